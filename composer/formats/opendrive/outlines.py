"""Outlines of objects: corners in the object's own frame or in the road's."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from composer.formats.opendrive.fields import UnreadableError, number, truth, where
from composer.formats.opendrive.rows import Member, stretched
from composer.formats.strict_xml import Element
from composer.street.curves import FloatArray, ReferenceLine

MAX_CORNERS = 5000


@dataclass(frozen=True, eq=False)
class Outline:
    """One outline, as it stands in the file.

    Attributes
    ----------
    corners : (N, 4)
        u, v, z, height of corners in the object's frame, or s, t, dz, height of corners in the road's; metres.
    on_road : bool
        Which of the two.
    closed : bool
        Whether the last corner is joined to the first.
    inner : bool
        Whether it cuts a hole into the others.
    """

    corners: FloatArray
    on_road: bool
    closed: bool
    inner: bool


@dataclass(frozen=True, eq=False)
class Ring:
    """An outline in the scene: bottoms of its corners (N, 3), their upper ends (N,), and what `Outline` says."""

    points: FloatArray
    tops: FloatArray
    closed: bool
    inner: bool

    @property
    def plan(self) -> FloatArray:
        """The corners on the plan, (N, 2)."""
        return self.points[:, :2]

    @property
    def height(self) -> float:
        """Metres from its lowest corner to the highest upper end."""
        return float(self.tops.max() - self.points[:, 2].min())


def outlines_of(element: Element) -> list[Outline]:
    """The outlines of an object, in ``<outlines>`` or, as in older versions, directly in it.

    Raises
    ------
    UnreadableError
        If a number is none, or there are too many corners.
    """
    found = []
    for outline in (*element.all("outlines", "outline"), *element.all("outline")):
        local, road = list(outline.all("cornerLocal")), list(outline.all("cornerRoad"))
        if max(len(local), len(road)) > MAX_CORNERS:
            raise UnreadableError(f"the {where(outline)} has more than {MAX_CORNERS} corners")
        if local:
            rows = [[number(c, key, 0.0) for key in ("u", "v", "z", "height")] for c in local]
        elif road:
            rows = [[number(c, key, 0.0) for key in ("s", "t", "dz", "height")] for c in road]
        else:
            continue
        closed = truth(outline, "closed", default=len(rows) > 2)
        found.append(Outline(np.array(rows), not local, closed, not truth(outline, "outer", default=True)))
    return found


def ring_of(
    outline: Outline, own: Member, member: Member, turns: tuple[float, float, float], line: ReferenceLine
) -> Ring:
    """Where an outline is for the object or for one of a row.

    Parameters
    ----------
    own, member : Member
        The object, and which of its row.
    turns : (heading, pitch, roll)
        The object's own angles, radians.
    line : ReferenceLine
        The road's.
    """
    corners = outline.corners
    if outline.on_road:
        # In a row the corners move along with their object.
        s, t = corners[:, 0] + (member.s - own.s), corners[:, 1] + (member.t - own.t)
        points, _ = line.place(s, t, corners[:, 2])
    else:
        local = corners[:, :3] * stretched(own, member)
        points = member.point + local @ turned(member.heading + turns[0], turns[1], turns[2]).T
    return Ring(points, points[:, 2] + corners[:, 3], outline.closed, outline.inner)


def turned(heading: float, pitch: float, roll: float) -> FloatArray:
    """The matrix that turns by roll about x, then pitch about y, then heading about z."""
    (ch, cp, cr), (sh, sp, sr) = ([f(a) for a in (heading, pitch, roll)] for f in (math.cos, math.sin))
    return np.array(
        [
            [ch * cp, ch * sp * sr - sh * cr, ch * sp * cr + sh * sr],
            [sh * cp, sh * sp * sr + ch * cr, sh * sp * cr - ch * sr],
            [-sp, cp * sr, cp * cr],
        ]
    )


def polygon_of(plan: FloatArray) -> shapely.Polygon | None:
    """The sound polygon of corners, the largest if they cross each other; None if they enclose nothing."""
    if len(plan) < 3:
        return None
    drawn = shapely.Polygon(plan)
    if not drawn.is_valid:
        parts = [p for p in shapely.get_parts(shapely.make_valid(drawn)) if isinstance(p, shapely.Polygon)]
        drawn = max(parts, key=lambda p: p.area, default=shapely.Polygon())
    return drawn if drawn.area > 1e-6 else None

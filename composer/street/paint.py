"""What is painted on street ground: lines, zebra stripes, parking bays.

Colours and areas only, on the plan; `composer.street.ground` lays them onto the surfaces, and a plan draws them as they
are. Measures are those of German roads in towns (RMS-1): lines 0.12 m wide, dashes of 3 m with gaps of 6 m.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from composer.street.axes import track_of
from composer.street.frames import FloatArray, Track
from composer.street.kinds import surface_kind
from composer.street.surface import Surface

WHITE, YELLOW = "#eceae4", "#e0b64a"
ASPHALT = "#6d7075"
LINE = 0.12
"""Width of a line, metres."""
DASH, GAP = 3.0, 6.0
BAR = 0.5
"""Width of the bars of a zebra crossing, and of what is between them, metres."""
BAY_LENGTH, BAY_WIDTH = 5.7, 2.5
"""Along a kerb, and side by side, metres."""
BROAD = 3.6
"""A parking strip wider than this is parked on across, metres."""
TOUCH = 0.02
"""Metres that lanes drawn by hand may lie apart and yet be neighbours."""
_SHORTEST = 2.0
_PIECE = 120.0
"""A line is cut into pieces so long, so that one window of the ground need not look at all of it, metres."""

Areas = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Paint:
    """Paint of one colour.

    Attributes
    ----------
    areas : (N,) array of polygons
        Where, on the plan.
    colour : str
        ``#rrggbb``.
    order : int
        It shows on surfaces whose kind has no higher `order`.
    """

    areas: Areas
    colour: str
    order: int


def strip(
    points: FloatArray, stations: FloatArray, start: float, end: float, width: float, aside: float = 0.0
) -> Areas:
    """A line painted along a border, as polygons.

    Parameters
    ----------
    points : (N, 2)
        The border; no two successive ones equal.
    stations : (N,)
        Where along the border they are, rising, metres.
    start, end : float
        From where to where it is painted.
    width, aside : float
        Of the paint, and how far to the left of the border its middle is; metres.
    """
    pieces = max(1, int(np.ceil((end - start) / _PIECE)))
    cuts = np.linspace(start, end, pieces + 1)
    return _sections(points, stations, cuts[:-1], cuts[1:], width, aside, exact=True)


def dashes(
    points: FloatArray,
    stations: FloatArray,
    start: float,
    end: float,
    width: float,
    aside: float = 0.0,
    dash: float = DASH,
    gap: float = GAP,
) -> Areas:
    """The same as `strip` in dashes, which stand at the same stations on every border of a road."""
    first = np.floor(start / (dash + gap)) * (dash + gap) + gap / 2
    begins = np.arange(first, end, dash + gap)
    ends = np.minimum(begins + dash, end)
    begins = np.maximum(begins, start)
    some = ends - begins > 0.3
    return _sections(points, stations, begins[some], ends[some], width, aside, exact=False)


def _sections(
    points: FloatArray,
    stations: FloatArray,
    begins: FloatArray,
    ends: FloatArray,
    width: float,
    aside: float,
    exact: bool,
) -> Areas:
    """Polygons along a line; `exact` ones have all its corners, others one in the middle."""
    if len(points) < 2 or not len(begins):
        return np.zeros(0, object)
    step = np.diff(points, axis=0)
    step /= np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-12)
    ahead = np.concatenate([step[:1], step[:-1] + step[1:], step[-1:]])
    square = np.maximum((ahead * ahead).sum(axis=1, keepdims=True), 1e-9)
    # Along the mitre of a corner, so that the line keeps its width there; not beyond twice it.
    scale = np.where(np.arange(len(points))[:, None] % (len(points) - 1) == 0, 1.0, np.minimum(2.0 / square, 2.0))
    normal = np.column_stack([-ahead[:, 1], ahead[:, 0]]) * scale
    sides = [points + normal * (aside + half) for half in (width / 2, -width / 2)]

    def at(side: FloatArray, s: FloatArray) -> FloatArray:
        return np.stack([np.interp(s, stations, side[:, k]) for k in (0, 1)], axis=-1)

    if not exact:
        places = np.stack([begins, (begins + ends) / 2, ends], axis=1)
        left, right = at(sides[0], places), at(sides[1], places)
        rings = np.concatenate([left, right[:, ::-1]], axis=1)
        return _sound(np.array([shapely.Polygon(ring) for ring in rings], object))
    found = []
    for begin, end in zip(begins, ends, strict=True):
        inner = stations[(stations > begin + 1e-6) & (stations < end - 1e-6)]
        s = np.concatenate([[begin], inner, [end]])
        found.append(shapely.Polygon(np.concatenate([at(sides[0], s), at(sides[1], s)[::-1]])))
    return _sound(np.array(found, object))


def _sound(drawn: Areas) -> Areas:
    valid = shapely.is_valid(drawn)
    if not valid.all():  # a tight bend
        drawn = np.concatenate([drawn[valid], _polygons(shapely.make_valid(drawn[~valid]))])
    return drawn


def _polygons(areas: Areas | BaseGeometry) -> Areas:
    """The polygons in geometries of any kind."""
    parts = shapely.get_parts(shapely.get_parts(areas))
    found: Areas = parts[shapely.get_type_id(parts) == 3]
    return found


def between(one: Surface, other: Surface) -> list[Paint]:
    """Lines between lanes that were drawn by hand: dashes between lanes, a whole line beside a bike lane."""
    kinds = surface_kind(one.kind), surface_kind(other.kind)
    draw = strip if kinds[0].use != kinds[1].use else dashes
    shared = shapely.intersection(shapely.boundary(one.area), shapely.buffer(other.area, TOUCH))
    found = []
    for line in shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.get_parts(shared)))):
        if line.geom_type == "LineString" and line.length >= _SHORTEST:
            points = _distinct(shapely.get_coordinates(line))
            s = Track(points).starts
            found.append(Paint(draw(points, s, 0.0, float(s[-1]), LINE), WHITE, max(k.order for k in kinds)))
    return found


def _distinct(points: FloatArray) -> FloatArray:
    """Points without those that repeat the one before."""
    step = np.hypot(*np.diff(points, axis=0).T)
    kept: FloatArray = points[np.concatenate([[True], step > 1e-6])]
    return kept


def zebra(surface: Surface, below: Sequence[Surface]) -> list[Paint]:
    """Asphalt with bars along the road."""
    order = surface_kind(surface.kind).order
    road = shapely.union_all([s.area for s in below]) if below else surface.area
    ground = shapely.intersection(surface.area, road)
    track = track_of(surface) or _across(surface, below)
    asphalt = Paint(_polygons(surface.area), ASPHALT, order)
    if track is None:
        return [asphalt]
    corners = shapely.get_coordinates(ground)
    if not len(corners):
        return [asphalt]
    along, left, _ = track.locate(corners)
    low, high, reach = float(along.min()), float(along.max()), float(np.abs(left).max()) + 0.5
    count = max(1, round((high - low) / (2 * BAR)))
    # As many bars as fit, with half a gap at either kerb.
    middles = low + (high - low) * (np.arange(count) + 0.5) / count
    bars = []
    for middle in middles:
        ends, _ = track.at(np.array([middle - BAR / 2, middle + BAR / 2] * 2), np.array([reach, reach, -reach, -reach]))
        bars.append(shapely.Polygon(ends[[0, 1, 3, 2]]))
    return [asphalt, Paint(_polygons(shapely.intersection(np.array(bars, object), ground)), WHITE, order)]


def _across(surface: Surface, roads: Sequence[Surface]) -> Track | None:
    """A line across the road through the middle of a crossing, where the crossing itself has no long way."""
    track = next((t for t in map(track_of, roads) if t is not None), None)
    if track is None:
        return None
    middle = shapely.get_coordinates(shapely.centroid(surface.area))
    _, _, heading = track.locate(middle)
    aside = np.array([-np.sin(heading[0]), np.cos(heading[0])])
    return Track(np.stack([middle[0] - aside, middle[0] + aside]))


def bays(surface: Surface) -> list[Paint]:
    """Lines between parked cars: along the kerb, or side by side where the strip is wide."""
    track = track_of(surface)
    if track is None or track.length < 4.0:
        return []
    kind = surface_kind(surface.kind)
    across = surface.area.area / track.length
    pitch = BAY_WIDTH if across > BROAD else BAY_LENGTH
    count = max(1, int(track.length / pitch))
    _, left, _ = track.locate(np.array(surface.polygon))
    at = np.linspace(0.0, track.length, count + 1)
    at[0] += LINE / 2
    at[-1] -= LINE / 2
    reach = float(np.abs(left).max()) + 0.1
    corners = [
        track.at(at + ahead, np.full(len(at), side))[0]
        for ahead, side in ((-LINE / 2, reach), (LINE / 2, reach), (LINE / 2, -reach), (-LINE / 2, -reach))
    ]
    bars = shapely.polygons(np.stack(corners, axis=1))
    return [Paint(_polygons(shapely.intersection(bars, surface.area)), WHITE, kind.order)]

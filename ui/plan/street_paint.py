"""What lies on street ground, worked out apart from the window: kerbs, lines, zebra stripes, bays, arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
import shapely
from PySide6.QtGui import QPainterPath
from shapely.geometry.base import BaseGeometry

from composer.scene import Junction, Road, Surface
from composer.street.axes import track_of
from composer.street.curbs import curbs_of
from composer.street.frames import FloatArray, Track
from composer.street.kinds import surface_kind
from composer.street.painter import Painter

ARROW_EVERY, ARROW_LONG, ARROW_WIDE = 28.0, 2.8, 1.0
"""Metres from arrow to arrow along a lane, and of an arrow."""
_SHORTEST = 9.0
"""Lanes shorter than this, metres, have no arrow."""
_BATCH = 40
"""Areas of one colour that are drawn together where they lie side by side."""


@dataclass(frozen=True, eq=False)
class Paint:
    """Areas of one colour, drawn together.

    Attributes
    ----------
    path : QPainterPath
    frame : (4,) floats
        Least x and y, largest x and y.
    colour : str
        ``#rrggbb``.
    order : int
        It lies on what has no more.
    """

    path: QPainterPath
    frame: tuple[float, float, float, float]
    colour: str
    order: int


@dataclass(frozen=True, eq=False)
class Markings:
    """All of a street's markings.

    Attributes
    ----------
    painter : Painter
        Remembers what was found, for the next time.
    paints, arrows : tuple of Paint
    kerbs : tuple of (path, frame)
    """

    painter: Painter
    paints: tuple[Paint, ...]
    arrows: tuple[Paint, ...]
    kerbs: tuple[Paint, ...]


def markings(
    surfaces: Sequence[Surface],
    roads: Sequence[Road],
    junctions: Sequence[Junction],
    before: Markings | None = None,
) -> Markings:
    """Find all markings; what has not changed since `before` is not looked for again."""
    painter = Painter(surfaces, roads, junctions, None if before is None else before.painter)
    found = []
    for each in painter.all():
        for k in range(0, len(each.areas), _BATCH):
            found += _joined(each.areas[k : k + _BATCH], each.colour, each.order)
    through = {road.id for road in roads if road.junction is not None}
    arrows = [a for s in surfaces if s.road not in through and (a := _arrows(s)) is not None]
    kerbs = [_line(curb.points) for curb in curbs_of(tuple(surfaces))]
    return Markings(painter, tuple(found), tuple(arrows), tuple(kerbs))


def path_of(area: BaseGeometry) -> QPainterPath:
    """A polygon, or several, with holes."""
    path = QPainterPath()
    for part in shapely.get_parts(area):
        for ring in shapely.get_rings(part) if part.geom_type == "Polygon" else ():
            path.addPath(_line_path(shapely.get_coordinates(ring)))
    return path


def path_of_rings(rings: Iterable[Iterable[tuple[float, float]]]) -> QPainterPath:
    """Rings as they are, with holes where one lies in another."""
    path = QPainterPath()
    for ring in rings:
        path.addPath(_line_path(np.array([*ring], np.float64), closed=True))
    return path


def _line_path(points: FloatArray, closed: bool = False) -> QPainterPath:
    """A line, or a ring, made from an array at once: point by point it would take ten times as long."""
    if closed:
        points = np.vstack([points, points[:1]])
    found: QPainterPath = pg.arrayToQPath(points[:, 0], points[:, 1], connect="all", finiteCheck=False)
    return found


def _joined(areas: np.ndarray[tuple[int], np.dtype[np.object_]], colour: str, order: int) -> list[Paint]:
    path = QPainterPath()
    for area in areas:
        path.addPath(path_of(area))
    if path.isEmpty():
        return []
    x0, y0, x1, y1 = shapely.total_bounds(areas).tolist()
    return [Paint(path, (x0, y0, x1, y1), colour, order)]


def _line(points: FloatArray) -> Paint:
    path = _line_path(points)
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Paint(path, (x0, y0, x1, y1), "", 0)


def _arrows(surface: Surface) -> Paint | None:
    """Arrows that point where one drives."""
    kind = surface_kind(surface.kind)
    if not surface.axis or surface.two_way or kind.use not in ("drive", "cycle"):
        return None
    track = track_of(surface)
    if track is None or track.length < _SHORTEST:
        return None
    small = 0.62 if kind.use == "cycle" else 1.0
    count = max(1, round(track.length / ARROW_EVERY))
    path = QPainterPath()
    for at in (np.arange(count) + 0.5) * track.length / count:
        path.addPath(_line_path(_arrow(track, float(at), small), closed=True))
    frame = path.boundingRect()
    return Paint(path, (frame.left(), frame.top(), frame.right(), frame.bottom()), "", kind.order)


def _arrow(track: Track, at: float, small: float) -> FloatArray:
    long, wide = ARROW_LONG * small, ARROW_WIDE * small
    along = at + long * np.array([-0.5, 0.05, 0.05, 0.5, 0.05, 0.05, -0.5])
    left = wide * np.array([0.1, 0.1, 0.5, 0.0, -0.5, -0.1, -0.1])
    points, _ = track.at(along, left)
    return points

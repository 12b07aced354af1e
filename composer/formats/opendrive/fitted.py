"""A road made to fit a piece of ground that was drawn by hand: a strip with a middle line.

The reference line runs along the middle line without kinks: corners are rounded. Where the strip's borders are is then
said by the offset and width of its one lane, measured across the line as densely as it takes. So the outline is kept to
the centimetre whatever its shape, as long as each cut across the line meets it once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from composer.errors import SceneError
from composer.formats.opendrive.locate import feet, nearest_places
from composer.street.curves import FloatArray, ReferenceLine, cubic_length
from composer.street.frames import Track
from composer.street.kinds import surface_kind
from composer.street.lanes import surfaces_of
from composer.street.road import Cubic, Curve, Lane, Rise, Road, Section
from composer.street.surface import Surface
from composer.values import build, revise

_KINK = 0.2
"""Radians: a middle line that turns more at a point has a corner there, which is rounded."""
_SHORTEST = 1e-4
_STATION = 0.2
_MOST_STATIONS = 4000
_ACROSS = 1e-4
_TOLERANCE = 0.002
"""Metres by which the straight pieces of offset, width and height may leave what was measured."""
_LEVEL = 1e-5
"""Radians: less is no tilt."""
_WORDS = {"drive": "driving", "cycle": "biking", "park": "parking", "walk": "sidewalk"}


@dataclass(frozen=True, eq=False)
class Fit:
    """A road, and by how much its lane's outline leaves the surface's at most, metres."""

    road: Road
    miss: float


@dataclass(frozen=True, eq=False)
class _Measured:
    """Along a reference line: places, and how far left of it the strip's borders are and how high; all (N,)."""

    s: FloatArray
    left: FloatArray
    right: FloatArray
    high_left: FloatArray
    high_right: FloatArray


def is_strip(surface: Surface) -> bool:
    """Whether it is a piece of ground that can be a lane."""
    kind = surface_kind(surface.kind)
    return surface.road is None and len(surface.axis) > 1 and (kind.strip or kind.use == "drive")


def word_of(surface: Surface) -> str:
    """OpenDRIVE's word for the lane that a surface becomes."""
    if surface.two_way and surface.kind == "lane":
        return "bidirectional"
    kind = surface_kind(surface.kind)
    return kind.opendrive[0] if kind.opendrive else _WORDS.get(kind.use, "none")


def fitted_road(surface: Surface, name: str) -> Fit:
    """A road whose only lane covers a surface.

    Parameters
    ----------
    surface : Surface
        One that `is_strip`.
    name : str
        The road's id.

    Raises
    ------
    SceneError
        If the surface does not lie along its middle line.
    """
    outline = max(shapely.get_parts(surface.area), key=lambda part: part.area)
    if not isinstance(outline, shapely.Polygon):
        raise SceneError("the surface {id!r} covers nothing", id=surface.id)
    outline = shapely.Polygon(outline.exterior)
    curves = _drawn_out(_curves(_distinct(surface.line), _reach(surface.line, outline)), outline)
    line = _line_of(curves)
    measured = _measure(line, outline, surface)
    slope = np.arctan2(measured.high_left - measured.high_right, np.maximum(measured.left - measured.right, _ACROSS))
    tilt = slope if np.abs(slope).max() > _LEVEL else 0.0 * slope
    # Across a tilted road lengths are measured along the tilt.
    left, right = measured.left / np.cos(tilt), measured.right / np.cos(tilt)
    middle = measured.high_left - measured.left * np.tan(tilt)
    kind = surface_kind(surface.kind)
    lane = build(
        Lane,
        id=-1,
        kind=surface.kind,
        type=word_of(surface),
        widths=_pieces(measured.s, np.maximum(left - right, 0.0)),
        rises=() if surface.z == kind.lift else (Rise(inner=surface.z, outer=surface.z),),
    )
    road = build(
        Road,
        id=name,
        name=surface.label or surface.id,
        length=line.length,
        curves=curves,
        elevation=_pieces(measured.s, middle) if middle.any() else (),
        tilt=_pieces(measured.s, tilt, 1e-4) if tilt.any() else (),
        offset=_pieces(measured.s, left),
        sections=(build(Section, lanes=(Lane(id=0, kind="ground", type="none"), lane)),),
    )
    made = shapely.union_all([one.area for one in surfaces_of(road)])
    if made.is_empty:
        raise SceneError("the surface {id!r} does not lie along its middle line", id=surface.id)
    return Fit(road, float(shapely.hausdorff_distance(made.boundary, outline.exterior, 0.2)))


def _reach(axis: FloatArray, outline: shapely.Polygon) -> float:
    """How far the outline is from its middle line at most, metres."""
    return float(shapely.hausdorff_distance(outline.exterior, shapely.LineString(axis)))


def _distinct(axis: FloatArray) -> FloatArray:
    steps = np.hypot(*np.diff(axis, axis=0).T)
    kept: FloatArray = axis[np.concatenate([[True], steps > _SHORTEST])]
    if len(kept) < 2:
        raise SceneError("a middle line is a single point")
    return kept


def _drawn_out(curves: tuple[Curve, ...], outline: shapely.Polygon) -> tuple[Curve, ...]:
    """The line with straight pieces before and behind it, as far as the outline goes beyond its ends."""
    line = _line_of(curves)
    track = Track(line.at(np.linspace(0.0, line.length, 1000))[0])
    corners = np.array(outline.exterior.coords)
    along = np.concatenate([track.locate(part)[0] for part in np.array_split(corners, len(corners) // 1000 + 1)])
    before, behind = max(-float(along.min()), 0.0), max(float(along.max()) - track.length, 0.0)
    found = list(curves)
    if behind > _SHORTEST:
        [end], [heading] = line.at(np.array([line.length]))
        if found[-1].kind == "line":
            found[-1] = revise(found[-1], length=found[-1].length + behind)
        else:
            found.append(_straight(line.length, behind, end, heading))
    if before > _SHORTEST:
        [start], [heading] = line.at(np.array([-before]))
        first = _straight(0.0, before, start, heading)
        if found[0].kind == "line":
            first = revise(first, length=before + found.pop(0).length)
        found = [first, *(revise(curve, start=curve.start + before) for curve in found)]
    return tuple(found)


def _straight(start: float, length: float, point: FloatArray, heading: float) -> Curve:
    x, y = point.tolist()
    return build(Curve, kind="line", start=start, length=length, x=x, y=y, heading=float(heading))


def _line_of(curves: tuple[Curve, ...]) -> ReferenceLine:
    length = curves[-1].start + curves[-1].length
    return ReferenceLine(build(Road, id="-", length=length, curves=curves, sections=(Section(),)))


def _curves(points: FloatArray, reach: float) -> tuple[Curve, ...]:
    """Lines and cubics through points, one going over into the next without a kink."""
    spots, headings = _anchors(points, reach)
    found: list[Curve] = []
    start = 0.0
    for k in range(len(spots) - 1):
        step = spots[k + 1] - spots[k]
        chord = float(np.hypot(*step))
        if chord < _SHORTEST:
            continue
        ahead = math.atan2(step[1], step[0])
        first, turn = _wrapped(ahead - headings[k]), _wrapped(headings[k + 1] - headings[k])
        straight = max(abs(first), abs(turn)) < 1e-7
        values = () if straight else _hermite(chord, first, turn)
        length = chord if straight else cubic_length(values)
        found.append(
            build(
                Curve,
                kind="line" if straight else "paramPoly3",
                start=start,
                length=length,
                x=float(spots[k][0]),
                y=float(spots[k][1]),
                heading=ahead if straight else float(headings[k]),
                values=values,
                normalized=not straight,
            )
        )
        start += length
    return tuple(found)


def _anchors(points: FloatArray, reach: float) -> tuple[FloatArray, FloatArray]:
    """Where the line runs through, and in which direction: that of the circle through a point and its neighbours.

    A corner is replaced by two points, so far before and behind it that what bends between them is not tighter than
    the strip is wide.
    """
    steps = np.diff(points, axis=0)
    lengths, ahead = np.hypot(*steps.T), np.arctan2(steps[:, 1], steps[:, 0])
    spots, headings = [points[0]], [math.nan]
    for k in range(1, len(points) - 1):
        turn = _wrapped(ahead[k] - ahead[k - 1])
        if abs(turn) <= _KINK:
            spots.append(points[k])
            headings.append(ahead[k - 1] + turn * lengths[k - 1] / (lengths[k - 1] + lengths[k]))
            continue
        away = min(0.45 * lengths[k - 1], 0.45 * lengths[k], 1.3 * reach * math.tan(min(abs(turn), 2.6) / 2) + 0.1)
        unit = steps[k - 1 : k + 1] / lengths[k - 1 : k + 1, None]
        spots += [points[k] - away * unit[0], points[k] + away * unit[1]]
        headings += [ahead[k - 1], ahead[k]]
    spots.append(points[-1])
    headings.append(math.nan)
    where, directions = np.array(spots), np.array(headings)
    if len(where) == 2:
        directions[:] = ahead[0]
    else:
        # At its ends the line bends as much as up to the next point.
        directions[0] = ahead[0] - _wrapped(directions[1] - ahead[0])
        directions[-1] = ahead[-1] - _wrapped(directions[-2] - ahead[-1])
    return where, directions


def _hermite(chord: float, first: float, turn: float) -> tuple[float, ...]:
    """The cubic from the origin, where it goes along u, to a point `chord` away in direction `first`, turned by `turn`.

    It is as fast as one that follows a circle's arc.
    """
    x, y = chord * math.cos(first), chord * math.sin(first)
    speed = 2 * chord * math.tan(turn / 4) / math.sin(turn / 2) if abs(turn) > 1e-6 else chord
    du, dv = speed * math.cos(turn), speed * math.sin(turn)
    return 0.0, speed, 3 * x - 2 * speed - du, -2 * x + speed + du, 0.0, 0.0, 3 * y - dv, -2 * y + dv


def _measure(line: ReferenceLine, outline: shapely.Polygon, surface: Surface) -> _Measured:
    """Where the borders are at every place that matters."""
    count = int(np.clip(np.ceil(line.length / _STATION), 2, _MOST_STATIONS)) + 1
    coarse = np.linspace(0.0, line.length, count)
    track = Track(line.at(coarse)[0])
    corners = np.array(outline.exterior.coords)
    # Right before and right behind a corner: an outline may step aside there.
    at = feet(line, corners, nearest_places(track, coarse, corners))
    coarse = np.concatenate([coarse, at - _ACROSS, at, at + _ACROSS])
    s = np.unique(np.clip(coarse, 0.0, line.length))
    # Right at its end a cut runs along the outline's edge.
    inside = np.clip(s, 1e-6, line.length - 1e-6)
    points, headings = line.at(inside)
    aside = np.stack([-np.sin(headings), np.cos(headings)], axis=1)
    far = float(np.ptp(corners, axis=0).sum()) + 10.0
    cuts = shapely.linestrings(np.stack([points - far * aside, points + far * aside], axis=1))
    shapely.prepare(outline)
    crossed = np.atleast_1d(np.asarray(shapely.intersection(cuts, outline)))
    left, right = np.zeros(len(s)), np.zeros(len(s))
    for k, piece in enumerate(crossed):
        left[k], right[k] = _nearest_part(piece, points[k], aside[k])
    there = np.flatnonzero(left - right > 0)
    if not len(there):
        raise SceneError("the surface {id!r} does not lie along its middle line", id=surface.id)
    # Where the cut meets nothing, the lane has no width, beside where it last had one.
    missing = np.flatnonzero(left - right <= 0)
    beside = (
        there[np.abs(missing[:, None] - there).argmin(axis=1)] if len(missing) * len(there) < 10**7 else missing * 0
    )
    left[missing] = right[missing] = (left[beside] + right[beside]) / 2
    if not surface.heights:
        return _Measured(s, left, right, 0.0 * s, 0.0 * s)
    ring = np.array([*surface.polygon, surface.polygon[0]])
    edge = shapely.LineString(ring)
    reached = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))])
    heights = np.array([*surface.heights, surface.heights[0]])

    def high(t: FloatArray) -> FloatArray:
        on_edge = shapely.line_locate_point(edge, shapely.points(points + aside * t[:, None]))
        found: FloatArray = np.interp(on_edge, reached, heights)
        return found

    return _Measured(s, left, right, high(left), high(right))


def _nearest_part(crossed: shapely.Geometry, point: FloatArray, aside: FloatArray) -> tuple[float, float]:
    """From where to where a cut meets the outline, left of the line: of several parts the one nearest to the line."""
    best, found = math.inf, (0.0, 0.0)
    for part in shapely.get_parts(crossed):
        if not isinstance(part, shapely.LineString) or part.is_empty:
            continue
        t = (np.array(part.coords) - point) @ aside
        low, high = float(t.min()), float(t.max())
        away = max(low, -high, 0.0)
        if high > low and away < best:
            best, found = away, (high, low)
    return found


def _pieces(s: FloatArray, values: FloatArray, tolerance: float = _TOLERANCE) -> tuple[Cubic, ...]:
    """Straight pieces through values along a road, as few as the tolerance allows."""
    drawn = shapely.LineString(np.column_stack([s, values]))
    kept = np.array(shapely.simplify(drawn, tolerance).coords)
    while len(kept) > 1900:
        tolerance *= 2
        kept = np.array(shapely.simplify(drawn, tolerance).coords)
    slopes = np.diff(kept[:, 1]) / np.diff(kept[:, 0])
    return tuple(
        build(Cubic, start=float(start), a=float(value), b=float(slope))
        for (start, value), slope in zip(kept[:-1], slopes, strict=True)
    )


def _wrapped(angle: float) -> float:
    return math.remainder(float(angle), math.tau)

"""Lanes become surfaces: one for every lane that has a width, section by section.

Ids are ``road-<road>/<section>/<lane>``, such as ``road-1/0/-2``: the road's own id, the section's number from 0 at the
road's start, the lane's id. A lane that must be cut – because its width vanishes in between, because it comes around
in a circle, or because it is very long – continues as ``road-1/0/-2/1``, ``…/2``, in the order of `s`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from composer.errors import SceneError
from composer.street.curves import FloatArray, ReferenceLine
from composer.street.kinds import surface_kind
from composer.street.road import Lane, Road
from composer.street.sections import TINY, Cuts, SectionShape, runs
from composer.street.surface import Surface
from composer.values import build

THIN = 1e-3
"""Metres: what is narrower is no lane."""
_MAX_SIDE = 9000
"""Cross-sections of one surface."""
_MOST_TURN = 1.5 * np.pi
"""Radians a surface may turn: one that came full circle would lie on itself."""
_DIGITS = 6
"""Decimals of a metre that are kept: files stay small, and neighbours still share their corners exactly."""
_LEAST_AREA = 1e-6
_MOST_SWEPT, _SWEPT = 256, 64
"""Cross-sections of what crosses itself that are looked at together; of more, so many at a time: each may cross all."""


def surfaces_of(road: Road, line: ReferenceLine | None = None, most_corners: int | None = None) -> tuple[Surface, ...]:
    """The surfaces of a road's lanes, section by section, leftmost lane first.

    Neighbouring lanes of a section share their corners. Outlines leave the exact borders by less than a centimetre, in
    height too. The axis of a lane is its middle line in driving direction; `z` is what the lane rises above the road,
    or else its kind's lift.

    Parameters
    ----------
    road : Road
    line : ReferenceLine, optional
        The road's, if it is there already.
    most_corners : int, optional
        How many corners all of them may have; many, if it is not said.

    Raises
    ------
    SceneError
        If the road leaves the space a scene may have, or bends so much that it takes more corners.
    """
    line = ReferenceLine(road) if line is None else line
    found: list[Surface] = []
    left = math.inf if most_corners is None else most_corners
    for index in range(len(road.sections)):
        shape = SectionShape(line, road, index)
        if shape.end - shape.start <= 10 * TINY or not shape.lanes:
            continue
        cuts = shape.sample()
        left -= 2 * len(cuts.s) * len(shape.lanes)
        if left < 0:
            raise SceneError(
                "the lanes of the road {id!r} take more than {most_corners} corners",
                id=road.id,
                most_corners=most_corners,
            )
        for k, lane in enumerate(shape.lanes):
            name = f"road-{road.id}/{index}/{lane.id}"
            outlines = (outline for piece in _pieces(cuts, k) for outline in _outlines(piece, k, lane, shape.start))
            found += [
                _surface(name if number == 0 else f"{name}/{number}", road, index, lane, outline, line.flat)
                for number, outline in enumerate(outlines)
            ]
    return tuple(found)


@dataclass(frozen=True, eq=False)
class _Outline:
    """A polygon of a lane: its corners with their heights (A, 3), holes (H, 2), and the lane's middle line (M, 2)."""

    ring: FloatArray
    holes: tuple[FloatArray, ...]
    middle: FloatArray


def _pieces(cuts: Cuts, k: int) -> Iterator[Cuts]:
    """Stretches of the k-th lane that make one polygon each."""
    wide = cuts.widths[:, k] > THIN
    jump = np.diff(cuts.s) < TINY
    there = np.where(jump, wide[:-1] & wide[1:], wide[:-1] | wide[1:])
    turns = np.remainder(np.diff(cuts.headings) + np.pi, 2 * np.pi) - np.pi
    heading = np.concatenate([[0.0], np.cumsum(turns)])
    turned = np.concatenate([[0.0], np.cumsum(np.abs(turns))])
    counted = np.arange(len(turned), dtype=np.float64)
    for start, end in runs(there):
        # A pinch ends one polygon and begins another.
        pinches = start + 1 + np.flatnonzero(~wide[start + 1 : end])
        for first, last in pairwise([start, *pinches.tolist(), end]):
            by_turn = int(np.ceil(np.ptp(heading[first : last + 1]) / _MOST_TURN))
            by_count = -(-(last - first) // _MAX_SIDE)
            measure, parts = (turned, by_turn) if by_turn > by_count else (counted, by_count)
            marks = np.linspace(measure[first], measure[last], parts + 1)[1:-1]
            inner = np.unique(np.clip(np.searchsorted(measure, marks), first, last)).tolist()
            for a, b in pairwise(sorted({first, *inner, last})):
                yield cuts[a : b + 1]


def _outlines(cuts: Cuts, k: int, lane: Lane, start: float) -> Iterator[_Outline]:
    """What the k-th lane covers between these cross-sections."""
    left, right = cuts.borders[:, k].copy(), cuts.borders[:, k + 1].copy()
    if _level_rise(lane) is None:
        inner, outer = _rises(lane, cuts.s - start, cuts.side)
        left[:, 2] += outer if lane.id > 0 else inner
        right[:, 2] += inner if lane.id > 0 else outer
    pointed = cuts.widths[:, k] <= THIN
    left[pointed] = right[pointed] = (left[pointed] + right[pointed]) / 2
    middle = _distinct((left + right) / 2)[:, :2]
    ring = _ring(np.concatenate([left, right[::-1]]))
    if len(ring) < 3:
        return
    drawn = shapely.Polygon(ring[:, :2])
    if drawn.is_valid:
        if drawn.area > _LEAST_AREA:
            yield _Outline(ring, (), middle)
        return
    if len(left) <= _MOST_SWEPT:
        yield from _swept(left, right, ring, middle)
        return
    for first in range(0, len(left) - 1, _SWEPT):
        here = slice(first, first + _SWEPT + 1)
        between = _distinct((left[here] + right[here]) / 2)[:, :2]
        yield from _swept(left[here], right[here], _ring(np.concatenate([left[here], right[here][::-1]])), between)


def _swept(left: FloatArray, right: FloatArray, ring: FloatArray, middle: FloatArray) -> Iterator[_Outline]:
    """What the line from left to right passes over, where the outline crosses itself.

    On the inside of a bend that is tighter than the lane is wide its border runs backwards.
    """
    corners = np.round(np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)[..., :2], _DIGITS)
    swept = shapely.union_all(shapely.make_valid(shapely.polygons(corners)))
    parts = [p for p in shapely.get_parts(swept) if isinstance(p, shapely.Polygon) and p.area > _LEAST_AREA]
    known = shapely.STRtree([shapely.Point(p) for p in ring[:, :2]])
    for number, part in enumerate(sorted(parts, key=lambda p: -p.area)):
        outer = np.array(part.exterior.coords)
        heights = ring[known.nearest(shapely.points(outer)), 2]
        sound = _ring(np.column_stack([outer, heights]))
        holes = [_ring(np.array(hole.coords)) for hole in part.interiors]
        if len(sound) >= 3:
            yield _Outline(sound, tuple(h for h in holes if len(h) >= 3), middle if number == 0 else middle[:0])


def _surface(name: str, road: Road, index: int, lane: Lane, outline: _Outline, flat: bool) -> Surface:
    z = _level_rise(lane)
    against = (lane.id > 0) != road.left_hand
    middle = outline.middle[::-1] if against else outline.middle
    return build(
        Surface,
        id=name,
        kind=lane.kind,
        polygon=outline.ring[:, :2].tolist(),
        holes=[hole.tolist() for hole in outline.holes],
        z=0.0 if z is None else z,
        heights=() if flat and z is not None else outline.ring[:, 2].tolist(),
        axis=middle.tolist() if len(middle) > 1 else (),
        two_way=lane.type == "bidirectional",
        road=road.id,
        section=index,
        lane=lane.id,
    )


def _level_rise(lane: Lane) -> float | None:
    """How far the lane lies above its road; None if that changes along it or across it."""
    if not lane.rises:
        return surface_kind(lane.kind).lift
    values = {v for rise in lane.rises for v in (rise.inner, rise.outer)}
    return values.pop() if len(values) == 1 and lane.rises[0].start <= TINY else None


def _rises(lane: Lane, s: FloatArray, side: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Height above the road at the inner and the outer edge: each record's, until the next one begins."""
    starts = np.array([rise.start for rise in lane.rises])
    piece = np.searchsorted(starts, s + side, side="right") - 1
    values = np.array([(0.0, 0.0), *((rise.inner, rise.outer) for rise in lane.rises)])[piece + 1]
    return values[:, 0], values[:, 1]


def _distinct(points: FloatArray) -> FloatArray:
    """Points without those that repeat the one before on the plan, rounded."""
    points = np.round(points, _DIGITS) + 0.0
    kept: FloatArray = points[np.concatenate([[True], (np.diff(points[:, :2], axis=0) != 0).any(axis=1)])]
    return kept


def _ring(points: FloatArray) -> FloatArray:
    """Points without repeats and without the first one again at the end."""
    points = _distinct(points)
    return points[:-1] if len(points) > 1 and (points[0, :2] == points[-1, :2]).all() else points

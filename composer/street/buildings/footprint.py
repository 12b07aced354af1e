"""The plan of a building: its edges with the inside to their left, courtyards included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Footprint:
    """An outline and its courtyards.

    Parameters
    ----------
    rings : sequence of (n, 2) float64
        The outline counter-clockwise, then courtyards clockwise; no corner twice in a row, none on a straight line.
    """

    rings: Sequence[FloatArray]

    @classmethod
    def of(cls, rings: Iterable[FloatArray], grain: float = 0.01) -> Footprint:
        """From rings of any direction, the outline first; corners nearer than `grain` metres are one."""
        found = []
        for number, ring in enumerate(rings):
            points = _tidied(np.asarray(ring, np.float64), grain)
            x, y = points.T
            turns = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() > 0
            found.append(points if turns == (number == 0) else points[::-1].copy())
        return cls([found[0], *(ring for ring in found[1:] if len(ring) >= 3)])

    @cached_property
    def corners(self) -> FloatArray:
        """All corners, (E, 2); edge *k* begins at corner *k*."""
        return np.concatenate(self.rings)

    @cached_property
    def following(self) -> IntArray:
        """The corner at which each edge ends, (E,)."""
        first, found = 0, []
        for ring in self.rings:
            found.append(first + (np.arange(len(ring)) + 1) % len(ring))
            first += len(ring)
        return np.concatenate(found)

    @cached_property
    def previous(self) -> IntArray:
        """The edge before each edge, (E,)."""
        before = np.empty_like(self.following)
        before[self.following] = np.arange(len(self.following))
        return before

    @cached_property
    def steps(self) -> FloatArray:
        """From each corner to the next, (E, 2)."""
        steps: FloatArray = self.corners[self.following] - self.corners
        return steps

    @cached_property
    def lengths(self) -> FloatArray:
        """Of the edges, metres, (E,)."""
        lengths: FloatArray = np.hypot(self.steps[:, 0], self.steps[:, 1])
        return lengths

    @cached_property
    def directions(self) -> FloatArray:
        """Unit vectors along the edges, (E, 2)."""
        directions: FloatArray = self.steps / self.lengths[:, None]
        return directions

    @cached_property
    def outward(self) -> FloatArray:
        """Unit normals out of the building, (E, 2)."""
        return np.stack([self.directions[:, 1], -self.directions[:, 0]], axis=1)

    @cached_property
    def polygon(self) -> shapely.Polygon:
        """As shapely has it."""
        polygon = shapely.Polygon(self.rings[0], self.rings[1:])
        shapely.prepare(polygon)
        return polygon

    @cached_property
    def turns(self) -> FloatArray:
        """How far the outline turns at each corner, radians, positive to the left, (E,)."""
        a, b = self.directions[self.previous], self.directions
        turns: FloatArray = np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(axis=1))
        return turns

    def point(self, edge: int, along: FloatArray) -> FloatArray:
        """Points so many metres along an edge, (N, 2); its ends come out as the very corners."""
        ends = np.where((along >= self.lengths[edge])[:, None], self.corners[self.following[edge]], self.corners[edge])
        inside = (along > 0) & (along < self.lengths[edge])
        between = self.corners[edge] + along[:, None] * self.directions[edge]
        points: FloatArray = np.where(inside[:, None], between, ends)
        return points

    def on_edge(self, edge: int, points: FloatArray, reach: float = 1e-5) -> tuple[IntArray, FloatArray]:
        """Which points lie on an edge between its ends, in order, and how far along it."""
        offset = points - self.corners[edge]
        along = offset @ self.directions[edge]
        beside = np.abs(offset @ self.outward[edge])
        hits = np.nonzero((beside < reach) & (along > reach) & (along < self.lengths[edge] - reach))[0]
        order = hits[np.argsort(along[hits], kind="stable")]
        return order, along[order]


def _tidied(points: FloatArray, grain: float) -> FloatArray:
    """Without corners that are doubled or do not turn: they would give walls of no width and roofs of no slope."""
    while len(points) > 3:
        after = np.roll(points, -1, axis=0) - points
        before = np.roll(after, 1, axis=0)
        long_after, long_before = np.hypot(*after.T), np.hypot(*before.T)
        area = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0])
        span = np.hypot(*(after + before).T)
        # How far the corner stands off the line between its neighbours; a spike does too, and has no width.
        off = area / np.maximum(span, 1e-12)
        worst = np.minimum(np.minimum(long_after, long_before), np.where(span > grain, off, area))
        least = int(worst.argmin())
        if worst[least] > (grain if min(long_after[least], long_before[least]) <= grain else 1e-4):
            break
        points = np.delete(points, least, axis=0)
    return points

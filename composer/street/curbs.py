"""Curbs: where raised ground meets what one drives or parks on.

They are not stored but found: a piece of the border of a sidewalk, verge, plaza, median or kerb stone is a curb where a
carriageway begins just outside of it. Pieces that continue each other, as those of one sidewalk cut into sections, are
one curb. Curbs are numbered in the order in which the document first names ground that they border, and along its
outline, so that a street which only grows at its end keeps its numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from composer.street.frames import FloatArray, IntArray, Track
from composer.street.kinds import SurfaceKind, surface_kind
from composer.street.surface import Surface

BoolArray = npt.NDArray[np.bool_]

RAISED = 0.1
"""Kinds of ground that lie at least so many metres above the road are raised."""
GAP = 0.25
"""Metres that may lie between raised ground and the carriageway beside it, where both were drawn by hand."""
_BESIDE = 0.04
"""Metres outside of a border at which other raised ground would show that it is none."""
_PIECE = 2.0
"""Longer edges are looked at piece by piece, metres."""
_JOINT = 0.35
"""Ends of curbs so near to each other, metres, are one curb."""
_BEND = math.radians(60.0)
_SHORTEST = 4.0
"""What is shorter, metres, is no curb but the end of a strip or where a driveway begins; unless it is an island's."""
_ISLAND = 0.5
_ACROSS = (0.8, 1.6, 2.4, 3.4)
"""Metres from a border at which a road must begin behind a shoulder, or other level ground, between the two."""
_HALVINGS = 9


def is_raised(kind: SurfaceKind) -> bool:
    """Whether ground of a kind lies a kerb higher than the road."""
    return kind.lift >= RAISED


def is_used(kind: SurfaceKind) -> bool:
    """Whether ground of a kind is driven, cycled or parked on."""
    return kind.use in ("drive", "cycle", "park")


def is_level_strip(kind: SurfaceKind) -> bool:
    """Whether ground of a kind is a strip of roads that is none of that and no higher: a shoulder, a tram track."""
    return kind.strip and kind.use == "ground" and kind.lift == 0.0


def is_carriageway(kind: SurfaceKind) -> bool:
    """Whether ground of a kind is driven, cycled or parked on, or is a level strip of the road beside that."""
    return is_used(kind) or is_level_strip(kind)


@dataclass(frozen=True, eq=False)
class Curb:
    """One curb.

    Attributes
    ----------
    points : (A, 2) float64
        Its line; the raised ground lies to its left, the carriageway to its right; metres.
    grounds : tuple of int
        Which of the surfaces are raised along it, in the order in which it passes them.
    closed : bool
        Whether it comes back to where it starts, as around an island; the first point is then also the last.
    """

    points: FloatArray
    grounds: tuple[int, ...]
    closed: bool = False

    @cached_property
    def track(self) -> Track:
        """Metres along it and to its left, where it is raised."""
        return Track(self.points)


@dataclass(frozen=True, eq=False)
class _Run:
    """A piece of one ring: its place in the order of the document, and its points."""

    key: tuple[int, int, float]
    points: FloatArray
    closed: bool


def curbs_of(surfaces: Sequence[Surface]) -> tuple[Curb, ...]:
    """The curbs of a street, in their order."""
    kinds = [surface_kind(s.kind) for s in surfaces]
    raised = [i for i, kind in enumerate(kinds) if is_raised(kind)]
    used = [i for i, kind in enumerate(kinds) if is_used(kind)]
    if not raised or not used:
        return ()
    borders = _Borders.of(surfaces, raised, used, [i for i, kind in enumerate(kinds) if is_level_strip(kind)])
    return _joined(borders.runs())


@dataclass(frozen=True, eq=False)
class _Borders:
    """Rings about raised ground, which lies to their left, as pieces of edges.

    Attributes
    ----------
    start, step : (P, 2)
        First corner of the edge that a piece is of, and the edge.
    low, high : (P,)
        Which share of the edge the piece is.
    edge, ring, ground : (P,)
        Numbers of edge, ring and surface.
    grounds, roads, strips : _Cover
        What is raised, what is driven, cycled or parked on, and level strips beside that.
    """

    start: FloatArray
    step: FloatArray
    low: FloatArray
    high: FloatArray
    edge: IntArray
    ring: IntArray
    ground: IntArray
    grounds: _Cover
    roads: _Cover
    strips: _Cover

    @classmethod
    def of(cls, surfaces: Sequence[Surface], raised: list[int], used: list[int], level: list[int]) -> _Borders:
        grounds = np.array([surfaces[i].area for i in raised], object)
        parts, owner = shapely.get_parts(shapely.orient_polygons(grounds), return_index=True)
        rings, part = shapely.get_rings(parts, return_index=True)
        ground = np.array(raised, np.int64)[owner[part]]
        points, ring = shapely.get_coordinates(rings, return_index=True)
        same = ring[1:] == ring[:-1]
        start, step = points[:-1][same], np.diff(points, axis=0)[same]
        edge_ring = ring[:-1][same]
        length = np.hypot(step[:, 0], step[:, 1])
        count = np.maximum(np.ceil(length / _PIECE), 1).astype(np.int64)
        edge = np.repeat(np.arange(len(count)), count)
        number = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        share = 1.0 / count[edge]
        return cls(
            start[edge],
            step[edge],
            number * share,
            (number + 1) * share,
            edge,
            edge_ring[edge],
            ground[edge_ring[edge]],
            _Cover(grounds),
            _Cover(np.array([surfaces[i].area for i in used], object)),
            _Cover(np.array([surfaces[i].area for i in level], object)),
        )

    def _is_curb(self, pieces: IntArray, share: FloatArray) -> BoolArray:
        """Whether a carriageway begins outside of some pieces at a share of their edges, (K,)."""
        step = self.step[pieces]
        length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-12)
        outward = np.stack([step[:, 1], -step[:, 0]], axis=1) / length[:, None]
        at = self.start[pieces] + step * share[:, None]
        ring = self.ring[pieces]
        lower = self.roads.covers(at + outward * GAP, ring)
        between = np.flatnonzero(~lower)
        between = between[self.strips.covers((at + outward * GAP)[between], ring[between])]
        for reach in _ACROSS:
            lower[between] |= self.roads.covers((at + outward * reach)[between], ring[between])
        lower[lower] = ~self.grounds.covers((at + outward * _BESIDE)[lower], ring[lower])
        return lower

    def runs(self) -> list[_Run]:
        """Pieces that follow each other on one ring and are curbs."""
        everything = np.arange(len(self.edge))
        found = self._is_curb(everything, (self.low + self.high) / 2)
        low, high = self.low.copy(), self.high.copy()
        self._refine(found, low, high)
        runs: list[_Run] = []
        starts = np.flatnonzero(np.diff(self.ring, prepend=-1))
        for first, last in zip(starts.tolist(), [*starts[1:].tolist(), len(self.ring)], strict=True):
            runs += self._of_ring(found[first:last], first, low, high)
        return runs

    def _refine(self, found: BoolArray, low: FloatArray, high: FloatArray) -> None:
        """Within an edge, a curb ends where its carriageway does: found by halving, for all ends at once."""
        together = (self.edge[1:] == self.edge[:-1]) & (found[1:] != found[:-1])
        before = np.flatnonzero(together)
        if not len(before):
            return
        middle = (self.low + self.high) / 2
        yes = np.where(found[before], middle[before], middle[before + 1])
        no = np.where(found[before], middle[before + 1], middle[before])
        for _ in range(_HALVINGS):
            half = (yes + no) / 2
            is_curb = self._is_curb(before, half)
            yes, no = np.where(is_curb, half, yes), np.where(is_curb, no, half)
        ends = found[before]
        high[before[ends]] = yes[ends]
        low[before[~ends] + 1] = yes[~ends]

    def _of_ring(self, found: BoolArray, offset: int, low: FloatArray, high: FloatArray) -> list[_Run]:
        if not found.any():
            return []
        n = len(found)
        if found.all():
            return [self._run(np.arange(n) + offset, low, high, closed=True)]
        runs = []
        for first in np.flatnonzero(found & ~np.roll(found, 1)).tolist():
            count = int(np.argmin(np.roll(found, -first)))
            runs.append(self._run((first + np.arange(count)) % n + offset, low, high, closed=False))
        return runs

    def _run(self, pieces: IntArray, low: FloatArray, high: FloatArray, closed: bool) -> _Run:
        first = self.start[pieces] + self.step[pieces] * low[pieces, None]
        last = self.start[pieces] + self.step[pieces] * high[pieces, None]
        # Only corners are points of the line, not where long edges were cut.
        corner = np.append(np.diff(self.edge[pieces]) != 0, True)
        points = _distinct(np.vstack([first[:1], last[corner]]))
        at = int(pieces[0])
        return _Run((int(self.ground[at]), int(self.ring[at]), float(at)), points, closed)


class _Cover:
    """Tells which points lie in any of some areas.

    Points come in groups that lie together, as those of one ring: few areas are near a group.
    """

    def __init__(self, areas: npt.NDArray[np.object_]) -> None:
        self._areas = areas
        self._tree = shapely.STRtree(areas)

    def covers(self, points: FloatArray, group: IntArray) -> BoolArray:
        """Whether points (N, 2) are covered, (N,); those of one group follow each other."""
        found = np.zeros(len(points), bool)
        if not len(points):
            return found
        starts = np.flatnonzero(np.diff(group, prepend=group[0] - 1))
        low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
        ends = np.append(starts[1:], len(points))
        for k, area in self._tree.query(shapely.box(*low.T, *high.T)).T.tolist():
            here = slice(starts[k], ends[k])
            found[here] |= shapely.intersects_xy(self._areas[area], points[here, 0], points[here, 1])
        return found


def _distinct(points: FloatArray) -> FloatArray:
    step = np.hypot(*np.diff(points, axis=0).T)
    kept: FloatArray = points[np.append(True, step > 1e-6)]
    return kept


def _joined(runs: list[_Run]) -> tuple[Curb, ...]:
    """Curbs of runs, those that continue each other put together."""
    runs = [run for run in runs if len(run.points) > 1]
    following = _following(runs)
    heads = sorted(set(range(len(runs))) - set(following.values()), key=lambda i: runs[i].key)
    chains = []
    left = set(range(len(runs)))
    for head in [*heads, *sorted(left - set(heads), key=lambda i: runs[i].key)]:
        chain = []
        step: int | None = head
        while step is not None and step in left:
            left.discard(step)
            chain.append(step)
            step = following.get(step)
        if chain:
            chains.append((min(runs[i].key for i in chain), chain, step == head))
    curbs = []
    for _, chain, round_ in sorted(chains, key=lambda each: each[0]):
        closed = round_ or (len(chain) == 1 and runs[chain[0]].closed)
        points = _onward([runs[i].points for i in chain])
        if closed and not np.allclose(points[0], points[-1]):
            points = np.vstack([points, points[:1]])
        points = _distinct(points)
        if len(points) > 1 and Track(points).length >= (_ISLAND if closed else _SHORTEST):
            curbs.append(Curb(points, tuple(dict.fromkeys(runs[i].key[0] for i in chain)), closed))
    return tuple(curbs)


def _onward(lines: list[FloatArray]) -> FloatArray:
    """Lines that continue each other as one, which nowhere goes back by what two of them overlap."""
    points = lines[0]
    for line in lines[1:]:
        ahead = points[-1] - points[-2]
        before = (line - points[-1]) @ ahead <= 0.0
        first = int(np.argmin(before)) if not before.all() else len(line)
        points = np.vstack([points, line[first:]])
    return points


def _following(runs: list[_Run]) -> dict[int, int]:
    """Which run goes on as which: the nearest one that begins where it ends, and in its direction."""
    open_ = [i for i, run in enumerate(runs) if not run.closed]
    if len(open_) < 2:
        return {}
    ends = np.array([runs[i].points[-1] for i in open_])
    starts = np.array([runs[i].points[0] for i in open_])
    out = np.array([_heading(runs[i].points[-2:]) for i in open_])
    into = np.array([_heading(runs[i].points[:2]) for i in open_])
    tree = shapely.STRtree(np.asarray(shapely.points(starts)))
    near = tree.query(shapely.points(ends), predicate="dwithin", distance=_JOINT)
    offset = ends[near[0]] - starts[near[1]]
    turn = np.abs((out[near[0]] - into[near[1]] + math.pi) % (2 * math.pi) - math.pi)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for k in np.lexsort((turn, np.hypot(offset[:, 0], offset[:, 1]).round(3))).tolist():
        one, other = open_[near[0, k]], open_[near[1, k]]
        if turn[k] <= _BEND and one != other and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _heading(points: FloatArray) -> float:
    across = points[1] - points[0]
    return math.atan2(across[1], across[0])

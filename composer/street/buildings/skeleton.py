"""Roofs over any plan: the plan shrinks at an even speed, and what each edge sweeps is its side of the roof.

That is the straight skeleton (Aichholzer, Aurenhammer et al., 1995), found by letting the outline shrink from event to
event: an edge vanishes, or an inner corner runs into the edge across. All events of one moment are resolved together,
by drawing the outline anew from what is left of its edges, so that symmetric plans, on which many events coincide, are
no special case.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from composer.street.buildings.footprint import FloatArray, Footprint, IntArray

EPS = 1e-4
"""Metres within which two corners are one."""


class SkeletonError(ValueError):
    """The plan is too tangled."""


@dataclass(frozen=True, eq=False)
class Face:
    """A side of a roof.

    Attributes
    ----------
    edge : int
        The edge of the plan from which it rises.
    band : int
        Between which of the levels it lies.
    loop : tuple of int
        Its corners, counter-clockwise seen from above.
    """

    edge: int
    band: int
    loop: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Skeleton:
    """What the shrinking plan sweeps.

    Attributes
    ----------
    points : (P, 2) float64
        Of the plan; the first ones are the corners of the footprint, in order.
    depths : (P,) float64
        How far inside each lies: metres from the edges it came from.
    faces : list of Face
    """

    points: FloatArray
    depths: FloatArray
    faces: list[Face]


def skeleton(plan: Footprint, levels: Sequence[float] = ()) -> Skeleton:
    """Shrink a plan until nothing is left.

    Parameters
    ----------
    levels : increasing floats
        Depths, metres, at which every side of the roof is cut, so that it can bend there.

    Raises
    ------
    SkeletonError
        If rounding gets the better of it.
    """
    return _Shrinking(plan, levels).run()


class _Shrinking:
    def __init__(self, plan: Footprint, levels: Sequence[float]) -> None:
        self._inward = -plan.outward
        self._points: list[tuple[float, float]] = [(float(x), float(y)) for x, y in plan.corners]
        self._depths = [0.0] * len(self._points)
        self._levels = [*levels, np.inf]
        self._pieces: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
        first, self._loops = 0, []
        for ring in plan.rings:
            # A corner and the edge that leaves it; both carry the same number at first.
            self._loops.append([(first + k, first + k) for k in range(len(ring))])
            first += len(ring)
        self._area, self._corners = plan.polygon.area, len(plan.corners)
        self._depth, self._band = 0.0, 0

    def run(self) -> Skeleton:
        for _ in range(20 * len(self._points) + 20 * len(self._levels)):
            if not self._loops:
                break
            self._step()
        else:
            raise SkeletonError("the plan does not stop shrinking")
        faces = [
            Face(edge, band, loop)
            for (edge, band), pieces in self._pieces.items()
            for loop in loops_of(_outer_edges(pieces), np.array(self._points))
        ]
        points, faces = np.array(self._points), _straightened(faces, self._corners)
        covered = sum(abs(area_of(points[list(face.loop)])) for face in faces)
        if not abs(covered - self._area) <= 1e-3 * self._area + 1e-3:
            raise SkeletonError("the roof does not cover the plan")
        return Skeleton(points, np.array(self._depths), faces)

    def _step(self) -> None:
        ids = np.array([p for loop in self._loops for p, _ in loop])
        edges = np.array([e for loop in self._loops for _, e in loop])
        before = np.array([loop[k - 1][1] for loop in self._loops for k in range(len(loop))])
        after = np.concatenate(_next_places(self._loops))
        places = np.array(self._points)[ids]
        n1, n2 = self._inward[before], self._inward[edges]
        # Of edges that almost face each other the sum is small, and its square keeps more digits than 1 + n1 · n2.
        both = n1 + n2
        speeds = 2 * both / np.maximum((both * both).sum(axis=1), 1e-14)[:, None]
        wait = min(self._collapse(places, speeds, edges, after), self._hit(places, speeds, edges, before, after))
        if not np.isfinite(wait):
            raise SkeletonError("the plan has a corner that leads nowhere")
        limit = self._levels[self._band] - self._depth
        wait = max(min(wait, limit), 0.0)
        self._depth += wait
        moved = places + speeds * wait
        new = self._named(moved)
        # Corners that meet on an edge divide it, above and below.
        swept: list[tuple[int, int, int]] = []
        for k in range(len(ids)):
            a, b = int(new[k]), int(new[after[k]])
            between = self._on_way(a, b, new)
            chain = [a, *between, b]
            piece = _compact([int(ids[k]), int(ids[after[k]]), *reversed(chain)])
            if len(piece) > 2:
                self._pieces[int(edges[k]), self._band].append(piece)
            swept += [(p, q, int(edges[k])) for p, q in itertools.pairwise(chain) if p != q]
        if wait >= limit:
            self._band += 1
        self._redraw(swept)

    def _collapse(self, places: FloatArray, speeds: FloatArray, edges: IntArray, after: IntArray) -> float:
        """When the first edge has no length left."""
        step = places[after] - places
        along = np.stack([self._inward[edges][:, 1], -self._inward[edges][:, 0]], axis=1)
        length = (step * along).sum(axis=1)
        closing = -((speeds[after] - speeds) * along).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            waits = np.where(closing > 1e-9, np.maximum(length, 0.0) / closing, np.inf)
        return float(waits.min())

    def _hit(self, places: FloatArray, speeds: FloatArray, edges: IntArray, before: IntArray, after: IntArray) -> float:
        """When the first inner corner runs into an edge across."""
        n1, n2 = self._inward[before], self._inward[edges]
        inner = np.nonzero(n1[:, 0] * n2[:, 1] - n1[:, 1] * n2[:, 0] < -1e-9)[0]
        if not len(inner):
            return float("inf")
        offset = places[inner][:, None] - places[None]
        normal = self._inward[edges]
        gap = (offset * normal).sum(axis=-1)
        closing = 1.0 - speeds[inner] @ normal.T
        with np.errstate(divide="ignore", invalid="ignore"):
            waits = np.where(closing > 1e-9, gap / closing, np.inf)
        waits = np.where(gap > -EPS, np.maximum(waits, 0.0), np.inf)
        # Its own two edges always touch it.
        own = np.arange(len(places))[None]
        waits[(own == inner[:, None]) | (after[None] == inner[:, None])] = np.inf
        finite = np.where(np.isfinite(waits), waits, 0.0)[..., None]
        there = places[inner][:, None] + speeds[inner][:, None] * finite
        start = places[None] + speeds[None] * finite
        end = places[after][None] + speeds[after][None] * finite
        along = np.stack([normal[:, 1], -normal[:, 0]], axis=1)
        low, high = ((there - start) * along).sum(axis=-1), ((end - there) * along).sum(axis=-1)
        waits[(low < -EPS) | (high < -EPS)] = np.inf
        return float(waits.min())

    def _named(self, moved: FloatArray) -> FloatArray:
        """Numbers of corners at their new places; those within `EPS` of each other get one."""
        count = len(moved)
        near = np.hypot(*(moved[:, None] - moved[None]).T) < EPS
        names = np.full(count, -1)
        for k in range(count):
            if names[k] < 0:
                members = np.nonzero(near[k] & (names < 0))[0]
                names[members] = len(self._points)
                x, y = moved[members].mean(axis=0) if len(members) > 1 else moved[k]
                self._points.append((float(x), float(y)))
                self._depths.append(self._depth)
        return names

    def _on_way(self, a: int, b: int, names: FloatArray) -> list[int]:
        """Corners that lie on the way from one to another."""
        if a == b:
            return []
        others = np.unique(names)
        points = np.array([self._points[k] for k in others])
        start, end = np.array(self._points[a]), np.array(self._points[b])
        length = float(np.hypot(*(end - start)))
        along = (points - start) @ (end - start) / length
        beside = np.abs((points - start) @ np.array([-(end - start)[1], (end - start)[0]])) / length
        hits = [k for k in np.nonzero((beside < EPS) & (along > 0) & (along < length))[0] if others[k] not in (a, b)]
        return [int(others[k]) for k in sorted(hits, key=lambda k: float(along[k]))]

    def _redraw(self, swept: list[tuple[int, int, int]]) -> None:
        """The outline of what is left: edges that lie upon each other are gone, they have become a ridge."""
        count = Counter((a, b) for a, b, _ in swept)
        left: dict[tuple[int, int], int] = {}
        for a, b, edge in swept:
            if count[a, b] > count[b, a]:
                left[a, b] = edge
        points = np.array(self._points)
        self._loops = []
        for loop in loops_of(left.keys(), points):
            places = points[list(loop)]
            steps = np.roll(places, -1, axis=0) - places
            if abs(area_of(places)) < EPS * np.hypot(*steps.T).sum():
                self._pieces[left[loop[0], loop[1]], min(self._band, len(self._levels) - 1)].append(loop)
                continue
            self._loops.append([(a, left[a, b]) for a, b in zip(loop, (*loop[1:], loop[0]), strict=True)])


def _straightened(faces: list[Face], corners: int) -> list[Face]:
    """Without corners between two sides only: they mark an event elsewhere, on what is a straight line."""
    sides = Counter(p for face in faces for p in face.loop)
    kept = [tuple(p for p in face.loop if p < corners or sides[p] != 2) for face in faces]
    if any(len(loop) < 3 for loop in kept):
        return faces
    return [Face(face.edge, face.band, loop) for face, loop in zip(faces, kept, strict=True)]


def _next_places(loops: list[list[tuple[int, int]]]) -> list[IntArray]:
    first, found = 0, []
    for loop in loops:
        found.append(first + (np.arange(len(loop)) + 1) % len(loop))
        first += len(loop)
    return found


def _compact(loop: list[int]) -> tuple[int, ...]:
    """Without corners that follow themselves."""
    return tuple(p for k, p in enumerate(loop) if p != loop[k - 1])


def _outer_edges(pieces: Iterable[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Directed edges of pieces that no other piece has the other way round."""
    count: Counter[tuple[int, int]] = Counter()
    for piece in pieces:
        count.update(zip(piece, (*piece[1:], piece[0]), strict=True))
    return [edge for edge in count if count[edge] > count[edge[1], edge[0]]]


def loops_of(edges: Iterable[tuple[int, int]], points: FloatArray) -> list[tuple[int, ...]]:
    """Closed loops of directed edges; where several leave a corner, the one farthest to the left is taken.

    What lies to the left of a loop is then in one piece, and a courtyard that touches the outline becomes a part of it.
    """
    leaving: dict[int, list[int]] = defaultdict(list)
    for a, b in edges:
        leaving[a].append(b)
    found = []
    while leaving:
        start = next(iter(leaving))
        first = came = leaving[start][0]
        loop, came, here = [start], start, first
        _take(leaving, start, first)
        while True:
            choices = leaving.get(here, ())
            ways = [*choices, first] if here == start else choices
            if not ways:
                break  # a loose end, of rounding; dropped
            after = ways[0] if len(ways) == 1 else ways[_leftmost(points, came, here, ways)]
            if here == start and after == first:
                found.append(tuple(loop))
                break
            loop.append(here)
            _take(leaving, here, after)
            came, here = here, after
    return [loop for loop in found if len(loop) > 2]


def _take(leaving: dict[int, list[int]], a: int, b: int) -> None:
    leaving[a].remove(b)
    if not leaving[a]:
        del leaving[a]


def _leftmost(points: FloatArray, came: int, here: int, choices: Sequence[int]) -> int:
    """Which way turns farthest to the left, coming from a corner."""
    back = points[came] - points[here]
    heading = np.arctan2(back[1], back[0])
    ways = points[list(choices)] - points[here]
    turn = (heading - np.arctan2(ways[:, 1], ways[:, 0])) % (2 * np.pi)
    # Straight back is the last choice, not the first.
    return int(np.where(turn < 1e-9, 2 * np.pi, turn).argmin())


def area_of(points: FloatArray) -> float:
    """Signed area of a ring, positive if it runs counter-clockwise."""
    x, y = points.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)

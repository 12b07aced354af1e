"""Where a point of the scene is in road coordinates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from composer.street.curves import FloatArray, ReferenceLine
from composer.street.frames import Track
from composer.street.road import Road

_STEP = 2.0
"""Metres between the points by which a line is found; the place on it is then made exact."""
_MOST_POINTS = 20_000
_ROUNDS = 25
_TINY = 1e-4
_BESIDE = 1e-7
"""Metres along a road by which a place beside it may be off."""
_NEAR = 3.0
"""Metres: roads that are farther by less may be the right ones, if their height is."""
_SIDE = 60.0
"""Metres beside a road up to which it may be named as the one that something belongs to."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A place in a road's coordinates.

    Attributes
    ----------
    road : Road
    s, t, h : float
        Along it, to its left in its tilted plane, and perpendicular to that; metres.
    beside : (2,) float64
        The reference line's point there.
    heading : float
        Its direction there, radians.
    origin : (3,) float64
        What is at these coordinates.
    off : float
        Metres between that and the point that was looked for: 0, except before and behind the road's ends and at kinks.
    """

    road: Road
    s: float
    t: float
    h: float
    beside: FloatArray
    heading: float
    origin: FloatArray
    off: float


def nearest_places(track: Track, places: FloatArray, points: FloatArray) -> FloatArray:
    """Where along a line points (N, 2) lie, roughly: `places` are those of the track's points."""
    parts = [track.locate(part)[0] for part in np.array_split(points, len(points) * len(places) // 1_000_000 + 1)]
    rough: FloatArray = np.interp(np.concatenate(parts), track.starts, places)
    return rough


def feet(line: ReferenceLine, points: FloatArray, s: FloatArray) -> FloatArray:
    """Where along a line points (N, 2) lie exactly, by Newton from rough places (N,); its ends for what is beyond."""
    for _ in range(_ROUNDS):
        at, headings = line.at(s)
        ahead = np.stack([np.cos(headings), np.sin(headings)], axis=1)
        away = points - at
        miss, aside = (away * ahead).sum(axis=1), ahead[:, 0] * away[:, 1] - ahead[:, 1] * away[:, 0]
        before, behind = np.maximum(s - _TINY, 0.0), np.minimum(s + _TINY, line.length)
        turning = line.at(behind)[1] - line.at(before)[1]
        bend = (np.remainder(turning + np.pi, 2 * np.pi) - np.pi) / np.maximum(behind - before, 1e-9)
        better = np.clip(s + miss / np.maximum(1 - bend * aside, 0.1), 0.0, line.length)
        settled = np.abs(better - s).max(initial=0.0) < 1e-10
        s = better
        if settled:
            break
    return s


class Network:
    """The reference lines of some roads, to find places on.

    Parameters
    ----------
    roads : sequence of (Road, ReferenceLine)
        At least one.
    """

    def __init__(self, roads: Sequence[tuple[Road, ReferenceLine]]) -> None:
        self._roads = list(roads)
        self._by_id = {road.id: k for k, (road, _) in enumerate(self._roads)}
        self._places = [_places(line) for _, line in self._roads]
        self._tracks = [Track(line.at(s)[0]) for (_, line), s in zip(self._roads, self._places, strict=True)]
        self._lines = [shapely.LineString(track.points) for track in self._tracks]
        self._tree = shapely.STRtree(self._lines)

    def find_all(self, points: FloatArray, wanted: Sequence[str | None]) -> list[Spot]:
        """The places of points (N, 3) on the roads they belong to, or else on the nearest.

        Parameters
        ----------
        wanted : sequence of (str or None)
            The road each belongs to; it is taken if it is there and not far away.
        """
        if not len(points):
            return []
        spots = shapely.points(points[:, :2])
        nearest = np.atleast_1d(self._tree.nearest(spots))
        first = np.array([self._by_id.get(name or "", k) for name, k in zip(wanted, nearest.tolist(), strict=True)])
        reach = shapely.distance(np.array(self._lines)[nearest], spots) + _NEAR
        near = np.bincount(self._tree.query(spots, predicate="dwithin", distance=reach)[0], minlength=len(points))
        found: list[Spot | None] = [None] * len(points)
        for k in np.unique(first).tolist():
            here = np.flatnonzero(first == k)
            for i, spot in zip(here.tolist(), self._on(k, points[here]), strict=True):
                told = wanted[i] == spot.road.id and spot.off < _BESIDE and abs(spot.t) < _SIDE
                found[i] = spot if told or (near[i] == 1 and k == nearest[i]) else None
        return [spot or self.find(point) for spot, point in zip(found, points, strict=True)]

    def find(self, point: FloatArray, suits: Callable[[Spot], bool] | None = None) -> Spot:
        """The place of a point (3,) on the nearest road.

        Parameters
        ----------
        suits : callable, optional
            Which roads are right; if none near is, the nearest is taken.
        """
        spot = shapely.Point(point[:2])
        nearest = self._tree.nearest(spot)
        reach = self._lines[int(nearest)].distance(spot) + (_NEAR if suits is None else _SIDE)
        near = sorted(int(k) for k in self._tree.query(spot, predicate="dwithin", distance=reach))
        found = [self._on(k, point[None])[0] for k in near]
        right = [one for one in found if suits is not None and suits(one)] or found
        return min(right, key=lambda one: (round(float(np.hypot(one.t, one.h)) + 10 * one.off, 6), one.road.id))

    def _on(self, k: int, points: FloatArray) -> list[Spot]:
        """The places of points (N, 3) on one road."""
        road, line = self._roads[k]
        s = feet(line, points[:, :2], nearest_places(self._tracks[k], self._places[k], points[:, :2]))
        beside, headings = line.at(s)
        tilt, up = line.tilt.at(s), points[:, 2] - line.elevation.at(s)
        away = points[:, :2] - beside
        aside = np.cos(headings) * away[:, 1] - np.sin(headings) * away[:, 0]
        t, h = aside * np.cos(tilt) + up * np.sin(tilt), up * np.cos(tilt) - aside * np.sin(tilt)
        origins, _ = line.place(s, t, h)
        off = np.hypot(*(points - origins)[:, :2].T)
        rows = zip(s.tolist(), t.tolist(), h.tolist(), beside, headings.tolist(), origins, off.tolist(), strict=True)
        return [Spot(road, *row) for row in rows]


def _places(line: ReferenceLine) -> FloatArray:
    """Places along a line, no two of which are one point."""
    count = int(np.clip(np.ceil(line.length / _STEP), 1, _MOST_POINTS)) + 1
    inner = line.starts[(line.starts > 0) & (line.starts < line.length)]
    s = np.unique(np.concatenate([np.linspace(0.0, line.length, count), inner]))
    points, _ = line.at(s)
    steps = np.hypot(*np.diff(points, axis=0).T)
    kept: FloatArray = s[np.concatenate([[True], steps > 1e-6])]
    return kept if len(kept) > 1 else np.array([0.0, line.length])

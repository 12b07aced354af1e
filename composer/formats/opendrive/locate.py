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
_SAME = 1e-9
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
        settled = np.abs(better - s).max(initial=0.0) < 1e-12
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

    def find(self, point: FloatArray, wanted: str | None = None, suits: Callable[[Spot], bool] | None = None) -> Spot:
        """The place of a point (3,) on the nearest road.

        Parameters
        ----------
        wanted : str, optional
            The road it belongs to, if that is there and not far away.
        suits : callable, optional
            Which roads are right; if none near is, the nearest is taken.
        """
        spot = shapely.Point(point[:2])
        if wanted in self._by_id:
            found = self._on(self._by_id[wanted], point)
            if found.off < _SAME * 100 and abs(found.t) < _SIDE:
                return found
        nearest = self._tree.nearest(spot)
        reach = self._lines[int(nearest)].distance(spot) + (_NEAR if suits is None else _SIDE)
        near = [int(k) for k in self._tree.query(spot, predicate="dwithin", distance=reach)]
        found_ones = [self._on(k, point) for k in sorted(near)]
        right = [one for one in found_ones if suits is not None and suits(one)] or found_ones
        return min(right, key=lambda one: (round(float(np.hypot(one.t, one.h)) + 10 * one.off, 6), one.road.id))

    def _on(self, k: int, point: FloatArray) -> Spot:
        road, line = self._roads[k]
        track, places = self._tracks[k], self._places[k]
        [s] = feet(line, point[None, :2], nearest_places(track, places, point[None, :2]))
        return self._spot(road, line, float(s), point)

    def _spot(self, road: Road, line: ReferenceLine, s: float, point: FloatArray) -> Spot:
        here = np.array([s])
        [start], [heading] = line.at(here)
        tilt, rise = float(line.tilt.at(here)[0]), float(line.elevation.at(here)[0])
        aside = float(np.cos(heading) * (point[1] - start[1]) - np.sin(heading) * (point[0] - start[0]))
        up = float(point[2]) - rise
        t, h = aside * np.cos(tilt) + up * np.sin(tilt), up * np.cos(tilt) - aside * np.sin(tilt)
        [origin], _ = line.place(here, t, h)
        return Spot(road, s, float(t), float(h), start, float(heading), origin, float(np.hypot(*(point - origin)[:2])))


def _places(line: ReferenceLine) -> FloatArray:
    """Places along a line, no two of which are one point."""
    count = int(np.clip(np.ceil(line.length / _STEP), 1, _MOST_POINTS)) + 1
    inner = line.starts[(line.starts > 0) & (line.starts < line.length)]
    s = np.unique(np.concatenate([np.linspace(0.0, line.length, count), inner]))
    points, _ = line.at(s)
    steps = np.hypot(*np.diff(points, axis=0).T)
    kept: FloatArray = s[np.concatenate([[True], steps > 1e-6])]
    return kept if len(kept) > 1 else np.array([0.0, line.length])

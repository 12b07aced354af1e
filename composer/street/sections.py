"""A lane section of a road cut across: where the borders of its lanes run, sampled as densely as they bend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from composer.errors import SceneError
from composer.street.curves import FloatArray, Profile, ReferenceLine
from composer.street.frames import IntArray
from composer.street.road import Lane, Road
from composer.values import MAX_EXTENT

TOLERANCE = 0.008
"""Metres that a border may leave the line between two samples, where it is measured; hardly more between those."""
TINY = 1e-4
"""Metres: what lies closer together along a road is one place."""
_SHORTEST = 1e-3
_STEEPEST = 1.58
"""Radians a road may tilt: a right angle, and a little for rounding."""
_TURN = 1.0
"""Radians a road may turn between two samples."""
_MOST_PARTS = 32
_MAX_SAMPLES = 40_000
_MAX_POINTS = 2_000_000
"""Of all borders together: what a section that winds without end may take of the memory."""
_QUARTERS = np.array([0.25, 0.5, 0.75])


@dataclass(frozen=True, eq=False)
class Cuts:
    """Cross-sections, in the order of `s`. Where something jumps, two stand at one place: before it and after it.

    Attributes
    ----------
    s, side : (N,)
        Where, and which records hold there (see `composer.street.curves`).
    headings : (N,)
        Direction of the reference line, radians.
    borders : (N, B, 3)
        Points of the lanes' borders, leftmost first; metres.
    widths : (N, B - 1)
        Of the lanes between them.
    """

    s: FloatArray
    side: FloatArray
    headings: FloatArray
    borders: FloatArray
    widths: FloatArray

    def __getitem__(self, part: slice) -> Cuts:
        return Cuts(self.s[part], self.side[part], self.headings[part], self.borders[part], self.widths[part])


class SectionShape:
    """The lanes of one section of a road.

    Parameters
    ----------
    line : ReferenceLine
        The road's.
    road : Road
    index : int
        Which of its sections.
    """

    def __init__(self, line: ReferenceLine, road: Road, index: int) -> None:
        section = road.sections[index]
        self._line = line
        self.start = section.start
        self.end = road.sections[index + 1].start if index + 1 < len(road.sections) else road.length
        self.lanes: tuple[Lane, ...] = tuple(lane for lane in section.lanes if lane.id != 0)
        self._widths = [Profile(lane.widths) for lane in self.lanes]
        self._left = sum(lane.id > 0 for lane in self.lanes)

    def widths(self, s: FloatArray, side: FloatArray | float = 0.0) -> FloatArray:
        """Widths of the lanes, leftmost first, (N, L); never negative. `s` counts along the road."""
        local = s - self.start
        if not self._widths:
            return np.empty((len(s), 0))
        return np.maximum(np.stack([w.at(local, side) for w in self._widths], axis=1), 0.0)

    def edges(self, s: FloatArray, side: FloatArray | float = 0.0) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The lanes' borders in the cross-section's plane.

        Returns
        -------
        aside, up : (N, L + 1)
            Metres to the left of the reference line, level, and above it.
        widths : (N, L)
        """
        widths = self.widths(s, side)
        middle = self._line.offset.at(s, side)
        if self._line.tilt.zero:
            aside = self._outward(middle, widths)
            return aside, np.zeros_like(aside), widths
        tilt = self._line.tilt.at(s, side)
        if np.abs(tilt).max(initial=0.0) > _STEEPEST:
            raise SceneError("it tilts by more than a right angle")
        # Widths are measured along the tilted road (10.5.2); what is level is not tilted.
        level = np.array([lane.level for lane in self.lanes], bool)
        flat = widths * np.where(level, 1.0, np.cos(tilt)[:, None])
        rise = widths * np.where(level, 0.0, np.sin(tilt)[:, None])
        return self._outward(middle * np.cos(tilt), flat), self._outward(middle * np.sin(tilt), rise), widths

    def _outward(self, middle: FloatArray, steps: FloatArray) -> FloatArray:
        """Add steps outward from the middle line on both sides."""
        left = middle[:, None] + np.cumsum(steps[:, : self._left][:, ::-1], axis=1)[:, ::-1]
        right = middle[:, None] - np.cumsum(steps[:, self._left :], axis=1)
        return np.concatenate([left, middle[:, None], right], axis=1)

    def cut(self, s: FloatArray, side: FloatArray) -> Cuts:
        """Cross-sections at given places.

        Raises
        ------
        SceneError
            If they are beyond the space a scene may have, or stand on their heads.
        """
        points, headings = self._line.at(s, side)
        aside, up, widths = self.edges(s, side)
        left = np.stack([-np.sin(headings), np.cos(headings)], axis=1)
        plan = points[:, None] + aside[:, :, None] * left[:, None]
        height = self._line.elevation.at(s, side)[:, None] + up
        if not max(np.abs(plan).max(initial=0.0), np.abs(height).max(initial=0.0)) <= MAX_EXTENT:
            raise SceneError("its lanes are farther than {max_extent:g} m from the origin", max_extent=MAX_EXTENT)
        return Cuts(s, side, headings, np.concatenate([plan, height[:, :, None]], axis=2), widths)

    def breaks(self) -> FloatArray:
        """Places within the section where some record begins."""
        found: list[FloatArray] = [
            self._line.starts, self._line.elevation.starts, self._line.tilt.starts, self._line.offset.starts,
        ]  # fmt: skip
        found += [w.starts + self.start for w in self._widths]
        found += [_starts(lane) + self.start for lane in self.lanes]
        every = np.unique(np.concatenate(found))
        every = every[(every > self.start + TINY) & (every < self.end - TINY)]
        return every[np.diff(every, prepend=-np.inf) > TINY]

    def sample(self) -> Cuts:
        """Cross-sections so close that straight lines between them leave no border by a centimetre.

        Raises
        ------
        SceneError
            If the section bends more often than there may be cross-sections, or has impossible ones.
        """
        inner = self.breaks()
        s = np.concatenate([[self.start], np.repeat(inner, 2), [self.end]])
        side = np.concatenate([np.tile([TINY, -TINY], len(inner) + 1)])
        open_ = np.diff(s) > _SHORTEST
        most = min(_MAX_SAMPLES, _MAX_POINTS // (len(self.lanes) + 1))
        while open_.any():
            if len(s) > most:
                raise SceneError("its lanes bend more often than can be drawn")
            at = np.flatnonzero(open_)
            counts = np.ones(len(s) - 1, np.int64)
            counts[at] = self._parts(s[at], s[at + 1], side[at], side[at + 1])
            piece = np.repeat(np.arange(len(counts)), counts)
            share = (np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[piece]
            side = np.append(np.where(share > 0, 0.0, side[piece]), side[-1])
            s = np.append(s[piece] + (s[piece + 1] - s[piece]) * share, s[-1])
            # What was cut is looked at again; the rest is settled.
            open_ = (counts[piece] > 1) & (np.diff(s) > _SHORTEST)
        return self.cut(s, side)

    def _parts(self, a: FloatArray, b: FloatArray, side_a: FloatArray, side_b: FloatArray) -> IntArray:
        """Into how many parts to cut the stretches from a to b, (M,): into one where no border leaves a straight line.

        A bend leaves the chord by its length squared.
        """
        count = len(a)
        between = (a[:, None] + (b - a)[:, None] * _QUARTERS).ravel()
        cuts = self.cut(np.concatenate([a, between, b]), np.concatenate([side_a, 0.0 * between, side_b]))
        start, inner, end = np.split(cuts.borders, [count, 4 * count])
        points = inner.reshape(count, 3, -1, 3)
        chord = (end - start)[:, None]
        offset = points - start[:, None]
        along = (offset * chord).sum(-1) / np.maximum((chord * chord).sum(-1), 1e-18)
        away = offset - np.clip(along, 0, 1)[..., None] * chord
        far = np.sqrt((away * away).sum(-1).max(axis=(1, 2)))
        first, turned, last = np.split(cuts.headings, [count, 4 * count])
        turns = np.abs(np.diff(np.column_stack([first, turned.reshape(-1, 3), last]), axis=1)).sum(axis=1)
        wanted = np.maximum(np.sqrt(far / TOLERANCE), turns / _TURN)
        parts: IntArray = np.clip(np.ceil(wanted * (1 - 1e-9)), 1, _MOST_PARTS).astype(np.int64)
        return parts


def _starts(lane: Lane) -> FloatArray:
    return np.array([rise.start for rise in lane.rises], np.float64)


def runs(flags: Iterable[bool]) -> list[tuple[int, int]]:
    """First and past-the-last index of every stretch of true flags."""
    padded = np.concatenate([[False], np.fromiter(flags, bool), [False]])
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

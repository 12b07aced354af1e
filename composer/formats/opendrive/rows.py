"""An object in its places: alone, or as the members of a row that ``<repeat>`` makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from composer.formats.opendrive.fields import number, truth
from composer.formats.strict_xml import Element
from composer.street.curves import FloatArray, ReferenceLine

_SIZES = ("length", "width", "height", "radius")
_SLACK = 1e-6
_TOLERANCE = 0.08
"""Metres by which the pieces of what goes on and on may leave its course, or differ from its width."""
_STEP = 0.15
"""Metres by which one piece may rise: its box is level, and half of that is off at either end."""
_TURN = 0.5
_SHORTEST = 0.05
_MAX_PIECES = 4000
_QUARTERS = np.array([0.25, 0.5, 0.75])


@dataclass(frozen=True)
class Member:
    """An object, or one of a row of them.

    Attributes
    ----------
    s, t, z : float
        Its origin in road coordinates, metres.
    point : (3,) float64
        The same in the scene.
    heading : float
        The road's direction there, or the row's, radians.
    length, width, height, radius : float
        Metres; 0 where the file does not say.
    """

    s: float
    t: float
    z: float
    point: FloatArray
    heading: float
    length: float = 0.0
    width: float = 0.0
    height: float = 0.0
    radius: float = 0.0


def member_of(element: Element, line: ReferenceLine) -> Member:
    """The object itself, where its own numbers put it.

    Raises
    ------
    UnreadableError
        If one of them is none.
    """
    s, t, z = (number(element, key, 0.0) for key in ("s", "t", "zOffset"))
    points, headings = line.place(np.array([s]), t, z)
    sizes = {key: number(element, key, 0.0, 0.0) for key in _SIZES}
    return Member(s, t, z, points[0], float(headings[0]), **sizes)


class Row:
    """What a ``<repeat>`` makes of an object.

    Parameters
    ----------
    element : Element
        The ``<repeat>``.
    own : Member
        The object itself; its numbers hold where the row gives none.
    line : ReferenceLine
        The road's.

    Raises
    ------
    UnreadableError
        If a number is none.
    """

    def __init__(self, element: Element, own: Member, line: ReferenceLine) -> None:
        self._line = line
        self._own = own
        self._start = number(element, "s", own.s)
        self._length = number(element, "length", 0.0, 0.0)
        self.distance = number(element, "distance", 0.0, 0.0)
        self._detached = truth(element, "detachFromReferenceLine")
        usual = {"t": own.t, "zOffset": own.z, **{key: getattr(own, key) for key in _SIZES}}
        self._first = {key: number(element, f"{key}Start", value) for key, value in usual.items()}
        self._last = {key: number(element, f"{key}End", self._first[key]) for key in usual}
        # A row ends with its road, wherever it says it does.
        self.reach = min(self._length, line.length - self._start)

    def values(self, key: str, along: FloatArray) -> FloatArray:
        """A number of the row (``t``, ``width``, …), `along` metres from its start."""
        a, b = self._first[key], self._last[key]
        return a + (b - a) * (along / self._length if self._length > 0 else 0.0 * along)

    def places(self, along: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Points (N, 3) of the row's course and its directions (N,)."""
        s = self._start + along
        t, z = self.values("t", along), self.values("zOffset", along)
        if self._detached and self._length > 0:
            ends = np.array([0.0, self._length])
            [a, b], _ = self._line.place(self._start + ends, self.values("t", ends), self.values("zOffset", ends))
            points = a + (b - a) * (along / self._length)[:, None]
            return points, np.full(len(along), np.arctan2(b[1] - a[1], b[0] - a[0]))
        points, headings = self._line.place(s, t, z)
        slant = np.arctan2(self._last["t"] - self._first["t"], self._length) if self._length > 0 else 0.0
        return points, headings + slant

    def count(self) -> int:
        """How many members the row has."""
        if self.reach < -_SLACK:
            return 0
        return int(min((self.reach + _SLACK) / self.distance, 1e15)) + 1 if self.distance > 0 else 1

    def members(self, most: int) -> Iterator[Member]:
        """The members, `most` of them at most."""
        along = self.distance * np.arange(max(min(self.count(), most), 0), dtype=np.float64)
        points, headings = self.places(along)
        t, z = self.values("t", along), self.values("zOffset", along)
        sizes = {key: np.maximum(self.values(key, along), 0.0).tolist() for key in _SIZES}
        for k, d in enumerate(along.tolist()):
            own = {key: sizes[key][k] for key in _SIZES}
            yield Member(self._start + d, float(t[k]), float(z[k]), points[k], float(headings[k]), **own)

    def pieces(self) -> FloatArray:
        """Places along the row, in metres from its start, between which its course is nearly straight and level."""
        if self.reach <= _SHORTEST:
            return np.zeros(0)
        joints = self._line.starts - self._start
        along = np.unique(np.concatenate([[0.0, self.reach], joints[(joints > 0) & (joints < self.reach)]]))
        open_ = np.diff(along) > _SHORTEST
        while open_.any() and len(along) < _MAX_PIECES:
            at = np.flatnonzero(open_)
            at = at[self._bent(along[at], along[at + 1])]
            along = np.insert(along, at + 1, (along[at] + along[at + 1]) / 2)
            first = at + np.arange(len(at))
            open_ = np.zeros(len(along) - 1, bool)
            open_[first] = open_[first + 1] = True
            open_ &= np.diff(along) > _SHORTEST
        return along

    def _bent(self, a: FloatArray, b: FloatArray) -> FloatArray:
        (start, turned), (end, _) = self.places(a), self.places(b)
        points, headings = self.places((a[:, None] + (b - a)[:, None] * _QUARTERS).ravel())
        inner = points.reshape(-1, 3, 3)
        chord, offset = (end - start)[:, None, :2], inner[..., :2] - start[:, None, :2]
        share = (offset * chord).sum(-1) / np.maximum((chord * chord).sum(-1), 1e-18)
        away = offset - np.clip(share, 0, 1)[..., None] * chord
        heights = np.column_stack([start[:, 2], inner[..., 2], end[:, 2]])
        wider = np.abs(self.values("width", b) - self.values("width", a)) / 2
        higher = np.abs(self.values("height", b) - self.values("height", a))
        bent: FloatArray = (
            (np.sqrt((away * away).sum(-1)).max(axis=1) > _TOLERANCE)
            | (np.abs(headings.reshape(-1, 3) - turned[:, None]).max(axis=1) > _TURN)
            | (np.ptp(heights, axis=1) > _STEP)
            | (wider > _TOLERANCE)
            | (higher > _STEP)
        )
        return bent


def stretched(own: Member, member: Member) -> tuple[float, float, float]:
    """By how much the outline of a row's member is longer, wider and higher than the object's own."""

    def ratio(key: str) -> float:
        mine, its = getattr(own, key), getattr(member, key)
        return its / mine if mine > 0 and its > 0 else 1.0

    return ratio("length"), ratio("width"), ratio("height")

"""What the street network is told of a cell: the ground, the street's character, and what stands along the strip.

History is read off the street itself, not kept in a hidden state: how far back the last thing of each sort stands, and
how far apart the last two are. So a stretch is imagined anew between things that stay just as it is in a new street,
and a strip does not depend on the order in which strips are imagined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.street.kinds import surface_kinds
from composer.vocabulary import category
from models.streets.ground import FloatArray, IntArray
from models.streets.strips import FRONTAGE, ZONES, Strip
from models.streets.things import STREET_CATEGORIES

UNKNOWN = "a kind nobody knows"
NOTHING = "nothing"
SORTS = ("tree", "light", "furniture", "sign", "vehicle", "person", "building", "greenery")
"""What history is kept of."""
_SORT_OF_SUPER = {
    "tree": "tree",
    "street light": "light",
    "pole": "light",
    "sign": "sign",
    "vehicle": "vehicle",
    "person": "person",
    "building": "building",
    "greenery": "greenery",
}
REACH = 40.0
"""Metres back beyond which history does not matter."""
CHARACTER = 4
STATIC = len(ZONES) + 15 + CHARACTER
PAST = 5
"""Numbers about each sort."""
DYNAMIC = PAST * len(SORTS) + 1
INPUTS = STATIC + DYNAMIC
PLACES = 5
"""Own kind, and two strips to either side."""


def sort_of(name: str) -> int:
    """Row of `SORTS` for a category."""
    return SORTS.index(_SORT_OF_SUPER.get(category(name).super, "furniture"))


SORT_OF = np.array([sort_of(name) for name in STREET_CATEGORIES])


@dataclass(frozen=True)
class Words:
    """The kinds of ground and the categories that a network knows, in the order of its rows."""

    kinds: tuple[str, ...]
    categories: tuple[str, ...]

    @classmethod
    def current(cls) -> Words:
        """Today's."""
        return cls((NOTHING, UNKNOWN, FRONTAGE, *surface_kinds()), STREET_CATEGORIES)

    def row(self, kind: str) -> int:
        """Row of a kind of ground."""
        return self.kinds.index(kind) if kind in self.kinds else 1


def places(words: Words, strip: Strip, kinds: Sequence[str]) -> IntArray:
    """Rows of the strip's own kind and of those beside it, (C, `PLACES`), the kerb's side first."""
    rows = np.array([words.row(kind) for kind in kinds] + [0], np.int64)  # −1 means nothing
    beside = rows[strip.beside]
    mirrored = np.where((strip.kerb > 0)[:, None], beside[:, [2, 3, 0, 1]], beside)
    return np.concatenate([np.full((len(strip), 1), words.row(strip.kind)), mirrored], axis=1)


def static_values(strip: Strip, character: Sequence[float]) -> npt.NDArray[np.float32]:
    """What does not depend on what stands there, (C, `STATIC`)."""
    count, along, length = len(strip), strip.along, strip.length
    zone = np.zeros((count, len(ZONES)))
    zone[:, ZONES.index(strip.zone)] = 1.0
    width, whole = strip.high - strip.low, strip.most - strip.least
    numbers = [
        width / 4,
        np.log(np.maximum(width, 0.1)),
        whole / 6,
        np.full(count, min(length, 100.0) / 100),
        np.minimum(along, 30.0) / 30,
        np.minimum(length - along, 30.0) / 30,
        np.exp(-strip.behind / 3),
        strip.behind / 60,
        (strip.behind < 1.6).astype(float),
        np.exp(-strip.ahead / 3),
        strip.ahead / 60,
        (strip.ahead < 1.6).astype(float),
        np.abs(strip.kerb),
        (length < 7.5) * np.ones(count),
        (width > 4.4).astype(float),
    ]
    told = np.broadcast_to(np.asarray(character, float), (count, CHARACTER))
    return np.concatenate([zone, np.stack(numbers, axis=1), told], axis=1).astype(np.float32)


def dynamic_values(since: FloatArray, gap: FloatArray, coming: FloatArray) -> npt.NDArray[np.float32]:
    """What depends on what stands there.

    Parameters
    ----------
    since, gap : (N, S)
        Metres back to the last thing of each of `SORTS`, and between the last two; infinite where there are none.
    coming : (N,)
        Metres to the next thing ahead that stays; infinite if none does.

    Returns
    -------
    (N, `DYNAMIC`) float32
    """
    twice = np.isfinite(gap)
    late = np.where(twice, np.minimum(since, 1e3) - np.minimum(gap, 1e3), 0.0)
    columns = [
        np.minimum(since, REACH) / REACH,
        np.exp(-np.minimum(since, REACH) / 2),
        np.minimum(gap, REACH) / REACH,
        np.clip(late / 8, -1, 1),
        np.where(twice, np.exp(-np.square(np.clip(late, -9, 9))), 0.0),
    ]
    past = np.stack(columns, axis=2).reshape(len(since), -1)
    return np.concatenate([past, np.exp(-np.minimum(coming, REACH) / 4)[:, None]], axis=1).astype(np.float32)


def history(along: FloatArray, things: Sequence[tuple[float, int]]) -> tuple[FloatArray, FloatArray]:
    """For places (N,) in order, how far back the last thing of each sort is and how far apart the last two are.

    Parameters
    ----------
    along : (N,)
        Where each cell begins.
    things : sequence of (float, int)
        Where each thing stands, and its row of `SORTS`.

    Returns
    -------
    since, gap : (N, S)
        Metres; infinite where there are none.
    """
    since = np.full((len(along), len(SORTS)), np.inf)
    gap = since.copy()
    for sort in range(len(SORTS)):
        at = np.sort(np.array([place for place, own in things if own == sort], np.float64))
        if not len(at):
            continue
        last = np.searchsorted(at, along, side="left") - 1
        has, twice = last >= 0, last >= 1
        since[has, sort] = along[has] - at[last[has]]
        gap[twice, sort] = at[last[twice]] - at[last[twice] - 1]
    return since, gap

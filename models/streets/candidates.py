"""Where a thing could stand on a street: every metre of every strip, in every facing, with how likely that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from scipy.spatial import cKDTree

from composer.relations.geometry import YAW, X, Y
from models.streets.features import dynamic_values, places, static_values
from models.streets.ground import FloatArray, IntArray
from models.streets.model import StreetModel, facings_on, grounds_for
from models.streets.strips import FRONTAGE, Strip
from models.streets.things import SETBACK

SHARES = (0.08, 0.5, 0.92)
"""Where across a strip is tried."""
BACK = (0.0, 0.25, 0.6)
"""The same of a house, as shares of `SETBACK`."""
_NEVER = -30.0

Size = tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Places:
    """M places for a thing.

    Attributes
    ----------
    boxes : (M, 7)
    strip, surface : (M,) int64
        Row of the strip, and of the surface (−1: land).
    along : (M,)
        Metres along the strip.
    share, turn : (M,)
        Where across the strip it is, and facing against the strip's direction, radians.
    score : (M,)
        Log of how likely such a thing is to begin there on an empty street.
    usual : (M,) bool
        Whether such things stand on such ground, and look that way.
    """

    boxes: FloatArray
    strip: IntArray
    surface: IntArray
    along: FloatArray
    share: FloatArray
    turn: FloatArray
    score: FloatArray
    usual: np.ndarray[tuple[int], np.dtype[np.bool_]]

    def at(self, rows: IntArray | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Places:
        """Some of them."""
        return Places(*(getattr(self, name)[rows] for name in Places.__dataclass_fields__))

    @classmethod
    def joined(cls, parts: Sequence[Places]) -> Places:
        """All of several."""
        return cls(*(np.concatenate([getattr(p, name) for p in parts]) for name in cls.__dataclass_fields__))

    def __len__(self) -> int:
        return len(self.strip)


class Index:
    """Places arranged for being asked: by ground, and by where they are.

    Parameters
    ----------
    places : Places
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        order = np.argsort(places.surface, kind="stable")
        surfaces, first = np.unique(places.surface[order], return_index=True)
        self._of = dict(zip(surfaces.tolist(), np.split(order, first[1:]), strict=True)) if len(order) else {}
        self._usual = np.flatnonzero(places.usual)
        self._everything = np.arange(len(places))

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.places.boxes[:, X : Y + 1])

    def rows(self, surfaces: IntArray | None) -> IntArray:
        """Places on these surfaces; on usual ground if none are named, or anywhere if there is no such."""
        if surfaces is not None:
            found = [self._of[s] for s in surfaces.tolist() if s in self._of]
            if found:
                return np.sort(np.concatenate(found))
        return self._usual if len(self._usual) else self._everything

    def near(self, point: FloatArray, reach: float, among: IntArray) -> IntArray:
        """Those of some places (sorted) that are within so many metres of a point (2,)."""
        found = np.array(sorted(self._tree.query_ball_point(point, reach)), np.int64)
        if not len(found) or not len(among):
            return found[:0]
        at = np.minimum(np.searchsorted(among, found), len(among) - 1)
        return found[among[at] == found]


class Candidates:
    """Places on the strips of one street, by category and size; each is worked out once.

    Parameters
    ----------
    model : StreetModel
    strips : sequence of Strip
    kinds : sequence of str
        Kind of every surface.
    character : sequence of float
    """

    def __init__(
        self, model: StreetModel, strips: Sequence[Strip], kinds: Sequence[str], character: Sequence[float]
    ) -> None:
        self.model, self.strips = model, strips
        self._scores = _empty_street(model, strips, kinds, character)
        self._found: dict[tuple[str, Size], Index] = {}

    def of(self, name: str, size: Size) -> Places:
        """Every place for a thing of this category and (depth, width, height)."""
        return self.index(name, size).places

    def index(self, name: str, size: Size) -> Index:
        """The same, arranged for being asked."""
        key = name, size
        if key not in self._found:
            parts = [p for row in range(len(self.strips)) for p in self._on(row, name, size)]
            self._found[key] = Index(Places.joined(parts) if parts else _nowhere())
        return self._found[key]

    def _on(self, row: int, name: str, size: Size) -> list[Places]:
        strip = self.strips[row]
        words = self.model.words
        known = name in words.categories
        column = words.categories.index(name) if known else -1
        usual_ground = grounds_for(name, strip)
        usual_facing = facings_on(name, strip)
        score = self._scores[row][:, column] if known else np.full(len(strip), _NEVER / 2)
        found = []
        for facing in range(4):
            across = size[1] if facing % 2 == 0 else size[0]
            fits = (strip.most - strip.least >= across) & ~strip.blocked
            if not fits.any():
                continue
            cells = np.flatnonzero(fits)
            for share in BACK if strip.kind == FRONTAGE else SHARES:
                left = _lefts(strip, cells, share, across)
                points, heading = strip.track.at(strip.along[cells], left)
                boxes = np.empty((len(cells), 7))
                boxes[:, :3] = size
                boxes[:, X : Y + 1] = points
                boxes[:, 5] = strip.height[cells]
                boxes[:, YAW] = np.remainder(heading + facing * math.pi / 2 + math.pi, 2 * math.pi) - math.pi
                found.append(
                    Places(
                        boxes=boxes,
                        strip=np.full(len(cells), row),
                        surface=np.full(len(cells), strip.surface),
                        along=strip.along[cells],
                        share=np.full(len(cells), share),
                        turn=np.full(len(cells), facing * math.pi / 2),
                        score=score[cells],
                        usual=np.full(len(cells), bool(usual_ground and usual_facing[facing])),
                    )
                )
        return found


def _lefts(strip: Strip, cells: IntArray, share: float, across: float) -> FloatArray:
    """Metres left of the track of the middle of something so wide; see `things.boxes_of`."""
    if strip.kind == FRONTAGE:
        return np.full(len(cells), share * SETBACK + across / 2)
    low, high = strip.low[cells], strip.high[cells]
    shares = np.where(strip.kerb[cells] > 0, 1 - share, share)
    play = high - low - across
    wanted = np.where(play > 0, low + across / 2 + shares * play, (low + high) / 2)
    return np.clip(wanted, strip.least[cells] + across / 2, strip.most[cells] - across / 2)


def _empty_street(
    model: StreetModel, strips: Sequence[Strip], kinds: Sequence[str], character: Sequence[float]
) -> list[FloatArray]:
    """Log likelihood of every category in every cell, (C, K) for each strip, where nothing stands yet."""
    if not strips:
        return []
    count = [len(s) for s in strips]
    nothing = np.full((sum(count), 8), np.inf)
    values = np.concatenate(
        [
            np.concatenate([static_values(s, character) for s in strips]),
            dynamic_values(nothing, nothing, np.full(len(nothing), np.inf)),
        ],
        axis=1,
    )
    ground = np.concatenate([places(model.words, s, kinds) for s in strips])
    with torch.inference_mode():
        scores, _ = model.network(torch.from_numpy(ground), torch.from_numpy(values).double())
        logs = torch.log_softmax(scores, dim=1)[:, 1:].numpy()
    return [np.maximum(part, _NEVER) for part in np.split(logs, np.cumsum(count)[:-1])]


def _nowhere() -> Places:
    none = np.zeros(0)
    rows = np.zeros(0, np.int64)
    return Places(np.zeros((0, 7)), rows, rows, none, none, none, none, np.zeros(0, bool))

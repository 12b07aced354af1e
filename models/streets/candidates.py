"""Where a thing could stand on a street: every metre of every strip, in every facing, with how likely that is.

The cells of all strips lie in one set of arrays. Where a thing could stand is first thought of in cells, with nothing
but what the model says of them; boxes are made for the few that are looked at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from scipy.spatial import cKDTree

from composer.relations.geometry import YAW, X, Y, Z
from composer.relations.sights.feet import foot_of
from composer.street.kinds import surface_kind
from models.streets.features import SORTS, dynamic_values, places, static_values
from models.streets.ground import BoolArray, FloatArray, IntArray
from models.streets.model import StreetModel, grounds_for
from models.streets.strips import FRONTAGE, Strip
from models.streets.things import RIGHT, SETBACK, TRAVELS

SHARES = (0.08, 0.5, 0.92)
"""Where across a strip is tried."""
BACK = (0.0, 0.25, 0.6)
"""The same of a house, as shares of `SETBACK`."""
_NEVER = -30.0

Size = tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of all strips, one after the other; C of them.

    Attributes
    ----------
    strip, surface : (C,) int64
        Row of the strip, and of the surface (−1: land).
    along, heading : (C,)
        Metres along the strip, and its direction there.
    middle : (C, 2)
        The strip's line.
    low, high, least, most : (C,)
        Metres left of the line between which strip and surface lie.
    kerb, height : (C,)
    blocked, land, moving : (C,) bool
        Where something else lies; land behind a street; where one drives or cycles.
    """

    strip: IntArray
    surface: IntArray
    along: FloatArray
    heading: FloatArray
    middle: FloatArray
    low: FloatArray
    high: FloatArray
    least: FloatArray
    most: FloatArray
    kerb: FloatArray
    height: FloatArray
    blocked: BoolArray
    land: BoolArray
    moving: BoolArray

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> Cells:
        """The cells of these strips."""
        count = [len(s) for s in strips]
        lines = [s.track.at(s.along) for s in strips]

        def each(values: Sequence[object]) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
            return np.repeat(np.array(values), count)

        def joined(name: str) -> FloatArray:
            return np.concatenate([getattr(s, name) for s in strips]) if strips else np.zeros(0)

        return cls(
            strip=np.repeat(np.arange(len(strips)), count),
            surface=np.repeat(np.array([s.surface for s in strips], np.int64), count),
            along=joined("along"),
            heading=np.concatenate([h for _, h in lines]) if lines else np.zeros(0),
            middle=np.concatenate([p for p, _ in lines]) if lines else np.zeros((0, 2)),
            low=joined("low"),
            high=joined("high"),
            least=joined("least"),
            most=joined("most"),
            kerb=joined("kerb"),
            height=joined("height"),
            blocked=joined("blocked").astype(bool),
            land=each([s.kind == FRONTAGE for s in strips]).astype(bool),
            moving=each([surface_kind(s.kind).use in ("drive", "cycle") for s in strips]).astype(bool),
        )

    def __len__(self) -> int:
        return len(self.strip)


@dataclass(frozen=True, eq=False)
class Places:
    """M places for a thing.

    Attributes
    ----------
    boxes : (M, 7)
    cell, strip, surface : (M,) int64
        Where that is.
    share, turn : (M,)
        Where across the strip, and facing against the strip's direction, radians.
    score : (M,)
        Log of how likely such a thing is to begin there on an empty street.
    usual : (M,) bool
        Whether such things stand on such ground, and look that way.
    """

    boxes: FloatArray
    cell: IntArray
    strip: IntArray
    surface: IntArray
    share: FloatArray
    turn: FloatArray
    score: FloatArray
    usual: BoolArray

    def joined(self, others: Places) -> Places:
        """These and others."""
        return Places(*(np.concatenate([getattr(self, n), getattr(others, n)]) for n in Places.__dataclass_fields__))

    def at(self, rows: IntArray | BoolArray) -> Places:
        """Some of them."""
        return Places(*(getattr(self, name)[rows] for name in Places.__dataclass_fields__))

    def __len__(self) -> int:
        return len(self.strip)


class Candidates:
    """Places on the strips of one street.

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
        self.cells = Cells.of(strips)
        self._scores = _empty_street(model, strips, kinds, character)
        self._usual: dict[str, tuple[IntArray, BoolArray]] = {}
        order = np.argsort(self.cells.surface, kind="stable")
        surfaces, first = np.unique(self.cells.surface[order], return_index=True)
        self._of = dict(zip(surfaces.tolist(), np.split(order, first[1:]), strict=True)) if len(order) else {}

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.cells.middle)

    def usual(self, name: str) -> tuple[IntArray, BoolArray]:
        """Cells on which such things stand, and whether each cell is one, (C,)."""
        if name not in self._usual:
            fitting = np.array([grounds_for(name, s) for s in self.strips], bool)
            mask = fitting[self.cells.strip] & ~self.cells.blocked if len(self.strips) else np.zeros(0, bool)
            self._usual[name] = np.flatnonzero(mask), mask
        return self._usual[name]

    def on(self, surfaces: IntArray) -> IntArray:
        """Cells of these surfaces."""
        found = [self._of[s] for s in surfaces.tolist() if s in self._of]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def near(self, point: FloatArray, reach: float) -> IntArray:
        """Cells within so many metres of a point (2,)."""
        return np.array(sorted(self._tree.query_ball_point(point, reach)), np.int64)

    def score(self, name: str, cells: IntArray) -> FloatArray:
        """Log of how likely such a thing is to begin in cells (K,)."""
        words = self.model.words.categories
        if name not in words:
            return np.full(len(cells), _NEVER / 2)
        return self._scores[cells, words.index(name)]

    def places(self, cells: IntArray, name: str, size: Size, *, squeezed: bool = False) -> Places:
        """Every place in cells (K,) for a thing of this category and (depth, width, height): where it fits, or where it
        does not either if it is to be `squeezed` in."""
        c = self.cells
        usual = self.usual(name)[1]
        travels = name in TRAVELS
        shares = np.where(c.land[cells][:, None], BACK, SHARES)
        found = []
        for facing in range(4):
            # of a tree the trunk stands there; what is below its crown is asked of a place later
            across = min(size[1] if facing % 2 == 0 else size[0], foot_of(name))
            fits = (squeezed | (c.most[cells] - c.least[cells] >= across)) & ~c.blocked[cells]
            here = cells[fits]
            looks = ~(c.moving[here] & travels & (facing != 0)) & (~c.land[here] | (facing == RIGHT))
            for k in range(len(SHARES)):
                share = shares[fits, k]
                found.append(self._boxes(here, share, facing, across, name, size, usual[here] & looks))
        return Places(*(np.concatenate([getattr(p, n) for p in found]) for n in Places.__dataclass_fields__))

    def bare(self, name: str, boxes: FloatArray) -> Places:
        """Boxes (M, 7) wherever they are, as places: unusual ones, on a strip or not, the first as the likeliest."""
        cells = np.asarray(self._tree.query(boxes[:, X : Y + 1])[1], np.int64)
        none = np.full(len(boxes), -1)
        still = np.zeros(len(boxes))
        score = self.score(name, cells) - np.arange(len(boxes))
        return Places(boxes, cells, none, none, still, still, score, np.zeros(len(boxes), bool))

    def _boxes(
        self, cells: IntArray, share: FloatArray, facing: int, across: float, name: str, size: Size, usual: BoolArray
    ) -> Places:
        c = self.cells
        low, high = c.low[cells], c.high[cells]
        mirrored = np.where(c.kerb[cells] > 0, 1 - share, share)
        play = high - low - across
        wanted = np.where(play > 0, low + across / 2 + mirrored * play, (low + high) / 2)
        least, most = c.least[cells] + across / 2, c.most[cells] - across / 2
        left = np.where(least < most, np.clip(wanted, least, most), (least + most) / 2)
        left = np.where(c.land[cells], share * SETBACK + across / 2, left)
        heading = c.heading[cells]
        boxes = np.empty((len(cells), 7))
        boxes[:, :3] = size
        boxes[:, X] = c.middle[cells, 0] - np.sin(heading) * left
        boxes[:, Y] = c.middle[cells, 1] + np.cos(heading) * left
        boxes[:, Z] = c.height[cells]
        boxes[:, YAW] = np.remainder(heading + facing * math.pi / 2 + math.pi, 2 * math.pi) - math.pi
        turn = np.full(len(cells), facing * math.pi / 2)
        score = self.score(name, cells)
        return Places(boxes, cells, c.strip[cells], c.surface[cells], share, turn, score, usual)


def _empty_street(
    model: StreetModel, strips: Sequence[Strip], kinds: Sequence[str], character: Sequence[float]
) -> FloatArray:
    """Log likelihood of every category in every cell where nothing stands yet, (C, K)."""
    if not strips:
        return np.zeros((0, len(model.words.categories)))
    count = sum(len(s) for s in strips)
    nothing = np.full((count, len(SORTS)), np.inf)
    values = np.concatenate(
        [
            np.concatenate([static_values(s, character) for s in strips]),
            dynamic_values(nothing, nothing, np.full(count, np.inf)),
        ],
        axis=1,
    )
    ground = np.concatenate([places(model.words, s, kinds) for s in strips])
    with torch.inference_mode():
        scores, _ = model.network(torch.from_numpy(ground), torch.from_numpy(values).double())
        logs: FloatArray = torch.log_softmax(scores, dim=1)[:, 1:].numpy()
    return np.maximum(logs, _NEVER)

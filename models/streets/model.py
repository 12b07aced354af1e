"""The street model: imagines what stands on strips."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch

from composer.street.kinds import surface_kind
from composer.vocabulary import category
from models.processes import one_thread
from models.streets.features import (
    SORT_OF,
    SORTS,
    Words,
    dynamic_values,
    places,
    static_values,
)
from models.streets.ground import TRAFFIC, BoolArray
from models.streets.network import FACINGS, SCALES, SHARES, StreetNetwork
from models.streets.strips import FRONTAGE, Strip
from models.streets.things import ALONG, BUILDINGS, LEFT, TRAVELS, Thing, extent_along, fits
from models.weights import read_weights

WEIGHTS = "street.safetensors"
SCALE_OF = (0.9, 1.0, 1.12)
"""Sizes that the network chooses among, times the usual one."""
GAP = 0.35
"""Least metres along a strip between two things."""
HOUSE_GAP = 0.12
_HEADS = (SHARES, SHARES + FACINGS)


@dataclass(frozen=True)
class Stretch:
    """A strip to imagine things on.

    Parameters
    ----------
    strip : Strip
    row : int
        Its row among the strips of the street.
    kept : tuple of (float, float, str)
        Middle and length along the strip, and category, of what stands there already and stays.
    wanted : (C,) bool
        Cells in which something may begin.
    """

    strip: Strip
    row: int
    kept: tuple[tuple[float, float, str], ...] = ()
    wanted: BoolArray | None = None


class StreetModel:
    """A trained network and its words.

    Parameters
    ----------
    network : StreetNetwork
    words : Words
    version : str
        Digest of the weights.
    """

    def __init__(self, network: StreetNetwork, words: Words, version: str = "") -> None:
        # Double precision: so what a strip becomes does not depend on which others are imagined beside it.
        self.network = network.double().eval().requires_grad_(False)
        self.words = words
        self.version = version

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """From `folder`, or the weights shipped with the package."""
        config, state, digest = read_weights(WEIGHTS, folder)
        words = Words(tuple(config["kinds"]), tuple(config["categories"]))
        network = StreetNetwork(len(words.kinds), len(words.categories), config["width"])
        network.load_state_dict(state)
        return cls(network, words, digest)

    def imagine(
        self,
        stretches: Sequence[Stretch],
        kinds: Sequence[str],
        character: Sequence[float],
        seed: int,
        tick: Callable[[float], None] | None = None,
    ) -> list[Thing]:
        """Things for stretches, cell by cell along all of them at once.

        Parameters
        ----------
        stretches : sequence of Stretch
        kinds : sequence of str
            Kind of every surface of the scene.
        character : sequence of float
            Density, city, green and rhythm; see `models.procedural.streets.character`.
        seed : int
            With a strip's key it gives all randomness of that strip.
        tick : callable, optional
            Told the share that is done.
        """
        walks = [_Walk(self.words, stretch, kinds, character, seed) for stretch in stretches]
        going = sorted(walks, key=lambda w: -len(w.strip))
        count = len(going[0].strip) if going else 0
        with one_thread():
            for cell in range(count):
                while len(going[-1].strip) <= cell:
                    going.pop()
                if tick is not None and cell % 64 == 0:
                    tick(cell / count)
                self._step(going, cell)
        return [thing for walk in walks for thing in walk.things]

    def _step(self, walks: Sequence[_Walk], cell: int) -> None:
        open_ = [w for w in walks if w.wanted[cell] and not w.strip.blocked[cell] and w.allowed[cell].any()]
        masks = [w.mask(cell) for w in open_]
        here = [(w, m) for w, m in zip(open_, masks, strict=True) if m.any()]
        if not here:
            return
        since = np.stack([cell * w.step - w.last for w, _ in here])
        gap = np.stack([w.gap for w, _ in here])
        coming = np.array([w.coming(cell * w.step) for w, _ in here])
        values = np.concatenate(
            [np.stack([w.values[cell] for w, _ in here]), dynamic_values(since, gap, coming)], axis=1
        )
        ground = np.stack([w.places[cell] for w, _ in here])
        scores, hidden = self.network(torch.from_numpy(ground), torch.from_numpy(values).double())
        noise = np.stack([w.noise[cell, : scores.shape[1]] for w, _ in here])
        allowed = np.concatenate([np.ones((len(here), 1), bool), np.stack([m for _, m in here])], axis=1)
        drawn = np.where(allowed, scores.numpy() + noise, -np.inf).argmax(axis=1)
        chosen = np.flatnonzero(drawn)
        if not len(chosen):
            return
        manner = self.network.manner(hidden[torch.from_numpy(chosen)], torch.from_numpy(drawn[chosen] - 1))
        noise = np.stack([here[i][0].noise[cell, scores.shape[1] :] for i in chosen])
        share, facing, scale = np.split(torch.cat(manner, dim=1).numpy() + noise, _HEADS, axis=1)
        for k, i in enumerate(chosen):
            walk, row = here[i][0], int(drawn[i]) - 1
            looks = np.where(walk.facings[row], facing[k], -np.inf)
            walk.put(cell, row, int(share[k].argmax()), int(looks.argmax()), int(scale[k].argmax()))


class _Walk:
    """One strip while the model goes along it."""

    def __init__(
        self, words: Words, stretch: Stretch, kinds: Sequence[str], character: Sequence[float], seed: int
    ) -> None:
        strip = stretch.strip
        self.strip, self.row, self.words = strip, stretch.row, words
        self.step = strip.length / len(strip)
        rng = np.random.default_rng([seed % 2**63, zlib.crc32(strip.key.encode())])
        numbers = len(words.categories) + 1 + SHARES + FACINGS + SCALES
        self.noise = rng.gumbel(size=(len(strip), numbers))
        self.inner = rng.random((len(strip), 2))
        self.places = places(words, strip, kinds)
        self.values = static_values(strip, character)
        self.allowed = _allowed(words, strip)
        self.wanted = np.ones(len(strip), bool) if stretch.wanted is None else stretch.wanted
        self.facings = _facings(words, strip)
        self.last, self.gap = np.full(len(SORTS), -np.inf), np.full(len(SORTS), np.inf)
        self._apart = HOUSE_GAP if strip.kind == FRONTAGE else GAP
        self.end = -self._apart
        self.things: list[Thing] = []
        self.kept = sorted(stretch.kept)
        self._passed = 0
        self._extent = np.array(
            [_shortest(name, facings) for name, facings in zip(words.categories, self.facings, strict=True)]
        )

    def coming(self, at: float) -> float:
        """Metres from here to the next thing that stays; what was passed becomes history."""
        while self._passed < len(self.kept) and self.kept[self._passed][0] < at:
            middle, length, name = self.kept[self._passed]
            self._remember(middle, name)
            self.end = max(self.end, middle + length / 2)
            self._passed += 1
        if self._passed == len(self.kept):
            return math.inf
        return self.kept[self._passed][0] - self.kept[self._passed][1] / 2 - at

    def mask(self, cell: int) -> BoolArray:
        """Which categories may begin in this cell, (K,): the ground is wide enough, and there is room along it."""
        least = self.end + self._apart + self._extent / 2
        room = (cell + 1) * self.step > least
        most = min(self.coming(cell * self.step) + cell * self.step, self.strip.length)
        return self.allowed[cell] & room & (cell * self.step + self._extent / 2 <= most)

    def put(self, cell: int, row: int, share: int, facing: int, scale: int) -> None:
        """Begin a thing here, if one of this size finds room."""
        name = self.words.categories[row]
        inner = self.inner[cell]
        thing = Thing(self.row, name, 0.0, (share + inner[0]) / SHARES, facing, SCALE_OF[scale])
        extent = extent_along(thing)
        low = max(cell * self.step, self.end + self._apart + extent / 2)
        high = min((cell + 1) * self.step, self.coming(cell * self.step) + cell * self.step - extent / 2)
        high = min(high, self.strip.length - extent / 2)
        if low > high or fits(self.strip, name, facing, thing.scale)[cell] < 0 or not self._clear(low, high, extent):
            return
        at = low + inner[1] * (high - low)
        self.things.append(Thing(self.row, name, at, thing.share, facing, thing.scale))
        self._remember(at, name)
        self.end = at + extent / 2

    def _clear(self, low: float, high: float, extent: float) -> bool:
        first = int(max(low - extent / 2, 0.0) / self.step)
        last = int(min(high + extent / 2, self.strip.length - 1e-9) / self.step)
        return not self.strip.blocked[first : last + 1].any()

    def _remember(self, at: float, name: str) -> None:
        sort = SORT_OF[self.words.categories.index(name)] if name in self.words.categories else 2
        if np.isfinite(self.last[sort]):
            self.gap[sort] = at - self.last[sort]
        self.last[sort] = at


def _shortest(name: str, facings: BoolArray) -> float:
    """Metres along the strip that the smallest one takes up, however it may stand."""
    stands = [f for f in range(FACINGS) if facings[f]] or [ALONG]
    return min(extent_along(Thing(0, name, 0.0, 0.0, f, SCALE_OF[0])) for f in stands)


def _facings(words: Words, strip: Strip) -> BoolArray:
    """Which way each category may look, (K, `FACINGS`), as far as the ground is wide enough."""
    wide = [[np.median(fits(strip, name, f, SCALE_OF[0])) >= 0 for f in (ALONG, LEFT)] for name in words.categories]
    looks: BoolArray = np.array(wide)[:, [0, 1, 0, 1]]
    if strip.kind == FRONTAGE:
        looks[:] = True  # a house is fitted to its land
    return looks & np.array([facings_on(name, strip) for name in words.categories])


def facings_on(name: str, strip: Strip) -> BoolArray:
    """Which way a category looks on a strip, (`FACINGS`,): traffic the way it goes, a house at the street."""
    looks = np.ones(FACINGS, bool)
    if strip.kind == FRONTAGE:
        looks[:] = [False, False, False, True]
    elif name in TRAVELS and surface_kind(strip.kind).use in ("drive", "cycle"):
        looks[:] = [True, False, False, False]
    return looks


def grounds_for(name: str, strip: Strip) -> bool:
    """Whether a category stands on such ground: what travels where traffic is, houses on land, the rest elsewhere."""
    if strip.kind == FRONTAGE or name in BUILDINGS:
        return strip.kind == FRONTAGE and name in BUILDINGS
    use = surface_kind(strip.kind).use
    if name in TRAVELS:
        return use in TRAFFIC
    return category(name).super == "person" if use == "cross" else use in ("walk", "plant")


def _allowed(words: Words, strip: Strip) -> BoolArray:
    """What may stand in the cells of a strip, (C, K)."""
    allowed = np.zeros((len(strip), len(words.categories)), bool)
    for row, name in enumerate(words.categories):
        if grounds_for(name, strip):
            spare = [fits(strip, name, facing, SCALE_OF[0]) for facing in (ALONG, LEFT)]
            allowed[:, row] = True if name in BUILDINGS else np.maximum(*spare) >= 0
    return allowed

"""Streets as rows to learn from: every cell of every strip, with what begins in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.scene import Scene
from models.procedural.streets.character import Character
from models.procedural.streets.inhabit import RULES, inhabit
from models.procedural.streets.templates import street
from models.streets.features import SORT_OF, Words, dynamic_values, history, places, static_values
from models.streets.model import SCALE_OF
from models.streets.network import SHARES
from models.streets.strips import Strip, strips_of
from models.streets.things import Thing, extent_along

KEPT = 0.25
"""Share of the strips on which something further on is told of, as where a stretch is imagined anew."""


@dataclass(frozen=True)
class Rows:
    """R cells.

    Attributes
    ----------
    places : (R, `features.PLACES`) uint8
    values : (R, `features.INPUTS`) float16
    what : (R,) uint8
        0 for nothing, else one more than the category's row.
    manner : (R, 3) uint8
        Where across, facing, size; only where something begins.
    """

    places: npt.NDArray[np.uint8]
    values: npt.NDArray[np.float16]
    what: npt.NDArray[np.uint8]
    manner: npt.NDArray[np.uint8]

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """All rows of several."""
        return cls(*(np.concatenate([getattr(p, name) for p in parts]) for name in cls.__dataclass_fields__))

    def at(self, rows: npt.NDArray[np.int64] | slice) -> Rows:
        """Some of the rows."""
        return Rows(self.places[rows], self.values[rows], self.what[rows], self.manner[rows])

    def __len__(self) -> int:
        return len(self.what)


def rows_of(
    words: Words,
    strip: Strip,
    kinds: Sequence[str],
    character: Character,
    things: Sequence[Thing],
    rng: np.random.Generator,
) -> Rows:
    """The cells of one strip on which these things stand."""
    count, step = len(strip), strip.length / len(strip)
    starts = np.arange(count, dtype=np.float64) * step
    what, manner = np.zeros(count, np.uint8), np.zeros((count, 3), np.uint8)
    for thing in things:
        cell = min(int(thing.along / step), count - 1)
        what[cell] = words.categories.index(thing.category) + 1
        scale = int(np.argmin([abs(thing.scale - s) for s in SCALE_OF]))
        manner[cell] = min(int(thing.share * SHARES), SHARES - 1), thing.facing, scale
    since, gap = history(starts, [(t.along, int(SORT_OF[words.categories.index(t.category)])) for t in things])
    coming = np.full(count, np.inf)
    if things and rng.random() < KEPT:
        kept = things[int(rng.integers(len(things)))]
        first = kept.along - extent_along(kept) / 2
        coming = np.where(starts < first, first - starts, np.inf)
    values = np.concatenate([static_values(strip, character.values), dynamic_values(since, gap, coming)], axis=1)
    used = ~strip.blocked
    return Rows(
        places(words, strip, kinds)[used].astype(np.uint8), values[used].astype(np.float16), what[used], manner[used]
    )


def examples(words: Words, seed: int, maps: Sequence[Scene] = ()) -> Iterator[Rows]:
    """Streets without end: procedural ones, and now and then one of `maps` inhabited anew."""
    rng = np.random.default_rng([seed, 4242])
    grounds = [(m, strips_of(m)) for m in maps]
    while True:
        if grounds and rng.random() < 0.15:
            scene, strips = grounds[int(rng.integers(len(grounds)))]
        else:
            scene = street(rng)
            strips = strips_of(scene)
        kinds = [s.kind for s in scene.surfaces]
        for _ in range(3):  # the ground costs most: it is lived on more than once
            character = Character.drawn(rng)
            things = inhabit(strips, kinds, character, rng)
            for row, strip in enumerate(strips):
                if (strip.kind, strip.zone) in RULES:
                    yield rows_of(words, strip, kinds, character, [t for t in things if t.strip == row], rng)


def maps_in(folder: Path | None) -> list[Scene]:
    """Streets of the maps that lie in a folder of outside data, without what stands on them."""
    from composer.errors import ComposerError
    from composer.formats import read_scenes
    from composer.scene import revise

    found = []
    for path in sorted((folder / "street").glob("*")) if folder is not None else []:
        try:
            for _, load in read_scenes(path):
                found.append(revise(load().scene, nodes=(), relations=()))
        except ComposerError:
            continue
    return found

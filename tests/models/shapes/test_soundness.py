"""Shapes that hang together, and those that do not."""

from dataclasses import replace

import numpy as np
import pytest

from models.procedural.furniture import make
from models.procedural.sdf import sample_field
from models.shapes.model import QUALITIES, ShapeModel, ShapeRequest
from models.shapes.soundness import flaw
from models.training.autoencoder import HELD_OUT_SEED


def table(gap: int = 0, legs: bool = True) -> np.ndarray:
    """Distances of a table, its legs ending `gap` samples below the top."""
    solid = np.zeros((64, 64, 64), bool)
    solid[1:63, 1:63, 58:63] = True
    if legs:
        for x in (3, 56):
            for y in (3, 56):
                solid[x : x + 5, y : y + 5, 1 : 58 - gap] = True
    return np.where(solid, -1, 1).astype(np.float32)


def test_a_table_on_its_legs_is_sound() -> None:
    assert flaw(table()) == 0


def test_loose_legs_and_missing_legs_and_nothing_at_all_are_flaws() -> None:
    assert 1 < flaw(table(gap=2)) < np.inf
    assert flaw(table(legs=False)) > 1
    assert flaw(np.ones((64, 64, 64), np.float32)) == np.inf


def test_a_crumb_is_none() -> None:
    crumbed = table()
    crumbed[30, 30, 30] = -1
    assert 0 < flaw(crumbed) < 1


@pytest.mark.parametrize("category", ["dining_table", "chair", "floor_lamp", "bookshelf"])
def test_the_families_are_sound(category: str) -> None:
    rng = np.random.default_rng((HELD_OUT_SEED, 3))
    assert max(flaw(sample_field(make(rng, category).solids).distance) for _ in range(5)) <= 1


def test_what_falls_apart_is_imagined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    model = ShapeModel.load()
    requests = [ShapeRequest("plant", (0.4, 0.4, 1.2), seed) for seed in range(6)]

    def flaws(attempts: int) -> list[float]:
        monkeypatch.setitem(QUALITIES, "standard", replace(QUALITIES["standard"], attempts=attempts))  # type: ignore[arg-type]
        return [flaw(model.decode(latent)[0]) for latent in model.sample(requests, steps=4)]

    once, thrice = flaws(1), flaws(3)
    assert sum(f > 1 for f in thrice) < sum(f > 1 for f in once)
    for one, more in zip(once, thrice, strict=True):
        assert one > 1 or one == more

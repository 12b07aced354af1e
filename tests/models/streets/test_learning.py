from pathlib import Path

import numpy as np
import torch

from models.procedural.streets.character import Character
from models.procedural.streets.inhabit import inhabit
from models.streets.features import DYNAMIC, SORT_OF, STATIC, Words, dynamic_values, history, static_values
from models.streets.model import StreetModel
from models.streets.network import StreetNetwork
from models.streets.strips import strips_of
from models.training.street import losses, train
from models.training.street_examples import examples


def test_history_is_what_stands_behind_and_nothing_ahead() -> None:
    tree, lamp = 0, 1
    since, gap = history(np.array([0.0, 5.0, 9.0, 20.0]), [(2.0, tree), (8.5, tree), (6.0, lamp)])
    assert np.isinf(since[0]).all() and since[1, tree] == 3 and since[2, tree] == 0.5 and since[3, tree] == 11.5
    assert np.isinf(gap[1, tree]) and gap[2, tree] == 6.5 and np.isinf(gap[3, lamp])


def test_inputs_are_finite_whatever_stands_there(straight) -> None:
    for strip in strips_of(straight(60.0)):
        values = static_values(strip, (0.5, 0.5, 0.5, 0.5))
        assert values.shape == (len(strip), STATIC) and np.isfinite(values).all()
    nothing = np.full((3, 8), np.inf)
    assert np.isfinite(dynamic_values(nothing, nothing, np.full(3, np.inf))).all()
    assert dynamic_values(nothing, nothing, np.full(3, np.inf)).shape == (3, DYNAMIC)


def test_inhabitants_fit_their_strips(straight) -> None:
    scene = straight(150.0)
    strips = strips_of(scene)
    kinds = [s.kind for s in scene.surfaces]
    for seed in range(5):
        rng = np.random.default_rng(seed)
        things = inhabit(strips, kinds, Character.drawn(rng, 0.8), rng)
        for row, strip in enumerate(strips):
            spans = sorted((t.along, t) for t in things if t.strip == row)
            assert all(0 <= at <= strip.length for at, _ in spans)
        assert len(things) > 50


def test_a_few_steps_of_training_learn_and_resume(tmp_path: Path) -> None:
    words = Words.current()
    fresh = StreetNetwork(len(words.kinds), len(words.categories))
    rows = next(examples(words, 5))
    with torch.inference_mode():
        before = float(losses(fresh, rows)[0])
    train(tmp_path, steps=20, batch=256, pool=1500)
    weights = train(tmp_path, steps=40, batch=256, pool=1500)
    model = StreetModel.load(tmp_path)
    with torch.inference_mode():
        after = float(losses(model.network.float(), rows)[0])
    assert weights.with_suffix(".md").exists() and after < 0.8 * before


def test_sorts_cover_every_category() -> None:
    words = Words.current()
    assert len(SORT_OF) == len(words.categories) and words.row("no such ground") == 1

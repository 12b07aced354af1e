"""Working on latents: with a real model at a tiny size where a model is needed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.mesh import PARTS
from models.procedural.furniture import make
from models.procedural.sdf import grid_axis, sample_field
from models.shapes.model import ShapeModel, ShapeRequest
from models.shapes.variation import (
    FORMS,
    Directions,
    blend,
    cells_in,
    cells_of,
    directions,
    form_of,
    main_directions,
    shift_of,
)
from tests.models.shapes.tiny import CHANNELS, tiny_model

SHAPE = (CHANNELS, 8, 8, 8)
SIZE = (0.5, 0.5, 0.9)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ShapeModel:
    return tiny_model(tmp_path_factory.mktemp("weights"))


def noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(SHAPE).astype(np.float32)


# ---- blending ----


@given(st.integers(0, 99), st.integers(0, 99))
def test_the_ends_of_a_blend_are_what_is_blended(i: int, j: int) -> None:
    a, b = noise(i), noise(j)
    assert np.array_equal(blend(a, b, 0.0), a) and np.array_equal(blend(a, b, 1.0), b)


@given(st.integers(0, 99), st.integers(100, 199), st.floats(0.01, 0.99))
def test_a_blend_is_as_lively_as_its_ends_and_the_same_from_both_sides(i: int, j: int, share: float) -> None:
    a, b = noise(i), noise(j)
    between = blend(a, b, share)
    assert between.std() == pytest.approx(1.0, abs=0.06)
    assert between == pytest.approx(blend(b, a, 1 - share), abs=1e-5)
    assert np.linalg.norm(blend(a, b, share * 0.5) - a) < np.linalg.norm(between - a)


def test_a_blend_of_the_same_and_of_opposites_is_finite() -> None:
    a = noise(0)
    assert blend(a, a, 0.3) == pytest.approx(a, abs=1e-6)
    assert np.isfinite(blend(a, -a, 0.5)).all()
    assert not blend(np.zeros_like(a), np.zeros_like(a), 0.5).any()
    with pytest.raises(ValueError, match=r"\[0, 1\]"):
        blend(a, a, 1.5)
    with pytest.raises(ValueError, match="cannot be blended"):
        blend(a, a[:2], 0.5)


# ---- what stays ----


def test_cells_of_a_region() -> None:
    assert cells_in(((-1, -1, -1), (1, 1, 1))).all()
    upper = cells_in(((1, 1, 1), (-1, -1, 0)))  # corners in any order
    assert not upper[:, :, :4].any() and upper[:, :, 4:].all()
    front = cells_in(((0.5, -1, -1), (1, 1, 1)))
    assert front[6:].all() and not front[:6].any()
    assert not cells_in(((0.01, 0, 0), (0.02, 0, 0))).any()


def test_cells_of_a_part_are_where_its_surface_is() -> None:
    shape = make(np.random.default_rng(3), "stool")
    field = sample_field(shape.solids)
    scores = (field.part[None] == np.arange(len(PARTS))[:, None, None, None]).astype(np.float32)
    near = {p for p in range(len(PARTS)) if (np.abs(field.distance) < 0.3)[field.part == p].any()}
    together = np.zeros((8, 8, 8), bool)
    for part in sorted(near):
        cells = cells_of(PARTS[part], field.distance, scores)
        assert cells.any()
        together |= cells
        x, y, z = np.nonzero((np.abs(field.distance) < 0.3) & (field.part == part))
        assert cells[x // 8, y // 8, z // 8].all()
    centre = np.abs(grid_axis()).argmin() // 8
    assert not together[0, 0, 7]  # nothing is above the corner of a stool
    assert together[:, :, : centre + 1].any()
    absent = next(p for p in range(len(PARTS)) if p not in near)
    assert not cells_of(PARTS[absent], field.distance, scores).any()
    with pytest.raises(ValueError, match="no part 'wheels'"):
        cells_of("wheels", field.distance, scores)


def test_fixed_cells_end_exactly_as_they_were(model: ShapeModel) -> None:
    start, fixed = noise(1), cells_in(((-1, -1, -1), (1, 1, 0)))
    for strength in (1.0, 0.6, 0.1):
        asked = ShapeRequest("chair", SIZE, 5, start=start, strength=strength, fixed=fixed)
        (latent,) = model.sample([asked], steps=3)
        assert np.array_equal(latent[:, fixed], start[:, fixed])
        assert np.abs(latent[:, ~fixed] - start[:, ~fixed]).max() > 1e-3
    (whole,) = model.sample([ShapeRequest("chair", SIZE, 5, start=start, fixed=np.ones((8, 8, 8), bool))], steps=2)
    assert np.array_equal(whole, start)


def test_what_is_fixed_is_seen_by_the_rest(model: ShapeModel) -> None:
    fixed = cells_in(((-1, -1, -1), (1, 1, 0)))
    one, other = (
        model.sample([ShapeRequest("chair", SIZE, 5, start=noise(i), fixed=fixed)], steps=3)[0] for i in (1, 2)
    )
    assert not np.array_equal(one[:, ~fixed], other[:, ~fixed])


# ---- varying ----


def test_the_stronger_a_variation_the_farther_it_goes(model: ShapeModel) -> None:
    start = noise(1)
    asked = [ShapeRequest("chair", SIZE, 5, start=start, strength=s) for s in (0.02, 0.3, 0.9)]
    gone = [float(np.abs(latent - start).mean()) for latent in model.sample(asked, steps=8)]
    assert gone == sorted(gone) and gone[0] < 0.1 < gone[2]


def test_full_strength_is_from_scratch(model: ShapeModel) -> None:
    plain, started = ShapeRequest("chair", SIZE, 5), ShapeRequest("chair", SIZE, 5, start=noise(1))
    a, b = model.sample([plain, started], steps=2)
    assert np.array_equal(a, b)


def test_a_variation_repeats_bit_for_bit_alone_and_in_company(model: ShapeModel) -> None:
    asked = [ShapeRequest("chair", SIZE, seed, start=noise(1), strength=0.5) for seed in (5, 6)]
    one, other = model.sample(asked, steps=4)
    assert np.array_equal(model.sample(asked[1:], steps=4)[0], other)
    assert not np.array_equal(one, other)


def test_fewer_steps_are_left_from_nearer(model: ShapeModel) -> None:
    def steps(strength: float) -> int:
        told: list[float] = []
        asked = ShapeRequest("chair", SIZE, 5, start=noise(1), strength=strength)
        model.sample([asked], steps=8, on_progress=told.append)
        assert told[-1] == 1.0
        return len(told)

    assert steps(1.0) == 8 and steps(0.6) == 4 and steps(0.05) == 2


def test_a_request_that_makes_no_sense_is_refused(model: ShapeModel) -> None:
    with pytest.raises(ValueError, match="strength"):
        ShapeRequest("chair", SIZE, 0, start=noise(0), strength=0.0)
    with pytest.raises(ValueError, match="nothing to vary"):
        ShapeRequest("chair", SIZE, 0, strength=0.5)
    with pytest.raises(ValueError, match="of these weights"):
        model.sample([ShapeRequest("chair", SIZE, 0, start=np.zeros((9, 8, 8, 8), np.float32))], steps=1)


# ---- directions ----


def test_directions_find_what_differs_most() -> None:
    rng = np.random.default_rng(0)
    basis = np.linalg.qr(rng.standard_normal((20, 3)))[0].T
    amounts = rng.standard_normal((400, 3)) * (9.0, 4.0, 1.0)
    found = main_directions((amounts @ basis).astype(np.float32))
    for step, truth, spread in zip(found.steps, basis, (9.0, 4.0, 1.0), strict=True):
        length = np.linalg.norm(step)
        assert length == pytest.approx(2 * spread, rel=0.15)
        assert abs(step @ truth) / length > 0.97
        assert step[np.abs(step).argmax()] > 0


def test_directions_repeat(model: ShapeModel) -> None:
    first, again, other = directions(model, "chair"), directions(model, "chair"), directions(model, "table")
    assert first.steps.shape == (3, model.prior.code)
    assert np.array_equal(first.steps, again.steps) and not np.array_equal(first.steps, other.steps)
    with pytest.raises(KeyError, match="spaceship"):
        model.codes("spaceship", SIZE, 2)


def test_amounts_add_up() -> None:
    along = Directions(np.eye(3, 5, dtype=np.float32))
    assert not shift_of(along, (0.0, 0.0, 0.0)).any()
    assert shift_of(along, (0.5, 0.0, -1.0)).tolist() == [0.5, 0.0, -1.0, 0.0, 0.0]
    assert form_of({FORMS[1]: -3.0, "arms": 1.0}) == (0.0, -1.0, 0.0)


def test_a_latent_is_moved_further_the_further_its_code_is(model: ShapeModel) -> None:
    latent, step = noise(1), directions(model, "chair").steps[0]
    assert model.moved(latent, "chair", SIZE, 0 * step) is latent
    near, far = (model.moved(latent, "chair", SIZE, amount * step, quality="draft") for amount in (0.1, 1.0))
    still = model.moved(latent, "chair", SIZE, np.full_like(step, 1e-9), quality="draft")
    assert 0 < np.abs(near - still).mean() < np.abs(far - still).mean()
    assert np.array_equal(far, model.moved(latent, "chair", SIZE, step, quality="draft"))

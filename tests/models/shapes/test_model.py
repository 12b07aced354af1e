"""The shipped shape model: what it restores, what it imagines, and that it repeats itself."""

import numpy as np
import pytest
import torch

from models.errors import Cancelled
from models.procedural.furniture import FAMILIES, make
from models.procedural.sdf import sample_field
from models.shapes.meshing import is_watertight
from models.shapes.model import QUALITIES, ShapeModel, ShapeRequest
from models.training.autoencoder import HELD_OUT_SEED

SIZES = {
    "double_bed": (2.1, 1.7, 1.0),
    "dining_chair": (0.55, 0.48, 0.92),
    "wardrobe": (0.6, 1.6, 2.2),
    "coffee_table": (0.6, 1.1, 0.42),
}


@pytest.fixture(scope="module")
def model() -> ShapeModel:
    return ShapeModel.load()


def _requests(quality_seed: int = 0) -> list[ShapeRequest]:
    return [ShapeRequest(c, size, quality_seed + i) for i, (c, size) in enumerate(SIZES.items())]


def test_it_knows_every_family(model: ShapeModel) -> None:
    assert model.categories == frozenset(FAMILIES)
    assert len(model.version) == 12
    assert model.attributes["chair"] == FAMILIES["chair"].attributes


@pytest.mark.parametrize("category", ["double_bed", "sofa", "nightstand", "wardrobe", "dining_table", "armchair"])
def test_held_out_shapes_survive_the_autoencoder(model: ShapeModel, category: str) -> None:
    rng = np.random.default_rng((HELD_OUT_SEED, 1))
    ious = []
    for _ in range(4):
        field = sample_field(make(rng, category).solids)
        distance, scores = model.decode(model.encode(field))
        a, b = field.distance < 0, distance < 0
        ious.append((a & b).sum() / (a | b).sum())
        surface = np.abs(field.distance) < 0.34
        assert (scores.argmax(axis=0) == field.part)[surface].mean() > 0.75
    assert np.mean(ious) >= 0.9


def test_what_it_imagines_is_closed_and_fills_its_box(model: ShapeModel) -> None:
    requests = _requests()
    for request, latent in zip(requests, model.sample(requests, quality="draft"), strict=True):
        mesh = model.mesh(latent, request.size, quality="draft")
        d, w, h = request.size
        assert is_watertight(mesh)
        assert 100 < len(mesh.faces) <= QUALITIES["draft"].faces
        np.testing.assert_allclose(mesh.bounds, [[-d / 2, -w / 2, 0], [d / 2, w / 2, h]], atol=1e-4)
        assert len(set(mesh.parts.tolist())) >= 2


def test_a_round_through_the_autoencoder_brings_latents_of_one_shape_together(model: ShapeModel) -> None:
    generator = torch.Generator().manual_seed(0)
    field = sample_field(make(np.random.default_rng((HELD_OUT_SEED, 2)), "nightstand").solids)
    latent = torch.from_numpy(model.encode(field))[None]
    off = 0.3 * torch.randn((4, *latent.shape[1:]), generator=generator)
    with torch.inference_mode():
        settled, between = model.autoencoder.settled(latent + off)
    assert between.shape == (4, 64, 64, 64)
    assert settled.std(dim=0).mean() < 0.75 * off.std(dim=0).mean()


def test_a_request_gives_the_same_bits_alone_and_in_company(model: ShapeModel) -> None:
    requests = _requests()
    together = model.sample(requests, steps=3)
    backwards = model.sample(requests[::-1], steps=3)[::-1]
    for request, a, b in zip(requests, together, backwards, strict=True):
        (alone,) = model.sample([request], steps=3)
        assert np.array_equal(a, alone)
        assert np.array_equal(a, b)
    first, again = (model.mesh(together[0], requests[0].size) for _ in range(2))
    assert first == again


def test_seed_style_and_attributes_matter(model: ShapeModel) -> None:
    plain = ShapeRequest("chair", (0.55, 0.5, 0.9), 1)
    variants = [
        ShapeRequest("chair", plain.size, 2),
        ShapeRequest("chair", plain.size, 1, style=(0.9,) * 8),
        ShapeRequest("chair", plain.size, 1, attributes={"arms": 1.0}),
    ]
    base, *others = model.sample([plain, *variants], steps=4)
    for other in others:
        assert np.abs(other - base).mean() > 0.02


def test_what_it_was_not_trained_on_is_refused(model: ShapeModel) -> None:
    with pytest.raises(KeyError, match="spaceship"):
        model.sample([ShapeRequest("spaceship", (1.0, 1.0, 1.0), 0)])
    with pytest.raises(KeyError, match="wings"):
        model.sample([ShapeRequest("chair", (0.5, 0.5, 0.9), 0, {"wings": 1.0})])


def test_progress_is_told_and_a_cancel_is_immediate(model: ShapeModel) -> None:
    told: list[float] = []
    model.sample(_requests()[:2], steps=2, on_progress=told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]
    calls = iter([False, True])
    with pytest.raises(Cancelled):
        model.sample(_requests(), steps=5, should_cancel=lambda: next(calls))

"""The code of a shape as a whole: what it depends on, and what a latent made with it does."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from models.shapes.code import CodeEncoder
from models.shapes.model import ShapeModel, ShapeRequest
from tests.models.shapes.tiny import CHANNELS, tiny_model

CHAIR = ShapeRequest("chair", (0.5, 0.5, 0.9), 7)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ShapeModel:
    return tiny_model(tmp_path_factory.mktemp("weights"))


def _code(model: ShapeModel, request: ShapeRequest, noise: torch.Tensor, start: torch.Tensor, strength: float):
    told = model.denoiser.condition([request.category], [request.size], [request.attributes], [request.style])
    return model._code(told, noise, start, strength)


def test_codes_are_blurred_only_while_training() -> None:
    torch.manual_seed(0)
    encoder = CodeEncoder(CHANNELS, 6)
    latents = torch.randn(16, CHANNELS, 8, 8, 8)
    assert not torch.equal(encoder.train()(latents), encoder(latents))
    for _ in range(600):
        encoder(latents)
    encoder.eval()
    codes = encoder(latents)
    assert torch.equal(codes, encoder(latents))
    torch.testing.assert_close(codes.mean(dim=0), torch.zeros(6), atol=0.1, rtol=0)
    torch.testing.assert_close(codes.std(dim=0), torch.ones(6), atol=0.15, rtol=0)


def test_the_code_changes_the_shape_and_everything_asked_changes_the_code(model: ShapeModel) -> None:
    noise, start = torch.randn(1, model.prior.code), torch.zeros(())
    base = _code(model, CHAIR, noise, start, 1.0)
    others = [
        replace(CHAIR, category="table"),
        replace(CHAIR, size=(0.5, 0.9, 0.9)),
        replace(CHAIR, attributes={"arms": 1.0}),
        replace(CHAIR, style=(0.9,) * 8),
    ]
    for other in others:
        assert not torch.allclose(base, _code(model, other, noise, start, 1.0), atol=1e-4)
    told = model.denoiser.condition(["chair"], [CHAIR.size], [{}], [None])
    latent = torch.zeros(1, CHANNELS, 8, 8, 8)
    flows = [model.denoiser(latent, torch.full((1,), 0.9), told.coded(code)) for code in (base, base + 1.0)]
    assert not torch.allclose(*flows, atol=1e-3)


def test_the_weaker_a_variation_the_nearer_its_code(model: ShapeModel) -> None:
    start = torch.randn(1, CHANNELS, 8, 8, 8)
    noise = torch.randn(1, model.prior.code)
    own = model.denoiser.codes(start)
    apart = [float((_code(model, CHAIR, noise, start, s) - own).norm()) for s in (0.05, 0.4, 1.0)]
    assert apart[0] < apart[1] < apart[2]


def test_what_is_of_any_category_is_told_no_code(model: ShapeModel) -> None:
    told = model.denoiser.condition(["chair"], [CHAIR.size], [{}], [None]).coded(torch.ones(1, model.prior.code))
    free = told.unconditional(len(model.denoiser.categories))
    both = told.joined(free)
    assert both.code_given is not None and both.code_given.flatten().tolist() == [1.0, 0.0]
    assert both.features()[1, -model.prior.code - 1 :].abs().max() == 0
    assert both.at(torch.tensor([0])).features().shape == told.features().shape == (1, told.features().shape[1])


def test_with_all_cells_kept_the_code_is_that_of_the_start(model: ShapeModel) -> None:
    rng = np.random.default_rng(0)
    start = rng.standard_normal((CHANNELS, 8, 8, 8)).astype(np.float32)
    (kept,) = model.sample([replace(CHAIR, start=start, fixed=np.ones((8, 8, 8), bool))], steps=2)
    assert np.array_equal(kept, start)

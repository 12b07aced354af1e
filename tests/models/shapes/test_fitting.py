"""Fitting a latent to a field."""

import numpy as np

from models.procedural.assemblies import heap
from models.procedural.sdf import sample_field
from models.shapes.autoencoder import FINE
from models.shapes.model import ShapeModel


def _wrong(model: ShapeModel, latent: np.ndarray, distance: np.ndarray) -> float:
    near = np.abs(distance) < 1
    return float(np.abs(model.decode(latent)[0] - distance)[near].mean())


def test_a_fitted_latent_decodes_more_closely_to_what_was_asked() -> None:
    model = ShapeModel.load()
    solids = heap(np.random.default_rng(990_000))
    field, fine = sample_field(solids), sample_field(solids, FINE)
    found, fitted = model.encode(field), model.encode(field, fine)
    assert fitted.shape == found.shape and fitted.dtype == np.float32
    assert _wrong(model, fitted, field.distance) < 0.9 * _wrong(model, found, field.distance)
    surface = np.abs(fine.distance) < 0.5
    before, after = (np.abs(model.decode_fine(z)[0] - fine.distance)[surface].mean() for z in (found, fitted))
    assert after < 0.9 * before
    assert np.array_equal(fitted, model.encode(field, fine))
    assert not any(p.requires_grad or p.grad is not None for p in model.autoencoder.parameters())

"""A whole shape model at a tiny size: untrained, but with every part that a trained one has."""

from __future__ import annotations

from pathlib import Path

import torch

from models.procedural.families import FAMILIES, STYLE_NAMES
from models.shapes.autoencoder import AUTOENCODER_FILE, ShapeAutoencoder
from models.shapes.code import PRIOR_FILE, ShapePrior
from models.shapes.denoiser import DENOISER_FILE, ShapeDenoiser
from models.shapes.model import ShapeModel
from models.weights import save_weights

KNOWN = ("chair", "dining_chair", "nightstand", "table")
CHANNELS = 4


def tiny_weights(folder: Path, seed: int = 0) -> Path:
    """Write weights; what they imagine are blocks with bites out of them, which depend on everything that is told."""
    torch.manual_seed(seed)
    autoencoder = ShapeAutoencoder(channels=(8, 8, 8), blocks=(1, 1, 1), latent_channels=CHANNELS, detail=(8, 8))
    denoiser = ShapeDenoiser(
        KNOWN,
        {name: FAMILIES[name].attributes for name in KNOWN},
        STYLE_NAMES,
        latent_channels=CHANNELS,
        width=24,
        depth=1,
        heads=2,
        hidden=24,
        condition=16,
        code=6,
        sketch=4,
    )
    prior = ShapePrior(len(KNOWN), denoiser.max_attributes, len(STYLE_NAMES), code=6, width=16, depth=1)
    with torch.no_grad():
        for parameter in (*denoiser.parameters(), *prior.parameters()):
            parameter.copy_(torch.randn_like(parameter) * 0.2)  # no layer that starts at zero may hide a wish
        denoiser.patch_out.weight.mul_(0.3)  # or the flow would lead far away from any latent
        for layer, samples in ((autoencoder.head, 8), (autoencoder.detail[-1], 64)):
            layer.weight.mul_(0.5)
            layer.bias.view(samples, -1)[:, 0].fill_(-0.45)  # mostly solid, so that there is a mesh
    save_weights(folder / AUTOENCODER_FILE, autoencoder, autoencoder.config)
    save_weights(folder / DENOISER_FILE, denoiser, denoiser.config)
    save_weights(folder / PRIOR_FILE, prior, prior.config)
    return folder


def tiny_model(folder: Path) -> ShapeModel:
    """The model of such weights, written into a folder and read back."""
    return ShapeModel.load(tiny_weights(folder))

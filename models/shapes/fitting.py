"""A latent that decodes to a given field more closely than the one its encoder finds.

The encoder answers at once and has only met procedural shapes; a mesh made by people may lose its thin legs to it. A
few steps of gradient descent on the latent itself, as DeepSDF finds its codes (Park et al. 2019), bring them back.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from models.shapes.autoencoder import BLOCK, FINE, ShapeAutoencoder, divided

STEPS = 16
RATE = 0.04
"""Of the descent, falling to nothing: a latent moves by about a sixth of its spread."""
SHARPNESS = 12.0
"""Steepness of the side's loss: a sample off by half a voxel is still clearly on its side."""
SIDE = 0.25
"""Weight of the side's loss."""
SURFACE = 0.5
"""Up to this distance the detail is compared."""


@torch.inference_mode(False)
def fitted(autoencoder: ShapeAutoencoder, latent: Tensor, distance: Tensor, fine: Tensor) -> Tensor:
    """The latent (1, C, 8, 8, 8) float32 near a given one that decodes best to distances at both resolutions.

    Parameters
    ----------
    autoencoder : ShapeAutoencoder
        Its weights stay as they are.
    latent : (1, C, 8, 8, 8)
    distance : (1, 64, 64, 64)
        In [-1, 1].
    fine : (1, 128, 128, 128)
        Likewise; counts at the surface only.
    """
    kind = autoencoder.head.weight.dtype
    target = divided(distance.clone().float(), BLOCK // FINE).flatten(0, 3)
    detail = divided(fine.clone().float(), BLOCK).flatten(0, 3)
    near, at_surface = ((t.abs() < reach).flatten(1).any(dim=1) for t, reach in ((target, 1.0), (detail, SURFACE)))
    if not near.any() or not at_surface.any():
        return latent.clone().float()
    target, detail = target[near], detail[at_surface]
    moved = latent.clone().float().requires_grad_(True)
    optimizer = torch.optim.Adam([moved], lr=RATE, betas=(0.9, 0.98))
    with torch.enable_grad():
        for step in range(STEPS):
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
            features = autoencoder.cells(moved.to(kind))
            plain = autoencoder.plain(features.permute(0, 2, 3, 4, 1).flatten(0, 3)[near])[..., 0].float()
            refined = autoencoder.refined(autoencoder.surroundings(features).flatten(0, 3)[at_surface])[..., 0].float()
            off, wrong = distance_losses(plain, target)
            fine_off, fine_wrong = distance_losses(refined, detail, SURFACE)
            loss = off + fine_off + SIDE * (wrong + fine_wrong)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return moved.detach()


def distance_losses(found: Tensor, target: Tensor, known: float = 1.0) -> tuple[Tensor, Tensor]:
    """How far distances are off, and how clearly samples at the surface are on the wrong side; two means.

    Parameters
    ----------
    found, target : tensors of one shape
    known : float
        Up to this distance the target is one; further out only its side is known.
    """
    side = torch.where(target < 0, -1.0, 1.0)
    near, surface = (target.abs() < known).float(), (target.abs() < 0.6 * known).float()
    error = (found - target).abs() * near + functional.relu(known - side * found) * (1 - near)
    wrong = functional.softplus(-SHARPNESS * side * found) * surface
    return error.sum() / near.sum().clamp(min=1), wrong.sum() / surface.sum().clamp(min=1)

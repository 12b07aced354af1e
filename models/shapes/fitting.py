"""A latent that decodes to a given field more closely than the one its encoder finds.

The encoder answers at once and has only met procedural shapes; a mesh made by people may lose its thin legs to it. A
few steps of gradient descent on the latent itself, as DeepSDF finds its codes (Park et al. 2019), bring them back.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from models.shapes.autoencoder import FINE, ShapeAutoencoder, divided

STEPS = 16
RATE = 0.04
"""Of the descent, falling to nothing: a latent moves by about a sixth of its spread."""
STEEPNESS = 12.0


@torch.inference_mode(False)
def fitted(autoencoder: ShapeAutoencoder, latent: Tensor, distance: Tensor, steps: int = STEPS) -> Tensor:
    """The latent (1, C, 8, 8, 8) float32 near a given one that decodes to distances best, at both resolutions.

    Parameters
    ----------
    autoencoder : ShapeAutoencoder
        Its weights stay as they are.
    latent : (1, C, 8, 8, 8)
    distance : (1, 64, 64, 64)
        In [-1, 1].
    """
    kind = autoencoder.head.weight.dtype
    target = divided(distance.clone().float(), 2).flatten(0, 3)
    near = (target.abs() < 1).flatten(1).any(dim=1)
    if not near.any():
        return latent.clone().float()
    target = target[near]
    moved = latent.clone().float().requires_grad_(True)
    optimizer = torch.optim.Adam([moved], lr=RATE, betas=(0.9, 0.98))
    with torch.enable_grad():
        for step in range(steps):
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            features = autoencoder.cells(moved.to(kind))
            plain = autoencoder.plain(features.permute(0, 2, 3, 4, 1).flatten(0, 3)[near])[..., 0].float()
            around = autoencoder.surroundings(features).flatten(0, 3)[near]
            fine = autoencoder.refined(around)[..., 0].float()
            fine = fine.reshape(-1, 2, FINE, 2, FINE, 2, FINE).mean(dim=(2, 4, 6))
            loss = _apart(plain, target) + _apart(fine, target)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return moved.detach()


def _apart(found: Tensor, target: Tensor) -> Tensor:
    """How far distances are off where they are known, and how clearly samples at the surface are on the wrong side."""
    side = torch.where(target < 0, -1.0, 1.0)
    known, surface = (target.abs() < 1).float(), (target.abs() < 0.6).float()
    error = (found - target).abs() * known + functional.relu(1 - side * found) * (1 - known)
    wrong = functional.softplus(-STEEPNESS * side * found) * surface
    total: Tensor = error.sum() / known.sum() + 0.25 * wrong.sum() / surface.sum().clamp(min=1)
    return total

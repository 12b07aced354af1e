"""The shape autoencoder: a sampled field to a small latent grid and back, at two resolutions."""

from __future__ import annotations

from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional

from composer.mesh import PARTS
from models.procedural.sdf import GRID_SAMPLES

AUTOENCODER_FILE = "shape-autoencoder.safetensors"
LATENT_SIDE = GRID_SAMPLES // 8
CELLS = GRID_SAMPLES // 2
"""Cells per axis: the finest level of the trunk, from which both resolutions are read."""
FINE = 2
"""How many times finer than the plain grid the detail is."""
BLOCK = 2 * FINE
"""Samples of the detail per cell and axis."""
CHANNELS = 1 + len(PARTS)
"""Distance, then a score for every part."""


class _Block(nn.Module):
    """Two 3x3x3 convolutions around a residual connection, which starts as the identity.

    There is no normalisation: on a processor it would cost more than both convolutions.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv_in = nn.Conv3d(channels, channels, 3, padding=1)
        self.conv_out = nn.Conv3d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.conv_out.weight)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x + self.conv_out(functional.relu(self.conv_in(functional.relu(x))))
        return out


class _Grow(nn.Module):
    """Twice the resolution: a linear map to the eight children of every voxel."""

    def __init__(self, channels: int, out: int) -> None:
        super().__init__()
        self.out = out
        self.linear = nn.Conv3d(channels, out * 8, 1)

    def forward(self, x: Tensor) -> Tensor:
        b, _, i, j, k = x.shape
        children = self.linear(x).permute(0, 2, 3, 4, 1).reshape(b, i, j, k, 2, 2, 2, self.out)
        grown = children.permute(0, 1, 4, 2, 5, 3, 6, 7).reshape(b, 2 * i, 2 * j, 2 * k, self.out)
        result: Tensor = grown.permute(0, 4, 1, 2, 3)
        return result


class ShapeAutoencoder(nn.Module):
    """Field (64^3 distances and part labels) to latent (16 channels on 8^3) and back.

    The latent is standardised per channel by running statistics, so that the denoiser meets unit
    variance, and jittered while training, so that near latents decode to near shapes. All layers are
    local: nothing averages over the whole grid.

    The decoder's trunk ends in features of 32^3 cells. A linear head reads 2^3 samples from every cell
    (the plain field, 64^3). Where the surface passes, a small network reads 4^3 samples from a cell
    and its neighbours (the detail, 128^3): boards and posts of one voxel keep their faces.

    Parameters
    ----------
    channels : (at 8^3, at 16^3, at 32^3)
    blocks : residual blocks of the decoder at the same three levels
    latent_channels : int
    detail : (channels at 32^3, hidden width) of the network for the detail
    jitter : float
        Greatest standard deviation of the noise on the standardised latent while training.
    """

    def __init__(
        self,
        channels: tuple[int, int, int] = (128, 64, 32),
        blocks: tuple[int, int, int] = (3, 4, 1),
        latent_channels: int = 16,
        detail: tuple[int, int] = (96, 256),
        jitter: float = 0.08,
    ) -> None:
        super().__init__()
        self.config = {
            "channels": list(channels),
            "blocks": list(blocks),
            "latent_channels": latent_channels,
            "detail": list(detail),
            "jitter": jitter,
        }
        deep, middle, fine = channels
        self.jitter = jitter
        self.frozen = False
        self.latent_channels = latent_channels
        self.stem = nn.Conv3d(CHANNELS, middle, 4, stride=4)
        self.encoder = nn.Sequential(
            _Block(middle), _Block(middle), nn.Conv3d(middle, deep, 2, stride=2), _Block(deep), _Block(deep)
        )
        self.to_latent = nn.Conv3d(deep, latent_channels, 1)
        self.standardise = nn.BatchNorm3d(latent_channels, affine=False, momentum=0.02)
        self.trunk = nn.Sequential(
            nn.Conv3d(latent_channels, deep, 3, padding=1),
            *(_Block(deep) for _ in range(blocks[0])),
            _Grow(deep, middle),
            *(_Block(middle) for _ in range(blocks[1])),
            _Grow(middle, fine),
            *(_Block(fine) for _ in range(blocks[2])),
        )
        self.head = nn.Linear(fine, 8 * CHANNELS)
        around, hidden = detail
        self.around = nn.Conv3d(fine, around, 3, padding=1)
        self.detail = nn.Sequential(
            nn.ReLU(), nn.Linear(around, hidden), nn.ReLU(), nn.Linear(hidden, BLOCK**3 * CHANNELS)
        )
        # Convolutions in bfloat16 take half the time with the channels last.
        self.to(memory_format=torch.channels_last_3d)  # type: ignore[call-overload]

    def encode(self, distance: Tensor, part: Tensor) -> Tensor:
        """Latent (B, C, 8, 8, 8) of distances (B, 64, 64, 64) in [-1, 1] and part labels (B, 64, 64, 64), integers.

        Labels count only near the surface; a field without parts (an imported mesh) has the label 255 everywhere.
        """
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else distance.dtype
        distance = distance.to(kind)
        near = distance.abs() < 1
        slots = torch.arange(len(PARTS), device=part.device, dtype=part.dtype)
        hot = ((part.unsqueeze(-1) == slots) & near.unsqueeze(-1)).to(kind)
        field = torch.cat([distance.unsqueeze(-1), hot], dim=-1).permute(0, 4, 1, 2, 3)
        hidden = self.to_latent(self.encoder(self.stem(field)))
        latent: Tensor = self.standardise(hidden.float())
        return latent

    def cells(self, latent: Tensor) -> Tensor:
        """Features (B, F, 32, 32, 32) of the cells of a latent (B, C, 8, 8, 8)."""
        features: Tensor = self.trunk(latent)
        return features

    def plain(self, features: Tensor) -> Tensor:
        """Distances and, after them, part scores (..., 2, 2, 2, 1 + P) of cells with features (..., F)."""
        out: Tensor = self.head(features)
        return out.view(*out.shape[:-1], 2, 2, 2, CHANNELS)

    def surroundings(self, features: Tensor) -> Tensor:
        """What the detail of every cell is read from, (B, 32, 32, 32, A), of features (B, F, 32, 32, 32)."""
        around: Tensor = self.around(functional.relu(features))
        return around.permute(0, 2, 3, 4, 1)

    def refined(self, surroundings: Tensor) -> Tensor:
        """Distances and part scores (..., 4, 4, 4, 1 + P) of cells from their surroundings (..., A)."""
        out: Tensor = self.detail(surroundings)
        return out.view(*out.shape[:-1], BLOCK, BLOCK, BLOCK, CHANNELS)

    def decode(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """Distances (B, 64, 64, 64) and part scores (B, P, 64, 64, 64) of a latent (B, C, 8, 8, 8)."""
        out = self.decode_together(latent)
        return out[..., 0], out[..., 1:].permute(0, 4, 1, 2, 3)

    def decode_together(self, latent: Tensor) -> Tensor:
        """Distances and, after them, part scores in one tensor (B, 64, 64, 64, 1 + P): quicker to convert and copy."""
        return assembled(self.plain(self.cells(latent).permute(0, 2, 3, 4, 1)))

    def settled(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """Latents (B, C, 8, 8, 8) after being decoded and encoded again: nearer to those of clean shapes.

        The decoder makes clean shapes of latents that no shape has, and the encoder tells which latents those have: a
        step towards what it knows, as denoising autoencoders take it (Alain and Bengio 2014). The second tensor is
        what was decoded between, distances (B, 64, 64, 64).
        """
        out = self.decode_together(latent.to(self.head.weight.dtype))
        distance = out[..., 0].clamp(-1, 1)
        return self.encode(distance, out[..., 1:].argmax(dim=-1).to(torch.uint8)), distance

    def jittered(self, distance: Tensor, part: Tensor) -> Tensor:
        """The latent of a field, blurred a little while training."""
        if self.frozen:
            with torch.no_grad():
                latent = self.encode(distance, part)
        else:
            latent = self.encode(distance, part)
        if not self.training:
            return latent
        # each shape by an amount of its own: some stay clean, so that fine detail is worth encoding
        amount = self.jitter * torch.rand(len(latent), 1, 1, 1, 1, device=latent.device)
        return latent + amount * torch.randn_like(latent)

    def forward(self, distance: Tensor, part: Tensor) -> tuple[Tensor, Tensor]:
        """Reconstruct a field, through a jittered latent while training."""
        return self.decode(self.jittered(distance, part))

    def freeze_encoder(self) -> None:
        """Train only the decoder from now on, so that latents made before stay valid."""
        self.frozen = True
        self.train(self.training)

    def train(self, mode: bool = True) -> Self:
        """Switch to training; a frozen encoder keeps the statistics it has."""
        super().train(mode)
        if self.frozen:
            self.standardise.eval()
        return self


def assembled(blocks: Tensor) -> Tensor:
    """Samples of all cells (B, N, N, N, k, k, k, C) as one grid (B, N k, N k, N k, C)."""
    b, n, *_, k, channels = blocks.shape
    return blocks.permute(0, 1, 4, 2, 5, 3, 6, 7).reshape(b, n * k, n * k, n * k, channels)


def divided(grid: Tensor, block: int) -> Tensor:
    """A grid (B, N k, N k, N k) as cells (B, N, N, N, k, k, k): the way back, for one channel."""
    b, n = grid.shape[0], grid.shape[1] // block
    return grid.view(b, n, block, n, block, n, block).permute(0, 1, 3, 5, 2, 4, 6)


NEAR = 0.6
"""Cells with a sample closer to the surface than this are refined: it cannot pass through any other."""


def finer(module: ShapeAutoencoder, features: Tensor, plain: Tensor) -> Tensor:
    """Distances (1, 128, 128, 128) where plain ones (1, 64, 64, 64) come from the same features (1, F, 32, 32, 32)."""
    return _refined(module, features, divided(plain, 2)[0])[0][None]


def detailed(module: ShapeAutoencoder, latent: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """One shape with its detail, computed only where its surface may pass.

    Parameters
    ----------
    latent : (1, C, 8, 8, 8)

    Returns
    -------
    distance : (128, 128, 128) float32
        Coarse, in steps of two samples, away from the surface.
    blocks : (K, 4, 4, 4, 1 + P)
        Distances and, after them, part scores of the refined cells, in the module's own precision.
    at : (32, 32, 32) bool
        Which cells were refined; their blocks are in the order of their places.
    """
    features = module.cells(latent)
    return _refined(module, features, module.plain(features.permute(0, 2, 3, 4, 1))[0, ..., 0])


def _refined(module: ShapeAutoencoder, features: Tensor, plain: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """What `detailed` returns, of features (1, F, 32, 32, 32) and plain distances (32, 32, 32, 2, 2, 2)."""
    at = (plain.abs() < NEAR).flatten(3).any(dim=3)
    blocks = module.refined(module.surroundings(features)[0][at])
    coarse = plain.float().permute(0, 3, 1, 4, 2, 5)
    fine = coarse[:, :, None, :, :, None, :, :, None].expand(-1, -1, 2, -1, -1, 2, -1, -1, 2)
    distance = fine.reshape(CELLS, BLOCK, CELLS, BLOCK, CELLS, BLOCK)
    distance.permute(0, 2, 4, 1, 3, 5)[at] = blocks[..., 0].float()
    return distance.reshape(CELLS * BLOCK, CELLS * BLOCK, CELLS * BLOCK), blocks, at

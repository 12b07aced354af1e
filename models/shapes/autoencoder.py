"""The shape autoencoder: a sampled field to a small latent grid and back."""

from __future__ import annotations

from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional

from composer.mesh import PARTS
from models.procedural.sdf import GRID_SAMPLES

AUTOENCODER_FILE = "shape-autoencoder.safetensors"
LATENT_SIDE = GRID_SAMPLES // 8


class _Norm(nn.Module):
    """Layer norm over the channels of every voxel: unlike a group norm it does not mix places."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        last = x.permute(0, 2, 3, 4, 1)
        return functional.layer_norm(last, last.shape[-1:], self.weight, self.bias).permute(0, 4, 1, 2, 3)


class _Block(nn.Module):
    """Two 3x3x3 convolutions around a residual connection."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm_in = _Norm(channels)
        self.conv_in = nn.Conv3d(channels, channels, 3, padding=1)
        self.norm_out = _Norm(channels)
        self.conv_out = nn.Conv3d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.conv_out.weight)

    def forward(self, x: Tensor) -> Tensor:
        hidden: Tensor = self.conv_in(functional.silu(self.norm_in(x)))
        out: Tensor = x + self.conv_out(functional.silu(self.norm_out(hidden)))
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
    """Field (64^3 distances and part labels) to latent (8 channels on 8^3) and back.

    The latent is standardised per channel by running statistics, so that the denoiser meets unit
    variance, and jittered while training, so that near latents decode to near shapes. All layers are
    local: nothing averages over the whole grid.

    Parameters
    ----------
    channels : (at 8^3, at 16^3, at 32^3)
    blocks : residual blocks of the decoder at the same three levels
    latent_channels : int
    jitter : float
        Standard deviation of the noise on the standardised latent while training.
    """

    def __init__(
        self,
        channels: tuple[int, int, int] = (72, 64, 24),
        blocks: tuple[int, int, int] = (1, 2, 2),
        latent_channels: int = 8,
        jitter: float = 0.08,
    ) -> None:
        super().__init__()
        self.config = {
            "channels": list(channels),
            "blocks": list(blocks),
            "latent_channels": latent_channels,
            "jitter": jitter,
        }
        deep, middle, fine = channels
        self.jitter = jitter
        self.frozen = False
        self.stem = nn.Conv3d(1 + len(PARTS), middle, 4, stride=4)
        self.encoder = nn.Sequential(_Block(middle), nn.Conv3d(middle, deep, 2, stride=2), _Block(deep), _Norm(deep))
        self.to_latent = nn.Conv3d(deep, latent_channels, 1)
        self.standardise = nn.BatchNorm3d(latent_channels, affine=False, momentum=0.02)
        self.from_latent = nn.Conv3d(latent_channels, deep, 3, padding=1)
        self.decoder = nn.Sequential(
            *(_Block(deep) for _ in range(blocks[0])),
            _Grow(deep, middle),
            *(_Block(middle) for _ in range(blocks[1])),
            _Grow(middle, fine),
            *(_Block(fine) for _ in range(blocks[2])),
            _Norm(fine),
        )
        self.head = _Grow(fine, 1 + len(PARTS))
        # Convolutions in bfloat16 take half the time with the channels last.
        self.to(memory_format=torch.channels_last_3d)  # type: ignore[call-overload]

    def encode(self, distance: Tensor, part: Tensor) -> Tensor:
        """Latent (B, 8, 8, 8, 8) of distances (B, 64, 64, 64) in [-1, 1] and part labels (B, 64, 64, 64), integers.

        Labels count only near the surface; a field without parts (an imported mesh) has the label 255 everywhere.
        """
        near = distance.abs() < 1
        slots = torch.arange(len(PARTS), device=part.device, dtype=part.dtype)
        hot = (part.unsqueeze(-1) == slots) & near.unsqueeze(-1)
        field = torch.cat([distance.unsqueeze(-1), hot.to(distance.dtype)], dim=-1).permute(0, 4, 1, 2, 3)
        hidden = self.to_latent(self.encoder(self.stem(field)))
        latent: Tensor = self.standardise(hidden.float())
        return latent

    def decode(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """Distances (B, 64, 64, 64) and part scores (B, P, 64, 64, 64) of a latent (B, 8, 8, 8, 8)."""
        out = self.decode_together(latent)
        return out[:, 0], out[:, 1:]

    def decode_together(self, latent: Tensor) -> Tensor:
        """Distances and, after them, part scores in one tensor (B, 1 + P, 64, 64, 64): quicker to convert and copy."""
        out: Tensor = self.head(self.decoder(self.from_latent(latent)))
        return out

    def forward(self, distance: Tensor, part: Tensor) -> tuple[Tensor, Tensor]:
        """Reconstruct a field, through a jittered latent while training."""
        if self.frozen:
            with torch.no_grad():
                latent = self.encode(distance, part)
        else:
            latent = self.encode(distance, part)
        if self.training:
            latent = latent + self.jitter * torch.randn_like(latent)
        return self.decode(latent)

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

"""What a shape is like as a whole: a short code, and the prior that finds one for what is asked.

A latent is imagined in two stages, as LION does (Zeng et al. 2022): first the code, then, told the code, the latent.
The code's encoder is trained with the denoiser (as in *Diffusion Autoencoders*, Preechakul et al. 2022), so it holds
what the denoiser would otherwise have to guess: which kind of legs, how many doors. Every cell of the latent then
goes by the same decision, and what is kin shares it.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.shapes.autoencoder import LATENT_SIDE
from models.shapes.condition import TIME_FEATURES, Condition, ConditionEncoder, clock, feature_count

PRIOR_FILE = "shape-prior.safetensors"


class CodeEncoder(nn.Module):
    """The code (B, K) of a latent (B, C, 8, 8, 8), standardised by running statistics.

    While training it is blurred, each by an amount of its own, so that near codes mean near shapes and what the prior
    draws is good enough.
    """

    def __init__(self, latent_channels: int, code: int, jitter: float = 0.4) -> None:
        super().__init__()
        self.jitter = jitter
        self.coarse = nn.Conv3d(latent_channels, 64, 2, stride=2)
        self.whole = nn.Conv3d(64, 128, 2, stride=2)
        self.mix = nn.Linear(128 * (LATENT_SIDE // 4) ** 3, 256)
        self.to_code = nn.Linear(256, code)
        self.standardise = nn.BatchNorm1d(code, affine=False, momentum=0.02)

    def forward(self, latent: Tensor) -> Tensor:
        """(B, K) float32 of latents (B, C, 8, 8, 8)."""
        hidden = functional.silu(self.coarse(latent.to(self.coarse.weight.dtype)))
        hidden = functional.silu(self.whole(hidden)).flatten(1)
        code: Tensor = self.standardise(self.to_code(functional.silu(self.mix(hidden))).float())
        if self.training:
            code = code + self.jitter * torch.rand_like(code[:, :1]) * torch.randn_like(code)
        return code


class _Layer(nn.Module):
    """A residual feed-forward net, shifted, scaled and gated by the condition; starts as the identity."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.widen = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.modulate = nn.Linear(width, 3 * width)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)

    def forward(self, x: Tensor, steer: Tensor) -> Tensor:
        shift, scale, gate = self.modulate(steer).chunk(3, dim=-1)
        hidden = functional.layer_norm(x, x.shape[-1:]) * (1 + scale) + shift
        out: Tensor = x + gate * self.narrow(functional.silu(self.widen(hidden)))
        return out


class ShapePrior(nn.Module):
    """Codes of what is asked for: a small net that predicts the flow from a code to noise.

    Parameters
    ----------
    categories, attributes, style, code : int
        How many there are of each.
    width, depth : int
    """

    def __init__(
        self, categories: int, attributes: int, style: int, code: int, width: int = 128, depth: int = 3
    ) -> None:
        super().__init__()
        self.config: dict[str, Any] = {
            "categories": categories,
            "attributes": attributes,
            "style": style,
            "code": code,
            "width": width,
            "depth": depth,
        }
        self.code = code
        self.told = ConditionEncoder(categories, feature_count(attributes, style), width)
        self.time = nn.Sequential(nn.Linear(TIME_FEATURES, width), nn.SiLU(), nn.Linear(width, width))
        self.begin = nn.Linear(code, width)
        self.layers = nn.ModuleList(_Layer(width) for _ in range(depth))
        self.end = nn.Linear(width, code)
        nn.init.zeros_(self.end.weight)
        nn.init.zeros_(self.end.bias)

    def forward(self, code: Tensor, noise_share: Tensor, condition: Condition) -> Tensor:
        """Flow (B, K) at a code (B, K) that is noise to the share (B,) in [0, 1]; the condition's code is ignored."""
        steer = functional.silu(
            self.told(condition.uncoded()) + self.time(clock(noise_share).to(self.begin.weight.dtype))
        )
        hidden = self.begin(code)
        for layer in self.layers:
            hidden = layer(hidden, steer)
        flow: Tensor = self.end(functional.layer_norm(hidden, hidden.shape[-1:]))
        return flow

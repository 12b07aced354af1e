"""The latent denoiser: from noise to a shape's latent, by rectified flow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.shapes.autoencoder import LATENT_SIDE
from models.shapes.code import CodeEncoder
from models.shapes.condition import TIME_FEATURES, Condition, ConditionEncoder, clock, encode_contexts, feature_count
from models.shapes.context import Neighbour

DENOISER_FILE = "shape-denoiser.safetensors"
PATCH = 2
SHIFT = 2.0
"""How much longer training and sampling stay at high noise, where the topology is decided (scheduler's ``shift``)."""


class _Layer(nn.Module):
    """Attention and a feed-forward net, both shifted, scaled and gated by the condition (adaLN-Zero, DiT)."""

    def __init__(self, width: int, heads: int, hidden: int, condition: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.merge = nn.Linear(width, width)
        self.widen = nn.Linear(width, hidden)
        self.narrow = nn.Linear(hidden, width)
        self.modulate = nn.Linear(condition, 6 * width)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        b, n, width = x.shape
        shift_a, scale_a, gate_a, shift_f, scale_f, gate_f = self.modulate(condition).unsqueeze(1).chunk(6, dim=-1)
        hidden = functional.layer_norm(x, (width,)) * (1 + scale_a) + shift_a
        q, k, v = self.qkv(hidden).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # normalised queries and keys keep attention calm at a high learning rate
        q, k = functional.layer_norm(q, q.shape[-1:]), functional.layer_norm(k, k.shape[-1:])
        # written out: for so few tokens two matrix products are quicker than the fused kernel, above all backwards
        weight = ((q / math.sqrt(q.shape[-1])) @ k.transpose(-1, -2)).softmax(dim=-1)
        mixed = (weight.to(v.dtype) @ v).transpose(1, 2).reshape(b, n, width)
        x = x + gate_a * self.merge(mixed)
        hidden = functional.layer_norm(x, (width,)) * (1 + scale_f) + shift_f
        out: Tensor = x + gate_f * self.narrow(functional.silu(self.widen(hidden)))
        return out


class ShapeDenoiser(nn.Module):
    """A transformer over the 64 patches (2x2x2) of a latent; predicts the flow from the shape to the noise.

    Parameters
    ----------
    categories : sequence of str
    attributes : mapping of category to attribute names, in the order of the attribute vector
    style_names : sequence of str
    latent_channels, width, depth, heads, hidden, condition, code, sketch : int
        Sizes; `hidden` is the feed-forward width, `condition` the width of the condition vector, `code` the length of
        the codes, `sketch` the numbers with which every patch begins beside its own: what is told, laid out in space.
    """

    def __init__(
        self,
        categories: Sequence[str],
        attributes: Mapping[str, Sequence[str]],
        style_names: Sequence[str],
        max_attributes: int = 8,
        latent_channels: int = 16,
        width: int = 192,
        depth: int = 8,
        heads: int = 3,
        hidden: int = 768,
        condition: int = 128,
        code: int = 48,
        sketch: int = 48,
    ) -> None:
        super().__init__()
        self.config: dict[str, Any] = {
            "categories": list(categories),
            "attributes": {name: list(values) for name, values in attributes.items()},
            "style_names": list(style_names),
            "max_attributes": max_attributes,
            "latent_channels": latent_channels,
            "width": width,
            "depth": depth,
            "heads": heads,
            "hidden": hidden,
            "condition": condition,
            "code": code,
            "sketch": sketch,
        }
        self.categories = tuple(categories)
        self.attributes = {name: tuple(values) for name, values in attributes.items()}
        self.style_names = tuple(style_names)
        self.max_attributes = max_attributes
        self.latent_channels = latent_channels
        patch = latent_channels * PATCH**3
        tokens = (LATENT_SIDE // PATCH) ** 3
        self.patch_in = nn.Linear(patch + sketch, width)
        self.position = nn.Parameter(torch.randn(tokens, width) * 0.5)
        features = feature_count(max_attributes, len(self.style_names), code)
        self.told = ConditionEncoder(len(self.categories), features, condition)
        self.codes = CodeEncoder(latent_channels, code)
        self.sketch = nn.Sequential(
            nn.SiLU(), nn.Linear(condition, 2 * condition), nn.SiLU(), nn.Linear(2 * condition, tokens * sketch)
        )
        self.time = nn.Sequential(nn.Linear(TIME_FEATURES, condition), nn.SiLU(), nn.Linear(condition, condition))
        self.layers = nn.ModuleList(_Layer(width, heads, hidden, condition) for _ in range(depth))
        self.finish = nn.Linear(condition, 2 * width)
        self.patch_out = nn.Linear(width, patch)
        nn.init.zeros_(self.finish.weight)
        nn.init.zeros_(self.finish.bias)
        nn.init.zeros_(self.patch_out.weight)
        nn.init.zeros_(self.patch_out.bias)

    def condition(
        self,
        categories: Sequence[str],
        sizes: Sequence[tuple[float, float, float]],
        attributes: Sequence[Mapping[str, float]],
        styles: Sequence[Sequence[float] | None],
        contexts: Sequence[Sequence[Neighbour]] | None = None,
    ) -> Condition:
        """Encode wishes as tensors; of neighbours, those of categories that were not trained on count as any.

        Raises
        ------
        KeyError
            For a category or an attribute that was not trained on.
        """
        count = len(categories)
        values, given = torch.zeros(count, self.max_attributes), torch.zeros(count, self.max_attributes)
        style, style_given = torch.zeros(count, len(self.style_names)), torch.zeros(count, 1)
        neighbours, around = encode_contexts(contexts or [()] * count, self.categories)
        index = []
        for i, (category, wishes, look) in enumerate(zip(categories, attributes, styles, strict=True)):
            if category not in self.attributes:
                raise KeyError(f"no shapes of category {category!r} were trained on")
            index.append(self.categories.index(category))
            names = self.attributes[category]
            for name, value in wishes.items():
                if name not in names:
                    raise KeyError(f"{category} has no attribute {name!r}; it has {', '.join(names)}")
                values[i, names.index(name)], given[i, names.index(name)] = value, 1.0
            if look is not None:
                style[i], style_given[i] = torch.tensor(look), 1.0
        return Condition(
            torch.tensor(index),
            torch.tensor(sizes, dtype=torch.float32).log(),
            values,
            given,
            style,
            style_given,
            neighbours,
            around,
        )

    def forward(self, latent: Tensor, noise_share: Tensor, condition: Condition) -> Tensor:
        """Flow (B, C, 8, 8, 8) float32 at a latent (B, C, 8, 8, 8) that is noise to the share (B,) in [0, 1].

        What follows from the latent alone, were shapes nothing but normal noise too, is not left to the network, which
        meets unit variance and answers with it (Karras et al., *Elucidating the Design Space*, 2022, for this path).
        """
        share = noise_share.view(-1, 1, 1, 1, 1)
        spread = share.square() + (1 - share).square()
        found = self._network(latent / spread.sqrt(), noise_share, condition).float()
        flow: Tensor = ((2 * share - 1) * latent / spread.sqrt() + found) / spread.sqrt()
        return flow

    def _network(self, latent: Tensor, noise_share: Tensor, condition: Condition) -> Tensor:
        b, channels, side, kind = *latent.shape[:3], self.patch_in.weight.dtype
        cut = side // PATCH
        cells = latent.view(b, channels, cut, PATCH, cut, PATCH, cut, PATCH).permute(0, 2, 4, 6, 1, 3, 5, 7)
        told = self.told(condition)
        sketch = self.sketch(told).view(b, cut**3, -1)
        tokens = (
            self.patch_in(torch.cat([cells.reshape(b, cut**3, -1).to(kind), sketch.to(kind)], dim=2)) + self.position
        )
        if torch.is_autocast_enabled(tokens.device.type):
            tokens = tokens.to(torch.get_autocast_dtype(tokens.device.type))  # half the memory to move in every layer
        steer = functional.silu(told + self.time(clock(noise_share).to(kind)))
        for layer in self.layers:
            tokens = layer(tokens, steer)
        shift, scale = self.finish(steer).unsqueeze(1).chunk(2, dim=-1)
        tokens = functional.layer_norm(tokens, tokens.shape[-1:]) * (1 + scale) + shift
        cells = self.patch_out(tokens).view(b, cut, cut, cut, channels, PATCH, PATCH, PATCH)
        found: Tensor = cells.permute(0, 4, 1, 5, 2, 6, 3, 7).reshape(latent.shape)
        return found

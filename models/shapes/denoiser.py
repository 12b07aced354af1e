"""The latent denoiser: from noise to a shape's latent, by rectified flow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.shapes.autoencoder import LATENT_SIDE
from models.shapes.context import MOST, SAYING, Neighbour

DENOISER_FILE = "shape-denoiser.safetensors"
PATCH = 2
SHIFT = 2.0
"""How much longer training and sampling stay at high noise, where the topology is decided (scheduler's ``shift``)."""
TIME_FEATURES = 64


@dataclass(frozen=True, eq=False)
class Condition:
    """What a batch of shapes should be like.

    Parameters
    ----------
    category : (B,) int64
        Index among the denoiser's categories; their number means *any*.
    log_size : (B, 3) float32
        Natural logarithm of depth, width and height in metres.
    attributes, attributes_given : (B, A) float32
        Values in [0, 1] and whether each was asked for (1) or is left to the model (0).
    style : (B, S) float32
    style_given : (B, 1) float32
    neighbours : (B, M, 2) int64
        Category of every neighbour, as above, and its relation: twice the predicate's place in `SAYING`, one more where
        the node is the relation's object; -1 where there is no further neighbour.
    neighbour_log_size : (B, M, 3) float32
        Of their boxes.
    """

    category: Tensor
    log_size: Tensor
    attributes: Tensor
    attributes_given: Tensor
    style: Tensor
    style_given: Tensor
    neighbours: Tensor
    neighbour_log_size: Tensor

    def features(self) -> Tensor:
        """Everything but the category, (B, 3 + 2 A + S + 1); what is not given is zero."""
        return torch.cat(
            [
                self.log_size,
                (2 * self.attributes - 1) * self.attributes_given,
                self.attributes_given,
                (2 * self.style - 1) * self.style_given,
                self.style_given,
            ],
            dim=1,
        )

    def unconditional(self, any_category: int) -> Condition:
        """The same boxes with nothing else asked for: the other side of classifier-free guidance."""
        return Condition(
            torch.full_like(self.category, any_category),
            self.log_size,
            self.attributes,
            torch.zeros_like(self.attributes_given),
            self.style,
            torch.zeros_like(self.style_given),
            torch.full_like(self.neighbours, -1),
            torch.zeros_like(self.neighbour_log_size),
        )

    def joined(self, other: Condition) -> Condition:
        """Both batches, one after the other."""
        names = self.__dataclass_fields__
        return Condition(*(torch.cat([getattr(self, n), getattr(other, n)]) for n in names))

    def at(self, index: Tensor) -> Condition:
        """Some members of the batch."""
        return Condition(*(getattr(self, n)[index] for n in self.__dataclass_fields__))

    def to(self, device: torch.device) -> Condition:
        """The same on another device."""
        return Condition(*(getattr(self, n).to(device) for n in self.__dataclass_fields__))


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


class _ContextEncoder(nn.Module):
    """What is around a node as one vector: a message from every neighbour, summed.

    Unchanged under reordering of the neighbours; zero without any.
    """

    def __init__(self, categories: int, width: int) -> None:
        super().__init__()
        self.category = nn.Embedding(categories, width)
        self.relation = nn.Embedding(2 * len(SAYING), width)
        self.size = nn.Linear(3, width)
        self.node = nn.Linear(width, width, bias=False)
        self.message = nn.Linear(width, width)

    def forward(self, node: Tensor, neighbours: Tensor, log_size: Tensor) -> Tensor:
        """(B, W) of the nodes' categories (B, W), neighbours (B, M, 2) and their sizes against the nodes' (B, M, 3)."""
        known = (neighbours[..., 0] >= 0).unsqueeze(-1)
        index = neighbours.clamp(min=0)
        told = self.category(index[..., 0]) + self.relation(index[..., 1]) + self.size(log_size.to(node.dtype))
        message = self.message(functional.silu(told + self.node(node).unsqueeze(1)))
        total: Tensor = (message * known).sum(dim=1)
        return total


class ShapeDenoiser(nn.Module):
    """A transformer over the 64 patches (2x2x2) of a latent; predicts the flow from the shape to the noise.

    Parameters
    ----------
    categories : sequence of str
    attributes : mapping of category to attribute names, in the order of the attribute vector
    style_names : sequence of str
    latent_channels, width, depth, heads, hidden, condition : int
        Sizes; `hidden` is the feed-forward width, `condition` the width of the condition vector.
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
    ) -> None:
        super().__init__()
        self.config = {
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
        }
        self.categories = tuple(categories)
        self.attributes = {name: tuple(values) for name, values in attributes.items()}
        self.style_names = tuple(style_names)
        self.max_attributes = max_attributes
        self.latent_channels = latent_channels
        patch = latent_channels * PATCH**3
        tokens = (LATENT_SIDE // PATCH) ** 3
        self.patch_in = nn.Linear(patch, width)
        self.position = nn.Parameter(torch.randn(tokens, width) * 0.5)
        self.category = nn.Embedding(len(self.categories) + 1, condition)
        features = 3 + 2 * max_attributes + len(self.style_names) + 1
        self.wishes = nn.Sequential(
            nn.Linear(features + 2 * condition, 3 * condition), nn.SiLU(), nn.Linear(3 * condition, condition)
        )
        self.context = _ContextEncoder(len(self.categories) + 1, condition)
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
        """Flow (B, C, 8, 8, 8) at a latent (B, C, 8, 8, 8) that is noise to the share (B,) in [0, 1]."""
        b, channels, side, kind = *latent.shape[:3], self.patch_in.weight.dtype
        cut = side // PATCH
        cells = latent.view(b, channels, cut, PATCH, cut, PATCH, cut, PATCH).permute(0, 2, 4, 6, 1, 3, 5, 7)
        tokens = self.patch_in(cells.reshape(b, cut**3, -1).to(kind)) + self.position
        if torch.is_autocast_enabled(tokens.device.type):
            tokens = tokens.to(torch.get_autocast_dtype(tokens.device.type))  # half the memory to move in every layer
        category = self.category(condition.category)
        relative = condition.neighbour_log_size - condition.log_size.unsqueeze(1)
        around = self.context(category, condition.neighbours, relative)
        told = torch.cat([category, condition.features().to(kind), around], dim=1)
        rates = torch.exp(-math.log(1000.0) * torch.arange(TIME_FEATURES // 2) / (TIME_FEATURES // 2 - 1))
        angle = 1000.0 * noise_share[:, None] * rates.to(noise_share.device)
        clock = torch.cat([angle.sin(), angle.cos()], dim=1).to(kind)
        steer = functional.silu(self.wishes(told) + self.time(clock))
        for layer in self.layers:
            tokens = layer(tokens, steer)
        shift, scale = self.finish(steer).unsqueeze(1).chunk(2, dim=-1)
        tokens = functional.layer_norm(tokens, tokens.shape[-1:]) * (1 + scale) + shift
        cells = self.patch_out(tokens).view(b, cut, cut, cut, channels, PATCH, PATCH, PATCH)
        flow: Tensor = cells.permute(0, 4, 1, 5, 2, 6, 3, 7).reshape(latent.shape)
        return flow


def encode_contexts(contexts: Sequence[Sequence[Neighbour]], categories: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Neighbours (B, M, 2) int64 and the logarithms of their sizes (B, M, 3), as `Condition` holds them."""
    neighbours = torch.full((len(contexts), MOST, 2), -1)
    log_size = torch.zeros(len(contexts), MOST, 3)
    place = {name: i for i, name in enumerate(categories)}
    for i, context in enumerate(contexts):
        for j, neighbour in enumerate(context[:MOST]):
            neighbours[i, j, 0] = place.get(neighbour.category, len(categories))
            neighbours[i, j, 1] = 2 * SAYING.index(neighbour.predicate) + (not neighbour.subject)
            log_size[i, j] = torch.tensor(neighbour.size).log()
    return neighbours, log_size

"""What a shape should be like, as tensors and as one vector for a network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.shapes.context import MOST, SAYING, Neighbour


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
    code : (B, K) float32, optional
        What the shape as a whole is like (`models.shapes.code`); None where that is yet to be found.
    code_given : (B, 1) float32, optional
    """

    category: Tensor
    log_size: Tensor
    attributes: Tensor
    attributes_given: Tensor
    style: Tensor
    style_given: Tensor
    neighbours: Tensor
    neighbour_log_size: Tensor
    code: Tensor | None = None
    code_given: Tensor | None = None

    def features(self) -> Tensor:
        """Everything but category and neighbours, (B, 3 + 2 A + S + 1), with a code K + 1 more.

        What is not given is zero.
        """
        parts = [
            self.log_size,
            (2 * self.attributes - 1) * self.attributes_given,
            self.attributes_given,
            (2 * self.style - 1) * self.style_given,
            self.style_given,
        ]
        if self.code is not None and self.code_given is not None:
            parts += [self.code * self.code_given, self.code_given]
        return torch.cat(parts, dim=1)

    def coded(self, code: Tensor, given: Tensor | None = None) -> Condition:
        """The same with a code (B, K), given to all or to those where `given` (B, 1) is 1."""
        return replace(self, code=code, code_given=torch.ones_like(code[:, :1]) if given is None else given)

    def uncoded(self) -> Condition:
        """The same without a code."""
        return replace(self, code=None, code_given=None)

    def unconditional(self, any_category: int) -> Condition:
        """The same boxes with nothing else asked for: the other side of classifier-free guidance."""
        return replace(
            self,
            category=torch.full_like(self.category, any_category),
            attributes_given=torch.zeros_like(self.attributes_given),
            style_given=torch.zeros_like(self.style_given),
            neighbours=torch.full_like(self.neighbours, -1),
            code_given=None if self.code_given is None else torch.zeros_like(self.code_given),
        )

    def joined(self, other: Condition) -> Condition:
        """Both batches, one after the other."""
        theirs = other._tensors()
        return Condition(**{name: torch.cat([value, theirs[name]]) for name, value in self._tensors().items()})

    def at(self, index: Tensor) -> Condition:
        """Some members of the batch."""
        return Condition(**{name: value[index] for name, value in self._tensors().items()})

    def to(self, device: torch.device) -> Condition:
        """The same on another device."""
        return Condition(**{name: value.to(device) for name, value in self._tensors().items()})

    def _tensors(self) -> dict[str, Tensor]:
        return {name: value for name, value in vars(self).items() if value is not None}


class ContextEncoder(nn.Module):
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


class ConditionEncoder(nn.Module):
    """A condition as one vector (B, W).

    Parameters
    ----------
    categories : int
        Their number; one more stands for *any*.
    features : int
        Length of `Condition.features`.
    width : int
    """

    def __init__(self, categories: int, features: int, width: int) -> None:
        super().__init__()
        self.category = nn.Embedding(categories + 1, width)
        self.context = ContextEncoder(categories + 1, width)
        self.wishes = nn.Sequential(nn.Linear(features + 2 * width, 3 * width), nn.SiLU(), nn.Linear(3 * width, width))

    def forward(self, condition: Condition) -> Tensor:
        """(B, W) of a batch of conditions."""
        category = self.category(condition.category)
        relative = condition.neighbour_log_size - condition.log_size.unsqueeze(1)
        around = self.context(category, condition.neighbours, relative)
        told: Tensor = self.wishes(torch.cat([category, condition.features().to(category.dtype), around], dim=1))
        return told


def feature_count(attributes: int, style: int, code: int = 0) -> int:
    """Length of `Condition.features` for so many attributes, style numbers and numbers of a code (0: without)."""
    return 3 + 2 * attributes + style + 1 + (code + 1 if code else 0)


TIME_FEATURES = 64


def clock(noise_share: Tensor) -> Tensor:
    """Sinusoidal features (B, 64) of shares of noise (B,) in [0, 1]."""
    rates = torch.exp(-math.log(1000.0) * torch.arange(TIME_FEATURES // 2) / (TIME_FEATURES // 2 - 1))
    angle = 1000.0 * noise_share[:, None] * rates.to(noise_share.device)
    return torch.cat([angle.sin(), angle.cos()], dim=1)


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

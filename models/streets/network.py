"""The street network: what stands in a cell of a strip, given the ground around it and what stands before it.

A street is a marked point process along its strips, in discrete steps of a metre: at every cell the network says how
likely each category is to begin there, or nothing; then, of what begins, where across the strip it stands, which way it
looks and how large it is. It is small on purpose. What is beside a strip reaches it as learnt embeddings of the kinds
of ground, which are the messages that neighbouring strips send; what stands along it, as distances.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.streets.features import INPUTS, PLACES

SHARES, FACINGS, SCALES = 5, 4, 3


class StreetNetwork(nn.Module):
    """An embedding of the ground, two hidden layers, and four heads.

    Parameters
    ----------
    kinds, categories : int
        How many kinds of ground and categories there are.
    width : int
        Of the hidden layers.
    ground, thing : int
        Numbers that stand for a kind of ground, and for a category in the heads about it.
    """

    def __init__(self, kinds: int, categories: int, width: int = 64, ground: int = 8, thing: int = 8) -> None:
        super().__init__()
        self.ground = nn.Embedding(kinds, ground)
        self.first = nn.Linear(PLACES * ground + INPUTS, width)
        self.second = nn.Linear(width, width)
        self.what = nn.Linear(width, categories + 1)
        self.thing = nn.Embedding(categories, thing)
        self.how = nn.Linear(width + thing, SHARES + FACINGS + SCALES)

    def forward(self, places: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Score what may begin in cells.

        Parameters
        ----------
        places : (N, `PLACES`) int64
        values : (N, `INPUTS`)

        Returns
        -------
        scores : (N, K + 1)
            Logits of nothing and of each category.
        hidden : (N, width)
            For `manner`.
        """
        told = torch.cat([self.ground(places).flatten(1), values], dim=1)
        hidden = nn.functional.silu(self.first(told))
        hidden = hidden + nn.functional.silu(self.second(hidden))
        return self.what(hidden), hidden

    def manner(self, hidden: Tensor, categories: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of where across, facing and size for things (N,): (N, `SHARES`), (N, `FACINGS`), (N, `SCALES`)."""
        scores = self.how(torch.cat([hidden, self.thing(categories)], dim=1))
        share, facing, scale = scores.split([SHARES, FACINGS, SCALES], dim=1)
        return share, facing, scale

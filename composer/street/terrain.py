"""The bare ground between the surfaces of a street, and around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from composer.street.frames import FloatArray
from composer.street.surface import Surface

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

MOST_SAMPLES = 20_000
"""Corners of surfaces that say how high the bare ground is."""
NEIGHBOURS = 12
"""So many of them do at each place, the nearer ones more."""


class Terrain:
    """The bare ground: as high as the surfaces that lie near, without what those are raised.

    Parameters
    ----------
    surfaces : sequence of Surface
    """

    def __init__(self, surfaces: Sequence[Surface]) -> None:
        heights = [h for s in surfaces for h in (s.heights or (0.0,) * len(s.polygon))]
        self.low = min(heights, default=0.0)
        """Height of its lowest place, metres."""
        self.level = not heights or max(heights) - self.low < 1e-9
        """Whether it has one height everywhere."""
        self._surfaces = surfaces if not self.level else ()

    @cached_property
    def _samples(self) -> tuple[cKDTree, FloatArray]:
        from scipy.spatial import cKDTree

        found = [np.column_stack([np.array(s.polygon), s.heights or np.zeros(len(s.polygon))]) for s in self._surfaces]
        rows = np.concatenate(found)
        rows = rows[:: -(-len(rows) // MOST_SAMPLES)]
        return cKDTree(rows[:, :2]), rows[:, 2]

    def at(self, points: FloatArray) -> FloatArray:
        """Height at points (N, 2), metres."""
        if self.level or not len(points):
            return np.full(len(points), self.low)
        tree, heights = self._samples
        found = tree.query(points, k=min(NEIGHBOURS, len(heights)))
        away, near = (np.asarray(v).reshape(len(points), -1) for v in found)
        weight = 1.0 / (away**2 + 1e-6)
        height: FloatArray = (weight * heights[near]).sum(axis=1) / weight.sum(axis=1)
        return height

"""Which objects' boxes a line of sight meets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from composer.scene import Box

Floats = npt.NDArray[np.float64]


class Boxes:
    """Boxes for rays to meet (slab test in each box's own frame).

    Parameters
    ----------
    boxes : sequence of Box
    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._values = np.array([box.values for box in boxes], np.float64).reshape(-1, 7)

    def distances(self, origin: Floats, way: Floats) -> Floats:
        """How far along a ray each box begins, metres, (N,): 0 from within, infinite where it is not met."""
        depth, width, height, x, y, z, yaw = self._values.T
        c, s = np.cos(yaw), np.sin(yaw)
        offset = origin - np.stack([x, y, z + height / 2], axis=1)
        start = np.stack(
            [c * offset[:, 0] + s * offset[:, 1], c * offset[:, 1] - s * offset[:, 0], offset[:, 2]], axis=1
        )
        direction = np.stack([c * way[0] + s * way[1], c * way[1] - s * way[0], np.full_like(c, way[2])], axis=1)
        half = np.stack([depth, width, height], axis=1) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            sides = (np.stack([-half, half]) - start) / direction
        near, far = np.fmax.reduce(sides.min(axis=0), axis=1), np.fmin.reduce(sides.max(axis=0), axis=1)
        entry = np.maximum(near, 0.0)
        return np.where(far >= entry, entry, np.inf)

    def hit(self, origin: Floats, way: Floats) -> npt.NDArray[np.int64]:
        """The boxes that a ray meets, the nearest first."""
        away = self.distances(origin, way)
        order = np.argsort(away, kind="stable")
        return order[np.isfinite(away[order])]

"""Solids that only some families need: what is turned on a lathe, and slabs cut out with a saw."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from models.procedural.furniture.kit import Kit
from models.procedural.sdf import Floats

Outline = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Lathe:
    """A solid turned about z, from its outline.

    Parameters
    ----------
    outline : sequence of (radius, z)
        From the lowest to the highest point, z rising; both ends are closed by flat discs.
    """

    outline: tuple[tuple[float, float], ...]

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        rho: Floats = np.sqrt(np.square(x) + np.square(y))
        line = np.asarray(self.outline, np.float32)
        rim = np.concatenate([[[0, line[0, 1]]], line, [[0, line[-1, 1]]]]).astype(np.float32)
        squared: Floats = np.full(np.broadcast_shapes(rho.shape, z.shape), np.inf, np.float32)
        for (ar, az), (br, bz) in itertools.pairwise(rim):
            along_r, along_z = br - ar, bz - az
            length = max(along_r**2 + along_z**2, np.float32(1e-12))
            share = np.clip(((rho - ar) * along_r + (z - az) * along_z) / length, 0, 1)
            squared = np.minimum(squared, np.square(rho - ar - share * along_r) + np.square(z - az - share * along_z))
        reach = np.interp(z, line[:, 1], line[:, 0]).astype(np.float32)
        inside = (rho < reach) & (z > line[0, 1]) & (z < line[-1, 1])
        return np.where(inside, np.float32(-1), np.float32(1)) * np.sqrt(squared)

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        line = np.asarray(self.outline)
        return float((np.hypot(direction[0], direction[1]) * line[:, 0] + direction[2] * line[:, 1]).max())


@dataclass(frozen=True)
class Prism:
    """An upright slab over a polygon in the plan: corners (x, y) in order, and half its height."""

    corners: tuple[tuple[float, float], ...]
    half: float

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        squared: Floats = np.full(np.broadcast_shapes(x.shape, y.shape), np.inf, np.float32)
        inside = np.zeros(squared.shape, bool)
        ring = np.asarray((*self.corners, self.corners[0]), np.float32)
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            dx, dy = bx - ax, by - ay
            share = np.clip(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, np.float32(1e-12)), 0, 1)
            squared = np.minimum(squared, np.square(x - ax - share * dx) + np.square(y - ay - share * dy))
            if ay != by:
                inside ^= ((ay > y) != (by > y)) & (x < ax + (y - ay) * dx / dy)
        plan = np.where(inside, np.float32(-1), np.float32(1)) * np.sqrt(squared)
        up = np.abs(z) - np.float32(self.half)
        outer: Floats = np.sqrt(np.square(np.maximum(plan, 0)) + np.square(np.maximum(up, 0)))
        return outer + np.minimum(np.maximum(plan, up), 0)

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        plan = np.asarray(self.corners) @ direction[:2]
        return float(plan.max() + abs(direction[2]) * self.half)


def smooth(outline: Outline, points: int = 14) -> tuple[tuple[float, float], ...]:
    """An outline through the given (radius, z) points without corners; it never overshoots them."""
    radii, heights = (np.asarray(v, float) for v in zip(*outline, strict=True))
    z = np.linspace(heights[0], heights[-1], points)
    return tuple((float(r), float(h)) for r, h in zip(PchipInterpolator(heights, radii)(z), z, strict=True))


def turn(
    k: Kit,
    outline: Outline,
    part: str,
    center: tuple[float, float] = (0.0, 0.0),
    oval: float = 1.0,
    cut: bool = False,
    curved: bool = True,
) -> None:
    """Add what is turned from an outline; `oval` stretches it along y."""
    made = smooth(outline) if curved else tuple(outline)
    k.put(Lathe(made), part, (center[0], center[1], 0.0), np.diag([1.0, oval, 1.0]), cut)

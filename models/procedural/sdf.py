"""Signed distances of simple solids, their unions, and the sampled field of a shape.

Everything here lives in the node's own frame (origin at the bottom centre of the box, x along the depth
with the front at +x, y along the width, z up; metres). The sampled field lives in the *unit box*
``u in [-1, 1]^3``: `GRID_SAMPLES` samples per axis, of which `BOX_SAMPLES` lie inside the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

GRID_SAMPLES = 64
BOX_SAMPLES = 60
VOXEL = 2.0 / BOX_SAMPLES
"""Spacing of the samples in unit-box coordinates."""
TRUNCATION_VOXELS = 3.0
"""Distances are clipped to this many voxels and divided by it, so a field holds values in [-1, 1]."""

_FAR = np.float32(1e3)


def grid_axis(fine: int = 1) -> Floats:
    """Unit-box coordinate of every sample along one axis, (fine * GRID_SAMPLES,): the centres of equal cells.

    Two cells of the plain grid lie outside the box on each side; a finer grid cuts each of its cells into `fine`.
    """
    margin = (GRID_SAMPLES - BOX_SAMPLES) / 2
    return (((np.arange(fine * GRID_SAMPLES) + 0.5) / fine - margin) * VOXEL - 1.0).astype(np.float32)


class Solid(Protocol):
    """What a shape is made of, in coordinates of its own."""

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        """Signed distance (negative inside) at broadcastable local coordinates."""

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        """How far the solid reaches along `direction` (3,), which need not be a unit vector."""


def _outside_and_inside(*gaps: Floats) -> Floats:
    """Distance to a box from the signed gaps to its pairs of planes (Quilez, *3D SDFs*, ``sdBox``)."""
    inside = gaps[0]
    squared: Floats = np.square(np.maximum(gaps[0], 0))
    for gap in gaps[1:]:
        inside = np.maximum(inside, gap)
        squared = squared + np.square(np.maximum(gap, 0))
    return np.sqrt(squared) + np.minimum(inside, 0)


@dataclass(frozen=True)
class RoundBox:
    """A box of half sides `half` whose edges are rounded by `radius` (which stays inside the half sides).

    `foot` scales its section at the lower end, so that a leg can taper: 1 for a plain box.
    """

    half: tuple[float, float, float]
    radius: float = 0.0
    foot: float = 1.0

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        a, b, c = (np.float32(h - self.radius) for h in self.half)
        if self.foot == 1.0:
            return _outside_and_inside(np.abs(x) - a, np.abs(y) - b, np.abs(z) - c) - np.float32(self.radius)
        share = np.float32(self.foot) + np.float32(1 - self.foot) * np.clip((z + c) / (2 * c), 0, 1)
        return _outside_and_inside(np.abs(x) - a * share, np.abs(y) - b * share, np.abs(z) - c) - np.float32(
            self.radius
        )

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        inner = np.asarray(self.half) - self.radius
        across = float(np.abs(direction[:2]) @ inner[:2])
        along = float(direction[2] * inner[2])
        return float(max(across + along, across * self.foot - along) + self.radius * np.linalg.norm(direction))


@dataclass(frozen=True)
class RoundCone:
    """A frustum about z from radius `low` at ``-half`` to `high` at ``+half``, edges rounded by `radius`.

    The distance is Quilez' ``sdCappedCone``.
    """

    low: float
    high: float
    half: float
    radius: float = 0.0

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        low, high, half = (np.float32(v - self.radius) for v in (self.low, self.high, self.half))
        rho: Floats = np.sqrt(np.square(x) + np.square(y))
        if low == high:
            return _outside_and_inside(rho - low, np.abs(z) - half) - np.float32(self.radius)
        cap_r = rho - np.minimum(rho, np.where(z < 0, low, high))
        cap_z = np.abs(z) - half
        slope_r, slope_z = high - low, 2 * half
        along = ((high - rho) * slope_r + (half - z) * slope_z) / (slope_r**2 + slope_z**2)
        along = np.clip(along, 0, 1)
        side_r = rho - high + slope_r * along
        side_z = z - half + slope_z * along
        sign = np.where((side_r < 0) & (cap_z < 0), np.float32(-1), np.float32(1))
        nearest = np.minimum(cap_r**2 + cap_z**2, side_r**2 + side_z**2)
        return sign * np.sqrt(nearest) - np.float32(self.radius)

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        across = float(np.hypot(direction[0], direction[1]))
        half = self.half - self.radius
        ends = (
            direction[2] * half + across * (self.high - self.radius),
            -direction[2] * half + across * (self.low - self.radius),
        )
        return float(max(ends) + self.radius * np.linalg.norm(direction))


@dataclass(frozen=True)
class Pillow:
    """A superellipsoid ``sum |p_i / half_i|^power = 1`` with power 2 (an ellipsoid) or 4 (a pillow).

    The distance is first order: ``(f - 1) / |grad f|``. A `dome` keeps only what lies at z >= 0.
    """

    half: tuple[float, float, float]
    power: int = 2
    dome: bool = False

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        q = [np.abs(p) / np.float32(h) for p, h in zip((x, y, z), self.half, strict=True)]
        raised = [np.square(v) if self.power == 2 else np.square(np.square(v)) for v in q]
        total = np.maximum(raised[0] + raised[1] + raised[2], np.float32(1e-9))
        f = np.sqrt(total) if self.power == 2 else np.sqrt(np.sqrt(total))
        # grad f_i = f^(1-n) q_i^(n-1) / h_i
        slopes = [
            np.square((v if self.power == 2 else v * v * v) / np.float32(h)) for v, h in zip(q, self.half, strict=True)
        ]
        slope = np.sqrt(slopes[0] + slopes[1] + slopes[2]) * f / total
        solid: Floats = (f - 1) / np.maximum(slope, np.float32(1e-6))
        return np.maximum(solid, -z) if self.dome else solid

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        if self.dome and direction[2] < 0:
            direction = np.array([direction[0], direction[1], 0.0])
        dual = self.power / (self.power - 1)
        return float(np.sum(np.abs(direction * np.asarray(self.half)) ** dual) ** (1 / dual))


@dataclass(frozen=True)
class Arc:
    """A curved bar: a rounded rectangle swept about z along a circle, centred on local -x.

    Parameters
    ----------
    bend : float
        Radius of the circle.
    half_radial, half_axial : float
        Half sides of the cross-section, across the bar and along z.
    angle : float
        Half the opening angle in radians; pi or more closes the ring.
    radius : float
        Rounding of the cross-section and of the ends (the ends reach `radius` past `angle`).
    """

    bend: float
    half_radial: float
    half_axial: float
    angle: float = np.pi
    radius: float = 0.0

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        a, h = np.float32(self.half_radial - self.radius), np.float32(self.half_axial - self.radius)
        y = np.abs(y)
        rho = np.sqrt(np.square(x) + np.square(y))
        if self.angle >= np.pi:
            return _outside_and_inside(np.abs(rho - np.float32(self.bend)) - a, np.abs(z) - h) - np.float32(self.radius)
        c, s = np.float32(np.cos(self.angle)), np.float32(np.sin(self.angle))
        past = x * s + y * c  # along the tangent at the end: positive beyond it
        beyond = past > 0
        radial = np.where(beyond, y * s - x * c, rho) - np.float32(self.bend)
        end = np.where(beyond, past, np.float32(-1e3))
        return _outside_and_inside(np.abs(radial) - a, np.abs(z) - h, end) - np.float32(self.radius)

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        angles = np.linspace(-min(self.angle, np.pi), min(self.angle, np.pi), 721)
        a, h = self.half_radial - self.radius, self.half_axial - self.radius
        rho = np.array([[self.bend - a], [self.bend + a]])
        plane = -rho * np.cos(angles) * direction[0] + rho * np.sin(angles) * direction[1]
        return float(plane.max() + abs(direction[2]) * h + self.radius * np.linalg.norm(direction))


@dataclass(frozen=True, eq=False)
class Placed:
    """A solid put somewhere.

    Parameters
    ----------
    solid : Solid
    part : int
        Index into `composer.mesh.PARTS`.
    center : (3,) floats
        Where the solid's origin lies, metres.
    matrix : (3, 3) float64
        Local to node frame: a rotation, perhaps with a stretch or a shear.
    cut : bool
        Taken away from what was placed before, instead of added.
    blend : float
        Width in metres over which the solid melts into what was placed before.
    """

    solid: Solid
    part: int
    center: tuple[float, float, float]
    matrix: npt.NDArray[np.float64] = field(default_factory=lambda: np.eye(3))
    cut: bool = False
    blend: float = 0.0

    def bounds(self) -> npt.NDArray[np.float64]:
        """Lowest and highest corner, (2, 3) metres."""
        high = np.array([self.solid.support(self.matrix[i]) for i in range(3)])
        low = np.array([self.solid.support(-self.matrix[i]) for i in range(3)])
        return np.stack([np.asarray(self.center) - low, np.asarray(self.center) + high])

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        """Approximate signed distance in metres at broadcastable node-frame coordinates."""
        inverse = np.linalg.inv(self.matrix)
        offset = [p - np.float32(c) for p, c in zip((x, y, z), self.center, strict=True)]
        local = []
        for row in inverse:
            # Only the axes that matter: an unturned solid keeps its coordinates one-dimensional, which is quick.
            terms = [np.float32(w) * o for w, o in zip(row, offset, strict=True) if abs(w) > 1e-9]
            total = terms[0]
            for term in terms[1:]:
                total = total + term
            local.append(total)
        scale = 1.0 / np.linalg.norm(inverse, 2)
        return self.solid.distance(*local) * np.float32(scale)


@dataclass(frozen=True, eq=False)
class Field:
    """A shape sampled in its unit box.

    Parameters
    ----------
    distance : (N, N, N) float32
        First-order distance in unit-box space, clipped to `TRUNCATION_VOXELS` voxels and divided by it:
        values in [-1, 1], negative inside; axes x, y, z.
    part : (N, N, N) uint8
        The nearest part; meaningful where ``abs(distance) < 1``.
    """

    distance: Floats
    part: Bytes


def union_bounds(solids: Sequence[Placed]) -> npt.NDArray[np.float64]:
    """Lowest and highest corner of everything added (cuts take nothing off the extremes), (2, 3) metres."""
    boxes = np.stack([s.bounds() for s in solids if not s.cut])
    return np.stack([boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)])


Window = tuple[slice, slice, slice]
"""A part of a grid."""


def sample_field(solids: Sequence[Placed], fine: int = 1, window: Window | None = None) -> Field:
    """Sample a union of solids on the grid of its own bounding box.

    Parameters
    ----------
    solids : sequence of Placed
    fine : int
        How many times finer than the plain grid; distances stay in the plain grid's unit.
    window : slices, optional
        Only this part of the grid, with both ends given.

    Notes
    -----
    The stored value is ``phi = d / |grad_u d|``: a distance in unit-box space to first order, so that a flat
    box and a cube are equally well resolved. The gradient is Godunov's upwind difference, which looks only
    towards the surface and is therefore right inside thin boards, where a central difference vanishes.
    """
    low, high = union_bounds(solids)
    u = grid_axis(fine)
    window = window or (slice(0, len(u)), slice(0, len(u)), slice(0, len(u)))
    # one sample more on each side: the gradient at the rim needs it
    wide = [slice(max(w.start - 1, 0), w.stop + 1) for w in window]
    inner = tuple(slice(w.start - v.start, w.stop - v.start) for w, v in zip(window, wide, strict=True))
    axes = [(low[i] + (u[wide[i]] + 1) * 0.5 * (high[i] - low[i])).astype(np.float32) for i in range(3)]
    shape = tuple(len(axis) for axis in axes)
    reach = 4.5 * VOXEL * 0.5 * (high - low)  # past this a solid cannot matter within the truncation
    distance = np.full(shape, _FAR, np.float32)
    part = np.zeros(shape, np.uint8)
    for placed in solids:
        box = placed.bounds()
        near = tuple(
            slice(
                int(np.searchsorted(axes[i], box[0, i] - reach[i] - placed.blend)),
                int(np.searchsorted(axes[i], box[1, i] + reach[i] + placed.blend)),
            )
            for i in range(3)
        )
        x, y, z = axes[0][near[0]], axes[1][near[1]], axes[2][near[2]]
        if not (len(x) and len(y) and len(z)):
            continue
        d = placed.distance(x[:, None, None], y[None, :, None], z[None, None, :])
        before = distance[near]
        if placed.cut:
            distance[near] = np.maximum(before, -d)
            continue
        part[near][d < before - np.float32(1e-5)] = placed.part
        if placed.blend > 0:
            # polynomial smooth minimum (Quilez)
            mix = np.maximum(placed.blend - np.abs(d - before), 0) / np.float32(placed.blend)
            distance[near] = np.minimum(d, before) - np.square(mix) * np.float32(placed.blend * 0.25)
        else:
            distance[near] = np.minimum(d, before)
    return Field(_first_order(distance, fine)[inner], part[inner])


def _first_order(distance: Floats, fine: int) -> Floats:
    sign = np.where(distance < 0, np.float32(-1), np.float32(1))
    depth = np.abs(distance)
    squared = np.zeros_like(depth)
    for axis in range(3):
        step = np.diff(distance, axis=axis)
        ahead = [slice(None)] * 3
        behind = [slice(None)] * 3
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        down = np.zeros_like(depth)
        # upwind: how fast |d| falls towards either neighbour
        down[tuple(ahead)] = np.maximum(step * sign[tuple(ahead)], 0)
        down[tuple(behind)] = np.maximum(down[tuple(behind)], -step * sign[tuple(behind)])
        squared += np.square(down)
    # per voxel instead of per unit: the spacing cancels in d / |grad d|
    voxels = depth / np.maximum(np.sqrt(squared), np.float32(1e-7))
    clipped: Floats = sign * np.minimum(voxels / np.float32(fine * TRUNCATION_VOXELS), np.float32(1))
    return clipped


def part_index(name: str) -> int:
    """Index of a material slot by its name."""
    return PARTS.index(name)

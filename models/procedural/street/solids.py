"""What a street needs besides boxes and cones: hulls swept from a side view, wheels, rings and puffs of leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.procedural.furniture.kit import THINNEST, Kit, Point
from models.procedural.sdf import Arc, Floats, RoundBox, RoundCone

Outline = Sequence[tuple[float, float]]
"""Corners in a plane, or the bends of a line: pairs of where and how much."""

ABOUT_Y = np.array([[1.0, 0, 0], [0, 0, -1.0], [0, 1.0, 0]])
"""Turns what stands about z so that it lies about y, as a wheel does."""
ABOUT_X = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, 1.0, 0]])
"""Turns what stands about z so that it lies about x."""
ACROSS = np.array([[0, -1.0, 0], [1.0, 0, 0], [0, 0, 1.0]])
"""A quarter turn about z: what ran along x runs along y."""
FACING = ACROSS.T
"""A quarter turn the other way: a hull's outline in the y-z plane, swept along x."""


@dataclass(frozen=True)
class Hull:
    """A polygon in the x-z plane swept along y, as far as a plan and a cross-section let it.

    Parameters
    ----------
    outline : sequence of (x, z)
        Corners in either order.
    half : float
        Greatest half width.
    plan, section : sequence of pairs
        Share of `half` along x and along z, linear between the values given; 1 everywhere if empty.
    radius : float
        Rounding between the outline's face and the sides.
    """

    outline: tuple[tuple[float, float], ...]
    half: float
    plan: tuple[tuple[float, float], ...] = ()
    section: tuple[tuple[float, float], ...] = ()
    radius: float = 0.0

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        r = np.float32(self.radius)
        flat = _polygon_distance(self.outline, x, z) + r
        width = np.float32(self.half) * _shares(self.plan, x) * _shares(self.section, z)
        side = np.abs(y) - width + r
        outside = np.sqrt(np.square(np.maximum(flat, 0)) + np.square(np.maximum(side, 0)))
        solid: Floats = outside + np.minimum(np.maximum(flat, side), 0) - r
        return solid

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        corners = np.asarray(self.outline)
        widest = max((s for _, s in self.plan), default=1.0) * max((s for _, s in self.section), default=1.0)
        flat = corners[:, 0] * direction[0] + corners[:, 1] * direction[2]
        return float(flat.max() + abs(direction[1]) * self.half * widest)


def _shares(bends: Outline, along: Floats) -> Floats:
    if not bends:
        return np.ones((1,) * along.ndim, np.float32)
    at, share = np.asarray(sorted(bends)).T
    return np.interp(along, at, share).astype(np.float32)


def _polygon_distance(outline: Outline, x: Floats, z: Floats) -> Floats:
    """Signed distance to a polygon (Quilez, *2D SDFs*, ``sdPolygon``)."""
    nearest = np.full(np.broadcast_shapes(x.shape, z.shape), np.inf, np.float32)
    inside = np.zeros(nearest.shape, bool)
    for (ax, az), (bx, bz) in zip(outline, (*outline[1:], outline[0]), strict=True):
        ex, ez = bx - ax, bz - az
        squared = ex * ex + ez * ez
        if squared < 1e-12:
            continue
        wx, wz = x - np.float32(ax), z - np.float32(az)
        t = np.clip((wx * np.float32(ex) + wz * np.float32(ez)) / np.float32(squared), 0, 1)
        nearest = np.minimum(nearest, np.square(wx - np.float32(ex) * t) + np.square(wz - np.float32(ez) * t))
        if ez != 0:
            crosses = (z >= min(az, bz)) & (z < max(az, bz))
            inside ^= crosses & (x < ax + (z - np.float32(az)) * np.float32(ex / ez))
    depth: Floats = np.sqrt(nearest)
    return np.where(inside, -depth, depth)


def smooth(outline: Outline, share: float | Sequence[float], steps: int = 4) -> list[tuple[float, float]]:
    """An outline with every corner replaced by a curve that begins `share` (to 0.5) of the shorter side away."""
    corners = [np.asarray(p, float) for p in outline]
    shares = [share] * len(corners) if isinstance(share, int | float) else list(share)
    drawn: list[tuple[float, float]] = []
    for i, corner in enumerate(corners):
        before, after = corners[i - 1] - corner, corners[(i + 1) % len(corners)] - corner
        lengths = np.linalg.norm(before), np.linalg.norm(after)
        reach = shares[i] * min(lengths)
        if reach < 1e-6:
            drawn.append((float(corner[0]), float(corner[1])))
            continue
        a, b = corner + before / lengths[0] * reach, corner + after / lengths[1] * reach
        for t in np.linspace(0, 1, steps + 1):
            p = (1 - t) ** 2 * a + 2 * t * (1 - t) * corner + t**2 * b
            drawn.append((float(p[0]), float(p[1])))
    return drawn


def hull(
    k: Kit,
    outline: Outline,
    half: float,
    part: str,
    plan: Outline = (),
    section: Outline = (),
    radius: float = 0.0,
    center: Point = (0.0, 0.0, 0.0),
    matrix: npt.NDArray[np.float64] | None = None,
    cut: bool = False,
) -> None:
    """Put a `Hull`."""
    k.put(Hull(tuple(outline), half, tuple(plan), tuple(section), radius), part, center, matrix, cut)


def disc(
    k: Kit, center: Point, radius: float, half: float, part: str, about: str = "y", rounding: float = 0.0,
    cut: bool = False,
) -> None:  # fmt: skip
    """A round plate about the axis named."""
    matrix = {"x": ABOUT_X, "y": ABOUT_Y, "z": np.eye(3)}[about]
    k.put(RoundCone(radius, radius, half, min(rounding, 0.9 * min(radius, half))), part, center, matrix, cut)


def ring(
    k: Kit, center: Point, radius: float, section: tuple[float, float], part: str, about: str = "y",
    angle: float = np.pi, turn: float = 0.0,
) -> None:  # fmt: skip
    """A ring, or an arc of half opening `angle` turned by `turn`; `section` is its thickness across and along."""
    matrix = {"x": ABOUT_X, "y": ABOUT_Y, "z": np.eye(3)}[about]
    c, s = np.cos(turn), np.sin(turn)
    matrix = matrix @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
    least = min(section)
    k.put(Arc(radius - section[0] / 2, section[0] / 2, section[1] / 2, angle, 0.45 * least), part, center, matrix)


def wheel(k: Kit, x: float, y: float, radius: float, width: float, rim: float = 0.62, part: str = "metal") -> None:
    """A tyre with a rim on both sides, standing on the ground; `y` is its middle."""
    at = (x, y, radius)
    thick = (1 - rim) * radius
    ring(k, at, radius, (thick, width), "dark")
    disc(k, at, radius - 0.7 * thick, 0.5 * width - 0.03, part)
    disc(k, at, 0.3 * rim * radius, 0.5 * width, part, rounding=0.01)


def beam(k: Kit, a: Point, b: Point, thickness: float, part: str, round_bar: bool = True) -> None:
    """A straight bar of a kept thickness, widened along the axes it does not run along where the field needs it."""
    start, stop = np.asarray(a), np.asarray(b)
    along = int(np.argmax(np.abs(stop - start)))
    least = [max(thickness, THINNEST * side) for side in (k.d, k.w, k.h)]
    across = [i for i in range(3) if i != along]
    half = float(abs(stop[along] - start[along]) / 2)
    # columns: the images of local x, y and of local z, which runs along the bar
    matrix = np.zeros((3, 3))
    big = max(least[i] for i in across) / 2
    matrix[across[0], 0], matrix[across[1], 1] = least[across[0]] / 2 / big, least[across[1]] / 2 / big
    matrix[:, 2] = (stop - start) / (2 * half)
    center = (start + stop) / 2
    solid = RoundCone(big, big, half, min(0.3 * big, 0.4 * half)) if round_bar else RoundBox((big, big, half))
    k.put(solid, part, (float(center[0]), float(center[1]), float(center[2])), matrix)


def puffs(
    k: Kit,
    center: Point,
    half: Point,
    count: int,
    size: float,
    part: str = "foliage",
    flat: float = 0.85,
    core: float = 0.72,
    low: float = -1.0,
) -> None:
    """Leaves as a cloud: a core and `count` smaller balls over an ellipsoid, which stay within it.

    `size` is a ball's radius as a share of the ellipsoid's, `low` how far down they go (-1 to 1).
    """
    hx, hy, hz = half
    k.pill(center, (core * hx, core * hy, core * hz), part)
    phase = float(k.rng.uniform(0, 2 * np.pi))
    for i in range(count):
        up = low + (1 - low) * (i + 0.5) / count
        around = phase + i * 2.39996  # the golden angle spreads them evenly
        radius = size * float(k.rng.uniform(0.75, 1.15))
        reach = (1 - radius) * float(k.rng.uniform(0.86, 1.0))
        out = np.sqrt(max(1 - up * up, 0.0)) * reach
        at = (
            center[0] + hx * out * float(np.cos(around)),
            center[1] + hy * out * float(np.sin(around)),
            center[2] + hz * up * reach,
        )
        k.pill(at, (radius * hx, radius * hy, radius * hz * flat), part, blend=0.25 * radius * min(half))

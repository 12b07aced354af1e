"""Which samples of a lattice a triangle soup encloses: the winding number, from rays along the lattice itself.

The generalised winding number of a point (Jacobson et al. 2013, *Robust inside-outside segmentation*) is the mean,
over all directions, of how often a ray leaves the surface less how often it enters. Here the mean is taken over the 26
directions to the neighbours of a lattice point with Lebedev's weights (exact for spherical harmonics up to degree 7).
Rays in these directions run through lattice points, so that all points of a line share their crossings: a closed
surface gets its winding number exactly, an open one an estimate, and neither solid angles nor a tree are needed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy import ndimage

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_WEIGHTS = {1: 1 / 21, 2: 4 / 105, 3: 9 / 280}
"""Lebedev's 26-point rule (1976): weight of a direction by the number of axes it runs along."""
_ASIDE = np.array([1.3e-4, 2.3e-4, 1.7e-4])
"""By how much, in steps of the lattice, all vertices are moved so that no ray meets an edge exactly."""
INSIDE = 0.5
"""Winding number above which a point is inside."""
_CHUNK = 1_000_000


def _directions() -> list[tuple[int, int, int]]:
    """One of each pair of opposite directions: the first axis that a direction runs along, it runs forward."""
    every = [(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1)]
    return [d for d in every if d > (0, 0, 0)]


DIRECTIONS = tuple(_directions())
AXES = tuple(d for d in DIRECTIONS if sum(map(abs, d)) == 1)


def winding(
    vertices: Floats, faces: Ints, samples: int, directions: tuple[tuple[int, int, int], ...] = DIRECTIONS
) -> npt.NDArray[np.float32]:
    """Winding numbers on the lattice points 0, 1, ..., `samples` - 1 of every axis.

    Parameters
    ----------
    vertices : (V, 3) float64
        In steps of the lattice.
    faces : (F, 3) int64
        Counter-clockwise seen from outside.
    samples : int
        N, lattice points of every axis.
    directions : tuple of (int, int, int)
        Of the rays, each with its opposite; those of `AXES` alone take a fifth of the time.

    Returns
    -------
    (N, N, N) float32
        1 inside a closed surface, 0 outside, 2 where two solids overlap.
    """
    moved = vertices + _ASIDE
    total = np.zeros((samples,) * 3, np.float32)
    weights = np.array([_WEIGHTS[sum(map(abs, d))] for d in directions])
    for direction, weight in zip(directions, weights / weights.sum(), strict=True):
        total += np.float32(weight) * _along(moved, faces, samples, direction)
    return total


def enclosed(vertices: Floats, faces: Ints, samples: int, points: Floats) -> npt.NDArray[np.bool_]:
    """Which lattice points count as solid: those inside, and those in cavities that nothing outside can see into.

    Cupboards and sofas are often drawn as walls around nothing. Slits narrower than a step of the lattice are closed.

    Parameters
    ----------
    vertices, faces, samples
        As for `winding`.
    points : (M, 3) float64
        Spread densely over the surface, in steps of the lattice.

    Returns
    -------
    (N, N, N) bool
    """
    inside = winding(vertices, faces, samples) > INSIDE
    shell = inside.copy()
    cells = np.rint(points).astype(np.int64)
    cells = cells[((cells >= 0) & (cells < samples)).all(axis=1)]
    shell[tuple(cells.T)] = True
    closed = ndimage.binary_fill_holes(shell)
    cavity = closed & ~shell
    if not cavity.any():
        return np.asarray(inside)
    beside = ndimage.binary_dilation(cavity, np.ones((3, 3, 3), bool)) & closed
    seen = ndimage.binary_dilation(~closed)
    return np.asarray(inside | cavity | (beside & ~seen))


def _along(vertices: Floats, faces: Ints, samples: int, direction: tuple[int, int, int]) -> npt.NDArray[np.float32]:
    """Mean of what the rays in a direction and in its opposite say, (N, N, N)."""
    main = next(i for i in range(3) if direction[i])
    p, q = (main + 1) % 3, (main + 2) % 3
    slope_p, slope_q = direction[p], direction[q]
    height = vertices[:, main]
    # sheared, so that the rays run along the main axis: lattice points stay lattice points
    flat = np.stack([vertices[:, p] - slope_p * height, vertices[:, q] - slope_q * height], axis=1)
    origin = np.array([min(0, -slope_p), min(0, -slope_q)]) * (samples - 1)
    wide, deep = (1 + abs(s) for s in (slope_p, slope_q))
    shape = wide * samples, deep * samples
    crossed = np.zeros((shape[0] * shape[1], samples + 1), np.float32)
    for column, at, sign in _crossings(flat - origin, height, faces, shape):
        level = np.clip(np.ceil(at), 0, samples).astype(np.int64)
        crossed += np.bincount(column * (samples + 1) + level, sign, crossed.size).reshape(crossed.shape)
    below = np.cumsum(crossed, axis=1)
    # leaving upwards less entering, and the same downwards
    mean = (below[:, -1:] / 2 - below[:, :-1]).reshape(*shape, samples)
    k = np.arange(samples)
    i = k[:, None, None] - slope_p * k - origin[0]
    j = k[None, :, None] - slope_q * k - origin[1]
    found = np.broadcast_to(mean[i, j, k], (samples,) * 3)
    return np.asarray(np.moveaxis(found, (0, 1, 2), (p, q, main)))


def _crossings(
    flat: Floats, height: Floats, faces: Ints, shape: tuple[int, int]
) -> Iterator[tuple[Ints, Floats, Floats]]:
    """Where lines through the whole numbers of the plane meet triangles: column, height and sign (up is positive)."""
    corners = flat[faces]
    low = np.maximum(np.ceil(corners.min(axis=1)), 0).astype(np.int64)
    high = np.minimum(np.floor(corners.max(axis=1)), np.array(shape) - 1).astype(np.int64)
    spans = np.maximum(high - low + 1, 0)
    counts = spans.prod(axis=1)
    met = np.flatnonzero(counts)
    blocks = np.cumsum(counts[met]) // _CHUNK
    for block in np.unique(blocks):
        some = met[blocks == block]
        many = counts[some]
        face = np.repeat(some, many)
        offset = np.arange(len(face)) - np.repeat(np.cumsum(many) - many, many)
        x = low[face, 0] + offset // spans[face, 1]
        y = low[face, 1] + offset % spans[face, 1]
        # an edge is measured from its lesser vertex, so that both its faces find the very same number
        side = [_side(flat, faces[face, i], faces[face, (i + 1) % 3], x, y) for i in range(3)]
        up = (side[0] > 0) & (side[1] > 0) & (side[2] > 0)
        hit = up | ((side[0] <= 0) & (side[1] <= 0) & (side[2] <= 0))
        area = side[0] + side[1] + side[2]
        hit &= area != 0
        corner = height[faces[face[hit]]]
        a, b, c = (s[hit] for s in side)
        at = (b * corner[:, 0] + c * corner[:, 1] + a * corner[:, 2]) / area[hit]
        yield (x * shape[1] + y)[hit], at, np.where(up[hit], 1.0, -1.0)


def _side(flat: Floats, start: Ints, stop: Ints, x: Ints, y: Ints) -> Floats:
    """Twice the signed area of (start, stop, point)."""
    swapped = start > stop
    a, b = flat[np.where(swapped, stop, start)], flat[np.where(swapped, start, stop)]
    area = (b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (b[:, 1] - a[:, 1]) * (x - a[:, 0])
    return np.where(swapped, -area, area)

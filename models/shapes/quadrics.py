"""Quadratic error functions: what a set of planes says about where a vertex belongs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer]

COLUMNS = 14
"""Of one function: A (xx xy xz yy yz zz), b (x y z), c, sum of the points (x y z), number of planes."""
TIED = 0.02
"""How strongly a vertex is tied to where it would lie without planes; planes that nearly agree say nothing across."""


def of_planes(points: Floats, normals: Floats) -> Floats:
    """One function per plane.

    The function is ``(n . (x - p))^2 = x A x - 2 b x + c`` (Ju et al. 2002, *Dual contouring of Hermite data*).

    Parameters
    ----------
    points, normals : (N, 3) float64
        Unit normals.

    Returns
    -------
    (N, 14) float64
    """
    rows = np.empty((len(points), COLUMNS))
    x, y, z = normals.T
    offset = np.einsum("ij,ij->i", normals, points)
    columns = (x * x, x * y, x * z, y * y, y * z, z * z, x * offset, y * offset, z * offset, offset * offset)
    for k, column in enumerate(columns):
        rows[:, k] = column
    rows[:, 10:13] = points
    rows[:, 13] = 1
    return rows


def summed(rows: Floats, groups: Ints, count: int) -> Floats:
    """Sums (count, C) of rows (N, C), each of which goes to one group (N,) or to several (N, M)."""
    each = groups.size // max(len(rows), 1)
    starts = np.arange(0, groups.size + 1, max(each, 1))
    links = csc_matrix((np.ones(groups.size), groups.ravel(), starts), shape=(count, len(rows)))
    total: Floats = np.asarray(links @ rows)
    return total


def middles(rows: Floats) -> Floats:
    """Mean point (N, 3) of the planes of every function."""
    mean: Floats = rows[:, 10:13] / rows[:, 13:]
    return mean


def solved(
    rows: Floats, start: Floats, low: Floats | float, high: Floats | float, tied: float = TIED
) -> tuple[Floats, Floats]:
    """The least point of every function near a start, within bounds.

    Parameters
    ----------
    rows : (N, 14) float64
    start : (N, 3) float64
        Kept where the planes say nothing: along a flat face, or along an edge.
    low, high : (N, 3) float64 or number
    tied : float
        How strongly points are tied to the start.

    Returns
    -------
    points : (N, 3) float64
    error : (N,) float64
        Mean squared distance from the planes.
    """
    count = rows[:, 13]
    xx, xy, xz, yy, yz, zz, bx, by, bz, c = (rows[:, k] / count for k in range(10))
    sx, sy, sz = start.T
    rx = bx - xx * sx - xy * sy - xz * sz
    ry = by - xy * sx - yy * sy - yz * sz
    rz = bz - xz * sx - yz * sy - zz * sz
    a, d, f = xx + tied, yy + tied, zz + tied
    # the adjugate, since a loop of LAPACK calls would take ten times as long
    i, j, k = d * f - yz * yz, xz * yz - xy * f, xy * yz - xz * d
    m, n, o = a * f - xz * xz, xy * xz - a * yz, a * d - xy * xy
    scale = a * i + xy * j + xz * k
    step = np.stack([i * rx + j * ry + k * rz, j * rx + m * ry + n * rz, k * rx + n * ry + o * rz], axis=1)
    points: Floats = np.clip(start + step / scale[:, None], low, high)
    x, y, z = points.T
    error = x * (xx * x + 2 * xy * y + 2 * xz * z) + y * (yy * y + 2 * yz * z) + zz * z * z
    return points, error - 2 * (bx * x + by * y + bz * z) + c

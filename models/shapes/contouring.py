"""Dual contouring: the surface of a sampled field with its edges, with borders between parts, few triangles where flat.

A vertex per cell that the surface passes, where the planes of the cell's crossings meet (Ju et al. 2002, *Dual
contouring of Hermite data*). Cells whose surface one vertex can stand for are merged, eight at a time, under the
topological test of that paper. Ambiguous cells are resolved beforehand by filling samples, so that the surface is a
closed manifold by construction. Everything runs over whole arrays of cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from composer.mesh import PARTS
from models.shapes.borders import border_points, parts_in_cells, settled, straight
from models.shapes.crossings import (
    AMBIGUOUS,
    CORNERS,
    LEVELS,
    Bools,
    Crossings,
    Floats,
    Grid,
    Ints,
    PartScores,
    Singles,
    crossings_of,
)
from models.shapes.quadrics import middles, of_planes, solved, summed
from models.shapes.surface import Surface

LEAST_TOLERANCE, MOST_TOLERANCE = 0.1, 0.3
"""Samples by which the planes of merged cells may miss their vertex, root mean square."""
NOISES = 5.0
"""Tolerance in units of the error in a quarter of the blocks of eight cells, which is the field's noise."""
UNMERGED = 0.4
"""Blocks of eight cells that may stay unmerged for every triangle that is wanted."""
_SLANT = 0.02
"""What a sample of length of a quad's diagonal weighs against its distance from the surface."""


def contour(distance: Singles, scores: PartScores, faces: int, coarser: float = 1.0) -> Surface:
    """The surface of a field.

    Cells are merged where that moves the surface by less than the field's own noise, and where details would
    otherwise make many more triangles than are wanted; the rest is left to decimation.

    Parameters
    ----------
    distance : (N, N, N) float32
        Negative inside, somewhere.
    scores : PartScores
    faces : int
        How many triangles are wanted in the end.
    coarser : float
        Factor to the tolerance at which cells are merged.
    """
    grid = Grid(distance)
    cells = grid.crossed()
    crossings = settled(crossings_of(grid, cells, scores), len(cells))
    quadrics = summed(of_planes(crossings.points, crossings.normals), crossings.cells, len(cells))
    vertices, leaf, quadrics = _merged(grid, cells, crossings, quadrics, faces, coarser)
    triangles, of_crossing = _triangles(leaf[crossings.cells], crossings, vertices)
    used = np.zeros(len(vertices), np.bool_)
    used[triangles] = True
    return Surface(vertices[used], (np.cumsum(used) - 1)[triangles], crossings.parts[of_crossing], quadrics[used])


def _merged(
    grid: Grid, cells: Ints, crossings: Crossings, quadrics: Floats, faces: int, coarser: float
) -> tuple[Floats, Ints, Floats]:
    """Vertices, the vertex of every cell, and the quadrics of the vertices."""
    masks = parts_in_cells(crossings.parts, crossings.cells, len(cells))
    moments = border_points(grid, cells, crossings, masks)
    coordinates = grid.coordinates(cells)
    leaf = np.full(len(cells), -1, np.int64)
    vertices: list[Floats] = []
    merged: list[Floats] = []
    done, tolerance = 0, LEAST_TOLERANCE
    block, level = np.arange(len(cells)), _Level(coordinates, np.ones(len(cells), np.bool_), masks, moments, quadrics)
    for height in range(1, LEVELS + 1):
        parents = level.parents(grid, height)
        level, maybe, points, error = _joined(grid, level, parents, height)
        if height <= 2:
            tolerance = max(tolerance, coarser * _tolerance(error, faces, noisy=height == 1))
        good = error <= tolerance**2
        first = (level.coordinates[maybe[good]] << height) @ grid.strides
        good[good] = _safe(grid, first, 2 ** (height - 1))
        found, points = maybe[good], points[good]
        level.whole[found] = True
        if not len(found):
            break
        block = parents[block]
        place = np.full(len(level.whole), -1, np.int64)
        place[found] = done + np.arange(len(found))
        leaf = np.where(level.whole[block], place[block], leaf)
        vertices.append(points)
        merged.append(level.quadrics[found])
        done += len(found)
    left = np.flatnonzero(leaf < 0)
    leaf[left] = done + np.arange(len(left))
    low = (coordinates[left] + grid.origin).astype(np.float64)
    vertices.append(solved(quadrics[left], _starts(quadrics[left], moments[left]), low, low + 1)[0])
    merged.append(quadrics[left])
    return np.concatenate(vertices), leaf, np.concatenate(merged)


@dataclass(frozen=True, eq=False)
class _Level:
    """Blocks of cells: coordinates (B, 3), whether one vertex stands for all, parts as bits, and sums over cells."""

    coordinates: Ints
    whole: Bools
    masks: Ints
    moments: Floats
    quadrics: Floats

    def parents(self, grid: Grid, height: int) -> Ints:
        """The block of twice the size that each block belongs to, numbered in the order of their places."""
        shape = [side // 2**height + 1 for side in grid.shape]
        key = np.ravel_multi_index(tuple((self.coordinates >> 1).T), shape)
        there = np.zeros(int(np.prod(shape)), np.bool_)
        there[key] = True
        numbers: Ints = (np.cumsum(there) - 1)[key]
        return numbers


def _joined(grid: Grid, level: _Level, parents: Ints, height: int) -> tuple[_Level, Ints, Floats, Floats]:
    """The next level with no block whole yet, those that may be, their vertices and mean squared errors."""
    count = int(parents.max()) + 1
    coordinates = np.empty((count, 3), np.int64)
    coordinates[parents] = level.coordinates >> 1
    quadrics, moments = (summed(rows, parents, count) for rows in (level.quadrics, level.moments))
    masks = np.zeros(count, np.int64)
    for part in range(len(PARTS)):
        masks[parents[level.masks >> part & 1 == 1]] |= 1 << part
    torn = np.zeros(count, np.bool_)
    torn[parents[~level.whole]] = True
    rest = masks & (masks - 1)  # without the lowest part
    maybe = np.flatnonzero(~torn & (rest & (rest - 1) == 0))
    maybe = maybe[straight(moments[maybe])]
    low = ((coordinates[maybe] << height) + grid.origin).astype(np.float64)
    points, error = solved(quadrics[maybe], _starts(quadrics[maybe], moments[maybe]), low, low + 2**height)
    whole = np.zeros(count, np.bool_)
    return _Level(coordinates, whole, masks, moments, quadrics), maybe, points, error


def _tolerance(error: Floats, faces: int, noisy: bool) -> float:
    """By how many samples planes may miss the vertex of merged cells, from the errors of blocks of eight."""
    if not len(error):
        return LEAST_TOLERANCE
    error = np.sqrt(np.maximum(error, 0))
    # most of a surface is flat, unless it is foliage, so that the lesser errors are noise
    noise = NOISES * float(np.quantile(error, 0.25)) if noisy else 0.0
    many = float(np.quantile(error, max(0.0, 1 - UNMERGED * faces / len(error))))
    return float(np.clip(max(noise, many), LEAST_TOLERANCE, MOST_TOLERANCE))


def _starts(quadrics: Floats, moments: Floats) -> Floats:
    """Where vertices lie along a flat face: at the middle, or on the border between parts."""
    border = moments[:, :1] > 0
    return np.where(border, moments[:, 1:4] / np.maximum(moments[:, :1], 1), middles(quadrics))


def _safe(grid: Grid, first: Ints, half: int) -> Bools:
    """Whether cubes of cells hold no more than a single cell could, by the signs of their 3^3 samples (Ju et al.)."""
    offsets = np.stack(np.meshgrid(*[np.arange(3)] * 3, indexing="ij"), axis=-1).reshape(-1, 3) @ grid.strides * half
    inside = (grid.field[first[:, None] + offsets] < 0).reshape(-1, 3, 3, 3)
    corners = inside[:, ::2, ::2, ::2]
    signs = np.zeros(len(first), np.uint8)
    for bit, (x, y, z) in enumerate(CORNERS):
        signs |= corners[:, x, y, z].astype(np.uint8) << np.uint8(bit)
    safe = ~AMBIGUOUS[signs] & (signs > 0) & (signs < 255)
    for axis in (1, 2, 3):
        turned = np.moveaxis(inside, axis, 1)
        edge = turned[:, :, ::2, ::2]  # the middle of an edge is like one of its ends ...
        safe &= ~((edge[:, 1] != edge[:, 0]) & (edge[:, 1] != edge[:, 2])).any(axis=(1, 2))
        face = turned[:, ::2]  # ... that of a face like one of its corners ...
        corner = face[:, :, ::2, ::2].reshape(len(first), 2, 4)
        safe &= (face[:, :, 1, 1][..., None] == corner).any(axis=2).all(axis=1)
    of_cube = corners.reshape(len(first), 8)  # ... and that of the cube like one of its own
    safe &= (inside[:, 1, 1, 1][:, None] == of_cube).any(axis=1)
    return safe


def _triangles(quads: Ints, crossings: Crossings, vertices: Floats) -> tuple[Ints, Ints]:
    """Triangles around all crossings, and the crossing of each."""
    a, b, c, d = quads.T
    repeated = (a == b).astype(np.int8) + (b == c) + (c == d) + (d == a)
    use = np.flatnonzero((repeated < 2) & (a != c) & (b != d))
    quads = quads[use]
    point, normal, at = crossings.points[use], crossings.normals[use], vertices[quads]
    # cut along the diagonal that lies on the surface: the other one would cut off the edge of a solid
    miss = []
    for k in (0, 1):
        middle, along = (at[:, k] + at[:, k + 2]) / 2, at[:, k] - at[:, k + 2]
        off = np.abs(np.einsum("ij,ij->i", normal, middle - point))
        miss.append(off + _SLANT * np.sqrt(np.einsum("ij,ij->i", along, along)))
    turned = miss[1] < miss[0]
    quads[turned] = quads[turned][:, [1, 2, 3, 0]]
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    a, b, c = faces.T
    kept = (a != b) & (b != c) & (c != a)
    return faces[kept], np.concatenate([use, use])[kept]

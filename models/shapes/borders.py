"""Where parts meet on a surface: which part every crossing belongs to, and points on the borders."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix

from composer.mesh import PARTS
from models.shapes.crossings import Bools, Crossings, Floats, Grid, Ints
from models.shapes.quadrics import summed

STRAIGHT = 0.15
"""Samples by which a border between parts may leave a straight line within a merged cell, root mean square."""
BLENDS = 4
"""How often part scores near borders are averaged with those of the crossings around."""
ACROSS = 6
"""Power of the cosine between two normals by which one crossing counts for the other."""
_RINGS = 3
"""Cells to either side of a border whose scores are averaged."""
_NEIGHBOURS = np.stack(np.meshgrid(*[np.arange(-1, 2)] * 3, indexing="ij"), axis=-1).reshape(-1, 3)


def parts_in_cells(parts: Ints, cells: Ints, count: int) -> Ints:
    """The parts that meet in each of `count` cells, a bit each, of parts (E,) of crossings with cells (E, 4)."""
    masks = np.zeros(count, np.int64)
    for part in np.flatnonzero(np.bincount(parts)):
        masks[cells[parts == part].ravel()] |= 1 << part
    return masks


def settled(crossings: Crossings, count: int) -> Crossings:
    """Crossings in `count` cells with the scores near borders blended, so that borders run smoothly.

    Neighbours across an edge of the solid count little: a face of the solid tends to one part, and borders follow
    edges.
    """
    masks = parts_in_cells(crossings.parts, crossings.cells, count)
    near = masks & (masks - 1) != 0
    if not near.any():
        return crossings
    for _ in range(_RINGS):
        touched = near[crossings.cells].any(axis=1)
        near[crossings.cells[touched]] = True
    rank = np.cumsum(near) - 1
    chosen = np.flatnonzero(touched)
    cells = crossings.cells[chosen]
    inside = near[cells]
    member = csr_matrix(
        (np.ones(int(inside.sum()), np.float32), rank[cells[inside]], np.append(0, np.cumsum(inside.sum(axis=1)))),
        shape=(len(chosen), int(near.sum())),
    )
    links = (member @ member.T).tocsr()
    normals = crossings.normals[chosen].astype(np.float32)
    row = np.repeat(np.arange(len(chosen)), np.diff(links.indptr))
    alike = np.maximum(np.einsum("ij,ij->i", normals[row], normals[links.indices]), 0) ** ACROSS + np.float32(1e-3)
    links.data *= alike
    weight = np.asarray(links.sum(axis=1))
    present = np.flatnonzero(np.bincount(crossings.parts[chosen]))
    score = crossings.scores[chosen][:, present]
    score = np.exp(score - score.max(axis=1, keepdims=True))
    score /= score.sum(axis=1, keepdims=True)
    for _ in range(BLENDS):
        score = (links @ score) / weight
    scores, parts = crossings.scores.copy(), crossings.parts.copy()
    scores[chosen] = 0
    scores[np.ix_(chosen, present)] = score
    parts[chosen] = present[score.argmax(axis=1)]
    return replace(crossings, scores=scores, parts=parts)


def border_points(grid: Grid, cells: Ints, crossings: Crossings, masks: Ints) -> Floats:
    """Moments (C, 10) of the border points in all cells: count, sum, sum of products (xx xy xz yy yz zz).

    There is one point in every cell where parts meet.

    A point is where the scores of the cell's two most frequent parts are equal, on the way from the middle of one
    part's crossings to the middle of the other's; then the mean over the same parts' points in the cells around,
    since borders of labels without scores run in steps.
    """
    border = np.flatnonzero(masks & (masks - 1))
    if not len(border):
        return np.zeros((len(cells), 10))
    rank = np.full(len(cells), -1, np.int64)
    rank[border] = np.arange(len(border))
    at = rank[crossings.cells]
    edge = np.flatnonzero((at >= 0).any(axis=1))
    where, edge = at[edge].ravel(), np.repeat(edge, 4)
    edge, where = edge[where >= 0], where[where >= 0]
    slots = len(PARTS)
    votes = np.bincount(where * slots + crossings.parts[edge], minlength=len(border) * slots).reshape(-1, slots)
    pair = np.argsort(-votes, axis=1, kind="stable")[:, :2]
    lead = crossings.scores[edge, pair[where, 0]].astype(np.float64) - crossings.scores[edge, pair[where, 1]].astype(
        np.float64
    )
    rows = np.column_stack([crossings.points[edge], lead, np.ones(len(edge))])
    sides = []
    for side in (0, 1):
        chosen = crossings.parts[edge] == pair[where, side]
        total = summed(rows[chosen], where[chosen], len(border))
        sides.append(total[:, :4] / np.maximum(total[:, 4:], 1))
    ahead, behind = sides[0][:, 3:], sides[1][:, 3:]
    share = np.clip(ahead / np.maximum(ahead - behind, 1e-9), 0, 1)
    points = sides[0][:, :3] + (sides[1][:, :3] - sides[0][:, :3]) * share
    number = np.full(len(grid.signs), -1, np.int32)
    number[cells[border]] = np.arange(len(border))
    near = number[cells[border][:, None] + _NEIGHBOURS @ grid.strides]
    alike = (near >= 0) & (masks[border][near] == masks[border][:, None])
    points = np.einsum("ijk,ij->ik", points[near], alike) / alike.sum(axis=1)[:, None]
    x, y, z = points.T
    products = np.stack([x * x, x * y, x * z, y * y, y * z, z * z], axis=1)
    moments = np.zeros((len(cells), 10))
    moments[border] = np.column_stack([np.ones(len(border)), points, products])
    return moments


def straight(moments: Floats) -> Bools:
    """Whether the border points of every block lie on one line; blocks without any pass."""
    straight = np.ones(len(moments), np.bool_)
    border = np.flatnonzero(moments[:, 0] > 1)
    mean = moments[border, 1:] / moments[border, :1]
    x, y, z = mean[:, :3].T
    spread = mean[:, 3:] - np.stack([x * x, x * y, x * z, y * y, y * z, z * z], axis=1)
    matrix = spread[:, [0, 1, 2, 1, 3, 4, 2, 4, 5]].reshape(-1, 3, 3)
    straight[border] = np.linalg.eigvalsh(matrix)[:, 1] < STRAIGHT**2
    return straight

"""From a sampled field to a closed mesh with part labels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from torch import Tensor

from composer.mesh import PARTS, PartMesh
from models.errors import MeshingError
from models.procedural.sdf import GRID_SAMPLES
from models.shapes.contouring import contour
from models.shapes.crossings import PartScores
from models.shapes.decimation import decimated
from models.shapes.flattening import Flattened, flattened
from models.shapes.surface import Surface, is_closed, neighbours, pieces, shaded, welded

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

COARSER = 1.6
"""Factor to the tolerance where a mesh cannot be decimated without tearing it."""
MOST_ATTEMPTS = 12
_WHOLE = 10**6
"""More triangles than any field needs."""

CRUMB_SHARE = 0.01
"""Pieces with less than this share of the surface are dropped."""
LEAST_PATCH = 8.0
"""Squared samples; a smaller patch of one part in the middle of another goes to that."""

JOINING = (0.0, 0.1, 0.2, 0.4, 0.6)
"""Surfaces further and further out, in units of the truncated distance, on which loose pieces are looked for."""
GAP = 6
"""Samples of the plain grid from the middle of a gap to both of the pieces that it parts, at most."""
LEAST_PIECE = 20
"""Samples of the field that make a piece."""

FLATTEST = 8.0
"""How many times thinner than it is long a thing may be before decimation takes it for thicker."""

LEAST_EXTENT = 0.3
"""A field that spans less of the box than this along some axis is taken for a failure, not stretched to fit."""
_APART = 1e-3
"""Samples between vertices that would otherwise lie at one place."""
_PARTINGS = 6
"""Rounds of parting them, at most: one moved away from another may meet a third."""


@dataclass(frozen=True, eq=False)
class DenseScores:
    """Scores of the parts on the whole grid of a field, (P, N, N, N)."""

    scores: Floats

    def at(self, samples: Ints) -> Floats:
        """Scores (S, P) at sample coordinates (S, 3)."""
        found: Floats = self.scores[:, samples[:, 0], samples[:, 1], samples[:, 2]].T
        return found


@dataclass(frozen=True, eq=False)
class CellScores:
    """Scores of the parts in some cells of a field's grid, zero elsewhere.

    Parameters
    ----------
    blocks : (K, k, k, k, 1 + P) tensor
        A distance and, after it, the scores at the samples of the cells that have any; in the precision they were
        computed with, since few of them are looked at.
    index : (C, C, C) int64
        Which block belongs to each cell; -1 for none.
    """

    blocks: Tensor
    index: Ints

    @classmethod
    def of(cls, blocks: Tensor, at: npt.NDArray[np.bool_]) -> CellScores:
        """The blocks (K, k, k, k, 1 + P) of the cells marked in `at` (C, C, C), in the order of their places."""
        return cls(blocks, np.where(at, np.cumsum(at).reshape(at.shape) - 1, -1))

    def at(self, samples: Ints) -> Floats:
        """Scores (S, P) at sample coordinates (S, 3)."""
        side = self.blocks.shape[1]
        cell = samples // side
        block = self.index[cell[:, 0], cell[:, 1], cell[:, 2]]
        within = samples - cell * side
        row = ((np.maximum(block, 0) * side + within[:, 0]) * side + within[:, 1]) * side + within[:, 2]
        rows = self.blocks.reshape(-1, self.blocks.shape[-1])[torch.from_numpy(row)]
        scores: Floats = rows[:, 1:].float().numpy()
        return scores if (block >= 0).all() else np.where(block[:, None] >= 0, scores, np.float32(0))


def mesh_field(
    distance: Floats, part_scores: Floats | PartScores, size: tuple[float, float, float], faces: int
) -> PartMesh:
    """Turn a field into a watertight mesh that fills its box.

    Parameters
    ----------
    distance : (N, N, N) float32
        Negative inside, in unit-box space with equal spacing along the axes x, y, z.
    part_scores : (P, N, N, N) float32, or PartScores
        Score of every part (logits or one-hot) on the same grid.
    size : (depth, width, height)
        Of the node's box, metres.
    faces : int
        How many triangles to keep at most.

    Returns
    -------
    PartMesh
        In the node's frame, with the bounds (-d/2, -w/2, 0) to (d/2, w/2, h). Vertices are split along creases, so
        that flat sides are shaded flat; their positions are those of a closed surface (see `is_watertight`).

    Raises
    ------
    MeshingError
        If the field is empty, full of crumbs, not finite, spans too little of the box, or is too intricate.
    """
    scores = DenseScores(part_scores) if isinstance(part_scores, np.ndarray) else part_scores
    side = np.asarray(size, np.float64)
    # Rugs and pictures are decimated thicker than they are, else lifting parts would tear their two sides apart.
    relief = np.maximum(side, side.max() / FLATTEST)
    for attempt in range(MOST_ATTEMPTS):
        surface = _surface(distance, scores, faces, COARSER**attempt)
        scale = relief / np.ptp(surface.vertices, axis=0)
        reduced = decimated(surface, scale, faces)
        if reduced is not None:
            return _finished(flattened(reduced, scale), side)
    raise MeshingError("the field is too intricate for {faces} triangles", faces=faces)


def _finished(flat: Flattened, side: npt.NDArray[np.float64]) -> PartMesh:
    surface = flat.surface
    vertices = surface.vertices
    for _ in range(_PARTINGS):
        placed = _placed(vertices, side)
        # as they are stored: what lies at one place there is one vertex to whoever reads the mesh
        _, place, times = np.unique(placed.astype(np.float32), axis=0, return_inverse=True, return_counts=True)
        shared = times[place.ravel()] > 1
        if not shared.any():
            break
        vertices = _apart(vertices, surface.faces, shared)
    split, corners, normals = shaded(placed, surface.faces, flat.planes)
    return PartMesh(
        np.ascontiguousarray(split, np.float32),
        np.ascontiguousarray(corners, np.int32),
        np.ascontiguousarray(normals, np.float32),
        surface.parts.astype(np.uint8),
    )


def _placed(vertices: npt.NDArray[np.float64], side: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Vertices stretched to fill the node's box, metres."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    placed: npt.NDArray[np.float64] = (vertices - low) / (high - low) * side - np.array([side[0] / 2, side[1] / 2, 0.0])
    return placed


def closed_surface(distance: Floats) -> tuple[npt.NDArray[np.float64], Ints]:
    """The surface of a field before it is decimated and stretched to its box.

    Returns
    -------
    vertices : (V, 3) float64
        In samples of the field.
    triangles : (F, 3) int64

    Raises
    ------
    MeshingError
        If the field is empty, full of crumbs, not finite, or spans too little of the box.
    """
    surface = _surface(distance, _OnePart(), _WHOLE)
    return surface.vertices, surface.faces


class _OnePart:
    """Scores of a thing that is all body."""

    def at(self, samples: Ints) -> Floats:
        return np.broadcast_to(np.eye(1, len(PARTS), dtype=np.float32), (len(samples), len(PARTS)))


def joined(distance: Floats) -> Floats:
    """A field whose thin parts hang together.

    Of surfaces further and further out the first with fewest pieces says where something is missing: there, between
    pieces that are close to each other, the solid is filled up to that surface. Everything else stays as it is.
    """
    solid, found = ndimage.label(distance < 0)
    if found <= 1:
        return distance
    inside = np.flatnonzero(solid)
    of_piece = solid.ravel()[inside]
    size = np.bincount(of_piece, minlength=found + 1)
    lesser = size >= LEAST_PIECE
    lesser[size.argmax()] = False
    if not lesser.any():
        return distance
    # further out the search is as good on a grid of half the resolution, and eight times as quick
    halvings = int(distance.shape[0] > GRID_SAMPLES)
    coarse, least = distance, LEAST_PIECE
    for _ in range(halvings):
        coarse, least = _pooled(coarse, np.minimum), max(1, least // 4)
    counts = []
    for step in JOINING:
        pieces_there = np.bincount(ndimage.label(coarse < step)[0].ravel())[1:]
        counts.append(int((pieces_there >= least).sum()))
        if counts[-1] <= 1 and step > 0:
            break
    best = int(np.argmin(counts))
    if best == 0 and counts[0] > 1:
        return distance
    best = max(best, 1)  # what hangs together on the coarser grid alone is a hair apart
    # gaps lie about the pieces that are not the largest
    block, rim = 2**halvings, 2 * GAP
    about = np.unravel_index(inside[lesser[of_piece]], distance.shape)
    first = [max(0, int(at.min()) // block - rim) * block for at in about]
    crop = tuple(slice(f, (int(at.max()) // block + rim + 1) * block) for f, at in zip(first, about, strict=True))
    labels = np.where(size >= LEAST_PIECE, np.arange(len(size), dtype=np.int32), np.int32(0))[solid[crop]]
    upper, lower = labels, np.where(labels > 0, labels, np.iinfo(np.int32).max)
    for _ in range(halvings):
        upper, lower = _pooled(upper, np.maximum), _pooled(lower, np.minimum)
    between = ndimage.maximum_filter(upper, 2 * GAP + 1) > ndimage.minimum_filter(lower, 2 * GAP + 1)
    between &= coarse[tuple(slice(s.start // block, s.stop // block) for s in crop)] < JOINING[best]
    steps = np.indices((block,) * 3).reshape(3, -1)
    x, y, z = ((block * at[:, None] + step).ravel() for at, step in zip(np.nonzero(between), steps, strict=True))
    fill = labels[x, y, z] == 0
    x, y, z = (at[fill] + f for at, f in zip((x, y, z), first, strict=True))
    fill = distance[x, y, z] < JOINING[best]
    filled = distance.copy()
    filled[x[fill], y[fill], z[fill]] -= np.float32(JOINING[best])
    return filled


def _pooled(grid: npt.NDArray[Any], of: np.ufunc) -> npt.NDArray[Any]:
    """A grid of half the resolution: the greatest or the least of every eight samples."""
    for axis in range(3):
        even, odd = (grid[(slice(None),) * axis + (slice(start, None, 2),)] for start in (0, 1))
        grid = of(even, odd)
    return grid


def one_hot_scores(labels: npt.NDArray[np.uint8]) -> Floats:
    """Scores (P, N, N, N) of a label field, for meshes made straight from a family."""
    hot: Floats = (labels[None] == np.arange(len(PARTS), dtype=np.uint8)[:, None, None, None]).astype(np.float32)
    return hot


def is_watertight(mesh: PartMesh) -> bool:
    """Whether every directed edge occurs once and its opposite once, vertices at one place being one."""
    return is_closed(welded(mesh.vertices, mesh.faces))


def _surface(distance: Floats, scores: PartScores, faces: int, coarser: float = 1.0) -> Surface:
    if not np.isfinite(distance).all():
        raise MeshingError("the field holds values that are not finite")
    if not (distance < 0).any():
        raise MeshingError("the field encloses nothing")
    surface = _without_crumbs(contour(distance, scores, faces, coarser))
    extent = np.ptp(surface.vertices, axis=0) / (distance.shape[0] - 1)
    if extent.min() < LEAST_EXTENT:
        raise MeshingError("the field spans only {share:.0%} of its box", share=extent.min())
    return _without_patches(surface)


def _without_crumbs(surface: Surface) -> Surface:
    """Keep the pieces that are large enough and not bubbles inside another."""
    count, label = pieces(surface.faces, len(surface.vertices))
    if count == 1:
        return surface
    of_face = label[surface.faces[:, 0]]
    p, q, r = (surface.vertices[surface.faces[:, i]] for i in range(3))
    volume = np.bincount(of_face, np.einsum("ij,ij->i", p, np.cross(q, r)) / 6, count)
    area = np.bincount(of_face, np.linalg.norm(np.cross(q - p, r - p), axis=1) / 2, count)
    keep = (area >= CRUMB_SHARE * area.sum()) & (volume > 0)
    if not keep.any():
        raise MeshingError("the field holds only crumbs")
    faces = surface.faces[keep[of_face]]
    used = np.zeros(len(surface.vertices), np.bool_)
    used[faces] = True
    return Surface(
        surface.vertices[used],
        (np.cumsum(used) - 1)[faces],
        surface.parts[keep[of_face]],
        surface.quadrics[used],
    )


def _without_patches(surface: Surface) -> Surface:
    """Give stray patches of a part to the part around them."""
    parts = surface.parts
    if (parts == parts[0]).all():
        return surface
    one, other = neighbours(surface.faces)
    corner = surface.vertices[surface.faces]
    area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1) / 2
    same = parts[one] == parts[other]
    links = coo_matrix((np.ones(int(same.sum()), np.int8), (one[same], other[same])), shape=(len(parts), len(parts)))
    count, patch = connected_components(links, directed=False)
    small = np.bincount(patch, area, count) < LEAST_PATCH
    if not small.any():
        return surface
    # half-edges from a small patch to a patch that is not
    out = np.flatnonzero(~same)
    inner = np.concatenate([patch[one[out]], patch[other[out]]])
    around = np.concatenate([other[out], one[out]])
    use = small[inner] & ~small[patch[around]]
    votes = np.bincount(inner[use] * len(PARTS) + parts[around[use]], minlength=count * len(PARTS))
    votes = votes.reshape(count, len(PARTS))
    given = np.where(small & votes.any(axis=1), votes.argmax(axis=1), -1)[patch]
    return replace(surface, parts=np.where(given >= 0, given, parts))


def _apart(vertices: npt.NDArray[np.float64], faces: Ints, shared: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Vertices, of which some that lie at one place are moved inwards by hairs, each by another number of them."""
    corner = vertices[faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    inwards = np.stack(
        [np.bincount(faces.ravel(), -np.repeat(normal[:, i], 3), len(vertices)) for i in range(3)], axis=1
    )
    length = np.linalg.norm(inwards, axis=1, keepdims=True)
    inwards = np.where(length > 1e-9, inwards / np.maximum(length, 1e-9), np.array([0.6, 0.48, 0.64]))
    hairs = np.zeros(len(vertices))
    hairs[shared] = 1 + np.arange(int(shared.sum())) % 7
    return vertices + inwards * (_APART * hairs)[:, None]

"""Flat sides made flat: what a decoder got wrong by a fraction of a sample is taken out of a mesh again.

Normals of neighbouring faces are averaged where they nearly agree (bilateral normal filtering, Zheng et al. 2011),
faces that then form a plane with edges around it are given that plane, and vertices go where the planes of their
faces meet. Bends keep their faces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from models.shapes.quadrics import Floats, of_planes, solved, summed
from models.shapes.surface import Surface, half_edges

Ints = npt.NDArray[np.int64]

ROUNDS = 12
"""How often the normal of every face is averaged with those around, to find the planes."""
ALIKE = np.radians(22.0)
"""Two normals this far apart count a third as much for each other as two that agree."""
ONE_PLANE = np.radians(6.0)
"""After averaging, neighbours that differ by less may lie in one plane."""
SQUARE = np.radians(3.0)
"""A plane that nearly faces along an axis of the box does."""
LEAST_BEND = np.radians(30.0)
"""By how much a surface bends along the rim of a plane, on average."""
LEAST_SHARE = 0.003
"""Smaller planes, as a share of the surface, are not worth telling from bends."""
OFF = 0.5
"""Samples that the faces of a plane may lie off it, root mean square."""
FARTHEST = 1.5
"""Samples that a vertex may be moved."""
PASSES = 2
TIED = 0.1
"""How strongly a vertex is tied to where it was: planes that nearly agree must not send it sideways."""


@dataclass(frozen=True, eq=False)
class Flattened:
    """A surface whose flat sides are flat.

    Parameters
    ----------
    surface : Surface
    planes : (F,) int64
        Which plane each face lies in; -1 for a bend.
    """

    surface: Surface
    planes: Ints


def flattened(surface: Surface, scale: Floats) -> Flattened:
    """Move vertices by fractions of a sample, so that flat sides are flat and meet in straight edges.

    The triangles stay what they are, so a closed surface stays closed.

    Parameters
    ----------
    surface : Surface
    scale : (3,) float64
        Metres per sample; angles are those of the solid in metres.
    """
    faces = surface.faces
    points = surface.vertices * scale
    normals, area = _normals(points, faces)
    up, down = half_edges(faces)
    one, other = up // 3, down // 3
    smooth = _averaged(normals, area, one, other)
    agree = np.einsum("ij,ij->i", smooth[one], smooth[other])
    near = agree > np.cos(ONE_PLANE)
    links = coo_matrix((np.ones(int(near.sum()), np.int8), (one[near], other[near])), shape=(len(faces),) * 2)
    count, label = connected_components(links, directed=False)
    region = label.astype(np.int64)
    mean, offset, flat = _planes(points, faces, area, smooth, region, count, scale)
    # a side ends in edges; a facet of something round goes over into the next one
    rim = region[one] != region[other]
    along = np.linalg.norm(points[faces.ravel()[up[rim]]] - points[faces.ravel()[down[rim]]], axis=1)
    bend = np.arccos(np.clip(agree[rim], -1, 1)) * along
    of = np.concatenate([region[one[rim]], region[other[rim]]])
    length = np.bincount(of, np.tile(along, 2), count)
    flat &= np.bincount(of, np.tile(bend, 2), count) > LEAST_BEND * length
    in_plane = flat[region]
    planes = np.where(in_plane, region, -1).astype(np.int64)
    normals[in_plane] = mean[region[in_plane]]
    start = points
    reach = FARTHEST * scale
    for _ in range(PASSES):
        middle = points[faces].mean(axis=1)
        lies = np.einsum("ij,ij->i", normals, middle)
        middle += normals * np.where(in_plane, offset[region] - lies, 0.0)[:, None]
        total = summed(of_planes(middle, normals) * area[:, None], faces, len(points))
        points, _ = solved(total, points, start - reach, start + reach, TIED)
    return Flattened(replace(surface, vertices=points / scale), planes)


def _normals(points: Floats, faces: Ints) -> tuple[Floats, Floats]:
    """Unit normals (F, 3) and areas (F,)."""
    corner = points[faces]
    across = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    length = np.sqrt(np.einsum("ij,ij->i", across, across))
    return across / np.maximum(length, 1e-300)[:, None], np.maximum(length / 2, 1e-12)


def _averaged(normals: Floats, area: Floats, one: Ints, other: Ints) -> Floats:
    """Normals averaged over neighbours that nearly agree, by area."""
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.argsort(rows, kind="stable")
    pair = order % max(len(one), 1)
    first = np.append(0, np.cumsum(np.bincount(rows, minlength=len(normals))))
    links = csr_matrix((np.zeros(len(rows), np.float32), columns[order], first), shape=(len(normals),) * 2)
    weight = (area / area.mean()).astype(np.float32)
    around, own = weight[links.indices], weight[:, None]
    mean = normals.astype(np.float32)
    for _ in range(ROUNDS):
        agree = np.einsum("ij,ij->i", mean[one], mean[other])
        links.data = np.exp((agree - 1) * np.float32(2 / ALIKE**2))[pair] * around
        mean = links @ mean + own * mean
        mean /= np.maximum(np.sqrt(np.einsum("ij,ij->i", mean, mean)), 1e-30)[:, None]
    return mean.astype(np.float64)


def _planes(
    points: Floats, faces: Ints, area: Floats, normals: Floats, region: Ints, count: int, scale: Floats
) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Normal (R, 3) and offset (R,) of every region, and whether it is a plane."""
    total = np.bincount(region, area, count)
    mean: Floats = np.stack([np.bincount(region, area * normals[:, axis], count) for axis in range(3)], axis=1)
    mean = mean / np.maximum(np.sqrt(np.einsum("ij,ij->i", mean, mean)), 1e-300)[:, None]
    square = np.abs(mean).max(axis=1) > np.cos(SQUARE)
    mean[square] = np.where(np.abs(mean[square]) > np.cos(SQUARE), np.sign(mean[square]), 0.0)
    height = np.einsum("ijk,ik->ij", points[faces], mean[region])
    offset = np.bincount(region, area * height.mean(axis=1), count) / total
    off = np.square(height - offset[region][:, None]).mean(axis=1)
    spread = np.sqrt(np.bincount(region, area * off, count) / total)
    sample = np.sqrt(np.einsum("ij,j->i", mean**2, scale**2))
    flat = (spread < OFF * sample) & (total > LEAST_SHARE * area.sum())
    return mean, offset, flat

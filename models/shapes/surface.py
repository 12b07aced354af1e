"""A closed surface between field and mesh, and what is asked of one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

CREASE = np.radians(35.0)
"""Triangles that meet at a sharper angle are shaded apart."""
EDGE = np.radians(8.0)
"""The same where one of them is of a flat side that ends there."""


@dataclass(frozen=True, eq=False)
class Surface:
    """A closed surface with what it was placed by.

    Parameters
    ----------
    vertices : (V, 3) float64
        In samples of the field.
    faces : (F, 3) int64
        Counter-clockwise seen from outside.
    parts : (F,) int64
    quadrics : (V, 14) float64
        Of the planes around every vertex; see `models.shapes.quadrics`.
    """

    vertices: Floats
    faces: Ints
    parts: Ints
    quadrics: Floats


def is_closed(faces: npt.NDArray[np.integer]) -> bool:
    """Whether every directed edge occurs once and its opposite once."""
    start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    count = int(faces.max()) + 1
    forward = np.sort(start.astype(np.int64) * count + stop)
    backward = np.sort(stop.astype(np.int64) * count + start)
    return bool(np.array_equal(forward, backward) and (np.diff(forward) > 0).all())


def welded(vertices: npt.NDArray[np.floating], faces: npt.NDArray[np.integer]) -> Ints:
    """The same faces (F, 3) over vertices that are one where they lie at one place."""
    _, place = np.unique(vertices, axis=0, return_inverse=True)
    joined: Ints = place.ravel().astype(np.int64)[faces]
    return joined


def pieces(faces: Ints, count: int) -> tuple[int, Ints]:
    """How many pieces hang together, and the piece of each of so many vertices."""
    a, b = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    links = coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(count, count))
    found, label = connected_components(links, directed=False)
    return found, label.astype(np.int64)


def neighbours(faces: Ints) -> tuple[Ints, Ints]:
    """Pairs of faces with a common edge, of a closed surface."""
    one, other = half_edges(faces)
    return one // 3, other // 3


def half_edges(faces: Ints) -> tuple[Ints, Ints]:
    """Both halves of every edge of a closed surface; half-edge ``3 f + k`` leaves corner k of face f."""
    start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    count = int(faces.max()) + 1
    up, down = np.flatnonzero(start < stop), np.flatnonzero(start > stop)
    up = up[np.argsort(start[up] * count + stop[up])]
    down = down[np.argsort(stop[down] * count + start[down])]
    return up, down


def shaded(vertices: Floats, faces: Ints, planes: Ints | None = None) -> tuple[Floats, Ints, Floats]:
    """Vertices split along creases, the same faces over them, and unit normals: flat sides stay flat.

    Parameters
    ----------
    vertices : (V, 3) float64
    faces : (F, 3) int64
    planes : (F,) int64, optional
        Which plane each face lies in, -1 for none: what leaves a plane by more than a little is a crease.

    Returns
    -------
    vertices : (W, 3) float64
    faces : (F, 3) int64
        In the same order.
    normals : (W, 3) float64
    """
    corner = vertices[faces]
    across = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    unit = across / np.maximum(np.sqrt(np.einsum("ij,ij->i", across, across)), 1e-300)[:, None]
    # half-edges that are alone with their opposite; others (holes, edges of many faces) are creases
    start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    key = np.minimum(start, stop) * (int(faces.max()) + 1) + np.maximum(start, stop)
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.diff(key[order], prepend=-1) != 0)
    first = first[np.diff(first, append=len(key)) == 2]
    one, other = order[first], order[first + 1]
    agree = np.einsum("ij,ij->i", unit[one // 3], unit[other // 3])
    sharpest: Floats | float = np.cos(CREASE)
    if planes is not None:
        within, beyond = planes[one // 3], planes[other // 3]
        edge = (within != beyond) & ((within >= 0) | (beyond >= 0))
        sharpest = np.where(edge, np.cos(EDGE), sharpest)
    smooth = (start[one] == stop[other]) & (agree > sharpest)
    one, other = one[smooth], other[smooth]
    # corners of neighbouring faces at one end of their common edge are one vertex if the edge is no crease
    after = np.arange(faces.size).reshape(-1, 3)[:, [1, 2, 0]].ravel()
    links = coo_matrix(
        (np.ones(2 * len(one), np.int8), (np.concatenate([one, after[one]]), np.concatenate([after[other], other]))),
        shape=(faces.size, faces.size),
    )
    count, group = connected_components(links, directed=False)
    origin = np.zeros(count, np.int64)
    origin[group] = start
    # triangles count by their area, so that slivers do not bend the shading of a flat side
    normals: Floats = np.stack([np.bincount(group, np.repeat(across[:, i], 3), count) for i in range(3)], axis=1)
    length = np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
    normals = np.where(length > 1e-300, normals / np.maximum(length, 1e-300), np.array([0.0, 0.0, 1.0]))
    return vertices[origin], group.reshape(-1, 3).astype(np.int64), normals

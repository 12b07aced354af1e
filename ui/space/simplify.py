"""Coarser meshes for a view that moves."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS, PartMesh, box_mesh

LIGHT_TRIANGLES = 2000
GRAIN = 1e-5
"""Vertices nearer than this are one, metres."""


def simplified(mesh: PartMesh, triangles: int = LIGHT_TRIANGLES) -> PartMesh:
    """About so many triangles; a mesh that is light enough comes back as it is.

    The surface is simplified as a whole, so that no gap opens between parts, and a triangle belongs to the part of
    most of the surface that became its corners.
    """
    if len(mesh.faces) <= triangles * 1.2:
        return mesh
    import fast_simplification

    cells = np.round(mesh.vertices / GRAIN).astype(np.int64)
    _, chosen, same = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    faces = same.reshape(-1)[mesh.faces].astype(np.int32)
    points = np.asarray(mesh.vertices[chosen])
    _, _, collapses = fast_simplification.simplify(points, faces, target_count=triangles, return_collapses=True)
    points, coarse, became = fast_simplification.replay_simplification(points, faces, collapses)
    votes = np.zeros((len(points), len(PARTS)))
    np.add.at(votes, (became[faces].ravel(), np.repeat(mesh.parts, 3)), np.repeat(face_areas(mesh), 3))
    votes /= np.maximum(votes.sum(axis=1, keepdims=True), 1e-12)
    return _split(points, coarse, votes[coarse].sum(axis=1).argmax(axis=1))


def clustered(mesh: PartMesh, cells: int) -> PartMesh:
    """What is left of a mesh whose vertices are drawn together within cells, so many along its longest side.

    Rougher than `simplified` and far quicker.
    """
    low, high = mesh.bounds
    size = max(float((high - low).max()), 1e-9) / cells
    steps = np.floor((mesh.vertices - low) / size).astype(np.int64)
    _, same = np.unique(steps @ [1, 1 << 20, 1 << 40], return_inverse=True)
    same = same.reshape(-1)
    count = int(same.max()) + 1
    filled = np.bincount(same, minlength=count)
    points = np.stack([np.bincount(same, mesh.vertices[:, k], count) / filled for k in range(3)], axis=1)
    corners = same[mesh.faces]
    whole = (corners != np.roll(corners, 1, axis=1)).all(axis=1)
    corners, parts = corners[whole], mesh.parts[whole]
    # Of faces that fell together the largest is enough.
    largest = np.argsort(-face_areas(mesh)[whole], kind="stable")
    corners, parts = corners[largest], parts[largest]
    _, once = np.unique(np.sort(corners, axis=1) @ [1, count, count * count], return_index=True)
    if not len(once):
        return mesh
    return _split(points, corners[once], parts[once])


def face_areas(mesh: PartMesh) -> npt.NDArray[np.float64]:
    """Of each face, square metres."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    areas: npt.NDArray[np.float64] = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    return areas


def banded(mesh: PartMesh, bands: int) -> PartMesh:
    """A pile of boxes, one around what there is of a mesh in each of so many layers: what stays of poles and signs."""
    corners, sizes = mesh.vertices[mesh.faces], face_areas(mesh)
    low, high = mesh.bounds
    edges = np.linspace(low[2], high[2], bands + 1)
    points: list[npt.NDArray[Any]] = []
    faces: list[npt.NDArray[Any]] = []
    parts: list[npt.NDArray[Any]] = []
    lowest, highest = corners[:, :, 2].min(axis=1), corners[:, :, 2].max(axis=1)
    for bottom, top in pairwise(edges):
        within = (lowest < top) & (highest > bottom)
        if not within.any():
            continue
        # As much of each face as lies in the layer.
        share = (np.minimum(highest, top) - np.maximum(lowest, bottom)) / np.maximum(highest - lowest, 1e-9)
        weight = (sizes * np.where(highest - lowest < 1e-9, 1.0, share))[within]
        # Edges that cross the layer, cut where they enter and leave it.
        start = corners[within].reshape(-1, 3)
        end = np.roll(corners[within], -1, axis=1).reshape(-1, 3)
        rise = np.where(np.abs(end[:, 2] - start[:, 2]) < 1e-9, 1e-9, end[:, 2] - start[:, 2])
        shares = np.clip(
            (np.stack([np.full(len(start), bottom), np.full(len(start), top)], 1) - start[:, 2:]) / rise[:, None], 0, 1
        )
        cut = (start[:, None] + (end - start)[:, None] * shares[:, :, None]).reshape(-1, 3)
        cut = cut[(cut[:, 2] >= bottom - 1e-6) & (cut[:, 2] <= top + 1e-6)]
        if not len(cut):
            continue
        (x0, y0), (x1, y1) = cut[:, :2].min(axis=0), cut[:, :2].max(axis=0)
        box = box_mesh(max(x1 - x0, 1e-3), max(y1 - y0, 1e-3), top - bottom)
        sides = box.faces[box.normals[box.faces[:, 0], 2] > -0.5]  # nobody sees it from below
        count = sum(len(each) for each in points)
        points.append(box.vertices + np.array([(x0 + x1) / 2, (y0 + y1) / 2, bottom]))
        faces.append(sides + count)
        parts.append(np.full(len(sides), np.bincount(mesh.parts[within], weight).argmax()))
    return _split(np.concatenate(points), np.concatenate(faces), np.concatenate(parts))


def _split(points: npt.NDArray[Any], faces: npt.NDArray[Any], parts: npt.NDArray[Any]) -> PartMesh:
    """Parts with vertices of their own, so that the light breaks where they meet."""
    corners, triangles, normals, count = [], [], [], 0
    present = np.unique(parts)
    for part in present:
        used, local = np.unique(faces[parts == part], return_inverse=True)
        local = local.reshape(-1, 3)
        corners.append(points[used])
        triangles.append(local + count)
        normals.append(smooth_normals(points[used], local))
        count += len(used)
    return PartMesh(
        np.concatenate(corners).astype(np.float32),
        np.concatenate(triangles).astype(np.int32),
        np.concatenate(normals).astype(np.float32),
        np.repeat(present, [len(t) for t in triangles]).astype(np.uint8),
    )


def smooth_normals(vertices: npt.NDArray[Any], faces: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Unit vertex normals, faces weighted by their area."""
    corners = vertices[faces].astype(np.float64)
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros((len(vertices), 3))
    for corner in range(3):
        np.add.at(normals, faces[:, corner], face)
    unit: npt.NDArray[np.float64] = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return unit

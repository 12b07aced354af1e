"""Coarser meshes for a view that moves."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS, PartMesh

LIGHT_TRIANGLES = 2000
GRAIN = 1e-5
"""Vertices nearer than this are one, metres."""


def simplified(mesh: PartMesh, triangles: int = LIGHT_TRIANGLES) -> PartMesh:
    """About so many triangles; a mesh that is light enough comes back as it is.

    The surface is simplified as a whole, so that no gap opens between parts, and a triangle belongs to the part from
    which most of its corners came.
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
    np.add.at(votes, (became[faces].ravel(), np.repeat(mesh.parts, 3)), 1.0)
    votes /= np.maximum(votes.sum(axis=1, keepdims=True), 1.0)
    return _split(points, coarse, votes[coarse].sum(axis=1).argmax(axis=1))


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

"""Coarser meshes for a view that moves."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from composer.mesh import PartMesh

LIGHT_TRIANGLES = 2000


def simplified(mesh: PartMesh, triangles: int = LIGHT_TRIANGLES) -> PartMesh:
    """About so many triangles, each part getting its share; a mesh that is light enough comes back as it is."""
    if len(mesh.faces) <= triangles * 1.2:
        return mesh
    import fast_simplification

    vertices, faces, parts, normals, count = [], [], [], [], 0
    for part in np.unique(mesh.parts):
        chosen = mesh.faces[mesh.parts == part]
        used, local = np.unique(chosen, return_inverse=True)
        share = max(24, round(triangles * len(chosen) / len(mesh.faces)))
        v, f = np.asarray(mesh.vertices[used]), local.reshape(-1, 3).astype(np.int32)
        if len(f) > share:
            v, f = fast_simplification.simplify(v, f, target_count=share)
        vertices.append(v)
        faces.append(f + count)
        parts.append(np.full(len(f), part, np.uint8))
        normals.append(smooth_normals(v, f))
        count += len(v)
    return PartMesh(
        np.concatenate(vertices).astype(np.float32),
        np.concatenate(faces).astype(np.int32),
        np.concatenate(normals).astype(np.float32),
        np.concatenate(parts),
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

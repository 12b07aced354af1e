"""Triangle meshes whose faces know which part of the object they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

PARTS: tuple[str, ...] = ("body", "frame", "cushion", "top", "metal", "glass", "foliage", "dark")
"""The material slots of a shape, in the order of the part field's channels."""


@dataclass(frozen=True, eq=False)
class PartMesh:
    """A closed triangle mesh in its node's own frame.

    The frame's origin is the bottom centre of the node's box: x runs along the depth (the node faces
    +x), y along the width, z up; metres.

    Parameters
    ----------
    vertices : (V, 3) float32
        Positions in metres.
    faces : (F, 3) int32
        Vertex indices, counter-clockwise seen from outside.
    normals : (V, 3) float32
        Unit vertex normals, outward.
    parts : (F,) uint8
        Index into `PARTS` for every face.
    """

    vertices: npt.NDArray[np.float32]
    faces: npt.NDArray[np.int32]
    normals: npt.NDArray[np.float32]
    parts: npt.NDArray[np.uint8]

    def __post_init__(self) -> None:
        v, f, n, p = self.vertices, self.faces, self.normals, self.parts
        if v.ndim != 2 or v.shape[1] != 3 or n.shape != v.shape:
            raise ValueError(f"vertices and normals must both be (V, 3), got {v.shape} and {n.shape}")
        if f.ndim != 2 or f.shape[1] != 3 or p.shape != (len(f),):
            raise ValueError(f"faces must be (F, 3) with one part each, got {f.shape} and {p.shape}")
        if len(f) and (f.min() < 0 or f.max() >= len(v)):
            raise ValueError("a face names a vertex that does not exist")
        if len(p) and p.max() >= len(PARTS):
            raise ValueError("a face names a part that does not exist")

    @property
    def bounds(self) -> npt.NDArray[np.float32]:
        """Lowest and highest corner, (2, 3); zeros for an empty mesh."""
        if not len(self.vertices):
            return np.zeros((2, 3), np.float32)
        return np.stack([self.vertices.min(axis=0), self.vertices.max(axis=0)])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartMesh):
            return NotImplemented
        return all(
            np.array_equal(getattr(self, k), getattr(other, k)) for k in ("vertices", "faces", "normals", "parts")
        )

    __hash__ = None  # type: ignore[assignment]


_CORNERS = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (0.0, 1.0)], np.float32)
_SIDES = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))


def box_mesh(depth: float, width: float, height: float, part: str = "body") -> PartMesh:
    """The node's box as a mesh with flat sides: what stands for a node that has no shape of its own."""
    corners = _CORNERS * np.array([depth, width, height], np.float32)
    vertices: list[npt.NDArray[Any]] = []
    normals: list[npt.NDArray[Any]] = []
    faces: list[tuple[int, int, int]] = []
    for side in _SIDES:
        quad = corners[list(side)]
        normal = np.cross(quad[1] - quad[0], quad[2] - quad[0])
        first = len(vertices)
        vertices.extend(quad)
        normals.extend([normal / max(float(np.linalg.norm(normal)), 1e-12)] * 4)
        faces += [(first, first + 1, first + 2), (first, first + 2, first + 3)]
    return PartMesh(
        np.asarray(vertices, np.float32),
        np.asarray(faces, np.int32),
        np.asarray(normals, np.float32),
        np.full(len(faces), PARTS.index(part), np.uint8),
    )

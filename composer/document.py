"""A scene together with the meshes and latents its nodes refer to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.mesh import PartMesh, box_mesh
from composer.scene import Box, Node, Scene
from composer.vocabulary import category


@dataclass(frozen=True, eq=False)
class StoredShape:
    """The mesh of one shape and, if a model made it, the latent it was decoded from.

    The mesh stands in its node's frame at the size it was made for; see `fitted`.
    """

    mesh: PartMesh
    latent: npt.NDArray[np.float32] | None = None

    @property
    def key(self) -> str:
        """Digest of the content: the same shape has the same key everywhere."""
        digest = hashlib.sha256()
        arrays: list[npt.NDArray[Any]] = [self.mesh.vertices, self.mesh.faces, self.mesh.normals, self.mesh.parts]
        for array in arrays if self.latent is None else [*arrays, self.latent]:
            digest.update(str((array.dtype.str, array.shape)).encode())
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()[:32]


@dataclass(frozen=True, eq=False)
class Document:
    """What a file holds and the window edits: an immutable scene and its shapes by key."""

    scene: Scene
    shapes: Mapping[str, StoredShape] = field(default_factory=dict)

    def shape_of(self, node: Node) -> StoredShape | None:
        """The stored shape of a node, None if it has none."""
        return self.shapes.get(node.shape.key) if node.shape is not None else None

    def mesh_of(self, node: Node) -> PartMesh | None:
        """What to draw for a node, in its own frame and filling its box; None while it has no box.

        A node without a shape is drawn as its building, or else as its box.
        """
        if node.box is None:
            return None
        stored = self.shape_of(node)
        if stored is None:
            if node.building is not None:
                from composer.street.buildings import building_mesh  # which takes a while to have, and rooms do without

                return building_mesh(node)
            return box_mesh(node.box.depth, node.box.width, node.box.height)
        return fitted(stored.mesh, node.box)

    def used_shapes(self) -> dict[str, StoredShape]:
        """The shapes that the scene's nodes refer to."""
        keys = {n.shape.key for n in self.scene.nodes if n.shape is not None}
        return {k: v for k, v in self.shapes.items() if k in keys}


def fitted(mesh: PartMesh, box: Box) -> PartMesh:
    """Stretch a mesh along the box's axes so that it fills the box.

    A mesh that already does, to 0.01 mm, comes back as it is, bit for bit.
    """
    low, high = mesh.bounds.astype(np.float64)
    size = np.array([box.depth, box.width, box.height])
    floor = np.array([-box.depth / 2, -box.width / 2, 0.0])
    extent = high - low
    if not len(mesh.vertices) or (extent <= 1e-9).any():
        return mesh
    if np.abs(low - floor).max() < 1e-5 and np.abs(extent - size).max() < 1e-5:
        return mesh
    scale = size / extent
    normals = mesh.normals / scale
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    vertices = (mesh.vertices - low) * scale + floor
    return PartMesh(vertices.astype(np.float32), mesh.faces, normals.astype(np.float32), mesh.parts)


def placed(mesh: PartMesh, box: Box) -> PartMesh:
    """Move a mesh from its node's frame into the scene's."""
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    turn = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    vertices = mesh.vertices @ turn.T + (box.x, box.y, box.z)
    return PartMesh(vertices.astype(np.float32), mesh.faces, (mesh.normals @ turn.T).astype(np.float32), mesh.parts)


def rgb(colour: str) -> npt.NDArray[np.float64]:
    """``#rrggbb`` as three numbers in [0, 1]."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255.0


def colours_of(node: Node, parts: Iterable[str]) -> dict[str, str]:
    """Colour (``#rrggbb``) of each material slot of a node: its own, else its category's usual one."""
    usual = category(node.category).parts
    fallback = usual.get("body", "#a9a396")
    return {part: node.materials.get(part) or usual.get(part, fallback) for part in parts}

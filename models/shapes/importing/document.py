"""What the document keeps of an imported mesh, and the latent with which it varies and blends like any other shape."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from composer.document import Document, StoredShape
from composer.mesh import PARTS, PartMesh
from composer.scene import Box, Node, Provenance, Scene, Shape, build
from composer.vocabulary import categories
from models.shapes.importing.field import field_of_mesh
from models.shapes.importing.mesh import ImportedMesh

if TYPE_CHECKING:
    from models.shapes.model import ShapeModel

ANYTHING = "object"
"""Category of an imported mesh of which nothing is said."""


def latent_of(mesh: PartMesh, model: ShapeModel) -> npt.NDArray[np.float32]:
    """The latent (C, 8, 8, 8) of any mesh that fills its box, fitted to it for a few seconds.

    Raises
    ------
    MeshingError
        If the mesh encloses nothing.
    """
    from models.shapes.autoencoder import FINE  # whoever only converts a mesh shall not wait for torch

    named = bool((mesh.parts != PARTS.index("body")).any())
    return model.encode(*(field_of_mesh(mesh, named_parts=named, fine=fine) for fine in (1, FINE)))


def stored_shape(imported: ImportedMesh, model: ShapeModel | None = None) -> StoredShape:
    """What the document stores: the mesh as it was imported, which stays what is shown, and its latent.

    Without a model there is no latent yet; `latent_of` makes it from the stored mesh whenever it is wanted.

    Raises
    ------
    MeshingError
        If a latent is asked for and the mesh encloses nothing.
    """
    return StoredShape(imported.mesh, None if model is None else latent_of(imported.mesh, model))


def shape_entry(stored: StoredShape, model: ShapeModel | None = None) -> Shape:
    """How a node refers to a stored import: a regeneration leaves it alone."""
    return build(Shape, source="imported", key=stored.key, version="" if model is None else model.version)


def named_category(name: str) -> str:
    """The category a file's name speaks of, such as ``coffee_table`` for ``coffeeTable2.obj``; empty if none."""
    words = re.sub(r"([a-z])([A-Z])", r"\1_\2", Path(name).stem).lower()
    words = re.sub(r"[^a-z]+", "_", words).strip("_")
    known = categories()
    return next((w for w in (words, words.removesuffix("s"), words.rpartition("_")[2]) if w in known), "")


def document_of(imported: ImportedMesh, name: str, model: ShapeModel | None = None) -> Document:
    """A scene with a single node that shows an imported mesh, at the origin, facing +x.

    Parameters
    ----------
    imported : ImportedMesh
    name : str
        Of the file, for people.
    model : ShapeModel, optional
        To store the latent as well.
    """
    stored = stored_shape(imported, model)
    depth, width, height = imported.size
    kind = imported.category or ANYTHING
    stem = Path(name).stem[:200]
    node = build(
        Node,
        id="1",
        category=kind,
        label="" if imported.category else stem,
        box=Box(depth=depth, width=width, height=height, x=0.0, y=0.0),
        materials=dict(imported.colours),
        shape=shape_entry(stored, model),
    )
    provenance = build(Provenance, source="mesh", name=name[:200])
    return Document(build(Scene, name=stem, nodes=(node,), provenance=provenance), {stored.key: stored})

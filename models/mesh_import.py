"""Mesh files asked for by the window: each becomes an object, or one sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from composer.document import StoredShape
from composer.errors import FormatError
from composer.messages import Message
from composer.scene import Node
from models.errors import Cancelled
from models.requests import OnProgress, Progress, ShouldCancel

STAGE = "import"


@dataclass(frozen=True)
class MeshImport:
    """Read these GLB, OBJ, OFF, PLY or STL files."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class ImportedObject:
    """A mesh as an object: upright, to scale, its kind told by the file's name.

    Parameters
    ----------
    path : Path
        Where it came from.
    node : Node
        At the origin, facing +x; its id is to be given by the scene that takes it. Its label is empty where its
        category says what it is.
    stored : StoredShape
        The mesh that the node shows.
    unit : str
        In which unit the file is taken to be, such as ``cm``; empty if it was scaled to a usual size instead.
    """

    path: Path
    node: Node
    stored: StoredShape
    unit: str


@dataclass(frozen=True)
class RefusedFile:
    """A file that could not become an object, and why."""

    path: Path
    reason: str


Imported = tuple[ImportedObject | RefusedFile, ...]


def read_meshes(
    request: MeshImport, on_progress: OnProgress | None = None, should_cancel: ShouldCancel | None = None
) -> Imported:
    """Read each file, in their order; one that cannot be read does not hinder the others.

    Raises
    ------
    Cancelled
        Between two files, if `should_cancel` returns True.
    """
    found: list[ImportedObject | RefusedFile] = []
    for number, path in enumerate(request.paths):
        if should_cancel is not None and should_cancel():
            raise Cancelled("import")
        if on_progress is not None:
            on_progress(Progress(STAGE, number / len(request.paths)))
        try:
            found.append(_read(path))
        except FormatError as error:
            found.append(RefusedFile(path, error.message))
        except MemoryError:
            found.append(RefusedFile(path, Message("{name} takes more memory than there is", name=path.name)))
    return tuple(found)


def _read(path: Path) -> ImportedObject:
    # Loaded with the first mesh: the window knows this module's values and must not wait for the readers.
    from models.shapes.importing import document_of, import_mesh, named_category

    made = import_mesh(path, category=named_category(path.name))
    document = document_of(made, path.name)
    (node,) = document.scene.nodes
    (stored,) = document.shapes.values()
    return ImportedObject(path, node, stored, made.unit)

"""What ``convert`` reads: a file of scenes, or a mesh made elsewhere, which becomes a scene with a single node."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from pathlib import Path

from composer.document import Document
from composer.errors import FormatError
from composer.formats import format_of
from composer.formats.mesh_kind import kind_of
from ui.cli_sources import select, tell

_NUMBER = r"([0-9]*\.?[0-9]+)"


@dataclass(frozen=True)
class Wishes:
    """The options that are about meshes, as they were typed; None leaves the matter to a guess."""

    category: str | None = None
    up: str | None = None
    front: str | None = None
    unit: str | None = None
    size: str | None = None


def read(source: Path, scan: str | None, assets: Path | None, wishes: Wishes) -> Document:
    """The scene of a file, or the one made of a mesh; what was guessed of the mesh is told.

    Raises
    ------
    FormatError
        If the file is neither, or an option makes no sense for it.
    """
    size = None if wishes.size is None else parse_size(wishes.size)
    try:
        format_of(source)
    except FormatError:
        if kind_of(source) is None:
            raise
    else:
        if any(wish is not None for wish in astuple(wishes)):
            raise FormatError(f"{source.name} is no mesh: --category, --up, --front, --unit and --size are for meshes")
        [(_, load)] = select(source, scan, False, assets)
        return load()
    if scan is not None:
        raise FormatError(f"{source.name} is a mesh and has no scene named {scan!r}")
    return _of_mesh(source, wishes, size)


def _of_mesh(source: Path, wishes: Wishes, size: tuple[float, float, float] | None) -> Document:
    from models.shapes.importing import document_of, import_mesh, named_category

    category = named_category(source.name) if wishes.category is None else wishes.category
    made = import_mesh(source, category=category, unit=wishes.unit, up=wishes.up, front=wishes.front, size=size)
    if category and wishes.category is None:
        tell(f"note: {source.name} is taken for this kind: {category.replace('_', ' ')}")
    for note in made.warnings:
        tell(f"note: {source.name}: {note}")
    return document_of(made, source.name)


def parse_size(text: str) -> tuple[float, float, float]:
    """Depth, width and height of ``0.5x0.45x0.9``, metres.

    Raises
    ------
    FormatError
        If it is not that.
    """
    match = re.fullmatch("[xX×]".join([_NUMBER] * 3), text.strip())
    if match is None:
        raise FormatError(f"--size must be DEPTHxWIDTHxHEIGHT in metres, such as 0.5x0.45x0.9, not {text!r}")
    return float(match[1]), float(match[2]), float(match[3])

"""Reading and writing files. What a file is read as is told by its content, what it is written as by its ending.

A new format is one module with a `Format` and one entry in `FORMATS`.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from composer.document import Document
from composer.errors import FormatError
from composer.formats import gltf, labels, opendrive, osm, procthor, scene_file, sgfront
from composer.formats.atomic import write_whole
from composer.formats.limits import read_head
from composer.formats.table import HEAD, Format, Loader, Scenes

__all__ = [
    "FORMATS",
    "Format",
    "Loader",
    "Scenes",
    "encode",
    "export",
    "format_of",
    "format_to",
    "open_document",
    "read_scenes",
    "readable_endings",
    "save_scene",
    "writable_endings",
    "write_whole",
]

FORMATS: tuple[Format, ...] = (
    scene_file.FORMAT,
    labels.FORMAT,  # its ending ends in that of boxes
    sgfront.FORMAT,
    procthor.FORMAT,
    opendrive.FORMAT,
    osm.FORMAT,
    gltf.FORMAT,
)


def readable_endings() -> tuple[str, ...]:
    """Usual endings of files that can be read, for a file dialogue."""
    return tuple(ending for f in FORMATS if f.read is not None for ending in f.endings)


def writable_endings() -> tuple[str, ...]:
    """Endings that `export` knows."""
    return tuple(ending for f in FORMATS if f.encode is not None for ending in f.endings)


def format_to(path: Path | str) -> Format:
    """The format that a file of this name is written in.

    Raises
    ------
    FormatError
        If its ending is none that can be written.
    """
    name = Path(path).name
    for row in FORMATS:
        if row.encode is not None and name.lower().endswith(row.endings):
            return row
    raise FormatError(
        "{name} cannot be written: its ending must be one of {endings}",
        name=name,
        endings=", ".join(writable_endings()),
    )


def format_of(path: Path) -> Format:
    """The format of a file, told by its content.

    Raises
    ------
    FormatError
        If it cannot be read, or is none that the program knows.
    """
    head = read_head(path, HEAD)
    for row in FORMATS:
        if row.sniff is not None and row.sniff(head):
            return row
    if b'"param7"' in head:
        raise FormatError("{name} holds boxes only; name the relationships file that lies beside it", name=path.name)
    known = ", ".join(f.name for f in FORMATS if f.read is not None)
    raise FormatError("{name} is not a scene that this program can read ({known})", name=path.name, known=known)


def read_scenes(path: Path | str, assets: Path | str | None = None) -> Scenes:
    """The scenes of a file, one at a time: name, and what reads it.

    Parameters
    ----------
    path : path
        Any file that can be read.
    assets : path, optional
        ProcTHOR's asset table, if it does not lie beside the houses as ``assets.json``.

    Raises
    ------
    FormatError
        If the file is broken, at the scene where that shows.
    """
    path = Path(path)
    read = format_of(path).read
    assert read is not None, "what can be told by its content can be read"
    scenes = read(path, None if assets is None else Path(assets))
    first = next(scenes, None)
    if first is None:
        raise FormatError("{name} holds no scene", name=path.name)
    return itertools.chain([first], scenes)


def open_document(path: Path | str, scan: str | None = None, assets: Path | str | None = None) -> Document:
    """Read one scene: the first, or the one named `scan`.

    Raises
    ------
    FormatError
        If the file is broken or has no such scene.
    """
    for name, load in read_scenes(path, assets):
        if scan is None or name == scan:
            return load()
    raise FormatError("{name} has no scene named {scan!r}", name=Path(path).name, scan=scan)


def encode(document: Document, path: Path | str) -> dict[Path, bytes]:
    """What `export` writes: contents by path.

    Raises
    ------
    FormatError
        If the ending is none that can be written, or the document does not fit the format.
    """
    path = Path(path)
    write = format_to(path).encode
    assert write is not None, "what can be told by its ending can be written"
    return write(document, path)


def export(document: Document, path: Path | str) -> None:
    """Write a document in the format its ending names; every file whole or not at all.

    Raises
    ------
    FormatError
        If it cannot be written.
    """
    for target, data in encode(document, path).items():
        write_whole(target, data)


def save_scene(document: Document, path: Path | str, thumbnail: bytes | None = None) -> None:
    """Write our own file, whatever its ending; `thumbnail` is a PNG."""
    for target, data in scene_file.encode(document, Path(path), thumbnail).items():
        write_whole(target, data)

"""Mesh files made elsewhere: told from scenes by their first bytes, without reading them."""

from __future__ import annotations

from pathlib import Path

from composer.formats.limits import open_file

ENDINGS = (".glb", ".obj", ".off", ".ply", ".stl")
"""File endings of meshes that can be read."""
_MAGIC = {b"glTF": "glb", b"ply": "ply", b"OFF": "off", b"COFF": "off", b"solid": "stl"}


def kind_of(path: Path) -> str | None:
    """What kind of mesh a file is: by its first bytes, and by its ending where those say nothing; None if it is none.

    Raises
    ------
    FormatError
        If it cannot be opened.
    """
    with open_file(path, 2**62) as file:
        head = file.read(8)
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    # Wavefront and binary STL begin with anything; a zip or JSON is something else whatever it is called
    ending = path.suffix.lower()
    return ending[1:] if ending in ENDINGS and not head.lstrip().startswith((b"PK\x03\x04", b"{")) else None

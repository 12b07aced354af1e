"""Meshes are told from scenes by what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.errors import FormatError
from composer.formats.mesh_kind import kind_of


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.glb", b"glTF\x02\0\0\0", "glb"),
        ("a.bin", b"glTF\x02\0\0\0", "glb"),
        ("a.ply", b"ply\nformat ascii 1.0\n", "ply"),
        ("a.OFF", b"OFF\n8 6 12\n", "off"),
        ("a.off", b"COFF\n", "off"),
        ("a.obj", b"v 0 0 0\n", "obj"),
        ("A.STL", b"\x01\x02\x03\x04\x05\x06\x07\x08", "stl"),
        ("a.glb", b"not what its name says", "glb"),
        ("a.obj", b'{"scans": []}', None),
        ("a.stl", b"PK\x03\x04 a scene with another name", None),
        ("a.json", b"{}", None),
        ("a.scene", b"nothing", None),
        ("a.txt", b"v 0 0 0\n", None),
    ],
)
def test_a_mesh_is_told_by_its_first_bytes(tmp_path: Path, name: str, content: bytes, kind: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert kind_of(path) == kind


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no file"):
        kind_of(tmp_path / "gone.obj")
    (tmp_path / "empty.obj").touch()
    with pytest.raises(FormatError, match="empty"):
        kind_of(tmp_path / "empty.obj")
    with pytest.raises(FormatError, match="folder"):
        kind_of(tmp_path)

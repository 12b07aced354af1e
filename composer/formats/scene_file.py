"""Our own file, ``.scene``: a zip that holds the whole document.

``scene.json``
    The scene, versioned; older versions are migrated on load.
``shapes/<node>.npz``
    A shape: ``vertices``, ``faces``, ``normals``, ``parts`` (its mesh) and ``latent`` if a model made it. The mesh is
    kept as these arrays and not as glTF, so that a locked or starred shape comes back bit for bit: glTF would regroup
    its faces by material. Nodes that share a shape share one entry, that of the first of them.
``thumbnail.png``
    Optional; ignored by everything but file managers.

Node ids are percent-encoded in entry names. The same document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote
from warnings import warn

import numpy as np
from pydantic import ValidationError

from composer.document import Document, StoredShape
from composer.errors import FormatError, FormatWarning
from composer.formats import arrays, strict_json
from composer.formats.limits import MAX_JSON, MAX_SCENE_FILE, Archive, read_file
from composer.formats.table import Format, Scenes
from composer.mesh import PartMesh
from composer.scene import FORMAT_VERSION, Scene, explain

_SCENE = "scene.json"
_MESH_ARRAYS: dict[str, type[np.generic]] = {
    "vertices": np.float32,
    "faces": np.int32,
    "normals": np.float32,
    "parts": np.uint8,
}
_DATE = (1980, 1, 1, 0, 0, 0)

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: dict[int, Migration] = {}
"""Version of ``scene.json`` → what makes the next version of it. Empty: there has been one version so far."""


def sniff(head: bytes) -> bool:
    """Whether it is a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def encode(document: Document, path: Path, thumbnail: bytes | None = None) -> dict[Path, bytes]:
    """The document as a ``.scene`` file; only shapes that a node refers to are kept."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, _SCENE, document.scene.model_dump_json().encode(), zipfile.ZIP_DEFLATED)
        written: set[str] = set()
        for node in document.scene.nodes:
            stored = document.shape_of(node)
            if node.shape is None or stored is None or node.shape.key in written:
                continue
            written.add(node.shape.key)
            _add(archive, _entry(node.id), _pack(stored), zipfile.ZIP_STORED)
        if thumbnail is not None:
            _add(archive, "thumbnail.png", thumbnail, zipfile.ZIP_STORED)
    return {path: out.getvalue()}


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The one scene of the file."""
    document = decode(read_file(path, MAX_SCENE_FILE), path.name)
    yield document.scene.name or path.stem[:200], lambda: document


def decode(data: bytes, name: str) -> Document:
    """The inverse of `encode`.

    Raises
    ------
    FormatError
        With what is wrong, and in which entry.
    """
    archive = Archive(data, name)
    if _SCENE not in archive.names:
        raise FormatError(f"{name} is a zip without a {_SCENE}: not a scene")
    scene = parse_scene(archive.read(_SCENE, MAX_JSON), f"{name}: {_SCENE}")
    shapes: dict[str, StoredShape] = {}
    missing: dict[str, str] = {}
    for node in scene.nodes:
        entry = _entry(node.id)
        if node.shape is None or node.shape.key in shapes:
            continue
        if entry not in archive.names:
            missing.setdefault(node.shape.key, node.id)
            continue
        stored = _unpack(archive.read(entry), f"{name}: {entry}")
        if stored.key != node.shape.key:
            raise FormatError(f"{name}: the shape of node {node.id!r} is damaged: it is not the one that was saved")
        shapes[node.shape.key] = stored
    for key, node_id in missing.items():
        if key not in shapes:
            warn(f"{name} does not hold the shape of node {node_id!r}; it is drawn as its box", FormatWarning, 2)
    return Document(scene, shapes)


def parse_scene(data: bytes | bytearray, name: str) -> Scene:
    """The scene in a ``scene.json``, migrated to the present version."""
    raw = strict_json.as_object(strict_json.parse(data, name), name)
    version = strict_json.member(raw, "version", name)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FormatError(f"{name}: the version must be a whole number from 1, not {strict_json.shown(version)}")
    if version > FORMAT_VERSION:
        raise FormatError(f"{name} was written by a newer version of the program (format {version})")
    # Pydantic parses the text again because only then it takes lists for tuples and nothing else for them.
    if version < FORMAT_VERSION:
        data = _migrated(raw, version)
    try:
        return Scene.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"), strict=True)
    except ValidationError as error:
        raise FormatError(f"{name}: {explain(error)}") from None


def _migrated(raw: dict[str, Any], version: int) -> bytes:
    import json

    while version < FORMAT_VERSION:
        raw = MIGRATIONS[version](raw)
        version += 1
    return json.dumps(raw).encode()


def _entry(node_id: str) -> str:
    return f"shapes/{quote(node_id, safe='')}.npz"


def _add(archive: zipfile.ZipFile, name: str, data: bytes, compression: int) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)


def _pack(stored: StoredShape) -> bytes:
    content = {name: getattr(stored.mesh, name) for name in _MESH_ARRAYS}
    return arrays.pack(content if stored.latent is None else {**content, "latent": stored.latent})


def _unpack(data: bytes | bytearray, name: str) -> StoredShape:
    found = arrays.unpack(data, name, {**_MESH_ARRAYS, "latent": np.float32})
    for key in _MESH_ARRAYS:
        if key not in found:
            raise FormatError(f"{name} has no array {key}")
    latent = found.pop("latent", None)
    for key in ("vertices", "normals"):
        if not np.isfinite(found[key]).all():
            raise FormatError(f"{name}: the array {key} has numbers that are not finite")
    try:
        return StoredShape(PartMesh(**found), latent)
    except ValueError as error:
        raise FormatError(f"{name}: {error}") from None


FORMAT = Format("scene", (".scene",), sniff, read, encode)

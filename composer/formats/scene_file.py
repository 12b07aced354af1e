"""Our own file, ``.scene``: a zip that holds the whole document.

``scene.json``
    The scene, versioned; older versions are migrated on load.
``meshes/<node>.glb``
    The mesh of a node's shape, imported or baked, at the size it was made for: glTF in the node's frame, from which the
    very same arrays come back (`mesh_file`).
``shapes/<node>.npz``
    ``latent`` (float32), what the mesh was decoded from; only there if a model made it.
``thumbnail.png``
    Optional; ignored by everything but file managers.

Node ids are percent-encoded in entry names. Nodes whose ``shape.key`` is the same share a shape: its entries stand
under the first of them. The key is a digest of mesh and latent and is checked on load. The same document gives the
same bytes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from pydantic import ValidationError

from composer.document import Document, StoredShape
from composer.errors import FormatError, remark
from composer.formats import arrays, mesh_file, strict_json
from composer.formats.limits import (
    MAX_ENTRY,
    MAX_JSON,
    MAX_RATIO,
    MAX_SCENE_FILE,
    MAX_UNPACKED,
    MIB,
    RATIO_FROM,
    Archive,
    read_file,
)
from composer.formats.table import Format, Scenes
from composer.scene import FORMAT_VERSION, Scene, explain

_SCENE = "scene.json"
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1
"""How hard zlib tries: on meshes the higher levels take three times as long and save nothing."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: dict[int, Migration] = {}
"""Version of ``scene.json`` → what makes the next version of it. Empty: there has been one version so far."""


def sniff(head: bytes) -> bool:
    """Whether it is a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def encode(document: Document, path: Path, thumbnail: bytes | None = None) -> dict[Path, bytes]:
    """The document as a ``.scene`` file; only shapes that a node refers to are kept.

    Raises
    ------
    FormatError
        If a shape cannot be kept such that it can be read again.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, _SCENE, document.scene.model_dump_json().encode())
        written: set[str] = set()
        for node in document.scene.nodes:
            stored = document.shape_of(node)
            if node.shape is None or stored is None or node.shape.key in written:
                continue
            written.add(node.shape.key)
            try:
                for name, data in _pack(node.id, stored).items():
                    _add(archive, name, data)
            except FormatError as error:
                raise FormatError(
                    "the shape of node {node!r} cannot be saved: {reason}", node=node.id, reason=error.message
                ) from None
        if thumbnail is not None:
            _add(archive, "thumbnail.png", thumbnail)
        unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > MAX_UNPACKED or out.tell() > MAX_SCENE_FILE:
        raise FormatError("{name} cannot be saved: its shapes are larger than a scene may be", name=path.name)
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
        raise FormatError("{name} is a zip without a {scene}: not a scene", name=name, scene=_SCENE)
    scene = parse_scene(archive.read(_SCENE, MAX_JSON), f"{name}: {_SCENE}")
    shapes: dict[str, StoredShape] = {}
    missing: dict[str, str] = {}
    for node in scene.nodes:
        if node.shape is None or node.shape.key in shapes:
            continue
        if _mesh_entry(node.id) not in archive.names:
            missing.setdefault(node.shape.key, node.id)
            continue
        stored = _unpack(archive, node.id, name)
        if stored.key != node.shape.key:
            raise FormatError(
                "{name}: the shape of node {node!r} is damaged: it is not the one that was saved",
                name=name,
                node=node.id,
            )
        shapes[node.shape.key] = stored
    for key, node_id in missing.items():
        if key not in shapes:
            remark("{name} does not hold the shape of node {node!r}; it is drawn as its box", name=name, node=node_id)
    return Document(scene, shapes)


def parse_scene(data: bytes | bytearray, name: str) -> Scene:
    """The scene in a ``scene.json``, migrated to the present version."""
    raw = strict_json.as_object(strict_json.parse(data, name), name)
    version = strict_json.member(raw, "version", name)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FormatError(
            "{name}: the version must be a whole number from 1, not {version}",
            name=name,
            version=strict_json.shown(version),
        )
    if version > FORMAT_VERSION:
        raise FormatError(
            "{name} was written by a newer version of the program (format {version})", name=name, version=version
        )
    # Pydantic parses the text again because only then it takes lists for tuples and nothing else for them.
    if version < FORMAT_VERSION:
        data = _migrated(raw, version)
    try:
        return Scene.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"), strict=True)
    except ValidationError as error:
        raise FormatError("{name}: {reason}", name=name, reason=explain(error)) from None


def _migrated(raw: dict[str, Any], version: int) -> bytes:
    import json

    while version < FORMAT_VERSION:
        raw = MIGRATIONS[version](raw)
        version += 1
    return json.dumps(raw).encode()


def _mesh_entry(node_id: str) -> str:
    return f"meshes/{quote(node_id, safe='')}.glb"


def _latent_entry(node_id: str) -> str:
    return f"shapes/{quote(node_id, safe='')}.npz"


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    if len(data) > MAX_ENTRY:
        raise FormatError("{name} would be larger than {size} MiB", name=name, size=MAX_ENTRY // MIB)
    info = zipfile.ZipInfo(name, _DATE)
    # What is packed already stays as it is, and so does what packs so well that it would be refused on load.
    packed = name.endswith((".npz", ".png")) or (
        len(data) > RATIO_FROM and len(zlib.compress(data, _LEVEL)) < len(data) / (MAX_RATIO // 2)
    )
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data, compresslevel=_LEVEL)


def _pack(node_id: str, stored: StoredShape) -> dict[str, bytes]:
    found = {_mesh_entry(node_id): mesh_file.pack(stored.mesh)}
    if stored.latent is not None:
        if stored.latent.dtype != np.float32 or not np.isfinite(stored.latent).all():
            raise FormatError("its latent must be float32 and finite")
        found[_latent_entry(node_id)] = arrays.pack({"latent": stored.latent})
    return found


def _unpack(archive: Archive, node_id: str, name: str) -> StoredShape:
    entry = _mesh_entry(node_id)
    mesh = mesh_file.unpack(archive.read(entry), f"{name}: {entry}")
    entry = _latent_entry(node_id)
    if entry not in archive.names:
        return StoredShape(mesh)
    found = arrays.unpack(archive.read(entry), f"{name}: {entry}", {"latent": np.float32})
    if "latent" not in found:
        raise FormatError("{name}: {entry} has no array latent", name=name, entry=entry)
    if not np.isfinite(found["latent"]).all():
        raise FormatError("{name}: {entry}: the array latent has numbers that are not finite", name=name, entry=entry)
    return StoredShape(mesh, found["latent"])


FORMAT = Format("scene", (".scene",), sniff, read, encode)

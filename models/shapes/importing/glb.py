"""What a binary glTF from outside may ask for, looked at before a reader gives it any memory."""

from __future__ import annotations

import struct
from typing import Any

from composer.errors import FormatError
from composer.formats import strict_json
from composer.formats.limits import MAX_JSON

MAX_NUMBERS = 50_000_000
"""Numbers in all arrays of a file together."""
_JSON = 0x4E4F534A
_HARMLESS = ("KHR_materials_", "KHR_texture_", "KHR_lights_", "EXT_texture_")
"""Required extensions that change how a mesh looks, not where its triangles are."""
_PER_ITEM = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}


def check(data: bytes, name: str, most_faces: int) -> None:
    """Refuse what would take too much memory, what refers to other files, and what hides its triangles.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in a sentence.
    most_faces : int
        How many triangles all nodes together may show.

    Raises
    ------
    FormatError
        With what is wrong.
    """
    header = _header(data, name)
    generator = header.get("asset", {}).get("generator", "") if isinstance(header.get("asset"), dict) else ""
    nodes = _dicts(header, "nodes")
    if str(generator).startswith("Scene Composer") and any("relations" in _dict(n.get("extras")) for n in nodes):
        raise FormatError(
            "{name} is a whole scene that this program exported; convert the .scene it was made from", name=name
        )
    hidden = [e for e in _list(header, "extensionsRequired") if not str(e).startswith(_HARMLESS)]
    if hidden:
        raise FormatError(
            "{name} needs the extension {extension}, which is not read; save it without",
            name=name,
            extension=str(hidden[0])[:60],
        )
    if any("uri" in buffer for buffer in _dicts(header, "buffers")):
        raise FormatError("{name} keeps its triangles in another file; save it as one binary file", name=name)
    accessors = _dicts(header, "accessors")
    numbers = sum(_count(a) * _PER_ITEM.get(str(a.get("type")), 16) for a in accessors)
    if numbers > MAX_NUMBERS:
        raise FormatError("{name} holds more than {count} million numbers", name=name, count=MAX_NUMBERS // 1_000_000)
    _check_tree(header, nodes, name)
    corners = [sum(_corners(p, accessors) for p in _dicts(mesh, "primitives")) for mesh in _dicts(header, "meshes")]
    shown = [node.get("mesh") for node in nodes]
    total = sum(corners[i] for i in shown if isinstance(i, int) and 0 <= i < len(corners))
    if total // 3 > most_faces:
        raise FormatError("{name} has more than {count} million triangles", name=name, count=most_faces // 1_000_000)


def _header(data: bytes, name: str) -> dict[str, Any]:
    if len(data) < 20:
        raise FormatError("{name} is damaged: it ends within its header", name=name)
    version, _, length, kind = struct.unpack_from("<IIII", data, 4)
    if version != 2 or kind != _JSON or length > min(MAX_JSON, len(data) - 20):
        raise FormatError("{name} is not a binary glTF 2.0 file, or it is damaged", name=name)
    return strict_json.as_object(strict_json.parse(data[20 : 20 + length].rstrip(b"\0 "), name), name)


def _check_tree(header: dict[str, Any], nodes: list[dict[str, Any]], name: str) -> None:
    """Nodes must form trees: a node under two others, or under itself, could be shown without end."""
    children = [str(c) for node in nodes for c in _list(node, "children")]
    roots = [str(r) for scene in _dicts(header, "scenes") for r in _list(scene, "nodes")]
    if len(set(children)) != len(children) or not set(children).isdisjoint(roots):
        raise FormatError("{name} is damaged: its nodes do not form a tree", name=name)


def _corners(primitive: dict[str, Any], accessors: list[dict[str, Any]]) -> int:
    index = primitive.get("indices", _dict(primitive.get("attributes")).get("POSITION"))
    return _count(accessors[index]) if isinstance(index, int) and 0 <= index < len(accessors) else 0


def _count(accessor: dict[str, Any]) -> int:
    count = accessor.get("count")
    return count if isinstance(count, int) and count >= 0 else MAX_NUMBERS + 1


def _list(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _dicts(value: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [_dict(item) for item in _list(value, key)]


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}

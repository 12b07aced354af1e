"""One mesh as a glTF 2.0 binary file that gives the very same arrays back, bit for bit.

Any viewer opens it upright, yet no number is changed: the vertices stay in the node's frame, and the file's one node
turns them by a quarter about x (z up becomes y up). There is one mesh with one primitive for each part, in the order of
`PARTS`, and a material named after it; all of them share POSITION and NORMAL, each with uint32 indices of its own.

* ``faceOrder`` in the mesh's ``extras`` is there if the faces were not sorted by part. It is the index of an accessor
  (uint32, scalar): its i-th number is where the i-th face of the file, counted through all primitives, had stood.
* ``_NORMAL`` instead of ``NORMAL`` if any normal has not the length 1, which glTF asks of the latter.
* Vertices without a single face are one primitive of points; a mesh of nothing is a file without a mesh.

Only what is written here is read. The rotation, names and colours do not matter to the reader.
"""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from composer import __version__
from composer.errors import FormatError
from composer.formats import strict_json
from composer.formats.strict_json import within
from composer.mesh import PARTS, PartMesh
from composer.messages import Message

MAX_HEADER = 256 * 1024
"""Bytes of the JSON part; what is written takes less than 8 KiB."""
_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
_UINT, _FLOAT = 5125, 5126
_POINTS, _TRIANGLES = 0, 4
_ORDER = "faceOrder"
_UNIT = 5e-4
_DTYPES = {"vertices": np.float32, "faces": np.int32, "normals": np.float32, "parts": np.uint8}
_QUARTER = math.sqrt(0.5)


def pack(mesh: PartMesh) -> bytes:
    """The file; the same mesh gives the same bytes.

    Raises
    ------
    FormatError
        If an array is of another type than `PartMesh` says, or a number is not finite: it could not be read again.
    """
    import pygltflib as lib

    for name, kind in _DTYPES.items():
        if getattr(mesh, name).dtype != kind:
            raise FormatError(
                "the mesh's {name} must be {kind}, not {other}",
                name=name,
                kind=np.dtype(kind),
                other=getattr(mesh, name).dtype,
            )
    if not (np.isfinite(mesh.vertices).all() and np.isfinite(mesh.normals).all()):
        raise FormatError("the mesh has numbers that are not finite")
    gltf = lib.GLTF2(asset=lib.Asset(version="2.0", generator=f"Scene Composer {__version__}"), scene=0)
    gltf.scenes, gltf.nodes = [lib.Scene(nodes=[0])], [lib.Node(rotation=[-_QUARTER, 0.0, 0.0, _QUARTER])]
    blob = bytearray()

    def view(data: bytes, **fields: Any) -> int:
        gltf.bufferViews.append(lib.BufferView(buffer=0, byteOffset=len(blob), byteLength=len(data), **fields))
        blob.extend(data)
        return len(gltf.bufferViews) - 1

    def accessor(view: int, offset: int, component: int, count: int, kind: str) -> Any:
        gltf.accessors.append(
            lib.Accessor(bufferView=view, byteOffset=offset, componentType=component, count=count, type=kind)
        )
        return gltf.accessors[-1]

    if len(mesh.vertices):
        count = len(mesh.vertices)
        shared = view(_bytes(mesh.vertices, "<f4") + _bytes(mesh.normals, "<f4"), byteStride=12, target=_ARRAY_BUFFER)
        positions = accessor(shared, 0, _FLOAT, count, "VEC3")
        positions.min, positions.max = mesh.vertices.min(axis=0).tolist(), mesh.vertices.max(axis=0).tolist()
        accessor(shared, 12 * count, _FLOAT, count, "VEC3")
        attributes = lib.Attributes(**{"POSITION": 0, "NORMAL" if _are_unit(mesh.normals) else "_NORMAL": 1})
        form = lib.Mesh(primitives=[])
        gltf.meshes, gltf.nodes[0].mesh = [form], 0
        order = np.argsort(mesh.parts, kind="stable")
        if len(order):
            indices = view(_bytes(mesh.faces[order], "<u4"), target=_ELEMENT_ARRAY_BUFFER)
        else:
            form.primitives.append(lib.Primitive(attributes=attributes, mode=_POINTS))
        done = 0
        for part, size in zip(*np.unique(mesh.parts, return_counts=True), strict=True):
            accessor(indices, 12 * done, _UINT, 3 * int(size), "SCALAR")
            gltf.materials.append(_material(lib, PARTS[part]))
            form.primitives.append(
                lib.Primitive(
                    attributes=attributes,
                    indices=len(gltf.accessors) - 1,
                    material=len(gltf.materials) - 1,
                    mode=_TRIANGLES,
                )
            )
            done += int(size)
        if (order != np.arange(len(order))).any():
            accessor(view(_bytes(order, "<u4")), 0, _UINT, len(order), "SCALAR")
            form.extras = {_ORDER: len(gltf.accessors) - 1}
    if not blob:
        view(bytes(4))  # a buffer of no bytes is not allowed
    gltf.buffers = [lib.Buffer(byteLength=len(blob))]
    gltf.set_binary_blob(bytes(blob))
    return b"".join(gltf.save_to_bytes())


def _bytes(values: npt.NDArray[Any], kind: str) -> bytes:
    return np.ascontiguousarray(values).astype(kind, copy=False).tobytes()


def _are_unit(normals: npt.NDArray[np.float32]) -> bool:
    return bool((np.abs(np.linalg.norm(normals.astype(np.float64), axis=1) - 1) < _UNIT).all())


def _material(lib: Any, part: str) -> Any:
    finish = lib.PbrMetallicRoughness(baseColorFactor=None, metallicFactor=0.0, roughnessFactor=0.6)
    return lib.Material(name=part, pbrMetallicRoughness=finish, alphaMode="OPAQUE", alphaCutoff=None)


def unpack(data: bytes | bytearray, name: str) -> PartMesh:
    """The mesh in a file; nothing that the file claims of itself is trusted.

    Parameters
    ----------
    data : bytes
        The file; the caller has limited its length.
    name : str
        What to call it in a sentence.

    Raises
    ------
    FormatError
        If it is damaged, or no file that `pack` writes.
    """
    reader = _Reader(data, name)
    meshes = strict_json.as_list(reader.header.get("meshes", []), within(name, "'meshes'"))
    if not meshes:
        empty = np.zeros((0, 3), np.float32)
        return PartMesh(empty, np.zeros((0, 3), np.int32), empty.copy(), np.zeros(0, np.uint8))
    if len(meshes) != 1:
        raise FormatError("{name} must hold one mesh, not {count}", name=name, count=len(meshes))
    return _mesh(reader, strict_json.as_object(meshes[0], within(name, Message("the mesh"))), name)


def _mesh(reader: _Reader, form: dict[str, Any], name: str) -> PartMesh:
    primitives = strict_json.as_list(
        strict_json.member(form, "primitives", within(name, Message("the mesh"))), within(name, "primitives")
    )
    if not 0 < len(primitives) <= len(PARTS):
        raise FormatError(
            "{name}: the mesh must have 1 to {most} primitives, not {count}",
            name=name,
            most=len(PARTS),
            count=len(primitives),
        )
    rows = [
        strict_json.as_object(p, within(name, Message("primitive {number}", number=k)))
        for k, p in enumerate(primitives)
    ]
    attributes = strict_json.as_object(rows[0].get("attributes"), within(name, Message("the attributes")))
    if any(row.get("attributes") != attributes for row in rows):
        raise FormatError("{name}: the primitives do not share their vertices", name=name)
    positions = reader.array(attributes.get("POSITION"), _FLOAT, 3)
    normals = reader.array(attributes.get("NORMAL", attributes.get("_NORMAL")), _FLOAT, 3)
    if not (np.isfinite(positions).all() and np.isfinite(normals).all()):
        raise FormatError("{name} has numbers that are not finite", name=name)
    faces: list[npt.NDArray[np.int32]] = []
    parts: list[npt.NDArray[np.uint8]] = []
    if rows[0].get("mode", _TRIANGLES) != _POINTS:
        for row in rows:
            found, part = reader.triangles(row), reader.part(row)
            faces.append(found)
            if parts and parts[-1][0] >= part:
                raise FormatError("{name}: the parts are not in their order", name=name)
            parts.append(np.full(len(found), part, np.uint8))
    triangles = np.concatenate([np.zeros((0, 3), np.int32), *faces])
    kinds = np.concatenate([np.zeros(0, np.uint8), *parts])
    extras = strict_json.as_object(form.get("extras", {}), within(name, Message("the extras")))
    if _ORDER in extras:
        order = reader.array(extras[_ORDER], _UINT, 1)[:, 0].astype(np.int64)
        if not np.array_equal(np.sort(order), np.arange(len(kinds))):
            raise FormatError("{name}: {order} does not name every face once", name=name, order=_ORDER)
        back = np.argsort(order)
        triangles, kinds = triangles[back], kinds[back]
    try:
        return PartMesh(positions, triangles, normals, kinds)
    except ValueError as error:
        raise FormatError("{name}: {reason}", name=name, reason=Message(str(error))) from None


class _Reader:
    """The two chunks of a file."""

    def __init__(self, data: bytes | bytearray, name: str) -> None:
        self._name = name
        if len(data) < 20 or data[:8] != b"glTF\2\0\0\0" or data[16:20] != b"JSON":
            raise FormatError("{name} is damaged: not a glTF 2.0 binary file", name=name)
        length, size = struct.unpack_from("<II", data, 8)
        if length != len(data) or size > length - 20:
            raise FormatError("{name} is damaged: it does not have the size it claims", name=name)
        if size > MAX_HEADER:
            raise FormatError("{name}: the JSON part is larger than {size} KiB", name=name, size=MAX_HEADER // 1024)
        self.header = strict_json.as_object(
            strict_json.parse(data[20 : 20 + size], name), within(name, Message("the JSON part"))
        )
        at = 20 + size
        self._binary = memoryview(data)[at + 8 :]
        if length > at:
            count, kind = struct.unpack_from("<I4s", data, at) if length - at >= 8 else (0, b"")
            if kind != b"BIN\0" or count > length - at - 8:
                raise FormatError("{name} is damaged: its binary part is not whole", name=name)
            self._binary = self._binary[:count]
        self._left = len(self._binary) // 4

    def _row(self, table: str, index: Any) -> dict[str, Any]:
        """A row of one of the header's tables."""
        rows = strict_json.as_list(self.header.get(table, []), within(self._name, repr(table)))
        if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index < len(rows):
            raise FormatError(
                "{name}: {table!r} has no row {index}", name=self._name, table=table, index=strict_json.shown(index)
            )
        return strict_json.as_object(
            rows[index], within(self._name, Message("row {index} of {table!r}", index=index, table=table))
        )

    def _whole(self, row: dict[str, Any], key: str, otherwise: int | None = None) -> int:
        value = row.get(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise FormatError(
                "{name}: {key} must be a whole number from 0, not {value}",
                name=self._name,
                key=key,
                value=strict_json.shown(value),
            )
        return value

    def array(self, index: Any, component: int, width: int) -> npt.NDArray[Any]:
        """A copy of what an accessor shows, (count, width); it lies within the file or is refused."""
        accessor = self._row("accessors", index)
        wanted = (component, "VEC3" if width == 3 else "SCALAR")
        if (accessor.get("componentType"), accessor.get("type")) != wanted or "sparse" in accessor:
            raise FormatError(
                "{name}: the accessor {index} is of another kind than it must be", name=self._name, index=index
            )
        view = self._row("bufferViews", accessor.get("bufferView"))
        size = 4 * width
        if self._whole(view, "buffer") != 0 or self._whole(view, "byteStride", size) != size:
            raise FormatError(
                "{name}: the accessor {index} must lie in the file without gaps", name=self._name, index=index
            )
        start, length = self._whole(view, "byteOffset", 0), self._whole(view, "byteLength")
        offset, count = self._whole(accessor, "byteOffset", 0), self._whole(accessor, "count")
        if start + length > len(self._binary) or offset + count * size > length:
            raise FormatError("{name}: the accessor {index} reaches beyond the file", name=self._name, index=index)
        dtype = np.dtype(np.float32 if component == _FLOAT else np.uint32)
        body = self._binary[start + offset : start + offset + count * size]
        return np.frombuffer(body, dtype.newbyteorder("<")).astype(dtype).reshape(-1, width)

    def triangles(self, primitive: dict[str, Any]) -> npt.NDArray[np.int32]:
        """The faces of a primitive; that their vertices are there is for `PartMesh` to check."""
        if primitive.get("mode", _TRIANGLES) != _TRIANGLES:
            raise FormatError("{name}: a primitive is not made of triangles", name=self._name)
        found = self.array(primitive.get("indices"), _UINT, 1)
        if not len(found) or len(found) % 3:
            raise FormatError("{name}: a primitive does not have whole triangles", name=self._name)
        # Several primitives could show the same bytes, each taking memory of its own.
        self._left -= len(found)
        if self._left < 0:
            raise FormatError("{name} has more faces than it holds", name=self._name)
        return found.reshape(-1, 3).astype(np.int32)

    def part(self, primitive: dict[str, Any]) -> int:
        """Index of the part that a primitive's material is named after."""
        name = self._row("materials", primitive.get("material")).get("name")
        if name not in PARTS:
            raise FormatError("{name}: {part} is no part of a shape", name=self._name, part=strict_json.shown(name))
        return PARTS.index(name)

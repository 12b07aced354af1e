"""A stored mesh is a glTF file that anyone can open and that gives back the very same bits."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest
import trimesh
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from composer.errors import FormatError
from composer.formats import mesh_file
from composer.mesh import PARTS, PartMesh, box_mesh

ARRAYS = ("vertices", "faces", "normals", "parts")
FINITE = st.floats(width=32, allow_nan=False, allow_infinity=False)


@st.composite
def _meshes(draw: st.DrawFn) -> PartMesh:
    """Any mesh that there can be: parts in order or in none, normals of any length, vertices or faces lacking."""
    count = draw(st.integers(0, 12))
    faces = draw(st.integers(0, 25)) if count else 0
    parts = draw(hnp.arrays(np.uint8, faces, elements=st.integers(0, len(PARTS) - 1)))
    normals = draw(hnp.arrays(np.float32, (count, 3), elements=FINITE))
    if draw(st.booleans()):
        normals[:] = (0.0, -0.0, 1.0)
    return PartMesh(
        draw(hnp.arrays(np.float32, (count, 3), elements=FINITE)),
        draw(hnp.arrays(np.int32, (faces, 3), elements=st.integers(0, max(0, count - 1)))),
        normals,
        np.sort(parts) if draw(st.booleans()) else parts,
    )


def _bits(mesh: PartMesh) -> list[tuple[str, tuple[int, ...], bytes]]:
    return [(a.dtype.str, a.shape, a.tobytes()) for a in (getattr(mesh, name) for name in ARRAYS)]


def _header(data: bytes) -> dict[str, Any]:
    return json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])


def _glb(header: bytes, binary: bytes) -> bytes:
    header += b" " * (-len(header) % 4)
    chunks = struct.pack("<I4s", len(header), b"JSON") + header + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


@given(_meshes())
def test_every_mesh_comes_back_bit_for_bit(mesh: PartMesh) -> None:
    data = mesh_file.pack(mesh)
    again = mesh_file.unpack(data, "m")
    assert _bits(again) == _bits(mesh)
    assert mesh_file.pack(again) == data
    kept = all(again.parts[:-1] <= again.parts[1:])
    forms = _header(data).get("meshes", [])
    assert [list(form.get("extras", {})) for form in forms] == [[] if kept else ["faceOrder"]] * len(forms)
    assert [len(form["primitives"]) for form in forms] == [max(1, len(set(mesh.parts.tolist())))] * len(forms)


def test_arrays_that_lie_elsewhere_in_memory_are_the_same_mesh() -> None:
    box = box_mesh(1, 2, 3)
    for change in (np.asfortranarray, lambda a: np.repeat(a, 2, axis=0)[::2]):
        assert mesh_file.pack(PartMesh(*(change(getattr(box, name)) for name in ARRAYS))) == mesh_file.pack(box)


def test_it_stands_upright_in_a_viewer() -> None:
    box = box_mesh(0.5, 1.0, 2.0, "cushion")
    loaded = trimesh.load(BytesIO(mesh_file.pack(box)), file_type="glb")
    assert np.allclose(loaded.bounds, [[-0.25, 0, -0.5], [0.25, 2.0, 0.5]])
    [geometry] = loaded.geometry.values()
    assert geometry.visual.material.name == "cushion"
    assert np.array_equal(geometry.vertex_normals, box.normals)
    geometry.merge_vertices(merge_norm=True)
    assert geometry.is_watertight
    assert geometry.volume == pytest.approx(1.0)


def test_all_primitives_share_the_vertices() -> None:
    box = box_mesh(1, 1, 1)
    mesh = PartMesh(box.vertices, box.faces, box.normals, np.array([7, 0, 3] * 4, np.uint8))
    header = _header(mesh_file.pack(mesh))
    [form] = header["meshes"]
    assert [p["attributes"] for p in form["primitives"]] == [{"POSITION": 0, "NORMAL": 1}] * 3
    assert [header["materials"][p["material"]]["name"] for p in form["primitives"]] == ["body", "top", "dark"]
    assert header["accessors"][0]["min"] == [-0.5, -0.5, 0.0]
    assert header["accessors"][0]["max"] == [0.5, 0.5, 1.0]
    for row in header["accessors"]:
        view = header["bufferViews"][row["bufferView"]]
        assert (view["byteOffset"] + row["byteOffset"]) % 4 == 0
    short = PartMesh(box.vertices, box.faces, box.normals * np.float32(0.9), box.parts)
    assert _header(mesh_file.pack(short))["meshes"][0]["primitives"][0]["attributes"] == {"POSITION": 0, "_NORMAL": 1}


def test_what_could_not_be_read_again_is_not_written() -> None:
    box = box_mesh(1, 1, 1)
    for mesh, said in (
        (PartMesh(box.vertices.astype(np.float64), box.faces, box.normals, box.parts), "vertices must be float32"),  # type: ignore[arg-type]
        (PartMesh(box.vertices, box.faces.astype(np.int64), box.normals, box.parts), "faces must be int32"),  # type: ignore[arg-type]
        (PartMesh(box.vertices, box.faces, box.normals * np.float32(np.nan), box.parts), "not finite"),
    ):
        with pytest.raises(FormatError, match=said):
            mesh_file.pack(mesh)


def _mesh() -> PartMesh:
    box = box_mesh(1, 1, 1)
    return PartMesh(box.vertices, box.faces, box.normals, np.array([1, 0] * 6, np.uint8))


def _sharing(header: dict[str, Any]) -> None:
    """Every primitive shows all the indices there are."""
    for k, primitive in enumerate(header["meshes"][0]["primitives"]):
        primitive["indices"] = 2
        header["materials"][k]["name"] = PARTS[k]
    del header["bufferViews"][0]["byteStride"]
    header["accessors"][2].update(bufferView=0, byteOffset=0, count=24 * 6)


Change = Callable[[dict[str, Any]], object]
HUGE = 10**15
BENT: dict[str, tuple[Change, str]] = {
    "a list of meshes that is none": (lambda h: h.update(meshes={}), "'meshes' must be a list"),
    "two meshes": (lambda h: h["meshes"].append(h["meshes"][0]), "one mesh, not 2"),
    "a mesh that is a number": (lambda h: h.update(meshes=[7]), "must be an object, not a number"),
    "no primitives": (lambda h: h["meshes"][0].pop("primitives"), "has no 'primitives'"),
    "not one primitive": (lambda h: h["meshes"][0].update(primitives=[]), "1 to 8 primitives, not 0"),
    "too many": (lambda h: h["meshes"][0].update(primitives=[{}] * 9), "1 to 8 primitives, not 9"),
    "no attributes": (lambda h: [p.pop("attributes") for p in h["meshes"][0]["primitives"]], "must be an object"),
    "vertices of their own": (lambda h: h["meshes"][0]["primitives"][1].update(attributes={}), "do not share"),
    "a line": (lambda h: h["meshes"][0]["primitives"][1].update(mode=1), "not made of triangles"),
    "no such accessor": (lambda h: h["meshes"][0]["primitives"][0].update(indices=99), "'accessors' has no row 99"),
    "an accessor below": (lambda h: h["meshes"][0]["primitives"][0].update(indices=-1), "'accessors' has no row -1"),
    "an accessor true": (lambda h: h["meshes"][0]["primitives"][0].update(indices=True), "no row True"),
    "no indices": (lambda h: h["meshes"][0]["primitives"][0].pop("indices"), "'accessors' has no row None"),
    "no such material": (lambda h: h["meshes"][0]["primitives"][0].update(material=2), "'materials' has no row 2"),
    "another part": (lambda h: h["materials"][0].update(name="gold"), "'gold' is no part of a shape"),
    "a part of another kind": (lambda h: h["materials"][0].update(name=["body"]), "is no part of a shape"),
    "the same part twice": (lambda h: h["materials"][1].update(name="body"), "not in their order"),
    "doubles": (lambda h: h["accessors"][0].update(componentType=5130), "accessor 0 is of another kind"),
    "positions as numbers": (lambda h: h["accessors"][0].update(type="SCALAR"), "accessor 0 is of another kind"),
    "short indices": (lambda h: h["accessors"][2].update(componentType=5123), "accessor 2 is of another kind"),
    "sparse": (lambda h: h["accessors"][0].update(sparse={"count": HUGE}), "accessor 0 is of another kind"),
    "a huge count": (lambda h: h["accessors"][0].update(count=HUGE), "accessor 0 reaches beyond"),
    "one too many": (lambda h: h["accessors"][3].update(count=21), "accessor 3 reaches beyond"),
    "a count below": (lambda h: h["accessors"][0].update(count=-1), "count must be a whole number from 0, not -1"),
    "a count in parts": (lambda h: h["accessors"][0].update(count=1.5), "count must be a whole number"),
    "a broken triangle": (lambda h: h["accessors"][2].update(count=17), "whole triangles"),
    "not one triangle": (lambda h: h["accessors"][2].update(count=0), "whole triangles"),
    "fewer vertices": (lambda h: [a.update(count=10) for a in h["accessors"][:2]], "vertex that does not exist"),
    "fewer normals": (lambda h: h["accessors"][1].update(count=10), "must both be"),
    "a far offset": (lambda h: h["accessors"][0].update(byteOffset=HUGE), "reaches beyond"),
    "no such view": (lambda h: h["accessors"][0].update(bufferView="0"), "'bufferViews' has no row '0'"),
    "a long view": (lambda h: h["bufferViews"][0].update(byteLength=HUGE), "reaches beyond"),
    "a view far off": (lambda h: h["bufferViews"][0].update(byteOffset=HUGE), "reaches beyond"),
    "another buffer": (lambda h: h["bufferViews"][0].update(buffer=1), "must lie in the file"),
    "gaps": (lambda h: h["bufferViews"][0].update(byteStride=24), "without gaps"),
    "views of another kind": (lambda h: h.update(bufferViews=3), "'bufferViews' must be a list"),
    "an order of another kind": (lambda h: h["meshes"][0].update(extras={"faceOrder": 0}), "of another kind"),
    "extras of another kind": (lambda h: h["meshes"][0].update(extras=[]), "extras must be an object"),
    "an order too short": (lambda h: h["accessors"][4].update(count=3), "does not name every face once"),
    "an order of other things": (lambda h: h["accessors"][4].update(bufferView=1), "does not name every face once"),
    "indices shown twice": (_sharing, "more faces than it holds"),
}


@pytest.mark.parametrize("kind", BENT)
def test_a_bent_header_gets_one_sentence(kind: str) -> None:
    change, said = BENT[kind]
    data = mesh_file.pack(_mesh())
    header = _header(data)
    change(header)
    with pytest.raises(FormatError) as error:
        mesh_file.unpack(_glb(json.dumps(header).encode(), data[-_header(data)["buffers"][0]["byteLength"] :]), "bent")
    assert said in str(error.value)
    assert str(error.value).startswith("bent")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def _damaged() -> dict[str, tuple[bytes, str]]:
    data = mesh_file.pack(_mesh())
    size = 20 + int.from_bytes(data[12:16], "little")
    binary = data[size + 8 :]
    nan = np.frombuffer(binary, np.uint8).copy()
    nan[:4] = np.frombuffer(struct.pack("<f", float("nan")), np.uint8)
    far = bytearray(binary)
    far[24 * 24 : 24 * 24 + 4] = b"\xff\xff\xff\xff"
    return {
        "nothing": (b"", "not a glTF"),
        "text": (b"hello, I am a mesh, and here is more", "not a glTF"),
        "another version": (data[:4] + b"\1" + data[5:], "not a glTF"),
        "cut off": (data[:-1], "size it claims"),
        "longer": (data + b"\0\0\0\0", "size it claims"),
        "a header beyond the end": (data[:12] + b"\xff\xff\xff\x7f" + data[16:], "size it claims"),
        "no JSON": (_glb(b"{nonsense}", binary), "is not JSON"),
        "a list": (_glb(b"[]", binary), "must be an object"),
        "a key twice": (_glb(b'{"meshes": [], "meshes": []}', binary), "stands twice"),
        "nested": (_glb(b"[" * 100_000, binary), "nested too deeply"),
        "a large header": (_glb(b" " * (mesh_file.MAX_HEADER + 4), binary), "larger than 256 KiB"),
        "NaN in the header": (_glb(b'{"meshes": NaN}', binary), "NaN is not a number"),
        "NaN": (_glb(data[20:size], nan.tobytes()), "not finite"),
        "a vertex far off": (_glb(data[20:size], bytes(far)), "vertex that does not exist"),
        "no binary part": (_glb(data[20:size], b""), "reaches beyond"),
        "half a binary part": (_glb(data[20:size], binary[: len(binary) // 2]), "reaches beyond"),
        "another chunk": (data.replace(b"BIN\0", b"BOX\0"), "binary part is not whole"),
        "a chunk beyond the end": (data[:size] + b"\xff\xff\xff\xff" + data[size + 4 :], "binary part is not whole"),
    }


@pytest.mark.parametrize("kind", _damaged())
def test_a_damaged_file_gets_one_sentence(kind: str) -> None:
    data, said = _damaged()[kind]
    with pytest.raises(FormatError) as error:
        mesh_file.unpack(bytearray(data), "broken")
    assert said in str(error.value)
    assert "\n" not in str(error.value)

"""The glTF export: what trimesh and the format's own rules find in it."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from composer.document import Document, StoredShape, fitted, placed
from composer.errors import FormatError, FormatWarning
from composer.formats import encode, export, open_document
from composer.formats.room_mesh import room_solids
from composer.mesh import box_mesh
from composer.scene import Box, Floor, Node, Scene, Shape, revise
from tests.streets import bushes, street


def _parsed(document: Document) -> tuple[dict[str, Any], bytes]:
    """The JSON and the binary chunk."""
    [(_, data)] = encode(document, Path("x.glb")).items()
    magic, version, length, size, kind = struct.unpack_from("<4sIII4s", data)
    assert (magic, version, length, kind) == (b"glTF", 2, len(data), b"JSON")
    return json.loads(data[20 : 20 + size]), data[28 + size :]


def _room(document: Document) -> Document:
    """The document without the node that has no box."""
    nodes = tuple(n for n in document.scene.nodes if n.box is not None)
    relations = tuple(r for r in document.scene.relations if r.subject != "5")
    return Document(revise(document.scene, nodes=nodes, relations=relations), document.shapes)


def _points(loaded: trimesh.Scene, name: str) -> np.ndarray:
    """World positions of the geometry of one node, not of what stands under it."""
    found = []
    for frame in loaded.graph.nodes_geometry:
        transform, geometry = loaded.graph[frame]
        # Trimesh hangs the second and further primitives of a mesh under frames of their own.
        if frame == name or (frame.startswith(f"{name}_") and loaded.graph.transforms.parents[frame] == name):
            found.append(trimesh.transform_points(loaded.geometry[geometry].vertices, transform))
    return np.concatenate(found)


def test_nodes_come_back_with_name_and_bounds(document: Document, tmp_path: Path) -> None:
    document = _room(document)
    export(document, tmp_path / "room.glb")
    loaded = trimesh.load(tmp_path / "room.glb")
    for node in document.scene.nodes:
        name = f"{node.category}_{node.id}"
        assert name in loaded.graph.nodes
        mesh = document.mesh_of(node)
        assert mesh is not None
        assert node.box is not None
        # A mesh keeps vertices that no face uses; the file does not.
        used = placed(mesh, node.box).vertices[np.unique(mesh.faces)].astype(float)
        want = np.stack([used[:, 0], used[:, 2], -used[:, 1]], axis=1)
        got = _points(loaded, name)
        assert np.allclose([got.min(axis=0), got.max(axis=0)], [want.min(axis=0), want.max(axis=0)], atol=1e-5)


def test_nodes_stand_under_what_carries_them_and_say_who_they_are(document: Document) -> None:
    header, _ = _parsed(_room(document))
    nodes = header["nodes"]
    names = [n["name"] for n in nodes]
    assert len(set(names)) == len(names)
    by_name = {n["name"]: n for n in nodes}
    carrier = by_name["nightstand_2"]
    assert [nodes[k]["name"] for k in carrier["children"]] == ["thing of no known kind_odd id/../ü %"]
    assert carrier["extras"] == {
        "id": "2",
        "category": "nightstand",
        "label": "",
        "relations": [["2", "close by", "1"]],
    }
    assert by_name["double_bed_1"]["extras"]["relations"][0] == ["1", "hums to", "2", "3", 1.5]
    roots = [nodes[k]["name"] for k in header["scenes"][0]["nodes"]]
    assert roots == ["double_bed_1", "nightstand_2", "nightstand_3", "room"]


def test_a_part_is_a_primitive_with_a_material_of_its_own(document: Document) -> None:
    header, _ = _parsed(_room(document))
    node = next(n for n in header["nodes"] if n["name"] == "nightstand_2")
    primitives = header["meshes"][node["mesh"]]["primitives"]
    stored = document.shape_of(document.scene.node("2"))
    assert stored is not None
    assert len(primitives) == len(np.unique(stored.mesh.parts))
    triangles = sum(header["accessors"][p["indices"]]["count"] for p in primitives) // 3
    assert triangles == len(stored.mesh.faces)
    materials = [header["materials"][p["material"]] for p in primitives]
    assert len({m["name"] for m in materials}) == len(materials)
    body = next(m for m in materials if m["name"] == "body #aa8844")
    # sRGB 0xaa is 0.402 in linear light.
    assert body["pbrMetallicRoughness"]["baseColorFactor"] == pytest.approx([0.402, 0.246, 0.058, 1], abs=1e-3)


def test_accessors_are_sound(document: Document) -> None:
    """What the Khronos validator looks at first: bounds, unit normals, indices in range, aligned views."""
    header, binary = _parsed(_room(document))
    vertices, indices = header["bufferViews"]
    assert indices["byteOffset"] == vertices["byteLength"]
    assert header["buffers"][0]["byteLength"] == vertices["byteLength"] + indices["byteLength"]

    def read(index: int) -> np.ndarray:
        accessor = header["accessors"][index]
        start = header["bufferViews"][accessor["bufferView"]]["byteOffset"] + accessor["byteOffset"]
        dtype, width = {5126: ("<f4", 3), 5123: ("<u2", 1), 5125: ("<u4", 1)}[accessor["componentType"]]
        count = accessor["count"] * width
        assert start % np.dtype(dtype).itemsize == 0
        return np.frombuffer(binary, dtype, count, start).reshape(-1, width)

    for mesh in header["meshes"]:
        for primitive in mesh["primitives"]:
            position = read(primitive["attributes"]["POSITION"])
            accessor = header["accessors"][primitive["attributes"]["POSITION"]]
            assert accessor["min"] == position.min(axis=0).tolist()
            assert accessor["max"] == position.max(axis=0).tolist()
            normal = read(primitive["attributes"]["NORMAL"])
            assert np.allclose(np.linalg.norm(normal, axis=1), 1, atol=1e-4)
            assert read(primitive["indices"]).max() == len(position) - 1


def test_nodes_of_one_shape_size_and_colour_share_their_mesh() -> None:
    shape = StoredShape(box_mesh(1, 1, 1))
    made = Shape(key=shape.key)
    nodes = tuple(
        Node(id=str(k), category="chair", box=Box(depth=1, width=1, height=height, x=k, y=0), shape=made)
        for k, height in enumerate((1.0, 1.0, 1.5))
    )
    header, _ = _parsed(Document(Scene(nodes=nodes), {shape.key: shape}))
    assert [n["mesh"] for n in sorted(header["nodes"], key=lambda n: n["name"])] == [1, 1, 0]


def test_names_that_would_clash_are_numbered() -> None:
    box = Box(depth=1, width=1, height=1, x=0, y=0)
    pairs = (("a_b", "c"), ("a", "b_c"), ("room", "wall_0"))
    nodes = tuple(Node(id=i, category=c, box=box) for c, i in pairs)
    scene = Scene(nodes=nodes, floor={"polygon": ((0, 0), (1, 0), (0, 1))})
    header, _ = _parsed(Document(scene))
    names = {n["name"] for n in header["nodes"]}
    assert {"a_b_c", "a_b_c_2", "room_wall_0", "room_wall_0_2", "room"} <= names
    assert len(names) == len(header["nodes"])


def test_the_room_is_closed_and_its_openings_are_holes(document: Document) -> None:
    assert document.scene.floor is not None
    floor = document.scene.floor
    solids = {s.name: trimesh.Trimesh(s.vertices, s.faces) for s in room_solids(floor)}
    assert list(solids) == ["floor", *(f"wall_{k}" for k in range(6))]
    for name, mesh in solids.items():
        mesh.merge_vertices(merge_norm=True)
        assert mesh.is_watertight, name
        assert mesh.volume > 0, name
    assert solids["floor"].volume == pytest.approx(floor.area * 0.05)
    # The wall of 4.5 m and its corner, less a door of 0.9 by 2.
    assert solids["wall_0"].volume == pytest.approx((4.6 * 2.6 - 0.9 * 2.0) * 0.1)
    # The door leaves a strip of 0.6 m above it, from 1 m less half its width on.
    door = solids["wall_0"].vertices
    assert {round(float(x), 6) for x in door[np.isclose(door[:, 2], 2.0), 0]} == {-1.45, -0.55}


def test_what_has_no_box_is_left_out_aloud(document: Document, tmp_path: Path) -> None:
    with pytest.warns(FormatWarning, match="node '5' has no box"):
        export(document, tmp_path / "a.glb")
    bare = Document(Scene(nodes=(Node(id="1", category="bed"),)))
    with pytest.raises(FormatError, match="compose it first"):
        export(bare, tmp_path / "b.glb")
    assert not (tmp_path / "b.glb").exists()


def test_an_empty_room_is_a_file_and_nothing_at_all_is_not() -> None:
    header, _ = _parsed(Document(Scene(floor=Floor.rectangle(3, 2))))
    assert len(header["nodes"]) == 6
    with pytest.raises(FormatError, match="nothing in the scene"):
        encode(Document(Scene()), Path("x.glb"))


def test_a_mesh_is_drawn_at_the_size_of_its_box(document: Document) -> None:
    node = document.scene.node("3")
    assert node.box is not None
    mesh = document.mesh_of(node)
    assert mesh is not None
    size = mesh.bounds[1] - mesh.bounds[0]
    assert np.allclose(size, node.box.values[:3], atol=1e-5)
    assert fitted(mesh, node.box) is mesh


def test_five_hundred_nodes(tmp_path: Path) -> None:
    nodes = tuple(
        Node(id=str(k), category="chair", box=Box(depth=1, width=1, height=1 + k / 1000, x=k % 25, y=k // 25))
        for k in range(500)
    )
    export(Document(Scene(nodes=nodes)), tmp_path / "many.glb")
    assert len(trimesh.load(tmp_path / "many.glb").geometry) == 500


def test_rooms_of_the_data_reload(shared: Callable[[str], Path], tmp_path: Path) -> None:
    document = open_document(shared("procthor/rooms-train.jsonl.gz"), "house-3")
    export(document, tmp_path / "a.glb")
    loaded = trimesh.load(tmp_path / "a.glb")
    names = {f"{n.category}_{n.id}" for n in document.scene.nodes}
    assert names <= set(loaded.graph.nodes)


def test_a_street_comes_with_its_ground_in_groups(tmp_path: Path) -> None:
    """Each surface that is seen is a node, flush where it should be; what stands on it is grouped by what it is."""
    document = street()
    export(document, tmp_path / "street.glb")
    header, _ = _parsed(document)
    nodes = header["nodes"]
    roots = {nodes[k]["name"]: [nodes[c]["name"] for c in nodes[k]["children"]] for k in header["scenes"][0]["nodes"]}
    assert list(roots) == ["vehicle", "street_light", "person", "tree", "building", "ground"]
    assert roots["vehicle"] == ["car_car", "car_oncoming"]
    assert {"surface_right", "surface_left", "surface_south", "surface_north"} <= set(roots["ground"])
    loaded = trimesh.load(tmp_path / "street.glb")
    for surface in document.scene.surfaces:
        points = _points(loaded, f"surface_{surface.id}")  # x, up, -y
        ring = np.array(surface.polygon)
        assert [points[:, 0].min(), points[:, 0].max()] == pytest.approx([ring[:, 0].min(), ring[:, 0].max()])
        assert [-points[:, 2].max(), -points[:, 2].min()] == pytest.approx([ring[:, 1].min(), ring[:, 1].max()])
        assert points[:, 1].max() == pytest.approx(surface.z)
    south = next(n for n in nodes if n["name"] == "surface_south")
    used = {header["materials"][p["material"]]["name"] for p in header["meshes"][south["mesh"]]["primitives"]}
    assert used == {"walk #c6c2b9", "stone #b9b6af"} and south["extras"]["kind"] == "sidewalk"


def test_on_a_street_things_of_one_shape_share_its_mesh_whatever_their_size(tmp_path: Path) -> None:
    document = bushes(200)
    export(document, tmp_path / "bushes.glb")
    header, _ = _parsed(document)
    shrubs = [n for n in header["nodes"] if n["name"].startswith("shrub_")]
    assert len(shrubs) == 200 and len({n["mesh"] for n in shrubs}) == 1
    assert (tmp_path / "bushes.glb").stat().st_size < 500_000
    loaded = trimesh.load(tmp_path / "bushes.glb")
    for number in (0, 17, 39):
        box = document.scene.node(f"bush{number}").box
        assert box is not None
        points = _points(loaded, f"shrub_bush{number}")
        assert np.ptp(points, axis=0) == pytest.approx([box.depth, box.height, box.width], abs=1e-4)
        assert points[:, 0].mean() == pytest.approx(box.x, abs=0.02) and points[:, 1].min() == pytest.approx(
            0, abs=1e-5
        )


def test_what_carries_something_is_not_stretched() -> None:
    document = bushes(2)
    child = document.scene.node("bush1")
    scene = document.scene.with_nodes([revise(child, parent="bush0")])
    header, _ = _parsed(Document(scene, document.shapes))
    carrier = next(n for n in header["nodes"] if n["name"] == "shrub_bush0")
    assert "scale" not in carrier and len(carrier["children"]) == 1

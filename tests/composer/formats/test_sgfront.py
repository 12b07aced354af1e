"""SG-FRONT there and back: the same numbers, the same relations."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from composer.document import Document
from composer.errors import FormatError, FormatWarning
from composer.formats import export, open_document, read_scenes, sgfront
from composer.relations import check
from composer.scene import Box, Floor, Node, Relation, Scene, revise


def write(folder: Path, boxes: dict[str, Any] | None = None, **scan: Any) -> Path:
    """A relationships file of one scan, and its boxes beside it."""
    whole = {"scan": "Room", "objects": {}, "relationships": [], **scan}
    path = folder / "relationships_test.json"
    path.write_text(json.dumps({"scans": [whole]}))
    if boxes is not None:
        (folder / "obj_boxes_test.json").write_text(json.dumps({"Room": boxes}))
    return path


OBJECTS = {"1": "chair", "2": "table", "3": "floor"}
FLOOR = {"param7": [4.0, 0.02, 3.0, 0.5, 0.0, -0.25, 0.0]}


@pytest.mark.parametrize("kind", ["bedroom", "livingroom"])
def test_every_scene_of_the_data_goes_there_and_back(kind: str, shared: Callable[[str], Path]) -> None:
    path = shared(f"sgfront-dev/relationships_{kind}_dev.json")
    boxes = json.loads(shared(f"sgfront-dev/obj_boxes_{kind}_dev.json").read_text())
    scans = {s["scan"]: s for s in json.loads(path.read_text())["scans"]}
    count = 0
    for name, load in read_scenes(path):
        document = load()
        assert json.loads(sgfront.encode_boxes({name: sgfront.boxes_of(document)})) == {name: boxes[name]}
        graph = sgfront.relationships_of(document)
        assert graph == scans[name]
        # Labelled from their boxes by the field's checks: all of them hold in our axes, too.
        # One overlap is the very .3 that is still allowed; the last bit depends on the order of sums.
        assert all(v.off_by < 1e-6 for v in check(document.scene, with_contradictions=False).violated)
        count += 1
    assert count == len(scans) == len(boxes)


def test_axes(tmp_path: Path) -> None:
    boxes = {
        "1": {"param7": [0.5, 0.9, 0.6, 1.25, 0.125, -0.75, 0.3]},
        "3": FLOOR,
        "scene_center": [0.1, 0.2, 0.3],
    }
    document = open_document(write(tmp_path, boxes, objects=OBJECTS))
    scene = document.scene
    assert scene.node("1").box == Box(width=0.5, height=0.9, depth=0.6, y=1.25, z=0.125, x=-0.75, yaw=0.3)
    assert scene.node("2").box is None
    assert scene.provenance.centre == (0.3, 0.1, 0.2)
    assert scene.floor is not None
    assert scene.floor.bounds == (-1.75, -1.5, 1.25, 2.5)
    assert sgfront.boxes_of(document) == boxes


def test_a_turned_floor_is_a_turned_polygon_and_comes_back(tmp_path: Path) -> None:
    floor = {"param7": [4.0, 0.1, 3.0, 0.3, -0.01, 0.7, 0.5]}
    document = open_document(write(tmp_path, {"3": floor}, objects=OBJECTS))
    assert document.scene.floor is not None
    # The corner at +depth/2, +width/2, turned by 0.5 about the floor's centre.
    c, s = math.cos(0.5), math.sin(0.5)
    corner = (0.7 + c * 1.5 - s * 2.0, 0.3 + s * 1.5 + c * 2.0)
    assert min(math.dist(corner, p) for p in document.scene.floor.polygon) < 1e-12
    assert sgfront.boxes_of(document)["3"] == floor


def test_a_floor_that_was_reshaped_is_written_as_its_box() -> None:
    provenance = {"source": "SG-FRONT", "name": "Room", "floor_id": "3"}
    turned = Box(depth=3, width=4, height=1, x=1, y=2, yaw=0.4).footprint()
    for polygon, size in ((turned, [4, 3]), ([(0, 0), (4, 0), (4, 1), (1, 1), (1, 5), (0, 5)], [5, 4])):
        floor = Floor(polygon=tuple(map(tuple, np.asarray(polygon, float))))
        param7 = sgfront.boxes_of(Document(Scene(floor=floor, provenance=provenance)))["3"]["param7"]
        assert np.allclose([param7[0], param7[2]], size)
        assert param7[1] == 0.02


def test_heights_are_above_the_floor(tmp_path: Path) -> None:
    boxes = {
        "1": {"param7": [0.5, 0.75, 0.6, 1.25, 1.5, -0.75, 0.3]},
        "3": {"param7": [4.0, 0.02, 3.0, 0.5, 1.5, -0.25, 0.0]},
        "scene_center": [0.0, 0.0, 0.0],
    }
    path = write(tmp_path, boxes, objects=OBJECTS, relationships=[[1, 3, 7, "standing on"]])
    document = open_document(path)
    assert document.scene.node("1").box == Box(width=0.5, height=0.75, depth=0.6, y=1.25, z=0, x=-0.75, yaw=0.3)
    assert len(check(document.scene).held) == 1
    assert sgfront.boxes_of(document) == boxes


def test_relations_to_and_from_the_floor(tmp_path: Path) -> None:
    rows = [[1, 3, 7, "standing on"], [3, 1, 8, "bigger than"], [3, 2, 6, "above"], [2, 3, 77, "hums to"]]
    document = open_document(write(tmp_path, objects=OBJECTS, relationships=rows))
    assert [(r.subject, r.predicate, r.object) for r in document.scene.relations] == [
        ("1", "standing on", "floor"),
        ("1", "smaller than", "floor"),
        ("2", "reverse of above", "floor"),
        ("2", "hums to", "floor"),
    ]
    back = sgfront.relationships_of(document)["relationships"]
    # Said from the other side where there is a word for it; nothing is lost.
    assert back == [[1, 3, 7, "standing on"], [1, 3, 9, "smaller than"], [3, 2, 6, "above"], [2, 3, 0, "hums to"]]


def test_what_stands_on_a_node_is_carried_by_it(tmp_path: Path) -> None:
    objects = {**OBJECTS, "4": "lamp", "5": "book"}
    rows = [[4, 2, 7, "standing on"], [4, 1, 7, "standing on"], [2, 5, 7, "standing on"], [5, 4, 7, "standing on"]]
    scene = open_document(write(tmp_path, objects=objects, relationships=rows)).scene
    parents = {n.id: n.parent for n in scene.nodes}
    # The third closes a circle only with the fourth, which is left open.
    assert parents == {"1": None, "2": "5", "4": "2", "5": None}
    assert len(scene.relations) == 4


def test_a_tower_has_an_end(tmp_path: Path) -> None:
    objects = {str(k): "book" for k in range(300)}
    rows = [[k, k - 1, 7, "standing on"] for k in range(1, 300)]
    scene = open_document(write(tmp_path, objects=objects, relationships=rows)).scene
    assert scene.node("90").parent == "89"
    assert max(len(scene.stack(n.id)) for n in scene.nodes if n.parent is None) <= 101


def test_a_graph_without_boxes_or_floor_and_an_empty_one(tmp_path: Path) -> None:
    scene = open_document(write(tmp_path, objects={"1": "chair"})).scene
    assert scene.floor is None
    assert scene.node("1").box is None
    assert open_document(write(tmp_path)).scene.nodes == ()


def test_what_is_said_twice_is_kept_once(tmp_path: Path) -> None:
    rows = [[1, 2, 1, "left"], ["1", "2", 1, "left"]]
    assert len(open_document(write(tmp_path, objects=OBJECTS, relationships=rows)).scene.relations) == 1


def test_the_whole_scene_as_a_node_is_left_out_aloud(tmp_path: Path) -> None:
    objects = {**OBJECTS, "0": "_scene_"}
    path = write(tmp_path, objects=objects, relationships=[[1, 0, 0, "in"], [1, 2, 1, "left"]])
    with pytest.warns(FormatWarning, match="relation 0"):
        scene = open_document(path).scene
    assert [n.id for n in scene.nodes] == ["1", "2"]
    assert len(scene.relations) == 1


def test_extra_members_of_a_box_are_ignored(tmp_path: Path) -> None:
    entry = {"param7": [1, 1, 1, 0, 0, 0, 0], "8points": [[0, 0, 0]] * 8, "scale": [1, 1, 1], "model_path": None}
    boxes = {"1": entry, "17": entry, "3": FLOOR}
    assert open_document(write(tmp_path, boxes, objects=OBJECTS)).scene.node("1").box is not None


@pytest.mark.parametrize(
    ("scan", "boxes", "said"),
    [
        ({"objects": ["chair"]}, None, "Room: 'objects' must be an object, not a list"),
        ({"objects": {"1": 3}}, None, "name of node '1' must be a text, not a number"),
        ({"objects": {"1": ""}}, None, "1 to 200 characters"),
        ({"objects": {"wall": "lamp"}}, None, "'wall' cannot be a node id"),
        ({"objects": {"1": "floor", "2": "floor"}}, None, "two floors"),
        ({"objects": OBJECTS, "relationships": [[1, 9, 1, "left"]]}, None, "relation 0 names the node '9'"),
        ({"objects": OBJECTS, "relationships": [[1, 1, 1, "left"]]}, None, "relation 0 relates the node '1' to itself"),
        ({"objects": OBJECTS, "relationships": [[1, 2, "left"]]}, None, "relation 0 must be"),
        ({"objects": OBJECTS, "relationships": [[1.0, 2, 1, "left"]]}, None, "relation 0: a node must be named"),
        ({"objects": OBJECTS, "relationships": [[True, 2, 1, "left"]]}, None, "not true or false"),
        ({"objects": OBJECTS, "relationships": [[1, 2, 1, None]]}, None, "predicate must be a text, not null"),
        ({"objects": OBJECTS, "relationships": {}}, None, "'relationships' must be a list"),
        ({"objects": OBJECTS}, {"1": [1] * 7}, "node '1' must be an object"),
        ({"objects": OBJECTS}, {"1": {}}, "node '1' has no 'param7'"),
        ({"objects": OBJECTS}, {"1": {"param7": [1] * 6}}, "must have 7 numbers, not 6"),
        ({"objects": OBJECTS}, {"1": {"param7": [1, 1, "1", 0, 0, 0, 0]}}, "param7 must be a number, not a text"),
        ({"objects": OBJECTS}, {"1": {"param7": [1, -1, 1, 0, 0, 0, 0]}}, "a size must be positive, not -1"),
        ({"objects": OBJECTS}, {"3": {"param7": [1, 1, 0, 0, 0, 0, 0]}}, "floor '3': a size must be positive"),
        ({"objects": OBJECTS}, {"1": {"param7": [1, 1, 1, 10**400, 0, 0, 0]}}, "too large"),
        ({"objects": OBJECTS}, {"1": {"param7": [1, 1, 1, 1e9, 0, 0, 0]}}, "node '1': param7: y"),
        ({"objects": OBJECTS}, {"scene_center": [0, 0]}, "scene_center must have 3 numbers"),
        ({"objects": OBJECTS}, ["1"], "the boxes must be an object"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(scan: dict[str, Any], boxes: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as error:
        open_document(write(tmp_path, boxes, **scan))
    assert said in str(error.value)
    assert "relationships_test.json: Room" in str(error.value)


def test_two_scans_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "relationships_x.json"
    scan = {"scan": "A", "objects": {}, "relationships": []}
    path.write_text(json.dumps({"scans": [scan, scan]}))
    with pytest.raises(FormatError, match="two scans are named 'A'"):
        list(read_scenes(path))


def test_a_scene_of_our_own_becomes_a_graph_with_a_floor(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "relationships_own.json"
    room = revise(document.scene, relations=tuple(r for r in document.scene.relations if r.object != "wall:2"))
    with pytest.warns(FormatWarning, match="no place for the value of 1 hums to"):
        export(Document(room), path)
    again = open_document(path).scene
    assert {n.id: n.category for n in again.nodes} == {n.id: n.category for n in room.nodes}
    assert {n.id: n.box for n in again.nodes} == {n.id: n.box for n in room.nodes}
    assert again.provenance.floor_id == "4"
    # Relations to two nodes become two; weights have no place.
    assert {r.key for r in again.relations} == {
        (r.subject, r.predicate, (o,)) for r in room.relations for o in r.objects
    }


def test_relations_to_walls_have_no_place(tmp_path: Path) -> None:
    scene = Scene(
        nodes=(Node(id="1", category="chair"),),
        relations=(Relation(subject="1", predicate="against", objects=("wall:0",)),),
    )
    with pytest.warns(FormatWarning, match="no place for the relation 1 against wall:0"):
        export(Document(scene), tmp_path / "relationships_w.json")

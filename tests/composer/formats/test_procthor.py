"""ProcTHOR houses: axes, sizes, rooms, doors, what rests on what."""

from __future__ import annotations

import copy
import gzip
import itertools
import json
import math
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from composer.errors import FormatError, FormatWarning
from composer.formats import open_document, procthor, read_scenes
from composer.relations import check
from composer.scene import Box


def _point(x: float, y: float, z: float) -> dict[str, float]:
    return {"x": x, "y": y, "z": z}


def _thing(node_id: str, asset: str, x: float, y: float, z: float, turn: float = 0, *children: Any) -> dict[str, Any]:
    place = {"position": _point(x, y, z), "rotation": _point(0, turn, 0)}
    return {"id": node_id, "assetId": asset, **place, "children": list(children)}


ASSETS = {
    "Desk_1": {"type": "Desk", "size": [1.2, 0.8, 0.6], "placement": "OnFloor"},
    "Lamp_1": {"type": "DeskLamp", "size": [0.2, 0.4, 0.2], "placement": "OnSurface"},
    "Pen_1": {"type": "Pen", "size": [0.1, 0.02, 0.02], "placement": "CanPickup"},
    "Weird_1": {"type": "NovelThing", "size": [0.3, 0.3, 0.3], "placement": "OnFloor"},
}
# A room of 4 (x) by 3 (z), its corners clockwise seen from above as ProcTHOR writes them.
HOUSE: dict[str, Any] = {
    "rooms": [{"id": "room|2", "floorPolygon": [_point(4, 0, 0), _point(0, 0, 0), _point(0, 0, 3), _point(4, 0, 3)]}],
    "walls": [
        {"id": "west", "polygon": [_point(0, 0, 0), _point(0, 0, 3), _point(0, 2.8, 0), _point(0, 2.8, 3)]},
        {"id": "south", "polygon": [_point(4, 0, 0), _point(0, 0, 0), _point(4, 2.8, 0), _point(0, 2.8, 0)]},
    ],
    "doors": [{"wall0": "south", "holePolygon": [_point(0.5, 0, 0), _point(1.5, 2.1, 0)]}],
    "windows": [{"wall0": "west", "holePolygon": [_point(2.0, 0.9, 0), _point(2.8, 1.9, 0)]}],
    "objects": [
        _thing(
            "desk", "Desk_1", 1.0, 0.4, 2.0, 90,
            _thing("lamp", "Lamp_1", 1.0, 1.0, 2.2, 45),
            _thing("pen", "Pen_1", 1.1, 0.5, 2.0),
        ),
        _thing("weird", "Weird_1", 3.0, 0.15, 1.0),
    ],
}  # fmt: skip


def write(folder: Path, *houses: Any, assets: Any = ASSETS, name: str = "houses.jsonl") -> Path:
    path = folder / name
    data = b"".join(json.dumps(house).encode() + b"\n" for house in houses)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    if assets is not None:
        (folder / "assets.json").write_text(json.dumps(assets))
    return path


def test_axes_sizes_and_what_rests_on_what(tmp_path: Path) -> None:
    scene = open_document(write(tmp_path, HOUSE)).scene
    desk, lamp = scene.node("desk").box, scene.node("lamp").box
    assert desk == Box(depth=0.6, width=1.2, height=0.8, x=1.0, y=2.0, z=0.0, yaw=0.0)
    assert lamp is not None
    assert lamp.z == pytest.approx(0.8)
    assert lamp.yaw == pytest.approx(math.pi / 4)
    weird = scene.node("weird")
    assert (weird.category, weird.box and weird.box.yaw) == ("novel_thing", pytest.approx(math.pi / 2))
    assert [n.parent for n in scene.nodes] == [None, "desk", "desk", None]
    said = {(r.subject, r.predicate, r.object) for r in scene.relations}
    assert {("desk", "standing on", "floor"), ("lamp", "standing on", "desk"), ("pen", "inside", "desk")} <= said
    assert ("pen", "standing on", "desk") not in said
    assert not check(scene).violated


def test_the_room_its_door_and_its_window(tmp_path: Path) -> None:
    floor = open_document(write(tmp_path, HOUSE)).scene.floor
    assert floor is not None
    assert floor.bounds == (0, 0, 4, 3)
    assert floor.height == 2.8
    door, window = floor.openings
    # The door's middle lies 1 m from the wall's start, at x = 4: x = 3 on the south wall.
    for opening, middle in ((door, (3, 0)), (window, (0, 2.4))):
        start, end = (np.array(p) for p in floor.wall(opening.wall))
        assert np.allclose(start + (end - start) / np.hypot(*(end - start)) * opening.offset, middle)
    assert (door.kind, door.width, door.height, door.sill) == ("door", 1.0, 2.1, 0.0)
    assert window.kind == "window"
    assert (window.width, window.height, window.sill) == pytest.approx((0.8, 1.0, 0.9))


def test_without_an_asset_table_the_usual_size_is_taken_aloud(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE, assets=None)
    with pytest.warns(FormatWarning, match=r"no assets\.json"):
        scene = open_document(path).scene
    assert [n.category for n in scene.nodes] == ["desk", "lamp", "pen", "weird"]
    desk = scene.node("desk").box
    assert desk is not None
    assert (desk.depth, desk.width, desk.height) == (0.62, 1.30, 0.76)
    elsewhere = tmp_path / "table.json"
    elsewhere.write_text(json.dumps(ASSETS))
    assert open_document(path, assets=elsewhere).scene.node("desk").box == Box(
        depth=0.6, width=1.2, height=0.8, x=1.0, y=2.0, z=0.0
    )


def test_an_unknown_asset_is_told(tmp_path: Path) -> None:
    with pytest.warns(FormatWarning, match=r"object 'weird': the asset 'Weird_1' is unknown"):
        open_document(write(tmp_path, HOUSE, assets={k: v for k, v in ASSETS.items() if k != "Weird_1"}))


def test_houses_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE, HOUSE, name="houses.jsonl.gz")
    with gzip.open(path, "ab") as file:
        file.write(b"\n{broken\n")
    names = [name for name, _ in itertools.islice(read_scenes(path), 2)]
    assert names == ["house-0", "house-1"]
    assert open_document(path, "house-1").scene.name == "house-1"
    with pytest.raises(FormatError, match="house-2 is not JSON"):
        open_document(path, "house-2")
    with pytest.raises(FormatError, match="no scene named 'house-9'"):
        open_document(path, "house-9")


def test_one_house_over_several_lines(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    path = path.rename(tmp_path / "one.json")
    path.write_text(json.dumps(HOUSE, indent=1))
    assert [(name, len(load().scene.nodes)) for name, load in read_scenes(path)] == [("house-0", 4)]


def test_several_rooms_have_one_outline(tmp_path: Path) -> None:
    house = copy.deepcopy(HOUSE)
    beside = [_point(4, 0, 0), _point(4, 0, 3), _point(6, 0, 3), _point(6, 0, 0)]
    house["rooms"].append({"id": "room|3", "floorPolygon": beside})
    house["walls"].append({"id": "between", "polygon": [_point(4, 0, 0), _point(4, 0, 3), _point(4, 2.8, 0)]})
    house["doors"].append({"wall0": "between", "holePolygon": [_point(1, 0, 0), _point(2, 2, 0)]})
    with warnings.catch_warnings(record=True) as notes:
        warnings.simplefilter("always")
        floor = open_document(write(tmp_path, house)).scene.floor
    assert floor is not None
    assert floor.area == pytest.approx(18, abs=0.01)
    assert len(floor.openings) == 2
    assert [str(n.message).partition(": ")[2] for n in notes] == [
        "house-0: the walls between its 2 rooms are left out",
        "house-0: 1 doors or windows between rooms are left out",
    ]


def _changed(*path: Any, to: Any) -> dict[str, Any]:
    house = copy.deepcopy(HOUSE)
    inner: Any = house
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return house


@pytest.mark.parametrize(
    ("house", "said"),
    [
        (_changed("objects", to={}), "'objects' must be a list"),
        (_changed("objects", 0, "id", to=3), "the id of object 0 must be a text"),
        (_changed("objects", 1, "id", to="desk"), "two nodes have the id 'desk'"),
        (_changed("objects", 0, "position", "x", to="0"), "object 'desk': position.x must be a number"),
        (_changed("objects", 0, "position", "x", to=1e300), "object 'desk': position is farther than"),
        (_changed("objects", 0, "rotation", to=None), "object 'desk': rotation must be an object, not null"),
        (_changed("objects", 0, "assetId", to=[]), "assetId must be a text"),
        (_changed("objects", 0, "children", to="pen"), "'children' must be a list"),
        (_changed("rooms", to=[]), "has no room"),
        (_changed("rooms", 0, "floorPolygon", to=[]), "must have 3 to 2000 corners"),
        (_changed("rooms", 0, "floorPolygon", 0, to=_point(-1, 0, 2)), "crosses itself"),
        (_changed("doors", 0, "wall0", to="nowhere"), "door 0 is in the wall 'nowhere', which does not exist"),
        (_changed("doors", 0, "holePolygon", to=[_point(0, 0, 0)]), "two corners"),
        (_changed("doors", 0, "holePolygon", 1, to=_point(0.5, 0, 0)), "door 0 has no size"),
        (_changed("walls", 0, "polygon", to=[]), "west must have two corners"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(house: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as error:
        open_document(write(tmp_path, house))
    assert said in str(error.value)
    assert "houses.jsonl: house-0" in str(error.value)


def test_among_very_many_objects_only_what_rests_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procthor, "_MAX_DERIVED", 3)
    path = write(tmp_path, HOUSE)
    with pytest.warns(FormatWarning, match="not derived among more than 3 objects"):
        scene = open_document(path).scene
    assert [(r.subject, r.predicate, r.object) for r in scene.relations] == [("pen", "inside", "desk")]


def test_things_in_things_without_end_are_refused(tmp_path: Path) -> None:
    inner = _thing("0", "Pen_1", 1, 1, 1)
    for k in range(1, 80):
        inner = _thing(str(k), "Pen_1", 1, 1, 1, 0, inner)
    with pytest.raises(FormatError, match="50 deep"):
        open_document(write(tmp_path, {**HOUSE, "objects": [inner]}))


def test_the_data_stand_in_their_rooms(shared: Callable[[str], Path]) -> None:
    path = shared("procthor/rooms-train.jsonl.gz")
    bottoms, outside, resting, inside = [], 0, 0, 0
    for _, load in itertools.islice(read_scenes(path), 40):
        scene = load().scene
        assert scene.floor is not None
        assert len(scene.floor.openings) >= 1
        room = shapely.Polygon(scene.floor.polygon).buffer(0.02)
        for node in scene.nodes:
            assert node.box is not None
            outside += not room.contains(shapely.Polygon(node.box.footprint()))
            bottoms.append(node.box.z if node.parent is None else 0.0)
            if node.parent is not None:
                carrier = scene.node(node.parent).box
                assert carrier is not None
                touches = abs(node.box.z - carrier.top) < 0.04
                resting, inside = resting + touches, inside + (not touches)
    # Had the axes or the meaning of a position been wrong, things would stick in walls and floor.
    assert outside == 0
    assert min(bottoms) > -0.001
    assert 0.4 < resting / (resting + inside) < 0.6

"""Rigs of cameras: where they stand, what they see, and that their calibration is true."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from composer.document import Document
from composer.formats import labels, save_scene
from composer.scene import Box, Scene, revise
from tests.streets import SURFACES, node, street
from ui import cli
from ui.rig import SURROUND6, Mount, Stand, calibration, stand_at

SIZE = (320, 180)


def pixels(path: Path) -> np.ndarray:
    """Of a picture in a file."""
    with Image.open(path) as picture:
        return np.asarray(picture)


def corners_of(box: Box) -> np.ndarray:
    plan = box.footprint()
    return np.concatenate([np.column_stack([plan, np.full(4, z)]) for z in (box.z, box.top)])


def projected(camera: dict[str, Any], points: np.ndarray) -> np.ndarray | None:
    """Points of the scene in a picture, by nothing but what the file says; None if any is behind the camera."""
    pose = np.array(camera["scene_to_camera"])
    seen = points @ pose[:3, :3].T + pose[:3, 3]
    if (seen[:, 2] <= 0.1).any():
        return None
    image = seen @ np.array(camera["K"]).T
    return image[:, :2] / image[:, 2:]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that `render --rig` writes of a street of boxes."""
    folder = tmp_path_factory.mktemp("rig")
    nodes = tuple(revise(n, building=None) for n in street().scene.nodes)
    save_scene(Document(revise(street().scene, nodes=nodes)), folder / "street.scene")
    options = ["--rig", "surround6", "--at", "0,-1.5", "--size", "320x180"]
    outputs = ["-o", str(folder / "views"), "--depth", str(folder / "depth.png"), "--ids", str(folder / "ids.png")]
    more = ["--labels", str(folder / "street.labels.json")]
    assert cli.main(["render", str(folder / "street.scene"), *options, *outputs, *more]) == 0
    return folder


def test_all_cameras_are_there_with_their_calibration(taken: Path) -> None:
    rig = json.loads((taken / "views" / "calibration.json").read_text())
    names = [camera["name"] for camera in rig["cameras"]]
    assert names == ["front", "front_left", "front_right", "back", "back_left", "back_right"]
    for camera in rig["cameras"]:
        for picture, folder in ((camera["image"], taken / "views"), (camera["depth"], taken), (camera["ids"], taken)):
            assert pixels(folder / picture).shape[1::-1] == SIZE == (camera["width"], camera["height"])
        pose = np.array(camera["camera_to_scene"])
        assert np.allclose(pose @ np.array(camera["scene_to_camera"]), np.eye(4), atol=1e-9)
        assert np.linalg.det(pose[:3, :3]) == pytest.approx(1.0) and pose[2, 3] == pytest.approx(1.6)
        wide = 2 * math.degrees(math.atan(camera["width"] / 2 / camera["K"][0][0]))
        assert wide == pytest.approx(camera["horizontal_field_of_view"]) and camera["K"][0][0] == camera["K"][1][1]
    assert rig["rig"]["lane"] == "right" and rig["rig"]["heading"] == pytest.approx(0.0)


def test_projected_corners_lie_on_the_pixels_of_their_object(taken: Path) -> None:
    """Of every box that nothing hides, the frame of its pixels is the frame of its projected corners."""
    rig = json.loads((taken / "views" / "calibration.json").read_text())
    names = json.loads((taken / "ids.json").read_text())
    document = street().scene
    compared = 0
    for camera in rig["cameras"]:
        ids = pixels(taken / camera["ids"]).astype(int)
        for value, name in names.items():
            rows, columns = np.nonzero(ids == int(value))
            box = document.node(name).box
            assert box is not None
            corners = projected(camera, corners_of(box))
            if corners is None or not len(rows):
                continue
            (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
            assert columns.min() >= left - 1.5 and columns.max() <= right + 1.5
            assert rows.min() >= top - 1.5 and rows.max() <= bottom + 1.5
            whole = left > 1 and top > 1 and right < SIZE[0] - 2 and bottom < SIZE[1] - 2
            if whole and name in ("car", "oncoming", "walker"):
                assert [columns.min(), columns.max()] == pytest.approx([left, right], abs=1.5)
                assert [rows.min(), rows.max()] == pytest.approx([top, bottom], abs=1.5)
                compared += 1
    assert compared >= 3


def test_depths_are_along_the_axis_of_the_camera(taken: Path) -> None:
    """Every pixel of a car, taken back into the scene, lies on its box."""
    rig = json.loads((taken / "views" / "calibration.json").read_text())
    names = {name: int(value) for value, name in json.loads((taken / "ids.json").read_text()).items()}
    front = rig["cameras"][0]
    ids, depth = (pixels(taken / front[key]).astype(float) for key in ("ids", "depth"))
    rows, columns = np.nonzero(ids == names["car"])
    z = depth[rows, columns] * rig["depth"]["unit"]
    rays = np.column_stack([columns, rows, np.ones(len(rows))]) @ np.linalg.inv(np.array(front["K"])).T
    pose = np.array(front["camera_to_scene"])
    points = (rays * z[:, None]) @ pose[:3, :3].T + pose[:3, 3]
    box = street().scene.node("car").box
    assert box is not None and len(points) > 20
    offset = np.abs(points - (box.x, box.y, box.z + box.height / 2)) - (box.depth / 2, box.width / 2, box.height / 2)
    assert np.abs(offset.max(axis=1)).max() < 0.02


def test_labels_say_what_each_camera_sees(taken: Path) -> None:
    found = json.loads((taken / "street.labels.json").read_text())
    rows = {row["id"]: row for row in found["objects"]}
    car = rows["car"]
    assert car["category"] == "car" and car["super"] == "vehicle" and car["size"] == [4.4, 1.8, 1.5]
    assert car["surface"] == {
        "id": "right", "kind": "lane", "along": pytest.approx(50.0), "left": pytest.approx(0.0),
        "heading": pytest.approx(0.0), "two_way": False,
    }  # fmt: skip
    assert rows["oncoming"]["surface"]["heading"] == pytest.approx(0.0, abs=1e-9)
    assert rows["walker"]["surface"]["id"] == "south" and rows["house"]["surface"] is None
    seen = car["visibility"]["front"]
    ids = pixels(taken / "ids_front.png")
    value = next(int(v) for v, name in json.loads((taken / "ids.json").read_text()).items() if name == "car")
    assert seen["pixels"] == (ids == value).sum() and seen["visible"] == 1.0
    left, top, right, bottom = seen["frame"]
    assert (ids[top:bottom, left:right] == value).sum() == seen["pixels"] and "back" not in car["visibility"]
    # The lamp and the walker stand before the house.
    house = [row["visible"] for row in rows["house"]["visibility"].values()]
    assert house and max(house) <= 1.0 and min(house) < 1.0


def test_a_rig_of_ones_own(tmp_path: Path) -> None:
    save_scene(street(), tmp_path / "street.scene")
    rig = {
        "name": "mine", "size": [64, 48], "depth_unit": 0.01,
        "cameras": [
            {"name": "mast", "position": [0, 0, 6], "pitch": -30, "field": 90}, {"name": "low", "size": [40, 30]},
        ],
    }  # fmt: skip
    (tmp_path / "mine.json").write_text(json.dumps(rig))
    command = ["render", str(tmp_path / "street.scene"), "--rig", str(tmp_path / "mine.json"), "--heading", "90"]
    out = ["-o", str(tmp_path / "drive.png"), "--depth", str(tmp_path / "deep.png"), "--at", "1,2,0.5"]
    assert cli.main([*command, *out]) == 0
    found = json.loads((tmp_path / "drive.json").read_text())
    assert [c["image"] for c in found["cameras"]] == ["drive_mast.png", "drive_low.png"]
    assert pixels(tmp_path / "drive_low.png").shape == (30, 40, 3)
    mast = np.array(found["cameras"][0]["camera_to_scene"])
    assert mast[:3, 3] == pytest.approx([1.0, 2.0, 6.5])
    assert mast[:3, 2] == pytest.approx([0.0, math.cos(math.radians(30)), -0.5], abs=1e-9)
    assert found["depth"]["unit"] == 0.01
    deep = pixels(tmp_path / "deep_mast.png").astype(float) * 0.01
    assert deep[24, 32] == pytest.approx(6.5 / math.sin(math.radians(30)), rel=0.05)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--rig", "surround7"], "there is no rig 'surround7'"),
        (["--rig", "broken.json"], "broken.json is no rig"),
        (["--rig", "twice.json"], "two of its cameras have one name"),
        (["--rig", "surround6", "--at", "here"], "--at must be X,Y"),
        (["--rig", "surround6", "--at", "1,nan"], "--at must be X,Y"),
        (["--rig", "surround6", "--labels", "a.json"], "the ending of labels is .labels.json"),
        (["--rig", "surround6", "--depth", "a.tif"], "cannot be written"),
        (["--at", "1,2"], "go with --rig"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    save_scene(street(), tmp_path / "street.scene")
    (tmp_path / "broken.json").write_text('{"cameras": [{"name": "a", "field": 400}]}')
    (tmp_path / "twice.json").write_text('{"cameras": [{"name": "a"}, {"name": "a"}]}')
    assert cli.main(["render", "street.scene", "-o", "out.png", *arguments]) == 2
    said = capsys.readouterr().err
    assert sentence in said and "Traceback" not in said and said.count("\n") <= 2
    assert not list(tmp_path.glob("out*"))


def test_a_rig_stands_on_a_free_piece_of_a_lane_and_looks_along_it() -> None:
    stand = stand_at(street().scene, None, None)
    assert stand.surface in ("right", "left")
    assert stand.heading == pytest.approx(0.0 if stand.surface == "right" else math.pi)
    for vehicle in ("car", "oncoming"):
        box = street().scene.node(vehicle).box
        assert box is not None and math.hypot(box.x - stand.x, box.y - stand.y) >= 6.0


def test_where_nobody_drives_it_stands_in_the_middle_and_on_the_ground() -> None:
    walk = revise(SURFACES[2], axis=())
    stand = stand_at(Scene(kind="street", surfaces=(walk,)), None, None)
    assert (stand.x, stand.y, stand.z, stand.surface) == (pytest.approx(0.0), pytest.approx(-4.5), 0.15, "south")
    alone = stand_at(Scene(nodes=(node("a", "car", (4, 2, 1.5), (5, 5)),)), None, 1.0)
    assert (alone.x, alone.y, alone.z, alone.heading, alone.surface) == (5.0, 5.0, 0.0, 1.0, None)


def test_the_middle_of_the_picture_is_the_axis() -> None:
    mount = Mount(name="a", yaw=30.0, pitch=10.0, field=60.0)
    stand = Stand(3.0, 4.0, 1.0, math.radians(45))
    camera = stand.camera(mount, (400, 200))
    row = calibration(mount, camera, (400, 200))
    ahead = np.array([math.cos(math.radians(75)), math.sin(math.radians(75)), 0.0]) * math.cos(math.radians(10))
    point = np.array([3.0, 4.0, 2.6]) + 20 * (ahead + np.array([0.0, 0.0, math.sin(math.radians(10))]))
    assert projected(row, point[None]) == pytest.approx(np.array([[199.5, 99.5]]))
    u, v = camera.seen(point + camera.right, 2.0) or (0.0, 0.0)
    assert projected(row, (point + camera.right)[None]) == pytest.approx(np.array([[u * 400 - 0.5, v * 200 - 0.5]]))


def test_surround6_leaves_no_gap_around_the_car() -> None:
    seen = np.zeros(360, bool)
    for mount in SURROUND6.cameras:
        angles = np.arange(mount.yaw - mount.field / 2, mount.yaw + mount.field / 2)
        seen[np.round(angles).astype(int) % 360] = True
    assert seen.all()


def test_labels_of_a_room_have_no_ground() -> None:
    room = Document(Scene(nodes=(node("a", "chair", (0.5, 0.5, 0.9), (1, 2, 0, 0.5)),)))
    [row] = labels.labels_of(room)["objects"]
    assert row["surface"] is None and row["centre"] == [1, 2, 0.45] and "visibility" not in row
    assert np.array(row["corners"]).shape == (8, 3)
    assert json.loads(labels.text(labels.labels_of(room)))["objects"] == [json.loads(json.dumps(row))]

"""Meshes that come into an open scene: real files, read as the model process reads them."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from unittest.mock import create_autospec

import pytest
import trimesh

from composer.document import Document
from composer.edits import RemoveNodes
from models.mesh_import import MeshImport, read_meshes
from models.requests import Progress
from tests.ui.rooms import bedroom
from ui.controllers.files import empty_room
from ui.controllers.importing import ImportController
from ui.controllers.inspector import InspectorController
from ui.controllers.regenerate import JobView
from ui.controllers.session import Session


class Reader:
    """Reads when it is told to, in this process."""

    def __init__(self) -> None:
        self.request: MeshImport | None = None
        self.cancelled = False

    @property
    def busy(self) -> bool:
        return self.request is not None

    def compose(self, request: MeshImport) -> int:
        self.request = request
        return 7

    def cancel(self) -> None:
        self.cancelled = True


class Desk:
    """A controller with what it talks to."""

    def __init__(self, document: Document) -> None:
        self.session = Session(document)
        self.reader, self.view = Reader(), create_autospec(JobView, instance=True)
        self.complaints: list[tuple[str, str]] = []
        self.controller = ImportController(
            self.session, self.reader, self.view, lambda *said: self.complaints.append(said)
        )

    def read(self) -> None:
        assert self.reader.request is not None
        found = read_meshes(self.reader.request, lambda progress: self.controller.on_progress(7, progress))
        self.controller.on_finished(7, found)

    @property
    def said(self) -> str:
        return str(self.view.say.call_args.args[0])


@pytest.fixture
def desk() -> Desk:
    return Desk(bedroom())


@pytest.fixture
def stool(tmp_path: Path) -> Path:
    """A block of 40 x 40 x 45, z up: centimetres, as a stool shows."""
    path = tmp_path / "stool.stl"
    trimesh.creation.box((40.0, 40.0, 45.0)).export(path)
    return path


def test_a_drawn_chair_stands_where_it_was_dropped(desk: Desk, shared: Callable[[str], Path]) -> None:
    before = desk.session.history.scene
    desk.controller.bring([shared("meshes/furniture/chair.obj")], (-0.9, -0.9))
    assert desk.session.history.scene is before
    desk.read()
    (node,) = [n for n in desk.session.scene.nodes if n.id not in before.by_id]
    assert node.category == "chair" and node.label == ""
    assert node.shape is not None and node.shape.source == "imported"
    assert node.box is not None
    assert (node.box.x, node.box.y, node.box.z) == (-0.9, -0.9, 0.0)
    assert (node.box.depth, node.box.width, node.box.height) == pytest.approx((0.4, 0.4366, 0.9025), abs=0.05)
    assert desk.session.document.mesh_of(node) is desk.session.document.shapes[node.shape.key].mesh
    assert desk.session.selection == {node.id}
    assert "chair.obj as Chair" in desk.said and "dm" in desk.said
    assert desk.session.history.undo_labels == ("Add Chair",)
    desk.session.undo()
    assert desk.session.history.scene == before
    desk.session.redo()
    assert desk.session.document.shape_of(desk.session.scene.node(node.id)) is not None


def test_near_a_wall_its_back_turns_there(desk: Desk, stool: Path) -> None:
    desk.controller.bring([stool], (-0.9, -1.75))
    desk.read()
    (added,) = desk.session.selection
    box = desk.session.scene.node(added).box
    assert box is not None
    assert box.y == pytest.approx(-1.9 + 0.2) and math.remainder(box.yaw - math.pi / 2, math.tau) == pytest.approx(0)


def test_what_nobody_knows_keeps_its_name_and_may_stand_on_a_desk(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Grandma's treasure.ply"
    trimesh.creation.box((0.1, 0.1, 0.2)).export(path)
    under = desk.session.scene.node("desk").box
    assert under is not None
    desk.controller.bring([path], (under.x, under.y))
    desk.read()
    (added,) = desk.session.selection
    node = desk.session.scene.node(added)
    assert (node.category, node.label, node.parent) == ("object", "Grandma's treasure", "desk")
    assert node.box is not None and node.box.z == pytest.approx(under.top)
    assert desk.said.startswith("Added Grandma's treasure.ply as Object")


def test_without_a_place_it_comes_where_nothing_is(desk: Desk, stool: Path) -> None:
    desk.controller.bring([stool])
    desk.read()
    assert not desk.session.report.overlaps and not desk.session.report.out_of_bounds


def test_several_stand_side_by_side_in_one_step(stool: Path, tmp_path: Path) -> None:
    other = tmp_path / "box.off"
    trimesh.creation.box((0.3, 0.3, 0.3)).export(other)
    desk = Desk(empty_room())
    desk.controller.bring([stool, other, stool], (-0.5, 0.0))
    desk.read()
    assert len(desk.session.scene.nodes) == 3 and not desk.session.report.overlaps
    assert desk.session.history.undo_labels == ("Add 3 objects",) and desk.said == "Added 3 objects."
    assert [call.args for call in desk.view.show_job.call_args_list[1:4]] == [
        ("Reading stool.stl", 0.0),
        ("Reading box.off", 1 / 3),
        ("Reading stool.stl", 2 / 3),
    ]
    desk.session.undo()
    assert not desk.session.scene.nodes


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99\n", "damaged"),
        ("a.stl", "solid nothing\nendsolid\n", "a.stl"),
        ("a.glb", "glTF\x02", "damaged"),
        ("a.glb", "something else", "a.glb"),
        ("a.ply", "ply\nformat ascii 1.0\nelement vertex 3000000000\n", "damaged"),
        ("a.off", "OFF\n8 99999999 0\n", "a.off"),
    ],
)
def test_a_broken_mesh_is_one_sentence_and_changes_nothing(
    desk: Desk, tmp_path: Path, name: str, content: str, said: str
) -> None:
    before = desk.session.history.scene
    (tmp_path / name).write_text(content)
    desk.controller.bring([tmp_path / name], (0.0, 0.0))
    desk.read()
    ((title, sentence),) = desk.complaints
    assert title == f"{name} could not be added"
    assert said in sentence and sentence.endswith(".") and "\n" not in sentence
    assert desk.session.history.scene is before and not desk.session.history.can_undo
    assert not desk.session.history.modified


def test_one_broken_file_does_not_hinder_the_others(desk: Desk, stool: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.obj"
    bad.write_text("nothing at all")
    count = len(desk.session.scene.nodes)
    desk.controller.bring([bad, stool], (0.0, -1.0))
    desk.read()
    assert len(desk.session.scene.nodes) == count + 1
    ((title, _),) = desk.complaints
    assert title == "bad.obj could not be added"


def test_what_changed_meanwhile_stays_and_another_document_gets_nothing(desk: Desk, stool: Path) -> None:
    desk.controller.bring([stool], (0.0, -1.0))
    desk.session.push(RemoveNodes(("chair",)))
    desk.read()
    assert "chair" not in desk.session.scene.by_id and len(desk.session.history.undo_labels) == 2
    desk.controller.bring([stool], (0.0, -1.0))
    desk.session.open(empty_room())
    assert desk.reader.cancelled
    desk.controller.on_cancelled(7)
    desk.read()
    assert not desk.session.scene.nodes


def test_progress_of_another_job_is_not_shown(desk: Desk, stool: Path) -> None:
    desk.controller.on_progress(3, Progress("layout", 0.5))
    desk.controller.on_failed(3, "Nothing of ours.")
    desk.view.show_job.assert_not_called()
    desk.controller.bring([stool])
    desk.controller.on_failed(7, "The generator stopped.")
    assert desk.complaints == [("stool.stl could not be added", "The generator stopped.")]


def test_who_says_what_it_is_keeps_the_mesh(desk: Desk, tmp_path: Path) -> None:
    """A kind of the models' makes its shape anew; a mesh of one's own stays what it looks like."""
    path = tmp_path / "DSC_0231.stl"
    trimesh.creation.box((0.4, 0.4, 0.45)).export(path)
    desk.controller.bring([path], (-0.9, -0.9))
    desk.read()
    (added,) = desk.session.selection
    shape = desk.session.scene.node(added).shape
    InspectorController(desk.session).set(category="stool")
    node = desk.session.scene.node(added)
    assert node.category == "stool" and node.shape == shape and node.box is not None
    assert node.box.height == pytest.approx(0.45)

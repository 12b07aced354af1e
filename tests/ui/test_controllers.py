"""Relations, inspector, checklist, regeneration and files, without a window."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import create_autospec

import pytest

from composer.edits import SetBoxes
from composer.formats import open_document, save_scene
from composer.relations import Report
from composer.scene import Relation, revise
from models.requests import ComposeRequest, Composition
from tests.ui.rooms import bedroom
from ui.controllers.checklist import listed, rows, summary
from ui.controllers.files import FileController, FileView
from ui.controllers.inspector import InspectorController
from ui.controllers.naming import State
from ui.controllers.regenerate import LATE, JobView, RegenerateController, Worker
from ui.controllers.relations import RelationController, measured, what_holds
from ui.controllers.session import Session


@pytest.fixture
def session() -> Session:
    return Session(bedroom())


def relation(session: Session, subject: str, predicate: str) -> Relation:
    return next(r for r in session.scene.relations if (r.subject, r.predicate) == (subject, predicate))


def move(session: Session, name: str, **where: float) -> None:
    box = session.history.scene.node(name).box
    assert box is not None
    session.push(SetBoxes({name: revise(box, **where)}))


def test_flipping_takes_the_opposite_and_undoes(session: Session) -> None:
    before = session.history.scene
    new = RelationController(session).flip(relation(session, "left", "left"))
    assert new is not None and new.key == ("left", "right", ("bed",))
    assert session.relation == new
    session.undo()
    assert session.history.scene == before


def test_adding_replaces_what_was_said_of_the_same_kind(session: Session) -> None:
    controller = RelationController(session)
    count = len(session.scene.relations)
    controller.add("bed", "right", "right")
    assert len(session.scene.relations) == count
    assert not any(r.key == ("right", "right", ("bed",)) for r in session.scene.relations)


def test_choices_begin_with_what_holds(session: Session) -> None:
    choices = RelationController(session).choices("chair", "bed")
    assert choices.index("right") < choices.index("left")
    assert "above" not in choices


def test_what_can_be_said_of_the_room(session: Session) -> None:
    controller = RelationController(session)
    assert controller.room_parts() == ["wall", "corner", "window:0", "door:0", "floor"]
    for part in controller.room_parts():
        assert controller.choices("chair", part)
    assert "against wall" not in controller.choices("chair", "bed")
    said = controller.add("chair", "against wall", "wall")
    assert said is not None and said in {v.relation for v in session.report.violated}


def test_at_begins_with_the_distance_there_is(session: Session) -> None:
    said = RelationController(session).add("chair", "at", "bed")
    assert said is not None and said.value == pytest.approx(measured(session.scene, "chair", "bed"))
    assert said in session.report.held


def test_keeping_the_plan_rewrites_what_broke(session: Session) -> None:
    move(session, "left", x=1.9)
    broken = tuple(v.relation for v in session.report.hard_violations)
    RelationController(session).keep(broken)
    assert relation(session, "left", "right").object == "bed"
    assert not session.report.hard_violations
    session.undo()
    assert session.report.hard_violations


def test_a_relation_without_another_that_holds_goes(session: Session) -> None:
    move(session, "left", y=-1.6)
    near = relation(session, "left", "close by")
    assert what_holds(session.scene, near) is None
    RelationController(session).keep((near,))
    assert near not in session.scene.relations


def test_deriving_adds_only_what_is_not_said(session: Session) -> None:
    controller = RelationController(session)
    assert controller.derive() > 0
    assert not session.report.hard_violations
    assert controller.derive() == 0


def test_the_inspector_changes_one_node(session: Session) -> None:
    controller = InspectorController(session)
    session.select(["desk"])
    controller.set_box("x", 1.0)
    lamp = session.scene.node("lamp").box
    assert lamp is not None and lamp.x == pytest.approx(1.95 - 0.89)
    controller.lock("size", True)
    assert session.scene.node("desk").locks.size and not session.scene.node("desk").locks.position
    for colour in ("#111111", "#222222", "#333333"):
        controller.colour("top", colour, dragging=True)
    assert session.scene.node("desk").materials == {"top": "#333333"}
    assert len(session.history.undo_labels) == 3


def test_the_checklist_puts_problems_first(session: Session) -> None:
    assert summary(listed(session.scene, session.report)) == "All 6 hold"
    move(session, "chair", x=0.0, y=1.0)
    found = rows(session.scene, session.report)
    assert found[0].problem and any("overlap" in r.text for r in found)
    assert found[-1].state in (State.UNCHECKED, State.HOLDS)
    assert "problem" in summary(listed(session.scene, session.report))


class Case:
    def __init__(self, session: Session) -> None:
        self.worker = create_autospec(Worker, instance=True)
        self.worker.busy = False
        self.worker.compose.side_effect = range(1, 100)
        self.view = create_autospec(JobView, instance=True)
        self.session = session
        self.generator = RegenerateController(session, self.worker, self.view)

    def request(self) -> ComposeRequest:
        found: ComposeRequest = self.worker.compose.call_args.args[0]
        return found

    def answer(self, revision: int) -> Composition:
        document = bedroom()
        chair = document.scene.node("chair")
        assert chair.box is not None
        scene = document.scene.with_nodes([revise(chair, box=revise(chair.box, x=0.5))])
        return Composition(type(document)(scene), revision, ("chair",), Report())


def test_affected_is_the_subjects_of_what_broke(session: Session) -> None:
    case = Case(session)
    move(session, "left", x=1.9)
    assert case.generator.regenerate("affected")
    assert case.request().subjects == ("left",)
    assert case.request().revision == session.history.revision


def test_nothing_affected_is_said_so(session: Session) -> None:
    case = Case(session)
    assert not case.generator.regenerate("affected", only_layout=True)
    case.worker.compose.assert_not_called()
    case.view.say.assert_called_once()


def test_what_has_no_shape_gets_one_in_place(session: Session) -> None:
    """Where every relation holds, regenerating only furnishes: boxes stay."""
    case = Case(session)
    assert case.generator.regenerate("affected")
    assert case.request().only_shapes and set(case.request().subjects) == {n.id for n in session.history.scene.nodes}


def test_an_answer_is_one_step(session: Session) -> None:
    case = Case(session)
    before = session.history.scene
    case.generator.regenerate("all")
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert session.history.undo_labels == ("Regenerate 6 objects",)
    session.undo()
    assert session.history.scene == before


def test_a_late_answer_is_dropped(session: Session) -> None:
    case = Case(session)
    case.generator.regenerate("all")
    move(session, "chair", x=1.0)
    before = session.history.scene
    case.generator.on_finished(1, case.answer(0))
    assert session.history.scene is before
    case.view.say.assert_called_with(LATE)


def test_an_answer_to_a_replaced_job_is_ignored(session: Session) -> None:
    case = Case(session)
    case.generator.regenerate("all")
    case.generator.regenerate("all")
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert not session.history.can_undo


def test_another_seed_and_its_result_are_one_step(session: Session) -> None:
    case = Case(session)
    case.generator.again(7, "all")
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert len(session.history.undo_labels) == 1


class Desk:
    """A file view that answers with what it was told."""

    def __init__(self) -> None:
        self.view = create_autospec(FileView, instance=True)
        self.session = Session(bedroom())
        self.files = FileController(self.session, self.view, [])


def test_save_and_open_again(tmp_path: Path) -> None:
    desk = Desk()
    move(desk.session, "chair", x=1.1)
    desk.view.ask_save.return_value = tmp_path / "room"
    assert desk.files.save() and not desk.session.history.modified
    assert open_document(tmp_path / "room.scene").scene == desk.session.history.scene
    assert desk.files.recent == [tmp_path / "room.scene"]
    assert desk.files.open(tmp_path / "room.scene") and desk.session.title == "room"


@pytest.mark.parametrize("content", [b"", b"not a scene", b'{"scans": 5}', b"PK\x03\x04 broken"])
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(tmp_path: Path, content: bytes) -> None:
    desk = Desk()
    bad = tmp_path / "bad.scene"
    bad.write_bytes(content)
    move(desk.session, "chair", x=1.1)
    desk.view.ask_unsaved.return_value = "discard"
    before, history = desk.session.history.scene, desk.session.history
    assert not desk.files.open(bad)
    title, said = desk.view.complain.call_args.args
    assert "bad.scene" in title and said.endswith(".") and "\n" not in said and "Traceback" not in said
    assert desk.session.history is history and desk.session.history.scene is before and history.can_undo


def test_unsaved_changes_are_asked_about(tmp_path: Path) -> None:
    desk = Desk()
    save_scene(bedroom(), tmp_path / "other.scene")
    move(desk.session, "chair", x=1.1)
    desk.view.ask_unsaved.return_value = "cancel"
    assert not desk.files.open(tmp_path / "other.scene")
    assert desk.session.history.modified


def test_saving_where_nothing_can_be_saved(tmp_path: Path) -> None:
    desk = Desk()
    desk.view.ask_save.return_value = tmp_path / "no" / "such" / "folder.scene"
    desk.view.ask_elsewhere.return_value = False
    assert not desk.files.save()
    desk.view.ask_elsewhere.assert_called_once()
    assert desk.session.path is None


def test_export_writes_a_glb(tmp_path: Path) -> None:
    desk = Desk()
    desk.view.ask_save.return_value = tmp_path / "room.glb"
    assert desk.files.export()
    assert (tmp_path / "room.glb").read_bytes()[:4] == b"glTF"

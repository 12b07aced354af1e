"""The session: previews, undo, selection, report."""

from __future__ import annotations

import pytest

from composer.edits import RemoveNodes, SetBoxes
from composer.scene import Scene, revise
from tests.ui.rooms import bedroom
from ui.controllers.session import Session


@pytest.fixture
def session() -> Session:
    return Session(bedroom())


def moved(session: Session, name: str, dx: float) -> SetBoxes:
    box = session.history.scene.node(name).box
    assert box is not None
    return SetBoxes({name: revise(box, x=box.x + dx)})


def test_a_preview_is_seen_everywhere_and_leaves_no_trace(session: Session) -> None:
    seen: list[Scene] = []
    session.changed.connect(seen.append)
    before = session.history.scene
    session.preview(moved(session, "chair", 0.5))
    assert session.scene.node("chair").box.x == pytest.approx(1.75)  # type: ignore[union-attr]
    assert session.history.scene is before and session.history.revision == 0
    session.drop_preview()
    assert session.scene is before and len(seen) == 2
    assert not session.history.can_undo


def test_the_report_follows_a_preview(session: Session) -> None:
    assert not session.report.hard_violations
    session.preview(moved(session, "left", 2.0))
    broken = {v.relation.predicate for v in session.report.hard_violations}
    assert "left" in broken
    session.drop_preview()
    assert not session.report.hard_violations


def test_several_edits_are_one_step(session: Session) -> None:
    before = session.history.scene
    session.push(moved(session, "chair", 0.1), moved(session, "desk", 0.1), verb="Move 2 objects")
    assert session.history.undo_labels == ("Move 2 objects",)
    session.undo()
    assert session.history.scene == before


def test_an_edit_that_does_not_fit_is_a_notice(session: Session) -> None:
    said: list[str] = []
    session.noticed.connect(said.append)
    assert not session.push(RemoveNodes(("nobody",)))
    assert said == ["There is no node 'nobody' in the scene."]
    assert not session.history.can_undo


def test_what_is_gone_is_not_selected(session: Session) -> None:
    session.select(["chair", "desk"])
    session.push(RemoveNodes(("chair",)))
    assert session.selection == {"desk"}


def test_touched_nodes_are_those_of_changed_boxes_and_relations(session: Session) -> None:
    session.push(moved(session, "chair", 0.1))
    assert session.touched == {"chair"}
    session.rested()
    assert not session.touched


def test_opening_another_document_forgets_the_old_one(session: Session) -> None:
    session.select(["bed"])
    session.push(moved(session, "chair", 0.1))
    session.open(bedroom())
    assert not session.history.can_undo and not session.selection and session.path is None

"""The inspector of a piece of ground: kind, name, height; each change an undo step."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.scene import Surface, revise
from composer.street.kinds import surface_kind
from tests.ui.streets import street
from ui.controllers.session import Session
from ui.inspector.ground_box import GroundBox, size_of

LAWN = Surface(id="lawn", kind="grass", polygon=((0, 20), (10, 20), (10, 26), (0, 26)))


def shown(qtbot: QtBot, name: str) -> tuple[Session, GroundBox]:
    scene = street()
    session = Session(Document(revise(scene, surfaces=(*scene.surfaces, LAWN))))
    box = GroundBox(session)
    qtbot.addWidget(box)
    session.select_ground([name])
    assert box.refresh()
    return session, box


def lawn(session: Session) -> Surface:
    return next(s for s in session.history.scene.surfaces if s.id == "lawn")


def test_it_tells_how_large_ground_is() -> None:
    assert size_of(LAWN) == "60 m²"
    lane = next(s for s in street().surfaces if s.id == "road-1/0/-1")
    assert size_of(lane) == "180 m², 3.00 m wide"


def test_kind_name_and_height_are_an_undo_step_each(qtbot: QtBot) -> None:
    session, box = shown(qtbot, "lawn")
    assert not session.history.can_undo
    box.kind.setCurrentIndex(box.kind.findData("plaza"))
    box.kind.activated.emit(box.kind.currentIndex())
    assert lawn(session).kind == "plaza" and lawn(session).z == surface_kind("plaza").lift
    box.refresh()
    box.label.setText("Market")
    box.label.editingFinished.emit()
    box.refresh()
    box.lift.setValue(0.4)
    assert (lawn(session).label, lawn(session).z) == ("Market", pytest.approx(0.4))
    assert len(session.history.undo_labels) == 3
    for _ in range(3):
        session.undo()
    assert lawn(session) == LAWN


def test_of_a_lane_only_the_name_is_changed_here_and_nothing_selected_shows_nothing(qtbot: QtBot) -> None:
    session, box = shown(qtbot, "road-1/0/-1")
    assert not box.kind.isEnabled() and not box.lift.isEnabled() and box.label.isEnabled()
    session.select_ground([])
    assert not box.refresh() and box.isHidden()

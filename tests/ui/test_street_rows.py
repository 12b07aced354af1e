"""Rows in the window: their ends on the plan, by the mouse, one undo step."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.scene import Node, Relation, revise
from tests.ui.rooms import bedroom
from tests.ui.streets import street, thing
from ui import theme
from ui.controllers.session import Session
from ui.controllers.street_rows import RowController
from ui.plan.view import PlanCanvas

VERGE = "road-1/0/-3"


class Hints:
    def __init__(self) -> None:
        self.said: list[str] = []

    def show_hint(self, text: str, guides: object) -> None:
        self.said.append(text)


def planted() -> Session:
    """An avenue with three trees in a row."""
    nodes: list[Node] = [thing(f"t{k}", "young_tree", 15.0 + 8.0 * k, -6.1, 0.15) for k in range(3)]
    said = [Relation(subject=n.id, predicate="along", objects=(VERGE,), value=8.0) for n in nodes]
    session = Session(Document(revise(street(), nodes=tuple(nodes), relations=tuple(said))))
    session.select(["t1"])
    return session


def test_pulling_an_end_shows_how_many_there_are_and_is_one_step() -> None:
    session, hints = planted(), Hints()
    before = session.history.scene
    rows = RowController(session, hints)
    assert rows.begin(1)
    for x in (33.0, 40.0, 47.5, 46.0):
        rows.drag((x, -5.0))
    assert hints.said[-1] == "5 in the row" and session.previewing
    rows.drag((15.0, -6.0))
    assert rows.row is not None and len(session.scene.nodes) == 1
    rows.drag((46.0, -5.0))
    assert len(rows.drop()) == 2
    assert session.history.undo_labels == ("Lengthen row",) and not session.previewing
    assert len(session.history.scene.nodes) == 5 and len(session.selection) == 5
    session.undo()
    assert session.history.scene == before


def test_a_way_there_and_back_changes_nothing_and_escape_neither() -> None:
    session = planted()
    before = session.history.scene
    rows = RowController(session, Hints())
    for last in ("drop", "cancel"):
        rows.begin(0)
        rows.drag((2.0, -6.0))
        assert len(session.scene.nodes) > 3
        if last == "drop":
            rows.drag((15.5, -6.0))
        getattr(rows, last)()
        assert session.scene is before and not session.history.can_undo


def test_the_ends_are_on_the_plan_and_the_mouse_takes_them(qtbot: QtBot) -> None:
    session = planted()
    plan = PlanCanvas(session, theme.LIGHT)
    qtbot.addWidget(plan)
    plan.resize(1000, 700)
    with qtbot.waitExposed(plan):
        plan.show()
    plan.fit()
    session.select([])
    session.select(["t1"])
    ends = plan.row_ends
    assert set(ends) == {0, 1} and plan.row_end_at(ends[1]) == 1
    step = plan.to_pixel(8.0, 0.0) - plan.to_pixel(0.0, 0.0)

    def at(point: QPointF) -> QPoint:
        return point.toPoint()

    view = plan.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(ends[1]))
    for share in (0.4, 0.8, 1.1):
        qtbot.mouseMove(view, at(ends[1] + step * share))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(ends[1] + step * 1.1))
    assert len(session.history.scene.nodes) > 3
    assert session.history.undo_labels == ("Lengthen row",)
    session.select([])
    assert plan.row_ends == {}


def test_a_street_that_is_opened_after_a_room_is_seen_as_a_whole(qtbot: QtBot) -> None:
    session = Session(bedroom())
    plan = PlanCanvas(session, theme.LIGHT)
    qtbot.addWidget(plan)
    plan.resize(700, 600)
    with qtbot.waitExposed(plan):
        plan.show()
    session.open(Document(street()))
    for corner in ((0.0, -11.9), (60.0, 11.9)):
        assert plan.rect().contains(plan.to_pixel(*corner).toPoint())
    assert plan.to_pixel(60.0, 0.0).x() - plan.to_pixel(0.0, 0.0).x() > 400

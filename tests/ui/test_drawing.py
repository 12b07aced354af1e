"""Drawing a room corner by corner, without a window."""

from __future__ import annotations

from unittest.mock import create_autospec

import pytest

from composer.document import Document
from composer.scene import Scene
from tests.ui.rooms import bedroom
from ui.controllers.drawing import HEIGHT, DrawingController
from ui.controllers.room import RoomView
from ui.controllers.session import Session

PIXEL = 0.01


@pytest.fixture
def session() -> Session:
    return Session(bedroom())


@pytest.fixture
def drawing(session: Session) -> DrawingController:
    return DrawingController(session, create_autospec(RoomView, instance=True))


def click(drawing: DrawingController, *points: tuple[float, float]) -> bool:
    return [drawing.click(point, PIXEL) for point in points][-1]


def test_a_room_is_drawn_clockwise_with_a_shaky_hand(session: Session, drawing: DrawingController) -> None:
    before = session.history.scene
    assert not click(drawing, (0.01, 0.02), (0.03, 3.01), (3.98, 3.06), (4.02, -0.04))
    assert session.scene is before
    assert click(drawing, (0.05, 0.05))
    floor = session.scene.floor
    assert floor is not None and floor.area == pytest.approx(12.0) and floor.height == 2.6
    assert set(floor.polygon) == {(0.0, 0.0), (0.0, 3.0), (4.0, 3.0), (4.0, 0.0)}
    assert session.scene.nodes == before.nodes and session.history.undo_labels == ("Draw room",)
    assert not drawing.busy
    session.undo()
    assert session.history.scene == before


def test_lengths_are_typed_and_corners_taken_back(session: Session, drawing: DrawingController) -> None:
    click(drawing, (0, 0))
    drawing.hover((1.03, 0.02), PIXEL)
    assert drawing.exact("3.2 m") and not drawing.exact("wide") and not drawing.exact("2")
    drawing.put()
    assert drawing.points[-1] == pytest.approx((3.2, 0))
    click(drawing, (3.2, 1), (5, 5))
    drawing.back()
    assert len(drawing.points) == 3
    click(drawing, (0, 1))
    assert drawing.close()
    assert session.scene.floor is not None and session.scene.floor.area == pytest.approx(3.2)


def test_walls_that_cross_are_refused(session: Session, drawing: DrawingController) -> None:
    click(drawing, (0, 0), (3, 0), (3, 3), (1, 3), (1, -1))
    assert len(drawing.points) == 4
    assert not click(drawing, (1, -0.0)) and len(drawing.points) == 4
    drawing.back()
    drawing.back()
    assert not drawing.close() and drawing.busy
    assert drawing.cancel() and not drawing.cancel() and not session.history.can_undo


def test_a_room_for_a_scene_without_one() -> None:
    session = Session(Document(Scene()))
    drawing = DrawingController(session, create_autospec(RoomView, instance=True))
    click(drawing, (0, 0), (3, 0), (3, 3))
    assert drawing.close()
    assert session.scene.floor is not None and session.scene.floor.height == HEIGHT
    assert session.history.undo_labels == ("Draw room",)

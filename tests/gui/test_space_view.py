"""The 3D view's hands in a real window; its pictures do not matter here, so that its process is not started."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.settings import Settings
from ui.space.gizmo import Gizmo
from ui.window import MainWindow

LEFT, MIDDLE, NO = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window whose 3D view has had a picture."""
    qtbot.waitUntil(lambda: window.space.camera.distance > 5)
    window.renderer.drawn = window.space.camera
    window.renderer.framed.emit(QImage(8, 6, QImage.Format.Format_RGB888), True)
    return window


def handles(window: MainWindow) -> Gizmo:
    """The handles that are shown."""
    space = window.space
    gizmo = space.grip.gizmo(window.renderer.drawn, space.width(), space.height())
    assert gizmo is not None
    return gizmo


def drag(qtbot: QtBot, window: MainWindow, start: QPointF, way: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press, move in two steps; the button stays down."""
    at = start.toPoint()
    qtbot.mousePress(window.space, button, NO, at)
    for step in (way / 2, way):
        qtbot.mouseMove(window.space, at + step)


def test_a_handle_is_one_step_and_says_how_far(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    before = window.session.scene.node("chair").box
    tip = handles(window).lines["z"].at(1)
    drag(qtbot, window, tip, QPoint(0, -30))
    assert window.space.grip.reading.startswith("Z 4")
    qtbot.mouseRelease(window.space, LEFT, NO, tip.toPoint() - QPoint(0, 30))
    box = window.session.history.scene.node("chair").box
    assert before is not None and box is not None and box.z > 0.1 and (box.x, box.y) == (before.x, before.y)
    assert window.session.history.undo_labels == ("Lift",) and window.session.selection == {"chair"}


def test_escape_lets_a_handle_go(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    scene, tip = window.session.scene, handles(window).lines["x"].at(1)
    drag(qtbot, window, tip, QPoint(40, 8))
    assert window.session.previewing
    qtbot.keyClick(window.space, Qt.Key.Key_Escape)
    qtbot.mouseRelease(window.space, LEFT, NO, tip.toPoint())
    assert window.session.scene is scene and not window.session.history.can_undo
    assert window.session.selection == {"chair"}


def test_without_handles_the_same_drag_orbits(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    window.actions_.by_id["view.handles"].trigger()
    camera, tip = window.space.camera, handles(window).lines["x"].at(1) + QPointF(8, 2)
    drag(qtbot, window, tip, QPoint(60, 0))
    assert window.space.camera.azimuth != camera.azimuth and not window.session.previewing


def test_a_walk_and_back(qtbot: QtBot, window: MainWindow) -> None:
    """Letters are steps and not shortcuts; Escape ends it where one was before, with the action unchecked."""
    space, walk, snap = window.space, window.actions_.by_id["view.walk"], window.actions_.by_id["edit.snap"]
    outside = space.camera
    walk.trigger()
    assert space.camera.eye[2] == pytest.approx(1.6) and "Esc" in space.stroll.hint
    window.activateWindow()
    place = space.camera.target
    qtbot.keyPress(space, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: space.camera.target != place)
    qtbot.keyRelease(space, Qt.Key.Key_W)
    qtbot.keyClick(space, Qt.Key.Key_S)
    assert snap.isChecked()
    azimuth = space.camera.azimuth
    drag(qtbot, window, QPointF(40, 40), QPoint(50, 0))
    qtbot.mouseRelease(space, LEFT, NO, QPoint(90, 40))
    assert space.camera.azimuth != azimuth and not window.session.previewing
    qtbot.keyClick(space, Qt.Key.Key_Escape)
    assert space.camera == outside and not walk.isChecked() and space.stroll.hint == ""


def test_losing_the_keyboard_ends_a_step(qtbot: QtBot, window: MainWindow) -> None:
    space = window.space
    window.actions_.by_id["view.walk"].trigger()
    qtbot.keyPress(space, Qt.Key.Key_W)
    window.plan.setFocus()
    QApplication.processEvents()
    place = space.camera
    qtbot.wait(60)
    assert space.camera == place


def test_blender_hands_orbit_with_the_middle_button(qtbot: QtBot, window: MainWindow) -> None:
    space = window.space
    space.set_navigation("blender")
    camera = space.camera
    drag(qtbot, window, QPointF(5, 5), QPoint(60, 0))
    qtbot.mouseRelease(space, LEFT, NO, QPoint(65, 5))
    assert space.camera == camera
    drag(qtbot, window, QPointF(5, 5), QPoint(60, 0), MIDDLE)
    qtbot.mouseRelease(space, MIDDLE, NO, QPoint(65, 5))
    assert space.camera.azimuth != camera.azimuth
    window.session.select(["chair"])
    distance = space.camera.distance
    qtbot.keyClick(space, Qt.Key.Key_Left, Qt.KeyboardModifier.KeypadModifier)
    assert space.camera.distance == distance
    qtbot.keyClick(space, Qt.Key.Key_Period, Qt.KeyboardModifier.KeypadModifier)
    assert space.camera.distance < distance


def test_number_keys_orbit_and_change_the_projection(qtbot: QtBot, window: MainWindow) -> None:
    space, action, pad = window.space, window.actions_.by_id["view.parallel"], Qt.KeyboardModifier.KeypadModifier
    before = space.camera
    qtbot.keyClick(space, Qt.Key.Key_6, pad)
    assert space.camera.azimuth == pytest.approx((before.azimuth + math.radians(15)) % math.tau)
    qtbot.keyClick(space, Qt.Key.Key_4, pad)
    qtbot.keyClick(space, Qt.Key.Key_8, pad)
    assert space.camera.elevation == pytest.approx(before.elevation + math.radians(15))
    qtbot.keyClick(space, Qt.Key.Key_2, pad)
    assert space.camera.azimuth == pytest.approx(before.azimuth % math.tau) and not space.camera.flat
    qtbot.keyClick(space, Qt.Key.Key_5, pad)
    assert space.camera.flat and space.camera.span == pytest.approx(before.span) and action.isChecked()
    qtbot.keyClick(space, Qt.Key.Key_1, pad)
    assert space.camera.flat and space.camera.elevation == 0.0
    drag(qtbot, window, QPointF(5, 5), QPoint(60, 20))
    qtbot.mouseRelease(space, LEFT, NO, QPoint(65, 25))
    assert space.camera.flat
    qtbot.keyClick(space, Qt.Key.Key_5, pad)
    assert not space.camera.flat and not action.isChecked()


def test_leaving_the_view_from_above_keeps_the_size(qtbot: QtBot, window: MainWindow) -> None:
    """From above it is always parallel; the first step to the side is in perspective again, without a jump."""
    space = window.space
    qtbot.keyClick(space, Qt.Key.Key_7)
    above = space.camera
    assert above.flat and not space.parallel
    qtbot.keyClick(space, Qt.Key.Key_2)
    assert not space.camera.flat and space.camera.span == pytest.approx(above.span)
    window.actions_.by_id["view.parallel"].trigger()
    assert space.camera.flat
    space.frame_all()
    assert space.camera.flat


def test_a_drag_in_an_elevation_follows_the_hand(qtbot: QtBot, window: MainWindow) -> None:
    """Where the floor is seen from its edge, an object goes along the picture and keeps its depth."""
    space = window.space
    window.actions_.by_id["view.parallel"].trigger()
    qtbot.keyClick(space, Qt.Key.Key_1)
    x, y = space.on_floor(QPointF(space.width() * 0.25, space.height() * 0.6))
    assert x == pytest.approx(space.camera.target[0] - space.camera.span * space.width() / space.height() / 4)
    assert y == pytest.approx(space.camera.target[1])


def test_how_the_mouse_works_is_remembered(window: MainWindow) -> None:
    assert window.settings.navigation == "simple"
    window.settings.navigation = "blender"
    again = MainWindow(window.session.document, window.settings)
    assert isinstance(again.settings, Settings) and again.space.navigation == "blender"
    again.close()


def test_lamps_are_lit_by_an_action(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(window.renderer, "show", lambda document, selected, lamps: shown.append(lamps))
    window.actions_.by_id["view.lamps"].trigger()
    window.session.select(["chair"])
    assert shown == [True, True] and window.space.photo((64, 64), Path("a.png")).lamps
    window.actions_.by_id["view.lamps"].trigger()
    assert shown[-1] is False

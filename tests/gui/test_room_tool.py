"""The room worked by mouse and keys, as a designer would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from composer.scene import Floor
from ui.controllers.room_parts import Part
from ui.plan.room_tool import RoomTool
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tool(qtbot: QtBot, window: MainWindow) -> RoomTool:
    window.actions_.by_id["scene.room"].trigger()
    qtbot.wait(30)  # until the room is fitted once more
    return window.plan.room_tool


def floor_of(window: MainWindow) -> Floor:
    floor = window.session.scene.floor
    assert floor is not None
    return floor


def at(window: MainWindow, x: float, y: float) -> QPoint:
    return window.plan.to_pixel(x, y).toPoint()


def drag(qtbot: QtBot, window: MainWindow, start: tuple[float, float], end: tuple[float, float]) -> None:
    view, a, b = window.plan.viewport(), at(window, *start), at(window, *end)
    qtbot.mousePress(view, LEFT, NONE, a)
    for step in range(1, 6):
        qtbot.mouseMove(view, a + (b - a) * step / 5)
    qtbot.mouseRelease(view, LEFT, NONE, b)


def test_a_wall_is_dragged_and_objects_stay(qtbot: QtBot, window: MainWindow, tool: RoomTool) -> None:
    before = window.session.history.scene
    drag(qtbot, window, (2.25, -1.0), (3.0, -1.0))
    assert floor_of(window).bounds[2] == pytest.approx(3.0, abs=0.06)
    assert window.session.scene.nodes == before.nodes and not window.session.selection
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.history.scene == before


def test_corners_come_by_a_double_click_and_go_by_a_key(qtbot: QtBot, window: MainWindow, tool: RoomTool) -> None:
    view = window.plan.viewport()
    qtbot.mouseDClick(view, LEFT, NONE, at(window, 0.0, 1.95))
    assert len(floor_of(window).polygon) == 5
    qtbot.mouseRelease(view, LEFT, NONE, at(window, 0.0, 1.95))
    qtbot.keyClick(window.plan, Qt.Key.Key_Delete)
    assert len(floor_of(window).polygon) == 4 and len(window.session.scene.nodes) == 6
    assert window.session.history.undo_labels == ("Insert corner", "Remove corner")


def test_a_door_is_put_flipped_and_removed(qtbot: QtBot, window: MainWindow, tool: RoomTool) -> None:
    view = window.plan.viewport()
    qtbot.mouseClick(tool.buttons["door"], LEFT)
    qtbot.mouseMove(view, at(window, -2.2, 0.1))
    qtbot.mouseClick(view, LEFT, NONE, at(window, -2.2, 0.0))
    assert [o.kind for o in floor_of(window).openings] == ["door", "window", "door"]
    assert floor_of(window).openings[2].wall == 3 and not tool.mode
    pointer = window.plan.pointer(window.plan.to_pixel(-2.25, 0.0), NONE)
    part = tool.controller.part_at(pointer.point, pointer.reach)
    assert part == Part("opening", 2)
    menu = tool.menu_of(part, pointer)
    next(a for a in menu.actions() if "Hinge" in a.text()).trigger()
    assert floor_of(window).openings[2].hinge == "end"
    menu.deleteLater()
    qtbot.keyClick(window.plan, Qt.Key.Key_Backspace)
    assert len(floor_of(window).openings) == 2 and len(window.session.scene.nodes) == 6


def test_a_room_is_drawn_with_a_typed_length(qtbot: QtBot, window: MainWindow) -> None:
    before, plan = window.session.history.scene, window.plan
    view = plan.viewport()
    window.actions_.by_id["scene.outline"].trigger()
    qtbot.wait(30)
    qtbot.mouseClick(view, LEFT, NONE, at(window, -2.0, -2.0))
    qtbot.mouseMove(view, at(window, 0.0, -2.0))
    qtbot.keyClick(plan, Qt.Key.Key_3)
    qtbot.keyClicks(plan.field, " m")
    qtbot.keyClick(plan.field, Qt.Key.Key_Return)
    for point in ((1.0, 1.0), (-2.0, 1.0), (3.0, 3.0)):
        qtbot.mouseMove(view, at(window, *point))
        qtbot.mouseClick(view, LEFT, NONE, at(window, *point))
    qtbot.keyClick(plan, Qt.Key.Key_Backspace)
    assert window.session.scene is before
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert floor_of(window).area == pytest.approx(9.0, abs=0.2)
    assert window.session.history.undo_labels == ("Draw room",) and window.session.scene.nodes == before.nodes


def test_escape_leaves_step_by_step(qtbot: QtBot, window: MainWindow, tool: RoomTool) -> None:
    before, plan = window.session.history.scene, window.plan
    tool.set_mode("draw")
    qtbot.mouseClick(plan.viewport(), LEFT, NONE, at(window, 0.0, 0.0))
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert not tool.drawing.busy and tool.mode == "draw"
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert not tool.mode and plan.tool is tool and tool.strip.isVisible()
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.tool is not tool and not tool.strip.isVisible()
    assert not window.actions_.by_id["scene.room"].isChecked() and window.session.history.scene is before
    assert plan.node_at(plan.to_pixel(1.25, -0.6)) == "chair" and plan.objects.opacity() == 1.0


def test_tab_goes_from_the_plan_through_the_tools_buttons(qtbot: QtBot, window: MainWindow, tool: RoomTool) -> None:
    window.activateWindow()
    window.plan.setFocus()
    qtbot.keyClick(window.plan, Qt.Key.Key_Tab)
    assert tool.buttons["door"].hasFocus()
    qtbot.keyClick(tool.buttons["door"], Qt.Key.Key_Space)
    assert tool.mode == "door"
    qtbot.keyClick(tool.buttons["door"], Qt.Key.Key_Tab)
    assert tool.buttons["window"].hasFocus()

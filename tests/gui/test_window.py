"""The window worked by mouse and keys, as a designer would."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.formats import open_document
from composer.scene import Box, Relation
from ui.actions import Palette
from ui.clipboard import FRAGMENT_MIME
from ui.controllers.fragment import decoded
from ui.graph.items import Chip
from ui.inspector.catalogue import CategoryFinder
from ui.inspector.checklist import ROW
from ui.inspector.fitting_finder import FittingFinder
from ui.plan.view import CATEGORY_MIME
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def box(window: MainWindow, name: str) -> Box:
    found = window.session.scene.node(name).box
    assert found is not None
    return found


def on_plan(window: MainWindow, x: float, y: float) -> QPoint:
    return window.plan.to_pixel(x, y).toPoint()


def drag(
    qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, drop: bool = True
) -> None:
    """Press, move in steps, and maybe let go, on the plan."""
    view = window.plan.viewport()
    qtbot.mousePress(view, LEFT, keys, start)
    for step in range(1, 6):
        qtbot.mouseMove(view, start + (end - start) * step / 5)
    if drop:
        qtbot.mouseRelease(view, LEFT, keys, end)


def relation(window: MainWindow, subject: str, predicate: str) -> Relation:
    return next(r for r in window.session.scene.relations if (r.subject, r.predicate) == (subject, predicate))


def test_dragging_moves_and_undo_restores(qtbot: QtBot, window: MainWindow) -> None:
    before = window.session.history.scene
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, -0.5, -0.9))
    assert (box(window, "chair").x, box(window, "chair").y) == pytest.approx((-0.5, -0.9), abs=0.12)
    assert window.session.selection == {"chair"}
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.history.scene == before
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert box(window, "chair").x < 0


def test_escape_in_the_middle_of_a_drag(qtbot: QtBot, window: MainWindow) -> None:
    before = window.session.history.scene
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, -0.5, -0.9), drop=False)
    assert window.session.previewing and box(window, "chair").x < 0.5
    qtbot.keyClick(window.plan, Qt.Key.Key_Escape)
    assert window.session.scene is before
    qtbot.mouseRelease(window.plan.viewport(), LEFT, NONE, on_plan(window, -0.5, -0.9))
    assert window.session.history.scene is before and not window.session.history.can_undo


def test_the_wall_turns_the_back(qtbot: QtBot, window: MainWindow) -> None:
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, -1.0, -1.63))
    assert math.remainder(box(window, "chair").yaw - math.pi / 2, math.tau) == pytest.approx(0, abs=1e-6)
    assert box(window, "chair").y == pytest.approx(-1.9 + 0.53 / 2, abs=1e-6)


def test_letting_go_over_another_object_selects_nothing_else(qtbot: QtBot, window: MainWindow) -> None:
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, 0.0, 0.6))
    assert window.session.selection == {"chair"}


def test_relations_turn_red_while_dragging_and_can_be_kept(qtbot: QtBot, window: MainWindow) -> None:
    drag(qtbot, window, on_plan(window, -1.15, 1.7), on_plan(window, 1.5, 0.2), drop=False)
    qtbot.waitUntil(lambda: bool(window.session.report.hard_violations), timeout=2000)
    rows = [window.checklist.model.index(i).data(ROW) for i in range(window.checklist.model.rowCount())]
    assert any(row.problem and row.relation == relation(window, "left", "left") for row in rows)
    assert relation(window, "left", "left") in window.graph.board.pills
    qtbot.mouseRelease(window.plan.viewport(), LEFT, NONE, on_plan(window, 1.5, 0.2))
    assert window.after.bar.isVisible()
    qtbot.mouseClick(window.after.bar.keep_button, LEFT)
    assert relation(window, "left", "right") and not window.after.bar.isVisible()
    assert len(window.session.history.undo_labels) == 2


def test_shift_click_adds_and_a_frame_selects(qtbot: QtBot, window: MainWindow) -> None:
    view = window.plan.viewport()
    qtbot.mouseClick(view, LEFT, NONE, on_plan(window, 1.25, -0.6))
    qtbot.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, on_plan(window, 0, 0.5))
    assert window.session.selection == {"chair", "bed"}
    drag(qtbot, window, on_plan(window, 0.8, -0.35), on_plan(window, 2.19, -1.8))
    assert window.session.selection == {"desk", "lamp", "chair"}


def test_handles_turn_and_resize(qtbot: QtBot, window: MainWindow) -> None:
    from ui.plan.overlay import grips_of

    window.session.select(["bed"])
    grips = grips_of(box(window, "bed"), window.plan.to_pixel)
    drag(qtbot, window, grips[(1, 0)].toPoint(), grips[(1, 0)].toPoint() + QPoint(0, 40))
    assert box(window, "bed").depth > 2.2 and box(window, "bed").width == 1.75
    grips = grips_of(box(window, "bed"), window.plan.to_pixel)
    middle = box(window, "bed")
    drag(qtbot, window, grips["turn"].toPoint(), on_plan(window, middle.x + 2, middle.y + 0.05))
    assert box(window, "bed").yaw == pytest.approx(0.0)
    assert window.session.history.undo_labels == ("Resize", "Turn")


def test_arrows_delete_duplicate(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.plan.viewport(), LEFT, NONE, on_plan(window, 1.25, -0.6))
    qtbot.keyClick(window.plan, Qt.Key.Key_Left)
    qtbot.keyClick(window.plan, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (box(window, "chair").x, box(window, "chair").y) == pytest.approx((1.24, -0.5))
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.scene.nodes) == 7
    qtbot.keyClick(window.plan, Qt.Key.Key_Delete)
    assert len(window.session.scene.nodes) == 6 and "chair" in window.session.scene.by_id


def test_plan_and_picture_agree_about_left_and_up(window: MainWindow) -> None:
    """X to the right and Y up on the plan; the 3D view from above maps the same way."""
    a, b = window.plan.to_pixel(0, 0), window.plan.to_pixel(1, 1)
    assert b.x() > a.x() and b.y() < a.y()
    window.space.standard("7")
    camera = window.space.camera
    assert camera.right == pytest.approx([1, 0, 0], abs=1e-9) and camera.up == pytest.approx([0, 1, 0], abs=1e-9)


def menu_of(window: MainWindow, text: str) -> QMenu:
    menus = [m for m in window.graph.findChildren(QMenu) if any(text in a.text() for a in m.actions())]
    assert menus
    return menus[-1]


def choose(window: MainWindow, text: str) -> None:
    menu = menu_of(window, text)
    next(a for a in menu.actions() if text in a.text()).trigger()
    menu.close()


def test_clicking_an_arrow_flips_changes_and_deletes(qtbot: QtBot, window: MainWindow) -> None:
    graph = window.graph
    window.session.select(["chair"])
    for text, expected in (("Flip", "right"), ("Change to “left”", "left"), ("Delete", None)):
        found = [r for r in window.session.scene.relations if r.subject == "chair" and r.predicate in ("left", "right")]
        at = graph.mapFromScene(graph.board.pills[found[0]].pos())
        qtbot.mouseClick(graph.viewport(), LEFT, NONE, at)
        choose(window, text)
        now = [
            r.predicate for r in window.session.scene.relations if r.subject == "chair" and r.predicate != "close by"
        ]
        assert now == ([expected] if expected else [])
    assert len(window.session.history.undo_labels) == 3


def test_drawing_an_arrow_relates_two_nodes(qtbot: QtBot, window: MainWindow) -> None:
    graph = window.graph

    def at(chip: Chip, offset: QPointF) -> QPoint:
        return graph.mapFromScene(chip.pos() + offset)

    chair, bed = graph.board.chips["chair"], graph.board.chips["bed"]
    start, end = at(chair, QPointF(chair.width / 2 - 3, 0)), at(bed, QPointF(0, 0))
    view = graph.viewport()
    qtbot.mousePress(view, LEFT, NONE, start)
    for step in range(1, 6):
        qtbot.mouseMove(view, start + (end - start) * step / 5)
    qtbot.mouseRelease(view, LEFT, NONE, end)
    choose(window, "is smaller than Double bed")
    assert relation(window, "chair", "smaller than").object == "bed"
    window.commands.edit_delete()
    assert not any(r.predicate == "smaller than" for r in window.session.scene.relations)


def test_the_right_button_relates_a_node_to_the_room(qtbot: QtBot, window: MainWindow) -> None:
    graph = window.graph
    at = graph.mapFromScene(graph.board.chips["chair"].pos())
    qtbot.mouseClick(graph.viewport(), Qt.MouseButton.RightButton, NONE, at)
    choose(window, "stands against the wall")
    assert relation(window, "chair", "against wall").object == "wall"
    assert "wall" in graph.board.chips
    window.commands.edit_undo()
    assert "wall" not in graph.board.chips


def test_one_selection_in_all_views(qtbot: QtBot, window: MainWindow) -> None:
    graph = window.graph
    qtbot.mouseClick(graph.viewport(), LEFT, NONE, graph.mapFromScene(graph.board.chips["desk"].pos()))
    assert window.session.selection == {"desk"}
    assert "desk" in window.plan.objects.selected
    assert window.inspector.numbers["width"].value() == pytest.approx(1.3)
    window.inspector.numbers["width"].setValue(1.4)
    assert box(window, "desk").width == pytest.approx(1.4)
    qtbot.mouseClick(window.inspector.locks["position"], LEFT)
    assert window.session.scene.node("desk").locks.position


def test_saving_opening_exporting(
    make_window: Callable[[Document], MainWindow], document: Document, tmp_path: Path
) -> None:
    window = make_window(document)
    window.dialogs.path = tmp_path / "mine.scene"  # type: ignore[attr-defined]
    window.add("sofa")
    assert window.isWindowModified()
    window.actions_.by_id["file.save"].trigger()
    assert not window.isWindowModified() and "mine" in window.windowTitle()
    assert open_document(tmp_path / "mine.scene").scene == window.session.history.scene
    window.dialogs.path = tmp_path / "mine.glb"  # type: ignore[attr-defined]
    window.actions_.by_id["file.export"].trigger()
    assert (tmp_path / "mine.glb").read_bytes()[:4] == b"glTF"


def test_a_bad_file_keeps_the_document(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bad.scene").write_bytes(b"PK\x03\x04 nothing")
    before = window.session.history.scene
    window.dialogs.path = tmp_path / "bad.scene"  # type: ignore[attr-defined]
    window.actions_.by_id["file.open"].trigger()
    ((title, sentence),) = window.dialogs.complaints  # type: ignore[attr-defined]
    assert "bad.scene" in title and sentence.endswith(".")
    assert window.session.history.scene is before


def test_every_action_is_bound_and_has_its_own_keys(window: MainWindow) -> None:
    keys = [s.toString() for action in window.actions_.by_id.values() for s in action.shortcuts()]
    assert len(keys) == len(set(keys))
    window.actions_.by_id["view.theme"].trigger()
    assert window.theme.name == "dark"
    window.actions_.by_id["view.theme"].trigger()


def test_the_window_remembers_its_docks(make_window: Callable[[Document], MainWindow], document: Document) -> None:
    first = make_window(document)
    first.docks["History"].close()
    first.close()
    second = make_window(document)
    assert second.docks["History"].isHidden() and second.docks["Plan"].isVisible()


def test_letters_typed_into_a_field_are_no_shortcuts(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    window.catalogue.search.setFocus()
    qtbot.keyClicks(window.catalogue.search, "rs h")
    qtbot.keyClick(window.catalogue.search, Qt.Key.Key_Backspace)
    assert window.catalogue.search.text() == "rs "
    assert not window.session.history.can_undo and window.plan.controller.snapping


def test_tab_in_the_graph_adds_what_is_searched_for(qtbot: QtBot, window: MainWindow) -> None:
    window.graph.setFocus()
    qtbot.keyClick(window.graph, Qt.Key.Key_Tab)
    (finder,) = [f for f in window.findChildren(CategoryFinder) if f.isVisible()]
    qtbot.keyClicks(finder.search, "wardr")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    (added,) = window.session.selection
    assert window.session.scene.node(added).category == "wardrobe"
    assert not window.session.report.overlaps
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert added not in window.session.scene.by_id


def test_every_command_is_found_by_its_name(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    window.commands.view_palette()
    (palette,) = [p for p in window.findChildren(Palette) if p.isVisible()]
    qtbot.keyClicks(palette.search, "quarter")
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    assert box(window, "chair").yaw == pytest.approx(math.pi / 2)


def test_a_category_dropped_on_the_plan_lands_there(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setData(CATEGORY_MIME, b"stool")
    where = window.plan.to_pixel(-1.0, -1.0)
    none = Qt.KeyboardModifier.NoModifier
    window.plan.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, LEFT, none))
    (added,) = window.session.selection
    assert (box(window, added).x, box(window, added).y) == pytest.approx((-1.0, -1.0), abs=0.05)
    window.engine.stop()


def test_digits_in_the_middle_of_a_drag_open_a_field(qtbot: QtBot, window: MainWindow) -> None:
    plan = window.plan
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, 0.6, -0.6), drop=False)
    qtbot.keyClick(plan, Qt.Key.Key_8)
    assert plan.field.isVisible() and plan.field.text() == "8"
    qtbot.keyClicks(plan.field, "5")
    qtbot.mouseRelease(plan.viewport(), LEFT, NONE, on_plan(window, 0.6, -0.6))
    assert window.session.previewing and box(window, "chair").x == pytest.approx(0.4)
    qtbot.keyClick(plan.field, Qt.Key.Key_Return)
    assert window.session.history.undo_labels == ("Move",) and box(window, "chair").x == pytest.approx(0.4)
    assert not plan.field.isVisible() and plan.hasFocus()


def test_escape_in_the_field_lets_go(qtbot: QtBot, window: MainWindow) -> None:
    before = window.session.history.scene
    drag(qtbot, window, on_plan(window, 1.25, -0.6), on_plan(window, 0.6, -0.6), drop=False)
    qtbot.keyClick(window.plan, Qt.Key.Key_Return)
    qtbot.keyClicks(window.plan.field, "nonsense")
    qtbot.keyClick(window.plan.field, Qt.Key.Key_Return)
    assert window.plan.field.isVisible()
    qtbot.keyClick(window.plan.field, Qt.Key.Key_Escape)
    assert window.session.scene is before and not window.plan.field.isVisible()
    qtbot.mouseRelease(window.plan.viewport(), LEFT, NONE, on_plan(window, 0.6, -0.6))
    assert not window.session.history.can_undo


def test_hidden_layers_are_out_of_the_way(qtbot: QtBot, window: MainWindow) -> None:
    lamp = window.plan.to_pixel(box(window, "lamp").x, box(window, "lamp").y)
    assert window.plan.node_at(lamp) == "lamp"
    window.plan.set_layers(window.plan.layers - {"tabletop"})
    assert window.plan.node_at(lamp) == "desk"
    window.plan.set_layers(window.plan.layers | {"tabletop"})
    assert window.plan.node_at(lamp) == "lamp"


def test_copy_and_paste_between_two_windows(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    first, second = make_window(document), make_window(document)
    first.session.select(["desk"])
    first.commands.edit_copy()
    second.commands.edit_paste()
    assert [n.category for n in second.session.scene.nodes[-2:]] == ["desk", "desk_lamp"]
    assert second.session.history.undo_labels == ("Paste 2 objects",)
    data = QApplication.clipboard().mimeData()
    assert "Desk: 130" in data.text()
    assert decoded(bytes(data.data(FRAGMENT_MIME).data())).scene.node("desk").category == "desk"
    other = QMimeData()
    other.setText("nothing of ours")
    QApplication.clipboard().setMimeData(other)
    before = second.session.history.scene
    second.commands.edit_paste()
    assert second.session.history.scene is before and "nothing to paste" in second.statusBar().currentMessage()
    second.engine.stop()


def test_a_drawn_rectangle_becomes_what_it_is_said_to_be(qtbot: QtBot, window: MainWindow) -> None:
    before, plan = window.session.history.scene, window.plan
    qtbot.keyClick(plan, Qt.Key.Key_B)
    assert plan.tool is plan.box_tool
    qtbot.wait(30)  # the strip takes its place
    drag(qtbot, window, on_plan(window, -2.15, -1.85), on_plan(window, -0.9, -1.3))
    (finder,) = [f for f in window.findChildren(FittingFinder) if f.isVisible()]
    assert plan.box_tool.area is not None and window.session.scene is before
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert plan.box_tool.area is None and window.session.scene is before
    drag(qtbot, window, on_plan(window, -2.15, -1.85), on_plan(window, -0.9, -1.3))
    finder = next(f for f in window.findChildren(FittingFinder) if f.isVisible())
    qtbot.keyClicks(finder.search, "dresser")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    (added,) = window.session.selection
    made = box(window, added)
    assert window.session.scene.node(added).category == "dresser" and made.yaw == pytest.approx(math.pi / 2)
    assert (made.width, made.depth) == pytest.approx((1.25, 0.55), abs=0.051) and plan.box_tool.area is None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.history.scene == before
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.tool is not plan.box_tool and not window.actions_.by_id["scene.draw"].isChecked()
    window.engine.stop()


def test_while_something_is_dragged_in_the_plan_shows_where_it_would_go(qtbot: QtBot, window: MainWindow) -> None:
    plan, data, none = window.plan, QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setData(CATEGORY_MIME, b"wardrobe")
    at = plan.to_pixel(-1.0, -1.0)
    plan.dragEnterEvent(QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, none))
    assert plan.heat.isVisible() and plan.marks.ghost is not None
    plan.dragMoveEvent(QDragMoveEvent(at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, none))
    assert (plan.marks.ghost.x, plan.marks.ghost.y) == pytest.approx((-1.0, -1.0), abs=0.05)
    plan.dragLeaveEvent(QDragLeaveEvent())
    assert not plan.heat.isVisible() and plan.marks.ghost is None
    data.setData(CATEGORY_MIME, b"\xff nothing that is known")
    event = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, none)
    plan.dragEnterEvent(event)
    assert not event.isAccepted() and not plan.heat.isVisible() and not window.session.history.can_undo


def test_the_finder_shows_where_what_is_marked_would_go(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.scene_add()
    (finder,) = [f for f in window.findChildren(CategoryFinder) if f.isVisible()]
    qtbot.keyClicks(finder.search, "wardr")
    assert window.plan.heat.isVisible() and window.plan.marks.ghost is not None
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not window.plan.heat.isVisible() and window.plan.marks.ghost is None


def test_layers_are_remembered(make_window: Callable[[Document], MainWindow], document: Document) -> None:
    first = make_window(document)
    first.actions_.by_id["view.tabletop"].trigger()
    first.actions_.by_id["view.rulers"].trigger()
    assert not first.plan.objects.shows("lamp") and "rulers" not in first.plan.layers
    first.close()
    second = make_window(document)
    assert not second.plan.objects.shows("lamp") and not second.actions_.by_id["view.rulers"].isChecked()
    second.actions_.by_id["view.tabletop"].trigger()
    assert second.plan.objects.shows("lamp")


def test_aligning_from_the_menu(window: MainWindow) -> None:
    align, spread = (window.actions_.by_id[f"edit.{name}"] for name in ("align_left", "distribute_across"))
    window.session.select(["chair"])
    assert not align.isEnabled()
    window.session.select(["chair", "bed"])
    assert align.isEnabled() and not spread.isEnabled()
    align.trigger()
    assert box(window, "chair").x - 0.53 / 2 == pytest.approx(box(window, "bed").x - 1.75 / 2)
    window.session.select(["chair", "bed", "desk"])
    assert spread.isEnabled()


ENDS = """
import sys
from PySide6.QtWidgets import QApplication
from tests.ui.rooms import bedroom
from ui.clipboard import SystemClipboard
from ui.controllers.fragment import taken
app = QApplication(sys.argv[:1])
SystemClipboard().put(taken(bedroom(), ["desk"]))
"""


def test_a_program_ends_quietly_with_objects_on_the_clipboard() -> None:
    done = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0 and "Fatal" not in done.stderr

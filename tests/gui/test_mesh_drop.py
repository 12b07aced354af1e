"""Mesh files dropped on the window or opened in it, read by the real model process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import trimesh
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.formats import open_document, save_scene
from composer.scene import Node
from tests.gui.conftest import STARTING
from ui.dropping import promise
from ui.engine import Engine
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def window(make_window: Callable[..., MainWindow], document: Document, engine: Engine) -> MainWindow:
    return make_window(document, engine)


@pytest.fixture
def stool(tmp_path: Path) -> Path:
    path = tmp_path / "stool.glb"
    trimesh.creation.box((0.4, 0.45, 0.4)).export(path)
    return path


def drop(on: QWidget, at: QPoint, *paths: Path) -> None:
    """What Qt does when files are dragged onto a widget and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))


def added(qtbot: QtBot, window: MainWindow, what: Callable[[], object]) -> Node:
    """The node that comes by doing something."""
    before = set(window.session.scene.by_id)
    what()
    qtbot.waitUntil(lambda: len(window.session.scene.nodes) > len(before), timeout=STARTING)
    (node,) = [n for n in window.session.scene.nodes if n.id not in before]
    return node


def test_a_mesh_dropped_on_the_plan_stands_there(
    qtbot: QtBot, window: MainWindow, shared: Callable[[str], Path], tmp_path: Path
) -> None:
    path, view, before = shared("meshes/furniture/chair.obj"), window.plan.viewport(), window.session.history.scene
    node = added(qtbot, window, lambda: drop(view, window.plan.to_pixel(-0.9, -0.9).toPoint(), path))
    assert node.category == "chair" and node.box is not None
    assert (node.box.x, node.box.y) == pytest.approx((-0.9, -0.9), abs=0.02)
    assert window.statusBar().currentMessage().startswith("Added chair.obj as Chair")
    assert not window.jobs.stop.isVisible()
    save_scene(window.session.document, tmp_path / "room.scene")
    again = open_document(tmp_path / "room.scene")
    mine, theirs = window.session.document.mesh_of(node), again.mesh_of(again.scene.node(node.id))
    assert mine is not None and theirs is not None and len(mine.faces) == len(theirs.faces) > 12
    assert window.session.history.undo_labels == ("Add Chair",)
    window.actions_.by_id["edit.undo"].trigger()
    assert window.session.history.scene == before and not window.isWindowModified()


def test_a_mesh_dropped_on_the_space_stands_under_the_pointer(qtbot: QtBot, window: MainWindow, stool: Path) -> None:
    camera = window.space.camera
    seen = camera.seen((-0.9, -0.9, 0.0), window.space.width() / window.space.height())
    assert seen is not None
    at = QPoint(round(seen[0] * window.space.width()), round(seen[1] * window.space.height()))
    node = added(qtbot, window, lambda: drop(window.space, at, stool))
    assert node.category == "stool" and node.box is not None
    assert (node.box.x, node.box.y) == pytest.approx((-0.9, -0.9), abs=0.05)


def test_a_mesh_dropped_elsewhere_or_opened_finds_room(qtbot: QtBot, window: MainWindow, stool: Path) -> None:
    added(qtbot, window, lambda: drop(window.inspector, QPoint(20, 20), stool))
    window.dialogs.path = stool  # type: ignore[attr-defined]
    window.dialogs.unsaved = "cancel"  # type: ignore[attr-defined]
    node = added(qtbot, window, window.actions_.by_id["file.open"].trigger)
    assert window.session.selection == {node.id}
    assert not window.session.report.out_of_bounds and not window.session.report.overlaps
    assert len(window.session.history.undo_labels) == 2 and window.files.recent == []
    window.session.undo()
    window.session.undo()


def test_a_broken_mesh_is_one_sentence_and_the_document_stays(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bad, before = tmp_path / "bad.glb", window.session.history.scene
    bad.write_bytes(b"glTF\x02\x00\x00\x00 and then nothing")
    said: list[tuple[str, str]] = window.dialogs.complaints  # type: ignore[attr-defined]
    drop(window.plan.viewport(), QPoint(200, 200), bad)
    qtbot.waitUntil(lambda: bool(said), timeout=STARTING)
    ((title, sentence),) = said
    assert title == "bad.glb could not be added"
    assert sentence.endswith(".") and "Traceback" not in sentence and "\n" not in sentence
    assert window.session.history.scene is before and not window.session.history.can_undo
    assert not window.isWindowModified() and not window.jobs.stop.isVisible()


def test_other_files_are_opened_as_ever(window: MainWindow, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "mine.scene"
    save_scene(document, path)
    drop(window.plan.viewport(), QPoint(200, 200), path)
    assert window.session.path == path


def test_before_it_is_let_go_one_is_told_what_will_happen(stool: Path, tmp_path: Path) -> None:
    assert promise([stool]) == "Drop to add stool.glb here as an object."
    assert promise([stool, stool]) == "Drop to add 2 objects here."
    assert promise([tmp_path / "sketch.png"]) == "Drop to trace over sketch.png."
    assert promise([tmp_path / "room.scene"]) == "Drop to open room.scene."

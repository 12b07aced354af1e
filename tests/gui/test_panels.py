"""The panels around the views: titles and tabs, what several objects have in common, small windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from composer.document import Document
from ui.title_bar import TitleBar
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def title_height(dock: QDockWidget) -> int:
    bar = dock.titleBarWidget()
    assert isinstance(bar, TitleBar)
    return bar.height()


def test_a_tab_says_the_name_instead_of_a_title(qtbot: QtBot, window: MainWindow) -> None:
    docks = window.docks
    qtbot.waitUntil(lambda: title_height(docks["Graph"]) == 0 and title_height(docks["Plan"]) > 10)
    docks["Graph"].setFloating(True)
    qtbot.waitUntil(lambda: title_height(docks["Graph"]) > 10)
    window.actions_.by_id["view.reset"].trigger()
    qtbot.waitUntil(lambda: title_height(docks["Graph"]) == 0)
    bar = docks["Inspector"].titleBarWidget()
    assert isinstance(bar, TitleBar)
    close = next(b for b in bar._buttons.values() if b.accessibleName() == "Put the panel away")
    qtbot.mouseClick(close, LEFT)
    assert not docks["Inspector"].isVisible()


def test_the_graph_is_legible_in_a_small_window(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window = make_window(document)
    for size in ((1280, 800), (1100, 700)):
        window.resize(*size)
        QApplication.processEvents()
        graph, chips = window.graph, window.graph.board.chips
        assert graph.transform().m11() > 0.8
        shown = graph.mapToScene(graph.viewport().rect()).boundingRect()
        assert all(shown.contains(chip.frame().translated(chip.pos())) for chip in chips.values())
        frames = [chip.frame().translated(chip.pos()) for chip in chips.values()]
        assert not any(a.intersects(b) for k, a in enumerate(frames) for b in frames[:k])


def test_several_objects_are_locked_and_given_shapes_together(qtbot: QtBot, window: MainWindow) -> None:
    inspector, session = window.inspector, window.session
    session.select(["bed", "chair"])
    assert inspector.locks["size"].isVisible() and not inspector.numbers["width"].isVisible()
    qtbot.mouseClick(inspector.locks["size"], LEFT)
    assert all(session.scene.node(i).locks.size and not session.scene.node(i).locks.shape for i in ("bed", "chair"))
    assert len(session.history.undo_labels) == 1 and inspector.locks["size"].isChecked()
    session.select(["bed", "desk"])
    assert not inspector.locks["size"].isChecked()
    with qtbot.waitSignal(inspector.reshape_wanted) as caught:
        qtbot.mouseClick(inspector.reshape, LEFT)
    assert set(caught.args[0]) == {"bed", "desk"}
    window.engine.stop()
    session.select(["desk"])
    assert inspector.numbers["width"].isVisible()

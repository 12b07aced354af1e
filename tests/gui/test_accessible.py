"""The window without eyes and without a mouse: names that screen readers say, and keys that reach everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QGraphicsView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from composer.document import Document
from ui.inspector.catalogue import CategoryFinder
from ui.keys_help import KeysHelp
from ui.preferences import PreferencesDialog
from ui.shortcuts import ShortcutsDialog
from ui.templates import TemplateDialog
from ui.window import MainWindow

WORKED = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit)
WORKED = (*WORKED, QTextEdit)


def said(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def own(widget: QWidget) -> bool:
    """Not a part that Qt makes inside of another: a field within a spin box, a list's head, an arrow beside tabs."""
    parent, made_by = widget.parentWidget(), QAbstractSpinBox | QTabBar | QAbstractItemView | QLineEdit
    while isinstance(parent, QFrame) and type(parent) is QFrame and parent.parentWidget() is not None:
        parent = parent.parentWidget()  # a list box keeps its list in a frame of its own
    qt_made = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
    return not qt_made and not isinstance(parent, made_by | QComboBox)


def worked(root: QWidget) -> list[QWidget]:
    """Everything in a window that can be worked, also what is hidden at the moment."""
    return [w for w in root.findChildren(QWidget) if own(w) and isinstance(w, WORKED)]


def nameless(root: QWidget) -> list[str]:
    return [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in worked(root) if not said(w).strip()]


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """A window in which every panel has something to show."""
    window.session.select(["bed"])
    window.after.bar.offer(2)
    return window


def test_everything_that_can_be_worked_has_a_name(full: MainWindow) -> None:
    assert len(worked(full)) > 40
    assert not nameless(full)
    for view in (full.plan, full.graph, full.space):
        assert said(view)


@pytest.mark.parametrize(
    "make",
    [
        lambda w: CategoryFinder(w, w.theme),
        lambda w: KeysHelp(w, w.actions_.keymap),
        PreferencesDialog,
        lambda w: ShortcutsDialog(w, w.actions_, w.settings),
        TemplateDialog,
    ],
)
def test_so_has_everything_in_dialogs(window: MainWindow, make: Callable[[MainWindow], QWidget]) -> None:
    dialog = make(window)
    assert worked(dialog)
    assert not nameless(dialog)
    dialog.close()


def chain(window: MainWindow) -> list[QWidget]:
    """What Tab goes through, beginning with the plan."""
    found, widget = [], window.plan
    for _ in range(2000):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and own(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is window.plan:
            return found
    raise AssertionError("the chain does not close")


def test_tab_reaches_everything_once_panel_by_panel(full: MainWindow) -> None:
    found = chain(full)
    assert not [w for w in found if not said(w) and w.focusProxy() is None and not isinstance(w, QTabBar)]
    assert len(found) == len(set(found))
    reachable = [
        w for w in worked(full) if w.isVisible() and w.isEnabled() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert not [said(w) for w in reachable if w not in found]
    panels = [next((n for n, d in full.docks.items() if d.isAncestorOf(w)), "") for w in found]
    visits = [name for k, name in enumerate(panels) if name and (k == 0 or panels[k - 1] != name)]
    assert len(visits) == len(set(visits)), visits


def test_the_plan_is_worked_by_keys_alone(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window = make_window(document)
    window.activateWindow()
    window.plan.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    ids = list(window.session.scene.by_id)
    seen = []
    for _ in range(len(ids) + 1):
        qtbot.keyClick(window.plan, Qt.Key.Key_N)
        seen += window.session.selection
    assert seen == [*ids, ids[0]]
    qtbot.keyClick(window.plan, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.selection == {ids[-1]}
    before = window.session.scene.node(ids[-1]).box
    qtbot.keyClick(window.plan, Qt.Key.Key_Right)
    qtbot.keyClick(window.plan, Qt.Key.Key_R)
    after = window.session.scene.node(ids[-1]).box
    assert before is not None and after is not None
    assert after.x == pytest.approx(before.x + 0.01) and after.yaw != before.yaw
    qtbot.keyClick(window.plan, Qt.Key.Key_Delete)
    assert ids[-1] not in window.session.scene.by_id
    QApplication.processEvents()

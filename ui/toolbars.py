"""The bars below the menus: tools on the left, what to generate on the right, hints for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from ui.actions import ACTIONS
from ui.bars import HintBar
from ui.spoken import say
from ui.words import later

if TYPE_CHECKING:
    from ui.window import MainWindow


def add_toolbars(window: MainWindow) -> None:
    """Give a window its bar of tools, and the hints unless they were put away."""
    bar = _bar(window, "tools", later("Tools"))
    menu = ""
    for declared in ACTIONS:
        if declared.bar:
            if menu and declared.menu != menu:
                bar.addSeparator()
            menu = declared.menu
            bar.addAction(window.actions_.by_id[declared.id])
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    bar.addWidget(window.generate_bar)
    window.addToolBar(bar)
    if not window.settings.hinted:
        _add_hints(window)


def _add_hints(window: MainWindow) -> None:
    hints, card = _bar(window, "hints", later("Hints")), HintBar()

    def put_away() -> None:
        window.settings.hinted = True
        window.removeToolBar(hints)
        hints.deleteLater()

    card.done.connect(put_away)
    hints.addWidget(card)
    window.addToolBarBreak()
    window.addToolBar(hints)


def _bar(window: MainWindow, name: str, title: str) -> QToolBar:
    bar = QToolBar(window)
    say(title, bar.setWindowTitle)
    bar.setObjectName(name)
    bar.setMovable(False)
    return bar

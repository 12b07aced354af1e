"""The strip above the plan that says how to use the tool that is on, and the panel that holds both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.spoken import say


class ToolStrip(QWidget):
    """Some buttons over a line of text."""

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self.widgets = tuple(widgets)
        self.label = QLabel()
        self.label.setProperty("faint", True)
        self.label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in self.widgets:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the plan
            row.addWidget(widget)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 6)
        whole.setSpacing(3)
        whole.addLayout(row)
        whole.addWidget(self.label)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.hide()

    def say(self, text: str) -> None:
        """Show how to go on, in the user's language."""
        say(text, self.label.setText)


class PlanPanel(QWidget):
    """A widget with strips above it, of which those of the tool that is on show."""

    def __init__(self, below: QWidget, strips: Sequence[ToolStrip]) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for strip in strips:
            whole.addWidget(strip)
        whole.addWidget(below, 1)
        last = below
        for widget in (w for strip in strips for w in strip.widgets):
            self.setTabOrder(last, widget)
            last = widget
        self.setFocusProxy(below)


def strip_button(text: str, tip: str, checkable: bool = False) -> QToolButton:
    """A button of a strip; text and tip as they stand in the sources."""
    button = QToolButton()
    say(text, button.setText)
    say(tip, button.setToolTip)
    button.setCheckable(checkable)
    return button

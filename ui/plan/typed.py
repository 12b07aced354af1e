# ruff: noqa: N802 - Qt names its events
"""The small field at the cursor that takes a length or an angle in the middle of a gesture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.spoken import say
from ui.theme import Theme

_WIDTH = 92


class TypedField(QLineEdit):
    """Takes a number.

    Signals
    -------
    typed(text)
        It changed.
    applied, dismissed
        Enter and Escape.
    """

    typed = Signal(str)
    applied = Signal()
    dismissed = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        say("Length or angle", self.setAccessibleName)
        self.setFixedWidth(_WIDTH)
        self.setMaxLength(24)
        self.textChanged.connect(self.typed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self.show_wrong(False)

    def open(self, at: QPointF, text: str) -> None:
        """Show it near a pixel, with this typed already."""
        over = self.parentWidget()
        assert over is not None
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self.show_wrong(False)
        x = min(max(at.x() + 18, 4), over.width() - self.width() - 4)
        y = min(max(at.y() + 20, 4), over.height() - self.sizeHint().height() - 4)
        self.move(int(x), int(y))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)

    def show_wrong(self, wrong: bool) -> None:
        """Colour what cannot be read or done."""
        t = self._theme
        line, ink = (t.violated, t.violated) if wrong else (t.accent, t.text)
        self.setStyleSheet(
            f"QLineEdit {{ background: {t.panel}; color: {ink}; border: 2px solid {line};"
            " border-radius: 5px; padding: 4px 6px; font-weight: 600; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit()
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

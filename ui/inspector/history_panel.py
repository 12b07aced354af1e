"""The history panel: every step, the present one marked; a click goes there."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.controllers.naming import names, told
from ui.controllers.session import Session
from ui.spoken import again, say
from ui.theme import Theme
from ui.words import tr


class HistoryPanel(QWidget):
    """Steps that can be undone and redone."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.list = QListWidget()
        say("History", self.list.setAccessibleName)
        self.list.itemClicked.connect(lambda item: self.go(self.list.row(item)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addWidget(self.list)
        session.stepped.connect(self._refresh)
        session.replaced.connect(self._refresh)
        self._refresh()
        again(self._refresh)

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self._refresh()

    def go(self, row: int) -> None:
        """Undo or redo until this many steps are done."""
        history = self._session.history
        for _ in range(10_000):
            done = len(history.undo_labels)
            if done == row:
                break
            self._session.undo() if done > row else self._session.redo()

    def _refresh(self) -> None:
        history = self._session.history
        done, undone = history.undo_labels, history.redo_labels
        self.list.clear()
        known = names(self._session.scene)
        for label in (tr("Opened"), *(told(label, known) for label in done)):
            self.list.addItem(label)
        for label in undone:
            item = QListWidgetItem(told(label, known))
            item.setForeground(QColor(self._theme.unchecked))
            self.list.addItem(item)
        self.list.setCurrentRow(len(done))
        self.list.scrollToItem(self.list.item(len(done)))

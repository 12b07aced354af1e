"""Finds a category for a rectangle that was drawn: what usually is that large comes first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ui.controllers.boxing import Area, misfit
from ui.icons import category_icon
from ui.inspector.catalogue import NAME, CategoryFinder, matching
from ui.theme import Theme
from ui.words import tr


class FittingFinder(CategoryFinder):
    """A category finder that knows the footprint.

    Signals
    -------
    closed
        It went away, with or without a choice.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, area: Area) -> None:
        self._area = area
        super().__init__(parent, theme)
        self.search.setPlaceholderText(tr("What is it?"))

    def items(self, words: str) -> list[QListWidgetItem]:
        if words.strip():
            return super().items(words)
        rooms = [c for c in matching("") if c.kind == "room" and c.mount != "ceiling"]
        found = []
        for known in sorted(rooms, key=lambda c: misfit(c, self._area))[:40]:
            item = QListWidgetItem(category_icon(known.name, self._theme, 22), tr(known.label))
            item.setData(NAME, known.name)
            found.append(item)
        return found

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self.closed.emit()

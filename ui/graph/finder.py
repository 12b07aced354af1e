# ruff: noqa: N802 - Qt names its events
"""The corner of the graph that finds nodes by their names and shows relations of some kinds only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.spoken import again, offer, say
from ui.words import later

KINDS: tuple[tuple[str, frozenset[str] | None], ...] = (
    (later("All relations"), None),
    (
        later("Places"),
        frozenset({"direction", "distance", "facing", "centre", "alignment", "around", "row", "symmetry"}),
    ),
    (later("What stands on what"), frozenset({"vertical"})),
    (later("Walls and corners"), frozenset({"wall", "corner"})),
    (later("Sizes"), frozenset({"volume", "height"})),
    (
        later("Along the street"),
        frozenset({"ground", "line", "heading", "crossing", "front", "set-back", "between", "opposite"}),
    ),
    (later("Looks"), frozenset({"style", "material", "super category", "instance"})),
)
"""What can be looked at alone: its name, and the kinds of predicates in it."""
MARGIN = 6


class GraphFinder(QFrame):
    """Lies in the upper right corner of the graph.

    Signals
    -------
    searched(words)
        The words that are looked for have changed; empty for none.
    taken()
        What was found is to be selected.
    left()
        The search is over; the graph gets the keys back.
    filtered(kinds)
        Only relations of these kinds of predicates, or all for None.
    """

    searched = Signal(str)
    taken = Signal()
    left = Signal()
    filtered = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.words, self.kinds = QLineEdit(), QComboBox()
        say("Find", self.words.setPlaceholderText)
        say("Find objects in the graph", self.words.setAccessibleName)
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(130)
        say("Which relations are shown", self.kinds.setAccessibleName)
        offer(self.kinds, ((kinds, name) for name, kinds in KINDS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.kinds, self.words):
            row.addWidget(widget)
        self.words.textChanged.connect(self.searched)
        self.words.returnPressed.connect(self.taken)
        self.kinds.currentIndexChanged.connect(lambda: self.filtered.emit(self.kinds.currentData()))
        self.words.installEventFilter(self)
        over.installEventFilter(self)
        self.adjustSize()
        again(self._place)

    def focus(self) -> None:
        """Begin to search."""
        self.words.setFocus()
        self.words.selectAll()

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._over.width() - self.width() - MARGIN, MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.words and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.words.clear()
                self.left.emit()
                return True
        return False

# ruff: noqa: N802 - Qt names its events
"""The catalogue: every category, to drag onto the plan or add with a double click; and a small popup to search it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from composer.vocabulary import Category, categories
from ui import units
from ui.icons import category_icon
from ui.inspector.found import FoundDelegate
from ui.plan.view import CATEGORY_MIME
from ui.spoken import again, say
from ui.theme import Theme
from ui.words import tr

NAME = Qt.ItemDataRole.UserRole
BESIDE = 78
"""What the catalogue needs beside its names for symbols, edges and the scroll bar, pixels."""
MOST = 0.95
"""The part of all names that it has room for."""
_ORDER = ("bed", "cabinet", "shelf", "table", "chair", "sofa", "lamp", "rug", "plant", "decor", "electronics")


def matching(words: str, place: str = "room") -> list[Category]:
    """Categories with all these words in their name or kind, in the order of a walk through a house and out of it.

    Parameters
    ----------
    words : str
    place : str
        ``room`` or ``street``: what belongs there comes first.
    """
    parts = words.lower().split()

    def all_names(c: Category) -> str:
        return f"{tr(c.label)} {c.label} {c.super} {c.family} {c.kind}".lower()

    found = [c for c in categories().values() if all(p in all_names(c) for p in parts)]
    order = {name: number for number, name in enumerate(_ORDER)}
    # What begins with the words comes before what merely contains them.
    return sorted(
        found,
        key=lambda c: (not tr(c.label).lower().startswith(words.lower()), c.kind != place, order.get(c.super, 99)),
    )


class _List(QListWidget):
    def mimeTypes(self) -> list[str]:
        return [CATEGORY_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        for item in items[:1]:
            data.setData(CATEGORY_MIME, QByteArray(item.data(NAME).encode()))
        return data


class CataloguePanel(QWidget):
    """Search box and categories.

    Signals
    -------
    chosen(name)
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._wide, self._place = theme, 0, "room"
        self.search = QLineEdit()
        say("Search the catalogue", self.search.setPlaceholderText, self.search.setAccessibleName)
        self.search.setClearButtonEnabled(True)
        self.list = _List()
        say("Catalogue", self.list.setAccessibleName)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.list.setIconSize(QSize(26, 26))
        self.list.itemDoubleClicked.connect(lambda item: self.chosen.emit(item.data(NAME)))
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._first)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 4)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        self._fill()
        again(self._fill)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for most names in full, in whatever language and size they are."""
        return QSize(self._wide + BESIDE, super().minimumSizeHint().height())

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self._fill()

    def show_place(self, place: str) -> None:
        """Show what belongs into a ``room`` or on a ``street`` first; furniture is on a street only if it is sought."""
        if place != self._place:
            self._place = place
            self._fill()

    def _fill(self, _: str = "") -> None:
        wide = sorted(self.fontMetrics().horizontalAdvance(tr(known.label)) for known in categories().values())
        if wide[int(MOST * len(wide))] != self._wide:
            self._wide = wide[int(MOST * len(wide))]
            self.updateGeometry()
        self.list.clear()
        words = self.search.text()
        for known in matching(words, self._place):
            if self._place == "street" and known.kind != "street" and not words.strip():
                continue
            item = QListWidgetItem(category_icon(known.name, self._theme), tr(known.label))
            item.setData(NAME, known.name)
            depth, width, height = known.usual
            size = units.sides((width, depth, height))
            hint = tr("{label}, {size}: drag it onto the plan or double-click", label=tr(known.label), size=size)
            item.setToolTip(hint)
            self.list.addItem(item)

    def _first(self) -> None:
        if self.list.count():
            self.chosen.emit(self.list.item(max(self.list.currentRow(), 0)).data(NAME))


class Finder(QWidget):
    """A popup with a search box over a list; Enter takes what is marked. Serves adding objects and commands.

    Signals
    -------
    chosen(key)
    marked(key or None)
        Another item is marked; none once the popup is gone.
    """

    chosen = Signal(str)
    marked = Signal(object)

    def __init__(self, parent: QWidget, prompt: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(prompt)
        self.search.setAccessibleName(prompt)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setIconSize(QSize(20, 20))
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(
            lambda item, _: self.marked.emit(None if item is None else item.data(NAME)) if self.isVisible() else None
        )
        self.search.textChanged.connect(self._refill)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self.search)
        whole.addWidget(self.list)
        self.resize(340, 320)
        self._refill("")

    def items(self, words: str) -> list[QListWidgetItem]:
        """What matches the words; each item's `NAME` is its key."""
        raise NotImplementedError

    def open(self, at: QPoint) -> None:
        """Show it with its upper middle here."""
        self.move(at - QPoint(self.width() // 2, 0))
        self.show()
        self.search.setFocus()
        item = self.list.currentItem()
        self.marked.emit(None if item is None else item.data(NAME))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.marked.emit(None)

    def _refill(self, words: str) -> None:
        self.list.clear()
        for item in self.items(words):
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        self.close()
        if item is not None:
            self.chosen.emit(item.data(NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.list.currentRow()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + (1 if key == Qt.Key.Key_Down else -1))))
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class CategoryFinder(Finder):
    """Finds a category to add."""

    def __init__(self, parent: QWidget, theme: Theme, place: str = "room") -> None:
        self._theme, self._place = theme, place
        super().__init__(parent, tr("Add …"))

    def items(self, words: str) -> list[QListWidgetItem]:
        found = []
        for known in matching(words, self._place)[:40]:
            item = QListWidgetItem(category_icon(known.name, self._theme, 22), tr(known.label))
            item.setData(NAME, known.name)
            found.append(item)
        return found

# ruff: noqa: N802 - Qt names its events
"""The checklist panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.relations import Report
from ui.controllers.checklist import Entry, Group, Key, Listed, Row, listed, summary
from ui.controllers.naming import State
from ui.controllers.session import Session
from ui.icons import icon
from ui.spoken import again, say
from ui.theme import Theme
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ChecklistModel(QAbstractListModel):
    """Rows and groups that a filter lets through, and what open groups stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._all = Listed([], 0, 0, 0)
        self._shown: list[Entry] = []
        self._words, self._problems = "", False
        self.opened: set[Key] = set()

    def take(self, found: Listed) -> None:
        """Show these."""
        self._all = found
        self._filter()

    def narrow(self, words: str, problems: bool) -> None:
        """Show only rows with these words, or only problems."""
        self._words, self._problems = words.lower(), problems
        self._filter()

    def toggle(self, group: Group) -> None:
        """Open a group, or close it."""
        if group.rows is not None:
            self.opened ^= {group.key}
            self._filter()

    def _filter(self) -> None:
        # Whoever looks for words wants the rows, whatever group they are in.
        entries: list[Entry] = [*self._all.all_rows()] if self._words else self._all.flat(self.opened)
        shown = [e for e in entries if self._words in e.text.lower() and (e.problem or not self._problems)]
        if shown == self._shown:
            return
        if len(shown) == len(self._shown):
            self._shown = shown
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry = self._shown[index.row()]
        if role == ROW:
            return entry
        words = [entry.text, tr(entry.state.value) if entry.state is not None else "", entry.note]
        if isinstance(entry, Group) and entry.rows is not None:
            words.append(tr("opened") if entry.key in self.opened else tr("closed"))
        said = {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleTextRole: " ".join(filter(None, words)),
            Qt.ItemDataRole.ToolTipRole: f"{words[0]}: {' '.join(filter(None, words[1:]))}",
        }
        return said.get(Qt.ItemDataRole(role))


class RowDelegate(QStyledItemDelegate):
    """Draws a row: a sign that differs by shape as well as colour, the sentence, how far off."""

    def __init__(self, theme: Theme, opened: set[Key]) -> None:
        super().__init__()
        self.theme, self.opened = theme, opened

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW), self.theme
        if row is None:
            return
        group = row if isinstance(row, Group) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = option.rect.adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(frame, 5, 5)
        if group is not None and group.rows is not None:
            chevron(painter, group.key in self.opened, QRectF(frame.left(), frame.center().y() - 5, 10, 10), theme)
        if row.state is not None:
            sign(painter, row.state, QRectF(frame.left() + 10, frame.center().y() - 7, 15, 15), theme)
        note = option.fontMetrics.horizontalAdvance(row.note) + (12 if row.note else 0)
        words = frame.adjusted(34, 0, -note - 4, 0)
        text = option.fontMetrics.elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.setPen(QColor(theme.faint if row.state is State.UNCHECKED else theme.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(theme.faint if group is not None else theme.state(row.state)))
        painter.drawText(
            frame.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.note
        )
        painter.restore()


def chevron(painter: QPainter, down: bool, frame: QRectF, theme: Theme) -> None:
    """Shows whether a group is open."""
    x, y = frame.center().x(), frame.center().y()
    points = [(x - 4, y - 2), (x, y + 2), (x + 4, y - 2)] if down else [(x - 2, y - 4), (x + 2, y), (x - 2, y + 4)]
    painter.setPen(QPen(QColor(theme.faint), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([QPointF(*p) for p in points])


def sign(painter: QPainter, state: State, frame: QRectF, theme: Theme) -> None:
    """The sign of a state: tick, cross, warning triangle, dash."""
    middle, colour = frame.center(), QColor(theme.state(state))
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    x, y = middle.x(), middle.y()
    if state is State.HOLDS:
        painter.drawPolyline(
            [QPoint(int(x - 5), int(y)), QPoint(int(x - 1), int(y + 4)), QPoint(int(x + 5), int(y - 4))]
        )
    elif state is State.VIOLATED:
        painter.drawLine(QPoint(int(x - 4), int(y - 4)), QPoint(int(x + 4), int(y + 4)))
        painter.drawLine(QPoint(int(x - 4), int(y + 4)), QPoint(int(x + 4), int(y - 4)))
    elif state is State.CONTRADICTORY:
        painter.drawPolygon(
            [QPoint(int(x), int(y - 6)), QPoint(int(x + 6), int(y + 5)), QPoint(int(x - 6), int(y + 5))]
        )
    else:
        painter.drawLine(QPoint(int(x - 3), int(y)), QPoint(int(x + 3), int(y)))


class _Rows(QListView):
    """A list that says why it is empty, and whose groups open by keys.

    Signals
    -------
    toggled(wanted)
        Open the marked group (True), close it (False), or what it is not (None).
    """

    toggled = Signal(object)
    _KEYS: ClassVar = {
        Qt.Key.Key_Right: True,
        Qt.Key.Key_Left: False,
        Qt.Key.Key_Return: None,
        Qt.Key.Key_Enter: None,
        Qt.Key.Key_Space: None,
    }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in self._KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.toggled.emit(self._KEYS[key])
            event.accept()
        else:
            super().keyPressEvent(event)

    def __init__(self, why: Callable[[], str]) -> None:
        super().__init__()
        self._why = why

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(14, 8, -14, -8)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._why())
            painter.end()


class ChecklistPanel(QWidget):
    """Filter, rows, and what can be done about problems.

    Signals
    -------
    fix_wanted(relation or None)
        Make this relation hold, or all of them.
    keep_wanted(relation)
        Let this relation follow the plan.
    """

    fix_wanted = Signal(object)
    keep_wanted = Signal(object)
    summarized = Signal(str, bool)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.model = ChecklistModel()
        self._delegate = RowDelegate(theme, self.model.opened)
        self.list = _Rows(self._emptiness)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        say("Checklist of relations", self.list.setAccessibleName)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._choose)
        self.list.toggled.connect(self._toggle)
        self._words = QLineEdit()
        say("Filter", self._words.setPlaceholderText, self._words.setAccessibleName)
        self._words.setClearButtonEnabled(True)
        self._problems = QToolButton()
        say("Problems", self._problems.setText)
        self._problems.setCheckable(True)
        self._summary = QLabel()
        self._summary.setProperty("faint", True)
        self.fix = QPushButton()
        say("Put right", self.fix.setText)
        say("Move what must move so that every relation holds", self.fix.setToolTip)
        self.fix.clicked.connect(lambda: self.fix_wanted.emit(None))
        for signal in (self._words.textChanged, self._problems.toggled):
            signal.connect(lambda _=None: self.model.narrow(self._words.text(), self._problems.isChecked()))
        top, bottom, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._words, 1)
        top.addWidget(self._problems)
        bottom.addWidget(self._summary, 1)
        bottom.addWidget(self.fix)
        top.setContentsMargins(10, 0, 10, 0)
        bottom.setContentsMargins(12, 0, 10, 0)
        whole.setContentsMargins(0, 8, 0, 8)
        whole.addLayout(top)
        whole.addWidget(self.list, 1)
        whole.addLayout(bottom)
        session.checked.connect(self.refresh)
        session.replaced.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()
        again(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._delegate.theme = theme
        self.fix.setIcon(icon("fix", theme))
        self.list.viewport().update()

    def _emptiness(self) -> str:
        if self._words.text():
            return tr("Nothing here has these words.")
        if self._problems.isChecked():
            return tr("Every relation holds.")
        return tr("What objects have to do with each other appears here, and whether it is so on the plan.")

    def refresh(self, _: Report | None = None) -> None:
        """Show the present report."""
        found = listed(self._session.scene, self._session.report)
        self.model.take(found)
        self._summary.setText(summary(found))
        problems = found.problems > 0
        self.fix.setEnabled(problems)
        self.summarized.emit(summary(found), problems)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row):
            self._session.select(row.ids, row.relation)
        elif row is not None and row.rows is None:
            self._session.select(row.ids)
        elif row is not None:
            self.model.toggle(row)

    def _toggle(self, wanted: bool | None) -> None:
        """Open or close the group that is marked; None does the other of the two, and takes a row as a click does."""
        index = self.list.currentIndex()
        row = index.data(ROW)
        if isinstance(row, Group) and row.rows is not None:
            if wanted is None or wanted != (row.key in self.model.opened):
                at = index.row()
                self.model.toggle(row)
                self.list.setCurrentIndex(self.model.index(at))
        elif wanted is None:
            self._choose(index)

    def _menu(self, at: QPoint) -> None:
        row = self.list.indexAt(at).data(ROW)
        if not isinstance(row, Row) or row.relation is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fix = menu.addAction(tr("Make it hold"))
        fix.triggered.connect(lambda checked=False: self.fix_wanted.emit(row.relation))
        keep = menu.addAction(tr("Let it follow the plan"))
        keep.triggered.connect(lambda checked=False: self.keep_wanted.emit(row.relation))
        for action in (fix, keep):
            action.setEnabled(row.problem)
        menu.popup(self.list.viewport().mapToGlobal(at))

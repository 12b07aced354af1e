# ruff: noqa: N802 - Qt names its events
"""The tray of variants: what to look for, and what was found; hovering shows one in the scene, a click takes it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from composer.mesh import PARTS
from models.requests import Variation
from ui.controllers.naming import names
from ui.controllers.session import Session
from ui.controllers.variants import Choice, LayoutChoice, VariantsController
from ui.icons import icon
from ui.spoken import again, offer, say
from ui.theme import Theme
from ui.variants.pictures import layout_picture, shape_picture
from ui.words import later, titled, tr

SIDE = 112
STAR = 22
"""Side of the corner of a tile where its star is."""
_CHOICE = Qt.ItemDataRole.UserRole
_EMPTY = (
    later("Other shapes of the selected object, or other layouts of all objects, appear here."),
    later("Point at one to see it in the scene, click to take it; its star (S) keeps it here."),
)
_WAYS = (
    ("new", later("New shapes"), later("From scratch, as the graph asks")),
    ("near", later("Near this one"), later("The shape it has, changed as far as the slider says")),
    ("part", later("Only one part"), later("Only the part changes: the legs, the cushion …")),
    ("rest", later("All but one part"), later("The part stays, the rest changes")),
    ("blend", later("Blended with …"), later("Between this shape and that of another object")),
)


class TrayPanel(QWidget):
    """The tray.

    Parameters
    ----------
    session : Session
    controller : VariantsController
    theme : Theme
    """

    def __init__(self, session: Session, controller: VariantsController, theme: Theme) -> None:
        super().__init__()
        self._session, self.controller, self._theme = session, controller, theme
        self.way, self.part, self.other = QComboBox(), QComboBox(), QComboBox()
        offer(self.way, _WAYS)
        say("What kind of shapes", self.way.setAccessibleName)
        say("Which part", self.part.setAccessibleName)
        say("Which object to blend with", self.other.setAccessibleName)
        self.other.setMinimumContentsLength(12)
        self.how_far = QSlider(Qt.Orientation.Horizontal)
        self.how_far.setRange(5, 100)
        self.how_far.setValue(50)
        self.how_far.setMaximumWidth(110)
        say("How far from what is there", self.how_far.setAccessibleName, self.how_far.setToolTip)
        self.shapes, self.layouts, self.more = QPushButton(), QPushButton(), QPushButton()
        say("Shapes", self.shapes.setText)
        say("Layouts", self.layouts.setText)
        say("More", self.more.setText)
        say("Other shapes of the selected object", self.shapes.setToolTip)
        say("Other layouts of all objects; what is locked stays", self.layouts.setToolTip)
        say("The next seeds", self.more.setToolTip)
        self.only_selected = QCheckBox()
        say("Only what is selected", self.only_selected.setText)
        say("Take the places of the selected objects alone, and so mix layouts", self.only_selected.setToolTip)
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 6)
        row.setSpacing(8)
        for widget in (self.shapes, self.way, self.part, self.other, self.how_far):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.layouts, self.only_selected, self.more):
            row.addWidget(widget)
        self.tiles = Tiles(theme)
        self._empty = QLabel()
        self._empty.setProperty("faint", True)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tiles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._pages, 1)
        self.way.currentIndexChanged.connect(self._arrange)
        self.shapes.clicked.connect(self.ask_shapes)
        self.layouts.clicked.connect(controller.layouts)
        self.more.clicked.connect(controller.more)
        self.tiles.hovered.connect(lambda choice: controller.preview(choice, self._only(choice)))
        self.tiles.left.connect(controller.leave)
        self.tiles.taken.connect(lambda choice: controller.take(choice, self._only(choice)))
        self.tiles.starred.connect(controller.star)
        controller.changed.connect(self._fill)
        session.selected.connect(self._arrange)
        session.replaced.connect(self._arrange)
        self.set_theme(theme)
        self._retell()
        again(self._retell)

    def _retell(self) -> None:
        self._empty.setText("\n".join(map(tr, _EMPTY)))
        self._arrange()
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = self.tiles.theme = theme
        self.shapes.setIcon(icon("dice", theme))
        self.layouts.setIcon(icon("layout", theme))
        self._fill()

    def ask_shapes(self) -> bool:
        """Ask for shapes of the selected object, in the way that is chosen."""
        return self.controller.shapes(self.variation())

    def variation(self) -> Variation | None:
        """How the shapes that are asked for come from the one that is there; None where they do not."""
        way, far = self.way.currentData(), self.how_far.value() / 100
        if way == "new":
            return None
        if way == "blend":
            other = self.other.currentData()
            return Variation(0.3, other=other, share=far) if other is not None else Variation(far)
        if way in ("part", "rest"):
            return Variation(far, part=self.part.currentData(), keep=way == "rest")
        return Variation(far)

    def _only(self, choice: Choice) -> frozenset[str]:
        mixing = isinstance(choice, LayoutChoice) and self.only_selected.isChecked()
        return self._session.selection if mixing else frozenset()

    def _arrange(self, _: object = None) -> None:
        """Show what the chosen way needs, for what is selected."""
        way, scene = self.way.currentData(), self._session.scene
        chosen = self._session.selection
        node = scene.by_id.get(next(iter(chosen))) if len(chosen) == 1 else None
        stored = self._session.document.shape_of(node) if node is not None else None
        self.shapes.setEnabled(node is not None)
        self.way.setEnabled(node is not None)
        self.part.setVisible(way in ("part", "rest"))
        self.other.setVisible(way == "blend")
        self.how_far.setVisible(way != "new")
        part = self.part.currentData()
        self.part.clear()
        for slot in sorted(set(stored.mesh.parts.tolist())) if stored is not None else ():
            self.part.addItem(titled(PARTS[slot]), PARTS[slot])
        self.part.setCurrentIndex(max(self.part.findData(part), 0))
        other, known = self.other.currentData(), names(scene)
        self.other.clear()
        for candidate in scene.nodes:
            if candidate.shape is not None and candidate is not node:
                self.other.addItem(known[candidate.id], candidate.id)
        self.other.setCurrentIndex(max(self.other.findData(other), 0))

    def _fill(self) -> None:
        choices = self.controller.choices
        self._pages.setCurrentIndex(1 if choices else 0)
        self.more.setVisible(self.controller.can_ask_more)
        self.only_selected.setVisible(any(isinstance(c, LayoutChoice) for c in choices))
        self.tiles.show_choices(choices, names(self._session.scene))


class Tiles(QListWidget):
    """Choices as pictures.

    Signals
    -------
    hovered(choice), taken(choice), starred(choice)
    left()
        Nothing is pointed at any more.
    """

    hovered = Signal(object)
    taken = Signal(object)
    starred = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        say("Variants", self.setAccessibleName)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(QSize(SIDE + 20, SIDE + 34))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_Tile(self))
        self.itemEntered.connect(lambda item: self.hovered.emit(item.data(_CHOICE)))
        self.viewportEntered.connect(self.left)
        self.currentItemChanged.connect(self._walked)

    def show_choices(self, choices: tuple[Choice, ...], known: Mapping[str, str]) -> None:
        """Show these, in order."""
        blocked = self.blockSignals(True)
        self.clear()
        ratio = self.devicePixelRatioF()
        for choice in choices:
            if isinstance(choice, LayoutChoice):
                picture = layout_picture(choice.scene, self.theme, SIDE, ratio)
                what = tr("Seed {seed}", seed=choice.seed)
                if choice.broken:
                    what += tr(" · {count} broken", count=choice.broken)
            else:
                picture = shape_picture(choice.made.picture, SIDE, ratio)
                what = f"{known.get(choice.node_id, tr('Gone'))} {choice.seed}"
            item = QListWidgetItem(QIcon(picture), what)
            item.setData(_CHOICE, choice)
            self.addItem(item)
        self.blockSignals(blocked)

    def _walked(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus() and not self.underMouse():
            self.hovered.emit(item.data(_CHOICE))

    def star_rect(self, row: QRect) -> QRect:
        """Where the star of a tile at `row` is."""
        return QRect(row.right() - STAR - 4, row.top() + 2, STAR, STAR)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at: QPoint = event.position().toPoint()
        item = self.itemAt(at)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        choice = item.data(_CHOICE)
        on_star = self.star_rect(self.visualItemRect(item)).contains(at)
        (self.starred if on_star else self.taken).emit(choice)

    def event(self, event: QEvent) -> bool:
        # while the tiles have the focus their keys come before the window's
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_S
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(item.data(_CHOICE))
        elif item is not None and event.key() == Qt.Key.Key_S:
            row = self.row(item)
            self.starred.emit(item.data(_CHOICE))
            self.setCurrentRow(row)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class _Tile(QStyledItemDelegate):
    """A tile with its star: filled where it is kept, an outline where the mouse is."""

    def __init__(self, tiles: Tiles) -> None:
        super().__init__(tiles)
        self._tiles = tiles

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        choice, rect = index.data(_CHOICE), self._tiles.visualRect(index)  # type: ignore[arg-type]
        pointed = rect.contains(self._tiles.viewport().mapFromGlobal(self._tiles.cursor().pos()))
        if not choice.starred and not pointed:
            return
        painter.save()
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() + 4)
        painter.setFont(font)
        painter.setPen(QColor(self._tiles.theme.accent if choice.starred else self._tiles.theme.faint))
        painter.drawText(self._tiles.star_rect(rect), Qt.AlignmentFlag.AlignCenter, "★" if choice.starred else "☆")
        painter.restore()

# ruff: noqa: N802 - Qt names its events
"""The graph: who is related to whom, changed by drawing and clicking arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QMenu

from composer.relations import Report
from composer.scene import Scene
from ui.controllers.relations import RelationController
from ui.controllers.session import Session
from ui.graph.board import Board, Sizes
from ui.graph.finder import MARGIN, GraphFinder
from ui.graph.hand import Hand
from ui.graph.items import Chip, Pill
from ui.graph.layout import Panel, Positions, by_relations, like_plan
from ui.graph.menus import RelationMenus
from ui.spoken import again, say
from ui.theme import Theme
from ui.words import later, tr

EDGE = 12
"""Free space around all chips, pixels."""
NOWHERE: Panel = (0.0, 0.0)
_EMPTY = (
    later("Objects appear here as you add them, and lines for what they have to do with each other."),
    later("Tab adds one; drag from the edge of one to another to relate them."),
)
LARGEST = 1.15
"""How much larger than usual a few chips are drawn at most."""
READABLE = 0.68
"""How much smaller than usual chips are drawn at most, unless the user wants to see them all."""


class GraphView(QGraphicsView):
    """Draws the session's nodes and relations.

    Signals
    -------
    add_wanted
        The user wants to add a node (Tab).
    menu_wanted(place)
        The user wants to see what can be done with what is selected (Space); global pixels.
    """

    add_wanted = Signal()
    menu_wanted = Signal(QPointF)

    def __init__(self, session: Session, controller: RelationController, theme: Theme) -> None:
        self.board = Board(theme, self._place)
        super().__init__(self.board)
        self.setObjectName("graph")
        say("Graph", self.setAccessibleName)
        again(self.retell)
        self.session, self.theme = session, theme
        self.menus = RelationMenus(session, controller, self)
        self._hand = Hand(self)
        self._arranged = False
        self._laid = NOWHERE
        self.finder = GraphFinder(self)
        self.finder.searched.connect(self._search)
        self.finder.taken.connect(self._take_found)
        self.finder.left.connect(self.setFocus)
        self.finder.filtered.connect(self._filter)
        self.setViewportMargins(0, self.finder.height() + 2 * MARGIN, 0, 0)  # where the finder is no chip is covered
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.set_theme(theme)
        session.changed.connect(self._show)
        session.selected.connect(self._on_selected)
        session.grounded.connect(self._on_selected)
        session.related.connect(lambda relation: self._arrange())
        session.checked.connect(self._on_checked)
        session.replaced.connect(self._forget)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self.theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self._clear()
        self.board.learn(self.session.report)
        self._show(self.session.scene)

    def retell(self) -> None:
        """Say everything again, in another language or with other names."""
        self.set_theme(self.theme)
        self._laid = NOWHERE
        self._settle()

    def show_everything(self, on: bool) -> None:
        """Show also relations that boxes do not decide, and those with the room."""
        self.board.shown.everything = on
        self._renew()

    def _filter(self, kinds: frozenset[str] | None) -> None:
        """Show relations of some kinds only, and those that do not hold."""
        self.board.shown.kinds = kinds
        self._renew()

    def _renew(self) -> None:
        """Show what is wanted now; chips that came or went want the room anew, unless they were arranged by hand."""
        before = set(self.board.chips)
        self.board.renew()
        self._arrange()
        if not self._arranged and before != self.board.chips.keys():
            self._laid = NOWHERE
            self._settle()

    def _take_found(self) -> None:
        """Select what the search has found, and show it."""
        board = self.board
        found = [chip for chip in board.chips.values() if board.found(chip) and chip.node is not None]
        if found and board.shown.words:
            self.session.select(chip.name for chip in found)
            self.centerOn(found[0])
        self.setFocus()

    def _clear(self) -> None:
        self._hand.lose()
        self.board.empty(self.theme)

    def _forget(self) -> None:
        self._clear()
        self.board.positions, self._arranged = {}, False
        self._laid = self._panel if self.isVisible() else NOWHERE
        self._show(self.session.scene)
        self._fit_readably()

    def _on_selected(self, ids: frozenset[str]) -> None:
        chosen = self.session.selection | self.session.ground
        if self.board.look_at(chosen):
            self._resettle()
        self._arrange()
        self._reveal(chosen)

    def _reveal(self, chosen: frozenset[str]) -> None:
        """Bring what is selected into sight, and no farther than that needs."""
        frame = self.board.extent_of(chosen)
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if not frame.isEmpty() and self.isVisible() and not seen.contains(frame):
            self.ensureVisible(frame, EDGE, EDGE)

    def _search(self, words: str) -> None:
        if self.board.search(words):
            self._resettle()

    def _resettle(self) -> None:
        """Lay out what is shown now as if it had never been moved by hand."""
        self.board.positions, self._arranged, self._laid = {}, False, NOWHERE
        self.board.renew()
        self._settle()
        self.viewport().update()

    def _on_checked(self, report: Report) -> None:
        before = set(self.board.chips)
        self.board.learn(report)
        if self.board.partial and before != self.board.chips.keys():
            self._resettle()
        self._arrange()

    def _show(self, scene: Scene) -> None:
        if self.board.show_scene(scene):
            self._arrange()

    def _arrange(self) -> None:
        self.board.arrange(self.session.selection | self.session.ground, self.session.relation)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Where nothing is, say what will be; where not all of it is, say how much is not."""
        hidden, empty = self.board.portion.hidden, not self.board.chips
        if not hidden and not empty:
            return
        side = Qt.AlignmentFlag.AlignCenter
        if not empty:
            text = tr("{count} objects are not shown", count=hidden)
            side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
        elif hidden:
            text = tr("Select objects to see here what they have to do with each other; find them by name above.")
        else:
            text = "\n".join(map(tr, _EMPTY))
        painter.save()
        painter.resetTransform()
        painter.setPen(QColor(self.theme.faint))
        painter.drawText(self.viewport().rect().adjusted(24, 8, -24, -8), side | Qt.TextFlag.TextWordWrap, text)
        painter.restore()

    # Where it is

    @property
    def _panel(self) -> Panel:
        """The room for chips, pixels; its shape is never an extreme one."""
        height = max(self.viewport().height() - 2 * EDGE, 60)
        return min(max(self.viewport().width() - 2 * EDGE, 0.8 * height), 5.0 * height), height

    def _place(self, scene: Scene, sizes: Sizes) -> Positions:
        """Where chips go that are new; an unseen graph is laid out once it is seen."""
        return like_plan(scene, sizes, self._panel) if self.isVisible() else dict.fromkeys(sizes, (0.0, 0.0))

    def move_chip(self, name: str, step: QPointF) -> None:
        """Move a chip by hand; from then on the panel's shape no longer arranges them."""
        x, y = self.board.positions[name]
        self._arranged = True
        self.board.positions[name] = x + step.x(), y + step.y()
        self._arrange()

    def lay_out(self) -> None:
        """Toggle between the plan's arrangement and the relations' own."""
        board, scene = self.board, self.session.scene
        plan = like_plan(scene, board.sizes, self._panel)
        self._arranged = True
        same = all(abs(plan[i][k] - board.positions[i][k]) < 0.5 for i in plan for k in (0, 1))
        board.positions = by_relations(scene, board.sizes, self._panel) if same else plan
        self._arrange()
        self.fit()

    def fit(self) -> None:
        """Show every chip."""
        frame = self.board.extent
        if frame.isEmpty():
            return
        frame = frame.adjusted(-EDGE, -EDGE, EDGE, EDGE)
        self.setSceneRect(frame.adjusted(-2000, -2000, 2000, 2000))
        self.fitInView(frame, Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > LARGEST:
            self.resetTransform()
            self.scale(LARGEST, LARGEST)
            self.centerOn(frame.center())

    def _settle(self) -> None:
        """Use the panel's new shape, unless the user arranged the chips."""
        board = self.board
        panel = self._panel
        changed = any(abs(new - old) > 0.05 * new for new, old in zip(panel, self._laid, strict=True))
        if not self._arranged and board.chips and self.isVisible() and changed:
            self._laid = panel
            board.positions = like_plan(self.session.scene, board.sizes, self._panel)
            self._arrange()
        self._fit_readably()

    def _fit_readably(self) -> None:
        """Show every chip if they can be read then; otherwise those around what is selected, or in the middle."""
        self.fit()
        if self.transform().m11() < READABLE and not self.board.extent.isEmpty():
            self.resetTransform()
            self.scale(READABLE, READABLE)
            chosen = self.board.extent_of(self.session.selection | self.session.ground)
            self.centerOn((self.board.extent if chosen.isEmpty() else chosen).center())

    # Mouse and keys

    def open_menu(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu that goes away by itself."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def item_at(self, position: QPointF) -> Chip | Pill | None:
        """What is under a pixel of the view."""
        for item in self.items(position.toPoint()):
            if isinstance(item, Chip | Pill) and item.isVisible():
                return item
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        event.accept()
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hand.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 1.001 ** event.angleDelta().y()
        if 0.15 < self.transform().m11() * factor < 4:
            self.scale(factor, factor)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Find):
            self.finder.focus()
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key == Qt.Key.Key_L:
            self.lay_out()
        elif key == Qt.Key.Key_Space:
            self.menu_wanted.emit(QPointF(self.mapToGlobal(self.rect().center())))
        elif key == Qt.Key.Key_Escape:
            self.session.select(())
        else:
            event.ignore()
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        # Tab adds a node here; Shift+Tab still leaves the graph by keyboard.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.add_wanted.emit()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

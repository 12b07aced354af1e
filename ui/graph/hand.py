"""What the mouse does on the graph: select, move chips, draw arrows, pan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsLineItem

from ui.graph.items import Chip, Pill

if TYPE_CHECKING:
    from ui.graph.view import GraphView


class Hand:
    """One press of a button after the other.

    Parameters
    ----------
    view : GraphView
        Whose items it takes hold of.
    """

    def __init__(self, view: GraphView) -> None:
        self._view, self._session = view, view.session
        self._held = ""
        self._start = self._last = QPointF()
        self._mode = ""
        self._rubber: QGraphicsLineItem | None = None

    def press(self, event: QMouseEvent) -> None:
        view, item = self._view, self._view.item_at(event.position())
        self._start, self._last = view.mapToScene(event.position().toPoint()), event.position()
        right, middle = (event.button() == b for b in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton))
        if middle or (item is None and right):
            self._mode = "pan"
        elif isinstance(item, Pill):
            relation = item.relation
            self._session.select((relation.subject, *relation.objects), relation)
            view.open_menu(view.menus.of_relation(relation), event.globalPosition().toPoint())
        elif isinstance(item, Chip):
            self._take(item, event, right)
        else:
            self._session.select(())
            self._mode = "pan"

    def _take(self, chip: Chip, event: QMouseEvent, right: bool) -> None:
        session, view = self._session, self._view
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if chip.node is not None and (shift or chip.name not in session.selection):
            session.select(session.selection ^ {chip.name} if shift else [chip.name])
        elif session.relation is not None:
            session.select(session.selection)
        if right and chip.node is not None:
            view.open_menu(view.menus.of_node(chip.name), event.globalPosition().toPoint())
            return
        rim = chip.on_rim(chip.mapFromScene(self._start)) and chip.node is not None
        self._mode, self._held = "link" if rim else "move", chip.name

    def move(self, event: QMouseEvent) -> None:
        view, position = self._view, event.position()
        place = view.mapToScene(position.toPoint())
        if not self._mode:
            self._hover(position)
        elif self._mode == "pan":
            step = place - view.mapToScene(self._last.toPoint())
            view.setSceneRect(view.sceneRect().translated(-step))
            self._last = position
        elif self._mode == "move" and (position - self._last).manhattanLength() > 2:
            view.move_chip(self._held, place - self._start)
            self._start, self._last = place, position
        elif self._mode == "link":
            self._draw(place, position)

    def _hover(self, position: QPointF) -> None:
        item, board = self._view.item_at(position), self._view.board
        everything: list[Chip | Pill] = [*board.chips.values(), *board.pills.values()]
        for each in everything:
            if each.hovered is not (each is item):
                each.hovered = each is item
                each.update()

    def _draw(self, place: QPointF, position: QPointF) -> None:
        """Draw the arrow that is to be, and mark the chip it would lead to."""
        view, chip = self._view, self._view.board.chips[self._held]
        if self._rubber is None:
            self._rubber = view.board.addLine(0, 0, 0, 0, QPen(QColor(view.theme.accent), 2))
            self._rubber.setZValue(5)
        begin = chip.border(place)
        self._rubber.setLine(begin.x(), begin.y(), place.x(), place.y())
        over = view.item_at(position)
        self._aim(over if isinstance(over, Chip) and over is not chip else None)

    def _aim(self, at: Chip | None) -> None:
        for chip in self._view.board.chips.values():
            chip.target = chip is at
            chip.update()

    def release(self, event: QMouseEvent) -> None:
        mode, held = self._mode, self._held
        self.forget()
        if mode == "link":
            over = self._view.item_at(event.position())
            self._aim(None)
            if isinstance(over, Chip) and over.name != held:
                self._view.open_menu(self._view.menus.of_pair(held, over.name), event.globalPosition().toPoint())

    def forget(self) -> None:
        """Let go of what is held."""
        self._mode = self._held = ""
        if self._rubber is not None:
            self._view.board.removeItem(self._rubber)
            self._rubber = None

    def lose(self) -> None:
        """Everything was taken off the board, the arrow that is being drawn with it."""
        self._rubber = None
        self._mode = self._held = ""

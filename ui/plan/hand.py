"""The tool that is on when no other is: select, move, turn, resize, frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from ui import units
from ui.plan.tool import Pointer, Tool

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Hand(Tool):
    """Works on the objects.

    Parameters
    ----------
    canvas : PlanCanvas
        Whose controller makes the edits.
    """

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        self._session, self._controller = canvas.session, canvas.controller
        self._press: QPointF | None = None
        self._mode = ""

    def press(self, at: Pointer) -> None:
        session, node_id, grip = self._session, self._canvas.node_at(at.pixel), self._canvas.grip_at(at.pixel)
        self._press = at.pixel
        end = self._canvas.row_end_at(at.pixel)
        if end is not None and self._canvas.rows.begin(end):
            self._mode = "row"
            return
        if grip is not None:
            held = next(iter(session.selection))
            if isinstance(grip, str):
                self._controller.begin_rotate(held, at.point)
            else:
                self._controller.begin_resize(held, grip, at.point)
            self._mode = "drag"
            return
        if node_id is None:
            self._mode = "band"
            if not at.shift:
                session.select(())
            return
        if at.shift and node_id not in session.selection:
            session.select(session.selection | {node_id})
        elif at.shift:
            # Whether this takes it out of the selection or starts a straight drag shows only when the mouse moves.
            self._mode = "toggle"
            return
        elif node_id not in session.selection:
            session.select([node_id])
        self._mode = "press"

    def move(self, at: Pointer) -> None:
        if self._press is None:
            return
        moved = (at.pixel - self._press).manhattanLength() >= QApplication.startDragDistance() // 2
        if self._mode in ("press", "toggle") and moved:
            node_id = self._canvas.node_at(self._press)
            if node_id is not None:
                self._controller.begin_move(node_id, self._canvas.to_plan(self._press), at.ctrl)
                self._canvas.marks.moving = node_id
                self._mode = "drag"
        if self._mode == "row":
            self._canvas.rows.drag(at.point)
        elif self._mode == "drag":
            self._controller.drag(at.point, at.reach, at.shift, at.free)
        elif self._mode == "band":
            self._canvas.marks.band = QRectF(self._press, at.pixel).normalized()

    def release(self, at: Pointer) -> None:
        mode, press = self._mode, self._press
        if mode == "row":
            self._lengthen()
        elif mode == "drag":
            self.finish()
        elif mode == "toggle" and press is not None:
            self._session.select(self._session.selection - {self._canvas.node_at(press)})
        elif mode == "band" and self._canvas.marks.band is None:
            self._take_ground(at)
        elif mode == "band" and self._canvas.marks.band is not None:
            more = self._session.selection if at.shift else frozenset()
            self._session.select(more | set(self._canvas.nodes_in(self._canvas.marks.band)))
        self._rest()

    def _lengthen(self) -> None:
        """The row stays as long as the hand made it."""
        new = self._canvas.rows.drop()
        if new:
            self._canvas.released.emit(new)

    def _take_ground(self, at: Pointer) -> None:
        """Select the ground of a street that was clicked on; with Shift, more of it."""
        found, session = self._canvas.surface_at(at.pixel), self._session
        chosen = frozenset[str]() if found is None else frozenset([found])
        session.select_ground(session.ground ^ chosen if at.shift else chosen)

    def _rest(self) -> None:
        self._mode, self._press = "", None
        self._canvas.marks.moving = self._canvas.marks.band = None

    def menu(self, at: Pointer, place: QPointF) -> None:
        node_id = self._canvas.node_at(at.pixel)
        if node_id is not None and node_id not in self._session.selection:
            self._session.select([node_id])
        self._mode = ""
        self._canvas.menu_wanted.emit(place)

    def hover(self, at: Pointer) -> Qt.CursorShape:
        grip, node_id = self._canvas.grip_at(at.pixel), self._canvas.node_at(at.pixel)
        self._canvas.set_hovered(node_id)
        if self._canvas.row_end_at(at.pixel) is not None:
            return Qt.CursorShape.SizeAllCursor
        if grip is not None:
            return Qt.CursorShape.CrossCursor if grip == "turn" else Qt.CursorShape.SizeAllCursor
        return Qt.CursorShape.PointingHandCursor if node_id else Qt.CursorShape.ArrowCursor

    def leave(self) -> None:
        self._canvas.set_hovered(None)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        if key not in _ARROWS:
            return False
        step = units.nudge(bool(keys & Qt.KeyboardModifier.ShiftModifier))
        dx, dy = _ARROWS[key]
        self._controller.nudge(dx * step, dy * step)
        return True

    def key_up(self, key: Qt.Key) -> bool:
        if key in _ARROWS:
            self._controller.end_nudge()
        return key in _ARROWS

    def cancel(self) -> bool:
        busy = bool(self._mode) or self._controller.busy
        self._rest()
        self._canvas.rows.cancel()
        self._controller.cancel()
        return busy

    @property
    def measuring(self) -> bool:
        return self._mode == "drag"

    def exact(self, text: str) -> bool:
        return self._controller.exact(text)

    def finish(self) -> None:
        self._rest()
        changed = self._controller.drop()
        if changed:
            self._canvas.released.emit(changed)

# ruff: noqa: N802 - Qt names its events
"""The plan: a bird's-eye view that is worked on with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)

from composer.scene import Point
from composer.vocabulary import categories
from ui.controllers.heat import Heat
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.plan.block_tool import BlockTool
from ui.plan.box_tool import BoxTool
from ui.plan.hand import Hand
from ui.plan.heat_item import HeatItem
from ui.plan.picture import PlanPicture
from ui.plan.room_tool import RoomTool
from ui.plan.street_tool import StreetTool
from ui.plan.tool import ENTER, Pointer, Tool, ToPixel
from ui.plan.trace_tool import TraceTool
from ui.plan.typed import TypedField
from ui.spoken import say
from ui.theme import Theme

CATEGORY_MIME = "application/x-scene-composer-category"
_NUMBER_KEYS = "0123456789.,+-"


class PlanCanvas(PlanPicture):
    """The plan that hands mouse and keys to the tool that is on.

    Signals
    -------
    released(ids)
        A gesture ended and changed these nodes.
    menu_wanted(place)
        The right button went down on the objects; where on the screen.
    tool_changed(tool)
        Another tool is on; None is the hand.
    suggested(name or None)
        A category is dragged over the plan: where it would go is to be shown.
    """

    released = Signal(object)
    menu_wanted = Signal(QPointF)
    tool_changed = Signal(object)
    suggested = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.setObjectName("plan")
        say("Plan", self.setAccessibleName)
        self._panning: QPointF | None = None
        self._pressed = self._pan_key = self._over = False
        self.controller = PlanController(session, self)
        self.heat = HeatItem()
        self.add_item(self.heat)
        self._dragged: str | None = None
        self._hand = Hand(self)
        self.tool: Tool = self._hand
        self.room_tool = RoomTool(self)
        self.box_tool = BoxTool(self)
        self.trace_tool = TraceTool(self)
        self.block_tool = BlockTool(self)
        self.street_tool = StreetTool(self)
        tools = self.room_tool, self.box_tool, self.trace_tool, self.block_tool, self.street_tool
        self.strips = [tool.strip for tool in tools]
        self.field = TypedField(self, theme)
        self.field.typed.connect(self._follow_typed)
        self.field.applied.connect(self._apply_typed)
        self.field.dismissed.connect(self._let_go)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.replaced.connect(self._on_replaced)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.field.set_theme(theme)

    def paint_tool(self, painter: QPainter, to_pixel: ToPixel) -> None:
        self.tool.paint(painter, to_pixel, self.theme)

    def _on_replaced(self) -> None:
        self._let_go()
        self._show(self.session.scene)  # else it would fit what was there before
        self.fit()

    def pointer(self, pixel: QPointF, keys: Qt.KeyboardModifier) -> Pointer:
        """What a tool is told of the mouse."""
        return Pointer(pixel, self.to_plan(pixel), self.pixel, keys)

    @property
    def cursor(self) -> Point | None:
        """Where on the plan the mouse is, metres; None while it is elsewhere."""
        return self.to_plan(self.marks.pointer) if self._over else None

    # Tools

    def set_tool(self, tool: Tool | None) -> None:
        """Switch a tool on in the place of the one that is; None for the hand."""
        wanted = tool or self._hand
        if wanted is self.tool:
            return
        self.field.hide()
        self.tool.stop()
        self.set_hovered(None)
        self.tool = wanted
        wanted.start()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tool_changed.emit(tool)
        self.viewport().update()

    def _let_go(self) -> bool:
        self._pressed = False
        busy = self.tool.cancel() or self.field.isVisible()
        self._close_field()
        return busy

    def _close_field(self) -> None:
        if self.field.isVisible():
            self.field.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def ask_number(self, text: str = "") -> None:
        """Open the field for a length or an angle at the cursor."""
        self.field.open(self.marks.pointer, text)
        self._follow_typed(text)

    def _follow_typed(self, text: str) -> None:
        self.field.show_wrong(bool(text.strip()) and not self.tool.exact(text))

    def _apply_typed(self) -> None:
        text = self.field.text()
        if text.strip() and not self.tool.exact(text):
            self.field.show_wrong(True)
            return
        self._pressed = False
        self.tool.finish()
        self._close_field()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def _press(self, event: QMouseEvent, double: bool) -> None:
        event.accept()
        if self.field.isVisible():
            self._apply_typed()
            return
        at = self.pointer(event.position(), event.modifiers())
        self.marks.pointer = at.pixel
        if event.button() == Qt.MouseButton.MiddleButton or self._pan_key:
            self._panning = at.pixel
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.RightButton:
            self.tool.menu(at, event.globalPosition())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True
            self.tool.double(at) if double else self.tool.press(at)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = self.pointer(event.position(), event.modifiers())
        self.marks.pointer, self._over = at.pixel, True
        if self._panning is not None:
            a, b = self.to_plan(self._panning), at.point
            self._box.translateBy(x=a[0] - b[0], y=a[1] - b[1])
            self._panning = at.pixel
        elif self.field.isVisible():
            return
        elif not self._pressed:
            shape = self.tool.hover(at)
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._pan_key else shape)
            return
        else:
            self.tool.move(at)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        panned, self._panning = self._panning is not None, None
        # While a number is typed the gesture waits for Enter, whatever the button does.
        if not panned and self._pressed and not self.field.isVisible() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = False
            self.tool.release(self.pointer(event.position(), event.modifiers()))
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._pan_key else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        self._over = False
        self.tool.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 0.999 ** event.angleDelta().y()
        self._box.scaleBy((factor, factor), center=QPointF(*self.to_plan(event.position())))
        event.accept()
        self.viewport().update()

    # Keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._wants(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _wants(self, event: QKeyEvent) -> bool:
        typed = self.tool.measuring and bool(event.text()) and event.text() in _NUMBER_KEYS
        return typed or self.tool.wants(Qt.Key(event.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if not self._let_go():
                self.set_tool(None) if self.tool is not self._hand else self.session.select(())
        elif self.tool.key(key, event.modifiers()):
            self.viewport().update()
        elif self.tool.measuring and (key in ENTER or (event.text() and event.text() in _NUMBER_KEYS)):
            self.ask_number("" if key in ENTER else event.text())
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pan_key = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_F:
            self.fit()
        else:
            event.ignore()
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pan_key = False
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif event.isAutoRepeat() or not self.tool.key_up(Qt.Key(event.key())):
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pan_key = False

    # What is about to be added

    def show_heat(self, found: Heat | None) -> None:
        """Show where something would go, and how it would stand at the best place; None shows nothing."""
        self.heat.show_heat(found, self.session.scene.floor, self.theme)
        if self._dragged is None:  # what is dragged is where the hand is
            self.show_ghost(None if found is None else found.best)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dragged = _category_of(event.mimeData())
        if self._dragged is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.suggested.emit(self._dragged)
        self._drag_at(event.position())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        self._drag_at(event.position())

    def _drag_at(self, place: QPointF) -> None:
        if self._dragged is not None:
            self.show_ghost(self.controller.proposed(self._dragged, self.to_plan(place)).box)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drag_over()

    def _drag_over(self) -> None:
        self._dragged = None
        self.show_ghost(None)
        self.suggested.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drag_over()
        name = _category_of(event.mimeData())
        if name is None:
            event.ignore()
            return
        added = self.controller.add(name, self.to_plan(event.position()))
        if added is not None:
            self.setFocus()
            self.released.emit(frozenset([added]))
        event.acceptProposedAction()


def _category_of(data: QMimeData) -> str | None:
    """The category that is dragged; None if it is something else."""
    name = bytes(data.data(CATEGORY_MIME).data()).decode("utf-8", "replace")
    return name if name in categories() else None

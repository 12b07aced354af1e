"""The tool that reshapes the room, puts doors and windows into it, and draws a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu

from composer.scene import Opening
from ui.controllers.drawing import DrawingController
from ui.controllers.room import RoomController
from ui.controllers.room_parts import Part
from ui.plan.room_marks import paint_drawing, paint_parts, paint_proposed
from ui.plan.strip import ToolStrip, strip_button
from ui.plan.tool import DELETE, ENTER, Pointer, Tool, ToPixel
from ui.theme import Theme
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

Mode = Literal["", "door", "window", "draw"]
HINTS: dict[Mode, str] = {
    "": later("Drag walls and corners; double-click a wall for a corner; Delete removes; right-click for more"),
    "door": later("Click the wall where the door shall be"),
    "window": later("Click the wall where the window shall be"),
    "draw": later("Click corner by corner or type a length; Enter closes, Backspace takes one back, Escape cancels"),
}
_CURSORS = {"edge": Qt.CursorShape.SizeAllCursor, "wall": Qt.CursorShape.PointingHandCursor}


class RoomTool(Tool):
    """Walls, corners, doors and windows under mouse and keys."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        self.controller = RoomController(canvas.session, canvas)
        self.drawing = DrawingController(canvas.session, canvas)
        self.mode: Mode = ""
        self._hovered: Part | None = None
        self._proposed: Opening | None = None
        self.buttons = {
            "door": strip_button(later("Door"), later("Put a door into a wall"), True),
            "window": strip_button(later("Window"), later("Put a window into a wall"), True),
            "draw": strip_button(later("New outline"), later("Draw another outline, corner by corner"), True),
        }
        for mode, button in self.buttons.items():
            button.clicked.connect(lambda on, mode=mode: self.set_mode(mode if on else ""))
        done = strip_button(later("Done"), later("Back to the objects"))
        done.clicked.connect(lambda: canvas.set_tool(None))
        self.strip = ToolStrip((*self.buttons.values(), done))

    def start(self) -> None:
        self._canvas.session.select(())
        self._canvas.step_back(True)
        self.set_mode("draw" if self.controller.floor is None else "")
        self.strip.show()
        # Once the strip has taken its place; with some ground around the room to draw on.
        QTimer.singleShot(0, self._canvas, lambda: self._canvas.fit(0.2))

    def stop(self) -> None:
        self.set_mode("")
        self.controller.touch(None)
        self.strip.hide()
        self._canvas.step_back(False)
        QTimer.singleShot(0, self._canvas, self._canvas.fit)

    def set_mode(self, mode: Mode) -> None:
        """What a click does: take hold, put a door or a window, draw a new room."""
        self.drawing.cancel()
        self.controller.cancel()
        self.mode, self._proposed, self._hovered = mode, None, None
        for name, button in self.buttons.items():
            button.setChecked(name == mode)
        self.strip.say(HINTS[mode])
        self._canvas.marks.every_size = mode != "draw"
        self._canvas.show_hint("", ())

    @property
    def _free(self) -> bool:
        return not self._canvas.controller.snapping

    # Mouse

    def press(self, at: Pointer) -> None:
        free = self._free or at.free
        if self.mode == "draw":
            if self.drawing.click(at.point, at.reach, free):
                self.set_mode("")
        elif self.mode:
            if self.controller.add(self.mode, at.point):
                self.set_mode("")
        else:
            part = self.controller.part_at(at.point, at.reach)
            self.controller.touch(part)
            if part is not None:
                self.controller.begin(part, at.point)

    def move(self, at: Pointer) -> None:
        if self.controller.busy:
            self.controller.drag(at.point, at.reach, self._free or at.free)
        elif self.mode == "draw":
            self.drawing.hover(at.point, at.reach, self._free or at.free)

    def release(self, at: Pointer) -> None:
        self.finish() if self.controller.busy else None

    def double(self, at: Pointer) -> None:
        part = self.controller.part_at(at.point, at.reach)
        if not self.mode and part is not None and part.kind == "wall":
            self.controller.insert_corner(part.index, at.point)
        else:
            self.press(at)

    def hover(self, at: Pointer) -> Qt.CursorShape:
        if self.mode == "draw":
            self.drawing.hover(at.point, at.reach, self._free or at.free)
            return Qt.CursorShape.CrossCursor
        part = self.controller.part_at(at.point, at.reach)
        if self.mode:
            floor = self.controller.floor
            self._proposed = None if floor is None else self.controller.proposed(floor, self.mode, at.point)
            self._canvas.viewport().update()
            return Qt.CursorShape.CrossCursor
        if part != self._hovered:
            self._hovered = part
            self._canvas.viewport().update()
        return Qt.CursorShape.ArrowCursor if part is None else _CURSORS.get(part.kind, Qt.CursorShape.SizeAllCursor)

    def leave(self) -> None:
        self._hovered = self._proposed = None
        self._canvas.viewport().update()

    def menu(self, at: Pointer, place: QPointF) -> None:
        part = self.controller.part_at(at.point, at.reach)
        if self.mode or part is None:
            self.set_mode("")
            return
        self.controller.touch(part)
        menu = self.menu_of(part, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place.toPoint())
        self._canvas.viewport().update()

    def menu_of(self, part: Part, at: Pointer) -> QMenu:
        """What can be done with a part of the room."""
        menu, room = QMenu(self._canvas), self.controller
        menu.setAccessibleName(tr("Room"))
        floor = room.floor
        if part.kind == "wall":
            menu.addAction(tr("Put a corner here")).triggered.connect(lambda: room.insert_corner(part.index, at.point))
            menu.addAction(tr("Put a door here")).triggered.connect(lambda: room.add("door", at.point))
            menu.addAction(tr("Put a window here")).triggered.connect(lambda: room.add("window", at.point))
            return menu
        if part.kind in ("opening", "edge") and floor is not None and floor.openings[part.index].kind == "door":
            menu.addAction(tr("Hinge on the other side")).triggered.connect(lambda: room.flip(part.index, "hinge"))
            menu.addAction(tr("Swing to the other side")).triggered.connect(lambda: room.flip(part.index, "outward"))
            menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(lambda: room.delete())
        return menu

    # Keys

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        if self.mode == "draw" and key in ENTER:
            if self.drawing.close():
                self.set_mode("")
        elif self.mode == "draw" and key in DELETE:
            self.drawing.back()
        elif key in DELETE:
            self.controller.delete()
        else:
            return False
        return True

    def wants(self, key: Qt.Key) -> bool:
        return key in DELETE

    def cancel(self) -> bool:
        drawing, busy = self.drawing.cancel(), self.controller.busy
        self.controller.cancel()
        if not drawing and not busy and self.mode and self.controller.floor is not None:
            self.set_mode("")
            return True
        return drawing or busy

    @property
    def measuring(self) -> bool:
        return self.controller.busy or (self.mode == "draw" and self.drawing.busy)

    def exact(self, text: str) -> bool:
        return self.drawing.exact(text) if self.mode == "draw" else self.controller.exact(text)

    def finish(self) -> None:
        if self.mode == "draw":
            self.drawing.put()
        else:
            self.controller.drop()

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        floor = self.controller.floor
        if self.mode == "draw":
            paint_drawing(painter, self.drawing, to_pixel, theme)
        elif floor is not None:
            paint_parts(painter, floor, self._hovered, self.controller.focus, to_pixel, theme)
            if self._proposed is not None:
                paint_proposed(painter, floor, self._proposed, to_pixel, theme)

"""The tool that draws and reshapes the ground of a street: pieces of ground, streets along their lines, crossings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QMenu

from composer.scene import Surface
from composer.street.kinds import surface_kinds
from composer.street.strips import presets
from ui.controllers.ground import GroundController, Part
from ui.controllers.roads import RoadController
from ui.controllers.street_drawing import GroundDrawing, StreetDrawing
from ui.plan.room_marks import paint_drawing
from ui.plan.street_marks import paint_ghosts, paint_ground, paint_line, paint_points
from ui.plan.strip import ToolStrip, strip_button
from ui.plan.tool import DELETE, ENTER, Pointer, Tool, ToPixel
from ui.spoken import offer, say
from ui.theme import Theme
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

Mode = Literal["", "ground", "street", "crossing"]
HINTS: dict[Mode, str] = {
    "": later("Click ground to select it; drag corners, edges, round handles; double-click puts one, Delete removes"),
    "ground": later("Click corner by corner or type a length; Enter closes, Backspace takes one back, Escape cancels"),
    "street": later("Click along the middle of the street or type a length; Enter or a double click ends it"),
    "crossing": later("Click the carriageway where people shall cross"),
}


class StreetTool(Tool):
    """Ground, roads and crossings under mouse and keys."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        session = canvas.session
        self.roads = RoadController(session)
        self.controller = GroundController(session, canvas, self.roads)
        self.ground_drawing = GroundDrawing(session, canvas, self.controller)
        self.street_drawing = StreetDrawing(session, canvas, self.controller)
        self.mode: Mode = ""
        self._hovered: Part | None = None
        self._crossing: Surface | None = None
        self.kind, self.preset = QComboBox(), QComboBox()
        say("Kind of ground", self.kind.setAccessibleName, self.kind.setToolTip)
        say("Strips of the street", self.preset.setAccessibleName, self.preset.setToolTip)
        offer(self.kind, ((known.name, known.label) for known in surface_kinds().values() if known.use != "cross"))
        offer(self.preset, ((name, label) for name, (label, _) in presets().items()))
        self.kind.setCurrentIndex(self.kind.findData(self.ground_drawing.kind))
        self.kind.activated.connect(self._take_kind)
        self.preset.activated.connect(lambda: setattr(self.street_drawing, "preset", self.preset.currentData()))
        self.buttons = {
            "ground": strip_button(later("Draw ground"), later("A plaza, a lawn, a lake, corner by corner"), True),
            "street": strip_button(later("Draw a street"), later("Point by point along its middle"), True),
            "crossing": strip_button(later("Crossing"), later("Across the carriageway, with one click"), True),
        }
        for mode, button in self.buttons.items():
            button.clicked.connect(lambda on, mode=mode: self.set_mode(mode if on else ""))
        done = strip_button(later("Done"), later("Back to the objects"))
        done.clicked.connect(lambda: canvas.set_tool(None))
        buttons = self.buttons
        self.strip = ToolStrip(
            (buttons["ground"], self.kind, buttons["street"], self.preset, buttons["crossing"], done)
        )

    def _take_kind(self) -> None:
        """What is drawn next, or what the selected ground becomes."""
        self.ground_drawing.kind = self.kind.currentData()
        if self.mode == "" and self._canvas.session.ground:
            self.controller.set_kind(self.kind.currentData())

    def start(self) -> None:
        self._canvas.session.select(())
        self._canvas.step_back(True)
        self.set_mode("")
        self.strip.show()

    def stop(self) -> None:
        self.set_mode("")
        self.strip.hide()
        self._canvas.step_back(False)
        self._canvas.mark_ground()

    def set_mode(self, mode: Mode) -> None:
        """What a click does: take hold, put a corner, a point, a crossing."""
        for drawing in (self.ground_drawing, self.street_drawing):
            drawing.cancel()
        self.controller.cancel()
        self.mode, self._hovered, self._crossing = mode, None, None
        if mode == "ground":
            self.ground_drawing.begin()
        elif mode == "street":
            self.street_drawing.begin()
        for name, button in self.buttons.items():
            button.setChecked(name == mode)
        self.strip.say(HINTS[mode])
        self._canvas.show_hint("", ())

    @property
    def drawing(self) -> GroundDrawing | StreetDrawing | None:
        """What is drawn with, if something is."""
        return {"ground": self.ground_drawing, "street": self.street_drawing}.get(self.mode)  # type: ignore[return-value]

    def _free(self, at: Pointer) -> bool:
        return at.free or not self._canvas.controller.snapping

    def _part(self, at: Pointer) -> Part | None:
        return self.controller.part_at(at.point, at.reach, self._canvas.surface_at(at.pixel))

    # Mouse

    def press(self, at: Pointer) -> None:
        drawing = self.drawing
        if drawing is not None:
            drawing.click(at.point, at.reach, self._free(at))
        elif self.mode == "crossing":
            if self.controller.add_crossing(at.point):
                self.set_mode("")
        else:
            self._take(at)

    def _take(self, at: Pointer) -> None:
        part, session = self._part(at), self._canvas.session
        if part is None:
            self.controller.focus = None
            session.select_ground(())
        elif part.kind == "body" and at.shift:
            session.select_ground(session.ground ^ {part.name})
        else:
            self.controller.begin(part, at.point)
            self._show_kind()

    def _show_kind(self) -> None:
        """Let the list say what the selected ground is."""
        surface = next((s for s in self._canvas.session.scene.surfaces if s.id in self._canvas.session.ground), None)
        if surface is not None and (row := self.kind.findData(surface.kind)) >= 0:
            self.kind.setCurrentIndex(row)

    def move(self, at: Pointer) -> None:
        drawing = self.drawing
        if self.controller.busy:
            self.controller.drag(at.point, at.reach, self._free(at))
        elif drawing is not None:
            drawing.hover(at.point, at.reach, self._free(at))

    def release(self, at: Pointer) -> None:
        if self.controller.busy:
            self.finish()

    def double(self, at: Pointer) -> None:
        drawing = self.drawing
        if isinstance(drawing, StreetDrawing):
            drawing.click(at.point, at.reach, self._free(at))
            drawing.close()
            return
        part = self._part(at)
        if self.mode == "" and part is not None and self.controller.insert(part, at.point):
            return
        self.press(at)

    def hover(self, at: Pointer) -> Qt.CursorShape:
        drawing = self.drawing
        if drawing is not None:
            drawing.hover(at.point, at.reach, self._free(at))
            self._canvas.viewport().update()
            return Qt.CursorShape.CrossCursor
        if self.mode == "crossing":
            self._crossing = self.controller.crossing(at.point)
            self._canvas.viewport().update()
            return Qt.CursorShape.CrossCursor if self._crossing is not None else Qt.CursorShape.ForbiddenCursor
        part = self._part(at)
        if part != self._hovered:
            self._hovered = part
            self._canvas.mark_ground(part.name if part is not None and part.kind == "body" else None)
            self._canvas.viewport().update()
        if part is None:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.PointingHandCursor if part.kind == "body" else Qt.CursorShape.SizeAllCursor

    def leave(self) -> None:
        self._hovered = self._crossing = None
        self._canvas.mark_ground()
        self._canvas.viewport().update()

    def menu(self, at: Pointer, place: QPointF) -> None:
        if self.mode:
            self.set_mode("")
            return
        part = self._part(at)
        if part is None:
            return
        if part.kind == "body" and part.name not in self._canvas.session.ground:
            self._canvas.session.select_ground([part.name])
        self.controller.focus = part
        menu = self.menu_of(part, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place.toPoint())

    def menu_of(self, part: Part, at: Pointer) -> QMenu:
        """What can be done with a part of the ground."""
        menu, ground = QMenu(self._canvas), self.controller
        menu.setAccessibleName(tr("Ground"))
        if part.kind == "edge" or (part.kind == "body" and self.roads.road is not None):
            put = tr("Put a corner here") if part.kind == "edge" else tr("Put a point of the street here")
            menu.addAction(put).triggered.connect(lambda: ground.insert(part, at.point))
        if part.kind in ("body", "edge"):
            kinds = menu.addMenu(tr("Make it"))
            for known in surface_kinds().values():
                if known.use != "cross":
                    kinds.addAction(tr(known.label)).triggered.connect(
                        lambda checked=False, name=known.name: ground.set_kind(name)
                    )
            if ground.crossing(at.point) is not None:
                menu.addAction(tr("Put a crossing here")).triggered.connect(lambda: ground.add_crossing(at.point))
            menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(lambda: ground.delete())
        return menu

    # Keys

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        drawing = self.drawing
        if drawing is not None and key in ENTER and not drawing.busy:
            return False
        if drawing is not None and key in ENTER:
            drawing.close()
        elif drawing is not None and key in DELETE:
            drawing.back()
        elif key in DELETE:
            self.controller.delete()
        else:
            return False
        return True

    def wants(self, key: Qt.Key) -> bool:
        return key in DELETE

    def cancel(self) -> bool:
        drawing = self.drawing
        had = self.controller.cancel()
        if drawing is not None and drawing.cancel():
            drawing.begin()
            return True
        if not had and self.mode:
            self.set_mode("")
            return True
        return had

    @property
    def measuring(self) -> bool:
        drawing = self.drawing
        return self.controller.busy or (drawing is not None and drawing.busy)

    def exact(self, text: str) -> bool:
        drawing = self.drawing
        return self.controller.exact(text) if drawing is None else drawing.exact(text)

    def finish(self) -> None:
        drawing = self.drawing
        if drawing is not None:
            drawing.put()
        else:
            self.controller.drop()

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        drawing, session = self.drawing, self._canvas.session
        if isinstance(drawing, StreetDrawing):
            paint_ghosts(painter, drawing.shown if drawing.points else (), to_pixel, theme)
            line = [*drawing.points, *([] if drawing.head is None else [drawing.head])]
            paint_points(painter, [to_pixel(*p) for p in line], theme)
        elif drawing is not None:
            paint_drawing(painter, drawing, to_pixel, theme)
        elif self._crossing is not None:
            paint_ghosts(painter, (self._crossing,), to_pixel, theme)
        else:
            surface, focus = self.controller.surface, self.controller.focus
            if surface is not None:
                paint_ground(painter, surface, self._hovered, focus, to_pixel, theme)
            road = self.roads.road if session.ground else None
            if road is not None:
                paint_line(painter, road.id, self.roads.points, self._hovered, focus, to_pixel, theme)

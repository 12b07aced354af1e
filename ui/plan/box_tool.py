"""The tool that draws a rectangle, of which an object is made once it is said what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from composer.scene import Point
from ui import units
from ui.controllers.boxing import Area, rectangle
from ui.controllers.lengths import lengths
from ui.plan.overlay import tag
from ui.plan.pens import faded
from ui.plan.strip import ToolStrip, strip_button
from ui.plan.tool import Pointer, Tool, ToPixel
from ui.theme import Theme
from ui.words import later

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

HINT = later("Drag a rectangle or type its sides, then say what it is")


class BoxTool(Tool):
    """Draws the rectangle; `drawn` is called with it once it is done."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        self._start: Point | None = None
        self.area: Area | None = None
        self.drawn: Callable[[Area], None] = lambda area: None
        done = strip_button(later("Done"), later("Back to the objects"))
        done.clicked.connect(lambda: canvas.set_tool(None))
        self.strip = ToolStrip((done,))
        self.strip.say(HINT)

    def start(self) -> None:
        self._canvas.session.select(())
        self.strip.show()

    def stop(self) -> None:
        self.forget()
        self.strip.hide()

    def forget(self) -> None:
        """No rectangle any more."""
        self._start = self.area = None
        self._canvas.viewport().update()

    def press(self, at: Pointer) -> None:
        self._start, self.area = at.point, None

    def move(self, at: Pointer) -> None:
        if self._start is not None:
            free = at.free or not self._canvas.controller.snapping
            self.area = rectangle(self._start, at.point, 0.0 if free else units.grid())

    def release(self, at: Pointer) -> None:
        self.finish()

    def hover(self, at: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def cancel(self) -> bool:
        busy = self._start is not None or self.area is not None
        self.forget()
        return busy

    @property
    def measuring(self) -> bool:
        return self._start is not None and self.area is not None

    def exact(self, text: str) -> bool:
        sides = lengths(text)
        if sides is None or self._start is None or self.area is None:
            return False
        x0, y0, x1, y1 = self.area
        wide, high = (sides[0], y1 - y0) if len(sides) == 1 else sides
        # The corner where the drag began stays.
        right, up = self._start[0] <= (x0 + x1) / 2, self._start[1] <= (y0 + y1) / 2
        end = self._start[0] + (wide if right else -wide), self._start[1] + (high if up else -high)
        found = rectangle(self._start, end) if min(wide, high) > 0 else None
        self.area = found or self.area
        return found is not None

    def finish(self) -> None:
        area, self._start = self.area, None
        if area is not None:
            self.drawn(area)

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        if self.area is None:
            return
        x0, y0, x1, y1 = self.area
        frame = QRectF(to_pixel(x0, y1), to_pixel(x1, y0))
        painter.setPen(QPen(QColor(theme.accent), 1.8))
        painter.setBrush(faded(theme.accent, 0.16))
        painter.drawRoundedRect(frame, 2, 2)
        text = units.sides((x1 - x0, y1 - y0))
        tag(painter, text, frame.center(), theme.panel, theme.text, centred=True)

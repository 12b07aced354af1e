"""The tool that draws a rectangle on a street, of which everything is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import units
from ui.controllers.boxing import rectangle
from ui.density import DensitySlider
from ui.plan.box_tool import BoxTool
from ui.plan.overlay import tag
from ui.plan.pens import faded
from ui.plan.strip import ToolStrip, strip_button
from ui.plan.tool import Pointer, ToPixel
from ui.theme import Theme
from ui.words import later

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

HINT = later("Drag a rectangle: what stands in it comes anew, everything else stays exactly as it is")


class BlockTool(BoxTool):
    """Draws the rectangle, which stays until another is drawn, so that the same block can be tried again."""

    def __init__(self, canvas: PlanCanvas) -> None:
        super().__init__(canvas)
        self.density = DensitySlider()
        self.another = strip_button(later("Another"), later("Fill the same block anew, from another seed"))
        self.another.clicked.connect(self._again)
        done = strip_button(later("Done"), later("Back to the objects"))
        done.clicked.connect(lambda: canvas.set_tool(None))
        self.strip = ToolStrip((self.density, self.another, done))
        self.strip.say(HINT)
        self._enable()

    def _enable(self) -> None:
        self.another.setEnabled(self.area is not None)

    def _again(self) -> None:
        if self.area is not None:
            self.drawn(self.area)

    def forget(self) -> None:
        super().forget()
        self._enable()

    def move(self, at: Pointer) -> None:
        if self._start is not None:
            self.area = rectangle(self._start, at.point)

    def finish(self) -> None:
        super().finish()
        self._enable()

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        if self.area is None:
            return
        x0, y0, x1, y1 = self.area
        frame = QRectF(to_pixel(x0, y1), to_pixel(x1, y0))
        painter.setPen(QPen(QColor(theme.accent), 1.8, Qt.PenStyle.DashLine))
        painter.setBrush(faded(theme.accent, 0.10))
        painter.drawRect(frame)
        if self._start is not None:
            text = f"{units.told(x1 - x0)} × {units.told(y1 - y0)}"
            tag(painter, text, frame.center(), theme.panel, theme.text, centred=True)

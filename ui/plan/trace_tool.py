# ruff: noqa: N802 - Qt names its methods
"""The tool that lays a picture under the plan, moves it and gives it its scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSlider, QStyleOptionGraphicsItem, QWidget

from composer.scene import Point
from ui.controllers.lengths import length
from ui.controllers.tracing import Placement
from ui.plan.overlay import tag
from ui.plan.strip import ToolStrip, strip_button
from ui.plan.tool import Pointer, Tool, ToPixel
from ui.spoken import say
from ui.theme import Theme
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.plan.view import PlanCanvas

MOVE = later("Drag the picture to its place; Set scale gives it its size")
FIRST = later("Click one end of a distance that you know")
SECOND = later("Click its other end, then type how far that is")
OPACITY = 60
"""Per cent, at first."""


class TraceItem(pg.GraphicsObject):  # type: ignore[misc]
    """A picture below the room."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.place: Placement | None = None
        self.setZValue(-1100)
        self.setOpacity(OPACITY / 100)
        self.setCacheMode(pg.GraphicsObject.CacheMode.DeviceCoordinateCache)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_image(self, image: QImage, place: Placement) -> None:
        """Show a picture."""
        self._image = image.flipped(Qt.Orientation.Vertical)  # rows go up on the plan
        self.lay(place)
        self.show()

    def lay(self, place: Placement) -> None:
        """Put it elsewhere."""
        self.prepareGeometryChange()
        self.place = place
        self.update()

    def forget(self) -> None:
        """No picture any more."""
        self._image, self.place = QImage(), None
        self.hide()

    def boundingRect(self) -> QRectF:
        p = self.place
        return QRectF() if p is None else QRectF(p.x, p.y, p.wide * p.scale, p.high * p.scale)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.boundingRect(), self._image)


class TraceTool(Tool):
    """Moves and scales the picture; it stays under the plan when the tool is put away."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        self.item = TraceItem()
        canvas.add_item(self.item)
        self._held: tuple[Point, Placement] | None = None
        self._points: list[Point] = []
        self._head: Point | None = None
        self._before: Placement | None = None
        self.scaling = strip_button(
            later("Set scale"), later("Give the picture its size by a distance that you know"), True
        )
        self.scaling.clicked.connect(self.set_scaling)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.setValue(OPACITY)
        self.opacity.setFixedWidth(90)
        say("How strong the picture shows", self.opacity.setToolTip)
        say("Opacity of the picture", self.opacity.setAccessibleName)
        self.opacity.valueChanged.connect(lambda value: self.item.setOpacity(value / 100))
        remove, done = (
            strip_button(later("Remove"), later("Take the picture away")),
            strip_button(later("Done"), later("Back to the objects")),
        )
        remove.clicked.connect(self.remove)
        done.clicked.connect(lambda: canvas.set_tool(None))
        self.strip = ToolStrip((self.scaling, self.opacity, remove, done))
        canvas.session.replaced.connect(self.remove)

    def show_image(self, image: QImage) -> None:
        """Lay a picture under the plan."""
        self.item.show_image(image, Placement.over(self._canvas.session.scene, image.width(), image.height()))
        self._canvas.ground.set_glass(True)
        self._canvas.set_tool(self)
        self.set_scaling(False)

    def remove(self) -> None:
        """Take the picture away."""
        self.item.forget()
        self._canvas.ground.set_glass(False)
        if self._canvas.tool is self:
            self._canvas.set_tool(None)

    def set_scaling(self, on: bool) -> None:
        """Whether clicks give the two ends of a known distance."""
        self._points, self._head, self._before = [], None, None
        self.scaling.setChecked(on)
        self.strip.say(FIRST if on else MOVE)
        self._canvas.viewport().update()

    def start(self) -> None:
        self.set_scaling(False)
        self.strip.show()

    def stop(self) -> None:
        self.cancel()
        self.set_scaling(False)
        self.strip.hide()

    def press(self, at: Pointer) -> None:
        place = self.item.place
        if place is None:
            return
        if not self.scaling.isChecked():
            self._held = at.point, place
        elif len(self._points) < 2:
            self._points.append(at.point)
            self._before = place
            self.strip.say(SECOND)

    def move(self, at: Pointer) -> None:
        if self._held is not None:
            start, place = self._held
            self.item.lay(place.moved(at.point[0] - start[0], at.point[1] - start[1]))

    def release(self, at: Pointer) -> None:
        self._held = None
        if len(self._points) == 2:
            self._canvas.ask_number()

    def hover(self, at: Pointer) -> Qt.CursorShape:
        if self._points:
            self._head = at.point
            self._canvas.viewport().update()
        return Qt.CursorShape.CrossCursor if self.scaling.isChecked() else Qt.CursorShape.SizeAllCursor

    def cancel(self) -> bool:
        busy = self._held is not None or self.scaling.isChecked()
        place = self._held[1] if self._held is not None else self._before
        self._held = None
        if place is not None:
            self.item.lay(place)
        if busy:
            self.set_scaling(False)
        return busy

    @property
    def measuring(self) -> bool:
        return len(self._points) == 2

    def exact(self, text: str) -> bool:
        far, place = length(text), self._before
        if far is None or place is None or len(self._points) < 2:
            return False
        found = place.scaled(self._points[0], self._points[1], far)
        if found is not None:
            self.item.lay(found)
        return found is not None

    def finish(self) -> None:
        self.set_scaling(False)

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        ends = [*self._points, *([self._head] if len(self._points) == 1 and self._head is not None else [])]
        pixels = [to_pixel(*point) for point in ends]
        painter.setPen(QPen(QColor(theme.accent), 2))
        if len(pixels) == 2:
            painter.drawLine(*pixels)
            tag(
                painter,
                tr("how far is this?"),
                (pixels[0] + pixels[1]) / 2,
                theme.accent,
                theme.on_accent,
                centred=True,
            )
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.panel))
        for pixel in pixels:
            painter.drawEllipse(pixel, 4.5, 4.5)

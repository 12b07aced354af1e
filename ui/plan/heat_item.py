# ruff: noqa: N802 - Qt names its methods
"""The map of suggestions under the objects: where something new would go."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from skimage.measure import find_contours

from composer.scene import Floor
from ui.controllers.heat import Heat
from ui.plan.pens import cosmetic, faded
from ui.theme import Theme

_FINER = 4
"""Times as many pixels as points of the score, so that it looks smooth."""
_STRONGEST = 0.72
"""Opacity of the best place."""
_LEVELS = ((0.45, 1.0, 0.55), (0.75, 1.8, 0.95))
"""Contour lines, which tell the levels apart without their colour: score, pixels, opacity."""


class HeatItem(pg.GraphicsObject):  # type: ignore[misc]
    """Draws a score in one colour that grows denser, with contour lines around what is good and what is best."""

    def __init__(self) -> None:
        super().__init__()
        self._area, self._image = QRectF(), QImage()
        self._room, self._lines = QPainterPath(), [QPainterPath() for _ in _LEVELS]
        self._colour = QColor()
        self.setZValue(-900)
        self.setCacheMode(pg.GraphicsObject.CacheMode.DeviceCoordinateCache)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_heat(self, heat: Heat | None, floor: Floor | None, theme: Theme) -> None:
        """Show a score; None hides it."""
        if heat is None or floor is None or heat.best is None or min(heat.score.shape) < 2:
            self.hide()
            return
        self.prepareGeometryChange()
        step_x, step_y = heat.x[1] - heat.x[0], heat.y[1] - heat.y[0]
        self._area = QRectF(heat.x[0] - step_x / 2, heat.y[0] - step_y / 2, step_x * len(heat.x), step_y * len(heat.y))
        fine = np.clip(_finer(heat.score), 0, 1)
        self._colour = QColor(theme.accent)
        self._image = _image(fine, self._colour)
        self._room = QPainterPath()
        self._room.addPolygon(QPolygonF([QPointF(*p) for p in floor.polygon]))
        self._room.closeSubpath()
        cell_x, cell_y = step_x / _FINER, step_y / _FINER
        self._lines = []
        for level, _, _ in _LEVELS:
            path = QPainterPath()
            for ring in find_contours(np.pad(fine, 1), level):
                points = [
                    QPointF(self._area.x() + (c - 0.5) * cell_x, self._area.y() + (r - 0.5) * cell_y) for r, c in ring
                ]
                path.addPolygon(QPolygonF(points))
            self._lines.append(path)
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area.adjusted(-0.1, -0.1, 0.1, 0.1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(self._room)
        painter.drawImage(self._area, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path, (_, width, opacity) in zip(self._lines, _LEVELS, strict=True):
            painter.setPen(cosmetic(faded(self._colour, opacity), width))
            painter.drawPath(path)


def _finer(score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A score (H, W) at `_FINER` times as many points along both axes, linear between the middles of its cells.

    As SciPy's ``zoom`` would, whose import takes as long as a tenth of the window's start.
    """
    for axis, count in enumerate(score.shape):
        at = np.clip((np.arange(count * _FINER) + 0.5) / _FINER - 0.5, 0, count - 1)
        low = np.minimum(at.astype(int), count - 2)
        share = (at - low).reshape((-1, 1) if axis == 0 else (1, -1))
        score = score.take(low, axis) * (1 - share) + score.take(low + 1, axis) * share
    return score


def _image(score: np.ndarray, colour: QColor) -> QImage:  # type: ignore[type-arg]
    """A picture of a score, (H, W) in [0, 1]: one colour whose opacity grows with it."""
    high, wide = score.shape
    alpha = _STRONGEST * score**1.3
    pixels = np.empty((high, wide, 4), np.uint8)
    for channel, value in enumerate((colour.redF(), colour.greenF(), colour.blueF())):
        pixels[..., channel] = np.round(255 * value * alpha)
    pixels[..., 3] = np.round(255 * alpha)
    return QImage(pixels.tobytes(), wide, high, 4 * wide, QImage.Format.Format_RGBA8888_Premultiplied).copy()

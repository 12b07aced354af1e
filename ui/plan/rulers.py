"""Rulers along the upper and the left edge of the plan, in metres or feet."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QTransform

from ui import units
from ui.theme import Theme

BREADTH = 20
"""Pixels."""
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
_ROOM = 46
"""Pixels that a number needs."""


def step_of(pixel: float, least: float = 0.1) -> float:
    """Units from one number of the ruler to the next where a pixel is so many units wide."""
    return next((s for s in _STEPS if s >= max(_ROOM * pixel, least)), _STEPS[-1])


def marks(low: float, high: float, step: float, parts: int = 10) -> list[tuple[float, int]]:
    """Places of the lines between two ends, with what they are: 2 has a number, 1 is a half, 0 a smaller part."""
    part = step / parts
    first, last = math.ceil(low / part - 1e-9), math.floor(high / part + 1e-9)
    return [(k * part, 2 if k % parts == 0 else 1 if 2 * k % parts == 0 else 0) for k in range(first, last + 1)]


class Rulers:
    """Paints them from pixels kept until the plan is moved, zoomed or resized."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._across, self._down = QPixmap(), QPixmap()

    def paint(self, painter: QPainter, zero: QPointF, scale: QPointF, size: QSizeF, font: QFont, theme: Theme) -> None:
        """Draw both.

        Parameters
        ----------
        zero : QPointF
            Pixel of the plan's origin.
        scale : QPointF
            Pixels a metre is, to the right and up; up is negative.
        size : QSizeF
            Of the canvas, pixels.
        """
        ratio = painter.device().devicePixelRatioF()
        key = (zero.x(), zero.y(), scale.x(), scale.y(), size.width(), size.height(), theme.name, ratio, font.key())
        key = (*key, units.imperial())
        if key != self._key:
            self._key = key
            self._across = self._strip(zero.x(), scale.x(), size.width(), font, theme, ratio)
            # Drawn lying and turned, so that there is one way to draw a ruler.
            lying = self._strip(size.height() - zero.y(), -scale.y(), size.height(), font, theme, ratio)
            self._down = lying.transformed(QTransform().rotate(-90))
        painter.drawPixmap(QPointF(0, 0), self._across)
        painter.drawPixmap(QPointF(0, 0), self._down)
        painter.fillRect(QRectF(0, 0, BREADTH, BREADTH), QColor(theme.panel))

    def _strip(self, zero: float, scale: float, length: float, font: QFont, theme: Theme, ratio: float) -> QPixmap:
        strip = QPixmap(max(round(length * ratio), 1), round(BREADTH * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(QColor(theme.panel))
        if scale <= 0:
            return strip
        painter = QPainter(strip)
        small = QFont(font)
        small.setPointSizeF(7.0)
        painter.setFont(small)
        feet = units.imperial()
        scale *= units.FOOT if feet else 1.0
        step = step_of(1 / scale, 1.0 if feet else 0.1)
        for at, kind in marks(-zero / scale, (length - zero) / scale, step, 4 if feet else 10):
            x = round(zero + at * scale) + 0.5
            painter.setPen(QPen(QColor(theme.faint if kind else theme.line), 1))
            painter.drawLine(QPointF(x, BREADTH - (5, 8, BREADTH)[kind]), QPointF(x, BREADTH))
            if kind == 2:
                text = f"{at:.1f}" if step < 1 else f"{at:.0f}"
                text = text.removeprefix("-") if float(text) == 0 else text
                # Under the corner, which is at one end or the other, no number would be whole.
                if BREADTH <= x + 3 <= length - BREADTH - painter.fontMetrics().horizontalAdvance(text):
                    painter.setPen(QColor(theme.faint))
                    painter.drawText(QPointF(x + 3, 10), text)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(0, BREADTH - 0.5), QPointF(length, BREADTH - 0.5))
        painter.end()
        return strip

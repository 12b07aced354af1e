"""Words over the 3D picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

_WORDS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


def tag(painter: QPainter, text: str, within: QRectF, colour: str, ink: str) -> None:
    """Words on a rounded ground at the lower edge of a frame, broken where it is too narrow for them."""
    room = within.adjusted(20, 12, -20, -16)
    frame = QFontMetricsF(painter.font()).boundingRect(room, _WORDS, text).adjusted(-9, -4, 9, 4)
    frame.moveBottom(room.bottom() + 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(frame, 6, 6)
    painter.setPen(QColor(ink))
    painter.drawText(frame, _WORDS, text)

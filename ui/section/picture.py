"""A street cut across: strips side by side, with what is usually on them, to scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from composer.street.kinds import surface_kind
from composer.street.strips import Strip
from ui import units
from ui.plan.pens import faded, mixed
from ui.theme import Theme
from ui.words import tr

TALL = 4.2
"""Metres above the ground that are shown."""
DEEP = 0.42
"""Metres of the ground that are shown."""
KERB = 0.15
SIGNS = 26.0
"""Pixels above everything for arrows and warnings."""


def toned(kind: str, theme: Theme) -> QColor:
    """The colour of a kind of ground in a theme."""
    light = theme.name == "light"
    return mixed(surface_kind(kind).colour, theme.panel, 0.85 if light else 0.6)


def paint_section(
    painter: QPainter,
    frame: QRectF,
    strips: Sequence[Strip],
    theme: Theme,
    selected: int | None = None,
    warned: frozenset[int] = frozenset(),
    named: bool = True,
) -> None:
    """Draw strips from left to right.

    Parameters
    ----------
    frame : QRectF
        Pixels; the strips take all of its width.
    selected : int, optional
        The strip that is worked on.
    warned : set of int
        Strips of an odd width.
    named : bool
        Whether widths are written below.
    """
    total = sum(strip.width for strip in strips)
    if total <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metre = frame.width() / total
    words = QFontMetricsF(painter.font()).height() + 4 if named else 0.0
    base = frame.bottom() - words - max(DEEP * metre, 7.0)
    signs = SIGNS if frame.height() > 3 * SIGNS else 14.0
    tall = min((base - frame.top() - signs) / TALL, metre)
    x = frame.left()
    for number, strip in enumerate(strips):
        wide = strip.width * metre
        kind = surface_kind(strip.kind)
        up = max(kind.lift, 0.0) / KERB * min(KERB * metre * 2, 5.0)
        block = QRectF(x, base - up, wide, frame.bottom() - words - base + up)
        colour = toned(strip.kind, theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(block)
        if number == selected:
            painter.setBrush(faded(theme.accent, 0.16))
            painter.drawRect(QRectF(x, frame.top(), wide, frame.height() - words))
        _figure(painter, strip, QRectF(x, frame.top(), wide, base - up - frame.top()), tall, theme)
        if number in warned:
            aside = 12.0 if strip.direction != "none" else 0.0
            _warning(painter, QPointF(x + wide / 2 - aside, frame.top() + 11), theme)
        painter.setPen(QPen(QColor(theme.line if theme.name == "light" else theme.outline), 1))
        if number:
            painter.drawLine(QPointF(x, base - 3), QPointF(x, frame.bottom() - words))
        if named:
            _width(painter, strip, QRectF(x, frame.bottom() - words + 2, wide, words), theme, number == selected)
        x += wide
    painter.setPen(QPen(QColor(theme.outline), 1.2))
    painter.drawLine(QPointF(frame.left(), frame.bottom() - words), QPointF(frame.right(), frame.bottom() - words))
    painter.restore()


def section_pixmap(strips: Sequence[Strip], theme: Theme, size: QSize, ratio: float = 2.0) -> QPixmap:
    """A small picture of strips."""
    found = QPixmap(size * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint_section(painter, QRectF(2, 2, size.width() - 4, size.height() - 4), strips, theme, named=False)
    painter.end()
    return found


def _width(painter: QPainter, strip: Strip, frame: QRectF, theme: Theme, chosen: bool) -> None:
    """How wide it is, in metres, if there is room to say so."""
    metrics = QFontMetricsF(painter.font())
    texts = (units.told(strip.width), units.bare(strip.width))
    text = next((t for t in texts if metrics.horizontalAdvance(t) <= frame.width() - 2), "")
    painter.setPen(QColor(theme.accent if chosen else theme.faint))
    painter.drawText(frame, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def _warning(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.contradictory), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(QColor(theme.panel))
    x, y = at.x(), at.y()
    painter.drawPolygon(QPolygonF([QPointF(x, y - 7), QPointF(x + 8, y + 7), QPointF(x - 8, y + 7)]))
    painter.drawLine(QPointF(x, y - 2), QPointF(x, y + 2))
    painter.drawPoint(QPointF(x, y + 4.6))


# What is on the strips


def _figure(painter: QPainter, strip: Strip, room: QRectF, metre: float, theme: Theme) -> None:
    """What is usually on a strip, where there is room for it, and which way one goes."""
    use = surface_kind(strip.kind).use
    draw = _BY_KIND.get(strip.kind) or _BY_USE.get(use)
    ink = mixed(theme.text, theme.panel, 0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if draw is not None:
        painter.save()
        painter.translate(room.center().x(), room.bottom())
        painter.scale(metre, -metre)
        path = draw(strip.width)
        if path.boundingRect().width() <= strip.width * 1.6 and room.width() > 6:
            painter.drawPath(path)
        painter.restore()
    if strip.direction != "none":
        _direction(painter, strip, room, theme)


def _direction(painter: QPainter, strip: Strip, room: QRectF, theme: Theme) -> None:
    """An arrow up for along the street, down for against it."""
    side = min(7.0, room.width() * 0.28, room.height() * 0.12)
    if side < 2.5:
        return
    x, y = room.center().x(), room.top() + 3 + side
    painter.setPen(QPen(QColor(theme.accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(x, y - side), QPointF(x, y + side))
    for way, wanted in ((-1, ("forward", "both")), (1, ("backward", "both"))):
        if strip.direction in wanted:
            tip = y + way * side
            for aside in (-1, 1):
                painter.drawLine(QPointF(x, tip), QPointF(x + aside * side * 0.55, tip - way * side * 0.6))


def _rounded(path: QPainterPath, x: float, y: float, wide: float, high: float, radius: float) -> None:
    path.addRoundedRect(QRectF(x - wide / 2, y, wide, high), radius, radius)


def _car(width: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    body = QPolygonF(
        [QPointF(*p) for p in ((-0.9, 0.3), (-0.88, 0.85), (-0.66, 1.42), (0.66, 1.42), (0.88, 0.85), (0.9, 0.3))]
    )
    path.addPolygon(body)
    path.closeSubpath()
    pane = QPolygonF([QPointF(*p) for p in ((-0.68, 0.9), (-0.56, 1.3), (0.56, 1.3), (0.68, 0.9))])
    path.addPolygon(pane)
    path.closeSubpath()
    for x in (-0.72, 0.72):
        _rounded(path, x, 0.0, 0.26, 0.34, 0.08)
    return path


def _bus(width: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    _rounded(path, 0.0, 0.3, 2.5, 2.7, 0.2)
    _rounded(path, 0.0, 1.3, 2.1, 1.2, 0.1)
    for x in (-0.9, 0.9):
        _rounded(path, x, 0.0, 0.35, 0.34, 0.08)
    return path


def _tram(width: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    _rounded(path, 0.0, 0.25, 2.4, 2.9, 0.35)
    _rounded(path, 0.0, 1.4, 1.9, 1.2, 0.15)
    _rounded(path, 0.0, 3.15, 0.08, 0.5, 0.0)
    _rounded(path, 0.0, 3.6, 1.2, 0.08, 0.0)
    return path


def _rider(width: float) -> QPainterPath:
    path = QPainterPath()
    _rounded(path, 0.0, 0.0, 0.09, 0.7, 0.04)
    _rounded(path, 0.0, 0.98, 0.62, 0.07, 0.03)
    _rounded(path, 0.0, 0.75, 0.42, 0.72, 0.16)
    path.addEllipse(QPointF(0.0, 1.64), 0.15, 0.15)
    return path


def _walker(width: float) -> QPainterPath:
    path = QPainterPath()
    people = max(1, min(int(width / 1.3), 4))
    for k in range(people):
        x = (k - (people - 1) / 2) * min(1.1, width / (people + 0.4))
        _rounded(path, x - 0.1, 0.0, 0.15, 0.85, 0.06)
        _rounded(path, x + 0.1, 0.0, 0.15, 0.85, 0.06)
        _rounded(path, x, 0.75, 0.44, 0.68, 0.16)
        path.addEllipse(QPointF(x, 1.6), 0.14, 0.14)
    return path


def _tree(width: float) -> QPainterPath:
    path = QPainterPath()
    _rounded(path, 0.0, 0.0, 0.16, 2.0, 0.02)
    crown = min(max(width * 0.55, 0.7), 1.25)
    path.addEllipse(QPointF(0.0, 2.7), crown, 1.25)
    return path


def _reeds(width: float) -> QPainterPath:
    path = QPainterPath()
    for k in range(max(3, int(width / 0.4))):
        x = (k + 0.5) / max(3, int(width / 0.4)) * width - width / 2
        high = 0.55 + 0.25 * ((k * 7) % 3)
        path.moveTo(x - 0.07, 0.0)
        path.lineTo(x + 0.06 * ((k % 3) - 1), high)
        path.lineTo(x + 0.07, 0.0)
        path.closeSubpath()
    return path


_BY_KIND: dict[str, Callable[[float], QPainterPath]] = {"bus_lane": _bus, "tram": _tram, "bioswale": _reeds}
_BY_USE: dict[str, Callable[[float], QPainterPath]] = {
    "drive": _car,
    "park": _car,
    "cycle": _rider,
    "walk": _walker,
    "plant": _tree,
}


def described(strip: Strip) -> str:
    """A strip in words: *Bike lane, 1.8 m, along the street*."""
    way = {
        "forward": tr("along the street"),
        "backward": tr("against it"),
        "both": tr("both ways"),
        "none": "",
    }[strip.direction]
    return ", ".join(filter(None, (tr(surface_kind(strip.kind).label), units.told(strip.width), way)))


def small_font(font: QFont) -> QFont:
    """A font a little smaller than another."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1.0, 7.0))
    return small

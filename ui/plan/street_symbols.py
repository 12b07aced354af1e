"""Plan symbols of the street: trees, vehicles, people, lamps, signs and what stands on sidewalks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from ui.plan.paths import Symbol, box, ellipse, joined, line, polygon, rect

Draw = Callable[[float, float], Symbol]


# Green


def _scalloped(d: float, w: float, lobes: int, depth: float = 0.1) -> QPainterPath:
    """A crown: round lobes all the way around, which touch its box."""
    path = QPainterPath()
    inner = 0.5 * (1 - depth)
    corners = [2 * math.pi * k / lobes for k in range(lobes + 1)]
    path.moveTo(inner * d * math.cos(corners[0]), inner * w * math.sin(corners[0]))
    for low, high in itertools.pairwise(corners):
        middle, out = (low + high) / 2, inner + 2 * (0.5 - inner)
        path.quadTo(
            QPointF(out * d * math.cos(middle), out * w * math.sin(middle)),
            QPointF(inner * d * math.cos(high), inner * w * math.sin(high)),
        )
    path.closeSubpath()
    return path


def _trunk(made: Symbol, d: float, w: float, share: float = 0.09) -> None:
    side = max(min(d, w) * share, 0.12)
    made.dark.addPath(ellipse(side, side))


def _tree(d: float, w: float) -> Symbol:
    made = Symbol(_scalloped(d, w, 11))
    for k in range(5):
        angle = 2 * math.pi * k / 5 + 0.4
        c, s = math.cos(angle), math.sin(angle)
        line(made.details, (0.1 * d * c, 0.1 * w * s), (0.33 * d * c, 0.33 * w * s))
        for turn in (-0.38, 0.38):
            tip = math.cos(angle + turn), math.sin(angle + turn)
            line(made.details, (0.22 * d * c, 0.22 * w * s), (0.34 * d * tip[0], 0.34 * w * tip[1]))
    _trunk(made, d, w)
    return made


def _conifer(d: float, w: float) -> Symbol:
    spikes, points = 14, []
    for k in range(2 * spikes):
        angle, reach = math.pi * k / spikes, 0.5 if k % 2 == 0 else 0.4
        points.append((reach * d * math.cos(angle), reach * w * math.sin(angle)))
    made = Symbol(polygon(*points))
    for k in range(spikes):
        angle = 2 * math.pi * k / spikes
        line(made.details, (0.0, 0.0), (0.36 * d * math.cos(angle), 0.36 * w * math.sin(angle)))
    _trunk(made, d, w)
    return made


def _columnar_tree(d: float, w: float) -> Symbol:
    made = Symbol(_scalloped(d, w, 8, 0.07))
    made.details.addPath(_scalloped(d * 0.62, w * 0.62, 8, 0.07))
    _trunk(made, d, w, 0.16)
    return made


def _palm(d: float, w: float) -> Symbol:
    made = Symbol(QPainterPath())
    fronds = 9
    for k in range(fronds):
        angle = 2 * math.pi * k / fronds
        c, s = math.cos(angle), math.sin(angle)
        side = 0.075
        frond = QPainterPath(QPointF(0.03 * d * c, 0.03 * w * s))
        for way in (1, -1):
            bend = QPointF(0.3 * d * c - way * side * d * s, 0.3 * w * s + way * side * w * c)
            end = QPointF(0.5 * d * c, 0.5 * w * s) if way > 0 else QPointF(0.03 * d * c, 0.03 * w * s)
            frond.quadTo(bend, end)
        frond.closeSubpath()
        made.outline.addPath(frond)
        line(made.details, (0.06 * d * c, 0.06 * w * s), (0.46 * d * c, 0.46 * w * s))
    _trunk(made, d, w, 0.1)
    return made


def _young_tree(d: float, w: float) -> Symbol:
    made = Symbol(_scalloped(d, w, 7))
    _trunk(made, d, w, 0.12)
    for y in (-0.24, 0.24):  # the stakes that hold it
        made.dark.addPath(ellipse(0.07, 0.07, 0.0, y * w))
        line(made.details, (0.0, 0.0), (0.0, y * w))
    return made


def _shrub(d: float, w: float) -> Symbol:
    made = Symbol(_scalloped(d, w, 6, 0.16))
    for x, y in ((0.12, 0.1), (-0.14, 0.06), (0.0, -0.16)):
        made.details.addPath(_scalloped(d * 0.3, w * 0.3, 5, 0.16).translated(x * d, y * w))
    return made


def _hedge(d: float, w: float) -> Symbol:
    """A long row of leaves: lobes along its two sides."""
    along_x = d > w
    long, thick = max(d, w), min(d, w)
    count = max(2, round(long / (thick * 0.6)))
    step = long / count
    lobe = thick * 0.14
    path = QPainterPath()

    def at(u: float, v: float) -> QPointF:
        return QPointF(u, v) if along_x else QPointF(v, u)

    edge = thick / 2 - lobe / 2
    path.moveTo(at(-long / 2 + lobe / 2, edge))
    for k in range(count):
        u = -long / 2 + lobe / 2 + (step - lobe / count) * (k + 1)
        path.quadTo(at(u - step / 2, edge + lobe), at(u, edge))
    path.quadTo(at(long / 2 + lobe / 2, 0.0), at(long / 2 - lobe / 2, -edge))
    for k in range(count):
        u = long / 2 - lobe / 2 - (step - lobe / count) * (k + 1)
        path.quadTo(at(u + step / 2, -edge - lobe), at(u, -edge))
    path.quadTo(at(-long / 2 - lobe / 2, 0.0), at(-long / 2 + lobe / 2, edge))
    made = Symbol(path)
    middle, spots = QPainterPath(), [at(-long / 2 + step * (k + 0.5), (-1) ** k * thick * 0.14) for k in range(count)]
    line(middle, *((p.x(), p.y()) for p in spots))
    made.details = middle
    return made


def _planter(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.05))
    rim = min(0.09, min(d, w) * 0.14)
    made.soft.addPath(box(d - 2 * rim, w - 2 * rim, 0.03))
    count = max(2, round(max(d, w) / 0.5))
    for k in range(count):
        far = (k + 0.5) / count - 0.5
        size = min(d, w) * 0.42
        x, y = (0.0, far * (w - 2 * rim)) if w > d else (far * (d - 2 * rim), 0.0)
        made.details.addPath(_scalloped(size, size, 5, 0.2).translated(x, y))
    return made


# Vehicles


def _rounded_nose(d: float, w: float, nose: float, tail: float) -> QPainterPath:
    """A body seen from above: rounder in front by `nose`, at the back by `tail`; shares of its length."""
    x0, x1, h = -d / 2, d / 2, w / 2
    path = QPainterPath(QPointF(x0 + tail * d, -h))
    path.lineTo(x1 - nose * d, -h)
    path.cubicTo(QPointF(x1 - nose * d * 0.25, -h), QPointF(x1, -h * 0.72), QPointF(x1, 0))
    path.cubicTo(QPointF(x1, h * 0.72), QPointF(x1 - nose * d * 0.25, h), QPointF(x1 - nose * d, h))
    path.lineTo(x0 + tail * d, h)
    path.cubicTo(QPointF(x0 + tail * d * 0.3, h), QPointF(x0, h * 0.8), QPointF(x0, 0))
    path.cubicTo(QPointF(x0, -h * 0.8), QPointF(x0 + tail * d * 0.3, -h), QPointF(x0 + tail * d, -h))
    path.closeSubpath()
    return path


def _pane(x0: float, half0: float, x1: float, half1: float) -> QPainterPath:
    """A window across the vehicle, from one place along it to another, as wide there as said."""
    bulge = (x1 - x0) * 0.35
    path = QPainterPath(QPointF(x0, -half0))
    path.quadTo(QPointF(x0 + bulge, 0), QPointF(x0, half0))
    path.lineTo(x1, half1)
    path.quadTo(QPointF(x1 + bulge, 0), QPointF(x1, -half1))
    path.closeSubpath()
    return path


def _side_windows(made: Symbol, x0: float, x1: float, outer: float, inner: float) -> None:
    for way in (-1, 1):
        made.dark.addPath(
            polygon((x0, way * outer), (x1, way * outer), (x1 - 0.05, way * inner), (x0 + 0.05, way * inner))
        )


def _car(d: float, w: float) -> Symbol:
    body = w * 0.93
    made = Symbol(_rounded_nose(d, body, 0.16, 0.1))
    for way in (-1, 1):
        mirror = rect(d * 0.1, way * w * 0.46, d * 0.145, way * w * 0.5, 0.03)
        made.outline = joined(made.outline, mirror)
    made.dark.addPath(_pane(d * 0.08, body * 0.36, d * 0.19, body * 0.43))
    made.dark.addPath(_pane(-d * 0.36, body * 0.4, -d * 0.29, body * 0.35))
    _side_windows(made, -d * 0.26, d * 0.06, body * 0.44, body * 0.38)
    line(made.details, (d * 0.24, -body * 0.43), (d * 0.24, body * 0.43))
    for way in (-1, 1):
        line(made.details, (d * 0.26, way * body * 0.2), (d * 0.45, way * body * 0.16))
    return made


def _van(d: float, w: float) -> Symbol:
    body = w * 0.94
    made = Symbol(_rounded_nose(d, body, 0.07, 0.03))
    for way in (-1, 1):
        made.outline = joined(made.outline, rect(d * 0.27, way * w * 0.46, d * 0.31, way * w * 0.5, 0.03))
    made.dark.addPath(_pane(d * 0.28, body * 0.4, d * 0.38, body * 0.45))
    _side_windows(made, d * 0.12, d * 0.26, body * 0.46, body * 0.4)
    made.soft.addPath(rect(-d * 0.46, -body * 0.38, d * 0.2, body * 0.38, 0.08))
    for k in range(3):
        x = -d * 0.36 + k * d * 0.18
        line(made.details, (x, -body * 0.34), (x, body * 0.34))
    return made


def _truck(d: float, w: float) -> Symbol:
    cab = min(d * 0.3, 2.2)
    front = rect(d / 2 - cab, -w * 0.47, d / 2, w * 0.47, 0.16)
    load = rect(-d / 2, -w / 2, d / 2 - cab - 0.12, w / 2, 0.03)
    made = Symbol(joined(joined(front, load), rect(d / 2 - cab - 0.2, -w * 0.2, d / 2 - cab + 0.1, w * 0.2)))
    made.dark.addPath(_pane(d / 2 - cab * 0.3, w * 0.4, d / 2 - cab * 0.1, w * 0.44))
    made.soft.addPath(rect(-d / 2 + 0.12, -w * 0.44, d / 2 - cab - 0.24, w * 0.44, 0.02))
    count = max(2, round((d - cab) / 1.4))
    for k in range(1, count):
        x = -d / 2 + (d - cab) * k / count
        line(made.details, (x, -w * 0.44), (x, w * 0.44))
    return made


def _bus(d: float, w: float) -> Symbol:
    made = Symbol(rect(-d / 2, -w * 0.48, d / 2, w * 0.48, 0.28))
    for way in (-1, 1):
        made.outline = joined(made.outline, rect(d * 0.45, way * w * 0.46, d * 0.47, way * w * 0.5, 0.02))
    made.dark.addPath(rect(d * 0.46, -w * 0.42, d * 0.485, w * 0.42, 0.08))
    made.dark.addPath(rect(-d * 0.49, -w * 0.36, -d * 0.475, w * 0.36, 0.05))
    for x in (-0.28, 0.18):
        made.soft.addPath(rect((x - 0.08) * d, -w * 0.28, (x + 0.08) * d, w * 0.28, 0.08))
    line(made.details, (-d * 0.45, -w * 0.36), (d * 0.42, -w * 0.36))
    line(made.details, (-d * 0.45, w * 0.36), (d * 0.42, w * 0.36))
    for x in (-0.1, 0.02):
        made.details.addPath(rect(x * d, -w * 0.12, (x + 0.06) * d, w * 0.12, 0.05))
    return made


def _wheel(d: float, x: float, thick: float) -> QPainterPath:
    return rect(x - d * 0.2, -thick / 2, x + d * 0.2, thick / 2, thick / 2)


def _bicycle(d: float, w: float) -> Symbol:
    made = Symbol(joined(_wheel(d, d * 0.3, 0.07), _wheel(d, -d * 0.3, 0.07)))
    made.outline = joined(made.outline, rect(-d * 0.3, -0.03, d * 0.3, 0.03))
    bar = QPainterPath(QPointF(d * 0.1, -w / 2))
    bar.quadTo(QPointF(d * 0.26, -w * 0.25), QPointF(d * 0.22, 0))
    bar.quadTo(QPointF(d * 0.26, w * 0.25), QPointF(d * 0.1, w / 2))
    made.details.addPath(bar)
    made.dark.addPath(ellipse(d * 0.16, 0.16, -d * 0.14))
    return made


def _motorcycle(d: float, w: float) -> Symbol:
    made = Symbol(joined(_wheel(d, d * 0.3, 0.14), _wheel(d, -d * 0.3, 0.18)))
    made.outline = joined(made.outline, ellipse(d * 0.5, w * 0.5))
    bar = QPainterPath(QPointF(d * 0.12, -w / 2))
    bar.quadTo(QPointF(d * 0.28, 0), QPointF(d * 0.12, w / 2))
    made.details.addPath(bar)
    made.dark.addPath(ellipse(d * 0.3, w * 0.3, -d * 0.16))
    made.soft.addPath(ellipse(d * 0.2, w * 0.34, d * 0.08))
    return made


def _pedestrian(d: float, w: float) -> Symbol:
    shoulders = ellipse(min(d, w * 0.55), w)
    made = Symbol(shoulders)
    head = min(0.26, w * 0.42)
    made.soft.addPath(ellipse(head, head * 0.88))
    made.dark.addPath(polygon((head * 0.44, -0.035), (head * 0.62, 0.0), (head * 0.44, 0.035)))  # the nose looks ahead
    return made


# What stands on the sidewalk


def _street_lamp(d: float, w: float) -> Symbol:
    """The pole at the back, its arm, and the light at the front."""
    pole = min(0.18, w * 0.4)
    made = Symbol(ellipse(pole * 1.6, pole * 1.6, -d / 2 + pole * 0.8))
    made.outline = joined(made.outline, rect(-d / 2 + pole * 0.8, -0.035, d / 2 - 0.1, 0.035))
    head = min(d * 0.42, 0.6)
    lamp = ellipse(head, w * 0.9, d / 2 - head / 2)
    made.outline = joined(made.outline, lamp)
    made.soft.addPath(ellipse(head * 0.62, w * 0.5, d / 2 - head / 2))
    for angle in (-0.7, 0.0, 0.7):
        c, s = math.cos(angle), math.sin(angle)
        x = d / 2 - head / 2
        line(made.details, (x + head * 0.2 * c, w * 0.2 * s), (x + head * 0.42 * c, w * 0.38 * s))
    return made


def _traffic_light(d: float, w: float) -> Symbol:
    head = min(w * 0.8, 0.42)
    made = Symbol(rect(d / 2 - head * 0.6, -w / 2, d / 2, w / 2, 0.06))
    made.outline = joined(made.outline, rect(-d / 2 + 0.08, -0.03, d / 2 - 0.1, 0.03))
    made.outline = joined(made.outline, ellipse(0.2, 0.2, -d / 2 + 0.1))
    for y in (-0.3, 0.0, 0.3):
        made.dark.addPath(ellipse(w * 0.2, w * 0.2, d / 2 - head * 0.3, y * w))
    return made


def _traffic_sign(d: float, w: float) -> Symbol:
    plate = max(d * 0.5, 0.09)
    made = Symbol(rect(d / 2 - plate, -w / 2, d / 2, w / 2, plate / 2))
    made.outline = joined(made.outline, ellipse(0.12, 0.12, d / 2 - plate - 0.04))
    line(made.details, (d / 2 - plate * 0.3, -w * 0.4), (d / 2 - plate * 0.3, w * 0.4))
    return made


def _utility_pole(d: float, w: float) -> Symbol:
    made = Symbol(joined(ellipse(min(d, 0.4), min(d, 0.4)), rect(-0.06, -w / 2, 0.06, w / 2, 0.02)))
    for y in (-0.46, -0.25, 0.25, 0.46):
        made.dark.addPath(ellipse(0.13, 0.13, 0.0, y * w))
    made.dark.addPath(ellipse(0.18, 0.18))
    return made


def _bollard(d: float, w: float) -> Symbol:
    made = Symbol(ellipse(d, w))
    made.details.addPath(ellipse(d * 0.6, w * 0.6))
    return made


def _parking_meter(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, min(d, w) * 0.3))
    made.soft.addPath(rect(d * 0.05, -w * 0.3, d * 0.36, w * 0.3, 0.02))
    line(made.details, (-d * 0.2, -w * 0.22), (-d * 0.2, w * 0.22))
    return made


def _charging_post(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.05))
    bolt = ((0.3, 0.06), (-0.04, 0.16), (0.04, -0.02), (-0.32, -0.06), (0.02, -0.16), (-0.06, 0.02))
    made.dark.addPath(polygon(*((x * d, y * w) for x, y in bolt)))
    return made


def _hydrant(d: float, w: float) -> Symbol:
    body = min(d, w) * 0.62
    made = Symbol(joined(ellipse(body, body), rect(-body * 0.2, -w / 2, body * 0.2, w / 2, 0.03)))
    made.outline = joined(made.outline, rect(0.0, -body * 0.2, d / 2, body * 0.2, 0.03))
    made.details.addPath(ellipse(body * 0.5, body * 0.5))
    return made


def _street_bench(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.03))
    back = min(0.1, d * 0.18)
    made.dark.addPath(rect(-d / 2, -w / 2, -d / 2 + back, w / 2, 0.02))
    for k in range(1, 4):
        x = -d / 2 + back + (d - back) * k / 4
        line(made.details, (x, -w / 2 + 0.05), (x, w / 2 - 0.05))
    return made


def _litter_bin(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, min(d, w) * 0.25))
    made.dark.addPath(ellipse(d * 0.5, w * 0.5))
    return made


def _mailbox(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.06))
    made.dark.addPath(rect(d * 0.2, -w * 0.32, d * 0.3, w * 0.32))
    line(made.details, (-d * 0.1, -w / 2), (-d * 0.1, w / 2))
    return made


def _bicycle_rack(d: float, w: float) -> Symbol:
    hoops = max(2, round(w / 0.75))
    made = Symbol(QPainterPath())
    for k in range(hoops):
        y = -w / 2 + 0.05 + (w - 0.1) * k / (hoops - 1)
        made.outline = joined(made.outline, rect(-d / 2, y - 0.04, d / 2, y + 0.04, 0.04))
    made.outline = joined(made.outline, rect(-0.03, -w / 2, 0.03, w / 2))
    return made


def _bus_shelter(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.04))
    made.dark.addPath(rect(-d / 2, -w / 2, -d / 2 + 0.07, w / 2))
    for way in (-1, 1):
        made.dark.addPath(rect(-d / 2, way * w / 2, d * 0.1, way * (w / 2 - 0.06)))
    made.soft.addPath(rect(-d * 0.36, -w * 0.36, -d * 0.08, w * 0.36, 0.03))
    count = max(2, round(w / 0.9))
    for k in range(1, count):
        y = -w / 2 + w * k / count
        line(made.details, (-d * 0.02, y), (d / 2, y))
    return made


def _kiosk(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.08))
    made.soft.addPath(rect(d * 0.36, -w * 0.38, d / 2, w * 0.38))
    made.details.addPath(box(d * 0.66, w * 0.74, 0.05))
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        line(made.details, (x * d * 0.33, y * w * 0.37), (x * d / 2, y * w / 2))
    return made


def _fence(d: float, w: float) -> Symbol:
    made = Symbol(rect(-d * 0.22, -w / 2, d * 0.22, w / 2))
    count = max(1, round(w / 1.0))
    for k in range(count + 1):
        y = -w / 2 + min(max(w * k / count, d / 2), w - d / 2)
        made.dark.addPath(rect(-d / 2, y - d / 2, d / 2, y + d / 2))
    return made


def _barrier(d: float, w: float) -> Symbol:
    made = Symbol(rect(-d * 0.2, -w / 2, d * 0.2, w / 2, 0.03))
    for way in (-1, 1):
        made.outline = joined(made.outline, rect(-d / 2, way * w * 0.4, d / 2, way * w * 0.33, 0.02))
    count = max(3, round(w / 0.35))
    for k in range(0, count, 2):
        low, high = -w / 2 + w * k / count, -w / 2 + w * (k + 1) / count
        made.dark.addPath(
            polygon((-d * 0.2, low), (d * 0.2, low + (high - low) * 0.5), (d * 0.2, high), (-d * 0.2, high))
        )
    return made


def _cone(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.03))
    made.soft.addPath(ellipse(d * 0.72, w * 0.72))
    made.details.addPath(ellipse(d * 0.42, w * 0.42))
    made.dark.addPath(ellipse(d * 0.16, w * 0.16))
    return made


# Buildings whose footprint nobody drew


def _house(d: float, w: float) -> Symbol:
    """A ridge along the longer side, seen from above."""
    made = Symbol(box(d, w))
    if d > w:
        line(made.details, (-d / 2, 0.0), (d / 2, 0.0))
        made.soft.addPath(rect(-d / 2, 0.0, d / 2, w / 2))
    else:
        line(made.details, (0.0, -w / 2), (0.0, w / 2))
        made.soft.addPath(rect(0.0, -w / 2, d / 2, w / 2))
    _door(made, d)
    return made


def _apartment_building(d: float, w: float) -> Symbol:
    """A flat roof behind its parapet, with the stairs' heads on it."""
    made = Symbol(box(d, w))
    rim = min(0.6, min(d, w) * 0.08)
    made.details.addPath(box(d - 2 * rim, w - 2 * rim))
    stairs = max(1, round(w / 14))
    for k in range(stairs):
        y = -w / 2 + w * (k + 0.5) / stairs
        made.soft.addPath(rect(-1.6, y - 1.4, 1.6, y + 1.4))
    _door(made, d)
    return made


def _door(made: Symbol, d: float) -> None:
    made.dark.addPath(rect(d / 2 - 0.35, -0.7, d / 2, 0.7))


STREET_BY_NAME: dict[str, Draw] = {
    "car": _car,
    "van": _van,
    "truck": _truck,
    "bus": _bus,
    "bicycle": _bicycle,
    "motorcycle": _motorcycle,
    "pedestrian": _pedestrian,
    "tree": _tree,
    "conifer": _conifer,
    "columnar_tree": _columnar_tree,
    "palm": _palm,
    "young_tree": _young_tree,
    "hedge": _hedge,
    "shrub": _shrub,
    "street_planter": _planter,
    "street_lamp": _street_lamp,
    "traffic_light": _traffic_light,
    "traffic_sign": _traffic_sign,
    "utility_pole": _utility_pole,
    "bollard": _bollard,
    "parking_meter": _parking_meter,
    "charging_post": _charging_post,
    "hydrant": _hydrant,
    "street_bench": _street_bench,
    "litter_bin": _litter_bin,
    "mailbox": _mailbox,
    "bicycle_rack": _bicycle_rack,
    "bus_shelter": _bus_shelter,
    "kiosk": _kiosk,
    "fence": _fence,
    "barrier": _barrier,
    "cone": _cone,
    "house": _house,
    "apartment_building": _apartment_building,
}
STREET_BY_SUPER: dict[str, Draw] = {
    "vehicle": _car,
    "tree": _tree,
    "greenery": _shrub,
    "person": _pedestrian,
    "building": _apartment_building,
}
"""For what a map brings of other categories."""

"""Plan symbols: how each kind of object is drawn from above, in metres, facing +x.

A symbol is an outline and the lines inside it. What hangs from the ceiling is dashed, as in architects' drawings.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from composer.vocabulary import category
from ui.plan.paths import Symbol, box, ellipse, joined, line, rect
from ui.plan.street_symbols import STREET_BY_NAME, STREET_BY_SUPER


def symbol(name: str, depth: float, width: float) -> Symbol:
    """The symbol of a category at a size."""
    known = category(name)
    draw = _BY_NAME.get(name) or _BY_FAMILY.get(known.family) or _BY_SUPER.get(known.super) or _plain
    drawn = draw(depth, width)
    drawn.dashed = drawn.dashed or known.mount == "ceiling"
    return drawn


def _plain(d: float, w: float) -> Symbol:
    return Symbol(box(d, w, 0.02))


def _bed(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.05))
    head, back = min(0.08, d * 0.05), -d / 2
    line(made.details, (back + head, -w / 2), (back + head, w / 2))
    count = 2 if w > 1.25 else 1
    room = w / count
    for number in range(count):
        middle = -w / 2 + room * (number + 0.5)
        half = room * 0.39
        made.soft.addPath(rect(back + head + 0.06, middle - half, back + head + 0.06 + d * 0.19, middle + half, 0.07))
    fold = back + head + d * 0.32
    line(made.details, (fold, -w / 2), (fold, w / 2))
    line(made.details, (fold, w * 0.18), (fold + d * 0.16, w / 2))
    return made


def _case(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.015))
    line(made.details, (d / 2 - min(0.04, d * 0.1), -w / 2), (d / 2 - min(0.04, d * 0.1), w / 2))
    doors = max(1, round(w / 0.55))
    for number in range(1, doors):
        y = -w / 2 + w * number / doors
        line(made.details, (d / 2 - min(0.04, d * 0.1), y), (d / 2, y))
    return made


def _wardrobe(d: float, w: float) -> Symbol:
    made = _case(d, w)
    line(made.details, (-0.02, -w / 2 + 0.05), (-0.02, w / 2 - 0.05))
    for number in range(max(3, round(w / 0.11))):
        y = -w / 2 + 0.1 + (w - 0.2) * number / max(2, round(w / 0.11) - 1)
        tilt = 0.025 * math.sin(number * 2.4)
        line(made.details, (-d * 0.33, y - tilt), (d * 0.28, y + tilt))
    return made


def _nightstand(d: float, w: float) -> Symbol:
    made = _case(d, w)
    made.details.addPath(ellipse(min(d, w) * 0.4, min(d, w) * 0.4, -d * 0.06))
    return made


def _shelf(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w))
    line(made.details, (-d / 2, -w / 2), (d / 2, w / 2))
    line(made.details, (-d / 2, w / 2), (d / 2, -w / 2))
    return made


def _desk(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.03))
    made.soft.addPath(rect(-d * 0.05, -w * 0.16, d * 0.36, w * 0.16, 0.01))
    line(made.details, (-d / 2 + 0.06, -w / 2 + 0.06), (-d / 2 + 0.06, w / 2 - 0.06))
    return made


def _table(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.04))
    inset = min(0.06, d * 0.1)
    made.details.addPath(box(d - 2 * inset, w - 2 * inset, 0.03))
    return made


def _round_table(d: float, w: float) -> Symbol:
    made = Symbol(ellipse(d, w))
    made.details.addPath(ellipse(d * 0.82, w * 0.82))
    return made


def _chair(d: float, w: float) -> Symbol:
    made = Symbol(rect(-d * 0.42, -w / 2, d / 2, w / 2, 0.09))
    bar = rect(-d / 2, -w * 0.48, -d * 0.36, w * 0.48, 0.05)
    made.outline = joined(made.outline, bar)
    made.details.addPath(bar)
    return made


def _armchair(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.12))
    arm, back = min(0.16, w * 0.2), min(0.2, d * 0.26)
    made.soft.addPath(rect(-d / 2 + back, -w / 2 + arm, d / 2 - 0.03, w / 2 - arm, 0.06))
    return made


def _sofa(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.1))
    arm, back = min(0.18, w * 0.12), min(0.22, d * 0.26)
    seats = max(1, round((w - 2 * arm) / 0.72))
    room = (w - 2 * arm) / seats
    for number in range(seats):
        low = -w / 2 + arm + room * number
        made.soft.addPath(rect(-d / 2 + back, low + 0.015, d / 2 - 0.04, low + room - 0.015, 0.06))
    return made


def _corner_sofa(d: float, w: float) -> Symbol:
    deep, long = min(0.95, d * 0.6), min(1.0, w * 0.42)
    made = Symbol(
        joined(rect(-d / 2, -w / 2, -d / 2 + deep, w / 2, 0.1), rect(-d / 2, -w / 2, d / 2, -w / 2 + long, 0.1))
    )
    back = 0.2
    made.soft.addPath(rect(-d / 2 + back, -w / 2 + back, d / 2 - 0.05, -w / 2 + long - 0.03, 0.05))
    rest = w - long - 0.2
    for number in range(max(1, round(rest / 0.75))):
        room = rest / max(1, round(rest / 0.75))
        low = -w / 2 + long + room * number
        made.soft.addPath(rect(-d / 2 + back, low, -d / 2 + deep - 0.04, low + room - 0.03, 0.05))
    return made


def _stool(d: float, w: float) -> Symbol:
    made = Symbol(ellipse(d, w))
    made.details.addPath(ellipse(d * 0.7, w * 0.7))
    return made


def _lamp(d: float, w: float) -> Symbol:
    made = Symbol(ellipse(d, w))
    made.details.addPath(ellipse(d * 0.25, w * 0.25))
    for angle in (math.pi / 4, 3 * math.pi / 4, 5 * math.pi / 4, 7 * math.pi / 4):
        c, s = math.cos(angle), math.sin(angle)
        line(made.details, (c * d * 0.125, s * w * 0.125), (c * d / 2, s * w / 2))
    return made


def _plant(d: float, w: float) -> Symbol:
    path, leaves = QPainterPath(), 9
    for number in range(leaves * 2 + 1):
        angle = math.pi * number / leaves
        reach = 0.5 if number % 2 == 0 else 0.36
        point = QPointF(math.cos(angle) * d * reach, math.sin(angle) * w * reach)
        path.moveTo(point) if number == 0 else path.lineTo(point)
    path.closeSubpath()
    made = Symbol(path)
    made.details.addPath(ellipse(d * 0.3, w * 0.3))
    return made


def _rug(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.02))
    made.details.addPath(box(d * 0.9, w * 0.93))
    return made


def _basin(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.03))
    made.soft.addPath(ellipse(d * 0.62, w * 0.7, d * 0.06))
    made.details.addPath(ellipse(0.04, 0.04, -d * 0.36))
    return made


def _toilet(d: float, w: float) -> Symbol:
    tank = rect(-d / 2, -w / 2, -d * 0.24, w / 2, 0.03)
    made = Symbol(joined(tank, ellipse(d * 0.72, w * 0.84, d * 0.14)))
    made.soft.addPath(ellipse(d * 0.5, w * 0.56, d * 0.16))
    return made


def _bathtub(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.04))
    made.soft.addPath(box(d - 0.16, w - 0.16, 0.25))
    made.details.addPath(ellipse(0.05, 0.05, 0, -w / 2 + 0.2))
    return made


def _shower(d: float, w: float) -> Symbol:
    made = _shelf(d, w)
    made.soft.addPath(ellipse(0.12, 0.12))
    return made


def _counter(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w))
    line(made.details, (d / 2 - 0.05, -w / 2), (d / 2 - 0.05, w / 2))
    return made


def _piano(d: float, w: float) -> Symbol:
    made = Symbol(box(d, w, 0.02))
    keys = d * 0.18
    line(made.details, (keys, -w / 2), (keys, w / 2))
    for number in range(1, 14):
        y = -w / 2 + w * number / 14
        line(made.details, (keys, y), (d / 2, y))
    return made


def _screen(d: float, w: float) -> Symbol:
    made = Symbol(joined(rect(-d * 0.1, -w / 2, d * 0.25, w / 2, 0.01), box(d, w * 0.35, 0.02)))
    line(made.details, (d * 0.25, -w / 2), (d * 0.25, w / 2))
    return made


_BY_NAME: dict[str, Callable[[float, float], Symbol]] = {
    "wardrobe": _wardrobe,
    "nightstand": _nightstand,
    "round_end_table": _round_table,
    "l_shaped_sofa": _corner_sofa,
    "sink": _basin,
    "toilet": _toilet,
    "bathtub": _bathtub,
    "shower": _shower,
    "counter": _counter,
    "television": _screen,
    "ottoman": _table,
    **STREET_BY_NAME,
}
_BY_FAMILY: dict[str, Callable[[float, float], Symbol]] = {
    "bed": _bed,
    "case": _case,
    "shelf": _shelf,
    "desk": _desk,
    "table": _table,
    "chair": _chair,
    "armchair": _armchair,
    "stool": _stool,
    "sofa": _sofa,
    "floor_lamp": _lamp,
    "pendant_lamp": _lamp,
    "ceiling_lamp": _lamp,
}
_BY_SUPER: dict[str, Callable[[float, float], Symbol]] = {
    "lamp": _lamp,
    "plant": _plant,
    "rug": _rug,
    "instrument": _piano,
    **STREET_BY_SUPER,
}

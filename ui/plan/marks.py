"""What is drawn over the plan besides the scene, and where boxes are in pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from composer.scene import Box
from ui.controllers.plan import Grip
from ui.controllers.snapping import Line

ToPixel = Callable[[float, float], QPointF]
GRIPS: tuple[Grip, ...] = ((1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass
class Marks:
    """What the overlay shows besides the scene."""

    selected: frozenset[str] = frozenset()
    hovered: str | None = None
    moving: str | None = None
    hint: str = ""
    guides: tuple[Line, ...] = ()
    band: QRectF | None = None
    pointer: QPointF = field(default_factory=QPointF)
    troubled: frozenset[str] = frozenset()
    broken: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    ghost: Box | None = None
    sizes: bool = True
    every_size: bool = False
    labels: bool = True
    handles: bool = True


def grips_of(box: Box, to_pixel: ToPixel) -> dict[Grip | str, QPointF]:
    """Where the handles of a box are, pixels; the one that turns it is called ``turn``."""
    c, s = math.cos(box.yaw), math.sin(box.yaw)

    def at(u: float, v: float) -> QPointF:
        along, across = u * box.depth / 2, v * box.width / 2
        return to_pixel(box.x + along * c - across * s, box.y + along * s + across * c)

    found: dict[Grip | str, QPointF] = {grip: at(*grip) for grip in GRIPS}
    middle, front = at(0, 0), at(1, 0)
    length = math.hypot(front.x() - middle.x(), front.y() - middle.y()) or 1.0
    found["turn"] = front + (front - middle) * (26.0 / length)
    if min(box.depth, box.width) * length / (box.depth / 2) < 34:
        for grip in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            del found[grip]
    return found


def frame_of(box: Box, to_pixel: ToPixel) -> QRectF:
    """The upright rectangle around the footprint, pixels."""
    c, s = abs(math.cos(box.yaw)), abs(math.sin(box.yaw))
    half_x, half_y = (c * box.depth + s * box.width) / 2, (s * box.depth + c * box.width) / 2
    return QRectF(to_pixel(box.x - half_x, box.y + half_y), to_pixel(box.x + half_x, box.y - half_y))


def outline(box: Box, to_pixel: ToPixel) -> QPolygonF:
    """The footprint in pixels."""
    return QPolygonF([to_pixel(float(x), float(y)) for x, y in box.footprint()])

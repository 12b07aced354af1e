"""Bicycles and motorcycles."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, Point, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import disc, hull, ring, smooth, wheel

BICYCLE_ATTRIBUTES = ("frame", "handlebar", "wheel size", "tyre", "mudguards", "carrier", "basket", "saddle height")


def _tube(k: Kit, a: Point, b: Point, part: str = "body", thick: float = 1.0) -> None:
    """A tube in the plane of the frame, thick enough for the field along both of its directions."""
    radius = thick * lerp(0.021, 0.027, k.style["chunkiness"]) * k.d / 1.7
    k.bar(a, b, max(radius, 0.022 * k.h), part)


@family("bicycle", attributes=BICYCLE_ATTRIBUTES)
def bicycle(k: Kit, category: str) -> None:
    """A diamond frame, a step-through, a single curved beam or a folding one, with swept or straight handlebars."""
    a = k.attributes
    kind = (0, 0, 1, 2, 3)[pick(a["frame"], 5)]
    length, high = k.d, k.h
    radius = (0.17 if kind == 3 else lerp(0.185, 0.205, a["wheel size"])) * length
    tyre = lerp(0.042, 0.058, a["tyre"]) * length / 1.7 * 1.15
    rear, front = -length / 2 + radius, length / 2 - radius
    for x in (rear, front):
        ring(k, (x, 0.0, radius), radius, (max(tyre, 0.044 * high), max(tyre, 0.05 * k.w)), "dark")
        disc(k, (x, 0.0, radius), 0.05 * length / 1.7, 0.055, "metal")
        for i in range(3):
            turn = np.pi * (i / 3 + 0.08)
            c, s = float(np.cos(turn)) * 0.93 * radius, float(np.sin(turn)) * 0.93 * radius
            k.bar((x - c, 0.0, radius - s), (x + c, 0.0, radius + s), 0.0105 * length, "metal")
    crank = (lerp(rear, front, 0.43), 0.0, 0.92 * radius)
    saddle = lerp(0.82, 0.94, a["saddle height"]) * high
    lean = 0.10 * length
    seat = (crank[0] - lean * 1.2, 0.0, saddle)
    lug = (lerp(crank[0], seat[0], 0.72), 0.0, lerp(crank[2], seat[2], 0.72))
    head = (front - 0.155 * length, 0.0, 0.80 * high)
    collar = (front - 0.115 * length, 0.0, 0.58 * high)
    grip = 0.985 * high
    _tube(k, crank, seat)
    _tube(k, (front, 0.0, radius), collar)
    _tube(k, collar, head)
    _tube(k, head, (head[0] - 0.02 * length, 0.0, grip - 0.02), "metal")
    if kind == 0:
        _tube(k, lug, (head[0] + 0.01, 0.0, head[2] - 0.05))
        _tube(k, crank, collar)
        _tube(k, lug, (rear, 0.0, radius))
    elif kind == 1:
        low = (lerp(crank[0], seat[0], 0.32), 0.0, lerp(crank[2], seat[2], 0.32))
        _tube(k, low, (collar[0], 0.0, collar[2] + 0.06))
        _tube(k, crank, (collar[0] + 0.01, 0.0, collar[2] - 0.04))
        _tube(k, lug, (rear, 0.0, radius))
    else:
        knee = (lerp(crank[0], collar[0], 0.45), 0.0, crank[2] + (0.01 if kind == 3 else 0.04) * high)
        _tube(k, crank, knee, thick=1.35)
        _tube(k, knee, collar, thick=1.35)
        _tube(k, (lerp(crank[0], seat[0], 0.25), 0.0, lerp(crank[2], seat[2], 0.25)), (rear, 0.0, radius), thick=1.2)
    _tube(k, crank, (rear, 0.0, radius))
    _drive(k, crank, rear, radius)
    k.pill((seat[0] - 0.02, 0.0, saddle + 0.02), (0.15, 0.09, 0.05), "cushion", 4)
    _bars(k, (head[0] - 0.02 * length, grip), pick(a["handlebar"], 3))
    if a["mudguards"] > 0.45:
        for x, turn in ((rear, -np.pi / 2 + 0.35), (front, -np.pi / 2 + 0.25)):
            reach = radius + 0.035
            ring(
                k,
                (x, 0.0, radius),
                reach,
                (0.05, 0.085),
                "metal" if k.style["metal"] > 0.5 else "body",
                angle=1.25,
                turn=turn,
            )
    if a["carrier"] > 0.5:
        z = 2 * radius + 0.09
        k.block((rear - 0.24, rear + 0.2), (-0.075, 0.075), (z - 0.05, z), "metal", 0.02)
        for side in (-1, 1):
            _tube(k, (rear, side * 0.05, radius), (rear - 0.06, side * 0.06, z - 0.02), "metal", 0.8)
    if a["basket"] > 0.6:
        x = front - 0.02 * length
        z = 2 * radius + 0.1
        k.block((x - 0.13, x + 0.17), (-0.2, 0.2), (z, z + 0.22), "frame", 0.04)
        k.block((x - 0.08, x + 0.12), (-0.155, 0.155), (z + 0.07, z + 0.4), "frame", cut=True)
        _tube(k, (x - 0.1, 0.0, z + 0.06), (head[0], 0.0, head[2]), "metal")
        _tube(k, (x, 0.0, z + 0.03), (front, 0.0, radius), "metal", 0.8)


def _drive(k: Kit, crank: Point, rear: float, radius: float) -> None:
    side = -1
    disc(k, (crank[0], side * 0.045, crank[2]), 0.095 * k.d / 1.7, 0.02, "metal")
    _tube(k, (crank[0], side * 0.05, crank[2] + 0.05), (rear, side * 0.05, radius + 0.02), "dark", 0.7)
    angle = float(k.rng.uniform(-0.5, 0.5))
    reach = 0.17 * k.d / 1.7
    for sign in (-1, 1):
        dx, dz = sign * reach * float(np.cos(angle)), sign * reach * float(np.sin(angle))
        at = (crank[0] + dx, sign * 0.09, crank[2] + dz)
        k.bar((crank[0], 0.0, crank[2]), at, 0.024, "metal")
        k.block((at[0] - 0.055, at[0] + 0.055), (sign * 0.07, sign * 0.18), (at[2] - 0.03, at[2] + 0.03), "dark", 0.015)


def _bars(k: Kit, stem: tuple[float, float], kind: int) -> None:
    x, z = stem
    half, thin = k.w / 2, max(0.02, 0.022 * k.h)
    if kind == 2:  # a racer's drops
        half_bar = half - 0.04
        k.bar((x + 0.06, -half_bar, z), (x + 0.06, half_bar, z), thin, "dark")
        _tube(k, (x, 0.0, z - 0.02), (x + 0.07, 0.0, z), "metal")
        for side in (-1, 1):
            ring(k, (x + 0.07, side * half_bar, z - 0.07), 0.1, (0.05, 0.08), "dark", angle=1.75, turn=3.4)
        return
    sweep = 0.18 if kind == 1 else 0.03
    k.bar((x + 0.03, -0.35 * half, z), (x + 0.03, 0.35 * half, z), thin, "metal")
    for side in (-1, 1):
        k.bar((x + 0.03, side * 0.3 * half, z), (x + 0.02 - 0.3 * sweep, side * 0.9 * half, z), thin, "metal")
        k.bar(
            (x - 0.2 * sweep, side * 0.85 * half, z), (x - sweep, side * (half - 0.02), z - 0.02), 1.15 * thin, "dark"
        )
    _tube(k, (x, 0.0, z - 0.05), (x + 0.03, 0.0, z), "metal")
    k.pill((x + 0.12, 0.0, z - 0.12), (0.065, 0.06, 0.06), "glass")


MOTORCYCLE_ATTRIBUTES = ("kind", "handlebar", "wheel size", "tank", "seat", "windscreen", "exhaust", "cases")


@family("motorcycle", attributes=MOTORCYCLE_ATTRIBUTES)
def motorcycle(k: Kit, category: str) -> None:
    """A naked road bike, a sports bike with a fairing, a long low cruiser, or a scooter."""
    kind = pick(k.attributes["kind"], 4)
    if kind == 3:
        _scooter(k)
        return
    a = k.attributes
    length, high = k.d, k.h
    radius = lerp(0.142, 0.158, a["wheel size"]) * length
    fat = lerp(0.11, 0.15, k.style["chunkiness"])
    rear, front = -length / 2 + radius, length / 2 - radius
    low = kind == 2
    chrome = "metal"
    for x in (rear, front):
        wheel(k, x, 0.0, radius, fat * (1.2 if x < 0 else 0.95), 0.66)
    seat = (0.50 if low else 0.62) * high
    tank = seat + lerp(0.06, 0.13, a["tank"]) * high
    head = (front - lerp(0.20, 0.25 if not low else 0.30, 0.5) * length, 0.78 * high)
    for side in (-1, 1):  # the fork
        k.bar((front, side * 0.1, radius), (head[0], side * 0.1, head[1]), 0.045, chrome)
    k.block((rear, head[0] - 0.05), (-0.07, 0.07), (seat - 0.16 * high, seat - 0.06 * high), "dark", 0.03)
    k.bar((rear, 0.0, radius), (rear + 0.33 * length, 0.0, radius + 0.06), 0.055, "dark")
    k.bar((head[0], 0.0, head[1] - 0.05), (0.05 * length, 0.0, 0.8 * radius), 0.06, "dark")
    # engine: a block with fins of a cylinder or two
    k.block((-0.13 * length, 0.12 * length), (-0.16, 0.16), (0.62 * radius, seat - 0.14 * high), "metal", 0.05)
    disc(k, (-0.05 * length, 0.0, radius), 0.12, 0.21, "metal", rounding=0.03)
    k.bar((0.03 * length, 0.0, radius), (0.09 * length, 0.0, seat - 0.04), 0.12, "metal")
    profile = [
        (-0.06 * length, seat - 0.09 * high),
        (-0.05 * length, tank - 0.04),
        (0.10 * length, tank),
        (head[0] - 0.02, tank - 0.05),
        (head[0] - 0.05, seat - 0.1 * high),
    ]
    hull(
        k,
        smooth(profile, 0.4),
        lerp(0.13, 0.2, a["tank"]),
        "body",
        ((-0.06 * length, 0.7), (0.1 * length, 1.0), (head[0], 0.8)),
        radius=0.09,
    )
    tail = rear - (0.02 if kind == 1 else -0.02) * length
    rise = (0.1 if kind == 1 else 0.02) * high
    cushion = [
        (-0.04 * length, seat - 0.08),
        (-0.045 * length, seat + 0.01),
        (-0.2 * length, seat - 0.01 if not low else seat - 0.05),
        (tail, seat + rise + 0.02),
        (tail + 0.03, seat + rise - 0.09),
        (-0.2 * length, seat - 0.13),
    ]
    hull(
        k,
        smooth(cushion, 0.35),
        lerp(0.12, 0.16, a["seat"]),
        "cushion",
        ((tail, 0.75), (-0.1 * length, 1.0)),
        radius=0.06,
    )
    guard = (0.05, fat * 1.35)
    ring(
        k,
        (rear, 0.0, radius),
        radius + 0.06,
        (0.06, guard[1] * 1.1),
        "body",
        angle=1.0 if low else 0.6,
        turn=-np.pi / 2 + (0.3 if low else -0.1),
    )
    ring(k, (front, 0.0, radius), radius + 0.06, (0.06, guard[1]), "body", angle=0.75, turn=-np.pi / 2)
    k.block((tail - 0.03, tail + 0.08), (-0.08, 0.08), (seat + rise - 0.1, seat + rise), "top", 0.03)
    grip = high if a["windscreen"] < 0.5 or kind == 2 else 0.9 * high
    grip -= 0.03
    wide = k.w / 2
    back = head[0] - lerp(0.05, 0.16 if not low else 0.26, a["handlebar"])
    k.bar((head[0], -0.13, head[1]), (head[0], 0.13, head[1]), 0.045, chrome)
    for side in (-1, 1):
        k.bar((head[0], side * 0.08, head[1]), (head[0] - 0.02, side * 0.6 * wide, grip), 0.036, chrome)
        k.bar((head[0] - 0.02, side * 0.55 * wide, grip), (back, side * (wide - 0.03), grip - 0.04), 0.04, "dark")
        k.pill((head[0] + 0.0, side * 0.62 * wide, grip + 0.0), (0.045, 0.07, 0.035), "dark")
    if kind == 1:
        nose = front - 0.01
        fairing = [
            (0.05 * length, radius),
            (0.13 * length, seat),
            (head[0] - 0.02, 0.88 * high),
            (head[0] + 0.1, 0.86 * high),
            (nose - 0.05, 0.66 * high),
            (front - 0.6 * radius - 0.06, 0.5 * high),
            (0.17 * length, radius),
        ]
        hull(k, smooth(fairing, 0.3), 0.21, "body", ((0.0, 1.0), (0.2 * length, 1.0), (nose, 0.45)), radius=0.08)
        bubble = [
            (head[0] - 0.05, 0.82 * high),
            (head[0] - 0.12, high),
            (head[0] + 0.02, 0.95 * high),
            (nose - 0.12, 0.76 * high),
        ]
        hull(k, smooth(bubble, 0.25), 0.15, "glass", radius=0.05)
        k.pill((nose - 0.08, 0.0, 0.66 * high), (0.09, 0.14, 0.06), "glass", 4)
    else:
        k.pill((head[0] + 0.13, 0.0, head[1] - 0.03), (0.12, 0.12, 0.12), "dark")
        k.pill((head[0] + 0.18, 0.0, head[1] - 0.03), (0.10, 0.105, 0.105), "glass")
        if a["windscreen"] > 0.5:
            k.block((head[0] + 0.05, head[0] + 0.13), (-0.2, 0.2), (head[1] + 0.02, high), "glass", 0.03, lean=-0.35)
    pipe = -1 if a["exhaust"] < 0.7 else 1
    for side in {pipe, -pipe if low or a["exhaust"] > 0.4 else pipe}:
        k.bar((0.1 * length, side * 0.15, radius), (0.06 * length, side * 0.19, 0.55 * radius), 0.045, chrome)
        k.bar(
            (0.07 * length, side * 0.19, 0.56 * radius),
            (rear - 0.02, side * 0.21, radius * (0.75 if low else 1.1)),
            0.05,
            chrome,
            0.075,
        )
    if a["cases"] > 0.65:
        for side in (-1, 1):
            k.block(
                (rear - 0.14, rear + 0.3),
                (side * 0.05, side * 0.34),
                (seat - 0.3, seat - 0.03),
                "frame" if low else "dark",
                k.edge(0.09),
            )


def _scooter(k: Kit) -> None:
    a = k.attributes
    length, high = k.d, k.h
    radius = lerp(0.118, 0.135, a["wheel size"]) * length
    rear, front = -length / 2 + radius + 0.04, length / 2 - radius
    seat = 0.66 * high
    for x in (rear, front):
        wheel(k, x, 0.0, radius, 0.15, 0.6)
    tail = -length / 2
    body = [
        (tail + 0.01, seat - 0.1),
        (tail + 0.03, radius + 0.2),
        (rear + 0.02, radius),
        (-0.09 * length, 0.85 * radius),
        (0.0, 1.1 * radius),
        (0.03 * length, seat - 0.07),
        (-0.05 * length, seat - 0.02),
    ]
    hull(
        k,
        smooth(body, 0.42),
        lerp(0.19, 0.24, a["tank"]),
        "body",
        ((tail, 0.55), (-0.2 * length, 1.0), (0.03 * length, 0.85)),
        radius=0.1,
    )
    disc(k, (rear, 0.0, radius), 1.12 * radius, 0.11, "body", cut=True)
    disc(k, (rear, 0.0, radius), radius, 0.075, "dark", rounding=0.03)
    disc(k, (rear, 0.0, radius), 0.55 * radius, 0.13, "metal")
    cushion = [
        (tail + 0.03, seat - 0.06),
        (tail + 0.06, seat + 0.06),
        (-0.15 * length, seat + 0.03),
        (0.03 * length, seat + 0.02),
        (0.02 * length, seat - 0.06),
    ]
    hull(
        k,
        smooth(cushion, 0.35),
        lerp(0.13, 0.17, a["seat"]),
        "cushion",
        ((tail, 0.8), (-0.1 * length, 1.0)),
        radius=0.06,
    )
    k.block((-0.06 * length, front - 0.9 * radius), (-0.2, 0.2), (0.72 * radius, 0.72 * radius + 0.1), "dark", 0.04)
    shield = [
        (front - 1.5 * radius - 0.02, 0.75 * radius),
        (front - 1.3 * radius - 0.14, 0.8 * high),
        (front - 1.3 * radius - 0.02, 0.82 * high),
        (front - 0.72 * radius, radius + 0.1),
        (front - 1.15 * radius, 0.75 * radius),
    ]
    hull(
        k, smooth(shield, 0.25), 0.23, "body", (), ((0.6 * radius, 0.8), (0.45 * high, 1.0), (0.82 * high, 0.62)), 0.05
    )
    ring(k, (front, 0.0, radius), radius + 0.055, (0.06, 0.2), "body", angle=1.0, turn=-np.pi / 2)
    head = front - 1.3 * radius - 0.08
    k.bar((front, 0.0, radius), (head, 0.0, 0.9 * high), 0.055, "metal")
    top = 0.93 * high if a["windscreen"] < 0.55 else 0.86 * high
    k.pill((head + 0.03, 0.0, top), (0.14, 0.16, 0.085), "body", 4)
    k.pill((head + 0.13, 0.0, top), (0.07, 0.09, 0.065), "glass")
    for side in (-1, 1):
        k.bar((head, side * 0.1, top), (head - 0.1, side * (k.w / 2 - 0.02), top - 0.01), 0.04, "dark")
        k.bar((head + 0.02, side * 0.13, top), (head, side * 0.2, high - 0.03), 0.03, "metal")
        k.pill((head, side * 0.22, high - 0.05), (0.045, 0.08, 0.05), "dark")
    if a["windscreen"] > 0.55:
        k.block((head + 0.05, head + 0.12), (-0.2, 0.2), (top + 0.03, high), "glass", 0.03, lean=-0.3)
    k.block((tail - 0.0, tail + 0.1), (-0.09, 0.09), (seat - 0.18, seat - 0.09), "top", 0.03)
    if a["cases"] > 0.5:
        k.block((tail + 0.0, tail + 0.33), (-0.19, 0.19), (seat + 0.05, seat + 0.36), "body", k.edge(0.11))
    side = -1
    k.bar((-0.1 * length, side * 0.2, 0.8 * radius), (rear - 0.1, side * 0.22, radius), 0.06, "metal", 0.07)

"""Lamps that stand on tables: for reading and for the bedside."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import turn
from models.procedural.sdf import Pillow, RoundCone

DESK_LAMP_ATTRIBUTES = ("kind", "shade height", "shade taper", "base form", "base size", "reach", "switch")


@family("desk_lamp", attributes=DESK_LAMP_ATTRIBUTES)
def desk_lamp(k: Kit, category: str) -> None:
    """A shade on a turned base, a jointed arm, a banker's lamp, a mushroom, a globe, or a bar of light."""
    a = k.attributes
    form = pick(a["kind"], 6)
    if form in (1, 5) and k.d < 0.18:
        form = 0
    (_table_lamp, _jointed, _banker, _mushroom, _globe, _light_bar)[form](k)


def _pole(k: Kit, metres: float) -> float:
    return max(metres, THINNEST * max(k.d, k.w) / 2)


def _table_lamp(k: Kit) -> None:
    """A fabric shade over a base of ceramic, wood or metal."""
    a = k.attributes
    x = k.d / 2
    oval = k.w / k.d
    level = k.h * lerp(0.68, 0.5, a["shade height"])
    neck = _pole(k, 0.008)
    foot = lerp(0.4, 0.62, a["base size"]) * x
    outlines = (
        [(0.5, 0.0), (1.0, 0.45), (0.3, 0.88), (0.22, 1.0)],
        [(0.75, 0.0), (1.0, 0.2), (0.6, 0.55), (0.85, 0.75), (0.25, 0.95), (0.22, 1.0)],
        [(1.0, 0.0), (1.0, 0.1), (0.3, 0.16), (0.26, 0.9), (0.22, 1.0)],
        [(0.9, 0.0), (0.94, 0.06), (0.9, 0.88), (0.3, 0.95), (0.22, 1.0)],
    )
    part = ("frame", "frame", "metal", "frame")[pick(a["base form"], 4)]
    outline = [(max(r * foot, neck), z * level) for r, z in outlines[pick(a["base form"], 4)]]
    turn(k, outline, part, curved=pick(a["base form"], 4) != 2)
    top = lerp(0.5, 1.0, a["shade taper"])
    k.post((0.0, 0.0), (level, k.h), x, "body", top * x, oval=oval, rounding=0.006)
    inner = x - k.least(0, 0.008) * 1.2
    cone = RoundCone(inner, max(inner * top, 0.2 * x), 0.26 * (k.h - level))
    k.put(cone, "glass", (0.0, 0.0, level + 0.1 * (k.h - level)), np.diag([1.0, oval, 1.0]), cut=True)
    k.post((0.0, 0.0), (0.5 * level, lerp(level, k.h, 0.6)), neck, "metal")
    k.pill((0.0, 0.0, level + 0.35 * (k.h - level)), (0.25 * x, 0.25 * x, 0.2 * (k.h - level)), "glass")


def _jointed(k: Kit) -> None:
    """Foot, two arms with joints, and a shade that lights the desk in front of it (+x)."""
    a = k.attributes
    x = k.d / 2
    part = "metal" if k.style["metal"] > 0.4 else "body"
    pole = _pole(k, 0.007)
    plate = k.least(2, 0.022)
    base = min(lerp(0.32, 0.5, a["base size"]) * k.d, 0.5 * k.w)
    at = -x + base
    k.post(
        (at, 0.0),
        (0.0, plate),
        base,
        "body" if part == "metal" else "dark",
        oval=min(1.0, 0.5 * k.w / base) if base else 1.0,
        rounding=0.3 * plate,
    )
    shade = lerp(0.14, 0.22, a["shade height"]) * k.h
    wide = min(k.w / 2, 0.3 * k.d + 0.02)
    elbow = (-x + pole * 1.5, 0.0, lerp(0.5, 0.62, a["reach"]) * k.h)
    head = (x - wide * 1.1, 0.0, k.h - 0.5 * k.least(2, 0.02))
    if a["reach"] < 0.3:
        elbow = (at, 0.0, 0.6 * k.h)
    k.tube([(at, 0.0, plate * 0.5), elbow, (lerp(elbow[0], head[0], 0.8), 0.0, head[2]), head], pole, part)
    for joint in (elbow, (at, 0.0, plate + 0.01)):
        k.pill(joint, (1.5 * pole, 1.7 * pole, 1.4 * max(pole, THINNEST * k.h / 2)), "dark")
    turned = np.array([[1.0, 0, -0.28], [0, 1.0, 0], [0, 0, 1.0]])
    middle = k.h - shade * 0.62
    k.put(
        RoundCone(wide, 0.35 * wide, shade / 2, 0.004),
        "body",
        (head[0] + 0.12 * wide, 0.0, middle - 0.02 * k.h),
        turned,
    )
    k.put(
        RoundCone(0.84 * wide, 0.2 * wide, shade * 0.36),
        "body",
        (head[0] + 0.16 * wide, 0.0, middle - 0.02 * k.h - 0.2 * shade),
        turned,
        cut=True,
    )
    k.pill(
        (head[0] + 0.15 * wide, 0.0, middle - 0.02 * k.h - 0.05 * shade), (0.4 * wide, 0.4 * wide, 0.3 * shade), "glass"
    )


def _banker(k: Kit) -> None:
    """A trough of coloured glass across a brass stand."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    pole = _pole(k, 0.009)
    base = lerp(0.55, 0.8, a["base size"])
    plate = max(k.least(2, 0.02), 0.05 * k.h)
    k.post((0.0, 0.0), (0.0, plate), base * x, "metal", 0.85 * base * x, oval=0.7 * y / x)
    k.post((0.0, 0.0), (plate * 0.9, 1.8 * plate), 0.34 * base * x, "metal", pole * 1.2)
    shade = lerp(0.26, 0.36, a["shade height"]) * k.h
    level = k.h - shade
    k.put(Pillow((x, y, shade), 4, dome=True), "foliage" if a["shade taper"] < 0.6 else "body", (0.0, 0.0, level))
    k.put(Pillow((0.8 * x, 0.86 * y, 0.72 * shade), 4), "glass", (0.0, 0.0, level - 0.1 * shade), cut=True)
    for sign in (-1, 1):
        edge = sign * 0.42 * y
        k.tube([(0.0, 0.0, 0.4 * level), (0.0, edge, 0.62 * level), (0.0, edge, level + 0.3 * shade)], pole, "metal")
    k.tube([(0.0, 0.0, plate), (0.0, 0.0, 0.5 * level)], pole * 1.1, "metal")
    k.tube([(0.0, -0.55 * y, level + 0.16 * shade), (0.0, 0.55 * y, level + 0.16 * shade)], 2 * pole, "glass")
    k.tube([(0.0, -0.9 * y, level + 0.3 * shade), (0.0, 0.9 * y, level + 0.3 * shade)], pole, "metal")
    if a["switch"] > 0.4:
        k.tube([(0.3 * x, 0.3 * y, 0.55 * level), (0.3 * x, 0.3 * y, level + 0.3 * shade)], 0.004, "metal")


def _mushroom(k: Kit) -> None:
    a = k.attributes
    x = k.d / 2
    oval = k.w / k.d
    cap = lerp(0.32, 0.5, a["shade height"]) * k.h
    level = k.h - cap
    stem = lerp(0.24, 0.42, a["base size"]) * x
    if a["base form"] > 0.5:
        turn(
            k,
            [(1.7 * stem, 0.0), (1.2 * stem, 0.08 * k.h), (stem, 0.5 * level), (1.1 * stem, level + 0.3 * cap)],
            "body",
            oval=oval,
        )
    else:
        k.post((0.0, 0.0), (0.0, 0.07 * k.h), 1.7 * stem, "body", oval=oval)
        k.post((0.0, 0.0), (0.0, level + 0.3 * cap), stem, "metal" if k.style["metal"] > 0.5 else "body", oval=oval)
    k.dome((0.0, 0.0, level), (x, k.w / 2, cap), "glass" if a["shade taper"] > 0.4 else "body")
    if a["shade taper"] <= 0.4:
        k.post((0.0, 0.0), (level - 0.01, level + 0.08 * cap), 0.8 * x, "glass", oval=oval)


def _globe(k: Kit) -> None:
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    high = min(2 * max(x, y), lerp(0.6, 0.8, a["shade height"]) * k.h)
    base = k.h - high
    part = "metal" if k.style["metal"] > 0.4 else "frame"
    size = lerp(0.4, 0.7, a["base size"])
    if a["base form"] > 0.5:
        turn(
            k,
            [(size * x, 0.0), (size * x, 0.25 * base), (0.24 * x, 0.4 * base), (0.24 * x, base + 0.1 * high)],
            part,
            oval=y / x,
            curved=False,
        )
    else:
        bottom = max(base + 0.12 * high, 0.1 * k.h)
        k.post((0.0, 0.0), (0.0, bottom), size * x, part, 0.8 * size * x, oval=y / x)
    k.pill((0.0, 0.0, k.h - high / 2), (x, y, high / 2), "glass")


def _light_bar(k: Kit) -> None:
    """A slim stand with a flat arm that reaches forward over the desk."""
    a = k.attributes
    x = k.d / 2
    part = "metal" if k.style["metal"] > 0.5 else "body"
    plate = k.least(2, 0.016)
    base = min(lerp(0.3, 0.42, a["base size"]) * k.d, 0.5 * k.w)
    at = -x + base
    if a["base form"] > 0.5:
        k.post((at, 0.0), (0.0, plate), base, part, oval=0.5 * k.w / base, rounding=0.3 * plate)
    else:
        k.block((-x, -x + 2 * base), (-k.w / 2, k.w / 2), (0.0, plate), part, 0.3 * plate)
    bar_x, bar_y, bar_z = k.least(0, 0.016), max(k.least(1, 0.02), 0.022), k.least(2, 0.014)
    lean = lerp(0.0, 0.25, a["reach"]) * k.d
    top = k.h - bar_z * 0.5
    k.tube(
        [(at, 0.0, plate * 0.5), (at - min(lean, base * 0.9), 0.0, 0.55 * k.h), (at, 0.0, top)],
        max(bar_x, bar_y) / 2,
        part,
    )
    k.block((at - bar_x, x), (-0.8 * bar_y, 0.8 * bar_y), (k.h - bar_z, k.h), part, 0.3 * bar_z)
    k.block(
        (lerp(at, x, 0.35), x - 0.01),
        (-0.62 * bar_y, 0.62 * bar_y),
        (k.h - 1.6 * bar_z, k.h - 0.5 * bar_z),
        "glass",
        0.002,
    )
    k.pill((at, 0.0, top), (1.2 * bar_x, 1.2 * bar_y, 1.2 * bar_z), "dark")

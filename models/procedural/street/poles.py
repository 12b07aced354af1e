"""Tall poles along a street: lamps, and what carries wires."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone
from models.procedural.street.solids import beam, hull, ring, smooth

LAMP_ATTRIBUTES = ("head", "arm", "head size", "base", "bracket", "collar", "arm rise", "pole taper")


def pole(
    k: Kit, at: tuple[float, float], z: tuple[float, float], thickness: float, part: str, taper: float = 1.0
) -> None:
    """An upright pole, widened along an axis where the field could not hold it."""
    thick = [max(thickness, THINNEST * side) / 2 for side in (k.d, k.w)]
    big = max(thick)
    solid = RoundCone(big, big * taper, (z[1] - z[0]) / 2, 0.15 * big)
    k.put(solid, part, (at[0], at[1], (z[0] + z[1]) / 2), np.diag([thick[0] / big, thick[1] / big, 1.0]))


def foot(k: Kit, at: tuple[float, float], kind: int, thickness: float, part: str) -> None:
    """What a pole stands on: a flange, a stout socket, a stepped cast base."""
    wide = 0.5 * max(thickness, THINNEST * max(k.d, k.w))
    limit = min(k.w / 2, k.d / 2)
    flange = max(0.04, THINNEST * k.h)
    if kind == 0:
        k.post(at, (0.0, flange), min(2.3 * wide, limit), part, rounding=0.01)
    elif kind == 1:
        k.post(at, (0.0, max(0.16 * k.h, 0.5)), min(1.7 * wide, limit), part, min(1.55 * wide, limit), rounding=0.02)
    else:
        k.post(at, (0.0, 0.06 * k.h), min(2.8 * wide, limit), part, min(2.5 * wide, limit), rounding=0.02)
        k.post(at, (0.05 * k.h, 0.2 * k.h), min(2.1 * wide, limit), part, 1.2 * wide, rounding=0.02)


@family("street_lamp", attributes=LAMP_ATTRIBUTES)
def street_lamp(k: Kit, category: str) -> None:
    """A lantern on its post, a globe, a disc on top; or one or two arms, straight, swan-necked or braced, along x."""
    a = k.attributes
    high = k.h
    part = "metal" if k.style["metal"] > 0.35 else "dark"
    stout = lerp(0.09, 0.14, k.style["chunkiness"]) * high / 5
    long = k.d > 1.6 * k.w
    base = pick(a["base"], 3)
    if not long:
        _post_top(k, part, stout, base)
        return
    double = a["arm"] > 0.7 and k.d > 1.3
    x = 0.0 if double else -k.d / 2 + 0.5 * min(k.w, 0.36)
    sides = (1, -1) if double else (1,)
    reach = k.d / 2 if double else k.d / 2 - x
    head_long = min(lerp(0.42, 0.62, a["head size"]), 0.62 * reach)
    head_wide = k.w / 2
    thin = max(0.6 * stout, 1.1 * THINNEST * high)
    kind = pick(a["bracket"], 4) if reach > 0.95 else (0, 3)[pick(a["bracket"], 2)]
    top = high - 0.02 if kind == 2 else high - lerp(0.03, 0.1, a["arm rise"]) * high
    for side in sides:
        tip = x + side * (reach - 0.7 * head_long)
        if kind == 0:  # straight, rising a little
            start = top - lerp(0.02, 0.07, a["arm rise"]) * high
            k.bar((x, 0.0, start), (tip, 0.0, high - thin / 2 - 0.02), thin / 2, part)
            end = high - thin / 2 - 0.02
            pole(k, (x, 0.0), (0.0, start + thin / 2), stout, part, lerp(0.7, 1.0, a["pole taper"]))
        elif kind == 1:  # a swan's neck
            bend = min(0.62 * reach, 0.2 * high)
            middle = x + side * bend
            ring(
                k,
                (middle, 0.0, high - bend),
                bend,
                (thin, max(thin, THINNEST * k.w)),
                part,
                angle=np.pi / 2,
                turn=-np.pi / 2,
            )
            pole(k, (x, 0.0), (0.0, high - bend + 0.02), stout, part, 0.9)
            end = high - bend + 0.25 * thin
            tip = min(
                x + side * (2 * bend - 0.5 * thin), x + side * (reach - 0.45 * head_long), key=lambda v: abs(v - x)
            )
        elif kind == 2:  # a level arm with a brace under it
            end = high - thin / 2 - 0.04
            beam(k, (x, 0.0, end), (tip, 0.0, end), thin, part, round_bar=k.style["roundness"] > 0.4)
            k.bar((x, 0.0, end - 0.14 * high), (lerp(x, tip, 0.6), 0.0, end), 0.42 * thin, part)
            pole(k, (x, 0.0), (0.0, high), stout, part, 1.0)
        else:  # one bent stem
            knee = lerp(0.72, 0.84, a["arm rise"]) * high
            end = high - thin / 2 - 0.02
            pole(k, (x, 0.0), (0.0, knee + 0.3 * stout), stout, part)
            k.bar((x, 0.0, knee), (tip, 0.0, end), max(stout, thin) / 2, part, thin / 2)
        _head(k, (tip, end), side, head_long, head_wide, thin, part)
    foot(k, (x, 0.0), base, stout, part)
    if a["collar"] > 0.6:
        k.post((x, 0.0), (0.42 * high, 0.42 * high + max(0.1, 0.045 * high)), 0.9 * max(stout, THINNEST * k.d), part)


def _head(k: Kit, at: tuple[float, float], side: int, long: float, wide: float, thin: float, part: str) -> None:
    x, z = at
    kind = pick(k.attributes["head"], 3)
    tall = max(0.12, 1.1 * thin)
    end = x + side * 0.7 * long
    start = x - side * 0.3 * long
    if kind == 0:  # a flat head
        k.block(
            (start, end),
            (-wide, wide),
            (z - 0.5 * tall, z + 0.45 * tall),
            part,
            lerp(0.1, 0.45, k.style["roundness"]) * tall,
        )
        k.block(
            (lerp(start, end, 0.3), lerp(start, end, 0.94)),
            (-0.8 * wide, 0.8 * wide),
            (z - 0.85 * tall, z),
            "glass",
            0.02,
        )
    elif kind == 1:  # a cobra's head
        outline = [
            (start, z - 0.3 * tall),
            (start, z + 0.3 * tall),
            (lerp(start, end, 0.5), z + 0.75 * tall),
            (end, z + 0.15 * tall),
            (end, z - 0.25 * tall),
        ]
        plan = sorted(((start, 0.35), (lerp(start, end, 0.45), 1.0), (end, 0.7)))
        hull(k, smooth(outline, 0.3), wide, part, plan, radius=0.3 * tall)
        k.pill((lerp(start, end, 0.62), 0.0, z - 0.3 * tall), (0.32 * long, 0.75 * wide, 0.8 * tall), "glass")
    else:  # a bell
        half = min(0.5 * long, wide * 1.2)
        middle = x + side * 0.15 * long
        k.dome((middle, 0.0, z - 1.3 * tall), (half, wide, 2.0 * tall), part)
        k.pill((middle, 0.0, z - 1.3 * tall), (0.72 * half, 0.72 * wide, 0.9 * tall), "glass")


def _post_top(k: Kit, part: str, stout: float, base: int) -> None:
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    kind = pick(a["head"], 5)
    size = lerp(0.10, 0.16, a["head size"]) * high
    size = max(size, 0.45)
    low = high - size
    oval = y / x
    taper = lerp(0.65, 1.0, a["pole taper"])
    pole(k, (0.0, 0.0), (0.0, low + 0.05), stout, part, taper)
    foot(k, (0.0, 0.0), max(base, 1) if kind == 0 else base, stout, part)
    lid = max(0.05, THINNEST * high * 0.8)
    if kind == 0:  # a lantern: glass wider at the top, under a roof
        glass = 0.62 * size
        k.post((0.0, 0.0), (low - 0.02, low + lid), 0.55 * x, part, 0.62 * x, oval=oval)
        k.post((0.0, 0.0), (low + 0.6 * lid, low + glass), 0.52 * x, "glass", 0.9 * x, oval=oval, rounding=0.01)
        k.post((0.0, 0.0), (low + glass - 0.01, low + 0.85 * size), x, part, 0.3 * x, oval=oval, rounding=0.01)
        k.pill((0.0, 0.0, high - 0.09 * size), (0.16 * x, 0.16 * y, 0.09 * size), part)
        for i in range(4):
            c, s = float(np.cos(np.pi * (i / 2 + 0.25))), float(np.sin(np.pi * (i / 2 + 0.25)))
            k.bar(
                (0.5 * x * c, 0.5 * y * s, low + 0.5 * lid), (0.88 * x * c, 0.88 * y * s, low + glass), 0.05 * k.d, part
            )
    elif kind == 1:  # a globe
        k.post((0.0, 0.0), (low - lid, low + lid), 0.45 * x, part, 0.55 * x, oval=oval)
        k.pill((0.0, 0.0, high - size / 2), (x, y, size / 2), "glass")
    elif kind == 2:  # a disc over the light
        k.post((0.0, 0.0), (low, high - 0.4 * size), 0.35 * x, "glass", 0.42 * x, oval=oval)
        k.post((0.0, 0.0), (high - 0.45 * size, high), x, part, 0.35 * x, oval=oval, rounding=0.02)
    elif kind == 3:  # a cylinder of light
        k.post((0.0, 0.0), (low - size * 0.6, high - lid), 0.82 * x, "glass", oval=oval, rounding=0.02)
        k.post((0.0, 0.0), (high - 1.4 * lid, high), x, part, oval=oval, rounding=0.02)
        k.post((0.0, 0.0), (low - size * 0.66, low - size * 0.6 + lid), 0.95 * x, part, oval=oval, rounding=0.02)
    else:  # an open hoop with the light hanging in it
        k.post((0.0, 0.0), (low - lid, low + lid), 0.5 * x, part, oval=oval)
        for side in (-1, 1):
            k.bar((0.0, side * 0.4 * y, low), (0.0, side * 0.9 * y, high - 0.4 * size), 0.055 * k.w, part)
        k.post((0.0, 0.0), (high - 0.4 * size, high - 0.4 * size + lid * 1.3), x, part, 0.9 * x, oval=oval)
        k.post((0.0, 0.0), (high - 0.35 * size, high), 0.9 * x, part, 0.2 * x, oval=oval, rounding=0.02)
        k.post((0.0, 0.0), (low + 0.1 * size, high - 0.38 * size), 0.36 * x, "glass", 0.6 * x, oval=oval)
    if a["arm"] > 0.7:
        z = low - max(0.08 * high, size * 0.75)
        beam(k, (0.0, -0.95 * y, z), (0.0, 0.95 * y, z), 0.06, part)


UTILITY_ATTRIBUTES = ("cross arms", "insulators", "transformer", "girth", "brace", "ladder", "material")


@family("utility_pole", attributes=UTILITY_ATTRIBUTES)
def utility_pole(k: Kit, category: str) -> None:
    """A pole for wires along x: one to three cross arms along y with insulators, sometimes a transformer."""
    a = k.attributes
    y, high = k.w / 2, k.h
    part = "frame" if a["material"] < 0.7 else "body"
    stout = min(max(lerp(0.2, 0.3, a["girth"]) * high / 7, 1.1 * THINNEST * k.w, 0.3 * k.d), 0.55 * k.d)
    x = -k.d / 2 + 0.75 * stout
    k.post((x, 0.0), (0.0, high), 0.62 * stout, part, 0.42 * stout, rounding=0.02)
    arms = 1 + pick(a["cross arms"], 3)
    thin = max(0.1, THINNEST * high)
    cup = max(0.075, 0.045 * k.w)
    for i in range(arms):
        z = high - 0.065 * high - i * 0.125 * high
        reach = y * (1.0 if i == 0 else lerp(0.7, 0.95, a["insulators"]))
        k.block(
            (x + 0.3 * stout, x + 0.3 * stout + max(0.1, 0.2 * k.d)),
            (-reach, reach),
            (z - thin / 2, z + thin / 2),
            "frame" if part == "frame" else "metal",
            0.02,
        )
        pairs = 1 + pick(a["insulators"], 2)
        for j in range(pairs):
            at = reach * lerp(0.88, 0.45, j / 2)
            for side in (-1, 1):
                place = (x + 0.3 * stout + max(0.05, 0.1 * k.d), side * at)
                k.post(place, (z, z + 0.055 * high), cup, "glass", 0.7 * cup, rounding=0.02)
        if a["brace"] > 0.45:
            for side in (-1, 1):
                k.bar(
                    (x + 0.4 * stout, 0.0, z - 0.1 * high),
                    (x + 0.4 * stout, side * 0.5 * reach, z),
                    max(0.04, 0.018 * high),
                    "metal",
                )
    if a["transformer"] > 0.55:
        z = high - (0.1 + 0.125 * arms) * high
        radius = min(0.5 * (k.d - 1.3 * stout), 0.3)
        k.post((k.d / 2 - radius, 0.0), (z - 0.15 * high, z), radius, "metal", oval=1.15, rounding=0.06)
        k.post((k.d / 2 - radius, 0.0), (z - 0.01 * high, z + 0.035 * high), 0.4 * radius, "glass", 0.25 * radius)
        k.block((x, k.d / 2 - radius), (-0.1, 0.1), (z - 0.1 * high, z - 0.04 * high), "metal")
    else:
        k.block((x + 0.3 * stout, k.d / 2), (-0.16, 0.16), (0.2 * high, 0.2 * high + 0.09 * high), "metal", 0.03)
    if a["ladder"] > 0.6:
        for i in range(6):
            z = lerp(0.3, 0.6, i / 5) * high
            side = 1 if i % 2 else -1
            k.block((x - 0.05, x + 0.05), (0.0, side * (0.5 * stout + 0.14)), (z, z + 0.04 * high * 0.7), "metal")

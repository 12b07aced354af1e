"""Beds: double, single and for children, among them bunk beds."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone

BED_ATTRIBUTES = (
    "headboard height",
    "headboard style",
    "footboard",
    "mattress thickness",
    "pillows",
    "blanket",
    "base",
)


@family("double_bed", "single_bed", "kids_bed", attributes=BED_ATTRIBUTES)
def bed(k: Kit, category: str) -> None:
    """Headboard at -x; a frame on legs, a box base or a platform; mattress, blanket and pillows."""
    if category == "kids_bed" and k.h > 1.3:
        _bunk(k)
        return
    a = k.attributes
    headboard = k.thick(0, lerp(0.05, 0.11, a["base"]))
    top = float(np.clip(k.h * lerp(0.72, 0.42, a["headboard height"]), 0.3, min(0.62, 0.8 * k.h)))
    mattress = lerp(0.14, 0.26, a["mattress thickness"]) * min(1.0, top / 0.45)
    _headboard(k, headboard, top)
    foot = a["footboard"] > 0.6
    front = k.d / 2 - (k.thick(0, 0.05) if foot else 0.0)
    if foot:
        height = min(lerp(top * 0.75, top * 1.25, (a["footboard"] - 0.6) / 0.4), 0.9 * k.h)
        side = k.w / 2 * lerp(1.0, 0.97, k.style["roundness"])
        k.block((front, k.d / 2), (-side, side), (0.0, height), "frame", k.edge(0.05))
    back = -k.d / 2 + headboard * 0.6
    deck = top - mattress
    _base(k, back, front, deck)
    inset = lerp(0.01, 0.05, a["base"])
    half = k.w / 2 - inset
    k.block((back, front - inset), (-half, half), (deck - 0.01, top), "cushion", k.edge(0.5 * mattress))
    _bedding(k, back + headboard * 0.4, front - inset, half, top, mattress)
    if category == "kids_bed" and a["footboard"] < 0.45:
        rail, height = k.thick(1, 0.04), min(top + 0.28, 0.95 * k.h)
        for sign in (-1, 1):
            inner, outer = sign * (k.w / 2 - rail), sign * k.w / 2
            k.block((back, lerp(back, front, 0.62)), (inner, outer), (height - 0.13, height), "frame", k.edge(0.03))
            for share in (0.28, 0.58):
                x = lerp(back, front, share)
                k.block((x, x + k.thick(0, 0.06)), (inner, outer), (deck, height - 0.02), "frame", k.edge(0.02))


def _headboard(k: Kit, thickness: float, top: float) -> None:
    """Panel, upholstered (plain, in channels, winged), slats between posts, or an arched board."""
    x = (-k.d / 2, -k.d / 2 + thickness)
    half = k.w / 2
    form = pick(k.attributes["headboard style"], 6)
    if form == 0:
        k.block(x, (-half, half), (0.0, k.h), "frame", k.edge(0.5 * thickness))
    elif form == 1:
        k.block(x, (-half, half), (0.0, k.h), "body", k.edge(0.9 * thickness))
        k.cushion(
            (x[0] + thickness * 0.3, x[1] + thickness * 0.5), (-half * 0.9, half * 0.9), (top, k.h * 0.96), "body"
        )
    elif form == 2:
        k.block((x[0], x[0] + thickness * 0.6), (-half, half), (0.0, k.h - 0.02), "body", 0.01)
        count = int(np.clip(round(k.w / 0.24), 4, 8))
        for i in range(count):
            y0, y1 = (lerp(-half, half, (i + s) / count) for s in (0, 1))
            k.block(
                (x[0], x[1] + thickness * 0.3), (y0, y1), (top * 0.6, k.h), "body", min(thickness, (y1 - y0)) * 0.45
            )
    elif form == 3:
        post = k.thick(1, 0.06)
        rail = k.thick(2, 0.07)
        for sign in (-1, 1):
            k.block(x, (sign * half, sign * (half - post)), (0.0, k.h), "frame", k.edge(0.03))
        k.block(x, (-half, half), (k.h - rail, k.h), "frame", k.edge(0.03))
        k.block(x, (-half, half), (top - rail, top + 0.02), "frame", k.edge(0.02))
        count = int(np.clip(round(k.w / 0.26), 3, 7))
        for i in range(1, count):
            y = lerp(-half + post / 2, half - post / 2, i / count)
            k.block(x, (y - post / 2, y + post / 2), (top - rail, k.h - rail / 2), k.legs_part, k.edge(0.02))
    elif form == 4:
        k.block(x, (-half, half), (0.0, lerp(top, k.h, 0.45)), "frame", k.edge(0.03))
        rise = k.h - lerp(top, k.h, 0.35)
        k.put(
            RoundCone(half, half, thickness / 2, min(0.3 * thickness, 0.02)),
            "frame",
            (float(np.mean(x)), 0.0, lerp(top, k.h, 0.35)),
            np.array([[0, 0, 1.0], [0, 1, 0], [1, 0, 0]]) @ np.diag([rise / half, 1, 1]),
        )
    else:
        wing = k.thick(1, 0.08)
        k.block(x, (-half, half), (0.0, k.h), "body", k.edge(0.5 * thickness))
        for sign in (-1, 1):
            k.block(
                (x[0], x[1] + lerp(0.12, 0.25, k.style["softness"])),
                (sign * half, sign * (half - wing)),
                (0.0, k.h * 0.98),
                "body",
                k.edge(0.4 * wing),
            )


def _base(k: Kit, back: float, front: float, deck: float) -> None:
    """What carries the mattress: a box down to the floor, a platform on a plinth, or a frame on legs."""
    form = pick(k.attributes["base"], 3)
    half = k.w / 2
    if form == 0:
        rail = min(k.thick(2, 0.12), 0.6 * deck)
        k.block((back, front), (-half, half), (deck - rail, deck + 0.03), "frame", k.edge(0.03))
        k.four_legs(
            (lerp(back, front, 0.04), front - 0.02),
            (-half + 0.03, half - 0.03),
            (0.0, deck - rail * 0.6),
            0.08,
            splay=0.0,
        )
    elif form == 1:
        k.block((back, front), (-half, half), (min(0.08, 0.3 * deck), deck + 0.02), "body", k.edge(0.05))
        k.block((back, front - 0.12), (-half + 0.1, half - 0.1), (0.0, deck * 0.6), "dark")
    else:
        slab = k.thick(2, 0.07)
        k.block((back, front), (-half, half), (deck - slab, deck), "frame", k.edge(0.02))
        k.block((back, front - 0.18), (-half + 0.16, half - 0.16), (0.0, deck - slab / 2), "frame")


def _bedding(k: Kit, back: float, front: float, half: float, top: float, mattress: float) -> None:
    a = k.attributes
    room = k.h - top
    count = (1 if k.w < 1.2 else 2) if a["pillows"] > 0.15 else 0
    puff = min(lerp(0.09, 0.16, a["pillows"]), 0.9 * room)
    rows = 2 if a["pillows"] > 0.75 and room > 0.2 else 1
    for row in range(rows):
        for i in range(count):
            centre = (i - (count - 1) / 2) * 2 * half / count
            wide = min(0.36, half / count * 0.86) * (1.0 if row == 0 else 0.8)
            x = back + 0.22 + 0.2 * row
            k.pill((x, centre, top + puff * 0.35), (0.21 - 0.05 * row, wide, puff * 0.65), "top", 4)
    if a["blanket"] > 0.3:
        start = lerp(back, front, lerp(0.3, 0.62, (a["blanket"] - 0.3) / 0.7))
        thick = k.thick(2, 0.035)
        outer = min(half + 0.02, k.w / 2)
        drop = top - mattress * lerp(0.3, 0.95, k.rng.random())
        k.block((start, min(front + 0.01, k.d / 2)), (-outer, outer), (drop, top + thick * 0.6), "body", 0.4 * thick)
        if a["blanket"] > 0.7:
            fold = start + 0.22
            k.block((start, fold), (-outer, outer), (top - 0.02, top + thick * 1.3), "top", 0.6 * thick)


def _bunk(k: Kit) -> None:
    """Two beds one above the other with guard rails and a ladder; without the lower bed, a loft bed."""
    a = k.attributes
    post_x, post_y = k.thick(0, 0.06), k.thick(1, 0.06)
    rail = k.thick(2, 0.07)
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.block(
                (sx * k.d / 2, sx * (k.d / 2 - post_x)),
                (sy * k.w / 2, sy * (k.w / 2 - post_y)),
                (0.0, k.h),
                "frame",
                k.edge(0.03),
            )
    upper = k.h * lerp(0.62, 0.72, a["headboard height"])
    levels = [upper] if a["base"] > 0.75 else [upper, k.h * lerp(0.14, 0.2, a["base"])]
    mattress = lerp(0.1, 0.16, a["mattress thickness"])
    for level in levels:
        k.block((-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2), (level - rail, level + 0.02), "frame", k.edge(0.02))
        k.block(
            (-k.d / 2 + post_x, k.d / 2 - post_x),
            (-k.w / 2 + post_y * 0.6, k.w / 2 - post_y * 0.6),
            (level, level + mattress),
            "cushion",
            k.edge(0.05),
        )
        k.pill((-k.d / 2 + post_x + 0.2, 0.0, level + mattress + 0.03), (0.17, k.w * 0.32, 0.06), "top", 4)
    closed = a["footboard"] > 0.5
    for sx in (-1, 1):
        x = (sx * k.d / 2, sx * (k.d / 2 - post_x))
        if closed:
            sunk = (sx * (k.d / 2 - 0.2 * post_x), sx * (k.d / 2 - 0.9 * post_x))
            inner = k.w / 2 - 0.5 * post_y
            k.block(sunk, (-inner, inner), (upper, k.h - 0.01), "body", 0.01)
            k.block(sunk, (-inner, inner), (levels[-1] - rail, levels[-1] + 0.35), "body", 0.01)
        else:
            for z in (k.h - rail / 2, lerp(upper, k.h, 0.55), levels[-1] + 0.3):
                k.block(x, (-k.w / 2, k.w / 2), (z - rail / 2, z + rail / 2), "frame", k.edge(0.02))
    gap = (k.d / 2 - 0.45, k.d / 2 - post_x) if a["pillows"] > 0.5 else (-k.d / 2 + post_x, -k.d / 2 + 0.45)
    guard = (-k.d / 2, gap[0]) if a["pillows"] > 0.5 else (gap[1], k.d / 2)
    for sy in (-1, 1):
        y = (sy * k.w / 2, sy * (k.w / 2 - post_y))
        span = guard if sy > 0 else (-k.d / 2, k.d / 2)
        for share in (0.55, 0.95):
            z = lerp(upper, k.h, share)
            k.block(span, y, (z - rail, z), "frame", k.edge(0.02))
    k.block(
        (guard[1] - post_x, guard[1]) if a["pillows"] > 0.5 else (guard[0], guard[0] + post_x),
        (k.w / 2, k.w / 2 - post_y),
        (upper - rail, lerp(upper, k.h, 0.95)),
        "frame",
    )
    face = (k.w / 2, k.w / 2 - post_y)
    sides = (gap[0], gap[1] - post_x * 0.2)
    for stile in sides:
        k.block((stile - post_x * 0.3, stile + post_x * 0.5), face, (0.0, upper), k.legs_part, k.edge(0.02))
    rungs = 4
    for i in range(rungs):
        low = lerp(0.12, upper - 0.15, (i + 0.3) / rungs)
        k.block(sides, face, (low, low + rail * 0.8), k.legs_part, k.edge(0.02))

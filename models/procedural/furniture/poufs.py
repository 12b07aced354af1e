"""Ottomans and poufs."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import turn
from models.procedural.sdf import Pillow

OTTOMAN_ATTRIBUTES = ("shape", "leg height", "tufting", "lid", "piping", "cushion height", "skirt")


@family("ottoman", attributes=OTTOMAN_ATTRIBUTES)
def ottoman(k: Kit, category: str) -> None:
    """A cushion on a frame with legs, an upholstered box with a lid, a drum, a knitted pouf, or a bench."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    form = pick(a["shape"], 5)
    soft = lerp(0.015, 0.05, k.style["softness"])
    legs = lerp(0.05, 0.22, a["leg height"]) if a["leg height"] > 0.2 else 0.0
    if form == 3:
        oval = y / x
        if a["tufting"] > 0.5:
            outline = [(0.72, 0.0), (0.96, 0.22), (1.0, 0.5), (0.94, 0.8), (0.55, 1.0)]
            turn(k, [(0.8 * r * x, z * k.h) for r, z in outline], "body", oval=oval)
            count = 9
            for i in range(count):
                angle = 2 * np.pi * i / count
                c, s = float(np.cos(angle)), float(np.sin(angle))
                k.pill((0.68 * x * c, 0.68 * y * s, 0.5 * k.h), (0.32 * x, 0.32 * y, 0.47 * k.h), "body")
            k.pill((0.0, 0.0, 0.95 * k.h), (0.2 * x, 0.2 * y, 0.05 * k.h), "cushion")
        else:
            rows = 5
            for i in range(rows):
                z = (lerp(0.0, k.h, i / rows), lerp(0.0, k.h, (i + 1) / rows))
                bulge = 1.0 - 0.05 * (i - 2) ** 2
                k.post((0.0, 0.0), z, bulge * x, "body", oval=oval, rounding=0.48 * (z[1] - z[0]))
            k.post((0.0, 0.0), (0.05 * k.h, 0.95 * k.h), 0.86 * x, "body", oval=oval)
        return
    if form == 2:
        oval = y / x
        low = legs * 0.6
        if low:
            k.four_legs((-0.66 * x, 0.66 * x), (-0.66 * y, 0.66 * y), (0.0, low + 0.02), 0.04, splay=0.0)
        else:
            k.post((0.0, 0.0), (0.0, 0.06 * k.h), 0.9 * x, "dark", oval=oval)
        bottom = low or 0.04 * k.h
        split = lerp(bottom, k.h, lerp(0.5, 0.75, a["cushion height"]))
        k.post((0.0, 0.0), (bottom, split - 0.4 * k.gap(2)), 0.98 * x, "body", oval=oval, rounding=soft)
        k.post((0.0, 0.0), (bottom, split + 0.05), 0.93 * x, "dark" if a["piping"] > 0.6 else "body", oval=oval)
        k.post(
            (0.0, 0.0),
            (split + 0.4 * k.gap(2), k.h),
            x,
            "cushion",
            oval=oval,
            rounding=min(2 * soft, 0.4 * (k.h - split)),
        )
        if a["tufting"] > 0.6:
            _buttons(k, 0.55 * x, 0.55 * y, 1, 1, k.h)
        return
    if form == 4:
        bar = max(0.04, k.least(2, 0.04))
        level = k.h - lerp(0.1, 0.16, a["cushion height"])
        part = k.legs_part
        for sign in (-1, 1):
            at = sign * (y - k.least(1, 0.04) / 2)
            tx, ty = k.least(0, 0.035), k.least(1, 0.035)
            for end in (-1, 1):
                edge = end * (x - tx / 2)
                k.block((edge - tx / 2, edge + tx / 2), (at - ty / 2, at + ty / 2), (0.0, level), part, k.edge(0.01))
            k.block((-x, x), (at - ty / 2, at + ty / 2), (0.0, bar * 0.8), part, k.edge(0.01))
        k.block((-x, x), (-y, y), (level - bar, level), part, k.edge(0.01))
        k.cushion((-x, x), (-y, y), (level - 0.01, k.h))
        return
    low = legs if form == 0 else (0.03 if a["leg height"] > 0.3 else 0.0)
    if form == 0 and low:
        k.four_legs((-x + 0.03, x - 0.03), (-y + 0.03, y - 0.03), (0.0, low + 0.03), 0.045)
    elif low:
        k.block((-x + 0.03, x - 0.03), (-y + 0.03, y - 0.03), (0.0, low + 0.02), "dark")
    split = max(lerp(k.h, low, lerp(0.25, 0.5, a["cushion height"])), low + 0.05)
    groove = 0.5 * k.gap(2)
    k.block((-0.98 * x, 0.98 * x), (-0.98 * y, 0.98 * y), (low, split - groove), "body", soft)
    k.block(
        (-0.93 * x, 0.93 * x), (-0.93 * y, 0.93 * y), (low + 0.02, split + 0.03), "dark" if a["lid"] > 0.5 else "body"
    )
    if form == 1:
        k.block(
            (-x, x),
            (-y, y),
            (split + groove, k.h),
            "cushion" if a["lid"] > 0.3 else "body",
            min(2 * soft, 0.4 * (k.h - split)),
        )
    else:
        k.cushion((-x, x), (-y, y), (split + 0.5 * groove, k.h))
    if a["tufting"] > 0.45:
        _buttons(k, x, y, 2 if k.d > 0.5 else 1, 2 + int(k.w > 0.75), k.h)
    if a["skirt"] > 0.75 and form == 1:
        k.block((-0.99 * x, 0.99 * x), (-0.99 * y, 0.99 * y), (0.0, 0.28 * k.h), "body", 0.01)


def _buttons(k: Kit, x: float, y: float, rows: int, columns: int, top: float) -> None:
    """Dimples with a button in each."""
    reach = max(0.055, k.gap(0), k.gap(1))
    for i in range(rows):
        for j in range(columns):
            at = (lerp(-x, x, (i + 0.5) / rows), lerp(-y, y, (j + 0.5) / columns))
            k.put(Pillow((reach, reach, 0.035)), "cushion", (at[0], at[1], top), cut=True)
            k.pill((at[0], at[1], top - 0.03), (0.4 * reach, 0.4 * reach, 0.02), "top")

"""Short posts at the kerb: bollards, hydrants, meters and chargers."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import FACING, beam, disc, hull, ring, smooth

BOLLARD_ATTRIBUTES = ("form", "cap", "bands", "base", "taper", "girth", "light", "fluting")


@family("bollard", attributes=BOLLARD_ATTRIBUTES)
def bollard(k: Kit, category: str) -> None:
    """A steel tube, a cast one with mouldings, a square stone, a wooden post, a lit one, or a bent hoop along y."""
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    oval = y / x
    if k.w > 2.2 * k.d:
        tube = max(0.06, THINNEST * k.w, THINNEST * high)
        bend = min(y, 0.4 * high)
        for side in (-1, 1):
            k.block((-x, x), (side * (y - tube), side * y), (0.0, high - bend), "metal", 0.3 * tube)
            ring(
                k,
                (0.0, side * (y - bend), high - bend),
                bend,
                (tube, 2 * x),
                "metal",
                "x",
                np.pi / 4,
                -np.pi / 2 + side * np.pi / 4,
            )
        if y > bend:
            k.block((-x, x), (bend - y - 0.01, y - bend + 0.01), (high - tube, high), "metal", 0.3 * tube)
        return
    kind = pick(a["form"], 5)
    band = max(0.035, THINNEST * high)
    foot = a["base"] > 0.4
    wide = lerp(0.7, 0.9, a["girth"]) if foot else 0.98
    if kind == 0:
        k.post(
            (0.0, 0.0),
            (0.0, high - (0.5 * x if a["cap"] > 0.5 else 0.0)),
            wide * x,
            "metal",
            wide * x * lerp(0.85, 1.0, a["taper"]),
            oval=oval,
            rounding=0.01,
        )
        if a["cap"] > 0.5:
            top = wide * x * lerp(0.85, 1.0, a["taper"])
            k.pill((0.0, 0.0, high - 0.5 * x), (top, top * oval, 0.5 * x), "metal")
        bands = 1 + pick(a["bands"], 3)
        for i in range(bands):
            z = high - 0.16 * high - i * 0.11 * high
            k.post((0.0, 0.0), (z - band, z), (wide + 0.02) * x, "top", oval=oval, rounding=0.004)
    elif kind == 1:
        k.post((0.0, 0.0), (0.1 * high, 0.74 * high), 0.66 * x, "dark", 0.5 * x, oval=oval, rounding=0.01)
        if a["fluting"] > 0.5:
            for i in range(8):
                angle = 2 * np.pi * i / 8
                k.bar(
                    (0.62 * x * float(np.cos(angle)), 0.62 * y * float(np.sin(angle)), 0.18 * high),
                    (0.48 * x * float(np.cos(angle)), 0.48 * y * float(np.sin(angle)), 0.72 * high),
                    0.1 * x,
                    "dark",
                )
        for z, reach in ((0.2, 0.84), (0.7, 0.72), (0.78, 0.8)):
            k.post(
                (0.0, 0.0), (z * high - 0.6 * band, z * high + 0.6 * band), reach * x, "dark", oval=oval, rounding=0.012
            )
        k.post((0.0, 0.0), (0.0, 0.14 * high), x, "dark", 0.86 * x, oval=oval, rounding=0.015)
        k.post((0.0, 0.0), (0.74 * high, 0.84 * high), 0.5 * x, "dark", oval=oval)
        k.pill((0.0, 0.0, 0.89 * high), (0.66 * x, 0.66 * y, 0.11 * high), "dark")
    elif kind == 2:
        top = lerp(0.72, 1.0, a["taper"])
        section = ((0.0, 1.0), (high, top))
        point = high - lerp(0.0, 0.12, a["cap"]) * high
        hull(
            k,
            [(-x, 0.0), (-top * x, point), (-0.3 * x, high), (0.3 * x, high), (top * x, point), (x, 0.0)],
            y,
            "body",
            (),
            section,
            k.edge(0.05),
        )
        if a["bands"] > 0.5:
            z = 0.82 * high
            k.block(
                (-x * lerp(1.0, top, 0.8) - 0.004, x * lerp(1.0, top, 0.8) + 0.004),
                (-y * lerp(1.0, top, 0.8) - 0.004, y * lerp(1.0, top, 0.8) + 0.004),
                (z - band, z),
                "top",
            )
    elif kind == 3:
        k.block((-wide * x, wide * x), (-wide * y, wide * y), (0.0, high), "frame", k.edge(0.03))
        if a["cap"] > 0.4:
            k.block((-x, x), (-y, y), (high - band, high), "metal", 0.01)
        z = 0.84 * high
        if a["bands"] > 0.4:
            k.block(
                (-wide * x - 0.005, wide * x + 0.005), (-wide * y - 0.005, wide * y + 0.005), (z - 1.2 * band, z), "top"
            )
    else:
        light = lerp(0.14, 0.26, a["light"]) * high
        k.post(
            (0.0, 0.0),
            (0.0, high - light - band),
            0.96 * x,
            "metal" if k.style["metal"] > 0.4 else "dark",
            oval=oval,
            rounding=0.005,
        )
        k.post((0.0, 0.0), (high - light - 2 * band, high - 0.5 * band), 0.84 * x, "glass", oval=oval, rounding=0.005)
        k.post(
            (0.0, 0.0),
            (high - 1.5 * band, high),
            x,
            "metal" if k.style["metal"] > 0.4 else "dark",
            oval=oval,
            rounding=0.01,
        )
        if a["bands"] > 0.5:
            z = high - 0.5 * light - band
            k.post((0.0, 0.0), (z - 0.5 * band, z + 0.5 * band), 0.96 * x, "metal", oval=oval, rounding=0.005)
    if foot and kind in (2, 3):
        k.block((-x, x), (-y, y), (0.0, 1.3 * band), "body" if kind == 2 else "metal", 0.01)
    elif foot:
        k.post((0.0, 0.0), (0.0, band), x, "dark" if kind == 1 else "metal", oval=oval, rounding=0.01)


HYDRANT_ATTRIBUTES = ("bonnet", "nozzles", "flanges", "girth", "nozzle size", "base", "nut")


@family("hydrant", attributes=HYDRANT_ATTRIBUTES)
def hydrant(k: Kit, category: str) -> None:
    """A barrel with a domed or capped bonnet, two nozzles at its sides and a bigger one ahead, between flanges."""
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    flange = max(0.035, THINNEST * high)
    girth = lerp(0.46, 0.58, a["girth"]) * min(x, y)
    rim = 1.42 * girth
    shoulder = lerp(0.70, 0.76, a["bonnet"]) * high
    k.post((0.0, 0.0), (0.0, flange), 1.6 * girth, "body", rounding=0.01)
    k.post((0.0, 0.0), (0.0, shoulder), girth, "body", rounding=0.01)
    if a["flanges"] > 0.3:
        z = lerp(0.2, 0.3, a["base"]) * high
        k.post((0.0, 0.0), (z - flange, z), rim, "body", rounding=0.008)
        for i in range(6):
            c, s = float(np.cos(i * np.pi / 3)), float(np.sin(i * np.pi / 3))
            k.post((1.2 * girth * c, 1.2 * girth * s), (z - 1.5 * flange, z + 0.5 * flange), 0.16 * girth, "metal")
    k.post((0.0, 0.0), (shoulder - flange, shoulder + 0.4 * flange), rim, "body", rounding=0.01)
    nut = lerp(0.07, 0.1, a["nut"]) * high
    if pick(a["bonnet"], 3) < 2:
        k.dome(
            (0.0, 0.0, shoulder),
            (1.12 * girth, 1.12 * girth, high - shoulder - 0.6 * nut),
            "top" if k.style["detail"] > 0.5 else "body",
        )
    else:
        k.post(
            (0.0, 0.0),
            (shoulder, high - 0.8 * nut),
            1.1 * girth,
            "top" if k.style["detail"] > 0.5 else "body",
            0.5 * girth,
            rounding=0.02,
        )
    k.post((0.0, 0.0), (high - 1.6 * nut, high), 0.3 * girth, "metal")
    size = lerp(0.42, 0.56, a["nozzle size"]) * girth
    z = lerp(0.48, 0.56, a["nozzles"]) * high
    cap = "metal" if k.style["metal"] > 0.4 else "top"
    for side in (-1, 1):
        at = side * (girth + y) / 2
        disc(k, (0.0, at, z + 0.04 * high), size, (y - girth) / 2 + 0.02, "body", "y", 0.01)
        disc(k, (0.0, side * (y - 0.06), z + 0.04 * high), 1.3 * size, 0.045, cap, "y", 0.01)
        disc(k, (0.0, side * (y - 0.02), z + 0.04 * high), 0.4 * size, 0.02, cap, "y", 0.004)
    big = 1.35 * size if a["nozzles"] > 0.3 else size
    disc(k, ((girth + x) / 2, 0.0, z - 0.02 * high), big, (x - girth) / 2 + 0.02, "body", "x", 0.01)
    disc(k, (x - 0.055, 0.0, z - 0.02 * high), 1.25 * big, 0.035, cap, "x", 0.01)
    disc(k, (x - 0.02, 0.0, z - 0.02 * high), 0.36 * big, 0.02, cap, "x", 0.004)
    k.pill((-girth, 0.0, z - 0.1), (max(x - girth, 0.04), 0.4 * girth, 0.09 * high), "body")


METER_ATTRIBUTES = ("form", "head size", "post girth", "lean", "roof")


@family("parking_meter", attributes=METER_ATTRIBUTES)
def parking_meter(k: Kit, category: str) -> None:
    """A clockwork head on a post, two heads on one post, or a ticket machine."""
    a = k.attributes
    kind = pick(a["form"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    stout = max(lerp(0.07, 0.11, a["post girth"]), THINNEST * max(k.d, k.w))
    if kind == 2 or k.h > 1.6:
        foot = 0.06 * high
        k.block((-0.9 * x, 0.9 * x), (-0.9 * y, 0.9 * y), (0.0, foot), "dark")
        slope = lerp(0.06, 0.22, a["lean"]) * high
        outline = [
            (-0.95 * x, 0.0),
            (-0.95 * x, high - 0.03),
            (0.2 * x, high - 0.03),
            (0.9 * x, high - slope - 0.05),
            (0.9 * x, 0.0),
        ]
        k.block((-0.9 * x, 0.8 * x), (-0.8 * y, 0.8 * y), (0.0, 0.62 * high), "body", k.edge(0.05))
        hull(k, smooth([(px, max(pz, 0.55 * high)) for px, pz in outline], 0.06), 0.94 * y, "body", radius=k.edge(0.05))
        k.block(
            (-x, x if a["roof"] > 0.5 else 0.4 * x), (-y, y), (high - max(0.05, THINNEST * high), high), "metal", 0.02
        )
        z1 = high - slope - 0.09
        k.block((0.8 * x, x), (-0.62 * y, 0.62 * y), (z1 - 0.13 * high, z1), "glass", 0.02)
        k.block((0.8 * x, 0.97 * x), (-0.6 * y, -0.1 * y), (z1 - 0.24 * high, z1 - 0.16 * high), "dark", 0.01)
        k.block((0.8 * x, 0.97 * x), (0.1 * y, 0.6 * y), (z1 - 0.24 * high, z1 - 0.16 * high), "metal", 0.01)
        k.block((0.7 * x, 0.9 * x), (-0.4 * y, 0.4 * y), (0.3 * high, 0.38 * high), "dark", 0.01)
        return
    head = lerp(0.26, 0.34, a["head size"]) * high
    low = high - head
    k.post((0.0, 0.0), (0.0, low + 0.05), stout / 2, "metal", rounding=0.0)
    k.post((0.0, 0.0), (0.0, max(0.05, THINNEST * high)), min(2.0 * stout, 0.9 * min(x, y)), "metal")
    places = (-0.52 * y, 0.52 * y) if kind == 1 else (0.0,)
    half = 0.46 * y if kind == 1 else y
    if kind == 1:
        beam(k, (0.0, -0.55 * y, low), (0.0, 0.55 * y, low), 0.06, "metal")
    for at in places:
        outline = [
            (-0.55 * half, low),
            (-0.8 * half, low + 0.35 * head),
            (-half, low + 0.45 * head),
            (-half, high - 0.5 * min(head, half)),
        ]
        turns = np.linspace(0, np.pi, 11)
        outline += [
            (-half * float(np.cos(t)), high - (0.5 * min(head, half)) * (1 - float(np.sin(t)))) for t in turns[1:-1]
        ]
        outline += [
            (half, high - 0.5 * min(head, half)),
            (half, low + 0.45 * head),
            (0.8 * half, low + 0.35 * head),
            (0.55 * half, low),
        ]
        hull(k, outline, 0.9 * x, "body", radius=k.edge(0.06), center=(0.0, at, 0.0), matrix=FACING)
        k.block(
            (0.5 * x, x), (at - 0.66 * half, at + 0.66 * half), (high - 0.46 * head, high - 0.16 * head), "glass", 0.02
        )
        k.block(
            (0.5 * x, 0.97 * x),
            (at - 0.34 * half, at + 0.34 * half),
            (low + 0.2 * head, low + 0.36 * head),
            "dark",
            0.01,
        )
    k.block((-x, -0.7 * x), (-0.1 * y, 0.1 * y), (low + 0.3 * head, low + 0.5 * head), "metal", 0.01)


CHARGER_ATTRIBUTES = ("form", "screen", "lean", "plinth", "stripe", "twin")


@family("charging_post", attributes=CHARGER_ATTRIBUTES)
def charging_post(k: Kit, category: str) -> None:
    """A charging column with its cable hung at its side: a slab, a round post, or a leaning monolith."""
    a = k.attributes
    kind = pick(a["form"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    foot = max(0.06, THINNEST * high)
    thick = max(0.034, 0.5 * THINNEST * max(k.d, k.w) * 1.3)
    sides = (-1, 1) if a["twin"] > 0.5 else (-1,)
    body_y = 0.66 * y
    front = 0.8 * x
    k.block((-0.95 * x, 0.9 * x), (-0.8 * y, 0.8 * y), (0.0, foot), "body" if a["plinth"] > 0.5 else "dark", 0.01)
    if kind == 0:
        k.block((-0.8 * x, front), (-body_y, body_y), (0.0, high), "body", k.edge(0.1))
    elif kind == 1:
        body_y = 0.62 * y
        k.post((0.0, 0.0), (0.0, high - 0.1 * k.d), 0.8 * x, "body", oval=body_y / (0.8 * x), rounding=0.02)
        k.post((0.0, 0.0), (0.86 * high, high), 0.8 * x, "dark", oval=body_y / (0.8 * x), rounding=k.edge(0.1))
    else:
        lean = lerp(0.05, 0.3, a["lean"]) * x
        outline = [
            (-0.85 * x, 0.0),
            (-0.85 * x + lean, high - 0.04),
            (-0.3 * x, high),
            (front, 0.82 * high),
            (front - lean, 0.0),
        ]
        hull(k, smooth(outline, 0.08), body_y, "body", radius=k.edge(0.07))
    z = lerp(0.66, 0.74, a["screen"]) * high
    k.block((0.3 * x, front + 0.1 * x), (-0.66 * body_y, 0.66 * body_y), (z, z + 0.13 * high), "glass", 0.02)
    if a["stripe"] > 0.5:
        k.block(
            (0.2 * x, front + 0.06 * x), (-0.16 * body_y, 0.16 * body_y), (0.12 * high, z - 0.2 * high), "top", 0.02
        )
    for side in sides:
        hook = 0.6 * high
        at = side * (body_y + 0.0)
        k.block((0.0 * x - 0.06, 0.06), (at - side * 0.03, side * (y - 0.0)), (hook - 0.06, hook + 0.06), "dark", 0.03)
        bend = min(0.72 * x, 0.17 * high)
        out = side * (y - thick * 1.05)
        low = hook - 0.24 * high
        ring(k, (0.0, out, low), bend, (2 * thick, 2 * thick), "dark", angle=np.pi / 2 + 0.1, turn=np.pi / 2)
        for sx in (-1, 1):
            k.bar(
                (sx * (bend - thick), out, low),
                (0.0 if sx < 0 else 0.3 * x, out if sx < 0 else at, hook),
                thick,
                "dark",
            )
        k.block(
            (front - 0.1 * x, x),
            (side * 0.34 * body_y - 0.05, side * 0.34 * body_y + 0.05),
            (0.48 * high, 0.56 * high),
            "dark",
            0.02,
        )

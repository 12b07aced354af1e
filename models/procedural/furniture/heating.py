"""What warms a room: radiators and fireplaces."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE, open_bay
from models.procedural.furniture.fittings import bar_handle
from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone

Span = tuple[float, float]

RADIATOR_ATTRIBUTES = ("kind", "columns", "depth share", "valve side", "feet", "grille", "spacing")


@family("radiator", attributes=RADIATOR_ATTRIBUTES)
def radiator(k: Kit, category: str) -> None:
    """Cast columns on feet, a ribbed or a smooth panel with its grille, a ladder for towels, a case with slots."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    form = 3 if k.h > 1.5 * k.w and a["kind"] > 0.3 else (0, 1, 2, 4)[pick(a["kind"], 4)]
    if form == 3:
        _towel_ladder(k)
        return
    low = lerp(0.06, 0.14, a["feet"]) * min(1.0, k.h / 0.6)
    pipe = 0.012
    valve = half - max(0.06 * k.w, 0.04)
    side = 1 if a["valve side"] > 0.5 else -1
    if form == 0:
        pitch = max(lerp(0.05, 0.08, a["columns"]), 4.2 * VOXEL_SHARE * k.w)
        count = max(3, round((valve * 2) / pitch))
        wide = 2 * valve / count
        for i in range(count):
            y = lerp(-valve, valve, (i + 0.5) / count)
            thick = max(0.33 * wide, THINNEST * k.w / 2)
            foot = i in (0, count - 1)
            for at in (back + 0.22 * k.d, front - 0.22 * k.d):
                k.put(
                    RoundCone(0.22 * k.d, 0.22 * k.d, (k.h - low) / 2, 0.15 * k.d),
                    "body",
                    (at, y, (low + k.h) / 2),
                    np.diag([1.0, thick / (0.22 * k.d), 1.0]),
                )
                if foot:
                    k.block(
                        (at - 0.12 * k.d, at + 0.12 * k.d), (y - thick, y + thick), (0.0, low + 0.1 * k.h), "body", 0.01
                    )
        for z in (low + 0.09 * k.h, k.h - 0.09 * k.h):
            k.tube([(0.0, -valve, z), (0.0, valve, z)], 0.02, "body")
        k.block(
            (back + 0.1 * k.d, front - 0.1 * k.d), (-valve, valve), (k.h - 0.09 * k.h, k.h - 0.05 * k.h), "body", 0.01
        )
    else:
        body_back, face = back + 0.12 * k.d, front
        rows = (low, k.h)
        k.block((body_back, face), (-valve, valve), rows, "body", k.edge(0.02))
        if form == 1:
            count = max(4, min(12, round(2 * valve / 0.09)))
            for i in range(1, count):
                y, ty = lerp(-valve, valve, i / count), 0.55 * k.gap(1)
                k.block(
                    (face - 0.18 * k.d, face + 0.1),
                    (y - ty, y + ty),
                    (rows[0] + 0.09 * k.h, rows[1] - 0.09 * k.h),
                    "body",
                    cut=True,
                )
        elif form == 4:
            count = max(3, min(7, round((k.h - low) / 0.1)))
            for i in range(count):
                at = lerp(rows[0] + 0.12 * k.h, rows[1] - 0.12 * k.h, i / (count - 1))
                tz = 0.5 * k.gap(2)
                k.block(
                    (face - 0.25 * k.d, face + 0.1), (-0.86 * valve, 0.86 * valve), (at - tz, at + tz), "dark", cut=True
                )
            k.block(
                (face - 0.5 * k.d, face - 0.22 * k.d),
                (-0.84 * valve, 0.84 * valve),
                (rows[0] + 0.08 * k.h, rows[1] - 0.08 * k.h),
                "dark",
            )
        if a["grille"] > 0.3 and form != 4:
            count = max(4, min(12, round(2 * valve / 0.09)))
            for i in range(count):
                y, ty = lerp(-valve, valve, (i + 0.5) / count), 0.6 * k.gap(1)
                k.block(
                    (body_back + 0.25 * k.d, face - 0.22 * k.d),
                    (y - ty, y + ty),
                    (k.h - 2.5 * VOXEL_SHARE * k.h, k.h + 0.1),
                    "dark",
                    cut=True,
                )
        for sign in (-1, 1):
            y = sign * 0.6 * valve
            k.block(
                (back, body_back + 0.02),
                (y - 0.04 * k.w, y + 0.04 * k.w),
                (lerp(*rows, 0.2), lerp(*rows, 0.8)),
                "metal",
            )
    knob_y = side * (half - 0.035)
    level = low + 0.1 * k.h
    k.tube([(0.0, side * (valve - 0.03), level), (0.0, knob_y, level)], pipe, "metal")
    k.tube([(0.0, knob_y, level), (0.0, knob_y, 0.0)], pipe, "metal")
    k.post((0.0, knob_y), (level, level + 0.14 * k.h), max(0.026, k.least(1, 0.05) / 2), "top")
    k.tube(
        [
            (0.0, -side * (valve - 0.03), level),
            (0.0, -side * (half - 0.035), level),
            (0.0, -side * (half - 0.035), 0.0),
        ],
        pipe,
        "metal",
    )


def _towel_ladder(k: Kit) -> None:
    """Rungs in groups between two posts that stand off the wall, straight or bowed to the front."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    rod = 0.014
    edge = half - k.least(1, 2 * rod) / 2
    middle = back + 0.6 * k.d
    for sign in (-1, 1):
        k.tube([(middle, sign * edge, 0.0), (middle, sign * edge, k.h)], rod * 1.2, "metal")
        for z in (0.1 * k.h, 0.9 * k.h):
            k.tube([(back, sign * edge, z), (middle, sign * edge, z)], rod, "metal")
    groups = 2 + pick(a["spacing"], 2)
    rungs = 3 + pick(a["columns"], 2)
    step = (0.92 * k.h) / (groups * (rungs + 1))
    for g in range(groups):
        for r in range(rungs):
            z = 0.05 * k.h + (g * (rungs + 1) + r + 0.5) * step
            bow = front - k.least(0, 2 * rod) / 2 if a["depth share"] > 0.5 else middle
            k.tube([(middle, -edge, z), (bow, -0.5 * edge, z), (bow, 0.5 * edge, z), (middle, edge, z)], rod, "metal")


FIREPLACE_ATTRIBUTES = ("kind", "mantel", "opening", "columns", "fire", "hearth", "flue")


@family("fireplace", attributes=FIREPLACE_ATTRIBUTES)
def fireplace(k: Kit, category: str) -> None:
    """A mantel on columns, a plain surround, a chimney breast, an iron stove or a round one on its flue."""
    a = k.attributes
    slim = k.w < 0.85
    form = 3 + pick(a["kind"], 2) if slim else pick(a["kind"], 3)
    if form >= 3:
        _stove(k, round_=form == 4)
        return
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    hearth = k.least(2, 0.04) if a["hearth"] > 0.3 else 0.0
    step = max(0.14, 0.3 * k.d) if hearth else 0.0
    if hearth:
        k.block((back, front), (-half, half), (0.0, hearth), "top", 0.15 * hearth)
    face = front - max(step, 0.05)
    tall = form == 2
    level = min(lerp(1.0, 1.25, a["mantel"]), 0.62 * k.h) if tall else k.h
    shelf = k.thick(2, lerp(0.05, 0.09, a["mantel"]))
    over = 0.4 * (front - face)
    body = half * (1.0 if form == 1 else 0.95)
    k.block((back, face), (-body, body), (0.0, level - 0.5 * shelf), "body", 0.006)
    if tall:
        narrow = lerp(0.6, 0.82, a["flue"])
        k.block((back, face - 0.12 * k.d), (-narrow * half, narrow * half), (level - shelf, k.h), "body", 0.01)
    if form == 1 and not tall:
        k.block((back, face), (-half, half), (level - shelf, level), "body", k.edge(0.02))
    else:
        k.block(
            (back, face + over),
            (-half, half),
            (level - shelf, level),
            "frame" if a["mantel"] > 0.5 else "top",
            k.edge(0.35 * shelf),
        )
    open_y = lerp(0.42, 0.58, a["opening"]) * half
    open_z = (hearth, lerp(0.55, 0.72, a["opening"]) * level)
    if a["columns"] > 0.35 and form == 0:
        wide = lerp(0.13, 0.2, a["columns"]) * half
        for sign in (-1, 1):
            y = sign * (0.93 * half - wide)
            if a["columns"] > 0.7:
                k.put(
                    RoundCone(wide, 0.86 * wide, (level - shelf - hearth) / 2, 0.01),
                    "top",
                    (face, y, (hearth + level - shelf) / 2),
                    np.diag([min(1.0, (front - face) / wide), 1.0, 1.0]),
                )
            else:
                k.block((back, face + 0.6 * over), (y - wide, y + wide), (hearth, level - shelf), "top", 0.006)
            k.block(
                (back, face + over),
                (y - 1.2 * wide, y + 1.2 * wide),
                (hearth, hearth + max(0.09 * level, 0.08)),
                "top",
                0.006,
            )
        k.block(
            (back, face + 0.5 * over), (-0.9 * half, 0.9 * half), (level - 2.6 * shelf, level - shelf), "top", 0.006
        )
    elif form == 1:
        rim = max(0.04, 2.2 * VOXEL_SHARE * k.w)
        k.block(
            (face - 0.05, face + 0.9 * VOXEL_SHARE * k.d),
            (-open_y - rim, open_y + rim),
            (open_z[0], open_z[1] + rim),
            "metal",
            0.003,
        )
    elif tall:
        rows = 5
        for i in range(1, rows):
            z, tz = level * i / rows, 0.4 * k.gap(2)
            k.block(
                (face - 0.8 * VOXEL_SHARE * k.d * 1.6, face + 0.3),
                (-half - 0.1, half + 0.1),
                (z - tz, z + tz),
                "body",
                cut=True,
            )
    deep = lerp(back, face, 0.22)
    k.block((deep, front + 0.1), (-open_y, open_y), open_z, "dark", cut=True)
    arch = a["opening"] > 0.66 and form != 1
    if arch:
        matrix = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, 0.35, 0]])
        k.put(RoundCone(open_y, open_y, k.d), "dark", (deep + k.d, 0.0, open_z[1]), matrix, cut=True)
    wall = 2 * VOXEL_SHARE * k.w
    rise = 0.35 * open_y if arch else 0.0
    k.block(
        (deep - 0.06, deep + 1.5 * VOXEL_SHARE * k.d),
        (-open_y - 0.5 * wall, open_y + 0.5 * wall),
        (open_z[0], open_z[1] + rise),
        "dark",
    )
    if hearth == 0.0:
        k.block((deep, face), (-open_y, open_y), (0.0, k.least(2, 0.02)), "dark")
    _fire(k, (deep, face), open_y, max(hearth, k.least(2, 0.02)), open_z[1])


def _fire(k: Kit, x: Span, half: float, low: float, top: float) -> None:
    """Logs on the floor, flames over them or none."""
    a = k.attributes
    middle, log = lerp(*x, 0.5), max(0.04, 1.4 * VOXEL_SHARE * k.h, THINNEST * k.d / 2)
    for sign in (-1, 1):
        k.tube(
            [
                (middle - sign * 0.3 * (x[1] - x[0]), -0.7 * half, low + log),
                (middle + sign * 0.2 * (x[1] - x[0]), 0.7 * half, low + log),
            ],
            log,
            "frame",
        )
    if a["fire"] > 0.4:
        for i, y in enumerate((-0.36, 0.02, 0.4)):
            high = lerp(0.3, 0.7, a["fire"]) * (top - low) * (0.7, 1.0, 0.62)[i]
            wide = 0.24 * half
            k.put(
                RoundCone(wide, 0.25 * wide, high / 2, 0.2 * wide),
                "cushion",
                (middle, y * half, low + log + high / 2),
                np.diag([min(1.0, 0.25 * (x[1] - x[0]) / wide), 1.0, 1.0]),
            )


def _stove(k: Kit, round_: bool) -> None:
    """An iron box or cylinder with a glass door, on legs or a log store, and its pipe up to the ceiling."""
    a = k.attributes
    half, back = k.w / 2, -k.d / 2
    bulge = 0.07 * k.d
    front = k.d / 2 - bulge
    level = min(lerp(0.75, 1.05, a["opening"]), 0.62 * k.h) if k.h > 1.3 else k.h
    low = lerp(0.14, 0.3, a["columns"]) * level
    middle = (back + front) / 2
    plate = k.least(2, 0.025)
    if round_:
        oval = k.w / (front - back)
        reach = (front - back) / 2
        foot = 0.7 if a["columns"] > 0.5 else 1.0
        k.post(
            (middle, 0.0), (0.0, low + 0.01), foot * reach, "metal", 0.6 * foot * reach if foot < 1 else None, oval=oval
        )
        k.post((middle, 0.0), (low, level), reach, "body", oval=oval, rounding=0.02)
        k.post((middle, 0.0), (level - plate, level), reach, "top", oval=oval, rounding=0.3 * plate)
        z = (lerp(low, level, 0.25), lerp(low, level, 0.82))
        width = 0.62 * half
        k.block((middle + 0.3 * reach, front + 0.3 * bulge), (-width, width), z, "dark", 0.02)
        k.block(
            (middle + 0.3 * reach, front + 0.6 * bulge),
            (-0.78 * width, 0.78 * width),
            (z[0] + 0.08 * level, z[1] - 0.08 * level),
            "glass",
            0.01,
        )
    else:
        if a["columns"] > 0.55:
            k.block((back, front), (-half, half), (0.0, low + 0.02), "body", 0.01)
            open_bay(k, (-0.8 * half, 0.8 * half), (plate, low - plate), front, 1)
            for i in range(3):
                k.tube(
                    [
                        (back + 0.2 * k.d, lerp(-0.5, 0.5, i / 2) * half, 0.45 * low),
                        (front - 0.02, lerp(-0.5, 0.5, i / 2) * half, 0.45 * low),
                    ],
                    0.3 * low * 0.7,
                    "frame",
                )
        else:
            k.four_legs((back + 0.02, front - 0.02), (-half + 0.02, half - 0.02), (0.0, low + 0.02), 0.05, "body")
        k.block((back, front), (-half, half), (low, level - 0.4 * plate), "body", k.edge(0.03))
        k.block((back, front + 0.4 * bulge), (-half, half), (level - plate, level), "top", 0.2 * plate)
        z = (lerp(low, level, 0.16), lerp(low, level, 0.84))
        k.block((front - 0.03, front + 0.45 * bulge), (-0.8 * half, 0.8 * half), z, "dark", 0.008)
        k.block(
            (front - 0.02, front + 0.75 * bulge),
            (-0.6 * half, 0.6 * half),
            (lerp(*z, 0.18), lerp(*z, 0.84)),
            "glass",
            0.01,
        )
    side = 1 if a["flue"] > 0.5 else -1
    y = side * (0.7 * half if not round_ else 0.52 * half)
    bar_handle(k, ((y, lerp(*z, 0.4)), (y, lerp(*z, 0.72))), front + 0.3 * bulge, 0.7 * bulge)
    if k.h > level:
        pipe = max(0.07, k.least(0, 0) * 0.7, k.least(1, 0) * 0.7)
        at = lerp(back, front, 0.35)
        k.post((at, 0.0), (level - 0.02, k.h), pipe, "body")
        k.post((at, 0.0), (level - 0.01, level + 0.03 * k.h), 1.35 * pipe, "metal")

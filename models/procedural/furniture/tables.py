"""Tables: dining, coffee, console and side tables, desks and dressing tables."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import open_bay, panel
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone

Span = tuple[float, float]

THIN_STEM = 0.04
"""Least radius of a table's column as a share of the box side."""

TABLE_ATTRIBUTES = ("top shape", "top thickness", "base", "lower shelf", "overhang", "apron", "drawers")


@family("table", "dining_table", "coffee_table", "console_table", attributes=TABLE_ATTRIBUTES)
def table(k: Kit, category: str) -> None:
    """A top on legs, slabs, a trestle, one or two pedestals, or metal frames."""
    a = k.attributes
    board = k.thick(2, lerp(0.03, 0.07, a["top thickness"]))
    if category == "coffee_table":
        board = max(board, lerp(0.06, 0.14, a["top thickness"]) * k.h)
    shape = a["top shape"]
    oblong = max(k.d, k.w) / min(k.d, k.w)
    round_top = shape > (0.62 if oblong < 1.35 else 0.78) and category != "console_table"
    glass = k.style["metal"] > 0.7 and k.style["detail"] > 0.5
    top_part = "glass" if glass and category in ("coffee_table", "console_table", "dining_table") else "top"
    table_top(k, (k.h - board, k.h), round_top, top_part, shape)
    under = k.h - board
    form = pick(a["base"], 6)
    if round_top and form in (1, 4):
        form = 2
    if not round_top and form == 2 and oblong > 1.9:
        form = 3
    if category == "console_table" and form == 2:
        form = 4
    _base(k, form, under, round_top)
    low_table = category in ("coffee_table", "console_table")
    if low_table and a["lower shelf"] > 0.5 and form in (0, 4):
        shelf = k.thick(2, 0.025)
        z = under * lerp(0.15, 0.35, a["lower shelf"])
        share = 0.66 if round_top else 0.9
        table_top(k, (z, z + shelf), round_top, top_part if k.style["detail"] > 0.7 else "frame", shape, share)
    if form == 0 and not round_top and a["apron"] > 0.35 and top_part == "top":
        depth = k.thick(2, lerp(0.05, 0.12, a["apron"]))
        inset = lerp(0.02, 0.08, a["overhang"])
        x, y = k.d / 2 - inset * k.d / 2 - 0.01, k.w / 2 - inset * k.w / 2 - 0.01
        k.block((-x, x), (-y, y), (under - depth, under + 0.01), "frame", k.edge(0.02))
        if a["drawers"] > 0.5 and depth > 0.1 * k.h:
            count = 1 if k.w < 1.1 else 2
            for i in range(count):
                span = (lerp(-y, y, (i + 0.1) / count), lerp(-y, y, (i + 0.9) / count))
                k.block((x - 0.02, x + 0.03 * k.d), span, (under - depth * 0.85, under - depth * 0.15), "body", 0.005)


def table_top(k: Kit, z: Span, rounded: bool, part: str, shape: float, share: float = 1.0) -> None:
    """A board: an ellipse when `rounded`, else a rectangle whose corners round off with `shape`."""
    x, y = k.d / 2 * share, k.w / 2 * share
    half = (z[1] - z[0]) / 2
    if rounded:
        k.post((0.0, 0.0), z, x, part, oval=y / x, rounding=k.edge(0.9 * half))
    elif shape > 0.4:
        # corners in plan rounder than the board is thick: a cross of two boards and four corner discs
        corner = min(x, y) * lerp(0.15, 0.75, (shape - 0.4) / 0.6)
        edge = k.edge(0.9 * half)
        k.block((-x, x), (-y + corner, y - corner), z, part, edge)
        k.block((-x + corner, x - corner), (-y, y), z, part, edge)
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.post((sx * (x - corner), sy * (y - corner)), z, corner, part, rounding=edge)
    else:
        k.block((-x, x), (-y, y), z, part, k.edge(0.9 * half))


def _base(k: Kit, form: int, under: float, round_top: bool) -> None:
    a = k.attributes
    inset = lerp(0.0, 0.16, a["overhang"]) + (0.24 if round_top else 0.0)
    x, y = k.d / 2 * (1 - inset), k.w / 2 * (1 - inset)
    high = (0.0, under + 0.005)
    if form == 0:
        k.four_legs((-x, x), (-y, y), high, lerp(0.045, 0.09, k.style["chunkiness"]))
    elif form == 1:
        slab = k.thick(1, 0.04)
        for sy in (-1, 1):
            k.block((-x, x), (sy * y, sy * (y - slab)), high, "top" if a["apron"] > 0.5 else "frame", k.edge(0.03))
    elif form == 2:
        pedestal(k, (0.0, 0.0), under, lerp(0.3, 0.42, a["overhang"]) * k.d, lerp(0.3, 0.42, a["overhang"]) * k.w)
    elif form == 3:
        spread = k.w * lerp(0.2, 0.3, a["overhang"])
        for sy in (-1, 1):
            pedestal(k, (0.0, sy * spread), under, lerp(0.3, 0.42, a["apron"]) * k.d, 0.12 * k.w)
        rail = k.thick(2, 0.04)
        k.block(
            (-k.thick(0, 0.04), k.thick(0, 0.04)), (-spread, spread), (under * 0.2, under * 0.2 + rail), k.legs_part
        )
    elif form == 4:
        post_x, post_y, rail = k.thick(0, 0.035), k.thick(1, 0.035), k.thick(2, 0.035)
        for sy in (-1, 1):
            side = (sy * y, sy * (y - post_y))
            k.block((-x, x), side, (0.0, rail), k.legs_part, k.edge(0.01))
            k.block((-x, x), side, (under - rail, under + 0.005), k.legs_part, k.edge(0.01))
            for sx in (-1, 1):
                k.block((sx * x, sx * (x - post_x)), side, high, k.legs_part, k.edge(0.01))
    else:
        # crossed legs at both ends, tied by a rail
        thick_x, thick_y = k.thick(0, 0.06), k.thick(1, 0.05)
        run = 2 * x - thick_x
        for sy in (-1, 1):
            span = (sy * y * 0.92, sy * (y * 0.92 - thick_y))
            for sign in (-1, 1):
                k.block((-thick_x / 2, thick_x / 2), span, high, k.legs_part, k.edge(0.01), lean=sign * run / under)
        rail = k.thick(2, 0.04)
        k.block(
            (-thick_x / 2, thick_x / 2), (-y * 0.9, y * 0.9), (under / 2 - rail / 2, under / 2 + rail / 2), k.legs_part
        )


def pedestal(k: Kit, at: tuple[float, float], top: float, reach_x: float, reach_y: float) -> None:
    """A column on a foot: a disc, a flared trumpet, a drum, or a cross of feet."""
    part = k.legs_part
    oval = reach_y / reach_x
    foot = k.thick(2, 0.03)
    stem = max(0.3 * reach_x, THIN_STEM * k.d, THIN_STEM * k.w / oval)
    form = pick(k.style["leg form"], 4)
    if form == 0:
        k.post(at, (0.0, foot), reach_x, part, oval=oval)
        k.post(at, (foot * 0.5, top), stem, part, oval=oval)
    elif form == 1:
        k.post(at, (0.0, 0.55 * top), reach_x, part, stem, oval=oval, rounding=0.005)
        k.post(at, (0.5 * top, top), stem, part, 1.6 * stem, oval=oval, rounding=0.005)
    elif form == 2:
        k.post(at, (0.0, top), reach_x * 0.8, part, reach_x * lerp(0.6, 1.0, k.style["leg taper"]), k.edge(0.04), oval)
    else:
        half_x, half_y = max(0.05, 0.05 * k.d) / 1.6, max(0.05, 0.05 * k.w) / 1.6
        k.block(
            (at[0] - reach_x, at[0] + reach_x), (at[1] - half_y, at[1] + half_y), (0.0, 1.4 * foot), part, k.edge(0.02)
        )
        k.block(
            (at[0] - half_x, at[0] + half_x), (at[1] - reach_y, at[1] + reach_y), (0.0, 1.4 * foot), part, k.edge(0.02)
        )
        k.post(at, (0.0, top), stem, part, oval=oval)


SIDE_ATTRIBUTES = ("top shape", "top thickness", "base", "lower shelf", "overhang", "rim")


@family("corner_side_table", "round_end_table", attributes=SIDE_ATTRIBUTES)
def side_table(k: Kit, category: str) -> None:
    """A small table beside a seat: on legs, a pedestal, a drum, a C-shaped frame, or two tiers."""
    a = k.attributes
    board = k.thick(2, lerp(0.025, 0.05, a["top thickness"]))
    rounded = category == "round_end_table" or a["top shape"] > 0.7
    part = "glass" if k.style["metal"] > 0.75 and k.style["detail"] > 0.6 else "top"
    rim = a["rim"] > 0.75 and rounded
    table_top(k, (k.h - board, k.h), rounded, part, a["top shape"], 0.96 if rim else 1.0)
    if rim:
        k.curve((0.0, 0.0, k.h - board), (k.d / 2, k.w / 2), (k.thick(0, 0.02), board * 1.9), np.pi, k.legs_part, 0.01)
    under = k.h - board
    share = lerp(1.0, 0.85, a["overhang"]) * (0.74 if rounded else 1.0)
    x, y = k.d / 2 * share, k.w / 2 * share
    form = pick(a["base"], 5)
    if form == 0 or (form == 3 and rounded):
        k.four_legs((-x, x), (-y, y), (0.0, under + 0.005), lerp(0.035, 0.06, k.style["chunkiness"]))
        if a["lower shelf"] > 0.45:
            z = under * lerp(0.15, 0.4, a["lower shelf"])
            table_top(k, (z, z + k.thick(2, 0.02)), rounded, "top", a["top shape"], share)
    elif form == 1:
        pedestal(k, (0.0, 0.0), under, 0.36 * k.d, 0.36 * k.w)
    elif form == 2:
        if rounded:
            k.post(
                (0.0, 0.0),
                (0.0, under),
                0.4 * k.d,
                "body",
                lerp(0.3, 0.47, a["overhang"]) * k.d,
                k.edge(0.04),
                k.w / k.d,
            )
        else:
            k.block((-x * 0.9, x * 0.9), (-y * 0.9, y * 0.9), (0.0, under + 0.005), "body", k.edge(0.05))
            open_bay(k, (-y * 0.7, y * 0.7), (under * 0.5, under * 0.88), x * 0.9, 1)
    elif form == 3:
        post, rail = k.thick(0, 0.03), k.thick(2, 0.03)
        k.block((-x, x), (-y, y), (0.0, rail), k.legs_part, k.edge(0.01))
        for sy in (-1, 1):
            k.block(
                (-x, -x + post), (sy * y, sy * (y - k.thick(1, 0.03))), (0.0, under + 0.005), k.legs_part, k.edge(0.01)
            )
    else:
        # three legs
        thickness = max(0.04, 0.05 * k.d)
        for i in range(3):
            angle = 2 * np.pi * i / 3 + 0.5
            c, s = float(np.cos(angle)), float(np.sin(angle))
            reach = 0.42 - 0.5 * thickness / k.d
            k.leg(
                (reach * k.d * c, reach * k.w * s, 0.0),
                (0.2 * k.d * c, 0.2 * k.w * s, under + 0.005),
                thickness,
                k.legs_part,
            )


DESK_ATTRIBUTES = ("pedestals", "drawers", "hutch", "top thickness", "modesty panel", "handles", "mirror")


@family("desk", "dressing_table", attributes=DESK_ATTRIBUTES)
def desk(k: Kit, category: str) -> None:
    """A work top with legs or drawer pedestals; a desk may carry a hutch, a dressing table a mirror."""
    a = k.attributes
    dressing = category == "dressing_table"
    rise = k.h > (0.95 if dressing else 0.9)
    top = min(0.76, k.h * 0.72) if rise else k.h
    board = k.thick(2, lerp(0.025, 0.05, a["top thickness"]))
    k.block((-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2), (top - board, top), "top", k.edge(0.5 * board))
    under = top - board
    x = k.d / 2 - 0.02
    form = pick(a["pedestals"], 4)
    wide = min(0.4, 0.3 * k.w)
    back, front = -x, x - k.thick(0, 0.02)
    sides = {0: (), 1: (-1,), 2: (1,), 3: (-1, 1)}[form]
    for side in sides:
        outer = side * (k.w / 2 - 0.01)
        span = (min(outer, outer - side * wide), max(outer, outer - side * wide))
        low = 0.0 if k.style["lift"] < 0.5 else 0.16 * top
        k.block((back, front), span, (low, under + 0.005), "body", k.edge(0.02))
        if low:
            k.four_legs((back, front), span, (0.0, low + 0.01), 0.04, splay=0.0)
        count = max(1, min(3, 1 + pick(a["drawers"], 3)))
        gap = 0.034 * k.h
        rows, inner = (low + gap * 0.5, under - gap * 0.4), (span[0] + 0.02 * k.w, span[1] - 0.02 * k.w)
        for i in range(count):
            panel(k, inner, (lerp(*rows, i / count) + gap / 2, lerp(*rows, (i + 1) / count) - gap / 2), front, x, 0)
    free = [s for s in (-1, 1) if s not in sides]
    leg = lerp(0.045, 0.07, k.style["chunkiness"])
    if len(free) == 2:
        k.four_legs((-x, x), (-k.w / 2 + 0.02, k.w / 2 - 0.02), (0.0, under + 0.005), leg)
        depth = k.thick(2, 0.11)
        span = (-k.w / 2 + 0.05, k.w / 2 - 0.05)
        if a["drawers"] > 0.4:
            k.block((-x * 0.9, front - 0.02), span, (under - depth, under + 0.005), "body", k.edge(0.01))
            for i in range(2):
                inner = (lerp(*span, (i + 0.06) / 2), lerp(*span, (i + 0.94) / 2))
                panel(k, inner, (under - depth * 0.88, under - depth * 0.08), front - 0.02, x - 0.005, 0)
    else:
        for side in free:
            y = side * (k.w / 2 - 0.02)
            if a["modesty panel"] > 0.5:
                k.block((back, x), (y, y - side * k.thick(1, 0.035)), (0.0, under + 0.005), "body", k.edge(0.01))
            else:
                ry = max(leg, 0.05 * k.w)
                for sx in (-1, 1):
                    k.leg(
                        (sx * (x - leg / 2), y - side * ry / 2, 0.0),
                        (sx * (x - leg / 2), y - side * ry / 2, under),
                        leg,
                        k.legs_part,
                    )
    if a["modesty panel"] > 0.35 and not dressing:
        thick = k.thick(0, 0.02)
        k.block((back, back + thick), (-k.w / 2 + 0.03, k.w / 2 - 0.03), (under * 0.45, under), "body")
    if rise:
        (_mirror if dressing else _hutch)(k, top)


def _mirror(k: Kit, top: float) -> None:
    """A mirror at the back of the top: round, arched or rectangular, in a frame."""
    a = k.attributes
    thick = k.thick(0, 0.03)
    x = -k.d / 2 + thick
    half_y = k.w * lerp(0.22, 0.4, a["mirror"])
    half_z = (k.h - top) / 2
    middle = (k.h + top) / 2
    rim = max(0.03, 0.04 * k.w)
    turned = np.array([[0, 0, 1.0], [0, 1, 0], [1, 0, 0]])
    if pick(k.style["roundness"], 2) == 1:
        for radius_y, radius_z, depth, part in (
            (half_y, half_z, thick, "frame"),
            (half_y - rim, half_z - rim, thick * 1.25, "glass"),
        ):
            stretch = turned @ np.diag([radius_z / radius_y, 1.0, 1.0])
            k.put(
                RoundCone(radius_y, radius_y, depth / 2, 0.005), part, (x - thick / 2 + depth / 2, 0.0, middle), stretch
            )
        k.block((x - thick, x), (-0.06, 0.06), (top - 0.01, top + 0.1), "frame")
    else:
        k.block((x - thick, x), (-half_y, half_y), (top - 0.01, k.h), "frame", k.edge(0.4 * thick))
        k.block((x - thick * 0.5, x + thick * 0.25), (-half_y + rim, half_y - rim), (top + rim, k.h - rim), "glass")


def _hutch(k: Kit, top: float) -> None:
    """Open shelves on the back half of a desk."""
    depth = min(0.3, 0.45 * k.d)
    x = (-k.d / 2, -k.d / 2 + depth)
    side, board = k.thick(1, 0.03), k.thick(2, 0.025)
    count = 2 + pick(k.attributes["hutch"], 2)
    span = (-k.w / 2, k.w / 2) if k.attributes["hutch"] < 0.6 else (-k.w / 2, lerp(-k.w / 2, k.w / 2, 0.62))
    for i in range(count + 1):
        y = lerp(span[0] + side / 2, span[1] - side / 2, i / count)
        k.block(x, (y - side / 2, y + side / 2), (top - 0.01, k.h), "body")
    k.block(x, span, (k.h - board, k.h), "body", k.edge(0.01))
    if k.h - top > 0.38:
        middle = (k.h + top) / 2
        k.block(x, span, (middle - board / 2, middle + board / 2), "body")
    k.block((x[0], x[0] + k.thick(0, 0.015)), span, (top - 0.01, k.h), "frame")

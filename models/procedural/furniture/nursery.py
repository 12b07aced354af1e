"""Beds of children that are more than a bed: cribs and bunk beds."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Pillow, RoundCone

Span = tuple[float, float]

CRIB_ATTRIBUTES = ("ends", "mattress height", "open side", "drawer", "legs", "bumper", "bars")


@family("crib", attributes=CRIB_ATTRIBUTES)
def crib(k: Kit, category: str) -> None:
    """Bars along both sides; ends of bars, boards or sleighs, higher at the head (-x); or a basket on legs."""
    a = k.attributes
    x, y = (-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2)
    if a["ends"] > 0.84:
        _bassinet(k)
        return
    form = pick(a["ends"] / 0.84, 3)
    heavy = lerp(1.0, 1.4, k.style["chunkiness"])
    rail_x, rail_y, rail_z = (heavy * k.least(axis, 0.035) for axis in (0, 1, 2))
    side = k.h * (1.0 if form == 0 else 0.88)
    deck = lerp(0.25, 0.5, a["mattress height"]) * side
    for end, top in ((x[0], k.h), (x[1], side if form != 2 else 0.94 * k.h)):
        span = (end, end + rail_x) if end < 0 else (end - rail_x, end)
        if form == 0:
            for edge in y:
                k.block(span, (edge, edge - np.sign(edge) * rail_y), (0.0, top), "frame", k.edge(0.015))
            k.block(span, y, (top - rail_z, top), "frame", k.edge(0.015))
            k.block(span, y, (deck - rail_z, deck), "frame")
            _bars(k, span, (y[0] + rail_y, y[1] - rail_y), (deck, top - 0.5 * rail_z), 1)
        elif form == 1:
            k.block(span, y, (lerp(0.04, 0.2, a["legs"]) * k.h, top), "body", k.edge(0.03))
            for edge in y:
                k.block(span, (edge, edge - np.sign(edge) * 1.3 * rail_y), (0.0, top), "frame", k.edge(0.015))
        else:
            sign = np.sign(end)
            low = 0.3 * k.h
            inner = end - sign * 0.05 * k.d
            foot = (inner, inner - sign * rail_x) if sign < 0 else (inner - rail_x, inner)
            k.block((min(foot), max(foot)), y, (0.05, low + 0.02), "frame", k.edge(0.015))
            lean = sign * 0.05 * k.d / (top - low)
            k.block(
                (min(foot) + sign * 0.025 * k.d, max(foot) + sign * 0.025 * k.d),
                y,
                (low, top - rail_z),
                "frame",
                k.edge(0.01),
                lean=float(lean),
            )
            k.tube(
                [
                    (end - sign * rail_z / 2, y[0] + rail_z / 2, top - rail_z / 2),
                    (end - sign * rail_z / 2, y[1] - rail_z / 2, top - rail_z / 2),
                ],
                rail_z / 2,
                "frame",
            )
            for edge in y:
                k.block((min(foot), max(foot)), (edge, edge - np.sign(edge) * rail_y), (0.0, 0.1), "frame")
    inset = rail_x if form != 2 else 0.06 * k.d
    for sign in (-1, 1):
        span = (y[1] - rail_y, y[1]) if sign > 0 else (y[0], y[0] + rail_y)
        long = (x[0] + 0.5 * inset, x[1] - 0.5 * inset)
        opened = sign > 0 and a["open side"] > 0.75
        top = side - (0.03 if form else 0.0) if not opened else deck + 0.1 * k.h
        k.block(long, span, (deck - rail_z, deck + 0.01), "frame", 0.004)
        if opened and a["open side"] > 0.9:
            continue
        k.block(long, span, (top - rail_z, top), "frame", k.edge(0.012))
        _bars(k, span, (x[0] + inset, x[1] - inset), (deck, top - 0.5 * rail_z), 0)
    inner_y = (y[0] + 0.8 * rail_y, y[1] - 0.8 * rail_y)
    inner_x = (x[0] + inset, x[1] - inset)
    k.block(inner_x, inner_y, (deck - rail_z, deck), "frame")
    mattress = max(0.1, k.least(2, 0.08))
    k.block(inner_x, inner_y, (deck - 0.01, deck + mattress), "cushion", 0.35 * mattress)
    k.pill((x[0] + inset + 0.14 * k.d, 0.0, deck + mattress), (0.1 * k.d, 0.3 * k.w, 0.04), "top", 4)
    if a["bumper"] > 0.5:
        start = lerp(*inner_x, 0.45)
        k.block(
            (start, inner_x[1] - 0.01),
            inner_y,
            (deck + 0.5 * mattress, deck + mattress + 0.02),
            "body" if form != 1 else "top",
            0.015,
        )
    if a["drawer"] > 0.6:
        z = (0.08, max(deck - 0.5 * rail_z, 0.2))
        k.block((x[0] + 0.06 * k.d, x[1] - 0.06 * k.d), inner_y, z, "body", 0.01)
        for share in (0.3, 0.7):
            k.pill((lerp(*x, share), y[1] - 0.6 * rail_y, sum(z) / 2), (0.025, 0.6 * rail_y, 0.03), "metal")


def _bars(k: Kit, across: Span, along: Span, z: Span, axis: int) -> None:
    """Upright bars between two rails; `axis` is the one they are spread along."""
    length = along[1] - along[0]
    thick = k.least(axis, 0.018)
    count = max(3, min(int(length / lerp(0.12, 0.085, k.attributes["bars"])), int(length / (2.05 * thick)))) - 1
    for i in range(1, count + 1):
        at = lerp(*along, i / (count + 1))
        span = (at - thick / 2, at + thick / 2)
        middle, half = (across[0] + across[1]) / 2, 0.48 * (across[1] - across[0])
        other = (middle - half, middle + half)
        k.block(
            span if axis == 0 else other,
            other if axis == 0 else span,
            (z[0] - 0.02, z[1]),
            "frame",
            0.3 * min(thick, 2 * half) * k.style["roundness"],
        )


def _bassinet(k: Kit) -> None:
    """An oval basket with a hood over its head, on crossed or straight legs."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    oval = y / x
    low, top = 0.38 * k.h, 0.74 * k.h
    wall = lerp(1.0, 1.5, k.style["softness"]) * max(k.least(0, 0.02), k.least(1, 0.02) / oval)
    k.post((0.0, 0.0), (low, top), 0.9 * x, "body", x, oval=oval, rounding=0.02)
    k.put(
        RoundCone(0.9 * x - wall, x - wall, 0.3 * (top - low)),
        "cushion",
        (0.0, 0.0, top),
        np.diag([1.0, oval, 1.0]),
        cut=True,
    )
    k.post((0.0, 0.0), (low + 0.02, lerp(low, top, 0.72)), 0.88 * x - wall, "cushion", oval=oval, rounding=0.02)
    k.put(Pillow((0.62 * x, y, k.h - top), dome=True), "top", (-0.38 * x, 0.0, top - 0.01))
    k.put(Pillow((0.66 * x, y - wall * oval * 1.3, 0.8 * (k.h - top))), "top", (-0.22 * x, 0.0, top), cut=True)
    pole = max(k.least(0, 0.03), k.least(1, 0.03)) / 2
    for sign in (-1, 1):
        at = sign * 0.62 * x
        if a["legs"] > 0.5:
            for ends in ((-1, 1), (1, -1)):
                k.tube([(at, ends[0] * 0.8 * y, pole), (at, ends[1] * 0.6 * y, low + 0.05)], pole, "frame")
        else:
            for side in (-1, 1):
                k.tube([(1.1 * at, side * 0.75 * y, 0.0), (0.9 * at, side * 0.6 * y, low + 0.05)], pole, "frame")
    if a["legs"] > 0.5:
        k.tube([(-0.62 * x, 0.0, 0.52 * low), (0.62 * x, 0.0, 0.52 * low)], pole, "frame")


BUNK_ATTRIBUTES = ("frame", "lower bed", "ladder side", "stairs", "guard", "bedding", "drawers", "ends")


@family("bunk_bed", attributes=BUNK_ATTRIBUTES)
def bunk_bed(k: Kit, category: str) -> None:
    """Two beds above each other, of wood or tubes, with ladder or stairs; or a high bed over a desk or over nothing."""
    a = k.attributes
    x, y = (-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2)
    tubes = a["frame"] > 0.65
    part = "metal" if tubes else "frame"
    heavy = lerp(0.9, 1.3, k.style["chunkiness"]) if not tubes else 1.0
    post = (k.least(0, 0.055 * heavy), k.least(1, 0.065 * heavy))
    rail = k.least(2, (0.08 if not tubes else 0.05) * heavy)
    mattress = max(lerp(0.12, 0.17, k.style["softness"]), k.least(2, 0.1))
    upper = 0.68 * k.h
    lower = lerp(0.14, 0.22, a["lower bed"]) * k.h
    for ex in x:
        for ey in y:
            if tubes:
                radius = max(post) / 2
                k.post((ex - np.sign(ex) * radius, ey - np.sign(ey) * radius), (0.0, k.h), radius, part)
            else:
                k.block(
                    (ex, ex - np.sign(ex) * post[0]), (ey, ey - np.sign(ey) * post[1]), (0.0, k.h), part, k.edge(0.02)
                )
    loft = a["lower bed"] > 0.7
    for level in (upper,) if loft else (upper, lower):
        k.block(x, y, (level - rail, level + 0.01), part, k.edge(0.015))
        k.block(
            (x[0] + post[0], x[1] - post[0]),
            (y[0] + 0.7 * post[1], y[1] - 0.7 * post[1]),
            (level, level + mattress),
            "cushion",
            0.3 * mattress,
        )
        k.pill((x[0] + post[0] + 0.24, 0.0, level + mattress + 0.02), (0.17, 0.32 * k.w, 0.07), "top", 4)
        if a["bedding"] > 0.3:
            start = lerp(*x, lerp(0.3, 0.55, a["bedding"]))
            k.block(
                (start, x[1] - 0.8 * post[0]),
                (y[0] + 0.5 * post[1], y[1] - 0.5 * post[1]),
                (level + 0.4 * mattress, level + mattress + k.least(2, 0.03) * 0.7),
                "body",
                0.02,
            )
    _bunk_ends(k, part, post, rail, (upper,) if loft else (upper, lower), tubes)
    side = 1 if a["ladder side"] > 0.5 else -1
    gap = (x[1] - post[0] - 0.5, x[1] - post[0]) if side > 0 else (x[0] + post[0], x[0] + post[0] + 0.5)
    guard = (x[0], gap[0]) if side > 0 else (gap[1], x[1])
    shares = (0.6, 1.0) if a["guard"] < 0.6 else (1.0,)
    for ey in y:
        span = (min(ey, ey - np.sign(ey) * post[1]), max(ey, ey - np.sign(ey) * post[1]))
        long = guard if ey > 0 else x
        for share in shares:
            z = lerp(upper + mattress, k.h - 0.03, share)
            k.block(long, span, (z - rail * 0.8, z), part, k.edge(0.012))
        if ey > 0:
            edge = guard[1] if side > 0 else guard[0]
            k.block(
                (edge - post[0], edge) if side > 0 else (edge, edge + post[0]),
                span,
                (upper, k.h - 0.03),
                part,
                k.edge(0.01),
            )
        if a["guard"] >= 0.6:
            count = max(3, int((long[1] - long[0]) / 0.24))
            for i in range(1, count):
                at = lerp(*long, i / count)
                k.block((at - k.least(0, 0.03) / 2, at + k.least(0, 0.03) / 2), span, (upper, k.h - 0.05), part, 0.005)
    _ladder(k, gap, post, rail, upper, part)
    if loft and a["drawers"] > 0.35:
        board = max(0.035, k.least(2, 0.03))
        level = min(0.74, 0.55 * upper)
        long = (x[0] + post[0] * 0.5, gap[0]) if side > 0 else (gap[1], x[1] - 0.5 * post[0])
        k.block(long, (y[0], y[0] + 0.62 * k.w), (level - board, level), "top", 0.006)
        k.block(long, (y[0], y[0] + 0.8 * post[1]), (0.25 * level, level), "frame")
    elif not loft and a["drawers"] > 0.5 and lower - rail > 0.1:
        for i in range(2):
            span = (
                lerp(x[0] + post[0], x[1] - post[0], i / 2) + 0.02,
                lerp(x[0] + post[0], x[1] - post[0], (i + 1) / 2) - 0.02,
            )
            k.block(span, (y[0] + post[1], y[1] - 0.2 * post[1]), (0.03, lower - rail + 0.01), "body", 0.01)
            k.block(
                (sum(span) / 2 - 0.15, sum(span) / 2 + 0.15),
                (y[1] - 0.4 * post[1], y[1]),
                (0.5 * lower - 0.03, 0.5 * lower + 0.02),
                "metal",
                0.005,
            )


def _bunk_ends(k: Kit, part: str, post: Span, rail: float, levels: tuple[float, ...], tubes: bool) -> None:
    """Boards or bars at head and foot."""
    x, y = k.d / 2, k.w / 2
    for ex in (-x, x):
        span = (min(ex, ex - np.sign(ex) * post[0]), max(ex, ex - np.sign(ex) * post[0]))
        for level in levels:
            top = k.h - 0.02 if level == levels[0] else level + 0.24 * k.h
            if k.attributes["ends"] > 0.55 and not tubes:
                thin = (lerp(*span, 0.15), lerp(*span, 0.85))
                k.block(thin, (-y + 0.5 * post[1], y - 0.5 * post[1]), (level, top - 0.01), "body", 0.006)
            for z in (top, lerp(level, top, 0.5)):
                k.block(span, (-y, y), (z - 0.7 * rail, z), part, k.edge(0.012))
            if tubes:
                for i in range(1, 5):
                    at = lerp(-y, y, i / 5)
                    k.block(
                        (lerp(*span, 0.2), lerp(*span, 0.8)),
                        (at - k.least(1, 0.02) / 2, at + k.least(1, 0.02) / 2),
                        (level, top),
                        part,
                        0.006,
                    )


def _ladder(k: Kit, gap: Span, post: Span, rail: float, upper: float, part: str) -> None:
    """Rungs between two beams in the gap of the guard rail, upright or leaning out; or steps that are drawers."""
    a = k.attributes
    y = k.w / 2
    if a["stairs"] > 0.75:
        count = 4
        for i in range(count):
            wide = (gap[1] - gap[0]) / count
            left = a["ladder side"] <= 0.5
            span = (gap[0], gap[1] - i * wide) if left else (gap[0] + i * wide, gap[1])
            z = (upper * i / count, upper * (i + 0.96) / count)
            k.block(span, (y - 0.55 * k.w, y), z, "body", 0.01)
            k.block(
                (sum(span) / 2 - 0.05, sum(span) / 2 + 0.05),
                (y - 0.02, y + 0.4 * post[1] * 0.5),
                (lerp(*z, 0.5) - 0.02, lerp(*z, 0.5) + 0.02),
                "metal",
            )
        return
    reach = y + (0.0 if a["stairs"] < 0.4 else 0.12 * k.w)
    foot = (reach - post[1] / 2, y - post[1] / 2)
    beam = max(post) / 2.4
    for at in (gap[0] + beam, gap[1] - beam):
        k.tube([(at, foot[0], 0.0), (at, foot[1], upper + 0.12 * k.h)], beam, part)
    count = 5 if k.h > 1.6 else 4
    for i in range(count):
        level = upper * (i + 0.7) / (count + 0.4)
        out = lerp(foot[0], foot[1], level / (upper + 0.12 * k.h))
        k.tube([(gap[0] + beam, out, level), (gap[1] - beam, out, level)], max(0.018, THINNEST * k.h / 3), part)

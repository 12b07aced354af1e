"""Bins and hampers."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import feet
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import turn
from models.procedural.sdf import Pillow, RoundBox, RoundCone

Span = tuple[float, float]

BIN_ATTRIBUTES = ("kind", "taper", "lid", "pedal", "rim", "compartments", "squareness")


@family("bin", attributes=BIN_ATTRIBUTES)
def waste_bin(k: Kit, category: str) -> None:
    """With a pedal and a domed lid, open and tapered, with a swing top, of slats, or two bins under one frame."""
    a = k.attributes
    form = pick(a["kind"], 5)
    if form == 4 and k.w < 0.45:
        form = 0
    back, front = -k.d / 2, k.d / 2
    squared = a["squareness"] > 0.6 or k.w > 1.5 * k.d
    pedal = 0.07 * k.d if form in (0, 4) else 0.0
    x = (back, front - pedal)
    foot = lerp(0.7, 0.96, a["taper"])
    part = "metal" if k.style["metal"] > 0.55 else "body"
    if form in (0, 2):
        lid = lerp(0.12, 0.2, a["lid"]) * k.h if form == 0 else lerp(0.24, 0.34, a["lid"]) * k.h
        level = k.h - lid
        base = k.least(2, 0.03)
        _tub(k, x, (0.0, base), 1.0, squared, "dark", grow=1.0 if form == 0 else foot)
        _tub(k, x, (base * 0.9, level - 0.4 * k.gap(2)), 1.0 if form == 0 else foot, squared, part)
        _tub(k, x, (level - k.gap(2), level + 0.02), 0.96, squared, "dark", grow=0.96)
        middle, reach = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2
        if form == 0:
            if squared:
                k.block(x, (-k.w / 2, k.w / 2), (level, k.h), part, 0.45 * lid)
            else:
                k.dome((middle, 0.0, level), (reach, k.w / 2, lid), part)
            width = 0.16 * k.w
            k.block(
                (front - 2.4 * pedal, front),
                (-width, width),
                (0.3 * base, 0.3 * base + k.least(2, 0.014)),
                "dark",
                0.004,
            )
        else:
            _tub(k, x, (level, k.h), 0.62, squared, part, flip=True)
            flap = (lerp(level, k.h, 0.2), lerp(level, k.h, 0.85))
            lean = -0.38 * reach / lid
            shift = x[1] - 0.16 * reach
            k.block((shift - 0.1 * k.d, shift + 0.005 * k.d), (-0.34 * k.w, 0.34 * k.w), flap, "dark", 0.006, lean=lean)
    elif form == 1:
        _tub(k, x, (0.0, k.h), foot, squared, part)
        rim = max(k.least(2, 0.02), lerp(0.02, 0.04, a["rim"]))
        if a["rim"] > 0.3:
            _tub(k, x, (k.h - rim, k.h), 1.0, squared, part if a["rim"] < 0.7 else "dark")
        _open_top(k, x, foot, squared, 0.86 * k.h)
    elif form == 3:
        _slats(k, x, foot)
    else:
        count = 2 if k.w < 0.62 or a["compartments"] < 0.6 else 3
        gap = k.gap(1)
        level = 0.84 * k.h
        for i in range(count):
            y = (lerp(-k.w / 2, k.w / 2, i / count) + gap / 2, lerp(-k.w / 2, k.w / 2, (i + 1) / count) - gap / 2)
            k.block(x, y, (0.03, level), part, k.edge(0.03))
            k.block(x, y, (level + k.gap(2), k.h), ("body", "foliage", "cushion")[i], 0.4 * (k.h - level - k.gap(2)))
            middle = (y[0] + y[1]) / 2
            k.block(
                (front - 2.4 * pedal, front),
                (middle - 0.06 * k.w, middle + 0.06 * k.w),
                (0.0, k.least(2, 0.014)),
                "dark",
            )
        k.block((x[0] + 0.02, x[1] - 0.02), (-k.w / 2 + 0.02, k.w / 2 - 0.02), (0.0, level + 1.2 * k.gap(2)), "dark")


def _tub(
    k: Kit, x: Span, z: Span, foot: float, squared: bool, part: str, grow: float = 1.0, flip: bool = False
) -> None:
    """A tub over the whole width, narrower at its foot (or at its top, if flipped), round or squared."""
    middle, reach, half = (x[0] + x[1]) / 2, grow * (x[1] - x[0]) / 2, (z[1] - z[0]) / 2
    wide = grow * k.w / 2
    center = (middle, 0.0, (z[0] + z[1]) / 2)
    if squared:
        radius = min(lerp(0.05, 0.3, k.style["roundness"]) * min(reach, wide), 0.9 * half)
        turned = np.diag([1.0, 1.0, -1.0 if flip else 1.0])
        k.put(RoundBox((reach, wide, half), radius, foot), part, center, turned)
        return
    low, high = (reach, foot * reach) if flip else (foot * reach, reach)
    k.put(RoundCone(low, high, half, min(0.012, 0.5 * half)), part, center, np.diag([1.0, wide / reach, 1.0]))


def _open_top(k: Kit, x: Span, foot: float, squared: bool, depth: float) -> None:
    """Hollow a tub from above, dark at the bottom."""
    wall = max(k.least(0, 0.01), k.least(1, 0.01))
    middle, reach = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2 - wall
    wide, low = k.w / 2 - wall, k.h - depth
    half = (depth + 0.1) / 2
    center = (middle, 0.0, low + half)
    deeper = 1 - (1 - foot) * 0.9
    if squared:
        k.put(RoundBox((reach, wide, half), 0.0, deeper), "dark", center, cut=True)
    else:
        k.put(RoundCone(deeper * reach, reach, half), "dark", center, np.diag([1.0, wide / reach, 1.0]), cut=True)
    k.post(
        (middle, 0.0),
        (low - k.least(2, 0.02), low + 0.8 * VOXEL_SHARE * k.h),
        0.8 * deeper * reach,
        "dark",
        oval=wide / reach,
    )


def _slats(k: Kit, x: Span, foot: float) -> None:
    """A round basket of upright slats held by hoops."""
    a = k.attributes
    middle, reach = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2
    oval = (k.w / 2) / reach
    thick = max(k.least(0, 0.01), k.least(1, 0.01)) * 1.1
    part = "metal" if k.style["metal"] > 0.5 else "frame"
    count = 10 + 2 * pick(a["compartments"], 3)
    for i in range(count):
        angle = 2 * np.pi * (i + 0.5) / count
        c, s = float(np.cos(angle)), float(np.sin(angle))
        low, high = foot * (reach - thick / 2), reach - thick / 2
        k.tube([(middle + low * c, low * s * oval, 0.0), (middle + high * c, high * s * oval, k.h)], 0.55 * thick, part)
    for share in (0.0, 0.5, 1.0):
        z = lerp(0.0, k.h - k.least(2, 0.02), share)
        size = lerp(foot, 1.0, share) * reach
        k.curve(
            (middle, 0.0, z + k.least(2, 0.02) / 2), (size, size * oval), (thick, k.least(2, 0.025)), np.pi, part, 0.003
        )
    k.post((middle, 0.0), (0.0, k.least(2, 0.02)), foot * reach * 0.98, part, oval=oval)
    if a["lid"] > 0.5:
        k.pill((middle, 0.0, 0.3 * k.h), (0.62 * reach, 0.62 * reach * oval, 0.26 * k.h), "cushion")


HAMPER_ATTRIBUTES = ("kind", "taper", "lid", "handles", "weave", "clothes", "legs")


@family("hamper", attributes=HAMPER_ATTRIBUTES)
def hamper(k: Kit, category: str) -> None:
    """A woven basket, a bag on crossed legs, a box with a lid, or a soft tub with ears; clothes may look out of it."""
    a = k.attributes
    form = pick(a["kind"], 4)
    x = (-k.d / 2, k.d / 2)
    foot = lerp(0.76, 0.98, a["taper"])
    squared = form == 2 or (form == 0 and a["weave"] > 0.6)
    lidded = a["lid"] > 0.5 and form in (0, 2)
    full = a["clothes"] > 0.4 and not lidded
    top = k.h * (0.86 if full else 1.0)
    if form == 1:
        post = max(k.least(0, 0.022), k.least(1, 0.022)) / 2
        for sign in (-1, 1):
            y = sign * (k.w / 2 - post)
            part = k.legs_part
            k.tube([(-k.d / 2 + post, y, 0.0), (k.d / 2 - post, y, top)], post, part)
            k.tube([(k.d / 2 - post, y, 0.0), (-k.d / 2 + post, y, top)], post, part)
        for sign in (-1, 1):
            at = sign * (k.d / 2 - post)
            k.tube([(at, -k.w / 2 + post, top - post), (at, k.w / 2 - post, top - post)], post, k.legs_part)
        low = 0.22 * k.h
        shape = RoundBox(
            (k.d / 2 - post, k.w / 2 - 2.2 * post, (top - low) / 2), lerp(0.02, 0.07, k.style["softness"]), 0.7
        )
        k.put(shape, "cushion", (0.0, 0.0, (low + top) / 2 - post))
        _hollow_bag(k, (k.d / 2 - 3.5 * post, k.w / 2 - 4.7 * post), top)
    elif form == 3:
        outline = [(foot * 0.9, 0.0), (1.0, 0.3 * top), (lerp(0.94, 1.0, k.style["softness"]), 0.7 * top), (0.9, top)]
        turn(k, [(r * k.d / 2, z) for r, z in outline], "cushion", oval=k.w / k.d)
        band = lerp(0.2, 0.4, a["weave"]) * top
        turn(
            k,
            [(r * 1.012 * k.d / 2, z) for r, z in outline if z < 0.2 * top] + [(1.0 * k.d / 2, band)],
            "body",
            oval=k.w / k.d,
        )
        _hollow_bag(k, (0.8 * k.d / 2, 0.8 * k.w / 2), top, squared=False)
        for sign in (-1, 1):
            k.tube(
                [
                    (-0.14 * k.d, sign * 0.44 * k.w, 0.8 * top),
                    (-0.12 * k.d, sign * 0.47 * k.w, top * 0.97),
                    (0.12 * k.d, sign * 0.47 * k.w, top * 0.97),
                    (0.14 * k.d, sign * 0.44 * k.w, 0.8 * top),
                ],
                0.012,
                "frame",
            )
    else:
        lid = max(0.07 * k.h, k.least(2, 0.03)) if lidded else 0.0
        low = k.least(2, 0.05) if a["legs"] > 0.6 else 0.0
        if low:
            feet(k, (0.75 * x[0], 0.75 * x[1]), (-0.36 * k.w, 0.36 * k.w), low, "frame")
        level = top - lid - (k.gap(2) if lid else 0.0)
        rows = 5 + pick(k.style["detail"], 3) if form == 0 else 1
        for i in range(rows):
            z = (lerp(low, level, i / rows), lerp(low, level, (i + (0.94 if rows > 1 else 1.0)) / rows))
            share = lerp(foot, 1.0, (i + 1) / rows)
            _tub(k, x, z, 1.0 if rows > 1 else foot, squared, "body", grow=share)
        if rows > 1:
            _tub(k, x, (low, level), foot, squared, "body", grow=0.95)
        if lid:
            _tub(k, x, (level - 0.1 * k.h, top - 0.3 * lid), 1.0, squared, "dark", grow=0.8)
            _tub(k, x, (top - lid, top), 1.0, squared, "body" if a["lid"] < 0.8 else "frame")
            if a["handles"] > 0.5:
                k.post((0.0, 0.0), (top - 0.2 * lid, k.h + 0.02), max(0.03, k.least(0, 0.0)), "frame")
        else:
            wall = lerp(1.0, 1.7, k.style["chunkiness"]) * max(k.least(0, 0.015), k.least(1, 0.015))
            _hollow_bag(k, (k.d / 2 - wall, k.w / 2 - wall), top, squared)
        if a["handles"] < 0.5 and form == 2:
            for sign in (-1, 1):
                k.block(
                    (-0.12 * k.d, 0.12 * k.d),
                    (sign * k.w / 2 - 0.07 * k.w, sign * k.w / 2 + 0.07 * k.w),
                    (0.78 * top, 0.78 * top + k.gap(2, 0.03)),
                    "dark",
                    cut=True,
                )
    if full:
        _laundry(k, top)


def _laundry(k: Kit, top: float) -> None:
    """A heap of clothes that looks out of a basket."""
    half = (0.24 * k.d, 0.26 * k.w, 0.1 * k.h)
    for i, part in enumerate(("top", "cushion", "foliage", "top", "dark")):
        x, y = (float(v) for v in k.rng.uniform(-0.3, 0.3, 2))
        level = min(top - 0.06 * k.h + 0.05 * k.h * (i % 2), k.h - half[2])
        k.pill((x * k.d, y * k.w, level), half, part)
    k.pill((0.0, 0.0, k.h - half[2]), half, "top")
    k.post((0.0, 0.0), (0.5 * k.h, top - 0.04 * k.h), 0.34 * k.d, "top", oval=k.w / k.d)


def _hollow_bag(k: Kit, half: Span, top: float, squared: bool = True) -> None:
    """Open a basket or a bag from above."""
    depth = 0.5 * top
    k.put(Pillow((half[0], half[1], depth), 4 if squared else 2), "dark", (0.0, 0.0, top + 0.1 * depth), cut=True)

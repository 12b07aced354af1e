"""What keeps things apart: cones, barriers, fences."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import FACING, disc, hull, smooth

CONE_ATTRIBUTES = ("form", "bands", "base", "slenderness", "tip", "base corners", "handle", "lamp")


@family("cone", attributes=CONE_ATTRIBUTES)
def cone(k: Kit, category: str) -> None:
    """A traffic cone on its square or cut base, a stout drum, or a slender post, with pale bands."""
    a = k.attributes
    kind = pick(a["form"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    oval = y / x
    base = max(0.03, THINNEST * high) * lerp(1.0, 1.6, a["base"])
    if a["base corners"] < 0.6:
        k.block((-x, x), (-y, y), (0.0, base), "dark", lerp(0.1, 0.9, k.style["roundness"]) * 0.5 * base)
    else:
        k.post((0.0, 0.0), (0.0, base), x, "dark", oval=oval, rounding=0.3 * base)
    lamp = a["lamp"] > 0.8
    tip = high - (0.12 * high if lamp else 0.0)
    if kind < 2:
        low, up = lerp(0.68, 0.85, 1 - a["slenderness"]) * x, lerp(0.13, 0.24, a["tip"]) * x
    elif kind == 2:
        low, up = 0.86 * x, 0.66 * x
    else:
        low, up = 0.42 * x, 0.32 * x

    def reach(z: float) -> float:
        return lerp(low, up, (z - base) / (tip - base))

    if kind < 3:
        k.post((0.0, 0.0), (0.9 * base, base * 1.9), low * 1.14, "body", low, oval=oval, rounding=0.006)
    k.post((0.0, 0.0), (0.8 * base, tip), low, "body", up, oval=oval, rounding=min(0.5 * up, 0.02))
    count = 1 + pick(a["bands"], 3)
    for i in range(count):
        middle = lerp(0.28, 0.8, (i + 0.5) / count) if count > 1 else 0.58
        z0, z1 = (middle - 0.075) * high, (middle + 0.075) * high
        z1 = min(z1, tip - 0.03)
        proud = 0.015 * k.d
        k.post((0.0, 0.0), (z0, z1), reach(z0) + proud, "top", reach(z1) + proud, oval=oval, rounding=0.0)
    if kind == 2:
        k.post((0.0, 0.0), (0.46 * high, 0.46 * high + base), low * 1.02, "body", oval=oval, rounding=0.01)
    if lamp:
        k.post((0.0, 0.0), (tip - 0.03, tip + 0.03), 0.3 * x, "dark", oval=oval)
        k.pill((0.0, 0.0, high - 0.065 * high), (0.3 * x, 0.3 * y, 0.065 * high), "glass")
    elif a["handle"] > 0.6 and kind in (2, 3):
        k.post((0.0, 0.0), (high - 0.06 * high, high), up * 0.55, "dark", oval=oval, rounding=0.01)


BARRIER_ATTRIBUTES = ("form", "boards", "stripes", "feet", "lamps", "taper", "openings", "top")


@family("barrier", attributes=BARRIER_ATTRIBUTES)
def barrier(k: Kit, category: str) -> None:
    """A striped board on feet, a concrete profile, a crowd fence of tubes, or a plastic block; long along y."""
    a = k.attributes
    kind = pick(a["form"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    thick_x, thick_z, thick_y = max(0.05, THINNEST * k.d), max(0.05, THINNEST * high), max(0.06, THINNEST * k.w)
    if kind == 1:
        toe = lerp(0.06, 0.12, a["feet"]) * high
        knee = lerp(0.28, 0.4, a["taper"]) * high
        waist, top = 0.58 * x, lerp(0.26, 0.4, a["top"]) * x
        outline = [(-x, 0.0), (-x, toe), (-waist, knee), (-top, high), (top, high), (waist, knee), (x, toe), (x, 0.0)]
        hull(k, smooth(outline, 0.12 * k.style["roundness"]), y, "body", radius=k.edge(0.05))
        for share in (-0.55, 0.55):
            k.block(
                (-2 * x, 2 * x), (share * y - 0.16, share * y + 0.16), (-0.05, max(0.09, 0.1 * high)), "body", cut=True
            )
        if a["stripes"] > 0.6:
            for i in range(4):
                at = lerp(-0.75, 0.75, i / 3) * y
                k.block(
                    (-0.36 * x, 0.36 * x) if a["top"] < 0.5 else (-0.45 * x, 0.45 * x),
                    (at - 0.09 * y, at + 0.09 * y),
                    (0.78 * high, 0.9 * high),
                    "cushion",
                    0.01,
                )
        return
    if kind == 3:
        share = lerp(0.45, 0.7, a["taper"])
        count = 2 + pick(a["openings"], 2)
        outline = [
            (-x, 0.0),
            (-x, 0.22 * high),
            (-share * x, 0.42 * high),
            (-share * x * 0.9, high - 0.04),
            (-0.3 * x, high),
            (0.3 * x, high),
            (share * x * 0.9, high - 0.04),
            (share * x, 0.42 * high),
            (x, 0.22 * high),
            (x, 0.0),
        ]
        hull(
            k,
            smooth(outline, 0.15),
            0.98 * y,
            "cushion" if a["stripes"] > 0.5 else "body",
            radius=lerp(0.02, 0.07, k.style["roundness"]),
        )
        for i in range(count):
            at = lerp(-0.6, 0.6, i / (count - 1)) * y
            disc(k, (0.0, at, 0.64 * high), 0.13 * high, 2 * x, "dark", "x", cut=True)
            k.block((-2 * x, 2 * x), (at - 0.13, at + 0.13), (-0.05, 0.1 * high), "dark", cut=True)
        k.block((-0.25 * x, 0.25 * x), (0.9 * y, y), (0.15 * high, 0.9 * high), "dark", 0.02)
        k.block((-0.25 * x, 0.25 * x), (-y, -0.9 * y), (0.15 * high, 0.9 * high), "dark", 0.02)
        return
    if kind == 2:
        low = 0.16 * high
        for z0, z1 in ((low, low + thick_z), (high - 1.2 * thick_z, high)):
            k.block((-0.6 * thick_x, 0.6 * thick_x), (-y, y), (z0, z1), "metal", 0.3 * thick_z)
        count = int(np.clip(round(k.w / 0.17), 8, 11))
        for i in range(count):
            at = lerp(-y + thick_y / 2, y - thick_y / 2, i / (count - 1))
            k.block(
                (-thick_x / 2, thick_x / 2),
                (at - 0.42 * thick_y, at + 0.42 * thick_y),
                (low, high - 0.5 * thick_z),
                "metal",
                0.2 * thick_x,
            )
        for share in (-0.72, 0.72):
            at = share * y
            k.block((-0.6 * thick_x, 0.6 * thick_x), (at - thick_y / 2, at + thick_y / 2), (0.0, low + 0.02), "metal")
            k.block((-x, x), (at - thick_y / 2, at + thick_y / 2), (0.0, thick_z), "metal", 0.3 * thick_z)
        return
    boards = 1 + pick(a["boards"], 3)
    tall = lerp(0.2, 0.26, a["top"]) * high
    tall = min(tall, 0.8 * high / boards * 0.72)
    lamps = a["lamps"] > 0.6
    top = high * (0.84 if lamps else 1.0)
    for share in (-0.78, 0.78):
        at = share * y
        if a["feet"] > 0.5:  # splayed like a trestle
            for side in (-1, 1):
                k.leg(
                    (side * (x - 0.6 * thick_x), at, 0.0),
                    (side * 0.1 * x, at, top - 0.02),
                    max(thick_x, 0.055),
                    "metal" if k.style["metal"] > 0.5 else "frame",
                    0.2,
                )
            k.block((-thick_x / 2, thick_x / 2), (at - thick_y / 2, at + thick_y / 2), (0.16 * high, top), "metal")
            k.block(
                (-0.7 * x, 0.7 * x), (at - thick_y / 2, at + thick_y / 2), (0.16 * high, 0.16 * high + thick_z), "metal"
            )
        else:
            k.block((-0.7 * thick_x, 0.7 * thick_x), (at - thick_y / 2, at + thick_y / 2), (0.0, top), "metal", 0.01)
            k.block((-x, x), (at - 0.12, at + 0.12), (0.0, 1.4 * thick_z), "dark", 0.02)
    stripes = 5 + 2 * pick(a["stripes"], 2)
    for i in range(boards):
        z1 = top - i * 1.4 * tall
        k.block((-thick_x, thick_x), (-y, y), (z1 - tall, z1), "top", k.edge(0.012))
        for j in range(stripes):
            if j % 2 == 0:
                at = lerp(-y, y, (j + 0.5) / stripes)
                half = 0.5 * k.w / stripes * 0.8
                slant = 0.5 * tall
                corners = [
                    (at - half - slant / 2, z1 - tall + 0.004),
                    (at - half + slant / 2, z1 - 0.004),
                    (at + half + slant / 2, z1 - 0.004),
                    (at + half - slant / 2, z1 - tall + 0.004),
                ]
                clipped = [(float(np.clip(v, -y, y)), z) for v, z in corners]
                hull(k, [(v, z) for v, z in clipped], thick_x + 0.012, "cushion", matrix=FACING)
    if lamps:
        for share in (-0.78, 0.78):
            k.post((0.0, share * y), (top - 0.02, top + 0.05), 0.05, "dark")
            k.pill((0.0, share * y, high - 0.07 * high), (0.07, 0.1, 0.07 * high), "glass")


FENCE_ATTRIBUTES = ("form", "spacing", "rails", "posts", "top", "wall", "cap", "pattern")


@family("fence", attributes=FENCE_ATTRIBUTES)
def fence(k: Kit, category: str) -> None:
    """A length of pickets, railings, boards, planks lying, or a low wall with railings on it; long along y."""
    a = k.attributes
    kind = pick(a["form"], 5)
    x, y, high = k.d / 2, k.w / 2, k.h
    thin_y, thin_z, thin_x = max(0.07, 1.05 * THINNEST * k.w), max(0.06, THINNEST * high), max(0.03, 0.3 * k.d)
    metal = kind in (1, 4)
    part = (
        "metal"
        if metal and k.style["metal"] > 0.3
        else "dark"
        if metal
        else "frame"
        if k.style["metal"] < 0.6
        else "body"
    )
    post_y = max(1.4 * thin_y, 0.9 * k.d)
    foot = 0.06 * high
    wall = 0.0
    if kind == 4:
        wall = lerp(0.22, 0.45, a["wall"]) * high
        k.block((-0.92 * x, 0.92 * x), (-y, y), (0.0, wall), "body", k.edge(0.03))
        k.block((-x, x), (-y, y), (wall - 0.8 * thin_z, wall), "top", k.edge(0.02))
        foot = wall - 0.02
    body_high = high if a["cap"] < 0.5 else high - 0.06
    ends = (-y + post_y / 2, y - post_y / 2)
    places = ends if k.w < 2.0 or a["posts"] < 0.5 else (ends[0], 0.0, ends[1])
    for at in places:
        k.block(
            (-0.8 * x, 0.8 * x),
            (at - post_y / 2, at + post_y / 2),
            (foot if wall else 0.0, body_high),
            part if not wall else "body" if a["pattern"] > 0.6 else part,
            k.edge(0.02),
        )
        if a["cap"] >= 0.5:
            k.pill((0.0, at, high - 0.06), (0.9 * x, 0.6 * post_y, 0.06), part)
    top = body_high - lerp(0.02, 0.1, a["top"]) * high
    left, right = ends[0] + post_y / 2, ends[1] - post_y / 2
    if kind == 3:
        count = int(np.clip(round((top - foot) / lerp(0.17, 0.3, a["spacing"])), 3, 7))
        step = (top - foot) / count
        gap = max(0.2 * step, 0.7 * thin_z) if a["pattern"] > 0.35 else 0.35 * thin_z
        for i in range(count):
            z = foot + i * step
            k.block((0.0, 0.66 * x), (-y + 0.02, y - 0.02), (z + gap / 2, z + step - gap / 2), part, k.edge(0.015))
        k.block((-0.4 * x, 0.05 * x), (-0.06 * k.w, 0.06 * k.w), (foot, top), part)
        return
    rails = 2 + (pick(a["rails"], 2) if high > 1.1 else 0)
    for i in range(rails):
        z = lerp(foot + 0.12 * (high - foot), top - 0.12 * (high - foot), i / (rails - 1))
        if kind == 1 or kind == 4:
            z = lerp(foot + 1.3 * thin_z, top - 0.5 * thin_z, i / (rails - 1))
        k.block(
            (-0.55 * x, 0.0) if not metal else (-0.45 * x, 0.45 * x),
            (-y + 0.02, y - 0.02),
            (z - thin_z / 2, z + thin_z / 2),
            part,
            k.edge(0.015),
        )
    width = thin_y if metal else thin_y * lerp(1.0, 1.6, a["pattern"])
    gap = 1.1 * thin_y * lerp(0.9, 1.6, a["spacing"]) if kind != 2 else 0.25 * thin_y
    count = max(3, int((right - left + gap) / (width + gap)))
    step = (right - left + gap) / count
    for i in range(count):
        at = left + (i + 0.5) * step - gap / 2
        wave = (
            1.0
            + 0.1 * np.cos(2 * np.pi * (i + 0.5) / count) * (1 if a["top"] > 0.5 else 0)
            - (0.1 if a["top"] > 0.5 else 0)
        )
        tip = lerp(foot, top, float(wave)) if kind == 0 else top
        z0 = foot if not wall else wall - 0.02
        if kind == 0:
            outline = [
                (-width / 2, z0),
                (-width / 2, tip - 0.7 * width),
                (0.0, tip),
                (width / 2, tip - 0.7 * width),
                (width / 2, z0),
            ]
            hull(k, outline, 0.35 * x, part, center=(0.35 * x, at, 0.0), matrix=FACING, radius=0.008)
        elif kind == 2:
            k.block((0.0, 0.66 * x), (at - 0.5 * (step - gap), at + 0.5 * (step - gap)), (z0, tip), part, k.edge(0.015))
        else:
            k.post(
                (0.0, at),
                (z0, tip),
                min(thin_y / 2, 0.62 * x),
                part,
                oval=max(1.0, thin_y / 2 / min(thin_y / 2, 0.62 * x)),
            )
            if a["pattern"] > 0.5 and kind == 1:
                k.pill(
                    (0.0, at, tip + 0.1 * (body_high - top)),
                    (0.5 * x, 0.5 * thin_y, max(0.03, 0.9 * (body_high - top))),
                    part,
                )
    if kind == 1 and a["pattern"] > 0.7:
        k.block((-thin_x / 2, thin_x / 2), (left, right), (0.46 * high, 0.46 * high + thin_z), part)

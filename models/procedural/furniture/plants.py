"""Plants in pots, and vases."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import turn

PLANT_ATTRIBUTES = ("kind", "pot shape", "pot size", "fullness", "leaf width", "trunk height", "droop", "stand")


@family("plant", attributes=PLANT_ATTRIBUTES)
def plant(k: Kit, category: str) -> None:
    """A tree, a palm, upright blades, big leaves on stems, a cactus, a rosette, a fern, or clipped balls."""
    a = k.attributes
    form = pick(a["kind"], 8)
    slender = k.h > 1.35 * max(k.d, k.w)
    if not slender and form in (0, 1, 2, 7):
        form = {0: 6, 1: 6, 2: 5, 7: 3}[form]
    share = lerp(0.2, 0.34, a["pot size"]) * (1.0 if slender else 1.35)
    wide = min(k.d, k.w) / 2
    reach = min(wide * lerp(0.5, 0.8, a["pot size"]), 0.62 * share * k.h)
    reach = max(reach, 0.34 * wide)
    soil = _pot(k, reach, share * k.h)
    grow = (_tree, _palm, _blades, _big_leaves, _cactus, _rosette, _fern, _topiary)[form]
    grow(k, soil, reach)


def _pot(k: Kit, reach: float, high: float) -> float:
    """A pot with its soil, perhaps on legs; returns how high the soil lies."""
    a = k.attributes
    form = pick(a["pot shape"], 5)
    wall = 0.16 * reach
    low = 0.0
    oval = 1.0
    if a["stand"] > 0.75 and high > 0.16:
        low = 0.45 * high
        part = "metal" if k.style["metal"] > 0.5 else "frame"
        edge = 0.8 * reach
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.leg((sx * edge, sy * edge, 0.0), (0.82 * sx * edge, 0.82 * sy * edge, low + 0.3 * high), 0.02, part)
        k.block((-edge, edge), (-edge, edge), (low - k.least(2, 0.01), low + 0.01), part)
    top = high
    part = "frame" if form == 4 else "top"
    if form == 0:
        turn(k, [(0.68 * reach, low), (0.96 * reach, top - 0.2 * (top - low))], part, oval=oval, curved=False)
        turn(k, [(reach, top - 0.24 * (top - low)), (reach, top)], part, curved=False)
    elif form == 1:
        k.post((0.0, 0.0), (low, top), reach, part, rounding=lerp(0.02, 0.3, k.style["roundness"]) * reach)
    elif form == 2:
        turn(
            k,
            [
                (0.4 * reach, low),
                (0.85 * reach, lerp(low, top, 0.4)),
                (reach, lerp(low, top, 0.75)),
                (0.8 * reach, top),
            ],
            part,
        )
    elif form == 3:
        side = 0.86 * reach
        k.block((-side, side), (-side, side), (low, top), part, k.edge(0.2) * reach)
    else:
        rows = 4
        for i in range(rows):
            z = (lerp(low, top, i / rows), lerp(low, top, (i + 0.96) / rows))
            bulge = 1.0 - 0.12 * abs(i - 1.5)
            k.post((0.0, 0.0), z, bulge * reach, part, rounding=0.4 * (z[1] - z[0]))
        k.post((0.0, 0.0), (low, top), 0.88 * reach, part)
    soil = top - 0.1 * (top - low)
    inner = (0.86 * reach if form != 2 else 0.72 * reach) - wall * 0.5
    turn(k, [(inner, soil), (inner, top + 0.3 * k.h)], "dark", cut=True, curved=False)
    k.post((0.0, 0.0), (soil - 0.04 * k.h, soil + 0.01 * k.h), inner + 0.3 * wall, "dark")
    return soil


def _around(k: Kit, count: int, jitter: float = 0.35) -> list[float]:
    """Directions about z, evenly spread and a little disturbed."""
    start = k.rng.uniform(0, 2 * np.pi)
    return [start + 2 * np.pi * (i + jitter * k.rng.uniform(-1, 1)) / count for i in range(count)]


def _stem(k: Kit, metres: float) -> float:
    return max(metres, THINNEST * max(k.d, k.w) / 2)


def _tree(k: Kit, soil: float, reach: float) -> None:
    """A trunk, straight or plaited, that carries a crown of many clumps."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    crown = (lerp(soil, k.h, lerp(0.3, 0.6, a["trunk height"])), k.h)
    middle, half = (crown[0] + crown[1]) / 2, (crown[1] - crown[0]) / 2
    lean = k.rng.uniform(-0.15, 0.15, 2) * [x, y]
    radius = _stem(k, 0.02)
    bend = (lean[0] * 1.6, lean[1] * 1.6, lerp(soil, middle, 0.5))
    k.tube([(0.0, 0.0, soil - 0.02), bend, (lean[0] * 0.4, lean[1] * 0.4, middle)], radius, "frame", 0.8 * radius)
    count = 8 + int(a["fullness"] * 8)
    size = lerp(0.3, 0.44, a["fullness"])
    k.pill((0.0, 0.0, middle), (0.6 * x, 0.6 * y, 0.62 * half), "foliage")
    for i in range(count):
        up = 1 - 2 * (i + 0.5) / count
        flat = np.sqrt(max(1 - up**2, 0.0))
        angle = i * 2.39996 + 0.5 * k.rng.uniform(-1, 1)
        clump = size * k.rng.uniform(0.8, 1.1)
        at = (
            (1 - clump) * x * flat * np.cos(angle),
            (1 - clump) * y * flat * np.sin(angle),
            middle + (1 - clump) * half * up,
        )
        k.pill((float(at[0]), float(at[1]), float(at[2])), (clump * x, clump * y, clump * half), "foliage")


def _palm(k: Kit, soil: float, reach: float) -> None:
    """Fronds that arch out of the top of a slim trunk, or of several."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    trunks = 1 + pick(a["fullness"], 3)
    count = (9, 6, 5)[trunks - 1]
    radius = _stem(k, 0.018)
    for t, way in enumerate(_around(k, trunks)):
        foot = 0.0 if trunks == 1 else 0.4 * reach
        level = lerp(soil, k.h, lerp(0.25, 0.6, a["trunk height"]) * (1 - 0.22 * t))
        base = (foot * np.cos(way), foot * np.sin(way))
        head = (float(base[0] * 1.5), float(base[1] * 1.5), level)
        k.tube([(float(base[0]), float(base[1]), soil - 0.02), head], radius, "frame", 0.75 * radius)
        for i, angle in enumerate(_around(k, count)):
            rise = lerp(0.45, 1.0, (i % 3) / 2)
            c, s = float(np.cos(angle)), float(np.sin(angle))
            far = 0.98 if trunks == 1 else 0.8
            mid = (head[0] + 0.5 * far * x * c, head[1] + 0.5 * far * y * s, lerp(level, k.h, rise))
            drop = lerp(0.1, 0.75, a["droop"]) * (mid[2] - level)
            end = (
                float(np.clip(head[0] + far * x * c, -x, x)),
                float(np.clip(head[1] + far * y * s, -y, y)),
                mid[2] - drop,
            )
            wide = lerp(0.1, 0.2, a["leaf width"]) * (x + y)
            k.leaf(head, (mid[0] + 0.08 * x * c, mid[1] + 0.08 * y * s, mid[2]), 0.8 * wide, 0.006)
            k.leaf((mid[0] - 0.1 * x * c, mid[1] - 0.1 * y * s, mid[2]), end, wide, 0.006)


def _blades(k: Kit, soil: float, reach: float) -> None:
    """Sword-shaped leaves that stand upright, some twisted."""
    a = k.attributes
    count = 6 + int(a["fullness"] * 6)
    x, y = k.d / 2, k.w / 2
    for i, angle in enumerate(_around(k, count)):
        ring = 0.25 if i % 3 == 0 else 0.62
        c, s = float(np.cos(angle)), float(np.sin(angle))
        top = k.h if i == 0 else lerp(soil, k.h, k.rng.uniform(0.55, 0.98))
        out = 0.25 if i % 3 == 0 else lerp(0.6, 0.98, k.rng.random())
        root = (ring * 0.8 * reach * c, ring * 0.8 * reach * s, soil - 0.06 * k.h)
        tip = (out * x * c, out * y * s, top)
        k.leaf(root, tip, lerp(0.3, 0.5, a["leaf width"]) * (x + y) / 2, 0.02, roll=k.rng.uniform(-0.7, 0.7))


def _big_leaves(k: Kit, soil: float, reach: float) -> None:
    """Broad leaves, each at the end of its own bent stem."""
    a = k.attributes
    count = 7 + int(a["fullness"] * 6)
    x, y = k.d / 2, k.w / 2
    size = lerp(0.6, 0.85, a["leaf width"]) * min(x, y)
    stem = _stem(k, 0.01)
    for i, angle in enumerate(_around(k, count)):
        c, s = float(np.cos(angle)), float(np.sin(angle))
        share = (i * 0.618 + 0.1) % 1.0
        level = lerp(soil, k.h, lerp(0.35, 0.9, share)) if i else 0.94 * k.h
        out = lerp(0.5, 0.2, share)
        joint = (out * x * c, out * y * s, level)
        k.tube(
            [
                (0.2 * reach * c, 0.2 * reach * s, soil - 0.02),
                (0.45 * joint[0], 0.45 * joint[1], 0.6 * level + 0.4 * soil),
                joint,
            ],
            stem,
            "foliage",
        )
        fall = lerp(0.1, 0.7, a["droop"]) * size
        tip = (
            float(np.clip(joint[0] + size * c, -x, x)),
            float(np.clip(joint[1] + size * s, -y, y)),
            level + 0.1 * size - fall,
        )
        start = (joint[0] - 0.15 * size * c, joint[1] - 0.15 * size * s, level + 0.05 * size)
        k.leaf(start, tip, 0.85 * size, 0.01, roll=k.rng.uniform(-0.3, 0.3))


def _cactus(k: Kit, soil: float, reach: float) -> None:
    """A ribbed column with arms, or a ribbed ball."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    if a["trunk height"] < 0.4 or k.h < 1.3 * min(k.d, k.w):
        middle, half = (soil + k.h) / 2, (k.h - soil) / 2 * 1.1
        middle = k.h - half
        for angle in np.linspace(0, 2 * np.pi, 10, endpoint=False):
            c, s = float(np.cos(angle)), float(np.sin(angle))
            k.pill((0.45 * x * c, 0.45 * y * s, middle), (0.55 * x, 0.55 * y, 0.95 * half), "foliage")
        k.pill((0.0, 0.0, middle), (0.7 * x, 0.7 * y, half), "foliage")
        k.pill((0.0, 0.0, k.h - 0.06 * k.h), (0.22 * x, 0.22 * y, 0.06 * k.h), "cushion")
        return
    radius = lerp(0.24, 0.36, a["leaf width"]) * min(x, y)
    k.post((0.0, 0.0), (soil - 0.03, k.h), radius, "foliage", rounding=0.9 * radius)
    for angle in np.linspace(0, 2 * np.pi, 7, endpoint=False):
        at = (0.82 * radius * float(np.cos(angle)), 0.82 * radius * float(np.sin(angle)))
        k.post(
            at,
            (soil - 0.03, k.h - 0.3 * radius),
            max(0.3 * radius, THINNEST * k.d / 2),
            "foliage",
            rounding=0.02 * radius,
        )
    arm = 0.66 * radius
    for i, angle in enumerate(_around(k, 1 + pick(a["fullness"], 3))):
        c, s = float(np.cos(angle)), float(np.sin(angle))
        out = (c * (x - arm), s * (y - arm))
        level = lerp(soil, k.h, k.rng.uniform(0.25, 0.45))
        top = lerp(level, k.h, k.rng.uniform(0.45, 0.8)) if i else lerp(level, k.h, 0.75)
        k.tube([(0.0, 0.0, level), (out[0], out[1], level + 0.3 * arm), (out[0], out[1], top)], arm, "foliage")
        k.pill((out[0], out[1], top), (arm, arm, arm), "foliage")


def _rosette(k: Kit, soil: float, reach: float) -> None:
    """Thick pointed leaves in rings, the outer ones lying, the inner ones standing."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    rings = 3 + int(a["fullness"] > 0.5)
    wide = lerp(0.3, 0.5, a["leaf width"]) * (x + y) / 2
    for ring in range(rings):
        share = ring / (rings - 1)
        for angle in _around(k, 8 - 2 * ring, 0.15):
            c, s = float(np.cos(angle)), float(np.sin(angle))
            out = lerp(0.98, 0.12, share)
            top = lerp(lerp(soil, k.h, lerp(0.35, 0.05, a["droop"])), k.h, share)
            k.leaf((0.1 * x * c, 0.1 * y * s, soil - 0.02), (out * x * c, out * y * s, top), wide, 0.3 * wide)


def _fern(k: Kit, soil: float, reach: float) -> None:
    """A bush of arching leaves that fall over the rim of the pot."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    count = 12 + int(a["fullness"] * 8)
    wide = lerp(0.14, 0.26, a["leaf width"]) * (x + y)
    for i, angle in enumerate(_around(k, count)):
        c, s = float(np.cos(angle)), float(np.sin(angle))
        rise = lerp(0.45, 1.0, (i * 0.618) % 1.0)
        far = lerp(1.0, 0.45, (i * 0.618) % 1.0)
        crest = (0.5 * far * x * c, 0.5 * far * y * s, lerp(soil, k.h, rise) * 0.985)
        fall = lerp(0.25, 1.1, a["droop"]) * (crest[2] - soil)
        k.leaf((0.0, 0.0, soil - 0.03), (crest[0] * 1.12, crest[1] * 1.12, crest[2]), 0.8 * wide, 0.01)
        k.leaf((0.8 * crest[0], 0.8 * crest[1], crest[2]), (far * x * c, far * y * s, crest[2] - fall), wide, 0.01)
    k.pill((0.0, 0.0, soil), (0.7 * reach, 0.7 * reach, 0.3 * (k.h - soil)), "foliage")


def _topiary(k: Kit, soil: float, reach: float) -> None:
    """One ball, two or three on a straight stem, or a cone."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    oval = y / x
    k.post((0.0, 0.0), (soil - 0.02, 0.95 * k.h), _stem(k, 0.015), "frame")
    if a["fullness"] < 0.3:
        low = lerp(soil, k.h, 0.12)
        turn(
            k,
            [(0.7 * x, low), (x, lerp(low, k.h, 0.12)), (0.62 * x, lerp(low, k.h, 0.5)), (0.06 * x, k.h)],
            "foliage",
            oval=oval,
        )
        return
    balls = 1 if a["fullness"] < 0.55 else (2 if a["fullness"] < 0.85 else 3)
    top = k.h
    for i in range(balls):
        size = (1.0, 0.78, 0.58)[balls - 1 - i] if balls > 1 else 1.0
        half = min(size * min(x, y), (k.h - soil) / (2.4 * balls) * (1.0 if balls > 1 else 1.1))
        k.pill((0.0, 0.0, top - half), (size * x, size * y, half), "foliage")
        top -= 2 * half + 0.12 * (k.h - soil) / balls


VASE_ATTRIBUTES = ("profile", "neck", "belly height", "handles", "filling", "foot", "bands")


@family("vase", attributes=VASE_ATTRIBUTES)
def vase(k: Kit, category: str) -> None:
    """Bottle, amphora, jug, tulip, gourd, cylinder or bowl; empty, with branches, or with flowers."""
    a = k.attributes
    filled = a["filling"] > 0.45
    tall = k.h > 1.1 * max(k.d, k.w)
    high = k.h * (lerp(0.5, 0.62, a["neck"]) if filled and tall else (0.66 if filled else 1.0))
    handled = a["handles"] > 0.72 and not filled
    x = k.d / 2
    oval = k.w / k.d
    wide = x * (lerp(0.5, 0.75, a["foot"]) if filled else 1.0)
    across = 0.68 * wide if handled else wide
    form = pick(a["profile"], 6)
    neck, belly = (
        lerp(0.22, 0.5, a["neck"]) * lerp(0.85, 1.15, k.style["chunkiness"]),
        lerp(0.28, 0.55, a["belly height"]),
    )
    foot = lerp(0.4, 0.7, a["foot"])
    outlines = (
        [(foot, 0.0), (1.0, belly), (neck, 0.8), (1.15 * neck, 1.0)],
        [(0.8 * foot, 0.0), (0.6 * foot, 0.06), (1.0, belly + 0.15), (0.9 * neck, 0.84), (1.3 * neck, 1.0)],
        [(0.8 * foot, 0.0), (0.72, 0.3), (0.8, 0.6), (1.0, 1.0)],
        [(0.7, 0.0), (1.0, 0.25), (0.52, 0.52), (0.72, 0.72), (0.4, 0.92), (0.46, 1.0)],
        [(0.85, 0.0), (0.92, 0.05), (0.92, 0.95), (0.85, 1.0)],
        [(0.5 * foot, 0.0), (0.9, 0.4), (1.0, 0.7), (0.86, 1.0)],
    )
    outline = [(max(r * across, THINNEST * k.d / 2), z * high) for r, z in outlines[form]]
    part = "glass" if a["bands"] > 0.85 else "body"
    stretch = oval if not handled else oval * 1.0
    turn(k, outline, part, oval=stretch, curved=k.style["roundness"] > 0.3)
    mouth = outline[-1][0]
    wall = max(0.18 * mouth, 0.9 * THINNEST * k.d)
    if mouth - wall > 1.2 * THINNEST * k.d:
        lip = [(0.7 * (mouth - wall), 0.72 * high), (mouth - wall, high + 0.01)]
        turn(k, lip, part, oval=stretch, cut=True, curved=False)
        k.post((0.0, 0.0), (0.66 * high, 0.74 * high), 0.8 * mouth, "dark", oval=stretch)
    if 0.45 < a["bands"] < 0.85 and form in (0, 1, 4):
        at = lerp(0.3, 0.5, a["belly height"]) * high
        radius = float(np.interp(at, [z for _, z in outline], [r for r, _ in outline]))
        k.post((0.0, 0.0), (at, at + max(0.06 * high, k.least(2, 0.01))), min(1.03 * radius, x), "top", oval=stretch)
    if handled:
        thick = 0.008
        shoulder, top = belly * high, 0.84 * high
        for sign in (-1, 1) if a["handles"] > 0.84 else (1,):
            edge = sign * (k.w / 2 - k.least(1, 2 * thick) / 2)
            inner = sign * 0.5 * across * oval
            k.tube(
                [
                    (0.0, inner, top),
                    (0.0, 0.92 * edge, top),
                    (0.0, edge, lerp(shoulder, top, 0.6)),
                    (0.0, inner, shoulder),
                ],
                thick,
                part,
            )
    if filled:
        _bouquet(k, high, mouth)


def _bouquet(k: Kit, high: float, mouth: float) -> None:
    """Flowers, leaves or bare branches that spread over the mouth of a vase."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    stem = _stem(k, 0.004)
    flowers = a["filling"] < 0.8
    count = 5 + pick(a["bands"], 4)
    for i, angle in enumerate(_around(k, count)):
        c, s = float(np.cos(angle)), float(np.sin(angle))
        out = 0.12 if i == 0 else lerp(0.5, 0.8, k.rng.random())
        top = k.h if i == 0 else lerp(high, k.h, k.rng.uniform(0.45, 0.85))
        size = 0.24 * min(x, y) if flowers else 0.0
        end = (out * x * c, out * y * s, top - size)
        k.tube(
            [
                (0.3 * mouth * c, 0.3 * mouth * s, 0.7 * high),
                (0.4 * end[0], 0.4 * end[1], lerp(high, end[2], 0.45)),
                end,
            ],
            stem,
            "foliage" if flowers else "frame",
        )
        if flowers:
            k.pill(end, (size, size, size), "cushion")
            leaf_z = lerp(high, end[2], 0.5)
            k.leaf(
                (0.35 * end[0], 0.35 * end[1], leaf_z),
                (x * 0.95 * c, y * 0.95 * s, leaf_z + 0.12 * k.h),
                0.2 * (x + y),
                0.01,
            )
        else:
            for share in (0.55, 0.8, 0.98):
                at = (lerp(0.3, 1.0, share) * end[0], lerp(0.3, 1.0, share) * end[1], lerp(high, end[2], share))
                way = angle + k.rng.uniform(-1.2, 1.2)
                tip = (
                    float(np.clip(at[0] + 0.35 * x * np.cos(way), -x, x)),
                    float(np.clip(at[1] + 0.35 * y * np.sin(way), -y, y)),
                    min(at[2] + 0.07 * k.h, k.h),
                )
                k.leaf(at, tip, 0.2 * (x + y) / 2, 0.008)

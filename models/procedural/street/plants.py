"""Hedges, shrubs and planters."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import FACING, hull, puffs

HEDGE_ATTRIBUTES = ("clipping", "taper", "bumps", "base", "top", "gap", "density", "wave")


@family("hedge", attributes=HEDGE_ATTRIBUTES)
def hedge(k: Kit, category: str) -> None:
    """A clipped hedge, a wavy one, a row of balls, or one grown free; on short stems or in a low kerb."""
    a = k.attributes
    kind = pick(a["clipping"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    foot = lerp(0.0, 0.14, max(a["base"] - 0.4, 0.0) / 0.6) * high
    if foot > 0.03 * high:
        count = max(2, round(k.w / 0.6))
        for i in range(count):
            at = lerp(-0.82 * y, 0.82 * y, i / (count - 1))
            k.post((0.0, at), (0.0, 0.4 * high), max(0.04, 0.025 * k.w, 0.06 * k.d), "frame")
    else:
        foot = 0.0
    if a["gap"] > 0.75:
        k.block((-x, x), (-y, y), (0.0, max(0.09, 0.07 * high)), "body", k.edge(0.03))
        x, y = 0.86 * x, y - 0.07
    if kind == 0:
        wide = lerp(0.82, 1.0, a["taper"])
        k.block(
            (-0.97 * x, 0.97 * x),
            (-0.985 * y, 0.985 * y),
            (foot, 0.98 * high),
            "foliage",
            lerp(0.05, 0.3, k.style["roundness"]) * min(x, high),
        )
        count = int(np.clip(k.w * 5 * lerp(0.7, 1.3, a["density"]), 8, 24))
        for i in range(count):
            at_y = lerp(-0.9, 0.9, (i + 0.5) / count) * y
            for side in (-1, 1):
                z = foot + float(k.rng.uniform(0.15, 0.85)) * (high - foot)
                k.pill((side * 0.72 * x, at_y, z), (0.28 * x, 0.1 * k.w, 0.17 * high), "foliage", blend=0.05)
            z = high * (1 - 0.09)
            k.pill(
                (float(k.rng.uniform(-0.5, 0.5)) * x * wide, at_y, z),
                (0.4 * x, 0.09 * k.w, 0.09 * high),
                "foliage",
                blend=0.05,
            )
    elif kind == 1:
        # a top in waves
        steps = 25
        waves = 1 + pick(a["wave"], 3)
        crest = [
            (lerp(-y, y, i / steps), high * (1 - 0.075 * (1 + np.cos(2 * np.pi * waves * i / steps))))
            for i in range(steps + 1)
        ]
        outline = [(-y, foot), *((v, float(z)) for v, z in crest), (y, foot)]
        section = ((foot, 1.0), (high, lerp(0.7, 1.0, a["taper"])))
        hull(k, outline, x, "foliage", (), section, lerp(0.3, 0.6, k.style["roundness"]) * x, matrix=FACING)
        for _ in range(int(12 + 12 * a["density"])):
            lump = (
                float(k.rng.choice([-0.78, 0.78])) * x,
                float(k.rng.uniform(-0.85, 0.85)) * y,
                float(k.rng.uniform(0.2, 0.7)) * high,
            )
            k.pill(lump, (0.22 * x, 0.15 * y, 0.14 * high), "foliage", blend=0.06)
    elif kind == 2:
        count = int(np.clip(round(k.w / (1.5 * min(k.d, high))), 2, 6))
        reach = y / count * 1.08
        for i in range(count):
            at = lerp(-y + reach, y - reach, i / max(count - 1, 1))
            top = high if i % 2 == 0 else lerp(0.82, 1.0, a["top"]) * high
            puffs(k, (0.0, at, (top + foot) / 2), (x, reach, (top - foot) / 2), 12, 0.3, core=0.88)
    else:
        count = int(np.clip(round(k.w / 0.55), 3, 8))
        k.block((-0.6 * x, 0.6 * x), (-0.8 * y, 0.8 * y), (foot, 0.66 * high), "foliage", 0.3 * x)
        for i in range(count):
            reach = min(0.75 * y, 1.25 * y / count + 0.1)
            at = lerp(-y + reach, y - reach, i / (count - 1))
            top = high * (float(k.rng.uniform(0.82, 1.0)) if i else 1.0)
            puffs(
                k, (0.0, at, (top + foot) / 2), (x, reach, (top - foot) / 2), 10 + int(8 * a["bumps"]), 0.34, core=0.7
            )


SHRUB_ATTRIBUTES = ("form", "density", "blossom", "stems", "asymmetry", "leaf size")


@family("shrub", attributes=SHRUB_ATTRIBUTES)
def shrub(k: Kit, category: str) -> None:
    """A rounded bush, a loose one on stems, a tuft of grass or blades, or a low mound; some in bloom."""
    a = k.attributes
    kind = pick(a["form"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    if kind == 2:
        count = 15 + int(8 * a["density"])
        thin = 0.05 * max(k.d, k.w) * lerp(0.6, 1.0, a["leaf size"])
        k.dome((0.0, 0.0, 0.0), (0.42 * x, 0.42 * y, 0.24 * high), "foliage")
        for i in range(count):
            angle, out = i * 2.39996, np.sqrt((i + 0.5) / count)
            c, s = float(np.cos(angle)), float(np.sin(angle))
            top = high * lerp(1.0, 0.62, float(out) ** 2)
            tip = (x * c * float(out) * 0.94, y * s * float(out) * 0.94, top)
            bend = (0.38 * x * c * float(out), 0.38 * y * s * float(out), 0.62 * top)
            k.bar((0.14 * x * c, 0.14 * y * s, 0.05 * high), bend, thin, "foliage", 0.85 * thin)
            k.bar(bend, tip, 0.85 * thin, "foliage", 0.5 * thin)
        return
    if kind == 1:
        bare = lerp(0.12, 0.26, a["stems"]) * high
        stems = 4
        for i in range(stems):
            c, s = float(np.cos(1.57 * i + 0.6)), float(np.sin(1.57 * i + 0.6))
            k.bar(
                (0.1 * x * c, 0.1 * y * s, 0.0),
                (0.45 * x * c, 0.45 * y * s, 0.62 * high),
                0.03 * max(k.d, k.w),
                "frame",
            )
        clouds = 4
        for i in range(clouds):
            size = float(k.rng.uniform(0.5, 0.62))
            c, s = float(np.cos(1.57 * i)), float(np.sin(1.57 * i))
            z = lerp(bare + 0.32 * high, 0.7 * high, float(k.rng.random()))
            puffs(k, ((1 - size) * x * c, (1 - size) * y * s, z), (size * x, size * y, 0.3 * high), 10, 0.38, core=0.6)
        puffs(k, (0.0, 0.0, 0.72 * high), (0.6 * x, 0.6 * y, 0.28 * high), 12, 0.38, core=0.6)
    else:
        half = high / 2 if kind == 0 else high
        middle = half if kind == 0 else 0.0
        low = -0.8 if kind == 0 else 0.0
        ball = lerp(0.22, 0.36, a["leaf size"])
        if kind == 3:
            k.dome((0.0, 0.0, 0.0), (0.86 * x, 0.86 * y, 0.86 * high), "foliage")
            for i in range(18):
                up = (i + 0.5) / 18
                out = np.sqrt(1 - up * up) * (1 - ball)
                at = (
                    x * float(out * np.cos(2.39996 * i)),
                    y * float(out * np.sin(2.39996 * i)),
                    max(high * up * (1 - ball), 0.8 * ball * high),
                )
                k.pill(at, (ball * x, ball * y, 0.8 * ball * high), "foliage", blend=0.03)
            k.pill((0.0, 0.0, high * (1 - ball)), (ball * x, ball * y, ball * high), "foliage", blend=0.03)
        else:
            puffs(k, (0.0, 0.0, middle), (x, y, half), 18 + int(16 * a["density"]), ball, core=0.8, low=low)
            side = lerp(-0.35, 0.35, a["asymmetry"])
            puffs(k, (side * x, -side * y, 0.42 * high), (0.6 * x, 0.6 * y, 0.42 * high), 8, 0.4)
    if a["blossom"] > 0.6 and kind in (0, 3):
        for i in range(24):
            up = lerp(0.15, 0.92, (i + 0.5) / 24)
            out = np.sqrt(max(1 - (2 * up - 1) ** 2, 0.05)) if kind == 0 else np.sqrt(1 - up * up)
            at = (0.86 * x * float(out * np.cos(2.4 * i)), 0.86 * y * float(out * np.sin(2.4 * i)), up * high * 0.96)
            k.pill(at, (0.06 * k.d, 0.06 * k.w, 0.055 * high), "cushion", blend=0.02)


PLANTER_ATTRIBUTES = ("box", "wall", "planting", "box height", "rim", "feet", "density", "taper")


@family("street_planter", attributes=PLANTER_ATTRIBUTES)
def street_planter(k: Kit, category: str) -> None:
    """A trough, a tapered box, a bowl or a wooden crate, planted with bushes, grasses, a hedge or a small tree."""
    a = k.attributes
    kind = pick(a["box"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    box = lerp(0.38, 0.6, a["box height"]) * high
    box = max(box, 0.35)
    box = min(box, 0.7 * high)
    rim = max(0.05, 0.042 * high)
    part = ("body", "metal", "body", "frame")[kind]
    foot = max(0.05, 0.045 * high) if a["feet"] > 0.5 else 0.0
    long = k.w > 1.7 * k.d
    if kind == 2 and not long:
        k.post((0.0, 0.0), (foot, box), x * lerp(0.5, 0.72, a["taper"]), part, x, oval=y / x, rounding=k.edge(0.1))
        k.post((0.0, 0.0), (box - rim, box + 0.01), x, part, oval=y / x, rounding=0.02)
        if foot:
            k.post((0.0, 0.0), (0.0, foot + 0.02), 0.5 * x, part, oval=y / x)
    else:
        share = 1.0 if kind == 3 else lerp(0.74, 1.0, a["taper"])
        section = ((foot, share), (box, 1.0))
        outline = [(-x * share, foot), (-x, box), (x, box), (x * share, foot)]
        hull(k, outline, y, part, (), section, k.edge(0.06))
        if kind == 3:
            slats = 3
            for i in range(slats - 1):
                z = lerp(foot, box, (i + 1) / slats)
                gap = max(0.02, 0.016 * high)
                for cut_x, cut_y in (
                    ((x * 0.94, x * 1.1), (-y, y)),
                    ((-x * 1.1, -x * 0.94), (-y, y)),
                    ((-x, x), (y * 0.965, y * 1.1)),
                    ((-x, x), (-y * 1.1, -y * 0.965)),
                ):
                    k.block(cut_x, cut_y, (z - gap, z + gap), "dark", cut=True)
            for sx in (-1, 1):
                for sy in (-1, 1):
                    k.block(
                        (sx * (x - 0.1), sx * x),
                        (sy * (y - 0.1), sy * y),
                        (0.0, box),
                        "metal" if k.style["metal"] > 0.5 else "frame",
                        0.01,
                    )
        if a["rim"] > 0.4:
            k.block((-x, x), (-y, y), (box - rim, box), "top" if kind == 3 else part, k.edge(0.03))
        if foot:
            for sy in (-1, 1):
                k.block(
                    (-0.8 * x * share, 0.8 * x * share),
                    (sy * 0.55 * y, sy * 0.8 * y * share),
                    (0.0, foot + 0.02),
                    "dark",
                )
    wall = max(0.045, lerp(0.045, 0.09, a["wall"]) * k.d)
    if kind != 2 or long:
        k.block((-x + wall, x - wall), (-y + wall, y - wall), (box - 0.06, box + 0.1), "dark", cut=True)
    _planting(k, box, long)


def _planting(k: Kit, box: float, long: bool) -> None:
    a = k.attributes
    x, y, high = 0.88 * k.d / 2, 0.9 * k.w / 2, k.h
    kind = pick(a["planting"], 4)
    base = box - 0.06
    bowl = pick(a["box"], 4) == 2 and not long
    if bowl:
        k.post((0.0, 0.0), (base - 0.1, base + 0.075), 0.9 * x, "frame", oval=y / x, rounding=0.0)
    else:
        k.block((-0.95 * x, 0.95 * x), (-0.96 * y, 0.96 * y), (base - 0.1, base + 0.03), "frame")
    if kind == 0 and bowl:
        half = (high - base) / 2
        puffs(k, (0.0, 0.0, base + half), (0.92 * x, 0.92 * y, 1.05 * half), 20, 0.24, core=0.9)
    elif kind == 0:
        k.block(
            (-0.9 * x, 0.9 * x), (-0.95 * y, 0.95 * y), (base, high), "foliage", lerp(0.05, 0.16, k.style["roundness"])
        )
        for _ in range(14):
            lump = (
                float(k.rng.choice([-0.78, 0.78])) * x,
                float(k.rng.uniform(-0.85, 0.85)) * y,
                lerp(base, high, float(k.rng.uniform(0.25, 0.8))),
            )
            k.pill(lump, (0.2 * x, 0.16 * y, 0.2 * (high - base)), "foliage", blend=0.04)
    elif kind == 1:
        count = int(np.clip(round(k.w / k.d * 1.2), 1, 5))
        reach = y / count
        for i in range(count):
            at = lerp(-y + reach, y - reach, i / max(count - 1, 1)) if count > 1 else 0.0
            top = high if i == 0 else high * float(k.rng.uniform(0.88, 1.0))
            low = base - 0.2 * (top - base)  # rooted in the soil
            puffs(
                k,
                (0.0, at, (low + top) / 2),
                (x, 1.05 * reach, (top - low) / 2),
                10 + int(10 * a["density"]),
                0.36,
                core=0.72,
            )
            if a["rim"] > 0.5:
                for j in range(6):
                    around = j * 1.05 + i
                    z = lerp(base, top, 0.55 + 0.06 * j)
                    out = 0.8 if j < 3 else 0.55
                    k.pill(
                        (out * x * float(np.cos(around)), at + out * reach * float(np.sin(around)), z),
                        (0.075 * k.d, 0.05 * k.w, 0.06 * high),
                        "cushion",
                        blend=0.01,
                    )
    elif kind == 2:
        count = 12 if not long else 22
        thin = max(0.05 * k.d, 0.03 * k.w) * 0.6
        k.pill((0.0, 0.0, base + 0.06), (0.8 * x, 0.85 * y, 0.16 * (high - base) + 0.05), "foliage")
        for i in range(count):
            foot_y = lerp(-0.8, 0.8, (i + 0.5) / count) * y if long else 0.0
            angle = i * 2.39996
            c, s = float(np.cos(angle)), float(np.sin(angle))
            out = float(np.sqrt((i % 6 + 0.5) / 6))
            tip = (
                0.9 * x * c * out,
                foot_y + (0.12 if long else 0.85) * y * s * out,
                lerp(base, high, 1.0 if i % 6 == 0 else lerp(1.0, 0.6, out)),
            )
            k.bar((0.2 * x * c, foot_y, base), tip, thin * 1.3, "foliage", thin)
    else:
        count = 1 if not long else 2 + int(k.w > 2.3)
        for i in range(count):
            at = lerp(-0.62 * y, 0.62 * y, i / max(count - 1, 1)) if count > 1 else 0.0
            reach = min(0.95 * y / count, 1.1 * x)
            half = 0.34 * (high - base)
            k.post((0.0, at), (base, high - half), max(0.05 * k.d, 0.022 * k.w), "frame")
            puffs(k, (0.0, at, high - half), (min(x, 1.2 * reach), reach, half), 14, 0.32, core=0.82)
        if bowl:
            k.post((0.0, 0.0), (base, base + 0.12), 0.85 * x, "foliage", oval=y / x, rounding=0.05)
        else:
            k.block((-0.85 * x, 0.85 * x), (-0.92 * y, 0.92 * y), (base, base + 0.12), "foliage", 0.05)

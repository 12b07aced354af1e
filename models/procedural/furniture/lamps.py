"""Lamps: standing, hanging and on the ceiling."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family

FLOOR_ATTRIBUTES = ("shade shape", "shade size", "stand", "base size", "shade taper", "shelf")


def _stem(k: Kit, metres: float = 0.018) -> float:
    """Radius of a pole that the field can hold along both axes."""
    return max(metres, THINNEST * max(k.d, k.w) / 2)


def _shade(
    k: Kit, at: tuple[float, float], z: tuple[float, float], reach: tuple[float, float], form: int, taper: float
) -> None:
    """A shade about a point: drum, cone, globe, dome or bell."""
    x, y = reach
    oval = y / x
    part = "body" if k.style["metal"] < 0.6 or form == 2 else "metal"
    if form == 0:
        k.post(at, z, x, part, x * lerp(0.75, 1.0, taper), oval=oval, rounding=0.012)
    elif form == 1:
        k.post(at, z, x, part, x * lerp(0.3, 0.6, taper), oval=oval, rounding=0.012)
    elif form == 2:
        half = (z[1] - z[0]) / 2
        k.pill((at[0], at[1], (z[0] + z[1]) / 2), (x, y, half), "glass")
    elif form == 3:
        # a dome: the upper half of an ellipsoid
        high = z[1] - z[0]
        k.dome((at[0], at[1], z[0]), (x, y, high), part)
        k.post(at, (z[0], z[0] + 0.12 * high), x * 0.8, "glass", oval=oval, rounding=0.004)
    else:
        middle = lerp(z[0], z[1], 0.45)
        k.post(at, (z[0], middle + 0.01), x, part, x * lerp(0.45, 0.6, taper), oval=oval, rounding=0.012)
        k.post(at, (middle, z[1]), x * lerp(0.45, 0.6, taper), part, x * 0.25, oval=oval, rounding=0.012)


@family("floor_lamp", attributes=FLOOR_ATTRIBUTES)
def floor_lamp(k: Kit, category: str) -> None:
    """A shade on a pole, on a tripod, on an arc that reaches over, on a shelf stand, or a lit column."""
    a = k.attributes
    form = 2 if k.d > 1.7 * k.w else (0, 1, 3, 4)[pick(a["stand"], 4)]
    shade_form = (0, 1, 2, 3)[pick(a["shade shape"], 4)]
    x, y = k.d / 2, k.w / 2
    stem = _stem(k)
    shade = lerp(0.18, 0.32, a["shade size"]) * min(1.0, 1.9 / k.h) * k.h * 0.75
    part = k.legs_part
    disc = k.thick(2, 0.03)
    if form == 4:
        # a tall paper column on feet
        k.post(
            (0.0, 0.0),
            (0.08 * k.h, k.h),
            x * 0.9,
            "glass" if k.style["detail"] > 0.5 else "body",
            x * lerp(0.7, 0.95, a["shade taper"]),
            oval=y / x,
            rounding=lerp(0.01, 0.1, k.style["roundness"]),
        )
        k.post((0.0, 0.0), (0.0, 0.09 * k.h), x, part, x * 0.85, oval=y / x, rounding=0.01)
        return
    if form == 2:
        # an arc: the foot at -x, the shade hanging at +x
        foot = min(0.5 * k.d, y) * lerp(0.55, 0.8, a["base size"])
        at = (-x + foot, 0.0)
        reach = min(0.46 * k.d, y)
        k.post(
            at, (0.0, disc), foot, "dark" if k.style["detail"] > 0.5 else part, oval=min(1.0, y / foot), rounding=0.012
        )
        over = (x - reach, 0.0)
        low = k.h - shade * 1.35
        k.leg((at[0], at[1], 0.0), (at[0], at[1], k.h * 0.85), 2 * stem, part, 0.5)
        k.bar((at[0], 0.0, k.h * 0.84), (lerp(at[0], over[0], 0.35), 0.0, k.h - stem), stem, part)
        k.bar((lerp(at[0], over[0], 0.33), 0.0, k.h - stem), (over[0], 0.0, k.h - stem), stem, part)
        k.leg((over[0], 0.0, low + shade * 0.6), (over[0], 0.0, k.h - stem), 2 * stem, part, 0.5)
        _shade(k, over, (low, low + shade), (reach, y), shade_form, a["shade taper"])
        return
    _shade(k, (0.0, 0.0), (k.h - shade, k.h), (x, y), shade_form, a["shade taper"])
    top = k.h - shade * 0.5
    if form == 1:
        for i in range(3):
            angle = 2 * np.pi * i / 3
            c, s = float(np.cos(angle)), float(np.sin(angle))
            k.leg(
                ((x - 1.3 * stem) * c, (y - 1.3 * stem) * s, 0.0),
                (0.12 * x * c, 0.12 * y * s, top * 0.92),
                2.1 * stem,
                part,
                0.5,
            )
        k.post((0.0, 0.0), (top * 0.8, top), 1.4 * stem, part)
    elif form == 3:
        wide_x, wide_y = 0.72 * x, 0.72 * y
        k.four_legs((-wide_x, wide_x), (-wide_y, wide_y), (0.0, k.h - shade), 2 * stem, part, 0.0, 0.0)
        rows = 2 + int(a["shelf"] > 0.5)
        for i in range(rows + 1):
            z = lerp(0.1 * k.h, k.h - shade - 0.02, i / rows)
            k.block((-wide_x, wide_x), (-wide_y, wide_y), (z - disc, z), "top", 0.005)
        k.post((0.0, 0.0), (k.h - shade - 0.05, top), stem, part)
    else:
        foot = lerp(0.5, 0.85, a["base size"])
        k.post(
            (0.0, 0.0),
            (0.0, disc),
            foot * x,
            "dark" if k.style["detail"] > 0.6 else part,
            foot * x * 0.92,
            oval=y / x,
            rounding=0.012,
        )
        k.post((0.0, 0.0), (0.0, top), stem, part)
        if a["shelf"] > 0.7:
            z = 0.38 * k.h
            k.post((0.0, 0.0), (z, z + disc), 0.8 * x, "top", oval=y / x, rounding=0.008)


PENDANT_ATTRIBUTES = ("shade shape", "shade height", "count", "shade taper", "canopy", "ring")


@family("pendant_lamp", attributes=PENDANT_ATTRIBUTES)
def pendant_lamp(k: Kit, category: str) -> None:
    """Hangs from a canopy on a cord: one shade, a row or cluster of shades, a bar, rings, or stacked discs."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    cord = max(0.008, 0.038 * max(k.d, k.w) / 2)
    rose = k.thick(2, 0.025)
    oblong = k.w / k.d > 1.8
    form = pick(a["count"], 5)
    high = lerp(0.25, 0.6, a["shade height"]) * k.h

    def canopy(half_x: float, half_y: float) -> None:
        k.post((0.0, 0.0), (k.h - rose, k.h), half_x, "metal", oval=half_y / half_x, rounding=0.3 * rose)

    if oblong:
        # several shades under one long canopy, or a lit bar on two cords
        k.block((-0.3 * x, 0.3 * x), (-0.6 * y, 0.6 * y), (k.h - rose, k.h), "metal", 0.3 * rose)
        if form in (0, 1):
            bar = k.thick(2, 0.05)
            k.block(
                (-x, x),
                (-y, y),
                (0.0, max(bar, 0.25 * high)),
                "body" if a["ring"] < 0.5 else "glass",
                lerp(0.1, 0.48, k.style["roundness"]) * bar,
            )
            for sign in (-1, 1):
                k.leg((0.0, sign * 0.5 * y, 0.5 * bar), (0.0, sign * 0.5 * y, k.h), 2 * cord, "dark", 0.5)
            return
        count = int(np.clip(round(k.w / k.d), 2, 4))
        reach = min(x, y / count * 0.94)
        shape = pick(a["shade shape"], 5)
        for i in range(count):
            at = (0.0, lerp(-y + reach, y - reach, i / (count - 1)))
            low = 0.0 if i % 2 == 0 else lerp(0.0, 0.2, a["ring"]) * k.h
            _shade(k, at, (low, low + high * 0.75), (x, reach), shape, a["shade taper"])
            k.leg((at[0], at[1], low + high * 0.5), (at[0], at[1] * 0.58, k.h - rose * 0.5), 2 * cord, "dark", 0.5)
        return
    canopy(max(lerp(0.2, 0.4, a["canopy"]) * x, 2.2 * cord), max(lerp(0.2, 0.4, a["canopy"]) * y, 2.2 * cord))
    if form == 3:
        # a cluster of shades at three heights
        shape = pick(a["shade shape"], 5)
        for i in range(3):
            c, s = float(np.cos(2 * np.pi * i / 3)), float(np.sin(2 * np.pi * i / 3))
            low = (0.0, 0.16, 0.3)[i] * k.h
            at = (0.56 * x * c, 0.56 * y * s)
            _shade(k, at, (low, low + 0.6 * high), (0.44 * x, 0.44 * y), shape, a["shade taper"])
            k.leg((at[0], at[1], low + 0.4 * high), (0.1 * x * c, 0.1 * y * s, k.h - rose * 0.5), 2 * cord, "dark", 0.5)
        return
    if form == 4:
        # one or two rings of light on three cords
        tube = k.thick(2, 0.03)
        levels = (0.0, lerp(0.15, 0.4, a["shade height"]) * k.h) if a["ring"] > 0.5 else (0.0,)
        for i, z in enumerate(levels):
            share = 1.0 if i == 0 else 0.62
            k.curve(
                (0.0, 0.0, z + tube / 2),
                (x * share, y * share),
                (k.thick(0, 0.04), tube),
                np.pi,
                "glass" if k.style["detail"] > 0.5 else "metal",
                0.3 * tube,
            )
        for i in range(3):
            angle = 2 * np.pi * i / 3
            c, s = float(np.cos(angle)), float(np.sin(angle))
            k.leg(
                (0.93 * x * c, 0.93 * y * s, tube * 0.5),
                (0.1 * x * c, 0.1 * y * s, k.h - rose * 0.5),
                2 * cord,
                "dark",
                0.5,
            )
        return
    k.leg((0.0, 0.0, high * 0.7), (0.0, 0.0, k.h), 2 * cord, "dark", 0.5)
    if form == 2:
        layers = 2 + int(a["ring"] > 0.5)
        for i in range(layers):
            share = lerp(1.0, 0.5, i / layers) if a["shade taper"] < 0.5 else lerp(0.55, 1.0, i / layers)
            span = (high * i / layers, high * (i + 0.72) / layers)
            k.post(
                (0.0, 0.0),
                span,
                x * share,
                "body" if i % 2 == 0 else "glass",
                oval=y / x,
                rounding=k.edge(0.4 * (span[1] - span[0])),
            )
        k.post((0.0, 0.0), (0.0, high), 0.3 * x, "glass", oval=y / x, rounding=0.005)
        return
    _shade(k, (0.0, 0.0), (0.0, high), (x, y), pick(a["shade shape"], 5), a["shade taper"])


CEILING_ATTRIBUTES = ("shape", "layers", "arms", "shade shape", "thickness", "ring")


@family("ceiling_lamp", attributes=CEILING_ATTRIBUTES)
def ceiling_lamp(k: Kit, category: str) -> None:
    """Sits at the ceiling: a disc, a drum, a square panel, a bowl, a chandelier with arms, or a bar of spots."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    oval = y / x
    flat = k.h < 0.22
    form = pick(a["shape"], 6)
    if flat and form in (3, 4):
        form = 0
    plate = k.thick(2, 0.03)
    rim = "metal" if k.style["metal"] > 0.4 else "frame"
    if form == 0:
        band = max(plate, lerp(0.3, 0.5, a["thickness"]) * k.h)
        k.post((0.0, 0.0), (k.h - band, k.h), x, rim, oval=oval, rounding=k.edge(0.3 * band))
        k.post(
            (0.0, 0.0),
            (0.0, k.h - 0.5 * band),
            x * lerp(0.8, 0.94, a["ring"]),
            "glass",
            oval=oval,
            rounding=lerp(0.2, 0.45, k.style["roundness"]) * (k.h - 0.5 * band),
        )
        if a["layers"] > 0.6:
            k.post((0.0, 0.0), (0.25 * k.h, 0.25 * k.h + plate), x * 0.97, rim, oval=oval, rounding=0.2 * plate)
    elif form == 1:
        k.post(
            (0.0, 0.0),
            (0.0, k.h * 0.86),
            x,
            "body",
            x * lerp(0.8, 1.0, a["thickness"]),
            oval=oval,
            rounding=k.edge(0.02),
        )
        k.post((0.0, 0.0), (k.h * 0.8, k.h), x * 0.45, rim, oval=oval, rounding=0.005)
        k.post((0.0, 0.0), (0.0, 0.1 * k.h), x * 0.9, "glass", oval=oval, rounding=0.005)
    elif form == 2:
        band = max(plate, 0.4 * k.h)
        k.block((-x, x), (-y, y), (k.h - band, k.h), rim, k.edge(0.4 * band))
        k.block(
            (-0.88 * x, 0.88 * x),
            (-0.88 * y, 0.88 * y),
            (0.0, k.h - 0.5 * band),
            "glass",
            lerp(0.05, 0.4, k.style["roundness"]) * (k.h - 0.5 * band),
        )
    elif form == 3:
        bowl = lerp(0.5, 0.75, a["thickness"]) * k.h
        k.dome((0.0, 0.0, bowl), (x, y, bowl), "glass", hanging=True)
        k.post((0.0, 0.0), (bowl - plate * 0.6, bowl + plate * 0.4), x * 0.98, rim, oval=oval, rounding=0.3 * plate)
        k.post((0.0, 0.0), (bowl * 0.5, k.h), _stem(k), rim)
        k.post((0.0, 0.0), (k.h - plate, k.h), 0.32 * x, rim, oval=oval, rounding=0.3 * plate)
    elif form == 4:
        _chandelier(k, rim, plate)
    else:
        k.block((-0.4 * x, 0.4 * x), (-0.92 * y, 0.92 * y), (k.h - max(plate, 0.25 * k.h), k.h), rim, k.edge(0.01))
        count = 2 + pick(a["arms"], 3)
        reach = min(x, 0.8 * y / count)
        for i in range(count):
            at = lerp(-y + reach, y - reach, i / (count - 1))
            shade = 0 if a["shade shape"] < 0.5 else 2
            _shade(k, (0.0, at), (0.0, 0.85 * k.h), (x, reach), shade, 0.8)


def _chandelier(k: Kit, rim: str, plate: float) -> None:
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    stem = _stem(k)
    arms = 4 + pick(a["arms"], 3)
    globe = lerp(0.2, 0.3, a["thickness"]) * min(x, y)
    high = lerp(0.25, 0.4, a["ring"]) * k.h
    hub = 0.4 * k.h
    shape = pick(a["shade shape"], 3)
    k.post((0.0, 0.0), (hub - stem, k.h), 1.2 * stem, rim)
    k.post((0.0, 0.0), (k.h - plate, k.h), 0.35 * x, rim, oval=y / x, rounding=0.3 * plate)
    for i in range(arms):
        angle = 2 * np.pi * i / arms
        c, s = float(np.cos(angle)), float(np.sin(angle))
        at = ((x - globe) * c, (y - globe) * s)
        k.bar((0.0, 0.0, hub), (at[0], at[1], hub), stem, rim)
        low = 0.0 if a["layers"] < 0.5 else hub - 0.3 * high
        _shade(k, at, (low, max(low + high, hub + stem)), (globe, globe), shape, a["thickness"])

"""Chairs with a seat and legs, and stools."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Arc, RoundCone

CHAIR_ATTRIBUTES = (
    "back height",
    "back style",
    "arms",
    "seat thickness",
    "back rake",
    "base",
    "upholstery",
    "stretchers",
)


@family("chair", "dining_chair", "dressing_chair", attributes=CHAIR_ATTRIBUTES)
def chair(k: Kit, category: str) -> None:
    """A seat, a back at -x (panel, slats, ladder, frame, curved, shell) and four legs, a sled, a pedestal or a star."""
    a = k.attributes
    seat = float(np.clip(k.h * lerp(0.58, 0.42, a["back height"]), 0.34, 0.54))
    seat = float(np.clip(seat, 0.38 * k.h, 0.72 * k.h))
    pad = k.thick(2, lerp(0.035, 0.1, a["seat thickness"]))
    rake = lerp(0.0, 0.22, a["back rake"])
    thick = k.thick(0, 0.035)
    foot = -k.d / 2 + rake * (k.h - seat)  # where the back meets the seat
    back, front = foot, k.d / 2
    half = k.w / 2 * lerp(1.0, 0.94, k.style["roundness"])
    arms = a["arms"] > (0.72 if category == "dining_chair" else 0.6)
    if arms:
        half *= 0.92
    soft = a["upholstery"] > 0.4
    form = pick(a["base"], 5) if category == "dressing_chair" else pick(a["base"] * 0.85, 5)
    _seat(k, (back, front), half, seat, pad, soft)
    _back(k, foot, thick, half, seat, pad, rake, soft)
    under = seat - pad
    if form in (0, 1, 2):
        # under a round seat the legs stand closer
        tuck = 0.16 * (front - back) if pick(k.style["roundness"], 3) == 2 and not arms else 0.0
        narrow = 0.76 if tuck else 1.0
        _legs(k, (back + tuck, front - tuck), half * narrow, under, sled=form == 2)
    elif form == 3:
        reach = (0.36 * k.d, 0.36 * k.w)
        disc = k.thick(2, 0.025)
        middle = (back + front) / 2
        k.post((middle, 0.0), (0.0, disc), reach[0], "metal", oval=reach[1] / reach[0], rounding=0.01)
        k.post((middle, 0.0), (0.0, under + 0.01), max(0.035, THINNEST * k.d / 2), "metal")
    else:
        _star(k, (back + front) / 2, under)
    if arms:
        _arms(k, foot, front, seat, rake, soft)


def _seat(k: Kit, x: tuple[float, float], half: float, top: float, pad: float, soft: bool) -> None:
    form = pick(k.style["roundness"], 3)
    part = "cushion" if soft else "top"
    if form == 2:
        middle, reach = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2
        k.post(
            (middle, 0.0),
            (top - pad, top),
            reach,
            part,
            oval=half / reach,
            rounding=pad * lerp(0.2, 0.48, k.style["softness"]),
        )
        k.block((x[0], middle), (-half * 0.85, half * 0.85), (top - pad, top), part, 0.3 * pad)
    elif soft:
        k.block(x, (-half, half), (top - pad, top - pad * 0.5), "frame", 0.2 * pad)
        k.cushion(x, (-half, half), (top - pad * 0.9, top + 0.01), part)
    else:
        k.block(x, (-half, half), (top - pad, top), part, k.edge(0.5 * pad))


def _back(k: Kit, foot: float, thick: float, half: float, seat: float, pad: float, rake: float, soft: bool) -> None:
    """Everything above the seat, leaning back by `rake` metres per metre."""
    form = pick(k.attributes["back style"], 8)
    part = "cushion" if soft else "frame"
    low, high = seat - pad, k.h
    middle_x = foot + thick / 2 - rake * (high - low) / 2

    def upright(
        y: tuple[float, float], z: tuple[float, float], what: str, depth: float = 1.0, radius: float = 0.0
    ) -> None:
        """A block following the rake."""
        shift = middle_x - rake * ((z[0] + z[1]) / 2 - (low + high) / 2)
        k.block((shift - thick * depth / 2, shift + thick * depth / 2), y, z, what, radius, lean=-rake)

    post = k.thick(1, 0.035)
    rail = k.thick(2, 0.05)
    round_ = k.edge(0.45 * thick)
    if form == 0:
        upright((-half, half), (low, high), part, 1.0, round_)
    elif form == 1:
        # a panel held clear of the seat by two posts
        for sy in (-1, 1):
            upright((sy * half * 0.8, sy * (half * 0.8 - post)), (low, high - rail), k.legs_part)
        upright((-half, half), (lerp(seat, high, 0.38), high), part, 1.2, min(0.45 * thick, k.edge(0.1)))
    elif form in (2, 3, 4):
        for sy in (-1, 1):
            upright((sy * half, sy * (half - post)), (low, high), "frame", 1.0, round_)
        upright((-half, half), (high - rail * 1.4, high), "frame", 1.0, round_)
        if form == 2:
            count = 3 if k.w < 0.5 else 4
            for i in range(1, count):
                y = lerp(-half + post / 2, half - post / 2, i / count)
                upright((y - post * 0.5, y + post * 0.5), (low, high - rail / 2), "frame", 0.9)
        elif form == 3:
            for share in (0.3, 0.62):
                z = lerp(seat, high, share)
                upright((-half, half), (z, z + rail), "frame", 0.9, round_ * 0.5)
        else:
            upright(
                (-half + post * 0.9, half - post * 0.9),
                (lerp(seat, high, 0.18), high - rail),
                "cushion",
                1.1,
                0.3 * thick,
            )
    elif form == 5:
        # a curved wrap-around back
        depth = min(0.5 * (k.d / 2 - foot), half * 0.9)
        high_part = lerp(seat, high, 0.35 if k.style["lift"] > 0.5 else 0.02)
        k.curve(
            (foot + depth - rake * ((high_part + high) / 2 - low) * 0.6, 0.0, (high_part + high) / 2),
            (depth, half),
            (thick, high - high_part),
            lerp(1.1, 1.7, k.attributes["arms"]),
            part,
            0.45 * thick,
            lean=-rake * 0.6,
        )
        if high_part > seat + 0.05:
            for sy in (-1, 1):
                upright((sy * half * 0.45, sy * (half * 0.45 - post)), (low, lerp(high_part, high, 0.3)), k.legs_part)
    elif form == 6:
        # one rounded shell, like moulded plywood
        middle = (seat + high) / 2
        shift = middle_x - rake * (middle - (low + high) / 2)
        rise = (high - seat) / 2
        standing = np.array([[-rake * rise / half, 0, 1.0], [0, 1, 0], [rise / half, 0, 0]])
        k.put(RoundCone(half, half, thick / 2, 0.4 * thick), part, (shift, 0.0, middle), standing)
        upright((-half * 0.5, half * 0.5), (low, middle), part)
    else:
        # a low rail on spindles
        for share in (-0.85, -0.3, 0.3, 0.85):
            y = share * (half - post / 2)
            upright((y - post / 2, y + post / 2), (low, high - rail / 2), "frame", 0.8, 0.3 * thick)
        upright((-half, half), (high - rail * 1.6, high), "frame", 1.0, round_)


def _legs(k: Kit, x: tuple[float, float], half: float, under: float, sled: bool) -> None:
    part = k.legs_part
    if sled:
        post_x, post_y, rail = k.thick(0, 0.025), k.thick(1, 0.025), k.thick(2, 0.025)
        for sy in (-1, 1):
            side = (sy * half * 0.96, sy * (half * 0.96 - post_y))
            k.block((x[0], x[1]), side, (0.0, rail), part, 0.3 * rail)
            k.block((x[1] - post_x, x[1]), side, (0.0, under + 0.01), part, 0.3 * post_x)
            if k.style["lift"] > 0.4:
                k.block((x[0], x[0] + post_x), side, (0.0, under + 0.01), part, 0.3 * post_x)
            else:
                k.block((x[0], x[1]), side, (under - rail, under + 0.01), part, 0.3 * rail)
        if k.style["lift"] <= 0.4:
            k.block((x[0], x[0] + post_x), (-half * 0.96, half * 0.96), (0.0, rail), part, 0.3 * rail)
        return
    size = lerp(0.035, 0.055, k.style["chunkiness"])
    k.four_legs((x[0], x[1] - 0.01), (-half * 0.97, half * 0.97), (0.0, under + 0.01), size, part)
    if k.attributes["stretchers"] > 0.6 and k.style["leg form"] < 0.65:
        z = under * lerp(0.25, 0.5, k.attributes["stretchers"])
        rail, wide = k.thick(2, 0.025), k.thick(1, 0.025)
        for sy in (-1, 1):
            k.block((x[0] + 0.01, x[1] - 0.02), (sy * half * 0.95, sy * (half * 0.95 - wide)), (z, z + rail), part)
        middle = (x[0] + x[1]) / 2
        k.block((middle - wide / 2, middle + wide / 2), (-half * 0.93, half * 0.93), (z, z + rail), part)
    elif k.rng.random() < 0.3:
        k.block((x[0] + 0.02, x[1] - 0.03), (-half * 0.9, half * 0.9), (under - k.thick(2, 0.04), under + 0.01), part)


def _star(k: Kit, middle: float, under: float) -> None:
    """A five-armed swivel foot on castors."""
    hub = 0.11
    radius = max(0.03, THINNEST * max(k.d, k.w) / 2)
    k.post((middle, 0.0), (0.06, under + 0.01), radius, "metal")
    for i in range(5):
        angle = 2 * np.pi * i / 5
        tip = (middle + 0.36 * k.d * float(np.cos(angle)), 0.36 * k.w * float(np.sin(angle)))
        k.bar((middle, 0.0, hub), (tip[0], tip[1], 0.065), radius * 1.05, "metal", radius * 0.9)
        k.pill((tip[0], tip[1], 0.035), (0.035, 0.035, 0.035), "dark")


def _arms(k: Kit, foot: float, front: float, seat: float, rake: float, soft: bool) -> None:
    wide, rail, post = k.thick(1, 0.04), k.thick(2, 0.03), k.thick(0, 0.035)
    top = min(seat + 0.2, lerp(seat, k.h, 0.6))
    back = foot - rake * (top - seat)
    reach = front - lerp(0.0, 0.12, k.rng.random())
    for sy in (-1, 1):
        side = (sy * k.w / 2, sy * (k.w / 2 - wide))
        k.block(
            (back, reach),
            side,
            (top - rail, top),
            "cushion" if soft and k.style["softness"] > 0.6 else "frame",
            k.edge(0.45 * rail),
        )
        x = reach - post - 0.02
        k.block((x, x + post), side, (seat * 0.7, top - rail / 2), "frame", k.edge(0.01))
        k.block((foot, x + post), side, (seat - 1.4 * rail, seat - 0.4 * rail), "frame", k.edge(0.01))
        k.block((foot, foot + post), side, (seat - rail, top - rail / 2), "frame", k.edge(0.01), lean=-rake)


CHINESE_ATTRIBUTES = ("back height", "back style", "arms", "seat thickness", "splat", "apron", "cushion")


@family("chinese_chair", attributes=CHINESE_ATTRIBUTES)
def chinese_chair(k: Kit, category: str) -> None:
    """A Ming chair: a box of stretchers and aprons below, a splat and a horseshoe rail or a yoke above."""
    a = k.attributes
    seat = float(np.clip(k.h * lerp(0.55, 0.44, a["back height"]), 0.36 * k.h, 0.56))
    x, y = k.d / 2, k.w / 2
    post = lerp(0.035, 0.05, k.style["chunkiness"])
    px, py, rail = max(post, THINNEST * k.d), max(post, THINNEST * k.w), k.thick(2, 0.032)
    k.block((-x, x), (-y, y), (seat - k.thick(2, 0.035), seat), "frame", k.edge(0.015))
    if a["cushion"] > 0.6:
        k.block((-x * 0.85, x * 0.9), (-y * 0.85, y * 0.85), (seat - 0.01, seat + 0.045), "cushion", 0.02)
    else:
        k.block((-x * 0.8, x * 0.8), (-y * 0.8, y * 0.8), (seat - 0.01, seat + 0.01), "top", 0.004)
    round_form = 0.5  # always round posts, whatever the style's legs
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x - px / 2), sy * (y - py / 2))
            k.leg((at[0], at[1], 0.0), (at[0], at[1], seat), post * 1.2, "frame", round_form)
    low = 0.09
    for sy in (-1, 1):
        k.block(
            (-x + px / 2, x - px / 2), (sy * y, sy * (y - py)), (low + 0.05, low + 0.05 + rail), "frame", 0.3 * rail
        )
    for sx in (-1, 1):
        k.block((sx * x, sx * (x - px)), (-y + py / 2, y - py / 2), (low, low + rail), "frame", 0.3 * rail)
    if a["apron"] > 0.4:
        k.block((-x + 0.01, x - 0.01), (-y + 0.01, y - 0.01), (seat - 0.11, seat - 0.02), "frame", 0.01)
    top_arm = lerp(seat, k.h, 0.5)
    form = pick(a["back style"], 3)
    back = -x + px / 2
    splat = (lerp(0.16, 0.26, a["splat"]) * k.w) / 2
    thick = k.thick(0, 0.02)
    if form == 0:
        # horseshoe: one rail falls from the back to the fronts of the arms
        bend = x * 0.95
        slope = (k.h - top_arm) / (2 * bend)
        matrix = np.array([[1, 0, 0], [0, y / bend, 0], [-slope, 0, 1.0]])
        tube = max(0.024, 0.028 * k.d)
        k.put(Arc(bend - tube, tube, tube, 2.0, 0.9 * tube), "frame", (0.0, 0.0, k.h - tube - slope * bend), matrix)
        for sy in (-1, 1):
            k.leg(
                (0.3 * x, sy * (y - py * 0.7), seat),
                (0.35 * x, sy * (y - py * 0.75), k.h - slope * 1.3 * bend - tube),
                post,
                "frame",
                round_form,
            )
            k.leg((back, sy * y * 0.62, seat), (back + 0.02, sy * y * 0.55, k.h - tube), post, "frame", round_form)
        k.block((back - thick / 2, back + thick / 2), (-splat, splat), (seat - 0.01, k.h - tube), "frame", 0.005)
    else:
        yoke = k.thick(2, 0.04)
        k.block(
            (-x, -x + px),
            (-y, y) if form == 1 else (-y * 0.9, y * 0.9),
            (k.h - yoke, k.h),
            "frame",
            0.45 * min(yoke, px),
        )
        for sy in (-1, 1):
            k.leg(
                (back, sy * (y * 0.92 - py / 2), seat),
                (back, sy * (y * 0.88 - py / 2), k.h - yoke / 2),
                post,
                "frame",
                round_form,
            )
        k.block(
            (-x + px / 2 - thick / 2, -x + px / 2 + thick / 2),
            (-splat, splat),
            (seat - 0.01, k.h - yoke / 2),
            "frame",
            0.005,
        )
        if form == 2 or a["arms"] > 0.35:
            for sy in (-1, 1):
                k.block(
                    (-x + px / 3, x * 0.82),
                    (sy * y * 0.98, sy * (y * 0.98 - py)),
                    (top_arm - rail, top_arm),
                    "frame",
                    0.4 * rail,
                )
                k.leg(
                    (x * 0.7, sy * (y * 0.97 - py / 2), seat),
                    (x * 0.7, sy * (y * 0.97 - py / 2), top_arm - rail / 2),
                    post,
                    "frame",
                    round_form,
                )


STOOL_ATTRIBUTES = ("seat shape", "seat thickness", "base", "upholstery", "stretchers", "low back")


@family("stool", attributes=STOOL_ATTRIBUTES)
def stool(k: Kit, category: str) -> None:
    """A stool on legs, a drum, a pouf, an ottoman or a bar stool on a column."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    rounded = a["seat shape"] > 0.5
    soft = a["upholstery"] > 0.4
    form = pick(a["base"], 5)
    part = "cushion" if soft else "top"
    if form == 1:
        # a pouf: upholstery down to the floor, perhaps on a dark plinth
        low = 0.0 if k.style["lift"] < 0.5 else 0.12 * k.h
        if rounded:
            k.post(
                (0.0, 0.0),
                (low, k.h),
                x,
                "cushion",
                oval=y / x,
                rounding=lerp(0.15, 0.9, k.style["softness"]) * min(x, k.h / 2) * 0.6,
            )
        else:
            k.block((-x, x), (-y, y), (low, k.h), "cushion", lerp(0.1, 0.7, k.style["softness"]) * min(x, y, k.h / 2))
        if low:
            k.four_legs((-x * 0.85, x * 0.85), (-y * 0.85, y * 0.85), (0.0, low * 1.3), 0.05, splay=0.0)
        return
    pad = k.thick(2, lerp(0.04, 0.12, a["seat thickness"]))
    if rounded:
        k.post((0.0, 0.0), (k.h - pad, k.h), x, part, oval=y / x, rounding=pad * lerp(0.15, 0.48, k.style["softness"]))
    elif soft:
        k.block((-x, x), (-y, y), (k.h - pad, k.h - 0.4 * pad), "frame", 0.2 * pad)
        k.cushion((-x, x), (-y, y), (k.h - 0.8 * pad, k.h))
    else:
        k.block((-x, x), (-y, y), (k.h - pad, k.h), part, k.edge(0.5 * pad))
    under = k.h - pad
    share = 0.72 if rounded else 0.94
    if form in (0, 4):
        legs = lerp(0.035, 0.055, k.style["chunkiness"])
        outer = 1.0 if k.style["leg form"] >= 0.65 else share
        k.four_legs((-x * outer, x * outer), (-y * outer, y * outer), (0.0, under + 0.01), legs, splay=None)
        if a["stretchers"] > 0.5 and k.style["leg form"] < 0.65:
            z, rail = under * 0.35, k.thick(2, 0.025)
            for sign in (-1, 1):
                wide_x, wide_y = k.thick(0, 0.025), k.thick(1, 0.025)
                k.block(
                    (-x * share * 0.95, x * share * 0.95),
                    (sign * y * share * 0.97, sign * (y * share * 0.97 - wide_y)),
                    (z, z + rail),
                    k.legs_part,
                )
                k.block(
                    (sign * x * share * 0.97, sign * (x * share * 0.97 - wide_x)),
                    (-y * share * 0.95, y * share * 0.95),
                    (z, z + rail),
                    k.legs_part,
                )
    elif form == 2:
        k.post(
            (0.0, 0.0),
            (0.0, under + 0.01),
            x * lerp(0.6, 0.95, a["stretchers"]),
            "body",
            x * lerp(0.5, 0.95, k.style["leg taper"]),
            k.edge(0.04),
            y / x,
        )
    else:
        foot = k.thick(2, 0.025)
        k.post((0.0, 0.0), (0.0, foot), 0.8 * x, "metal", oval=y / x, rounding=0.4 * foot)
        k.post((0.0, 0.0), (0.0, under + 0.01), max(0.03, THINNEST * max(k.d, k.w) / 2), "metal")
        if k.h > 0.6 and a["stretchers"] > 0.4:
            k.curve(
                (0.0, 0.0, 0.4 * k.h), (0.6 * x, 0.6 * y), (k.thick(0, 0.02), k.thick(2, 0.02)), np.pi, "metal", 0.01
            )
            k.block((-0.58 * x, 0.58 * x), (-0.02, 0.02), (0.4 * k.h - 0.01, 0.4 * k.h + 0.01), "metal")

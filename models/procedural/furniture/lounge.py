"""Upholstered chairs for one: armchairs and lounge chairs."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family

ARMCHAIR_ATTRIBUTES = (
    "back height",
    "body style",
    "arm width",
    "arm height",
    "back rake",
    "leg height",
    "loose cushion",
    "wings",
)


@family("armchair", "lounge_chair", attributes=ARMCHAIR_ATTRIBUTES)
def armchair(k: Kit, category: str) -> None:
    """A club chair, a wing chair, a tub, a wooden frame with cushions, or a shell on a foot."""
    form = pick(k.attributes["body style"], 5)
    if category == "armchair":
        build = (_club, _club, _tub, _framed, _shell)[form]
    else:
        build = (_framed, _shell, _tub, _framed, _club)[form]
    build(k)


def _heights(k: Kit) -> tuple[float, float, float]:
    """Height of the legs, the seat and the arms."""
    a = k.attributes
    seat = float(np.clip(0.43, 0.4 * k.h, 0.6 * k.h)) * lerp(1.06, 0.92, a["back height"])
    legs = lerp(0.03, 0.22, a["leg height"]) if a["leg height"] > 0.2 else 0.0
    arms = lerp(seat + 0.06, min(seat + 0.28, 0.93 * k.h), a["arm height"])
    return min(legs, 0.5 * seat), seat, arms


def _stand(k: Kit, x: tuple[float, float], y: tuple[float, float], legs: float) -> None:
    if legs > 0:
        k.four_legs(x, y, (0.0, legs + 0.04), lerp(0.045, 0.07, k.style["chunkiness"]))


def _club(k: Kit) -> None:
    a = k.attributes
    legs, seat, arms = _heights(k)
    wide = max(lerp(0.1, 0.22, a["arm width"]), 0.05 * k.w)
    thick = k.thick(0, 0.14)
    rake = lerp(0.0, 0.22, a["back rake"])
    run = rake * (k.h - legs)
    front = k.d / 2 - 0.02
    y = k.w / 2 - wide
    deck = seat - 0.14
    k.block((-k.d / 2 + run * 0.5, front), (-k.w / 2, k.w / 2), (legs, deck), "body", k.edge(0.05))
    k.block(
        (-k.d / 2 + run / 2, -k.d / 2 + run / 2 + thick),
        (-y - 0.04, y + 0.04),
        (legs, k.h),
        "body",
        lerp(0.25, 0.48, k.style["softness"]) * thick,
        lean=-rake,
    )
    for sign in (-1, 1):
        side = (sign * k.w / 2, sign * y)
        k.block((-k.d / 2 + run * 0.7, front), side, (legs, arms), "body", lerp(0.1, 0.48, k.style["roundness"]) * wide)
        if a["wings"] > 0.6 and k.h - arms > 0.2:
            k.block(
                (-k.d / 2 + run * 0.5, -k.d / 2 + run * 0.5 + lerp(0.2, 0.32, a["wings"])),
                (sign * k.w / 2, sign * (k.w / 2 - max(0.09, 0.1 * k.w))),
                (arms - 0.1, k.h * 0.98),
                "body",
                0.045,
                lean=-rake,
            )
    start = -k.d / 2 + thick + run * 0.6
    if a["loose cushion"] > 0.4:
        k.cushion((start - 0.01, start + 0.15), (-y, y), (seat - 0.04, k.h * 0.95), lean=-rake)
        start += 0.04
    k.cushion((start - 0.02, k.d / 2), (-y, y), (deck - 0.01, seat + 0.02))
    _stand(k, (-k.d / 2 + run * 0.5, front), (-k.w / 2, k.w / 2), legs)


def _tub(k: Kit) -> None:
    """A wall that runs round the seat."""
    a = k.attributes
    legs, seat, _ = _heights(k)
    x, y = k.d / 2, k.w / 2
    thick = max(lerp(0.08, 0.16, a["arm width"]), 0.06 * k.d)
    angle = lerp(1.5, 2.3, a["arm height"])
    low_arms = a["wings"] > 0.5
    wall_top = lerp(seat + 0.1, k.h, 0.45) if low_arms else k.h
    radius = lerp(0.2, 0.48, k.style["softness"]) * thick
    k.curve((0.0, 0.0, (legs + wall_top) / 2), (x, y), (thick, wall_top - legs), angle, "body", radius)
    if low_arms:
        k.curve(
            (0.0, 0.0, (seat + k.h) / 2 - 0.05), (x * 0.99, y * 0.99), (thick, k.h - seat + 0.1), 0.95, "body", radius
        )
    deck = seat - 0.12
    k.post((0.0, 0.0), (legs, deck), x * 0.96, "body", oval=y / x, rounding=0.02)
    k.block((0.0, x), (-y * 0.72, y * 0.72), (legs, deck), "body", 0.04)
    k.cushion((-x + thick * 0.8, x), (-y + thick * 0.9, y - thick * 0.9), (deck - 0.01, seat + 0.02))
    _stand(k, (-x * 0.72, x * 0.85), (-y * 0.74, y * 0.74), legs)


def _framed(k: Kit) -> None:
    """A wooden frame that carries a seat cushion and a back cushion."""
    a = k.attributes
    _, seat, arms = _heights(k)
    x, y = k.d / 2, k.w / 2
    rake = lerp(0.12, 0.45, a["back rake"])
    post_x, post_y, rail = k.thick(0, 0.045), k.thick(1, 0.045), k.thick(2, 0.04)
    pad = max(lerp(0.09, 0.15, k.style["softness"]), 0.06 * k.h)
    start = -x + rake * (k.h - seat)
    part = k.legs_part
    for sign in (-1, 1):
        side = (sign * y, sign * (y - post_y))
        k.block((x - post_x, x), side, (0.0, arms), part, k.edge(0.015))
        lean = 0.0 if k.style["leg form"] < 0.5 else -0.18
        back = max(-x + 0.02, start - 0.08)
        k.block(
            (back - lean * arms / 2, back - lean * arms / 2 + post_x), side, (0.0, arms), part, k.edge(0.015), lean=lean
        )
        k.block((back - 0.04, x), side, (arms - rail, arms), part, k.edge(0.02))
        if k.style["detail"] > 0.5:
            k.block((back, x), side, (seat - pad - rail, seat - pad + 0.01), part, k.edge(0.01))
    k.block(
        (start, x - post_x * 0.5),
        (-y + post_y * 0.5, y - post_y * 0.5),
        (seat - pad - rail, seat - pad + 0.01),
        part,
        0.008,
    )
    inner = y - post_y * 0.9
    k.cushion((start - 0.02, x + 0.0), (-inner, inner), (seat - pad, seat + 0.01))
    middle = (start + -x) / 2
    thick = max(pad * 0.9, THINNEST * k.d)
    k.cushion((middle, middle + thick), (-inner, inner), (seat - 0.02, k.h), lean=-rake)
    k.block(
        (middle - 0.03, middle + 0.02), (-inner, inner), (seat - pad, lerp(seat, k.h, 0.85)), part, 0.008, lean=-rake
    )


def _shell(k: Kit) -> None:
    """A padded bucket on a swivel foot or on splayed legs."""
    a = k.attributes
    _, seat, _ = _heights(k)
    x, y = k.d / 2, k.w / 2
    rake = lerp(0.1, 0.35, a["back rake"])
    run = rake * (k.h - seat)
    thick = max(lerp(0.07, 0.12, a["arm width"]), 0.06 * k.d)
    bend = (x - run / 2) * 0.98
    middle = (seat + k.h) / 2
    k.curve(
        (-x + bend + run / 2, 0.0, middle - 0.05),
        (bend, y),
        (thick, k.h - seat + 0.1),
        lerp(0.9, 1.35, a["wings"]),
        "body",
        0.48 * thick,
        lean=-rake,
    )
    arm_high = lerp(0.08, 0.22, a["arm height"])
    k.curve(
        (-x + run + (x - run / 2), 0.0, seat + arm_high / 2 - 0.06),
        (x - run / 2, y),
        (thick, arm_high + 0.12),
        lerp(1.6, 2.1, a["arm height"]),
        "body",
        0.48 * thick,
    )
    pad = 0.15
    k.pill((run / 2 + 0.01, 0.0, seat - pad / 2), (x - run / 2, y * 0.94, pad / 2 + 0.03), "cushion", 4)
    under = seat - pad
    if k.style["metal"] > 0.5:
        disc = k.thick(2, 0.025)
        k.post((run / 2, 0.0), (0.0, disc), 0.62 * x, "metal", oval=y / x, rounding=0.4 * disc)
        k.post((run / 2, 0.0), (0.0, under + 0.03), max(0.035, THINNEST * max(k.d, k.w) / 2), "metal")
    else:
        k.four_legs((-x * 0.75 + run / 2, x * 0.85), (-y * 0.85, y * 0.85), (0.0, under + 0.05), 0.05, splay=0.22)

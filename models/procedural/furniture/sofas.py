"""Upholstery: sofas of every plan, armchairs, lounge chairs, bean bags."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family

Span = tuple[float, float]

SOFA_ATTRIBUTES = (
    "arm width",
    "arm height",
    "arm style",
    "seat count",
    "back cushions",
    "back rake",
    "leg height",
    "side",
)


def _measures(k: Kit) -> tuple[float, float, float, float]:
    """Height of the legs, of the seat's deck, of the seat and of the arms."""
    a = k.attributes
    legs = lerp(0.0, 0.17, a["leg height"]) if a["leg height"] > 0.2 else 0.0
    seat = float(np.clip(0.44, 0.42 * k.h, 0.62 * k.h))
    legs = min(legs, 0.45 * seat)
    deck = max(legs + 0.35 * (seat - legs), seat - 0.19)
    arms = lerp(seat + 0.04, min(k.h * 0.97, seat + 0.3), a["arm height"])
    return legs, deck, seat, arms


def _stand(k: Kit, x: Span, y: Span, legs: float) -> None:
    """Feet, or a recessed plinth."""
    if legs <= 0.0:
        return
    if k.style["lift"] < 0.3:
        k.block((x[0] + 0.06, x[1] - 0.08), (y[0] + 0.06, y[1] - 0.06), (0.0, legs + 0.02), "dark")
    else:
        k.four_legs(
            (x[0] + 0.02, x[1] - 0.02),
            (y[0] + 0.03, y[1] - 0.03),
            (0.0, legs + 0.03),
            lerp(0.05, 0.08, k.style["chunkiness"]),
            splay=0.0,
        )


def _arm(k: Kit, sign: int, x: Span, wide: float, low: float, top: float) -> None:
    """One arm: a slab, a roll, a sloping pad, or a wooden frame."""
    form = pick(k.attributes["arm style"], 5)
    outer, inner = sign * k.w / 2, sign * (k.w / 2 - wide)
    if form == 0:
        k.block(x, (outer, inner), (low, top), "body", k.edge(0.45 * wide))
    elif form == 1:
        roll = min(0.62 * wide, 0.4 * (top - low))
        k.block(x, (outer - sign * roll * 0.35, inner), (low, top - roll * 0.6), "body", k.edge(0.05))
        centre = outer - sign * roll
        k.bar((x[0], centre, top - roll), (x[1], centre, top - roll), roll, "body")
    elif form == 2:
        k.block(x, (outer, inner), (low, top - 0.03), "body", k.edge(0.04))
        k.cushion((x[0], x[1] + 0.0), (outer, inner), (top - 0.12, top), "cushion")
    elif form == 3:
        # falling towards the front
        drop = 0.35 * (top - low)
        k.block(x, (outer, inner), (low, top - drop), "body", k.edge(0.45 * wide))
        k.block((x[0], lerp(x[0], x[1], 0.45)), (outer, inner), (low, top), "body", min(0.45 * wide, drop))
    else:
        post, rail = k.thick(0, 0.05), k.thick(2, 0.045)
        slim = min(wide, k.thick(1, 0.06))
        side = (outer, outer - sign * slim)
        for ex in (x[0], x[1] - post):
            k.block((ex, ex + post), side, (0.0, top), k.legs_part, k.edge(0.015))
        k.block(x, side, (top - rail, top), k.legs_part, k.edge(0.02))
        k.block(x, side, (low, low + 1.2 * rail), k.legs_part, k.edge(0.015))


def _arm_width(k: Kit, most: float) -> float:
    a = k.attributes
    if pick(a["arm style"], 5) == 4:
        return k.thick(1, 0.06)
    return max(lerp(0.09, most, a["arm width"]), 0.05 * k.w)


def _back(k: Kit, y: Span, low: float, seat: float, thick: float, count: int) -> float:
    """Frame and cushions of the back along -x; returns where the seat begins."""
    a = k.attributes
    rake = lerp(0.0, 0.25, a["back rake"])
    loose = a["back cushions"] > 0.35
    frame_top = k.h if not loose else lerp(seat + 0.1, k.h, 0.8 if a["back cushions"] < 0.8 else 0.97)
    run = rake * (k.h - low)
    k.block((-k.d / 2, -k.d / 2 + thick), y, (low, frame_top), "body", k.edge(0.45 * thick))
    if not loose:
        k.block((-k.d / 2 + run, -k.d / 2 + run + thick), y, (low, k.h), "body", k.edge(0.45 * thick), lean=-rake)
        return -k.d / 2 + thick + run * 0.8
    depth = lerp(0.12, 0.2, k.style["softness"])
    start = -k.d / 2 + thick * 0.9
    for i in range(count):
        span = (lerp(*y, i / count) + 0.004 * k.w, lerp(*y, (i + 1) / count) - 0.004 * k.w)
        k.cushion((start + run * 0.4, start + depth + run * 0.4), span, (seat - 0.05, k.h), "cushion", lean=-rake * 0.6)
    return start + depth * 0.7


def _seats(k: Kit, x: Span, y: Span, deck: float, seat: float, count: int) -> None:
    gap = 0.006 * k.w if k.style["softness"] < 0.72 else 0.0
    for i in range(count):
        k.cushion(x, (lerp(*y, i / count) + gap, lerp(*y, (i + 1) / count) - gap), (deck - 0.01, seat))


@family("sofa", "multi_seat_sofa", "loveseat_sofa", attributes=SOFA_ATTRIBUTES)
def sofa(k: Kit, category: str) -> None:
    """A straight sofa: base, back, two arms (or none), seat and back cushions."""
    a = k.attributes
    legs, deck, seat, arm_top = _measures(k)
    armless = a["arm width"] < 0.08
    wide = 0.0 if armless else _arm_width(k, 0.26)
    y = (-k.w / 2 + wide, k.w / 2 - wide)
    inner = y[1] - y[0]
    count = max(1, round(inner / lerp(0.95, 0.55, a["seat count"]))) if a["seat count"] > 0.12 else 1
    count = min(count, 4)
    thick = max(k.thick(0, lerp(0.08, 0.2, a["back rake"])), 0.06)
    front = k.d / 2 - 0.02
    k.block(
        (-k.d / 2, front),
        y if pick(a["arm style"], 5) != 4 else (y[0] - 0.01, y[1] + 0.01),
        (legs, deck),
        "body",
        k.edge(0.04),
    )
    start = _back(k, y, legs, seat, thick, count)
    _seats(k, (start - 0.02, k.d / 2), y, deck, seat, count)
    if not armless:
        for sign in (-1, 1):
            _arm(k, sign, (-k.d / 2, front), wide, legs, arm_top)
    _stand(k, (-k.d / 2, front), (-k.w / 2, k.w / 2), legs)
    if k.rng.random() < 0.35 and not armless:
        for sign in (-1, 1)[: 1 + int(k.rng.random() < 0.5)]:
            at = sign * (inner / 2 - 0.2)
            k.pill((start + 0.1, at, min(seat + 0.19, k.h - 0.17)), (0.09, 0.2, 0.17), "top", 4)


@family("l_shaped_sofa", attributes=SOFA_ATTRIBUTES)
def corner_sofa(k: Kit, category: str) -> None:
    """A sofa with a long seat or a second back on one side (`side` below one half: on -y)."""
    a = k.attributes
    legs, deck, seat, arm_top = _measures(k)
    sign = -1 if a["side"] < 0.5 else 1
    depth = min(max(0.85, 0.45 * k.d), 0.65 * k.d)
    bay = max(min(0.95, 0.42 * k.w), 0.3 * k.w)
    wide = _arm_width(k, 0.24)
    thick = max(k.thick(0, 0.12), 0.1)
    cornered = a["back cushions"] > 0.5  # the back turns round the corner instead of an open chaise end
    main = -k.d / 2 + depth
    outer, bay_y = sign * k.w / 2, sign * (k.w / 2 - bay)
    far = -sign * (k.w / 2 - wide)
    side_wall = thick if cornered else wide
    low_y, high_y = min(far, outer), max(far, outer)
    k.block((-k.d / 2, main - 0.02), (low_y, high_y), (legs, deck), "body", k.edge(0.04))
    k.block((-k.d / 2, k.d / 2 - 0.02), (outer, bay_y), (legs, deck), "body", k.edge(0.04))
    inner = outer - sign * side_wall
    count = max(1, round(abs(bay_y - far) / lerp(0.95, 0.6, a["seat count"])))
    start = _back(k, (min(far, inner), max(far, inner)), legs, seat, thick, count + 1)
    rest = sorted((far, bay_y))
    _seats(k, (start - 0.02, main), (rest[0], rest[1]), deck, seat, count)
    k.cushion((start - 0.02, k.d / 2), sorted_span(bay_y, inner), (deck - 0.01, seat))
    _arm(k, -sign, (-k.d / 2, main - 0.02), wide, legs, arm_top)
    if cornered:
        k.block(
            (-k.d / 2, k.d / 2 - 0.25 * (k.d - depth)),
            (outer, outer - sign * thick),
            (legs, lerp(seat, k.h, 0.8)),
            "body",
            k.edge(0.45 * thick),
        )
        cushion = lerp(0.12, 0.18, k.style["softness"])
        y = sorted_span(outer - sign * thick * 0.9, outer - sign * (thick + cushion))
        for i in range(2):
            x = (
                lerp(start + 0.12, k.d / 2 - 0.25 * (k.d - depth), i / 2),
                lerp(start + 0.12, k.d / 2 - 0.25 * (k.d - depth), (i + 1) / 2),
            )
            k.cushion(x, y, (seat - 0.05, lerp(seat, k.h, 0.95)))
    else:
        _arm(k, sign, (-k.d / 2, main - 0.02), wide, legs, arm_top)
    if legs > 0:
        _stand(k, (-k.d / 2, main), (-k.w / 2, k.w / 2), legs)
        size = max(0.06, 0.042 * k.d)
        for y_leg in (outer - sign * 0.08, bay_y + sign * 0.08):
            k.leg((k.d / 2 - 0.12, y_leg, 0.0), (k.d / 2 - 0.12, y_leg, legs + 0.03), size, k.legs_part)


def sorted_span(a: float, b: float) -> Span:
    """The interval between two values in either order."""
    return (a, b) if a <= b else (b, a)


@family("chaise_longue_sofa", attributes=SOFA_ATTRIBUTES)
def chaise_longue(k: Kit, category: str) -> None:
    """A day bed: the head at -x when it is deeper than wide, else along the back with one raised end."""
    a = k.attributes
    legs, deck, seat, arm_top = _measures(k)
    if k.d >= k.w:
        rake = lerp(0.15, 0.5, a["back rake"])
        thick = k.thick(0, 0.14)
        run = rake * (k.h - deck)
        k.block((-k.d / 2 + run * 0.4, k.d / 2 - 0.02), (-k.w / 2, k.w / 2), (legs, deck), "body", k.edge(0.06))
        k.cushion((-k.d / 2 + run, k.d / 2), (-k.w / 2, k.w / 2), (deck - 0.01, seat))
        k.block(
            (-k.d / 2 + run / 2, -k.d / 2 + run / 2 + thick),
            (-k.w / 2, k.w / 2),
            (deck - 0.02, k.h),
            "cushion",
            lerp(0.2, 0.48, k.style["softness"]) * thick,
            lean=-rake,
        )
        if a["arm width"] > 0.55:
            sign = -1 if a["side"] < 0.5 else 1
            wide = k.thick(1, 0.1)
            k.block(
                (-k.d / 2 + run, lerp(-k.d / 2, k.d / 2, 0.62)),
                sorted_span(sign * k.w / 2, sign * (k.w / 2 - wide)),
                (legs, arm_top),
                "body",
                k.edge(0.45 * wide),
            )
        if a["back cushions"] > 0.6:
            roll = min(0.09, 0.2 * k.h)
            k.bar(
                (-k.d / 2 + run + thick + roll * 0.5, -k.w * 0.36, seat + roll * 0.8),
                (-k.d / 2 + run + thick + roll * 0.5, k.w * 0.36, seat + roll * 0.8),
                roll,
                "top",
            )
        _stand(k, (-k.d / 2 + run * 0.5, k.d / 2), (-k.w / 2, k.w / 2), legs)
        return
    sign = -1 if a["side"] < 0.5 else 1
    front = k.d / 2 - 0.02
    k.block((-k.d / 2, front), (-k.w / 2, k.w / 2), (legs, deck), "body", k.edge(0.06))
    head = k.thick(1, 0.16)
    span = sorted_span(sign * (k.w / 2 - head), -sign * k.w / 2)
    thick = k.thick(0, 0.12)
    k.cushion((-k.d / 2 + thick * 0.7, k.d / 2), span, (deck - 0.01, seat))
    k.block(
        (-k.d / 2, front),
        sorted_span(sign * k.w / 2, sign * (k.w / 2 - head)),
        (legs, k.h),
        "body",
        k.edge(0.48 * head),
    )
    reach = sorted_span(sign * k.w / 2, sign * (k.w / 2 - lerp(0.5, 1.0, a["back cushions"]) * k.w))
    if a["back cushions"] > 0.15:
        k.block(
            (-k.d / 2, -k.d / 2 + thick),
            reach,
            (legs, lerp(seat, k.h, lerp(0.5, 0.95, a["arm height"]))),
            "body",
            k.edge(0.48 * thick),
        )
    _stand(k, (-k.d / 2, front), (-k.w / 2, k.w / 2), legs)


@family("lazy_sofa", attributes=("back height", "puffiness", "lobes", "arms", "slump"))
def lazy_sofa(k: Kit, category: str) -> None:
    """A bean bag or a soft floor seat: blobs that melt into each other."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    melt = 0.18 * k.h
    form = pick(a["lobes"], 3)
    seat = k.h * lerp(0.62, 0.42, a["back height"])
    power = 4 if a["puffiness"] < 0.5 else 2
    if form == 0:
        # a pear: a wide base and a narrower top towards the back
        k.pill((0.0, 0.0, seat * 0.5), (x, y, seat * 0.5), "cushion", 4)
        k.pill(
            (-x * lerp(0.5, 0.3, a["slump"]), 0.0, k.h * 0.55),
            (x * 0.5, y * lerp(0.6, 0.85, a["puffiness"]), k.h * 0.45),
            "cushion",
            2,
            melt,
        )
    elif form == 1:
        k.pill((x * 0.1, 0.0, seat * 0.5), (x * 0.9, y, seat * 0.5), "cushion", 4)
        k.pill((-x * 0.68, 0.0, k.h * 0.52), (x * 0.32, y * 0.95, k.h * 0.48), "cushion", power, melt * 0.4)
        if a["arms"] > 0.4:
            for sign in (-1, 1):
                k.pill(
                    (-x * 0.05, sign * y * 0.78, seat * 0.75),
                    (x * 0.75, y * 0.22, seat * 0.5),
                    "cushion",
                    power,
                    melt * 0.4,
                )
    else:
        # a folded mattress: two slabs
        thick = k.thick(2, lerp(0.14, 0.24, a["puffiness"]))
        k.cushion((-x, x), (-y, y), (0.0, min(seat, 1.6 * thick)))
        rake = lerp(0.1, 0.4, a["slump"])
        run = rake * (k.h - thick)
        k.cushion(
            (-x + run / 2, -x + run / 2 + max(thick, 0.2 * k.d)), (-y * 0.97, y * 0.97), (thick * 0.8, k.h), lean=-rake
        )

"""Traffic lights and signs."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Arc
from models.procedural.street.poles import foot, pole
from models.procedural.street.solids import FACING, beam, disc, hull, smooth

SIGNAL_ATTRIBUTES = ("arrangement", "lenses", "hoods", "arm", "backplate", "box", "base", "pole girth")


_HUNG = 0.62
"""From this depth on a signal hangs from an arm, metres."""


def _signal(
    k: Kit, at: tuple[float, float, float], wide: float, high: float, lenses: int, round_: bool, plate: bool = False
) -> None:
    """One head facing +x: a box with hooded lenses; `at` is the middle of its back."""
    x, y, z = at
    a = k.attributes
    hung = k.d > _HUNG
    deep = max(0.16, 0.085 * k.d) if hung else 0.3 * k.d
    k.block(
        (x, x + deep),
        (y - wide / 2, y + wide / 2),
        (z - high / 2, z + high / 2),
        "dark",
        (0.45 if round_ else 0.15) * wide,
    )
    if plate:
        k.block(
            (x, x + 0.5 * deep),
            (y - 0.72 * wide, y + 0.72 * wide),
            (z - 0.56 * high, z + 0.56 * high),
            "dark",
            0.1 * wide,
        )
    radius = min(0.37 * wide, 0.42 * high / lenses)
    for i in range(lenses):
        at_z = z + high * ((i + 0.5) / lenses - 0.5)
        part = ("foliage", "top", "cushion")[i if lenses == 3 else 2 * i]
        disc(k, (x + deep, y, at_z), radius, 0.035 + 0.01 * k.d, part, "x", 0.01)
        if a["hoods"] > 0.3:
            reach = lerp(0.1, 0.2, a["hoods"]) * (1.0 if hung else 1.7 * k.d)
            thick = max(0.03, 0.5 * THINNEST * max(k.w, k.h))
            matrix = np.array([[0, 0, 1.0], [0, 1.0, 0], [-1.0, 0, 0]])
            k.put(
                Arc(radius + thick / 2, thick / 2, reach / 2, 1.7, 0.3 * thick),
                "dark",
                (x + deep + reach / 2, y, at_z),
                matrix,
            )


@family("traffic_light", attributes=SIGNAL_ATTRIBUTES)
def traffic_light(k: Kit, category: str) -> None:
    """Signals on a pole: one head, a second beside it, one for walkers below, or one hung from an arm."""
    a = k.attributes
    high = k.h
    stout = lerp(0.09, 0.14, a["pole girth"])
    part = "metal" if k.style["metal"] > 0.4 else "dark"
    long = k.d > _HUNG
    lenses = 3 if a["lenses"] < 0.75 else 2
    round_ = k.style["roundness"] > 0.5
    tall = lerp(0.26, 0.32, a["box"]) * min(high, 3.4) * lenses / 3
    plate = a["backplate"] > 0.6 or k.w > 0.46
    wide = 0.98 * k.w / (1.44 if plate else 1.0)
    hood = 0.19 + (lerp(0.1, 0.2, a["hoods"]) if a["hoods"] > 0.3 else 0.02)
    if long:
        # hung over the road from an arm
        x = -k.d / 2 + 0.16
        pole(k, (x, 0.0), (0.0, high), stout, part)
        z = high - max(0.06, 0.5 * THINNEST * high) - 0.03
        beam(k, (x, 0.0, z), (k.d / 2 - hood + 0.08, 0.0, z), 0.1, part)
        k.bar((x, 0.0, z - 0.14 * high), (lerp(x, k.d / 2 - hood, 0.45), 0.0, z), 0.02 * high, part)
        _signal(k, (k.d / 2 - hood - 0.02, 0.0, high - 0.58 * tall), wide, tall, lenses, round_, plate)
        if a["arrangement"] > 0.5:
            _signal(k, (x + 0.05, 0.0, 0.62 * high), 0.85 * wide, 0.7 * tall, 2, round_)
    else:
        x = -k.d / 2 + max(0.09, 0.62 * max(stout, THINNEST * k.d))
        arrangement = pick(a["arrangement"], 3)
        y = 0.0 if arrangement != 1 else -0.26 * k.w
        top = high - (0.02 if a["arm"] > 0.5 else 0.45 * tall)
        pole(k, (x, y), (0.0, top), stout, part)
        back = x + 0.45 * stout
        _signal(
            k,
            (back, y, high - tall * (0.56 if plate and arrangement != 1 else 0.5)),
            wide if arrangement != 1 else 0.44 * k.w,
            tall,
            lenses,
            round_,
            plate and arrangement != 1,
        )
        if arrangement == 1:
            _signal(k, (back, 0.28 * k.w, high - 0.62 * tall), 0.4 * k.w, 0.85 * tall, lenses, round_)
            beam(k, (back, y, high - 0.62 * tall), (back, 0.28 * k.w, high - 0.62 * tall), 0.07, part)
        elif arrangement == 2:
            _signal(k, (back, 0.0, high - 1.45 * tall), 0.85 * wide, 0.62 * tall, 2, round_)
        k.block(
            (x - 0.05, x + 0.16 + 0.5 * stout),
            (y - 0.085, y + 0.085),
            (1.0, 1.0 + max(0.22, 0.07 * high)),
            "top",
            0.04,
        )
    foot(k, (x, 0.0 if long else y), 0 if a["base"] < 0.5 else 1, stout, part)


SIGN_ATTRIBUTES = ("plate", "border", "second plate", "posts", "pole girth", "cap", "base")


@family("traffic_sign", attributes=SIGN_ATTRIBUTES)
def traffic_sign(k: Kit, category: str) -> None:
    """A disc, a triangle, an octagon, a diamond, a square or a direction board, facing +x; some with a plate below."""
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    kind = pick(a["plate"], 7)
    part = "metal"
    thick = max(0.05, 0.34 * k.d)
    stout = lerp(0.06, 0.085, a["pole girth"])
    size = min(y, 0.2 * high)
    lone = pick(a["posts"], 3) < 2 or kind < 5
    middle = high - (size if kind != 6 else 0.7 * size)
    depth = (x - thick, x)

    def plate(corners: list[tuple[float, float]], share: float, slot: str, proud: float) -> None:
        outline = [(share * cy * y, middle + share * cz * size) for cy, cz in corners]
        at = x - thick / 2 + proud
        hull(
            k,
            smooth(outline, 0.1 + 0.1 * k.style["roundness"]),
            thick / 2,
            slot,
            radius=0.01,
            center=(at, 0.0, 0.0),
            matrix=FACING,
        )

    def polygon(count: int, first: float) -> list[tuple[float, float]]:
        angles = [first + 2 * np.pi * i / count for i in range(count)]
        return [(float(np.cos(t)), float(np.sin(t))) for t in angles]

    border = lerp(0.68, 0.84, a["border"])
    shapes = {
        0: polygon(28, 0.0), 1: [(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
        2: [(v / 0.924, w / 0.924) for v, w in polygon(8, np.pi / 8)],
        3: polygon(4, 0.0), 4: [(-1.0, 0.8), (1.0, 0.8), (0.0, -1.0)],
        5: [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        6: [(-1.0, -0.62), (0.72, -0.62), (1.0, 0.0), (0.72, 0.62), (-1.0, 0.62)],
    }  # fmt: skip
    corners = shapes[kind]
    plate(corners, 1.0, "cushion", -0.012)
    if kind != 2:
        inner = corners if kind not in (1, 4) else [(v, w - (0.1 if kind == 1 else -0.1)) for v, w in corners]
        plate(inner, border if kind not in (1, 4) else 0.6, "top", 0.0)
        if kind in (0, 5):
            k.block(
                (x - 0.5 * thick, x + 0.006),
                (-0.45 * y, 0.45 * y),
                (middle - 0.14 * size, middle + 0.14 * size),
                "cushion",
                0.01,
            )
        elif kind in (1, 3):
            k.block(
                (x - 0.5 * thick, x + 0.006),
                (-0.09 * y, 0.09 * y),
                (middle - 0.28 * size, middle + 0.2 * size),
                "dark",
                0.01,
            )
    else:
        k.block(
            (x - 0.5 * thick, x + 0.006),
            (-0.66 * y, 0.66 * y),
            (middle - 0.15 * size, middle + 0.15 * size),
            "top",
            0.01,
        )
    below = middle - (1.06 if kind != 6 else 0.7) * size
    if a["second plate"] > 0.5:
        tall = max(0.24, 0.09 * high)
        k.block(depth, (-0.8 * y, 0.8 * y), (below - tall - 0.06, below - 0.06), "top", 0.02)
        k.block(
            (x - 0.5 * thick, x + 0.006),
            (-0.55 * y, 0.55 * y),
            (below - 0.65 * tall - 0.06, below - 0.4 * tall - 0.06),
            "dark",
            0.01,
        )
    places = (0.0,) if lone else (-0.62 * y, 0.62 * y)
    for at in places:
        radius_x = min(max(stout / 2, 0.2 * k.d), 0.34 * k.d)
        center = -x + radius_x
        top = high - 0.02 if a["cap"] > 0.5 or kind not in (1, 3) else middle
        top = min(top, middle + (0.85 * size if kind in (0, 2, 5) else 0.5 * size))
        wide = max(stout, 1.05 * THINNEST * k.w) / 2
        k.post((center, at), (0.0, top), radius_x, part, oval=wide / radius_x, rounding=0.0)
        if a["base"] > 0.6:
            k.post(
                (center, at),
                (0.0, max(0.14, 0.05 * high)),
                min(1.5 * radius_x, 0.5 * k.d),
                "dark",
                oval=2.2 * wide / radius_x / 1.5,
            )
        heights = [middle - 0.4 * size]
        if a["second plate"] > 0.5:
            heights.append(below - 0.5 * max(0.24, 0.09 * high) - 0.06)
        for z in heights:
            half = max(0.04, 0.6 * THINNEST * high)
            k.block((center, x - 0.5 * thick), (at - max(0.04, wide), at + max(0.04, wide)), (z - half, z + half), part)

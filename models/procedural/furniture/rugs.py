"""Rugs."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundBox, RoundCone

Span = tuple[float, float]

RUG_ATTRIBUTES = ("pattern", "border", "fringe", "motif", "repeats", "corners")


@family("rug", attributes=RUG_ATTRIBUTES)
def rug(k: Kit, category: str) -> None:
    """Bordered with a medallion, striped, of diamonds, of blocks, round or oval with rings, plain, or a hide."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    form = pick(a["pattern"], 8)
    square = 0.8 < k.d / k.w < 1.25
    if form == 4:
        _ringed(k, x, y)
        return
    if form == 5 and a["motif"] > 0.4:
        _hide(k)
        return
    fringe = 0.05 if a["fringe"] > 0.55 else 0.0
    along_y = k.w >= k.d
    inner_x, inner_y = (x, y - fringe) if along_y else (x - fringe, y)
    _flat(k, (-inner_x, inner_x), (-inner_y, inner_y), 0, "body")
    if fringe:
        _fringes(k, fringe, along_y)
    border = lerp(0.06, 0.14, a["border"]) * min(x, y) * 2
    if form in (0, 1) or (form in (3, 6) and a["border"] > 0.6):
        _flat(
            k,
            (-inner_x + 0.3 * border, inner_x - 0.3 * border),
            (-inner_y + 0.3 * border, inner_y - 0.3 * border),
            1,
            "top",
        )
        rest = 0.3 * border + max(0.5 * border, 3 * VOXEL_SHARE * max(k.d, k.w))
        inner_x, inner_y = inner_x - rest, inner_y - rest
        _flat(k, (-inner_x, inner_x), (-inner_y, inner_y), 2, "body" if form != 1 else "cushion")
    count = 4 + pick(a["repeats"], 5)
    if form == 0:
        for level, (share, part) in enumerate(((0.66, "cushion"), (0.46, "top"), (0.22, "frame"))):
            _diamond(k, (0.0, 0.0), (share * inner_x, share * inner_y), 3 + level, part, round_=a["motif"] > 0.5)
        for sx in (-1, 1):
            for sy in (-1, 1):
                _diamond(k, (sx * 0.72 * inner_x, sy * 0.74 * inner_y), (0.16 * inner_x, 0.14 * inner_y), 3, "top")
    elif form == 1:
        for i in range(count):
            row = lerp(-inner_y, inner_y, (i + 0.5) / count)
            for share in (-0.5, 0.5):
                _diamond(k, (share * inner_x, row), (0.4 * inner_x, 0.78 * inner_y / count), 3, ("top", "frame")[i % 2])
    elif form == 2:
        parts = ("top", "cushion", "frame")
        edges = np.cumsum(k.rng.uniform(0.5, 1.5, 2 * count + 1))
        edges = edges / edges[-1]
        for i in range(count):
            span = (lerp(-inner_y, inner_y, edges[2 * i]), lerp(-inner_y, inner_y, edges[2 * i + 1]))
            _flat(k, (-inner_x, inner_x), span, 1, parts[i % 3])
    elif form == 3:
        rows = max(2, round(count * k.d / k.w))
        for i in range(rows):
            for j in range(count):
                at = (lerp(-inner_x, inner_x, (i + 0.5) / rows), lerp(-inner_y, inner_y, (j + 0.5) / count))
                half = (0.92 * inner_x / rows, 0.92 * inner_y / count)
                _diamond(k, at, half, 3, ("cushion", "top")[(i + j) % 2])
                if a["motif"] > 0.5:
                    _diamond(k, at, (0.45 * half[0], 0.45 * half[1]), 4, "frame")
    elif form == 6:
        _blocks(k, (-inner_x, inner_x), (-inner_y, inner_y), 2 + pick(a["repeats"], 2), 3)
    elif form == 7 and (square or a["motif"] > 0.5):
        for level, share in enumerate(np.linspace(0.9, 0.25, 3 + pick(a["repeats"], 3))):
            reach = (share * inner_x, share * inner_y)
            _flat(k, (-reach[0], reach[0]), (-reach[1], reach[1]), 1 + level % 4, ("top", "body", "cushion")[level % 3])
    else:
        stripe = lerp(0.5, 0.8, a["motif"])
        for sign in (-1, 1):
            for share in (stripe, stripe + 0.13):
                wide = max(0.03 * inner_y, 1.5 * VOXEL_SHARE * k.w)
                middle = sign * share * inner_y
                _flat(k, (-inner_x, inner_x), (middle - wide, middle + wide), 1, "top")


def _top(k: Kit, level: int) -> float:
    """Height of a colour of the pile; each lies a hair above the one below it."""
    return k.h * (1.0 - 0.9 * VOXEL_SHARE * max(0, 6 - level))


def _flat(k: Kit, x: Span, y: Span, level: int, part: str) -> None:
    k.block(x, y, (0.0, _top(k, level)), part, 0.2 * k.h * k.style["softness"] if level == 0 else 0.0)


def _diamond(k: Kit, at: Span, half: Span, level: int, part: str, round_: bool = False) -> None:
    """A lozenge or an ellipse lying flat."""
    high = _top(k, level)
    if round_:
        k.put(RoundCone(half[0], half[0], high / 2), part, (*at, high / 2), np.diag([1.0, half[1] / half[0], 1.0]))
        return
    # a square turned by 45 degrees and stretched
    matrix = np.array([[half[0], -half[0], 0], [half[1], half[1], 0], [0, 0, 1.0]]) / np.sqrt(2)
    matrix[2, 2] = 1.0
    side = 1 / np.sqrt(2)
    k.put(RoundBox((side, side, high / 2)), part, (*at, high / 2), matrix)


def _fringes(k: Kit, long: float, along_y: bool) -> None:
    """Tassels at both short ends."""
    side = k.d if along_y else k.w
    count = 13
    high = 0.7 * k.h
    for sign in (-1, 1):
        end = sign * ((k.w if along_y else k.d) / 2)
        inner = end - sign * (long + 0.01)
        for i in range(count):
            at = lerp(-side / 2, side / 2, (i + 0.5) / count)
            span = (at - 0.27 * side / count, at + 0.27 * side / count)
            ends = (min(inner, end), max(inner, end))
            k.block(span if along_y else ends, ends if along_y else span, (0.0, high), "top")


def _ringed(k: Kit, x: float, y: float) -> None:
    a = k.attributes
    rings = 2 + pick(a["repeats"], 4)
    parts = ("body", "top", "cushion") if a["motif"] > 0.4 else ("body", "top")
    for i in range(rings):
        share = 1.0 - i / (rings + 0.4 * a["border"])
        _diamond(k, (0.0, 0.0), (share * x, share * y), min(i, 5), parts[i % len(parts)], round_=True)
    if a["fringe"] > 0.7:
        for i in range(24):
            angle = 2 * np.pi * i / 24
            at = (0.97 * x * float(np.cos(angle)), 0.97 * y * float(np.sin(angle)))
            _diamond(k, at, (0.045 * k.d, 0.045 * k.w), 0, "body", round_=True)


def _hide(k: Kit) -> None:
    """The skin of a cow: a body with four legs, with patches."""
    x, y = k.d / 2, k.w / 2
    lobes = [((0.0, 0.0), (0.76, 0.84)), ((0.0, 0.62), (0.5, 0.38)), ((0.0, -0.6), (0.56, 0.4))]
    for sx in (-1, 1):
        for sy in (-1, 1):
            lobes.append(((sx * k.rng.uniform(0.62, 0.7), sy * k.rng.uniform(0.5, 0.66)), (0.3, 0.2)))
    for (cx, cy), (rx, ry) in lobes:
        _diamond(k, (cx * x, cy * y), (rx * x, ry * y), 0, "body", round_=True)
    for _ in range(6):
        at = k.rng.uniform(-0.4, 0.4, 2)
        half = k.rng.uniform(0.08, 0.18, 2)
        _diamond(k, (at[0] * x, 1.3 * at[1] * y), (half[0] * x, 1.2 * half[1] * y), 2, "frame", round_=True)


def _blocks(k: Kit, x: Span, y: Span, depth: int, level: int) -> None:
    """Rectangles inside rectangles, split by chance, each of a colour of its own."""
    if depth == 0:
        part = ("body", "top", "cushion", "frame")[int(k.rng.integers(4))]
        if part != "body":
            _flat(k, x, y, level, part)
        return
    share = k.rng.uniform(0.35, 0.65)
    if (x[1] - x[0]) > (y[1] - y[0]):
        cut = lerp(*x, share)
        _blocks(k, (x[0], cut), y, depth - 1, level)
        _blocks(k, (cut, x[1]), y, depth - 1, level)
    else:
        cut = lerp(*y, share)
        _blocks(k, x, (y[0], cut), depth - 1, level)
        _blocks(k, x, (cut, y[1]), depth - 1, level)

"""Curtains and blinds."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundBox, RoundCone

Span = tuple[float, float]

CURTAIN_ATTRIBUTES = ("kind", "fullness", "opening", "ties", "pelmet", "rings", "length")


@family("curtain", attributes=CURTAIN_ATTRIBUTES)
def curtain(k: Kit, category: str) -> None:
    """Folds of cloth on a rod: a drawn pair, a pair tied back, one side only; a folded or a slatted blind."""
    a = k.attributes
    half = k.w / 2
    form = pick(a["kind"], 5)
    rod = max(0.03, k.least(2, 0.025))
    top = k.h - rod
    if form == 4:
        _blind(k)
        return
    if a["pelmet"] > 0.7:
        high = max(0.1 * k.h, 0.1)
        k.block(
            (-k.d / 2, k.d / 2),
            (-half, half),
            (k.h - high, k.h),
            "frame" if k.style["softness"] < 0.5 else "top",
            k.edge(0.02),
        )
        top = k.h - 0.5 * high
    else:
        part = "metal" if k.style["metal"] > 0.4 else "frame"
        level = k.h - rod / 2
        k.tube([(0.0, -half + rod, level), (0.0, half - rod, level)], rod / 2, part)
        for sign in (-1, 1):
            knob = (min(max(0.7 * rod, 0.03), 0.45 * k.d), 0.8 * rod, rod / 2)
            k.pill((0.0, sign * (half - 0.8 * rod), level), knob, part)
    edge = 0.05 * k.w
    inner = lerp(0.25, 0.6, a["opening"]) * half
    if form == 0:
        sides = [(-half + edge, -0.01 * k.w), (0.01 * k.w, half - edge)]
    elif form in (1, 2):
        sides = [(-half + edge, -inner), (inner, half - edge)]
    else:
        span = (-half + edge, lerp(-0.2, 0.6, a["opening"]) * half)
        sides = [span if k.rng.random() < 0.5 else (-span[1], -span[0])]
    for y in sides:
        outer = y[0] if y[0] + y[1] < 0 else y[1]
        _folds(k, y, top + 0.3 * rod, tied=outer if form == 2 else None)


def _folds(k: Kit, y: Span, top: float, tied: float | None) -> None:
    """Upright folds, deeper and shallower in turn; tied ones are gathered towards `tied` at the height of a hand."""
    a = k.attributes
    pitch = max(lerp(0.2, 0.11, a["fullness"]), 3.0 * VOXEL_SHARE * k.w)
    count = max(2, round((y[1] - y[0]) / pitch))
    wide = (y[1] - y[0]) / count
    waist = 0.38 * k.h
    for i in range(count):
        at = lerp(*y, (i + 0.5) / count)
        deep = k.d / 2 * (0.96 if i % 2 == 0 else lerp(0.5, 0.8, k.rng.random()))
        shift = 0.0 if i % 2 == 0 else -0.15 * k.d
        x = (shift - deep, shift + deep) if i % 2 == 0 else (-k.d / 2, -k.d / 2 + 1.5 * deep)
        middle, half_x = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2
        radius = 0.62 * wide
        if tied is None:
            ends = [(at, 0.0, at, top)]
        else:
            near = lerp(tied, at, 0.3)
            ends = [(near, waist - 0.02, at, top), (lerp(tied, at, 0.62), 0.0, near, waist + 0.02)]
        for low_y, low_z, high_y, high_z in ends:
            half = (high_z - low_z) / 2
            matrix = np.array([[half_x / radius, 0, 0], [0, 1.0, (high_y - low_y) / (2 * half)], [0, 0, 1.0]])
            k.put(
                RoundCone(radius, radius, half, 0.15 * radius),
                "body",
                (middle, (low_y + high_y) / 2, (low_z + high_z) / 2),
                matrix,
            )
    if tied is not None:
        far = lerp(tied, y[0] if tied == y[1] else y[1], 0.34)
        span = (min(tied, far) - 0.01 * k.w, max(tied, far) + 0.02 * k.w)
        k.block(
            (-k.d / 2, k.d / 2), span, (waist - 0.5 * k.least(2, 0.06), waist + 0.5 * k.least(2, 0.06)), "top", 0.02
        )


def _blind(k: Kit) -> None:
    """Cloth in broad folds over each other, or slats on cords."""
    a = k.attributes
    half = k.w / 2
    head = max(k.least(2, 0.04), 0.04)
    k.block((-k.d / 2, k.d / 2), (-half, half), (k.h - head, k.h), "frame", k.edge(0.01))
    if a["ties"] > 0.5:
        count = max(6, min(14, int(k.h / 0.11)))
        for i in range(count):
            level = lerp(k.least(2, 0.02), k.h - head, (i + 0.5) / count)
            high = 0.5 * (k.h - head) / count
            matrix = np.array([[1.0, 0, 0.0], [0, 1.0, 0], [-0.35 * 2 * high / k.d, 0, 1.0]])
            solid = RoundBox((0.46 * k.d, 0.97 * half, max(0.5 * high, k.least(2, 0) / 2)), 0.003)
            k.put(solid, "frame" if k.style["metal"] < 0.6 else "metal", (0.0, 0.0, level), matrix)
        k.block((-0.45 * k.d, 0.45 * k.d), (-0.97 * half, 0.97 * half), (0.0, k.least(2, 0.02)), "frame", 0.004)
        for sign in (-0.6, 0.6):
            ty = k.least(1, 0.02)
            k.block((-0.3 * k.d, 0.3 * k.d), (sign * half - ty / 2, sign * half + ty / 2), (0.0, k.h - head), "top")
        return
    count = 3 + pick(a["fullness"], 3)
    low = 0.0
    for i in range(count):
        z = (lerp(low, k.h - head, i / count), lerp(low, k.h - head, (i + 1.06) / count))
        deep = k.d * lerp(0.9, 0.55, i / count)
        matrix = np.array([[1.0, 0, -0.3 * deep / (z[1] - z[0])], [0, 1.0, 0], [0, 0, 1.0]])
        middle = -k.d / 2 + 0.5 * deep
        k.put(
            RoundBox((0.3 * deep, 0.97 * half, (z[1] - z[0]) / 2), 0.02 * deep),
            "body",
            (middle, 0.0, (z[0] + z[1]) / 2),
            matrix,
        )
    if a["rings"] > 0.4:
        k.block((-k.d / 2, -k.d / 2 + 0.6 * k.d), (-0.98 * half, 0.98 * half), (0.0, k.least(2, 0.03)), "top", 0.005)

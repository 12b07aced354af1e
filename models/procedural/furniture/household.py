"""Safes and clothes racks."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import feet
from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Arc, RoundBox

SAFE_ATTRIBUTES = ("lock", "hinge side", "door inset", "feet", "bands", "bolts", "dial size")


@family("safe", attributes=SAFE_ATTRIBUTES)
def safe(k: Kit, category: str) -> None:
    """A steel box: its door with dial and lever, with keys to press, or with a wheel; hinges on one side."""
    a = k.attributes
    half, back = k.w / 2, -k.d / 2
    reach = 0.1 * k.d
    front = k.d / 2 - reach
    low = lerp(0.03, 0.1, a["feet"]) * k.h if a["feet"] > 0.35 else 0.0
    if low:
        feet(k, (back + 0.01, front - 0.01), (-half + 0.01, half - 0.01), low, "dark" if a["feet"] < 0.75 else "metal")
    k.block((back, front), (-half, half), (low, k.h), "body", k.edge(0.03))
    rim_y, rim_z = 0.1 * k.w, 0.1 * (k.h - low)
    y, z = (-half + rim_y, half - rim_y), (low + rim_z, k.h - rim_z)
    groove = 2.2 * VOXEL_SHARE
    k.block((front - 0.06 * k.d, front + 0.2), y, z, "dark", cut=True)
    k.block((front - 0.12 * k.d, front - 0.04 * k.d), (y[0] - 0.01, y[1] + 0.01), (z[0] - 0.01, z[1] + 0.01), "dark")
    inner_y, inner_z = (y[0] + groove * k.w, y[1] - groove * k.w), (z[0] + groove * k.h, z[1] - groove * k.h)
    face = front + (0.02 * k.d if a["door inset"] < 0.5 else -0.0)
    k.block((front - 0.08 * k.d, face), inner_y, inner_z, "body", k.edge(0.02))
    side = 1 if a["hinge side"] > 0.5 else -1
    hinge = side * (half - 0.55 * rim_y)
    for share in (0.2, 0.8):
        at, tall = lerp(*z, share), 0.09 * (z[1] - z[0])
        k.post(
            (front + 0.3 * reach, hinge), (at - tall, at + tall), max(k.least(0, 0.03), k.least(1, 0.03)) * 0.6, "metal"
        )
    form = pick(a["lock"], 3)
    out, mid = (face - 0.01, k.d / 2), lerp(*inner_z, 0.56)
    if a["bands"] > 0.6:
        for share in (0.14, 0.86):
            at = lerp(*inner_z, share)
            k.block(
                (face - 0.02, face + 0.9 * VOXEL_SHARE * k.d),
                inner_y,
                (at - k.least(2, 0.02) / 2, at + k.least(2, 0.02) / 2),
                "metal",
            )
    size = lerp(0.1, 0.15, a["dial size"]) * min(k.w, k.h)
    if form == 0:
        at = -side * 0.02 * k.w
        k.disc((face - 0.01, face + 0.35 * reach), (at, mid + 0.12 * k.h), 1.25 * size, "dark", rounding=0.002)
        k.disc((face - 0.01, face + 0.8 * reach), (at, mid + 0.12 * k.h), 0.8 * size, "metal", 0.66 * size)
        low_z = mid - 0.13 * k.h
        k.disc((face - 0.01, face + 0.6 * reach), (at, low_z), 0.5 * size, "metal")
        lever = max(k.least(2, 0.02), 0.02)
        end = at - side * 0.2 * k.w
        k.block(
            (face + 0.35 * reach, k.d / 2),
            (min(at, end), max(at, end)),
            (low_z - lever / 2, low_z + lever / 2),
            "metal",
            0.3 * lever,
        )
    elif form == 1:
        pad_y, pad_z = (-0.16 * k.w, 0.16 * k.w), (mid - 0.02 * k.h, mid + 0.24 * k.h)
        k.block((face - 0.01, face + 0.4 * reach), pad_y, pad_z, "dark", 0.006)
        k.block(
            (face, face + 0.4 * reach + 0.9 * VOXEL_SHARE * k.d),
            (lerp(*pad_y, 0.14), lerp(*pad_y, 0.86)),
            (lerp(*pad_z, 0.74), lerp(*pad_z, 0.92)),
            "glass",
            0.002,
        )
        for r in range(3):
            for c in range(3):
                key = (lerp(*pad_y, 0.22 + 0.28 * c), lerp(*pad_z, 0.14 + 0.22 * r))
                k.disc((face, face + 0.75 * reach), key, 0.025 * k.w, "metal", rounding=0.002)
        at, low_z = -side * 0.12 * k.w, mid - 0.17 * k.h
        k.disc((face - 0.01, k.d / 2), (at, low_z), 0.5 * size, "metal")
        k.block(
            (face + 0.4 * reach, k.d / 2),
            (at - 0.1 * k.w, at + 0.1 * k.w),
            (low_z - k.least(2, 0.02) / 2, low_z + k.least(2, 0.02) / 2),
            "metal",
            0.004,
        )
    else:
        wheel = 1.5 * size
        turned = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, 1.0, 0]])
        thick = max(THINNEST * max(k.w, k.h), 0.02)
        k.put(
            Arc(wheel, thick / 2, 0.22 * reach, np.pi, 0.2 * reach), "metal", (k.d / 2 - 0.22 * reach, 0.0, mid), turned
        )
        for spoke in range(3):
            turn = float(np.pi * spoke / 3 + 0.5)
            side_y, side_z = wheel * float(np.cos(turn)), wheel * float(np.sin(turn))
            k.tube(
                [(k.d / 2 - 0.25 * reach, -side_y, mid - side_z), (k.d / 2 - 0.25 * reach, side_y, mid + side_z)],
                0.3 * thick,
                "metal",
            )
        k.disc(out, (0.0, mid), 0.4 * wheel, "metal")
        k.disc((face - 0.01, face + 0.5 * reach), (-side * 0.2 * k.w, mid - 0.24 * k.h), 0.6 * size, "dark")
    if a["bolts"] > 0.6:
        for sy in (-1, 1):
            for sz in (low + 0.5 * rim_z, k.h - 0.5 * rim_z):
                k.disc((front - 0.02, front + 0.25 * reach), (sy * (half - 0.5 * rim_y), sz), 0.03 * k.w, "metal")


CLOTHES_RACK_ATTRIBUTES = ("kind", "clothes", "shelf", "wheels", "rails", "top", "spread")


@family("clothes_rack", attributes=CLOTHES_RACK_ATTRIBUTES)
def clothes_rack(k: Kit, category: str) -> None:
    """A rail between uprights or trestles, or a tree of hooks where the box is slim; with clothes or bare."""
    a = k.attributes
    part = k.legs_part
    if k.w < 0.75:
        _coat_tree(k, part)
        return
    half = k.w / 2
    pole = max(k.least(0, 0.02), k.least(1, 0.02)) / 2
    edge = half - pole - 0.04 * k.w
    wheel = max(0.03 * k.h, 0.05) if a["wheels"] > 0.5 else 0.0
    rail = k.h - k.least(2, 0.03) / 2 - (0.0 if a["top"] < 0.6 else 0.06 * k.h)
    crossed = a["kind"] > 0.55
    tx = k.d / 2 - pole
    for sign in (-1, 1):
        y = sign * edge
        if crossed:
            k.tube([(-tx, y, 0.0), (0.12 * k.d, y, k.h - pole)], pole, part)
            k.tube([(tx, y, 0.0), (-0.12 * k.d, y, k.h - pole)], pole, part)
        else:
            base = wheel + pole
            k.tube([(-tx, y, base), (tx, y, base)], pole, part)
            k.tube([(0.0, y, base), (0.0, y, max(rail, k.h - pole))], pole, part)
            for end in (-tx, tx):
                if wheel:
                    k.pill(
                        (end, y, wheel / 2 + 0.005),
                        (max(wheel / 2, pole), max(0.6 * wheel / 2, pole), wheel / 2 + 0.005),
                        "dark",
                    )
                else:
                    k.post((end, y), (0.0, base), pole, part)
    k.tube(
        [
            (0.0, -half + 0.02 if not crossed else -half + pole, rail),
            (0.0, half - 0.02 if not crossed else half - pole, rail),
        ],
        pole,
        part,
    )
    if a["top"] >= 0.6:
        k.block((-0.4 * k.d, 0.4 * k.d), (-edge, edge), (k.h - k.least(2, 0.02), k.h), "top", 0.005)
        for sign in (-1, 1):
            k.tube([(-0.38 * k.d, sign * edge, k.h - 0.02), (0.38 * k.d, sign * edge, k.h - 0.02)], pole, part)
    low = wheel + 0.02 if not crossed else 0.14 * k.h
    if a["shelf"] > 0.35:
        rows = 1 if a["shelf"] < 0.75 else 2
        for i in range(rows):
            z = low + 0.1 * k.h * i
            board = k.least(2, 0.02)
            reach = tx if not crossed else tx * (1 - z / k.h)
            k.block((-reach, reach), (-edge, edge), (z, z + board), "top", 0.004)
            if i == rows - 1 and a["shelf"] > 0.55:
                for j in range(2):
                    y = lerp(-0.6, 0.5, j) * edge + k.rng.uniform(-0.1, 0.1) * edge
                    k.block(
                        (-0.5 * reach, 0.5 * reach),
                        (y - 0.12 * edge, y + 0.12 * edge),
                        (z + board - 0.005, z + board + 0.07 * k.h),
                        ("dark", "cushion")[j],
                        0.01,
                    )
    else:
        spread = tx - (tx + 0.12 * k.d) * (low + pole) / k.h if crossed else 0.0
        for at in (-spread, spread) if crossed else (0.0,):
            k.tube([(at, -edge, low + pole), (at, edge, low + pole)], pole, part)
    if a["rails"] > 0.75 and not crossed:
        k.tube([(0.0, -edge, 0.55 * k.h), (0.0, edge, 0.55 * k.h)], pole, part)
    if a["clothes"] > 0.25:
        _clothes(k, edge, rail - pole, 0.3 * k.h if a["rails"] <= 0.75 or crossed else 0.6 * k.h)


def _clothes(k: Kit, edge: float, rail: float, lowest: float) -> None:
    """Shirts and coats on hangers, seen edge on, of different lengths."""
    a = k.attributes
    count = 3 + int(a["clothes"] * 6)
    wide = max(0.045, 1.5 * THINNEST * k.w)
    at = -0.86 * edge
    for _ in range(count):
        at += wide * lerp(1.15, 2.4, k.rng.random())
        if at > 0.86 * edge:
            break
        low = lerp(lowest, rail - 0.25 * k.h, k.rng.random())
        part = ("cushion", "body", "foliage", "dark", "top")[int(k.rng.integers(5))]
        reach = lerp(0.7, 0.98, k.rng.random()) * k.d / 2
        top = rail - 0.045 * k.h
        k.put(
            RoundBox((reach, wide / 2, (top - low) / 2), 0.4 * wide, lerp(0.85, 1.0, k.rng.random())),
            part,
            (0.0, at, (low + top) / 2),
        )
        for sign in (-1, 1):
            k.tube([(0.0, at, rail - 0.02 * k.h), (sign * 0.85 * reach, at, top - 0.02 * k.h)], 0.01, part)
        k.tube([(0.0, at, rail + 0.005), (0.0, at, top - 0.04 * k.h)], 0.006, "metal")


def _coat_tree(k: Kit, part: str) -> None:
    """A post with hooks above and splayed feet; perhaps a coat and a hat."""
    a = k.attributes
    x, y = k.d / 2, k.w / 2
    pole = max(THINNEST * max(k.d, k.w) / 2, 0.018)
    k.post((0.0, 0.0), (0.0, 0.97 * k.h), 1.2 * pole, part, 0.9 * pole)
    k.pill((0.0, 0.0, 0.975 * k.h), (1.5 * pole, 1.5 * pole, 0.025 * k.h), part)
    legs = 3 + pick(a["wheels"], 2)
    if a["kind"] > 0.7:
        k.post((0.0, 0.0), (0.0, k.least(2, 0.02)), x, "dark", oval=y / x)
    else:
        for i in range(legs):
            angle = 2 * np.pi * i / legs
            c, s = float(np.cos(angle)), float(np.sin(angle))
            k.tube(
                [
                    ((x - pole) * c, (y - pole) * s, pole),
                    (0.35 * x * c, 0.35 * y * s, 0.09 * k.h),
                    (0.0, 0.0, lerp(0.14, 0.22, a["spread"]) * k.h),
                ],
                pole,
                part,
            )
    hooks = 4 + 2 * pick(a["rails"], 2)
    for i in range(hooks):
        angle = 2 * np.pi * (i + 0.5) / hooks
        c, s = float(np.cos(angle)), float(np.sin(angle))
        z = (0.86 if i % 2 else 0.78) * k.h
        far = lerp(0.6, 0.9, a["spread"])
        k.tube(
            [
                (0.0, 0.0, z - 0.02 * k.h),
                (0.7 * far * x * c, 0.7 * far * y * s, z - 0.01 * k.h),
                (far * x * c, far * y * s, z + 0.05 * k.h),
            ],
            0.8 * pole,
            part,
        )
        k.pill((far * x * c, far * y * s, z + 0.055 * k.h), (1.4 * pole, 1.4 * pole, 0.02 * k.h), part)
    if a["clothes"] > 0.4:
        angle = np.pi / hooks
        c, s = 0.5 * x * float(np.cos(angle)), 0.5 * y * float(np.sin(angle))
        k.put(RoundBox((0.3 * x, 0.3 * y, 0.22 * k.h), 0.2 * x, 1.25), "cushion", (c, s, 0.57 * k.h))
    if a["top"] > 0.6:
        k.post((0.0, 0.0), (0.94 * k.h, 0.955 * k.h), 0.42 * x, "dark", oval=y / x)
        k.post((0.0, 0.0), (0.94 * k.h, k.h), 0.24 * x, "dark", oval=y / x)

"""Pianos, upright and grand."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import Prism

Span = tuple[float, float]
Corner = tuple[float, float]


def _keyboard(k: Kit, x: Span, y: Span, z: float) -> None:
    """White keys to the front, black ones in twos and threes behind; fewer and wider than real ones, to be seen."""
    lift = VOXEL_SHARE * k.h
    k.block(x, y, (z - 0.03, z + 0.8 * lift), "top", 0.004)
    octaves = 3
    pitch = (y[1] - y[0]) / (7 * octaves)
    thick = max(0.5 * pitch, 1.5 * VOXEL_SHARE * k.w)
    rear = (x[0], lerp(x[0], x[1], 0.6))
    for i in range(1, 7 * octaves):
        if i % 7 in (3, 0):
            continue
        at = y[0] + i * pitch
        k.block(rear, (at - thick / 2, at + thick / 2), (z - 0.02, z + 2.2 * lift), "dark", 0.003)


PIANO_ATTRIBUTES = ("kind", "legs", "music desk", "panels", "lid", "key level", "pedals")


@family("piano", attributes=PIANO_ATTRIBUTES)
def piano(k: Kit, category: str) -> None:
    """An upright with its keys in front, on columns or brackets; a digital one on side panels where the box is low."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    keys = min(lerp(0.66, 0.72, a["key level"]), 0.76 * k.h)
    cheek = max(0.05 * lerp(0.8, 1.8, k.style["chunkiness"]), k.least(1, 0.03))
    low = k.h < 0.98
    bed = max(lerp(0.07, 0.12, k.style["chunkiness"]), k.least(2, 0.05))
    reach = min(0.3, 0.5 * k.d)
    body = front - reach
    lid = k.least(2, 0.03)
    edge = k.edge(0.02)
    if low:
        side = k.least(1, 0.035)
        for sign in (-1, 1):
            k.block((back, front - 0.4 * reach), (sign * half, sign * (half - side)), (0.0, keys), "body", edge)
            k.block((back, front), (sign * half, sign * (half - side)), (0.0, k.least(2, 0.03)), "body", 0.01)
        k.block((back, front), (-half, half), (keys - bed, keys), "body", edge)
        if a["panels"] > 0.3:
            rear = k.least(0, 0.03)
            k.block(
                (back + 0.02, back + 0.02 + rear), (-half, half), (lerp(0.5, 0.15, a["panels"]) * keys, keys), "body"
            )
        k.block(
            (back, body), (-half, half), (keys - 0.02, max(keys + 0.06, min(0.82 * k.h, keys + 0.12))), "body", edge
        )
        top = max(keys + 0.06, min(0.82 * k.h, keys + 0.12))
        k.block(
            (body - 0.02, body + 0.9 * VOXEL_SHARE * k.d),
            (-0.3 * half, 0.3 * half),
            (keys + 0.025, top - 0.02),
            "glass",
        )
        _music_desk(k, back + 0.3 * k.d, top - 0.01, k.h)
    else:
        k.block((back, body), (-half, half), (0.0, k.h - 0.5 * lid), "body", edge)
        over = min(0.025, 0.06 * k.d)
        k.block((back, body + over), (-half, half), (k.h - lid, k.h), "body", 0.4 * lid)
        k.block((body - 0.02, front), (-half, half), (keys - bed, keys), "body", edge)
        _upright_panels(k, body, half, keys, bed, lid)
        post = max(0.05, k.least(0, 0.04), k.least(1, 0.04))
        for sign in (-1, 1):
            y = sign * (half - 0.6 * post)
            if a["legs"] > 0.35:
                at = front - 0.75 * post
                k.block(
                    (body - 0.02, front),
                    (y - 0.5 * post, y + 0.5 * post),
                    (0.0, max(0.06, k.least(2, 0.05))),
                    "body",
                    0.01,
                )
                if a["legs"] > 0.7:
                    k.post((at, y), (0.03, keys - bed + 0.01), 0.42 * post, "body", 0.6 * post)
                else:
                    k.block(
                        (at - 0.5 * post, at + 0.5 * post),
                        (y - 0.5 * post, y + 0.5 * post),
                        (0.03, keys - bed + 0.01),
                        "body",
                        0.008,
                    )
            else:
                k.tube([(body - 0.02, y, 0.6 * keys), (front - 0.06, y, keys - bed + 0.01)], 0.5 * post, "body")
    for sign in (-1, 1):
        k.block((body - 0.02, front), (sign * half, sign * (half - cheek)), (keys - bed, keys + 0.06), "body", edge)
    inner = half - cheek
    k.block((body - 0.03, body + 0.3 * reach), (-inner, inner), (keys - 0.02, keys + 0.045), "dark", 0.01)
    _keyboard(k, (body + 0.25 * reach, front - 0.1 * reach), (-inner, inner), keys + 0.01)
    if a["pedals"] > 0.2:
        count = 3 if a["pedals"] > 0.5 else 2
        start = body - 0.02 if not low else back + 0.04
        if low:
            k.block((back, start + 0.05), (-half, half), (0.06, 0.06 + k.least(2, 0.06)), "body", 0.01)
        for i in range(count):
            y = (i - (count - 1) / 2) * max(0.1, 2.2 * k.least(1, 0.0))
            ty = k.least(1, 0.02) / 2
            k.block(
                (start, start + max(0.1, 0.2 * k.d)), (y - ty, y + ty), (0.06, 0.06 + k.least(2, 0.015)), "metal", 0.006
            )


def _upright_panels(k: Kit, body: float, half: float, keys: float, bed: float, lid: float) -> None:
    """Sunk panels above and below the keys, and the music desk before the upper one."""
    a = k.attributes
    deep = 2 * VOXEL_SHARE * k.d
    border = 0.09 * k.w
    count = 1 + pick(a["panels"], 3)
    upper, lower = (keys + 0.1, k.h - lid - 0.05), (0.12, keys - bed - 0.06)
    for z in (upper, lower):
        if z[1] - z[0] < 4 * VOXEL_SHARE * k.h:
            continue
        for i in range(count if z is upper else 1):
            y = (
                lerp(-half + border, half - border, i / (count if z is upper else 1)),
                lerp(-half + border, half - border, (i + 1) / (count if z is upper else 1)),
            )
            margin = 0.02 * k.w
            k.block((body - deep, body + 0.05), (y[0] + margin, y[1] - margin), z, "body", cut=True)
    if upper[1] - upper[0] > 0.12:
        _music_desk(k, body + 0.02, keys + 0.05, min(k.h - lid, keys + 0.34))


def _music_desk(k: Kit, x: float, low: float, top: float) -> None:
    """A board that leans back, with a ledge; perhaps a score on it."""
    a = k.attributes
    if top - low < 0.05:
        return
    thick = k.least(0, 0.018)
    reach = lerp(0.3, 0.6, a["music desk"]) * k.w / 2
    lean = -min(0.25, 0.1 * k.d / (top - low))
    k.block((x - thick / 2, x + thick / 2), (-reach, reach), (low, top), "frame", 0.004, lean=lean)
    if a["music desk"] > 0.5:
        k.block(
            (x, x + 1.3 * thick),
            (-0.5 * reach, 0.5 * reach),
            (low + 0.01, lerp(low, top, 0.92)),
            "top",
            0.003,
            lean=lean,
        )


GRAND_ATTRIBUTES = ("lid", "legs", "music desk", "tail width", "rim height", "key level", "pedals")


@family("grand_piano", attributes=GRAND_ATTRIBUTES)
def grand_piano(k: Kit, category: str) -> None:
    """Keys in front, the bass side straight at -y, the treble side bent; the lid is up where there is room."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    raised = k.h > 1.25
    level = lerp(0.96, 1.03, a["rim height"]) if raised else k.h
    lid = k.least(2, 0.025)
    rim = (level * 0.66, level - (lid if not raised else 0.0))
    keys = rim[0] + 0.42 * (rim[1] - rim[0])
    reach = 0.34
    nose = front - reach
    tail = lerp(0.3, 0.46, a["tail width"]) * k.w
    plan = _plan(k, (back, nose + 0.02), half, tail, 0.0)
    middle = ((rim[0] + rim[1]) / 2, (rim[1] - rim[0]) / 2)
    k.put(Prism(plan, middle[1]), "body", (0.0, 0.0, middle[0]))
    if raised:
        wall = max(0.045, k.least(0, 0.03), k.least(1, 0.03))
        inner = _plan(k, (back + wall, nose - 0.06), half - wall, tail - 2 * wall, wall)
        k.put(Prism(inner, 0.55 * middle[1]), "body", (0.0, 0.0, rim[1]), cut=True)
        k.put(Prism(inner, 0.25 * middle[1]), "metal", (0.0, 0.0, rim[1] - 0.6 * middle[1]))
        slope = (k.h - level - lid) / k.w
        shear = np.array([[1.0, 0, 0], [0, 1.0, 0], [0, slope, 1.0]])
        k.put(
            Prism(_plan(k, (back, nose - 0.1), half, tail, 0.0), lid / 2),
            "body",
            (0.0, 0.0, level + slope * half + lid / 2),
            shear,
        )
        k.tube(
            [(nose - 0.3, 0.86 * half, rim[1] - 0.04), (nose - 0.32, 0.72 * half, level + slope * 1.7 * half)],
            0.012,
            "frame",
        )
        _music_desk(k, nose - 0.1, level - 0.03, level + 0.22)
    else:
        k.put(Prism(_plan(k, (back, nose), half, tail, 0.0), lid / 2), "body", (0.0, 0.0, level - lid / 2))
    cheek = max(0.06 * lerp(0.8, 1.8, k.style["chunkiness"]), k.least(1, 0.04))
    k.block((nose - 0.02, front), (-half, half), (rim[0], keys), "body", 0.01)
    for sign in (-1, 1):
        k.block(
            (nose - 0.02, front),
            (sign * half, sign * (half - cheek)),
            (rim[0], lerp(keys, rim[1], 0.6)),
            "body",
            k.edge(0.03),
        )
    k.block((nose - 0.03, nose + 0.06), (-half, half), (keys - 0.02, rim[1]), "body", 0.01)
    _keyboard(k, (nose + 0.05, front - 0.04), (-half + cheek, half - cheek), keys + 0.01)
    leg = lerp(0.9, 1.4, k.style["chunkiness"]) * max(0.06, 0.5 * k.least(0, 0.1), 0.5 * k.least(1, 0.1))
    spots = ((nose + 0.02, -half + 1.3 * leg), (nose + 0.02, half - 1.3 * leg), (back + 0.16 * k.d, -half + 0.5 * tail))
    for x, y in spots:
        if a["legs"] > 0.5:
            k.post((x, y), (0.05, rim[0] + 0.01), 0.45 * leg, "body", leg)
        else:
            k.block((x - 0.7 * leg, x + 0.7 * leg), (y - 0.7 * leg, y + 0.7 * leg), (0.05, rim[0] + 0.01), "body", 0.01)
        k.post((x, y), (0.0, 0.07), 0.55 * leg, "metal")
    lyre = nose - 0.16
    for sign in (-1, 1):
        k.tube([(lyre, sign * 0.06, rim[0] + 0.02), (lyre, sign * 0.08, 0.12)], 0.018, "body")
    k.block((lyre - 0.05, lyre + 0.06), (-0.15, 0.15), (0.1, 0.1 + k.least(2, 0.05)), "body", 0.01)
    for i in range(3 if a["pedals"] > 0.3 else 2):
        y = (i - 1) * 0.09
        k.block(
            (lyre, lyre + 0.2),
            (y - k.least(1, 0.02) / 2, y + k.least(1, 0.02) / 2),
            (0.08, 0.08 + k.least(2, 0.015)),
            "metal",
            0.006,
        )


def _plan(k: Kit, x: Span, half: float, tail: float, inset: float) -> tuple[Corner, ...]:
    """The outline of the case: straight along -y, round at the tail, an S along +y."""
    low = -half
    radius = 0.5 * tail
    share = np.array([0.0, 0.22, 0.5, 0.8, 1.0])
    across = np.array([tail + low, tail + low + 0.1 * k.w, lerp(low + tail, half, 0.5), half - 0.02 * k.w, half])
    x0 = x[0] + radius
    side = PchipInterpolator(share, across)
    curve = [(float(lerp(x0, x[1], s)), min(float(side(s)), half)) for s in np.linspace(0, 1, 12)]
    cap = [
        (float(x0 - radius * np.sin(t)), float(low + radius - radius * np.cos(t)))
        for t in np.linspace(0, np.pi, 9)[1:-1]
    ]
    return ((x[1], low), (x0, low), *cap, *curve)

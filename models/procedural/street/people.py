"""People: standing, walking, with a coat, a skirt, a bag, children too."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, Point, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone
from models.procedural.street.solids import hull, smooth

PEDESTRIAN_ATTRIBUTES = ("gait", "build", "clothes", "hair", "arms", "bag", "turn", "hat")

_HEADS = 7.4
"""How many heads high a grown person is."""


def _limb(k: Kit, points: list[Point], radii: list[float], part: str) -> None:
    """Bars from joint to joint, with a ball in every joint."""
    for a, b, r, s in zip(points, points[1:], radii, radii[1:], strict=False):
        k.bar(a, b, r, part, s)
    for p, r in zip(points[1:-1], radii[1:-1], strict=True):
        k.pill(p, (r, r, r), part)


@family("pedestrian", attributes=PEDESTRIAN_ATTRIBUTES)
def pedestrian(k: Kit, category: str) -> None:
    """Somebody facing +x: standing or in step, arms swinging against the legs or busy."""
    a = k.attributes
    high, half_w = k.h, k.w / 2
    hat = pick(a["hat"], 4)
    tall = high if hat != 3 else high / 1.03
    u = tall / _HEADS
    broad = lerp(0.88, 1.2, a["build"])
    step = float(np.clip(0.5 * (k.d - 1.3 * u), 0.0, 1.35 * u))  # how deep the box is says how far they stride
    stride = step / (1.35 * u)
    broad = min(broad, k.w / (2.75 * u))
    lead = 1 if a["gait"] < 0.5 else -1
    hip_z, knee_z = 3.95 * u, 2.05 * u
    side_hip = 0.42 * u * broad
    clothes = (0, 0, 2, 2, 1, 4, 3)[pick(a["clothes"], 7)]
    bare = clothes == 3 or (clothes == 4 and a["hair"] > 0.5)
    legs = "top" if bare else "frame"
    for side in (-1, 1):
        ahead = side * lead * step
        hip = (0.0, side * side_hip, hip_z)
        knee = (0.55 * ahead + 0.12 * u * stride + 0.04 * u, side * side_hip, knee_z + 0.05 * u * stride)
        lift = 0.28 * u * stride if ahead < 0 else 0.0
        ankle = (ahead - 0.1 * u * stride, side * side_hip * 0.92, 0.42 * u + lift)
        if clothes in (1, 3, 4):  # what a skirt hides does not show through it
            hip = (lerp(knee[0], 0.0, 0.45), lerp(knee[1], 0.0, 0.25), lerp(knee[2], hip_z, 0.5))
        _limb(
            k,
            [hip, knee, ankle],
            [(0.36 if clothes in (1, 3, 4) else 0.46) * u * broad, 0.33 * u * broad, 0.22 * u],
            legs,
        )
        shoe = ankle[2] - 0.42 * u
        k.pill((ankle[0] + 0.24 * u, ankle[1], shoe + 0.24 * u), (0.62 * u, 0.26 * u, 0.26 * u), "dark", 4)
        if bare:
            k.bar(ankle, (ankle[0], ankle[1], ankle[2] + 0.3 * u), 0.25 * u, "dark")
    _trunk(k, u, broad, clothes, side_hip, step)
    _arms(k, u, broad, lead * stride, half_w)
    _head(k, u, tall, hat)
    _bag(k, u, broad, half_w)


def _trunk(k: Kit, u: float, broad: float, clothes: int, side_hip: float, step: float) -> None:
    shoulder, waist = 6.05 * u, 4.55 * u
    deep = 0.52 * u * lerp(0.95, 1.2, k.attributes["build"])
    profile = [
        (-0.75 * deep, 3.75 * u),
        (-0.8 * deep, 4.6 * u),
        (-deep, 5.6 * u),
        (-0.5 * deep, 6.2 * u),
        (0.45 * deep, 6.15 * u),
        (0.95 * deep, 5.5 * u),
        (0.8 * deep, 4.6 * u),
        (0.8 * deep, 3.75 * u),
    ]
    wide = 0.98 * u * broad
    section = (
        (3.7 * u, 0.82),
        (waist, lerp(0.68, 0.85, k.attributes["build"])),
        (5.75 * u, 1.0),
        (shoulder, 0.86),
        (6.3 * u, 0.4),
    )
    hull(k, smooth(profile, 0.35), wide, "cushion", (), section, 0.32 * u)
    hem = (3.7, 2.3, 3.5, 1.9, 2.6)[clothes] * u
    if clothes in (1, 3, 4):
        # a coat, a dress or a skirt: widens downwards, and further for a stride
        part = "cushion" if clothes in (1, 3) else "body"
        low, top = side_hip + 0.52 * u * broad + 0.1 * step, 0.78 * wide
        mean = (hem + 4.5 * u) / 2
        oval = np.diag([(0.62 * low + 0.5 * step) / low, 1.0, 1.0])
        k.put(RoundCone(low, top, (4.5 * u - hem) / 2, 0.1 * u), part, (0.0, 0.0, mean), oval)
    elif clothes == 2:
        k.block((-0.9 * deep, 0.9 * deep), (-0.86 * wide, 0.86 * wide), (hem, 4.3 * u), "cushion", 0.3 * u)
    if clothes in (0, 2):
        k.block((0.35 * deep, 1.0 * deep), (-0.12 * u, 0.12 * u), (4.5 * u, 5.9 * u), "body", 0.08 * u)


def _arms(k: Kit, u: float, broad: float, stride: float, half_w: float) -> None:
    a = k.attributes
    pose = pick(a["arms"], 4)
    briskness = lerp(0.7, 1.3, abs(2 * a["gait"] - 1))
    sleeve = "top" if a["clothes"] < 0.25 and a["build"] > 0.3 else "cushion"
    reach = min(half_w - 0.2 * u, 1.35 * u * broad)
    for side in (-1, 1):
        shoulder = (0.0, side * 0.9 * u * broad, 5.78 * u)
        swing = -side * 0.75 * u * stride * briskness
        elbow = (0.45 * swing - 0.1 * u, side * lerp(1.1 * u * broad, reach, 0.7), 4.55 * u)
        hand = (1.3 * swing + 0.2 * u, side * reach, 3.65 * u + 0.12 * abs(swing))
        if pose == 1 and side > 0:  # a telephone at the ear
            elbow, hand = (0.55 * u, side * 1.2 * u * broad, 5.05 * u), (0.4 * u, side * 0.62 * u, 6.6 * u)
        elif pose == 2:  # reading what it holds
            elbow, hand = (0.1 * u, side * 1.15 * u * broad, 4.75 * u), (1.0 * u, side * 0.35 * u, 5.05 * u)
        elif pose == 3 and abs(stride) < 0.3 and side < 0:  # a hand on the hip
            elbow = (-0.2 * u, side * (half_w - 0.25 * u), 4.85 * u)
            hand = (0.2 * u, side * 0.9 * u * broad, 4.2 * u)
        _limb(k, [shoulder, elbow, hand], [0.31 * u, 0.25 * u, 0.2 * u], "cushion")
        if sleeve == "top":
            k.bar(elbow, hand, 0.25 * u, "top", 0.2 * u)
        k.pill(hand, (0.25 * u, 0.2 * u, 0.3 * u), "top")
        k.pill(shoulder, (0.36 * u, 0.33 * u, 0.36 * u), "cushion")
    if pose == 2:
        k.block((1.05 * u, 1.3 * u), (-0.35 * u, 0.35 * u), (4.95 * u, 5.5 * u), "dark", 0.05 * u)


def _head(k: Kit, u: float, tall: float, hat: int) -> None:
    a = k.attributes
    skull = tall - 0.5 * u
    turn = lerp(-0.5, 0.5, a["turn"])
    c, s = float(np.cos(turn)), float(np.sin(turn))
    k.bar((-0.05 * u, 0.0, 6.0 * u), (0.05 * u, 0.0, 6.6 * u), 0.26 * u, "top")
    k.pill((0.08 * u, 0.0, skull - 0.02 * u), (0.42 * u, 0.36 * u, 0.5 * u), "top")
    k.pill((0.08 * u + 0.42 * u * c, 0.42 * u * s, skull - 0.1 * u), (0.1 * u, 0.08 * u, 0.1 * u), "top")
    back = (-0.06 * u * c, -0.06 * u * s, skull + 0.05 * u)
    if hat == 3:
        k.pill((0.02 * u, 0.0, skull + 0.3 * u), (0.47 * u, 0.42 * u, 0.42 * u), "body")
        k.block((0.1 * u, 0.75 * u), (-0.3 * u, 0.3 * u), (skull + 0.17 * u, skull + 0.3 * u), "body", 0.06 * u)
        return
    hair = pick(a["hair"], 4)
    if hair == 0 and a["build"] > 0.75:
        return
    k.pill((back[0] - 0.08 * u, back[1], back[2] + 0.04 * u), (0.42 * u, 0.40 * u, 0.44 * u), "dark")
    k.pill((0.07 * u, 0.0, skull + 0.34 * u), (0.40 * u, 0.35 * u, 0.17 * u), "dark")
    if hair == 1:  # to the shoulders
        k.pill((back[0] - 0.12 * u, back[1], skull - 0.35 * u), (0.3 * u, 0.46 * u, 0.62 * u), "dark", 4)
    elif hair == 2:  # a bun
        k.pill((back[0] - 0.42 * u, back[1], skull + 0.16 * u), (0.2 * u, 0.2 * u, 0.2 * u), "dark")
    elif hair == 3:  # a tail
        k.bar((-0.4 * u, 0.0, skull + 0.1 * u), (-0.62 * u, 0.0, skull - 0.75 * u), 0.15 * u, "dark", 0.12 * u)


def _bag(k: Kit, u: float, broad: float, half_w: float) -> None:
    kind = pick(k.attributes["bag"], 4)
    if kind == 1 and k.d > 1.7 * u:  # on the back
        k.block((-1.15 * u, -0.35 * u), (-0.6 * u, 0.6 * u), (4.5 * u, 6.0 * u), "body", k.edge(0.3 * u) + 0.05 * u)
    elif kind == 2 and half_w > 1.2 * u:  # over a shoulder
        side = 1 if k.attributes["turn"] > 0.5 else -1
        y = side * (half_w - 0.26 * u)
        k.block((-0.5 * u, 0.45 * u), (y - 0.26 * u, y + 0.26 * u), (3.45 * u, 4.4 * u), "body", 0.15 * u)
        k.bar((0.0, y, 4.3 * u), (0.0, side * 0.55 * u * broad, 6.0 * u), 0.09 * u, "body")
    elif kind == 3:  # a bag in the hand
        side = -1
        y = side * min(half_w - 0.22 * u, 1.35 * u * broad)
        x = 0.2 * u
        k.block((x - 0.5 * u, x + 0.5 * u), (y - 0.2 * u, y + 0.2 * u), (2.35 * u, 3.35 * u), "body", 0.08 * u)
        k.bar((x, y, 3.3 * u), (x, y, 3.75 * u), 0.1 * u, "body")

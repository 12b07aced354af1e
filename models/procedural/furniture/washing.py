"""Machines that wash: dishwashers and washing machines."""

from __future__ import annotations

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import bar_handle, feet, plinth, seam
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Pillow

Span = tuple[float, float]

DISHWASHER_ATTRIBUTES = ("controls", "handle", "plinth", "worktop", "drawers", "display", "panelling")


@family("dishwasher", attributes=DISHWASHER_ATTRIBUTES)
def dishwasher(k: Kit, category: str) -> None:
    """A flap door with a strip of controls, an integrated front like the cupboards', or two drawers."""
    a = k.attributes
    bar = a["handle"] > 0.4
    reach = 0.075 * k.d if bar else 0.0
    front = k.d / 2 - reach
    door, joint = k.least(0, 0.045), k.gap(0)
    back = front - door - joint
    half = k.w / 2
    low = lerp(0.06, 0.16, a["plinth"])
    plinth(k, (-k.d / 2, back), (-half, half), low)
    top = k.least(2, 0.03) if a["worktop"] > 0.35 else 0.0
    k.block((-k.d / 2, back), (-half, half), (low, k.h - 0.3 * top), "body", k.edge(0.015))
    if top:
        k.block((-k.d / 2, front), (-half, half), (k.h - top, k.h), "top", k.edge(0.45 * top))
    ceiling = k.h - top - (k.gap(2) if top else 0.0)
    seam(k, (back - 0.02, back + joint), (-half + 0.02, half - 0.02), (low + 0.02, ceiling))
    edge = min(k.edge(0.02), 0.4 * door)
    if a["drawers"] > 0.8:
        cut = lerp(low, ceiling, 0.5)
        rows = [(low, cut - k.gap(2) / 2), (cut + k.gap(2) / 2, ceiling)]
        for z in rows:
            k.block((back + joint, front), (-half, half), z, "body", edge)
            _lying_handle(k, z, front, door, reach)
        return
    integrated = a["controls"] < 0.35
    strip = 0.0 if integrated else lerp(0.1, 0.15, a["display"])
    z = (low, ceiling - (strip + k.gap(2) if strip else 0.0))
    k.block((back + joint, front), (-half, half), z, "body", edge)
    if integrated and a["panelling"] > 0.4:
        k.block(
            (back, front + 0.9 * VOXEL_SHARE * k.d),
            (-0.76 * half, 0.76 * half),
            (lerp(*z, 0.12), lerp(*z, 0.8)),
            "frame",
            0.003,
        )
    _lying_handle(k, z, front, door, reach)
    if strip:
        band = (ceiling - strip, ceiling)
        k.block((back + joint, front), (-half, half), band, "metal" if a["controls"] > 0.7 else "body", 0.5 * edge)
        face = (front - 0.01, front + 0.9 * VOXEL_SHARE * k.d)
        middle = (band[0] + band[1]) / 2
        wide = lerp(0.16, 0.4, a["display"]) * half
        at = lerp(-0.45, 0.45, k.rng.random()) * half
        k.block(face, (at - wide, at + wide), (middle - 0.24 * strip, middle + 0.24 * strip), "glass", 0.003)
        side = -1 if at > 0 else 1
        for i in range(3):
            y = side * lerp(0.42, 0.85, i / 2) * half
            k.disc((front - 0.01, front + 1.5 * VOXEL_SHARE * k.d), (y, middle), 0.014, "dark")


def _lying_handle(k: Kit, z: Span, front: float, door: float, reach: float) -> None:
    """A bar across the upper edge of a front, or a recess where there is none."""
    half = k.w / 2
    if reach:
        at, wide = z[1] - max(0.06, 1.6 * k.least(2, 0.016)), lerp(0.55, 0.86, k.attributes["handle"]) * half
        bar_handle(k, ((-wide, at), (wide, at)), front, reach)
    else:
        span = (z[1] - k.least(2, 0.035), z[1] + 0.1)
        k.block((front - 0.6 * door, front + 0.1), (-0.6 * half, 0.6 * half), span, "dark", cut=True)


WASHER_ATTRIBUTES = ("loader", "door size", "panel height", "dial side", "drawer", "plinth", "window", "display")


@family("washing_machine", attributes=WASHER_ATTRIBUTES)
def washing_machine(k: Kit, category: str) -> None:
    """A porthole in front with dial, display and soap drawer above it, or a lid on top with controls behind."""
    a = k.attributes
    half, back = k.w / 2, -k.d / 2
    edge = lerp(0.01, 0.035, k.style["roundness"])
    low = lerp(0.015, 0.05, a["plinth"])
    if a["loader"] > 0.75:
        _top_loader(k, low, edge)
        return
    bulge = max(0.05 * k.d, 0.03)
    front = k.d / 2 - bulge
    feet(k, (back + 0.03, front - 0.03), (-half + 0.02, half - 0.02), low)
    k.block((back, front), (-half, half), (low, k.h), "body", edge)
    lid = k.least(2, 0.03)
    groove = k.gap(2) * 0.8
    k.block((front - 0.012, front + 0.1), (-half - 0.1, half + 0.1), (k.h - lid - groove, k.h - lid), "dark", cut=True)
    high = lerp(0.11, 0.16, a["panel height"]) * k.h
    z = (k.h - lid - groove - high, k.h - lid - groove)
    line = 0.9 * VOXEL_SHARE * k.d
    tint = pick(a["display"], 3)
    if tint:
        k.block((front - 0.02, front + line), (-half + 0.004, half - 0.004), z, ("top", "top", "dark")[tint], 0.004)
    middle = (z[0] + z[1]) / 2
    side = 1 if a["dial side"] > 0.35 else -1
    dial = 0.36 * high
    k.disc((front - 0.02, front + 0.8 * bulge), (side * lerp(0.1, 0.42, a["dial side"]) * half, middle), dial, "metal")
    shown = side * lerp(0.1, 0.42, a["dial side"]) * half + side * 0.3 * k.w * (1 if a["dial side"] < 0.6 else 0.55)
    k.block(
        (front - 0.02, front + 2.2 * line),
        (shown - 0.12 * k.w, shown + 0.12 * k.w),
        (middle - 0.24 * high, middle + 0.24 * high),
        "glass",
        0.003,
    )
    if a["drawer"] > 0.25:
        y = (-0.94 * half, -0.45 * half) if side > 0 else (0.45 * half, 0.94 * half)
        k.block((front - 0.02, front + 3 * line), y, (middle - 0.36 * high, middle + 0.36 * high), "body", 0.008)
    if a["plinth"] > 0.5:
        at = low + 0.09 * k.h
        k.block((front - 0.012, front + 0.1), (-half - 0.1, half + 0.1), (at, at + groove), "dark", cut=True)
        y = (0.55 * half, 0.88 * half) if side > 0 else (-0.88 * half, -0.55 * half)
        k.block((front - 0.02, front + 2 * line), y, (low + 0.02 * k.h, low + 0.075 * k.h), "body", 0.004)
    room = z[0] - low - 0.06 * k.h
    radius = min(lerp(0.36, 0.46, a["door size"]) * room, 0.8 * half)
    center = (0.0, low + 0.06 * k.h + room * 0.52)
    rim = "metal" if a["window"] > 0.35 else "dark"
    k.disc((front - 0.02, front + 0.6 * bulge), center, radius, rim, 0.92 * radius, rounding=0.3 * bulge)
    k.disc((front, front + 0.62 * bulge), center, 0.74 * radius, "dark", rounding=0.003)
    k.put(Pillow((bulge, 0.66 * radius, 0.66 * radius)), "glass", (front, *center))
    grip = -side * 0.8 * radius
    k.block(
        (front, k.d / 2),
        (grip - k.least(1, 0.03) / 2, grip + k.least(1, 0.03) / 2),
        (center[1] - 0.22 * radius, center[1] + 0.22 * radius),
        rim,
        0.01,
    )


def _top_loader(k: Kit, low: float, edge: float) -> None:
    """A tub under a lid, controls on an upstand behind it."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    level = k.h * lerp(0.82, 0.88, a["panel height"])
    feet(k, (back + 0.03, front - 0.03), (-half + 0.02, half - 0.02), low)
    k.block((back, front), (-half, half), (low, level), "body", edge)
    deep = 0.24 * k.d
    k.block((back, back + deep), (-half, half), (level - 0.02, lerp(level, k.h, 0.3)), "body", 0.4 * edge)
    k.block((back, back + 0.5 * deep), (-half, half), (level - 0.02, k.h), "top", edge)
    x, lift = (back + 1.15 * deep, front - 0.07 * k.d), 1.2 * VOXEL_SHARE * k.h
    lid = "glass" if a["window"] > 0.5 else "top"
    k.block(x, (-0.86 * half, 0.86 * half), (level - 0.02, level + lift), "body", min(edge, 0.9 * lift))
    k.block(
        (x[0] + 0.08 * k.d, x[1] - 0.08 * k.d),
        (-0.66 * half, 0.66 * half),
        (level - 0.02, level + lift * 1.3),
        lid,
        0.004,
    )
    face, middle = back + 0.5 * deep, lerp(level, k.h, 0.56)
    out = (face - 0.02, face + 0.05 * k.d)
    side = 1 if a["dial side"] > 0.5 else -1
    k.disc(out, (side * 0.55 * half, middle), 0.3 * (k.h - level), "metal")
    for share in (-0.1, -0.42, -0.72):
        k.disc((out[0], face + 0.03 * k.d), (side * share * half, middle), 0.16 * (k.h - level), "dark")

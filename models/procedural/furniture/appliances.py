"""Machines that cook: cookers, their hoods, microwaves."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import bar_handle, feet, knobs, plinth, seam
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Arc, RoundBox

Span = tuple[float, float]

COOKER_ATTRIBUTES = ("hob", "ovens", "knobs", "upstand", "drawer", "handles", "window", "feet")


@family("cooker", attributes=COOKER_ATTRIBUTES)
def cooker(k: Kit, category: str) -> None:
    """Hob on oven: gas grates, glass or iron plates; one oven or two; knobs in front or on an upstand behind."""
    a = k.attributes
    rear = a["upstand"] > 0.6
    level = k.h * lerp(0.86, 0.9, a["upstand"]) if rear else k.h - (k.least(2, 0.03) if a["hob"] < 0.45 else 0.0)
    reach = 0.075 * k.d
    front = k.d / 2 - reach
    half = k.w / 2
    door, joint = k.least(0, 0.04), k.gap(0)
    back = front - door - joint
    low = lerp(0.03, 0.1, a["feet"])
    edge = k.edge(0.02)
    if k.style["lift"] > 0.5:
        feet(k, (-k.d / 2, front - 0.03), (-half, half), low, "metal")
    else:
        plinth(k, (-k.d / 2, front), (-half, half), low)
    k.block((-k.d / 2, back), (-half, half), (low, level - 0.01), "body", edge)
    top = k.least(2, 0.035)
    k.block((-k.d / 2, front), (-half, half), (level - top, level), "metal" if a["hob"] < 0.45 else "body", 0.3 * top)
    panel_high = 0.0 if rear and a["knobs"] > 0.5 else max(0.11, 0.12 * k.h)
    if panel_high:
        z = (level - top - panel_high, level - top + 0.005)
        k.block((back, front), (-half, half), z, "body", min(edge, 0.01))
        count = 4 + pick(a["knobs"], 3) if k.w < 0.75 else 6 + pick(a["knobs"], 3)
        display = a["window"] > 0.5
        _controls(k, (-0.88 * half, 0.88 * half), sum(z) / 2, front, count, panel_high, display)
    ceiling = level - top - panel_high - k.gap(2)
    seam(k, (back - 0.02, back + joint), (-half + 0.02, half - 0.02), (low + 0.02, ceiling + k.gap(2)))
    drawer = 0.17 * k.h if a["drawer"] > 0.4 else 0.0
    bottom = low + 0.01 + (drawer + k.gap(2) if drawer else 0.0)
    if drawer:
        k.block((back + joint, front), (-half, half), (low + 0.01, low + 0.01 + drawer), "body", min(edge, 0.012))
    for y, z in _ovens(k, (bottom, ceiling)):
        _oven_door(k, y, z, back + joint, front, reach, edge)
    _burners(k, (-k.d / 2 + 0.08 * k.d, front - 0.05 * k.d), (-0.9 * half, 0.9 * half), level, front)
    if rear:
        deep = k.least(0, 0.05)
        k.block((-k.d / 2, -k.d / 2 + deep), (-half, half), (level - 0.01, k.h), "body", min(edge, 0.4 * deep))
        if not panel_high:
            at = (level + k.h) / 2
            _controls(k, (-0.85 * half, 0.85 * half), at, -k.d / 2 + deep, 5, k.h - level, True)
        elif a["window"] > 0.3:
            face = (-k.d / 2, -k.d / 2 + deep + 0.9 * VOXEL_SHARE * k.d)
            k.block(face, (-0.3 * half, 0.3 * half), (lerp(level, k.h, 0.3), lerp(level, k.h, 0.75)), "glass", 0.003)


def _controls(k: Kit, y: Span, z: float, front: float, count: int, high: float, display: bool) -> None:
    """Knobs in two groups with a display between them, or in one row."""
    deep = (front - 0.01, front + max(0.03, 3 * VOXEL_SHARE * k.d))
    radius = min(0.24 * high, 0.024)
    part = "metal" if k.style["metal"] > 0.5 else "dark"
    if not display:
        knobs(k, y, z, deep, count, radius, part)
        return
    left = count // 2
    third = (y[1] - y[0]) * 0.36
    knobs(k, (y[0], y[0] + third), z, deep, left, radius, part)
    knobs(k, (y[1] - third, y[1]), z, deep, count - left, radius, part)
    half = 0.11 * (y[1] - y[0])
    middle = (y[0] + y[1]) / 2
    k.block(
        (front - 0.01, front + 0.9 * VOXEL_SHARE * k.d),
        (middle - half, middle + half),
        (z - 0.26 * high, z + 0.26 * high),
        "glass",
        0.003,
    )


def _ovens(k: Kit, z: Span) -> list[tuple[Span, Span]]:
    """Where the oven doors are: one, two above each other, or a large and a small one side by side."""
    form = k.attributes["ovens"]
    half = k.w / 2
    if k.w > 0.8 and form > 0.3:
        split = lerp(-half, half, 0.6 if form < 0.65 else 0.4)
        gap = k.gap(1) / 2
        return [((-half, split - gap), z), ((split + gap, half), z)]
    if form > 0.72:
        cut, gap = lerp(*z, 0.62), k.gap(2) / 2
        return [((-half, half), (z[0], cut - gap)), ((-half, half), (cut + gap, z[1]))]
    return [((-half, half), z)]


def _oven_door(k: Kit, y: Span, z: Span, back: float, front: float, reach: float, edge: float) -> None:
    k.block((back, front), y, z, "body", min(edge, 0.012))
    wide, high = y[1] - y[0], z[1] - z[0]
    rail = max(0.17 * high, 2.6 * k.least(2, 0.02))
    if k.attributes["window"] > 0.2 and high > 0.18:
        share = lerp(0.08, 0.2, k.attributes["window"])
        k.block(
            (back, front + 0.9 * VOXEL_SHARE * k.d),
            (y[0] + share * wide, y[1] - share * wide),
            (z[0] + 0.14 * high, z[1] - rail * 1.25),
            "glass",
            lerp(0.002, 0.02, k.style["roundness"]),
        )
    at = z[1] - 0.55 * rail
    inset = lerp(0.22, 0.07, k.attributes["handles"]) * wide
    bar_handle(k, ((y[0] + inset, at), (y[1] - inset, at)), front, reach)


def _burners(k: Kit, x: Span, y: Span, level: float, front: float) -> None:
    """What pots stand on."""
    form = k.attributes["hob"]
    columns = 3 if k.w > 0.8 else 2
    rim = VOXEL_SHARE * k.h
    spots = [(lerp(*x, (i + 0.5) / 2), lerp(*y, (j + 0.5) / columns)) for i in range(2) for j in range(columns)]
    if form < 0.45:
        bar = (k.least(0, 0.016), k.least(1, 0.016))
        top = level + k.least(2, 0.03)
        for at_x, at_y in spots:
            k.post((at_x, at_y), (level - 0.01, level + 0.6 * (top - level)), max(0.04, 0.7 * bar[1]), "dark")
        for j in range(columns):
            span = (lerp(*y, (j + 0.06) / columns), lerp(*y, (j + 0.94) / columns))
            for edge_y in (span[0], span[1] - bar[1]):
                k.block(x, (edge_y, edge_y + bar[1]), (level - 0.01, top), "dark", 0.004)
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                at = lerp(x[0], x[1] - bar[0], share)
                k.block((at, at + bar[0]), span, (level - 0.01, top), "dark", 0.004)
    elif form < 0.8:
        k.block(x, y, (level - 0.02, level + 0.3 * rim), "glass", 0.01)
        for i, (at_x, at_y) in enumerate(spots):
            k.post((at_x, at_y), (level - 0.01, level + 0.45 * rim), (0.1, 0.075)[(i + i // columns) % 2], "metal")
    else:
        for i, (at_x, at_y) in enumerate(spots):
            k.post((at_x, at_y), (level - 0.01, level + 1.2 * rim), (0.1, 0.08)[(i + i // columns) % 2], "dark")


HOOD_ATTRIBUTES = ("shape", "canopy height", "chimney", "controls", "rim", "slant", "filters")


@family("range_hood", attributes=HOOD_ATTRIBUTES)
def range_hood(k: Kit, category: str) -> None:
    """A pyramid, a T of two boxes, a slanted pane, a curved glass canopy or a plain cassette, under its flue."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    form = pick(a["shape"] * 0.92, 5) if k.h > 0.35 else 4
    part = "metal" if k.style["metal"] > 0.35 else "body"
    rim = k.least(2, lerp(0.04, 0.07, a["rim"]))
    duct = (lerp(0.24, 0.34, a["chimney"]) * k.w, lerp(0.4, 0.55, a["chimney"]) * k.d)
    canopy = lerp(0.26, 0.48, a["canopy height"]) * k.h
    if form != 4:
        start = 0.03 if form == 1 else 0.6 * canopy
        k.block((back, back + duct[1]), (-duct[0] / 2, duct[0] / 2), (start, k.h), part, k.edge(0.02))
    if form == 0:
        k.block((back, front), (-half, half), (0.0, rim), part, k.edge(0.3 * rim))
        _funnel(k, (rim - 0.005, canopy), duct, part)
    elif form == 1:
        k.block((back, front), (-half, half), (0.0, min(canopy, max(0.09, rim))), part, k.edge(0.02))
    elif form == 2:
        deep = k.least(0, 0.05)
        lean = -(k.d - duct[1] - deep) / canopy * 0.92
        middle = front - deep / 2 + lean * canopy / 2
        k.block((middle - deep / 2, middle + deep / 2), (-half, half), (0.0, canopy), "glass", 0.004, lean=lean)
        k.block(
            (back, front - 0.3 * k.d), (-0.8 * half, 0.8 * half), (0.12 * canopy, canopy * 0.72), part, k.edge(0.02)
        )
    elif form == 3:
        sheet = k.least(2, 0.02)
        rise = 0.45 * canopy
        bend = (half**2 + rise**2) / (2 * rise)
        angle = float(np.arcsin(min(half / bend, 1.0)))
        turn = np.array([[0, 0, 1.0], [0, 1.0, 0], [-1.0, 0, 0]])
        k.put(Arc(bend, sheet / 2, k.d / 2, angle, 0.3 * sheet), "glass", (0.0, 0.0, rise - bend), turn)
        k.block((back, 0.2 * k.d), (-0.45 * half, 0.45 * half), (0.1 * rise, canopy), part, k.edge(0.02))
    else:
        high = k.h if k.h < 0.35 else canopy
        k.block((back, front), (-half, half), (0.0, max(rim, 0.35 * high)), part, k.edge(0.02))
        k.block((back, back + 0.66 * k.d), (-half, half), (0.0, high), part, k.edge(0.02))
        if high < k.h:
            k.block((back, back + duct[1]), (-duct[0] / 2, duct[0] / 2), (0.6 * high, k.h), part, k.edge(0.02))
    if form in (0, 1, 4):
        lit = rim * 0.55
        face = (front - 0.02, front + 0.9 * VOXEL_SHARE * k.d)
        wide = lerp(0.12, 0.3, a["controls"]) * half
        k.block(face, (-wide, wide), (0.5 * rim - lit / 2, 0.5 * rim + lit / 2), "dark", 0.003)
    if form in (0, 1):
        k.block((back + 0.06, front - 0.06), (-half + 0.06, half - 0.06), (-1.0, 0.35 * rim), "dark", cut=True)
        k.block((back + 0.05, front - 0.05), (-half + 0.05, half - 0.05), (0.35 * rim, 0.8 * rim), "dark")


def _funnel(k: Kit, z: Span, duct: tuple[float, float], part: str) -> None:
    """A canopy that narrows from the whole box to the duct behind its middle."""
    high = z[1] - z[0]
    half = (duct[1] / 2, duct[0] / 2, high / 2)
    wide_x, wide_y = k.d / duct[1], k.w / duct[0]
    foot = min(wide_x, wide_y)
    # the narrower of the two ratios tapers, a stretch along the other axis makes up for it
    stretch = np.diag([wide_x / foot, wide_y / foot, 1.0])
    lean = -(k.d / 2 - duct[1] * wide_x / foot / 2) / high
    stretch[0, 2] = lean
    k.put(RoundBox(half, 0.0, foot), part, (lean * high / 2, 0.0, (z[0] + z[1]) / 2), stretch)


MICROWAVE_ATTRIBUTES = ("controls", "handle", "window", "dials", "feet", "display", "trim")


@family("microwave", attributes=MICROWAVE_ATTRIBUTES)
def microwave(k: Kit, category: str) -> None:
    """A door with a dark window, controls beside or below it, a bar, a pull-down flap or a push button."""
    a = k.attributes
    form = pick(a["handle"], 3)
    reach = 0.08 * k.d if form == 0 else 0.03 * k.d
    front = k.d / 2 - reach
    door, joint = k.least(0, 0.03), k.gap(0, 0.006)
    back = front - door - joint
    half = k.w / 2
    low = lerp(0.0, 0.02, a["feet"]) if a["feet"] > 0.3 else 0.0
    if low:
        feet(k, (-k.d / 2 + 0.01, back), (-half, half), low)
    edge = k.edge(0.03)
    k.block((-k.d / 2, back), (-half, half), (low, k.h), "body", edge)
    seam(k, (back - 0.01, back + joint), (-half + 0.012, half - 0.012), (low + 0.012, k.h - 0.012))
    below = a["controls"] > 0.82
    strip = lerp(0.2, 0.28, a["controls"])
    split_y = half if below else lerp(-half, half, 1 - strip)
    split_z = lerp(low, k.h, 0.24) if below else low
    gy, gz = (0.0, k.gap(2, 0.006) / 2) if below else (k.gap(1, 0.006) / 2, 0.0)
    rim = min(edge, 0.45 * door)
    y, z = (-half, split_y - gy), (split_z + gz, k.h)
    k.block((back + joint, front), y, z, "body" if a["trim"] < 0.6 else "metal", rim)
    wide, high = y[1] - y[0], z[1] - z[0]
    flap = a["handle"] > 0.85
    room = 0.17 if form == 0 and not flap else 0.1
    pane = (lerp(*y, 0.09), lerp(*y, 1 - room))
    k.block(
        (back, front + 0.9 * VOXEL_SHARE * k.d),
        pane,
        (lerp(*z, 0.14), lerp(*z, 0.86 if not flap else 0.74)),
        "glass",
        lerp(0.003, 0.04, k.style["roundness"]),
    )
    if flap:
        bar_handle(k, ((lerp(*y, 0.15), lerp(*z, 0.88)), (lerp(*y, 0.85), lerp(*z, 0.88))), front, reach)
    elif form == 0:
        at = y[1] - 0.08 * wide
        bar_handle(k, ((at, lerp(*z, 0.14)), (at, lerp(*z, 0.86))), front, reach)
    panel_y, panel_z = ((-half, half), (low, split_z - gz)) if below else ((split_y + gy, half), (low, k.h))
    face = front - 0.25 * door
    k.block((back + joint, face), panel_y, panel_z, "body" if a["trim"] < 0.8 else "dark", rim)
    _microwave_controls(k, panel_y, panel_z, face, below, door_high=high)


def _microwave_controls(k: Kit, y: Span, z: Span, face: float, below: bool, door_high: float) -> None:
    a = k.attributes
    out = (face - 0.01, face + 2.2 * VOXEL_SHARE * k.d)
    flat = (face - 0.01, face + 0.45 * VOXEL_SHARE * k.d)
    wide, middle = y[1] - y[0], (y[0] + y[1]) / 2
    if below:
        half = 0.08 * k.w
        k.block(flat, (middle - half, middle + half), (lerp(*z, 0.3), lerp(*z, 0.75)), "glass", 0.003)
        for share in (0.2, 0.8):
            k.disc(out, (lerp(*y, share), lerp(*z, 0.5)), 0.28 * (z[1] - z[0]), "metal")
        return
    k.block(flat, (lerp(*y, 0.16), lerp(*y, 0.84)), (lerp(*z, 0.76), lerp(*z, 0.88)), "glass", 0.003)
    part = "metal" if a["trim"] < 0.8 else "body"
    if a["dials"] > 0.5:
        radius = min(0.32 * wide, 0.1 * door_high)
        for share in (0.54, 0.26):
            k.disc(out, (middle, lerp(*z, share)), radius, part)
        return
    rows = 3 + pick(a["display"], 2)
    for i in range(rows):
        for share in (0.3, 0.7):
            at = (lerp(*y, share), lerp(*z, lerp(0.64, 0.24, i / (rows - 1))))
            ty, tz = 0.13 * wide, k.least(2, 0.012) / 2
            k.block(
                (out[0], face + 1.2 * VOXEL_SHARE * k.d), (at[0] - ty, at[0] + ty), (at[1] - tz, at[1] + tz), "dark"
            )
    if a["dials"] > 0.25:
        k.disc(out, (middle, lerp(*z, 0.1)), 0.06 * door_high, part)

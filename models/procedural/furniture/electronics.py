"""Screens and sound: televisions, monitors, laptops, speakers."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import feet
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundBox, RoundCone

Span = tuple[float, float]


def display(k: Kit, x: Span, y: Span, z: Span, bezel: float, chin: float = 0.0, lean: float = 0.0) -> None:
    """A flat screen in its frame, seen from the front."""
    wide, high = y[1] - y[0], z[1] - z[0]
    border_y, border_z = max(bezel, 1.2 * VOXEL_SHARE * k.w), max(bezel, 1.2 * VOXEL_SHARE * k.h)
    k.block(x, y, z, "body", min(k.edge(0.02), 0.45 * (x[1] - x[0])), lean=lean)
    pane = (z[0] + border_z + chin, z[1] - border_z)
    middle = (z[0] + z[1]) / 2
    shift = lean * ((pane[0] + pane[1]) / 2 - middle)
    lift = 0.8 * VOXEL_SHARE * k.d
    k.block(
        ((x[0] + x[1]) / 2 + shift, x[1] + lift + shift),
        (y[0] + border_y, y[1] - border_y),
        pane,
        "glass",
        min(0.003, 0.1 * min(wide, high)),
        lean=lean,
    )


TELEVISION_ATTRIBUTES = ("stand", "bezel", "thickness", "soundbar", "stand width", "era", "back box")


@family("television", attributes=TELEVISION_ATTRIBUTES)
def television(k: Kit, category: str) -> None:
    """A flat screen on feet, on a plate with a neck, or hung flat; a tube set where the box is deep."""
    a = k.attributes
    if k.d > 0.36 and a["era"] > 0.35:
        _tube_set(k)
        return
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    flat = k.d < 0.1
    form = 3 if flat else pick(a["stand"], 4)
    low = (0.0, lerp(0.07, 0.13, a["stand width"]), lerp(0.05, 0.1, a["stand width"]), 0.0)[form] * k.h
    low = max(low, lerp(0.05, 0.09, a["stand width"]) * k.h) if form != 3 else 0.0
    thick = max(k.least(0, 0.02), lerp(0.025, 0.06, a["thickness"])) if not flat else 0.8 * k.d
    middle = 0.1 * k.d if not flat else front - thick / 2
    x = (middle - thick / 2, middle + thick / 2)
    bar = a["soundbar"] > 0.7 and form != 3
    display(k, x, (-half, half), (low, k.h), lerp(0.008, 0.04, a["bezel"]), lerp(0.0, 0.03, a["bezel"]) * k.h)
    if flat:
        k.block((back, x[0] + 0.01), (-0.45 * half, 0.45 * half), (0.2 * k.h, 0.75 * k.h), "dark", 0.3 * (k.d - thick))
        return
    bulge = min(max(0.03, 0.18 * k.d), x[0] - back)
    share = lerp(0.4, 0.75, a["back box"])
    k.block(
        (x[0] - bulge, x[0] + 0.01),
        (-share * half, share * half),
        (low + 0.04, lerp(low, k.h, 0.62)),
        "dark",
        0.4 * bulge,
    )
    part = "metal" if k.style["metal"] > 0.45 else "dark"
    if form == 0 or form == 3:
        # two feet, each a bow or a bar from front to back
        at = lerp(0.45, 0.85, a["stand width"]) * half
        low = max(low, 0.06 * k.h)
        for sign in (-1, 1):
            for end in (back, front):
                foot = (end + np.sign(-end) * 0.02, sign * at, 0.5 * k.least(2, 0.018))
                k.tube([(middle, sign * (at - 0.02), low + 0.08 * k.h), foot], 0.009, part)
    elif form == 1:
        plate = k.least(2, 0.018)
        reach = lerp(0.25, 0.6, a["stand width"]) * half
        if k.style["roundness"] > 0.5:
            k.post((0.0, 0.0), (0.0, plate), k.d / 2, part, oval=reach / (k.d / 2), rounding=0.3 * plate)
        else:
            k.block((back, front), (-reach, reach), (0.0, plate), part, 0.3 * plate)
        neck = lerp(0.05, 0.16, a["back box"]) * half
        k.block((middle - thick * 0.8, middle), (-neck, neck), (0.0, lerp(low, k.h, 0.3)), part, 0.01)
    else:
        plate = k.least(2, 0.018)
        reach = lerp(0.3, 0.7, a["stand width"]) * half
        bar_x, bar_y = k.least(0, 0.03), k.least(1, 0.03)
        for y in ((-reach, -reach + bar_y), (reach - bar_y, reach)):
            k.block((back, front), y, (0.0, plate), part, 0.2 * plate)
            k.block((middle - bar_x, middle), y, (0.0, lerp(low, k.h, 0.15)), part, 0.2 * bar_x)
        k.block((middle - bar_x, middle), (-reach, reach), (0.0, plate), part, 0.2 * plate)
    if bar:
        high = max(0.75 * low, k.least(2, 0.03))
        k.block((x[1], front), (-0.62 * half, 0.62 * half), (0.0, high), "dark", 0.35 * high)


def _tube_set(k: Kit) -> None:
    """A set of the days of tubes: a deep case, curved glass, knobs and cloth beside it, legs or an aerial."""
    a = k.attributes
    half, back = k.w / 2, -k.d / 2
    front = k.d / 2 - 0.05 * k.d
    low = 0.14 * k.h if k.style["lift"] > 0.6 else 0.0
    if low:
        k.four_legs((back + 0.2 * k.d, front - 0.03), (-half + 0.05, half - 0.05), (0.0, low + 0.02), 0.03)
    case = "frame" if a["era"] > 0.65 else "top"
    edge = lerp(0.02, 0.06, k.style["roundness"])
    k.block((0.02 * k.d, front), (-half, half), (low, k.h), case, edge)
    k.block((back, 0.1 * k.d), (-0.72 * half, 0.72 * half), (low + 0.08 * k.h, 0.84 * k.h), "dark", 0.06)
    side = a["back box"] > 0.35
    split = lerp(0.45, 0.6, a["bezel"]) * half if side else 0.9 * half
    pane_y = (-0.9 * half, split)
    pane_z = (lerp(low, k.h, 0.12 if side else 0.22), lerp(low, k.h, 0.9))
    middle = (sum(pane_y) / 2, sum(pane_z) / 2)
    wide, high = (pane_y[1] - pane_y[0]) / 2, (pane_z[1] - pane_z[0]) / 2
    k.block((front - 0.06, front + 0.4 * VOXEL_SHARE * k.d), pane_y, pane_z, "dark", 0.02)
    deep = 0.045 * k.d
    k.put(RoundBox((deep, 0.94 * wide, 0.93 * high), 0.95 * deep), "glass", (front - 0.2 * deep, *middle))
    out = (front - 0.01, k.d / 2)
    if side:
        y = (split + half) / 2 + 0.01
        for share in (0.8, 0.62):
            k.disc(out, (y, lerp(low, k.h, share)), 0.05 * k.h, "metal")
        for i in range(4):
            z = lerp(low, k.h, 0.15 + 0.08 * i)
            k.block(
                (front - 0.01, front + 1.0 * VOXEL_SHARE * k.d),
                (y - 0.1 * half, y + 0.1 * half),
                (z, z + k.least(2, 0.01)),
                "dark",
            )
    else:
        for i in range(4):
            k.disc(out, (lerp(0.2, 0.8, i / 3) * half, lerp(low, k.h, 0.11)), 0.03 * k.h, "metal")


MONITOR_ATTRIBUTES = ("stand", "bezel", "chin", "curve", "stand height", "foot", "tilt")


@family("monitor", attributes=MONITOR_ATTRIBUTES)
def monitor(k: Kit, category: str) -> None:
    """A screen on a neck with a round, square or forked foot; curved, with a chin, or two side by side on one stand."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    low = lerp(0.12, 0.3, a["stand height"]) * k.h
    thick = k.least(0, 0.02)
    bezel = lerp(0.004, 0.025, a["bezel"])
    middle = 0.22 * k.d
    chin = 0.14 * (k.h - low) if a["chin"] > 0.72 else 0.0
    metal = "metal" if k.style["metal"] > 0.4 else "dark"
    if k.w > 0.95 and a["curve"] > 0.5:
        for sign in (-1, 1):
            turn = sign * lerp(0.0, 0.22, a["tilt"])
            wide = half * 0.495 / max(np.cos(turn), 0.9)
            c, s = float(np.cos(turn)), float(np.sin(turn))
            matrix = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]])
            center = (middle + 0.3 * thick, sign * 0.5 * half, (low + k.h) / 2)
            k.put(RoundBox((thick / 2, wide, (k.h - low) / 2), 0.3 * thick), "body", center, matrix)
            pane = (thick / 2, wide - max(bezel, 0.015 * k.w), (k.h - low) / 2 - max(bezel, 0.025 * k.h))
            k.put(RoundBox(pane, 0.002), "glass", (center[0] + 0.9 * VOXEL_SHARE * k.d, center[1], center[2]), matrix)
        k.block(
            (middle - 2 * thick, middle - 0.4 * thick),
            (-0.55 * half, 0.55 * half),
            (0.55 * k.h, 0.63 * k.h),
            metal,
            0.01,
        )
    elif a["curve"] > 0.7:
        rise = min(0.22 * k.d, 0.08)
        bend = (half**2 + rise**2) / (2 * rise)
        angle = float(np.arcsin(half / bend))
        k.curve(
            (bend + middle - thick, 0.0, (low + k.h) / 2), (bend, bend), (thick, k.h - low), angle, "body", 0.2 * thick
        )
        rim_y, rim_z = max(bezel, 0.02 * k.w), max(bezel, 0.02 * k.h)
        inner = angle * (1 - rim_y / half)
        lift = 0.9 * VOXEL_SHARE * k.d
        k.curve(
            (bend + middle - thick + lift, 0.0, (low + k.h + chin) / 2),
            (bend, bend),
            (thick, k.h - low - 2 * rim_z - chin),
            inner,
            "glass",
            0.002,
        )
    else:
        lean = -lerp(0.0, 0.12, a["tilt"])
        display(k, (middle - thick / 2, middle + thick / 2), (-half, half), (low, k.h), bezel, chin, lean)
    rear = middle - 0.8 * thick
    hold = lerp(low, k.h, 0.45)
    k.block(
        (rear - 1.6 * thick, rear + 0.4 * thick),
        (-0.16 * k.w, 0.16 * k.w),
        (hold - 0.14 * k.h, hold + 0.14 * k.h),
        "dark",
        0.6 * thick,
    )
    neck_y, neck_x = max(0.06 * k.w, k.least(1, 0.03)), k.least(0, 0.025)
    foot_x = rear - 1.4 * thick
    k.block((foot_x - neck_x, foot_x), (-neck_y / 2, neck_y / 2), (0.0, hold), metal, 0.3 * neck_x)
    k.block((foot_x - neck_x, rear), (-neck_y / 2, neck_y / 2), (hold - 0.04 * k.h, hold + 0.04 * k.h), metal, 0.006)
    plate = k.least(2, 0.014)
    form = pick(a["foot"], 3)
    reach = lerp(0.18, 0.3, a["stand"]) * k.w
    if form == 0:
        k.post((0.0, 0.0), (0.0, plate), k.d / 2, metal, oval=min(reach, 0.5 * k.w) / (k.d / 2), rounding=0.3 * plate)
    elif form == 1:
        k.block((back, front), (-reach, reach), (0.0, plate), metal, min(k.edge(0.03), 0.45 * plate))
    else:
        k.block((back, foot_x + neck_x), (-0.6 * neck_y, 0.6 * neck_y), (0.0, 1.2 * plate), metal, 0.3 * plate)
        for sign in (-1, 1):
            end = (front - 0.02, sign * reach, 0.5 * plate)
            k.tube([(foot_x, 0.0, 0.5 * plate), end], 0.012, metal)


LAPTOP_ATTRIBUTES = ("opening", "bezel", "keyboard", "hinge", "thickness", "touchpad", "kickstand")


@family("laptop", attributes=LAPTOP_ATTRIBUTES)
def laptop(k: Kit, category: str) -> None:
    """Open: keys and touchpad on the base, the lid leaning back; or a tablet on its kickstand with a thin keyboard."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    tablet = a["kickstand"] > 0.75
    base = max(k.least(2, lerp(0.012, 0.024, a["thickness"])), 0.0) * (0.8 if tablet else 1.15)
    base = max(base, k.least(2, 0.0)) * lerp(0.95, 1.3, k.style["chunkiness"])
    leaning = lerp(0.1, 0.45, a["opening"]) * k.h
    lid = k.least(0, 0.012) * lerp(1.0, 1.3, k.style["chunkiness"])
    hinge_x = back + leaning + (0.5 * lid if not tablet else 0.3 * leaning)
    lean = -leaning / (k.h - 0.5 * base)
    round_ = k.edge(0.5) * 0.8
    k.block((hinge_x - 0.2 * lid, front), (-half, half), (0.0, base), "body", min(round_ * base, 0.45 * base))
    middle = hinge_x - 0.5 * lid - leaning / 2
    low = 0.35 * base
    z = (low, k.h)
    k.block((middle - lid / 2, middle + lid / 2), (-half, half), z, "body", 0.35 * lid, lean=lean)
    rim_y, rim_z = (
        max(lerp(0.004, 0.02, a["bezel"]), 1.3 * VOXEL_SHARE * k.w),
        max(lerp(0.005, 0.02, a["bezel"]), 1.3 * VOXEL_SHARE * k.h),
    )
    pane = (low + base + 0.5 * rim_z, k.h - rim_z)
    shift = lean * ((pane[0] + pane[1]) / 2 - (z[0] + z[1]) / 2)
    lift = 0.9 * VOXEL_SHARE * k.d
    k.block(
        (middle + shift, middle + lid / 2 + lift + shift),
        (-half + rim_y, half - rim_y),
        pane,
        "glass",
        0.001,
        lean=lean,
    )
    if tablet:
        top, foot = (middle - 0.2 * lid, 0.0, 0.55 * k.h), (back + 0.5 * lid, 0.0, 0.5 * k.least(2, 0.01))
        for sign in (-1, 1):
            y = sign * 0.6 * half
            k.tube([(top[0], y, top[2]), (foot[0], y, foot[2])], 0.004, "metal")
        k.tube([(foot[0], -0.6 * half, foot[2]), (foot[0], 0.6 * half, foot[2])], 0.004, "metal")
    else:
        reach = (0.9 if a["hinge"] > 0.5 else 0.3) * half
        spots = ((-reach, reach),) if a["hinge"] > 0.5 else ((-0.8 * half, -0.5 * half), (0.5 * half, 0.8 * half))
        for span in spots:
            k.tube([(hinge_x, span[0], 0.9 * base), (hinge_x, span[1], 0.9 * base)], 0.35 * base, "dark")
    _keys(k, (hinge_x + 0.6 * lid, front), base)


def _keys(k: Kit, x: Span, top: float) -> None:
    """Rows of keys in the rear half of the base, a touchpad before them, perhaps a block of numbers."""
    a = k.attributes
    half, lift = k.w / 2, 1.1 * VOXEL_SHARE * k.h
    deep = x[1] - x[0]
    keys = (x[0] + 0.1 * deep, x[0] + 0.58 * deep)
    numbers = a["keyboard"] > 0.7 and k.w > 0.38
    spans = [(-0.9 * half, 0.5 * half), (0.58 * half, 0.9 * half)] if numbers else [(-0.88 * half, 0.88 * half)]
    rows = 3 if a["keyboard"] < 0.35 else 4
    for y in spans:
        for i in range(rows):
            row = (lerp(*keys, (i + 0.1) / rows), lerp(*keys, (i + 0.78) / rows))
            k.block(row, y, (0.4 * top, top + lift), "dark", 0.001)
    wide = lerp(0.22, 0.4, a["touchpad"]) * half
    shift = -0.2 * half if numbers else 0.0
    pad = (x[0] + 0.67 * deep, x[0] + 0.93 * deep)
    k.block(pad, (shift - wide, shift + wide), (0.4 * top, top + 0.7 * lift), "metal", 0.001)


SPEAKER_ATTRIBUTES = ("kind", "drivers", "cloth", "stand", "cone size", "plinth", "tweeter side")


@family("speaker", attributes=SPEAKER_ATTRIBUTES)
def speaker(k: Kit, category: str) -> None:
    """A box with its cones, a tower, a round speaker under cloth, a box on a stand, or a wedge."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    form = pick(a["kind"], 3)
    if form == 1 and k.h < 1.8 * k.w and k.w < 1.4 * k.d:
        # round, wrapped in cloth
        oval = k.w / k.d
        low, high = 0.1 * k.h, 0.9 * k.h
        top = lerp(0.7, 1.0, a["cone size"]) * k.d / 2
        k.post((0.0, 0.0), (0.0, low + 0.02 * k.h), 0.9 * k.d / 2, "dark", oval=oval)
        k.post(
            (0.0, 0.0),
            (low, high),
            k.d / 2,
            "cushion",
            top,
            oval=oval,
            rounding=lerp(0.02, 0.3, k.style["roundness"]) * top,
        )
        k.post((0.0, 0.0), (high - 0.06 * k.h, k.h), 0.86 * top, "dark", oval=oval, rounding=0.02 * k.h)
        k.post((0.0, 0.0), (k.h - 0.02 * k.h, k.h + 0.4 * VOXEL_SHARE * k.h), 0.4 * top, "metal", oval=oval)
        return
    low = 0.0
    if form == 2 and k.h > 0.75:
        low = lerp(0.45, 0.62, a["stand"]) * k.h
        plate = k.least(2, 0.02)
        k.block((back, front), (-half, half), (0.0, plate), "dark", 0.3 * plate)
        k.block((back + 0.2 * k.d, front - 0.2 * k.d), (-0.6 * half, 0.6 * half), (low - plate, low), "dark")
        if a["plinth"] > 0.5:
            k.post((0.0, 0.0), (0.0, low), max(k.least(0, 0.05), k.least(1, 0.05)) / 2, "metal")
        else:
            for sign in (-1, 1):
                k.post((0.0, sign * 0.45 * half), (0.0, low), max(k.least(0, 0.03), k.least(1, 0.03)) / 2, "metal")
    elif a["plinth"] > 0.35:
        low = k.least(2, 0.025)
        if a["plinth"] > 0.7:
            k.block((back, front), (-half, half), (0.0, low), "dark", 0.2 * low)
        else:
            feet(k, (back, front), (-half, half), low)
    bulge = 0.06 * k.d
    face = front - bulge
    inset = 0.0 if k.style["lift"] < 0.5 else 0.06 * half
    k.block((back, face), (-half + inset, half - inset), (low, k.h), "body", k.edge(0.05))
    _cones(k, (-half + inset, half - inset), (low, k.h), face, bulge)


def _cones(k: Kit, y: Span, z: Span, face: float, bulge: float) -> None:
    """Tweeter above, cones below it; or cloth over all of them."""
    a = k.attributes
    wide, high = y[1] - y[0], z[1] - z[0]
    if a["cloth"] > 0.72:
        rim = 0.08 * wide
        low = lerp(*z, 0.02 if a["cloth"] > 0.86 else 0.3)
        k.block(
            (face - 0.02, face + 0.8 * bulge), (y[0] + rim, y[1] - rim), (low + rim, z[1] - rim), "cushion", 0.5 * bulge
        )
        k.block(
            (face, face + bulge), (-0.1 * wide, 0.1 * wide), (low + 2 * rim, low + 2 * rim + k.least(2, 0.01)), "metal"
        )
        return
    tall = high / wide
    count = max(1, min(1 + pick(a["drivers"], 3), int(tall / 0.75)))
    radius = min(lerp(0.34, 0.43, a["cone size"]) * wide, 0.36 * high / count if count > 1 else 0.3 * high)
    small = max(0.4 * radius, 2.2 * VOXEL_SHARE * max(k.w, k.h))
    shift = 0.0 if a["tweeter side"] < 0.6 else (a["tweeter side"] - 0.6) * 0.6 * wide
    top = z[1] - 0.06 * high - small
    k.disc((face - 0.02, face + 0.7 * bulge), (shift, top), small, "metal")
    k.disc((face - 0.01, face + bulge), (shift, top), 0.55 * small, "dark", rounding=0.4 * bulge)
    room = (z[0] + 0.05 * high, top - 1.25 * small)
    for i in range(count):
        at = lerp(room[1] - radius, max(room[0] + radius, room[1] - radius * (2.2 * count - 1)), i / max(count - 1, 1))
        at = max(at, room[0] + radius)
        k.disc((face - 0.02, face + 0.8 * bulge), (0.0, at), radius, "dark", rounding=0.35 * bulge)
        k.put(
            RoundCone(0.35 * radius, 0.82 * radius, 1.2 * bulge, 0.0),
            "dark",
            (face + 0.9 * bulge, 0.0, at),
            np.array([[0, 0, 1.0], [1.0, 0, 0], [0, 1.0, 0]]),
            cut=True,
        )
        k.pill((face - 0.2 * bulge, 0.0, at), (bulge, 0.3 * radius, 0.3 * radius), "metal")
    if room[1] - room[0] - 2 * radius * count > 0.25 * high and z[0] < 0.2 * k.h:
        port = min(0.4 * radius, 0.05)
        k.disc((face - 0.04, face + 0.4), (0.0, room[0] + 1.6 * port), port, "dark", cut=True)

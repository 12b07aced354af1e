"""Bathtubs and showers."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.fittings import tap
from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import Prism
from models.procedural.sdf import Arc, Pillow, RoundBox, RoundCone

Span = tuple[float, float]

BATHTUB_ATTRIBUTES = ("kind", "rim", "ends", "slope", "feet", "tap", "water", "panelling")


@family("bathtub", attributes=BATHTUB_ATTRIBUTES)
def bathtub(k: Kit, category: str) -> None:
    """Lying along y: built in behind an apron, a free-standing oval, on claw feet, or a slipper with a high end."""
    a = k.attributes
    form = pick(a["kind"], 4)
    half_x, half_y = k.d / 2, k.w / 2
    heavy = lerp(1.0, 1.35, k.style["chunkiness"])
    rim = heavy * max(lerp(0.035, 0.09, a["rim"]), k.least(0, 0.03), k.least(1, 0.03))
    side = 1 if k.rng.random() < 0.5 else -1
    tapped = a["tap"] > 0.35
    high = k.h * (0.84 if tapped and form != 2 else 1.0)
    depth = 0.74 * high
    if form == 0:
        k.block((-half_x, half_x), (-half_y, half_y), (0.0, high), "body", k.edge(0.04))
        if a["panelling"] > 0.6:
            inset, lift = 0.12 * high, 1.0 * VOXEL_SHARE * k.d
            count = 1 + pick(a["panelling"] * 2.5 - 1.5, 3)
            for i in range(count):
                y = (lerp(-half_y, half_y, i / count) + 0.06, lerp(-half_y, half_y, (i + 1) / count) - 0.06)
                k.block((half_x - 2.2 * lift, half_x + 0.1), y, (inset, high - 1.3 * inset), "body", 0.0, cut=True)
        inner = (half_x - rim, half_y - 1.4 * rim)
        sharp = lerp(0.35, 0.95, a["ends"]) * inner[0]
        k.put(
            RoundBox((inner[0], inner[1], depth), min(sharp, 0.6 * depth)),
            "body",
            (0.0, 0.0, high + 0.1 * depth),
            cut=True,
        )
    else:
        claw = form == 2
        low = lerp(0.1, 0.16, a["feet"]) if claw else 0.0
        foot = lerp(0.66, 0.86, a["slope"])
        lip = max(k.least(2, 0.03), 0.03)
        oval = half_y / half_x
        squared = a["ends"] > 0.6 and form == 1
        if squared:
            matrix = np.diag([1.0, 1.0, 1.0])
            k.put(RoundBox((half_x, half_y, high / 2), 0.45 * half_x * 0.98, 0.9), "body", (0.0, 0.0, high / 2), matrix)
        else:
            body = RoundCone(foot * half_x * 0.97, half_x * 0.97, (high - low) / 2, 0.1 if claw else 0.03)
            k.put(body, "body", (0.0, 0.0, (low + high) / 2), np.diag([1.0, oval, 1.0]))
            k.curve(
                (0.0, 0.0, high - lip / 2), (half_x, half_y), (rim, lip), np.pi, "top" if claw else "body", 0.48 * lip
            )
        if form == 3:
            lift = k.h * 0.0
            slope = np.array([[1.0, 0, 0], [0, 1.0, 0], [0, 0.0, 1.0]])
            end = RoundCone(half_x * 0.9, half_x * 0.6, (k.h * 0.32) / 2, 0.05)
            k.put(
                end,
                "body",
                (0.0, -side * (half_y - half_x * 0.92), high + lift),
                slope @ np.diag([1.0, 0.98, 1.0]),
                blend=0.05,
            )
        inner = (half_x - rim, half_y - rim)
        top = k.h if form == 3 else high
        k.put(
            Pillow((inner[0], inner[1], top - 0.26 * high), 2 if not squared else 4), "body", (0.0, 0.0, top), cut=True
        )
        if claw:
            _claws(k, foot, low)
    if a["water"] > 0.78:
        level, wet = 0.66 * high, (inner[0] + 0.4 * rim, inner[1] + 0.4 * rim)
        if form == 0:
            k.block((-wet[0], wet[0]), (-wet[1], wet[1]), (level - 0.05, level), "glass")
        else:
            wet = (0.92 * inner[0], 0.92 * inner[1])
            k.post((0.0, 0.0), (level - 0.05, level), wet[0], "glass", oval=wet[1] / wet[0], rounding=0.01)
    else:
        k.post((0.0, side * 0.5 * inner[1]), (0.2 * high, 0.27 * high + VOXEL_SHARE * k.h), 0.05, "metal")
    if tapped and form != 2:
        if form == 0:
            _bath_tap(k, (0.0, side * (half_y - 0.5 * rim), high), k.h - high, -side)
        else:
            x = -half_x + 0.5 * rim
            tap(k, (x, 0.0, high - 0.01), k.h - high, 0.24 * k.d, 0.1)


def _bath_tap(k: Kit, foot: tuple[float, float, float], high: float, side: int) -> None:
    """A spout and two wheels on the rim of one end."""
    x, y, z = foot
    inset = k.least(1, 0.03) / 2
    y += side * inset
    top = z + high - k.least(2, 0.025) / 2
    k.tube(
        [(x, y, z - 0.01), (x, y, top), (x, y + side * 0.13, top), (x, y + side * 0.13, top - 0.4 * high)],
        0.014,
        "metal",
    )
    for sx in (-1, 1):
        k.post((x + sx * 0.16 * k.d, y), (z - 0.01, z + 0.6 * high), max(0.025, inset), "metal")


def _claws(k: Kit, foot: float, low: float) -> None:
    """Four cast feet that bend outwards."""
    reach_x, reach_y = 0.62 * foot * k.d / 2, 0.7 * foot * k.w / 2
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = sx * reach_x, sy * reach_y
            k.tube(
                [(x, y, low + 0.1), (x + sx * 0.09, y + sy * 0.04, 0.6 * low), (x + sx * 0.05, y, 0.0)], 0.024, "metal"
            )
            k.pill((x + sx * 0.07, y, 0.03), (0.045, 0.05, 0.03), "metal")


SHOWER_ATTRIBUTES = ("enclosure", "tray height", "frame", "head", "door side", "column", "panes", "walls")


@family("shower", attributes=SHOWER_ATTRIBUTES)
def shower(k: Kit, category: str) -> None:
    """A tray in a corner (the walls at -x and at one side) behind glass: square, quadrant, walk-in, or a cubicle."""
    a = k.attributes
    form = pick(a["enclosure"], 4)
    side = 1 if a["door side"] > 0.5 else -1
    half_x, half_y = k.d / 2, k.w / 2
    tray = max(k.least(2, 0.0), lerp(0.05, 0.14, a["tray height"]))
    heavy = lerp(1.0, 1.35, k.style["chunkiness"])
    pane_x, pane_y = heavy * k.least(0, 0.02), heavy * k.least(1, 0.02)
    post = (max(pane_x, 0.03), max(pane_y, 0.03))
    top = k.h - (0.0 if form == 3 else lerp(0.0, 0.12, a["panes"]))
    rail = k.least(2, 0.03)
    if form == 1:
        _quadrant(k, side, tray, top, rail)
    else:
        k.block((-half_x, half_x), (-half_y, half_y), (0.0, tray), "body", min(0.02, 0.3 * tray))
        sill = 1.4 * pane_x, 1.4 * pane_y
        k.block(
            (-half_x + sill[0], half_x - sill[0]),
            (-half_y + sill[1], half_y - sill[1]),
            (0.55 * tray, tray + 0.1),
            "body",
            0.0,
            cut=True,
        )
        k.post((0.0, 0.0), (0.3 * tray, 0.6 * tray + VOXEL_SHARE * k.h), max(0.05, k.least(0, 0) / 2), "metal")
    front = half_x - (1.2 * pane_x if form in (0, 3) else 0.0)
    x, bar = (front - pane_x, front), (front - post[0], front)
    glazed, free = (tray - 0.01, top), _edge_span(-side, half_y, pane_y)
    if form != 1 and a["frame"] > 0.3:
        for y in (side * half_y, -side * half_y) if form != 2 else (side * half_y,):
            k.block(bar, _between(y, y - np.sign(y) * post[1]), glazed, "metal")
    if form == 0:
        # a corner: a fixed pane at the open side, in front a pane and a sliding door
        if a["frame"] > 0.3:
            k.block(bar, (-half_y, half_y), (top - rail, top), "metal")
            k.block((-half_x, front), free, (top - rail, top), "metal")
        k.block((-half_x, front), free, glazed, "glass")
        split = side * lerp(-0.1, 0.15, a["panes"]) * half_y
        k.block(x, _between(side * half_y, split), glazed, "glass")
        shut = a["panes"] > 0.5
        door = _between(split, -side * half_y) if shut else _between(split, side * 0.85 * half_y)
        k.block((front - 0.2 * pane_x, front + 0.8 * pane_x), door, glazed, "glass")
        _pull(k, half_x, split - side * 0.14 * k.w if shut else split + side * 0.1 * k.w, pane_x)
    elif form == 2:
        # one pane to walk round, held by a bar
        end = lerp(0.1, 0.5, a["panes"]) * half_y
        if a["frame"] > 0.3:
            k.block(bar, _between(side * half_y, -side * end), (top - rail, top), "metal")
        stay = -side * (end - pane_y)
        k.block((-half_x, front), (stay - pane_y / 2, stay + pane_y / 2), (top - rail, top), "metal")
        k.block(x, _between(side * half_y, -side * end), glazed, "glass")
    elif form == 3:
        wall = max(pane_x, pane_y, 0.03)
        k.block((-half_x, -half_x + wall), (-half_y, half_y), (tray - 0.01, k.h), "top")
        k.block(bar, (-half_y, half_y), (k.h - rail, k.h), "metal")
        for sign in (-1, 1):
            pane = "glass" if a["walls"] > 0.4 or sign == side else "top"
            k.block((-half_x, front), _edge_span(sign, half_y, pane_y), (tray - 0.01, k.h), pane)
        leaf = lerp(0.4, 0.62, a["panes"]) * k.w
        k.block(x, _between(side * half_y, side * (half_y - leaf)), (tray - 0.01, k.h - rail), "glass")
        _pull(k, half_x, side * (half_y - leaf + 0.06), pane_x)
        if a["walls"] > 0.75:
            k.block((-half_x, front), (-half_y, half_y), (k.h - rail, k.h), "body", 0.01)
    _riser(k, side, tray)


def _between(a: float, b: float) -> Span:
    return (a, b) if a < b else (b, a)


def _edge_span(sign: int, half: float, thick: float) -> Span:
    """The outermost `thick` metres on one side."""
    return _between(sign * half, sign * (half - thick))


def _pull(k: Kit, front: float, y: float, pane: float) -> None:
    """The handle of a glass door, inside the box."""
    ty = k.least(1, 0.02)
    k.block((front - 1.6 * pane, front), (y - ty / 2, y + ty / 2), (0.44 * k.h, 0.56 * k.h), "metal", 0.2 * ty)


def _quadrant(k: Kit, side: int, tray: float, top: float, rail: float) -> None:
    """Curved glass round the free corner."""
    half_x, half_y = k.d / 2, k.w / 2
    corner = (-half_x, side * half_y, 0.0)
    wide = np.diag([k.d, k.w, 1.0])
    thick = THINNEST * lerp(1.0, 1.35, k.style["chunkiness"])
    turn = float(np.arctan2(side, -1.0))
    c, s = np.cos(turn), np.sin(turn)
    rotate = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
    post = (k.least(0, 0.03), k.least(1, 0.03))
    k.block((half_x - 1.3 * post[0], half_x), _edge_span(side, half_y, post[1]), (0.0, top), "metal")
    k.block((-half_x, -half_x + post[0]), _edge_span(-side, half_y, 1.3 * post[1]), (0.0, top), "metal")
    shut = k.attributes["panes"] > 0.5
    for share in (0.5 - 0.03, 0.5 + 0.03) if shut else (0.3, 0.7):
        angle = share * np.pi / 2
        x = -half_x + (1 - thick / 2) * k.d * float(np.cos(angle))
        y = side * (half_y - (1 - thick / 2) * k.w * float(np.sin(angle)))
        k.post((x, y), (tray - 0.01, top), 0.55 * max(post), "metal")
    panes = (
        ((0.0, np.pi / 4),) if shut else ((-0.34 * np.pi / 2, 0.17 * np.pi / 2), (0.34 * np.pi / 2, 0.17 * np.pi / 2))
    )
    arcs = [
        ((0.0, tray), "body", 1.4 * thick, 0.0, np.pi / 4),
        ((top - rail, top), "metal", 1.1 * thick, 0.0, np.pi / 4),
    ]
    arcs += [((tray - 0.01, top - 0.5 * rail), "glass", thick, about, reach) for about, reach in panes]
    for z, part, across, about, reach in arcs:
        c, s = np.cos(about), np.sin(about)
        spin = rotate @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
        arc = Arc(1.0 - across / 2, across / 2, (z[1] - z[0]) / 2, reach, 0.0)
        k.put(arc, part, (corner[0], corner[1], (z[0] + z[1]) / 2), wide @ spin)
    turned = np.linspace(-np.pi / 4, np.pi / 4, 13)
    quarter = ((0.0, 0.0), *((-float(np.cos(t)), float(np.sin(t))) for t in turned))
    k.put(Prism(quarter, 0.3 * tray), "body", (corner[0], corner[1], 0.3 * tray), wide @ rotate)


def _riser(k: Kit, side: int, tray: float) -> None:
    """The column with mixer and shower head at the wall (-x), in the half away from the door."""
    a = k.attributes
    pipe = max(k.least(0, 0.022), k.least(1, 0.022)) / 2
    x, y = -k.d / 2 + 1.6 * pipe, side * 0.12 * k.w
    head = k.h - k.least(2, 0.03) if a["head"] < 0.6 else 0.93 * k.h
    if a["column"] > 0.7:
        k.block((x - 1.6 * pipe, x + 0.8 * pipe), (y - 0.1, y + 0.1), (0.3 * k.h, 0.88 * k.h), "metal", 0.01)
    k.tube([(x, y, 0.3 * tray), (x, y, head), (x + 0.32 * k.d, y, head)], pipe, "metal")
    plate = k.least(2, 0.03)
    if a["head"] > 0.3:
        k.post((x + 0.32 * k.d, y), (head - plate, head), lerp(0.1, 0.15, a["head"]), "metal")
    else:
        k.post((x + 0.32 * k.d, y), (head - 2.2 * plate, head), 0.08, "metal", 0.04)
    middle = 0.5 * k.h
    wide = 0.14
    k.block(
        (x - pipe, x + 0.06),
        (y - wide, y + wide),
        (middle - k.least(2, 0.05) / 2, middle + k.least(2, 0.05) / 2),
        "metal",
        0.012,
    )

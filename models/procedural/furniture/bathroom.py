"""Sinks and toilets."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE, panel
from models.procedural.furniture.fittings import tap
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.furniture.solids import turn
from models.procedural.sdf import Pillow, RoundBox, RoundCone

Span = tuple[float, float]

SINK_ATTRIBUTES = ("mounting", "basin shape", "basin depth", "tap", "drawers", "splashback", "bowls", "shelf")


@family("sink", attributes=SINK_ATTRIBUTES)
def sink(k: Kit, category: str) -> None:
    """A basin on a column, on a vanity, on console legs or hung on its waste pipe, or a bowl on a board."""
    a = k.attributes
    form = pick(a["mounting"], 5)
    if k.w > 0.95 and form in (0, 3):
        form = 1
    neck = min(0.22, 0.22 * k.h)
    rim = k.h - neck
    thick = k.thick(2, 0.05)
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    bowls = 2 if k.w > 1.05 and a["bowls"] > 0.35 else 1
    if form in (0, 3):
        deep = lerp(0.15, 0.22, a["basin depth"])
        _ceramic(k, (back, front), half, (rim - deep, rim))
        if form == 0:
            foot = 0.2 * k.w
            column = [(foot, 0.0), (0.62 * foot, 0.12 * rim), (0.55 * foot, 0.6 * rim), (0.9 * foot, rim - deep + 0.03)]
            turn(k, column, "body", (back + 0.42 * k.d, 0.0))
        else:
            at = back + 0.4 * k.d
            pipe = 0.02
            k.tube([(at, 0.0, rim - deep + 0.02), (at, 0.0, 0.5 * rim)], pipe, "metal")
            k.post((at, 0.0), (0.42 * rim, 0.56 * rim), max(0.04, 1.6 * k.least(1, 0.02) / 2), "metal")
            k.tube(
                [(at, 0.0, 0.46 * rim), (back + 0.1 * k.d, 0.0, 0.46 * rim), (back + 0.1 * k.d, 0.0, 0.0)],
                pipe,
                "metal",
            )
    elif form == 2:
        _ceramic(k, (back, front), half, (rim - max(thick, 0.08), rim))
        leg = 0.03
        k.four_legs((back + 0.02, front - 0.03), (-half + 0.03, half - 0.03), (0.0, rim - 0.04), leg, splay=0.0)
        if a["shelf"] > 0.4:
            low = lerp(0.15, 0.3, a["shelf"]) * rim
            k.block(
                (back + 0.03, front - 0.05), (-half + 0.05, half - 0.05), (low, low + k.least(2, 0.025)), "frame", 0.004
            )
        k.block(
            (front - 0.03, front), (-half + 0.05, half - 0.05), (0.72 * rim, 0.72 * rim + k.least(2, 0.02)), "metal"
        )
    else:
        _vanity(k, rim, thick, form)
    vessel = form == 4
    shape = pick(a["basin shape"], 3)
    for i in range(bowls):
        y = 0.0 if bowls == 1 else (i - 0.5) * 0.5 * k.w
        reach = (0.3 * k.d, min(0.4 * k.w / bowls, 0.27))
        center = back + 0.56 * k.d
        if vessel:
            _vessel(k, (center, y), reach, (rim - thick, rim + 0.45 * neck), shape)
        else:
            _hollow(k, (center, y), reach, rim, lerp(0.1, 0.16, a["basin depth"]), shape)
        tap(k, (back + 0.16 * k.d, y, rim), neck, 0.34 * k.d, a["tap"])
    if a["splashback"] > 0.75 and form in (1, 2):
        k.block((back, back + k.least(0, 0.02)), (-half, half), (rim - 0.02, rim + 0.6 * neck), "body", 0.005)


def _ceramic(k: Kit, x: Span, half: float, z: Span) -> None:
    """The solid of a basin: rounded box, half round, or oval, narrower below."""
    shape = pick(k.attributes["basin shape"], 3)
    high = z[1] - z[0]
    if shape == 0 or k.w > 0.9:
        k.block(x, (-half, half), z, "body", lerp(0.2, 0.45, k.style["roundness"]) * min(high, 0.12))
        return
    middle = x[0] + (0.42 if shape == 1 else 0.5) * (x[1] - x[0])
    reach = x[1] - middle
    k.put(
        RoundCone(0.78 * reach, reach, high / 2, 0.3 * min(high, reach)),
        "body",
        (middle, 0.0, (z[0] + z[1]) / 2),
        np.diag([1.0, half / reach, 1.0]),
    )
    k.block((x[0], middle), (-0.96 * half, 0.96 * half), (z[0] + 0.3 * high, z[1]), "body", 0.2 * high)


def _hollow(k: Kit, center: Span, reach: Span, rim: float, depth: float, shape: int) -> None:
    """Cut the bowl out, with its waste at the bottom."""
    depth = max(depth, 3.5 * VOXEL_SHARE * k.h)
    walls = [0.8 * k.least(axis, 0.03) for axis in (0, 1, 2)]
    outer = (reach[0] + walls[0], reach[1] + walls[1], depth + walls[2])
    lip = rim - outer[2] / 2
    if shape == 0:
        for cut in (True, False):
            k.put(RoundBox((outer[0], outer[1], outer[2] / 2), 0.03), "body", (*center, lip), cut=cut)
        k.put(RoundBox((reach[0], reach[1], depth), 0.4 * min(depth, reach[0])), "body", (*center, rim), cut=True)
    else:
        power = 2 if shape == 2 else 4
        turn = np.diag([1.0, 1.0, -1.0])
        for cut in (True, False):
            k.put(Pillow(outer, power, dome=True), "body", (*center, rim + 0.3 * VOXEL_SHARE * k.h), turn, cut)
        k.put(Pillow((reach[0], reach[1], depth), power), "body", (*center, rim), cut=True)
    k.post(center, (rim - depth - 0.03, rim - depth + 0.4 * VOXEL_SHARE * k.h), 0.035, "metal")


def _vessel(k: Kit, center: Span, reach: Span, z: Span, shape: int) -> None:
    """A bowl that stands on the board."""
    high = z[1] - z[0]
    wall = max(k.least(0, 0.025), k.least(1, 0.025))
    oval = reach[1] / reach[0]
    if shape == 0:
        k.block(
            (center[0] - reach[0], center[0] + reach[0]), (center[1] - reach[1], center[1] + reach[1]), z, "body", 0.02
        )
        inner = RoundBox((reach[0] - wall, reach[1] - wall, 0.8 * high), 0.02)
        k.put(inner, "body", (*center, z[1]), cut=True)
        return
    foot = 0.55 if shape == 2 else 0.85
    k.put(
        RoundCone(foot * reach[0], reach[0], high / 2, 0.15 * high),
        "body",
        (*center, (z[0] + z[1]) / 2),
        np.diag([1.0, oval, 1.0]),
    )
    k.put(Pillow((reach[0] - wall, reach[1] - wall, 0.8 * high)), "body", (*center, z[1]), cut=True)


def _vanity(k: Kit, rim: float, thick: float, form: int) -> None:
    """A cupboard under the basin: doors or drawers, on legs, on a plinth or hung above a recess."""
    a = k.attributes
    half, back, front = k.w / 2, -k.d / 2, k.d / 2
    top = "top" if form == 4 or a["shelf"] > 0.6 else "body"
    k.block((back, front), (-half, half), (rim - thick, rim), top, k.edge(0.5 * thick))
    reach = max(0.02, 0.05 * k.d)
    face = front - reach
    carcass = face - k.least(0, 0.02)
    low = lerp(0.05, 0.3, a["shelf"]) * rim
    side = half - 0.015
    k.block((back, carcass), (-side, side), (low, rim - 0.5 * thick), "frame", 0.006)
    if k.style["lift"] > 0.5:
        k.four_legs((back + 0.01, carcass), (-side, side), (0.0, low + 0.01), 0.04, splay=0.0)
    else:
        k.block((back, carcass - 0.12), (-side + 0.06, side - 0.06), (0.0, low + 0.01), "dark")
    gap_y, gap_z = k.gap(1), k.gap(2)
    rows = (low + 0.5 * gap_z, rim - thick - 0.6 * gap_z)
    count = 1 if k.w < 0.62 and a["drawers"] > 0.4 else max(2, round(k.w / 0.45))
    for i in range(count):
        y = (lerp(-side, side, i / count) + gap_y / 2, lerp(-side, side, (i + 1) / count) - gap_y / 2)
        if a["drawers"] > 0.55 or (a["drawers"] > 0.35 and i == count - 1):
            number = 2 if a["drawers"] < 0.8 else 3
            for j in range(number):
                z = (lerp(*rows, j / number) + gap_z / 2, lerp(*rows, (j + 1) / number) - gap_z / 2)
                panel(k, y, z, carcass, face, 0)
        else:
            panel(k, y, rows, carcass, face, 1 if i % 2 == 0 else -1)


TOILET_ATTRIBUTES = ("cistern", "tank width", "bowl roundness", "lid open", "skirt", "button", "lid overhang")


@family("toilet", attributes=TOILET_ATTRIBUTES)
def toilet(k: Kit, category: str) -> None:
    """Bowl to the front, cistern at the back: coupled, built into a panel, one piece, or high on a pipe."""
    a = k.attributes
    form = pick(a["cistern"], 4)
    back, front = -k.d / 2, k.d / 2
    seat = float(np.clip(0.42, 0.42 * k.h, 0.62 * k.h))
    half = 0.5 * k.w if form != 1 else 0.46 * k.w
    half = min(half, 0.2)
    tank = lerp(0.17, 0.22, a["tank width"]) * min(1.0, k.d / 0.66)
    start = back + tank * (1.0 if form != 3 else 0.5)
    tank_half = k.w / 2
    if form == 0:
        k.block((back, back + tank), (-tank_half, tank_half), (seat - 0.03, k.h - 0.03), "body", k.edge(0.07))
        k.block(
            (back, back + tank + 0.012), (-tank_half, tank_half), (k.h - k.least(2, 0.035), k.h), "body", k.edge(0.02)
        )
        k.block((back + 0.02, back + tank), (-0.6 * half, 0.6 * half), (0.1, seat), "body", 0.03)
        _flush(k, (back + tank / 2, 0.0), k.h, tank)
    elif form == 1:
        k.block((back, back + tank), (-tank_half, tank_half), (0.0, k.h), "frame", k.edge(0.02))
        k.block((back, back + tank), (-tank_half, tank_half), (k.h - k.least(2, 0.02), k.h), "top", 0.004)
        at = lerp(seat, k.h, 0.6)
        face = back + tank
        wide, high = 0.26 * k.w, 0.16 * (k.h - seat) + 0.02
        k.block((face - 0.01, face + 0.9 * VOXEL_SHARE * k.d), (-wide, wide), (at - high, at + high), "metal", 0.006)
        k.block(
            (face, face + 1.6 * VOXEL_SHARE * k.d),
            (0.25 * wide, 0.85 * wide),
            (at - 0.6 * high, at + 0.6 * high),
            "body",
        )
    elif form == 2:
        bend = k.edge(0.08) + 0.02
        k.block((back, back + tank), (-0.9 * tank_half, 0.9 * tank_half), (0.1, k.h), "body", min(bend, 0.4 * tank))
        k.block((back, start + 0.12), (-half, half), (0.0, seat - 0.05), "body", 0.04)
        k.block(
            (back, back + tank), (-tank_half, tank_half), (lerp(seat, k.h, 0.25), k.h), "body", min(bend, 0.4 * tank)
        )
        _flush(k, (back + tank / 2, 0.0), k.h, tank)
    else:
        k.block((back, back + tank), (-tank_half, tank_half), (0.72 * k.h, k.h), "body", k.edge(0.05))
        k.tube([(back + tank / 2, 0.0, 0.75 * k.h), (back + tank / 2, 0.0, seat - 0.08)], 0.022, "metal")
        k.block((back, start + 0.1), (-0.55 * half, 0.55 * half), (0.14, seat - 0.02), "body", 0.03)
        side = 1 if a["button"] > 0.5 else -1
        edge_y = side * (tank_half - k.least(1, 0.02) / 2)
        k.tube([(back + tank * 0.6, edge_y, 0.8 * k.h), (back + tank * 0.6, edge_y, seat + 0.1)], 0.006, "metal")
    _bowl(k, (start, front), half, seat, hung=form == 1 and a["skirt"] > 0.45)


def _flush(k: Kit, at: Span, top: float, tank: float) -> None:
    """A button on the lid of the cistern, or a lever on its side."""
    if k.attributes["button"] > 0.4:
        k.post(at, (top - 0.02, top + 0.5 * VOXEL_SHARE * k.h), 0.2 * tank, "metal")
    else:
        x, z = -k.d / 2 + tank, lerp(0.5, 0.86, 0.9) * top
        y = 0.7 * k.w / 2
        k.tube([(x, y, z), (x + 0.04, y, z), (x + 0.04, y - 0.16 * k.w, z - 0.01)], 0.009, "metal")


def _bowl(k: Kit, x: Span, half: float, seat: float, hung: bool) -> None:
    """The egg-shaped bowl, its seat and its lid, closed or leaning back."""
    a = k.attributes
    reach = lerp(0.42, 0.56, a["bowl roundness"]) * (x[1] - x[0])
    reach = min(max(reach, half), x[1] - x[0])
    middle = x[1] - reach
    oval = half / reach
    lid = k.least(2, 0.03)
    bowl = seat - lid
    low = 0.16 if hung else 0.0
    waist = 0.1 if not hung else low
    if hung:
        k.put(
            RoundCone(0.5 * reach, 0.97 * reach, (bowl - low) / 2, 0.05), "body", (middle, 0.0, (low + bowl) / 2),
            np.diag([1.0, oval, 1.0]),
        )  # fmt: skip
        k.block((x[0] - 0.02, middle), (-0.86 * half, 0.86 * half), (low, bowl), "body", 0.05)
    elif a["skirt"] > 0.6:
        k.put(
            RoundCone(0.82 * reach, 0.97 * reach, bowl / 2, 0.04),
            "body",
            (middle, 0.0, bowl / 2),
            np.diag([1.0, oval, 1.0]),
        )
        k.block((x[0] - 0.02, middle), (-0.84 * half, 0.84 * half), (0.0, bowl), "body", 0.03)
    else:
        foot = middle - 0.12 * reach
        k.put(
            RoundCone(0.62 * reach, 0.48 * reach, waist, 0.02),
            "body",
            (foot, 0.0, waist),
            np.diag([1.0, 0.9 * oval, 1.0]),
        )
        k.block((x[0] + 0.02, foot), (-0.55 * half, 0.55 * half), (0.0, 0.6 * bowl), "body", 0.03)
        k.put(
            RoundCone(0.5 * reach, 0.97 * reach, (bowl - waist) / 2, 0.04),
            "body",
            (middle, 0.0, (waist + bowl) / 2),
            np.diag([1.0, oval, 1.0]),
            blend=0.04,
        )
        k.block((x[0] - 0.02, middle), (-0.84 * half, 0.84 * half), (0.72 * bowl, bowl), "body", 0.03)
    wide = lerp(0.97, 1.0, a["lid overhang"])
    ring = np.diag([1.0, oval, 1.0])
    if a["lid open"] < 0.7:
        k.put(RoundCone(reach, wide * reach, lid / 2, 0.3 * lid), "top", (middle, 0.0, seat - lid / 2), ring)
        k.block((x[0] + 0.03, middle), (-0.9 * half, 0.9 * half), (seat - lid, seat), "top", 0.3 * lid)
        return
    k.put(RoundCone(reach, reach, lid / 2, 0.3 * lid), "top", (middle, 0.0, seat - lid / 2), ring)
    k.put(Pillow((0.7 * reach, 0.66 * half, 0.4 * seat)), "body", (middle + 0.04 * reach, 0.0, seat), cut=True)
    k.pill((middle, 0.0, 0.66 * seat), (0.5 * reach, 0.5 * half, max(0.02, 2 * VOXEL_SHARE * k.h)), "glass")
    thin = k.least(0, 0.03)
    room = min(k.h, seat + 2 * reach) - seat
    matrix = np.array([[0, 0, 1.0], [0, half / (room / 2), 0], [1.0, 0, 0]])
    k.put(RoundCone(room / 2, room / 2, thin / 2, 0.3 * thin), "top", (x[0] + 0.6 * thin, 0.0, seat + room / 2), matrix)
    k.block((x[0], x[0] + thin), (-0.7 * half, 0.7 * half), (seat - lid, seat + 0.4 * room), "top", 0.3 * thin)

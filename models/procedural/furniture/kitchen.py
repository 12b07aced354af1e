"""Kitchens: fridges, counters with sink or hob, wall cabinets."""

from __future__ import annotations

from models.procedural.furniture.cases import VOXEL_SHARE, open_bay, panel
from models.procedural.furniture.fittings import bar_handle, feet, plinth, seam, tap
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family

Span = tuple[float, float]

FRIDGE_ATTRIBUTES = ("doors", "freezer share", "handles", "hinge side", "dispenser", "retro", "feet", "top edge")


@family("fridge", attributes=FRIDGE_ATTRIBUTES)
def fridge(k: Kit, category: str) -> None:
    """One door, freezer above or below, side by side, or French doors over drawers; modern or of the fifties."""
    a = k.attributes
    retro = a["retro"] > 0.75
    bars = retro or a["handles"] > 0.35
    reach = 0.075 * k.d if bars else 0.0
    front = k.d / 2 - reach
    door = k.least(0, 0.07)
    low = lerp(0.03, 0.09, a["feet"]) if not retro else 0.09
    edge = lerp(0.04, 0.09, k.style["roundness"]) if retro else lerp(0.006, 0.03, k.style["roundness"])
    joint = k.gap(0)
    back = front - door - joint
    half = k.w / 2
    if retro or k.style["lift"] > 0.6:
        feet(k, (-k.d / 2 + 0.02, back), (-half + 0.02, half - 0.02), low, "metal" if retro else "dark")
    else:
        plinth(k, (-k.d / 2, back), (-half, half), low)
    k.block((-k.d / 2, back), (-half, half), (low, k.h), "body", edge)
    inset = 0.025
    seam(k, (back - 0.02, back + joint + 0.01), (-half + inset, half - inset), (low + inset, k.h - inset))
    if a["top edge"] > 0.75 and not retro:
        k.block((back - 0.05, front - 0.3 * door), (-half, half), (k.h - k.least(2, 0.05), k.h), "dark", 0.01)
        doors = _fridge_doors(k, (low, k.h - k.least(2, 0.05) - k.gap(2)))
    else:
        doors = _fridge_doors(k, (low, k.h))
    for i, (y, z, side) in enumerate(doors):
        k.block((back + joint, front), y, z, "body", min(edge * (1.2 if retro else 1.0), 0.48 * door))
        if bars:
            _fridge_handle(k, y, z, side, front, reach, retro)
        else:
            _grip(k, y, z, side, front, door)
        if i == 0 and a["dispenser"] > 0.7 and z[1] - z[0] > 0.45 * k.h and not retro:
            _dispenser(k, y, z, front, door, -side)
    if retro:
        y, z, _ = doors[0]
        band = lerp(z[0], z[1], 0.78)
        k.block(
            (front - 0.01, front + VOXEL_SHARE * k.d),
            (y[0] + 0.05, lerp(y[0], y[1], 0.55)),
            (band, band + k.least(2, 0.04)),
            "metal",
        )


def _fridge_doors(k: Kit, z: Span) -> list[tuple[Span, Span, int]]:
    """Spans and handle sides (-1 or 1: upright at that edge; 0: lying, of a drawer), the main door first."""
    a = k.attributes
    half, gap_y, gap_z = k.w / 2, k.gap(1) / 2, k.gap(2) / 2
    side = 1 if a["hinge side"] > 0.5 else -1
    whole = (-half, half)
    form = pick(a["doors"], 5) if k.w > 0.74 else pick(a["doors"], 3)
    share = lerp(0.26, 0.4, a["freezer share"])
    if form == 0:
        return [(whole, z, side)]
    if form == 1:
        cut = lerp(z[1], z[0], share)
        return [(whole, (z[0], cut - gap_z), side), (whole, (cut + gap_z, z[1]), side)]
    if form == 2:
        cut = lerp(z[0], z[1], share)
        drawer = 0 if a["feet"] > 0.5 else side
        return [(whole, (cut + gap_z, z[1]), side), (whole, (z[0], cut - gap_z), drawer)]
    if form == 3:
        middle = lerp(-half, half, lerp(0.38, 0.5, a["freezer share"]))
        return [((middle + gap_y, half), z, -1), ((-half, middle - gap_y), z, 1)]
    cut = lerp(z[0], z[1], lerp(0.36, 0.48, a["freezer share"]))
    doors: list[tuple[Span, Span, int]] = [
        ((gap_y, half), (cut + gap_z, z[1]), -1),
        ((-half, -gap_y), (cut + gap_z, z[1]), 1),
    ]
    rows = 2 if a["freezer share"] > 0.5 else 1
    for i in range(rows):
        low = lerp(z[0], cut - gap_z, i / rows) + (gap_z if i else 0.0)
        high = lerp(z[0], cut - gap_z, (i + 1) / rows) - (gap_z if i + 1 < rows else 0.0)
        doors.append((whole, (low, high), 0))
    return doors


def _fridge_handle(k: Kit, y: Span, z: Span, side: int, front: float, reach: float, retro: bool) -> None:
    wide, high = y[1] - y[0], z[1] - z[0]
    if side == 0:
        at = z[1] - 0.13 * high - k.least(2, 0.02) / 2
        bar_handle(k, ((y[0] + 0.12 * wide, at), (y[1] - 0.12 * wide, at)), front, reach)
        return
    at = y[0] + 0.09 * k.w if side < 0 else y[1] - 0.09 * k.w
    if retro:
        low = lerp(z[0], z[1], 0.42 if high > 0.5 * k.h else 0.25)
        long = min(0.28, 0.5 * high)
    else:
        long = lerp(0.35, 0.8, k.attributes["handles"]) * high
        low = z[0] + 0.08 * high if z[0] > 0.4 * k.h else min(z[1] - 0.08 * high - long, lerp(z[0], z[1], 0.45))
        low = max(low, z[0] + 0.06 * high)
    bar_handle(k, ((at, low), (at, min(low + long, z[1] - 0.05 * high))), front, reach)


def _grip(k: Kit, y: Span, z: Span, side: int, front: float, door: float) -> None:
    """A recess along the edge of a door to reach behind it."""
    deep, ty, tz = 0.7 * door, k.least(1, 0.03), k.least(2, 0.03)
    if side == 0:
        k.block((front - deep, front + 0.1), (y[0] + 0.02, y[1] - 0.02), (z[1] - tz, z[1] + 0.1), "dark", cut=True)
        return
    edge = y[0] if side < 0 else y[1]
    middle = lerp(z[0], z[1], 0.2 if z[0] > 0.3 * k.h else 0.62)
    reach = min(0.2 * (z[1] - z[0]), 0.2)
    span = (edge - 0.1, edge + ty) if side < 0 else (edge - ty, edge + 0.1)
    k.block((front - deep, front + 0.1), span, (middle - reach, middle + reach), "dark", cut=True)


def _dispenser(k: Kit, y: Span, z: Span, front: float, door: float, side: int) -> None:
    """A niche for glasses with a small display above it."""
    wide = min(0.62 * (y[1] - y[0]), 0.26)
    middle = lerp(y[0], y[1], 0.5) + side * 0.06 * (y[1] - y[0])
    low = lerp(z[0], z[1], 0.48 if z[0] < 0.3 * k.h else 0.22)
    span, high = (middle - wide / 2, middle + wide / 2), min(0.3, 0.3 * (z[1] - z[0]))
    k.block((front - 0.75 * door, front + 0.1), span, (low, low + 0.68 * high), "dark", cut=True)
    k.block((front - door, front - 0.6 * door), span, (low - 0.005, low + 0.7 * high), "dark")
    k.block((front - door, front + 0.4 * VOXEL_SHARE * k.d), span, (low + 0.72 * high, low + high), "glass", 0.004)


COUNTER_ATTRIBUTES = ("units", "drawers", "worktop", "sink", "hob", "handles", "plinth", "open niches")


@family("counter", attributes=COUNTER_ATTRIBUTES)
def counter(k: Kit, category: str) -> None:
    """Base cabinets under one worktop, with a sink, a hob or neither; L-shaped where the box is deep."""
    a = k.attributes
    tall = k.h > 1.04
    level = 0.9 if tall else k.h
    run = min(0.62, k.d) if k.d > 1.15 else k.d
    board = k.thick(2, lerp(0.025, 0.06, a["worktop"]))
    over = 0.03 if k.d < 1.15 else k.gap(0)
    _run(k, (-k.d / 2, -k.d / 2 + run - over), (-k.w / 2, k.w / 2), level - board, run < k.d)
    k.block((-k.d / 2, -k.d / 2 + run), (-k.w / 2, k.w / 2), (level - board, level), "top", k.edge(0.4 * board))
    if run < k.d:
        side = 1 if k.rng.random() < 0.5 else -1
        wing = (k.w / 2 - 0.62, k.w / 2) if side > 0 else (-k.w / 2, -k.w / 2 + 0.62)
        inner = (wing[0] + over, wing[1]) if side > 0 else (wing[0], wing[1] - over)
        low = _plinth_height(k)
        k.block((-k.d / 2 + run - 0.1, k.d / 2 - over), inner, (low, level - board), "body", k.edge(0.02))
        k.block(
            (-k.d / 2 + run - 0.1, k.d / 2 - 2 * over),
            (inner[0] + 0.05, inner[1] - 0.02) if side > 0 else (inner[0] + 0.02, inner[1] - 0.05),
            (0.0, low + 0.01),
            "dark",
        )
        k.block((-k.d / 2 + run - 0.1, k.d / 2), wing, (level - board, level), "top", k.edge(0.4 * board))
        _wing_fronts(k, (-k.d / 2 + run + 0.05, k.d / 2 - over), inner, (low, level - board), side)
    sink = a["sink"] > 0.4 and k.w > 0.75
    hob = a["hob"] > 0.55 and k.w > (1.5 if sink else 0.75)
    at = lerp(-0.22, 0.22, k.rng.random()) * k.w
    if sink:
        y = at if not hob else -0.24 * k.w
        _basin(k, y, run, level, board, tall)
    if hob:
        _hob(k, at if not sink else 0.24 * k.w, run, level)
    if tall:
        k.block((-k.d / 2, -k.d / 2 + k.least(0, 0.02)), (-k.w / 2, k.w / 2), (level - 0.01, k.h), "top", 0.003)


def _plinth_height(k: Kit) -> float:
    return lerp(0.07, 0.16, k.attributes["plinth"])


def _run(k: Kit, x: Span, y: Span, top: float, corner: bool) -> None:
    """Cabinets side by side between two y: drawers, doors, an open niche."""
    a = k.attributes
    low = _plinth_height(k)
    face = k.least(0, 0.022)
    reach = 0.0 if a["handles"] < 0.3 else max(0.02, 0.05 * k.d)
    front = x[1] - reach * (0.5 if k.d < 1.15 else 0.0)
    back = front - face
    k.block((x[0], back), y, (low, top + 0.01), "body", 0.004)
    plinth(k, (x[0], back), y, low, 0.05)
    gap_y, gap_z = max(0.02 * k.w, 0.01), k.gap(2)
    wide = y[1] - y[0]
    count = max(1, round(wide / lerp(0.42, 0.7, a["units"])))
    drawers = int(k.rng.integers(count)) if a["drawers"] > 0.25 else -1
    niche = int(k.rng.integers(count)) if a["open niches"] > 0.75 and count > 1 else -1
    rows = (low + 0.4 * gap_z, top - 0.7 * gap_z)
    for i in range(count):
        span = (lerp(*y, i / count) + gap_y / 2, lerp(*y, (i + 1) / count) - gap_y / 2)
        if i == niche:
            open_bay(k, _within(span, y, k.least(1, 0.018)), rows, back, 2)
        elif i == drawers or a["drawers"] > 0.9:
            number = 3 if a["drawers"] < 0.7 else 4
            heights = [1.0] + [1.6] * (number - 1)
            at = rows[1]
            for share in heights:
                high = share / sum(heights) * (rows[1] - rows[0])
                panel(k, span, (at - high + gap_z / 2, at - gap_z / 2), back, front, 0)
                at -= high
        else:
            side = 1 if i % 2 == 0 else -1
            if a["drawers"] > 0.55:
                split = rows[1] - 0.2 * (rows[1] - rows[0])
                panel(k, span, (split + gap_z / 2, rows[1]), back, front, 0)
                panel(k, span, (rows[0], split - gap_z / 2), back, front, side)
            else:
                panel(k, span, rows, back, front, side)


def _within(span: Span, y: Span, side: float) -> Span:
    """What remains of an opening when the outer sides are as thick as `side`."""
    return max(span[0], y[0] + side), min(span[1], y[1] - side)


def _wing_fronts(k: Kit, x: Span, y: Span, z: Span, side: int) -> None:
    """Doors on the wing of an L, which look towards the middle of the room."""
    count = max(1, round((x[1] - x[0]) / 0.55))
    gap, lift = k.gap(0), k.gap(1, 0.012)
    face = y[0] if side > 0 else y[1]
    for i in range(count):
        span = (lerp(*x, i / count) + gap / 2, lerp(*x, (i + 1) / count) - gap / 2)
        k.block(span, (face - lift / 2, face + lift / 2), (z[0] + k.gap(2), z[1] - k.gap(2)), "body", 0.004)


def _basin(k: Kit, y: float, run: float, level: float, board: float, tall: bool) -> None:
    """One or two bowls sunk into the worktop, a tap behind them where the box is high enough for one."""
    back = -k.d / 2
    x = (back + 0.24 * run, back + 0.84 * run)
    wide = min(0.5, 0.3 * k.w) if k.w > 1.2 else 0.4
    y = max(min(y, k.w / 2 - wide - 0.06), -k.w / 2 + wide + 0.06) if k.w > 1.2 else 0.0
    bowls = 2 if k.attributes["sink"] > 0.75 and k.w > 1.5 else 1
    half = wide * 0.5 * bowls
    rim = VOXEL_SHARE * k.h
    k.block(
        (x[0] - 0.03, x[1] + 0.03),
        (y - half - 0.04, y + half + 0.04),
        (level - board, level + 0.3 * rim),
        "metal",
        0.01,
    )
    for i in range(bowls):
        span = (y - half + i * wide + 0.02, y - half + (i + 1) * wide - 0.02)
        depth = max(0.16, board + 3 * rim)
        k.block(
            (x[0] - 0.02, x[1] + 0.02), (span[0] - 0.02, span[1] + 0.02), (level - depth - rim, level - rim), "metal"
        )
        k.block(x, span, (level - depth, level + 0.2), "metal", 0.03, cut=True)
    if tall:
        tap(k, (back + 0.15 * run, y, level), min(0.28, k.h - level), 0.3 * run, k.rng.random())


def _hob(k: Kit, y: float, run: float, level: float) -> None:
    """Four rings on glass, or four burners on a steel tray."""
    back = -k.d / 2
    half = 0.3 if k.w > 0.9 else 0.26
    y = max(min(y, k.w / 2 - half - 0.05), -k.w / 2 + half + 0.05)
    x = (back + 0.14 * run, back + 0.88 * run)
    rim = VOXEL_SHARE * k.h
    gas = k.style["metal"] > 0.5
    tray = "metal" if gas else "glass"
    k.block(x, (y - half, y + half), (level - 0.02, level + 0.25 * rim), tray, 0.004)
    for sx in (0.27, 0.73):
        for sy in (-0.5, 0.5):
            radius = max(0.075, 0.6 * k.least(1, 0.0)) * (1.0 if sx * sy > 0 else 0.85)
            at = (lerp(*x, sx), y + sy * half)
            k.post(at, (level - 0.02, level + 0.45 * rim), radius, "dark" if gas else "metal")


WALL_CABINET_ATTRIBUTES = ("units", "glass", "open niches", "handles", "flaps", "shelves", "cornice")


@family("wall_cabinet", attributes=WALL_CABINET_ATTRIBUTES)
def wall_cabinet(k: Kit, category: str) -> None:
    """Hung over the counter: doors, glass doors, flaps that lift, an open end with shelves."""
    a = k.attributes
    reach = 0.0 if a["handles"] < 0.3 else max(0.02, 0.05 * k.d)
    front = k.d / 2 - reach
    face = k.least(0, 0.022)
    back = front - face
    crown = k.thick(2, 0.04) if a["cornice"] > 0.65 else 0.0
    trim = 0.02 if crown else 0.0
    half = k.w / 2 - trim
    k.block((-k.d / 2, back), (-half, half), (0.0, k.h - 0.5 * crown), "body", k.edge(0.012))
    if crown:
        k.block(
            (-k.d / 2, min(front + trim, k.d / 2)), (-k.w / 2, k.w / 2), (k.h - crown, k.h), "top", k.edge(0.5 * crown)
        )
    gap_y, gap_z = max(0.026 * k.w, 0.008), k.gap(2)
    rows = (0.5 * gap_z, k.h - crown - 0.5 * gap_z)
    count = max(1, round(k.w / lerp(0.3, 0.55, a["units"])))
    niche = -1
    if a["open niches"] > 0.55 and (count > 1 or a["open niches"] > 0.85):
        niche = 0 if k.rng.random() < 0.5 else count - 1
    glass = {i for i in range(count) if a["glass"] > 0.85 or (a["glass"] > 0.55 and i % 2 == count % 2)}
    for i in range(count):
        span = (lerp(-half, half, i / count) + gap_y / 2, lerp(-half, half, (i + 1) / count) - gap_y / 2)
        if i == niche:
            side, board = k.least(1, 0.018), k.least(2, 0.018)
            bay = (board, k.h - max(crown, board))
            open_bay(k, _within(span, (-half, half), side), bay, back, 2 + pick(a["shelves"], 2))
        elif a["flaps"] > 0.7:
            middle = lerp(*rows, 0.5)
            panel(k, span, (middle + gap_z / 2, rows[1]), back, front, 0, i in glass)
            panel(k, span, (rows[0], middle - gap_z / 2), back, front, 0)
        else:
            panel(k, span, rows, back, front, 1 if i % 2 == 0 else -1, i in glass)

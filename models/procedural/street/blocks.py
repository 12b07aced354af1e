"""Blocks of flats and offices."""

from __future__ import annotations

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.facades import Wall

FLATS_ATTRIBUTES = ("form", "bay width", "window size", "balconies", "ground floor", "setback", "roof", "cornice")


@family("apartment_building", attributes=FLATS_ATTRIBUTES)
def apartment_building(k: Kit, category: str) -> None:
    """Flats with balconies, an office of glass, a tower on a podium, a stepped block, or one with a cornice."""
    a = k.attributes
    kind = pick(a["form"], 5)
    x, y, high = k.d / 2, k.w / 2, k.h
    ledge = 0.045 * k.d
    front, back = x - (2.2 * ledge if kind == 0 else ledge), -x + 0.3 * ledge
    side = y - 0.012 * k.w
    floors = max(3, round(high * lerp(0.31, 0.28, k.style["lift"])))
    roof = max(0.5, 0.035 * high)
    ground = lerp(1.05, 1.35, a["ground floor"])
    storey = (high - roof) / (floors - 1 + ground)
    base = ground * storey
    blocks: list[tuple[tuple[float, float], tuple[float, float], float, int]] = []
    if kind == 2:  # a tower on a podium
        split = 1 + int(floors > 5)
        inset = lerp(0.12, 0.28, a["setback"])
        shift = float(k.rng.choice([-1, 0, 1])) * 0.5 * inset
        blocks = [
            ((back, front), (-side, side), 0.0, split),
            (
                (back + 0.4 * inset * k.d, front - 0.5 * inset * k.d),
                (-side + (inset + shift) * k.w, side - (inset - shift) * k.w),
                base + (split - 1) * storey,
                floors - split,
            ),
        ]
    elif kind == 3:  # steps back towards its top
        steps = 2 + int(floors > 6)
        per = floors // steps
        flip = 1 if k.rng.random() < 0.5 else -1
        for i in range(steps):
            count = per if i < steps - 1 else floors - per * (steps - 1)
            low = 0.0 if i == 0 else base + (per * i - 1) * storey
            shrink = lerp(0.1, 0.19, a["setback"]) * i
            y_span = (-side, side - 1.1 * shrink * k.w) if flip > 0 else (-side + 1.1 * shrink * k.w, side)
            blocks.append(((back, front - shrink * k.d), y_span, low, count))
    else:
        top_floor = kind != 4 and a["setback"] > 0.5 and floors > 4
        blocks = [((back, front), (-side, side), 0.0, floors - int(top_floor))]
        if top_floor:
            blocks.append(
                (
                    (back + 0.08 * k.d, front - 0.16 * k.d),
                    (-side + 0.1 * k.w, side - 0.1 * k.w),
                    base + (floors - 2) * storey,
                    1,
                )
            )
    for i, (bx, by, low, count) in enumerate(blocks):
        above = base + (count - 1) * storey if low == 0.0 else count * storey
        _block(
            k,
            kind,
            bx,
            by,
            low,
            low + above + (roof if i == len(blocks) - 1 else 0.6 * roof),
            count,
            base if low == 0.0 else 0.0,
            storey,
        )
        if kind == 0 and low == 0.0:
            _balconies(k, front, by, base, count - 1, storey)
    _ground(k, front, side, base, kind)
    _roof(k, blocks[-1][0], blocks[-1][1], high, roof, kind)
    if kind == 4:
        k.block((back - 0.02 * k.d, x), (-y, y), (high - 1.6 * roof, high - 0.4 * roof), "top")
        if a["cornice"] > 0.4:
            k.block((back - 0.01 * k.d, lerp(front, x, 0.7)), (-y, y), (base - 0.5 * roof, base + 0.4 * roof), "top")


def _bays(k: Kit, width: float, across: float) -> tuple[int, float]:
    """How many windows stand along a wall, and how far apart; never finer than the field can tell."""
    want = max(lerp(2.6, 4.4, k.attributes["bay width"]), 0.088 * across)
    count = max(1, int(width / want))
    return count, width / count


def _block(
    k: Kit,
    kind: int,
    x: tuple[float, float],
    y: tuple[float, float],
    low: float,
    top: float,
    floors: int,
    base: float,
    storey: float,
) -> None:
    """One volume with its rows of windows on four sides; `base` is the height of a ground floor without any."""
    a = k.attributes
    rounding = k.edge(0.05 * k.d) if kind in (1, 2) else 0.0
    k.block(x, y, (low, top), "body", rounding)
    first = low + base
    rows = floors - int(base > 0)
    if rows < 1:
        return
    glass = lerp(0.42, 0.62, a["window size"]) * storey
    sill = first + 0.5 * (storey - glass)
    sides = (
        (Wall("+x", x[1], (y[0] + y[1]) / 2), y[1] - y[0], k.w),
        (Wall("-x", x[0], (y[0] + y[1]) / 2), y[1] - y[0], k.w),
        (Wall("+y", y[1], (x[0] + x[1]) / 2), x[1] - x[0], k.d),
        (Wall("-y", y[0], (x[0] + x[1]) / 2), x[1] - x[0], k.d),
    )
    for wall, width, across in sides:
        margin = 0.05 * across
        count, pitch = _bays(k, width - 2 * margin, across)
        if kind == 1:  # bands of glass, or a glass wall between slabs
            half = 0.5 * width - margin * lerp(1.1, 0.5, a["window size"])
            if a["balconies"] > 0.5:
                wall.windows(k, 0.0, (sill, sill + glass), 0.43 * pitch, (count, rows), (pitch, storey))
            else:
                wall.windows(k, 0.0, (sill - 0.06 * storey, sill + 1.12 * glass), half, (1, rows), (1.0, storey))
                out = 0.02 * (k.d if wall.side.endswith("x") else k.w)
                wall.put(
                    k,
                    (-out, 0.5 * out),
                    0.0,
                    (first + 0.2, top - 0.05 * k.h),
                    0.018 * across,
                    "metal",
                    0.0,
                    (count + 1, 1),
                    (pitch, 1.0),
                )
        else:
            share = lerp(0.26, 0.36, a["window size"])
            frame = "top" if kind == 4 and k.style["detail"] > 0.4 else ""
            wall.windows(k, 0.0, (sill, sill + glass), share * pitch, (count, rows), (pitch, storey), frame)


def _balconies(k: Kit, front: float, y: tuple[float, float], base: float, rows: int, storey: float) -> None:
    a = k.attributes
    margin = 0.05 * k.w
    count, pitch = _bays(k, y[1] - y[0] - 2 * margin, k.w)
    if rows < 1:
        return
    wall = Wall("+x", front, (y[0] + y[1]) / 2)
    reach = k.d / 2 - front
    part = "glass" if a["balconies"] < 0.35 else "metal" if a["balconies"] < 0.6 else "body"
    chosen = (
        [i for i in range(count) if (i % 2 == (count > 3) or count < 3)] if a["cornice"] < 0.6 else list(range(count))
    )
    slab, rail = 0.11 * storey + 0.012 * k.h, max(0.34 * storey, 0.05 * k.h)
    for i in chosen:
        at = (i - (count - 1) / 2) * pitch
        half = 0.46 * pitch
        wall.put(
            k, (-0.1, reach), at, (base - 0.3 * slab, base + 0.7 * slab), half, "top", 0.0, (1, rows), (1.0, storey)
        )
        wall.put(k, (0.45 * reach, 0.97 * reach), at, (base, base + rail), half, part, 0.0, (1, rows), (1.0, storey))


def _ground(k: Kit, front: float, side: float, base: float, kind: int) -> None:
    """Shop windows or a plinth with windows, and the door."""
    a = k.attributes
    wall = Wall("+x", front)
    margin = 0.05 * k.w
    count, pitch = _bays(k, 2 * side - 2 * margin, k.w)
    at_door = (count // 2 - (count - 1) / 2) * pitch
    up = base - 0.05 * k.h
    if a["ground floor"] > 0.4:
        wall.windows(k, 0.0, (0.035 * k.h, 0.86 * up), 0.4 * pitch, (count, 1), (pitch, 1.0))
        if a["ground floor"] > 0.75:
            for i in range(count):
                at = (i - (count - 1) / 2) * pitch
                if abs(at - at_door) > 0.1:
                    wall.put(k, (-0.1, 0.045 * k.d), at, (0.86 * up, 0.86 * up + 0.05 * k.h), 0.46 * pitch, "cushion")
    else:
        wall.windows(k, 0.0, (0.3 * up, 0.82 * up), 0.28 * pitch, (count, 1), (pitch, 1.0))
    if k.style["detail"] > 0.4 and kind != 1:
        for sign in ("+x",):
            Wall(sign, front).put(k, (-0.2, 0.012 * k.d), 0.0, (0.0, 0.03 * k.h), side, "dark")
    half = max(1.0, 0.05 * k.w)
    wall.put(k, (-0.5, 0.018 * k.d), at_door, (0.0, 0.9 * up), half, "frame")
    wall.put(k, (-0.5, 0.028 * k.d), at_door, (0.0, 0.72 * up), 0.62 * half, "dark")
    wall.put(k, (-0.1, k.d / 2 - front), at_door, (0.9 * up, 0.9 * up + 0.045 * k.h), 1.35 * half, "metal")


def _roof(k: Kit, x: tuple[float, float], y: tuple[float, float], high: float, roof: float, kind: int) -> None:
    """What stands on a flat roof behind its parapet, or a mansard on an old house."""
    a = k.attributes
    inner = ((x[0] + 0.055 * k.d, x[1] - 0.055 * k.d), (y[0] + 0.05 * k.w, y[1] - 0.05 * k.w))
    k.block(*inner, (high - 0.9 * roof, high + 1.0), "dark", cut=True)
    floor = high - 0.9 * roof
    k.block(*inner, (floor - 0.03 * high, floor + 0.01 * high), "foliage" if a["roof"] > 0.7 else "dark")
    if a["roof"] > 0.3:
        at = lerp(y[0], y[1], 0.3 if a["cornice"] > 0.5 else 0.66)
        size_y, size_x = 0.1 * k.w, 0.12 * k.d
        middle = (x[0] + x[1]) / 2
        k.block(
            (middle - size_x, middle + size_x),
            (at - size_y, at + size_y),
            (floor - 0.1, high),
            "metal" if kind == 1 else "body",
        )

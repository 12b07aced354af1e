"""Houses, under every kind of roof."""

from __future__ import annotations

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.facades import Wall
from models.procedural.street.solids import ACROSS, hull

HOUSE_ATTRIBUTES = ("roof", "roof pitch", "windows", "wing", "porch", "dormers", "chimney", "shutters")

_STOREY = 2.75


def _gable(
    k: Kit, x: tuple[float, float], y: tuple[float, float], eave: float, top: float, along_x: bool, over: float
) -> None:
    """A pitched roof on walls between these values, with the gable's wall below it."""
    middle = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, 0.0)
    half_x, half_y = (x[1] - x[0]) / 2, (y[1] - y[0]) / 2
    span, depth = (half_y, half_x) if along_x else (half_x, half_y)
    matrix = ACROSS if along_x else None
    thick = 0.05 * k.h
    slope = (top - eave) / span
    low = eave - slope * over
    wall = [(-span, 0.0), (-span, eave), (0.0, top - 0.8 * thick), (span, eave), (span, 0.0)]
    hull(k, wall, depth, "body", center=middle, matrix=matrix)
    reach = span + over
    roof = [
        (-reach, low),
        (-reach, low + thick),
        (0.0, top + thick * 0.25),
        (reach, low + thick),
        (reach, low),
        (0.0, top - thick),
    ]
    hull(k, roof, depth + over, "top", center=middle, matrix=matrix)


def _hip(
    k: Kit, x: tuple[float, float], y: tuple[float, float], eave: float, top: float, over: float, steep: float = 0.0
) -> None:
    """A roof that falls to all sides; a `steep` share of its height makes it a mansard."""
    middle = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, 0.0)
    half_x, half_y = (x[1] - x[0]) / 2 + over, (y[1] - y[0]) / 2 + over
    rim = 0.045 * k.h
    run = min(half_x, half_y) * (0.97 if not steep else 0.9)
    bends = [(eave - 0.2 * rim, 0.0), (eave + 0.8 * rim, 0.0), (top, run)]
    if steep:
        bends = [(eave - 0.2 * rim, 0.0), (eave + 0.8 * rim, 0.0), (lerp(eave, top, steep), 0.18 * run), (top, run)]
    right = [(half_x - inset, z) for z, inset in bends]
    left = [(-px, z) for px, z in reversed(right)]
    section = [(z, (half_y - inset) / half_y) for z, inset in bends]
    hull(k, [*right, *left], half_y, "top", (), section, center=middle)


@family("house", attributes=HOUSE_ATTRIBUTES)
def house(k: Kit, category: str) -> None:
    """A house with its door at +x: gabled either way, hipped, flat or mansard; with a wing, a garage, a porch."""
    a = k.attributes
    kind = pick(a["roof"], 5)
    x, y, high = k.d / 2, k.w / 2, k.h
    over = lerp(0.2, 0.55, k.style["lift"]) if kind != 3 else 0.0
    trim = "frame" if k.style["metal"] < 0.5 else "metal"
    porch = a["porch"] > 0.35
    step_out = 0.12 * k.d if porch else 0.05 * k.d
    front, back = x - step_out, -x + over
    left, right = -y + over, y - over
    flip = 1 if k.rng.random() < 0.5 else -1
    wing = pick(a["wing"], 4)
    if wing == 3:  # a garage beside it
        width = 0.27 * k.w
        if flip > 0:
            right = y - width
        else:
            left = -y + width
    rise = lerp(0.28, 0.46, a["roof pitch"]) * high
    if kind == 3:
        rise = 0.0
    eave = max(high - rise, 2.5)
    storeys = max(1, int(eave / _STOREY + 0.25))
    if kind == 4:
        eave = max(0.56 * high, 2.5)
        storeys = max(1, int(eave / _STOREY + 0.25))
    ridge = high - 0.0125 * high
    plan = ((back, front), (left, right))
    if kind == 0:
        _gable(k, *plan, eave, ridge, False, over)
    elif kind == 1:
        _gable(k, *plan, eave, ridge, True, over)
    elif kind == 3:
        parapet = max(0.3, 0.05 * high)
        k.block(*plan, (0.0, high), "body")
        k.block(
            (back + 0.06 * k.d, front - 0.06 * k.d),
            (left + 0.06 * k.w, right - 0.06 * k.w),
            (high - parapet, high + 1),
            "top",
            cut=True,
        )
        k.block(
            (back + 0.05 * k.d, front - 0.05 * k.d),
            (left + 0.05 * k.w, right - 0.05 * k.w),
            (high - 2 * parapet, high - 0.7 * parapet),
            "top",
        )
        k.block(
            (back - 0.01 * k.d, front + 0.02 * k.d),
            (left - 0.01 * k.w, right + 0.01 * k.w),
            (high - 0.5 * parapet, high),
            trim,
        )
    else:
        k.block(*plan, (0.0, eave + 0.02 * high), "body")
        _hip(k, *plan, eave, high, over, 0.62 if kind == 4 else 0.0)
    k.block((back - 0.02, front + 0.03), (left - 0.03, right + 0.03), (0.0, 0.045 * high), "dark")
    storey = eave / storeys
    door = _front(k, front, (left, right), storey, storeys, flip, trim, wing)
    _sides(k, (back, front), (left, right), storey, storeys, wing, flip)
    if kind == 1 or (kind == 0 and eave + 1.6 < high):
        faces = (
            [Wall("+x", front, (left + right) / 2)]
            if kind == 1
            else [Wall("+y", right, (back + front) / 2), Wall("-y", left, (back + front) / 2)]
        )
        if high - eave > 1.8:
            for face in faces:
                face.windows(
                    k, 0.0, (eave + 0.08 * high, min(eave + 0.08 * high + 1.2, lerp(eave, high, 0.62))), 0.5, frame=trim
                )
    _porch(k, front, door, storey, porch, trim)
    if wing == 3:
        g0, g1 = (right - 0.05, y) if flip > 0 else (-y, left + 0.05)
        tall = min(storey, 2.9)
        k.block((back + 0.1 * k.d, front - 0.06 * k.d), (g0, g1), (0.0, tall), "body")
        k.block(
            (back + 0.08 * k.d, front - 0.04 * k.d),
            (g0, g1),
            (tall - 0.04 * high, tall + 0.01 * high),
            "top" if kind != 3 else trim,
        )
        Wall("+x", front - 0.06 * k.d, (g0 + g1) / 2).put(
            k, (-0.2, 0.012 * k.d), 0.0, (0.0, tall - 0.09 * high - 0.15), 0.38 * (g1 - g0), "metal"
        )
    elif wing == 2 and kind != 3:
        # a cross gable towards the street
        width = 0.42 * (right - left)
        w0, w1 = (right - width, right) if flip > 0 else (left, left + width)
        top = min(lerp(eave, high, 0.86), eave + 0.62 * width)
        _gable(k, (0.0, x - over - 0.02), (w0, w1), eave, top, True, 0.7 * over)
        face = Wall("+x", x - over - 0.02, (w0 + w1) / 2)
        for i in range(storeys):
            face.windows(
                k, 0.0, (i * storey + 0.9, i * storey + min(2.2, storey - 0.35)), 0.28 * width, frame=trim, bars=1
            )
    _top(k, kind, plan, eave, flip, trim, wing)


def _front(
    k: Kit, front: float, y: tuple[float, float], storey: float, storeys: int, flip: int, trim: str, wing: int
) -> float:
    """Door and windows of the street side; returns where the door is."""
    a = k.attributes
    left, right = y
    wide = right - left
    face = Wall("+x", front, 0.0)
    count = max(2, round(wide / lerp(3.6, 2.5, a["windows"])))
    pitch = wide / count
    half = min(lerp(0.45, 0.75, a["windows"]), 0.32 * pitch)
    at_door = count // 2 if count % 2 and wing != 2 else (0 if flip > 0 else count - 1)
    door = left + (at_door + 0.5) * pitch
    for floor in range(storeys):
        z0 = floor * storey + lerp(0.95, 0.7, a["windows"])
        z1 = floor * storey + min(2.25, storey - 0.3)
        for i in range(count):
            at = left + (i + 0.5) * pitch
            covered = wing == 2 and (at > right - 0.42 * wide - half if flip > 0 else at < left + 0.42 * wide + half)
            if (floor == 0 and i == at_door) or covered:
                continue
            face.windows(k, at, (z0, z1), half, frame=trim, bars=int(half > 0.075 * k.w))
            if a["shutters"] > 0.6:
                for side in (-1, 1):
                    face.put(k, (-0.1, 0.025 * k.d), at + side * 1.5 * half, (z0, z1), 0.38 * half, "cushion")
    face.put(k, (-0.3, 0.015 * k.d), door, (0.0, 2.35), 0.75, trim)
    face.put(k, (-0.3, 0.022 * k.d), door, (0.05, 2.12), 0.55, "cushion" if a["shutters"] > 0.6 else "dark")
    face.put(k, (-0.3, 0.027 * k.d), door, (1.25, 1.95), 0.3, "glass")
    return door


def _sides(
    k: Kit, x: tuple[float, float], y: tuple[float, float], storey: float, storeys: int, wing: int, flip: int
) -> None:
    a = k.attributes
    middle, deep = (x[0] + x[1]) / 2, x[1] - x[0]
    count = max(1, round(deep / lerp(4.5, 3.0, a["windows"])))
    z = (0.9, min(2.2, storey - 0.3))
    for side, at, sign in (("+y", y[1], 1), ("-y", y[0], -1)):
        first = 1 if wing == 3 and sign == flip else 0
        if first < storeys:
            span = (z[0] + first * storey, z[1] + first * storey)
            Wall(side, at, middle).windows(k, 0.0, span, 0.5, (count, storeys - first), (deep / count, storey))
    wide = y[1] - y[0]
    count = max(2, round(wide / 3.4))
    Wall("-x", x[0], (y[0] + y[1]) / 2).windows(
        k, 0.0, z, min(0.75, 0.3 * wide / count), (count, storeys), (wide / count, storey)
    )


def _porch(k: Kit, front: float, door: float, storey: float, porch: bool, trim: str) -> None:
    a, x = k.attributes, k.d / 2
    step = 0.05 * k.h
    if not porch:
        k.block((front - 0.1, x), (door - 0.9, door + 0.9), (0.0, 0.8 * step), "body")
        roof = min(2.6, storey - 0.05)
        k.block((front - 0.1, lerp(front, x, 0.9)), (door - 0.95, door + 0.95), (roof, roof + 0.045 * k.h), trim)
        return
    half = lerp(1.3, 2.4, a["porch"])
    y0, y1 = max(door - half, -k.w / 2 + 0.1), min(door + half, k.w / 2 - 0.1)
    k.block((front - 0.1, x), (y0, y1), (0.0, step), "frame")
    roof = min(2.75, storey)
    thick = 0.05 * k.h
    outline = [(front - 0.1, roof), (front - 0.1, roof + 2.2 * thick), (x, roof + thick), (x, roof)]
    hull(k, outline, (y1 - y0) / 2, "top", center=(0.0, (y0 + y1) / 2, 0.0))
    post = 0.021 * max(k.d, k.w)
    for at in (y0 + 2 * post, y1 - 2 * post):
        k.post((x - 2.4 * post, at), (0.0, roof + 0.1), post * 1.15, trim if a["porch"] < 0.7 else "body")


def _top(
    k: Kit,
    kind: int,
    plan: tuple[tuple[float, float], tuple[float, float]],
    eave: float,
    flip: int,
    trim: str,
    wing: int,
) -> None:
    """Chimneys and dormers; on a flat roof a box for the stairs or panels."""
    a, high = k.attributes, k.h
    (back, front), (left, right) = plan
    middle_x, middle_y = (back + front) / 2, (left + right) / 2
    size_x, size_y = max(0.3, 0.032 * k.d), max(0.34, 0.032 * k.w)
    if kind == 3:
        return
    if a["chimney"] > 0.3:
        at_x = middle_x + (0.0 if kind == 1 else -0.12 * k.d)
        at_y = middle_y - flip * (0.26 if kind != 1 else 0.16) * (right - left)
        k.block((at_x - size_x, at_x + size_x), (at_y - size_y, at_y + size_y), (eave, high), "body")
        k.block(
            (at_x - 1.2 * size_x, at_x + 1.2 * size_x),
            (at_y - 1.2 * size_y, at_y + 1.2 * size_y),
            (high - 0.05 * high, high - 0.015 * high),
            "dark",
        )
    if a["dormers"] > 0.45 and kind in (0, 2, 4) and high - eave > 2.0:
        count = 1 + pick(a["dormers"] * 0.999, 3)
        wide = 0.1 * (right - left) + 0.25
        usable = (
            (left, right)
            if wing != 2
            else ((left, right - 0.45 * (right - left)) if flip > 0 else (left + 0.45 * (right - left), right))
        )
        if wing == 2:
            count = 1
        for i in range(count):
            at = (
                lerp(*usable, (i + 0.5) / count)
                if kind == 4 or count == 1
                else lerp(*usable, 0.22 + 0.56 * i / max(count - 1, 1))
            )
            run = 0.1 if kind == 4 else 0.3
            face_x = lerp(front, middle_x, run)
            sill = lerp(eave, high, 0.1 if kind == 4 else 0.2)
            top = min(sill + 1.25, lerp(eave, high, 0.62))
            _gable_dormer(k, (middle_x, face_x), at, wide, sill - 0.4, top, trim)


def _gable_dormer(k: Kit, x: tuple[float, float], y: float, half: float, low: float, eave: float, trim: str) -> None:
    top = min(eave + 0.75 * half, k.h * 0.95)
    thick = 0.04 * k.h
    middle, deep = (x[0] + x[1]) / 2, (x[1] - x[0]) / 2
    wall = [(-half, low), (-half, eave), (0.0, top - thick), (half, eave), (half, low)]
    hull(k, wall, deep, "body", center=(middle, y, 0.0), matrix=ACROSS)
    roof = [
        (-1.25 * half, eave - thick),
        (-1.25 * half, eave),
        (0.0, top),
        (1.25 * half, eave),
        (1.25 * half, eave - thick),
        (0.0, top - thick),
    ]
    hull(k, roof, deep + 0.02 * k.d, "top", center=(middle + 0.02 * k.d, y, 0.0), matrix=ACROSS)
    Wall("+x", x[1], y).windows(k, 0.0, (low + 0.5, eave - 0.05), 0.6 * half, frame=trim)

"""Small roofs of the street: bus shelters and kiosks."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundBox
from models.procedural.street.solids import hull, smooth

SHELTER_ATTRIBUTES = ("roof", "walls", "bench", "panel", "posts", "overhang", "bars", "sign")


@family("bus_shelter", attributes=SHELTER_ATTRIBUTES)
def bus_shelter(k: Kit, category: str) -> None:
    """A back wall of glass, one or two sides, a roof that reaches to +x, a bench and a lit panel for posters."""
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    part = "metal" if k.style["metal"] > 0.35 else "dark"
    kind = pick(a["roof"], 4)
    thin_x, thin_y, thin_z = (max(0.06, THINNEST * side) for side in (k.d, k.w, k.h))
    roof = max(0.12, 1.3 * thin_z)
    over = lerp(0.02, 0.12, a["overhang"]) * k.d
    back, front = -x + over, lerp(0.1, 0.62, a["walls"]) * x
    ends = 0.94 * y
    eave = high - roof
    if kind == 1:  # a vault
        rise = 0.14 * high
        eave = high - rise
        outer = [
            (x * float(-np.cos(t)), eave - 0.2 * roof + (rise + 0.2 * roof) * float(np.sin(t)))
            for t in np.linspace(0, np.pi, 13)
        ]
        hull(k, outer, y, part if a["sign"] > 0.5 else "glass", radius=0.02)
        hull(k, [(0.9 * px, pz - 0.9 * roof) for px, pz in outer], 0.94 * y, "glass", cut=True)
        k.block((-x, -x + 0.12), (-y, y), (eave - 0.3 * roof, eave + 0.3 * roof), part, 0.02)
        k.block((x - 0.12, x), (-y, y), (eave - 0.3 * roof, eave + 0.3 * roof), part, 0.02)
    elif kind == 2:  # falls to the back
        fall = 0.1 * high
        eave = high - roof - fall
        hull(k, smooth([(-x, eave), (-x, eave + roof), (x, high), (x, high - roof)], 0.1), y, part, radius=0.02)
    elif kind == 3:  # green
        k.block((-x, x), (-y, y), (eave - 0.02, high - 0.05), part, k.edge(0.05))
        k.block((-0.9 * x, 0.9 * x), (-0.95 * y, 0.95 * y), (high - 0.12, high), "foliage", 0.05)
        eave -= 0.02
    else:
        k.block(
            (-x, x),
            (-y, y),
            (eave, high),
            part if a["sign"] > 0.4 else "body",
            lerp(0.02, 0.45, k.style["roundness"]) * roof,
        )
    top = eave + 0.5 * roof

    def under(at: float) -> float:
        """Where the roof's middle lies over this x."""
        if kind == 1:
            return eave + 0.5 * (high - eave) * float(np.sqrt(max(1 - (at / x) ** 2, 0.0)))
        return lerp(top, high - 0.5 * roof, (at + x) / (2 * x)) if kind == 2 else top

    posts = 2 + pick(a["posts"], 3)
    for i in range(posts):
        at = lerp(-ends + thin_y / 2, ends - thin_y / 2, i / (posts - 1))
        k.block((back, back + thin_x), (at - thin_y / 2, at + thin_y / 2), (0.0, top), part, 0.01)
    low = 0.14 * high
    glass = 0.55 * thin_x
    k.block(
        (back + 0.2 * thin_x, back + 0.2 * thin_x + max(glass, 0.75 * thin_x)),
        (-ends + 0.03, ends - 0.03),
        (low, 0.92 * eave),
        "glass",
        0.01,
    )
    for z in (low, 0.92 * eave):
        k.block((back, back + thin_x), (-ends, ends), (z - thin_z / 2, z + thin_z / 2), part, 0.01)
    panel_side = 1 if a["panel"] < 0.6 else -1
    for side in (-1, 1):
        at = side * (ends - thin_y / 2)
        if side == -panel_side and a["walls"] < 0.3:
            k.block(
                (x - 3 * thin_x, x - 2 * thin_x),
                (at - thin_y / 2, at + thin_y / 2),
                (0.0, under(x - 2.5 * thin_x)),
                part,
                0.01,
            )
            continue
        k.block((front - thin_x, front), (at - thin_y / 2, at + thin_y / 2), (0.0, under(front)), part, 0.01)
        if side == panel_side and a["panel"] > 0.2:
            k.block((back, front), (at - 0.7 * thin_y, at + 0.7 * thin_y), (0.1 * high, 0.9 * eave), part, 0.03)
            for face in (-1, 1):
                y0, y1 = sorted((at + face * 0.3 * thin_y, at + face * (0.7 * thin_y + 0.02)))
                k.block((back + 0.1, front - 0.1), (y0, y1), (0.16 * high, 0.86 * eave), "top", 0.01)
        else:
            k.block((back, front), (at - 0.4 * thin_y, at + 0.4 * thin_y), (low, 0.92 * eave), "glass", 0.01)
            k.block((back, front), (at - thin_y / 2, at + thin_y / 2), (low - thin_z / 2, low + thin_z / 2), part, 0.01)
    if a["bench"] > 0.15:
        reach = lerp(0.45, 0.85, a["bench"]) * ends
        y0, y1 = (
            (-reach, reach)
            if a["bench"] > 0.6
            else ((-ends + 0.15, 0.25 * ends) if panel_side > 0 else (-0.25 * ends, ends - 0.15))
        )
        seat = 0.46
        k.block((back + 0.02, back + 0.5), (y0, y1), (seat - thin_z, seat), "frame", 0.02)
        for share in (0.15, 0.85):
            at = lerp(y0, y1, share)
            k.block((back + 0.14, back + 0.38), (at - thin_y / 2, at + thin_y / 2), (0.0, seat), part)
    if a["bars"] > 0.5:
        k.block((back, back + thin_x), (-ends, ends), (0.62 * eave, 0.62 * eave + thin_z * 0.9), part, 0.01)


KIOSK_ATTRIBUTES = ("form", "roof", "awning", "counter", "sign", "windows", "shutters", "goods")


@family("kiosk", attributes=KIOSK_ATTRIBUTES)
def kiosk(k: Kit, category: str) -> None:
    """A stand with a hatch at the front under an awning: a box, an eight-sided one, or a market stall."""
    a = k.attributes
    kind = pick(a["form"], 4)
    high = k.h
    reach = lerp(0.16, 0.26, a["awning"]) * k.d
    back, front = -k.d / 2 + 0.05 * k.d, k.d / 2 - reach
    y = 0.46 * k.w
    thin_x, thin_y, thin_z = (max(0.06, THINNEST * side) for side in (k.d, k.w, k.h))
    counter = 1.02
    wall = high * (0.76 if kind == 1 else 0.86)
    hatch = (counter + 0.04, min(2.05, wall - 0.25))
    middle, deep = (back + front) / 2, (front - back) / 2
    if kind == 3:
        _stall(k, counter, (thin_x, thin_y, thin_z))
        return
    if kind == 1:
        corners = [
            (float(np.cos(np.pi / 8 + i * np.pi / 4)), float(np.sin(np.pi / 8 + i * np.pi / 4))) for i in range(8)
        ]
        outline = [(1.08 * deep * u, 1.08 * y * v) for u, v in corners]
        lie = np.array([[1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]])  # an outline in x-z, swept along y, stood up
        hull(k, outline, wall / 2, "body", center=(middle, 0.0, wall / 2), matrix=lie, radius=0.02)
        hull(
            k,
            [(1.16 * u, 1.12 * v) for u, v in outline],
            0.06 * high / 2,
            "frame",
            center=(middle, 0.0, wall),
            matrix=lie,
        )
        rise = high - wall
        if a["roof"] > 0.5:
            k.dome((middle, 0.0, wall + 0.02 * high), (1.1 * deep, 1.02 * y, 0.82 * rise), "top")
        else:
            k.post(
                (middle, 0.0),
                (wall, high - 0.16 * rise),
                1.12 * deep,
                "top",
                0.12 * deep,
                oval=1.04 * y / (1.12 * deep),
                rounding=0.0,
            )
        k.pill((middle, 0.0, high - 0.1 * rise), (0.1 * deep + 0.04, 0.12, 0.12 * rise), "metal")
        wide = 0.42 * y
    else:
        k.block((back, front), (-y, y), (0.0, wall), "body", k.edge(0.09))
        wide = lerp(0.55, 0.8, a["windows"]) * y
        if a["roof"] < 0.4:
            k.block(
                (back - 0.04 * k.d, front + 0.04 * k.d),
                (-k.w / 2, k.w / 2),
                (wall - 0.02, wall + 0.06 * high),
                "frame",
                0.02,
            )
            k.block((front - 0.25, front + 0.02), (-0.8 * y, 0.8 * y), (wall + 0.03 * high, high), "top", 0.03)
        elif a["roof"] < 0.7:
            slope = [
                (back - 0.04 * k.d, wall - 0.03),
                (back - 0.04 * k.d, wall + 0.06 * high),
                (front + 0.05 * k.d, high),
                (front + 0.05 * k.d, high - 0.09 * high),
            ]
            hull(k, slope, k.w / 2, "top", radius=0.02)
        else:
            hip = np.diag([1.0, 1.0, -1.0])
            tall = high - wall
            k.put(
                RoundBox((deep + 0.05 * k.d, k.w / 2, tall / 2), 0.02, 0.3), "top", (middle, 0.0, wall + tall / 2), hip
            )
    base = max(0.1, thin_z)
    if kind != 1:
        k.block((back - 0.01, front + 0.01), (-0.98 * y, 0.98 * y), (0.0, base), "dark")
    # the hatch: dark inside, a sill, perhaps a pane, and an awning above
    k.block((front - 0.3 * deep, front + 0.3), (-wide, wide), hatch, "dark", cut=True)
    k.block((front - 0.45 * deep, front - 0.22 * deep), (-wide, wide), hatch, "dark")
    if a["windows"] > 0.55:
        k.block((front - 0.25 * deep, front - 0.12 * deep), (-wide, wide), (hatch[0], lerp(*hatch, 0.4)), "glass")
    sill = max(0.07, thin_z)
    k.block(
        (front - 0.2, front + lerp(0.12, 0.3, a["counter"])),
        (-wide - 0.1, wide + 0.1),
        (counter - sill, counter + 0.02),
        "frame",
        0.02,
    )
    if a["goods"] > 0.4:
        for share in (-0.6, 0.05, 0.62):
            size = float(k.rng.uniform(0.12, 0.2))
            k.block(
                (front - 0.12, front + 0.1),
                (share * wide - size / 2, share * wide + size),
                (counter, counter + size),
                "cushion",
                0.03,
            )
    top = hatch[1] + 0.2
    awning = [
        (front - 0.05, top - 1.6 * thin_z),
        (front - 0.05, top),
        (k.d / 2, hatch[1] - 0.1),
        (k.d / 2, hatch[1] - 0.1 - 1.3 * thin_z),
        (k.d / 2 - 0.1, hatch[1] - 0.1 - 1.0 * thin_z),
    ]
    stripes = 5 + 2 * pick(a["sign"], 2)
    half = (wide + 0.15) / stripes
    for i in range(stripes):
        at = -wide - 0.15 + (2 * i + 1) * half
        hull(k, awning, half, "cushion" if i % 2 == 0 else "top", center=(0.0, at, 0.0))
    side = 1 if a["shutters"] > 0.5 else -1
    if kind != 1:
        k.block(
            (lerp(back, front, 0.3), lerp(back, front, 0.7)),
            (side * (y - 0.02), side * (y + 0.03)),
            (base, min(2.05, 0.92 * wall)),
            "frame",
            0.02,
        )
        k.block(
            (lerp(back, front, 0.25), lerp(back, front, 0.75)),
            (-side * (y - 0.02), -side * (y + 0.03)),
            (counter + 0.1, hatch[1]),
            "glass",
            0.03,
        )


def _stall(k: Kit, counter: float, thin: tuple[float, float, float]) -> None:
    """A market stall: a table of crates under a striped roof on four posts."""
    a = k.attributes
    thin_x, thin_y, thin_z = thin
    y, high = k.w / 2, k.h
    px, py = (-k.d / 2 + 0.1 * k.d, k.d / 2 - 0.14 * k.d), 0.88 * y
    eave = 0.74 * high
    for at_x in px:
        for side in (-1, 1):
            k.block(
                (at_x - thin_x / 2, at_x + thin_x / 2), (side * (py - thin_y), side * py), (0.0, eave + 0.1), "frame"
            )
    stripes = 7 + 2 * pick(a["sign"], 2)
    half = y / stripes
    ridge = (-k.d / 2 + 0.35 * k.d) if a["roof"] > 0.5 else 0.0
    outline = [
        (-k.d / 2, eave - 0.06 * high),
        (-k.d / 2, eave + 0.03 * high),
        (ridge, high),
        (k.d / 2, eave + 0.03 * high),
        (k.d / 2, eave - 0.06 * high),
        (ridge, high - 1.6 * thin_z),
    ]
    for i in range(stripes):
        hull(k, outline, half, "cushion" if i % 2 == 0 else "top", center=(0.0, -y + (2 * i + 1) * half, 0.0))
    k.block((px[0], px[1]), (-0.84 * y, 0.84 * y), (0.12, 0.62), "body", 0.02)
    slope = [(px[0], 0.6), (px[0], counter + 0.2), (px[1] + 0.05, 0.78), (px[1] + 0.05, 0.6)]
    hull(k, slope, 0.88 * y, "frame", radius=0.02)
    count = 3 + pick(a["goods"], 2)
    for i in range(count):
        at = lerp(-0.7, 0.7, i / (count - 1)) * y
        for j, share in enumerate((0.25, 0.75)):
            cx = lerp(px[0], px[1], share)
            cz = lerp(counter + 0.2, 0.78, share)
            part = ("foliage", "cushion", "top")[(i + j) % 3]
            k.pill((cx, at, cz), (0.2 * (px[1] - px[0]), 0.6 * y / count, 0.14), part, 4)

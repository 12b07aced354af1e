"""Vans, lorries and buses."""

from __future__ import annotations

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import disc, hull, smooth, wheel


def _axle(k: Kit, x: float, half: float, radius: float, width: float, twin: bool = False) -> None:
    """A pair of wheels under arches; twins fill the width further in."""
    for side in (-1, 1):
        disc(k, (x, side * half, radius), 1.18 * radius, 1.3 * width, "dark", cut=True)
        inner = side * (half - 1.25 * width)
        k.block((x - 1.08 * radius, x + 1.08 * radius), (0, inner), (0.6 * radius, 2.05 * radius), "dark", 0.03)
        disc(k, (x, side * (half - width), radius), 0.35 * radius, 0.6 * width, "dark")
        wide = 1.7 * width if twin else width
        wheel(k, x, side * (half - 0.5 * wide - 0.01), radius, wide, 0.6)


def _mirrors(k: Kit, x: float, half: float, z: float, high: float) -> None:
    """Upright mirrors on short arms, the vehicle's widest."""
    deep, thick = max(0.07, 0.021 * k.d), max(0.05, 0.03 * k.w)
    for side in (-1, 1):
        y = side * (k.w / 2 - thick)
        k.block((x - deep, x + deep), (y - thick, y + thick), (z - high / 2, z + high / 2), "dark", 0.04)
        k.block((x - 0.8 * deep, x + 0.8 * deep), (side * 0.85 * half, y), (z - 0.1, z + 0.02), "dark", 0.02)


def _lamps(k: Kit, half: float, z: float, tail_z: float, nose: float, tail: float, high: float) -> None:
    for side in (-1, 1):
        k.block(
            (nose - 0.25, nose + 0.012), (side * 0.62 * half, side * 0.92 * half), (z, z + high), "glass",
            0.3 * high,
        )  # fmt: skip
        k.block(
            (tail - 0.012, tail + 0.2),
            (side * 0.80 * half, side * 0.97 * half),
            (tail_z, tail_z + 1.7 * high),
            "top",
            0.03,
        )


VAN_ATTRIBUTES = ("body", "bonnet", "windscreen rake", "window height", "side windows", "wheel size", "roof", "trim")


@family("van", attributes=VAN_ATTRIBUTES)
def van(k: Kit, category: str) -> None:
    """A panel van, a minibus with windows all round, or a camper with a raised roof."""
    a = k.attributes
    kind = pick(a["body"], 3)
    length, high, half = k.d, k.h, 0.92 * k.w / 2
    rear, nose = -length / 2, length / 2
    roof = high * (0.86 if kind == 2 else 1.0)
    clearance = max(0.1 * high, 0.19)
    bonnet = min(lerp(0.98, 1.14, a["bonnet"]), 0.55 * roof)
    belt = bonnet + 0.12
    snout = lerp(0.10, 0.19, a["bonnet"]) * length
    rake = lerp(0.25, 0.62, a["windscreen rake"]) * (roof - belt)
    cowl = nose - snout
    bend = lerp(0.12, 0.3, k.style["roundness"])
    body = [
        (rear + 0.02 * length, clearance), (rear, 0.3 * roof), (rear + 0.012 * length, roof - 0.02),
        (rear + 0.3 * length, roof),
        (cowl - rake, roof - 0.03), (cowl, belt), (nose - 0.045 * length, bonnet),
        (nose, 0.62 * bonnet), (nose - 0.02 * length, clearance),
    ]  # fmt: skip
    plan = ((rear, 0.95), (rear + 0.05 * length, 1.0), (0.3 * length, 1.0), (0.42 * length, 0.95), (nose, 0.8))
    section = ((clearance, 0.96), (0.5 * bonnet, 1.0), (belt, 0.985), (roof, 0.86))
    round_off = lerp(0.05, 0.12, k.style["roundness"])
    hull(k, smooth(body, (0.2, 0.3, bend, 0, 0.4, 0.25, 0.4, 0.4, 0.3)), half, "body", plan, section, round_off)
    low = belt + 0.04
    up = min(low + lerp(0.42, 0.6, a["window height"]), roof - 0.16)
    pane = [(z, s + 0.016 / half) for z, s in section]

    def front(z: float) -> float:
        return cowl - rake * (z - belt) / (roof - 0.03 - belt)

    door = front(up) - 0.75
    panes = [((door, low), (door, up), (front(up) - 0.05, up), (front(low) - 0.14, low))]
    count = 3 if kind == 1 else int(a["side windows"] > 0.6)
    end = rear + 0.06 * length
    step = (door - 0.12 - end) / 3
    for i in range(count):
        x1 = door - 0.12 - i * step
        panes.append(((x1 - step + 0.1, low), (x1 - step + 0.1, up), (x1, up), (x1, low)))
    for corners in panes:
        hull(k, smooth(corners, 0.12), half, "glass", (), pane)
    zs = (belt + 0.05, roof - 0.13)
    x0, x1 = (front(z) + 0.03 for z in zs)
    screen = [(x0, zs[0]), (x1, zs[1]), (x1 - 0.25, zs[1]), (x0 - 0.25, zs[0])]
    hull(k, screen, half, "glass", (), [(z, s - 0.10) for z, s in section])
    if kind != 0 or a["side windows"] > 0.5:
        for side in (-1, 1):
            k.block((rear - 0.006, rear + 0.2), (side * 0.08 * half, side * 0.78 * half), (low, up), "glass", 0.03)
    radius = lerp(0.145, 0.165, a["wheel size"]) * min(high, 2.2)
    for x in (nose - snout * 0.35 - radius - 0.13 * length * 0.5, rear + 0.2 * length):
        _axle(k, x, half, radius, 0.22)
    lamp = 0.62 * bonnet
    k.block((nose - 0.2, nose + 0.004), (-0.5 * half, 0.5 * half), (lamp - 0.02, lamp + 0.14), "dark", 0.04)
    k.block((nose - 0.25, nose + 0.006), (-0.8 * half, 0.8 * half), (clearance, clearance + 0.2), "dark", 0.05)
    k.block((rear - 0.02, rear + 0.2), (-0.9 * half, 0.9 * half), (clearance, clearance + 0.16), "dark", 0.04)
    _lamps(k, half, lamp, belt - 0.15, nose - 0.02, rear, 0.15)
    _mirrors(k, front(low) - 0.12, half, low + 0.12, 0.28)
    if a["trim"] > 0.5:
        k.block(
            (rear + 0.32 * length, nose - snout - 0.3 * length * 0.2),
            (-half - 0.012, half + 0.012),
            (0.5, 0.62),
            "dark",
            0.03,
        )
    if kind == 2:
        raised = smooth(
            [
                (rear + 0.06 * length, roof - 0.1),
                (rear + 0.1 * length, high),
                (front(roof) - 0.7, high),
                (front(roof) - 0.05, roof - 0.1),
            ],
            0.3,
        )
        hull(k, raised, 0.74 * half, "body", radius=round_off)
    elif a["roof"] > 0.6:
        for i in range(3):
            x = lerp(rear + 0.12 * length, front(roof) - 0.25, i / 2)
            k.block((x - 0.06, x + 0.06), (-0.75 * half, 0.75 * half), (roof - 0.06, roof + 0.09), "metal", 0.02)


TRUCK_ATTRIBUTES = ("body", "cab length", "cab height", "windscreen rake", "wheel size", "load", "axles", "trim")


@family("truck", attributes=TRUCK_ATTRIBUTES)
def truck(k: Kit, category: str) -> None:
    """A lorry: a box, a flatbed with a load, a tipper, or a tank behind a forward cab."""
    a = k.attributes
    kind = pick(a["body"], 4)
    length, high, half = k.d, k.h, 0.9 * k.w / 2
    rear, nose = -length / 2, length / 2
    radius = lerp(0.42, 0.5, a["wheel size"]) * min(1.0, high / 2.9)
    deck = 2.25 * radius
    cab = lerp(1.75, 2.35, a["cab length"]) * min(1.0, length / 6.5)
    top = min(high, 2.65) * lerp(0.93, 1.0, a["cab height"]) if kind == 0 else high
    rake = lerp(0.03, 0.28, a["windscreen rake"])
    back = nose - cab
    k.block((rear + 0.1, nose - 0.5), (-0.42 * half, 0.42 * half), (0.75 * radius, deck), "dark", 0.03)
    bend = lerp(0.1, 0.35, k.style["roundness"])
    belt = lerp(deck, top, 0.36)
    outline = [
        (back, 0.85 * radius),
        (back, top - 0.03),
        (nose - 0.42 - rake, top),
        (nose - 0.04, belt),
        (nose, 0.75 * belt),
        (nose - 0.03, 0.62 * radius),
    ]
    section = ((0.0, 0.96), (deck, 1.0), (belt, 1.0), (top, 0.9))
    plan = ((back, 1.0), (nose - 0.5, 1.0), (nose, 0.88))
    hull(
        k,
        smooth(outline, (0, 0.1, bend, 0.2, 0.3, 0.3)),
        half,
        "body",
        plan,
        section,
        lerp(0.05, 0.13, k.style["roundness"]),
    )
    low, up = belt + 0.06, top - 0.24
    slope = (0.38 + rake) / (top - belt)

    def front(z: float) -> float:
        return nose - 0.04 - slope * (z - belt)

    screen = [(front(low) + 0.04, low), (front(up) + 0.04, up), (front(up) - 0.4, up), (front(low) - 0.4, low)]
    hull(k, screen, half, "glass", (), [(z, s - 0.13) for z, s in section])
    window = [
        (back + 0.42 * cab, low),
        (back + 0.42 * cab, up),
        (front(up) - 0.16, up),
        (front(low) - 0.22, low - 0.08),
    ]
    hull(k, smooth(window, 0.12), half, "glass", (), [(z, s + 0.02 / half) for z, s in section])
    k.block((nose - 0.3, nose + 0.01), (-0.6 * half, 0.6 * half), (0.72 * belt, 0.94 * belt), "dark", 0.04)
    k.block(
        (nose - 0.35, nose + 0.05),
        (-0.96 * half, 0.96 * half),
        (0.55 * radius, 1.25 * radius),
        "metal" if k.style["metal"] > 0.6 else "dark",
        0.06,
    )
    _lamps(k, half, 1.3 * radius, 1.3 * radius, nose + 0.01, rear, 0.17)
    _mirrors(k, front(low) - 0.02, half, lerp(low, up, 0.45), 0.5)
    k.block((rear, rear + 0.4), (-0.97 * half, 0.97 * half), (1.25 * radius, 1.25 * radius + 0.2), "dark", 0.02)
    _load(k, kind, (rear, back - 0.12), half, deck, top)
    _axle(k, back + 0.56 * cab, half, radius, 0.28)
    axles = 2 if a["axles"] > 0.6 and length > 6.4 else 1
    for i in range(axles):
        x = rear + 0.2 * length + i * 2.12 * radius - (axles - 1) * 0.9 * radius
        for side in (-1, 1):
            wheel(k, x, side * (half - 0.27), radius, 0.48, 0.6)
        k.block(
            (x - 1.1 * radius, x + 1.1 * radius),
            (-half + 0.02, half - 0.02),
            (2.02 * radius, deck + 0.04),
            "dark",
            0.02,
        )
    if a["trim"] > 0.4:  # side guards and a tank between the axles
        for side in (-1, 1):
            k.block(
                (-0.18 * length, back - 0.25),
                (side * 0.3 * half, side * 0.9 * half),
                (0.8 * radius, deck - 0.12),
                "metal",
                0.12,
            )


def _load(k: Kit, kind: int, x: tuple[float, float], half: float, deck: float, top: float) -> None:
    a = k.attributes
    rear, front = x
    high = k.h
    board = max(0.14, 0.045 * high)
    side = 1.02 * half
    if kind == 0:
        floor = deck + 0.02
        k.block(
            (rear, front),
            (-side, side),
            (floor, high),
            "body" if k.style["detail"] > 0.75 else "cushion",
            lerp(0.02, 0.08, k.style["roundness"]),
        )
        k.block((rear + 0.02, front - 0.02), (-side - 0.02, side + 0.02), (floor - 0.02, floor + board), "metal", 0.02)
        k.block((rear - 0.03, rear + 0.2), (-0.05, 0.05), (floor + 0.1, high - 0.15), "metal", 0.02)
    elif kind == 3:
        radius = min(0.47 * (high - deck), side)
        z = deck + radius + 0.08
        disc(
            k,
            ((rear + front) / 2, 0.0, z),
            radius,
            (front - rear) / 2,
            "metal",
            "x",
            lerp(0.15, 0.4, k.style["roundness"]),
        )
        for i in range(3):
            at = lerp(rear + 0.5, front - 0.5, i / 2)
            disc(k, (at, 0.0, z), radius * 1.045, max(0.1, 0.025 * k.d), "metal", "x")
            k.block((at - 0.15, at + 0.15), (-0.7 * radius, 0.7 * radius), (deck - 0.05, z), "dark")
        disc(k, (lerp(rear, front, 0.5), 0.0, z + radius), 0.3, 0.12, "dark", "z")
    else:
        k.block((rear, front), (-side, side), (deck, deck + board), "frame", 0.02)
        k.block((front - 0.2, front), (-side, side), (deck, lerp(deck, top, 0.75)), "metal", 0.02)
        wall = lerp(0.35, 0.6, a["load"]) if kind == 1 else lerp(0.8, 1.15, a["load"])
        wall = min(wall, 0.75 * (top - deck))
        thin = max(0.07, 0.045 * k.w)
        for s in (-1, 1):
            k.block(
                (rear, front),
                (s * (side - thin), s * side),
                (deck, deck + wall),
                "metal" if kind == 2 else "frame",
                0.02,
            )
        k.block(
            (rear, rear + max(0.1, 0.03 * k.d)),
            (-side, side),
            (deck, deck + wall),
            "metal" if kind == 2 else "frame",
            0.02,
        )
        if kind == 2:
            for i in range(4):
                at = lerp(rear + 0.3, front - 0.4, i / 3)
                for s in (-1, 1):
                    k.block((at - 0.1, at + 0.1), (s * side, s * (side + 0.05)), (deck, deck + wall), "metal")
            heap = min(0.5, 0.7 * (top - deck - wall)) * lerp(0.5, 1.0, a["load"])
            middle = lerp(rear, front, 0.46)
            k.pill(
                (middle, 0.0, deck + 0.8 * wall), ((front - rear) * 0.46, 0.97 * side, 0.2 * wall + heap), "frame", 4
            )
            k.pill(
                (middle, 0.1, deck + 0.9 * wall), ((front - rear) * 0.3, 0.6 * side, 0.1 * wall + 1.5 * heap), "frame"
            )
        elif a["load"] > 0.35:
            count = 2 + pick(a["load"], 2)
            step = (front - rear - 0.5) / count
            for i in range(count):
                x0 = rear + 0.2 + i * step
                up = deck + board + wall + float(k.rng.uniform(0.1, 0.5)) * (top - deck - wall - board)
                k.block((x0, x0 + 0.86 * step), (-0.75 * side, 0.75 * side), (deck, up), "cushion", 0.06)


BUS_ATTRIBUTES = ("body", "windscreen rake", "window height", "doors", "roof", "wheel size", "skirt", "nose")


@family("bus", attributes=BUS_ATTRIBUTES)
def bus(k: Kit, category: str) -> None:
    """A city bus with a low belt and two or three doors on its right, a coach, or an old round one."""
    a = k.attributes
    kind = pick(a["body"], 3)
    length, high, half = k.d, k.h, 0.94 * k.w / 2
    rear, nose = -length / 2, length / 2
    roof = high - 0.24 if a["roof"] > 0.35 else high - 0.02
    clearance = 0.26
    belt = (1.28, 1.62, 1.38)[kind] - lerp(0.0, 0.18, a["window height"])
    rake = lerp(0.04, 0.3, a["windscreen rake"]) + 0.15 * (kind == 1)
    bend = lerp(0.05, 0.16, k.style["roundness"]) + 0.1 * (kind == 2)
    bulge = lerp(0.0, 0.2, a["nose"])
    outline = [
        (rear + 0.06, clearance),
        (rear, belt),
        (rear + 0.04, roof),
        (nose - rake - 0.1, roof),
        (nose - 0.5 * bulge, belt),
        (nose, 0.55 * belt),
        (nose - 0.05, clearance),
    ]
    section = ((clearance, 0.985), (belt, 1.0), (roof - 0.3, 0.985), (roof, 0.94))
    plan = ((rear, 0.95), (rear + 0.3, 1.0), (nose - 0.7, 1.0), (nose, 0.9))
    hull(
        k,
        smooth(outline, (0.05, 0.1, bend, bend, 0.2, 0.3, 0.1)),
        half,
        "body",
        plan,
        section,
        lerp(0.08, 0.2, k.style["roundness"]),
    )
    low, up = belt, roof - 0.38

    def front(z: float) -> float:
        return lerp(nose - 0.5 * bulge, nose - rake - 0.1, (z - belt) / (roof - belt))

    sill = 0.75 * belt
    screen = [
        (front(sill) + 0.05 - 0.2 * bulge * 0.3, sill),
        (front(up) + 0.05, up + 0.05),
        (front(up) - 0.5, up + 0.05),
        (front(sill) - 0.6, sill),
    ]
    hull(k, screen, half, "glass", (), [(z, s - 0.13) for z, s in section])
    k.block((front(roof) - 0.5, front(up) + 0.06), (-0.68 * half, 0.68 * half), (roof - 0.3, roof - 0.08), "dark", 0.03)
    pane = tuple((z, s + 0.02 / half) for z, s in section)
    count = int(max(4, round(length / (1.7 + 0.9 * k.style["detail"]))))
    mullion = max(0.11, 0.017 * length)
    start, stop = rear + 0.35, nose - 0.9
    step = (stop - start) / count
    for i in range(count):
        x0, x1 = start + i * step + mullion, start + (i + 1) * step - mullion
        hull(k, smooth([(x0, low), (x0, up), (x1, up), (x1, low)], 0.14), half, "glass", (), pane)
    k.block((rear - 0.02, rear + 0.3), (-0.78 * half, 0.78 * half), (lerp(low, up, 0.2), up), "glass", 0.06)
    doors = 1 if kind == 1 else 2 + pick(a["doors"], 2)
    places = [nose - 1.35, 0.02 * length, -0.27 * length][:doors]
    for i, x in enumerate(places):
        wide = 0.055 * length if i == 0 or kind == 1 else 0.066 * length
        k.block((x - wide, x + wide), (-half - 0.03, -half + 0.3), (clearance + 0.06, up + 0.08), "dark", 0.03)
        frame = 0.02 * length
        k.block(
            (x - wide + frame, x + wide - frame),
            (-half - 0.05, -half + 0.3),
            (clearance + 0.36, up - 0.08),
            "glass",
            0.03,
        )
    radius = lerp(0.44, 0.52, a["wheel size"])
    for x, twin in ((nose - 2.75, False), (rear + 0.24 * length, True)):
        _axle(k, x, half, radius, 0.3, twin)
    if a["skirt"] > 0.5:
        k.block((rear + 0.3, nose - 0.3), (-half - 0.012, half + 0.012), (belt - 0.3, belt - 0.12), "cushion", 0.03)
    k.block((nose - 0.4, nose + 0.02), (-0.9 * half, 0.9 * half), (clearance, clearance + 0.2), "dark", 0.06)
    k.block((rear - 0.03, rear + 0.2), (-0.9 * half, 0.9 * half), (clearance, clearance + 0.2), "dark", 0.06)
    _lamps(k, half, 0.48 * belt, 0.7 * belt, nose - 0.01, rear, 0.2)
    _mirrors(k, nose - 0.15, half, up - 0.15, 0.55)
    if a["roof"] > 0.35:
        for x0, x1 in ((-0.36, -0.12), (0.06, 0.28)) if a["roof"] > 0.7 else ((-0.2, 0.1),):
            outline = [
                (x0 * length, roof - 0.1),
                (x0 * length + 0.1, high),
                (x1 * length - 0.25, high),
                (x1 * length, roof - 0.1),
            ]
            hull(k, smooth(outline, 0.2), 0.66 * half, "metal" if k.style["metal"] > 0.5 else "body", radius=0.06)

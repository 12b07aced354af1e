"""Cars: hatchbacks, saloons, coupés, estates, off-roaders, people carriers and pick-ups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import disc, hull, ring, smooth, wheel

CAR_ATTRIBUTES = ("body", "bonnet", "windscreen rake", "window height", "wheel size", "curves", "roof", "trim")


@dataclass(frozen=True)
class _Shape:
    """Where a kind of car bends, as shares of its length (from the middle, front at +) and height."""

    cowl: float
    roof_front: float
    roof_rear: float
    base_rear: float
    deck: float
    """Height of the boot lid, or of the rear edge of what has none."""
    bonnet: float
    belt: float
    clearance: float
    wheel: float


_KINDS = {
    "hatchback": _Shape(0.235, 0.07, -0.33, -0.465, 0.60, 0.50, 0.62, 0.14, 0.225),
    "saloon": _Shape(0.20, 0.05, -0.17, -0.335, 0.61, 0.50, 0.62, 0.13, 0.225),
    "coupé": _Shape(0.16, 0.0, -0.14, -0.42, 0.62, 0.52, 0.63, 0.12, 0.245),
    "estate": _Shape(0.215, 0.06, -0.405, -0.475, 0.60, 0.50, 0.62, 0.13, 0.225),
    "off-roader": _Shape(0.22, 0.10, -0.40, -0.465, 0.60, 0.56, 0.62, 0.18, 0.22),
    "people carrier": _Shape(0.33, 0.10, -0.41, -0.475, 0.56, 0.47, 0.55, 0.13, 0.185),
    "pick-up": _Shape(0.20, 0.10, -0.07, -0.12, 0.56, 0.55, 0.60, 0.18, 0.215),
}
_LOW = ("hatchback", "saloon", "estate", "coupé")
_TALL = ("hatchback", "off-roader", "off-roader", "people carrier", "pick-up")


def kind_of(k: Kit) -> str:
    """The kind of car: what its height allows, then what the attribute says."""
    kinds = _TALL if k.h / k.d > 0.365 or k.h > 1.62 else _LOW
    return kinds[pick(k.attributes["body"], len(kinds))]


@family("car", attributes=CAR_ATTRIBUTES)
def car(k: Kit, category: str) -> None:
    """A passenger car, with mirrors as its widest and the bonnet at +x."""
    a = k.attributes
    kind = kind_of(k)
    s = _KINDS[kind]
    length, high = k.d, k.h
    half = 0.93 * k.w / 2
    bend = lerp(0.12, 0.42, 0.5 * a["curves"] + 0.5 * k.style["roundness"])
    cowl = s.cowl + lerp(0.02, -0.04, a["bonnet"])
    roof_front = s.roof_front + lerp(0.05, -0.03, a["windscreen rake"])
    belt = (s.belt + lerp(0.03, -0.04, a["window height"])) * high
    deck = min(s.deck * high, belt)
    bonnet = (s.bonnet + 0.025) * high
    clearance = s.clearance * high * lerp(0.9, 1.1, k.style["lift"])
    radius = min(s.wheel * lerp(0.94, 1.1, a["wheel size"]), 0.24) * high
    radius = min(radius, 0.385)
    axles = (0.5 * length - radius - lerp(0.11, 0.125, a["bonnet"]) * length, -0.5 * length + radius + 0.11 * length)
    rear = -0.5 * length
    open_bed = kind == "pick-up"

    boot_edge = min(s.base_rear, -0.44) if kind in ("saloon", "coupé") else -0.49
    body = [
        (rear + 0.02 * length, clearance),
        (rear, 0.24 * high),
        (rear + 0.004 * length, 0.45 * high),
        (boot_edge * length if kind in ("saloon", "coupé") else rear + 0.014 * length, deck),
        (s.base_rear * length + 0.004 * length, max(deck, belt - 0.01 * high)),
        (cowl * length, belt - 0.015 * high),
        (0.40 * length, bonnet),
        (0.478 * length, bonnet - lerp(0.025, 0.07, a["curves"]) * high),
        (0.5 * length, 0.34 * high),
        (0.496 * length, 0.22 * high),
        (0.484 * length, clearance),
    ]
    plan = (
        (-0.5 * length, lerp(0.94, 0.84, a["curves"])), (-0.43 * length, 0.97), (-0.25 * length, 1.0),
        (0.22 * length, 1.0), (0.38 * length, 0.985), (0.45 * length, 0.93),
        (0.5 * length, lerp(0.82, 0.68, a["curves"])),
    )  # fmt: skip
    section = ((clearance, 0.95), (0.34 * high, 1.0), (0.46 * high, 0.995), (belt, 0.945))
    hull(k, smooth(body, bend), half, "body", plan, section, lerp(0.03, 0.09, k.style["roundness"]))
    _cabin(k, s, cowl, roof_front, belt, half, open_bed)
    if open_bed:
        k.block(
            (rear + 0.035 * length, s.base_rear * length - 0.015 * length),
            (-0.8 * half, 0.8 * half), (0.48 * high, high), "dark", cut=True,
        )  # fmt: skip
        k.block(
            (rear + 0.03 * length, s.base_rear * length - 0.01 * length), (-0.85 * half, 0.85 * half),
            (0.40 * high, 0.50 * high), "dark",
        )  # fmt: skip
    _wheels(k, axles, radius, half, kind in ("off-roader", "pick-up"))
    _face(k, half, bonnet, clearance)
    for side in (-1, 1):
        x = (cowl - 0.045) * length
        k.pill((x, side * (k.w / 2 - 0.075), belt + 0.05 * high), (0.09, 0.075, 0.075), "body", 4)
        k.block((x - 0.07, x + 0.03), (side * (half * 0.82), side * (k.w / 2 - 0.06)), (belt, belt + 0.06), "dark")
    _roof(k, s, roof_front, half, kind)


def _cabin(k: Kit, s: _Shape, cowl: float, roof_front: float, belt: float, half: float, open_bed: bool) -> None:
    """Roof and pillars of the body's colour, with panes of glass set into them."""
    a, length, high = k.attributes, k.d, k.h
    foot = belt - 0.05 * high
    top = high if a["roof"] < 0.7 else 0.985 * high
    slope = (cowl - roof_front) / (0.97 * high - belt)
    outline = [
        (s.base_rear * length - 0.005 * length, foot),
        (s.roof_rear * length, top - 0.03 * high),
        (lerp(s.roof_rear, roof_front, 0.5) * length, top + 0.005 * high),
        (roof_front * length, top - 0.025 * high),
        ((cowl + slope * 0.05 * high) * length, foot),
    ]
    section = ((foot, 0.93), (belt, 0.915), (top, lerp(0.72, 0.80, a["window height"])))
    soft = lerp(0.10, 0.34, 0.5 * a["curves"] + 0.5 * k.style["roundness"])
    rounding = lerp(0.03, 0.10, k.style["roundness"])
    hull(k, smooth(outline, (0, soft, 0.5, soft, 0)), half, "body", (), section, rounding)
    low, up = belt + 0.025 * high, top - 0.085 * high

    def front(z: float) -> float:
        return cowl - slope * (z - belt)

    def back(z: float) -> float:
        return lerp(s.base_rear, s.roof_rear, (z - foot) / (top - 0.03 * high - foot))

    # the side windows, divided by a pillar; proud by a centimetre, so that they are the nearest part there
    pane = tuple((z, share + 0.014 / half) for z, share in section)
    pillar = -0.02 if open_bed else lerp(s.roof_rear, roof_front, 0.56)
    cells = [(None, pillar + 0.012), (pillar - 0.012, None)]
    if open_bed:
        cells = [(None, None)]
    elif s.roof_rear < -0.3:
        behind = s.roof_rear + 0.13
        cells = [(None, pillar + 0.012), (pillar - 0.012, behind + 0.012), (behind - 0.012, None)]
    for ahead, after in cells:
        corners = []
        for z in (low, up):
            x0 = back(z) + 0.045 if after is None else after
            x1 = front(z) - 0.035 if ahead is None else ahead
            corners.append((min(x0, x1 - 0.01) * length, x1 * length))
        if min(b - a for a, b in corners) < 0.02 * length:
            corners[1] = (corners[1][0], max(corners[1][1], corners[1][0] + 0.03 * length))
        (a0, b0), (a1, b1) = corners
        hull(k, smooth([(a0, low), (a1, up), (b1, up), (b0, low)], 0.12), half, "glass", (), pane)
    # windscreen and rear window, proud of the cabin's slopes
    for edge, sign in ((front, 1), (back, -1)):
        zs = (belt + 0.005 * high, top - 0.06 * high) if sign > 0 else (belt + 0.05 * high, top - 0.08 * high)
        thick, proud = 0.05 * length, 0.007 * length
        x0, x1 = (edge(z) * length + sign * proud for z in zs)
        screen = [(x0, zs[0]), (x1, zs[1]), (x1 - sign * thick, zs[1]), (x0 - sign * thick, zs[0])]
        hull(k, screen, half, "glass", (), [(z, share - 0.10) for z, share in section])


def _wheels(k: Kit, axles: tuple[float, float], radius: float, half: float, clad: bool) -> None:
    width = max(0.2, 0.12 * k.w)
    arch = min(1.2, 0.51 * k.h / radius - 1)  # below the bonnet
    for x in axles:
        for side in (-1, 1):
            if clad:
                ring(
                    k,
                    (x, side * (half - 0.1), radius),
                    1.36 * radius,
                    (0.26 * radius, 0.21),
                    "dark",
                    "y",
                    1.7,
                    -np.pi / 2,
                )
            disc(k, (x, side * half, radius), arch * radius, 1.35 * width, "dark", cut=True)
            inner = side * (half - 1.3 * width)
            k.block(
                (x - 1.1 * radius, x + 1.1 * radius),
                (0, inner),
                (0.7 * radius, min(2.1 * radius, 0.47 * k.h)),
                "dark",
                0.03,
            )
            disc(k, (x, side * (half - width), radius), 0.35 * radius, 0.6 * width, "dark")
            wheel(
                k, x, side * (half - 0.5 * width - 0.015), radius, width, lerp(0.58, 0.72, k.attributes["wheel size"])
            )
    if clad:
        k.block(
            (axles[1] + 1.25 * radius, axles[0] - 1.25 * radius), (-half - 0.005, half + 0.005),
            (0.16 * k.h, 0.16 * k.h + 0.12), "dark", 0.03,
        )  # fmt: skip


def _face(k: Kit, half: float, bonnet: float, clearance: float) -> None:
    """Lamps, grille, bumpers and plates; they say most of a make."""
    a, length, high = k.attributes, k.d, k.h
    nose, tail = 0.5 * length, -0.5 * length
    lamp = lerp(0.42, 0.46, a["trim"]) * high
    lamp = min(lamp, bonnet - 0.07 * high)
    tall = lerp(0.035, 0.06, k.style["roundness"]) * high
    grille = lerp(0.35, 0.6, a["trim"]) * half
    chrome = "metal" if k.style["metal"] > 0.5 else "dark"
    k.block((nose - 0.12, nose + 0.004), (-grille, grille), (lamp - 0.10 * high, lamp + 0.015 * high), chrome, 0.03)
    k.block((nose - 0.12, nose + 0.006), (-0.85 * grille, 0.85 * grille), (lamp - 0.085 * high, lamp), "dark", 0.02)
    k.block(
        (nose - 0.16, nose - 0.012), (-0.62 * half, 0.62 * half), (clearance, clearance + 0.075 * high), "dark", 0.02
    )
    k.block((tail + 0.02, tail + 0.16), (-0.7 * half, 0.7 * half), (clearance, clearance + 0.09 * high), "dark", 0.02)
    for side in (-1, 1):
        k.pill((nose - 0.17 - 0.05 * a["curves"], side * 0.70 * half, lamp), (0.16, 0.17 * half, tall), "glass", 4)
        k.block(
            (tail - 0.004, tail + 0.2), (side * 0.62 * half, side * 0.93 * half),
            (0.43 * high, 0.43 * high + lerp(0.08, 0.13, a["trim"]) * high), "top", 0.02,
        )  # fmt: skip
    k.block((tail - 0.006, tail + 0.1), (-0.28, 0.28), (0.36 * high, 0.36 * high + 0.12), "metal", 0.01)


def _roof(k: Kit, s: _Shape, roof_front: float, half: float, kind: str) -> None:
    """Rails, or a pane let into the roof."""
    a, length, high = k.attributes, k.d, k.h
    if kind == "pick-up":
        return
    if a["roof"] > 0.7 and s.roof_rear < -0.3:
        for side in (-1, 1):
            y = side * 0.62 * half
            k.block(
                ((s.roof_rear + 0.03) * length, (roof_front - 0.03) * length), (y - 0.045, y + 0.045),
                (0.95 * high, high + 0.02), "metal" if k.style["metal"] > 0.4 else "dark", 0.03,
            )  # fmt: skip
    elif a["roof"] > 0.5:
        k.block(
            (lerp(s.roof_rear, roof_front, 0.35) * length, (roof_front - 0.02) * length),
            (-0.5 * half, 0.5 * half), (0.93 * high, high + 0.004), "glass", 0.02,
        )  # fmt: skip

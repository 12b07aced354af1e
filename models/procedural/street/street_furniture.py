"""What people use on the pavement: benches, bins, boxes, racks."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.street.solids import beam, disc, hull, ring, smooth

BENCH_ATTRIBUTES = ("form", "back", "arms", "slats", "legs", "seat height", "back lean", "table")


@family("street_bench", attributes=BENCH_ATTRIBUTES)
def street_bench(k: Kit, category: str) -> None:
    """Slats on iron sides, a concrete block with a wooden top, a seat with a curved profile, or without a back."""
    a = k.attributes
    kind = pick(a["form"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    low = high < 0.62
    back = not low and (a["back"] > 0.12 or high > 0.7)
    seat = high if not back else min(lerp(0.42, 0.5, a["seat height"]), 0.62 * high)
    slat = max(0.05, THINNEST * high)
    part = "frame" if k.style["metal"] < 0.8 else "metal"
    iron = "body" if kind == 1 else "metal" if k.style["metal"] > 0.4 else "dark"
    lean = lerp(0.04, 0.14, a["back lean"]) * (high / 0.85) if back else 0.0
    front, rear = x, (-x + lean + 0.04 if back else -x)
    count = 3 + pick(a["slats"], 2) if k.d > 0.55 or not back else 3
    if kind == 1:  # blocks of stone carry it
        k.block((rear, front - 0.02), (-y, y), (0.0, seat - 0.8 * slat), "body", k.edge(0.06))
        if a["legs"] > 0.4:
            for side in (-1, 1):
                k.block(
                    (rear - 0.01, front + 0.01),
                    (side * 0.3 * y, side * 0.66 * y),
                    (-0.01, 0.7 * seat),
                    "body",
                    cut=True,
                )
    else:
        ends = (-0.82, 0.82) if k.w < 1.9 else (-0.86, 0.0, 0.86)
        wide = max(0.06, 0.9 * THINNEST * k.w)
        for share in ends:
            at = share * y
            if kind == 0:  # a cast side with splayed feet
                beam(k, (front - 0.05, at, 0.0), (lerp(rear, front, 0.72), at, seat), wide, iron)
                beam(k, (rear + 0.02, at, 0.0), (lerp(rear, front, 0.3), at, seat), wide, iron)
                k.block(
                    (rear + 0.03, front - 0.03),
                    (at - wide / 2, at + wide / 2),
                    (seat - 1.6 * slat, seat - 0.6 * slat),
                    iron,
                    0.01,
                )
            elif kind == 2:  # a plate
                k.block((rear + 0.04, front - 0.06), (at - wide / 2, at + wide / 2), (0.0, seat), iron, 0.01)
                k.block((rear + 0.13, front - 0.16), (at - wide, at + wide), (-0.1, 0.62 * seat), iron, cut=True)
            else:  # one stem on a foot
                k.block((rear + 0.06, front - 0.06), (at - 0.8 * wide, at + 0.8 * wide), (0.0, slat), iron, 0.01)
                k.block((-0.07, 0.07), (at - wide / 2, at + wide / 2), (0.0, seat), iron, 0.01)
                k.block(
                    (rear + 0.04, front - 0.04),
                    (at - wide / 2, at + wide / 2),
                    (seat - 1.6 * slat, seat - 0.6 * slat),
                    iron,
                    0.01,
                )
    step = (front - rear) / count
    for i in range(count):
        x0 = rear + i * step
        k.block(
            (x0 + 0.5 * THINNEST * k.d * 0.5, x0 + step - 0.4 * THINNEST * k.d),
            (-y, y),
            (seat - slat, seat),
            part,
            k.edge(0.02),
        )
    if back:
        bottom = seat + 0.09
        rows = 2 + pick(a["slats"], 2)
        rows = rows if high - bottom > 0.3 else 2
        thick = max(0.045, THINNEST * k.d)
        tall = (high - bottom) / rows
        for i in range(rows):
            z0, z1 = bottom + i * tall, bottom + (i + 0.78) * tall if i < rows - 1 else high
            share = ((z0 + z1) / 2 - seat) / (high - seat)
            at = lerp(rear + 0.02, -x + thick / 2, share)
            k.block((at - thick / 2, at + thick / 2), (-y, y), (z0, z1), part, k.edge(0.018), lean=-0.3 * lean)
        for share in (-0.8, 0.8) if k.w < 1.9 else (-0.84, 0.0, 0.84):
            at = share * y
            wide = max(0.06, 0.9 * THINNEST * k.w)
            beam(k, (rear + 0.03, at, seat - slat), (-x + 0.6 * thick, at, high - 0.05), wide, iron)
    if back and a["arms"] > 0.4:
        z = min(seat + 0.22, high - 0.03)
        thick = max(0.045, THINNEST * high)
        wide = max(0.06, 0.9 * THINNEST * k.w)
        for share in (-0.95, 0.95) if a["arms"] < 0.75 else (-0.95, 0.0, 0.95):
            at = share * (y - wide / 2)
            k.block(
                (rear - 0.2 * lean, front - 0.08),
                (at - wide / 2, at + wide / 2),
                (z - thick, z),
                iron if kind else part,
                k.edge(0.02),
            )
            beam(k, (front - 0.12, at, seat - slat), (front - 0.12, at, z), wide, iron)
    elif not back and a["table"] > 0.7:
        k.block((-x, x), (-0.12 * y, 0.12 * y), (seat - slat, seat), iron, 0.01)


BIN_ATTRIBUTES = ("form", "opening", "lid", "slats", "post", "taper", "rim", "twin")


@family("litter_bin", attributes=BIN_ATTRIBUTES)
def litter_bin(k: Kit, category: str) -> None:
    """A drum with a domed hood, a slatted basket, a box with a flap, an open one hung on a post, or a wheeled bin."""
    a = k.attributes
    kind = pick(a["form"], 5)
    x, y, high = k.d / 2, k.w / 2, k.h
    oval = y / x
    part = "metal" if k.style["metal"] > 0.65 else "body"
    rim = max(0.04, THINNEST * high) * lerp(1.0, 1.7, a["rim"])
    if kind == 0:
        hood = lerp(0.2, 0.32, a["lid"]) * high
        k.post((0.0, 0.0), (0.0, rim), 0.86 * x, "dark", oval=oval)
        k.post((0.0, 0.0), (0.6 * rim, high - hood), x * lerp(0.82, 0.97, a["taper"]), part, 0.97 * x, oval=oval)
        k.post((0.0, 0.0), (high - hood - rim, high - hood), x, "metal", oval=oval, rounding=0.01)
        k.post((0.0, 0.0), (high - hood - 0.01, high - 0.4 * hood), 0.86 * x, "dark", oval=oval, rounding=0.01)
        for i in range(3 if a["opening"] < 0.6 else 4):
            angle = 2 * np.pi * (i + 0.5) / (3 if a["opening"] < 0.6 else 4)
            at = (0.86 * x * float(np.cos(angle)), 0.86 * y * float(np.sin(angle)))
            k.post(at, (high - hood, high - 0.4 * hood), max(0.03, 0.09 * x), part)
        k.dome((0.0, 0.0, high - 0.45 * hood), (x, y, 0.45 * hood), part)
    elif kind == 1:
        count = 10 + 2 * pick(a["slats"], 2)
        slat_part = "frame" if k.style["metal"] < 0.6 else "metal"
        k.post((0.0, 0.0), (0.03, high - 0.5 * rim), 0.84 * x, "dark", oval=oval)
        for i in range(count):
            angle = 2 * np.pi * i / count
            at = (0.9 * x * float(np.cos(angle)), 0.9 * y * float(np.sin(angle)))
            wide = np.pi * min(x, y) / count * 0.62
            k.post(at, (0.05, high - 1.1 * rim), max(wide, 0.03), slat_part, rounding=0.01)
        k.post((0.0, 0.0), (0.0, rim), 0.7 * x, "dark", oval=oval)
        k.curve((0.0, 0.0, high - rim), (x, y), (0.16 * x, 2 * rim), np.pi, part, 0.3 * rim)
        k.post((0.0, 0.0), (high - 1.4 * rim, high + 0.02), 0.8 * x, "dark", oval=oval, rounding=0.01)
        if a["lid"] > 0.5:
            for side in (-1, 1):
                k.block((-0.05, 0.05), (side * 0.8 * y - 0.03, side * 0.8 * y + 0.03), (high - rim, high + 0.14), part)
            k.post((0.0, 0.0), (high + 0.12, high + 0.12 + 1.3 * rim), x, part, 0.9 * x, oval=oval, rounding=0.01)
    elif kind == 2:
        twin = a["twin"] > 0.6 and k.w > 0.55
        edge = lerp(0.02, 0.09, k.style["roundness"])
        k.block((-0.9 * x, 0.9 * x), (-0.92 * y, 0.92 * y), (0.0, rim), "dark")
        k.block((-0.97 * x, 0.97 * x), (-y, y), (rim, high), part, edge)
        slope = [(-x, high - 0.07), (-0.98 * x, high), (0.99 * x, high - 0.08 * a["lid"]), (x, high - 0.12)]
        hull(k, slope, y, "metal" if part == "body" else "dark", radius=0.01)
        places = ((-y, 0.0), (0.0, y)) if twin else ((-y, y),)
        for i, (y0, y1) in enumerate(places):
            y0, y1 = lerp(y0, y1, 0.16), lerp(y0, y1, 0.84)
            z1 = high - lerp(0.16, 0.2, a["opening"])
            z0 = z1 - lerp(0.12, 0.2, a["opening"]) * high
            k.block((0.75 * x, 1.1 * x), (y0, y1), (z0, z1), "dark", cut=True)
            k.block((0.6 * x, 0.79 * x), (y0 - 0.02, y1 + 0.02), (z0 - 0.02, z1 + 0.02), "dark")
            k.block(
                (0.9 * x, x),
                (lerp(y0, y1, 0.1), lerp(y0, y1, 0.9)),
                (0.16 * high, lerp(0.5, 0.6, a["slats"]) * high),
                ("frame", "top")[i],
                0.02,
            )
    elif kind == 3:
        stout = max(0.06, THINNEST * max(k.d, k.w) * 1.2)
        stand = -x + stout / 2
        k.post((stand, 0.0), (0.0, high), stout / 2, "metal" if part == "body" else "dark")
        k.post((stand, 0.0), (0.0, rim), min(0.11, x), "dark")
        middle = (stand + x) / 2 + 0.2 * stout
        reach = (x - stand) / 2 - 0.1 * stout
        low, top = lerp(0.3, 0.42, a["post"]) * high, high - lerp(0.04, 0.14, a["lid"]) * high
        k.post(
            (middle, 0.0),
            (low, top),
            reach * lerp(0.74, 0.95, a["taper"]),
            part,
            reach,
            oval=y / reach,
            rounding=k.edge(0.06),
        )
        if a["lid"] > 0.5:
            k.post((middle, 0.0), (top - 0.1, high - 0.5 * rim), 0.8 * reach, "dark", oval=y / reach)
            k.post((middle, 0.0), (high - rim, high), reach, part, 0.8 * reach, oval=y / reach)
        else:
            k.post((middle, 0.0), (top - 0.02, top + 0.012), 0.84 * reach, "dark", oval=y / reach, rounding=0.0)
        k.block((stand, middle), (-0.05, 0.05), (lerp(low, top, 0.3), lerp(low, top, 0.7)), "metal")
    else:
        wheel_r = 0.1 * high
        share = lerp(0.74, 0.9, a["taper"])
        body = [
            (-x * share, 0.35 * wheel_r),
            (-0.9 * x, 0.88 * high),
            (0.92 * x, 0.88 * high),
            (x * share * 0.85, 0.35 * wheel_r),
        ]
        hull(k, smooth(body, 0.06), 0.95 * y, part, (), ((0.0, 0.82), (0.88 * high, 1.0)), k.edge(0.06))
        lid = [(-x, 0.86 * high), (-x + 0.01, 0.93 * high), (-0.2 * x, high), (0.9 * x, 0.93 * high), (x, 0.86 * high)]
        hull(k, smooth(lid, 0.2), y, "top" if a["lid"] > 0.5 else part, radius=k.edge(0.05))
        beam(k, (-x + 0.02, -0.7 * y, 0.93 * high), (-x + 0.02, 0.7 * y, 0.93 * high), 0.035, "dark")
        for side in (-1, 1):
            disc(k, (-0.62 * x, side * 0.86 * y, wheel_r), wheel_r, 0.13 * y, "dark", rounding=0.01)


MAILBOX_ATTRIBUTES = ("form", "slot height", "hood", "plinth", "plate", "legs", "cap")


@family("mailbox", attributes=MAILBOX_ATTRIBUTES)
def mailbox(k: Kit, category: str) -> None:
    """A pillar with a cap, a box under a round top on legs, or a box on a post; the slot is at the front."""
    a = k.attributes
    kind = pick(a["form"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    oval = y / x
    band = max(0.05, THINNEST * high)
    if kind == 0:
        k.post((0.0, 0.0), (0.0, lerp(0.08, 0.16, a["plinth"]) * high), 0.94 * x, "dark", 0.9 * x, oval=oval)
        k.post((0.0, 0.0), (0.08 * high, 0.86 * high), 0.86 * x, "body", oval=oval, rounding=0.01)
        k.post((0.0, 0.0), (0.84 * high, 0.84 * high + band), x, "body", oval=oval, rounding=0.02)
        cap = 0.84 * high + 0.8 * band
        if a["cap"] > 0.4:
            k.dome((0.0, 0.0, cap), (0.94 * x, 0.94 * y, high - cap), "body")
        else:
            k.post((0.0, 0.0), (cap, high), 0.92 * x, "body", 0.75 * x, oval=oval, rounding=0.03)
        slot = lerp(0.70, 0.77, a["slot height"]) * high
        k.block((0.78 * x, 0.97 * x), (-0.58 * y, 0.58 * y), (slot - 0.7 * band, slot + 0.9 * band), "body", 0.02)
        k.block((0.85 * x, x), (-0.46 * y, 0.46 * y), (slot - 0.45 * band, slot + 0.45 * band), "dark", 0.01)
        k.block((0.6 * x, 0.93 * x), (-0.42 * y, 0.42 * y), (0.46 * high, 0.64 * high), "top", 0.02)
        return
    legs = lerp(0.1, 0.22, a["legs"]) * high if kind == 1 else lerp(0.36, 0.48, a["legs"]) * high
    if kind == 1:
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.block(
                    (sx * 0.72 * x, sx * 0.96 * x), (sy * 0.76 * y, sy * 0.97 * y), (0.0, legs + 0.05), "dark", 0.01
                )
        shoulder = high - min(x, 0.35 * high)
        outline = [(-x, legs), (-x, shoulder)]
        outline += [
            (-x * float(np.cos(t)), shoulder + (high - shoulder) * float(np.sin(t)))
            for t in np.linspace(0, np.pi, 15)[1:-1]
        ]
        outline += [(x, shoulder), (x, legs)]
        hull(k, outline, y, "body", radius=k.edge(0.05))
        pull = lerp(shoulder, high, lerp(0.2, 0.45, a["slot height"]))
        k.block((0.72 * x, 0.99 * x), (-0.72 * y, 0.72 * y), (pull - 0.09 * high, pull + 0.04 * high), "dark", 0.02)
        k.block((0.8 * x, 1.0 * x), (-0.64 * y, 0.64 * y), (pull - 0.075 * high, pull + 0.0 * high), "metal", 0.015)
        if a["plate"] > 0.4:
            k.block(
                (0.9 * x, x + 0.008),
                (-0.5 * y, 0.5 * y),
                (lerp(legs, shoulder, 0.45), lerp(legs, shoulder, 0.8)),
                "top",
                0.01,
            )
    else:
        k.post((-0.1 * x, 0.0), (0.0, legs + 0.05), max(0.05, 0.1 * k.w), "dark")
        k.post((-0.1 * x, 0.0), (0.0, band), 0.62 * min(x, y), "dark")
        roof = [(-x, high - 0.1), (-0.96 * x, high), (x, high - 0.12 * a["hood"]), (x, high - 0.12 * a["hood"] - 0.06)]
        k.block((-0.95 * x, 0.92 * x), (-0.94 * y, 0.94 * y), (legs, high - 0.04), "body", k.edge(0.05))
        hull(k, roof, y, "body", radius=0.01)
        slot = high - lerp(0.32, 0.2, a["slot height"]) * (high - legs)
        k.block((0.8 * x, 0.96 * x), (-0.66 * y, 0.66 * y), (slot - band, slot + 0.4 * band), "dark", 0.01)
        k.block((0.8 * x, x), (-0.72 * y, 0.72 * y), (slot + 0.1 * band, slot + 1.0 * band), "body", 0.02)
        k.block((0.8 * x, 0.95 * x), (-0.6 * y, 0.6 * y), (lerp(legs, slot, 0.2), lerp(legs, slot, 0.62)), "top", 0.02)


RACK_ATTRIBUTES = ("form", "bar", "roundness", "plates", "cross bar", "spacing")


@family("bicycle_rack", attributes=RACK_ATTRIBUTES)
def bicycle_rack(k: Kit, category: str) -> None:
    """Upturned U's in a row, one wavy tube, rings on posts, or slots for wheels in a rail; bicycles stand along x."""
    a = k.attributes
    kind = pick(a["form"], 4)
    x, y, high = k.d / 2, k.w / 2, k.h
    tube = max(lerp(0.05, 0.07, k.style["chunkiness"]), THINNEST * max(k.d, high), THINNEST * k.w * 0.9)
    part = "metal" if k.style["metal"] > 0.3 else "body"
    thick_y = max(tube, THINNEST * k.w)
    count = int(np.clip(round(k.w / lerp(0.55, 0.85, a["spacing"])), 2, 4))
    if kind == 1:
        # one tube in waves along y
        waves = count
        step = (2 * y - tube) / (2 * waves - 1) if waves > 1 else 2 * y - tube
        bend = step / 2
        deep = max(tube, THINNEST * k.d)
        for i in range(2 * waves):
            at = -y + tube / 2 + i * step
            k.bar(
                (0.0, at, 0.0 if i in (0, 2 * waves - 1) else 0.25 * high),
                (0.0, at, high - bend - tube / 2),
                deep / 2,
                part,
            )
        for i in range(2 * waves - 1):
            at = -y + tube / 2 + (i + 0.5) * step
            up = i % 2 == 0
            z = high - bend - tube / 2 if up else 0.25 * high
            ring(
                k,
                (0.0, at, z),
                bend + tube / 2,
                (tube, deep),
                part,
                about="x",
                angle=np.pi / 2,
                turn=-np.pi / 2 if up else np.pi / 2,
            )
        for i in (0, 2 * waves - 1):
            at = -y + tube / 2 + i * step
            k.post(
                (0.0, float(np.clip(at, -y + 0.06, y - 0.06))),
                (0.0, max(0.04, THINNEST * high)),
                max(x, 0.08) if k.d < 0.5 else 0.12,
                part,
            )
        k.block((-x, x), (-y + 0.0, y), (0.0, max(0.035, 0.035 * high)), part, 0.01)
        return
    places = [lerp(-y + thick_y / 2, y - thick_y / 2, i / (count - 1)) for i in range(count)]
    flange = max(0.04, THINNEST * high)
    if kind == 0:
        for at in places:
            corner = lerp(0.12, 0.9, a["roundness"]) * (x - tube / 2)
            for side in (-1, 1):
                px = side * (x - tube / 2)
                k.block(
                    (px - tube / 2, px + tube / 2),
                    (at - thick_y / 2, at + thick_y / 2),
                    (0.0, high - corner - tube / 2),
                    part,
                    0.3 * tube,
                )
                ring(
                    k,
                    (side * (x - tube / 2 - corner), at, high - corner - tube / 2),
                    corner + tube / 2,
                    (tube, thick_y),
                    part,
                    angle=np.pi / 4,
                    turn=-np.pi / 2 - side * np.pi / 4,
                )
            flat = x - tube / 2 - corner
            k.block(
                (-flat - 0.01, flat + 0.01), (at - thick_y / 2, at + thick_y / 2), (high - tube, high), part, 0.3 * tube
            )
            if a["cross bar"] > 0.45:
                z = lerp(0.35, 0.55, a["cross bar"]) * high
                k.block(
                    (-x + 0.02, x - 0.02),
                    (at - thick_y / 2, at + thick_y / 2),
                    (z - tube / 2, z + tube / 2),
                    part,
                    0.3 * tube,
                )
    elif kind == 2:
        for at in places:
            reach = min(x, 0.36 * high)
            ring(k, (0.0, at, high - reach), reach, (tube * 1.15, thick_y), part)
            k.block(
                (-0.6 * tube, 0.6 * tube),
                (at - thick_y / 2, at + thick_y / 2),
                (0.0, high - 2 * reach + tube),
                part,
                0.01,
            )
    else:
        rail = lerp(0.55, 0.9, a["bar"]) * high if a["plates"] > 0.5 else high
        for side in (-1, 1):
            k.block((-x, -x + tube), (side * (y - thick_y), side * y), (0.0, high), part, 0.01)
        k.block((-x, -x + tube), (-y, y), (rail - tube, rail), part, 0.3 * tube)
        k.block((-x, -x + tube), (-y, y), (high - tube, high), part, 0.3 * tube)
        k.block((x - tube, x), (-y, y), (0.0, tube), part, 0.3 * tube)
        pairs = int(np.clip(round(k.w / 0.5), 2, 4))
        for i in range(pairs):
            at = lerp(-0.78 * y, 0.78 * y, i / (pairs - 1))
            gap = max(0.06, thick_y)
            for side in (-1, 1):
                py = at + side * gap
                beam(k, (-x + tube / 2, py, rail - tube / 2), (x - tube / 2, py, tube / 2), tube, part)
        return
    if a["plates"] > 0.5:
        k.block((-x, x), (-y, y), (0.0, flange), part, 0.01)
    else:
        for px in (-x + tube / 2, x - tube / 2) if kind == 0 else (0.0,):
            k.block((px - tube / 2, px + tube / 2), (-y, y), (0.0, flange), part, 0.3 * flange)
        k.block((-x, x) if kind else (-x, -x + tube), (-1.5 * tube, 1.5 * tube), (0.0, flange), part, 0.3 * flange)

"""What many pieces carry: handles, knobs, taps, feet, screens and seams."""

from __future__ import annotations

from models.procedural.furniture.kit import Kit, lerp, pick

Span = tuple[float, float]


def bar_handle(k: Kit, ends: tuple[Span, Span], front: float, reach: float, part: str = "metal") -> None:
    """A bar that stands off a front between two (y, z) ends; round or square as the style's roundness says."""
    (y0, z0), (y1, z1) = ends
    ty, tz, tx = k.least(1, 0.016), k.least(2, 0.016), k.least(0, 0.014)
    tx = min(tx, 0.6 * reach)
    lying = abs(y1 - y0) > abs(z1 - z0)
    y = (min(y0, y1) - (0 if lying else ty / 2), max(y0, y1) + (0 if lying else ty / 2))
    z = (min(z0, z1) - (tz / 2 if lying else 0), max(z0, z1) + (tz / 2 if lying else 0))
    radius = lerp(0.1, 0.48, k.style["roundness"]) * min(tx, tz if lying else ty)
    k.block((front + reach - tx, front + reach), y, z, part, radius)
    for share in (0.12, 0.88):
        at_y = lerp(y[0], y[1], share) if lying else (y0 + y1) / 2
        at_z = (z0 + z1) / 2 if lying else lerp(z[0], z[1], share)
        k.block(
            (front - 0.01, front + reach - tx / 2), (at_y - ty / 2, at_y + ty / 2), (at_z - tz / 2, at_z + tz / 2), part
        )


def knobs(k: Kit, y: Span, z: float, x: Span, count: int, radius: float, part: str) -> None:
    """A row of turning knobs between two y, each with a lighter pointer ring behind it."""
    for i in range(count):
        at = (y[0] + y[1]) / 2 if count == 1 else lerp(y[0], y[1], i / (count - 1))
        k.disc(x, (at, z), radius, part, 0.86 * radius)


def seam(k: Kit, x: Span, y: Span, z: Span) -> None:
    """The dark joint that shows between doors: a slab a little smaller than what it lies behind."""
    k.block(x, y, z, "dark")


def tap(
    k: Kit, foot: tuple[float, float, float], height: float, reach: float, form: float, part: str = "metal"
) -> None:
    """A tap that stands at `foot` and pours towards +x: a swan's neck, an angular spout or a low spout."""
    x, y, z = foot
    radius = 0.011
    top = z + height
    shape = pick(form, 3)
    k.post((x, y), (z - 0.004, z + 0.16 * height), max(0.022, k.least(0, 0.04) / 2, k.least(1, 0.04) / 2), part)
    if shape == 0:
        bend = min(0.5 * reach, 0.4 * height)
        line = [
            (x, y, z),
            (x, y, top - bend),
            (x + 0.3 * reach, y, top - 0.3 * bend),
            (x + 0.55 * reach, y, top - 0.15 * bend),
            (x + 0.85 * reach, y, top - 0.45 * bend),
            (x + reach, y, top - bend),
        ]
        line = [(px, py, min(pz, top - k.least(2, 2 * radius) / 2)) for px, py, pz in line]
        k.tube(line, radius, part)
    elif shape == 1:
        level = top - k.least(2, 2 * radius) / 2
        k.tube([(x, y, z), (x, y, level), (x + reach, y, level), (x + reach, y, level - 0.3 * height)], radius, part)
    else:
        k.tube([(x, y, z), (x, y, z + 0.62 * height), (x + reach, y, z + 0.7 * height)], 1.3 * radius, part)
        k.tube([(x, y, z + 0.6 * height), (x - 0.15 * reach, y, top - k.least(2, 2 * radius) / 2)], radius, part)
        return
    k.tube([(x, y, z + 0.3 * height), (x, y + 0.45 * reach, z + 0.45 * height)], 0.8 * radius, part)


def feet(k: Kit, x: Span, y: Span, height: float, part: str = "dark") -> None:
    """Four short round feet in the corners of a rectangle."""
    radius = max(k.least(0, 0.04), k.least(1, 0.04)) / 2
    for at_x in (x[0] + 1.3 * radius, x[1] - 1.3 * radius):
        for at_y in (y[0] + 1.3 * radius, y[1] - 1.3 * radius):
            k.post((at_x, at_y), (0.0, height + 0.01), radius, part, 1.15 * radius)


def plinth(k: Kit, x: Span, y: Span, height: float, inset: float = 0.05, part: str = "dark") -> None:
    """A base that stands back behind the front, so that toes have room."""
    k.block((x[0] + 0.3 * inset, x[1] - inset), (y[0] + 0.4 * inset, y[1] - 0.4 * inset), (0.0, height + 0.01), part)

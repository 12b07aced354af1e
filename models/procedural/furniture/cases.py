"""Case goods: boxes with fronts. Nightstands, dressers, cabinets, wardrobes, television stands."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import BOX_SAMPLES

Span = tuple[float, float]

VOXEL_SHARE = 1 / BOX_SAMPLES
"""One voxel of the grid as a share of the box side."""

CASE_ATTRIBUTES = ("drawers", "columns", "open niches", "glass", "top overhang", "handles", "leg height")


@family(
    "nightstand",
    "dresser",
    "cabinet",
    "children_cabinet",
    "wine_cabinet",
    "tv_stand",
    attributes=CASE_ATTRIBUTES,
)
def case(k: Kit, category: str) -> None:
    """A carcass on legs or a plinth, with a top board and columns of drawers, doors, glass and open niches."""
    a = k.attributes
    tall = category in ("cabinet", "children_cabinet", "wine_cabinet") and k.h > 1.15
    protrude = _handle_depth(k)
    board = k.thick(2, 0.035)
    overhang = lerp(0.0, 0.03, a["top overhang"]) if a["top overhang"] > 0.3 else 0.0
    front = k.d / 2 - max(protrude, overhang)
    half = k.w / 2 - overhang
    low = base(k, (-k.d / 2 + overhang, front), (-half, half), lerp(0.02, 0.3, a["leg height"] ** 1.5))
    carcass_front = front - k.thick(0, 0.02)
    k.block((-k.d / 2 + overhang, carcass_front), (-half, half), (low, k.h - board * 0.5), "body", k.edge(0.04))
    top_front = k.d / 2 if overhang >= protrude else front
    k.block((-k.d / 2, top_front), (-k.w / 2, k.w / 2), (k.h - board, k.h), "top", k.edge(0.5 * board))
    count = {"nightstand": 1, "dresser": 1 + pick(a["columns"], 3), "tv_stand": 2 + pick(a["columns"], 3)}.get(
        category, max(1, min(4, round(k.w / lerp(0.4, 0.7, a["columns"]))))
    )
    if category == "nightstand" and k.w > 0.6 and a["columns"] > 0.8:
        count = 2
    if category == "dresser" and k.w < 0.9:
        count = min(count, 2)
    gap_y, gap_z = max(0.03 * k.w, 0.01), max(0.034 * k.h, 0.01)
    rim = k.thick(1, 0.02)
    inner = (-half + rim * 0.6, half - rim * 0.6)
    rows = (low + gap_z, k.h - board - gap_z * 0.6)
    weights = np.ones(count)
    if category == "tv_stand" and count == 3:
        weights[1] = lerp(1.0, 1.8, k.rng.random())
    edges = np.concatenate([[0.0], np.cumsum(weights)]) / weights.sum()
    niche = _niche_column(k, category, count)
    for i in range(count):
        span = (lerp(*inner, edges[i]) + gap_y / 2, lerp(*inner, edges[i + 1]) - gap_y / 2)
        if i in niche:
            open_bay(k, span, rows, carcass_front, 1 + int((rows[1] - rows[0]) / 0.32))
        elif tall:
            _tall_column(k, span, rows, gap_z, carcass_front, front, i, category)
        else:
            _low_column(k, span, rows, gap_z, carcass_front, front, category)


def _niche_column(k: Kit, category: str, count: int) -> set[int]:
    """Which columns stay open."""
    share = k.attributes["open niches"]
    if category == "tv_stand" and count >= 3 and share > 0.35:
        return {count // 2} if count % 2 else {1, 2}
    if category in ("cabinet", "children_cabinet", "wine_cabinet") and count >= 2 and share > 0.75:
        return {0} if k.rng.random() < 0.5 else {count - 1}
    if category == "dresser" and count == 3 and share > 0.85:
        return {1}
    return set()


def base(k: Kit, x: Span, y: Span, leg_height: float) -> float:
    """Legs or a plinth under a carcass; returns where the carcass begins."""
    if leg_height < 0.05:
        return 0.0
    height = min(leg_height, 0.45 * k.h)
    if k.style["lift"] < 0.35:
        height = max(min(height, 0.1), 0.035 * k.h)
        k.block((x[0] + 0.01, x[1] - 0.05), (y[0] + 0.04, y[1] - 0.04), (0.0, height + 0.01), "dark")
        return height
    height = max(height, 0.06 * k.h)
    if k.style["metal"] > 0.8:
        rail_x, rail_y, rail_z = k.thick(0, 0.03), k.thick(1, 0.03), k.thick(2, 0.03)
        for sy in (0, 1):
            side = (y[0] + 0.03, y[0] + 0.03 + rail_y) if sy == 0 else (y[1] - 0.03 - rail_y, y[1] - 0.03)
            k.block((x[0] + 0.03, x[1] - 0.03), side, (0.0, rail_z), "metal", k.edge(0.01))
            for ex in (x[0] + 0.03, x[1] - 0.03 - rail_x):
                k.block((ex, ex + rail_x), side, (0.0, height + 0.01), "metal", k.edge(0.01))
        return height
    inset = lerp(0.0, 0.05, k.rng.random())
    k.four_legs(
        (x[0] + inset, x[1] - inset),
        (y[0] + inset, y[1] - inset),
        (0.0, height + 0.02),
        lerp(0.04, 0.07, k.rng.random()),
    )
    return height


def _handle_depth(k: Kit) -> float:
    """How far handles stick out: a knob, a bar, or nothing (push to open)."""
    return 0.0 if _handles(k) < 0.3 else max(0.02, 0.05 * k.d)


def _handles(k: Kit) -> float:
    """The attribute where the family has one, else as fussy as the style is."""
    return k.attributes.get("handles", k.style["detail"])


def _handle(k: Kit, span: Span, rows: Span, front: float, side: int) -> None:
    """A knob or a bar; `side` 0 for a drawer (centred, lying), -1 or 1 for a door (upright, at that edge)."""
    depth = _handle_depth(k)
    if depth == 0.0:
        return
    handles = _handles(k)
    wide, high = span[1] - span[0], rows[1] - rows[0]
    ty, tz = max(0.018, 0.045 * k.w), max(0.018, 0.045 * k.h)
    part = "metal" if k.style["metal"] > 0.35 else "frame"
    y = (span[0] + span[1]) / 2 if side == 0 else (span[0] + ty * 1.1 if side < 0 else span[1] - ty * 1.1)
    z = lerp(*rows, 0.55) if side == 0 else lerp(*rows, 0.52 if high < 1.3 else 0.45)
    x = (front - depth * 0.3, front + depth)
    if handles < 0.6:
        k.pill(((x[0] + x[1]) / 2, y, z), ((x[1] - x[0]) / 2, ty * 0.7, tz * 0.7), part)
    elif side == 0:
        reach = min(0.5 * wide, lerp(0.1, 0.5, handles) * wide) * 0.6
        k.block(x, (y - reach, y + reach), (z - tz / 2, z + tz / 2), part, 0.3 * min(depth, tz))
    else:
        reach = min(0.25 * high, 0.22)
        k.block(x, (y - ty / 2, y + ty / 2), (z - reach, z + reach), part, 0.3 * min(depth, ty))


def panel(k: Kit, span: Span, rows: Span, back: float, front: float, side: int, glass: bool = False) -> None:
    """One front: a slab, a frame with a raised field, or a framed pane, with its handle."""
    part = "body" if k.style["detail"] < 0.75 else "frame"
    k.block((back - 0.01, front), span, rows, part, min(k.edge(0.02), 0.4 * (front - back + 0.01)))
    wide, high = span[1] - span[0], rows[1] - rows[0]
    by, bz = max(0.045 * k.w, 0.045), max(0.045 * k.h, 0.045)
    if wide > 3.2 * by and high > 3.2 * bz and (glass or k.style["detail"] > 0.55):
        inner_y, inner_z = (span[0] + by, span[1] - by), (rows[0] + bz, rows[1] - bz)
        lift = 0.35 * VOXEL_SHARE * k.d
        inner = "glass" if glass else ("body" if part == "frame" else "top")
        k.block((back, front + lift), inner_y, inner_z, inner, 0.002)
    elif glass:
        k.block((back, front + 0.35 * VOXEL_SHARE * k.d), span, rows, "glass", 0.002)
    _handle(k, span, rows, front, side)


def open_bay(k: Kit, span: Span, rows: Span, front: float, shelves: int, dark: bool = True) -> None:
    """An opening hollowed out of the carcass, with shelf boards across it."""
    back = -k.d / 2 + k.thick(0, 0.03)
    k.block((back, front + 0.2), span, rows, "body", cut=True)
    if dark:
        k.block((back - 0.02, back + VOXEL_SHARE * k.d), span, rows, "dark")
    board = k.thick(2, 0.022)
    for i in range(1, shelves):
        z = lerp(*rows, i / shelves)
        k.block((back - 0.01, front - 0.01), (span[0] - 0.01, span[1] + 0.01), (z - board / 2, z + board / 2), "body")


def _low_column(k: Kit, span: Span, rows: Span, gap: float, back: float, front: float, category: str) -> None:
    a = k.attributes
    high = rows[1] - rows[0]
    if category != "dresser" and a["drawers"] < 0.3 and high > 0.22:
        if category == "nightstand" and a["open niches"] > 0.55:
            open_bay(k, span, rows, back, 2)
        else:
            _doors(k, span, rows, back, front, a["glass"] > 0.8 and category != "nightstand")
        return
    most = max(1, min(5, int(high / max(0.14, 0.13 * k.h))))
    count = max(1, min(most, 1 + pick(a["drawers"], 4)))
    if category == "dresser":
        count = max(count, min(3, most))
    open_first = category in ("nightstand", "tv_stand") and a["open niches"] > 0.5 and count <= 2 and high > 0.22
    if open_first:
        split = lerp(*rows, 0.55)
        niche, rows = ((split + gap / 2, rows[1]), (rows[0], split - gap / 2))
        if k.rng.random() < 0.5:
            low, mid, top = rows[0], niche[1] - (rows[1] - rows[0]), niche[1]
            niche, rows = ((low, mid - gap), (mid, top))
        open_bay(k, span, niche, back, 1)
        count = 1
    for i in range(count):
        z = (lerp(*rows, i / count) + gap / 2, lerp(*rows, (i + 1) / count) - gap / 2)
        panel(k, span, z, back, front, 0)


def _doors(k: Kit, span: Span, rows: Span, back: float, front: float, glass: bool) -> None:
    wide = span[1] - span[0]
    if wide > 0.62:
        middle, gap = (span[0] + span[1]) / 2, max(0.03 * k.w, 0.01)
        panel(k, (span[0], middle - gap / 2), rows, back, front, 1, glass)
        panel(k, (middle + gap / 2, span[1]), rows, back, front, -1, glass)
    else:
        panel(k, span, rows, back, front, 1 if (span[0] + span[1]) <= 0 else -1, glass)


def _tall_column(
    k: Kit, span: Span, rows: Span, gap: float, back: float, front: float, index: int, category: str
) -> None:
    """Tall columns: glass or open above, doors or drawers below."""
    a = k.attributes
    split = lerp(*rows, lerp(0.3, 0.5, a["drawers"]))
    lower, upper = (rows[0], split - gap / 2), (split + gap / 2, rows[1])
    if a["drawers"] > 0.5:
        count = 2 if lower[1] - lower[0] < 0.7 else 3
        for i in range(count):
            panel(k, span, (lerp(*lower, i / count) + gap / 2, lerp(*lower, (i + 1) / count) - gap / 2), back, front, 0)
    else:
        _doors(k, span, lower, back, front, False)
    if category == "wine_cabinet" or a["glass"] > 0.7:
        _doors(k, span, upper, back, front, True)
    elif a["open niches"] > 0.4 and (index % 2 == 0 or a["open niches"] > 0.6):
        open_bay(k, span, upper, back, max(2, round((upper[1] - upper[0]) / 0.34)))
    else:
        _doors(k, span, upper, back, front, False)


WARDROBE_ATTRIBUTES = ("doors", "drawers", "sliding", "mirror", "open section", "handles", "leg height", "cornice")


@family("wardrobe", attributes=WARDROBE_ATTRIBUTES)
def wardrobe(k: Kit, category: str) -> None:
    """A tall carcass with hinged or sliding doors, perhaps drawers below, an open section or a cornice."""
    a = k.attributes
    protrude = _handle_depth(k)
    cornice = k.thick(2, 0.06) if a["cornice"] > 0.6 else 0.0
    margin = 0.03 if cornice else 0.0
    front = k.d / 2 - max(protrude, margin)
    half = k.w / 2 - margin
    low = base(k, (-k.d / 2, front), (-half, half), lerp(0.03, 0.16, a["leg height"]))
    face = k.thick(0, 0.025)
    back = front - face
    k.block((-k.d / 2, back), (-half, half), (low, k.h - cornice * 0.5), "body", k.edge(0.04))
    if cornice:
        k.block((-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2), (k.h - cornice, k.h), "top", k.edge(0.5 * cornice))
    gap_y, gap_z = max(0.026 * k.w, 0.01), 0.028 * k.h
    rows = (low + gap_z, k.h - cornice - gap_z)
    inner = (-half + k.thick(1, 0.02) * 0.5, half - k.thick(1, 0.02) * 0.5)
    if a["open section"] > 0.7 and k.w > 1.1:
        wide = max(0.3 * k.w, 0.35)
        side = (inner[0], inner[0] + wide) if k.rng.random() < 0.5 else (inner[1] - wide, inner[1])
        open_bay(k, side, rows, back, 4)
        inner = (side[1] + gap_y, inner[1]) if side[0] == inner[0] else (inner[0], side[0] - gap_y)
    wide = inner[1] - inner[0]
    if a["sliding"] > 0.65 and wide > 0.9:
        count = 2 if wide < 1.9 else 3
        for i in range(count):
            y = (lerp(*inner, i / count), lerp(*inner, (i + 1) / count))
            reach = front if i % 2 == 0 else front - 0.5 * face
            panel(k, y, rows, back, reach, 0, a["mirror"] > 0.7 and i % 2 == 0)
        return
    count = max(2 if wide > 0.7 else 1, round(wide / lerp(0.62, 0.42, a["doors"])))
    count = min(count, 5)
    split = lerp(*rows, 0.24) if a["drawers"] > 0.6 else rows[0]
    for i in range(count):
        y = (lerp(*inner, i / count) + gap_y / 2, lerp(*inner, (i + 1) / count) - gap_y / 2)
        panel(
            k,
            y,
            (split + (gap_z / 2 if split > rows[0] else 0), rows[1]),
            back,
            front,
            1 if i % 2 == 0 else -1,
            a["mirror"] > 0.75 and (i == count // 2 or a["mirror"] > 0.92),
        )
        if split > rows[0]:
            panel(k, y, (rows[0], split - gap_z / 2), back, front, 0)

"""Open shelving: bookshelves and shelves, with what stands on them."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import panel
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family

SHELF_ATTRIBUTES = ("boards", "columns", "topology", "back panel", "books", "doors below", "staggered", "leg height")


@family("bookshelf", "shelf", attributes=SHELF_ATTRIBUTES)
def shelf(k: Kit, category: str) -> None:
    """A case of compartments, a ladder or metal frame with boards, a cube grid, or staggered boards on a spine."""
    a = k.attributes
    form = pick(a["topology"], 4)
    if form == 1:
        _frame(k)
    elif form == 3 and category == "shelf":
        _staggered(k)
    else:
        _case(k, cubes=form == 2)


def _levels(k: Kit, spacing: tuple[float, float]) -> int:
    most = int(1 / (2.6 * 0.045))
    return int(np.clip(round(k.h / lerp(*spacing, k.attributes["boards"])), 2, most))


def _case(k: Kit, cubes: bool) -> None:
    a = k.attributes
    board, side = k.thick(2, 0.025), k.thick(1, 0.025)
    low = 0.0 if a["leg height"] < 0.4 else lerp(0.06, 0.16, a["leg height"])
    low = min(low, 0.2 * k.h)
    if low:
        low = max(low, 0.06 * k.h)
        k.four_legs((-k.d / 2, k.d / 2), (-k.w / 2, k.w / 2), (0.0, low + 0.01), 0.045, splay=0.0)
    columns = max(1, min(5, round(k.w / lerp(0.75, 0.38, a["columns"]))))
    rows = _levels(k, (0.5, 0.3))
    if cubes:
        cell = k.w / columns
        rows = max(1, min(6, round((k.h - low) / cell)))
    x = (-k.d / 2, k.d / 2)
    y_edges = np.linspace(-k.w / 2 + side / 2, k.w / 2 - side / 2, columns + 1)
    z_edges = np.linspace(low + board / 2, k.h - board / 2, rows + 1)
    if not cubes and a["staggered"] > 0.7 and rows > 2:
        z_edges[1:-1] += (k.rng.random(rows - 1) - 0.5) * 0.3 * (z_edges[1] - z_edges[0])
    recess = 0.0 if cubes else 0.02
    closed = a["doors below"] > 0.65 and rows > 2
    for i, y in enumerate(y_edges):
        outer = i in (0, columns)
        k.block(
            (x[0], x[1] - (0.0 if outer else recess)),
            (y - side / 2, y + side / 2),
            (low, k.h) if outer else (low + board / 2, k.h - board / 2),
            "frame" if outer and k.style["detail"] > 0.5 else "body",
            k.edge(0.008),
        )
    for j, z in enumerate(z_edges):
        outer = j in (0, rows)
        k.block(
            (x[0], x[1] - (0.0 if outer else recess)),
            (-k.w / 2, k.w / 2) if outer else (-k.w / 2 + side / 2, k.w / 2 - side / 2),
            (z - board / 2, z + board / 2),
            "frame" if outer and k.style["detail"] > 0.5 else "body",
            k.edge(0.008),
        )
    if a["back panel"] > 0.3:
        k.block(
            (x[0], x[0] + k.thick(0, 0.015)),
            (-k.w / 2, k.w / 2),
            (low, k.h),
            "body" if a["back panel"] < 0.7 else "dark",
        )
    for i in range(columns):
        span = (float(y_edges[i]) + side / 2, float(y_edges[i + 1]) - side / 2)
        for j in range(rows):
            bottom, top = float(z_edges[j]) + board / 2, float(z_edges[j + 1]) - board / 2
            if closed and j == 0:
                panel(
                    k,
                    (span[0] + 0.01, span[1] - 0.01),
                    (bottom + 0.01, top - 0.01),
                    x[1] - 0.04,
                    x[1] - 0.012,
                    1 if i % 2 == 0 else -1,
                )
            elif k.rng.random() < a["books"] * 0.9 - 0.1:
                _fill(k, span, bottom, top)


def _fill(k: Kit, span: tuple[float, float], bottom: float, top: float) -> None:
    """A row of books (as blocks of a few volumes) or a basket in one compartment."""
    back = -k.d / 2 + 0.03
    room = top - bottom
    if k.rng.random() < 0.25:
        inset = 0.12 * (span[1] - span[0])
        k.block(
            (back, k.d / 2 - 0.03),
            (span[0] + inset, span[1] - inset),
            (bottom - 0.01, bottom + 0.72 * room),
            "top",
            0.02,
        )
        return
    at = span[0] + 0.01
    stop = lerp(span[0], span[1], lerp(0.45, 1.0, k.rng.random())) - 0.01
    parts = ("dark", "cushion", "top", "frame")
    while at < stop - 0.04 * k.w * 0.9:
        wide = max(0.05 * k.w, 0.05) * lerp(0.9, 1.8, k.rng.random())
        high = bottom + room * lerp(0.55, 0.88, k.rng.random())
        depth = lerp(0.55, 0.8, k.rng.random())
        part = parts[int(k.rng.integers(len(parts)))]
        k.block((back, lerp(back, k.d / 2, depth)), (at, min(at + wide, span[1])), (bottom - 0.01, high), part)
        at += wide


def _frame(k: Kit) -> None:
    """Boards hung in two open frames, upright or leaning like a ladder."""
    a = k.attributes
    post_x, post_y, board = k.thick(0, 0.03), k.thick(1, 0.03), k.thick(2, 0.028)
    rows = max(2, _levels(k, (0.55, 0.33)))
    leaning = a["staggered"] > 0.65
    part = k.legs_part
    lean = (k.d * 0.6) / k.h if leaning else 0.0
    for sign in (-1, 1):
        side = (sign * k.w / 2, sign * (k.w / 2 - post_y))
        k.block((-k.d / 2, -k.d / 2 + post_x), side, (0.0, k.h), part, k.edge(0.01))
        middle = k.d / 2 - lean * k.h / 2
        k.block((middle - post_x, middle), side, (0.0, k.h), part, k.edge(0.01), lean=-lean)
        k.block((-k.d / 2, k.d / 2 - lean * k.h), side, (k.h - board, k.h), part, k.edge(0.01))
    first = lerp(0.06, 0.2, a["leg height"]) * k.h
    for i in range(rows):
        z = lerp(first, k.h * (0.97 if a["back panel"] < 0.5 else 0.88), i / (rows - 1))
        front = k.d / 2 - lean * z
        inset = post_y * 0.5
        k.block((-k.d / 2, front), (-k.w / 2 + inset, k.w / 2 - inset), (z - board, z), "top", k.edge(0.01))
        if i < rows - 1 and k.rng.random() < a["books"] - 0.25:
            room = (k.h - first) / (rows - 1) - board
            _fill(k, (-k.w / 2 + post_y, k.w / 2 - post_y), z, z + room * 0.9)
    if a["back panel"] > 0.75:
        k.bar(
            (-k.d / 2 + post_x / 2, -k.w / 2 + post_y, first),
            (-k.d / 2 + post_x / 2, k.w / 2 - post_y, k.h * 0.9),
            max(post_x, post_y) * 0.5,
            part,
        )


def _staggered(k: Kit) -> None:
    """A spine panel with boards and boxes reaching out to alternate sides."""
    a = k.attributes
    board = k.thick(2, 0.03)
    side = k.thick(1, 0.03)
    rows = max(2, _levels(k, (0.45, 0.3)))
    k.block((-k.d / 2, -k.d / 2 + k.thick(0, 0.025)), (-k.w / 2, k.w / 2), (0.0, k.h), "body", k.edge(0.01))
    for i in range(rows + 1):
        z = lerp(board / 2, k.h - board / 2, i / rows)
        span = (
            (-k.w / 2, lerp(0.0, k.w / 2, a["staggered"])) if i % 2 else (lerp(0.0, -k.w / 2, a["staggered"]), k.w / 2)
        )
        k.block((-k.d / 2, k.d / 2), span, (z - board / 2, z + board / 2), "top", k.edge(0.01))
        if i < rows:
            y = span[1] - side / 2 if i % 2 else span[0] + side / 2
            k.block((-k.d / 2, k.d / 2), (y - side / 2, y + side / 2), (z, z + k.h / rows), "top", k.edge(0.008))
            if k.rng.random() < a["books"]:
                inner = sorted((y, 0.0))
                _fill(k, (inner[0] + side, inner[1] - side), z + board / 2, z + k.h / rows - board / 2)

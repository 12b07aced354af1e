"""What hangs on walls to be looked at: paintings and mirrors."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundCone

Span = tuple[float, float]

PAINTING_ATTRIBUTES = ("kind", "frame width", "mat", "motif", "horizon", "figures", "frame profile")


@family("painting", attributes=PAINTING_ATTRIBUTES)
def painting(k: Kit, category: str) -> None:
    """Framed with a mat, a bare canvas, three canvases side by side, an oval, or a picture in a stepped gilt frame."""
    a = k.attributes
    form = pick(a["kind"], 5)
    x, y = (-k.d / 2, k.d / 2), k.w / 2
    wide = max(
        lerp(0.02, 0.08, a["frame width"]) * lerp(0.75, 1.3, k.style["chunkiness"]), 2.2 * VOXEL_SHARE * max(k.w, k.h)
    )
    part = ("frame", "dark", "metal")[pick(k.style["metal"], 3)]
    face = k.d / 2 - 0.3 * k.d
    bare = k.d / 2 - 3.3 * VOXEL_SHARE * k.d
    if form == 1 or (form == 2 and k.w < 0.7 * k.h):
        k.block((x[0], bare), (-y, y), (0.0, k.h), "body", lerp(0.02, 0.4, k.style["roundness"]) * k.d)
        _picture(k, bare, (-y, y), (0.0, k.h))
    elif form == 2:
        gap = 0.05 * k.w
        each = (k.w - 2 * gap) / 3
        k.block((x[0], lerp(*x, 0.35)), (-y + 0.02, y - 0.02), (0.42 * k.h, 0.52 * k.h), "dark")
        drop = lerp(0.0, 0.14, a["mat"]) * lerp(0.6, 1.2, k.style["lift"]) * k.h
        for i in range(3):
            span = (-y + i * (each + gap), -y + i * (each + gap) + each)
            z = (0.0, k.h) if i == 1 else (drop, k.h - drop)
            k.block((x[0], bare), span, z, "body", lerp(0.02, 0.4, k.style["roundness"]) * k.d)
            _picture(k, bare, span, z)
    elif form == 3:
        oval = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, k.h / k.w, 0]])
        k.put(RoundCone(y, y, k.d / 2, 0.2 * k.d), part, (0.0, 0.0, k.h / 2), oval)
        inner = y - wide
        k.put(RoundCone(inner, inner, k.d), "body", (face + k.d, 0.0, k.h / 2), oval, cut=True)
        k.put(
            RoundCone(inner + 0.01, inner + 0.01, 0.2 * k.d),
            "body",
            (face - 0.2 * k.d + 0.8 * VOXEL_SHARE * k.d, 0.0, k.h / 2),
            oval,
        )
        side = 0.66
        _picture(
            k,
            face + 0.8 * VOXEL_SHARE * k.d,
            (-side * inner, side * inner),
            (k.h / 2 * (1 - side * inner / y), k.h / 2 * (1 + side * inner / y)),
        )
    else:
        steps = 3 if form == 4 else 1
        for i in range(steps):
            front = lerp(0.25, 1.0, (steps - i) / steps) * k.d - k.d / 2 if form == 4 else k.d / 2
            edge = i * wide * 0.45
            round_ = min(0.2 * wide, 0.12 * k.d) * k.style["roundness"]
            k.block((x[0], front), (-y + edge, y - edge), (edge, k.h - edge), "metal" if form == 4 else part, round_)
        inner = wide * (1.35 if form == 4 else 1.0)
        pane_y, pane_z = (-y + inner, y - inner), (inner, k.h - inner)
        sunk = face if form != 4 else -0.1 * k.d
        k.block((sunk, k.d), pane_y, pane_z, "body", cut=True)
        if a["mat"] > 0.4 and form == 0:
            sunk += 0.9 * VOXEL_SHARE * k.d
            k.block((x[0], sunk), (pane_y[0] - 0.005, pane_y[1] + 0.005), (pane_z[0] - 0.005, pane_z[1] + 0.005), "top")
            mat = lerp(0.08, 0.2, a["mat"]) * min(pane_y[1] - pane_y[0], pane_z[1] - pane_z[0])
            pane_y, pane_z = (pane_y[0] + mat, pane_y[1] - mat), (pane_z[0] + mat, pane_z[1] - mat)
        sunk += 0.9 * VOXEL_SHARE * k.d
        k.block((x[0], sunk), (pane_y[0] - 0.002, pane_y[1] + 0.002), (pane_z[0] - 0.002, pane_z[1] + 0.002), "body")
        _picture(k, sunk, pane_y, pane_z)


def _picture(k: Kit, face: float, y: Span, z: Span) -> None:
    """What is painted: a landscape, blocks of colour, a portrait, a still life, stripes or leaves."""
    a = k.attributes
    wide, high = y[1] - y[0], z[1] - z[0]
    lift = 0.8 * VOXEL_SHARE * k.d

    def patch(at_y: Span, at_z: Span, part: str, level: int = 1) -> None:
        k.block(
            (-k.d / 2, face + level * lift),
            (lerp(*y, at_y[0]), lerp(*y, at_y[1])),
            (lerp(*z, at_z[0]), lerp(*z, at_z[1])),
            part,
        )

    def spot(at: Span, half: Span, part: str, level: int = 1) -> None:
        matrix = np.array([[0, 0, 1.0], [half[0] * wide, 0, 0], [0, half[1] * high, 0]])
        middle = (lerp(*y, at[0]), lerp(*z, at[1]))
        deep = (face + level * lift + k.d / 2) / 2
        k.put(RoundCone(1.0, 1.0, deep), part, (-k.d / 2 + deep, *middle), matrix)

    motif = pick(a["motif"], 6)
    if motif == 0:
        horizon = lerp(0.25, 0.5, a["horizon"])
        spot(
            (lerp(0.25, 0.75, a["figures"]), horizon + 0.33),
            (0.11 * min(1, high / wide), 0.11 * min(1, wide / high)),
            "cushion",
        )
        spot((lerp(0.62, 0.4, a["figures"]), horizon), (0.36, min(0.18, 0.8 * horizon)), "foliage", 2)
        patch((0.0, 1.0), (0.0, horizon), "foliage", 3)
        patch((0.0, 1.0), (0.0, 0.45 * horizon), "dark" if a["figures"] > 0.6 else "top", 4)
    elif motif == 1:
        parts = ("cushion", "top", "foliage", "dark", "metal")
        for i in range(3 + pick(a["figures"], 3)):
            low, left = k.rng.uniform(0.05, 0.6, 2)
            size = k.rng.uniform(0.18, 0.35, 2)
            patch((left, left + size[0]), (low, low + size[1]), parts[int(k.rng.integers(5))], 1 + i % 4)
    elif motif == 2:
        slim = min(1.0, 1.1 * high / wide)
        level = lerp(0.52, 0.6, a["horizon"])
        patch((0.5 - 0.26 * slim, 0.5 + 0.26 * slim), (0.0, 0.2), "cushion", 1)
        spot((0.5, 0.2), (0.26 * slim, 0.17), "cushion", 2)
        patch((0.5 - 0.06 * slim, 0.5 + 0.06 * slim), (0.2, level), "top", 3)
        spot((0.5, level + 0.03), (0.19 * slim, 0.21), "dark", 2)
        spot((0.5, level), (0.15 * slim, 0.19), "top", 4)
    elif motif == 3:
        table = lerp(0.2, 0.32, a["horizon"])
        patch((0.0, 1.0), (0.0, table), "frame", 1)
        spot((0.36, table + 0.16), (0.15, 0.2), "top", 2)
        for i, at in enumerate(((0.3, table + 0.44), (0.44, table + 0.5), (0.36, table + 0.58))):
            spot(at, (0.09, 0.08), ("cushion", "metal", "cushion")[i], 3)
        spot((0.66, table + 0.03), (0.1, 0.1), "cushion", 4)
        spot((0.8, table), (0.09, 0.09), "foliage", 3)
    elif motif == 4:
        count = 3 + pick(a["figures"], 4)
        edges = np.cumsum(k.rng.uniform(0.5, 1.6, count))
        edges = np.concatenate([[0.0], edges / edges[-1]])
        for i in range(count):
            if i % 2 == 0:
                patch((0.0, 1.0), (edges[i], edges[i + 1]), ("cushion", "top", "foliage")[i // 2 % 3], 1)
    else:
        patch((0.47, 0.53), (0.06, 0.9), "foliage", 1)
        rows = 3 + pick(a["figures"], 2)
        for i in range(rows):
            level = lerp(0.2, 0.85, i / (rows - 1))
            for side in (-1, 1):
                spot((0.5 + side * 0.19, level), (0.16 * (1.15 - 0.5 * level), 0.075), "foliage", 2)


MIRROR_ATTRIBUTES = ("shape", "frame width", "frame profile", "crest", "panes", "shelf", "rays")


@family("mirror", "standing_mirror", attributes=MIRROR_ATTRIBUTES)
def mirror(k: Kit, category: str) -> None:
    """Rectangle, round or oval, arched, a sunburst or panes in a grid; standing ones on a stand or with a strut."""
    a = k.attributes
    if category == "standing_mirror":
        _standing(k)
        return
    form = pick(a["shape"], 5)
    if form == 3 and not 0.75 < k.w / k.h < 1.33:
        form = 2
    if form == 2 and k.w > k.h:
        form = 0
    x = (-k.d / 2, k.d / 2)
    low = 0.0
    if a["shelf"] > 0.8 and form != 3:
        low = k.least(2, 0.02)
        k.block(x, (-k.w / 2, k.w / 2), (0.0, low), "frame", 0.1 * low)
    if form == 3:
        _sunburst(k)
        return
    _pane(k, x, (-k.w / 2, k.w / 2), (low, k.h), form)


def _frame_part(k: Kit) -> str:
    return ("frame", "body", "metal")[pick(k.style["metal"], 3)]


def _pane(k: Kit, x: Span, y: Span, z: Span, form: int) -> None:
    """A glass in its frame: 0 rectangle, 1 ellipse, 2 arched, 4 rectangle with bars."""
    a = k.attributes
    wide = max(lerp(0.012, 0.07, a["frame width"]), 2.6 * VOXEL_SHARE * max(k.w, k.h))
    part = _frame_part(k)
    deep = x[1] - x[0]
    middle, half = (y[0] + y[1]) / 2, (y[1] - y[0]) / 2
    sunk = x[1] - lerp(0.15, 0.4, a["frame profile"]) * deep
    round_ = 0.3 * deep * k.style["roundness"]

    def slab(xs: Span, inset: float, what: str, cut: bool = False, radius: float = 0.0) -> None:
        if form == 1:
            tall = (z[1] - z[0]) / 2
            ratio = (tall - inset) / (half - inset)
            matrix = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, ratio, 0]])
            solid = RoundCone(half - inset, half - inset, (xs[1] - xs[0]) / 2, radius)
            k.put(solid, what, ((xs[0] + xs[1]) / 2, middle, (z[0] + z[1]) / 2), matrix, cut)
            return
        spring = z[1] - min(half, 0.6 * (z[1] - z[0])) if form == 2 else z[1]
        k.block(
            xs,
            (y[0] + inset, y[1] - inset),
            (z[0] + inset, spring - (0 if form == 2 else inset)),
            what,
            radius,
            cut=cut,
        )
        if form == 2:
            rise = z[1] - spring
            matrix = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, (rise - inset) / (half - inset), 0]])
            solid = RoundCone(half - inset, half - inset, (xs[1] - xs[0]) / 2, radius)
            k.put(solid, what, ((xs[0] + xs[1]) / 2, middle, spring), matrix, cut)

    slab(x, 0.0, part, radius=round_ if form != 2 else 0.0)
    slab((sunk, x[1] + deep), wide, part, cut=True)
    slab((x[0], sunk + 0.8 * VOXEL_SHARE * k.d), wide - 0.004, "glass")
    if form == 4:
        bar_y, bar_z = k.least(1, 0.015), k.least(2, 0.015)
        columns, rows = 2 + int(a["panes"] > 0.5), max(2, round((z[1] - z[0]) / (y[1] - y[0]) * 2))
        for i in range(1, columns):
            at = lerp(*y, i / columns)
            k.block((x[0], x[1]), (at - bar_y / 2, at + bar_y / 2), z, part)
        for i in range(1, rows):
            at = lerp(*z, i / rows)
            k.block((x[0], x[1]), y, (at - bar_z / 2, at + bar_z / 2), part)


def _sunburst(k: Kit) -> None:
    """A round glass with rays of two lengths about it."""
    a = k.attributes
    part = "metal" if k.style["metal"] > 0.4 else "frame"
    half, tall, middle = k.w / 2, k.h / 2, k.h / 2
    core = lerp(0.42, 0.58, a["frame width"])
    count = 12 + 4 * pick(a["rays"], 3)
    for i in range(count):
        angle = 2 * np.pi * i / count
        c, s = float(np.cos(angle)), float(np.sin(angle))
        far = 1.0 if i % 2 == 0 else lerp(0.72, 0.95, a["crest"])
        start, stop = (0.9 * core * half * c, middle + 0.9 * core * tall * s), (far * half * c, middle + far * tall * s)
        k.tube([(-0.1 * k.d, *start), (-0.1 * k.d, *stop)], 0.012, part)
    oval = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, tall / half, 0]])
    k.put(RoundCone(core * half, core * half, k.d / 2, 0.2 * k.d), part, (0.0, 0.0, middle), oval)
    inner = 0.82 * core * half
    k.put(RoundCone(inner, inner, 0.5 * k.d), "glass", (0.9 * VOXEL_SHARE * k.d, 0.0, middle), oval)


def _standing(k: Kit) -> None:
    """A tall glass that swings between two posts, or leans back on a strut."""
    a = k.attributes
    half = k.w / 2
    form = (0, 1, 2)[pick(a["shape"], 3)]
    deep = k.least(0, 0.03)
    part = _frame_part(k)
    if a["crest"] > 0.5:
        post = max(k.least(1, 0.035), 0.03)
        reach = half - 1.6 * post
        low = 0.1 * k.h
        _pane(k, (-0.5 * deep, 0.5 * deep), (-reach, reach), (low, k.h), form)
        for sign in (-1, 1):
            y = sign * (half - post / 2)
            k.post((0.0, y), (0.02, 0.72 * k.h), post / 2, part)
            k.tube([(0.0, y, 0.5 * k.h), (0.0, sign * (reach - 0.02), 0.5 * k.h)], 0.01, "metal")
            k.tube([(-k.d / 2 + 0.02, y, 0.02), (0.0, y, 0.1 * k.h), (k.d / 2 - 0.02, y, 0.02)], 0.016, part)
        k.tube([(0.0, -half + post / 2, 0.06 * k.h), (0.0, half - post / 2, 0.06 * k.h)], 0.014, part)
        return
    front = k.d / 2
    lean = 0.55 * (k.d - deep) / k.h
    _pane(k, (front - deep, front), (-half, half), (0.0, k.h), form)
    shear = np.array([[1.0, 0, -lean], [0, 1.0, 0], [0, 0, 1.0]])
    turned = []
    for placed in k.solids:
        center = np.asarray(placed.center)
        moved = (float(center[0] - lean * center[2]), float(center[1]), float(center[2]))
        turned.append(type(placed)(placed.solid, placed.part, moved, shear @ placed.matrix, placed.cut, placed.blend))
    k.solids[:] = turned
    for sign in (-1, 1):
        y = sign * 0.5 * half
        k.tube([(front - deep - lean * 0.7 * k.h, y, 0.7 * k.h), (-k.d / 2 + 0.02, y, 0.015)], 0.012, part)
    k.tube([(-k.d / 2 + 0.02, -0.5 * half, 0.05 * k.h), (-k.d / 2 + 0.02, 0.5 * half, 0.05 * k.h)], 0.01, part)

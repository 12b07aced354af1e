"""Leaves of doors and windows."""

from __future__ import annotations

import numpy as np

from models.procedural.furniture.cases import VOXEL_SHARE
from models.procedural.furniture.kit import Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import RoundBox, RoundCone

Span = tuple[float, float]

DOOR_ATTRIBUTES = ("kind", "panels", "glass", "handle", "hinge side", "rail width", "kick plate")


@family("door_leaf", attributes=DOOR_ATTRIBUTES)
def door_leaf(k: Kit, category: str) -> None:
    """Flush, panelled, half glazed, French, of boards with a brace, or with louvres; two leaves where it is wide."""
    a = k.attributes
    leaves = 2 if k.w > 1.25 else 1
    grip = 0.28 * k.d
    x = (-k.d / 2 + grip, k.d / 2 - grip)
    side = 1 if a["hinge side"] > 0.5 else -1
    gap = 0.5 * k.gap(1)
    for i in range(leaves):
        y = (-k.w / 2, k.w / 2)
        if leaves == 2:
            y = (-k.w / 2, -gap) if i == 0 else (gap, k.w / 2)
            k.block((x[0], (x[0] + x[1]) / 2), (-2 * gap, 2 * gap), (0.01, k.h - 0.01), "body")
            side = 1 if i == 0 else -1
        _leaf(k, x, y)
        _door_handle(k, x, y, side)


def _leaf(k: Kit, x: Span, y: Span) -> None:
    a = k.attributes
    form = pick(a["kind"], 6)
    wide = y[1] - y[0]
    part = "body"
    deep = x[1] - x[0]
    rail = max(lerp(0.09, 0.14, a["rail width"]), 2.2 * VOXEL_SHARE * k.h)
    post = max(lerp(0.09, 0.13, a["rail width"]), 2.2 * VOXEL_SHARE * k.w)
    k.block(x, y, (0.0, k.h), part, 0.15 * deep * k.style["roundness"])
    inner, rows = (y[0] + post, y[1] - post), (1.6 * rail, k.h - rail)
    if form == 0:
        if a["panels"] > 0.5:
            count = 2 + pick(a["panels"] * 2 - 1, 3)
            for i in range(1, count):
                level, tz = k.h * i / count, k.gap(2) / 2
                _recess(k, x, (y[0] - 0.01, y[1] + 0.01), (level - tz, level + tz), 0.25)
        if a["glass"] > 0.7:
            z = (0.36 * k.h, 0.88 * k.h)
            at = lerp(*inner, 0.35 if a["hinge side"] > 0.5 else 0.65)
            _light(k, x, (at - 0.09 * wide, at + 0.09 * wide), z)
    elif form == 1:
        columns = 1 if a["panels"] < 0.35 else 2
        levels = ((0.0, 0.42, 1.0), (0.0, 0.34, 0.78, 1.0), (0.0, 0.28, 0.7, 1.0))[pick(a["panels"], 3)]
        for c in range(columns):
            span = _cell(inner, c, columns, 0.7 * post)
            for r in range(len(levels) - 1):
                z = (
                    lerp(*rows, levels[r]) + (0.35 * rail if r else 0),
                    lerp(*rows, levels[r + 1]) - (0.35 * rail if r + 2 < len(levels) else 0),
                )
                _field(k, x, span, z)
    elif form in (2, 3):
        split = lerp(*rows, 0.4 if form == 2 else 0.0)
        if form == 2:
            for c in range(2):
                _field(k, x, _cell(inner, c, 2, 0.7 * post), (rows[0], split - 0.4 * rail))
            split += 0.4 * rail
        columns = 1 + pick(a["panels"], 3) if wide > 0.6 else 1
        count = 1 + pick(a["glass"], 2 if form == 2 else 5)
        for c in range(columns):
            for r in range(count):
                _light(
                    k,
                    x,
                    _cell(inner, c, columns, k.least(1, 0.03)),
                    _cell((split, rows[1]), r, count, k.least(2, 0.03)),
                )
    elif form == 4:
        boards = 4 + pick(a["panels"], 3)
        for i in range(1, boards):
            at, ty = lerp(*y, i / boards), k.gap(1) / 2
            _recess(k, x, (at - ty, at + ty), (-0.01, k.h + 0.01), 0.25)
        out = (x[1] - 0.02, x[1] + 0.5 * (k.d / 2 - x[1]))
        for share in (0.16, 0.8):
            k.block(out, y, (share * k.h - rail / 2, share * k.h + rail / 2), "frame", 0.01)
        sign = 1 if a["hinge side"] > 0.5 else -1
        mid, half = (y[0] + y[1]) / 2, 0.32 * k.h
        matrix = np.array([[1.0, 0, 0], [0, 1.0, sign * (wide - post) / (2 * half)], [0, 0, 1.0]])
        brace = RoundBox(((out[1] - out[0]) / 2, 0.5 * post, half), 0.005)
        k.put(brace, "frame", ((out[0] + out[1]) / 2, mid, 0.48 * k.h), matrix)
    else:
        count = 9
        zones = ((rows[0], k.h * 0.46), (k.h * 0.46 + rail * 0.8, rows[1])) if a["panels"] > 0.5 else (rows,)
        for zone in zones:
            _recess(k, x, inner, zone, 0.3)
            slats = max(3, round(count * (zone[1] - zone[0]) / (rows[1] - rows[0])))
            for i in range(slats):
                z = _cell(zone, i, slats, 0.9 * k.gap(2))
                k.block((x[0] + 0.1 * deep, x[1] - 0.02 * deep), inner, z, "body", 0.003)
    if a["kick plate"] > 0.8:
        plate = (x[0] - 0.4 * VOXEL_SHARE * k.d, x[1] + 0.9 * VOXEL_SHARE * k.d)
        k.block(plate, (y[0] + 0.2 * post, y[1] - 0.2 * post), (0.02, 0.02 + rail), "metal")


def _cell(span: Span, index: int, count: int, bar: float) -> Span:
    """One of `count` equal openings with bars between them."""
    each = (span[1] - span[0] - bar * (count - 1)) / count
    low = span[0] + index * (each + bar)
    return low, low + each


def _recess(k: Kit, x: Span, y: Span, z: Span, share: float) -> None:
    """Sink a rectangle into both faces."""
    deep = share * (x[1] - x[0])
    k.block((x[1] - deep, k.d), y, z, "body", cut=True)
    k.block((-k.d, x[0] + deep), y, z, "body", cut=True)


def _field(k: Kit, x: Span, y: Span, z: Span) -> None:
    """A sunk panel, with a raised middle where the style is fond of detail."""
    _recess(k, x, y, z, 0.28)
    margin_y, margin_z = 2.4 * VOXEL_SHARE * k.w, 2.4 * VOXEL_SHARE * k.h
    if k.style["detail"] > 0.45 and y[1] - y[0] > 4 * margin_y and z[1] - z[0] > 4 * margin_z:
        inset = 0.08 * (x[1] - x[0])
        k.block(
            (x[0] + inset, x[1] - inset),
            (y[0] + margin_y, y[1] - margin_y),
            (z[0] + margin_z, z[1] - margin_z),
            "body",
            0.004,
        )


def _light(k: Kit, x: Span, y: Span, z: Span) -> None:
    """A pane set into an opening."""
    middle, half = (x[0] + x[1]) / 2, 0.25 * (x[1] - x[0])
    k.block((-k.d, k.d), y, z, "body", cut=True)
    k.block((middle - half, middle + half), (y[0] - 0.005, y[1] + 0.005), (z[0] - 0.005, z[1] + 0.005), "glass")


def _door_handle(k: Kit, x: Span, y: Span, side: int) -> None:
    """A lever, a knob or a bar on both faces, away from the hinges."""
    a = k.attributes
    edge = y[1] - 0.085 * k.w if side > 0 else y[0] + 0.085 * k.w
    z = min(1.02, 0.5 * k.h)
    form = pick(a["handle"], 3)
    for sign in (-1, 1):
        face = x[1] if sign > 0 else x[0]
        end = sign * k.d / 2
        span = (min(face, end) - (0.01 if sign > 0 else 0), max(face, end) + (0.01 if sign < 0 else 0))
        if form == 0:
            plate = (span[0], face + 0.35 * (end - face)) if sign > 0 else (face + 0.35 * (end - face), span[1])
            ty, tz = k.least(1, 0.035) / 2, k.least(2, 0.2) / 2
            k.block(plate, (edge - ty, edge + ty), (z - tz, z + tz), "metal", 0.003)
            bar = (face + 0.45 * (end - face), end) if sign > 0 else (end, face + 0.45 * (end - face))
            inner = edge - side * 0.13
            k.block(
                span, (edge - ty * 0.8, edge + ty * 0.8), (z - k.least(2, 0.03) / 2, z + k.least(2, 0.03) / 2), "metal"
            )
            k.block(
                bar,
                (min(inner, edge + ty), max(inner, edge + ty))
                if side > 0
                else (min(inner, edge - ty), max(inner, edge - ty)),
                (z - k.least(2, 0.03) / 2, z + k.least(2, 0.03) / 2),
                "metal",
                0.005,
            )
        elif form == 1:
            k.disc(span, (edge, z), 0.035, "metal", rounding=0.3 * abs(end - face))
        else:
            ty, long = k.least(1, 0.03) / 2, lerp(0.15, 0.4, k.style["detail"])
            bar = (face + 0.4 * (end - face), end) if sign > 0 else (end, face + 0.4 * (end - face))
            k.block(bar, (edge - ty, edge + ty), (z - long, z + long), "metal", 0.004)
            for share in (-0.8, 0.8):
                at, tz = z + share * long, k.least(2, 0.03) / 2
                k.block(span, (edge - ty, edge + ty), (at - tz, at + tz), "metal")


WINDOW_ATTRIBUTES = ("sashes", "bars", "transom", "arch", "handle side", "frame width", "sill")


@family("window_leaf", attributes=WINDOW_ATTRIBUTES)
def window_leaf(k: Kit, category: str) -> None:
    """Casements in a frame: one to three side by side, perhaps a light above, glazing bars, an arch and a sill."""
    a = k.attributes
    grip = 0.22 * k.d
    x = (-k.d / 2, k.d / 2 - grip)
    low = 0.0
    if a["sill"] > 0.5:
        low = k.least(2, 0.035)
        k.block((x[0], k.d / 2), (-k.w / 2, k.w / 2), (0.0, low), "top", 0.2 * low)
    half = k.w / 2 if low == 0.0 else 0.97 * k.w / 2
    wide = max(
        lerp(0.045, 0.075, a["frame width"]) * lerp(0.85, 1.3, k.style["chunkiness"]), 2.2 * VOXEL_SHARE * max(k.w, k.h)
    )
    arched = a["arch"] > 0.75 and k.h > 0.9 * k.w
    spring = k.h - min(half, 0.45 * k.h) if arched else k.h
    outer = (x[0], x[1] - 0.35 * (x[1] - x[0]))
    _hollow_frame(k, outer, half, (low, spring), 0.0, arched, cut=False)
    sashes = max(1, min(3, 1 + pick(a["sashes"], 3))) if k.w > 0.75 else 1
    while sashes > 1 and k.w / sashes < 0.4:
        sashes -= 1
    _hollow_frame(k, (-k.d, k.d), half, (low, spring), wide * 0.8, arched, cut=True)
    split = lerp(low, k.h, 0.7) if a["transom"] > 0.55 and not arched else k.h
    rows = [(low + 0.8 * wide, (split if split < k.h else (spring if not arched else k.h)) - 0.8 * wide)]
    if split < k.h:
        k.block(outer, (-half, half), (split - 0.8 * wide, split + 0.3 * wide), "body")
        rows.append((split + 0.3 * wide, k.h - 0.8 * wide))
    inner = (-half + 0.8 * wide, half - 0.8 * wide)
    sash_x = (lerp(*x, 0.3), x[1])
    if arched:
        glass = (lerp(*x, 0.42), lerp(*x, 0.72))
        _hollow_frame(k, glass, half, (low, spring), 0.6 * wide, True, cut=False, part="glass")
        for i in range(1, sashes):
            at = lerp(*inner, i / sashes)
            k.block(sash_x, (at - 0.7 * wide, at + 0.7 * wide), (low, k.h - 0.5 * wide), "body", 0.005)
        k.block(sash_x, inner, (spring - 0.5 * wide, spring + 0.5 * wide), "body", 0.005)
        _window_handle(k, inner, sashes, wide, (low, spring), x[1])
        return
    for r, z in enumerate(rows):
        count = sashes if r == 0 or a["transom"] > 0.8 else 1
        for i in range(count):
            span = _cell(inner, i, count, 0.25 * wide)
            _sash(k, sash_x, span, z, 0.85 * wide, r == 0)
            if i:
                at = lerp(*inner, i / count)
                k.block(outer, (at - 0.4 * wide, at + 0.4 * wide), z, "body")
    _window_handle(k, inner, sashes, wide, rows[0], x[1])


def _hollow_frame(
    k: Kit, x: Span, half: float, z: Span, inset: float, arched: bool, cut: bool, part: str = "body"
) -> None:
    """A slab of the window's outline, `inset` smaller on every side; cut out or added."""
    top = z[1] if arched else z[1] - inset
    k.block(x, (-half + inset, half - inset), (z[0] + inset, top), part, cut=cut)
    if arched:
        rise = k.h - z[1]
        matrix = np.array([[0, 0, 1.0], [1.0, 0, 0], [0, (rise - inset) / (half - inset), 0]])
        k.put(
            RoundCone(half - inset, half - inset, (x[1] - x[0]) / 2), part, ((x[0] + x[1]) / 2, 0.0, z[1]), matrix, cut
        )


def _sash(k: Kit, x: Span, y: Span, z: Span, wide: float, barred: bool) -> None:
    a = k.attributes
    k.block(x, y, z, "body", 0.1 * (x[1] - x[0]) + 0.002)
    pane_y, pane_z = (y[0] + wide, y[1] - wide), (z[0] + wide, z[1] - wide)
    if pane_y[1] - pane_y[0] < 0.02 or pane_z[1] - pane_z[0] < 0.02:
        return
    k.block((-k.d, k.d), pane_y, pane_z, "body", cut=True)
    deep = x[1] - x[0]
    middle, half = (x[0] + x[1]) / 2, max(0.2 * deep, k.least(0, 0) / 2)
    k.block(
        (middle - half, middle + half),
        (pane_y[0] - 0.004, pane_y[1] + 0.004),
        (pane_z[0] - 0.004, pane_z[1] + 0.004),
        "glass",
    )
    if not barred or a["bars"] < 0.4:
        return
    bar_y, bar_z = k.least(1, 0.022) / 2, k.least(2, 0.022) / 2
    rows = 2 + pick((a["bars"] - 0.4) / 0.6, 2)
    out = (middle - 1.7 * half, middle + 1.7 * half)
    for i in range(1, rows):
        at = lerp(*pane_z, i / rows)
        k.block(out, pane_y, (at - bar_z, at + bar_z), "body")
    if a["bars"] > 0.65:
        at = (pane_y[0] + pane_y[1]) / 2
        k.block(out, (at - bar_y, at + bar_y), pane_z, "body")


def _window_handle(k: Kit, inner: Span, sashes: int, wide: float, z: Span, face: float) -> None:
    side = 1 if k.attributes["handle side"] > 0.5 else -1
    y = side * (inner[1] - 0.45 * wide) if sashes != 2 else 0.5 * side * wide
    at = lerp(*z, 0.45)
    ty, tz = k.least(1, 0.022) / 2, k.least(2, 0.022) / 2
    k.block((face - 0.01, k.d / 2), (y - ty, y + ty), (at - tz, at + tz), "metal", 0.002)
    k.block((lerp(face, k.d / 2, 0.4), k.d / 2), (y - ty, y + ty), (at - max(0.13, 3 * tz), at + tz), "metal", 0.003)

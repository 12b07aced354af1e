"""Centre lines of streets: straight pieces joined by arcs, wide enough that no border of the street crosses itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from composer.street.curves import along
from composer.street.frames import FloatArray
from composer.street.road import Curve
from composer.values import build

CLEAR = 0.4
"""Metres by which the radius of a bend exceeds the width of the street inside of it."""
CUT = 1.0
"""Metres by which an arc may cut a corner of the drawn line, where the width does not ask for more."""
SHIFT = 4.0
"""Metres by which a corner may be moved so that a bend becomes wide enough."""
_STRAIGHT = 1e-4
_SHORT = 0.05
"""Metres below which two points of a line are one."""


def curves_along(points: Sequence[tuple[float, float]] | FloatArray, left: float, right: float) -> tuple[Curve, ...]:
    """Lines and arcs along a polyline.

    Parameters
    ----------
    points : (A, 2)
        The drawn line, at least two different points; metres.
    left, right : float
        How far the street reaches to each side of it.

    Returns
    -------
    tuple of Curve
        They begin and end where the line does. Where it bends so sharply that no arc is wide enough, the arc is as wide
        as there is room for.

    Raises
    ------
    ValueError
        If all points are one.
    """
    line = _distinct(np.asarray(points, np.float64))
    if len(line) < 2:
        raise ValueError("a street needs two different points")
    while True:
        radii, wanted = _radii(line, left, right)
        tight = np.nonzero(radii < wanted - 1e-9)[0] + 1
        moved = _eased(line, int(tight[np.argmin((radii / wanted)[tight - 1])])) if len(tight) else None
        if moved is None:
            return _curves(line, radii)
        line = moved


def _distinct(line: FloatArray) -> FloatArray:
    kept = [0]
    for k in range(1, len(line)):
        if np.hypot(*(line[k] - line[kept[-1]])) > _SHORT:
            kept.append(k)
    # The ends stay where they are: other streets begin there.
    if len(kept) > 1 and kept[-1] != len(line) - 1:
        kept[-1] = len(line) - 1
    return line[kept]


def _turns(line: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How far the line turns at each inner corner, radians, positive to the left; and the lengths of its pieces."""
    step = np.diff(line, axis=0)
    a, b = step[:-1], step[1:]
    turns: FloatArray = np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(axis=1))
    return turns, np.hypot(step[:, 0], step[:, 1])


def _radii(line: FloatArray, left: float, right: float) -> tuple[FloatArray, FloatArray]:
    """The radius of the arc at each inner corner, and the least that it should have."""
    turns, lengths = _turns(line)
    half = np.tan(np.minimum(np.abs(turns), 3.1) / 2)
    wanted = np.where(turns > 0, left, right) + CLEAR
    wanted = np.where(np.abs(turns) < _STRAIGHT, 0.0, np.maximum(wanted, CLEAR))
    # Two arcs share the piece between them so that they get one radius.
    reach = np.concatenate([[0.0], half, [0.0]])
    room = lengths / np.maximum(reach[:-1] + reach[1:], 1e-12)
    radii = np.minimum(room[:-1], room[1:])
    cut = CUT / np.maximum(1 / np.cos(np.minimum(np.abs(turns), 3.1) / 2) - 1, 1e-12)
    return np.minimum(radii, np.maximum(wanted, cut)), wanted


def _eased(line: FloatArray, corner: int) -> FloatArray | None:
    """The line with a tight corner taken out, or made one with a neighbour; None if that would move it too far."""
    choices = []
    if len(line) > 3:
        choices.append((_away(line[corner], line[corner - 1], line[corner + 1]), np.delete(line, corner, axis=0)))
    for k in (corner - 1, corner):
        # The pieces before and after the one from corner k to the next, prolonged until they meet.
        if k >= 1 and k + 2 < len(line):
            tip = _meeting(line[k - 1], line[k], line[k + 1], line[k + 2])
            if tip is not None:
                merged = np.concatenate([line[:k], tip[None], line[k + 2 :]])
                choices.append((_away(tip, line[k], line[k + 1]), merged))
    if not choices:
        return None
    shift, best = min(choices, key=lambda choice: choice[0])
    return best if shift <= SHIFT else None


def _away(point: FloatArray, a: FloatArray, b: FloatArray) -> float:
    """Distance of a point from the piece between two others."""
    step = b - a
    share = np.clip((point - a) @ step / max(float(step @ step), 1e-18), 0.0, 1.0)
    return float(np.hypot(*(point - a - share * step)))


def _meeting(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> FloatArray | None:
    """Where the way from a through b meets the way from d through c; None unless both lead there."""
    u, v = b - a, c - d
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < 1e-9:
        return None
    offset = d - a
    p = (offset[0] * v[1] - offset[1] * v[0]) / cross
    q = (offset[0] * u[1] - offset[1] * u[0]) / cross
    meeting: FloatArray = a + p * u
    return meeting if p >= 1 and q >= 1 else None


def _curves(line: FloatArray, radii: FloatArray) -> tuple[Curve, ...]:
    turns, _ = _turns(line)
    step = np.diff(line, axis=0)
    headings = np.arctan2(step[:, 1], step[:, 0])
    units = np.stack([np.cos(headings), np.sin(headings)], axis=1)
    bends = np.where((np.abs(turns) < _STRAIGHT) | (radii < 0.02), 0.0, np.abs(turns))
    reach = np.concatenate([[0.0], radii * np.tan(np.minimum(bends, 3.1) / 2), [0.0]])
    found: list[Curve] = []
    s = 0.0

    def add(kind: str, at: FloatArray, heading: float, length: float, values: tuple[float, ...] = ()) -> None:
        nonlocal s
        if length > 1e-6:
            x, y = at.tolist()
            curve = build(Curve, kind=kind, start=s, length=length, x=x, y=y, heading=heading, values=values)
            found.append(curve)
            s += length

    for k, (a, b) in enumerate(pairwise(line)):
        start, end = a + reach[k] * units[k], b - reach[k + 1] * units[k]
        add("line", start, float(headings[k]), float((end - start) @ units[k]))
        if k < len(turns) and bends[k] > 0:
            curvature = float(np.sign(turns[k]) / radii[k])
            add("arc", end, float(headings[k]), float(radii[k] * bends[k]), (curvature,))
    return tuple(found)


def length_of(curves: Sequence[Curve]) -> float:
    """Metres."""
    return curves[-1].start + curves[-1].length if curves else 0.0


def trimmed(curves: Sequence[Curve], start: float, end: float) -> tuple[Curve, ...]:
    """The stretch of lines and arcs between two places, metres along; it begins at 0 again.

    Beyond its ends it goes on straight.

    Raises
    ------
    ValueError
        If nothing is left.
    """
    found, s = [], 0.0
    total = length_of(curves)
    for curve in _prolonged(curves, max(-start, 0.0), max(end - total, 0.0)):
        low, high = max(start - curve.start, 0.0), min(end - curve.start, curve.length)
        if high - low <= 1e-6:
            continue
        points, headings = along(curve, np.array([low]))
        (x, y), heading = points[0].tolist(), float(headings[0])
        found.append(
            build(Curve, kind=curve.kind, start=s, length=high - low, x=x, y=y, heading=heading, values=curve.values)
        )
        s += high - low
    if not found:
        raise ValueError("nothing is left of the street")
    return tuple(found)


def _prolonged(curves: Sequence[Curve], before: float, after: float) -> list[Curve]:
    """With straight pieces in front and behind; the one in front counts from before 0."""
    found = list(curves)
    first, last = curves[0], curves[-1]
    if before > 0:
        x, y = first.x - before * np.cos(first.heading), first.y - before * np.sin(first.heading)
        # A curve may not begin before 0 in a road, so this one is never one.
        found.insert(
            0, Curve.model_construct(kind="line", start=-before, length=before, x=x, y=y, heading=first.heading)
        )
    if after > 0:
        points, headings = along(last, np.array([last.length]))
        (x, y), heading = points[0].tolist(), float(headings[0])
        found.append(build(Curve, kind="line", start=last.start + last.length, length=after, x=x, y=y, heading=heading))
    return found

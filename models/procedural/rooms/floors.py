"""Floors of rooms, with doors and windows: rectangles, L and T shapes, cut corners, slanted walls."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from models.procedural.rooms.room import Room

FloatArray = npt.NDArray[np.float64]

FORMS = ("rectangle", "l", "t", "cut", "slanted")
SHARES = (0.60, 0.22, 0.05, 0.08, 0.05)
LEAST_NOTCHED = 2.6
"""Metres: a room shorter than this stays a rectangle."""


def sample_floor(rng: np.random.Generator, width: float, depth: float) -> FloatArray:
    """Corners of a floor in a rectangle of this size about the origin, counter-clockwise, (K, 2)."""
    form = str(rng.choice(FORMS, p=SHARES)) if min(width, depth) >= LEAST_NOTCHED else "rectangle"
    w, d = width / 2, depth / 2
    rectangle = np.array([(-w, -d), (w, -d), (w, d), (-w, d)])
    if form == "rectangle":
        return rectangle
    if form == "slanted":
        inward = min(math.tan(rng.uniform(0.28, 0.5)) * depth, 0.45 * width)
        points = rectangle + np.array([(0, 0), (0, 0), (-inward, 0), (0, 0)])
    elif form == "cut":
        a, b = (
            rng.uniform(0.5, 0.38 * min(width, depth) + 0.1, 2) if rng.random() < 0.4 else [rng.uniform(0.5, 1.0)] * 2
        )
        points = np.array([(-w, -d), (w, -d), (w, d - b), (w - a, d), (-w, d)])
    else:
        points = _notched(rng, w, d, both=form == "t")
    if rng.random() < 0.5:
        points = (points * (-1, 1))[::-1]
    if rng.random() < 0.5:
        points = (points * (1, -1))[::-1]
    return points


def _notched(rng: np.random.Generator, w: float, d: float, *, both: bool) -> FloatArray:
    """A rectangle without one of its upper corners, or without both."""
    deep = rng.uniform(0.3, 0.5) * 2 * d
    right = rng.uniform(0.25, 0.5 if not both else 0.34) * 2 * w
    points = [(-w, -d), (w, -d), (w, d - deep), (w - right, d - deep), (w - right, d)]
    if both:
        left = rng.uniform(0.2, 0.34) * 2 * w
        return np.array([*points, (left - w, d), (left - w, d - deep), (-w, d - deep)])
    return np.array([*points, (-w, d)])


def add_openings(room: Room, windows: tuple[int, int] = (1, 2)) -> None:
    """A door, most often near a corner, sometimes two, and windows in other walls."""
    rng = room.rng
    lengths = np.array([room.wall(i)[2] for i in room.walls])
    doors = [i for i in room.walls if lengths[i] > 1.0]
    door = int(rng.choice(doors, p=lengths[doors] / lengths[doors].sum()))
    taken = {door}
    _add_door(room, door)
    if room.area > 22 and rng.random() < 0.35:
        other = int(rng.choice([i for i in doors if i != door]))
        _add_door(room, other)
        taken.add(other)
    for _ in range(int(rng.integers(windows[0], windows[1] + 1))):
        free = [i for i in room.walls if i not in taken and lengths[i] > 1.2]
        if not free:
            return
        wall = int(rng.choice(free, p=lengths[free] / lengths[free].sum()))
        taken.add(wall)
        wide = float(min(rng.uniform(0.8, 2.2), lengths[wall] * 0.7))
        least, most = wide / 2 + 0.1, lengths[wall] - wide / 2 - 0.1
        offset = lengths[wall] / 2 if rng.random() < 0.4 else float(rng.uniform(least, most))
        sill = float(rng.uniform(0.8, 1.0))
        room.open("window", wall, offset, wide, float(min(rng.uniform(1.0, 1.5), room.ceiling - sill - 0.2)), sill)


def _add_door(room: Room, wall: int) -> None:
    rng = room.rng
    length = room.wall(wall)[2]
    width = float(min(rng.uniform(0.75, 0.95), length * 0.6))
    margin = width / 2 + 0.08
    offset = float(rng.choice([margin, length - margin, rng.uniform(margin, length - margin)]))
    room.open("door", wall, offset, width, 2.05)

"""Ways of placing furniture that all rooms share: they return the row of what was placed, None if nothing fits."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y
from models.procedural.rooms.room import FloatArray, Room, ahead, beside, shifted, top_of, wrapped

EYE = 1.5
"""Height of the middle of what hangs on a wall, metres."""


def along_wall(
    room: Room,
    name: str,
    *,
    walls: Sequence[int] | None = None,
    at: Sequence[float] = (),
    front: float = 0.0,
    scale: float = 1.0,
    corner: float = 0.5,
    tries: int = 14,
) -> int | None:
    """A piece with its back to a wall.

    Parameters
    ----------
    walls : sequence of int, optional
        Which walls are tried; all of them by default, long ones more often.
    at : sequence of float
        Metres from the wall's middle that are tried first; else a corner or anywhere.
    front : float
        Space that must be free in front of it, and then stays free, metres.
    scale : float
        As for `Room.size`; smaller sizes are tried as attempts fail.
    corner : float
        Share of tries in a corner.
    """
    rng = room.rng
    chosen = list(room.walls if walls is None else walls)
    lengths = np.array([room.wall(i)[2] for i in chosen])
    for attempt in range(tries):
        size = room.size(name, scale - 0.5 * attempt / tries)
        wall = chosen[int(rng.choice(len(chosen), p=lengths / lengths.sum()))]
        play = (room.wall(wall)[2] - size[1]) / 2
        if play < 0:
            continue
        t = float(rng.uniform(-play, play))
        if attempt < len(at):
            t = float(np.clip(at[attempt], -play, play))
        elif rng.random() < corner:
            t = play * float(rng.choice([-1, 1]))
        box = room.at_wall(size, wall, t)
        if not room.fits(box):
            continue
        row = room.put(name, box)
        if front and not room.keep_before(row, front):
            _take_back(room)
            continue
        return row
    return None


def _take_back(room: Room) -> None:
    """Undo the last `put`."""
    for column in (room.names, room.boxes, room.parents):
        column.pop()


def in_corner(room: Room, name: str, scale: float = 1.0) -> int | None:
    """A small piece in a corner, or in a free spot at a wall."""
    rng = room.rng
    for attempt in range(10):
        size = room.size(name, scale - 0.04 * attempt)
        wall = int(rng.integers(len(room.walls)))
        play = (room.wall(wall)[2] - size[1]) / 2 - float(rng.uniform(0.0, 0.12))
        if play < 0:
            continue
        t = play * float(rng.choice([-1, 1])) if rng.random() < 0.7 else float(rng.uniform(-play, play))
        box = room.at_wall(size, wall, t, gap=float(rng.uniform(0.0, 0.12)))
        if room.fits(box):
            return room.put(name, box)
    return None


def before(
    room: Room, row: int, name: str, gap: tuple[float, float], scale: float = 1.0, turn: float = 0.0
) -> int | None:
    """A piece in front of another, about in its middle, at a gap in metres."""
    for attempt in range(6):
        size = room.size(name, scale - 0.1 * attempt)
        slip = float(room.rng.normal(0, 0.03))
        box = ahead(room.boxes[row], size, float(room.rng.uniform(*gap)), shift=slip, turn=turn)
        if room.fits(box, into_free=True):
            return room.put(name, box)
    return None


def with_seat(room: Room, row: int | None, seat: str, scale: float = 1.0) -> int | None:
    """A seat in front of a desk, turned to it."""
    if row is None:
        return None
    return before(room, row, seat, (0.01, 0.14), scale, turn=math.pi)


def next_to(
    room: Room, row: int, name: str, side: float, gap: float = 0.0, size: FloatArray | None = None
) -> int | None:
    """A piece beside another, backs in line; a smaller one if there is little room."""
    wanted = room.size(name) if size is None else size
    for shrink in (1.0, 0.9, 0.8):
        small = wanted * (shrink, shrink, 1.0)
        box = beside(room.boxes[row], small, side, gap if shrink == 1.0 else 0.0)
        if room.fits(box):
            return room.put(name, box)
    return None


def on_top(room: Room, row: int | None, name: str, *, at: tuple[float, float] | None = None) -> int | None:
    """A thing on a piece, `at` shares of its half depth and width from its middle, or anywhere on it."""
    if row is None:
        return None
    rng, carrier = room.rng, room.boxes[row]
    for _ in range(6):
        size = room.size(name, 0.8)
        size[:2] *= min(1.0, 0.95 * carrier[DEPTH] / size[0], 0.95 * carrier[WIDTH] / size[1])
        play = (carrier[:2] - size[:2]) / 2
        if size[2] > room.ceiling - top_of(carrier) - 0.2:
            return None
        where = rng.uniform(-0.9, 0.9, 2) if at is None else np.clip(np.array(at) + rng.normal(0, 0.06, 2), -0.97, 0.97)
        box = shifted(carrier, size, *(where * play))
        box[5] = top_of(carrier)
        if room.fits(box, into_free=True):
            return room.put(name, box, parent=row)
    return None


def around_table(room: Room, row: int, seat: str, *, ends: bool, missing: int = 0) -> None:
    """Seats along both long sides of a table, and at its ends if asked, all turned to it."""
    rng, table = room.rng, room.boxes[row]
    size, gap = room.size(seat), float(rng.uniform(0.0, 0.12))
    spots: list[tuple[float, float, float]] = []
    for along, across, turn in ((WIDTH, DEPTH, 0.0), (DEPTH, WIDTH, math.pi / 2)):
        if along == DEPTH and not ends:
            continue
        count = max(1, min(4 if along == WIDTH else 1, int((table[along] + 0.1) // (size[1] + 0.12))))
        for k in range(count):
            shift = (k - (count - 1) / 2) * (table[along] / count)
            far = table[across] / 2 + size[0] / 2 + gap
            for side in (1.0, -1.0):
                spot = (side * far, shift) if along == WIDTH else (shift, side * far)
                spots.append((*spot, turn + (math.pi if side > 0 else 0.0)))
    rng.shuffle(spots)
    for forward, left, turn in spots[: len(spots) - missing]:
        exact = shifted(table, size, forward, left, turn)
        pushed = exact + np.array([0, 0, 0, *rng.normal(0, 0.012, 2), 0, 0])
        chosen = next((box for box in (pushed, exact) if room.fits(box)), None)
        if chosen is not None:
            room.put(seat, chosen)


def middle_spot(room: Room, size: FloatArray, reach: float, tries: int = 20) -> FloatArray | None:
    """A place on the floor for a piece that is walked around, `reach` metres free on every side."""
    rng = room.rng
    low, high = room.polygon.min(axis=0), room.polygon.max(axis=0)
    axis = room.wall(0)[3]
    for attempt in range(tries):
        yaw = wrapped(axis + float(rng.choice([0.0, math.pi / 2])))
        centre = (low + high) / 2 + rng.normal(0, 0.15 * attempt, 2) if attempt < 4 else rng.uniform(low, high)
        zone = np.array([size[0] + 2 * reach, size[1] + 2 * reach * 0.6, 1.2, *centre, 0.0, yaw])
        if room.fits(zone):
            return np.array([*size, *centre, 0.0, yaw])
    return None


def hang(room: Room, name: str, place: FloatArray, scale: float = 1.0) -> int | None:
    """A lamp under the ceiling over a place (2,)."""
    size = room.size(name, scale)
    size[2] = min(size[2], room.ceiling - 1.6)
    box = np.array([*size, *place, room.ceiling - size[2], 0.0])
    return room.put(name, box) if room.fits(box) else None


def light(room: Room, over: FloatArray | None = None, share: float = 0.85) -> None:
    """A lamp under the ceiling: over a piece, or about the middle of the room."""
    rng = room.rng
    if rng.random() > share:
        return
    kind = "pendant_lamp" if rng.random() < 0.5 else "ceiling_lamp"
    middle = room.outline.centroid
    place = np.array([middle.x, middle.y]) if over is None or rng.random() < 0.3 else over[X : Y + 1].copy()
    for _ in range(8):
        if hang(room, kind, place) is not None:
            return
        place = place + rng.normal(0, 0.3, 2)


def painting(room: Room, over: int | None = None) -> int | None:
    """A painting on a wall, over a piece if one is named, else where the wall is bare."""
    rng = room.rng
    for _ in range(6):
        size = room.size("painting")
        if over is None:
            wall = int(rng.integers(len(room.walls)))
            play = (room.wall(wall)[2] - size[1]) / 2 - 0.1
            t = float(rng.uniform(-play, play)) if play > 0 else math.nan
        else:
            wall = room.nearest_wall(room.boxes[over])
            middle, along, length, _ = room.wall(wall)
            t = float((room.boxes[over][X : Y + 1] - middle) @ along) + float(rng.normal(0, 0.04))
            t = t if abs(t) + size[1] / 2 < length / 2 else math.nan
        low = 0.9 if over is None else top_of(room.boxes[over]) + 0.1
        z = max(EYE - size[2] / 2, low)
        if math.isfinite(t) and z + size[2] < room.ceiling - 0.1:
            box = room.at_wall(size, wall, t, z=z)
            if room.fits(box) and not _before_opening(room, box):
                return room.put("painting", box)
    return None


def _before_opening(room: Room, box: FloatArray) -> bool:
    """Whether something on a wall covers a door or window."""
    for opening in room.openings:
        middle, along, length, yaw = room.wall(opening.wall)
        if abs(wrapped(yaw - box[YAW])) < 0.1:
            t = float((box[X : Y + 1] - middle) @ along)
            away = abs(float((box[X : Y + 1] - middle) @ np.array([-along[1], along[0]])))
            if away < 0.3 and abs(t - opening.offset + length / 2) < (opening.width + box[WIDTH]) / 2:
                return True
    return False


def rug(room: Room, row: int, forward: float = 0.0, scale: float = 1.0) -> int | None:
    """A rug under a piece, reaching out in front of it: its width runs across the piece's facing."""
    for attempt in range(5):
        size = room.size("rug", scale - 0.2 * attempt)
        box = shifted(room.boxes[row], size, forward, 0.0)
        if room.on_floor(box):
            return room.put("rug", box)
    return None

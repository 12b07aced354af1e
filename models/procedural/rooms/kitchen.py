"""Kitchens: counters along one wall or two, with sink and fridge in the row, perhaps a table."""

from __future__ import annotations

from models.procedural.rooms.living import dining_set
from models.procedural.rooms.placing import along_wall, in_corner, light, on_top, painting
from models.procedural.rooms.room import FloatArray, Room

ROW_DEPTH = 0.72
"""Depth of a straight row of counters at most, metres."""


def kitchen(room: Room) -> None:
    """Furnish a kitchen."""
    rng = room.rng
    scale = room.scale(9.0)
    rows = _counters(room)
    if rows and rng.random() < 0.7:
        on_top(room, int(rng.choice(rows)), "microwave", at=(-0.4, float(rng.uniform(-0.9, 0.9))))
    if "fridge" not in room.names and rng.random() < 0.9:
        along_wall(room, "fridge", front=0.6, corner=0.7)
    if room.area > 9 and rng.random() < 0.7:
        dining_set(room, scale)
    for name, share in (("washing_machine", 0.2), ("shelf", 0.25), ("cabinet", 0.2)):
        if rng.random() < share:
            along_wall(room, name, front=0.5)
    for name, share in (("bin", 0.7), ("plant", 0.25)):
        if rng.random() < share:
            in_corner(room, name)
    light(room)
    if rng.random() < 0.3:
        painting(room)


def _counters(room: Room) -> list[int]:
    """A row of counters from a corner along a wall, and often a second one along the next; rows of the counters."""
    rng = room.rng
    for wall in rng.permutation(len(room.walls)).tolist():
        if room.wall(wall)[2] < 1.8:
            continue
        placed = _row(room, wall, int(rng.integers(2, 5)), 0.0)
        if len(placed) < 2:
            continue
        deep = float(room.boxes[placed[0]][0])
        before = (wall - 1) % len(room.walls)
        if rng.random() < 0.45 and room.wall(before)[2] > 2.2:
            placed += _row(room, before, int(rng.integers(1, 3)), deep, backwards=True)
        for row in placed:
            room.keep_before(row, 0.8)
        return [row for row in placed if room.names[row] == "counter"]
    return []


def _row(room: Room, wall: int, count: int, start: float, *, backwards: bool = False) -> list[int]:
    """Pieces side by side from `start` metres after the wall's beginning (or, backwards, before its end)."""
    rng = room.rng
    length = room.wall(wall)[2]
    names = ["counter"] * count
    if count > 1 and rng.random() < 0.7 and "sink" not in room.names:
        names[int(rng.integers(1, count))] = "sink"
    if rng.random() < 0.55 and "fridge" not in room.names:
        names.append("fridge")
    deep = min(room.size("counter")[0], ROW_DEPTH)  # not that of a counter round a corner
    placed: list[int] = []
    at = start
    for name in names:
        size = _unit(room, name, deep)
        t = at + size[1] / 2 - length / 2
        box = room.at_wall(size, wall, -t if backwards else t)
        if not room.fits(box):
            if placed:
                break
            at += 0.3
            continue
        placed.append(room.put(name, box))
        at += size[1]
    return placed


def _unit(room: Room, name: str, deep: float) -> FloatArray:
    """Size of a piece of the row: counters and sink as deep as each other."""
    size = room.size(name, 0.7 if name == "counter" else 0.9)
    if name == "counter":
        size[1] = float(room.rng.choice([0.61, 0.9, 1.2, 1.8], p=[0.3, 0.25, 0.25, 0.2]))
    if name != "fridge":
        size[0] = deep
    return size

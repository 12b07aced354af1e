"""Living and dining rooms: seating around a table and a television, dining tables with chairs, cabinets, pictures."""

from __future__ import annotations

import math

from composer.relations.geometry import WIDTH, X, Y
from models.procedural.rooms.bedroom import facing_wall
from models.procedural.rooms.placing import (
    along_wall,
    around_table,
    before,
    hang,
    in_corner,
    light,
    middle_spot,
    next_to,
    on_top,
    painting,
    rug,
)
from models.procedural.rooms.room import Room, ahead_of, in_front, shifted

SOFAS = ("multi_seat_sofa", "loveseat_sofa", "sofa", "l_shaped_sofa")


def living(room: Room) -> None:
    """Furnish a living room; a large one has a dining table too."""
    rng = room.rng
    scale = room.scale(10.0)
    if room.area > 17 and rng.random() < 0.55:
        for part in (seating, dining_set) if rng.random() < 0.6 else (dining_set, seating):
            part(room, scale)
    else:
        seating(room, scale)
    _storage(room, scale, ("bookshelf", "cabinet", "console_table", "wine_cabinet", "shelf", "piano", "safe"))


def dining(room: Room) -> None:
    """Furnish a dining room."""
    scale = room.scale(10.0)
    dining_set(room, scale)
    _storage(room, scale, ("cabinet", "wine_cabinet", "console_table", "shelf", "dresser"))


def _storage(room: Room, scale: float, kinds: tuple[str, ...]) -> None:
    """Cabinets along the walls, a plant, pictures."""
    rng = room.rng
    for _ in range(int(rng.poisson(0.4 + room.area * 0.06))):
        row = along_wall(room, str(rng.choice(kinds)), scale=scale, front=0.35)
        if row is not None and room.names[row] in ("console_table", "cabinet", "dresser") and rng.random() < 0.4:
            on_top(room, row, str(rng.choice(["desk_lamp", "plant"])))
    for name, share in (("plant", 0.45), ("floor_lamp", 0.25), ("plant", 0.2)):
        if rng.random() < share:
            in_corner(room, name)
    for _ in range(int(rng.integers(0, 3))):
        painting(room)


def seating(room: Room, scale: float) -> None:
    """A sofa, most often at a wall, what it faces, and seats around their table."""
    rng = room.rng
    sofa = _sofa(room, scale)
    if sofa is None:
        return
    table = before(room, sofa, "coffee_table", (0.28, 0.5), scale) if rng.random() < 0.88 else None
    if rng.random() < 0.45:
        rug(room, sofa if table is None else table)
    if rng.random() < 0.85:
        stand = facing_wall(room, sofa, "tv_stand", scale)
        if stand is not None and rng.random() < 0.75:
            on_top(room, stand, "television", at=(0.0, 0.0))
    if table is not None:
        _seats_beside(room, sofa, table, scale)
        if rng.random() < 0.3:
            on_top(room, table, str(rng.choice(["laptop", "plant"])))
    for side in (1.0, -1.0):
        if rng.random() < 0.4:
            name = str(rng.choice(["corner_side_table", "round_end_table", "floor_lamp"]))
            row = next_to(room, sofa, name, side, float(rng.uniform(0.0, 0.1)))
            if row is not None and name != "floor_lamp" and rng.random() < 0.4:
                on_top(room, row, "desk_lamp", at=(0.0, 0.0))
    if rng.random() < 0.4:
        painting(room, sofa)
    light(room, room.boxes[sofa if table is None else table], share=0.6)


def _sofa(room: Room, scale: float) -> int | None:
    """A sofa with room before it, at a wall or free in the room."""
    rng = room.rng
    kind = str(rng.choice(SOFAS, p=[0.45, 0.2, 0.2, 0.15]))
    for attempt in range(16):
        size = room.size(kind, scale - attempt * 0.04)
        wall = int(rng.integers(len(room.walls)))
        play = (room.wall(wall)[2] - size[1]) / 2
        if play < 0:
            continue
        gap = float(rng.uniform(0.5, 1.3)) if room.area > 16 and rng.random() < 0.2 else 0.0
        box = room.at_wall(size, wall, float(rng.choice([0.0, rng.uniform(-play, play)])), gap)
        if room.fits(box) and room.fits(in_front(box, 1.3), into_free=True):
            return room.put(kind, box)
    return None


def _seats_beside(room: Room, sofa: int, table: int, scale: float) -> None:
    """Armchairs or a second sofa at the table's ends, turned to it."""
    rng, centre, seat = room.rng, room.boxes[table], room.boxes[sofa]
    for side in (1.0, -1.0):
        if rng.random() > 0.45:
            continue
        for attempt in range(5):
            kind = str(
                rng.choice(
                    ["armchair", "lounge_chair", "lazy_sofa", "stool", "loveseat_sofa"], p=[0.5, 0.25, 0.05, 0.1, 0.1]
                )
            )
            size = room.size(kind, scale - 0.05 * attempt)
            away = side * (centre[WIDTH] / 2 + size[0] / 2 + float(rng.uniform(0.25, 0.6)))
            turn = 0.0 if rng.random() < 0.75 else float(rng.uniform(-0.5, 0.5))
            box = shifted(centre, size, float(rng.normal(0, 0.08)), away, -side * math.pi / 2 + turn)
            if room.fits(box) and (box[X : Y + 1] - seat[X : Y + 1]) @ ahead_of(seat[6]) > 0:
                room.put(kind, box)
                break


def dining_set(room: Room, scale: float) -> None:
    """A table that is walked around, chairs on all sides of it, lamps above, perhaps a rug below."""
    rng = room.rng
    for attempt in range(6):
        size = room.size("dining_table", scale - 0.12 * attempt)
        box = middle_spot(room, size, 0.72 if attempt < 3 else 0.58)
        if box is not None:
            break
    else:
        return
    table = room.put("dining_table", box)
    seat = str(rng.choice(["dining_chair", "chair", "chinese_chair", "stool"], p=[0.7, 0.17, 0.08, 0.05]))
    around_table(room, table, seat, ends=rng.random() < 0.35, missing=int(rng.random() < 0.15))
    if rng.random() < 0.25:
        rug(room, table, scale=1.2)
    if rng.random() < 0.35:
        on_top(room, table, str(rng.choice(["laptop", "plant"])))
    lamps = 1 if rng.random() < 0.75 else 2
    for k in range(lamps):
        shift = (k - (lamps - 1) / 2) * box[WIDTH] / 2
        hang(room, "pendant_lamp", shifted(box, size, 0.0, shift)[X : Y + 1], scale=0.8)

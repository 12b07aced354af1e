"""Studies: a desk, best by the window or free before shelves, books along the walls, a place to read."""

from __future__ import annotations

import math

from models.procedural.rooms.bedroom import desk_place
from models.procedural.rooms.placing import (
    along_wall,
    before,
    in_corner,
    light,
    middle_spot,
    next_to,
    on_top,
    painting,
    rug,
    with_seat,
)
from models.procedural.rooms.room import Room


def study(room: Room) -> None:
    """Furnish a study."""
    rng = room.rng
    scale = room.scale(8.0)
    if room.area < 10 or rng.random() < 0.7 or not _free_desk(room, scale):
        desk_place(room, scale, ("chair", "chair", "chair", "armchair"))
    shelf = along_wall(room, "bookshelf", front=0.45, scale=scale)
    if shelf is not None:
        size = room.boxes[shelf][:3]
        for side in (1.0, -1.0):
            if rng.random() < 0.45:
                next_to(room, shelf, "bookshelf", side, size=size.copy())
    for _ in range(int(rng.integers(0, 3))):
        along_wall(
            room, str(rng.choice(["bookshelf", "shelf", "cabinet", "piano", "safe", "sofa"])), front=0.4, scale=scale
        )
    if rng.random() < 0.55:
        _reading_place(room)
    for name, share in (("floor_lamp", 0.3), ("plant", 0.5), ("bin", 0.5)):
        if rng.random() < share:
            in_corner(room, name)
    light(room)
    if rng.random() < 0.4:
        painting(room)


def _free_desk(room: Room, scale: float) -> bool:
    """A desk in the room with its seat behind it."""
    rng = room.rng
    box = middle_spot(room, room.size("desk", scale), 0.8)
    if box is None:
        return False
    desk = room.put("desk", box)
    with_seat(room, desk, "armchair" if rng.random() < 0.3 else "chair", scale)
    on_top(room, desk, "laptop", at=(0.1, 0.0))
    if rng.random() < 0.5:
        on_top(room, desk, "desk_lamp", at=(-0.5, 0.8))
    if rng.random() < 0.4:
        rug(room, desk)
    return True


def _reading_place(room: Room) -> None:
    """An armchair in a corner with a lamp or a small table beside it, perhaps an ottoman before it."""
    rng = room.rng
    chair = in_corner(room, str(rng.choice(["armchair", "lounge_chair", "lazy_sofa"])))
    if chair is None:
        return
    if rng.random() < 0.6:
        side = float(rng.choice([-1, 1]))
        next_to(room, chair, str(rng.choice(["floor_lamp", "round_end_table"])), side, float(rng.uniform(0.02, 0.15)))
    if rng.random() < 0.3:
        before(room, chair, "ottoman", (0.1, 0.3), turn=math.pi)

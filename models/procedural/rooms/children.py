"""Children's rooms: one bed or two along the walls, toys in low cabinets, a rug to play on, a desk."""

from __future__ import annotations

from models.procedural.rooms.bedroom import desk_place
from models.procedural.rooms.placing import (
    along_wall,
    around_table,
    in_corner,
    light,
    middle_spot,
    next_to,
    on_top,
    painting,
)
from models.procedural.rooms.room import FloatArray, Room


def children(room: Room) -> None:
    """Furnish a children's room."""
    rng = room.rng
    scale = room.scale(9.0)
    beds = 2 if room.area > 10 and rng.random() < 0.35 else 1
    kind = "kids_bed" if rng.random() < 0.75 else "single_bed"
    for _ in range(beds):
        bed = along_wall(room, kind, corner=0.75, scale=scale, tries=20)
        if bed is not None and rng.random() < 0.5:
            stand = next_to(room, bed, "nightstand", float(rng.choice([-1, 1])), float(rng.uniform(0, 0.1)))
            if rng.random() < 0.4:
                on_top(room, stand, "desk_lamp", at=(-0.2, 0.0))
    if rng.random() < 0.75:
        along_wall(room, "wardrobe" if rng.random() < 0.55 else "dresser", front=0.45, scale=scale - 0.2)
    if rng.random() < 0.6:
        desk_place(room, scale - 0.2, ("chair", "stool"))
    for _ in range(int(rng.integers(1, 3 + int(room.area > 11)))):
        along_wall(
            room,
            str(rng.choice(["children_cabinet", "children_cabinet", "shelf", "bookshelf"])),
            front=0.3,
            scale=scale,
        )
    if rng.random() < 0.6:
        _play(room)
    for name, share in (("hamper", 0.3), ("lazy_sofa", 0.2), ("plant", 0.15), ("bin", 0.2)):
        if rng.random() < share:
            in_corner(room, name, 0.8)
    light(room)
    for _ in range(int(rng.integers(0, 3))):
        painting(room)


def _play(room: Room) -> None:
    """A rug in the middle, sometimes with a low table and stools."""
    rng = room.rng
    place = middle_spot(room, room.size("rug", 0.5), 0.0)
    if place is not None:
        room.put("rug", place)
    if rng.random() < 0.4:
        size: FloatArray = room.size("table", 0.1)
        spot = place if place is not None and rng.random() < 0.7 else middle_spot(room, size, 0.5)
        if spot is not None:
            box = spot.copy()
            box[:3] = size
            if room.fits(box):
                around_table(room, room.put("table", box), "stool", ends=rng.random() < 0.3)

"""Bathrooms: toilet, sink, bathtub or shower at the walls, something for laundry."""

from __future__ import annotations

from models.procedural.rooms.placing import along_wall, in_corner, light, painting
from models.procedural.rooms.room import Room


def bathroom(room: Room) -> None:
    """Furnish a bathroom."""
    rng = room.rng
    if room.area > 4.2 and rng.random() < 0.6:
        along_wall(room, "bathtub", corner=0.9, tries=20)
        if room.area > 7 and rng.random() < 0.4:
            along_wall(room, "shower", corner=1.0)
    else:
        along_wall(room, "shower", corner=1.0, tries=20)
    along_wall(room, "sink", front=0.6, scale=0.6 if room.area < 5 else 0.9, tries=20)
    along_wall(room, "toilet", front=0.5, corner=0.2, scale=0.8, tries=20)
    if room.area > 6 and rng.random() < 0.25:
        along_wall(room, "sink", front=0.6)
    if rng.random() < 0.4:
        along_wall(room, "washing_machine", front=0.5)
    if rng.random() < 0.35:
        along_wall(room, str(rng.choice(["cabinet", "shelf"])), scale=0.5, front=0.4)
    for name, share in (("hamper", 0.4), ("bin", 0.45), ("plant", 0.15), ("stool", 0.12)):
        if rng.random() < share:
            in_corner(room, name, 0.7)
    light(room)
    if rng.random() < 0.2:
        painting(room)

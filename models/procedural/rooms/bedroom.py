"""Bedrooms: a bed with nightstands, storage, perhaps a desk or dressing table, a rug, pictures."""

from __future__ import annotations

from collections.abc import Callable

from composer.relations.geometry import WIDTH
from models.procedural.rooms.placing import (
    along_wall,
    before,
    hang,
    in_corner,
    light,
    next_to,
    on_top,
    painting,
    rug,
    with_seat,
)
from models.procedural.rooms.room import Room


def bedroom(room: Room) -> None:
    """Furnish a bedroom."""
    rng = room.rng
    scale = room.scale(8.0)
    bed = place_bed(room, "double_bed" if rng.random() < (0.92 if room.area > 9 else 0.75) else "single_bed", scale)
    if bed is None:
        return
    nightstands(room, bed, scale)
    if rng.random() < 0.3:
        rug(room, bed, forward=float(rng.uniform(0.2, 0.7)))
    if rng.random() < 0.6:
        room.keep_before(bed, 0.45)
    if rng.random() < 0.88:
        along_wall(room, "wardrobe", front=0.5 if room.area > 9 else 0.0, scale=scale)
    _extras(room, bed, scale)
    light(room, room.boxes[bed])
    if rng.random() < 0.35:
        painting(room, bed)
    if rng.random() < 0.2:
        painting(room)


def place_bed(room: Room, kind: str, scale: float, cornered: float = 0.1) -> int | None:
    """A bed with its head to a wall: in the middle of it, along it, or in a corner."""
    rng = room.rng
    cornered = 0.5 if kind != "double_bed" else cornered
    for attempt in range(6):
        middle = (0.0, float(rng.normal(0, 0.4))) if rng.random() < 0.6 else ()
        row = along_wall(room, kind, at=middle, scale=scale - 0.1 * attempt, corner=cornered, tries=8)
        if row is not None:
            return row
    return None


def nightstands(room: Room, bed: int, scale: float) -> None:
    """Nightstands beside a bed, most often two alike, some with lamps on or over them."""
    rng = room.rng
    sides = [1.0, -1.0] if rng.random() < 0.78 else [float(rng.choice([-1, 1]))]
    size, gap = room.size("nightstand", scale), float(rng.uniform(0.0, 0.12))
    style = rng.random()
    for side in sides:
        own = size if rng.random() < 0.88 else None
        row = next_to(room, bed, "nightstand", side, gap, own)
        if row is None:
            continue
        if style < 0.2:
            hang(room, "pendant_lamp", room.boxes[row][3:5], scale=0.2)
        elif style < 0.45:
            on_top(room, row, "desk_lamp", at=(-0.3, 0.0))


def _extras(room: Room, bed: int, scale: float) -> None:
    """A few more pieces, more of them in larger rooms."""
    rng = room.rng
    choices: list[Callable[[], object]] = [
        lambda: desk_place(room, scale),
        lambda: with_seat(
            room, along_wall(room, "dressing_table", scale=scale), str(rng.choice(["dressing_chair", "stool"])), scale
        ),
        lambda: along_wall(room, "bookshelf", scale=scale),
        lambda: _television(room, bed, scale),
        lambda: along_wall(room, str(rng.choice(["cabinet", "dresser", "shelf"])), scale=scale, front=0.3),
        lambda: in_corner(room, str(rng.choice(["armchair", "lounge_chair", "stool", "lazy_sofa"]))),
        lambda: in_corner(room, str(rng.choice(["plant", "hamper", "bin", "safe"]))),
        lambda: before(room, bed, "ottoman", (0.02, 0.1), scale),
    ]
    count = int(rng.poisson(0.6 + max(room.area - 8, 0) * 0.16))
    for k in rng.permutation(len(choices))[: min(count, 6)]:
        choices[k]()
    if rng.random() < 0.35:
        in_corner(room, "floor_lamp")


def desk_place(room: Room, scale: float, seats: tuple[str, ...] = ("chair", "dressing_chair")) -> int | None:
    """A desk at a wall, best before a window, with its seat, and what stands on it."""
    rng = room.rng
    windows = [o for o in room.openings if o.kind == "window"]
    row = None
    if windows and rng.random() < 0.6:
        view = windows[int(rng.integers(len(windows)))]
        t = view.offset - room.wall(view.wall)[2] / 2
        row = along_wall(room, "desk", walls=(view.wall,), at=(t, t, t), scale=scale, tries=4)
    if row is None:
        row = along_wall(room, "desk", scale=scale)
    if row is None:
        return None
    with_seat(room, row, str(rng.choice(seats)), scale)
    if rng.random() < 0.5:
        on_top(room, row, "laptop", at=(0.1, 0.0))
    if rng.random() < 0.4:
        on_top(room, row, "desk_lamp", at=(-0.6, float(rng.choice([-0.8, 0.8]))))
    return row


def _television(room: Room, bed: int, scale: float) -> None:
    """A stand with a television at the wall that the bed faces."""
    row = facing_wall(room, bed, "tv_stand", scale)
    if row is not None and room.rng.random() < 0.7:
        on_top(room, row, "television", at=(0.0, 0.0))


def facing_wall(room: Room, row: int, name: str, scale: float) -> int | None:
    """A piece at a wall opposite another one, turned to it and most often in the middle of its view."""
    rng, box = room.rng, room.boxes[row]
    best, reach = None, 0.0
    for index in room.walls:
        middle, along, length, yaw = room.wall(index)
        if abs(abs(yaw - box[6]) - 3.14159) > 0.1 or length < 1.0:
            continue
        t = float((box[3:5] - middle) @ along)
        if abs(t) < length / 2 + box[WIDTH] / 2 and length > reach:
            best, reach = (index, t), length
    if best is None:
        return None
    index, t = best
    return along_wall(room, name, walls=(index,), at=(t, t + float(rng.normal(0, 0.2)), t), scale=scale, tries=5)

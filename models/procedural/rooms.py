"""Procedural rooms: furniture placed by rules people would recognise.

Beds stand with their head to a wall and nightstands beside it, sofas face televisions across a coffee table, chairs go
around tables, wardrobes and shelves stand along walls clear of doors, lamps hang where they light something. A room is
a rectangle about the origin; boxes are rows ``(depth, width, height, x, y, z, yaw)`` as everywhere, metres and radians.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from composer.relations.geometry import separations
from composer.scene import Box, Floor, Node, Opening, Scene, build
from composer.vocabulary import category

FloatArray = npt.NDArray[np.float64]


@dataclass
class Room:
    """A room while it is being furnished.

    Attributes
    ----------
    width, depth : float
        Extents along X and Y, metres.
    ceiling : float
        Height of the ceiling, metres.
    names, boxes : list
        Categories and box rows of what is in it.
    keep_out : list
        Box rows that must stay free: door swings and the space in front of furniture.
    openings : list of Opening
        Doors and windows.
    """

    rng: np.random.Generator
    width: float
    depth: float
    ceiling: float
    names: list[str] = field(default_factory=list)
    boxes: list[FloatArray] = field(default_factory=list)
    parents: list[int | None] = field(default_factory=list)
    keep_out: list[FloatArray] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)

    def size(self, name: str, scale: float = 1.0) -> FloatArray:
        """Draw (depth, width, height) from the real range of a category, most often near the usual size.

        `scale` < 1 prefers smaller pieces, as in small rooms.
        """
        known = category(name)
        lean = float(np.clip(self.rng.normal(0.0, 0.45) + (scale - 1.0), -1, 1))
        drawn = []
        for low, usual, high in (known.depth, known.width, known.height):
            t = float(np.clip(lean + self.rng.normal(0.0, 0.22), -1, 1))
            drawn.append(usual + t * ((high - usual) if t > 0 else (usual - low)) * 0.92)
        if name in ("floor_lamp", "pendant_lamp", "ceiling_lamp", "round_end_table", "corner_side_table", "plant"):
            drawn[0] = drawn[1]
        return np.array(drawn)

    def fits(self, box: FloatArray, *, ignore_free: bool = False) -> bool:
        """Whether a box is inside the room, and touches neither furniture nor (unless told) what must stay free."""
        c, s = abs(math.cos(box[6])), abs(math.sin(box[6]))
        half_x, half_y = (c * box[0] + s * box[1]) / 2, (s * box[0] + c * box[1]) / 2
        if abs(box[3]) + half_x > self.width / 2 + 1e-6 or abs(box[4]) + half_y > self.depth / 2 + 1e-6:
            return False
        others = self.boxes if ignore_free else self.boxes + self.keep_out
        if not others:
            return True
        apart = separations(np.broadcast_to(box, (len(others), 7)), np.stack(others)).max(axis=-1)
        return bool((apart >= -1e-6).all())

    def clear(self, box: FloatArray) -> bool:
        """Whether a box touches no furniture."""
        if not self.boxes:
            return True
        apart = separations(np.broadcast_to(box, (len(self.boxes), 7)), np.stack(self.boxes)).max(axis=-1)
        return bool((apart >= 0).all())

    def put(self, name: str, box: FloatArray, parent: int | None = None) -> int:
        """Add a piece and return its row."""
        self.names.append(name)
        self.boxes.append(box)
        self.parents.append(parent)
        return len(self.boxes) - 1

    def wall_frame(self, wall: int) -> tuple[FloatArray, FloatArray, float, float]:
        """(middle of the wall, direction along it, its length, yaw that looks into the room); walls as in `Floor`."""
        w, d = self.width / 2, self.depth / 2
        middle = [(0.0, -d), (w, 0.0), (0.0, d), (-w, 0.0)][wall]
        along = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][wall]
        yaw = math.pi / 2 * ((wall + 1) % 4)
        return np.array(middle), np.array(along), (2 * w, 2 * d)[wall % 2], yaw if yaw <= math.pi else yaw - 2 * math.pi

    def at_wall(self, size: FloatArray, wall: int, t: float, gap: float = 0.0, z: float = 0.0) -> FloatArray:
        """Box with its back `gap` from a wall, its centre `t` metres along it from the middle."""
        middle, along, _, yaw = self.wall_frame(wall)
        inward = np.array([math.cos(yaw), math.sin(yaw)])
        x, y = middle + along * t + inward * (size[0] / 2 + gap)
        return np.array([*size, x, y, z, yaw])

    def along_wall(
        self, name: str, *, walls: Sequence[int] = (0, 1, 2, 3), front: float = 0.0, scale: float = 1.0, tries: int = 14
    ) -> int | None:
        """Put a piece with its back to some wall where it fits, often in a corner or beside its neighbours."""
        for attempt in range(tries):
            size = self.size(name, scale - 0.5 * attempt / tries)
            wall = int(self.rng.choice(walls))
            length = self.wall_frame(wall)[2]
            reach = (length - size[1]) / 2
            if reach < 0:
                continue
            t = float(self.rng.choice([-reach, reach, self.rng.uniform(-reach, reach), 0.0], p=[0.3, 0.3, 0.3, 0.1]))
            box = self.at_wall(size, wall, t)
            if not self.fits(box) or (size[2] > 1.1 and self._blocks_window(wall, t, size[1])):
                continue
            if front and not self.fits(_in_front(box, front, box[1]), ignore_free=True):
                continue
            if front:
                self.keep_out.append(_in_front(box, front, box[1]))
            return self.put(name, box)
        return None

    def _blocks_window(self, wall: int, t: float, width: float) -> bool:
        length = self.wall_frame(wall)[2]
        for opening in self.openings:
            if opening.kind == "window" and opening.wall == wall:
                centre = opening.offset - length / 2
                if abs(centre - t) < (opening.width + width) / 2:
                    return True
        return False

    def scene(self) -> Scene:
        """The finished room as a document without relations."""
        floor = build(
            Floor,
            polygon=Floor.rectangle(self.width, self.depth).polygon,
            height=self.ceiling,
            openings=tuple(self.openings),
        )
        nodes = tuple(
            Node(
                id=str(i + 1),
                category=name,
                box=Box.of(box),
                parent=None if parent is None else str(parent + 1),
            )
            for i, (name, box, parent) in enumerate(zip(self.names, self.boxes, self.parents, strict=True))
        )
        return build(Scene, kind="room", floor=floor, nodes=nodes)


def _in_front(box: FloatArray, reach: float, width: float) -> FloatArray:
    """The free space in front of a piece."""
    ahead = np.array([math.cos(box[6]), math.sin(box[6])]) * (box[0] + reach) / 2
    return np.array([reach, width, 1.0, box[3] + ahead[0], box[4] + ahead[1], 0.0, box[6]])


def _beside(box: FloatArray, size: FloatArray, side: float, gap: float, back_gap: float = 0.0) -> FloatArray:
    """A box to the left (+1) or right (−1) of another, backs in line."""
    c, s = math.cos(box[6]), math.sin(box[6])
    forward = -box[0] / 2 + size[0] / 2 + back_gap
    left = side * (box[1] / 2 + size[1] / 2 + gap)
    return np.array([*size, box[3] + c * forward - s * left, box[4] + s * forward + c * left, 0.0, box[6]])


def _ahead(box: FloatArray, size: FloatArray, gap: float, shift: float = 0.0, turn: float = 0.0) -> FloatArray:
    """A box in front of another at a gap, `shift` metres to its left, turned by `turn` against it."""
    c, s = math.cos(box[6]), math.sin(box[6])
    half = abs(math.cos(turn)) * size[0] / 2 + abs(math.sin(turn)) * size[1] / 2
    forward = box[0] / 2 + gap + half
    return np.array(
        [*size, box[3] + c * forward - s * shift, box[4] + s * forward + c * shift, 0.0, _wrap(box[6] + turn)]
    )


def _wrap(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def _openings(room: Room) -> None:
    rng = room.rng
    wall = int(rng.integers(4))
    length = room.wall_frame(wall)[2]
    width = float(min(rng.uniform(0.75, 0.95), length * 0.45))
    margin = width / 2 + 0.05
    offset = float(rng.choice([margin, length - margin, rng.uniform(margin, length - margin)]))
    room.openings.append(Opening(kind="door", wall=wall, offset=offset, width=width, height=2.05))
    swing = np.array([min(width, 0.8) * 0.9, width, 2.05])
    room.keep_out.append(room.at_wall(swing, wall, offset - length / 2))
    for _ in range(int(rng.integers(1, 3))):
        side = int(rng.integers(4))
        if side == wall:
            continue
        span = room.wall_frame(side)[2]
        wide = float(min(rng.uniform(0.8, 2.0), span * 0.7))
        room.openings.append(
            Opening(
                kind="window",
                wall=side,
                offset=float(rng.uniform(wide / 2 + 0.05, span - wide / 2 - 0.05)),
                width=wide,
                height=float(rng.uniform(1.0, 1.5)),
                sill=float(rng.uniform(0.8, 1.0)),
            )
        )


def _hang(room: Room, name: str, x: float, y: float) -> None:
    size = room.size(name)
    size[2] = min(size[2], room.ceiling - 1.55)
    box = np.array([*size, x, y, room.ceiling - size[2], 0.0])
    if room.clear(box):
        room.put(name, box)


def _light(room: Room, over: FloatArray | None = None) -> None:
    """A lamp under the ceiling, in the middle of the room or over a piece; often a second one."""
    rng = room.rng
    if rng.random() < 0.12:
        return
    x, y = (0.0, 0.0) if over is None or rng.random() < 0.3 else (float(over[3]), float(over[4]))
    kind = "pendant_lamp" if rng.random() < 0.5 else "ceiling_lamp"
    for _ in range(8):
        size = room.size(kind)
        size[2] = min(size[2], room.ceiling - 1.55)
        box = np.array([*size, x, y, room.ceiling - size[2], 0.0])
        if room.clear(box):
            room.put(kind, box)
            return
        x, y = x + rng.normal(0, 0.3), y + rng.normal(0, 0.3)
        x = float(np.clip(x, -room.width / 2 + size[1] / 2, room.width / 2 - size[1] / 2))
        y = float(np.clip(y, -room.depth / 2 + size[0] / 2, room.depth / 2 - size[0] / 2))


def _corner(room: Room, name: str) -> None:
    """A small piece in a corner, or in a free spot at a wall."""
    rng = room.rng
    for _ in range(10):
        size = room.size(name)
        wall = int(rng.integers(4))
        reach = (room.wall_frame(wall)[2] - size[1]) / 2 - float(rng.uniform(0.0, 0.12))
        if reach < 0:
            continue
        t = reach * float(rng.choice([-1, 1])) if rng.random() < 0.6 else float(rng.uniform(-reach, reach))
        box = room.at_wall(size, wall, t, gap=float(rng.uniform(0.0, 0.12)))
        if size[0] == size[1]:
            box[6] = 0.0
        if room.fits(box):
            room.put(name, box)
            return


def _desk_with_chair(room: Room, desk: str, chair: str, scale: float) -> None:
    row = room.along_wall(desk, scale=scale)
    if row is None:
        return
    for _ in range(6):
        box = _ahead(room.boxes[row], room.size(chair, scale), float(room.rng.uniform(0.01, 0.12)), turn=math.pi)
        box[3:5] += room.rng.normal(0, 0.03, 2)
        if room.fits(box):
            room.put(chair, box)
            return


def bedroom(room: Room) -> None:
    """A bed with nightstands, storage, perhaps a desk or dressing table."""
    rng = room.rng
    area = room.width * room.depth
    tight = float(np.clip((area - 7.0) / 12.0, -0.35, 1.0))
    scale = 0.85 + 0.2 * tight
    double = rng.random() < (0.9 if area > 9 else 0.75)
    kind = "double_bed" if double else ("kids_bed" if rng.random() < 0.25 else "single_bed")
    for attempt in range(24):
        size = room.size(kind, scale - attempt * 0.05)
        wall = int(rng.integers(4))
        reach = (room.wall_frame(wall)[2] - size[1]) / 2
        if reach < 0:
            continue
        t = float(rng.choice([0.0, rng.uniform(-reach, reach) * 0.6, reach, -reach], p=[0.45, 0.35, 0.1, 0.1]))
        box = room.at_wall(size, wall, t)
        if room.fits(box, ignore_free=attempt > 16):
            break
    else:
        return
    bed = room.put(kind, box)
    sides = [1.0, -1.0] if rng.random() < 0.78 else [float(rng.choice([-1, 1]))]
    stand = room.size("nightstand", scale)
    gap = float(rng.uniform(0.0, 0.12))
    for side in sides:
        own = stand if rng.random() < 0.85 else room.size("nightstand", scale)
        for shrink in (1.0, 0.9, 0.78):
            small = own * (shrink, shrink, 1.0)
            small = np.maximum(small, (0.28, 0.32, 0.35))
            place = _beside(room.boxes[bed], small, side, gap if shrink == 1.0 else 0.0)
            if room.fits(place, ignore_free=shrink < 1):
                row = room.put("nightstand", place)
                if rng.random() < 0.22 and len(room.boxes) < 14:
                    lamp = room.size("pendant_lamp", 0.2)
                    lamp[:2] = min(lamp[0], 0.35)
                    lamp[2] = min(lamp[2], room.ceiling - 1.5)
                    x, y = room.boxes[row][3:5]
                    hung = np.array([*lamp, x, y, room.ceiling - lamp[2], 0.0])
                    if room.clear(hung):
                        room.put("pendant_lamp", hung)
                break
    if rng.random() < 0.6:
        room.keep_out.append(_in_front(room.boxes[bed], 0.45, room.boxes[bed][1]))
    for _ in range(1 if rng.random() < 0.85 else 2):
        if rng.random() < 0.9:
            room.along_wall("wardrobe", front=0.5 if area > 9 else 0.0, scale=scale)
    extras: list[Callable[[], object]] = [
        lambda: _desk_with_chair(room, "desk", str(rng.choice(["chair", "dressing_chair"])), scale),
        lambda: _desk_with_chair(room, "dressing_table", str(rng.choice(["dressing_chair", "stool"])), scale),
        lambda: room.along_wall("bookshelf", scale=scale),
        lambda: room.along_wall("tv_stand", walls=((wall + 2) % 4,), scale=scale),
        lambda: room.along_wall(str(rng.choice(["cabinet", "dresser", "shelf", "children_cabinet"])), scale=scale),
        lambda: _corner(room, str(rng.choice(["armchair", "lounge_chair", "stool", "table"]))),
    ]
    count = int(rng.poisson(0.5 + max(area - 8, 0) * 0.14))
    for k in rng.permutation(len(extras))[: min(count, 4)]:
        extras[k]()
    if rng.random() < 0.4:
        _corner(room, "floor_lamp")
    _light(room, room.boxes[bed])


def _seating(room: Room, scale: float) -> None:
    rng = room.rng
    kind = str(rng.choice(["multi_seat_sofa", "loveseat_sofa", "sofa", "l_shaped_sofa"], p=[0.5, 0.2, 0.1, 0.2]))
    sofa: int | None = None
    for attempt in range(16):
        size = room.size(kind, scale - attempt * 0.04)
        wall = int(rng.integers(4))
        reach = (room.wall_frame(wall)[2] - size[1]) / 2
        if reach < 0:
            continue
        free = rng.random() < 0.2
        t = float(rng.choice([0.0, rng.uniform(-reach, reach)]))
        box = room.at_wall(size, wall, t, gap=float(rng.uniform(0.4, 1.2)) if free else 0.0)
        across = room.wall_frame((wall + 1) % 4)[2]
        if room.fits(box) and across > size[0] + 1.3:
            sofa = room.put(kind, box)
            break
    if sofa is None:
        return
    seat = room.boxes[sofa]
    table: int | None = None
    if rng.random() < 0.88:
        for _ in range(6):
            size = room.size("coffee_table", scale)
            place = _ahead(seat, size, float(rng.uniform(0.25, 0.5)), shift=float(rng.normal(0, 0.06)))
            if room.fits(place):
                table = room.put("coffee_table", place)
                break
    if rng.random() < 0.85:
        for _ in range(8):
            size = room.size("tv_stand", scale)
            across = (wall + 2) % 4
            middle, along, length, _ = room.wall_frame(across)
            t = float(np.dot(seat[3:5] - middle, along) + rng.normal(0, 0.05))
            t = float(np.clip(t, -(length - size[1]) / 2, (length - size[1]) / 2))
            place = room.at_wall(size, across, t)
            if size[1] < length and room.fits(place):
                room.put("tv_stand", place)
                break
    if table is not None:
        centre = room.boxes[table]
        for side in (1.0, -1.0):
            if rng.random() < 0.45:
                for _ in range(5):
                    kind = str(rng.choice(["armchair", "lounge_chair", "lazy_sofa", "stool"], p=[0.5, 0.3, 0.05, 0.15]))
                    size = room.size(kind, scale)
                    away = centre[1] / 2 + size[0] / 2 + float(rng.uniform(0.25, 0.6))
                    c, s = math.cos(seat[6]), math.sin(seat[6])
                    x, y = centre[3] - s * side * away, centre[4] + c * side * away
                    turn = 0.0 if rng.random() < 0.7 else float(rng.uniform(-0.5, 0.5))
                    place = np.array([*size, x, y, 0.0, _wrap(seat[6] - side * math.pi / 2 + turn)])
                    if room.fits(place):
                        room.put(kind, place)
                        break
    for side in (1.0, -1.0):
        if rng.random() < 0.4:
            kind = str(rng.choice(["corner_side_table", "round_end_table", "floor_lamp"]))
            place = _beside(seat, room.size(kind, scale), side, float(rng.uniform(0.0, 0.1)), 0.05)
            if room.fits(place):
                room.put(kind, place)
    if rng.random() < 0.6:
        over = room.boxes[table] if table is not None else seat
        _light(room, over)


def _dining(room: Room, scale: float) -> None:
    rng = room.rng
    for attempt in range(14):
        size = room.size("dining_table", scale - 0.05 * attempt)
        yaw = float(rng.choice([0.0, math.pi / 2]))
        reach = 0.62
        c, s = abs(math.cos(yaw)), abs(math.sin(yaw))
        hx = (c * size[0] + s * size[1]) / 2 + reach
        hy = (s * size[0] + c * size[1]) / 2 + reach
        if hx > room.width / 2 or hy > room.depth / 2:
            continue
        x = float(rng.uniform(hx - room.width / 2, room.width / 2 - hx))
        y = float(rng.uniform(hy - room.depth / 2, room.depth / 2 - hy))
        zone = np.array([size[0] + 2 * reach * 0.9, size[1] + 2 * reach * 0.5, size[2], x, y, 0.0, yaw])
        if room.fits(zone, ignore_free=True):
            break
    else:
        return
    table = np.array([*size, x, y, 0.0, yaw])
    room.put("dining_table", table)
    kind = "dining_chair" if rng.random() < 0.85 else "chinese_chair"
    chair = room.size(kind)
    per_side = max(1, min(4, int((size[1] + 0.1) // (chair[1] + 0.12))))
    gap = float(rng.uniform(0.0, 0.1))
    spots: list[tuple[float, float, float]] = []
    for k in range(per_side):
        shift = (k - (per_side - 1) / 2) * (size[1] / per_side)
        spots += [(1.0, shift, math.pi), (-1.0, shift, 0.0)]
    ends = rng.random() < 0.25 and size[0] > chair[1]
    c, s = math.cos(yaw), math.sin(yaw)
    drop = int(rng.random() < 0.2)
    for side, shift, turn in spots[: len(spots) - drop]:
        ahead = side * (size[0] / 2 + chair[0] / 2 + gap)
        place = np.array([*chair, x + c * ahead - s * shift, y + s * ahead + c * shift, 0.0, _wrap(yaw + turn)])
        if room.fits(place):
            room.put(kind, place)
    if ends:
        for side in (1.0, -1.0):
            away = side * (size[1] / 2 + chair[0] / 2 + gap)
            place = np.array([*chair, x - s * away, y + c * away, 0.0, _wrap(yaw - side * math.pi / 2)])
            if room.fits(place):
                room.put(kind, place)
    lamps = 1 if rng.random() < 0.7 else 2
    for k in range(lamps):
        shift = (k - (lamps - 1) / 2) * size[1] / 2
        _hang(room, "pendant_lamp", x - s * shift, y + c * shift)


def living(room: Room) -> None:
    """Seating around a table and a television; in large rooms a dining table too."""
    rng = room.rng
    area = room.width * room.depth
    scale = 0.85 + 0.2 * float(np.clip((area - 9.0) / 12.0, -0.3, 1.0))
    if area > 17 and rng.random() < 0.6:
        order = [_seating, _dining] if rng.random() < 0.5 else [_dining, _seating]
    else:
        order = [_seating] if rng.random() < 0.7 else [_dining]
    for part in order:
        part(room, scale)
    for _ in range(int(rng.poisson(0.3 + area * 0.05))):
        kind = str(rng.choice(["bookshelf", "cabinet", "console_table", "wine_cabinet", "shelf", "desk", "plant"]))
        room.along_wall(kind, scale=scale, front=0.3)
    if rng.random() < 0.3:
        _corner(room, "floor_lamp")


def study(room: Room) -> None:
    """A desk with its chair, shelves, perhaps an armchair."""
    rng = room.rng
    _desk_with_chair(room, "desk", str(rng.choice(["chair", "dressing_chair"])), 1.0)
    for _ in range(int(rng.integers(1, 4))):
        room.along_wall(str(rng.choice(["bookshelf", "shelf", "cabinet", "wardrobe"])), front=0.4)
    if rng.random() < 0.5:
        _corner(room, str(rng.choice(["armchair", "lounge_chair", "stool"])))
    if rng.random() < 0.6:
        _corner(room, "floor_lamp")
    _light(room)


RULES: tuple[tuple[Callable[[Room], None], float, tuple[float, float]], ...] = (
    (bedroom, 0.58, (2.1, 5.6)),
    (living, 0.34, (2.8, 7.0)),
    (study, 0.08, (2.2, 4.5)),
)


def sample_room(seed: int) -> Room:
    """One furnished room; the same seed gives the same room."""
    rng = np.random.default_rng(seed)
    weights = np.array([w for _, w, _ in RULES])
    rule, _, (low, high) = RULES[int(rng.choice(len(RULES), p=weights))]
    typical = low + (high - low) * float(rng.beta(1.8, 2.6))
    width, depth = (float(np.clip(typical * math.exp(rng.normal(0, 0.12)), low * 0.9, high)) for _ in range(2))
    room = Room(rng, width, depth, float(rng.uniform(2.4, 2.9)))
    if rng.random() < 0.85:
        _openings(room)
    rule(room)
    return room

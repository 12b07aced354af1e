"""A room while it is being furnished: its floor, what stands in it, what must stay free, and whether a piece fits."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, YAW, X, Y, corners, separations
from composer.scene import Box, Floor, Node, Opening, Scene, build
from composer.vocabulary import category

FloatArray = npt.NDArray[np.float64]

TOUCH = 1e-6
ROUND = ("floor_lamp", "pendant_lamp", "ceiling_lamp", "round_end_table", "corner_side_table", "plant", "desk_lamp")
"""Categories that are as deep as wide."""
SWING = 0.9
"""Share of a door's width that it needs to open, in front of it."""


@dataclass
class Room:
    """A room while it is being furnished.

    Attributes
    ----------
    rng : numpy.random.Generator
    polygon : (K, 2)
        Corners of the floor, counter-clockwise; the bounding rectangle is about the origin. Metres.
    ceiling : float
        Height of the ceiling, metres.
    names, boxes, parents : list
        Categories, box rows ``(depth, width, height, x, y, z, yaw)`` and carriers of what is in it.
    keep_out, approaches : list
        Box rows that must stay free: door swings and windows; the space in front of furniture, where what is used
        together with it may stand.
    openings : list of Opening
        Doors and windows.
    """

    rng: np.random.Generator
    polygon: FloatArray
    ceiling: float
    names: list[str] = field(default_factory=list)
    boxes: list[FloatArray] = field(default_factory=list)
    parents: list[int | None] = field(default_factory=list)
    keep_out: list[FloatArray] = field(default_factory=list)
    approaches: list[FloatArray] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)

    @cached_property
    def outline(self) -> shapely.Polygon:
        """The floor, a hair larger so that a piece may be flush with a wall."""
        grown = shapely.Polygon(self.polygon).buffer(TOUCH, join_style="mitre")
        shapely.prepare(grown)
        return grown

    @property
    def area(self) -> float:
        """Square metres."""
        return float(self.outline.area)

    @property
    def walls(self) -> range:
        return range(len(self.polygon))

    def scale(self, usual: float, spread: float = 12.0) -> float:
        """How large furniture is drawn, about 1: less in rooms smaller than `usual` square metres."""
        return 0.85 + 0.2 * float(np.clip((self.area - usual) / spread, -0.5, 1.0))

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
        if name in ROUND:
            drawn[0] = drawn[1]
        return np.array(drawn)

    def on_floor(self, box: FloatArray) -> bool:
        """Whether a footprint lies within the floor."""
        return bool(self.outline.covers(shapely.Polygon(corners(box))))

    def fits(self, box: FloatArray, *, into_free: bool = False) -> bool:
        """Whether a box stands on the floor's area, and touches neither furniture nor what must stay free.

        `into_free` allows the space in front of furniture, for what is used with it: a chair before its desk.
        """
        return self.on_floor(box) and self._touches_none(
            box, self._solid() + self.keep_out + ([] if into_free else self.approaches)
        )

    def _solid(self) -> list[FloatArray]:
        return [b for name, b in zip(self.names, self.boxes, strict=True) if category(name).super != "rug"]

    def _touches_none(self, box: FloatArray, others: list[FloatArray]) -> bool:
        if not others:
            return True
        apart = separations(np.broadcast_to(box, (len(others), 7)), np.stack(others)).max(axis=-1)
        return bool((apart >= -TOUCH).all())

    def put(self, name: str, box: FloatArray, parent: int | None = None) -> int:
        """Add a piece and return its row."""
        self.names.append(name)
        self.boxes.append(box)
        self.parents.append(parent)
        return len(self.boxes) - 1

    def wall(self, index: int) -> tuple[FloatArray, FloatArray, float, float]:
        """(middle of the wall, direction along it, its length, yaw that looks into the room)."""
        start, end = self.polygon[index], self.polygon[(index + 1) % len(self.polygon)]
        length = float(np.hypot(*(end - start)))
        along = (end - start) / length
        return (start + end) / 2, along, length, wrapped(math.atan2(along[1], along[0]) + math.pi / 2)

    def nearest_wall(self, box: FloatArray) -> int:
        """The wall behind a piece: the one it has its back to, or else the one nearest to its back."""
        back = box[X : Y + 1] - box[DEPTH] / 2 * ahead_of(box[YAW])
        off = []
        for index in self.walls:
            middle, along, length, yaw = self.wall(index)
            beside = max(abs(float((back - middle) @ along)) - length / 2, 0.0)
            off.append(abs(float((back - middle) @ ahead_of(yaw))) + beside + abs(wrapped(yaw - box[YAW])))
        return int(np.argmin(off))

    def at_wall(self, size: FloatArray, wall: int, t: float, gap: float = 0.0, z: float = 0.0) -> FloatArray:
        """Box with its back `gap` from a wall, its centre `t` metres along it from the middle."""
        middle, along, _, yaw = self.wall(wall)
        x, y = middle + along * t + ahead_of(yaw) * (size[0] / 2 + gap)
        return np.array([*size, x, y, z, yaw])

    def open(self, kind: str, wall: int, offset: float, width: float, height: float, sill: float = 0.0) -> None:
        """Add a door or window, and keep free what it needs: a door its swing, a window the light."""
        length = self.wall(wall)[2]
        self.openings.append(build(Opening, kind=kind, wall=wall, offset=offset, width=width, height=height, sill=sill))
        deep, low = (width * SWING, 0.0) if kind == "door" else (0.3, sill + 0.3)
        self.keep_out.append(self.at_wall(np.array([deep, width, height - 0.3]), wall, offset - length / 2, z=low))

    def keep_before(self, row: int, reach: float) -> bool:
        """Keep the space in front of a piece free, if it is."""
        zone = in_front(self.boxes[row], reach)
        free = self.on_floor(zone) and self._touches_none(zone, self._solid())
        if free:
            self.approaches.append(zone)
        return free

    def scene(self) -> Scene:
        """The finished room as a document without relations."""
        floor = build(
            Floor,
            polygon=tuple((float(x), float(y)) for x, y in self.polygon),
            height=self.ceiling,
            openings=tuple(self.openings),
        )
        nodes = tuple(
            Node(id=str(i + 1), category=name, box=Box.of(box), parent=None if parent is None else str(parent + 1))
            for i, (name, box, parent) in enumerate(zip(self.names, self.boxes, self.parents, strict=True))
        )
        return build(Scene, kind="room", floor=floor, nodes=nodes)


def wrapped(angle: float) -> float:
    """An angle in [−π, π)."""
    return (angle + math.pi) % (2 * math.pi) - math.pi


def ahead_of(yaw: float) -> FloatArray:
    """Unit vector of a facing direction, (2,)."""
    return np.array([math.cos(yaw), math.sin(yaw)])


def in_front(box: FloatArray, reach: float) -> FloatArray:
    """The space in front of a piece, as wide as it, low enough for lamps to hang above."""
    x, y = box[X : Y + 1] + ahead_of(box[YAW]) * (box[DEPTH] + reach) / 2
    return np.array([reach, box[WIDTH], 1.0, x, y, 0.0, box[YAW]])


def beside(box: FloatArray, size: FloatArray, side: float, gap: float, back_gap: float = 0.0) -> FloatArray:
    """A box to the left (+1) or right (−1) of another, backs in line."""
    forward = -box[DEPTH] / 2 + size[0] / 2 + back_gap
    return shifted(box, size, forward, side * (box[WIDTH] / 2 + size[1] / 2 + gap))


def ahead(box: FloatArray, size: FloatArray, gap: float, shift: float = 0.0, turn: float = 0.0) -> FloatArray:
    """A box in front of another at a gap, `shift` metres to its left, turned by `turn` against it."""
    half = abs(math.cos(turn)) * size[0] / 2 + abs(math.sin(turn)) * size[1] / 2
    return shifted(box, size, box[DEPTH] / 2 + gap + half, shift, turn)


def shifted(box: FloatArray, size: FloatArray, forward: float, left: float, turn: float = 0.0) -> FloatArray:
    """A box on the floor whose centre is so far ahead of another's centre and to its left."""
    c, s = math.cos(box[YAW]), math.sin(box[YAW])
    x, y = box[X] + c * forward - s * left, box[Y] + s * forward + c * left
    return np.array([*size, x, y, 0.0, wrapped(box[YAW] + turn)])


def top_of(box: FloatArray) -> float:
    """Height of the upper face, metres."""
    return float(box[5] + box[HEIGHT])

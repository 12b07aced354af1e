"""The room as coloured triangles: floor boards, walls with openings, doors, windows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from shapely import constrained_delaunay_triangles, prepare
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from composer.document import rgb
from composer.scene import Floor, Opening, Point

WALL_THICKNESS = 0.12
STUB_HEIGHT = 0.05
"""What is left of a wall that is cut away toward the camera."""
BOARD = (0.16, 1.45)
JOINT = 0.0036
"""Between two boards, metres."""

FLOOR_COLOUR = "#bd9f7f"
WALL_COLOUR = "#f1ede6"
WALL_CAP_COLOUR = "#5a5d63"
SKIRTING_COLOUR = "#fbfaf7"
FRAME_COLOUR = "#fdfdfb"
GLASS_COLOUR = "#d3e8f2"
DOOR_COLOUR = "#d9c3a5"


@dataclass(eq=False)
class Solid:
    """Triangles of one colour or of one colour per face.

    Attributes
    ----------
    vertices : (V, 3) float64
    faces : (F, 3) int32
        Counter-clockwise from outside.
    colours : (F, 3) float64
        sRGB in [0, 1].
    wall : int or None
        Which wall it belongs to; None if it is never cut away.
    stub : bool
        Whether it is shown only while its wall is cut away.
    plain : Solid, optional
        What stands for it while the view moves: without lines finer than a pixel, which would flicker.
    dull : bool
        Whether lamps light it no more than at its corners.
    """

    vertices: npt.NDArray[np.float64]
    faces: npt.NDArray[np.int32]
    colours: npt.NDArray[np.float64]
    wall: int | None = None
    stub: bool = False
    plain: Solid | None = None
    dull: bool = False

    @property
    def area(self) -> float:
        """Of all triangles, square metres."""
        corners = self.vertices[self.faces]
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        return float(np.linalg.norm(across, axis=1).sum()) / 2

    def divided(self, longest: float) -> Solid:
        """The same surface in triangles small enough for light that changes from corner to corner.

        What looks down stays as it is, for no lamp is below it, and so does what is dull.
        """
        if self.dull:
            return self
        corners = self.vertices[self.faces]
        down = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2] < -1e-9
        small, colours = bisected(corners[~down], self.colours[~down], longest)
        corners, colours = np.concatenate([corners[down], small]), np.concatenate([self.colours[down], colours])
        faces = np.arange(3 * len(corners), dtype=np.int32).reshape(-1, 3)
        return Solid(corners.reshape(-1, 3), faces, colours, self.wall, self.stub)


def lit_edge(solids: Iterable[Solid], moving: bool) -> float:
    """The longest edge of a triangle in the light of a lamp, metres: longer while the view moves and in large rooms."""
    edge, most = (0.75, 2_500) if moving else (0.4, 60_000)
    area = sum(solid.area for solid in solids if not solid.dull)
    return max(edge, math.sqrt(6 * area / most))  # halved triangles cover an edge's square by a sixth, on average


def bisected(
    corners: npt.NDArray[np.float64], values: npt.NDArray[np.float64], longest: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Triangles (F, 3, 3) halved across their longest edges until none is longer, and what each has (F, …).

    An edge is only ever halved, so two triangles that share one still meet everywhere; and strips such as skirtings get
    a third of the triangles that quartering would give them.
    """
    done = [(corners[:0], values[:0])]
    while len(corners):
        length = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
        long = length.max(axis=1) > longest
        done.append((corners[~long], values[~long]))
        corners, values, at = corners[long], values[long], length[long].argmax(axis=1)
        # The longest edge first, so that each is the triangle (a, b, c) with its middle m between a and b.
        a, b, c = (corners[np.arange(len(at)), (at + k) % 3] for k in range(3))
        m = (a + b) / 2
        corners = np.concatenate([np.stack([a, m, c], axis=1), np.stack([m, b, c], axis=1)])
        values = np.concatenate([values, values])
    return np.concatenate([row[0] for row in done]), np.concatenate([row[1] for row in done])


class _Builder:
    def __init__(self, wall: int | None = None, stub: bool = False) -> None:
        self._vertices: list[npt.NDArray[np.float64]] = []
        self._faces: list[npt.NDArray[np.int64]] = []
        self._colours: list[npt.NDArray[np.float64]] = []
        self._count = 0
        self._wall, self._stub = wall, stub

    def add(self, vertices: npt.ArrayLike, faces: npt.ArrayLike, colour: npt.NDArray[np.float64]) -> None:
        v, f = np.asarray(vertices, float), np.asarray(faces, np.int64)
        if len(f):
            self._vertices.append(v)
            self._faces.append(f + self._count)
            self._colours.append(np.tile(colour, (len(f), 1)))
            self._count += len(v)

    def prism(
        self,
        base: Sequence[Point],
        low: float,
        high: float,
        colour: npt.NDArray[np.float64],
        cap: npt.NDArray[np.float64] | None = None,
    ) -> None:
        """A convex counter-clockwise polygon pulled up from `low` to `high`."""
        n = len(base)
        if n < 3 or high - low < 1e-6:
            return
        ring = np.asarray(base, float)
        bottom = np.column_stack([ring, np.full(n, low)])
        top = np.column_stack([ring, np.full(n, high)])
        for i in range(n):
            j = (i + 1) % n
            self.add([bottom[i], bottom[j], top[j], top[i]], [(0, 1, 2), (0, 2, 3)], colour)
        fan = [(0, i, i + 1) for i in range(1, n - 1)]
        self.add(top, fan, colour if cap is None else cap)
        self.add(bottom[::-1], fan, colour)

    def flat(self, shape: BaseGeometry, z: float, colour: npt.NDArray[np.float64]) -> None:
        """Any polygon lying at height `z`, seen from above."""
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type != "Polygon" or part.area < 1e-6:
                continue
            for triangle in constrained_delaunay_triangles(part).geoms:
                ring = np.asarray(triangle.exterior.coords)[:3, :2]
                (ax, ay), (bx, by), (cx, cy) = ring
                if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0:
                    ring = ring[::-1]
                self.add(np.column_stack([ring, np.full(3, z)]), [(0, 1, 2)], colour)

    def solid(self) -> Solid | None:
        if not self._faces:
            return None
        return Solid(
            np.concatenate(self._vertices),
            np.concatenate(self._faces).astype(np.int32),
            np.concatenate(self._colours),
            self._wall,
            self._stub,
        )


def surroundings(floor: Floor) -> list[Solid]:
    """A room: its floor, its walls, and what is in them."""
    boards, joints = floor_boards(floor), _joints(floor)
    if boards is not None and joints is not None:
        boards.plain, joints.plain = floor_boards(floor, joint=0.0), _NOTHING
    parts = [boards, joints, _slab(floor)]
    for index in range(len(floor.polygon)):
        parts.extend(wall_solids(floor, index))
    return [part for part in parts if part is not None]


def floor_boards(floor: Floor, joint: float = JOINT) -> Solid | None:
    """The floor as staggered boards, each a little different, with joints of so many metres between them."""
    room = Polygon(floor.polygon).buffer(0)
    prepare(room)
    colour, builder = rgb(FLOOR_COLOUR), _Builder()
    x0, y0, x1, y1 = room.bounds
    if room.area > 150:
        builder.flat(room, 0.0, colour)
        return builder.solid()
    tones = np.random.default_rng(7)
    for row in range(math.ceil((y1 - y0) / BOARD[0])):
        low = y0 + row * BOARD[0]
        start = x0 - BOARD[1] * ((row * 0.382) % 1.0)
        while start < x1:
            tone = colour * (1.0 + tones.uniform(-0.055, 0.04))
            sides = start, low, start + BOARD[1], low + BOARD[0]
            board = box(*(side + half for side, half in zip(sides, (joint / 2,) * 2 + (-joint / 2,) * 2, strict=True)))
            # Most boards lie in the room as a whole, and are two triangles without further ado.
            if room.contains(board):
                x, y, far, deep = board.bounds
                quad = [(x, y, 0.0), (far, y, 0.0), (far, deep, 0.0), (x, deep, 0.0)]
                builder.add(quad, [(0, 1, 2), (0, 2, 3)], np.clip(tone, 0, 1))
            else:
                builder.flat(room.intersection(board), 0.0, np.clip(tone, 0, 1))
            start += BOARD[1]
    return builder.solid()


def _joints(floor: Floor) -> Solid | None:
    """What shows between boards."""
    builder = _Builder()
    builder.flat(Polygon(floor.polygon).buffer(0), -0.004, rgb(FLOOR_COLOUR) * 0.6)
    return builder.solid()


def _slab(floor: Floor) -> Solid | None:
    """What is below the room."""
    builder = _Builder()
    builder.prism(outer_ring(floor), -0.1, -0.006, rgb("#8d8f94")) if _convex(floor.polygon) else builder.flat(
        Polygon(outer_ring(floor)).buffer(0), -0.006, rgb("#8d8f94")
    )
    slab = builder.solid()
    if slab is not None:
        slab.dull = True
    return slab


_NOTHING = Solid(np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 3)))


def _convex(ring: Sequence[Point]) -> bool:
    return Polygon(ring).convex_hull.area - Polygon(ring).area < 1e-6


def outer_ring(floor: Floor, thickness: float = WALL_THICKNESS) -> list[Point]:
    """The outside of the walls: corner *i* of the floor moved out along its mitre."""
    ring = np.asarray(floor.polygon, float)
    ahead = np.roll(ring, -1, axis=0) - ring
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-12)
    out = np.column_stack([ahead[:, 1], -ahead[:, 0]])
    before = np.roll(out, 1, axis=0)
    mitre = out + before
    length = np.maximum(1.0 + (out * before).sum(axis=1, keepdims=True), 0.3)
    return [(float(x), float(y)) for x, y in ring + mitre / length * thickness]


def inward(floor: Floor, wall: int) -> npt.NDArray[np.float64]:
    """Unit normal of a wall, into the room."""
    (ax, ay), (bx, by) = floor.wall(wall)
    length = math.hypot(bx - ax, by - ay) or 1.0
    return np.array([-(by - ay) / length, (bx - ax) / length])


def wall_solids(floor: Floor, index: int) -> Iterable[Solid | None]:
    """One wall with its openings, and the stub that stays when it is cut away."""
    run = _Run(floor, index)
    wall, cap = rgb(WALL_COLOUR), rgb(WALL_CAP_COLOUR)
    full, stub = _Builder(index), _Builder(index, stub=True)
    at = 0.0
    for opening in sorted((o for o in floor.openings if o.wall == index), key=lambda o: o.offset):
        low = min(max(opening.offset - opening.width / 2, at), run.length)
        high = min(max(opening.offset + opening.width / 2, low), run.length)
        full.prism(run.piece(at, low), 0.0, floor.height, wall, cap)
        stub.prism(run.piece(at, low), 0.0, STUB_HEIGHT, wall, cap)
        if high - low > 1e-3:
            lintel = min(opening.sill + opening.height, floor.height)
            full.prism(run.piece(low, high), 0.0, opening.sill, wall)
            full.prism(run.piece(low, high), lintel, floor.height, wall, cap)
            _fill(full, run, opening, low, high, lintel)
            stub.prism(run.piece(low, high), 0.0, min(STUB_HEIGHT, 0.012), wall, rgb(DOOR_COLOUR))
        at = high
    full.prism(run.piece(at, run.length), 0.0, floor.height, wall, cap)
    stub.prism(run.piece(at, run.length), 0.0, STUB_HEIGHT, wall, cap)
    doors = [o for o in floor.openings if o.wall == index and o.kind == "door"]
    _skirting(full, run, doors)
    return full.solid(), stub.solid()


class _Run:
    """A wall as a strip: where its inner and outer side are at a distance from its start."""

    def __init__(self, floor: Floor, index: int) -> None:
        ring = outer_ring(floor)
        a, b = (np.asarray(p, float) for p in floor.wall(index))
        self.length = float(np.linalg.norm(b - a))
        self._a, self._along = a, (b - a) / max(self.length, 1e-12)
        self._out = -inward(floor, index)
        self._ends = np.asarray(ring[index]), np.asarray(ring[(index + 1) % len(ring)])

    def at(self, s: float, depth: float) -> Point:
        """The point `s` along the wall and `depth` outward from its inner side."""
        x, y = self._a + self._along * s + self._out * depth
        return float(x), float(y)

    def piece(self, low: float, high: float) -> list[Point]:
        """Counter-clockwise outline of the wall between two distances; ends are mitred."""
        if high - low < 1e-6:
            return []
        start = self._ends[0] if low <= 1e-9 else np.asarray(self.at(low, WALL_THICKNESS))
        end = self._ends[1] if high >= self.length - 1e-9 else np.asarray(self.at(high, WALL_THICKNESS))
        return [self.at(high, 0.0), self.at(low, 0.0), (start[0], start[1]), (end[0], end[1])]

    def strip(self, low: float, high: float, near: float, far: float) -> list[Point]:
        """A plain rectangle along the wall between two depths."""
        return [self.at(high, near), self.at(low, near), self.at(low, far), self.at(high, far)]


def _fill(builder: _Builder, run: _Run, opening: Opening, low: float, high: float, top: float) -> None:
    """Frame and leaf or glass of an opening."""
    frame, bar = rgb(FRAME_COLOUR), 0.05
    near, far = -0.012, WALL_THICKNESS + 0.012
    builder.prism(run.strip(low, low + bar, near, far), opening.sill, top, frame)
    builder.prism(run.strip(high - bar, high, near, far), opening.sill, top, frame)
    builder.prism(run.strip(low, high, near, far), top - bar, top, frame)
    if opening.kind == "door":
        leaf = run.strip(low + bar, high - bar, 0.03, 0.07)
        builder.prism(leaf, opening.sill + 0.01, top - bar, rgb(DOOR_COLOUR))
        knob = run.strip(high - bar - 0.13, high - bar - 0.05, 0.0, 0.03)
        builder.prism(knob, opening.sill + 1.0, opening.sill + 1.025, rgb("#6f7276"))
        return
    builder.prism(run.strip(low - 0.03, high + 0.03, -0.08, far), opening.sill - 0.03, opening.sill + 0.01, frame)
    builder.prism(run.strip(low, high, 0.03, 0.08), opening.sill, opening.sill + bar, frame)
    middle = (low + high) / 2
    builder.prism(run.strip(middle - 0.02, middle + 0.02, 0.03, 0.08), opening.sill, top, frame)
    builder.prism(run.strip(low + bar, high - bar, 0.05, 0.06), opening.sill + bar, top - bar, rgb(GLASS_COLOUR))


def _skirting(builder: _Builder, run: _Run, doors: Sequence[Opening]) -> None:
    colour, at = rgb(SKIRTING_COLOUR), 0.0
    for door in sorted(doors, key=lambda o: o.offset):
        builder.prism(run.strip(at, max(door.offset - door.width / 2, at), -0.014, 0.0), 0.0, 0.08, colour)
        at = min(door.offset + door.width / 2, run.length)
    if run.length - at > 1e-3:
        builder.prism(run.strip(at, run.length, -0.014, 0.0), 0.0, 0.08, colour)

"""What a layout must satisfy, as arrays: relations, pairs that must not collide, floor, real sizes, what may move."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely

from composer.relations.check import may_collide
from composer.relations.contradictions import contradictions
from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, YAW, X, Y, Z
from composer.relations.room_parts import kept_clear
from composer.relations.table import RelationTable, room_boxes
from composer.scene import Floor, Scene, revise
from composer.vocabulary import category

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

Key = tuple[str, str, tuple[str, ...]]

HARD = 100.0
"""Weight of what must hold; soft relations have less."""

COMFORT = 12.0
"""Weight of what a room should offer although nobody asked: doors that open, windows that are not blocked."""

SQUARED_BACKED, SQUARED_FREE = math.radians(30), math.radians(7)
"""Up to so far from a quarter turn a piece is squared: one that stands with its back to a wall, and any other."""

GIVEN_UP = 1.0
"""Weight of a hard relation that others contradict."""

_TUCK = {"chair": 2, "table": 3}


@dataclass(frozen=True)
class FloorPlan:
    """A floor as half planes and, if it is not convex, as its boundary.

    Attributes
    ----------
    normals : (K, 2)
        Outward unit normals of the walls.
    offsets : (K,)
        ``normals · p ≤ offsets`` inside, for a convex floor.
    starts, ends : (K, 2)
        The walls.
    inner_corners : (C, 2)
        Corners that stand out into the room; none if it is convex.
    convex : bool
    polygon : shapely.Polygon
    """

    normals: FloatArray
    offsets: FloatArray
    starts: FloatArray
    ends: FloatArray
    inner_corners: FloatArray
    convex: bool
    polygon: shapely.Polygon
    height: float

    @classmethod
    def of(cls, floor: Floor) -> FloorPlan:
        """Read a floor; walls shorter than a millimetre are left out."""
        starts = np.array(floor.polygon, np.float64)
        ends = np.roll(starts, -1, axis=0)
        along = ends - starts
        length = np.hypot(along[:, 0], along[:, 1])
        keep = length > 1e-3
        starts, ends, along = starts[keep], ends[keep], along[keep] / length[keep, None]
        normals = np.stack([along[:, 1], -along[:, 0]], axis=1)
        offsets = (normals * starts).sum(axis=1)
        before = np.roll(normals, 1, axis=0)
        inner = before[:, 0] * normals[:, 1] - before[:, 1] * normals[:, 0] < -1e-6
        polygon = shapely.Polygon(floor.polygon)
        shapely.prepare(polygon)
        convex = polygon.is_valid and polygon.convex_hull.area - polygon.area < 1e-6
        return cls(normals, offsets, starts, ends, starts[inner], convex, polygon, floor.height)


@dataclass(frozen=True)
class Problem:
    """One scene's layout problem; N nodes, rows as in the scene, then the floor's box and those of the room's parts.

    Attributes
    ----------
    table : RelationTable
    weights : (R,)
        Weight of each relation of the table; hard ones have the largest.
    pairs : (2, P)
        Row pairs that must not overlap, or of a node and a place that should stay clear.
    floor : FloorPlan or None
    low, high : (N, 3)
        Log of the least and largest (depth, width, height).
    least, most : (N, 3)
        The same of the oddest pieces there are, for `widened`.
    place_free, size_free, rise_free : (N,) bool
        Whether plan position, size, height above the floor may change.
    parent : (N,)
        Row of the node it stands on, −1 for none.
    rests : (N,) bool
        Whether a relation says that it stands on that; else it may also lie lower, as a cushion does.
    within : (N,) bool
        Whether a relation says that it is inside what carries it.
    ceiling : (N,) bool
        Whether it hangs from the ceiling.
    pair_weights : (P,)
        Weight of each pair; below `HARD` it may go on overlapping.
    on_wall : (N,) bool
        Whether it hangs on a wall.
    backed : (N,) bool
        Whether it usually stands with its back to a wall.
    solid : (N,) bool
        Whether it is in the way: rugs are not.
    tucks : (P,) bool
        Pairs of a seat and a table: the seat may be pushed under where relations ask for it.
    room : (F, 7)
        Boxes of the floor, of the room's parts and of what should stay clear; their rows follow the nodes'.
    """

    table: RelationTable
    weights: FloatArray
    pairs: IntArray
    pair_weights: FloatArray
    floor: FloorPlan | None
    low: FloatArray
    high: FloatArray
    least: FloatArray
    most: FloatArray
    place_free: BoolArray
    size_free: BoolArray
    rise_free: BoolArray
    parent: IntArray
    rests: BoolArray
    within: BoolArray
    ceiling: BoolArray
    on_wall: BoolArray
    backed: BoolArray
    solid: BoolArray
    tucks: BoolArray
    room: FloatArray

    def widened(self) -> Problem:
        """The problem with the oddest sizes there are, for relations that common ones cannot hold."""
        return replace(self, low=self.least, high=self.most)

    def only(self, nodes: BoolArray) -> Problem:
        """The problem in which nothing changes but some `nodes`, (N,), as far as they are free."""
        return replace(
            self,
            place_free=self.place_free & nodes,
            size_free=self.size_free & nodes,
            rise_free=self.rise_free & nodes,
        )

    @property
    def count(self) -> int:
        return len(self.parent)

    @classmethod
    def of(cls, scene: Scene, fixed: Collection[str] = (), given_up: Collection[Key] | None = None) -> Problem:
        """The problem of a scene in which nodes in `fixed` keep their boxes, and locks are honoured.

        `given_up` are the keys of relations that give way, if `yielding` was asked before.
        """
        table = RelationTable.of(scene)
        n = len(scene.nodes)
        rows = table.rows
        ranges = np.zeros((4, n, 3))
        parent = np.full(n, -1)
        place, size, rise, hangs = (np.zeros(n, bool) for _ in range(4))
        stands_on_floor = np.zeros(n, bool)
        held: dict[int, int] = {}
        holders: dict[int, int] = {}
        for relation in table.relations:
            if relation.predicate == "inside" and relation.object in rows:
                holders[rows[relation.subject]] = rows[relation.object]
            if relation.predicate == "standing on":
                row, target = rows[relation.subject], rows.get(relation.object)
                if target is None:
                    stands_on_floor[row] = True
                else:
                    held.setdefault(row, target)
        for i, node in enumerate(scene.nodes):
            known = category(node.category)
            ranges[:2, i], ranges[2:, i] = np.log(known.limits).T, np.log(known.extremes).T
            if node.parent is not None:
                parent[i] = rows[node.parent]
            elif i in held:
                parent[i] = held[i]
            hangs[i] = known.mount == "ceiling" and not stands_on_floor[i]
            free = node.id not in fixed
            place[i] = free and not (node.locks.position and node.box is not None)
            size[i] = free and not (node.locks.size and node.box is not None)
            on_ground = known.mount == "floor" or stands_on_floor[i]
            rise[i] = place[i] and (hangs[i] or not on_ground or parent[i] >= 0)
        parent = _without_cycles(parent)
        solid = np.stack(may_collide(scene))
        room = room_boxes(scene)
        clear = kept_clear(scene.floor)
        pairs = np.concatenate([solid, _before_openings(scene, n + len(room), len(clear))], axis=1)
        family = np.array([_TUCK.get(category(node.category).super, 0) for node in scene.nodes] or [0])
        family = np.append(family, np.zeros(len(room) + len(clear), family.dtype))
        given_up = yielding(scene) if given_up is None else given_up
        weights = np.array(
            [
                GIVEN_UP if r.key in given_up else HARD if r.weight is None else min(r.weight, 50.0)
                for r in table.relations
            ]
        )
        return cls(
            table=table,
            weights=weights,
            pairs=pairs,
            pair_weights=np.repeat([HARD, COMFORT], [solid.shape[1], pairs.shape[1] - solid.shape[1]]),
            floor=None if scene.floor is None else FloorPlan.of(scene.floor),
            low=ranges[0],
            high=ranges[1],
            least=ranges[2],
            most=ranges[3],
            place_free=place,
            size_free=size,
            rise_free=rise,
            parent=parent,
            rests=np.array([held.get(i, -1) == parent[i] for i in range(n)], bool),
            within=np.array([holders.get(i, -1) == parent[i] >= 0 for i in range(n)], bool),
            ceiling=hangs,
            backed=np.array([category(node.category).back_to_wall for node in scene.nodes], bool),
            solid=np.array([category(node.category).super != "rug" for node in scene.nodes], bool),
            on_wall=np.array([category(node.category).mount == "wall" for node in scene.nodes], bool) & (parent < 0),
            tucks=family[pairs[0]] * family[pairs[1]] == _TUCK["chair"] * _TUCK["table"],
            room=np.vstack([room, clear]),
        )


def _before_openings(scene: Scene, first: int, count: int) -> IntArray:
    """Row pairs of what stands about in the room and the places to keep clear, whose rows begin at `first`: (2, P)."""
    standing = [
        i
        for i, node in enumerate(scene.nodes)
        if category(node.category).mount == "floor" and category(node.category).super != "rug"
    ]
    a, b = np.meshgrid(np.array(standing, np.int64), np.arange(first, first + count), indexing="ij")
    return np.stack([a.ravel(), b.ravel()])


def yielding(scene: Scene) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    """Keys of the hard relations that give way where relations contradict each other: of every circle the one that was
    said last, so that all the others can hold."""
    given_up: set[tuple[str, str, tuple[str, ...]]] = set()
    said = {r.key: i for i, r in enumerate(scene.relations)}
    while found := [c for c in contradictions(scene) if c.relations]:
        for contradiction in found:
            keys = [r.key for r in contradiction.relations]
            if given_up.isdisjoint(keys):
                given_up.add(max(keys, key=said.__getitem__))
        scene = revise(scene, relations=tuple(r for r in scene.relations if r.key not in given_up))
    return frozenset(given_up)


def _without_cycles(parent: IntArray) -> IntArray:
    """Cut 'stands on' chains that come back to themselves: they cannot hold, and are reported as a contradiction."""
    for i in range(len(parent)):
        seen, step = {i}, i
        while parent[step] >= 0:
            step = int(parent[step])
            if step in seen:
                parent[i] = -1
                break
            seen.add(step)
    return parent


def clipped_sizes(problem: Problem, boxes: FloatArray) -> FloatArray:
    """Boxes (N, 7) whose free sizes are brought into the real range of their category."""
    out = boxes.copy()
    sizes = np.exp(np.clip(np.log(np.maximum(boxes[:, :3], 1e-3)), problem.low, problem.high))
    out[problem.size_free, :3] = sizes[problem.size_free]
    return out


def settled_heights(problem: Problem, boxes: FloatArray) -> FloatArray:
    """Boxes (N, 7) put on what holds them: the floor, the ceiling, the top of what carries them, or into that."""
    out = boxes.copy()
    height = problem.floor.height if problem.floor is not None else 2.7
    ground = problem.place_free & ~problem.rise_free
    out[ground, Z] = 0.0
    hung = problem.ceiling & problem.rise_free
    out[hung, Z] = np.maximum(height - out[hung, HEIGHT], 0.3)
    for i in _carriers_first(problem.parent):
        if problem.parent[i] >= 0 and problem.place_free[i]:
            carrier = out[problem.parent[i]]
            top = carrier[Z] + carrier[HEIGHT]
            out[i, Z] = max(min(out[i, Z], top - out[i, HEIGHT]), carrier[Z]) if problem.within[i] else top
    return out


def _carriers_first(parent: IntArray) -> list[int]:
    depth = np.zeros(len(parent), int)
    for i in range(len(parent)):
        step = i
        while parent[step] >= 0:
            step = int(parent[step])
            depth[i] += 1
    return [int(i) for i in np.argsort(depth, kind="stable")]


def squared(problem: Problem, boxes: FloatArray) -> FloatArray:
    """Boxes whose yaw is nearly a multiple of a quarter turn, turned to it exactly; the nearer if they stand freely."""
    out = boxes.copy()
    quarter = np.round(out[:, YAW] / (math.pi / 2)) * (math.pi / 2)
    near = np.abs(out[:, YAW] - quarter) < np.where(problem.backed, SQUARED_BACKED, SQUARED_FREE)
    out[near, YAW] = quarter[near]
    return out


def at_walls(problem: Problem, boxes: FloatArray, reach: float = 0.22) -> FloatArray:
    """Free boxes whose side is within `reach` metres of a parallel wall (or through it), put flush with it."""
    floor = problem.floor
    if floor is None:
        return boxes
    out = _hung(floor, boxes, np.flatnonzero(problem.place_free & problem.on_wall))
    for i in np.flatnonzero(problem.place_free & (problem.parent < 0) & ~problem.ceiling):
        c, s = math.cos(out[i, YAW]), math.sin(out[i, YAW])
        forward, left = np.array([c, s]), np.array([-s, c])
        for _ in range(2):
            best: tuple[float, FloatArray] | None = None
            for normal, start, end in zip(floor.normals, floor.starts, floor.ends, strict=True):
                along, across = abs(normal @ forward), abs(normal @ left)
                if max(along, across) < 0.999:
                    continue
                half = (out[i, DEPTH] if along > across else out[i, WIDTH]) / 2
                gap = float(normal @ start - normal @ out[i, 3:5] - half)
                span = end - start
                t = float((out[i, 3:5] - start) @ span / (span @ span))
                if 1e-9 < abs(gap) < reach and -0.1 < t < 1.1 and (best is None or abs(gap) < abs(best[0])):
                    best = gap, normal
            if best is None:
                break
            out[i, 3:5] += best[0] * best[1]
    return out


def _hung(floor: FloorPlan, boxes: FloatArray, nodes: IntArray) -> FloatArray:
    """Boxes of which `nodes` hang on the wall nearest to them, their backs to it."""
    out = boxes.copy()
    span = floor.ends - floor.starts
    length = np.hypot(span[:, 0], span[:, 1])
    along = span / length[:, None]
    for i in nodes:
        offset = out[i, X : Y + 1] - floor.starts
        half = np.minimum(out[i, WIDTH] / 2, length / 2)
        t = np.clip((offset * along).sum(axis=1), half, length - half)
        foot = floor.starts + along * t[:, None]
        wall = int(np.argmin(np.hypot(*(out[i, X : Y + 1] - foot).T)))
        normal = floor.normals[wall]
        out[i, X : Y + 1] = foot[wall] - normal * out[i, DEPTH] / 2
        out[i, YAW] = math.atan2(-normal[1], -normal[0])
    return out

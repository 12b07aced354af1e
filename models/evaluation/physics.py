"""Whether a layout could stand in a real room: collisions, floor, sizes, and where one can walk.

The definitions are PhyScene's (Yang et al., CVPR 2024, and its published evaluation), on oriented boxes and exact
polygons instead of pictures:

Col_obj
    Share of objects whose box shares more than 2 % of the smaller one's volume with another's. Rugs never count; a seat
    pushed under a table may share up to half; a thing said to be inside another does not collide with it.
Col_scene
    Share of scenes with such an object.
R_out
    Share of objects with any part of the footprint more than 2 cm off the floor polygon.
R_size
    Share of objects of a size that nobody would sell; see `sizes`. Ours: a layout cannot be won by shrinking things.
R_walkable
    Share of the largest connected part in all the area where the middle of a walker `WALKER` metres wide fits. Walls
    and everything whose middle is below `OVERHEAD` keep it half its width away. Mean over scenes.
R_reach
    Share of what stands on the floor that a walker can touch, set down anywhere in that area: the parts weighted by
    their area, as PhyScene's code does. Mean over scenes.
R_reach_door
    The same for a walker who comes in through the door; only of rooms that have one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from composer.relations.check import FLOOR_LIMIT, OVERLAP_LIMIT
from composer.relations.geometry import overlap_share
from composer.relations.predicates import TOUCH as STANDING
from composer.scene import Floor, Node, Scene
from composer.vocabulary import category
from models.evaluation.sizes import plausible
from models.layout.walking import OVERHEAD, TOUCH, WALKER, free_parts, reached

TUCKED = 0.5
"""Share of a seat that may be under a table."""
DOORWAY = 0.6
"""Metres in front of a door's middle within which the walker must find a place."""


@dataclass(frozen=True)
class Physics:
    """What is measured of one scene: counts over `objects`, and shares (None: there is nothing to ask)."""

    objects: int
    colliding: int
    outside: int
    implausible: int
    walkable: float | None
    reach: float | None
    reach_door: float | None


def physics(scene: Scene) -> Physics:
    """Measure a scene in which every node has a box."""
    solid = [n for n in scene.nodes if n.box is not None and category(n.category).super != "rug"]
    walkable, reach, reach_door = _walking(scene, solid)
    return Physics(
        objects=len(solid),
        colliding=len(colliding(scene, solid)),
        outside=sum(off_floor(solid, scene.floor)),
        implausible=sum(not plausible(n.category, n.box) for n in solid if n.box is not None),
        walkable=walkable,
        reach=reach,
        reach_door=reach_door,
    )


def colliding(scene: Scene, solid: list[Node]) -> set[str]:
    """Ids of the nodes that overlap another."""
    first, second = np.triu_indices(len(solid), 1)
    rows = np.array([n.box.values for n in solid if n.box is not None]).reshape(-1, 7)
    share = overlap_share(rows[first], rows[second])
    inside = _held_inside(scene)
    found: set[str] = set()
    for k in np.flatnonzero(share > OVERLAP_LIMIT):
        a, b = solid[first[k]], solid[second[k]]
        pair = {category(a.category).super, category(b.category).super}
        if (pair == {"chair", "table"} and share[k] <= TUCKED) or (a.id, b.id) in inside or (b.id, a.id) in inside:
            continue
        found |= {a.id, b.id}
    return found


def _held_inside(scene: Scene) -> set[tuple[str, str]]:
    """(thing, carrier) of all that lies inside something, directly or with what it rests on."""
    said = {(r.subject, r.object) for r in scene.relations if r.predicate == "inside"}
    found = set()
    for node in scene.nodes:
        step, within = node, False
        while step.parent is not None:
            within = within or (step.id, step.parent) in said
            if within:
                found.add((node.id, step.parent))
            step = scene.node(step.parent)
    return found


def off_floor(nodes: list[Node], floor: Floor | None) -> list[bool]:
    """Whether each node's footprint reaches beyond the floor; without a floor, all do."""
    if floor is None:
        return [True] * len(nodes)
    room = shapely.Polygon(floor.polygon).buffer(FLOOR_LIMIT, join_style="mitre")
    return [not room.covers(footprint(n)) for n in nodes]


def footprint(node: Node) -> shapely.Polygon:
    """The footprint of a node that has a box."""
    assert node.box is not None
    return shapely.Polygon(node.box.footprint())


def _walking(scene: Scene, solid: list[Node]) -> tuple[float | None, float | None, float | None]:
    """(R_walkable, R_reach, R_reach_door) of one scene."""
    if scene.floor is None:
        return None, None, None
    in_the_way = [n for n in solid if n.box is not None and n.box.z + n.box.height / 2 < OVERHEAD]
    parts = free_parts(shapely.Polygon(scene.floor.polygon), [footprint(n) for n in in_the_way])
    asked = [footprint(n) for n in solid if n.parent is None and n.box is not None and abs(n.box.z) < STANDING]
    doors = scene.floor.of_kind("door")
    if not parts:
        return 0.0, 0.0 if asked else None, 0.0 if asked and doors else None
    areas = np.array([p.area for p in parts])
    walkable = float(areas[0] / areas.sum())
    if not asked:
        return walkable, None, None
    reach = reached(parts, asked)
    if not doors:
        return walkable, reach, None
    entered = {k for d in doors if (k := _part_at(scene.floor, d.wall, d.offset, parts)) is not None}
    around = [a.buffer(WALKER / 2 + TOUCH) for a in asked]
    through = np.mean([any(parts[k].intersects(a) for k in entered) for a in around])
    return walkable, reach, float(through)


def _part_at(floor: Floor, wall: int, offset: float, parts: list[shapely.Polygon]) -> int | None:
    """The part that a walker enters through the middle of an opening, None if something stands in front of it."""
    start, end = (np.array(p) for p in floor.wall(wall))
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    middle = shapely.Point(start + along * offset)
    distance = [p.distance(middle) for p in parts]
    nearest = int(np.argmin(distance))
    return nearest if distance[nearest] <= DOORWAY else None

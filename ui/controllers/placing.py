"""Where things stand: what moves with what, what carries what."""

from __future__ import annotations

import math
import zlib

import numpy as np
from shapely.geometry import Point as Spot
from shapely.geometry import Polygon

from composer.scene import Box, Node, Point, Scene, build, revise
from composer.street.standing import levels
from composer.street.variety import varied
from composer.vocabulary import categories, category
from ui.controllers.snapping import snap
from ui.controllers.street_snapping import STREET_PULL, street_snap

DROP_PULL = 0.15
"""How near a wall something dropped turns its back to it, metres."""


def carried(scene: Scene, node_id: str, new: Box) -> dict[str, Box]:
    """Boxes of a node moved to `new` and of everything that rests on it, moved and turned along."""
    old = scene.node(node_id).box
    boxes = {node_id: new}
    if old is None:
        return boxes
    turn = new.yaw - old.yaw
    c, s = math.cos(turn), math.sin(turn)
    for node in scene.stack(node_id)[1:]:
        if node.box is not None:
            dx, dy = node.box.x - old.x, node.box.y - old.y
            boxes[node.id] = revise(
                node.box,
                x=new.x + c * dx - s * dy,
                y=new.y + s * dx + c * dy,
                z=node.box.z + new.top - old.top,
                yaw=node.box.yaw + turn if abs(turn) > 1e-12 else node.box.yaw,
            )
    return boxes


def support(scene: Scene, node_id: str, at: Box, node: Node | None = None) -> tuple[float, str | None] | None:
    """Height and carrier for something that stands on furniture, if its middle is over some; the floor otherwise.

    None for what belongs on the floor, on a wall or at the ceiling. What nobody knows may be one or the other.
    """
    node = node or scene.node(node_id)
    if category(node.category).mount != "surface" and node.parent is None and node.category in categories():
        return None
    own = {n.id for n in scene.stack(node_id)} if node_id in scene.by_id else {node_id}
    best: tuple[float, str | None] = (float(levels(scene, np.array([[at.x, at.y]]))[0]), None)
    for other in scene.nodes:
        if other.box is None or abs(other.box.x - at.x) + abs(other.box.y - at.y) > other.box.depth + other.box.width:
            continue
        if other.id in own or category(other.category).mount in ("ceiling", "wall"):
            continue
        if other.box.depth * other.box.width < at.depth * at.width or other.box.top > 1.4 or other.box.height < 0.1:
            continue
        if other.box.top > best[0] and Polygon(other.box.footprint()).contains(Spot(at.x, at.y)):
            best = other.box.top, other.id
    return best


def new_node(scene: Scene, name: str, size: tuple[float, float, float] | None = None) -> Node:
    """A node of a category in the middle of the room, where such things hang or stand.

    Its (depth, width, height) are the usual ones where no `size` is given, metres.
    """
    known = category(name)
    depth, width, height = size or known.usual
    x, y, ceiling = 0.0, 0.0, 2.7
    if scene.floor is not None:
        x0, y0, x1, y1 = scene.floor.bounds
        x, y, ceiling = (x0 + x1) / 2, (y0 + y1) / 2, scene.floor.height
    z = {"ceiling": max(ceiling - height, 0.0), "wall": 1.2}.get(known.mount, 0.0)
    place = build(Box, depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=-math.pi / 2)
    return build(Node, id=scene.fresh_id(), category=name, box=place)


def dressed(scene: Scene, node: Node) -> Node:
    """A new node as such things look on a street, each a little otherwise: painted, a building with floors and a roof.

    In a room it is as it was.
    """
    if scene.kind != "street":
        return node
    return varied(node, zlib.crc32(f"{scene.seed} {node.id} {node.category}".encode()))


def put_at(scene: Scene, node: Node, point: Point, pull: float) -> Node:
    """The node at a point of the plan: its back to a wall within `pull` metres, on what carries it there.

    On a street a vehicle turns as one drives there, and what stands by a kerb stands square to it, unless `pull` is 0.
    """
    if node.box is None:
        return node
    box = revise(node.box, x=point[0], y=point[1])
    if pull > 0 and scene.kind == "street":
        settled = street_snap(scene, node, box, STREET_PULL)
        box = box if settled is None else settled.box
    elif pull > 0:
        box = snap(box, scene.floor, (), pull).box
    return stood(scene, node, box)


def stood(scene: Scene, node: Node, box: Box) -> Node:
    """The node just as a box says, but on what carries it there."""
    stand = support(scene, node.id, box, node)
    if stand is None and scene.kind == "street" and category(node.category).mount == "floor":
        stand = float(levels(scene, np.array([[box.x, box.y]]))[0]), node.parent
    return revise(node, box=box) if stand is None else revise(node, box=revise(box, z=stand[0]), parent=stand[1])

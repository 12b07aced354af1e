"""Graphs for layouts: relations that hold, thinned out the way people and published data leave most unsaid."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from composer.relations.derive import holding
from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, Z
from composer.relations.predicates import ABOVE_FLOOR, TOUCH
from composer.relations.table import box_array
from composer.scene import Box, Floor, Relation, Scene, build, revise
from composer.vocabulary import category

KINDS: tuple[tuple[str, ...], ...] = (
    ("left", "right"),
    ("front", "behind"),
    ("close by",),
    ("bigger than", "smaller than"),
    ("taller than", "shorter than"),
    ("above",),
    ("symmetrical to",),
)
FloatArray = npt.NDArray[np.float64]


def relate(scene: Scene, rng: np.random.Generator) -> Scene:
    """Give a layout a random graph of relations that hold.

    How much is said differs from scene to scene, from almost nothing to nearly everything; every pair says at most one
    relation of a kind, in a random direction.
    """
    nodes = scene.nodes
    boxes = box_array(scene)
    good = holding(scene, boxes)
    share = {kind: float(rng.uniform(0.1, 0.95)) for kind in KINDS}
    if rng.random() < 0.1:
        share = dict.fromkeys(KINDS, 0.0)
    found: list[tuple[str, str, str]] = []
    for i, node in enumerate(nodes):
        if node.parent is not None:
            found.append((node.id, "standing on", node.parent))
        elif boxes[i, Z] < TOUCH and rng.random() < 0.9:
            found.append((node.id, "standing on", "floor"))
        elif boxes[i, Z] > ABOVE_FLOOR and rng.random() < 0.3:
            found.append((node.id, "above", "floor"))
    n = len(nodes)
    for i in range(n):
        for j in range(i + 1, n):
            if rng.random() < 0.25:
                continue
            for kind in KINDS:
                if rng.random() > share[kind]:
                    continue
                a, b = (i, j) if rng.random() < 0.5 else (j, i)
                found += [(nodes[a].id, name, nodes[b].id) for name in kind if good[name][a, b]][:1]
            if category(nodes[i].category).super == category(nodes[j].category).super and rng.random() < 0.5:
                found.append((nodes[i].id, "same super category as", nodes[j].id))
            if nodes[i].category == nodes[j].category and rng.random() < 0.5:
                found.append((nodes[i].id, "same style as", nodes[j].id))
    relations = tuple(build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in dict.fromkeys(found))
    return revise(scene, relations=relations)


def turned(scene: Scene, quarter: int, mirror: bool) -> Scene:
    """The same room mirrored in X (if asked) and turned by quarter turns about the origin, without its relations."""

    def move(points: FloatArray) -> FloatArray:
        out = points * (-1, 1) if mirror else points
        angle = quarter * math.pi / 2
        c, s = round(math.cos(angle)), round(math.sin(angle))
        return out @ np.array([(c, s), (-s, c)], np.float64)

    changes: dict[str, object] = {"relations": ()}
    if scene.floor is not None:
        corners = [(float(x), float(y)) for x, y in move(np.array(scene.floor.polygon))]
        openings = []
        count = len(corners)
        for opening in scene.floor.openings:
            if mirror:
                start, end = scene.floor.wall(opening.wall)
                length = math.dist(start, end)
                # Running the polygon backwards puts wall i at position count − 1 − i.
                openings.append(
                    revise(opening, wall=(count - 1 - opening.wall - 1) % count, offset=length - opening.offset)
                )
            else:
                openings.append(opening)
        changes["floor"] = build(
            Floor,
            polygon=tuple(corners[::-1] if mirror else corners),
            height=scene.floor.height,
            openings=tuple(openings),
        )
    nodes = []
    for node in scene.nodes:
        if node.box is None:
            nodes.append(node)
            continue
        row = np.array(node.box.values)
        row[X : Y + 1] = move(row[None, X : Y + 1])[0]
        yaw = math.pi - row[YAW] if mirror else row[YAW]
        row[YAW] = (yaw + quarter * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi
        nodes.append(revise(node, box=Box.of(row)))
    return revise(scene, nodes=tuple(nodes), **changes)


def jittered(scene: Scene, rng: np.random.Generator) -> Scene:
    """The same layout with sizes and room scaled a little, so that real rooms are not learnt by heart."""
    scale = float(rng.uniform(0.93, 1.07))
    nodes = []
    for node in scene.nodes:
        if node.box is not None:
            row = np.array(node.box.values)
            row[[DEPTH, WIDTH, X, Y]] *= scale
            node = revise(node, box=Box.of(row))
        nodes.append(node)
    floor = scene.floor
    if floor is not None:
        floor = build(
            Floor,
            polygon=tuple((x * scale, y * scale) for x, y in floor.polygon),
            height=floor.height,
            openings=tuple(revise(o, offset=o.offset * scale, width=o.width * scale) for o in floor.openings),
        )
    return revise(scene, nodes=tuple(nodes), floor=floor)

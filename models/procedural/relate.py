"""Graphs for layouts: relations that hold, thinned out the way people and published data leave most unsaid."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import numpy.typing as npt

from composer.relations.check import check_relations
from composer.relations.derive import derive, holding
from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, Z, footprint_distance
from composer.relations.predicates import ABOVE_FLOOR, TOUCH
from composer.relations.table import RelationTable, all_boxes, node_boxes
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
BETWEEN = ("facing", "centred on", "aligned with", "next to", "at", "inside", "under", "around", "in row with")
"""What designers say of two nodes."""
OF_ROOM: Mapping[str, tuple[str, ...]] = {
    "wall": ("against wall", "facing", "centred on"),
    "corner": ("in corner",),
    "door": ("facing", "at"),
    "window": ("facing", "under", "centred on"),
}
"""What they say of a node and a part of the room."""
NEIGHBOURS = 4
FloatArray = npt.NDArray[np.float64]


def relate(scene: Scene, rng: np.random.Generator) -> Scene:
    """Give a layout a random graph of relations that hold.

    How much is said differs from scene to scene, from almost nothing to nearly everything; every pair says at most one
    relation of a kind, in a random direction. Some graphs are those that an import derives, whole or in part; about
    half of all say what designers say too.
    """
    found: dict[tuple[str, str, tuple[str, ...]], Relation] = {}
    if rng.random() < 0.35:
        share = 1.0 if rng.random() < 0.5 else float(rng.uniform(0.3, 1.0))
        derived = [r for r in derive(scene) if r.predicate == "standing on" or rng.random() < share]
        found = {r.key: r for r in (*derived, *_lying(scene))}
    else:
        found = {r.key: r for r in _published(scene, rng)}
    if rng.random() < 0.5:
        for relation in _designed(scene, rng, float(rng.uniform(0.05, 0.5))):
            found.setdefault(relation.key, relation)
    return revise(scene, relations=tuple(found.values()))


def _published(scene: Scene, rng: np.random.Generator) -> list[Relation]:
    """SG-FRONT's predicates among all pairs of nodes, the share of each kind drawn at random."""
    nodes = scene.nodes
    boxes = node_boxes(scene)
    good = holding(scene, boxes)
    share = {kind: float(rng.uniform(0.1, 0.95)) for kind in KINDS}
    if rng.random() < 0.1:
        share = dict.fromkeys(KINDS, 0.0)
    pairs = float(rng.uniform(0.1, 0.8)) * min(1.0, 10 / len(nodes))
    found: list[tuple[str, str, str]] = []
    for i, node in enumerate(nodes):
        if node.parent is not None:
            if good["standing on"][i, [n.id for n in nodes].index(node.parent)]:
                found.append((node.id, "standing on", node.parent))
        elif abs(boxes[i, Z]) < TOUCH and rng.random() < 0.9:
            found.append((node.id, "standing on", "floor"))
        elif boxes[i, Z] > ABOVE_FLOOR and rng.random() < 0.3:
            found.append((node.id, "above", "floor"))
    for i, j in combinations(range(len(nodes)), 2):
        if rng.random() > max(pairs, 0.75 if len(nodes) <= 12 else 0.0):
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
    return [build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in dict.fromkeys(found)]


def _designed(scene: Scene, rng: np.random.Generator, share: float) -> list[Relation]:
    """Designers' predicates that hold among neighbours, and of nodes and the parts of the room; a share of them."""
    boxes = node_boxes(scene)
    wanted: list[tuple[str, str, str, float | None]] = []
    for i, node in enumerate(scene.nodes):
        if node.parent is None and node.box is not None and node.box.z < TOUCH:
            wanted += [
                (node.id, predicate, name, float(rng.uniform(0.2, 3.0)) if predicate == "at" else None)
                for name in _parts(scene, rng)
                for predicate in OF_ROOM[name.partition(":")[0]]
            ]
        away = np.hypot(*(boxes[:, X : Y + 1] - boxes[i, X : Y + 1]).T)
        away[i] = np.inf
        near = np.argsort(away, kind="stable")[: min(NEIGHBOURS, len(boxes) - 1)]
        apart = footprint_distance(np.broadcast_to(boxes[i], (len(near), 7)), boxes[near])
        for j, distance in zip(near.tolist(), apart.tolist(), strict=True):
            value = max(round(distance, 2), 0.0)
            pairs = [p for p in BETWEEN if p != "at" or distance > 0]
            wanted += [(node.id, p, scene.nodes[j].id, value if p == "at" else None) for p in pairs]
    chosen = [wanted[k] for k in np.flatnonzero(rng.random(len(wanted)) < share)]
    candidates = tuple(build(Relation, subject=s, predicate=p, objects=(o,), value=v) for s, p, o, v in chosen)
    return _held(scene, candidates)


def _held(scene: Scene, candidates: tuple[Relation, ...]) -> list[Relation]:
    held, _ = check_relations(RelationTable.of(revise(scene, relations=candidates)), all_boxes(scene))
    return list(held)


def _lying(scene: Scene) -> list[Relation]:
    """*Inside*, for what lies in its carrier rather than on it."""
    return _held(
        scene,
        tuple(
            build(Relation, subject=node.id, predicate="inside", objects=(node.parent,))
            for node in scene.nodes
            if node.parent is not None
        ),
    )


def _parts(scene: Scene, rng: np.random.Generator) -> list[str]:
    """Parts of the room that a node may be related to: some by number, some as *a wall*."""
    found: list[str] = []
    floor = scene.floor
    if floor is None:
        return found
    for kind in OF_ROOM:
        count = len(floor.polygon) if kind in ("wall", "corner") else len(floor.of_kind(kind))
        if count:
            found += [kind] if rng.random() < 0.5 else [f"{kind}:{k}" for k in range(count)]
    return found


def turned(scene: Scene, quarter: int, mirror: bool) -> Scene:
    """The same room mirrored in X (if asked) and turned by quarter turns about the origin, without its relations."""

    def move(points: FloatArray) -> FloatArray:
        out = points * (-1, 1) if mirror else points
        angle = quarter * math.pi / 2
        c, s = round(math.cos(angle)), round(math.sin(angle))
        return out @ np.array([(c, s), (-s, c)], np.float64)

    x, y = move(np.array([scene.provenance.centre[:2]]))[0].tolist()
    centre = (x, y, scene.provenance.centre[2])
    changes: dict[str, object] = {"relations": (), "provenance": revise(scene.provenance, centre=centre)}
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
    x, y, z = scene.provenance.centre
    provenance = revise(scene.provenance, centre=(x * scale, y * scale, z))
    return revise(scene, nodes=tuple(nodes), floor=floor, provenance=provenance)

"""What a node's shape may know of the scene graph around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from composer.relations.geometry import footprint_distance
from composer.scene import Box, Node, Scene

MOST = 6
"""Neighbours a shape is told of."""
REACH = 1.5
"""Metres between footprints past which two related nodes do not shape each other."""

SAYING: tuple[str, ...] = (
    "standing on",
    "inside",
    "under",
    "above",
    "around",
    "facing",
    "centred on",
    "in row with",
    "next to",
    "close by",
    "at",
    "symmetrical to",
    "aligned with",
    "front",
    "behind",
    "left",
    "right",
)
"""Predicates that matter to a shape; of several between two nodes the first one here is told."""


@dataclass(frozen=True)
class Neighbour:
    """One relation of a node, seen from it.

    Parameters
    ----------
    predicate : str
        One of `SAYING`.
    subject : bool
        Whether the node itself is the relation's subject (*it* stands on the other).
    category : str
        Of the other node.
    size : (depth, width, height)
        Of the other node's box, metres.
    """

    predicate: str
    subject: bool
    category: str
    size: tuple[float, float, float]


def neighbourhood(scene: Scene, node: Node) -> tuple[Neighbour, ...]:
    """The related nodes that shape a node: those within reach, the most telling relation of each, at most `MOST`.

    In the order of `SAYING`, then nearest first. Resting on something counts as *standing on* it though nobody said so.
    """
    if node.box is None:
        return ()
    related: dict[tuple[str, bool], str] = {}

    def tell(other: str, subject: bool, predicate: str) -> None:
        known = related.get((other, subject))
        if known is None or SAYING.index(predicate) < SAYING.index(known):
            related[other, subject] = predicate

    for relation in scene.relations:
        if relation.predicate in SAYING:
            for other in relation.objects:
                if relation.subject == node.id:
                    tell(other, True, relation.predicate)
                elif other == node.id:
                    tell(relation.subject, False, relation.predicate)
    for other_node in scene.nodes:
        if node.parent == other_node.id:
            tell(other_node.id, True, "standing on")
        elif other_node.parent == node.id:
            tell(other_node.id, False, "standing on")
    nodes = {n.id: n for n in scene.nodes}
    found: dict[str, tuple[int, float, Neighbour]] = {}
    for (other, subject), predicate in related.items():
        box = nodes[other].box if other in nodes and other != node.id else None
        if box is None or (gap := _gap(node.box, box)) > REACH:
            continue
        neighbour = Neighbour(predicate, subject, nodes[other].category, (box.depth, box.width, box.height))
        entry = (SAYING.index(predicate), gap, neighbour)
        if other not in found or entry[:2] < found[other][:2]:
            found[other] = entry
    ranked = sorted(found.items(), key=lambda item: (item[1][0], round(item[1][1], 3), item[0]))
    return tuple(entry[2] for _, entry in ranked[:MOST])


def _gap(a: Box, b: Box) -> float:
    rows = np.array([a.values, b.values])
    return float(footprint_distance(rows[:1], rows[1:])[0])

"""Whose shapes go together: *same style as* and *instance of*, as groups of nodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import networkx as nx

from composer.scene import Node, Relation, Scene
from composer.vocabulary import category

STYLE, INSTANCE = "same style as", "instance of"


def natural(node_id: str) -> tuple[list[tuple[int, int, str]], str]:
    """Key of the order in which people count: ``2`` before ``10``, ``chair 9`` before ``chair 10``."""
    steps = [s for s in re.split("([0-9]+)", node_id) if s]
    return [(0, int(s), "") if s[0] in "0123456789" else (1, 0, s) for s in steps], node_id


def groups(scene: Scene, *predicates: str) -> tuple[tuple[str, ...], ...]:
    """Nodes that some predicates connect, directly or not: groups of two and more, each in natural order.

    A relation that says *instance of* where one node cannot be another of the other connects nothing.
    """
    graph: nx.Graph[str] = nx.Graph()
    for relation in scene.relations:
        if relation.predicate in predicates:
            graph.add_edges_from((relation.subject, o) for o in _meant(scene, relation))
    found = [tuple(sorted(group, key=natural)) for group in nx.connected_components(graph)]
    return tuple(sorted(found, key=lambda group: natural(group[0])))


def relatives(scene: Scene, ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of `ids` under both predicates, in natural order; a node without relatives is a group of its own."""
    of = {member: group for group in groups(scene, STYLE, INSTANCE) for member in group}
    found = {of.get(i, (scene.node(i).id,)) for i in ids}
    return tuple(sorted(found, key=lambda group: natural(group[0])))


def copies(scene: Scene) -> frozenset[str]:
    """Nodes of which a relation says that they are another of some node."""
    return frozenset(
        r.subject for r in scene.relations if r.predicate == INSTANCE and next(_meant(scene, r), None) is not None
    )


def is_copy(scene: Scene, node_id: str) -> bool:
    """Whether a relation says of a node that it is another of some node."""
    return any(
        r.predicate == INSTANCE and r.subject == node_id and next(_meant(scene, r), None) is not None
        for r in scene.relations
    )


def misfits(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Pairs of nodes of which a relation says that the first is another of the second, though it cannot be."""
    said = [(r, o) for r in scene.relations if r.predicate == INSTANCE for o in r.objects if o in scene.by_id]
    return tuple((r.subject, o) for r, o in said if not alike(scene.node(r.subject), scene.node(o)))


def _meant(scene: Scene, relation: Relation) -> Iterator[str]:
    """The objects of a relation that are nodes and that it can be meant of."""
    for other in relation.objects:
        if other in scene.by_id and (
            relation.predicate != INSTANCE or alike(scene.node(relation.subject), scene.node(other))
        ):
            yield other


def originals_first(group: Iterable[str], said: Collection[str]) -> list[str]:
    """The members of a group, those first that are not among the `copies` that are `said`; of a circle all are."""
    return sorted(group, key=lambda i: (i in said, natural(i)))


def alike(copy: Node, original: Node) -> bool:
    """Whether one node can be another of the other: kinds of one super category, or whatever was imported."""
    imported = original.shape is not None and original.shape.source == "imported"
    return imported or category(copy.category).super == category(original.category).super


def leader(scene: Scene, node_id: str) -> Node | None:
    """The other node after which a shape is modelled whatever its own seed: an instance of the same whose shape is held
    or imported, else one of the same style and category whose shape is held; None if there is none."""
    node = scene.node(node_id)
    for predicates, imports in (((INSTANCE,), True), ((STYLE, INSTANCE), False)):
        for group in groups(scene, *predicates):
            for other in (scene.node(i) for i in group if node_id in group and i != node_id):
                if other.shape is None or not (other.held or (imports and other.shape.source == "imported")):
                    continue
                if alike(node, other) if imports else node.category == other.category:
                    return other
    return None

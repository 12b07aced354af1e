"""Sets of relations that can never hold together.

Order predicates are difference constraints: *left* puts one x before another, *bigger* one volume after another,
*taller*, *above* and *standing on* one top over another. Such constraints contradict each other exactly where they
close a cycle, and the edges of a simple cycle are irreducible: without any one of them the others can hold.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import pairwise

import networkx as nx

from composer.relations.report import Contradiction
from composer.scene import Relation, Scene

_ORDERS: dict[str, dict[str, bool]] = {
    # quantity: predicate → whether the subject has the larger one
    "x": {"left": False, "right": True},
    "y": {"behind": False, "front": True},
    "volume": {"smaller than": False, "bigger than": True},
    "top": {"shorter than": False, "taller than": True, "above": True, "standing on": True},
}
_WORDS = {
    "x": "from left to right",
    "y": "from behind to front",
    "volume": "by size",
    "top": "by height",
}
MAX_CONTRADICTIONS = 200


def contradictions(scene: Scene) -> tuple[Contradiction, ...]:
    """Every smallest cycle of order relations among hard relations, and vertical relations that exclude each other."""
    hard = [r for r in scene.relations if r.hard and len(r.objects) == 1 and r.object in scene.by_id]
    found: list[Contradiction] = []
    seen: set[frozenset[tuple[str, str, tuple[str, ...]]]] = set()
    for quantity, predicates in _ORDERS.items():
        for cycle in _cycles([r for r in hard if r.predicate in predicates], predicates):
            key = frozenset(r.key for r in cycle)
            if len(found) >= MAX_CONTRADICTIONS:
                break
            if key not in seen:
                seen.add(key)
                found.append(_told(scene, cycle, f"cannot be put in order {_WORDS[quantity]}: they go in a circle"))
    by_pair = {(r.subject, r.object, r.predicate): r for r in hard}
    for (subject, target, predicate), relation in by_pair.items():
        other = by_pair.get((subject, target, "standing on"))
        if predicate == "above" and other is not None and len(found) < MAX_CONTRADICTIONS:
            found.append(_told(scene, (relation, other), "exclude each other: what stands on something touches it"))
    return tuple(found)


def _cycles(relations: list[Relation], predicates: dict[str, bool]) -> Iterable[tuple[Relation, ...]]:
    """For every edge that lies on a cycle, a shortest cycle through it."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    edges: dict[tuple[str, str], Relation] = {}
    for relation in relations:
        low, high = relation.object, relation.subject
        if not predicates[relation.predicate]:
            low, high = high, low
        edges.setdefault((low, high), relation)
        graph.add_edge(low, high)
    for component in nx.strongly_connected_components(graph):
        if len(component) < 2:
            continue
        covered: set[tuple[str, str]] = set()
        part = graph.subgraph(component).copy()
        for low, high in part.edges:
            if (low, high) in covered:
                continue
            path = _shortest_path(part, high, low)
            cycle = [(low, high), *pairwise(path)]
            covered.update(cycle)
            yield tuple(edges[edge] for edge in cycle)


def _shortest_path(graph: nx.DiGraph[str], start: str, goal: str) -> list[str]:
    back = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == goal:
            break
        for following in graph.successors(here):
            if following not in back:
                back[following] = here
                queue.append(following)
    path = [goal]
    while path[-1] != start:
        path.append(back[path[-1]])
    return path[::-1]


def _told(scene: Scene, relations: tuple[Relation, ...], why: str) -> Contradiction:
    nodes = tuple(dict.fromkeys(i for r in relations for i in (r.subject, r.object)))
    names = ", ".join(f"{scene.node(i).label or scene.node(i).category.replace('_', ' ')} {i}" for i in nodes)
    listed = "; ".join(f"{r.subject} {r.predicate} {r.object}" for r in relations)
    return Contradiction("relations", f"{names} {why} ({listed}).", relations, nodes)

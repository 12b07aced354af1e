"""Circles of order: left of, behind, smaller, lower than each other in turn.

Orders contradict each other exactly where they close a circle, and a circle that crosses itself nowhere is
irreducible: without any one of its relations the others can hold.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import pairwise

import networkx as nx

from composer.messages import Message
from composer.relations.contradictions.bounds import Key
from composer.relations.contradictions.facts import Conflict, Facts, Said
from composer.relations.contradictions.told import names, nodes_of, plainly
from composer.relations.predicates import TOUCH

ORDERS: Mapping[str, Mapping[str, bool]] = {
    # quantity: predicate → whether the subject has the larger one
    "x": {"left": False, "right": True},
    "y": {"behind": False, "front": True},
    "volume": {"smaller than": False, "bigger than": True, "inside": False},
    "top": {"shorter than": False, "taller than": True, "above": True, "standing on": True, "under": False},
}
_WORDS = {
    "x": Message("from left to right"),
    "y": Message("from behind to front"),
    "volume": Message("by size"),
    "top": Message("by height"),
}


def circles(facts: Facts) -> Iterator[Conflict]:
    """For every order relation that lies on a circle, a smallest circle through it."""
    for quantity, predicates in ORDERS.items():
        for circle in _circles(facts, predicates):
            yield _conflict(facts, circle, quantity)


def broken(facts: Facts, quantity: str) -> set[Key]:
    """Keys of relations without which a quantity has no circles: of each the one said last, and what says the same."""
    predicates = ORDERS[quantity]
    pairs = _pairs(facts, predicates)
    gone: set[tuple[str, str]] = set()
    for circle in _circles(facts, predicates):
        relation = facts.last([s.relation for s in circle])
        gone |= {edge for s in circle if s.relation is relation for edge in [_edge(s, predicates)]}
    return {s.relation.key for edge in gone for s in pairs[edge]}


def _conflict(facts: Facts, circle: tuple[Said, ...], quantity: str) -> Conflict:
    relations = tuple({s.relation.key: s.relation for s in circle}.values())
    nodes = nodes_of(facts, relations)
    sentence = Message(
        "{who} cannot be put in order {how}: they go in a circle ({relations}).",
        who=names(facts, nodes),
        how=_WORDS[quantity],
        relations=plainly(relations),
    )
    return Conflict("relations", relations, nodes, sentence)


def _edge(said: Said, predicates: Mapping[str, bool]) -> tuple[str, str]:
    """(lower, higher)."""
    return (said.target, said.subject) if predicates[said.predicate] else (said.subject, said.target)


def _may_sink(facts: Facts, said: Said) -> bool:
    """Whether something is so flat that it may stand on or under another and yet be no higher or lower."""
    if said.predicate not in ("standing on", "under"):
        return False
    flat = facts.things.get(said.subject if said.predicate == "standing on" else said.target)
    return flat is not None and flat.height[0] <= TOUCH


def _pairs(facts: Facts, predicates: Mapping[str, bool]) -> dict[tuple[str, str], list[Said]]:
    found: dict[tuple[str, str], list[Said]] = {}
    for said in facts.saying(*predicates):
        if said.single and not _may_sink(facts, said):
            found.setdefault(_edge(said, predicates), []).append(said)
    return found


def _circles(facts: Facts, predicates: Mapping[str, bool]) -> Iterator[tuple[Said, ...]]:
    pairs = _pairs(facts, predicates)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(pairs)
    for component in nx.strongly_connected_components(graph):
        if len(component) < 2:
            continue
        covered: set[tuple[str, str]] = set()
        part = graph.subgraph(component).copy()
        for low, high in part.edges:
            if (low, high) in covered:
                continue
            circle = [(low, high), *pairwise(_shortest_path(part, high, low))]
            covered.update(circle)
            yield tuple(pairs[edge][0] for edge in circle)


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

"""In which order things are placed, and which of them stand in one row."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from composer.scene import Node, Relation, Scene
from models.streets.features import SORT_OF, SORTS
from models.streets.settling import FIRST
from models.streets.things import STREET_CATEGORIES

_ALIKE = frozenset({"instance of", "same style as", "same material as", "same super category as"})


@dataclass(frozen=True)
class Series:
    """Nodes that stand along one thing at one distance; rows of the scene."""

    relation: Relation
    members: tuple[int, ...]


def rank_of(node: Node) -> int:
    """Who is placed first: what more depends on."""
    if node.category in STREET_CATEGORIES:
        return FIRST.index(SORTS[SORT_OF[STREET_CATEGORIES.index(node.category)]])
    return FIRST.index("furniture")


def series_of(scene: Scene, rows: Mapping[str, int], wanted: Collection[int]) -> list[Series]:
    """Rows with a stated distance among the wanted nodes, of at least two members each."""
    members: dict[tuple[tuple[str, ...], str, float], list[int]] = {}
    told: dict[tuple[tuple[str, ...], str, float], Relation] = {}
    for relation in scene.relations:
        node = rows[relation.subject]
        if relation.predicate == "along" and relation.value is not None and node in wanted:
            key = relation.objects, scene.nodes[node].category, relation.value
            members.setdefault(key, []).append(node)
            told.setdefault(key, relation)
    return [Series(told[key], tuple(nodes)) for key, nodes in members.items() if len(nodes) > 1]


def in_order(scene: Scene, rows: Mapping[str, int], wanted: Collection[int]) -> Iterator[int]:
    """The wanted nodes, subjects after the nodes they are related to where that is possible, else by what they are."""
    rank = {node: (rank_of(scene.nodes[node]), scene.nodes[node].id) for node in wanted}
    waiting: dict[int, set[int]] = {node: set() for node in wanted}
    for relation in scene.relations:
        subject = rows[relation.subject]
        if subject in waiting and relation.predicate not in _ALIKE:
            waiting[subject] |= {rows[o] for o in relation.objects if rows.get(o) in waiting} - {subject}
    followers: dict[int, list[int]] = {}
    for node, before in waiting.items():
        for other in before:
            followers.setdefault(other, []).append(node)
    heap = [(rank[node], node) for node, before in waiting.items() if not before]
    heapq.heapify(heap)
    left = iter(sorted(wanted, key=rank.__getitem__))
    done: set[int] = set()
    while len(done) < len(wanted):
        # In a circle the first of what is left begins.
        node = heapq.heappop(heap)[1] if heap else next(left)
        if node in done:
            continue
        done.add(node)
        yield node
        for follower in followers.get(node, ()):
            waiting[follower].discard(node)
            if not waiting[follower] and follower not in done:
                heapq.heappush(heap, (rank[follower], follower))

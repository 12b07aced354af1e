"""Distances that others rule out: *at* so many metres against *next to*, along chains of near things, and the room.

Between two footprints there is at most as much as along any way over other things: the gaps on the way, and the
diagonals of what lies between.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import shapely

from composer.messages import Message
from composer.relations.contradictions.bounds import LOCK, ROUNDING, Reason
from composer.relations.contradictions.facts import Conflict, Facts, FloatArray, Said
from composer.relations.contradictions.plan import OFF_FLOOR, gap_between
from composer.relations.contradictions.told import locked, name, names, nodes_of, plainly
from composer.relations.design import DISTANCE
from composer.relations.geometry import WIDTH, X, Y, corners, footprint_distance
from composer.relations.room_parts import part_boxes
from composer.scene import Floor, Relation, room_part

_NEAR = ("close by", "next to", "at", "around", "standing on", "inside", "under", "against wall", "in corner")
_ON_EACH_OTHER = frozenset({"standing on", "inside", "under", "above"})


def distances(facts: Facts) -> Iterator[Conflict]:
    """What cannot be as far apart, or as near, as *at* says."""
    asked = [s for s in facts.saying("at") if s.relation.value is not None and s.target != "floor"]
    if not asked:
        return
    ways = _ways(facts)
    for said in asked:
        found = _below_zero(facts, said) or _beyond_room(facts, said) or _shortcut(facts, ways, said)
        if found is not None:
            yield found


def _metres(said: Said) -> float:
    assert said.relation.value is not None
    return said.relation.value


def _below_zero(facts: Facts, said: Said) -> Conflict | None:
    """Only what shares a place on the plan has a distance below zero: as deep as one is in the other."""
    if _metres(said) >= -DISTANCE - ROUNDING or _on_each_other(facts, said):
        return None
    nodes = nodes_of(facts, [said.relation])
    sentence = Message(
        "{who} cannot be at a distance below zero ({relations}).",
        who=names(facts, nodes),
        relations=plainly([said.relation]),
    )
    return Conflict("relations", (said.relation,), nodes, sentence)


def _on_each_other(facts: Facts, said: Said) -> bool:
    """Whether two things may share a place on the plan: rugs, and what stands on, in or under something."""
    ids = {said.subject, said.target} & facts.things.keys()
    if any(facts.things[i].carried_by in ids or not facts.things[i].solid for i in ids):
        return True
    together = (r for r in facts.scene.relations if r.predicate in _ON_EACH_OTHER)
    return any(ids <= {r.subject, *r.objects} for r in together)


def _beyond_room(facts: Facts, said: Said) -> Conflict | None:
    things = [facts.things[i] for i in (said.subject, said.target) if i in facts.things]
    if facts.floor is None or any(thing.fixed is not None for thing in things):
        return None
    most = max(_farthest(facts.floor, said) + 2 * OFF_FLOOR - 2 * sum(thing.inner for thing in things), 0.0)
    if _metres(said) - DISTANCE <= most + ROUNDING:
        return None
    nodes = nodes_of(facts, [said.relation])
    sentence = Message(
        "The room is too small for {who} to be {length:g} m from {other}: {most:.2f} m is the most ({relations}).",
        who=name(facts, said.subject),
        length=_metres(said),
        other=name(facts, said.target),
        most=most,
        relations=plainly([said.relation]),
    )
    return Conflict("room", (said.relation,), nodes, sentence)


def _farthest(floor: Floor, said: Said) -> float:
    """The longest way on the floor, or from a part of the room to the farthest point of it."""
    points = np.array([shapely.Point(p) for p in floor.polygon])
    others = points if said.parts is None else _outlines(said, said.parts)
    return float(shapely.distance(points[:, None], others).max())


def _outlines(said: Said, parts: FloatArray) -> npt.NDArray[np.object_]:
    """Parts of the room as shapes; corners are points, whose depth and width are no extents."""
    if said.part == "corner":
        return np.array([shapely.Point(p) for p in parts[:, X : Y + 1]])
    return np.array([shapely.Polygon(outline) for outline in corners(parts)])


def _ways(facts: Facts) -> nx.DiGraph[str]:
    """Bounds of gaps between things, and parts of the room, that relations and locks give."""
    graph: nx.DiGraph[str] = nx.DiGraph()

    def join(one: str, other: str, gap: float, why: Reason) -> None:
        known = graph.get_edge_data(one, other)
        if known is None or gap < known["gap"]:
            graph.add_edge(one, other, gap=gap, why=why)

    for said in facts.saying(*_NEAR):
        gap = gap_between(said, facts)
        if gap is not None and said.single and said.target != "floor":
            join(said.subject, said.target, max(gap, 0.0), said.relation)
            join(said.target, said.subject, max(gap, 0.0), said.relation)
    for one, other in combinations([t for t in facts.things.values() if t.box is not None], 2):
        gap = max(float(footprint_distance(np.array(one.box), np.array(other.box))), 0.0)
        join(one.id, other.id, gap, LOCK)
        join(other.id, one.id, gap, LOCK)
    for part in [node for node in graph if node not in facts.things]:
        for wall in _walls(facts, part):
            # What is near a door is as near the door's wall.
            join(part, wall, -_across(facts, part), None)
            join(wall, part, 0.0, None)
    nx.set_node_attributes(graph, {name: _across(facts, name) for name in graph}, "across")
    return graph


def _walls(facts: Facts, name: str) -> list[str]:
    """The walls that a corner, door or window is a part of; not pointed corners, nor what reaches beyond its wall."""
    kind, index = room_part(name) or ("", None)
    if index is None or facts.floor is None or kind not in ("corner", "door", "window"):
        return []
    if kind == "corner":
        walls = [f"wall:{index}", f"wall:{(index - 1) % len(facts.floor.polygon)}"]
        return walls if _across(facts, name) == 0.0 else []
    opening = facts.floor.of_kind(kind)[index]
    length, half = math.dist(*facts.floor.wall(opening.wall)), opening.width / 2
    return [f"wall:{opening.wall}"] if half <= opening.offset <= length - half else []


def _across(facts: Facts, name: str) -> float:
    """The longest way within something."""
    if name in facts.things:
        return 2 * facts.things[name].outer
    boxes, rows = part_boxes(facts.floor)
    return float(np.hypot(*boxes[rows[name][0]][: WIDTH + 1]))


def _shortcut(facts: Facts, ways: nx.DiGraph[str], said: Said) -> Conflict | None:
    """A way between the two that is shorter than what is said."""
    if not said.single or said.subject not in ways or said.target not in ways:
        return None

    def cost(one: str, _: str, edge: dict[str, Any]) -> float:
        return float(edge["gap"] if one == said.subject else edge["gap"] + ways.nodes[one]["across"])

    most = _metres(said) - DISTANCE - ROUNDING
    try:
        length, way = nx.single_source_dijkstra(ways, said.subject, said.target, cutoff=most, weight=cost)
    except nx.NetworkXNoPath:
        return None
    why = [ways.edges[edge]["why"] for edge in pairwise(way)]
    near = {r.key: r for r in why if isinstance(r, Relation)}
    relations = (*near.values(), said.relation)
    nodes = nodes_of(facts, relations)
    held = locked(facts, nodes) if LOCK in why else ""
    sentence = Message(
        "{who} cannot be {length:g} m apart{held}: what else is said leaves {most:.2f} m at most ({relations}).",
        who=names(facts, [said.subject, said.target]),
        length=_metres(said),
        held=held,
        most=length,
        relations=plainly(relations),
    )
    return Conflict("relations", relations, nodes, sentence)

"""Facings: backs to walls, rows, corners, and who looks at whom.

A facing is known up to whole turns or up to quarter turns; relations say that it is some angle, or that of something
else, up to a tolerance. Two angles that are farther apart than the tolerances on the way between them exclude each
other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import shapely

from composer.messages import Message, template
from composer.relations.contradictions.bounds import LOCK, ROUNDING, Reason
from composer.relations.contradictions.facts import Conflict, Facts, FloatArray, Said
from composer.relations.contradictions.plan import OFF_FLOOR
from composer.relations.contradictions.told import locked, names, nodes_of, plainly
from composer.relations.design import PARALLEL
from composer.relations.geometry import YAW, X, Y
from composer.relations.predicates import RULES
from composer.relations.rule import TOLD
from composer.scene import Floor, Relation

_TURN, _QUARTER = 2 * math.pi, math.pi / 2
_TOWARDS = math.radians(80.0)
"""How far aside of a wall something may look that faces it, unless the rule knows a place where it may look farther."""
_SAME = math.radians(30.0)
"""Two that face nearly the same way do not face each other."""
_MOST_PAIRS = 2000
_GRID = 14
_TWO_WAYS = template("{who} cannot be turned so: it would face two ways{held} ({relations}).")
_SAME_WAY = template("{who} cannot face each other: they are to face the same way{held} ({relations}).")


@dataclass(frozen=True)
class _Turned:
    """One of some angles, up to a tolerance."""

    angles: FloatArray
    tolerance: float
    reason: Reason


def turns(facts: Facts) -> Iterator[Conflict]:
    """Facings that exclude each other."""
    for period in (_TURN, _QUARTER):
        graph, known = _graph(facts, period), _known(facts, period)
        yield from _pulled_apart(facts, graph, known, period)
        if period == _TURN:
            yield from _back_to_back(facts, graph, known)


def _graph(facts: Facts, period: float) -> nx.Graph[str]:
    """Who is turned like whom."""
    graph: nx.Graph[str] = nx.Graph()
    # A row along a street turns with it.
    rows = () if facts.scene.surfaces else ("in row with",)
    for said in facts.saying(*rows, *(("aligned with",) if period == _QUARTER else ())):
        if said.target in facts.things and not graph.has_edge(said.subject, said.target):
            graph.add_edge(said.subject, said.target, said=said.relation)
    return graph


def _known(facts: Facts, period: float) -> dict[str, list[_Turned]]:
    """What is said of facings without regard to other nodes."""
    found: dict[str, list[_Turned]] = {}
    for said in facts.saying("against wall", "in row with", "facing", "in corner", "aligned with"):
        tolerance = _tolerance(facts, said, period)
        if tolerance is not None and said.parts is not None:
            away = math.pi if said.predicate == "facing" else 0.0
            found.setdefault(said.subject, []).append(_Turned(said.parts[:, YAW] + away, tolerance, said.relation))
    mentioned = {name for said in facts.said for name in (said.subject, said.target)}
    for thing in facts.things.values():
        if thing.fixed is not None and thing.id in mentioned:
            found.setdefault(thing.id, []).append(_Turned(np.array([thing.fixed[YAW]]), 0.0, LOCK))
    return found


def _tolerance(facts: Facts, said: Said, period: float) -> float | None:
    """How exactly a relation to a part of the room says a facing; None if it does not."""
    if said.predicate == "facing":
        return _TOWARDS if period == _TURN and said.part == "wall" else None
    exact = said.predicate == "in row with" or (said.predicate == "against wall" and facts.things[said.subject].back)
    return PARALLEL if exact or period == _QUARTER else None


def _apart(one: FloatArray, other: FloatArray, period: float) -> float:
    """The least angle between one of some and one of others."""
    off = (one[:, None] - other[None] + period / 2) % period - period / 2
    return float(np.abs(off).min())


def _pairs(
    graph: nx.Graph[str], known: dict[str, list[_Turned]]
) -> Iterator[tuple[tuple[str, _Turned], tuple[str, _Turned]]]:
    """What is said of two facings that depend on each other."""
    left = _MOST_PAIRS
    alone = [{name} for name in known if name not in graph]
    for component in [*alone, *nx.connected_components(graph)]:
        told = [(name, turned) for name in sorted(component) for turned in known.get(name, ())]
        for pair in combinations(told, 2):
            if left == 0:
                return
            left -= 1
            yield pair


def _pulled_apart(
    facts: Facts, graph: nx.Graph[str], known: dict[str, list[_Turned]], period: float
) -> Iterator[Conflict]:
    for (one, first), (other, second) in _pairs(graph, known):
        apart = _apart(first.angles, second.angles, period) - first.tolerance - second.tolerance
        if apart <= ROUNDING:
            continue
        way = _way(graph, one, other)
        slack = len(way) * PARALLEL
        if apart <= slack + ROUNDING:
            continue
        if not any(_seen_somewhere(facts, name, (first, second), slack) for name in {one, other}):
            yield _conflict(facts, [first.reason, *way, second.reason], _TWO_WAYS)


def _way(graph: nx.Graph[str], one: str, other: str) -> list[Relation]:
    if one == other:
        return []
    return [graph.edges[edge]["said"] for edge in pairwise(nx.shortest_path(graph, one, other))]


def _back_to_back(facts: Facts, graph: nx.Graph[str], known: dict[str, list[_Turned]]) -> Iterator[Conflict]:
    """Two that are to face each other and to face the same way."""
    looks = {(s.subject, s.target): s.relation for s in facts.saying("around", "facing") if s.target in facts.things}
    for (one, other), relation in looks.items():
        if one > other or (other, one) not in looks:
            continue
        reasons = _alike(graph, known, one, other)
        if reasons is not None:
            yield _conflict(facts, [relation, looks[other, one], *reasons], _SAME_WAY)


def _alike(graph: nx.Graph[str], known: dict[str, list[_Turned]], one: str, other: str) -> list[Reason] | None:
    """Why two things face nearly the same way; None if they need not."""
    if one in graph and other in graph and nx.has_path(graph, one, other):
        way = _way(graph, one, other)
        if len(way) * PARALLEL <= _SAME:
            return [*way]
    for first in known.get(one, ()):
        for second in known.get(other, ()):
            if len(first.angles) == len(second.angles) == 1:
                off = _apart(first.angles, second.angles, _TURN) + first.tolerance + second.tolerance
                if off <= _SAME:
                    return [first.reason, second.reason]
    return None


def _seen_somewhere(facts: Facts, name: str, turned: tuple[_Turned, _Turned], slack: float) -> bool:
    """Whether somewhere in the room a thing may face what it is to face, turned as it must be.

    The rule itself decides, at many places and angles: close to a wall's end it lets something look far aside.
    """
    looks = [s for s in facts.saying("facing") if s.relation in [t.reason for t in turned] and s.subject == name]
    if not looks or facts.floor is None:
        return False
    places = _places(facts.floor, facts.things[name].inner)
    angles = np.radians(np.arange(0.0, 360.0, 5.0))
    for one in turned:
        if one.reason not in [s.relation for s in looks]:
            steps = np.linspace(-1.0, 1.0, 9) * (one.tolerance + slack)
            angles = (one.angles[:, None] + steps).ravel()
    boxes = np.ones((len(places), len(angles), 7))
    boxes[..., X : Y + 1], boxes[..., YAW] = places[:, None], angles
    rule = RULES["facing"]
    seen = np.ones(boxes.shape[:2], bool)
    for said in looks:
        assert said.parts is not None
        gaps = [rule.gaps(boxes, np.broadcast_to(part, boxes.shape), boxes[..., :TOLD]) for part in said.parts]
        seen &= np.any([(gap <= 0).all(axis=-1) for gap in gaps], axis=0)
    return bool(seen.any())


def _places(floor: Floor, margin: float) -> FloatArray:
    """Points all over the floor, some of them as near to its walls as may be, (P, 2)."""
    room = shapely.Polygon(floor.polygon).buffer(OFF_FLOOR - margin, join_style="mitre")
    if room.is_empty:
        return np.zeros((0, 2))
    x0, y0, x1, y1 = room.bounds
    grid = np.stack(np.meshgrid(np.linspace(x0, x1, _GRID), np.linspace(y0, y1, _GRID)), axis=-1).reshape(-1, 2)
    rim = shapely.get_coordinates(shapely.segmentize(room, max(x1 - x0, y1 - y0, 0.1) / _GRID))
    return np.vstack([grid[shapely.contains_xy(room, grid[:, 0], grid[:, 1])], rim])


def _conflict(facts: Facts, reasons: list[Reason], sentence: str) -> Conflict:
    relations = tuple({r.key: r for r in reasons if isinstance(r, Relation)}.values())
    nodes = nodes_of(facts, relations)
    held = locked(facts, nodes) if LOCK in reasons else ""
    told = Message(sentence, who=names(facts, nodes), held=held, relations=plainly(relations))
    return Conflict("relations", relations, nodes, told)

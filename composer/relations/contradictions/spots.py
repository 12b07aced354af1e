"""What cannot hold where the two things must be: *at* and *symmetrical to*, once both are bounded on the plan."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from composer.messages import Message
from composer.relations.contradictions.bounds import ROOM, ROUNDING, Clash, Reason, Solved, System
from composer.relations.contradictions.circles import broken
from composer.relations.contradictions.facts import Conflict, Facts, Interval, Said
from composer.relations.contradictions.plan import system_along
from composer.relations.contradictions.told import locked, names, nodes_of, plainly
from composer.relations.design import DISTANCE
from composer.relations.predicates import MIRROR
from composer.scene import Relation


@dataclass(frozen=True)
class _Axis:
    """Least and largest places along an axis, and why."""

    forth: Solved
    back: Solved

    @classmethod
    def of(cls, facts: Facts, system: System) -> _Axis:
        return cls(_settled(facts, system), _settled(facts, system.mirrored()))

    def span(self, name: str) -> Interval:
        return self.forth.lower(name), -self.back.lower(name)

    def why(self, name: str) -> list[Reason]:
        return [*self.forth.why(name), *self.back.why(name)]


def _settled(facts: Facts, system: System) -> Solved:
    """The system's solution, without what contradicts itself on its own."""
    while isinstance(found := system.solve(), Clash):
        system = system.without({facts.last(found.relations).key}) if found.relations else System(system.rows)
    return found


def spots(facts: Facts) -> Iterator[Conflict]:
    """Relations that do not hold wherever the two may be."""
    asked = [
        s
        for s in facts.saying("at", "symmetrical to")
        if s.target in facts.things and (s.predicate != "at" or s.relation.value is not None)
    ]
    if not asked:
        return
    gone = broken(facts, "x") | broken(facts, "y")
    axes = [_Axis.of(facts, system_along(facts, np.eye(2)[k], gone, rows=facts.things)) for k in range(2)]
    for said in asked:
        spans = [[axis.span(name) for name in (said.subject, said.target)] for axis in axes]
        fails = _too_near(facts, said, spans) if said.predicate == "at" else _not_mirrored(facts, said, spans)
        if fails:
            why = [reason for axis in axes for name in (said.subject, said.target) for reason in axis.why(name)]
            yield _conflict(facts, said, why)


def _too_near(facts: Facts, said: Said, spans: list[list[Interval]]) -> bool:
    assert said.relation.value is not None
    least = said.relation.value - DISTANCE + facts.things[said.subject].inner + facts.things[said.target].inner
    most = math.hypot(*(max(s[1] - o[0], o[1] - s[0]) for s, o in spans))
    return most < least - ROUNDING


def _not_mirrored(facts: Facts, said: Said, spans: list[list[Interval]]) -> bool:
    centre = facts.scene.provenance.centre
    (sx, ox), (sy, oy) = ([_minus(span, c) for span in pair] for pair, c in zip(spans, centre, strict=False))
    ways = ((_sum(sx, ox), _less(sy, oy)), (_less(sx, ox), _sum(sy, oy)), (_sum(sx, ox), _sum(sy, oy)))
    return all(math.hypot(_from_zero(dx), _from_zero(dy)) > MIRROR + ROUNDING for dx, dy in ways)


def _minus(span: Interval, value: float) -> Interval:
    return span[0] - value, span[1] - value


def _sum(a: Interval, b: Interval) -> Interval:
    return a[0] + b[0], a[1] + b[1]


def _less(a: Interval, b: Interval) -> Interval:
    return a[0] - b[1], a[1] - b[0]


def _from_zero(span: Interval) -> float:
    return max(span[0], -span[1], 0.0)


def _conflict(facts: Facts, said: Said, why: list[Reason]) -> Conflict:
    others = {r.key: r for r in why if isinstance(r, Relation)} | {said.relation.key: said.relation}
    relations = tuple(others.values())
    nodes = nodes_of(facts, relations)
    small = ROOM in why and len(relations) == 1
    where = Message("they are locked") if locked(facts, nodes) and len(relations) == 1 else Message("they must stand")
    who = names(facts, [said.subject, said.target])
    values: dict[str, Any] = {"who": who, "relations": plainly(relations), "where": where}
    if said.predicate == "symmetrical to":
        sentence = (
            Message("The room is too small for {who} to mirror each other ({relations}).", **values)
            if small
            else Message("{who} cannot mirror each other where {where} ({relations}).", **values)
        )
    else:
        values["length"] = said.relation.value
        sentence = (
            Message("The room is too small for {who} to be {length:g} m apart ({relations}).", **values)
            if small
            else Message("{who} cannot be {length:g} m apart where {where} ({relations}).", **values)
        )
    return Conflict("room" if small else "relations", relations, nodes, sentence)

"""Heights and volumes: what stands on, above, under or in what, what is taller, and what is bigger."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import reduce
from typing import Any

import numpy as np

from composer.messages import Mention, Message
from composer.relations.contradictions.bounds import LOCK, ROOM, Clash, System
from composer.relations.contradictions.circles import broken
from composer.relations.contradictions.facts import LOW, Conflict, Facts, Kind, Said, Thing
from composer.relations.contradictions.told import locked, missing, names, nodes_of, plainly
from composer.relations.design import FIT, RAISED
from composer.relations.geometry import Z, top, volume
from composer.relations.predicates import ABOVE, ABOVE_FLOOR, CLOSE, HEIGHT_RATIO, TOUCH, VOLUME_RATIO

_VERTICAL = ("standing on", "above", "under", "inside", "close by", "taller than", "shorter than")
_SIZES = ("bigger than", "smaller than", "inside")
_SUNK = 0.05
"""Metres that something may be below the floor."""
_CEILING = 0.1
"""Metres that something may go through the ceiling."""
_LEAST_TOP = 0.001
_TALLER = 1 / (1 - HEIGHT_RATIO)
_SHORTER = 1 + HEIGHT_RATIO
_BIGGER = -math.log(1 - VOLUME_RATIO)
_SMALLER = math.log(1 + VOLUME_RATIO)
_LESS = 1e-3
"""Share by which what is inside is smaller at least."""


def heights(facts: Facts) -> Iterator[Conflict]:
    """Tops and bottoms that cannot be at such heights."""
    gone = broken(facts, "top")
    said = [s for s in facts.saying(*_VERTICAL) if s.relation.key not in gone]
    if not said:
        return
    system = System()
    involved = {name for s in said for name in (s.subject, s.target)}
    for name in facts.things:
        if name in involved:
            _stand(system, facts, facts.things[name])
    for one in said:
        if one.target in facts.things:
            _to_thing(system, one, facts.things[one.target])
        else:
            _to_part(system, one)
    for clash in system.clashes(facts.last):
        if clash.relations:
            yield _too_high(facts, clash, said)


def _stand(system: System, facts: Facts, thing: Thing) -> None:
    bottom, high = (thing.id, "bottom"), (thing.id, "top")
    system.above(high, bottom, thing.height[0], None)
    system.above(bottom, high, -thing.height[1], None)
    if thing.fixed is not None:
        system.between(bottom, thing.fixed[Z], thing.fixed[Z], LOCK)
    if facts.scene.kind == "street":
        return  # the ground of a street may be at any height
    system.between(high, _LEAST_TOP, np.inf, None)
    if thing.fixed is not None:
        return
    system.between(bottom, -_SUNK, LOW if thing.grounded else np.inf, None)
    if facts.floor is not None:
        system.between(high, -np.inf, facts.floor.height + _CEILING, ROOM)


def _to_thing(system: System, said: Said, target: Thing) -> None:
    bottom, high = (said.subject, "bottom"), (said.subject, "top")
    their_bottom, their_top, why = (target.id, "bottom"), (target.id, "top"), said.relation
    match said.predicate:
        case "standing on":
            system.above(bottom, their_top, -TOUCH, why)
            system.above(their_top, bottom, -TOUCH, why)
        case "above":
            system.above(bottom, their_top, ABOVE, why)
        case "under":
            system.above(their_top, high, min(0.0, target.height[0] - FIT), why)
        case "inside":
            system.above(bottom, their_bottom, -FIT, why)
            system.above(their_top, high, -FIT, why)
        case "close by":
            system.above(their_top, bottom, -CLOSE, why)
            system.above(high, their_bottom, -CLOSE, why)
        case "taller than":
            system.above(high, their_top, 0.0, why, _TALLER)
        case "shorter than":
            system.above(their_top, high, 0.0, why, _SHORTER)


def _to_part(system: System, said: Said) -> None:
    """The same where the object is a part of the room; of alternatives the most lenient counts."""
    bottom, high, why = (said.subject, "bottom"), (said.subject, "top"), said.relation
    if said.target == "floor" and said.predicate == "standing on":
        system.between(bottom, -TOUCH, TOUCH, why)
    elif said.target == "floor" and said.predicate == "above":
        system.between(bottom, ABOVE_FLOOR, np.inf, why)
    if said.target == "floor" or said.parts is None:
        return
    tops, sills = top(said.parts), said.parts[:, Z]
    match said.predicate:
        case "standing on":
            system.between(bottom, float(tops.min()) - TOUCH, float(tops.max()) + TOUCH, why)
        case "above":
            system.between(bottom, float(tops.min()) + ABOVE, np.inf, why)
        case "under":
            free = np.where(sills > RAISED, sills, tops - FIT) + FIT
            system.between(high, -np.inf, float(free.max()), why)
        case "taller than":
            system.between(high, float(tops.min()) * _TALLER, np.inf, why)
        case "shorter than":
            system.between(high, -np.inf, float(tops.max()) / _SHORTER, why)


def _too_high(facts: Facts, clash: Clash, said: list[Said]) -> Conflict:
    relations = clash.relations
    nodes = nodes_of(facts, relations)
    keys = {r.key for r in relations}
    openings = [s.target for s in said if s.relation.key in keys and s.parts is not None and s.target != "floor"]
    kind: Kind = "room" if ROOM in clash.reasons or openings else "relations"
    values: dict[str, Any] = {
        "who": names(facts, nodes),
        "missing": missing(clash.excess),
        "relations": plainly(relations),
    }
    if ROOM in clash.reasons:
        assert facts.floor is not None
        values["height"] = facts.floor.height
        sentence = Message("{who} cannot be so under a ceiling at {height:.2f} m{missing} ({relations}).", **values)
    elif openings:
        both = [values["who"], *(Mention(part, part) for part in dict.fromkeys(openings))]
        values["who"] = reduce(lambda one, other: Message("{some} and {last}", some=one, last=other), both)
        sentence = Message("{who} do not go together in height{missing} ({relations}).", **values)
    elif {(r.predicate, r.objects) for r in relations} == {(p, nodes[1:]) for p in ("above", "standing on")}:
        sentence = Message(
            "{who} exclude each other's places: what stands on something touches it ({relations}).", **values
        )
    else:
        values["held"] = locked(facts, nodes) if LOCK in clash.reasons else ""
        sentence = Message(
            "{who} cannot be at such heights{held} at any size they come in{missing} ({relations}).", **values
        )
    return Conflict(kind, relations, nodes, sentence)


def volumes(facts: Facts) -> Iterator[Conflict]:
    """Things that cannot be as big or as small as that."""
    gone = broken(facts, "volume")
    said = [s for s in facts.saying(*_SIZES) if s.relation.key not in gone]
    if not said:
        return
    system = System()
    for name in dict.fromkeys(name for s in said for name in (s.subject, s.target)):
        thing = facts.things.get(name)
        if thing is not None:
            system.between(name, math.log(thing.volume[0]), math.log(thing.volume[1]), None)
    for one in said:
        if one.target in facts.things or one.parts is None:
            _bigger(system, one)
        elif one.predicate != "inside":
            _bigger_than_part(system, one)
    for clash in system.clashes(facts.last):
        if clash.relations:
            yield _too_big(facts, clash)


def _bigger(system: System, said: Said) -> None:
    subject, target = said.subject, said.target
    if said.predicate == "bigger than":
        system.above(subject, target, _BIGGER, said.relation)
    else:
        system.above(target, subject, _SMALLER if said.predicate == "smaller than" else _LESS, said.relation)


def _bigger_than_part(system: System, said: Said) -> None:
    sizes = np.log(np.maximum(volume(said.parts), 1e-9))
    if said.predicate == "bigger than":
        system.between(said.subject, float(sizes.min()) + _BIGGER, np.inf, said.relation)
    else:
        system.between(said.subject, -np.inf, float(sizes.max()) - _SMALLER, said.relation)


def _too_big(facts: Facts, clash: Clash) -> Conflict:
    relations = clash.relations
    nodes = nodes_of(facts, relations)
    factor = math.exp(clash.excess) if math.isfinite(clash.excess) else math.inf
    told = 1.05 < factor < 100
    sentence = Message(
        "{who} do not come in sizes that differ so{beyond} ({relations}).",
        who=names(facts, nodes),
        beyond=Message("; the volumes are off by a factor of {factor:.1f}", factor=factor) if told else "",
        relations=plainly(relations),
    )
    return Conflict("relations", relations, nodes, sentence)

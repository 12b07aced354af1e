"""Places on the plan: bounds of the middles along the room's directions.

Left and behind are inequalities in x and y; what is close, touching or inside bounds the distance of two middles in
every direction; a wall or a corner bounds it from a fixed line; the room bounds everything.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from composer.messages import Message
from composer.relations.contradictions.bounds import LOCK, ROOM, Clash, Key, System
from composer.relations.contradictions.circles import broken
from composer.relations.contradictions.facts import Conflict, Facts, FloatArray, Interval, Said, Thing
from composer.relations.contradictions.told import locked, missing, names, nodes_of, plainly
from composer.relations.design import AROUND, CENTRED, DISTANCE, FIT, IN_CORNER, NEXT, PARALLEL, THIN, TOUCHES
from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, axes, reach
from composer.relations.predicates import CLOSE, SIDE_GAP

SIDES = {"left": (0, -1.0), "right": (0, 1.0), "front": (1, 1.0), "behind": (1, -1.0)}
"""Axis of the plan, and whether the subject is farther along it."""
OFF_FLOOR = 0.02
"""Metres that a footprint may reach beyond the floor."""
_PLACING = (
    *SIDES, "close by", "next to", "at", "around", "standing on", "inside", "under", "centred on", "against wall",
    "in corner",
)  # fmt: skip
_TILT = math.sin(PARALLEL)


def gap_between(said: Said, facts: Facts) -> float | None:
    """The most metres that a relation leaves between two footprints; None if it does not say."""
    target = facts.things.get(said.target)
    match said.predicate:
        case "close by":
            return CLOSE
        case "next to":
            return NEXT
        case "around":
            return AROUND
        case "at" if said.relation.value is not None:
            return said.relation.value + DISTANCE
        case "standing on" | "inside" if target is not None:
            return 0.0
        case "under" if target is not None:
            return 0.0 if target.depth[0] >= THIN else NEXT
        case "under" if said.target != "floor":
            return NEXT
        case "against wall" if target is None:
            return TOUCHES + facts.things[said.subject].longest * _TILT
        case "in corner" if said.parts is not None:
            return IN_CORNER + _slack(said, facts.things[said.subject])
    return None


def directions(facts: Facts) -> list[FloatArray]:
    """The axes of the plan and of all parts of the room that are spoken of, each once and up to its sign."""
    found = [np.array([1.0, 0.0]), np.array([0.0, 1.0])]
    for said in facts.saying("against wall", "in corner", "centred on", "under", "at", "next to"):
        if said.parts is not None and len(said.parts) < 3:
            for axis in axes(said.parts).reshape(-1, 2):
                if all(abs(axis @ other) < 1 - 1e-9 for other in found):
                    found.append(axis)
    return found


def places(facts: Facts) -> Iterator[Conflict]:
    """Places on the plan that relations, or the room, do not allow."""
    gone = broken(facts, "x") | broken(facts, "y")
    for direction in directions(facts):
        for clash in system_along(facts, direction, gone).clashes(facts.last):
            if clash.relations:
                yield _misplaced(facts, clash)


def system_along(facts: Facts, direction: FloatArray, gone: Collection[Key], rows: Iterable[str] = ()) -> System:
    """What is said of the middles of things along a direction, without the relations with some keys.

    Things that nothing is said of have a row only if they are among `rows`.
    """
    system = System()
    said = [s for s in facts.saying(*_PLACING) if s.relation.key not in gone]
    for name in dict.fromkeys([*(name for s in said for name in (s.subject, s.target)), *rows]):
        if name in facts.things:
            system.row(name)
            _within(system, facts, facts.things[name], direction)
    for one in said:
        if one.target in facts.things or one.parts is None:
            _to_thing(system, facts, one, direction)
        else:
            low, high = bounds_by_part(one, facts, direction)
            system.between(one.subject, low, high, one.relation)
    return system


def _within(system: System, facts: Facts, thing: Thing, direction: FloatArray) -> None:
    if thing.fixed is not None:
        at = float(direction @ np.array(thing.fixed[X : Y + 1]))
        system.between(thing.id, at, at, LOCK)
    elif facts.floor is not None:
        along = np.array(facts.floor.polygon) @ direction
        low, high = float(along.min()) - OFF_FLOOR + thing.inner, float(along.max()) + OFF_FLOOR - thing.inner
        # What is too large for the room is said once, elsewhere.
        system.between(thing.id, min(low, high), max(low, high), ROOM)


def _to_thing(system: System, facts: Facts, said: Said, direction: FloatArray) -> None:
    if said.predicate in SIDES:
        axis, sign = SIDES[said.predicate]
        if abs(direction[axis]) > 1 - 1e-9:
            order = (said.subject, said.target) if sign > 0 else (said.target, said.subject)
            system.above(*order, SIDE_GAP, said.relation)
        return
    apart = middles_apart(said, facts)
    if apart is not None:
        system.above(said.subject, said.target, -apart, said.relation)
        system.above(said.target, said.subject, -apart, said.relation)


def middles_apart(said: Said, facts: Facts) -> float | None:
    """The most metres between the middles of two things that a relation allows; None if it does not say."""
    subject, target = facts.things[said.subject], facts.things.get(said.target)
    if target is None:
        return None
    if said.predicate == "centred on":
        return math.hypot(CENTRED, CENTRED) if subject.carried_by == said.target else None
    if said.predicate in ("inside", "under") and (said.predicate == "inside" or target.depth[0] >= THIN):
        return target.outer + FIT
    gap = gap_between(said, facts)
    return None if gap is None else max(gap, 0.0) + subject.outer + target.outer


def bounds_by_part(said: Said, facts: Facts, direction: FloatArray) -> Interval:
    """Where along a direction a relation to a part of the room lets the subject's middle be."""
    assert said.parts is not None
    subject = facts.things[said.subject]
    rows = [_bounds(said, facts, subject, part, direction) for part in said.parts]
    return min(low for low, _ in rows), max(high for _, high in rows)


def _bounds(said: Said, facts: Facts, subject: Thing, part: FloatArray, direction: FloatArray) -> Interval:
    """The same for one of the parts that the object may mean."""
    middle = float(direction @ part[X : Y + 1])
    cos, sin = math.cos(part[YAW]), math.sin(part[YAW])
    inward, along = np.array([cos, sin]), np.array([-sin, cos])
    if said.predicate in SIDES:
        axis, sign = SIDES[said.predicate]
        if abs(direction[axis]) < 1 - 1e-9:
            return -np.inf, np.inf
        return (middle + SIDE_GAP, np.inf) if sign > 0 else (-np.inf, middle - SIDE_GAP)
    across = abs(direction @ along)
    if said.predicate == "centred on":
        return (middle - CENTRED, middle + CENTRED) if across > 1 - 1e-9 else (-np.inf, np.inf)
    if said.part == "wall" and said.predicate == "against wall":
        if across > 1 - 1e-9:
            return middle - part[WIDTH] / 2, middle + part[WIDTH] / 2
        if across < 1e-9:
            return _off_wall(subject, part, inward, direction)
    if said.part == "corner" and said.predicate == "in corner":
        far = IN_CORNER + _slack(said, subject) + min(subject.outer, subject.longest * (0.5 + _TILT))
        return middle - far, middle + far
    gap = gap_between(said, facts)
    if gap is None or said.target == "floor":
        return -np.inf, np.inf
    far = max(gap, 0.0) + subject.outer + float(reach(part[None], direction[None, None, :])[0, 0])
    return middle - far, middle + far


def _off_wall(subject: Thing, wall: FloatArray, inward: FloatArray, direction: FloatArray) -> Interval:
    """Where the middle of what touches a wall is, along the wall's normal."""
    sides = (subject.depth, subject.width)
    near = (subject.depth[0] if subject.back else min(s[0] for s in sides)) / 2 * math.cos(PARALLEL)
    far = (subject.depth[1] if subject.back else subject.longest) / 2 + subject.longest / 2 * _TILT
    face = float(inward @ wall[X : Y + 1]) + wall[DEPTH] / 2
    low, high = face - TOUCHES + near, face + TOUCHES + far
    return (low, high) if inward @ direction > 0 else (-high, -low)


def _slack(said: Said, subject: Thing) -> float:
    """How much farther from a pointed corner of the room a footprint stays."""
    assert said.parts is not None
    return float(said.parts[:, DEPTH].max()) * min(subject.depth[1], subject.width[1])


def _misplaced(facts: Facts, clash: Clash) -> Conflict:
    relations = clash.relations
    nodes = nodes_of(facts, relations)
    values = {"who": names(facts, nodes), "missing": missing(clash.excess), "relations": plainly(relations)}
    if ROOM in clash.reasons:
        sentence = Message("The room has no place for {who} as they are to stand{missing} ({relations}).", **values)
        return Conflict("room", relations, nodes, sentence)
    held = locked(facts, nodes) if LOCK in clash.reasons else ""
    if held:
        sentence = Message("{who} cannot be placed so{held}{missing} ({relations}).", held=held, **values)
    else:
        sentence = Message("{who} cannot be placed so anywhere{missing} ({relations}).", **values)
    return Conflict("relations", relations, nodes, sentence)

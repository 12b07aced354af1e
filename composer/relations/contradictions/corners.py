"""How many things go into the corners of the room.

A thing in a corner has a corner of its footprint within `IN_CORNER` of the room's. So in a square corner two things
whose sides are all longer than that cover each other. Of slimmer ones two can lie side by side, but not three.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from composer.messages import Mention, Message, template
from composer.relations.contradictions.facts import Conflict, Facts, Said, Thing
from composer.relations.contradictions.told import names, nodes_of, plainly
from composer.relations.design import IN_CORNER, PARALLEL
from composer.relations.geometry import DEPTH, X, Y, axes
from composer.scene import Floor

_REACH = IN_CORNER + 0.07
"""How far into the room a thing in a corner may begin, with what tilt, overlap and the floor's edge let pass."""
_TINY = 0.17
"""Metres: of things slimmer than this several go into one corner. Of bins and plants at their very least sizes three
can just be squeezed in, too, but nobody would call that standing in the corner."""
_SQUARE = math.radians(5.0)
_BOTH = template("{who} cannot both be in {corner}: they would cover each other ({relations}).")
_ALL = template("{who} cannot all be in {corner}: two at most have space there ({relations}).")
_EACH = template("{who} cannot each have a corner: there are {count} ({relations}).")
_AT_ONCE = template("{who} cannot be in {corner} and in {other} at once ({relations}).")
_MOST = 500


def in_corners(facts: Facts) -> Iterator[Conflict]:
    """Too many things in one corner or in all corners, and things in two corners."""
    if facts.floor is None:
        return
    corners: dict[str, dict[str, Said]] = {}
    for said in facts.saying("in corner"):
        if said.part == "corner":
            corners.setdefault(said.target, {})[said.subject] = said
    anywhere = corners.pop("corner", {})
    yield from _stretched(facts, corners)
    for target, members in corners.items():
        if _is_square(facts.floor, int(target.partition(":")[2])):
            yield from _too_many(facts, [*members.values()], target)
    yield from _no_corner_left(facts, facts.floor, corners, anywhere)


def _standing(facts: Facts, members: Sequence[Said]) -> list[Said]:
    """Those about things on the floor, where things beside each other must not overlap."""
    on_floor = {s.subject for s in facts.saying("standing on") if s.target == "floor"}
    things = [facts.things[s.subject] for s in members]
    return [s for s, t in zip(members, things, strict=True) if t.solid and (t.grounded or t.id in on_floor)]


def _wide(thing: Thing) -> bool:
    return thing.slim > _REACH


def _too_many(facts: Facts, members: Sequence[Said], target: str) -> Iterator[Conflict]:
    slim = {s.subject: facts.things[s.subject].slim for s in members}
    standing = [s for s in _standing(facts, members) if slim[s.subject] > _TINY]
    wide = [s for s in standing if _wide(facts.things[s.subject])]
    for pair in [*combinations(wide, 2)][:_MOST]:
        yield _conflict(facts, pair, _BOTH, corner=Mention(target, target))
    for trio in [*combinations(standing, 3)][:_MOST]:
        if sum(_wide(facts.things[s.subject]) for s in trio) < 2:
            yield _conflict(facts, trio, _ALL, corner=Mention(target, target))


def _no_corner_left(
    facts: Facts, floor: Floor, corners: dict[str, dict[str, Said]], anywhere: dict[str, Said]
) -> Iterator[Conflict]:
    """More wide things than there are corners."""
    count = len(floor.polygon)
    meant = next((s.parts for s in anywhere.values()), None)
    if meant is None or len(meant) != count or not all(_is_square(floor, i) for i in range(count)):
        return
    members = {s.subject: s for s in _standing(facts, [*anywhere.values()]) if _wide(facts.things[s.subject])}
    for rows in corners.values():
        new = [s for s in _standing(facts, [*rows.values()]) if s.subject not in members]
        members.update({s.subject: s for s in new[:1] if _wide(facts.things[s.subject])})
    if len(members) > count:
        yield _conflict(facts, [*members.values()][: count + 1], _EACH, count=count)


def _stretched(facts: Facts, corners: dict[str, dict[str, Said]]) -> Iterator[Conflict]:
    """One thing in two corners that are farther apart than it can be long."""
    by_subject: dict[str, list[Said]] = {}
    for members in corners.values():
        for subject, said in members.items():
            by_subject.setdefault(subject, []).append(said)
    for subject, rows in by_subject.items():
        thing = facts.things[subject]
        for one, other in combinations(rows, 2):
            assert one.parts is not None and other.parts is not None
            offset = abs(axes(one.parts[0]) @ (other.parts[0] - one.parts[0])[X : Y + 1])
            slack = 2 * IN_CORNER + thing.longest * math.sin(PARALLEL) + one.parts[0, DEPTH] + other.parts[0, DEPTH]
            sides = (thing.depth[1] + slack, thing.width[1] + slack)
            if not any(offset[0] <= a and offset[1] <= b for a, b in (sides, sides[::-1])):
                corner, another = (Mention(s.target, s.target) for s in (one, other))
                yield _conflict(facts, (one, other), _AT_ONCE, corner=corner, other=another)


def _is_square(floor: Floor, corner: int) -> bool:
    points = floor.polygon
    (ax, ay), (bx, by), (cx, cy) = points[corner - 1], points[corner], points[(corner + 1) % len(points)]
    turn = math.atan2((bx - ax) * (cy - by) - (by - ay) * (cx - bx), (bx - ax) * (cx - bx) + (by - ay) * (cy - by))
    return abs(turn - math.pi / 2) < _SQUARE


def _conflict(facts: Facts, members: Sequence[Said], sentence: str, **values: object) -> Conflict:
    relations = tuple(s.relation for s in members)
    nodes = nodes_of(facts, relations)
    told = Message(sentence, who=names(facts, nodes), relations=plainly(relations), **values)
    return Conflict("relations", relations, nodes, told)

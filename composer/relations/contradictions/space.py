"""What the room has no space for: too large a thing, too much for the floor, or for a wall."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import shapely

from composer.messages import Mention, Message, listed
from composer.relations.contradictions.bounds import ROUNDING
from composer.relations.contradictions.facts import Conflict, Facts, Interval, Said, Thing
from composer.relations.contradictions.plan import OFF_FLOOR
from composer.relations.contradictions.told import name, names, nodes_of, plainly
from composer.relations.design import FIT, PARALLEL, TOUCHES
from composer.relations.room_parts import LEAST_WALL
from composer.scene import Floor, Relation

_SHARED = 0.95
"""Share of a footprint that is its own: a little overlap is let pass."""
_FLAT = 0.1
"""What is not higher than this may lie under other things."""
_CEILING = 0.1
_REFLEX = math.radians(181.0)
_SEAT, _TABLE = "chair", "table"


def space(facts: Facts) -> Iterator[Conflict]:
    """Things and relations that the room has no space for."""
    yield from _inside(facts)
    yield from _filled(facts)
    if facts.floor is None:
        return
    too_large = list(_too_large(facts, facts.floor))
    yield from too_large
    yield from _crowded(facts, facts.floor, {c.nodes[0] for c in too_large})
    yield from _walls(facts, facts.floor)


def fits(thing: Interval, place: Interval) -> bool:
    """Whether a rectangle goes into another one in any direction (Carver 1957)."""
    (p, q), (a, b) = sorted(thing, reverse=True), sorted(place, reverse=True)
    if p <= a:
        return q <= b
    return q <= b and p > q and ((a + b) / (p + q)) ** 2 + ((a - b) / (p - q)) ** 2 >= 2


def _too_large(facts: Facts, floor: Floor) -> Iterator[Conflict]:
    place = _bounding(floor)
    for thing in facts.things.values():
        if thing.fixed is not None:
            continue
        least = thing.least
        if not fits(least, place):
            sentence = Message(
                "{who} is too large for the room: it takes at least {depth:.2f} × {width:.2f} m of the floor.",
                who=name(facts, thing.id),
                depth=least[0],
                width=least[1],
            )
        elif thing.height[0] > floor.height + _CEILING:
            sentence = Message(
                "{who} is too large for the room: it is at least {height:.2f} m high and the ceiling at {most:.2f} m.",
                who=name(facts, thing.id),
                height=thing.height[0],
                most=floor.height,
            )
        else:
            continue
        yield Conflict("room", (), (thing.id,), sentence, (thing.id,))


def _bounding(floor: Floor) -> Interval:
    """Sides of the least rectangle about the floor, with what may reach beyond."""
    around = shapely.get_coordinates(shapely.Polygon(floor.polygon).minimum_rotated_rectangle)
    x, y = np.diff(around[:3].T)
    sides = np.hypot(x, y) + 2 * OFF_FLOOR
    return float(sides[0]), float(sides[1])


def _standing(facts: Facts) -> dict[str, tuple[Thing, Relation | None]]:
    """What takes up floor, and the relation that puts it there if nothing else does."""
    on_floor = {s.subject: s.relation for s in facts.saying("standing on") if s.target == "floor"}
    beneath = {s.subject for s in facts.saying("under", "inside")}
    found: dict[str, tuple[Thing, Relation | None]] = {}
    for thing in facts.things.values():
        down = thing.grounded or thing.id in on_floor
        if down and thing.solid and thing.height[0] > _FLAT and thing.id not in beneath and thing.fixed is None:
            found[thing.id] = thing, None if thing.grounded else on_floor[thing.id]
    return found


def _area(things: Sequence[Thing]) -> float:
    """Square metres that things take at least; seats may be pushed under tables."""
    areas = dict.fromkeys((_SEAT, _TABLE, ""), 0.0)
    for thing in things:
        areas[thing.super if thing.super in areas else ""] += math.prod(thing.least)
    return _SHARED * (areas[""] + max(areas[_SEAT], areas[_TABLE]))


def _least(members: list[Thing], too_much: Callable[[list[Thing]], bool]) -> list[Thing] | None:
    """A smallest part of `members`, the first ones preferred, that is still too much; None if all is not."""
    found: list[Thing] = []
    for thing in members:
        found.append(thing)
        if too_much(found):
            break
    else:
        return None
    for thing in tuple(found):
        rest = [other for other in found if other is not thing]
        if too_much(rest):
            found = rest
    return found


def _crowded(facts: Facts, floor: Floor, too_large: set[str]) -> Iterator[Conflict]:
    standing = _standing(facts)
    things = [thing for thing, _ in standing.values() if thing.id not in too_large]
    things.sort(key=lambda thing: -math.prod(thing.least))
    free = shapely.Polygon(floor.polygon).buffer(OFF_FLOOR, join_style="mitre").area
    found = _least(things, lambda some: _area(some) > free)
    if found is None:
        return
    relations = tuple(r for thing in found if (r := standing[thing.id][1]) is not None)
    nodes = tuple(thing.id for thing in found)
    sentence = Message(
        "The room has {area:.1f} m² of floor, and {who} take at least {least:.1f} m² of it.",
        area=floor.area,
        who=names(facts, nodes),
        least=_area(found) / _SHARED,
    )
    yield Conflict("room", relations, nodes, sentence, tuple(i for i in nodes if standing[i][1] is None))


def _walls(facts: Facts, floor: Floor) -> Iterator[Conflict]:
    """More against a wall, or against all walls, than they are long."""
    standing = _standing(facts)
    rows: dict[str, dict[str, Said]] = {}
    for said in facts.saying("against wall"):
        if said.parts is not None and said.subject in standing:
            rows.setdefault(said.target, {})[said.subject] = said
    points = np.array(floor.polygon)
    lengths = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    if not _convex(points):
        return
    for target, members in rows.items():
        if target.startswith("wall:"):
            yield from _too_long(facts, members, float(lengths[int(target[5:])]), target)
    everyone = {name: said for members in rows.values() for name, said in members.items()}
    if "wall" in rows:
        whole = float(lengths[lengths >= LEAST_WALL].sum())
        yield from _too_long(facts, everyone, whole)


def _convex(points: np.ndarray) -> bool:
    along = np.roll(points, -1, axis=0) - points
    after = np.roll(along, -1, axis=0)
    turn = np.arctan2(along[:, 0] * after[:, 1] - along[:, 1] * after[:, 0], (along * after).sum(axis=1))
    return bool((math.pi - turn <= _REFLEX).all())


def _along(thing: Thing) -> float:
    """Metres of wall that a thing takes at least."""
    return (thing.least[1] if thing.back else thing.slim) * math.cos(PARALLEL) * _SHARED


def _too_long(facts: Facts, members: dict[str, Said], length: float, wall: str = "") -> Iterator[Conflict]:
    """Things that need more of a wall, or of all walls, than there is.

    They cannot share any of it if a line along the wall crosses all of them, tilted as they may be.
    """
    line = TOUCHES + max(facts.things[name].least[1] for name in members) * math.sin(PARALLEL)
    things = [facts.things[name] for name in members]
    things = [t for t in things if (t.least[0] if t.back else t.slim) * math.cos(PARALLEL) > line]
    things.sort(key=lambda thing: -_along(thing))
    found = _least(things, lambda some: sum(_along(t) for t in some) > length + 2 * OFF_FLOOR + ROUNDING)
    if found is None:
        return
    relations = tuple(members[t.id].relation for t in found)
    nodes = tuple(t.id for t in found)
    values = {
        "who": names(facts, nodes),
        "least": sum(_along(t) for t in found) / _SHARED,
        "wall": Mention(wall, wall),
        "length": length,
        "relations": plainly(relations),
    }
    if wall:
        sentence = Message(
            "{who} need at least {least:.2f} m of wall, and {wall} is {length:.2f} m long ({relations}).", **values
        )
    else:
        sentence = Message(
            "{who} need at least {least:.2f} m of wall, and all walls together are {length:.2f} m long ({relations}).",
            **values,
        )
    yield Conflict("room", relations, nodes, sentence)


def _inside(facts: Facts) -> Iterator[Conflict]:
    """Things that are to be inside others that are never that large."""
    for said in facts.saying("inside"):
        outer = facts.things.get(said.target)
        if outer is None:
            continue
        thing = facts.things[said.subject]
        place = (outer.depth[1] + 2 * FIT, outer.width[1] + 2 * FIT)
        if not fits((thing.depth[0], thing.width[0]), place) or thing.height[0] > outer.height[1] + 2 * FIT:
            sentence = Message(
                "{who} does not fit into {other}, which is never that large ({relations}).",
                who=name(facts, thing.id),
                other=name(facts, outer.id),
                relations=plainly([said.relation]),
            )
            yield Conflict("relations", (said.relation,), (thing.id, outer.id), sentence)


def _filled(facts: Facts) -> Iterator[Conflict]:
    """More inside something than it holds."""
    within: dict[str, list[Said]] = {}
    for said in facts.saying("inside"):
        if said.target in facts.things and facts.things[said.subject].solid:
            within.setdefault(said.target, []).append(said)
    for target, members in within.items():
        if len(members) < 2:
            continue
        holder = facts.things[target]
        sides = (holder.depth[1], holder.width[1], holder.height[1])
        room = min(holder.volume[1], math.prod(sides)) * math.prod(1 + 2 * FIT / side for side in sides)
        by_id = {s.subject: s for s in members}
        things = sorted((facts.things[i] for i in by_id), key=lambda thing: -thing.volume[0])
        found = _least(things, lambda some: _SHARED * sum(t.volume[0] for t in some) > room)  # noqa: B023
        if found is None:
            continue
        relations = tuple(by_id[t.id].relation for t in found)
        sentence = Message(
            "{who} are too much to be inside {other} ({relations}).",
            who=listed([name(facts, t.id) for t in found]),
            other=name(facts, holder.id),
            relations=plainly(relations),
        )
        yield Conflict("relations", relations, nodes_of(facts, relations), sentence)

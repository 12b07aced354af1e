"""Where on a street the middle of a thing can be, and which way it faces there.

Each relation to ground confines the middle to a region: within a surface, so far from a curb, beside a road. The
regions are drawn a little too large, never too small. If those of some relations have no place in common, or lanes lead
different ways wherever they have, the relations exclude each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.messages import Message
from composer.relations.contradictions.facts import Conflict, Facts, FloatArray, Said, Thing
from composer.relations.contradictions.told import locked, names, nodes_of, plainly
from composer.relations.design import FIT
from composer.relations.geometry import X, Y
from composer.relations.rows import IntArray
from composer.relations.sights.lines import kind_of
from composer.relations.street import (
    ALONG,
    AT_CROSSING,
    BESIDE,
    BETWEEN,
    BETWEEN_ASIDE,
    GROUND,
    HEADING,
    HEADS,
    ON,
    SET_BACK,
    SET_BACK_FROM,
    WAIT,
)
from composer.street.survey import Meant, Shapes, Survey, survey_of

_PLACING = (ON.name, HEADS.name, ALONG.name, AT_CROSSING.name, SET_BACK_FROM.name, BETWEEN.name)
_SLACK = 0.01
"""Share, and metres, by which regions are drawn too large: round corners are drawn with few points."""
_MOST = 3000
"""Combinations of pieces that are tried; beyond, the relations count as possible."""
_LOOKED_AT = 8
"""Of so many relations of one thing to ground every part is looked at."""
_POINT = 1e-9


def places_on_street(facts: Facts) -> Iterator[Conflict]:
    """Relations to ground that leave a thing no place."""
    if not facts.scene.surfaces:
        return
    said: dict[str, list[Said]] = {}
    for one in facts.saying(*_PLACING):
        if one.ground is not None or (one.predicate == BETWEEN.name and _both_locked(facts, one)):
            said.setdefault(one.subject, []).append(one)
    survey = survey_of(facts.scene)
    known: dict[object, bool] = {}
    holding = facts.now.holding
    for subject, rows in said.items():
        thing = facts.things[subject]
        if all(one.relation.key in holding for one in rows):
            continue  # what holds now can hold
        if not _possible(facts, survey, thing, rows, known):
            for least in _smallest(facts, survey, thing, rows, known):
                yield _conflict(facts, thing, least)


def _both_locked(facts: Facts, said: Said) -> bool:
    return all(facts.things[o].fixed is not None for o in said.relation.objects)


def _smallest(
    facts: Facts, survey: Survey, thing: Thing, rows: Sequence[Said], known: dict[object, bool]
) -> Iterator[list[Said]]:
    """Every smallest part of what is said that leaves no place; of very much that is said, one."""
    keys = list(dict.fromkeys(one.relation.key for one in rows))
    for key in keys if len(keys) > _LOOKED_AT else ():
        rest = [one for one in rows if one.relation.key != key]
        if not _possible(facts, survey, thing, rest, known):
            rows = rest
    keys = list(dict.fromkeys(one.relation.key for one in rows))
    found: list[set[object]] = []
    for count in range(1, len(keys) + 1):
        for some in combinations(keys, count):
            part = [one for one in rows if one.relation.key in some]
            if not any(less <= set(some) for less in found) and not _possible(facts, survey, thing, part, known):
                found.append(set(some))
                yield part


def _possible(facts: Facts, survey: Survey, thing: Thing, rows: Sequence[Said], known: dict[object, bool]) -> bool:
    """Whether there may be a place for a thing; things alike of which the same is said are looked at once."""
    if not rows:
        return True
    size = (thing.depth, thing.width, thing.foot, thing.shaped, thing.vehicle, thing.fixed)
    key = (size, tuple((s.predicate, s.target, s.relation.value, s.relation.objects) for s in rows))
    if key not in known:
        known[key] = _Search(facts, survey, thing, rows).succeeds()
    return known[key]


def _conflict(facts: Facts, thing: Thing, rows: Sequence[Said]) -> Conflict:
    relations = tuple({s.relation.key: s.relation for s in rows}.values())
    nodes = nodes_of(facts, relations)
    held = locked(facts, [thing.id])
    who, listing = names(facts, [thing.id]), plainly(relations)
    if len(relations) == 1 and not held:
        sentence = Message(
            "The street has no place where {who} could be so, as large as it is at least ({relations}).",
            who=who,
            relations=listing,
        )
        return Conflict("room", relations, nodes, sentence)
    sentence = Message("{who} cannot be in such a place{held} ({relations}).", who=who, held=held, relations=listing)
    return Conflict("relations", relations, nodes, sentence)


@dataclass(frozen=True)
class _Region:
    """Where the middle may be if a relation means one of its pieces: so near to the piece, or so far within it, not too
    near, and off ground of a sort.

    Attributes
    ----------
    said : Said
    meant : Meant
    reach : float
        Metres around the piece; below zero within it.
    clear : float
        Metres around everything that is meant in which the middle is not; none if it is not above zero.
    off : str or None
        A sort of ground, as the survey names it, that the middle is not on.
    """

    said: Said
    meant: Meant
    reach: float
    clear: float = 0.0
    off: str | None = None


class _Search:
    """Tries pieces of what relations name until one place suits them all."""

    def __init__(self, facts: Facts, survey: Survey, thing: Thing, rows: Sequence[Said]) -> None:
        self._survey = survey
        self._thing = thing
        foot = (min(thing.depth[0], thing.foot), min(thing.width[0], thing.foot))
        most = (min(thing.depth[1], thing.foot), min(thing.width[1], thing.foot))
        self._outer = math.hypot(*most) / 2
        self._inner = -self._outer if thing.shaped else min(foot) / 2
        regions = [self._region(s, s.ground) for s in rows if s.ground is not None]
        self._regions = sorted(regions, key=lambda region: len(region.meant.rows))
        self._tried = 0
        self._start: BaseGeometry | None = None
        if thing.fixed is not None:
            self._start = shapely.Point(thing.fixed[X : Y + 1])
        for said in rows:
            if said.ground is None:
                self._start = self._with_start(_strip(facts, said))

    def _with_start(self, region: BaseGeometry) -> BaseGeometry:
        return region if self._start is None else shapely.intersection(self._start, region)

    def succeeds(self) -> bool:
        """Whether there may be a place."""
        if (self._start is not None and self._start.is_empty) or self._at_two_distances():
            return False
        return self._from(0, self._start, [])

    def _at_two_distances(self) -> bool:
        """Whether something is to be farther from some ground than from a part of that."""
        backs = [r for r in self._regions if r.said.predicate == SET_BACK_FROM.name]
        return any(
            one.meant.sort == other.meant.sort
            and set(one.meant.rows.tolist()) <= set(other.meant.rows.tolist())
            and (other.said.relation.value or 0.0) - (one.said.relation.value or 0.0) > 2 * SET_BACK + _POINT
            for one, other in permutations(backs, 2)
        )

    def _region(self, said: Said, meant: Meant) -> _Region:
        thing, outer = self._thing, self._outer
        match said.predicate:
            case ON.name | HEADS.name:
                return _Region(said, meant, FIT - self._inner)
            case ALONG.name:
                kind = kind_of(self._survey, meant, int(meant.rows[0]))
                off = (
                    {"curb": "raised"}.get(kind) if thing.vehicle else "travelled" if kind != "curb" else "carriageway"
                )
                return _Region(said, meant, BESIDE[kind] + outer, off=None if thing.shaped else off)
            case AT_CROSSING.name:
                return _Region(said, meant, WAIT + outer, off=None if thing.shaped else "used")
        value = said.relation.value or 0.0
        # What may touch may also lie over something thin.
        clear = value - SET_BACK + self._inner if value > SET_BACK else 0.0
        return _Region(said, meant, value + SET_BACK + outer, clear)

    def _from(self, step: int, place: BaseGeometry | None, chosen: list[tuple[_Region, int]]) -> bool:
        if step == len(self._regions):
            return True
        region = self._regions[step]
        for piece in self._pieces(region, place):
            self._tried += 1
            if self._tried > _MOST:
                return True
            there = self._narrowed(region, piece, place)
            if there.is_empty or not self._agree(region, piece, chosen, there):
                continue
            if self._from(step + 1, there, [*chosen, (region, piece)]):
                return True
        return False

    def _pieces(self, region: _Region, place: BaseGeometry | None) -> list[int]:
        """Pieces that may be near enough to a place."""
        if place is None or len(region.meant.rows) == 1:
            return list(region.meant.rows.tolist())
        reach = max(region.reach, 0.0) * (1 + _SLACK) + _SLACK
        near = self._survey.tree_of(region.meant).query(place, predicate="dwithin", distance=reach)
        return list(region.meant.rows[np.sort(near)].tolist())

    def _narrowed(self, region: _Region, piece: int, place: BaseGeometry | None) -> BaseGeometry:
        """The part of a place that is in a region."""
        shape = self._survey.shapes(region.meant.sort)[piece]
        reach = region.reach + abs(region.reach) * _SLACK + _SLACK
        there: BaseGeometry = shapely.buffer(shape, reach)
        if region.reach < 0:
            there = shapely.buffer(self._with_what_goes_on(region, piece), reach)
            there = shapely.intersection(there, shapely.buffer(shape, FIT + _SLACK))
        if place is not None:
            there = shapely.intersection(place, there)
        if region.clear > 0 and not there.is_empty:
            near = self._survey.tree_of(region.meant).query(there, predicate="dwithin", distance=region.clear)
            shapes = self._survey.shapes(region.meant.sort)[region.meant.rows[near]]
            there = _without(there, np.asarray(shapely.buffer(shapes, region.clear * (1 - _SLACK) - _SLACK)))
        if region.off is not None and not there.is_empty:
            tree, rows = self._survey.tree_over(region.off)
            near = rows[tree.query(there, predicate="intersects")]
            there = _without(there, np.asarray(shapely.buffer(self._survey.areas[near], -FIT - _SLACK)))
        return there

    def _with_what_goes_on(self, region: _Region, piece: int) -> BaseGeometry:
        """A surface with all that a footprint on it may lie on besides."""
        areas, meant = self._survey.areas, region.meant
        others: IntArray = np.array(self._survey.continued.get(piece, ()), np.int64)
        if meant.whole:
            others = meant.rows[self._survey.tree_of(meant).query(areas[piece], "dwithin", 2 * self._outer)]
        elif region.said.predicate == ON.name:
            others = others[np.isin(others, meant.rows)]
        return (
            shapely.union_all(shapely.buffer(areas[np.append(others, piece)], _SLACK)) if len(others) else areas[piece]
        )

    def _agree(self, region: _Region, piece: int, chosen: Sequence[tuple[_Region, int]], there: BaseGeometry) -> bool:
        """Whether a thing can be as high, and head the same way, as on the pieces chosen so far."""
        for other, its_piece in chosen:
            kinds = {region.said.predicate, other.said.predicate}
            whole = region.meant.whole or other.meant.whole
            if kinds == {ON.name} and not whole and not self._as_high(piece, its_piece):
                return False
            if kinds == {HEADS.name} and not self._same_way(piece, its_piece, there):
                return False
        return True

    def _as_high(self, one: int, other: int) -> bool:
        low, high = zip(*(_levels(self._survey, piece) for piece in (one, other)), strict=True)
        return bool(max(low) - min(high) <= 2 * GROUND + _POINT)

    def _same_way(self, one: int, other: int, there: BaseGeometry) -> bool:
        """Whether two lanes lead the same way somewhere in a place."""
        ways = [_headings(self._survey, piece, there) for piece in (one, other)]
        if any(way is None for way, _ in ways):
            return True
        (a, slack_a), (b, slack_b) = ways
        assert a is not None and b is not None
        apart = np.abs((a[:, None] - b[None] + math.pi) % (2 * math.pi) - math.pi)
        if self._survey.two_way(one) or self._survey.two_way(other):
            apart = np.minimum(apart, math.pi - apart)
        return bool(apart.min() <= 2 * HEADING + slack_a + slack_b + _SLACK)


def _without(place: BaseGeometry, gone: Shapes) -> BaseGeometry:
    return shapely.difference(place, shapely.union_all(gone))


def _levels(survey: Survey, row: int) -> tuple[float, float]:
    """Least and greatest height of a surface, metres."""
    surface = survey.surfaces[row]
    heights = surface.heights or (0.0,)
    return surface.z + min(heights), surface.z + max(heights)


def _headings(survey: Survey, row: int, there: BaseGeometry) -> tuple[FloatArray | None, float]:
    """Directions that a lane may have for something in a place, and by how much it turns between them at most; None for
    a lane without direction."""
    track = survey.track(row)
    if track is None:
        return None, 0.0
    outline = shapely.get_coordinates(there)
    along = track.locate(outline)[0]
    low, high = float(along.min()) - 2.0, float(along.max()) + 2.0
    first = max(int(np.searchsorted(track.starts, low, side="right")) - 1, 0)
    last = max(int(np.searchsorted(track.starts, high)), first + 1)
    found = track.headings[first:last]
    turn = np.abs((np.diff(found) + math.pi) % (2 * math.pi) - math.pi)
    return found, float(turn.max()) if len(turn) else 0.0


def _strip(facts: Facts, said: Said) -> BaseGeometry:
    """Where the middle of what is between two locked things may be."""
    ends = [facts.things[o] for o in said.relation.objects]
    places = [end.fixed[X : Y + 1] for end in ends if end.fixed is not None]
    wide = max(BETWEEN_ASIDE, *(min(end.outer, end.foot) for end in ends))
    if math.dist(*places) < _POINT:
        return shapely.Point(places[0])
    return shapely.buffer(shapely.LineString(places), wide * (1 + _SLACK) + _SLACK)

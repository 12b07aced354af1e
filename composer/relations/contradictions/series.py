"""Rows along a line: as many metres apart as is said, and no longer than the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from composer.messages import Message
from composer.relations.contradictions.facts import Conflict, Facts, Said
from composer.relations.contradictions.told import names, nodes_of, plainly
from composer.relations.sights.lines import line_of
from composer.relations.street import ALONG, BEYOND, SPACING
from composer.street.survey import survey_of

_ROUNDING = 1e-6
_MOST = 200


def series(facts: Facts) -> Iterator[Conflict]:
    """Rows whose members want different distances, and rows that are longer than what they stand along."""
    rows: dict[tuple[str, str], list[Said]] = {}
    for said in facts.saying(ALONG.name):
        if said.ground is not None and said.relation.value is not None:
            rows.setdefault((said.target, facts.scene.by_id[said.subject].category), []).append(said)
    if not rows:
        return
    silent = _without_distance(facts)
    for row, members in rows.items():
        if len(members) > 1:
            if row not in silent:
                yield from _differing(facts, members)
            yield from _too_long(facts, members)


def _without_distance(facts: Facts) -> set[tuple[str, str]]:
    """Rows in which something says no distance that must hold: it may stand between others whatever theirs is."""
    nodes = facts.scene.by_id
    return {
        (name, nodes[r.subject].category)
        for r in facts.scene.relations
        if r.predicate == ALONG.name and (r.value is None or not r.hard)
        for name in r.objects
    }


def _metres(said: Said) -> float:
    assert said.relation.value is not None
    return abs(said.relation.value)


def _differing(facts: Facts, members: Sequence[Said]) -> Iterator[Conflict]:
    """Two with different distances in a row of one line: somewhere in it two such are neighbours."""
    first = members[0]
    assert first.ground is not None
    if len(first.ground.rows) > 1:
        return
    lowest, highest = min(members, key=_metres), max(members, key=_metres)
    told: set[frozenset[str]] = set()
    for one, other in [*product((lowest,), members), *product((highest,), members)][:_MOST]:
        pair = frozenset((one.subject, other.subject))
        differ = abs(_metres(other) - _metres(one)) > 2 * SPACING + _ROUNDING
        if len(pair) == 2 and pair not in told and differ:
            told.add(pair)
            relations = (one.relation, other.relation)
            nodes = nodes_of(facts, relations)
            sentence = Message(
                "{who} stand in one row along {what} and cannot each have another distance to its neighbours "
                "({relations}).",
                who=names(facts, nodes),
                what=one.target,
                relations=plainly(relations),
            )
            yield Conflict("relations", relations, nodes, sentence)


def _too_long(facts: Facts, members: Sequence[Said]) -> Iterator[Conflict]:
    """More than find a place so far apart."""
    ground = members[0].ground
    assert ground is not None
    survey = survey_of(facts.scene)
    lengths = [line_of(survey, ground.sort, piece).length + 2 * BEYOND for piece in ground.rows.tolist()]
    asked = sorted(members, key=_metres, reverse=True)
    capacity = _capacities(lengths, asked)
    for count, most in capacity.items():
        if count > most:
            # Any of them has the place of another, so that one less finds place.
            relations = tuple(s.relation for s in asked[:count])
            nodes = nodes_of(facts, relations)
            apart = _metres(asked[count - 1])
            long = sum(lengths) - 2 * BEYOND * len(lengths)
            sentence = Message(
                "{who} do not find place along {what} {apart:g} m apart: on {long:.1f} m there is place for {most} "
                "({relations}).",
                who=names(facts, nodes),
                what=members[0].target,
                apart=apart,
                long=long,
                most=most,
                relations=plainly(relations),
            )
            yield Conflict("room", relations, nodes, sentence)
            return


def _capacities(lengths: Sequence[float], asked: Sequence[Said]) -> Mapping[int, int]:
    """For each number of members, those that want the largest distances first, how many such find place."""
    found = {}
    for count in range(1, len(asked) + 1):
        apart = _metres(asked[count - 1]) - SPACING - _ROUNDING
        if apart <= 0:
            break
        found[count] = sum(int(length / apart) + 1 for length in lengths)
    return found

"""What is said of things on both sides of a road, between others, or of parts that a street does not have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from composer.messages import Message
from composer.relations.contradictions.facts import Conflict, Facts
from composer.relations.contradictions.plan import middles_apart
from composer.relations.contradictions.told import names, nodes_of, plainly
from composer.relations.sights.pairs import half_width
from composer.relations.street import (
    ALONG,
    AT_CROSSING,
    BETWEEN,
    FACING_ROAD,
    HEADS,
    ON,
    OPPOSITE,
    SET_BACK_FROM,
)
from composer.scene import Relation
from composer.street.survey import Survey, survey_of

_NEAR = ("close by", "next to", "around", "at", "standing on", "inside")
_OF_GROUND = tuple(rule.name for rule in (ON, HEADS, ALONG, AT_CROSSING, SET_BACK_FROM, FACING_ROAD))
_SAMPLES = 15
_NARROWER = 0.8
"""Share of the least width found that a road has for sure between the places that were looked at."""


def across(facts: Facts) -> Iterator[Conflict]:
    """What is between each other, and what is across the road and near."""
    yield from _between_each_other(facts)
    yield from _opposite_and_near(facts)


def _between_each_other(facts: Facts) -> Iterator[Conflict]:
    """Of three, one is between the two others: it sees them in nearly opposite directions."""
    groups: dict[frozenset[str], dict[str, Relation]] = {}
    for said in facts.saying(BETWEEN.name):
        groups.setdefault(frozenset((said.subject, *said.relation.objects)), {})[said.subject] = said.relation
    for group, middles in groups.items():
        if len(group) == 3 and len(middles) > 1:
            first, *others = middles.values()
            for other in others:
                relations = (first, other)
                nodes = nodes_of(facts, relations)
                sentence = Message(
                    "{who} cannot be between each other: one of three is in the middle ({relations}).",
                    who=names(facts, nodes),
                    relations=plainly(relations),
                )
                yield Conflict("relations", relations, nodes, sentence)


def _opposite_and_near(facts: Facts) -> Iterator[Conflict]:
    """A road has a width."""
    opposite = {frozenset((s.subject, s.target)): s for s in facts.saying(OPPOSITE.name)}
    near = [s for s in facts.saying(*_NEAR) if frozenset((s.subject, s.target)) in opposite] if opposite else []
    if not near:
        return
    least = _least_width(survey_of(facts.scene)) * _NARROWER
    for said in near:
        apart = middles_apart(said, facts)
        if apart is not None and apart < least:
            relations = (opposite[frozenset((said.subject, said.target))].relation, said.relation)
            nodes = nodes_of(facts, relations)
            sentence = Message(
                "{who} cannot be so near to each other with a road between them, {least:.1f} m at least ({relations}).",
                who=names(facts, nodes),
                least=least,
                relations=plainly(relations),
            )
            yield Conflict("relations", relations, nodes, sentence)


def _least_width(survey: Survey) -> float:
    """The least width of a driven surface, looked at in some places, metres."""
    found = [np.inf]
    for row in np.flatnonzero(survey.driven).tolist():
        track = survey.track(row)
        if track is None:
            return 0.0
        along = np.linspace(0.0, track.length, _SAMPLES)
        points, headings = track.at(along)
        frames = np.column_stack([points, headings])
        found.append(2 * min(half_width(survey, row, frame) for frame in frames))
    return float(min(found))


def absent(facts: Facts) -> Iterator[Conflict]:
    """Relations to parts of a street that it does not have."""
    scene = facts.scene
    if scene.kind != "street" or not scene.surfaces:
        return
    survey = survey_of(scene)
    said = {s.relation.key for s in facts.said}
    for relation in scene.relations:
        if not relation.hard or relation.subject not in facts.things or relation.key in said:
            continue
        lost = _lost(survey, relation)
        if lost is not None:
            who = names(facts, [relation.subject])
            sentence = Message(
                "This street has no {lost} for {who} ({relations}).",
                lost=lost,
                who=who,
                relations=plainly([relation]),
            )
            yield Conflict("room", (relation,), nodes_of(facts, [relation]), sentence)


def _lost(survey: Survey, relation: Relation) -> str | None:
    """What a relation names and the street lacks."""
    if relation.predicate == OPPOSITE.name:
        return None if survey.driven.any() else "road"
    if relation.predicate not in _OF_GROUND:
        return None
    return next((name for name in relation.objects if survey.meant(name) is None), None)

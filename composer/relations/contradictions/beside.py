"""What is inside something and beside it at once."""

from __future__ import annotations

from collections.abc import Iterator

from composer.messages import Message
from composer.relations.contradictions.facts import Conflict, Facts
from composer.relations.contradictions.plan import SIDES
from composer.relations.contradictions.told import names, nodes_of, plainly

_TINY = 0.08
"""Metres: what is smaller may lie inside within the tolerance, and yet hardly in it."""


def inside_and_beside(facts: Facts) -> Iterator[Conflict]:
    """What is left of something, or behind it, does not share most of its volume with it."""
    inside = {frozenset((s.subject, s.target)): s for s in facts.saying("inside") if s.target in facts.things}
    for said in facts.saying(*SIDES) if inside else ():
        within = inside.get(frozenset((said.subject, said.target)))
        if within is None:
            continue
        thing = facts.things[within.subject]
        if min(*thing.least, thing.height[0]) < _TINY:
            continue
        relations = (within.relation, said.relation)
        nodes = nodes_of(facts, relations)
        sentence = Message(
            "{who} cannot be one inside the other and beside it ({relations}).",
            who=names(facts, nodes),
            relations=plainly(relations),
        )
        yield Conflict("relations", relations, nodes, sentence)

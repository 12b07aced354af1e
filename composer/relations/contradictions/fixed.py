"""Relations between things that are locked where they are."""

from __future__ import annotations

from collections.abc import Iterator

from composer.messages import Message
from composer.relations.contradictions.facts import Conflict, Facts, Said, relations_missed
from composer.relations.contradictions.told import names, nodes_of, plainly, said
from composer.relations.street import ALONG
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Relation, revise


def fixed(facts: Facts) -> Iterator[Conflict]:
    """Relations that do not hold, and in which nothing may move."""
    bound = {s.relation.key: s.relation for s in facts.said if _bound(facts, s)}
    free = {s.relation.key for s in facts.said if not _bound(facts, s)}
    relations = tuple(r for key, r in bound.items() if key not in free)
    if not relations:
        return
    scene = revise(facts.scene, relations=relations)
    for relation in relations_missed(RelationTable.of(scene), all_boxes(scene)):
        nodes = nodes_of(facts, [relation])
        yield Conflict("relations", (relation,), nodes, _told(facts, nodes, relation))


def _told(facts: Facts, nodes: tuple[str, ...], relation: Relation) -> Message:
    who = names(facts, nodes)
    if len(nodes) == 1:
        held = Message("{who} is locked", who=who)
    elif len(nodes) == 2:
        held = Message("{who} are both locked", who=who)
    else:
        held = Message("{who} are locked", who=who)
    return Message(
        "{held}, so it cannot become true that {relation} ({relations}).",
        held=held,
        relation=said(facts, relation),
        relations=plainly([relation]),
    )


def _bound(facts: Facts, said: Said) -> bool:
    """Whether neither of the two may move or grow."""
    target = facts.things.get(said.target)
    if target is None:
        known = said.parts is not None or (said.ground is not None and not _neighbourly(said))
    else:
        known = target.box is not None
    return known and facts.things[said.subject].box is not None


def _neighbourly(said: Said) -> bool:
    """Whether a relation speaks of neighbours too, which may move."""
    return said.predicate == ALONG.name and said.relation.value is not None

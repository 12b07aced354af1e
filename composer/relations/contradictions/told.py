"""Sentences for designers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce

from composer.messages import Mention, Message, listed
from composer.relations.contradictions.facts import Facts
from composer.scene import STREET_PARTS, Relation, mentioned
from composer.vocabulary import predicate

_ANY = ("floor", "wall", *STREET_PARTS)
"""Parts of a room or street that English calls by what they are."""
_MOST = 12
"""How many names or relations a sentence has at most."""


def name(facts: Facts, node_id: str) -> Mention:
    """What a node is called in a sentence: ``Double bed 3``; a part of the room keeps its name."""
    thing = facts.things.get(node_id)
    text = thing.name if thing is not None else f"the {node_id}" if node_id in _ANY else node_id
    return Mention(text, node_id)


def names(facts: Facts, nodes: Iterable[str]) -> str:
    """The names of nodes, each once; of very many only the first."""
    words: list[str] = [name(facts, i) for i in dict.fromkeys(nodes)]
    if len(words) > _MOST:
        words[_MOST - 2 :] = [Message("{count} others", count=len(words) - _MOST + 2)]
    return listed(words)


def said(facts: Facts, relation: Relation) -> Mention:
    """A relation as a person reads it: ``Desk 2 is left of Bed 1``."""
    value = "" if relation.value is None else f" ({relation.value:g} m)"
    phrase = predicate(relation.predicate).phrase
    return Mention(f"{name(facts, relation.subject)} {phrase} {names(facts, relation.objects)}{value}", relation)


def plainly(relations: Iterable[Relation]) -> str:
    """Relations as they are written: ``2 left 1; 1 left 2``."""
    words: list[str] = [mentioned(r) for r in relations]
    if len(words) > _MOST:
        words[_MOST - 1 :] = ["…"]
    return reduce(lambda first, more: Message("{first}; {more}", first=first, more=more), words)


def nodes_of(facts: Facts, relations: Iterable[Relation]) -> tuple[str, ...]:
    """The nodes that relations are about, each once."""
    mentioned = (i for r in relations for i in (r.subject, *r.objects))
    return tuple(dict.fromkeys(i for i in mentioned if i in facts.scene.by_id))


def locked(facts: Facts, nodes: Iterable[str]) -> Message:
    """Which of some nodes are locked in their places, as the end of a clause; nothing if none is."""
    everyone = list(nodes)
    held = [i for i in everyone if facts.things[i].fixed is not None]
    if not held:
        return Message("")
    if len(held) == len(everyone):
        return Message(" where it is locked") if len(held) == 1 else Message(" where they are locked")
    who = names(facts, held)
    return Message(" while {who} is locked", who=who) if len(held) == 1 else Message(" while {who} are locked", who=who)


def missing(metres: float) -> Message:
    """By how much something is missed, as the end of a sentence; nothing if no length could mend it."""
    return Message("; {length:.2f} m are missing", length=metres) if math.isfinite(metres) else Message("")

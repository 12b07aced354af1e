"""Sentences for designers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from composer.relations.contradictions.facts import Facts
from composer.scene import Relation, describe
from composer.vocabulary import predicate

_MOST = 12
"""How many names or relations a sentence has at most."""


def name(facts: Facts, node_id: str) -> str:
    """What a node is called in a sentence: ``Double bed 3``; a part of the room keeps its name."""
    thing = facts.things.get(node_id)
    return thing.name if thing is not None else f"the {node_id}" if node_id in ("floor", "wall") else node_id


def listed(words: Sequence[str]) -> str:
    """``A, B and C``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def names(facts: Facts, nodes: Iterable[str]) -> str:
    """The names of nodes, each once; of very many only the first."""
    words = [name(facts, i) for i in dict.fromkeys(nodes)]
    return listed(words if len(words) <= _MOST else [*words[: _MOST - 2], f"{len(words) - _MOST + 2} others"])


def said(facts: Facts, relation: Relation) -> str:
    """A relation as a person reads it: ``Desk 2 is left of Bed 1``."""
    value = "" if relation.value is None else f" ({relation.value:g} m)"
    phrase = predicate(relation.predicate).phrase
    return f"{name(facts, relation.subject)} {phrase} {names(facts, relation.objects)}{value}"


def plainly(relations: Iterable[Relation]) -> str:
    """Relations as they are written: ``2 left 1; 1 left 2``."""
    words = [describe(r) for r in relations]
    return "; ".join(words if len(words) <= _MOST else [*words[: _MOST - 1], "…"])


def nodes_of(facts: Facts, relations: Iterable[Relation]) -> tuple[str, ...]:
    """The nodes that relations are about, each once."""
    mentioned = (i for r in relations for i in (r.subject, *r.objects))
    return tuple(dict.fromkeys(i for i in mentioned if i in facts.scene.by_id))


def locked(facts: Facts, nodes: Iterable[str]) -> str:
    """Which of some nodes are locked in their places, as the end of a clause; nothing if none is."""
    everyone = list(nodes)
    held = [i for i in everyone if facts.things[i].fixed is not None]
    if not held:
        return ""
    if len(held) == len(everyone):
        return " where it is locked" if len(held) == 1 else " where they are locked"
    return f" while {names(facts, held)} {'is' if len(held) == 1 else 'are'} locked"


def missing(metres: float) -> str:
    """By how much something is missed, as the end of a sentence; nothing if no length could mend it."""
    return f"; {metres:.2f} m are missing" if math.isfinite(metres) else ""

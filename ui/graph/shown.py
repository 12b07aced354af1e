"""What the graph shows of a scene: which relations, and which nodes a search has found."""

from __future__ import annotations

from dataclasses import dataclass

from composer.scene import Node, Relation
from composer.vocabulary import predicate
from ui.controllers.naming import State
from ui.controllers.relations import QUIET_KINDS


@dataclass
class Shown:
    """The user's choice.

    Attributes
    ----------
    everything : bool
        Also relations that boxes do not decide, and those with the room.
    kinds : set of str or None
        Only predicates of these kinds.
    words : str
        What is looked for.
    """

    everything: bool = False
    kinds: frozenset[str] | None = None
    words: str = ""

    def relation(self, relation: Relation, state: State | None) -> bool:
        """Whether a relation is shown; one that does not hold always is."""
        if state in (State.VIOLATED, State.CONTRADICTORY):
            return True
        kind = predicate(relation.predicate).kind
        if self.kinds is not None:
            return kind in self.kinds
        return self.everything or (kind not in QUIET_KINDS and "floor" not in relation.objects)

    def found(self, title: str, node: Node | None) -> bool:
        """Whether a node or a part of the room is what is looked for; all are where nothing is."""
        text = f"{title} {node.category.replace('_', ' ') if node is not None else ''}".lower()
        return all(word in text for word in self.words.lower().split())

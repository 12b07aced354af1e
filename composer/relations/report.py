"""What a check of a scene finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from composer.messages import Message
from composer.relations.counts import Counts
from composer.scene import Relation


@dataclass(frozen=True)
class Violation:
    """A relation that does not hold, and by how much.

    `off_by` is in `unit`: ``m`` for lengths, ``share`` for ratios and overlaps, ``missing`` if a box is missing.
    """

    relation: Relation
    off_by: float
    unit: str


@dataclass(frozen=True)
class Stray:
    """A vehicle that is not where vehicles are, or not as they are: by `off_by` in `unit`, ``m`` or ``rad``."""

    node: str
    off_by: float
    unit: str


@dataclass(frozen=True)
class Contradiction:
    """Relations that cannot hold together, or that the room has no space for.

    The set is irreducible: take any member away and the rest can hold.
    """

    kind: Literal["relations", "room"]
    sentence: Message
    relations: tuple[Relation, ...]
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The state of a scene's promises.

    Attributes
    ----------
    held : tuple of Relation
        Relations that hold.
    violated : tuple of Violation
        Relations that do not.
    unchecked : tuple of Relation
        Relations that boxes do not decide, or whose predicate nobody knows.
    overlaps : tuple of (str, str, float)
        Pairs of nodes that share more than 2 % of the smaller one's volume, with that share.
    out_of_bounds : tuple of str
        Nodes with a corner more than 2 cm off the floor.
    contradictions : tuple of Contradiction
        Sets of relations that can never hold together.
    in_lanes : tuple of str
        Nodes that stand in a lane of a street although they are no vehicles and nothing says that they should.
    strays : tuple of Stray
        Vehicles that are not within their lane or parking place, or turned from its direction.
    counts : Counts or None
        What is on a street; None for a room.
    """

    held: tuple[Relation, ...] = ()
    violated: tuple[Violation, ...] = ()
    unchecked: tuple[Relation, ...] = ()
    overlaps: tuple[tuple[str, str, float], ...] = ()
    out_of_bounds: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    in_lanes: tuple[str, ...] = ()
    strays: tuple[Stray, ...] = ()
    counts: Counts | None = None

    @property
    def hard_violations(self) -> tuple[Violation, ...]:
        """Violations of relations without a weight."""
        return tuple(v for v in self.violated if v.relation.hard)

    @property
    def sound(self) -> bool:
        """Whether every hard relation holds and none contradict each other."""
        return not self.hard_violations and not self.contradictions

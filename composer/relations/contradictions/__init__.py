"""Sets of relations that can never hold together, or that the room has no space for.

Each prover looks for one kind of reason and leans only on what the rules, the plausible sizes, locks and the room
make certain. What it finds is cut down to a smallest set: taking any member away lets the rest hold, as far as all
provers together can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from composer.relations.contradictions.across import absent, across
from composer.relations.contradictions.beside import inside_and_beside
from composer.relations.contradictions.circles import circles
from composer.relations.contradictions.corners import in_corners
from composer.relations.contradictions.distances import distances
from composer.relations.contradictions.facts import Conflict, Facts, relations_missed
from composer.relations.contradictions.fixed import fixed
from composer.relations.contradictions.plan import places
from composer.relations.contradictions.series import series
from composer.relations.contradictions.space import space
from composer.relations.contradictions.spots import spots
from composer.relations.contradictions.street import places_on_street
from composer.relations.contradictions.turns import turns
from composer.relations.contradictions.vertical import heights, volumes
from composer.relations.report import Contradiction
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Scene, revise

__all__ = ["MAX_CONTRADICTIONS", "contradictions"]

MAX_CONTRADICTIONS = 200
_PROVERS: tuple[Callable[[Facts], Iterator[Conflict]], ...] = (
    fixed, circles, inside_and_beside, space, in_corners, turns, distances, heights, volumes, places, spots,
    absent, places_on_street, series, across,
)  # fmt: skip
_LONG = 12
"""Longer chains are not searched for smaller sets: each prover gives one that is irreducible for itself."""
_IRREDUCIBLE = (circles, fixed, absent, places_on_street, series, across)
"""Provers that find smallest sets by themselves."""


def contradictions(scene: Scene) -> tuple[Contradiction, ...]:
    """The smallest sets of hard relations, and of nodes, that cannot be together.

    Soft relations, and predicates that boxes do not decide, take no part.
    """
    facts = Facts.of(scene)
    found: dict[frozenset[object], Conflict] = {}
    for conflict in _proved(facts):
        if len(found) >= MAX_CONTRADICTIONS:
            break
        if conflict.members not in found and not _refuted(scene, conflict):
            found[conflict.members] = conflict
    kept = [c for c in found.values() if not any(members < c.members for members in found)]
    return tuple(Contradiction(c.kind, c.sentence, c.relations, c.nodes) for c in kept)


def _proved(facts: Facts) -> Iterator[Conflict]:
    for prover in _PROVERS:
        for conflict in prover(facts):
            yield conflict if prover in _IRREDUCIBLE else _least(facts, conflict)


def _least(facts: Facts, conflict: Conflict) -> Conflict:
    """A smallest conflict among the relations of one."""
    for relation in conflict.relations if 1 < len(conflict.relations) <= _LONG else ():
        rest = facts.only([r for r in conflict.relations if r.key != relation.key], conflict.nodes)
        for prover in _PROVERS:
            for smaller in prover(rest):
                return _least(facts, smaller)
    return conflict


def _refuted(scene: Scene, conflict: Conflict) -> bool:
    """Whether all of a conflict holds as the things stand now: then it can hold."""
    from composer.relations.check import out_of_bounds, overlaps  # which looks for contradictions itself

    ids = {*conflict.nodes, *(r.subject for r in conflict.relations)}
    nodes = [n for n in scene.nodes if n.id in ids]
    if any(node.box is None for node in nodes):
        return False
    loose = tuple(n if n.parent in ids else revise(n, parent=None) for n in nodes)
    now = revise(scene, nodes=loose, relations=conflict.relations)
    if relations_missed(RelationTable.of(now), all_boxes(now)):
        return False
    return conflict.kind == "relations" or not (overlaps(now) or out_of_bounds(now))

"""Which relations of a layout hold, in the two readings that the evaluation tells.

The strict reading is ours, `composer.relations`. The published one is the field's (CommonScenes, EchoScene): *front*
and *behind* may be missed by as much as they must differ in ours, and *standing on* compares bottoms whatever the
object is. Both use oriented boxes, where the published scorers ignore yaw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import numpy as np

from composer.relations.check import ROUNDING, check
from composer.relations.geometry import overlap_share
from composer.relations.predicates import SIDE_GAP, SIDE_OVERLAP, TOUCH
from composer.scene import Relation, Scene

Reading = Literal["strict", "published"]
READINGS: tuple[Reading, ...] = ("strict", "published")

Verdicts = dict[Relation, bool]
Counts = dict[str, tuple[int, int]]
"""Predicate → how many hold, of how many."""


def verdicts(scene: Scene) -> dict[Reading, Verdicts]:
    """Of every relation that boxes decide, whether it holds in either reading."""
    report = check(scene, with_contradictions=False)
    strict = dict.fromkeys(report.held, True) | dict.fromkeys((v.relation for v in report.violated), False)
    return {"strict": strict, "published": {r: _published(scene, r, held) for r, held in strict.items()}}


def _published(scene: Scene, relation: Relation, strict: bool) -> bool:
    if relation.predicate not in ("front", "behind", "standing on"):
        return strict
    subject = scene.node(relation.subject).box
    target = scene.by_id.get(relation.object)
    if subject is None or (target is not None and target.box is None):
        return False
    if relation.predicate == "standing on":
        return abs(subject.z - (0.0 if target is None or target.box is None else target.box.z)) < TOUCH
    if target is None or target.box is None:
        return strict
    ahead = subject.y - target.box.y if relation.predicate == "front" else target.box.y - subject.y
    share = overlap_share(np.array(subject.values), np.array(target.box.values))
    return ahead >= -SIDE_GAP - ROUNDING and float(share) <= SIDE_OVERLAP + ROUNDING


def counted(found: Verdicts, about: Callable[[Relation], bool] = lambda relation: True) -> Counts:
    """Count verdicts by predicate, of the relations that `about` chooses."""
    counts: Counts = {}
    for relation, held in found.items():
        if about(relation):
            good, total = counts.get(relation.predicate, (0, 0))
            counts[relation.predicate] = good + held, total + 1
    return counts


def added(many: Iterable[Counts]) -> Counts:
    """The sum of several counts."""
    total: Counts = {}
    for counts in many:
        for name, (good, asked) in counts.items():
            before = total.get(name, (0, 0))
            total[name] = before[0] + good, before[1] + asked
    return total

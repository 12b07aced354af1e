"""A scene's boxes and relations as arrays, grouped by rule: what checking, guiding and projecting share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.relations.predicates import Rule, rule_for
from composer.scene import Relation, Scene

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

FLOOR_THICKNESS = 0.02


@dataclass(frozen=True)
class RuleRows:
    """The relations that one rule decides.

    `subjects` and `objects` are rows of the box array, (R,); `indices` are positions in `relations` of the table, (R,).
    """

    rule: Rule
    subjects: IntArray
    objects: IntArray
    indices: IntArray


@dataclass(frozen=True)
class RelationTable:
    """The checkable relations of a scene.

    Attributes
    ----------
    rows : Mapping
        Node id → row of the box array; the floor, if there is one, is the row after the last node.
    relations : tuple of Relation
        The relations that rules decide.
    groups : tuple of RuleRows
        The same, grouped by rule.
    unchecked : tuple of Relation
        The others.
    """

    rows: Mapping[str, int]
    relations: tuple[Relation, ...]
    groups: tuple[RuleRows, ...]
    unchecked: tuple[Relation, ...]

    @classmethod
    def of(cls, scene: Scene) -> RelationTable:
        """Read a scene's relations; relations to a floor that does not exist are decided too (its height is zero)."""
        rows = {node.id: i for i, node in enumerate(scene.nodes)}
        floor = len(rows)
        decided: list[Relation] = []
        unchecked: list[Relation] = []
        found: dict[int, tuple[Rule, list[tuple[int, int, int]]]] = {}
        for relation in scene.relations:
            to_floor = relation.object == "floor"
            rule = rule_for(relation.predicate, to_floor)
            target = floor if to_floor else rows.get(relation.object)
            if rule is None or target is None or len(relation.objects) != 1:
                unchecked.append(relation)
                continue
            _, group = found.setdefault(id(rule), (rule, []))
            group.append((rows[relation.subject], target, len(decided)))
            decided.append(relation)
        groups = []
        for rule, group in found.values():
            s, o, i = np.array(group, np.int64).T
            groups.append(RuleRows(rule, s, o, i))
        return cls(rows, tuple(decided), tuple(groups), tuple(unchecked))


def floor_box(scene: Scene) -> FloatArray:
    """The floor as a box row, (7,): its bounds, 2 cm thick, bottom at zero."""
    if scene.floor is None:
        return np.array([1e3, 1e3, FLOOR_THICKNESS, 0.0, 0.0, 0.0, 0.0])
    x0, y0, x1, y1 = scene.floor.bounds
    return np.array([x1 - x0, y1 - y0, FLOOR_THICKNESS, (x0 + x1) / 2, (y0 + y1) / 2, 0.0, 0.0])


def box_array(scene: Scene) -> FloatArray:
    """Boxes of all nodes and, last, of the floor: (N + 1, 7); NaN rows for nodes without a box."""
    missing = (np.nan,) * 7
    rows = [node.box.values if node.box is not None else missing for node in scene.nodes]
    return np.array([*rows, floor_box(scene)], np.float64).reshape(len(rows) + 1, 7)


def centre_of(scene: Scene) -> FloatArray:
    """The point symmetry is about, (2,)."""
    return np.array(scene.provenance.centre[:2], np.float64)

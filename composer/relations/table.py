"""A scene's boxes and relations as arrays, grouped by rule: what checking, guiding and projecting share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.relations.predicates import rule_for
from composer.relations.room_parts import part_boxes, rows_of
from composer.relations.rule import Rule
from composer.scene import Relation, Scene
from composer.vocabulary import category

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

FLOOR_THICKNESS = 0.02


@dataclass(frozen=True)
class RuleRows:
    """What one rule decides.

    Attributes
    ----------
    rule : Rule
    subjects, objects : (R,) int64
        Rows of `all_boxes`.
    indices : (R,) int64
        Positions in `relations` of the table. A relation with several objects has as many rows, all of which must hold.
    slots : (R,) int64
        Rows of one slot are alternatives (*against a wall*: any of them), of which one must hold.
    told : (R, TOLD) float64
        What the rule is told besides the boxes.
    """

    rule: Rule
    subjects: IntArray
    objects: IntArray
    indices: IntArray
    slots: IntArray
    told: FloatArray

    def gaps(self, boxes: FloatArray) -> FloatArray:
        """Gaps of every row for `boxes` as `all_boxes` gives them, (R, units)."""
        return np.asarray(self.rule.gaps(boxes[self.subjects], boxes[self.objects], self.told), np.float64)

    def at(self, rows: IntArray | npt.NDArray[np.bool_]) -> RuleRows:
        """Some of the rows."""
        return RuleRows(
            self.rule, self.subjects[rows], self.objects[rows], self.indices[rows], self.slots[rows], self.told[rows]
        )


@dataclass(frozen=True)
class RelationTable:
    """The checkable relations of a scene.

    Attributes
    ----------
    rows : Mapping
        Node id → row of the box array.
    relations : tuple of Relation
        The relations that rules decide.
    groups : tuple of RuleRows
        The same, grouped by rule.
    unchecked : tuple of Relation
        The others.
    slots : int
        How many slots the groups have.
    open : bool
        Whether any slot has alternatives.
    """

    rows: Mapping[str, int]
    relations: tuple[Relation, ...]
    groups: tuple[RuleRows, ...]
    unchecked: tuple[Relation, ...]
    slots: int
    open: bool

    @classmethod
    def of(cls, scene: Scene) -> RelationTable:
        """Read a scene's relations; relations to a floor that does not exist are decided too (its height is zero)."""
        rows = {node.id: i for i, node in enumerate(scene.nodes)}
        decided: list[Relation] = []
        unchecked: list[Relation] = []
        found: dict[int, tuple[Rule, list[tuple[int, int, int, int]], list[tuple[float, ...]]]] = {}
        slots = alternatives = 0
        for relation in scene.relations:
            targets = [_targets(name, rows, scene) for name in relation.objects]
            rules = [rule_for(relation.predicate, name == "floor") for name in relation.objects]
            if not all(targets) or None in rules:
                unchecked.append(relation)
                continue
            told = _told(relation, scene)
            for rule, target in zip(rules, targets, strict=True):
                assert rule is not None
                _, members, context = found.setdefault(id(rule), (rule, [], []))
                members += [(rows[relation.subject], t, len(decided), slots) for t in target]
                context += [told] * len(target)
                alternatives += len(target) - 1
                slots += 1
            decided.append(relation)
        groups = []
        for rule, members, context in found.values():
            s, o, i, slot = np.array(members, np.int64).T
            groups.append(RuleRows(rule, s, o, i, slot, np.array(context, np.float64)))
        return cls(rows, tuple(decided), tuple(groups), tuple(unchecked), slots, alternatives > 0)

    def settled(self, boxes: FloatArray) -> tuple[RuleRows, ...]:
        """The groups with one row a slot: of alternatives, the one that `boxes` are nearest to."""
        if not self.open:
            return self.groups
        kept = []
        for group in self.groups:
            worst = np.nan_to_num(group.gaps(boxes), nan=np.inf).max(axis=-1)
            order = np.lexsort((worst, group.slots))
            _, first = np.unique(group.slots[order], return_index=True)
            kept.append(group.at(np.sort(order[first])))
        return tuple(kept)


def _targets(name: str, rows: Mapping[str, int], scene: Scene) -> tuple[int, ...]:
    """Rows that an object of a relation may mean; none if it means nothing that has a box."""
    if name in rows:
        return (rows[name],)
    floor = len(rows)
    if name == "floor":
        return (floor,)
    return tuple(floor + 1 + i for i in rows_of(name, scene.floor) or ())


def _told(relation: Relation, scene: Scene) -> tuple[float, ...]:
    subject = scene.by_id[relation.subject]
    value = math.nan if relation.value is None else relation.value
    back = float(category(subject.category).back_to_wall)
    x, y = scene.provenance.centre[:2]
    return x, y, value, back, float(subject.parent is not None and subject.parent in relation.objects)


def floor_box(scene: Scene) -> FloatArray:
    """The floor as a box row, (7,): its bounds, 2 cm thick, bottom at zero."""
    if scene.floor is None:
        return np.array([1e3, 1e3, FLOOR_THICKNESS, 0.0, 0.0, 0.0, 0.0])
    x0, y0, x1, y1 = scene.floor.bounds
    return np.array([x1 - x0, y1 - y0, FLOOR_THICKNESS, (x0 + x1) / 2, (y0 + y1) / 2, 0.0, 0.0])


def room_boxes(scene: Scene) -> FloatArray:
    """Boxes that relations may name besides the nodes': the floor, then walls, corners, doors and windows, (F, 7)."""
    return np.vstack([floor_box(scene), part_boxes(scene.floor)[0]])


def node_boxes(scene: Scene) -> FloatArray:
    """Boxes of all nodes, (N, 7); NaN rows for nodes without one."""
    missing = (np.nan,) * 7
    rows = [node.box.values if node.box is not None else missing for node in scene.nodes]
    return np.array(rows, np.float64).reshape(len(rows), 7)


def all_boxes(scene: Scene) -> FloatArray:
    """What rows of a `RelationTable` count: boxes of all nodes, then those of the room, (N + F, 7)."""
    return np.vstack([node_boxes(scene), room_boxes(scene)])


def centre_of(scene: Scene) -> FloatArray:
    """The point symmetry is about, (2,)."""
    return np.array(scene.provenance.centre[:2], np.float64)

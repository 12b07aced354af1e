"""A scene's boxes and relations as arrays, grouped by rule: what checking, guiding and projecting share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from composer.relations.asked import Asked
from composer.relations.predicates import rule_for
from composer.relations.room_parts import part_boxes, rows_of
from composer.relations.rows import FloatArray, IntArray, RuleRows
from composer.relations.rule import Rule
from composer.scene import Relation, Scene
from composer.vocabulary import category

__all__ = [
    "FloatArray",
    "IntArray",
    "RelationTable",
    "RuleRows",
    "all_boxes",
    "centre_of",
    "floor_box",
    "node_boxes",
    "room_boxes",
]

FLOOR_THICKNESS = 0.02


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
        Whether any slot has alternatives, or anything depends on what of a street is near.
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
        asked = Asked(scene, rows) if scene.surfaces else None
        for relation in scene.relations:
            taken = None if asked is None else asked.add(relation, len(decided), slots, _told(relation, scene))
            if taken is not None:
                decided.append(relation)
                slots += taken
                continue
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
        groups += [] if asked is None else asked.groups()
        open_ = alternatives > 0 or any(group.sight is not None for group in groups)
        return cls(rows, tuple(decided), tuple(groups), tuple(unchecked), slots, open_)

    def settled(self, boxes: FloatArray) -> tuple[RuleRows, ...]:
        """The groups with one row a slot: of alternatives, the one that `boxes` are nearest to.

        Of a street, which lane, curb or crossing is meant and who are neighbours is decided too: neighbours in a row
        are a group of their own, with as many rows to a relation as it has neighbours.
        """
        if not self.open:
            return self.groups
        return tuple(settled for group in self.groups for settled in group.settled(boxes))


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

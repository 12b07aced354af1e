"""Changing what shall hold: add, change, flip, delete relations, and let them follow the plan."""

from __future__ import annotations

import numpy as np

from composer.edits import AddRelation, ChangeRelation, Edit, RemoveRelation, same_kind
from composer.messages import Message
from composer.relations import check, derive
from composer.relations.geometry import footprint_distance
from composer.relations.kin import INSTANCE, alike
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Node, Relation, Scene, build, revise, room_part
from composer.vocabulary import category, predicate, predicates
from ui.controllers.session import Session
from ui.words import tr

ROOM_CHOICES = {
    "wall": ("against wall", "centred on", "facing", "at"),
    "corner": ("in corner",),
    "window": ("under", "facing", "at"),
    "door": ("facing", "at"),
    "floor": ("standing on", "above", "centred on"),
}
"""What can be said of a node and a part of the room."""

QUIET_KINDS = ("style", "super category", "material")
"""Kinds of relation that boxes do not decide; the graph hides them until asked."""


class RelationController:
    """Edits of relations; every one is an undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, subject: str, name: str, target: str) -> Relation | None:
        """Relate two nodes; replaces what was said of the same kind between them."""
        value = measured(self._session.scene, subject, target) if predicate(name).value is not None else None
        relation = build(Relation, subject=subject, predicate=name, objects=(target,), value=value)
        if not self._session.push(AddRelation(relation)):
            return None
        self._session.select([subject, target], relation)
        return relation

    def change(self, relation: Relation, name: str) -> Relation | None:
        """Another predicate in its place."""
        return self._swap(relation, revise(relation, predicate=name, value=None))

    def flip(self, relation: Relation) -> Relation | None:
        """*Left of* becomes *right of*; where there is no opposite, subject and object change places."""
        inverse = predicate(relation.predicate).inverse
        if inverse is not None and inverse != relation.predicate:
            return self.change(relation, inverse)
        if len(relation.objects) == 1 and relation.object in self._session.scene.by_id:
            return self._swap(relation, revise(relation, subject=relation.object, objects=(relation.subject,)))
        self._session.noticed.emit(tr("This relation has no other direction."))
        return None

    def set_hard(self, relation: Relation, hard: bool) -> Relation | None:
        """Whether it must hold, or rather should."""
        return self._swap(relation, revise(relation, weight=None if hard else 1.0))

    def remove(self, relation: Relation) -> None:
        self._session.push(RemoveRelation(relation))
        self._session.select(self._session.selection, None)

    def _swap(self, old: Relation, new: Relation) -> Relation | None:
        if old not in self._session.scene.relations or not self._session.push(ChangeRelation(old, new)):
            return None
        self._session.select(self._session.selection, new)
        return new

    def choices(self, subject: str, target: str) -> list[str]:
        """Predicates that make sense between two nodes, the likeliest first."""
        scene = self._session.scene
        a, b = scene.by_id.get(subject), scene.by_id.get(target)
        if a is None:
            return []
        if b is None:
            part = room_part(target)
            return list(ROOM_CHOICES.get(part[0], ())) if part is not None else []
        names = [name for name in predicates() if _sensible(name, a, b)]
        holding = {r.predicate for r in holding_between(scene, subject, target, names)}
        return sorted(names, key=lambda n: (not predicates()[n].geometric, n not in holding))

    def room_parts(self) -> list[str]:
        """Parts of the room that relations can name; of walls and corners only *any*, for people do not number them."""
        floor = self._session.scene.floor
        if floor is None:
            return ["floor"]
        openings = [f"{kind}:{i}" for kind in ("window", "door") for i in range(len(floor.of_kind(kind)))]
        return ["wall", "corner", *openings, "floor"]

    def derive(self) -> int:
        """Write down what holds on the plan now, besides what is written already; how many were added."""
        scene = self._session.scene
        fresh = [relation for relation in derive(scene) if not any(same_kind(relation, old) for old in scene.relations)]
        if fresh:
            verb = Message("Derive {count} relations", count=len(fresh))
            self._session.push(*map(AddRelation, fresh), verb=verb)
        return len(fresh)

    def keep(self, broken: tuple[Relation, ...]) -> None:
        """Let relations follow the plan: each that no longer holds becomes what holds now, or goes."""
        scene = self._session.scene
        edits: list[Edit] = []
        for relation in broken:
            if relation not in scene.relations:
                continue
            now = what_holds(scene, relation)
            edits.append(RemoveRelation(relation) if now is None else ChangeRelation(relation, now))
        self._session.push(*edits, verb=Message("Keep the plan"))


def measured(scene: Scene, subject: str, target: str) -> float:
    """Metres between a node and another node or part of the room, as *at* counts them, to 5 cm."""
    asked = build(Relation, subject=subject, predicate="at", objects=(target,), value=0.0)
    table = RelationTable.of(revise(scene, relations=(asked,)))
    boxes = all_boxes(scene)
    groups = table.settled(boxes)
    if not groups or not np.isfinite(boxes[groups[0].subjects]).all():
        return 1.0
    distance = footprint_distance(boxes[groups[0].subjects], boxes[groups[0].objects])
    return max(round(float(distance[0]) / 0.05) * 0.05, 0.05)


def _sensible(name: str, subject: Node, target: Node) -> bool:
    mount = category(subject.category).mount
    if name == "standing on":
        return mount in ("floor", "surface") and category(target.category).mount in ("floor", "surface")
    if name == INSTANCE:
        return alike(subject, target)
    if name == "above":
        return mount in ("ceiling", "wall")
    return predicate(name).part is None


def holding_between(scene: Scene, subject: str, target: str, names: list[str]) -> list[Relation]:
    """Which of some predicates hold between two nodes now."""
    asked = tuple(build(Relation, subject=subject, predicate=n, objects=(target,)) for n in names)
    pair = tuple(revise(scene.node(i), parent=None) for i in (subject, target))
    return list(check(revise(scene, nodes=pair, relations=asked), with_contradictions=False).held)


def what_holds(scene: Scene, relation: Relation) -> Relation | None:
    """A relation of the same kind between the same nodes that holds now; None if none does."""
    kind = predicate(relation.predicate).kind
    if len(relation.objects) != 1 or relation.object not in scene.by_id:
        return None
    rivals = [n for n, p in predicates().items() if p.kind == kind and n != relation.predicate]
    held = holding_between(scene, relation.subject, relation.object, rivals)
    return revise(held[0], weight=relation.weight) if held else None

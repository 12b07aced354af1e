"""Changing what shall hold: add, change, flip, delete relations, and let them follow the plan."""

from __future__ import annotations

import numpy as np

from composer.edits import AddRelation, ChangeRelation, Edit, RemoveRelation, same_kind
from composer.messages import Message
from composer.relations import check, derive
from composer.relations.derive_street import instead, set_back, without_strangers
from composer.relations.geometry import footprint_distance
from composer.relations.kin import INSTANCE, alike
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Node, Relation, Scene, build, revise, room_part
from composer.street.edits import say
from composer.street.survey import survey_of
from composer.vocabulary import category, predicate, predicates
from ui import units
from ui.controllers.outline_snapping import rounded
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

SET_BACK, BETWEEN = "set back from", "between"
STREET_CHOICES = {
    "lane": ("heading along", "on", "along", SET_BACK),
    "road": ("facing road", SET_BACK),
    "curb": ("along", SET_BACK),
    "sidewalk": ("on", "along", SET_BACK),
    "parking": ("on", "along"),
    "crossing": ("at crossing", "on"),
}
"""What can be said of a node and a part of the street."""
OF_SURROUNDINGS = frozenset({"on", BETWEEN, *(name for names in STREET_CHOICES.values() for name in names)})
"""What is said of the street, or of more than one node, and so not of two nodes."""

QUIET_KINDS = ("style", "super category", "material")
"""Kinds of relation that boxes do not decide; the graph hides them until asked."""


class RelationController:
    """Edits of relations; every one is an undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, subject: str, name: str, target: str, *more: str) -> Relation | None:
        """Relate two nodes, or a node and a part of the room or street; replaces what was said of the same kind
        between them. What is said of several objects has `more` of them."""
        scene, meaning = self._session.scene, predicate(name)
        wanted = meaning.value is not None and not meaning.optional
        value = None
        if wanted:  # between a node and itself there is nothing to measure, and it is refused
            value = measured(scene, subject, target, name) if subject != target else 0.0
        relation = build(Relation, subject=subject, predicate=name, objects=(target, *more), value=value)
        if not self._session.push(say(scene, relation)):
            return None
        self._session.select([subject, *relation.objects], relation)
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
        if b is None and scene.kind == "street":
            return said_of_ground(scene, a, target)
        if b is None:
            part = room_part(target)
            return list(ROOM_CHOICES.get(part[0], ())) if part is not None else []
        names = [name for name, p in predicates().items() if p.scene in (None, scene.kind) and _sensible(name, a, b)]
        holding = {r.predicate for r in holding_between(scene, subject, target, names)}
        return sorted(names, key=lambda n: (not predicates()[n].geometric, n not in holding))

    def room_parts(self) -> list[str]:
        """Parts of the room that relations can name; of walls and corners only *any*, for people do not number them.
        Of a street those that it has."""
        scene = self._session.scene
        if scene.kind == "street":
            return [part for part in STREET_CHOICES if survey_of(scene).meant(part) is not None]
        floor = scene.floor
        if floor is None:
            return ["floor"]
        openings = [f"{kind}:{i}" for kind in ("window", "door") for i in range(len(floor.of_kind(kind)))]
        return ["wall", "corner", *openings, "floor"]

    def derive(self) -> int:
        """Write down what holds on the plan now, besides what is written already; how many were added."""
        scene = self._session.scene
        fresh = [relation for relation in derive(scene) if not any(same_kind(relation, old) for old in scene.relations)]
        fresh = without_strangers(scene, fresh) if scene.kind == "street" else fresh
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


def measured(scene: Scene, subject: str, target: str, name: str = "at") -> float:
    """Metres between a node and another node or part of the room, as *at* or *set back from* counts them; `rounded`."""
    if name == SET_BACK:
        found = set_back(scene, [(subject, target)])
        return max(rounded(found[0]), units.grid()) if found else 1.0
    asked = build(Relation, subject=subject, predicate="at", objects=(target,), value=0.0)
    table = RelationTable.of(revise(scene, relations=(asked,)))
    boxes = all_boxes(scene)
    groups = table.settled(boxes)
    if not groups or not np.isfinite(boxes[groups[0].subjects]).all():
        return 1.0
    distance = footprint_distance(boxes[groups[0].subjects], boxes[groups[0].objects])
    return max(rounded(float(distance[0])), units.grid())


def said_of_ground(scene: Scene, subject: Node, target: str) -> list[str]:
    """What can be said of a node and a part of a street, or a piece of its ground."""
    survey = survey_of(scene)
    meant = survey.meant(target)
    if meant is None:
        return []
    part = room_part(target)
    word = part[0] if part is not None else "sidewalk"
    if part is None:
        row = int(meant.rows[0])
        word = "crossing" if survey.kinds[row].use == "cross" else "lane" if survey.travelled[row] else word
    kind = category(subject.category).super
    left_out = {"building": _NO_BUILDING, "vehicle": _NO_VEHICLE}.get(kind, ("heading along",))
    return [name for name in STREET_CHOICES.get(word, ()) if name not in left_out]


_NO_BUILDING = ("heading along", "along", "at crossing")
_NO_VEHICLE = ("facing road", "at crossing", SET_BACK)


def _sensible(name: str, subject: Node, target: Node) -> bool:
    mount = category(subject.category).mount
    if name == "standing on":
        return mount in ("floor", "surface") and category(target.category).mount in ("floor", "surface")
    if name == INSTANCE:
        return alike(subject, target)
    if name == "above":
        return mount in ("ceiling", "wall")
    if name in OF_SURROUNDINGS:
        return False
    return predicate(name).part is None


def holding_between(scene: Scene, subject: str, target: str, names: list[str]) -> list[Relation]:
    """Which of some predicates hold between two nodes now."""
    asked = tuple(build(Relation, subject=subject, predicate=n, objects=(target,)) for n in names)
    pair = tuple(revise(scene.node(i), parent=None) for i in (subject, target))
    return list(check(revise(scene, nodes=pair, relations=asked), with_contradictions=False).held)


def what_holds(scene: Scene, relation: Relation) -> Relation | None:
    """A relation of the same kind between the same nodes that holds now; None if none does."""
    kind = predicate(relation.predicate).kind
    if predicate(relation.predicate).sole or relation.predicate == SET_BACK:
        return instead(scene, relation)
    if len(relation.objects) != 1 or relation.object not in scene.by_id:
        return None
    rivals = [n for n, p in predicates().items() if p.kind == kind and n != relation.predicate]
    held = holding_between(scene, relation.subject, relation.object, rivals)
    return revise(held[0], weight=relation.weight) if held else None

"""Every change of a scene is one `Edit`: a small frozen value that turns a scene into the next one.

Scenes are immutable, so an edit is undone by going back to the scene before it: exactly, order and position included.
An edit that cannot be applied raises `SceneError` and changes nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from composer.errors import SceneError
from composer.messages import Mention, Message, template
from composer.relations.kin import relatives
from composer.scene import Box, Floor, Locks, Node, Relation, Scene, mentioned, revise
from composer.vocabulary import category, predicate


class Edit(ABC):
    """One undoable change. `gesture` joins consecutive edits of one drag into one undo step."""

    gesture: str | None = None

    @property
    @abstractmethod
    def label(self) -> Message:
        """What it does, for the history panel: ``Move Double bed``."""

    @abstractmethod
    def apply(self, scene: Scene) -> Scene:
        """The scene after the edit.

        Raises
        ------
        SceneError
            If the edit does not fit the scene.
        """


def called(node: Node) -> str:
    """What the history calls a node: its own name, or its category's."""
    known = category(node.category)
    return node.label or Mention(known.label, known)


@dataclass(frozen=True)
class AddNode(Edit):
    """Add a node at the end, or at `index`."""

    node: Node
    index: int | None = None

    @property
    def label(self) -> Message:
        return Message("Add {name}", name=called(self.node))

    def apply(self, scene: Scene) -> Scene:
        at = len(scene.nodes) if self.index is None else self.index
        return revise(scene, nodes=(*scene.nodes[:at], self.node, *scene.nodes[at:]))


@dataclass(frozen=True)
class RemoveNodes(Edit):
    """Remove nodes with the relations they take part in; what stood on them stands free."""

    ids: tuple[str, ...]

    @property
    def label(self) -> Message:
        count = len(self.ids)
        return Message("Delete") if count == 1 else Message("Delete {count} objects", count=count)

    def apply(self, scene: Scene) -> Scene:
        gone = set(self.ids)
        for node_id in gone:
            scene.node(node_id)
        nodes = tuple(revise(n, parent=None) if n.parent in gone else n for n in scene.nodes if n.id not in gone)
        relations = []
        for relation in scene.relations:
            left = tuple(o for o in relation.objects if o not in gone)
            if relation.subject in gone or not left:
                continue
            relations.append(relation if left == relation.objects else revise(relation, objects=left))
        return revise(scene, nodes=nodes, relations=tuple({r.key: r for r in relations}.values()))


Verb = Literal["Move", "Turn", "Resize", "Nudge", "Lift", "Place"]
_MOVING: Mapping[Verb, tuple[str, str]] = {
    "Move": (template("Move"), template("Move {count} objects")),
    "Turn": (template("Turn"), template("Turn {count} objects")),
    "Resize": (template("Resize"), template("Resize {count} objects")),
    "Nudge": (template("Nudge"), template("Nudge {count} objects")),
    "Lift": (template("Lift"), template("Lift {count} objects")),
    "Place": (template("Place object"), template("Place {count} objects")),
}


@dataclass(frozen=True)
class SetBoxes(Edit):
    """Place nodes: move, turn, resize. Locks bind regeneration, not the designer's own hand."""

    boxes: Mapping[str, Box | None]
    verb: Verb = "Move"
    gesture: str | None = None

    @property
    def label(self) -> Message:
        one, many = _MOVING[self.verb]
        return Message(one) if len(self.boxes) == 1 else Message(many, count=len(self.boxes))

    def apply(self, scene: Scene) -> Scene:
        return scene.with_nodes(revise(scene.node(i), box=box) for i, box in self.boxes.items())


_CHANGING = {
    "category": Message("Change category"),
    "label": Message("Rename"),
    "attributes": Message("Change attributes"),
    "materials": Message("Colour"),
    "seed": Message("Change seed"),
    "shape": Message("Shape"),
    "parent": Message("Change parent"),
}


@dataclass(frozen=True)
class SetNode(Edit):
    """Change fields of one node: category, label, attributes, materials, locks, seed, shape, parent.

    `verb` names it, where the fields alone would not.
    """

    id: str
    changes: Mapping[str, Any]
    verb: Message | None = None
    gesture: str | None = None

    @property
    def label(self) -> Message:
        return self.verb or _CHANGING.get(next(iter(self.changes), ""), Message("Change"))

    def apply(self, scene: Scene) -> Scene:
        if "id" in self.changes:
            raise SceneError("a node keeps its id")
        unknown = set(self.changes) - set(Node.model_fields)
        if unknown:
            raise SceneError("a node has no {name!r}", name=sorted(unknown)[0])
        return scene.with_nodes([revise(scene.node(self.id), **self.changes)])


def lock(node_id: str, **locks: bool) -> SetNode:
    """Lock or free position, size, shape of a node; those not named are freed."""
    return SetNode(node_id, {"locks": Locks(**locks)}, verb=locking(any(locks.values())))


def locking(on: bool) -> Message:
    """What locking, or freeing, is called."""
    return Message("Lock") if on else Message("Unlock")


def another_shape(scene: Scene, ids: Iterable[str], seed: int | None = None) -> tuple[SetNode, ...]:
    """Another seed for the shapes of nodes and of all that is alike them, so that they stay alike.

    Parameters
    ----------
    scene : Scene
    ids : iterable of str
        Those whose shapes are held keep their seed, and so do relatives whose shapes are.
    seed : int, optional
        By default one more than the largest that the group has.
    """
    edits = []
    for group in relatives(scene, ids):
        free = [scene.node(i) for i in group if not scene.node(i).held]
        wanted = max((n.seed for n in free), default=0) + 1 if seed is None else seed
        edits += [SetNode(n.id, {"seed": wanted}, verb=Message("New shape")) for n in free]
    return tuple(edits)


@dataclass(frozen=True)
class AddRelation(Edit):
    """Add a relation, replacing one of the same kind between the same nodes, in either direction."""

    relation: Relation

    @property
    def label(self) -> Message:
        return Message("Relate: {relation}", relation=mentioned(self.relation))

    def apply(self, scene: Scene) -> Scene:
        rivals = [r for r in scene.relations if same_kind(r, self.relation)]
        if not rivals:
            return revise(scene, relations=(*scene.relations, self.relation))
        at = scene.relations.index(rivals[0])
        kept = [r for r in scene.relations if r not in rivals]
        kept.insert(at, self.relation)
        return revise(scene, relations=tuple(kept))


@dataclass(frozen=True)
class RemoveRelation(Edit):
    """Remove one relation."""

    relation: Relation

    @property
    def label(self) -> Message:
        return Message("Unrelate: {relation}", relation=mentioned(self.relation))

    def apply(self, scene: Scene) -> Scene:
        if self.relation not in scene.relations:
            raise SceneError("there is no relation {relation}", relation=mentioned(self.relation))
        return revise(scene, relations=tuple(r for r in scene.relations if r != self.relation))


@dataclass(frozen=True)
class ChangeRelation(Edit):
    """Put another relation in the place of one: another predicate, flipped, another value or weight."""

    old: Relation
    new: Relation

    @property
    def label(self) -> Message:
        return Message("Relate: {relation}", relation=mentioned(self.new))

    def apply(self, scene: Scene) -> Scene:
        if self.old not in scene.relations:
            raise SceneError("there is no relation {relation}", relation=mentioned(self.old))
        swapped = [self.new if r == self.old else r for r in scene.relations]
        return revise(scene, relations=tuple(r for r in swapped if r is self.new or not same_kind(r, self.new)))


def same_kind(a: Relation, b: Relation) -> bool:
    """Whether two relations are of one kind between the same nodes, in either direction; or, of a street, of a kind of
    which a thing has only one: it is on one surface."""
    if predicate(a.predicate).kind != predicate(b.predicate).kind:
        return False
    if predicate(a.predicate).sole and a.subject == b.subject:
        return True
    if len(a.objects) > 1 or len(b.objects) > 1:
        return a.subject == b.subject and set(a.objects) == set(b.objects)
    return {a.subject, a.object} == {b.subject, b.object}


@dataclass(frozen=True)
class SetFloor(Edit):
    """Reshape the room: polygon, wall height, doors and windows."""

    floor: Floor | None
    gesture: str | None = None

    @property
    def label(self) -> Message:
        return Message("Reshape room")

    def apply(self, scene: Scene) -> Scene:
        return revise(scene, floor=self.floor)


@dataclass(frozen=True)
class SetSeed(Edit):
    """Choose the scene's seed."""

    seed: int

    @property
    def label(self) -> Message:
        return Message("Seed {seed}", seed=self.seed)

    def apply(self, scene: Scene) -> Scene:
        return revise(scene, seed=self.seed)


@dataclass(frozen=True)
class Replace(Edit):
    """Put a whole scene in place, as a regeneration does; one step, named with what it did."""

    scene: Scene
    verb: Message = Message("Regenerate")  # noqa: RUF009 - it never changes

    @property
    def label(self) -> Message:
        return self.verb

    def apply(self, scene: Scene) -> Scene:
        return self.scene


@dataclass(frozen=True)
class Together(Edit):
    """Several edits as one undo step: all of them or none."""

    edits: tuple[Edit, ...]
    verb: Message = Message("Edit")  # noqa: RUF009

    @property
    def label(self) -> Message:
        return self.verb

    def apply(self, scene: Scene) -> Scene:
        for edit in self.edits:
            scene = edit.apply(scene)
        return scene

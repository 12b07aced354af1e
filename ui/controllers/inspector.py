"""Changing the selected node by numbers, words and colours."""

from __future__ import annotations

from typing import Any

from composer.edits import SetBoxes, SetNode, Verb, another_shape, called, locking
from composer.messages import Message
from composer.scene import Node, revise
from composer.vocabulary import category
from ui.controllers.placing import carried, dressed
from ui.controllers.session import Session


def attributes_of(name: str) -> tuple[str, ...]:
    """What can be set of the shapes of a category; nothing if none are trained."""
    from models.procedural.families import FAMILIES

    return FAMILIES[name].attributes if name in FAMILIES else ()


def attribute_gesture(node_id: str, name: str) -> str:
    """The gesture of changing one attribute: the shape that follows belongs to the same undo step."""
    return f"attribute {node_id} {name}"


def setting(node: Node, name: str) -> Message:
    """What changing one attribute is called."""
    return Message("{name}: {attribute}", name=called(node), attribute=Message(name))


class InspectorController:
    """Edits of the selected node, or nodes. Changing one field again and again is one undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def node(self) -> Node | None:
        """The node shown: the only one selected."""
        chosen = self._session.selection
        return self._session.scene.by_id.get(next(iter(chosen))) if len(chosen) == 1 else None

    def set(self, **changes: Any) -> None:
        """Change fields of the node; a new category brings its usual size where the old size was the usual one."""
        node = self.node
        if node is None or all(getattr(node, k) == v for k, v in changes.items()):
            return
        if "category" in changes and node.box is not None:
            box, old = node.box, category(node.category)
            if (box.depth, box.width, box.height) == old.usual:
                depth, width, height = category(changes["category"]).usual
                changes["box"] = revise(box, depth=depth, width=width, height=height)
            if node.shape is None or node.shape.source != "imported":  # a mesh of one's own stays what it looks like
                changes["shape"] = None
                changes |= self._built(revise(node, **changes))
        if set(changes) == {"seed"}:  # what shall be alike stays alike
            edits = another_shape(self._session.scene, [node.id], changes["seed"])
            self._session.push(*edits or [SetNode(node.id, changes)], verb=Message("Change seed"))
            return
        self._session.push(SetNode(node.id, changes))

    def _built(self, node: Node) -> dict[str, Any]:
        """What a node's new category makes of its building: only buildings have one, on a street all of them."""
        made = dressed(self._session.scene, revise(node, building=None)).building
        return {"building": made} if made is None or node.building is None else {}

    def set_box(self, name: str, value: float) -> None:
        """Change one number of the node's box: metres, or radians for ``yaw``; what stands on it comes along."""
        node = self.node
        if node is None or node.box is None or abs(getattr(node.box, name) - value) < 1e-9:
            return
        verb: Verb = "Turn" if name == "yaw" else "Move" if name in ("x", "y", "z") else "Resize"
        boxes = carried(self._session.scene, node.id, revise(node.box, **{name: value}))
        self._session.push(SetBoxes(boxes, verb))

    def attribute(self, name: str, value: float | None) -> None:
        """Set one attribute of the node's shape, or leave it to the model again; a whole drag is one undo step."""
        node = self.node
        if node is None or node.attributes.get(name) == value:
            return
        attributes = {n: v for n, v in node.attributes.items() if n != name}
        if value is not None:
            attributes[name] = value
        verb = setting(node, name)
        self._session.push(
            SetNode(node.id, {"attributes": attributes}), verb=verb, gesture=attribute_gesture(node.id, name)
        )

    def lock(self, name: str, on: bool) -> None:
        """Lock or free place, size or shape of the selected nodes."""
        chosen = [n for n in self._session.scene.nodes if n.id in self._session.selection]
        edits = [SetNode(n.id, {"locks": revise(n.locks, **{name: on})}, verb=locking(on)) for n in chosen]
        self._session.push(*edits, verb=locking(on))

    def lock_selection(self) -> None:
        """Lock everything about the selected nodes, or free them if all of them are locked."""
        chosen = [self._session.scene.node(i) for i in self._session.selection]
        on = not all(n.locks.position and n.locks.size and n.locks.shape for n in chosen)
        edits = [
            SetNode(n.id, {"locks": revise(n.locks, position=on, size=on, shape=on)}, verb=locking(on)) for n in chosen
        ]
        self._session.push(*edits, verb=locking(on))

    def colour(self, part: str, value: str, dragging: bool = False) -> None:
        """Colour of one part; while a colour is being chosen, all tries are one undo step."""
        node = self.node
        if node is None or node.materials.get(part) == value:
            return
        gesture = f"colour {node.id} {part}" if dragging else None
        materials = {**node.materials, part: value}
        self._session.push(SetNode(node.id, {"materials": materials}, gesture=gesture))

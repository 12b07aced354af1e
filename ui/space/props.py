"""What the 3D view must know of a scene: small enough to send with every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from composer.document import Document, colours_of
from composer.mesh import PARTS
from composer.scene import Box, Building, Node
from composer.street.buildings import seed_of
from composer.vocabulary import category
from ui.space.lamps import kind_of


@dataclass(frozen=True)
class Prop:
    """A node as it is drawn.

    `shape` names a mesh of the `Stock`; None draws the building, if it is one (with what chooses its looks: category
    and seed), or else the box, as a ghost where a mesh is still to come. `lamp` is a key of `ui.space.lamps.KINDS` if
    it gives light, else empty.
    """

    id: str
    box: Box
    shape: str | None
    colours: tuple[tuple[str, str], ...]
    selected: bool = False
    ghost: bool = False
    lamp: str = ""
    building: tuple[Building, str, int] | None = None

    @property
    def looks(self) -> tuple[Any, ...]:
        """All that needs new geometry when it changes; the rest is a transform and other light."""
        box = self.box
        kind = self.shape, self.building, self.colours, self.selected, self.ghost, self.lamp
        return box.depth, box.width, box.height, *kind


def props_of(
    document: Document, selected: frozenset[str] = frozenset(), ghosts: bool = False, lamps: bool = False
) -> tuple[Prop, ...]:
    """The nodes of a document that can be drawn.

    With `ghosts`, one that waits for its mesh is a see-through box; with `lamps`, those that can give light do.
    """
    return Remembered(ghosts).of(document, selected, lamps)


class Remembered:
    """Makes what is drawn of documents that follow each other; of nodes that are as they were it is made once."""

    def __init__(self, ghosts: bool) -> None:
        self._ghosts = ghosts
        self._made: dict[str, tuple[Node, bool, bool, bool, Prop]] = {}

    def of(self, document: Document, selected: frozenset[str], lamps: bool) -> tuple[Prop, ...]:
        """What `props_of` says."""
        made = {}
        for node in document.scene.nodes:
            if node.box is None:
                continue
            there, chosen = document.shape_of(node) is not None, node.id in selected
            before = self._made.get(node.id)
            if before is not None and before[0] is node and before[1:4] == (there, chosen, lamps):
                made[node.id] = before
                continue
            building = None if there or node.building is None else (node.building, node.category, seed_of(node))
            prop = Prop(
                node.id,
                node.box,
                node.shape.key if there and node.shape is not None else None,
                tuple(colours_of(node, PARTS).items()),
                chosen,
                self._ghosts and not there and building is None and bool(category(node.category).family),
                kind_of(node.category) if lamps else "",
                building,
            )
            made[node.id] = (node, there, chosen, lamps, prop)
        self._made = made
        return tuple(row[-1] for row in made.values())

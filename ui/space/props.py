"""What the 3D view must know of a scene: small enough to send with every change."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from composer.document import Document, colours_of, fitted
from composer.mesh import PARTS, PartMesh, box_mesh
from composer.scene import Box, Building, Floor, Node, Scene
from composer.street.buildings import mesh_of_building, seed_of
from composer.vocabulary import category
from ui.space.camera import Camera
from ui.space.lamps import Lamp, kind_of, lamp_at
from ui.space.solids import Solid, inward, surroundings


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


@dataclass
class Stock:
    """Everything there is to draw: meshes by key, the nodes, the room around them."""

    meshes: dict[str, PartMesh] = field(default_factory=dict)
    props: tuple[Prop, ...] = ()
    floor: Floor | None = None
    solids: list[Solid] = field(default_factory=list)
    room: int = 0
    """Grows when the room changes."""

    def learn(self, meshes: Mapping[str, PartMesh]) -> None:
        """Keep meshes under the keys by which props name them."""
        self.meshes.update(meshes)

    def set_room(self, scene: Scene) -> None:
        """Take the room or street of a scene."""
        self.floor, self.solids, self.room = scene.floor, surroundings(scene), self.room + 1

    @property
    def lamps(self) -> tuple[Lamp, ...]:
        """The lights that are on."""
        return tuple(lamp_at(prop.lamp, prop.box) for prop in self.props if prop.lamp)

    def mesh_of(self, prop: Prop) -> PartMesh:
        """A node's mesh in its own frame, filling its box."""
        stored = self.meshes.get(prop.shape) if prop.shape is not None else None
        if stored is None:
            size = prop.box.depth, prop.box.width, prop.box.height
            if prop.building is not None:
                building, kind, seed = prop.building
                return mesh_of_building(building, size, kind, seed)
            return box_mesh(*size)
        return fitted(stored, prop.box)

    def hidden_walls(self, camera: Camera) -> frozenset[int]:
        """Walls that stand between the eye and the room; none seen from above."""
        if self.floor is None or camera.elevation > math.radians(80):
            return frozenset()
        hidden = set()
        for index, start in enumerate(self.floor.polygon):
            toward = camera.backward[:2] if camera.flat else camera.eye[:2] - np.asarray(start)
            if float(inward(self.floor, index) @ toward) < 0.02:
                hidden.add(index)
        return frozenset(hidden)


def shown(solid: Solid, hidden: frozenset[int]) -> bool:
    """Whether a piece of the room is there while these walls are cut away."""
    return solid.wall is None or (solid.wall in hidden) == solid.stub

"""Everything there is to draw, and what of it is merged."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from functools import partial

import numpy as np

from composer.document import fitted
from composer.mesh import PartMesh, box_mesh
from composer.scene import Floor, Scene
from composer.street.buildings import mesh_of_building
from composer.street.ground import Ground
from ui.space.camera import Camera
from ui.space.crowd import BOX, Crowd
from ui.space.earth import Earth
from ui.space.hits import Boxes
from ui.space.houses import plain_building, roofed_box
from ui.space.lamps import Lamp, lamp_at
from ui.space.levels import COARSEST, FINEST, PLAIN, Levels, Source
from ui.space.props import Prop
from ui.space.solids import Solid, inward, surroundings
from ui.space.surroundings import Surroundings

MANY = 64
"""A room with more nodes has them merged, as a street has."""
FEW = 64
"""So many nodes that change at once are drawn one by one until the hand rests."""


class Stock:
    """Everything there is to draw: meshes by key, the nodes, what is around them.

    Of a street, and of a room with a great many nodes, those that nobody works on are merged (`crowd`).

    Attributes
    ----------
    props : tuple of Prop
    around : Surroundings
    solids : list of Solid
        The room.
    room : int
        Grows when the room or the street changes.
    earth : Earth or None
        The ground of a street.
    """

    def __init__(self, meshes: Mapping[str, PartMesh] | None = None, props: tuple[Prop, ...] = ()) -> None:
        self._meshes: dict[str, PartMesh] = dict(meshes or {})
        self._props: tuple[Prop, ...] = ()
        self._by_id: dict[str, Prop] = {}
        self._boxes: Boxes | None = None
        self.around = Surroundings()
        self.solids: list[Solid] = []
        self.room = 0
        self.earth: Earth | None = None
        self.levels = Levels()
        self.levels.learn(BOX, Source({FINEST: box_mesh(1.0, 1.0, 1.0)}))
        self.crowd = Crowd(self.levels)
        self.props = props

    @property
    def props(self) -> tuple[Prop, ...]:
        """The nodes."""
        return self._props

    @props.setter
    def props(self, props: tuple[Prop, ...]) -> None:
        before, self._by_id = self._by_id, {prop.id: prop for prop in props}
        self._sort([prop for prop in props if before.get(prop.id) is not prop], before)

    def change(self, changed: Iterable[Prop], gone: Iterable[str]) -> None:
        """Some nodes are new or otherwise, some are gone."""
        before, rows = self._by_id, list(changed)
        self._by_id = before | {prop.id: prop for prop in rows}
        for node_id in gone:
            self._by_id.pop(node_id, None)
        self._sort(rows, before)

    def _sort(self, changed: list[Prop], before: Mapping[str, Prop]) -> None:
        """Draw what is being worked on for itself until the hand rests, and merge the rest."""
        self._props, self._boxes = tuple(self._by_id.values()), None
        few = len(changed) <= FEW
        alone = {prop.id for prop in changed if few and (prop.selected or prop.id in before)}
        for node_id in (before.keys() - self._by_id.keys()) | alone:
            self.crowd.take(node_id)
        self._merge(prop for prop in changed if prop.id not in alone)

    @property
    def boxes(self) -> Boxes:
        """The nodes' boxes."""
        if self._boxes is None:
            self._boxes = Boxes([prop.box for prop in self._props])
        return self._boxes

    @property
    def merges(self) -> bool:
        """Whether nodes are merged at all."""
        return self.earth is not None or len(self._props) > MANY

    @property
    def singles(self) -> list[Prop]:
        """The nodes that are not merged with others."""
        return [prop for prop in self._props if prop.id not in self.crowd]

    def settle(self) -> None:
        """Merge again what nobody works on any more."""
        if self.merges:
            self._merge(prop for prop in self.singles if not prop.selected)
            if len(self.levels) > 2 * len(self._props) + MANY:
                self.levels.forget({BOX, *self.crowd.shapes})

    def _merge(self, props: Iterable[Prop]) -> None:
        if not self.merges:
            self.crowd.clear()
            return
        for prop in props:
            self.crowd.put(prop, self._shape(prop))

    def _shape(self, prop: Prop) -> Hashable:
        """What the levels of detail know a node's shape by."""
        stored = self._meshes.get(prop.shape) if prop.shape is not None else None
        if stored is not None:
            self.levels.learn(prop.shape, Source({FINEST: stored}))
            return prop.shape
        if prop.building is None:
            return BOX
        building, size = prop.building, prop.box.values[:3]
        key = hash((*building, *size))
        if key not in self.levels:
            whole, plain = (
                partial(mesh_of_building, building[0], size, *building[1:]),
                partial(plain_building, building[0], size),
            )
            self.levels.learn(key, Source({COARSEST: roofed_box()}, {FINEST: whole, PLAIN: plain}, fixed=True))
        return key

    def learn(self, meshes: Mapping[str, PartMesh]) -> None:
        """Keep meshes under the keys by which props name them."""
        self._meshes.update(meshes)

    def set_room(self, scene: Scene) -> None:
        """Take the room or street of a scene."""
        self.surround(Surroundings.of(scene))

    def surround(self, around: Surroundings) -> None:
        """Take other surroundings."""
        before, self.around = self.around, around
        self.room += 1
        if around.floor is not before.floor:
            self.solids = [] if around.floor is None else surroundings(around.floor)
        if not around.street:
            self.earth = None
        elif self.earth is None or before.surfaces is not around.surfaces or before.roads is not around.roads:
            self.earth = self.earth or Earth()
            self.earth.take(Ground(around.surfaces, around.roads, around.junctions, before=self.earth.ground))
        if not self.merges or not len(self.crowd):
            self._merge(self.singles)

    @property
    def floor(self) -> Floor | None:
        """The room's floor."""
        return self.around.floor

    @property
    def lamps(self) -> tuple[Lamp, ...]:
        """The lights that are on."""
        return tuple(lamp_at(prop.lamp, prop.box) for prop in self.props if prop.lamp)

    def mesh_of(self, prop: Prop) -> PartMesh:
        """A node's mesh in its own frame, filling its box."""
        stored = self._meshes.get(prop.shape) if prop.shape is not None else None
        if stored is not None:
            return fitted(stored, prop.box)
        size = prop.box.depth, prop.box.width, prop.box.height
        if prop.building is not None:
            building, kind, seed = prop.building
            return mesh_of_building(building, size, kind, seed)
        return box_mesh(*size)

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

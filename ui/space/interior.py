"""What is drawn piece by piece: the room, its nodes, and of a street those that are being worked on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from composer.mesh import PartMesh
from composer.scene import Box
from ui.space.camera import Camera
from ui.space.coat import Coat, coat_of, coat_of_solid
from ui.space.paintwork import Paintwork
from ui.space.props import Prop
from ui.space.simplify import simplified
from ui.space.solids import Solid, lit_edge
from ui.space.stock import Stock, shown

MOST_SIMPLER = 400


class Interior:
    """Each piece of the room and each node under a name of its own, for rest and for when the view moves.

    Parameters
    ----------
    paint : Paintwork
    stock : Stock
        What there is to draw.
    coarse : bool
        Whether pictures of a moving view are wanted too, which take a second, coarse mesh of each node.
    """

    def __init__(self, paint: Paintwork, stock: Stock, coarse: bool) -> None:
        self._paint, self._stock, self._wants_coarse = paint, stock, coarse
        self._props: dict[str, Prop] = {}
        self._names: dict[str, tuple[str, str]] = {}
        """By node or piece of the room: what is shown at rest and while the view moves, which may be the same."""
        self._fine = True
        self._room = 0
        self._evening = False
        self._solids: list[Solid] = []
        self._hidden: frozenset[int] | None = None
        self._simpler: dict[tuple[Any, ...], PartMesh] = {}

    def show(self, camera: Camera, fine: bool) -> None:
        """Have on the canvas what the stock holds now, as it is seen from here."""
        if fine is not self._fine:
            self._fine, self._hidden = fine, None
            for node_id in self._props:
                self._choose(_node(node_id))
        self._update()
        hidden = self._stock.hidden_walls(camera)
        if hidden != self._hidden:
            self._hidden = hidden
            for number, solid in enumerate(self._solids):
                self._choose(_piece(number), shown(solid, hidden))

    def _update(self) -> None:
        stock = self._stock
        if self._evening is not bool(stock.lamps) or self._room != stock.room:
            self._evening, self._room = bool(stock.lamps), stock.room
            self._build_room()
        wanted = {prop.id: prop for prop in stock.singles}
        for gone in [node_id for node_id in self._props if node_id not in wanted]:
            self._remove(gone)
        for prop in wanted.values():
            old = self._props.get(prop.id)
            if old is prop:
                continue
            if old is None or old.looks != prop.looks:
                if old is not None:
                    self._remove(prop.id)
                self._add_prop(prop)
            for name in set(self._names[_node(prop.id)]):
                self._paint.move(name, prop.box)
            self._props[prop.id] = prop

    def _build_room(self) -> None:
        """Put up the room, in the evening in triangles that show how light changes over a wall."""
        for number in range(len(self._solids)):
            self._take_down(_piece(number))
        self._solids, self._hidden = list(self._stock.solids), None
        plain = [solid.plain or solid for solid in self._solids]
        edges = lit_edge(self._solids, moving=False), lit_edge(plain, moving=True)
        for number, looks in enumerate(zip(self._solids, plain, strict=True)):
            if self._evening:
                looks = looks[0].divided(edges[0]), looks[1].divided(edges[1])
            wanted = dict.fromkeys(looks if self._wants_coarse else looks[:1])
            self._put_up(_piece(number), [coat_of_solid(look) for look in wanted])

    def _remove(self, node_id: str) -> None:
        self._take_down(_node(node_id))
        del self._props[node_id]

    def _add_prop(self, prop: Prop) -> None:
        mesh = self._stock.mesh_of(prop)
        simpler = self._simplified(prop, mesh) if self._wants_coarse else mesh
        meshes = [mesh] if simpler is mesh else [mesh, simpler]
        self._put_up(_node(prop.id), [coat_of(each, prop) for each in meshes], prop.box)
        self._choose(_node(prop.id))

    def _put_up(self, name: str, coats: Sequence[Coat], box: Box | None = None) -> None:
        """Add a coat, or one for rest and one for when the view moves."""
        self._names[name] = name, name if len(coats) == 1 else f"{name} coarse"
        for each, coat in zip(self._names[name], coats, strict=False):
            self._paint.add(each, coat, box)

    def _take_down(self, name: str) -> None:
        for each in set(self._names.pop(name)):
            self._paint.remove(each)

    def _choose(self, name: str, there: bool = True) -> None:
        """Show of a pair the one that is wanted now, or neither."""
        fine, coarse = self._names[name]
        self._paint.show(fine, there and (self._fine or fine == coarse))
        if coarse != fine:
            self._paint.show(coarse, there and not self._fine)

    def _simplified(self, prop: Prop, mesh: PartMesh) -> PartMesh:
        key = prop.shape, prop.building, prop.box.depth, prop.box.width, prop.box.height
        if key not in self._simpler:
            if len(self._simpler) > MOST_SIMPLER:
                self._simpler.clear()
            self._simpler[key] = simplified(mesh)
        found = self._simpler[key]
        return mesh if len(found.faces) == len(mesh.faces) else found


def _node(node_id: str) -> str:
    return f"node {node_id}"


def _piece(number: int) -> str:
    return f"room {number}"

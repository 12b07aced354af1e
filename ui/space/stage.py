"""A scene on Open3D's off-screen renderer. Runs in the renderer's process or, for one picture, in a command's.

Open3D is imported when a stage is made, never with this module.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.document import rgb
from composer.mesh import PartMesh
from composer.scene import Box
from ui.space.camera import Camera
from ui.space.coat import Coat, coat_of, coat_of_solid
from ui.space.driver import open3d, quiet
from ui.space.looks import BACKGROUND, linear, srgb
from ui.space.paintwork import Paintwork
from ui.space.props import Prop, Stock, shown
from ui.space.simplify import simplified
from ui.space.solids import Solid, lit_edge

Part = tuple[int, int, int, int]
"""A piece of a larger picture: its left and upper edge, and the size of the whole, pixels."""
EVENING = 0.32
"""Exposure of a smooth picture with lamps on."""


class Stage:
    """Draws what a stock holds; keeps geometry between frames and changes only what differs.

    Open3D does not survive that one of two off-screen renderers goes away, so there must be one stage at a time in a
    process: `close` it before the next is made.

    Parameters
    ----------
    stock : Stock
        What there is to draw; read anew at every picture.
    width, height : int
        Pixels of the picture.
    coarse : bool
        Whether pictures of a moving view are wanted too, which takes a second, coarse mesh of each object.
    """

    def __init__(self, stock: Stock, width: int, height: int, coarse: bool = False) -> None:
        self._o3d = open3d()
        rendering = self._o3d.visualization.rendering
        with quiet():
            self._renderer = rendering.OffscreenRenderer(width, height)
        self.size = width, height
        self._stock, self._wants_coarse = stock, coarse
        self._props: dict[str, Prop] = {}
        self._names: dict[str, tuple[str, str]] = {}
        """By node or piece of the room: what is shown at rest and while the view moves, which may be the same."""
        self._fine = True
        self._room = 0
        self._evening = False
        self._solids: list[Solid] = []
        self._hidden: frozenset[int] | None = None
        self._simpler: dict[tuple[Any, ...], PartMesh] = {}
        self._scene = self._renderer.scene
        self._background: tuple[str, float] = ("", 1.0)
        self._scene.view.set_post_processing(False)
        # It would be worked out although nothing shows it: half the time of a frame.
        self._scene.view.set_ambient_occlusion(False)
        self._scene.scene.enable_sun_light(False)
        self._scene.scene.enable_indirect_light(False)
        self._paint: Any = Paintwork(self._o3d, self._scene)

    def close(self) -> None:
        """Give everything back, in the order that Open3D needs."""
        if self._renderer is not None:
            self._scene.clear_geometry()
            self._scene = self._paint = None
            gc.collect()
            self._renderer = None
            gc.collect()

    def draw(self, camera: Camera, background: str = BACKGROUND) -> npt.NDArray[np.uint8]:
        """A quick picture without shadows, (height, width, 3), of coarse meshes where there are any."""
        self._prepare(camera, background, fine=not self._wants_coarse)
        self._aim(camera)
        return self._picture()

    def smooth(
        self,
        camera: Camera,
        background: str = BACKGROUND,
        samples: int = 6,
        interrupted: Callable[[], bool] = lambda: False,
        part: Part | None = None,
    ) -> npt.NDArray[np.uint8] | None:
        """A picture of every triangle with smooth edges, the mean of several seen through shifted pixels.

        `part` says which part of a larger picture it is. None if interrupted. It is as dark as `exposure` says.
        """
        self._prepare(camera, background, fine=True, exposure=self.exposure)
        total = np.zeros((self.size[1], self.size[0], 3), np.uint16)
        for number in range(samples):
            if interrupted():
                return None
            # Offsets of a Kronecker sequence: evenly spread over the pixel for any number of samples.
            shift = (0.7548776662 * number) % 1 - 0.5, (0.5698402910 * number) % 1 - 0.5
            self._aim(camera, shift, part)
            total += self._picture()
        return ((total + samples // 2) // samples).astype(np.uint8)

    def _picture(self) -> npt.NDArray[np.uint8]:
        picture = np.asarray(self._renderer.render_to_image())
        self._paint.drawn()
        return picture

    @property
    def exposure(self) -> float:
        """What part of the light a smooth picture takes.

        Beside a lamp there is more than a screen can show, and what shadows leave of it is known only if all is there.
        """
        return EVENING if self._stock.lamps else 1.0

    def _prepare(self, camera: Camera, background: str, fine: bool, exposure: float = 1.0) -> None:
        if (background, exposure) != self._background:
            self._background = background, exposure
            # The renderer takes it for sRGB and, unlike vertex colours, writes it as linear light.
            self._scene.set_background([*srgb(srgb(exposure * linear(rgb(background)))), 1.0])
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
        self._paint.light(self._stock.lamps, exposure)

    def _aim(self, camera: Camera, shift: tuple[float, float] = (0.0, 0.0), part: Part | None = None) -> None:
        """Point the camera; `shift` moves the picture by fractions of a pixel."""
        left, top, whole_width, whole_height = part or (0, 0, *self.size)
        width, height = self.size
        lens = self._scene.camera
        near, far = 0.1 if camera.flat else max(0.02, camera.distance * 0.02), camera.reach + 400.0
        half = camera.distance / 2 if camera.flat else near * camera.slope
        pixel = 2 * half / whole_height
        west = (left - whole_width / 2 + shift[0]) * pixel
        north = (whole_height / 2 - top + shift[1]) * pixel
        kind = lens.Projection.Ortho if camera.flat else lens.Projection.Perspective
        lens.set_projection(kind, west, west + width * pixel, north - height * pixel, north, near, far)
        lens.look_at(list(map(float, camera.target)), list(map(float, camera.eye)), list(map(float, camera.up)))

    def _update(self) -> None:
        stock = self._stock
        if self._evening is not bool(stock.lamps) or self._room != stock.room:
            self._evening, self._room = bool(stock.lamps), stock.room
            self._build_room()
        wanted = {prop.id: prop for prop in stock.props}
        for gone in [node_id for node_id in self._props if node_id not in wanted]:
            self._remove(gone)
        for prop in stock.props:
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
        key = prop.shape, prop.box.depth, prop.box.width, prop.box.height
        if key not in self._simpler:
            if len(self._simpler) > 400:
                self._simpler.clear()
            self._simpler[key] = simplified(mesh)
        found = self._simpler[key]
        return mesh if len(found.faces) == len(mesh.faces) else found


def _node(node_id: str) -> str:
    return f"node {node_id}"


def _piece(number: int) -> str:
    return f"room {number}"

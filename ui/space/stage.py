"""A scene on Open3D's off-screen renderer. Runs in the renderer's process or, for one picture, in a command's.

Open3D is imported when a stage is made, never with this module.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.document import rgb
from composer.mesh import PartMesh
from composer.scene import Box
from ui.space.camera import Camera
from ui.space.driver import open3d, quiet
from ui.space.lamps import Lamp
from ui.space.looks import BACKGROUND, lit, painted, srgb
from ui.space.props import Prop, Stock, shown
from ui.space.simplify import simplified
from ui.space.solids import Solid

Part = tuple[int, int, int, int]
"""A piece of a larger picture: its left and upper edge, and the size of the whole, pixels."""


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
        self._fine = True
        self._room = 0
        self._lamps: tuple[Lamp, ...] = ()
        self._solids: list[tuple[str, Solid]] = []
        self._hidden: frozenset[int] | None = None
        self._simpler: dict[tuple[Any, ...], PartMesh] = {}
        self._scene = self._renderer.scene
        self._background = ""
        self._scene.view.set_post_processing(False)
        # It would be worked out although nothing shows it: half the time of a frame.
        self._scene.view.set_ambient_occlusion(False)
        self._scene.scene.enable_sun_light(False)
        self._scene.scene.enable_indirect_light(False)
        self._material = rendering.MaterialRecord()
        self._material.shader = "defaultUnlit"

    def close(self) -> None:
        """Give everything back, in the order that Open3D needs."""
        if self._renderer is not None:
            self._scene.clear_geometry()
            self._scene = self._material = None
            gc.collect()
            self._renderer = None
            gc.collect()

    def draw(self, camera: Camera, background: str = BACKGROUND) -> npt.NDArray[np.uint8]:
        """A quick picture without shadows, (height, width, 3), of coarse meshes where there are any."""
        self._prepare(camera, background, fine=not self._wants_coarse)
        self._aim(camera)
        return np.asarray(self._renderer.render_to_image())

    def smooth(
        self,
        camera: Camera,
        background: str = BACKGROUND,
        samples: int = 6,
        interrupted: Callable[[], bool] = lambda: False,
        part: Part | None = None,
    ) -> npt.NDArray[np.uint8] | None:
        """A picture of every triangle with smooth edges, the mean of several seen through shifted pixels.

        `part` says which part of a larger picture it is. None if interrupted.
        """
        self._prepare(camera, background, fine=True)
        total = np.zeros((self.size[1], self.size[0], 3), np.uint16)
        for number in range(samples):
            if interrupted():
                return None
            # Offsets of a Kronecker sequence: evenly spread over the pixel for any number of samples.
            shift = (0.7548776662 * number) % 1 - 0.5, (0.5698402910 * number) % 1 - 0.5
            self._aim(camera, shift, part)
            total += np.asarray(self._renderer.render_to_image())
        return ((total + samples // 2) // samples).astype(np.uint8)

    def _prepare(self, camera: Camera, background: str, fine: bool) -> None:
        if background != self._background:
            self._background = background
            # The renderer takes it for sRGB and, unlike vertex colours, writes it as linear light.
            self._scene.set_background([*srgb(rgb(background)), 1.0])
        if fine is not self._fine:
            self._fine = fine
            for names in self._names.values():
                self._choose(names)
        self._update()
        hidden = self._stock.hidden_walls(camera)
        if hidden != self._hidden:
            self._hidden = hidden
            for name, solid in self._solids:
                self._scene.show_geometry(name, shown(solid, hidden))

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
        if self._lamps != stock.lamps:
            self._lamps, self._room = stock.lamps, -1
            for node_id in list(self._props):
                self._remove(node_id)
        if self._room != stock.room:
            for name, _ in self._solids:
                self._scene.remove_geometry(name)
            self._solids = [(f"room {number}", solid) for number, solid in enumerate(stock.solids)]
            for name, solid in self._solids:
                self._add_solid(name, solid)
            self._room, self._hidden = stock.room, None
        wanted = {prop.id: prop for prop in stock.props}
        for gone in [node_id for node_id in self._props if node_id not in wanted]:
            self._remove(gone)
        for prop in stock.props:
            old = self._props.get(prop.id)
            if old is prop:
                continue
            if old is None or old.looks != prop.looks or (self._lamps and old.box != prop.box):
                if old is not None:
                    self._remove(prop.id)
                self._add_prop(prop)
            for name in set(self._names[prop.id]):
                self._scene.set_geometry_transform(name, pose(prop.box))
            self._props[prop.id] = prop

    def _remove(self, node_id: str) -> None:
        for name in set(self._names.pop(node_id)):
            self._scene.remove_geometry(name)
        del self._props[node_id]

    def _add_prop(self, prop: Prop) -> None:
        mesh = self._stock.mesh_of(prop)
        simpler = self._simplified(prop, mesh) if self._wants_coarse else mesh
        fine, coarse = f"node {prop.id}", f"node {prop.id} coarse" if simpler is not mesh else f"node {prop.id}"
        self._names[prop.id] = fine, coarse
        for name, each in {fine: mesh, coarse: simpler}.items() if simpler is not mesh else [(fine, mesh)]:
            self._add(name, *painted(each, prop, self._lamps))
        self._choose(self._names[prop.id])

    def _choose(self, names: tuple[str, str]) -> None:
        if names[0] != names[1]:
            self._scene.show_geometry(names[0], self._fine)
            self._scene.show_geometry(names[1], not self._fine)

    def _simplified(self, prop: Prop, mesh: PartMesh) -> PartMesh:
        key = prop.shape, prop.box.depth, prop.box.width, prop.box.height
        if key not in self._simpler:
            if len(self._simpler) > 400:
                self._simpler.clear()
            self._simpler[key] = simplified(mesh)
        found = self._simpler[key]
        return mesh if len(found.faces) == len(mesh.faces) else found

    def _add_solid(self, name: str, solid: Solid) -> None:
        solid = solid.divided if self._lamps else solid
        corners = solid.vertices[solid.faces]
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
        colours, normals = (np.repeat(values, 3, axis=0) for values in (solid.colours, normal))
        points = corners.reshape(-1, 3)
        shades = lit(colours, normals, 0.0, points, self._lamps)
        self._add(name, points, np.arange(len(points)).reshape(-1, 3), shades)

    def _add(self, name: str, vertices: npt.ArrayLike, faces: npt.ArrayLike, colours: npt.ArrayLike) -> None:
        utility, geometry = self._o3d.utility, self._o3d.geometry.TriangleMesh()
        geometry.vertices = utility.Vector3dVector(np.asarray(vertices, np.float64))
        geometry.triangles = utility.Vector3iVector(np.asarray(faces, np.int32))
        geometry.vertex_colors = utility.Vector3dVector(np.asarray(colours, np.float64))
        geometry.vertex_normals = utility.Vector3dVector(np.tile([0.0, 0.0, 1.0], (len(geometry.vertices), 1)))
        self._scene.add_geometry(name, geometry, self._material)


def pose(box: Box) -> npt.NDArray[np.float64]:
    """The transform from a node's frame into the scene's, (4, 4)."""
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    return np.array([[c, -s, 0, box.x], [s, c, 0, box.y], [0, 0, 1, box.z], [0, 0, 0, 1.0]])

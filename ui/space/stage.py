"""A scene on Open3D's off-screen renderer. Runs in the renderer's process or, for one picture, in a command's.

Open3D is imported when a stage is made, never with this module.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from composer.scene import Box
from ui.space.camera import FIELD_OF_VIEW, Camera
from ui.space.driver import open3d, quiet
from ui.space.looks import BACKGROUND, lit, painted, srgb
from ui.space.props import Prop, Stock, shown
from ui.space.simplify import simplified
from ui.space.solids import Solid, rgb


class Stage:
    """Draws what a stock holds; keeps geometry between frames and changes only what differs.

    Parameters
    ----------
    stock : Stock
        What there is to draw; read anew at every `draw`.
    width, height : int
        Pixels of the picture.
    light : bool
        Draw coarse meshes, for a view that moves.
    """

    def __init__(self, stock: Stock, width: int, height: int, light: bool = False) -> None:
        self._o3d = open3d()
        rendering = self._o3d.visualization.rendering
        with quiet():
            self._renderer = rendering.OffscreenRenderer(width, height)
        self.size = width, height
        self._stock, self._light = stock, light
        self._props: dict[str, Prop] = {}
        self._room = 0
        self._solids: list[tuple[str, Solid]] = []
        self._hidden: frozenset[int] | None = None
        self._coarse: dict[tuple[Any, ...], Any] = {}
        self._scene = self._renderer.scene
        self._background = ""
        self._scene.view.set_post_processing(False)
        self._scene.scene.enable_sun_light(False)
        self._scene.scene.enable_indirect_light(False)
        self._material = rendering.MaterialRecord()
        self._material.shader = "defaultUnlit"

    def draw(self, camera: Camera, background: str = BACKGROUND) -> npt.NDArray[np.uint8]:
        """The picture without shadows, (height, width, 3)."""
        self._update()
        if background != self._background:
            self._background = background
            # The renderer takes it for sRGB and, unlike vertex colours, writes it as linear light.
            self._scene.set_background([*srgb(rgb(background)), 1.0])
        hidden = self._stock.hidden_walls(camera)
        if hidden != self._hidden:
            self._hidden = hidden
            for name, solid in self._solids:
                self._scene.show_geometry(name, shown(solid, hidden))
        self._aim(camera)
        return np.asarray(self._renderer.render_to_image())

    def _aim(self, camera: Camera) -> None:
        width, height = self.size
        lens, aspect = self._scene.camera, width / height
        if camera.flat:
            half = camera.distance / 2
            lens.set_projection(lens.Projection.Ortho, -half * aspect, half * aspect, -half, half, 0.1, 400.0)
        else:
            near = max(0.02, camera.distance * 0.02)
            lens.set_projection(FIELD_OF_VIEW, aspect, near, camera.distance + 400.0, lens.FovType.Vertical)
        lens.look_at(list(map(float, camera.target)), list(map(float, camera.eye)), list(map(float, camera.up)))

    def _update(self) -> None:
        stock = self._stock
        if self._room != stock.room:
            for name, _ in self._solids:
                self._scene.remove_geometry(name)
            self._solids = [(f"room {number}", solid) for number, solid in enumerate(stock.solids)]
            for name, solid in self._solids:
                self._add_solid(name, solid)
            self._room, self._hidden = stock.room, None
        wanted = {prop.id: prop for prop in stock.props}
        for gone in [node_id for node_id in self._props if node_id not in wanted]:
            self._scene.remove_geometry(f"node {gone}")
            del self._props[gone]
        for prop in stock.props:
            old = self._props.get(prop.id)
            if old is prop:
                continue
            name = f"node {prop.id}"
            if old is None or old.looks != prop.looks:
                if old is not None:
                    self._scene.remove_geometry(name)
                self._add_prop(name, prop)
            self._scene.set_geometry_transform(name, pose(prop.box))
            self._props[prop.id] = prop

    def _add_prop(self, name: str, prop: Prop) -> None:
        mesh = self._stock.mesh_of(prop)
        if self._light:
            key = prop.shape, prop.box.depth, prop.box.width, prop.box.height
            if key not in self._coarse:
                if len(self._coarse) > 400:
                    self._coarse.clear()
                self._coarse[key] = simplified(mesh)
            mesh = self._coarse[key]
        self._add(name, *painted(mesh, dict(prop.colours), prop.box.yaw, prop.selected, prop.ghost))

    def _add_solid(self, name: str, solid: Solid) -> None:
        corners = solid.vertices[solid.faces]
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
        colours = np.repeat(lit(solid.colours, normal), 3, axis=0)
        self._add(name, corners.reshape(-1, 3), np.arange(corners.size // 3).reshape(-1, 3), colours)

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

"""What stands on Open3D's stage: geometry that is made once, and whose colours follow the light."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from composer.scene import Box
from ui.space.coat import Coat
from ui.space.lamps import Lamp
from ui.space.looks import linear
from ui.space.textures import BRIGHT, TEXTURES


class Paintwork:
    """Coats under their names.

    Parameters
    ----------
    o3d : module
        Open3D.
    scene : Open3DScene
        Of an off-screen renderer.
    """

    def __init__(self, o3d: Any, scene: Any) -> None:
        self._o3d, self._scene = o3d, scene
        self._materials = {"": self._material()}
        self._colours_only = o3d.visualization.rendering.Scene.UPDATE_COLORS_FLAG
        self._coats: dict[str, Coat] = {}
        self._boxes: dict[str, Box | None] = {}
        self._clouds: dict[str, Any] = {}
        self._light: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._lent: list[Any] = []

    def _material(self) -> Any:
        material = self._o3d.visualization.rendering.MaterialRecord()
        material.shader = "defaultUnlit"
        return material

    def _textured(self, name: str) -> Any:
        """The material with a texture of `ui.space.textures`."""
        if name not in self._materials:
            material = self._materials[name] = self._material()
            material.albedo_img = self._o3d.geometry.Image(np.ascontiguousarray(TEXTURES[name].picture))
            # Both are read as sRGB and multiplied as linear light, which then is shown as if it were sRGB.
            light = 1.0 / float(linear(np.array(BRIGHT)))
            material.base_color = [1.055 * light ** (1 / 2.4) - 0.055] * 3 + [1.0]
        return self._materials[name]

    def add(
        self,
        name: str,
        coat: Coat,
        box: Box | None = None,
        texture: str = "",
        places: npt.NDArray[np.float32] | None = None,
        behind: bool = False,
    ) -> None:
        """Put a coat up, at a node's place or where its vertices say; it is black until `light`.

        Parameters
        ----------
        texture : str
            A key of `ui.space.textures.TEXTURES`, for a coat no two of whose triangles share a vertex.
        places : (N, 2) float32
            Where on the texture each vertex is.
        behind : bool
            Whether all else is in front of it: then it is drawn last, which is cheaper.
        """
        tensor, geometry = self._o3d.core.Tensor, self._o3d.t.geometry
        mesh, points = geometry.TriangleMesh(), tensor(coat.vertices)
        mesh.vertex.positions, mesh.triangle.indices = points, tensor(coat.faces)
        mesh.vertex.colors = tensor(np.zeros_like(coat.vertices))
        # Not used by this shader; without them Open3D would work some out.
        mesh.vertex.normals = tensor(np.tile(np.array([0, 0, 1], np.float32), (len(coat.vertices), 1)))
        if texture and places is not None:
            mesh.triangle.texture_uvs = tensor(np.ascontiguousarray(places[coat.faces], np.float32))
        self._coats[name], self._boxes[name], self._clouds[name] = coat, None, geometry.PointCloud(points)
        self._light.pop(name, None)
        self._hidden.discard(name)
        if len(coat.faces):
            self._scene.add_geometry(name, mesh, self._textured(texture) if texture else self._materials[""])
            if behind:
                self._scene.scene.set_geometry_priority(name, 7)
            self.move(name, box)

    def place(self, name: str, transform: npt.NDArray[np.float64]) -> None:
        """Move a coat whose light does not depend on its place, (4, 4)."""
        self._scene.set_geometry_transform(name, transform)

    def move(self, name: str, box: Box | None) -> None:
        """Take a coat to a node's place."""
        if box is not None and box is not self._boxes[name] and len(self._coats[name].faces):
            self._boxes[name] = box
            self._scene.set_geometry_transform(name, pose(box))

    def show(self, name: str, on: bool) -> None:
        """Show a coat, or leave it out."""
        if on is (name in self._hidden) and len(self._coats[name].faces):
            self._scene.show_geometry(name, on)
            (self._hidden.discard if on else self._hidden.add)(name)

    def remove(self, name: str) -> None:
        """Take a coat down."""
        if len(self._coats[name].faces):
            self._scene.remove_geometry(name)
        for kept in (self._coats, self._boxes, self._clouds, self._light):
            kept.pop(name, None)
        self._hidden.discard(name)

    def light(self, lamps: tuple[Lamp, ...], exposure: float = 1.0, slack: float = 0.0) -> None:
        """Colour what is shown by the light there is, where that is another than before by more than `slack`."""
        for name, coat in self._coats.items():
            if name in self._hidden or not len(coat.faces):
                continue
            box = self._boxes[name]
            near = coat.reached(box, lamps)
            place = None if box is None else (box.x, box.y, box.z, box.yaw) if lamps else round(box.yaw, 3)
            before = self._light.get(name)
            if before == (place, near, exposure):
                continue
            same = before is not None and (before[0], before[2]) == (place, exposure)
            if same and slack > 0 and coat.changes(before[1], near) < slack:
                continue
            self._light[name] = place, near, exposure
            # A cloud stands in for the mesh: the call is meant for clouds, and all it does is to fill a buffer.
            cloud, shades = self._clouds[name], self._o3d.core.Tensor(coat.shades(box, near, exposure))
            cloud.point.colors = shades
            self._scene.scene.update_geometry(name, cloud, self._colours_only)
            self._lent.append(shades)

    def drawn(self) -> None:
        """Say that a picture is finished: until then Open3D reads colours that it was lent, and does not keep them."""
        self._lent.clear()


def pose(box: Box) -> npt.NDArray[np.float64]:
    """The transform from a node's frame into the scene's, (4, 4)."""
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    return np.array([[c, -s, 0, box.x], [s, c, 0, box.y], [0, 0, 1, box.z], [0, 0, 0, 1.0]])

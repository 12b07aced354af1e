"""Rays against every triangle of a scene: what is under the cursor, how far, and how much light reaches it.

Exact whatever the graphics driver does. Open3D is imported with the first ray, never with this module.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.document import placed
from ui.space.camera import Camera
from ui.space.driver import open3d
from ui.space.looks import SUN, SUN_SHARE, light_on
from ui.space.props import Stock, shown
from ui.space.soft_light import TILE, Caster, Seen, lamplit, shadowing

Floats = npt.NDArray[np.float32]
BAND_PIXELS = 120_000
"""How many pixels of a resting picture are lit at once: more take memory, fewer take time."""


class Rays:
    """Casts rays into what a stock holds; its ray scene is kept while nothing changes."""

    def __init__(self, stock: Stock) -> None:
        self._o3d, self._stock = open3d(), stock
        self._key: Any = None
        self._scenes: tuple[Any, Any] = (None, None)

    def shadows(
        self, camera: Camera, width: int, height: int, interrupted: Callable[[], bool] = lambda: False
    ) -> Floats | None:
        """Light left by soft shadows and occlusion, in [0, 1]; None if interrupted.

        (height, width), or (height, width, 3) where lamps are on.
        """
        everything, furniture = self._both(camera)
        near, far = self._caster(everything), self._caster(furniture)
        lamps = self._stock.lamps
        light = np.ones((height, width, 3) if lamps else (height, width), np.float32)
        band = max(BAND_PIXELS // width // TILE, 1) * TILE
        for top in range(0, height, band):
            # Averaging looks a little beyond the band.
            low, high = max(top - TILE, 0), min(top + band + TILE, height)
            seen = self._seen(everything, camera, width, height, slice(low, high))
            part = shadowing(seen, near, far, SUN, SUN_SHARE, interrupted=interrupted)
            if part is None:
                return None
            if lamps:
                daylight = light_on(seen.normal.reshape(-1, 3)).reshape(part.shape).astype(np.float32)
                part = lamplit(seen, part, lamps, far, daylight)
            light[top : top + band] = part[top - low : top - low + band]
        return light

    def cast(self, camera: Camera, width: int, height: int) -> tuple[Floats, npt.NDArray[np.uint16]]:
        """Depth along the line of sight (metres, 0 = nothing) and, per pixel, 1 + the position of the node among the
        stock's props (0 = none), both (height, width)."""
        depth, owner = self._hits(camera, *pixel_centres(width, height), width / height)
        return depth.reshape(height, width), owner.reshape(height, width)

    def pick(self, camera: Camera, u: float, v: float, aspect: float) -> str | None:
        """The node under a point of the picture, (0, 0) at its upper left and (1, 1) at its lower right."""
        _, owner = self._hits(camera, np.array([u]), np.array([v]), aspect)
        return self._stock.props[owner[0] - 1].id if owner[0] else None

    def _both(self, camera: Camera) -> tuple[Any, Any]:
        """A ray scene of everything, nodes first and in order, and one of the furniture alone.

        The sun passes through walls: a doll's house is lit from outside.
        """
        stock, hidden = self._stock, self._stock.hidden_walls(camera)
        key = stock.props, stock.room, hidden
        if self._key is None or any(a is not b and a != b for a, b in zip(self._key, key, strict=True)):
            everything, furniture = (self._o3d.t.geometry.RaycastingScene() for _ in range(2))
            for prop in stock.props:
                mesh = placed(stock.mesh_of(prop), prop.box)
                # What waits for its shape throws no shadow, and a shade lets its lamp's light through.
                for scene in (everything,) if prop.ghost or prop.lamp else (everything, furniture):
                    self._add(scene, mesh.vertices, mesh.faces)
            for solid in stock.solids:
                if shown(solid, hidden):
                    self._add(everything, solid.vertices, solid.faces)
            self._scenes, self._key = (everything, furniture), key
        return self._scenes

    def _add(self, scene: Any, vertices: npt.NDArray[Any], faces: npt.NDArray[Any]) -> None:
        tensor = self._o3d.core.Tensor
        scene.add_triangles(
            tensor(np.ascontiguousarray(vertices, np.float32)), tensor(np.ascontiguousarray(faces, np.uint32))
        )

    def _caster(self, scene: Any) -> Caster:
        return lambda rays, reach: scene.test_occlusions(self._o3d.core.Tensor(rays), tfar=float(reach)).numpy()

    def _seen(self, scene: Any, camera: Camera, width: int, height: int, rows: slice) -> Seen:
        rays = _lines(camera, *pixel_centres(width, height, rows), width / height)
        answer = scene.cast_rays(self._o3d.core.Tensor(rays))
        distance, normal = answer["t_hit"].numpy(), answer["primitive_normals"].numpy()
        normal = np.where((normal * rays[:, 3:]).sum(axis=1, keepdims=True) > 0, -normal, normal)
        reach = np.where(np.isfinite(distance), distance, 0)[:, None]
        position = rays[:, :3] + rays[:, 3:] * reach
        if camera.flat:  # as far as a perspective eye would be: what is taken for one surface goes by distance
            distance = np.maximum(distance - (camera.reach - camera.projected(False).reach), 0.1)
        return Seen(position.reshape(-1, width, 3), normal.reshape(-1, width, 3), distance.reshape(-1, width))

    def _hits(
        self, camera: Camera, u: npt.NDArray[np.float64], v: npt.NDArray[np.float64], aspect: float
    ) -> tuple[Floats, npt.NDArray[np.uint16]]:
        rays = _lines(camera, u, v, aspect)
        answer = self._both(camera)[0].cast_rays(self._o3d.core.Tensor(rays))
        distance, owner = answer["t_hit"].numpy(), answer["geometry_ids"].numpy()
        seen = np.isfinite(distance)
        along = rays[:, 3:] @ (-camera.backward).astype(np.float32)
        depth = np.where(seen, distance * along, 0.0).astype(np.float32)
        return depth, np.where(seen & (owner < len(self._stock.props)), owner + 1, 0).astype(np.uint16)


def pixel_centres(
    width: int, height: int, rows: slice = slice(None)
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where the pixels of a picture, or of some rows of it, are as fractions of it, row by row."""
    v, u = np.meshgrid((np.arange(height)[rows] + 0.5) / height, (np.arange(width) + 0.5) / width, indexing="ij")
    return u.ravel(), v.ravel()


def _lines(camera: Camera, u: npt.NDArray[np.float64], v: npt.NDArray[np.float64], aspect: float) -> Floats:
    """Origin and unit direction of each line of sight, (N, 6)."""
    across, above = ((2 * u - 1) * aspect)[:, None], (1 - 2 * v)[:, None]
    half = camera.span / 2 if camera.flat else camera.slope
    offset = camera.right * across * half + camera.up * above * half
    if camera.flat:
        origin, direction = camera.eye + offset, np.broadcast_to(-camera.backward, offset.shape)
    else:
        origin, direction = np.broadcast_to(camera.eye, offset.shape), offset - camera.backward
        direction = direction / np.linalg.norm(direction, axis=1, keepdims=True)
    return np.concatenate([origin, direction], axis=1).astype(np.float32)

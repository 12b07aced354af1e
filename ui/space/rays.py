"""Rays against every triangle of a scene: what is under the cursor, how far, and how much light reaches it.

Exact whatever the graphics driver does. Open3D is imported with the first ray, never with this module.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.document import placed
from composer.scene import Box
from ui.space.camera import Camera
from ui.space.crowd import RESTING, Piece
from ui.space.driver import open3d
from ui.space.looks import SUN, SUN_SHARE, light_on, shaded
from ui.space.props import Prop
from ui.space.sky import hazed
from ui.space.soft_light import TILE, Caster, Seen, lamplit, shadowing
from ui.space.stock import Stock, shown

Floats = npt.NDArray[np.float32]
SHADOWS = 12.0
"""Metres around what is in a picture from which shadows may fall into it."""
PICK_PIXELS = 600
"""Height of the picture that a click is meant for."""
BAND_PIXELS = 120_000
"""How many pixels of a resting picture are lit at once: more take memory, fewer take time."""


@dataclass(frozen=True, eq=False)
class Air:
    """What is between the eye and what it sees.

    Attributes
    ----------
    light : (H, W) or, where lamps are on, (H, W, 3)
        What soft shadows and occlusion leave of it, in [0, 1].
    away : (H, W) or None
        How far what is seen is, metres, infinite where nothing is; None where there is no haze.
    """

    light: Floats
    away: Floats | None


class Rays:
    """Casts rays into what a stock holds; its ray scene is kept while nothing changes.

    Parameters
    ----------
    stock : Stock
    around : float
        Of a great many nodes, how far beside the picture those are that count too, metres: they throw shadows.
    """

    def __init__(self, stock: Stock, around: float = SHADOWS) -> None:
        self._o3d, self._stock, self._around = open3d(), stock, around
        self._key: Any = None
        self._scenes: tuple[Any, Any] = (None, None)
        self._owners: list[npt.NDArray[np.uint16]] = []

    def air(
        self, camera: Camera, width: int, height: int, interrupted: Callable[[], bool] = lambda: False
    ) -> Air | None:
        """What light and air do to a picture; None if interrupted."""
        everything, casting = self._both(camera, width / height, height)
        near, far = self._caster(everything), self._caster(casting)
        lamps = self._stock.lamps
        light = np.ones((height, width, 3) if lamps else (height, width), np.float32)
        away = np.full((height, width), np.inf, np.float32)
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
            away[top : top + band] = seen.depth[top - low : top - low + band]
        return Air(light, away if self._stock.earth is not None and not camera.flat else None)

    def cast(self, camera: Camera, width: int, height: int) -> tuple[Floats, npt.NDArray[np.uint16]]:
        """Depth along the line of sight (metres, 0 = nothing) and, per pixel, 1 + the position of the node among the
        stock's props (0 = none), both (height, width)."""
        depth, owner = self._hits(camera, *pixel_centres(width, height), width / height, height)
        return depth.reshape(height, width), owner.reshape(height, width)

    def alone(self, camera: Camera, width: int, height: int, prop: Prop) -> int:
        """How many pixels of a picture a node would have if nothing stood before it."""
        frame = frame_of(camera, prop.box, width / height)
        if frame is None:
            return 0
        left, right = (int(np.clip(v, 0, 1) * width) for v in (frame[0], frame[2]))
        top, bottom = (int(np.clip(v, 0, 1) * height) for v in (frame[1], frame[3]))
        u, v = np.meshgrid(
            (np.arange(left, min(right + 1, width)) + 0.5) / width,
            (np.arange(top, min(bottom + 1, height)) + 0.5) / height,
        )
        if not u.size:
            return 0
        scene, mesh = self._o3d.t.geometry.RaycastingScene(), placed(self._stock.mesh_of(prop), prop.box)
        self._add(scene, mesh.vertices, mesh.faces)
        rays = self._o3d.core.Tensor(_lines(camera, u.ravel(), v.ravel(), width / height))
        return int(scene.test_occlusions(rays).numpy().sum())

    def pick(self, camera: Camera, u: float, v: float, aspect: float) -> str | None:
        """The node under a point of the picture, (0, 0) at its upper left and (1, 1) at its lower right."""
        stock = self._stock
        if stock.merges:
            return self._picked(camera, u, v, aspect)
        _, owner = self._hits(camera, np.array([u]), np.array([v]), aspect, PICK_PIXELS)
        return stock.props[owner[0] - 1].id if owner[0] else None

    def _picked(self, camera: Camera, u: float, v: float, aspect: float) -> str | None:
        """The same among a great many nodes: exact for those alone whose boxes are under the point."""
        origin, way = camera.ray(u, v, aspect)
        scene, found = self._o3d.t.geometry.RaycastingScene(), self._stock.boxes.hit(origin, way)
        for number in found:
            prop = self._stock.props[number]
            mesh = placed(self._stock.mesh_of(prop), prop.box)
            self._add(scene, mesh.vertices, mesh.faces)
        if not len(found):
            return None
        ray = self._o3d.core.Tensor(np.concatenate([origin, way])[None].astype(np.float32))
        hit = int(scene.cast_rays(ray)["geometry_ids"].numpy()[0])
        return self._stock.props[found[hit]].id if hit < len(found) else None

    def _both(self, camera: Camera, aspect: float, pixels: int) -> tuple[Any, Any]:
        """A ray scene of everything, and one of what throws shadows.

        The sun passes through walls: a doll's house is lit from outside. Of many nodes those are there that are in the
        picture or near it, as finely as a picture of so many pixels' height shows them.
        """
        stock, hidden = self._stock, self._stock.hidden_walls(camera)
        pieces: list[Piece] = []
        if len(stock.crowd):
            pieces, _ = stock.crowd.pieces(camera, aspect, pixels, RESTING, around=self._around)
        tiles = stock.earth.tiles(camera, pixels, math.inf)[0] if stock.earth is not None else []
        singles = stock.singles
        key = singles, stock.room, hidden, [p.number for p in pieces], [t.number for t in tiles]
        if self._key is None or any(a is not b and a != b for a, b in zip(self._key, key, strict=True)):
            everything, casting = (self._o3d.t.geometry.RaycastingScene() for _ in range(2))
            # On a street all throws shadows, so that one scene does for both.
            street = stock.earth is not None
            self._owners = []
            numbers = {prop.id: number for number, prop in enumerate(stock.props, 1)}
            for prop in singles:
                mesh = placed(stock.mesh_of(prop), prop.box)
                # What waits for its shape throws no shadow, and a shade lets its lamp's light through.
                alone = street or prop.ghost or prop.lamp
                for scene in (everything,) if alone else (everything, casting):
                    self._add(scene, mesh.vertices, mesh.faces)
                self._owners.append(np.full(len(mesh.faces), numbers[prop.id], np.uint16))
            for piece in pieces:
                if len(piece.coat.faces):
                    for scene in (everything,) if street else (everything, casting):
                        self._add(scene, piece.coat.vertices, piece.coat.faces)
                    self._owners.append(np.array([numbers[i] for i in piece.ids], np.uint16)[piece.owner])
            for solid in stock.solids:
                if shown(solid, hidden):
                    self._add(everything, solid.vertices, solid.faces)
            ground = [patch.coat for tile in tiles for patch in tile.patches]
            if stock.earth is not None and stock.earth.plane is not None:
                ground.append(stock.earth.plane)
            for coat in ground:
                self._add(everything, coat.vertices, coat.faces)
            self._scenes, self._key = (everything, everything if street else casting), key
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
        self, camera: Camera, u: npt.NDArray[np.float64], v: npt.NDArray[np.float64], aspect: float, pixels: int
    ) -> tuple[Floats, npt.NDArray[np.uint16]]:
        rays = _lines(camera, u, v, aspect)
        answer = self._both(camera, aspect, pixels)[0].cast_rays(self._o3d.core.Tensor(rays))
        distance, geometry = answer["t_hit"].numpy(), answer["geometry_ids"].numpy()
        seen = np.isfinite(distance)
        along = rays[:, 3:] @ (-camera.backward).astype(np.float32)
        depth = np.where(seen, distance * along, 0.0).astype(np.float32)
        owner = np.zeros(len(rays), np.uint16)
        face = answer["primitive_ids"].numpy()
        for number, owners in enumerate(self._owners):
            hit = geometry == number
            owner[hit] = owners[face[hit]]
        return depth, owner


def finished(
    picture: npt.NDArray[np.uint8], air: Air, camera: Camera, rows: slice = slice(None), exposure: float = 1.0
) -> npt.NDArray[np.uint8]:
    """A picture, or some rows of it, with shadows and haze; see `ui.space.looks.shaded`."""
    light = air.light[rows]
    dimmed = shaded(picture, light, exposure)
    return dimmed if air.away is None else hazed(dimmed, air.away[rows], camera, dusk=light.ndim == 3)


def frame_of(camera: Camera, box: Box, aspect: float) -> tuple[float, float, float, float] | None:
    """The least frame around a box in a picture, (left, top, right, bottom) as fractions of it; None behind the eye.

    What reaches behind the eye has the whole picture.
    """
    plan = box.footprint()
    corners = np.concatenate([np.column_stack([plan, np.full(4, z)]) for z in (box.z, box.top)])
    seen = [camera.seen(corner, aspect) for corner in corners]
    there = [place for place in seen if place is not None]
    if not there:
        return None
    if len(there) < len(seen):
        return 0.0, 0.0, 1.0, 1.0
    (left, top), (right, bottom) = np.min(there, axis=0), np.max(there, axis=0)
    if right < 0 or bottom < 0 or left > 1 or top > 1:
        return None
    return float(left), float(top), float(right), float(bottom)


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

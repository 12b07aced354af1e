"""Surfaces as light finds them: made once for each geometry, coloured again whenever a lamp or the object moves.

A frame in which a lamp is dragged has a few milliseconds for all of them. So nothing is worked out twice that did not
change: positions and normals in the scene are kept as long as the object stays, and each lamp's share of the light as
long as that lamp does too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS, PartMesh
from composer.scene import Box
from ui.space.lamps import DUSK, GLOW, SOFTENING, WARM, WRAP, Lamp, light_from, shining
from ui.space.looks import GLOSS, UNKNOWN, light_on, linear, mirrored, part_colour, srgb
from ui.space.props import Prop
from ui.space.solids import Solid

Floats = npt.NDArray[np.float32]
MANY_LAMPS = 8
"""More than so many, as on a street, are asked first whether they reach a thing."""


@dataclass(eq=False)
class Coat:
    """A surface in its own frame, and what it does to light.

    Parameters
    ----------
    vertices, normals : (N, 3) float32
        Of the object's own frame; the scene's for the room.
    faces : (F, 3) int32
    colours : (N, 3) float32
        Linear light that it throws back of white light.
    gloss : (N,) float32 or float
        How much of the sky it mirrors.
    glowing : (N,) bool, optional
        Which vertices shine by themselves while lamps are on.
    """

    vertices: Floats
    normals: Floats
    faces: npt.NDArray[np.int32]
    colours: Floats
    gloss: Floats | float = 0.0
    glowing: npt.NDArray[np.bool_] | None = None
    _stand: _Stand | None = field(default=None, init=False)
    _evening: Floats | None = field(default=None, init=False)
    """What it throws back of the light of lamps."""

    def shades(self, box: Box | None, lamps: tuple[Lamp, ...], exposure: float = 1.0) -> Floats:
        """What is seen of it at a place: by day, or by lamps that are on in the evening.

        Parameters
        ----------
        exposure : float
            What part of the light is taken, where more is wanted than a screen can show at once.

        Returns
        -------
        (N, 3) float32
            sRGB in [0, 1].
        """
        pose = None if box is None else (box.x, box.y, box.z, box.yaw)
        if self._stand is None or self._stand.pose != pose:
            self._stand = _stood(self, pose)
        stand = self._stand
        if not lamps:
            return _encoded(exposure * (self.colours * stand.daylight[:, None] + stand.sky[:, None]))
        if self._evening is None:
            self._evening = self.colours * _WARM
        seen = stand.dusk(self.colours) + self._evening * stand.from_lamps(lamps)[:, None]
        if self.glowing is not None:
            seen[self.glowing] = linear(GLOW)
        return _encoded(exposure * seen)

    def part(self, chosen: npt.NDArray[np.int64]) -> Coat:
        """Some faces, with the vertices that they use."""
        used, faces = np.unique(self.faces[chosen], return_inverse=True)
        return self._picked(used, faces.reshape(-1, 3))

    def apart(self, chosen: npt.NDArray[np.int64] | slice = slice(None)) -> Coat:
        """Some faces, each with vertices of its own."""
        corners = self.faces[chosen].ravel()
        return self._picked(corners, np.arange(len(corners)).reshape(-1, 3))

    def _picked(self, rows: npt.NDArray[Any], faces: npt.NDArray[Any]) -> Coat:
        return replace(
            self,
            vertices=self.vertices[rows],
            normals=self.normals[rows],
            faces=faces.astype(np.int32),
            colours=self.colours[rows],
            gloss=self.gloss[rows] if isinstance(self.gloss, np.ndarray) else self.gloss,
            glowing=None if self.glowing is None else self.glowing[rows],
        )

    def reached(self, box: Box | None, lamps: tuple[Lamp, ...]) -> tuple[Lamp, ...]:
        """Of a great many lamps those that reach it at a place; one at least, which says that it is evening."""
        if len(lamps) <= MANY_LAMPS or not len(self.vertices):
            return lamps
        low, high = self._bounds
        if box is not None:
            reach = np.abs(self._bounds).max()
            low, high = np.array([box.x, box.y, box.z]) - reach, np.array([box.x, box.y, box.z]) + 2 * reach
        near = [
            lamp
            for lamp in lamps
            if np.linalg.norm(np.clip(lamp.place, low, high) - np.asarray(lamp.place)) < lamp.reach
        ]
        return tuple(near) or lamps[:1]

    def changes(self, before: tuple[Lamp, ...], now: tuple[Lamp, ...]) -> float:
        """How much more or less light falls on it at most, about, once lamps have gone from where they were.

        It is taken for the box that its vertices fill where it stands; a lamp more or less is any change.
        """
        if self._stand is None or len(before) != len(now):
            return math.inf
        low, high = self._stand.bounds
        total = 0.0
        for old, new in zip(before, now, strict=True):
            if old == new:
                continue
            way = np.subtract(new.place, old.place)
            near = min(float(np.linalg.norm(np.clip(p, low, high) - p)) for p in (old.place, new.place))
            reach = near * near + SOFTENING
            # Light grows with nearness, and with facing the surface more squarely.
            slope = 2 * near / reach + (1 - WRAP) / max(near, 0.05)
            total += max(old.strength, new.strength) / reach * slope * float(np.linalg.norm(way))
        return total

    @cached_property
    def _bounds(self) -> Floats:
        bounds: Floats = np.stack([self.vertices.min(axis=0), self.vertices.max(axis=0)])
        return bounds


@dataclass(eq=False)
class Backdrop(Coat):
    """What no lamp lights, such as a sky: `colours` by day and `late` in the evening, linear light."""

    late: Floats | None = None

    def shades(self, box: Box | None, lamps: tuple[Lamp, ...], exposure: float = 1.0) -> Floats:
        colours = self.late if lamps and self.late is not None else self.colours
        return _encoded(exposure * colours)


_DUSK, _WARM, _DIM = DUSK.astype(np.float32), WARM.astype(np.float32), np.float32(DUSK.mean())


@dataclass(eq=False)
class _Stand:
    """A coat at one place of the scene, with the light that falls on it there."""

    pose: tuple[float, float, float, float] | None
    points: Floats
    normals: Floats
    daylight: Floats
    sky: Floats
    """What it mirrors of the sky by day."""
    lamps: dict[Lamp, Floats] = field(default_factory=dict)
    _dusk: Floats | None = None

    @cached_property
    def bounds(self) -> tuple[Floats, Floats]:
        """Lowest and highest corner of what it fills."""
        return self.points.min(axis=0), self.points.max(axis=0)

    def dusk(self, colours: Floats) -> Floats:
        """What is seen, (N, 3), of a surface of these colours while no lamp lights it."""
        if self._dusk is None:
            self._dusk = colours * (self.daylight[:, None] * _DUSK) + self.sky[:, None] * _DIM
        return self._dusk

    def from_lamps(self, lamps: tuple[Lamp, ...]) -> Floats:
        """Light of all lamps together, (N,); that of a lamp which stays is known."""
        self.lamps = {lamp: self._light(lamp) for lamp in lamps}
        total: Floats = sum(self.lamps.values(), np.zeros(len(self.points), np.float32))
        return total

    def _light(self, lamp: Lamp) -> Floats:
        known = self.lamps.get(lamp)
        return light_from([lamp], self.points, self.normals)[0].astype(np.float32) if known is None else known


def _stood(coat: Coat, pose: tuple[float, float, float, float] | None) -> _Stand:
    points, normals = coat.vertices, coat.normals
    if pose is not None:
        x, y, z, yaw = pose
        c, s = np.cos(yaw), np.sin(yaw)
        turn = np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]], np.float32)
        points, normals = points @ turn + np.array([x, y, z], np.float32), normals @ turn
    daylight, sky = light_on(normals), coat.gloss * mirrored(normals)
    return _Stand(pose, points, normals, daylight.astype(np.float32), sky.astype(np.float32))


_STEPS = 8191


@cache
def _curve() -> Floats:
    return srgb(np.linspace(0, 1, _STEPS + 1)).astype(np.float32)


def _encoded(light: Floats) -> Floats:
    """Linear light to sRGB by a table: less than a step of eight bits off, and many times as fast as its powers."""
    return _curve()[(np.clip(light, 0.0, 1.0) * _STEPS + 0.5).astype(np.int32)]


def coat_of(mesh: PartMesh, prop: Prop) -> Coat:
    """A node's mesh, with vertices split where parts meet. A ghost, whose mesh is still to come, is pale."""
    own = dict(prop.colours)
    pieces: list[tuple[npt.NDArray[Any], ...]] = []
    count = 0
    for part in np.unique(mesh.parts):
        used, local = np.unique(mesh.faces[mesh.parts == part], return_inverse=True)
        colour = part_colour(own.get(PARTS[part], UNKNOWN), prop.ghost, prop.selected)
        tinted = np.tile(linear(colour).astype(np.float32), (len(used), 1))
        gloss = np.full(len(used), GLOSS.get(PARTS[part], 0.0), np.float32)
        pieces.append((mesh.vertices[used], mesh.normals[used], local.reshape(-1, 3) + count, tinted, gloss))
        count += len(used)
    if not pieces:
        nothing = np.zeros((0, 3), np.float32)
        return Coat(nothing, nothing, np.zeros((0, 3), np.int32), nothing)
    vertices, normals, faces, colours, glosses = (np.concatenate(rows) for rows in zip(*pieces, strict=True))
    glowing = shining(prop.lamp, vertices[:, 2], prop.box.height) if prop.lamp else None
    return Coat(
        vertices.astype(np.float32), normals.astype(np.float32), faces.astype(np.int32), colours, glosses, glowing
    )


def coat_of_solid(solid: Solid) -> Coat:
    """A piece of the room, flat from triangle to triangle."""
    corners = solid.vertices[solid.faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    normals, colours = (np.repeat(values.astype(np.float32), 3, axis=0) for values in (normal, linear(solid.colours)))
    faces = np.arange(3 * len(corners), dtype=np.int32).reshape(-1, 3)
    return Coat(corners.reshape(-1, 3).astype(np.float32), normals, faces, colours)

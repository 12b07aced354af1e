"""The ground of a street as the 3D view has it: tile by tile, made where the eye is first."""

from __future__ import annotations

import math
import operator
import time
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from composer.document import rgb
from composer.street.axes import track_of
from composer.street.cells import BARE, KERB, PLAIN, GroundMesh
from composer.street.ground import BARE_COLOUR, KERB_COLOUR, TILE, Ground, Window
from composer.street.kinds import surface_kind
from ui.space.camera import Camera
from ui.space.coat import Backdrop, Coat
from ui.space.lamps import DUSK
from ui.space.looks import light_on, linear, srgb
from ui.space.sight import Sight
from ui.space.sky import DUSK_HORIZON, HORIZON
from ui.space.textures import TEXTURES, texture_of

KERB_FACE = 0.86
"""How bright the upright side of a kerb is beside its top."""
RING = 48
RINGS = ((1.6, 60.0), (2.6, 250.0), (4.0, 700.0), (6.0, 2000.0))
"""How far the wide ground reaches, ring by ring: so many times as far as the tiles, and metres more."""
FAR_TILE = 4 * TILE
FINE = 2.2
"""Ground that shows a metre on fewer pixels is plain, in large tiles."""
CLOSE = 6.0
"""The same of textures."""

Floats = npt.NDArray[np.float64]
_NAMES = ["", *TEXTURES]


@dataclass(frozen=True, eq=False)
class Patch:
    """Triangles of one texture.

    Attributes
    ----------
    coat : Coat
        In the scene's frame.
    texture : str
        A key of `ui.space.textures.TEXTURES`; empty for none.
    places : (V, 2) float32
        Where on the texture each vertex is.
    """

    coat: Coat
    texture: str
    places: npt.NDArray[np.float32]

    def divided(self, longest: float) -> Patch:
        """The same surface in triangles of shorter edges, for light that changes from corner to corner."""
        coat = self.coat
        corners = coat.vertices[coat.faces].astype(np.float64)
        values = np.concatenate([coat.normals, coat.colours, self.places], axis=1)[coat.faces]
        rows = np.concatenate([corners, values], axis=2)
        small = _halved(rows, longest).reshape(-1, rows.shape[2]).astype(np.float32)
        faces = np.arange(len(small), dtype=np.int32).reshape(-1, 3)
        return Patch(Coat(small[:, :3], small[:, 3:6], faces, small[:, 6:9]), self.texture, small[:, 9:])


@dataclass(eq=False)
class Tile:
    """The ground in one window.

    Attributes
    ----------
    key : window
    patches : list of Patch
        One for each texture.
    number : int
        Another one for every tile that was ever made.
    low, high : float
        Heights between which it lies, metres.
    """

    key: Window
    patches: list[Patch]
    number: int
    low: float
    high: float

    @cached_property
    def bare(self) -> list[Patch]:
        """The same without textures, in one."""
        if len(self.patches) < 2:
            return [replace(patch, texture="") for patch in self.patches]
        coats = [patch.coat for patch in self.patches]
        starts = np.cumsum([0, *(len(coat.vertices) for coat in coats[:-1])])
        whole = Coat(
            np.concatenate([coat.vertices for coat in coats]),
            np.concatenate([coat.normals for coat in coats]),
            np.concatenate([coat.faces + start for coat, start in zip(coats, starts, strict=True)]).astype(np.int32),
            np.concatenate([coat.colours for coat in coats]),
        )
        return [Patch(whole, "", np.concatenate([patch.places for patch in self.patches]))]

    @property
    def large(self) -> bool:
        """Whether it is one of the large plain ones."""
        return self.key[2] - self.key[0] > TILE

    def textured(self, view: Sight) -> bool:
        """Whether it is so near that textures show."""
        x0, y0, x1, y1 = self.key
        return bool(view.scale(np.array([x0, y0, self.low]), np.array([x1, y1, self.high])) > CLOSE)


Stamped = tuple[tuple[object, ...], Tile]


class Earth:
    """The ground of one street: small tiles with all that is painted, near the eye, and large plain ones far away.

    Tiles of what did not change are kept when something does.

    Attributes
    ----------
    ground : Ground
    plane : Backdrop or None
        The wide ground around everything, paler toward the horizon; None without any surface.
    """

    def __init__(self) -> None:
        self.ground = Ground(())
        self.plane: Backdrop | None = None
        self._looks = _Looks(self.ground)
        self._windows: dict[Window, list[Window]] = {}
        self._tiles: dict[Window, Stamped] = {}
        self._made = 0

    def take(self, ground: Ground) -> None:
        """Take other ground."""
        self.ground, self._looks = ground, _Looks(ground)
        self._windows = {}
        for window in ground.windows():
            x, y = (np.floor(window[k] / FAR_TILE) * FAR_TILE for k in (0, 1))
            large = float(x), float(y), float(x + FAR_TILE), float(y + FAR_TILE)
            self._windows.setdefault(large, []).append(window)
        wanted = {*self._windows, *(w for row in self._windows.values() for w in row)}
        self._tiles = {w: row for w, row in self._tiles.items() if w in wanted and _same(row[0], ground.stamp(w))}
        self.plane = self._wide()

    @property
    def numbers(self) -> Set[int]:
        """Of the tiles that are kept."""
        return {tile.number for _, tile in self._tiles.values()}

    def tiles(self, camera: Camera, pixels: int, seconds: float = math.inf) -> tuple[list[Tile], bool]:
        """What to draw from here, and whether that is as fine as it should be.

        Parameters
        ----------
        camera : Camera
        pixels : int
            Height of the picture.
        seconds : float
            How long tiles may be made that are not there yet, the nearest first; large ones serve meanwhile.
        """
        until = time.perf_counter() + seconds
        view, windows = Sight(camera, pixels), list(self._windows)
        scales = self._scales(view, windows)
        for number in np.argsort(-scales, kind="stable"):
            # First there is something everywhere, then it gets finer.
            if time.perf_counter() < until:
                self._tile(windows[number], plain=True)
        near = [w for large, scale in zip(windows, scales, strict=True) if scale > FINE for w in self._windows[large]]
        missing = [window for window in near if window not in self._tiles]
        for number in np.argsort(-self._scales(view, missing), kind="stable"):
            if time.perf_counter() < until:
                self._tile(missing[number], plain=False)
        found: list[Tile] = []
        whole = True
        for large, scale in zip(windows, scales, strict=True):
            own = self._windows[large]
            if scale > FINE and all(window in self._tiles for window in own):
                found += [self._tiles[window][1] for window in own]
            else:
                whole &= bool(scale <= FINE) and large in self._tiles
                found += [self._tiles[large][1]] if large in self._tiles else []
        return found, whole

    def _scales(self, view: Sight, windows: Sequence[Window]) -> Floats:
        """How many pixels a metre has at most in each window."""
        sides = np.array(windows, np.float64).reshape(-1, 4)
        low, high = (np.insert(sides[:, k : k + 2], 2, self.ground.terrain.low, axis=1) for k in (0, 2))
        return view.scale(low, high)

    def _tile(self, window: Window, plain: bool) -> None:
        if window not in self._tiles:
            self._made += 1
            mesh = self.ground.mesh(window, plain)
            self._tiles[window] = self.ground.stamp(window), self._looks.tile(mesh, window, self._made, plain)

    def _wide(self) -> Backdrop | None:
        if not self._windows:
            return None
        covered = shapely.union_all([shapely.box(*window) for row in self._windows.values() for window in row])
        x0, y0, x1, y1 = covered.bounds
        middle, half = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), float(np.hypot(x1 - x0, y1 - y0) / 2) + 10.0
        around = np.linspace(0, 2 * np.pi, RING, endpoint=False)
        circle = np.column_stack([np.cos(around), np.sin(around)])
        inner = shapely.Polygon(middle + half * circle).difference(shapely.segmentize(covered, TILE / 4))
        pieces = shapely.get_parts(shapely.constrained_delaunay_triangles(shapely.get_parts(inner)))
        corners = shapely.get_coordinates(shapely.orient_polygons(shapely.get_parts(pieces))).reshape(-1, 4, 2)[:, :3]
        near, faces = np.unique(np.round(corners.reshape(-1, 2), 4), axis=0, return_inverse=True)
        reaches = np.array([1.0, *(reach for reach, _ in RINGS)]) * half + np.array([0, *(far for _, far in RINGS)])
        rings = [middle + reach * circle for reach in reaches]
        points = np.concatenate([near, *rings])
        index = len(near) + np.arange(len(rings) * RING).reshape(len(rings), RING)
        a, b = index[:-1], np.roll(index[:-1], -1, axis=1)
        d, c = index[1:], np.roll(index[1:], -1, axis=1)
        faces = np.concatenate(
            [faces.reshape(-1, 3), *(np.stack(t, -1).reshape(-1, 3) for t in ((a, d, c), (a, c, b)))]
        )
        pale = np.concatenate([np.zeros(len(near) + RING), np.repeat([0.15, 0.45, 0.8, 1.0], RING)])[:, None]
        height = self.ground.terrain.at(points)
        up = np.array([[0.0, 0.0, 1.0]])
        day = srgb(linear(rgb(BARE_COLOUR)) * light_on(up)[:, None])
        late = srgb(linear(rgb(BARE_COLOUR)) * light_on(up)[:, None] * DUSK)
        shades = (linear(near * (1 - pale) + rgb(far) * pale) for near, far in ((day, HORIZON), (late, DUSK_HORIZON)))
        by_day, by_night = (shade.astype(np.float32) for shade in shades)
        vertices = np.column_stack([points, height]).astype(np.float32)
        normals = np.broadcast_to(up, vertices.shape).astype(np.float32)
        return Backdrop(vertices, normals, faces.astype(np.int32), by_day, late=by_night)


def _halved(corners: Floats, longest: float) -> Floats:
    """Triangles (F, 3, K), the first three columns places, halved across their longest edges until none is longer."""
    done = [corners[:0]]
    while len(corners):
        edges = np.linalg.norm((np.roll(corners, -1, axis=1) - corners)[:, :, :3], axis=2)
        long = edges.max(axis=1) > longest
        done.append(corners[~long])
        corners, at = corners[long], edges[long].argmax(axis=1)
        a, b, c = (corners[np.arange(len(at)), (at + k) % 3] for k in range(3))
        m = (a + b) / 2
        corners = np.concatenate([np.stack([a, m, c], axis=1), np.stack([m, b, c], axis=1)])
    return np.concatenate(done)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(operator.is_, one, other))


class _Looks:
    """How each surface of a ground looks."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        kinds = [surface_kind(s.kind) for s in ground.surfaces]
        # `BARE` is the last row.
        self._textures = np.array([*(_NAMES.index(texture_of(k)) for k in kinds), 0])
        self._colours = np.array([*(rgb(k.colour) for k in kinds), rgb(BARE_COLOUR)])

    def tile(self, mesh: GroundMesh, window: Window, number: int, plain: bool) -> Tile:
        """A mesh with its colours; a `plain` one without textures."""
        textures, painted = self._of(mesh)
        if plain:
            textures = np.zeros_like(textures)
        # Vertices are shared between faces of one surface, which may be painted: split by what they look like.
        looks, look = np.unique(np.column_stack([textures, painted]), axis=0, return_inverse=True)
        keys, index = np.unique(
            np.column_stack([np.repeat(look.reshape(-1), 3), mesh.faces.ravel(), np.repeat(mesh.surface, 3)]),
            axis=0,
            return_inverse=True,
        )
        faces = index.reshape(-1, 3)
        vertices, normals = mesh.vertices[keys[:, 1]], mesh.normals[keys[:, 1]]
        colours = linear(looks[keys[:, 0], 1:])
        places = vertices[:, :2] if plain else self._places(keys[:, 2], vertices, looks[keys[:, 0], 0].astype(int))
        patches = []
        for texture in np.unique(textures):
            used, local = np.unique(faces[textures == texture], return_inverse=True)
            arrays = (values[used].astype(np.float32) for values in (vertices, normals))
            coat = Coat(*arrays, local.reshape(-1, 3).astype(np.int32), colours[used].astype(np.float32))
            patches.append(Patch(coat, _NAMES[int(texture)], places[used].astype(np.float32)))
        heights = vertices[:, 2] if len(vertices) else np.zeros(1)
        return Tile(window, patches, number, float(heights.min()), float(heights.max()))

    def _of(self, mesh: GroundMesh) -> tuple[npt.NDArray[np.int64], Floats]:
        """Number of the texture (0 for none) and colour of each face."""
        textures, colours = self._textures[mesh.surface], self._colours[mesh.surface]
        for paint in np.unique(mesh.paint):
            if paint != PLAIN:
                here = mesh.paint == paint
                colours[here] = rgb(KERB_COLOUR) if paint == KERB else rgb(self._ground.palette[paint])
                if paint == KERB:
                    textures[here] = 0
        textures[mesh.upright] = 0
        colours[mesh.upright] = rgb(KERB_COLOUR) * KERB_FACE
        return textures, colours

    def _places(self, surface: npt.NDArray[Any], vertices: Floats, texture: npt.NDArray[Any]) -> Floats:
        """Where on its texture each vertex is: laid along the way on sidewalks, by the compass elsewhere."""
        places = vertices[:, :2].copy()
        for number in np.unique(texture[texture > 0]):
            own, kind = texture == number, TEXTURES[_NAMES[number]]
            if kind.laid:
                for each in np.unique(surface[own]):
                    track = track_of(self._ground.surfaces[each]) if each != BARE else None
                    if track is not None:
                        here = own & (surface == each)
                        along, left, _ = track.locate(vertices[here, :2])
                        places[here] = np.column_stack([along, left])
            places[own] /= kind.side
        return places

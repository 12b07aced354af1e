"""Cells of street ground as triangles: flat ones, and upright ones where neighbours are not equally high."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from composer.street.frames import FloatArray, IntArray
from composer.street.paint import Areas

GRID = 0.001
"""Metres between places where a corner may be."""
STEP = 0.0005
"""Metres: what differs less in height is equally high."""
BARE = -1
"""Instead of a surface's number: the bare ground."""
PLAIN, KERB = -1, -2
"""Instead of a colour's number: the surface's own colour, and a kerb stone."""


@dataclass(frozen=True, eq=False)
class GroundMesh:
    """Triangles of the ground, flat ones and upright ones.

    Attributes
    ----------
    vertices, normals : (V, 3) float64
        Metres; unit vectors.
    faces : (F, 3) int64
        Counter-clockwise seen from above, or from outside.
    surface : (F,) int64
        Which of the surfaces a face belongs to, `BARE` for none; an upright one belongs to the higher side's.
    paint : (F,) int64
        Number of its colour in the ground's palette; `PLAIN` for the surface's own, `KERB` for a kerb stone.
    upright : (F,) bool
    """

    vertices: FloatArray
    normals: FloatArray
    faces: IntArray
    surface: IntArray
    paint: IntArray
    upright: npt.NDArray[np.bool_]

    @classmethod
    def joined(cls, pieces: Sequence[GroundMesh]) -> GroundMesh:
        """Several as one."""
        if not pieces:
            none = np.zeros(0, np.int64)
            return cls(np.zeros((0, 3)), np.zeros((0, 3)), none.reshape(0, 3), none, none, none.astype(bool))
        starts = np.cumsum([0, *(len(p.vertices) for p in pieces[:-1])])
        return cls(
            np.concatenate([p.vertices for p in pieces]),
            np.concatenate([p.normals for p in pieces]),
            np.concatenate([p.faces + start for p, start in zip(pieces, starts, strict=True)]),
            np.concatenate([p.surface for p in pieces]),
            np.concatenate([p.paint for p in pieces]),
            np.concatenate([p.upright for p in pieces]),
        )

    def bridged(self, thick: float, lift: FloatArray) -> GroundMesh:
        """The same as a bridge, without bare ground and so many metres thick; `lift` is how far surfaces are raised."""
        seen = self.surface != BARE
        top = seen & ~self.upright
        used, local = np.unique(self.faces[top], return_inverse=True)
        below = self.vertices[used].copy()
        raised = np.zeros(len(self.vertices))
        raised[self.faces[top]] = lift[self.surface[top]][:, None]
        below[:, 2] -= thick + raised[used]
        under = GroundMesh(
            below,
            -self.normals[used],
            local.reshape(-1, 3)[:, ::-1],
            self.surface[top],
            np.full(int(top.sum()), PLAIN, np.int64),
            np.ones(int(top.sum()), bool),
        )
        rest = GroundMesh(
            self.vertices, self.normals, self.faces[seen], self.surface[seen], self.paint[seen], self.upright[seen]
        )
        return GroundMesh.joined([rest, under])


class Arrangement:
    """Cells that share their corners, with what they belong to."""

    def __init__(self, cells: Areas, owner: IntArray, paint: IntArray) -> None:
        self._cells, self._owner, self._paint = cells, owner, paint

    def mesh(self, heights: Callable[[IntArray, IntArray, FloatArray], FloatArray], kerbs: bool) -> GroundMesh:
        """Their triangles; `heights` says how high corners are: of which owner, at which place, and where that is."""
        triangles = shapely.constrained_delaunay_triangles(self._cells)
        pieces, cell = shapely.get_parts(triangles, return_index=True)
        corners = shapely.get_coordinates(shapely.orient_polygons(pieces)).reshape(-1, 4, 2)[:, :3].reshape(-1, 2)
        rings, ring_cell = shapely.get_rings(self._cells, return_index=True)
        outline, ring = shapely.get_coordinates(rings, return_index=True)
        steps = np.round(np.concatenate([corners, outline]) / GRID).astype(np.int64)
        places, same = np.unique(steps, axis=0, return_inverse=True)
        same = same.reshape(-1)
        # A corner is as often there as surfaces meet in it, each with its own height.
        owner = np.concatenate([self._owner[cell].repeat(3), self._owner[ring_cell[ring]]])
        keys, index = np.unique(np.column_stack([owner, same]), axis=0, return_inverse=True)
        index = index.reshape(-1)
        points = places[keys[:, 1]] * GRID
        vertices = np.column_stack([points, heights(keys[:, 0], keys[:, 1], points)])
        faces = index[: len(corners)].reshape(-1, 3)
        flat = GroundMesh(
            vertices,
            _smooth(vertices, faces),
            faces,
            self._owner[cell],
            self._paint[cell],
            np.zeros(len(faces), bool),
        )
        if not kerbs:
            return flat
        upright = self._kerbs(vertices, index[len(corners) :], same[len(corners) :], ring, self._owner[ring_cell])
        return GroundMesh.joined([flat, *upright])

    def _kerbs(
        self, vertices: FloatArray, index: IntArray, place: IntArray, ring: IntArray, owner: IntArray
    ) -> list[GroundMesh]:
        """Upright faces where the cells on both sides of an edge are not equally high."""
        step = ring[1:] == ring[:-1]
        start, end, left = place[:-1][step], place[1:][step], owner[ring[:-1][step]]
        low, high = np.minimum(start, end), np.maximum(start, end)
        # Each edge runs once with its cell to the left; its other side is the same edge run the other way.
        code = low * (place.max() + 1) + high
        ahead = start < end
        here, there = index[:-1][step], index[1:][step]
        first, second = np.flatnonzero(ahead), np.flatnonzero(~ahead)
        _, one, two = np.intersect1d(code[first], code[second], return_indices=True)
        one, two = first[one], second[two]
        z = vertices[:, 2]
        # Heights at the edge's two ends on its left and on its right.
        left_z = np.stack([z[here[one]], z[there[one]]], axis=1)
        right_z = np.stack([z[there[two]], z[here[two]]], axis=1)
        plan = np.stack([vertices[here[one], :2], vertices[there[one], :2]], axis=1)
        differ = (np.abs(left_z - right_z) > STEP).any(axis=1)
        return [
            _wall(plan[differ], left_z[differ], right_z[differ], left[one][differ]),
            _wall(plan[differ][:, ::-1], right_z[differ][:, ::-1], left_z[differ][:, ::-1], left[two][differ]),
        ]


def _wall(plan: FloatArray, high: FloatArray, low: FloatArray, owner: IntArray) -> GroundMesh:
    """Faces under the left side of edges (E, 2, 2) where that is higher, looking to the right."""
    rise = high - low
    some = (rise > STEP).any(axis=1)
    plan, high, low, rise, owner = plan[some], high[some], low[some], rise[some], owner[some]
    # Where the sides cross, the face ends at the crossing.
    share = np.clip(
        rise[:, :1] / np.where(np.abs(rise[:, :1] - rise[:, 1:]) < 1e-12, 1.0, rise[:, :1] - rise[:, 1:]), 0, 1
    )
    cross = (rise[:, 0] < 0) | (rise[:, 1] < 0)
    for end in (0, 1):
        below = cross & (rise[:, end] < 0)
        if below.any():
            at = share[below]
            plan[below, end] = plan[below, 0] + (plan[below, 1] - plan[below, 0]) * at
            meeting = high[below, 0] + (high[below, 1] - high[below, 0]) * at[:, 0]
            high[below, end] = low[below, end] = meeting
    count = len(plan)
    corners = np.stack(
        [
            np.column_stack([plan[:, 0], high[:, 0]]),
            np.column_stack([plan[:, 0], low[:, 0]]),
            np.column_stack([plan[:, 1], low[:, 1]]),
            np.column_stack([plan[:, 1], high[:, 1]]),
        ],
        axis=1,
    ).reshape(-1, 3)
    along = plan[:, 1] - plan[:, 0]
    normal = np.column_stack([along[:, 1], -along[:, 0], np.zeros(count)])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    faces = ((np.arange(count) * 4)[:, None] + np.array([0, 1, 2, 0, 2, 3])).reshape(-1, 3)
    owner = owner.repeat(2)
    sound = _areas(corners, faces) > 1e-9
    return GroundMesh(
        corners, normal.repeat(4, axis=0), faces[sound], owner[sound],
        np.full(int(sound.sum()), -1, np.int64), np.ones(int(sound.sum()), bool),
    )  # fmt: skip


def _areas(vertices: FloatArray, faces: IntArray) -> FloatArray:
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    areas: FloatArray = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    return areas


def _smooth(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """Unit vertex normals, weighted by area."""
    normals = np.zeros_like(vertices)
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], face)
    normals[:, 2] += 1e-12
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return normals

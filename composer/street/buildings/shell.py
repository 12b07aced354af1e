"""The skin of a building while it is made: triangles with a part and a normal each, then a mesh."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from composer.mesh import PARTS, PartMesh
from composer.street.buildings.footprint import FloatArray, IntArray

CREASE = np.cos(np.radians(35))
"""Cosine of the angle up to which an edge of a curved piece is drawn smooth."""


class Shell:
    """Collects triangles. Where pieces meet, both must bring the very same corners."""

    def __init__(self) -> None:
        self._corners: list[FloatArray] = []
        self._normals: list[FloatArray] = []
        self._parts: list[npt.NDArray[np.uint8]] = []
        self._curved: list[npt.NDArray[np.bool_]] = []

    def add(self, triangles: FloatArray, normals: FloatArray, part: str, curved: bool = False) -> None:
        """Triangles (T, 3, 3), counter-clockwise from outside, and their unit normals (T, 3).

        A `curved` piece is drawn smooth over its flatter edges.
        """
        if len(triangles):
            self._corners.append(triangles)
            self._normals.append(normals)
            self._parts.append(np.full(len(triangles), PARTS.index(part), np.uint8))
            self._curved.append(np.full(len(triangles), curved))

    def polygon(
        self,
        loops: Sequence[FloatArray],
        normal: FloatArray,
        part: str,
        curved: bool = False,
    ) -> None:
        """A flat polygon: its rim counter-clockwise seen from outside, then holes; each (n, 3)."""
        points = np.concatenate(loops)
        # Seen along the axis that it faces most, mirrored where that would turn it round.
        axis = int(np.abs(normal).argmax())
        across, up = ((1, 2), (2, 0), (0, 1))[axis]
        if normal[axis] < 0:
            across, up = up, across
        flat = points[:, (across, up)]
        starts = np.cumsum([0, *(len(loop) for loop in loops)])
        faces = triangulated(flat, [np.arange(a, b) for a, b in itertools.pairwise(starts)])
        self.add(points[faces], np.broadcast_to(normal, (len(faces), 3)), part, curved)

    def mesh(self) -> PartMesh:
        """Everything as a mesh; corners are shared where they look the same way."""
        corners = np.concatenate(self._corners).astype(np.float32) + np.float32(0)  # no minus zero
        flat = np.concatenate(self._normals)
        parts, curved = np.concatenate(self._parts), np.concatenate(self._curved)
        normals = np.repeat(flat[:, None], 3, axis=1)
        if curved.any():
            normals[curved] = _smoothed(corners[curved], flat[curved])
        rounded = np.round(normals, 4).astype(np.float32) + np.float32(0)
        rows = np.concatenate([corners, rounded], axis=2).reshape(-1, 6)
        keys = np.ascontiguousarray(rows).view(np.dtype((np.void, 24))).ravel()
        _, chosen, same = np.unique(keys, return_index=True, return_inverse=True)
        kept = rows[chosen]
        unit = kept[:, 3:] / np.maximum(np.linalg.norm(kept[:, 3:], axis=1, keepdims=True), 1e-12)
        return PartMesh(
            np.ascontiguousarray(kept[:, :3]), same.reshape(-1, 3).astype(np.int32), unit.astype(np.float32), parts
        )


def _smoothed(corners: npt.NDArray[np.float32], normals: FloatArray) -> FloatArray:
    """Normals at the corners of curved pieces (T, 3, 3): the mean of the sides that meet there at a flat angle."""
    a, b, c = (corners[:, k].astype(np.float64) for k in range(3))
    weight = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    _, names = np.unique(corners.reshape(-1, 3), axis=0, return_inverse=True)
    order = np.argsort(names.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(names.ravel()))
    found = np.empty((len(corners) * 3, 3))
    for first, last in zip(np.concatenate([[0], ends[:-1]]), ends, strict=True):
        here = order[first:last]
        sides = normals[here // 3]
        near = (sides @ sides.T > CREASE) * weight[here // 3]
        total = near @ sides
        found[here] = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return found.reshape(-1, 3, 3)


def triangulated(points: FloatArray, loops: Sequence[IntArray]) -> IntArray:
    """A polygon on the plane as triangles of its own corners (F, 3), all of them used, counter-clockwise.

    Parameters
    ----------
    points : (N, 2)
    loops : sequence of (n,) int
        The rim counter-clockwise, then holes.
    """
    rim = loops[0]
    if len(loops) == 1 and len(rim) == 3:
        return rim[None]
    if len(loops) == 1 and len(rim) == 4:
        quad = points[rim]
        if (_areas(np.stack([np.roll(quad, 1, axis=0), quad, np.roll(quad, -1, axis=0)], axis=1)) > 0).all():
            return np.stack([rim[[0, 1, 2]], rim[[0, 2, 3]]])
    names = {(x, y): k for k, (x, y) in zip(np.concatenate(loops), points[np.concatenate(loops)].tolist(), strict=True)}
    wanted = sum(len(loop) for loop in loops) + 2 * (len(loops) - 2)
    if len(names) == wanted - 2 * (len(loops) - 2):
        polygon = shapely.Polygon(points[rim], [points[hole] for hole in loops[1:]])
        made = shapely.get_coordinates(shapely.constrained_delaunay_triangles(polygon)).reshape(-1, 4, 2)[:, :3]
        if len(made) == wanted:
            faces = np.array([[names[x, y] for x, y in corners] for corners in made.tolist()], np.int64)
            wrong = _areas(points[faces]) < 0
            faces[wrong] = faces[wrong][:, ::-1]
            return faces
    return _ears(points, _bridged(points, loops))


def _areas(corners: FloatArray) -> FloatArray:
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas: FloatArray = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return areas


def _bridged(points: FloatArray, loops: Sequence[IntArray]) -> list[int]:
    """One loop, by way of a cut from each hole to the nearest corner: for outlines that touch themselves."""
    path = [int(k) for k in loops[0]]
    for hole in loops[1:]:
        gaps = np.hypot(*(points[path][:, None] - points[hole][None]).transpose(2, 0, 1))
        i, j = np.unravel_index(int(gaps.argmin()), gaps.shape)
        turned = [int(k) for k in np.roll(hole, -int(j))]
        path = [*path[: i + 1], *turned, turned[0], *path[i:]]
    return path


def _ears(points: FloatArray, path: list[int]) -> IntArray:
    """Triangles by clipping ears; always one fewer than two corners, whatever the path is like."""
    faces, path = [], list(path)
    while len(path) > 3:
        ring = points[path]
        before, after = np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0)
        areas = _areas(np.stack([before, ring, after], axis=1))
        best = None
        for k in np.argsort(-areas):
            if areas[k] <= 0:
                break
            if not _holds(before[k], ring[k], after[k], ring):
                best = int(k)
                break
        k = int(np.abs(areas).argmin()) if best is None else best
        faces.append((path[k - 1], path[k], path[(k + 1) % len(path)]))
        path.pop(k)
    return np.array([*faces, tuple(path)], np.int64)


def _holds(a: FloatArray, b: FloatArray, c: FloatArray, points: FloatArray) -> bool:
    """Whether any of the points lies strictly within a triangle."""
    inside = np.ones(len(points), bool)
    for p, q in ((a, b), (b, c), (c, a)):
        side = (q[0] - p[0]) * (points[:, 1] - p[1]) - (q[1] - p[1]) * (points[:, 0] - p[0])
        inside &= side > 1e-12
    return bool(inside.any())

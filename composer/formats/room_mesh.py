"""The room itself as solids: a floor slab, and walls with their doors and windows cut out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from composer.scene import Floor, Opening

SLAB = 0.05
"""Metres the floor is thick, downwards."""
WALL = 0.1
"""Metres a wall is thick, outwards."""


@dataclass(frozen=True, eq=False)
class Solid:
    """A closed flat-shaded solid in the scene's frame.

    Attributes
    ----------
    name : str
        ``floor`` or ``wall_<index>``.
    vertices, normals : (V, 3) float64
        Metres; unit vectors, outward.
    faces : (F, 3) int32
        Counter-clockwise seen from outside.
    """

    name: str
    vertices: npt.NDArray[np.float64]
    normals: npt.NDArray[np.float64]
    faces: npt.NDArray[np.int32]


def room_solids(floor: Floor) -> list[Solid]:
    """The slab and one solid per wall; a wall that its openings cut away entirely is left out."""
    up = np.array([(1.0, 0, 0), (0, 1, 0), (0, 0, 1)])
    found = [_prism("floor", shapely.Polygon(floor.polygon), np.array([0, 0, -SLAB]), up, SLAB)]
    count = len(floor.polygon)
    for k in range(count):
        start, end = (np.array(p) for p in floor.wall(k))
        length = float(np.hypot(*(end - start)))
        if length < 1e-6:
            continue
        along = (end - start) / length
        following = np.subtract(floor.wall((k + 1) % count)[1], end)
        # At a corner that points outwards this wall fills the gap between the two.
        corner = WALL if along[0] * following[1] - along[1] * following[0] > 1e-9 else 0.0
        face: BaseGeometry = shapely.box(0, 0, length + corner, floor.height)
        for opening in floor.openings:
            if opening.wall == k:
                face = face.difference(_hole(opening))
        # (along the wall, up) and outwards: a right-handed frame whose first two axes span the wall.
        axes = np.array([(*along, 0), (0, 0, 1), (along[1], -along[0], 0)])
        found.append(_prism(f"wall_{k}", face, np.array([*start, 0.0]), axes, WALL))
    return [solid for solid in found if len(solid.faces)]


def _hole(opening: Opening) -> shapely.Polygon:
    half = opening.width / 2
    return shapely.box(opening.offset - half, opening.sill, opening.offset + half, opening.sill + opening.height)


def _prism(
    name: str, shape: BaseGeometry, origin: npt.NDArray[np.float64], axes: npt.NDArray[np.float64], thickness: float
) -> Solid:
    """A flat shape with holes, spanned by the first two axes, pulled along the third."""
    vertices: list[npt.NDArray[np.float64]] = []
    normals: list[npt.NDArray[np.float64]] = []
    faces: list[tuple[int, int, int]] = []

    def add(points: npt.NDArray[np.float64], normal: tuple[float, float, float], order: list[tuple[int, ...]]) -> None:
        first = sum(len(v) for v in vertices)
        vertices.append(points)
        normals.append(np.tile(normal, (len(points), 1)))
        faces.extend((first + a, first + b, first + c) for a, b, c in order)

    for part in getattr(shape, "geoms", [shape]):
        if not isinstance(part, shapely.Polygon) or part.area < 1e-6:
            continue
        part = shapely.orient_polygons(part)
        for triangle in shapely.constrained_delaunay_triangles(part).geoms:
            ring = shapely.get_coordinates(shapely.orient_polygons(triangle))[:3]
            add(np.column_stack([ring, np.full(3, thickness)]), (0, 0, 1), [(0, 1, 2)])
            add(np.column_stack([ring, np.zeros(3)]), (0, 0, -1), [(0, 2, 1)])
        for line in (part.exterior, *part.interiors):
            ring = shapely.get_coordinates(line)
            for a, b in itertools.pairwise(ring):
                side = b - a
                size = float(np.hypot(*side))
                if size > 1e-9:
                    quad = np.array([(*a, 0), (*b, 0), (*b, thickness), (*a, thickness)])
                    add(quad, (side[1] / size, -side[0] / size, 0.0), [(0, 1, 2), (0, 2, 3)])
    if not faces:
        return Solid(name, np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    return Solid(
        name,
        np.concatenate(vertices) @ axes + origin,
        np.concatenate(normals) @ axes,
        np.array(faces, np.int32),
    )

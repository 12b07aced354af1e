"""Distances between shapes, and between sets of shapes.

Two readings of the same surfaces:

`UNIT_BOX`
    Ours: every shape is stretched to fill the unit box [0, 1]^3, as the node's box will stretch it anyway.
`PUBLISHED`
    That of CommonScenes (Zhai et al. 2023) and EchoScene (Zhai et al. 2024): true proportions, centred on the mean of
    the points and divided by the largest absolute coordinate. They take 5,000 of the mesh's vertices; here points are
    drawn evenly over the surface, since where a mesh has its vertices says nothing about the shape.

In both, the Chamfer distance is that of squared distances, the means of both ways added, and is written times 1,000.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from composer.mesh import PartMesh
from models.shapes.meshing import closed_surface

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

UNIT_BOX, PUBLISHED = "unit box", "published"
READINGS = (UNIT_BOX, PUBLISHED)
THOUSANDTHS = 1000.0
"""What every Chamfer distance is multiplied with when it is written."""


def sample_triangles(
    vertices: npt.NDArray[np.floating], faces: npt.NDArray[np.integer], count: int, rng: np.random.Generator
) -> tuple[Floats, Ints]:
    """Points drawn evenly over a surface (Osada et al. 2002, *Shape distributions*).

    Parameters
    ----------
    vertices : (V, 3)
    faces : (F, 3)
    count : int

    Returns
    -------
    points : (count, 3) float64
    face : (count,) int64
        The face that each point lies on.

    Raises
    ------
    ValueError
        If the surface has no area.
    """
    a, b, c = (vertices[faces[:, i]].astype(np.float64) for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    if not area.sum() > 0:
        raise ValueError("a surface without area has no points")
    face = rng.choice(len(faces), count, p=area / area.sum())
    root, share = np.sqrt(rng.random((count, 1))), rng.random((count, 1))
    return (1 - root) * a[face] + root * (1 - share) * b[face] + root * share * c[face], face.astype(np.int64)


def mesh_points(mesh: PartMesh, count: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Points (count, 3) in metres drawn evenly over a mesh, and their parts (count,)."""
    points, face = sample_triangles(mesh.vertices, mesh.faces, count, rng)
    return points, mesh.parts[face].astype(np.int64)


def field_points(
    distance: npt.NDArray[np.float32], size: tuple[float, float, float], count: int, rng: np.random.Generator
) -> Floats:
    """Points (count, 3) in metres drawn evenly over the surface of a field that fills a box of `size`.

    Evenly in the box: in true proportions, so that a flat shape has its points on its broad sides.

    Raises
    ------
    MeshingError
        If the field has no surface worth drawing; see `closed_surface`.
    """
    vertices, triangles = closed_surface(distance)
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    return sample_triangles((vertices - low) / (high - low) * np.asarray(size), triangles, count, rng)[0]


def normalised(points: Floats, size: tuple[float, float, float], reading: str) -> Floats:
    """Points (N, 3) that fill a box of `size` metres from the origin on, as a reading wants them.

    Raises
    ------
    KeyError
        For an unknown reading.
    """
    if reading == UNIT_BOX:
        return points / np.asarray(size)
    if reading != PUBLISHED:
        raise KeyError(f"there is no reading {reading!r}; there are {', '.join(READINGS)}")
    centred = points - points.mean(axis=0)
    return centred / np.abs(centred).max()


def chamfer(a: npt.NDArray[np.floating] | cKDTree, b: npt.NDArray[np.floating] | cKDTree) -> float:
    """Chamfer distance of two point sets, (N, 3) and (M, 3): mean squared distance to the nearest, both ways added.

    As in PointFlow (Yang et al. 2019), CommonScenes and EchoScene; without the factor of 1,000.
    """
    one, other = (points if isinstance(points, cKDTree) else cKDTree(points) for points in (a, b))
    return float(np.square(other.query(one.data)[0]).mean() + np.square(one.query(other.data)[0]).mean())


@dataclass(frozen=True, eq=False)
class Surface:
    """A triangle mesh as a reading wants it: vertices (V, 3) and faces (F, 3)."""

    vertices: Floats
    faces: Ints


def surface_of(mesh: PartMesh, reading: str, count: int, rng: np.random.Generator) -> Surface:
    """A mesh that fills its node's box, normalised; its mean is that of `count` points drawn over it."""
    low, high = mesh.bounds.astype(np.float64)
    moved = mesh.vertices - low
    if reading == UNIT_BOX:
        return Surface(moved / (high - low), mesh.faces.astype(np.int64))
    points = mesh_points(mesh, count, rng)[0] - low
    middle = points.mean(axis=0)
    return Surface((moved - middle) / np.abs(points - middle).max(), mesh.faces.astype(np.int64))


def surface_chamfer(a: Surface, b: Surface, count: int, rng: np.random.Generator) -> float:
    """Chamfer distance of two surfaces: squared distance of points on one to the other's surface, both ways added.

    What the distance of point sets tends to with ever more points: of one surface to itself it is zero, where `chamfer`
    has a floor that is larger than many of the differences between pairs of one style.
    """
    total = 0.0
    for one, other in ((a, b), (b, a)):
        points, _ = sample_triangles(one.vertices, one.faces, count, rng)
        total += float(np.square(distances_to(other.vertices, other.faces, points)).mean())
    return total


def distances_to(
    vertices: npt.NDArray[np.floating], faces: npt.NDArray[np.integer], points: Floats, signed: bool = False
) -> Floats:
    """Distances (N,) of points (N, 3) from a triangle mesh; if `signed`, negative inside a closed one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ImportWarning)  # that there is no graphics card
        from open3d import core
        from open3d.t import geometry
    scene = geometry.RaycastingScene()
    scene.add_triangles(
        core.Tensor(np.ascontiguousarray(vertices, np.float32)), core.Tensor(np.ascontiguousarray(faces, np.uint32))
    )
    measure = scene.compute_signed_distance if signed else scene.compute_distance
    found: Floats = measure(core.Tensor(points.astype(np.float32))).numpy().astype(np.float64)
    return found


def distances(a: Sequence[Floats], b: Sequence[Floats] | None = None) -> Floats:
    """Chamfer distances of every point set of `a` to every one of `b` (or of `a`), (len(a), len(b))."""
    trees = [cKDTree(points) for points in a]
    others = trees if b is None else [cKDTree(points) for points in b]
    found = np.zeros((len(trees), len(others)))
    for i, one in enumerate(trees):
        for j, other in enumerate(others):
            if b is None and j <= i:
                found[i, j] = found[j, i]
            else:
                found[i, j] = chamfer(one, other)
    return found


def recognised(within_a: Floats, between: Floats, within_b: Floats) -> Bools:
    """Whether the nearest other shape is of a shape's own set: what 1-NNA averages (Lopez-Paz and Oquab 2017).

    A half is what two samples of one distribution have; 1 says that the sets can be told apart.

    Parameters
    ----------
    within_a : (N, N)
    between : (N, M)
        Of the shapes of A to those of B.
    within_b : (M, M)

    Returns
    -------
    (N + M,) bool
    """
    count = len(within_a)
    every = np.block([[within_a, between], [between.T, within_b]])
    np.fill_diagonal(every, np.inf)
    own = np.arange(len(every)) < count
    return own[every.argmin(axis=1)] == own


def covered(between: Floats) -> Bools:
    """Which references are the nearest of some generated shape: what COV averages (Achlioptas et al. 2018).

    Parameters
    ----------
    between : (generated, references)

    Returns
    -------
    (references,) bool
    """
    found = np.zeros(between.shape[1], np.bool_)
    found[between.argmin(axis=1)] = True
    return found


def matched(between: Floats) -> Floats:
    """Distance of each reference to the nearest generated shape, (references,): what MMD averages (likewise)."""
    least: Floats = between.min(axis=0)
    return least


def part_shares(parts: npt.NDArray[np.integer], slots: int) -> Floats:
    """Share of a surface's points that each part has, (slots,)."""
    return np.bincount(parts, minlength=slots) / max(1, len(parts))


def total_variation(a: Floats, b: Floats) -> float:
    """How far two distributions over the same slots are apart: 0 if they agree, 1 if they have nothing in common."""
    return float(np.abs(a - b).sum() / 2)


def occupancy_iou(a: npt.NDArray[np.float32], b: npt.NDArray[np.float32]) -> float:
    """Intersection over union of the insides of two fields; 1 if both enclose nothing."""
    return iou(a < 0, b < 0)


def iou(a: npt.NDArray[np.bool_], b: npt.NDArray[np.bool_]) -> float:
    """Intersection over union of two boolean arrays of one shape; 1 if both are empty."""
    either = int((a | b).sum())
    return 1.0 if either == 0 else int((a & b).sum()) / either

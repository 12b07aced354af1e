"""From a mesh, closed or not, to the sampled field that the shape autoencoder knows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import trimesh
from scipy.ndimage import maximum_filter
from scipy.spatial import cKDTree

from composer.mesh import PartMesh
from models.errors import MeshingError
from models.procedural.sdf import GRID_SAMPLES, TRUNCATION_VOXELS, VOXEL, Field, grid_axis
from models.shapes.importing.winding import enclosed

Floats = npt.NDArray[np.float64]

NO_PARTS = 255
"""Label of every sample of a shape whose parts nobody named."""
HALF_SHEET = 0.55
"""Half the thickness, in voxels, that a surface gets between which and itself no sample lies: leaves, wires, cloth.

The lattice always meets a sheet as thick as that, and the shape keeps the part.
"""
FINE_REACH = 1.5
"""Voxels of the plain grid within which a finer one holds distances."""
_POINTS_PER_VOXEL = 12.0
"""Points on the surface per square voxel: so many that each voxel the surface passes through holds one."""
_THINNED = 2
"""Every so many-th of them is enough to find the nearest triangles by."""
_FEWEST_POINTS, _MOST_POINTS = 80_000, 800_000
_NEAREST = 4
_SEED = 20


def occupancy(mesh: PartMesh, samples: int) -> npt.NDArray[np.bool_]:
    """Which of `samples` cubed cell centres of the mesh's own box it encloses, by the winding number; cavities count.

    Parameters
    ----------
    mesh : PartMesh
        In its node's frame, filling its box.
    samples : int

    Returns
    -------
    (N, N, N) bool
        Axes x, y, z.
    """
    low, high = mesh.bounds.astype(np.float64)
    at = (mesh.vertices - low) / np.maximum(high - low, 1e-12) * samples - 0.5
    faces = mesh.faces.astype(np.int64)
    return enclosed(at, faces, samples, _surface_points(at, faces)[0])


def field_of_mesh(mesh: PartMesh, *, named_parts: bool = False, fine: int = 1) -> Field:
    """Sample a mesh's signed distance in its own box.

    Inside is where the winding number says so, and in cavities nobody can see into: holes, overlaps and
    surfaces within others do not matter. The distance
    is to what separates inside from outside: surfaces within the solid do not count, and those with no sample behind
    them are thickened by `HALF_SHEET`.

    Parameters
    ----------
    mesh : PartMesh
        In its node's frame, filling its box; faces turned outwards.
    named_parts : bool
        Whether the mesh's parts mean something; without, the label is `NO_PARTS` everywhere.
    fine : int
        How many times finer than the plain grid; distances stay in its unit, and beyond `FINE_REACH` of it, where only
        a finer grid's sign is looked at, they are cut off.

    Returns
    -------
    Field
        The distance is Euclidean in unit-box space, which to first order is what procedural shapes are sampled with.

    Raises
    ------
    MeshingError
        If nothing is inside.
    """
    low, high = mesh.bounds.astype(np.float64)
    extent = high - low
    if not len(mesh.faces) or (extent <= 1e-9).any():
        raise MeshingError("the mesh has no volume")
    unit = 2 * (mesh.vertices.astype(np.float64) - low) / extent - 1
    at = (unit - float(grid_axis(fine)[0])) / (VOXEL / fine)  # in steps of the lattice
    faces = mesh.faces.astype(np.int64)
    triangles = at[faces]
    points, owner = _surface_points(at, faces)
    inside = enclosed(at, faces, fine * GRID_SAMPLES, points)
    points, owner = points[::_THINNED], owner[::_THINNED]
    borders, thin = _kinds(points, inside)
    unit_of_field = np.float32(fine * TRUNCATION_VOXELS)
    distance = np.where(inside, -unit_of_field, unit_of_field)
    reach = TRUNCATION_VOXELS if fine == 1 else fine * FINE_REACH
    lattice = _around(points, reach, len(inside))
    part = np.full(inside.shape, NO_PARTS, np.uint8)
    for chosen, sheet in ((borders, False), (thin, True)):
        if not chosen.any():
            continue
        found, gap, face = _nearest(points[chosen], owner[chosen], triangles, lattice, reach)
        near = np.ravel_multi_index(tuple(lattice[found].T), inside.shape)
        if sheet:
            solid = np.minimum(distance.ravel()[near], gap - np.float32(HALF_SHEET))
        else:
            solid = np.where(inside.ravel()[near], -gap, gap)
        changed = np.abs(solid) < np.abs(distance.ravel()[near]) if sheet else np.ones(len(near), bool)
        distance.ravel()[near] = solid
        part.ravel()[near[changed]] = mesh.parts[face[changed]]
    if not (distance < 0).any():
        raise MeshingError("the mesh encloses nothing")
    if not named_parts:
        part[:] = NO_PARTS
    clipped = np.clip(distance / unit_of_field, -1, 1)
    return Field(np.ascontiguousarray(clipped, np.float32), part)


def _surface_points(vertices: Floats, faces: npt.NDArray[np.int64]) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Points spread evenly over the surface, with every triangle's centre, and their triangles."""
    surface = trimesh.Trimesh(vertices, faces, process=False)
    count = int(np.clip(_POINTS_PER_VOXEL * surface.area, _FEWEST_POINTS, _MOST_POINTS))
    spread, owner = trimesh.sample.sample_surface(surface, count, seed=_SEED)
    every = np.arange(len(faces))
    corners = vertices[faces]
    # in no order, so that any few of them are spread evenly, too
    order = np.random.default_rng(_SEED).permutation(len(spread))
    return (
        np.concatenate([np.repeat(corners.mean(axis=1), _THINNED, axis=0), np.asarray(spread)[order]]),
        np.concatenate([np.repeat(every, _THINNED), np.asarray(owner, np.int64)[order]]),
    )


def _around(points: Floats, reach: float, samples: int) -> npt.NDArray[np.int64]:
    """Lattice points (L, 3) that may be within reach of a surface, all of its voxels holding one of its points."""
    held = np.zeros((samples,) * 3, np.uint8)
    held[tuple(np.clip(np.round(points).astype(np.int64), 0, samples - 1).T)] = 1
    return np.argwhere(maximum_filter(held, 2 * (int(np.ceil(reach)) + 1) + 1))


def _kinds(points: Floats, inside: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which points lie between a sample inside and one outside, and which have no sample inside beside them."""
    cell = np.clip(np.floor(points).astype(np.int64), 0, len(inside) - 2)
    some_in = maximum_filter(inside.astype(np.uint8), size=2, origin=-1)[tuple(cell.T)] > 0
    some_out = maximum_filter((~inside).astype(np.uint8), size=2, origin=-1)[tuple(cell.T)] > 0
    return some_in & some_out, ~some_in


def _nearest(
    points: Floats, owner: npt.NDArray[np.int64], triangles: Floats, lattice: npt.NDArray[np.int64], within: float
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Which lattice points are so near to the surface, their distances in voxels, and the nearest triangles."""
    reach = within + 0.4  # the nearest point lies a little farther than the surface
    answer = cKDTree(points).query(lattice, k=_NEAREST, distance_upper_bound=reach)
    near = np.flatnonzero(np.isfinite(np.asarray(answer[0])[:, 0]))
    index = np.asarray(answer[1])[near]
    index = np.where(index < len(points), index, index[:, :1])
    face = owner[index]
    at = np.repeat(lattice[near].astype(np.float64), _NEAREST, axis=0)
    closest = trimesh.triangles.closest_point(triangles[face.ravel()], at)  # type: ignore[no-untyped-call, unused-ignore]
    gaps = np.linalg.norm(closest - at, axis=1).reshape(face.shape)
    best = gaps.argmin(axis=1)
    rows = np.arange(len(near))
    return near, gaps[rows, best].astype(np.float32), face[rows, best]

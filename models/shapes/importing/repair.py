"""From triangles as they come to triangles that hang together, turned outwards, and few enough to show."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import fast_simplification
import numpy as np
import numpy.typing as npt
import trimesh
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from composer.errors import FormatError
from composer.messages import Message
from models.shapes.importing.reading import RawMesh

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SHOWN_FACES = 40_000
"""Triangles that are kept at most."""
SMALL_HOLE = 0.12
"""Longest edge of a hole that is filled, as a share of the mesh's diagonal."""
LEAST_FINITE = 0.9
"""Share of the triangles that must have finite corners."""
LEAST_THICKNESS = 1e-4
"""Least extent as a share of the largest: what is flatter encloses nothing."""
_WELD_DIGITS = 6
"""Decimals of the share of the largest extent within which corners are one."""
_THINNEST = 1e-8
"""Least height of a triangle after decimation, as a share of the largest extent."""
_LEAST_AREA = 1e-12
"""Least doubled area of a triangle as a share of the squared largest extent."""


@dataclass(frozen=True, eq=False)
class CleanMesh:
    """Triangles after repair.

    Parameters
    ----------
    vertices : (V, 3) float64
        In the file's axes and unit.
    faces : (F, 3) int64
    material : (F,) int64
    watertight : bool
    notes : tuple of str
        What was done, one sentence each.
    """

    vertices: Floats
    faces: Ints
    material: Ints
    watertight: bool
    notes: tuple[Message, ...]


def repaired(raw: RawMesh, name: str) -> CleanMesh:
    """Weld corners, drop what has no area or stands twice, turn faces outwards, fill small holes, decimate.

    Raises
    ------
    FormatError
        If nothing with a volume is left.
    """
    notes: list[Message] = []
    finite = np.asarray((np.isfinite(raw.vertices) & (np.abs(raw.vertices) < 1e30)).all(axis=1))
    sound = np.asarray(finite[raw.faces].all(axis=1))
    if sound.mean() < LEAST_FINITE:
        raise FormatError(
            "{name} is damaged: {share:.0%} of its triangles have corners that are no numbers",
            name=name,
            share=1 - sound.mean(),
        )
    if not sound.all():
        lost = _triangles((~sound).sum())
        notes.append(Message("{triangles} with corners that are no numbers left out", triangles=lost))
    used = raw.vertices[raw.faces[sound].ravel()]
    low, extent = used.min(axis=0), np.ptp(used, axis=0)
    scale = float(extent.max())
    if not 0 < scale < 1e30 or extent.min() < LEAST_THICKNESS * scale:
        raise FormatError("{name} is flat: it has no volume", name=name)
    vertices = np.where(finite[:, None], (raw.vertices - low) / scale, 0.0)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        mesh = trimesh.Trimesh(
            vertices, raw.faces[sound], face_attributes={"material": raw.material[sound]}, process=False
        )
        _weld(mesh, notes)
        if not len(mesh.faces) or mesh.area < 1e-9 or np.ptp(mesh.vertices, axis=0).min() < LEAST_THICKNESS:
            raise FormatError("{name} has no surface worth showing", name=name)
        mesh = _decimated(mesh, notes)
        _turn(mesh, notes)
        _fill(mesh, notes)
        watertight = _is_closed(np.asarray(mesh.faces))
    if not watertight:
        notes.append(Message("the surface is open: what is inside is a guess"))
    material = np.asarray(mesh.face_attributes["material"], np.int64)
    clean = np.asarray(mesh.vertices, np.float64) * scale + low
    return CleanMesh(clean, np.asarray(mesh.faces, np.int64), material, watertight, tuple(notes))


def _triangles(count: int) -> Message:
    return Message("1 triangle") if count == 1 else Message("{count:,} triangles", count=int(count))


def _pieces(count: int) -> Message:
    return Message("1 piece") if count == 1 else Message("{count:,} pieces", count=int(count))


def _labels(links: npt.NDArray[np.integer[Any]], count: int) -> Ints:
    """Which connected component each of `count` things is in, that `links` (L, 2) join."""
    ones = np.ones(len(links), np.int8)
    graph = coo_matrix((ones, (links[:, 0], links[:, 1])), shape=(count, count))
    return connected_components(graph, directed=False)[1].astype(np.int64)


def _is_closed(faces: npt.NDArray[np.integer[Any]]) -> bool:
    """Whether every edge has an even number of faces: four where two solids touch in an edge."""
    ends = np.sort(np.stack([faces.ravel(), np.roll(faces, -1, axis=1).ravel()], axis=1), axis=1)
    return bool(
        (
            np.unique(ends[:, 0].astype(np.int64) * (int(ends.max()) + 1) + ends[:, 1], return_counts=True)[1] % 2 == 0
        ).all()
    )


def _weld(mesh: trimesh.Trimesh, notes: list[Message]) -> None:
    mesh.merge_vertices(merge_tex=True, merge_norm=True, digits_vertex=_WELD_DIGITS)
    before = len(mesh.faces)
    corners = np.asarray(mesh.faces)
    mesh.update_faces((corners != np.roll(corners, 1, axis=1)).all(axis=1))
    if not _is_closed(np.asarray(mesh.faces)):  # a sliver may be what holds a closed surface together
        a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
        mesh.update_faces(np.linalg.norm(np.cross(b - a, c - a), axis=1) > _LEAST_AREA)
    if before > len(mesh.faces):
        notes.append(Message("{triangles} without area left out", triangles=_triangles(before - len(mesh.faces))))
    before = len(mesh.faces)
    mesh.update_faces(mesh.unique_faces())
    if before > len(mesh.faces):
        lost = _triangles(before - len(mesh.faces))
        notes.append(Message("{triangles} that stood twice left out", triangles=lost))
    mesh.remove_unreferenced_vertices()


def _decimated(mesh: trimesh.Trimesh, notes: list[Message]) -> trimesh.Trimesh:
    if len(mesh.faces) <= SHOWN_FACES:
        return mesh
    points, faces = fast_simplification.simplify(
        np.asarray(mesh.vertices, np.float32), np.asarray(mesh.faces, np.int32), target_count=SHOWN_FACES
    )
    small = trimesh.Trimesh(points.astype(np.float64), faces, process=False)
    _, nearest = cKDTree(mesh.triangles_center).query(small.triangles_center)
    small.face_attributes["material"] = np.asarray(mesh.face_attributes["material"])[nearest]
    small.update_faces(small.nondegenerate_faces(height=_THINNEST) & small.unique_faces())
    small.remove_unreferenced_vertices()
    if len(small.faces) > 1.5 * SHOWN_FACES or len(small.faces) < SHOWN_FACES / 50:
        raise FormatError(
            "its {count:,} triangles do not hang together and cannot be made fewer", count=len(mesh.faces)
        )
    notes.append(Message("{before:,} triangles made {count:,}", before=len(mesh.faces), count=len(small.faces)))
    return small


def _turn(mesh: trimesh.Trimesh, notes: list[Message]) -> None:
    """Neighbouring faces alike, and every piece of surface such that it encloses a positive volume."""
    if not mesh.is_winding_consistent:
        before = mesh.faces.copy()
        trimesh.repair.fix_winding(mesh)  # type: ignore[no-untyped-call, unused-ignore]
        turned = int((before != mesh.faces).any(axis=1).sum())
        if turned:
            notes.append(Message("{triangles} turned to face as their neighbours do", triangles=_triangles(turned)))
    piece = _labels(np.asarray(mesh.face_adjacency), len(mesh.faces))
    corners = np.asarray(mesh.triangles)
    area = np.asarray(mesh.area_faces)
    count = int(piece.max()) + 1
    # about its own centre an open piece, too, has a volume that tells its inside
    centre: Floats = np.stack(
        [np.bincount(piece, corners.mean(axis=1)[:, i] * area, count) for i in range(3)], axis=1
    ).astype(np.float64)
    centre = centre / np.maximum(np.bincount(piece, area, count), 1e-30)[:, None]
    a, b, c = (corners[:, i] - centre[piece] for i in range(3))
    volume = np.bincount(piece, np.einsum("ij,ij->i", a, np.cross(b, c)), count)
    inverted = (volume < -1e-12)[piece]
    if inverted.any():
        faces = np.asarray(mesh.faces).copy()
        faces[inverted] = faces[inverted][:, ::-1]
        mesh.faces = faces
        pieces = _pieces(int((volume < -1e-12).sum()))
        notes.append(Message("{pieces} of surface that lay inside out turned outwards", pieces=pieces))


def _fill(mesh: trimesh.Trimesh, notes: list[Message]) -> None:
    """Close holes of three or four edges that are small; single sheets such as leaves stay sheets."""
    before, faces = len(mesh.faces), np.asarray(mesh.faces).copy()
    if _is_closed(faces):
        return
    material = mesh.face_attributes["material"]
    # trimesh knows only faces and vertices of this copy: what it adds is judged before it counts
    filled = trimesh.Trimesh(mesh.vertices, faces, process=False)
    trimesh.repair.fill_holes(filled)
    new = np.asarray(filled.faces)[before:]
    if not len(new):
        return
    sides = np.linalg.norm(mesh.vertices[new] - mesh.vertices[np.roll(new, 1, axis=1)], axis=2)
    around = np.bincount(faces.ravel(), minlength=len(mesh.vertices))
    diagonal = float(np.linalg.norm(np.ptp(mesh.vertices, axis=0)))
    new = new[(sides.max(axis=1) < SMALL_HOLE * diagonal) & (around[new].min(axis=1) > 2)]
    if not len(new):
        return
    owner = np.zeros(len(mesh.vertices), np.int64)
    owner[faces.ravel()] = np.repeat(material, 3)
    mesh.faces = np.vstack([faces, new])
    mesh.face_attributes["material"] = np.concatenate([material, owner[new[:, 0]]])
    notes.append(Message("{triangles} added over small holes", triangles=_triangles(len(new))))

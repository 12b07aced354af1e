"""From meshes to fields: what is inside, how far the surface is, and what the autoencoder makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh

from composer.document import Document
from composer.formats import open_document, save_scene
from composer.mesh import PARTS, PartMesh
from models.errors import MeshingError
from models.evaluation.mesh_reconstruction import measure, summary
from models.procedural.sdf import TRUNCATION_VOXELS, VOXEL, Placed, RoundBox, grid_axis, sample_field
from models.shapes.importing import document_of, field_of_mesh, import_mesh, occupancy, stored_shape
from models.shapes.importing.winding import AXES, winding
from models.shapes.model import ShapeModel


@pytest.fixture(scope="module")
def model() -> ShapeModel:
    return ShapeModel.load()


def _part_mesh(mesh: trimesh.Trimesh, part: int = 0) -> PartMesh:
    """A mesh moved to where a node's frame wants it."""
    low, high = np.asarray(mesh.bounds)
    at = np.asarray(mesh.vertices) - [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]]
    faces = np.asarray(mesh.faces, np.int32)
    normals = np.asarray(mesh.vertex_normals, np.float32)
    return PartMesh(at.astype(np.float32), faces, normals, np.full(len(faces), part, np.uint8))


def _exact(points: np.ndarray, mesh: trimesh.Trimesh) -> np.ndarray:
    """Winding numbers by solid angles (Van Oosterom and Strackee 1983)."""
    a, b, c = (np.asarray(mesh.triangles)[None, :, i] - points[:, None] for i in range(3))
    x, y, z = (np.linalg.norm(v, axis=2) for v in (a, b, c))
    triple = np.einsum("pfi,pfi->pf", a, np.cross(b, c))
    below = x * y * z + (a * b).sum(2) * z + (b * c).sum(2) * x + (c * a).sum(2) * y
    return np.arctan2(triple, below).sum(axis=1) / (2 * np.pi)


@pytest.mark.parametrize("holes", [0.0, 0.15])
def test_winding_numbers_are_those_of_solid_angles(holes: float) -> None:
    mesh = trimesh.creation.torus(14.0, 6.0, major_sections=24, minor_sections=16)
    mesh.apply_translation([20.3, 21.1, 8.2])
    rng = np.random.default_rng(0)
    mesh.update_faces(rng.random(len(mesh.faces)) >= holes)
    found = winding(np.asarray(mesh.vertices), np.asarray(mesh.faces), 42)
    points = rng.integers(0, 42, (400, 3))
    exact = _exact(points.astype(float), mesh)
    at = tuple(points.T)
    if holes:
        clear = np.abs(exact - 0.5) > 0.2
        assert ((found[at] > 0.5) == (exact > 0.5))[clear].mean() > 0.97
    else:
        np.testing.assert_allclose(found[at], exact, atol=1e-3)
        few = winding(np.asarray(mesh.vertices), np.asarray(mesh.faces), 42, AXES)
        np.testing.assert_allclose(few, found, atol=1e-3)


def test_a_ball_has_the_field_of_a_ball() -> None:
    field = field_of_mesh(_part_mesh(trimesh.creation.icosphere(subdivisions=5, radius=0.7)))
    u = grid_axis()
    radius = np.sqrt(sum(a**2 for a in np.meshgrid(u, u, u, indexing="ij")))
    expected = np.clip((radius - 1) / VOXEL / TRUNCATION_VOXELS, -1, 1)
    off = np.abs(field.distance - expected)
    assert off.max() < 0.06 and off.mean() < 0.002
    assert ((field.distance < 0) == (radius < 1))[np.abs(expected) > 0.05].all()
    assert field.distance.dtype == np.float32
    assert (field.part == 255).all()


@pytest.mark.parametrize("size", [(0.8, 0.8, 0.8), (1.2, 0.6, 0.3)])
def test_a_box_has_the_field_of_the_procedural_one(size: tuple[float, float, float]) -> None:
    ours = field_of_mesh(_part_mesh(trimesh.creation.box(size), PARTS.index("top")), named_parts=True)
    half = (size[0] / 2, size[1] / 2, size[2] / 2)
    theirs = sample_field([Placed(RoundBox(half), PARTS.index("top"), (0.0, 0.0, half[2]))])
    assert ((ours.distance < 0) == (theirs.distance < 0)).all()
    gaps = np.abs(ours.distance - theirs.distance)
    assert np.median(gaps[np.abs(theirs.distance) < 1]) < 0.005
    near = np.abs(ours.distance) < 0.9
    assert (ours.part[near] == PARTS.index("top")).all()


def test_a_finer_field_is_the_same_one_at_the_surface() -> None:
    size = (1.2, 0.6, 0.1)
    ours = field_of_mesh(_part_mesh(trimesh.creation.box(size)), fine=2)
    half = (size[0] / 2, size[1] / 2, size[2] / 2)
    theirs = sample_field([Placed(RoundBox(half), 0, (0.0, 0.0, half[2]))], 2)
    assert ours.distance.shape == (128, 128, 128)
    assert ((ours.distance < 0) == (theirs.distance < 0)).all()
    near = np.abs(theirs.distance) < 0.45
    assert np.median(np.abs(ours.distance - theirs.distance)[near]) < 0.005
    assert (np.abs(ours.distance)[np.abs(theirs.distance) > 0.7] > 0.45).mean() > 0.99


def test_holes_overlaps_and_inner_faces_do_not_matter() -> None:
    whole = trimesh.creation.box((1.0, 1.0, 1.0))
    expected = field_of_mesh(_part_mesh(whole)).distance < 0
    fine = whole.subdivide().subdivide().subdivide()  # 768 triangles
    rng = np.random.default_rng(1)
    torn = fine.copy()
    torn.update_faces(rng.random(len(torn.faces)) > 0.05)
    crossing = [
        trimesh.creation.box((1, 1, 0.6), transform=trimesh.transformations.translation_matrix([0, 0, z]))
        for z in (-0.2, 0.2)
    ]
    hollow = trimesh.creation.box((0.4, 0.4, 0.4))
    hollow.invert()
    for mesh in (torn, trimesh.util.concatenate([*crossing, hollow])):
        found = field_of_mesh(_part_mesh(mesh)).distance
        assert ((found < 0) == expected).mean() > 0.999
        assert (found[20:44, 20:44, 20:44] == -1).all()  # nothing within the solid counts as its surface


def test_a_sheet_gets_a_thickness() -> None:
    post = trimesh.creation.box((1.0, 1.0, 0.2))
    sail = trimesh.Trimesh([[-0.4, 0, 0.1], [0.4, 0, 0.1], [0, 0.3, 1.0]], [[0, 1, 2]], process=False)
    field = field_of_mesh(_part_mesh(trimesh.util.concatenate([post, sail])))
    at_height = (field.distance[:, :, 35] < 0).sum()
    assert 8 < at_height < 80
    with pytest.raises(MeshingError):
        field_of_mesh(PartMesh(*(np.zeros((0, 3), t) for t in ("f4", "i4", "f4")), np.zeros(0, np.uint8)))


def test_an_import_can_vary_like_any_other_shape(
    shared: Callable[[str], Path], tmp_path: Path, model: ShapeModel
) -> None:
    made = import_mesh(shared("meshes/furniture/wardrobe.obj"), category="wardrobe")
    plain = document_of(made, "wardrobe.obj")
    assert stored_shape(made).latent is None
    document = document_of(made, "wardrobe.obj", model)
    (stored,) = document.shapes.values()
    assert stored.mesh == made.mesh == plain.mesh_of(plain.scene.nodes[0])  # what was imported is what is shown
    assert stored.latent is not None
    assert stored.latent.shape == (model.denoiser.latent_channels, 8, 8, 8)
    again = model.mesh(stored.latent, made.size)
    a, b = occupancy(made.mesh, 40), occupancy(again, 40)
    assert (a & b).sum() / (a | b).sum() > 0.8
    save_scene(document, tmp_path / "a.scene")
    back: Document = open_document(tmp_path / "a.scene")
    assert back.scene == document.scene
    assert back.scene.nodes[0].shape is not None and back.scene.nodes[0].shape.source == "imported"
    assert back.shapes[stored.key].mesh == made.mesh


def test_reconstruction_is_measured_open_meshes_apart(tmp_path: Path, model: ShapeModel) -> None:
    closed, torn = trimesh.creation.box((0.6, 1.6, 2.0)), trimesh.creation.icosphere(subdivisions=3)
    closed.export(tmp_path / "wardrobe.stl")
    torn.update_faces(torn.triangles_center[:, 2] < 0.9)
    torn.export(tmp_path / "pouf.ply")
    (tmp_path / "bad.obj").write_text("v 0 0 0\n")
    found, failed = measure(tmp_path, model, 32)
    assert [(r.name, r.closed) for r in found] == [("pouf.ply", False), ("wardrobe.stl", True)]
    assert list(failed) == ["bad.obj"]
    assert all(0.5 < r.of_mesh <= 1 and 0.5 < r.of_field <= 1 for r in found)
    assert {name: figure.n for name, figure in summary(found).items()} == dict.fromkeys(summary(found), 1)

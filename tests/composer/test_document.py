"""Shapes of a document: kept by their content, stretched into their boxes, coloured by part."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from composer.document import Document, StoredShape, colours_of, fitted, placed
from composer.mesh import PARTS, PartMesh, box_mesh
from composer.scene import Box, Node, Scene, Shape, revise


def test_a_key_is_the_digest_of_all_of_a_shape(document: Document) -> None:
    stored = next(iter(document.shapes.values()))
    assert stored.key == dataclasses.replace(stored).key
    mesh, latent = stored.mesh, stored.latent
    assert latent is not None
    others = [
        StoredShape(mesh),
        StoredShape(mesh, latent.reshape(8, -1)),
        StoredShape(mesh, np.nextafter(latent, np.float32(9))),
        StoredShape(PartMesh(mesh.vertices, mesh.faces, mesh.normals, (mesh.parts + 1) % len(PARTS)), latent),
        StoredShape(PartMesh(mesh.vertices, mesh.faces[:, ::-1], mesh.normals, mesh.parts), latent),
    ]
    assert len({stored.key, *(other.key for other in others)}) == 6


def test_a_mesh_that_fills_its_box_is_left_alone_bit_for_bit() -> None:
    mesh = box_mesh(1.0, 0.5, 2.0)
    assert fitted(mesh, Box(depth=1.0, width=0.5, height=2.0, x=3, y=4)) is mesh
    stretched = fitted(mesh, Box(depth=2.0, width=0.5, height=1.0, x=3, y=4))
    assert np.allclose(stretched.bounds, [(-1, -0.25, 0), (1, 0.25, 1)])
    assert np.allclose(np.linalg.norm(stretched.normals, axis=1), 1)


def test_a_slope_keeps_its_normal_upright_on_the_stretched_surface() -> None:
    vertices = np.array([(-0.5, -0.5, 0), (0.5, -0.5, 1), (0.5, 0.5, 1), (-0.5, 0.5, 0)], np.float32)
    normals = np.tile(np.array([-1, 0, 1]) / math.sqrt(2), (4, 1)).astype(np.float32)
    mesh = PartMesh(vertices, np.array([(0, 1, 2), (0, 2, 3)], np.int32), normals, np.zeros(2, np.uint8))
    wide = fitted(mesh, Box(depth=4, width=1, height=1, x=0, y=0))
    edge = wide.vertices[1] - wide.vertices[0]
    assert abs(edge @ wide.normals[0]) < 1e-6


def test_a_mesh_is_turned_and_moved_into_the_scene() -> None:
    there = placed(box_mesh(2.0, 1.0, 1.0), Box(depth=2, width=1, height=1, x=5, y=7, z=0.5, yaw=math.pi / 2))
    assert np.allclose(there.bounds, [(4.5, 6, 0.5), (5.5, 8, 1.5)], atol=1e-6)


def test_what_is_drawn_for_a_node(document: Document) -> None:
    scene = document.scene
    assert document.mesh_of(scene.node("5")) is None
    plain = document.mesh_of(scene.node("1"))
    assert plain is not None
    assert len(plain.faces) == 12
    lost = Document(scene)
    node = scene.node("2")
    assert node.box is not None
    assert lost.mesh_of(node) == box_mesh(*node.box.values[:3])
    assert set(document.used_shapes()) == set(document.shapes)
    bare = Document(revise(scene, nodes=(), relations=()), document.shapes)
    assert bare.used_shapes() == {}


def test_colours_are_the_nodes_own_or_the_usual_ones() -> None:
    node = Node(id="1", category="double_bed", materials={"cushion": "#123456"})
    colours = colours_of(node, ("cushion", "frame"))
    assert colours["cushion"] == "#123456"
    assert colours["frame"] != colours["cushion"]
    assert set(colours_of(Node(id="1", category="thing nobody knows"), PARTS)) == set(PARTS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vertices": np.zeros((3, 2), np.float32)}, "must both be"),
        ({"normals": np.zeros((2, 3), np.float32)}, "must both be"),
        ({"faces": np.array([[0, 1, -1]], np.int32)}, "does not exist"),
        ({"parts": np.array([len(PARTS)], np.uint8)}, "part that does not exist"),
        ({"parts": np.zeros(2, np.uint8)}, "one part each"),
    ],
)
def test_a_mesh_is_sound(change: dict[str, np.ndarray], said: str) -> None:
    good = {
        "vertices": np.zeros((3, 3), np.float32),
        "faces": np.array([[0, 1, 2]], np.int32),
        "normals": np.zeros((3, 3), np.float32),
        "parts": np.zeros(1, np.uint8),
    }
    PartMesh(**good)
    with pytest.raises(ValueError, match=said):
        PartMesh(**{**good, **change})


def test_a_box_mesh_is_closed_and_faces_outwards() -> None:
    mesh = box_mesh(2.0, 3.0, 4.0, part="metal")
    corners = mesh.vertices[mesh.faces].astype(float)
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    # The divergence theorem: outward faces enclose the volume.
    assert (corners[:, 0] * normals).sum() / 6 == pytest.approx(24)
    assert np.allclose(normals / np.linalg.norm(normals, axis=1, keepdims=True), mesh.normals[mesh.faces[:, 0]])
    assert {PARTS[p] for p in mesh.parts} == {"metal"}


def test_a_shape_names_its_content() -> None:
    shape = StoredShape(box_mesh(1, 1, 1))
    node = Node(id="1", category="chair", shape=Shape(key=shape.key), box=Box(depth=1, width=1, height=1, x=0, y=0))
    document = Document(Scene(nodes=(node,)), {shape.key: shape})
    assert document.shape_of(node) is shape
    assert document.mesh_of(node) is shape.mesh

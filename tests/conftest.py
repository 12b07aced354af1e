"""What all tests share: where the data are, a small room, and the same hypothesis examples every time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from composer.document import Document, StoredShape
from composer.mesh import PARTS, PartMesh
from composer.scene import Box, Floor, Locks, Node, Opening, Relation, Scene, Shape

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The suite runs in as many processes as there are cores; threads on top of that only wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Path of a file of the development data; skips the test where that is absent."""
    folder = Path(os.environ.get("SCENE_COMPOSER_DATA") or ROOT.parent / "shared" / "data")

    def path(name: str) -> Path:
        found = folder / name
        if not found.exists():
            pytest.skip(f"the development data are not here: {name} (set SCENE_COMPOSER_DATA)")
        return found

    return path


def lumpy_mesh(seed: int, faces: int = 40) -> PartMesh:
    """A mesh with odd numbers everywhere and parts in no order."""
    rng = np.random.default_rng(seed)
    vertices = rng.normal(size=(30, 3)).astype(np.float32)
    normals = rng.normal(size=(30, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return PartMesh(
        vertices,
        rng.integers(0, 30, (faces, 3)).astype(np.int32),
        normals,
        rng.integers(0, len(PARTS), faces).astype(np.uint8),
    )


@pytest.fixture
def document() -> Document:
    """A bedroom with every kind of thing a document can hold; two nodes share a shape."""
    shape = StoredShape(lumpy_mesh(1), np.random.default_rng(2).normal(size=(8, 8, 8, 8)).astype(np.float32))
    imported = StoredShape(lumpy_mesh(3))
    made = Shape(key=shape.key, model="shapes", version="1", seed=7, quality="fine", starred=True)
    floor = Floor(
        polygon=((-2.0, -2.0), (2.5, -2.0), (2.5, 1.0), (0.0, 1.0), (0.0, 2.0), (-2.0, 2.0)),
        height=2.6,
        openings=(
            Opening(kind="door", wall=0, offset=1.0, width=0.9, height=2.0),
            Opening(kind="window", wall=5, offset=2.0, width=1.2, height=1.2, sill=0.9),
        ),
    )
    nodes = (
        Node(id="1", category="double_bed", label="Bed", box=Box(depth=2.1, width=1.7, height=1.0, x=-0.9, y=0.1)),
        Node(
            id="2",
            category="nightstand",
            box=Box(depth=0.4, width=0.5, height=0.52, x=-1.7, y=-1.2, yaw=0.1 + 0.2),
            locks=Locks(position=True, shape=True),
            shape=made,
            materials={"body": "#aa8844"},
            attributes={"drawers": 2.0},
            seed=3,
        ),
        Node(id="3", category="nightstand", shape=made, box=Box(depth=0.4, width=0.5, height=0.6, x=-1.7, y=1.4)),
        Node(
            id="odd id/../ü %",
            category="thing of no known kind",
            box=Box(depth=0.2, width=0.2, height=0.3, x=-1.7, y=-1.2, z=0.52, yaw=-2.5),
            parent="2",
            shape=Shape(source="imported", key=imported.key),
        ),
        Node(id="5", category="chair"),
    )
    relations = (
        Relation(subject="2", predicate="close by", objects=("1",)),
        Relation(subject="3", predicate="front", objects=("1",), weight=0.5),
        Relation(subject="1", predicate="hums to", objects=("2", "3"), value=1.5),
        Relation(subject="odd id/../ü %", predicate="standing on", objects=("2",)),
        Relation(subject="1", predicate="standing on", objects=("floor",)),
        Relation(subject="5", predicate="close by", objects=("wall:2",)),
    )
    scene = Scene(name="A room", seed=11, floor=floor, nodes=nodes, relations=relations)
    return Document(scene, {shape.key: shape, imported.key: imported})

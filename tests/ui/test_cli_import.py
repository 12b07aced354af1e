"""``convert`` of meshes: a scene with one object, or one sentence and nothing written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh

from composer.formats import open_document
from ui.cli import main


@pytest.fixture
def stool(tmp_path: Path) -> Path:
    """A block of 0.4 x 0.4 x 0.45 m, z up."""
    path = tmp_path / "stool.stl"
    trimesh.creation.box((0.4, 0.4, 0.45)).export(path)
    return path


def test_a_mesh_becomes_a_scene_with_one_node(stool: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = stool.with_suffix(".scene")
    assert main(["convert", str(stool), str(out)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "taken for this kind: stool" in told.err
    document = open_document(out)
    (node,) = document.scene.nodes
    assert node.category == "stool"
    assert node.shape is not None and node.shape.source == "imported"
    assert node.box is not None
    np.testing.assert_allclose(node.box.values[:3], (0.4, 0.4, 0.45), atol=1e-5)
    mesh = document.mesh_of(node)
    assert mesh is not None and len(mesh.faces) == 12
    first = out.read_bytes()
    assert main(["convert", str(stool), str(out)]) == 0
    assert out.read_bytes() == first  # the same file gives the same bits


def test_options_override_the_guesses(stool: Path) -> None:
    out = stool.with_suffix(".scene")
    asked = ["--category", "pouf", "--up", "y", "--front", "+x", "--size", "0.5x0.6x0.7"]
    assert main(["convert", str(stool), str(out), *asked]) == 0
    (node,) = open_document(out).scene.nodes
    assert node.category == "pouf"
    assert node.box is not None
    np.testing.assert_allclose(node.box.values[:3], (0.5, 0.6, 0.7))
    assert main(["convert", str(stool), str(out), "--unit", "ft"]) == 0
    (node,) = open_document(out).scene.nodes
    assert node.box is not None
    assert node.box.height == pytest.approx(0.45 * 0.3048, rel=1e-4)


def test_a_drawn_chair_becomes_a_glb(shared: Callable[[str], Path], tmp_path: Path) -> None:
    out = tmp_path / "chair.glb"
    assert main(["convert", str(shared("meshes/furniture/chair.obj")), str(out)]) == 0
    extents = trimesh.load_scene(out).extents
    np.testing.assert_allclose(np.sort(extents), (0.4, 0.4366, 0.9025), atol=1e-3)


@pytest.mark.parametrize(
    ("name", "content", "options", "said"),
    [
        ("a.obj", "v 0 0 0\n", [], "no triangles"),
        ("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", [], "flat"),
        ("a.obj", "v 0 0 0\nv nan 0 0\nv 0 1 0\nf 1 2 3\n", [], "no numbers"),
        ("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99\n", [], "damaged"),
        ("a.ply", "ply\nformat ascii 1.0\nelement vertex 3000000000\n", [], "damaged"),
        ("a.off", "OFF\n8 99999999 0\n", [], "a.off"),
        ("a.glb", "glTF\x02", [], "damaged"),
        ("a.stl", "solid nothing\nendsolid\n", [], "a.stl"),
        ("a.stl", "x" * 100, [], "a.stl"),
        ("a.obj", "v 0 0 0\n", ["--size", "big"], "DEPTHxWIDTHxHEIGHT"),
        ("a.obj", "v 0 0 0\n", ["--up", "north"], "up direction"),
        ("a.obj", "v 0 0 0\n", ["--unit", "parsec"], "no unit"),
        ("a.obj", "v 0 0 0\n", ["--scan", "1"], "no scene named"),
        ("a.txt", "a chair, please", [], "not a scene that this program can read"),
        ("a.json", '{"scans": []}', ["--category", "chair"], "is no mesh"),
    ],
)
def test_a_bad_mesh_gets_one_sentence_and_nothing_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: str, options: list[str], said: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert main(["convert", str(path), str(tmp_path / "out.scene"), *options]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    errors = [line for line in told.err.splitlines() if not line.startswith("note: ")]
    assert len(errors) == 1
    assert errors[0].startswith("error: ")
    assert said in errors[0]
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_converting_a_mesh_needs_no_torch(stool: Path) -> None:
    code = "import sys; from ui.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    out = stool.with_suffix(".scene")
    command = [sys.executable, "-c", code, "convert", str(stool), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert out.exists()
    assert set(done.stdout.split()).isdisjoint({"torch", "open3d", "PySide6", "diffusers"})

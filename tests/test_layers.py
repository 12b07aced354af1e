"""ui > models > composer, kept by a machine, and the machine is shown to work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("composer", "models", "ui")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three packages and the contracts, to be spoiled."""
    folder = tmp_path_factory.mktemp("layers")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=lambda _, names: [n for n in names if n == "__pycache__"]
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, timeout=100
    )


def test_the_layers_hold(copy: Path) -> None:
    done = _lint(copy)
    assert done.returncode == 0, done.stdout
    assert "3 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("composer/mesh.py", "import models.requests", "ui > models > composer, never back BROKEN"),
        ("models/requests.py", "import ui.cli", "ui > models > composer, never back BROKEN"),
        ("composer/edits.py", "import torch", "the scene knows neither torch nor Qt nor Open3D BROKEN"),
        ("composer/edits.py", "import PySide6.QtCore", "the scene knows neither torch nor Qt nor Open3D BROKEN"),
        ("models/layout/__init__.py", "import open3d", "what trains runs without the desktop half BROKEN"),
    ],
)
def test_a_planted_violation_is_found(module: str, line: str, broken: str, copy: Path) -> None:
    path = copy / module
    good = path.read_text()
    path.write_text(f"{good}\n{line}\n")
    try:
        done = _lint(copy)
    finally:
        path.write_text(good)
    assert done.returncode == 1, done.stdout
    assert broken in done.stdout


WITHOUT = """
import importlib, pkgutil, sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"torch", "torch_geometric", "diffusers", "PySide6", "shiboken6", "pyqtgraph",
                                      "open3d", "models", "ui", "typer"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Gone())
import composer
for module in pkgutil.walk_packages(composer.__path__, "composer."):
    importlib.import_module(module.name)

from composer.document import Document
from composer.formats import encode, open_document, save_scene
from composer.relations import check, derive
from composer.scene import Box, Floor, Node, Scene, revise

nodes = tuple(Node(id=str(k), category="chair", box=Box(depth=1, width=1, height=1, x=k, y=0)) for k in range(3))
scene = Scene(floor=Floor.rectangle(9, 9), nodes=nodes)
scene = revise(scene, relations=derive(scene))
assert scene.relations and not check(scene).violated
save_scene(Document(scene), sys.argv[1])
assert open_document(sys.argv[1]).scene == scene
from pathlib import Path
encode(Document(scene), Path("a.glb")), encode(Document(scene), Path("a.json"))
print("done")
"""


def test_the_scene_works_where_neither_torch_nor_qt_is_installed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path / "a.scene")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.stdout == "done\n", done.stderr

"""The wheel works away from the checkout: everything it reads at run time is in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CHECK = """
import sys, tomllib
from importlib.resources import files
import assets, composer, models, ui
for package in (assets, composer, models, ui):
    assert package.__file__.startswith(sys.argv[1]), package.__file__
from composer.formats import open_document
from composer.vocabulary import categories, palette, predicates
assert len(categories()) > 40 and len(predicates()) >= 15 and palette()
scene = open_document(files("assets").joinpath("samples", "bedroom.scene")).scene
assert scene.nodes and scene.floor is not None
from ui.templates import templates
assert len(templates()) >= 8 and all(t.open().scene.nodes and t.picture() for t in templates())
assert all(files("assets").joinpath("translations", f"{name}.qm").is_file() for name in ("de", "zh_CN"))
from ui.cli import main
sys.exit(main(["schema"]))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_runs_where_there_is_no_checkout(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", CHECK, str(unpacked)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert '"title": "Scene"' in done.stdout


def test_it_holds_every_asset_and_nothing_else(unpacked: Path) -> None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "assets"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    wanted = {name for name in listed.stdout.split("\0") if name}
    assert wanted
    assert wanted <= {str(p.relative_to(unpacked)) for p in unpacked.rglob("*") if p.is_file()}
    assert {p.name.partition("-")[0] for p in unpacked.iterdir()} == {
        "assets",
        "composer",
        "models",
        "scene_composer",
        "ui",
    }
    entry_points = next(unpacked.glob("*.dist-info/entry_points.txt")).read_text()
    assert "scene-composer = ui.cli:main" in entry_points
    assert next(unpacked.glob("*.dist-info/licenses/LICENSE")).read_text().count("Apache License") > 1

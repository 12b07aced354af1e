"""The user guide: its pictures are there, its keys are those of the program, and every page is reached."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.guide_pictures import PICTURES, README, keys, place

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PAGES = sorted((DOCS / "guide").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_picture_of_a_page_is_there(page: Path) -> None:
    for name in re.findall(r"\]\((pictures/[^)]+)\)", page.read_text("utf-8")):
        assert (page.parent / name).is_file(), f"{name}: make it with python -m ui.guide_pictures or tests.gui.story"


def test_every_picture_that_can_be_made_is_shown() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in PICTURES if f"pictures/{name}.png" not in text] == []


def test_the_page_of_keys_is_up_to_date() -> None:
    assert (DOCS / "guide" / "keys.md").read_text("utf-8") == keys(), "python -m ui.guide_pictures --keys"


def test_every_page_is_in_the_contents() -> None:
    contents = (DOCS / "mkdocs.yml").read_text("utf-8")
    assert [p.name for p in PAGES if f": {p.name}" not in contents] == []


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="mkdocs is not installed (pip install -e '.[docs]')")
def test_the_guide_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(DOCS / "mkdocs.yml"), "-d", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "index.html").is_file()


def test_pictures_of_the_first_page_are_there_and_shown() -> None:
    text = (DOCS.parent / "README.md").read_text("utf-8")
    for name in README:
        path = place(name, DOCS / "guide")
        assert path.is_file() and f"docs/{path.relative_to(DOCS).as_posix()}" in text
        assert path.stat().st_size < 400_000

"""The catalogues: whole, in step with the sources, and with the same placeholders in every language."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

from ui.words import LANGUAGES, tr

ROOT = Path(__file__).resolve().parent.parent.parent
OTHERS = [name for name in LANGUAGES if name != "en"]


def messages(catalogue: Path) -> dict[str, str]:
    found = ElementTree.parse(catalogue).iter("message")
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in found}


def catalogue(language: str) -> Path:
    return ROOT / "packaging" / "translations" / f"{language}.ts"


ENGLISH_GRAMMAR = {"expected_plural", "field_type"}
"""Fields that pydantic's English needs and other languages may do without."""


def placeholders(text: str) -> list[tuple[str, str, str]]:
    found = [(name, spec or "", how or "") for _, name, spec, how in Formatter().parse(text) if name is not None]
    return sorted(field for field in found if field[0] not in ENGLISH_GRAMMAR)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script behind ``make translations``."""
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_translated_with_the_same_placeholders(language: str) -> None:
    found = messages(catalogue(language))
    assert len(found) > 500
    assert not [source for source, said in found.items() if not said]
    different = [s for s, said in found.items() if placeholders(s) != placeholders(said)]
    assert not different
    # an ellipsis says that a question follows, and spaces at the ends join words
    assert not [s for s, said in found.items() if s.endswith("…") != said.endswith("…")]
    assert not [s for s, said in found.items() if s.startswith(" · ") != said.startswith(" · ")]
    unfinished = ElementTree.parse(catalogue(language)).findall(".//translation[@type]")
    assert not unfinished


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_the_sources_is_missing(language: str, script: ModuleType, tmp_path: Path) -> None:
    if shutil.which(str(Path(sys.executable).with_name("pyside6-lupdate"))) is None:
        pytest.skip("lupdate is not here")
    fresh = tmp_path / f"{language}.ts"
    script.extract(fresh, language)
    wanted, have = messages(fresh).keys(), messages(catalogue(language)).keys()
    assert wanted == have, f"run make translations: {sorted(wanted ^ have)[:9]}"


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_says_what_the_edited_one_says(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(ROOT / "assets" / "translations" / f"{language}.qm"))
    for source, said in messages(catalogue(language)).items():
        assert translator.translate("", source) == said


def test_english_is_what_stands_in_the_sources() -> None:
    assert tr("Saved {name}.", name="a {b}.scene") == "Saved a {b}.scene."


SPEAKING_ERRORS = ("FormatError", "SceneError", "MeshingError", "Message", "remark", "tr")


def test_what_is_said_stands_in_the_sources_as_a_template() -> None:
    """A sentence put together by an f-string can be said in no other language."""
    paths = [path for package in ("composer", "models", "ui") for path in (ROOT / package).rglob("*.py")]
    wrong = []
    for path in paths:
        if path.name.startswith("cli"):  # the command line speaks English
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKING_ERRORS
            if named and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong

"""Catalogues of the window's words: what Qt Linguist edits, and what the program reads.

``python packaging/translate.py`` brings ``packaging/translations/*.ts`` up to date with the sources and compiles them
into ``assets/translations/*.qm``; what is not translated yet is listed. Words stand in the sources as literals in calls
such as ``tr("…")``, ``Message("…")`` or ``FormatError("…")``, in declared tables such as the actions, or in the
vocabulary.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "packaging" / "translations"
COMPILED = ROOT / "assets" / "translations"
SPEAKING = ("tr", "later", "say", "spoken_label", "Message", "template", "remark")
"""What is called with a text that a person reads; errors are found by what they come from."""
BROKEN_RULES = (
    *("missing", "extra_forbidden", "finite_number", "greater_than", "greater_than_equal", "less_than"),
    *("less_than_equal", "float_type", "int_type", "string_type", "bool_type", "tuple_type", "dict_type", "model_type"),
    *("string_too_short", "string_too_long", "too_short", "too_long", "string_pattern_mismatch", "literal_error"),
)
"""Rules of documents that a file may break, by pydantic's names."""


def sayings() -> Iterator[str]:
    """Every text that stands as a literal where something is said: in `tr` and its like, in messages and in errors."""
    paths = [path for package in ("composer", "models", "ui") for path in sorted((ROOT / package).rglob("*.py"))]
    sources = [path for path in paths if not path.name.startswith("cli")]  # the command line speaks English
    trees = [ast.parse(path.read_text("utf-8"), str(path)) for path in sources]
    speaking = {*SPEAKING, *_errors(trees)}
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in speaking:
            yield from _literals(call.args[0])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _errors(trees: list[ast.Module]) -> set[str]:
    """Names of the errors that a person reads: `ComposerError` and what comes from it."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"ComposerError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


def tables() -> Iterator[str]:
    """Words that stand in tables instead of calls."""
    from pydantic_core._pydantic_core import list_all_errors  # nowhere public

    from composer.mesh import PARTS
    from composer.scene import STREET_PARTS
    from composer.vocabulary import categories, predicates
    from models.procedural.families import FAMILIES
    from models.shapes.variation import FORMS
    from ui.actions import ACTIONS
    from ui.dialogs import KEYS
    from ui.templates import templates

    for action in ACTIONS:
        yield from (action.menu, action.label, action.hint)
    for row in KEYS:
        yield from row
    for template in templates():
        yield from (template.title, template.open().scene.name)
    yield from (category.label for category in categories().values())
    for predicate in predicates().values():
        yield from (predicate.name, predicate.phrase.removeprefix("is "), f"{predicate.phrase} {{object}}")
    for part in ("wall", "corner", "window", "door", "floor", *STREET_PARTS):
        yield from (f"the {part}", f"{part} {{number}}")
    names = {name for family in FAMILIES.values() for name in family.attributes}
    yield from (*PARTS, *FORMS, *sorted(names))
    yield from (e["message_template_python"] for e in list_all_errors() if e["type"] in BROKEN_RULES)


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools, which come with PySide6."""
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stdout}{done.stderr}")


def extract(catalogue: Path, language: str) -> None:
    """Bring one catalogue up to date with the sources; what is translated stays."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "tables.py"
        words = [text for text in dict.fromkeys((*sayings(), *tables())) if any(c.isalpha() for c in text)]
        listed.write_text("".join(f"tr({json.dumps(w, ensure_ascii=False)})\n" for w in words), "utf-8")
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
        tool("lupdate", listed, *options, "-target-language", language, "-ts", catalogue)


def compile_(catalogue: Path, compiled: Path) -> None:
    """What the program reads, made of what Linguist edits."""
    tool("lrelease", "-silent", catalogue, "-qm", compiled)


def unfinished(catalogue: Path) -> list[str]:
    """What has no translation yet."""
    messages = ElementTree.parse(catalogue).iter("message")
    return [m.findtext("source") or "" for m in messages if not m.findtext("translation")]


def main() -> int:
    """Extract, compile, and list what is missing."""
    sys.path.insert(0, str(ROOT))
    from ui.words import LANGUAGES

    missing = 0
    for language in LANGUAGES:
        if language == "en":
            continue
        catalogue = CATALOGUES / f"{language}.ts"
        extract(catalogue, language)
        compile_(catalogue, COMPILED / f"{language}.qm")
        for text in unfinished(catalogue):
            missing += 1
            sys.stdout.write(f"{language}: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

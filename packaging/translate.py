"""Catalogues of the window's words: what Qt Linguist edits, and what the program reads.

``python packaging/translate.py`` brings ``packaging/translations/*.ts`` up to date with the sources and compiles them
into ``assets/translations/*.qm``; what is not translated yet is listed. Words stand in the sources as ``tr("…")`` or
``later("…")``, in declared tables such as the actions, or in the vocabulary.
"""

from __future__ import annotations

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


def tables() -> Iterator[str]:
    """Words that stand in tables instead of calls of `tr`."""
    from composer.mesh import PARTS
    from composer.vocabulary import categories, predicates
    from models.procedural.families import FAMILIES
    from models.shapes.variation import FORMS
    from ui import engine, renderer
    from ui.actions import ACTIONS
    from ui.dialogs import KEYS
    from ui.space import photo
    from ui.templates import templates

    for action in ACTIONS:
        yield from (action.menu, action.label, action.hint)
    for row in KEYS:
        yield from row
    yield from (template.title for template in templates())
    yield from (engine.CRASHED, renderer.CRASHED, photo.UNWRITTEN, photo.UNDRAWN, photo.TOO_LARGE)
    yield from (category.label for category in categories().values())
    for predicate in predicates().values():
        yield from (predicate.name, predicate.phrase.removeprefix("is "), f"{predicate.phrase} {{object}}")
    for part in ("wall", "corner", "window", "door", "floor"):
        yield from (f"the {part}", f"{part} {{number}}")
    names = {name for family in FAMILIES.values() for name in family.attributes}
    yield from (*PARTS, *FORMS, *sorted(names))


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
        words = [text for text in dict.fromkeys(tables()) if any(c.isalpha() for c in text)]
        listed.write_text("".join(f"tr({json.dumps(w, ensure_ascii=False)})\n" for w in words), "utf-8")
        sources = [*sorted((ROOT / "ui").rglob("*.py")), listed]
        options = ["-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", "tr+=later"]
        tool("lupdate", *sources, *options, "-source-language", "en", "-target-language", language, "-ts", catalogue)


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

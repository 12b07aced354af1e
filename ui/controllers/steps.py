"""What undo steps are called: composed in English where they are made, said in the user's language when shown."""

from __future__ import annotations

import re
from functools import cache

from ui.words import later, titled, tr

SHOWN = {
    "Lock locks": later("Lock"),
    "Unlock locks": later("Unlock"),
    "Colour: materials": later("Colour"),
    "New shape: seed": later("New shape"),
    "Change label": later("Rename"),
    "Place": later("Place object"),
}
"""Labels that are made of field names, and what a person reads instead."""

PATTERNS = (
    *(later("Move door"), later("Move window"), later("Resize door"), later("Resize window"), later("Add door")),
    *(later("Add window"), later("Remove door"), later("Remove window"), later("Remove corner")),
    *(later("Insert corner"), later("Flip door"), later("Draw room"), later("Cut"), later("Cut {count} objects")),
    *(later("Paste {count} objects"), later("Paste {name}"), later("Distribute")),
    *(later("Align left"), later("Align right"), later("Align top"), later("Align bottom"), later("Align centres")),
    *(later("Delete"), later("Delete {count} objects"), later("Duplicate"), later("Add {name}")),
    *(later("Lift"), later("Lift {count} objects")),
    *(later("Move"), later("Turn"), later("Resize"), later("Nudge"), later("Place object")),
    *(later("Move {count} objects"), later("Turn {count} objects"), later("Resize {count} objects")),
    *(later("Nudge {count} objects"), later("Place {count} objects")),
    *(later("Change category"), later("Change parent"), later("Change seed"), later("Change attributes")),
    *(later("Lock"), later("Unlock"), later("Reshape room"), later("Keep the plan"), later("Load again")),
    *(later("Relate: {relation}"), later("Unrelate: {relation}"), later("Derive {count} relations")),
    *(later("Seed {seed}"), later("Regenerate with seed {seed}"), later("Regenerate {count} objects")),
    *(later("Regenerate {name}"), later("Put {predicate} right"), later("Shape"), later("Finish shapes")),
    *(later("Furnish the room"), later("Shapes for {count} objects"), later("New shapes for {count} objects")),
    *(later("New shape for {name}"), later("Vary {count} objects"), later("Vary {name}")),
    *(later("Take layout of seed {seed}"), later("Take {count} objects of seed {seed}")),
    later("Take another shape for {name}"),
    later("{attribute} of {name}"),
)


def step(label: str) -> str:
    """The name of an undo step for people; one that is not known stays as it is."""
    label = SHOWN.get(label, label)
    for pattern, expression in _expressions():
        found = expression.fullmatch(label)
        if found is not None:
            return tr(pattern, **{name: _said(name, text) for name, text in found.groupdict().items()})
    return label


def _said(name: str, text: str) -> str:
    """A value of a pattern: words of the models and predicates are translated too, names are the user's own."""
    return titled(text.lower()) if name == "attribute" else tr(text) if name == "predicate" else text


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def expression(pattern: str) -> str:
        parts = re.split(r"\{(\w+)\}", pattern)
        whole = [re.escape(part) for part in parts]
        whole[1::2] = [f"(?P<{name}>{_VALUES.get(name, '.+')})" for name in parts[1::2]]
        return "".join(whole)

    return tuple((pattern, re.compile(expression(pattern), re.DOTALL)) for pattern in PATTERNS)


_VALUES = {"count": r"\d+", "seed": r"\d+"}

"""Every word the user sees: English in the code, other languages from the catalogues of Qt Linguist."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, **values: object) -> str:
    """A text in the user's language; ``{name}`` in it stands for one of `values`."""
    said = QCoreApplication.translate("", text)
    return said.format(**values) if values else said


def later(text: str) -> str:
    """Marks a text of a constant for the catalogues; `tr` says it once it is shown."""
    return text

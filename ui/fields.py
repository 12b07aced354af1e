"""Fields for numbers."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

Field = TypeVar("Field", bound=QAbstractSpinBox)


def roomy(field: Field) -> Field:
    """A field for numbers whose text keeps as far from the edges as in other fields: no style sheet can say that."""
    field.lineEdit().setTextMargins(3, 0, 3, 0)
    return field

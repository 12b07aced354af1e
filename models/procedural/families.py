"""Every family there is, of the room and of the street: what shape models learn from."""

from models.procedural import street
from models.procedural.furniture import (
    FAMILIES,
    MAX_ATTRIBUTES,
    SIZES,
    STYLE_NAMES,
    Family,
    Furniture,
    draw_size,
    make,
)

STREET = frozenset(street.STREET_SIZES)
"""The categories of the street among them."""

__all__ = [
    "FAMILIES",
    "MAX_ATTRIBUTES",
    "SIZES",
    "STREET",
    "STYLE_NAMES",
    "Family",
    "Furniture",
    "draw_size",
    "make",
]

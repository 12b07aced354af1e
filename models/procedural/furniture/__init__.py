"""Furniture families: part-labelled solids with real sizes, styles and named attributes."""

from models.procedural.furniture import (  # noqa: F401
    appliances,
    baskets,
    bathing,
    bathroom,
    beds,
    cases,
    chairs,
    curtains,
    desk_lamps,
    electronics,
    heating,
    household,
    instruments,
    kitchen,
    lamps,
    lounge,
    nursery,
    openings,
    pictures,
    plants,
    poufs,
    rugs,
    shelves,
    sofas,
    tables,
    washing,
)
from models.procedural.furniture.kit import STYLE_NAMES
from models.procedural.furniture.registry import FAMILIES, MAX_ATTRIBUTES, Family, Furniture, make
from models.procedural.furniture.sizes import SIZES, draw_size

__all__ = [
    "FAMILIES",
    "MAX_ATTRIBUTES",
    "SIZES",
    "STYLE_NAMES",
    "Family",
    "Furniture",
    "draw_size",
    "make",
]

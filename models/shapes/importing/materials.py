"""Which material slot a material of a file means, and the colours to show it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS
from models.shapes.importing.reading import Material

_WORDS: dict[str, tuple[str, ...]] = {
    "glass": ("glass", "mirror", "crystal", "transparent", "window", "screen"),
    "foliage": ("leaf", "leaves", "foliage", "plant", "grass", "bush", "moss"),
    "metal": ("metal", "steel", "chrome", "iron", "brass", "aluminium", "aluminum", "silver", "copper", "inox"),
    "cushion": ("fabric", "cloth", "leather", "cushion", "pillow", "mattress", "velvet", "textile", "upholstery"),
    "frame": ("frame", "leg", "legs", "feet"),
    "top": ("tabletop", "countertop", "worktop", "blanket", "duvet"),
    "dark": ("rubber", "tyre", "tire"),
}
"""Words in a material's name that tell its slot, the most telling slot first."""
_CLEAR = 0.7
"""Opacity below which a material is glass."""
_BLACK = 0.09
"""Largest channel below which a material is the dark slot."""
_GREEN = 1.25
"""How much stronger than the others green must be for foliage."""


def part_of(material: Material) -> int:
    """Index into `PARTS`: by the name if it says something, else by the colour, else the body."""
    words = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", material.name).lower())
    for part, known in _WORDS.items():
        if any(word in known for word in words):
            return PARTS.index(part)
    if material.colour is not None:
        red, green, blue, opacity = material.colour
        if opacity < _CLEAR:
            return PARTS.index("glass")
        if green > 0.15 and green > _GREEN * red and green > _GREEN * blue:
            return PARTS.index("foliage")
        if max(red, green, blue) < _BLACK:
            return PARTS.index("dark")
    return PARTS.index("body")


def colours_by_part(
    materials: Sequence[Material], parts: npt.NDArray[np.int64], area: npt.NDArray[np.float64]
) -> dict[str, str]:
    """The colour of the largest material of every slot, as ``#rrggbb``; slots without a coloured material are left out.

    Parameters
    ----------
    materials : sequence of Material
    parts : (M,) int64
        Slot of each material.
    area : (M,) float64
        How much surface it covers.
    """
    found = {}
    for part in np.unique(parts):
        best = max(np.flatnonzero(parts == part).tolist(), key=lambda i: float(area[i]))
        colour = materials[best].colour
        if colour is not None:
            found[PARTS[part]] = "#" + "".join(f"{round(255 * c):02x}" for c in colour[:3])
    return found

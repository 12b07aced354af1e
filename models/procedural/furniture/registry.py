"""Which family makes which category, and how a shape is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from models.procedural.furniture.kit import STYLE_NAMES, Kit
from models.procedural.furniture.sizes import Size, draw_size
from models.procedural.sdf import Placed

MAX_ATTRIBUTES = 8


@dataclass(frozen=True)
class Family:
    """A parametric family: how it is built and what its attributes are called, in order."""

    build: Callable[[Kit, str], None]
    attributes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Furniture:
    """One piece of furniture: its solids and everything that decided its form."""

    category: str
    size: Size
    style: tuple[float, ...]
    attributes: dict[str, float]
    solids: tuple[Placed, ...]


FAMILIES: dict[str, Family] = {}
"""The family of every category that can be made."""


def family(
    *categories: str, attributes: tuple[str, ...]
) -> Callable[[Callable[[Kit, str], None]], Callable[[Kit, str], None]]:
    """Register a builder for some categories."""
    if len(attributes) > MAX_ATTRIBUTES:
        raise ValueError(f"a family has at most {MAX_ATTRIBUTES} attributes, got {len(attributes)}")

    def register(build: Callable[[Kit, str], None]) -> Callable[[Kit, str], None]:
        for category in categories:
            FAMILIES[category] = Family(build, attributes)
        return build

    return register


def make(
    rng: np.random.Generator,
    category: str,
    size: Size | None = None,
    attributes: Mapping[str, float] | None = None,
    style: tuple[float, ...] | None = None,
) -> Furniture:
    """Build one piece of furniture; what is not given is drawn.

    Parameters
    ----------
    rng : numpy.random.Generator
    category : str
        A key of `FAMILIES`.
    size : (depth, width, height), optional
        Metres. The solids' bounding box is mapped onto it when sampled, so it is filled exactly.
    attributes : mapping, optional
        Values in [0, 1] by name, for any of the family's attributes.
    style : (8,) floats, optional
        In the order of `STYLE_NAMES`.

    Raises
    ------
    KeyError
        For a category without a family, or an attribute the family does not have.
    """
    made_by = FAMILIES[category]
    given = dict(attributes or {})
    unknown = sorted(set(given) - set(made_by.attributes))
    if unknown:
        raise KeyError(f"{category} has no attribute {', '.join(unknown)}; it has {', '.join(made_by.attributes)}")
    size = draw_size(rng, category) if size is None else size
    style = tuple(float(v) for v in rng.random(len(STYLE_NAMES))) if style is None else style
    named = dict(zip(STYLE_NAMES, style, strict=True))
    values = {
        name: float(given.get(name, draw))
        for name, draw in zip(made_by.attributes, rng.random(MAX_ATTRIBUTES), strict=False)
    }
    kit = Kit(size, named, values, rng)
    made_by.build(kit, category)
    return Furniture(category, size, style, values, tuple(kit.solids))

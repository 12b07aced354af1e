"""Kinds of street ground, loaded from ``assets/vocabulary/surfaces.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from composer.vocabulary import Range, read_vocabulary

Use = Literal["drive", "cycle", "park", "walk", "plant", "water", "ground", "cross"]

PLAIN = "#b5b3ad"
"""Colour of ground that nobody knows."""


@dataclass(frozen=True)
class SurfaceKind:
    """What the program knows of a kind of ground.

    Attributes
    ----------
    name, label : str
        In files, and for people.
    colour : str
        On the plan and in 3D.
    use : str
        What it is for.
    lift : float
        Metres above the ground.
    width : (float, float, float)
        Least, usual and largest width of a strip, metres.
    strip : bool
        Whether a cross-section may have it.
    opendrive : tuple of str
        Lane types that become it; it is written as the first.
    order : int
        What is higher lies above what is lower, where they overlap.
    """

    name: str
    label: str
    colour: str = PLAIN
    use: Use = "ground"
    lift: float = 0.0
    width: Range = (0.1, 2.0, 50.0)
    strip: bool = False
    opendrive: tuple[str, ...] = ()
    order: int = 0


@cache
def surface_kinds() -> Mapping[str, SurfaceKind]:
    """Every known kind by name."""
    found = {}
    for name, row in read_vocabulary("surfaces.toml").items():
        lists = {k: tuple(v) for k, v in row.items() if isinstance(v, list)}
        found[name] = SurfaceKind(name=name, **{**row, **lists})
    return found


def surface_kind(name: str) -> SurfaceKind:
    """The kind of this name; one nobody knows is plain ground."""
    return surface_kinds().get(name) or SurfaceKind(name, name.replace("_", " ").capitalize())


@cache
def kind_of_opendrive() -> Mapping[str, str]:
    """OpenDRIVE lane type → kind of surface."""
    return {word: kind.name for kind in surface_kinds().values() for word in kind.opendrive}

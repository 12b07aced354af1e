"""Categories and predicates, loaded from the TOML files in ``assets/vocabulary``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Range = tuple[float, float, float]
_FURNITURE, _SMALL_THINGS, _STREET = "categories.toml", "small_things.toml", "street.toml"
_PLAIN = {"body": "#a9a396"}
ANY_SIZE = (0.004, 8.0)
"""Extents of what may be of any size, metres."""
_INSET = 0.005
"""By how much extreme sizes keep away from what nobody would believe, as a share."""


@dataclass(frozen=True)
class Category:
    """What the program knows of a kind of object.

    Attributes
    ----------
    name : str
        SG-FRONT's name, or ours where SG-FRONT has none.
    label : str
        For people.
    family : str
        The shape family that draws it; empty if none is trained, and the node is drawn as its box.
    super : str
        Super category, what *same super category as* compares.
    mount : str
        What holds it: ``floor``, ``ceiling``, ``wall`` or ``surface``.
    back_to_wall : bool
        Whether it usually stands with its back to a wall.
    width, depth, height : tuple of float
        Smallest, usual and largest extent of real ones, metres.
    parts : Mapping
        Usual colour of each material slot.
    procthor : tuple of str
        ProcTHOR object types that become this category.
    tallest : float
        What no piece of it exceeds in height, metres.
    any_size : bool
        Whether it may be of any size where a relation asks for it, since nobody has listed how odd it can be.
    kind : str
        Where it belongs: ``room`` or ``street``.
    foot : float
        Side of the square in its middle on which it stands, metres; 0 if it stands on all of its footprint.
    clear : float
        Metres above its bottom up to which it is no wider than its foot.
    """

    name: str
    label: str
    family: str
    super: str
    mount: str
    back_to_wall: bool
    width: Range
    depth: Range
    height: Range
    parts: Mapping[str, str]
    procthor: tuple[str, ...] = ()
    tallest: float = 2.9
    any_size: bool = False
    kind: str = "room"
    foot: float = 0.0
    clear: float = 0.0

    @property
    def round(self) -> bool:
        """Whether it is as deep as wide, so that nobody sees which way it faces."""
        return self.depth[1] == self.width[1]

    @property
    def usual(self) -> tuple[float, float, float]:
        """Usual (depth, width, height), metres."""
        return self.depth[1], self.width[1], self.height[1]

    @property
    def limits(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """Least and largest plausible (depth, width, height): a little beyond the common ones, metres."""
        plan = [(side[0] * 0.87, side[2] * 1.12) for side in (self.depth, self.width)]
        return plan[0], plan[1], (self.height[0] * 0.89, min(self.height[2] * 1.32, max(self.tallest, self.height[2])))

    @property
    def extremes(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """Least and largest (depth, width, height) that a piece can have at all, never narrower than `limits`, m."""
        if self.any_size:
            return ANY_SIZE, ANY_SIZE, ANY_SIZE
        listed = plausible_sizes().get(self.name)
        if listed is None:
            return self.limits
        longer, shorter, height = (
            (a * (1 + _INSET), b * (1 - _INSET)) for a, b in zip(listed[::2], listed[1::2], strict=True)
        )
        plan = (longer, shorter) if self.depth[1] > self.width[1] else (shorter, longer)
        wider = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(self.limits, (*plan, height), strict=True)]
        return wider[0], wider[1], wider[2]


@dataclass(frozen=True)
class Predicate:
    """What the program knows of a predicate.

    Attributes
    ----------
    name, phrase : str
        Its name in files, and how a person reads it.
    kind : str
        Two predicates of one kind exclude each other between the same two nodes.
    inverse : str or None
        What the object may say of the subject instead.
    code : int or None
        SG-FRONT's number.
    geometric : bool
        Whether boxes decide it; otherwise it is kept and passed to the shape model, and not checked.
    part : str or None
        The part of the room that is meant when no object is named: ``wall`` for *against wall*.
    value : str or None
        What the relation's number means, if it takes one; metres.
    optional : bool
        Whether that number may be left out.
    scene : str or None
        The only kind of scene in which it is said, ``room`` or ``street``; None for both.
    sole : bool
        Whether a node has one such relation to the street, so that another takes its place.
    """

    name: str
    phrase: str
    kind: str
    inverse: str | None
    code: int | None
    geometric: bool
    part: str | None = None
    value: str | None = None
    optional: bool = False
    scene: str | None = None
    sole: bool = False


def read_vocabulary(name: str) -> dict[str, Any]:
    """A table of ``assets/vocabulary``."""
    return tomllib.loads(files("assets").joinpath("vocabulary", name).read_text("utf-8"))


@cache
def plausible_sizes() -> Mapping[str, tuple[float, ...]]:
    """Category → least and most of longer side, shorter side and height that a piece can have at all, metres."""
    return {name: tuple(row) for name, row in read_vocabulary("plausible.toml").items()}


@cache
def palette() -> Mapping[str, Mapping[str, str]]:
    """Usual colours of the material slots, by shape family."""
    return read_vocabulary("palette.toml")


@cache
def categories() -> Mapping[str, Category]:
    """Every known category by name, the room's before the street's."""
    found = {}
    for file in (_FURNITURE, _SMALL_THINGS, _STREET):
        small = file == _SMALL_THINGS
        for name, row in read_vocabulary(file).items():
            family = row.get("family", "")
            found[name] = Category(
                name=name,
                label=row["label"],
                family=family,
                super=row.get("super", name),
                mount=row.get("mount", "surface" if small else "floor"),
                back_to_wall=row.get("back") == "wall",
                width=tuple(row["width"]),
                depth=tuple(row["depth"]),
                height=tuple(row["height"]),
                parts={**palette().get(family, {}), **row.get("parts", _PLAIN)},
                procthor=tuple(row.get("procthor", ())),
                tallest=row.get("tallest", 2.9),
                kind=row.get("kind", "room"),
                any_size=small,
                foot=row.get("foot", 0.0),
                clear=row.get("clear", 0.0),
            )
    return found


def category(name: str) -> Category:
    """The category of this name; one nobody knows gets a usual size and no family, and is drawn as its box."""
    known = categories().get(name)
    if known is not None:
        return known
    label = name.replace("_", " ").strip().capitalize() or name
    anything = (0.05, 0.6, 6.0)
    return Category(name, label, "", name, "floor", False, anything, anything, anything, _PLAIN, any_size=True)


@cache
def category_of_procthor() -> Mapping[str, str]:
    """ProcTHOR object type → category name."""
    return {kind: c.name for c in categories().values() for kind in c.procthor}


@cache
def predicates() -> Mapping[str, Predicate]:
    """Every known predicate by name."""
    return {
        name: Predicate(
            name=name,
            phrase=row["phrase"],
            kind=row["kind"],
            inverse=row.get("inverse"),
            code=row.get("code"),
            geometric=row.get("holds", "boxes") == "boxes",
            part=row.get("object"),
            value=row.get("value"),
            optional=row.get("optional", False),
            scene=row.get("scene"),
            sole=row.get("sole", False),
        )
        for name, row in read_vocabulary("predicates.toml").items()
    }


def predicate(name: str) -> Predicate:
    """The predicate of this name; one nobody knows is kept and never checked."""
    return predicates().get(name) or Predicate(name, name, name, None, None, geometric=False)

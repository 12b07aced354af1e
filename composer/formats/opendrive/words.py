"""What a road object is: from OpenDRIVE's words to our categories and kinds of ground, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from composer.formats.opendrive.fields import word
from composer.formats.strict_xml import Element
from composer.street.kinds import surface_kinds
from composer.vocabulary import categories, category, read_vocabulary

_SHRUB = 2.0
"""Metres: lower vegetation is no tree."""
_HOUSE = (300.0, 11.5)
"""Square metres of ground and metres of height up to which a building is a house."""


@cache
def _table() -> Mapping[str, Any]:
    return read_vocabulary("opendrive.toml")


def _plain(text: str) -> str:
    """A word in lower case without signs and numbers; of a file's name only the last part without its ending."""
    name = text.replace("\\", "/").rpartition("/")[2]
    name = re.sub(r"\.[A-Za-z]\w*$", "", name)
    return re.sub(r"[^a-z]", "", name.lower())


def _said(element: Element) -> list[str]:
    """Words for an object, the most telling first."""
    kind, subtype, name = (word(element, key) for key in ("type", "subtype", "name"))
    vague = _plain(kind) in _table()["vague"]["types"]
    return [_plain(subtype), _plain(kind), *([_plain(name)] if vague else [])]


def ground_of(element: Element) -> str | None:
    """The kind of ground an object is; None for what stands on it."""
    for said in _said(element)[:2]:
        if (found := _table()["surfaces"].get(said)) is not None:
            return str(found)
    # What has no word of OpenDRIVE's is written by the name of its kind.
    subtype = word(element, "subtype")
    return subtype if _plain(word(element, "type")) == "none" and subtype in surface_kinds() else None


def is_standard(kind: str) -> bool:
    """Whether it is a type of objects in the version that is written."""
    return kind in _table()["standard"]["types"]


def type_for(category: str) -> str:
    """OpenDRIVE's type for things of a category."""
    return str(_table()["written"].get(category, "obstacle"))


def types_for_ground(kind: str) -> tuple[str, str]:
    """OpenDRIVE's type and subtype for a kind of ground that is no lane."""
    kinds = {"crossing": ("crosswalk", ""), "parking": ("parkingSpace", ""), "median": ("trafficIsland", ""),
             "forest": ("vegetation", "forest")}  # fmt: skip
    return kinds.get(kind, ("none", kind))


def category_of(element: Element, height: float, area: float) -> str:
    """The category of an object; one nobody knows keeps the name of its type.

    Parameters
    ----------
    height, area : float
        How high it is and what it covers, metres and square metres; 0 where the file does not say.
    """
    known = _table()["categories"]
    said = _said(element)
    subtype = word(element, "subtype")
    if subtype in categories():
        return subtype
    # A tree called by its name is one; "vegetation" may be anything.
    found = next((known[one] for one in (*said[:1], *said[2:], said[1]) if one in known), None)
    if found is None:
        return _named(element)
    if found == "tree" and said[1] == "vegetation" and 0 < height < _SHRUB and "tree" not in (said[0], *said[2:]):
        return "shrub"
    if found == "house" and (area > _HOUSE[0] or height > _HOUSE[1]):
        return "apartment_building"
    return str(found)


def _named(element: Element) -> str:
    kind = word(element, "type")
    vague = _plain(kind) in ("", "none", "unknown", "obstacle")
    text = (word(element, "subtype") or word(element, "name") or kind) if vague else kind
    text = re.sub(r"\.[A-Za-z]\w*$", "", text.replace("\\", "/").rpartition("/")[2])
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:60] or "object"


def usual_size(name: str) -> tuple[float, float, float]:
    """Depth, width and height of things of this category of which the file does not say them, metres."""
    usual = category(name).usual
    thin = _table()["thin"]
    if name not in categories() and any(one in name for one in thin["words"]):
        return float(thin["size"]), float(thin["size"]), usual[2]
    return usual


def across(name: str) -> bool:
    """Whether things of this category are longer across the way they face than along it: benches, fences, shelters.

    Buildings may be either; they stand as their numbers say.
    """
    depth, width, _ = category(name).usual
    return width > 1.2 * depth and category(name).super != "building"

"""Attributes of elements as values."""

from __future__ import annotations

import math

from composer.errors import FormatError
from composer.formats.report import Report as Report
from composer.formats.strict_json import shown
from composer.formats.strict_xml import Element

LARGEST = 1e9
"""No number of a map is larger."""
MAX_ID = 100


class UnreadableError(FormatError):
    """A part of the file that cannot be taken over, and why; whoever reads the part around it decides what is lost."""


def where(element: Element) -> str:
    """What to call an element in a sentence."""
    return f"<{element.tag[:40]}> of line {element.line}"


def number(element: Element, key: str, default: float | None = None, least: float = -LARGEST) -> float:
    """A number of an element; `default` if it is not given.

    Raises
    ------
    UnreadableError
        If it is no finite number from `least` to `LARGEST`, or is missing without a default.
    """
    text = element.attributes.get(key, "").strip()
    if not text:
        if default is None:
            raise UnreadableError(f"the {where(element)} has no {key}")
        return default
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not least <= value <= LARGEST:
        raise UnreadableError(f"the {key} of the {where(element)} is {shown(text)}")
    return value


def along(element: Element, key: str) -> float:
    """A place along a road: a number that is not negative, but for rounding."""
    return max(number(element, key, 0.0, -1e-3), 0.0)


def whole(element: Element, key: str) -> int:
    """A whole number."""
    value = number(element, key)
    if value != int(value):
        raise UnreadableError(f"the {key} of the {where(element)} is {shown(element.attributes[key])}")
    return int(value)


def word(element: Element, key: str, default: str = "") -> str:
    """A text of an element without space around it and without what cannot be printed; cut if it is endless."""
    text = element.attributes.get(key, "").strip()
    return "".join(c if c.isprintable() else " " for c in text[:2000]) or default


def identity(element: Element, key: str = "id") -> str:
    """An id.

    Raises
    ------
    UnreadableError
        If there is none, or it is longer than `MAX_ID`.
    """
    found = word(element, key)
    if not found or len(found) > MAX_ID:
        what = f"no {key}" if not found else f"a {key} of more than {MAX_ID} characters"
        raise UnreadableError(f"the {where(element)} has {what}")
    return found


def truth(element: Element, key: str, default: bool = False) -> bool:
    """Whether an attribute says yes."""
    text = word(element, key).lower()
    return text in ("true", "1", "yes") if text else default

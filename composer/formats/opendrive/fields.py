"""Attributes of elements as values, and the list of what could not be taken over."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from warnings import warn

from composer.errors import FormatError, FormatWarning
from composer.formats.strict_json import shown
from composer.formats.strict_xml import Element

MAX_NOTES = 20
"""Sentences about one file; what is beyond is counted."""
LARGEST = 1e9
"""No number of a map is larger."""
MAX_ID = 100

_SILENT = frozenset({"userData", "dataQuality", "license"})
"""What says nothing of the street itself."""


class UnreadableError(FormatError):
    """A part of the file that cannot be taken over, and why; whoever reads the part around it decides what is lost."""


class Report:
    """What of a file could not be taken over, as a few sentences.

    Parameters
    ----------
    name : str
        The file's.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._notes: dict[str, None] = {}
        self._left: Counter[str] = Counter()

    @property
    def first(self) -> str:
        """The first sentence; empty if there is none."""
        return next(iter(self._notes), "")

    def note(self, sentence: str) -> None:
        """Add a sentence; one that is there already is not repeated."""
        self._notes[sentence] = None

    def left_out(self, what: str, count: int = 1) -> None:
        """Count something that there is no place for."""
        self._left[what] += count

    def left_in(self, element: Element, known: Mapping[str, Iterable[str]]) -> None:
        """Count the children of `element`, and of what is known within it, that nobody reads.

        Parameters
        ----------
        known : Mapping
            Names of the children that are read, by the name of what they are in.
        """
        names = known.get(element.tag)
        if names is None:
            return
        for child in element.children:
            if child.tag in names:
                self.left_in(child, known)
            elif child.tag not in _SILENT and (child.attributes or child.children):
                self.left_out(f"{element.tag}/{child.tag}"[:80])

    def tell(self) -> None:
        """Warn of everything that was noted."""
        notes = list(self._notes)
        if self._left:
            rows = [f"{count} × {what}" for what, count in self._left.most_common()]
            more = f" and {len(rows) - 12} other kinds" if len(rows) > 12 else ""
            notes.insert(0, f"there is no place for {', '.join(rows[:12])}{more}")
        for sentence in notes[:MAX_NOTES]:
            warn(f"{self.name}: {sentence}", FormatWarning, 3)
        if len(notes) > MAX_NOTES:
            warn(f"{self.name}: {len(notes) - MAX_NOTES} more things could not be taken over", FormatWarning, 3)


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

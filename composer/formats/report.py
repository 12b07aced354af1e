"""What of a file could not be taken over, told in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from warnings import warn

from composer.errors import FormatWarning
from composer.formats.strict_xml import Element
from composer.messages import Message

MAX_NOTES = 20
"""Sentences about one file; what is beyond is counted."""
_SILENT = frozenset({"userData", "dataQuality", "license"})
"""What says nothing of the street itself."""


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
            warn(Message("{name}: {sentence}", name=self.name, sentence=sentence), FormatWarning, 3)
        if len(notes) > MAX_NOTES:
            rest = Message(
                "{name}: {count} more things could not be taken over", name=self.name, count=len(notes) - MAX_NOTES
            )
            warn(rest, FormatWarning, 3)

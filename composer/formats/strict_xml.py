"""XML from outside, a top-level element at a time: no document types, hence no entities; nothing deep, nothing endless.

Memory is that of the largest child of the root, however large the file is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from composer.errors import FormatError
from composer.formats.limits import MAX_XML, MIB, brief, open_file

MAX_ELEMENTS = 500_000
"""Elements within one child of the root."""
MAX_DEPTH = 100
_MAX_TAG = 1 * MIB
"""Bytes of one tag with its attributes."""
_MAX_TEXT = 100_000
"""Characters of text kept of one element."""
_CHUNK = 256 * 1024


class BrokenXmlError(FormatError):
    """The text is no XML from some place on; what stood before it was sound."""


@dataclass(slots=True)
class Element:
    """An element with all that is in it.

    Attributes
    ----------
    tag : str
        Without a namespace.
    attributes : dict
    children : list of Element
    text : str
        Directly in it.
    line : int
        Where it begins in the file.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def first(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, *path: str) -> Iterator[Element]:
        """Every child of that name, or grandchild along a path of names."""
        head, *rest = path
        for child in self.children:
            if child.tag == head:
                if rest:
                    yield from child.all(*rest)
                else:
                    yield child


def root_tag(head: bytes) -> str | None:
    """The name of the root of a text that begins with `head`, without a namespace; None if there is none to be seen."""
    found: list[str] = []
    parser = expat.ParserCreate()

    def refuse(*_: object) -> NoReturn:
        raise FormatError("a document type")

    def start(tag: str, _: object) -> None:
        if not found:
            found.append(tag)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    try:
        parser.Parse(head, False)
    except FormatError:
        # It is refused later, with a sentence; here it only has to be seen for what it is.
        return _tag_after_doctype(head)
    except (expat.ExpatError, ValueError, LookupError):
        pass
    return _local(found[0]) if found else None


def _tag_after_doctype(head: bytes) -> str | None:
    _, _, rest = head.partition(b"<!DOCTYPE")
    name = rest.split(None, 1)[0] if rest.split() else b""
    return _local(name.rstrip(b">[").decode("ascii", "replace")) or None


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def elements(path: Path) -> Iterator[Element]:
    """The root, bare, and then its children, each as soon as it is complete.

    Raises
    ------
    FormatError
        If the file cannot be read or is larger, deeper or fuller than allowed, or declares a document type.
    BrokenXmlError
        Where it is no XML any more; everything yielded until then was sound.
    """
    name = path.name
    reader = _Reader(name)
    with open_file(path, MAX_XML) as file:
        fed = 0
        while True:
            try:
                chunk = file.read(_CHUNK)
            except OSError as error:
                raise FormatError("{name} cannot be read: {what}", name=name, what=error.strerror or error) from None
            fed += len(chunk)
            broken = reader.feed(chunk, last=not chunk)
            yield from reader.ready
            reader.ready.clear()
            if broken is not None:
                raise broken
            if not chunk:
                return
            if fed - max(reader.reached, 0) > _MAX_TAG:
                raise FormatError("{name} has a tag of more than {number} MiB", name=name, number=_MAX_TAG // MIB)


class _Reader:
    """Builds elements from what expat reports."""

    def __init__(self, name: str) -> None:
        self.ready: list[Element] = []
        self._name = name
        self._open: list[Element] = []
        self._count = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._parser = parser

    @property
    def reached(self) -> int:
        """Bytes up to the last thing that was complete."""
        return self._parser.CurrentByteIndex

    def feed(self, chunk: bytes, last: bool) -> BrokenXmlError | None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            what = expat.errors.messages[error.code] if error.code in expat.errors.messages else brief(error)
            within = f", within <{self._open[1].tag[:40]}>" if len(self._open) > 1 else ""
            return BrokenXmlError(
                "{name} is not XML from line {lineno} on{within}: {what}",
                name=self._name,
                lineno=error.lineno,
                within=within,
                what=what,
            )
        except (ValueError, LookupError, UnicodeError) as error:  # an encoding that nobody knows
            return BrokenXmlError("{name} is not XML: {error}", name=self._name, error=brief(error))
        return None

    def _doctype(self, *_: object) -> NoReturn:
        raise FormatError(
            "{name} declares a document type, which is not allowed: it could define endless text", name=self._name
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(_local(tag), attributes, self._parser.CurrentLineNumber)
        depth = len(self._open)
        if depth >= MAX_DEPTH:
            raise FormatError(
                "{name} is nested more than {max_depth} deep in line {line}",
                name=self._name,
                max_depth=MAX_DEPTH,
                line=element.line,
            )
        if depth == 0:
            self.ready.append(element)
        elif depth == 1:
            self._count = 1
        else:
            self._count += 1
            if self._count > MAX_ELEMENTS:
                where = f"the <{self._open[1].tag[:40]}> of line {self._open[1].line}"
                raise FormatError(
                    "{name} has more than {max_elements} elements in {where}",
                    name=self._name,
                    max_elements=MAX_ELEMENTS,
                    where=where,
                )
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if len(self._open) == 1:
            self.ready.append(element)

    def _characters(self, text: str) -> None:
        if self._open and len(self._open[-1].text) < _MAX_TEXT and not (text.isspace() and not self._open[-1].text):
            self._open[-1].text += text

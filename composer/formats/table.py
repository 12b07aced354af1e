"""What a file format is to the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from composer.document import Document

Loader = Callable[[], Document]
Scenes = Iterator[tuple[str, Loader]]
"""Names of a file's scenes, in order, each with what reads it."""

HEAD = 16 * 1024
"""How many bytes `Format.sniff` is shown."""


@dataclass(frozen=True)
class Format:
    """A row of the table of formats.

    Attributes
    ----------
    name : str
        For people.
    endings : tuple of str
        File name endings, with the dot; what a file is written as is told by them.
    sniff : callable or None
        Whether a file that begins with these bytes (at most `HEAD`) is of this format. What a file is read as is told
        by its content alone. None if the format is only written.
    read : callable or None
        (path, path of ProcTHOR's asset table or None) → its scenes, read one at a time.
    encode : callable or None
        (document, path) → contents by path: usually one file, and those that belong beside it.
    """

    name: str
    endings: tuple[str, ...]
    sniff: Callable[[bytes], bool] | None = None
    read: Callable[[Path, Path | None], Scenes] | None = None
    encode: Callable[[Document, Path], dict[Path, bytes]] | None = None

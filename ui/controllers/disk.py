"""Whether a file is still as it was when we last read or wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Disk(Enum):
    """What became of a file."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Stamp:
    """What tells one state of a file from another; a file that is replaced has another number."""

    time: int
    size: int
    number: int


def stamp(path: Path) -> Stamp | None:
    """The present state of a file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


class Known:
    """The state of one file as we know it, and what the user has been told of since."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._told: Stamp | None = None

    def take(self, path: Path | None, found: Stamp | None) -> None:
        """Remember that the document is what the file holds in this state."""
        self._path, self._stamp, self._told = path, found, found

    def compare(self, path: Path) -> Disk:
        """What became of the file since; one that we never read or wrote is no concern of ours."""
        now = stamp(path)
        if path != self._path or now == self._stamp:
            return Disk.SAME
        return Disk.GONE if now is None else Disk.CHANGED

    def news(self, path: Path) -> Disk:
        """As `compare`, but each state of the file is told once."""
        found, now = self.compare(path), stamp(path)
        if now == self._told:
            return Disk.SAME
        self._told = now
        return found

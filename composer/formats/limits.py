"""What a file from outside may at most be, and how its bytes are fetched within that.

A file that is larger is refused with a sentence; nothing is unpacked to disk, and nothing is read before its size is
known or counted.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import IO

from composer.errors import FormatError, reason

MIB = 1024 * 1024
MAX_SCENE_FILE = 512 * MIB
"""Bytes of a ``.scene`` file."""
MAX_JSON = 64 * MIB
"""Bytes of a JSON text."""
MAX_LINE = 16 * MIB
"""Bytes of one line of a many-line file."""
MAX_LINES_TOTAL = 4096 * MIB
"""Bytes of a many-line file, unpacked. It is read a line at a time."""
MAX_XML = 256 * MIB
"""Bytes of an XML text. It is read an element at a time."""
MAX_ENTRIES = 50_000
"""Entries of a zip."""
MAX_DIRECTORY = 16 * MIB
"""Bytes of a zip's table of contents, which is read as a whole."""
MAX_ENTRY = 128 * MIB
"""Bytes of one entry of a zip, unpacked."""
MAX_UNPACKED = 1024 * MIB
"""Bytes of all entries of a zip, unpacked."""
MAX_RATIO = 200
"""How many times smaller packed data may be; only asked above `RATIO_FROM` bytes."""
RATIO_FROM = 4 * MIB


def brief(error: Exception) -> str:
    """What a library says is wrong, as a part of a sentence: it may quote whole stretches of the file."""
    return " ".join(str(error).split())[:120]


def open_file(path: str | os.PathLike[str], limit: int) -> IO[bytes]:
    """Open an ordinary file of at most `limit` bytes for reading.

    Raises
    ------
    FormatError
        If it is missing, a folder, a device, unreadable, empty or too large.
    """
    name = Path(path).name or str(path)
    try:
        # Looked at before it is opened: opening a pipe would wait for ever.
        mode = os.stat(path).st_mode
        file = open(path, "rb") if stat.S_ISREG(mode) else None  # noqa: SIM115 — the caller closes it
    except FileNotFoundError:
        raise FormatError("there is no file {path}", path=os.fspath(path)) from None
    except ValueError:
        raise FormatError("{name!r} is not a file name", name=name) from None
    except OSError as error:
        raise FormatError("{name} cannot be read: {reason}", name=name, reason=reason(error)) from None
    if file is None:
        if stat.S_ISDIR(mode):
            raise FormatError("{name} is a folder, not a file", name=name)
        raise FormatError("{name} is not an ordinary file", name=name)
    size = os.fstat(file.fileno()).st_size
    if 0 < size <= limit:
        return file
    file.close()
    if size == 0:
        raise FormatError("{name} is empty", name=name)
    raise FormatError("{name} is larger than {size} MiB", name=name, size=limit // MIB)


def read_file(path: str | os.PathLike[str], limit: int) -> bytes:
    """All of an ordinary file of at most `limit` bytes."""
    with open_file(path, limit) as file:
        try:
            # Not `limit` at once: reading reserves what it is asked for.
            data = file.read(min(limit, os.fstat(file.fileno()).st_size) + 1)
        except OSError as error:
            raise FormatError("{name} cannot be read: {reason}", name=Path(path).name, reason=reason(error)) from None
    if len(data) > limit:
        raise FormatError("{name} is larger than {size} MiB", name=Path(path).name, size=limit // MIB)
    return data


def read_head(path: str | os.PathLike[str], count: int) -> bytes:
    """The first bytes of a file."""
    with open_file(path, MAX_LINES_TOTAL) as file:
        return file.read(count)


_BROKEN_ZIP = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError)


class Archive:
    """A zip in memory whose entries are unpacked within the limits.

    Parameters
    ----------
    data : bytes
        The zip.
    name : str
        What to call it in a sentence.
    """

    def __init__(self, data: bytes | bytearray, name: str) -> None:
        self._name = name
        _check_directory(data, name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN_ZIP as error:
            raise FormatError("{name} is damaged: {reason}", name=name, reason=brief(error)) from None
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise FormatError("{name} has more than {count} entries", name=name, count=MAX_ENTRIES)
        self._infos = {info.filename: info for info in infos}
        if len(self._infos) != len(infos):
            raise FormatError("{name} has two entries of one name", name=name)
        self._left = MAX_UNPACKED

    @property
    def names(self) -> frozenset[str]:
        """Names of the entries; nothing is ever unpacked under them."""
        return frozenset(self._infos)

    def read(self, entry: str, limit: int = MAX_ENTRY) -> bytes | bytearray:
        """Unpack one entry, stopping as soon as it passes a limit: what the zip claims of itself is not trusted.

        Raises
        ------
        FormatError
            If there is no such entry, or it is damaged, too large or packed too well.
        """
        info = self._infos.get(entry)
        if info is None:
            raise FormatError("{name} has no {entry}", name=self._name, entry=entry)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FormatError(
                "{name}: the entry {entry} is packed in a way that is not allowed", name=self._name, entry=entry
            )
        limit = min(limit, self._left, max(RATIO_FROM, MAX_RATIO * info.compress_size))
        data = bytearray()
        try:
            with self._zip.open(info) as file:
                while len(data) <= limit and (piece := file.read(MIB)):
                    data += piece
        except (*_BROKEN_ZIP, zlib.error, RuntimeError) as error:
            raise FormatError(
                "{name}: the entry {entry} is damaged: {reason}", name=self._name, entry=entry, reason=brief(error)
            ) from None
        if len(data) > limit:
            raise FormatError(
                "{name}: the entry {entry} unpacks to more than is allowed ({size} MiB)",
                name=self._name,
                entry=entry,
                size=limit // MIB,
            )
        self._left -= len(data)
        return data


def _check_directory(data: bytes | bytearray, name: str) -> None:
    """Refuse a table of contents too large to be read, before `zipfile` makes an object of every entry."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if at < 0 or at + 22 > len(data):
        raise FormatError("{name} is damaged: it has no table of contents", name=name)
    # A 64-bit table would override the figures below; nothing within the limits needs one.
    large = data[max(0, at - 20) : at].startswith(b"PK\x06\x07")
    if large or int.from_bytes(data[at + 12 : at + 16], "little") > MAX_DIRECTORY:
        raise FormatError("{name} has more than {count} entries", name=name, count=MAX_ENTRIES)

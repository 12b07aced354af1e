"""Files are written whole or not at all: to a temporary name in the same folder, flushed, then renamed."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from composer.errors import FormatError, reason


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Put `data` where `path` says; killed at any moment, the old or the new file is there whole.

    A link is followed and stays a link, an existing file keeps its permissions, and a device such as ``/dev/stdout``
    is written to as it is.

    Raises
    ------
    FormatError
        If the file cannot be written; what was there before is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise FormatError("{name} is a folder, not a file", name=path)
        if not target.parent.is_dir():
            raise FormatError("{name} cannot be written: there is no folder {folder}", name=path, folder=target.parent)
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
            return
        _replace(target, data, None if mode is None else stat.S_IMODE(mode))
    except OSError as error:
        raise FormatError("{name} cannot be written: {reason}", name=path, reason=reason(error)) from None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.parent / f".{target.name[:100]}.{secrets.token_hex(6)}.tmp"
    # O_BINARY is missing where there is no difference between text and binary files.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(temporary, flags, 0o666 if mode is None else mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

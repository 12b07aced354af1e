"""How a helper process deals with memory that it no longer needs: by default the C library keeps it for later."""

from __future__ import annotations

import contextlib
import ctypes
import sys

_MMAP_THRESHOLD = -3
"""The name of this setting for glibc's ``mallopt``."""


def return_large(size: int = 4 * 1024 * 1024) -> None:
    """Have everything from `size` bytes up go back to the system as soon as it is freed."""
    _ask_c("mallopt", _MMAP_THRESHOLD, size)


def trim() -> None:
    """Give back what was freed so far."""
    _ask_c("malloc_trim", 0)


def _ask_c(function: str, *args: int) -> None:
    if sys.platform.startswith("linux"):
        with contextlib.suppress(AttributeError, OSError):  # another C library does as it likes
            getattr(ctypes.CDLL(None), function)(*args)

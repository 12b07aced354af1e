"""Open3D, imported when first used and without its start-up lines."""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any


@cache
def open3d() -> Any:
    """The library; on Linux it draws without a display."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("EGL_PLATFORM", "surfaceless")
    with quiet(), warnings.catch_warnings():
        # It warns that there is no CUDA device, which drawing does not need.
        warnings.simplefilter("ignore")
        import open3d as library
        import open3d.visualization.rendering
    return library


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the driver's start-up lines off the terminal; they come from C++."""
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        yield
    finally:
        for fd, old in zip((1, 2), saved, strict=True):
            os.dup2(old, fd)
            os.close(old)
        os.close(sink)


def silence() -> None:
    """Send all that this process prints to nowhere: the driver talks from threads of its own, at any time."""
    sys.stdout.flush()
    sys.stderr.flush()
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    os.close(sink)

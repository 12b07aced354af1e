"""Open3D, imported when first used and without its start-up lines."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec, module_from_spec
from typing import Any

_COMPILED = "open3d.cpu.pybind"


@cache
def open3d() -> Any:
    """The library; on Linux it draws without a display."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("EGL_PLATFORM", "surfaceless")
    with quiet(), warnings.catch_warnings():
        # It warns that there is no CUDA device, which drawing does not need.
        warnings.simplefilter("ignore")
        if "open3d" not in sys.modules and sys.platform != "win32":
            with contextlib.suppress(ImportError):
                return _compiled_alone()
        import open3d as library
        import open3d.visualization.rendering
    return library


def _compiled_alone() -> Any:
    """The compiled half of the library, under the names that the whole would have.

    Its Python half loads notebooks, plotting, machine learning and a second, CUDA build: seconds, and 350 MB.
    """
    spec = find_spec("open3d")
    if spec is None:
        raise ModuleNotFoundError("open3d")
    package = module_from_spec(spec)  # and its start-up code is not run
    os.environ["KMP_DUPLICATE_LIB_OK"] = "True"  # as that code does: torch brings an OpenMP of its own
    sys.modules["open3d"] = package
    try:
        importlib.import_module(_COMPILED)
    except ImportError:
        del sys.modules["open3d"]
        raise
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{_COMPILED}."):
            short = name.removeprefix(f"{_COMPILED}.")
            sys.modules[f"open3d.{short}"] = module
            if "." not in short:
                setattr(package, short, module)
    return package


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

"""Windows without a display, for measuring and for pictures."""

from __future__ import annotations

import os
import sys


def draw_off_screen() -> None:
    """Have Qt and the 3D view draw into memory where there is no display; before Qt is imported or started."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("EGL_PLATFORM", "surfaceless")

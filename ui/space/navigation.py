"""What the mouse does in the 3D view: the simple way, and the way of people who know Blender."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

NAVIGATIONS = ("simple", "blender")
ZOOM_PER_PIXEL = 1.008


@dataclass(frozen=True)
class Gesture:
    """What a press means: ``orbit``, ``pan``, ``zoom`` at once, or ``select`` with what a drag from there does."""

    press: str
    drag: str = ""


def gesture(navigation: str, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> Gesture:
    """The meaning of a button with keys held."""
    shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
    left = button == Qt.MouseButton.LeftButton
    if navigation != "blender":
        return Gesture("select", "orbit") if left and not shift else Gesture("pan")
    if button == Qt.MouseButton.MiddleButton or (left and keys & Qt.KeyboardModifier.AltModifier):
        ctrl = bool(keys & Qt.KeyboardModifier.ControlModifier)
        return Gesture("pan" if shift else "zoom" if ctrl else "orbit")
    return Gesture("select") if left else Gesture("")

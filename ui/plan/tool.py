"""What the mouse and the keys do on the plan: one tool at a time, each a small class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from composer.scene import Point
from ui.theme import Theme

ToPixel = Callable[[float, float], QPointF]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = Qt.KeyboardModifier


@dataclass(frozen=True)
class Pointer:
    """The mouse over the plan.

    Attributes
    ----------
    pixel : QPointF
        Where it is on the canvas.
    point : (x, y)
        Where that is on the plan, metres.
    reach : float
        Width of a pixel, metres.
    keys : Qt.KeyboardModifier
        What is held with it.
    """

    pixel: QPointF
    point: Point
    reach: float
    keys: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        return bool(self.keys & _KEYS.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        return bool(self.keys & _KEYS.ControlModifier)

    @property
    def free(self) -> bool:
        """Whether snapping is put aside while a key is held."""
        return bool(self.keys & (_KEYS.ControlModifier | _KEYS.AltModifier))


class Tool:
    """Does nothing; tools do what they need of this."""

    def start(self) -> None:
        """It was switched on."""

    def stop(self) -> None:
        """It is switched off; what is under way goes without a trace."""
        self.cancel()

    def press(self, at: Pointer) -> None:
        """The left button went down."""

    def move(self, at: Pointer) -> None:
        """The mouse moves with the button down."""

    def release(self, at: Pointer) -> None:
        """The button went up."""

    def double(self, at: Pointer) -> None:
        """The second press of a double click."""
        self.press(at)

    def menu(self, at: Pointer, place: QPointF) -> None:
        """The right button went down; `place` is on the screen."""

    def hover(self, at: Pointer) -> Qt.CursorShape:
        """The mouse moves with no button down; which cursor shows."""
        return Qt.CursorShape.ArrowCursor

    def leave(self) -> None:
        """The mouse left the plan."""

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """A key went down; whether it is used."""
        return False

    def key_up(self, key: Qt.Key) -> bool:
        """A key went up; whether it is used."""
        return False

    def wants(self, key: Qt.Key) -> bool:
        """Whether a key is the tool's although it is the shortcut of an action."""
        return False

    def cancel(self) -> bool:
        """Let go of what is under way without a trace; whether there was something."""
        return False

    # Numbers typed in the middle of a gesture

    @property
    def measuring(self) -> bool:
        """Whether something is under way that takes a typed length or angle."""
        return False

    def exact(self, text: str) -> bool:
        """Follow what was typed instead of the mouse; whether it could be read and done."""
        return False

    def finish(self) -> None:
        """End the gesture as it is."""

    def paint(self, painter: QPainter, to_pixel: ToPixel, theme: Theme) -> None:
        """Draw over the plan, in pixels."""

"""Drawing a new room: corner by corner, with lengths typed where they are known."""

from __future__ import annotations

from composer.edits import SetFloor
from composer.errors import SceneError
from composer.messages import Message
from ui.controllers import outline
from ui.controllers.line_drawing import LineDrawing
from ui.controllers.naming import told
from ui.controllers.reshape import Reshape
from ui.words import later

HEIGHT = 2.7
"""Metres, where there was no room before."""


class DrawingController(LineDrawing):
    """Collects corners; the last click makes a room of them, in one undo step."""

    closing = later("closes the room")
    crossing = later("walls cannot cross")

    def close(self) -> bool:
        """Make a room of the corners; whether they are one."""
        before = self._session.history.scene.floor
        try:
            floor = outline.drawn(self.points, HEIGHT if before is None else before.height)
        except SceneError as error:
            self._view.show_hint(told(error.message), ())
            return False
        self.cancel()
        if before is None:
            return self._session.push(
                SetFloor(floor), verb=Message("Draw room"), gesture=f"draw {self._session.history.revision}"
            )
        # None of the old room's walls and openings is there any more.
        made = outline.Reshaped(floor, (), tuple(None for _ in before.openings))
        return self._session.push(Reshape(made, Message("Draw room")))

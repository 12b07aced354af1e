"""Drawing ground corner by corner, and streets along the middle line."""

from __future__ import annotations

from composer.scene import Surface
from composer.street.lanes import surfaces_of
from composer.street.strips import presets, road_of
from ui.controllers.ground import GroundController
from ui.controllers.ground_snapping import PULL, Anchors
from ui.controllers.line_drawing import LineDrawing
from ui.controllers.room import RoomView
from ui.controllers.session import Session
from ui.words import later, tr


class _OnGround(LineDrawing):
    """Settles at the ground that is there, and goes on with the next once one is made."""

    pull = PULL

    def __init__(self, session: Session, view: RoomView, ground: GroundController) -> None:
        super().__init__(session, view)
        self._ground = ground

    def begin(self) -> None:
        """Corners settle at the ground that is there now."""
        self.anchors = Anchors(self._session.history.scene)

    def _made(self, made: str | None, lacking: str) -> bool:
        """Begin anew once something was made; else say what is lacking."""
        if made is None:
            self._view.show_hint(lacking, ())
            return False
        self.cancel()
        self.begin()
        return True


class GroundDrawing(_OnGround):
    """Collects the corners of a piece of ground.

    Attributes
    ----------
    kind : str
        What it will be, a name of ``assets/vocabulary/surfaces.toml``.
    """

    def __init__(self, session: Session, view: RoomView, ground: GroundController) -> None:
        super().__init__(session, view, ground)
        self.kind = "grass"

    def close(self) -> bool:
        lacking = tr("edges cannot cross") if len(self.points) > 2 else tr("three corners at least")
        return self._made(self._ground.add(self.points, self.kind), lacking)


class StreetDrawing(_OnGround):
    """Collects the points of a street's middle line.

    Attributes
    ----------
    preset : str
        Its strips, a name of ``assets/vocabulary/cross_sections.toml``.
    """

    ring = False
    crossing = later("a street cannot cross itself")

    def __init__(self, session: Session, view: RoomView, ground: GroundController) -> None:
        super().__init__(session, view, ground)
        self.preset = next(iter(presets()))

    @property
    def shown(self) -> tuple[Surface, ...]:
        """The ground that the street would have, for the eye."""
        line = [*self.points, *([] if self.head is None else [self.head])]
        try:
            return surfaces_of(road_of("drawn", line, presets()[self.preset][1]))
        except ValueError:
            return ()

    def close(self) -> bool:
        return self._made(self._ground.roads.add(self.points, presets()[self.preset][1]), tr("two points at least"))

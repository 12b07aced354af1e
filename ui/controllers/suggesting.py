"""Where something new would go, shown at once and better as soon as the model has imagined it."""

from __future__ import annotations

from typing import Protocol

from composer.scene import Box, Node
from composer.vocabulary import categories, category
from models.alternatives import ImaginedPlaces, PlaceAlternatives
from ui.controllers.heat import Heat, heat
from ui.controllers.placing import new_node
from ui.controllers.session import Later, Session

PAUSE = 0.12
"""Seconds of rest on one category before the model is asked: whoever looks through a list would ask it all the time."""


class Imagination(Protocol):
    """What imagines; `ui.engine.Engine` is one."""

    def suggest(self, request: PlaceAlternatives) -> int | None:
        """Start a job that gives way to every other one; its number, or None while there is something else to do."""


class HeatView(Protocol):
    """What shows the map."""

    def show_heat(self, found: Heat | None) -> None:
        """Show a score of places, and where the best is; None shows nothing."""


class SuggestController:
    """The map of suggestions of one session.

    The map that habits make is shown in the same moment; the model is asked for what stands on the floor, at walls or
    at the ceiling. Of things on furniture it knows less than the habits do.

    Parameters
    ----------
    session : Session
    worker : Imagination
    view : HeatView
    later : Later
        How to wait for the hand to rest.
    """

    def __init__(self, session: Session, worker: Imagination, view: HeatView, later: Later) -> None:
        self._session, self._worker, self._view, self._later = session, worker, view, later
        self._node: Node | None = None
        self._job: int | None = None
        self._best: tuple[str, int, Box | None] = ("", -1, None)

    def suggest(self, name: str | None) -> None:
        """Show where a category would go; None, or what is no category, shows nothing."""
        scene = self._session.scene
        self._node = new_node(scene, name) if name is not None and name in categories() else None
        self._job = None
        self._show()
        if self._node is not None and scene.floor is not None and category(self._node.category).mount != "surface":
            self._later(PAUSE, self._ask)

    def best(self, name: str) -> Box | None:
        """Where the map last shown has the best place for a category, or a quick one has it; None in a full room."""
        known, revision, box = self._best
        if (known, revision) == (name, self._session.history.revision):
            return box
        scene = self._session.scene
        found = heat(scene, new_node(scene, name))
        return None if found is None else found.best

    def _ask(self) -> None:
        session, node = self._session, self._node
        if node is not None and not session.previewing:
            self._job = self._worker.suggest(PlaceAlternatives(session.scene, node, session.history.revision))

    def on_finished(self, job: int, answer: object) -> None:
        """Take what was imagined, if it is still for what is shown."""
        if job != self._job or not isinstance(answer, ImaginedPlaces):
            return
        self._job = None
        if self._node is not None and answer.revision == self._session.history.revision:
            self._show(answer)

    def _show(self, imagined: ImaginedPlaces | None = None) -> None:
        node = self._node
        boxes = None if imagined is None else imagined.boxes
        found = None if node is None else heat(self._session.scene, node, boxes)
        if node is not None and found is not None:
            self._best = node.category, self._session.history.revision, found.best
        self._view.show_heat(found)

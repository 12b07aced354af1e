"""Rows by their ends: pulled longer they gain members, pushed shorter they lose some; one gesture is one undo step."""

from __future__ import annotations

from composer.edits import Edit, Together
from composer.messages import Message
from composer.scene import Point, Scene
from composer.street.rows import End, Row, pulled, row_of
from ui.controllers.plan import PlanView
from ui.controllers.session import Session
from ui.words import tr


class RowController:
    """The row that is selected, and its ends in the hand.

    Parameters
    ----------
    session : Session
    view : PlanView
    """

    def __init__(self, session: Session, view: PlanView) -> None:
        self._session, self._view = session, view
        self._known: tuple[Scene, frozenset[str], Row | None] | None = None
        self._held: tuple[Row, End] | None = None
        self._edits: tuple[Edit, ...] = ()
        self._verb = Message("Lengthen row")

    @property
    def busy(self) -> bool:
        """Whether an end is in the hand."""
        return self._held is not None

    @property
    def row(self) -> Row | None:
        """The row that one or all of the selected nodes are of."""
        scene, chosen = self._session.scene, frozenset(self._session.selection)
        if self._held is not None:  # what is selected may be gone while the hand makes it shorter
            chosen = frozenset(n.id for n in self._held[0].members if n.id in scene.by_id)
        if self._known is None or self._known[0] is not scene or self._known[1] != chosen:
            self._known = scene, chosen, row_of(scene, chosen)
        return self._known[2]

    def begin(self, end: End) -> bool:
        """Take hold of an end; whether there is a row."""
        row = self.row
        if row is None:
            return False
        self._session.history.end_gesture()
        self._held, self._edits = (row, end), ()
        return True

    def drag(self, point: Point) -> None:
        """Follow the pointer along the row's line."""
        if self._held is None:
            return
        row, end = self._held
        before = self._session.history.scene
        count = row.reached(end, point)
        self._edits = pulled(before, row, end, count)
        self._verb = Message("Lengthen row") if count > len(row.members) else Message("Shorten row")
        after = Together(self._edits, self._verb).apply(before) if self._edits else before
        self._session.show(after)
        there = len(row.members) + len(after.nodes) - len(before.nodes)
        self._view.show_hint(tr("{count} in the row", count=there), ())

    def drop(self) -> frozenset[str]:
        """End the gesture as an edit; the ids of what came."""
        held, edits, self._held, self._edits = self._held, self._edits, None, ()
        self._view.show_hint("", ())
        self._session.drop_preview()
        if held is None or not edits:
            return frozenset()
        before = self._session.history.scene
        self._session.push(*edits, verb=self._verb)
        after = self._session.history.scene
        new = frozenset(after.by_id.keys() - before.by_id.keys())
        kept = [n.id for n in held[0].members if n.id in after.by_id]
        self._session.select([*kept, *new])
        return new

    def cancel(self) -> None:
        """Let go without a trace."""
        if self._held is not None:
            self._held, self._edits = None, ()
            self._view.show_hint("", ())
            self._session.drop_preview()

"""What follows a gesture: shapes for what it added, and an offer for the relations that it broke."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from composer.scene import Relation
from ui.bars import FollowBar
from ui.controllers.regenerate import RegenerateController
from ui.controllers.relations import RelationController
from ui.controllers.session import Session


class AfterGesture:
    """Looks at the scene when the hand lets go of something.

    Parameters
    ----------
    over : QWidget
        Where the offer is shown.
    """

    def __init__(
        self, session: Session, relations: RelationController, generator: RegenerateController, over: QWidget
    ) -> None:
        self._session, self._generator = session, generator
        self._broken: tuple[Relation, ...] = ()
        self.bar = FollowBar(over)
        self.bar.keep.connect(lambda: relations.keep(self._broken))
        self.bar.right.connect(generator.put_right)
        session.changed.connect(self._on_changed)

    def _on_changed(self, _: object) -> None:
        self.bar.hide()

    def see(self, ids: frozenset[str]) -> None:
        """After a gesture that changed these nodes: offer what to do about relations of theirs that do not hold."""
        session = self._session
        bare = [i for i in ids if (n := session.scene.by_id.get(i)) is not None and n.shape is None]
        label = session.history.undo_labels[-1] if session.history.can_undo else ""
        if len(bare) == 1 and label.startswith("Add "):
            self._generator.furnish((bare[0],), gesture=f"add {bare[0]}")
        session.check_now()
        stack = {n.id for i in ids if i in session.scene.by_id for n in session.scene.stack(i)}
        found = [v.relation for v in session.report.hard_violations]
        self._broken = tuple(r for r in found if {r.subject, *r.objects} & stack)
        self.bar.offer(len(self._broken))

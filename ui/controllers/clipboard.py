"""Copy, cut and paste, also between windows and documents."""

from __future__ import annotations

from typing import Protocol

from composer.document import Document
from composer.edits import RemoveNodes, Replace, called
from composer.errors import ComposerError
from composer.messages import Message
from composer.scene import Point
from ui.controllers import fragment
from ui.controllers.session import Session
from ui.words import tr


class Clipboard(Protocol):
    """Where fragments are put down and taken from; the system's, in the window."""

    def put(self, part: Document) -> None:
        """Put a fragment down."""

    def take(self) -> Document | bytes | None:
        """The fragment that is there, as it was put down here or as bytes from elsewhere; None if there is none."""


class ClipboardController:
    """Carries the selection over the clipboard; cutting and pasting are one undo step each."""

    def __init__(self, session: Session, clipboard: Clipboard) -> None:
        self._session, self._clipboard = session, clipboard
        self._last: tuple[int, Point | None] | None = None
        self._again = 0

    def copy(self) -> bool:
        """Copy the selected objects with what stands on them; whether there were some."""
        part = fragment.taken(self._session.document, self._session.selection)
        if not part.scene.nodes:
            return False
        self._clipboard.put(part)
        self._last = None
        return True

    def cut(self) -> bool:
        """Copy the selected objects with what stands on them, and delete them."""
        scene, chosen = self._session.scene, self._session.selection
        if not self.copy():
            return False
        gone = {n.id for i in chosen for n in scene.stack(i)}
        verb = Message("Cut") if len(gone) == 1 else Message("Cut {count} objects", count=len(gone))
        ids = tuple(i for i in scene.by_id if i in gone)
        return self._session.push(RemoveNodes(ids), verb=verb, gesture=f"cut {self._session.history.revision}")

    def paste(self, at: Point | None) -> tuple[tuple[str, ...], str]:
        """Put the clipboard's objects at a point, or a little beside where they were, and select them.

        Returns
        -------
        ids : tuple of str
            What came; empty if nothing did, and then a notice says why.
        gesture : str
            With which a following edit becomes part of the step.
        """
        session, found = self._session, self._clipboard.take()
        if found is None:
            session.noticed.emit(tr("There is nothing to paste: copy some objects first."))
            return (), ""
        try:
            part = fragment.decoded(found) if isinstance(found, bytes) else found
            again = self._count(part, at)
            scene, ids = fragment.put(session.history.scene, part, at, again)
        except ComposerError as error:
            session.noticed.emit(Message("{reason}, so nothing was pasted.", reason=error.message))
            return (), ""
        session.history.keep_shapes(part.shapes)
        if len(ids) == 1:
            verb = Message("Paste {name}", name=called(scene.node(ids[0])))
        else:
            verb = Message("Paste {count} objects", count=len(ids))
        gesture = f"paste {session.history.revision}"
        if not session.push(Replace(scene, verb), verb=verb, gesture=gesture):
            return (), ""
        session.select(ids)
        return ids, gesture

    def _count(self, part: Document, at: Point | None) -> int:
        """How often the same was pasted at the same place before."""
        here = hash(part.scene.model_dump_json()), at
        self._again = self._again + 1 if here == self._last else 0
        self._last = here
        return self._again

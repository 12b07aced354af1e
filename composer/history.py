"""The stack of edits over a document, with revisions and signals that need no GUI library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from psygnal import Signal

from composer.document import Document, StoredShape
from composer.edits import Edit
from composer.messages import Message
from composer.scene import Scene


@dataclass(frozen=True)
class Change:
    """What a view needs to redraw only what changed."""

    before: Scene
    after: Scene
    revision: int
    label: Message

    @property
    def changed_nodes(self) -> frozenset[str]:
        """Ids of nodes that were added, removed or differ."""
        old, new = self.before.by_id, self.after.by_id
        ids = old.keys() | new.keys()
        return frozenset(i for i in ids if old.get(i) is not new.get(i) and old.get(i) != new.get(i))


@dataclass(frozen=True)
class Step:
    """One entry of the undo stack."""

    label: Message
    gesture: str | None
    before: Scene
    after: Scene


class History:
    """The only way to change an open document.

    Parameters
    ----------
    document : Document
        The state to start from.
    limit : int
        How many steps can be undone.

    Attributes
    ----------
    changed : psygnal.Signal
        Emits a `Change` after every edit, undo and redo.
    """

    changed = Signal(Change)

    def __init__(self, document: Document, limit: int = 2000) -> None:
        self._scene = document.scene
        self._shapes: dict[str, StoredShape] = dict(document.shapes)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._limit = limit
        self._revision = 0
        self._saved: Scene | None = document.scene

    @property
    def scene(self) -> Scene:
        return self._scene

    @property
    def document(self) -> Document:
        """A snapshot: stays as it is whatever is edited later."""
        return Document(self._scene, dict(self._shapes))

    @property
    def revision(self) -> int:
        """Grows with every change, undo and redo included; a late answer for another revision is dropped."""
        return self._revision

    @property
    def modified(self) -> bool:
        """Whether the scene differs from what was last saved."""
        return self._scene is not self._saved and self._scene != self._saved

    def mark_saved(self) -> None:
        """Remember the present scene as the one on disk."""
        self._saved = self._scene

    def mark_unsaved(self) -> None:
        """Remember that nothing on disk is like the present scene."""
        self._saved = None

    def keep_shapes(self, shapes: Mapping[str, StoredShape]) -> None:
        """Add shapes that a following edit will refer to. They are never dropped while the document is open, so that
        undo finds them."""
        self._shapes.update(shapes)

    def push(self, edit: Edit) -> None:
        """Apply an edit, then record it. Consecutive edits of one gesture become one step.

        Raises
        ------
        SceneError
            If it does not fit; nothing is recorded then.
        """
        before, after = self._scene, edit.apply(self._scene)
        if after == before:
            return
        last = self._done[-1] if self._done else None
        if last is not None and edit.gesture is not None and last.gesture == edit.gesture:
            self._done[-1] = Step(last.label, last.gesture, last.before, after)
        else:
            self._done.append(Step(edit.label, edit.gesture, before, after))
            del self._done[: -self._limit]
        self._undone.clear()
        self._go(after, edit.label)

    def end_gesture(self) -> None:
        """Close the gesture: the next edit starts a step of its own."""
        if self._done and self._done[-1].gesture is not None:
            last = self._done[-1]
            self._done[-1] = Step(last.label, None, last.before, last.after)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def undo_labels(self) -> tuple[Message, ...]:
        """Labels of the steps that can be undone, oldest first."""
        return tuple(step.label for step in self._done)

    @property
    def redo_labels(self) -> tuple[Message, ...]:
        """Labels of the steps that can be redone, next one first."""
        return tuple(step.label for step in reversed(self._undone))

    def undo(self) -> None:
        """Go back one step; does nothing at the start."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._go(step.before, Message("Undo {name}", name=step.label))

    def redo(self) -> None:
        """Do again what was undone last; does nothing at the end."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._go(step.after, Message("Redo {name}", name=step.label))

    def _go(self, scene: Scene, label: Message) -> None:
        before, self._scene = self._scene, scene
        self._revision += 1
        self.changed.emit(Change(before, scene, self._revision, label))

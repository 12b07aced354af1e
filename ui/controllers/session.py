"""The open document as every panel sees it: scene, selection, report, and the one way to change it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from psygnal import Signal

from composer.document import Document
from composer.edits import Edit, Together
from composer.errors import SceneError
from composer.history import Change, History
from composer.messages import Message
from composer.relations import Report, check
from composer.relations.recheck import recheck
from composer.scene import Relation, Scene
from ui.controllers.naming import as_sentence, names
from ui.words import tr

Later = Callable[[float, Callable[[], None]], None]
"""(seconds, what) → does it later, replacing what still waits; the window gives a timer, tests a plain call."""

Aside = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""(work, done) → does the work apart from the window and hands over what it gave; the window gives a thread, tests a
plain call."""
LARGE = 150
"""Nodes from which on a scene is checked apart from the window, and piece by piece while it changes."""


@dataclass(frozen=True)
class Step(Together):
    """Several edits as one, joined with what follows under the same gesture."""

    gesture: str | None = None


class Session:
    """One document at a time, with its history.

    While a gesture is under way the scene shown is a preview: every panel follows it, the history does not know it,
    and letting it go leaves no trace.

    Parameters
    ----------
    document : Document
        What to start with.
    later : Later
        How to put off the check of relations while the scene changes quickly.
    aside : Aside
        How to check a large scene as a whole.

    Attributes
    ----------
    replaced : Signal
        Another document was opened.
    changed : Signal(Scene)
        The scene shown is another one: an edit, an undo, a preview, a new document.
    stepped : Signal
        The history moved, or the document was saved.
    selected : Signal(frozenset of str)
    grounded : Signal(frozenset of str)
        Other pieces of a street's ground are selected; nodes and ground never are at once.
    related : Signal(Relation or None)
        Which relation is in focus.
    checked : Signal(Report)
    noticed : Signal(str)
        One sentence for the user.
    """

    replaced = Signal()
    changed = Signal(object)
    stepped = Signal()
    selected = Signal(object)
    grounded = Signal(object)
    related = Signal(object)
    checked = Signal(object)
    noticed = Signal(str)

    def __init__(
        self,
        document: Document,
        later: Later = lambda seconds, what: what(),
        aside: Aside = lambda work, done: done(work()),
    ) -> None:
        self._later, self._aside = later, aside
        self._whole: Scene | None = None
        self._cost = 0.0
        self._preview: Scene | None = None
        self.path: Path | None = None
        self.selection: frozenset[str] = frozenset()
        self.ground: frozenset[str] = frozenset()
        self.relation: Relation | None = None
        self.touched: frozenset[str] = frozenset()
        self.report = Report()
        self._take(document)

    def _take(self, document: Document, report: Report | None = None) -> None:
        self.history = History(document)
        self.history.changed.connect(self._on_change)
        self._preview, self.touched = None, frozenset()
        self.selection, self.ground, self.relation = frozenset(), frozenset(), None
        large = report is None and len(document.scene.nodes) > LARGE
        self.report = Report() if large else report or check(document.scene)
        self._checked: Scene | None = None if large else document.scene
        if large:
            self._check_whole(document.scene)

    def open(
        self, document: Document, path: Path | None = None, saved: bool = True, report: Report | None = None
    ) -> None:
        """Put another document in the place of this one.

        Parameters
        ----------
        document : Document
        path : Path, optional
            Where it is saved to.
        saved : bool
            Whether it is on disk as it is.
        report : Report, optional
            What a check says of it, if that is known.
        """
        self.history.changed.disconnect(self._on_change)
        self._take(document, report)
        if not saved:
            self.history.mark_unsaved()
        self.path = path
        self.replaced.emit()
        self.changed.emit(self.scene)
        self.selected.emit(self.selection)
        self.grounded.emit(self.ground)
        self.related.emit(None)
        self.checked.emit(self.report)
        self.stepped.emit()

    @property
    def scene(self) -> Scene:
        """What is shown: the preview of a gesture, else the document."""
        return self._preview or self.history.scene

    @property
    def document(self) -> Document:
        """The scene shown with its shapes."""
        return Document(self.scene, self.history.document.shapes)

    @property
    def previewing(self) -> bool:
        return self._preview is not None

    @property
    def title(self) -> str:
        """The document's name for people."""
        return self.path.stem if self.path is not None else tr(self.history.scene.name) or tr("Untitled")

    def push(self, *edits: Edit, verb: Message | None = None, gesture: str | None = None) -> bool:
        """Make an edit; several are one undo step. A refused one becomes a notice and False is returned."""
        if not edits:
            return False
        edit = edits[0] if len(edits) == 1 and gesture is None else Step(edits, verb or edits[0].label, gesture)
        self._preview = None
        before = self.history.revision
        try:
            self.history.push(edit)
        except SceneError as error:
            self.changed.emit(self.scene)
            self.noticed.emit(as_sentence(error.message, names(self.scene)))
            return False
        if self.history.revision == before:
            self.changed.emit(self.scene)
            self._put_off_check()
        return True

    def preview(self, edit: Edit) -> None:
        """Show what an edit would do, without making it."""
        try:
            scene = edit.apply(self.history.scene)
        except SceneError:
            return
        self.show(scene)

    def show(self, scene: Scene) -> None:
        """Show a scene as `preview` shows what an edit would do."""
        self._preview = scene
        self.changed.emit(scene)
        self._put_off_check()

    def drop_preview(self) -> None:
        """Back to the document as it is."""
        if self._preview is not None:
            self._preview = None
            self.changed.emit(self.scene)
            self._put_off_check()

    def undo(self) -> None:
        self.drop_preview()
        self.history.undo()

    def redo(self) -> None:
        self.drop_preview()
        self.history.redo()

    def select(self, ids: Iterable[str], relation: Relation | None = None) -> None:
        """Select nodes, and maybe put one relation in focus; names of nodes that are gone are left out."""
        known = frozenset(i for i in ids if i in self.scene.by_id)
        if known:
            self._take_ground(frozenset())
        if known != self.selection:
            self.selection = known
            self.selected.emit(known)
        if relation != self.relation:
            self.relation = relation
            self.related.emit(relation)

    def select_ground(self, ids: Iterable[str]) -> None:
        """Select pieces of a street's ground, and no nodes; names of what is not there are left out."""
        wanted = frozenset(ids)
        known = wanted & {s.id for s in self.scene.surfaces} if wanted else wanted
        if known:
            self.select(())
        self._take_ground(known)

    def _take_ground(self, ids: frozenset[str]) -> None:
        if ids != self.ground:
            self.ground = ids
            self.grounded.emit(ids)

    def saved(self, path: Path) -> None:
        """Remember that the document is on disk."""
        self.path = path
        self.history.mark_saved()
        self.stepped.emit()

    def rested(self) -> None:
        """Note that the scene is as the generator left it: nothing is touched."""
        self.touched = frozenset()

    def _on_change(self, change: Change) -> None:
        old, new = ({id(r): r for r in scene.relations} for scene in (change.before, change.after))
        differ = [old.get(key) or new[key] for key in old.keys() ^ new.keys()]
        about = {i for r in differ for i in (r.subject, *r.objects)}
        self.touched = (self.touched | change.changed_nodes | about) & change.after.by_id.keys()
        self._preview = None
        self.changed.emit(change.after)
        there = self.relation is not None and self.relation in change.after.relations
        self.select(self.selection, self.relation if there else None)
        if self.ground:
            self._take_ground(self.ground & {s.id for s in change.after.surfaces})
        self._put_off_check()
        self.stepped.emit()

    def _put_off_check(self) -> None:
        # A check may take a fifth of the time at most, however large the scene.
        self._later(min(1.0, max(0.03, 4 * self._cost)), self.check_now)

    def check_now(self) -> None:
        """Check the relations of the scene shown.

        Of a large one, at once what may have changed; all of it as soon as it can be done apart from the window.
        """
        scene = self.scene
        if scene is self._checked:
            return
        start = time.perf_counter()
        large = len(scene.nodes) > LARGE
        report = recheck(self._checked, self.report, scene) if large and self._checked is not None else None
        if report is not None:
            self._take_report(scene, report)
            self._cost = time.perf_counter() - start
        if not large:
            # what contradicts itself does so wherever things are dragged: said once the hand lets go
            report = check(scene, with_contradictions=not self.previewing)
            if self.previewing:
                report = replace(report, contradictions=self.report.contradictions)
            self._take_report(scene, report)
            self._cost = time.perf_counter() - start
        elif not self.previewing:
            self._check_whole(scene)

    def check_at_last(self) -> None:
        """Let the report be about the scene shown, whatever that takes."""
        self.check_now()
        if self._checked is not self.scene:
            self._take_report(self.scene, replace(check(self.scene, with_contradictions=False), contradictions=()))

    def _check_whole(self, scene: Scene) -> None:
        """Check everything about a scene, contradictions too."""
        if scene is not self._whole:
            self._whole = scene
            self._aside(lambda: (scene, check(scene)), lambda found: self._on_whole(*found))

    def _on_whole(self, scene: Scene, report: Report) -> None:
        """Take what was found about a scene, if nothing but what a hand holds differs from it by now."""
        if scene is not self.history.scene:
            return
        self._take_report(scene, report)
        if self.scene is not scene:
            self._put_off_check()

    def _take_report(self, scene: Scene, report: Report) -> None:
        self.report, self._checked = report, scene
        self.checked.emit(report)


def next_ground(session: Session, step: int) -> tuple[str, ...]:
    """What to select instead of the selected ground: the next surface, or the one before, round and round."""
    return _next([surface.id for surface in session.scene.surfaces], session.ground, step)


def neighbour(session: Session, step: int) -> tuple[str, ...]:
    """What to select instead of the selection: the document's next node, or the one before, round and round."""
    return _next(list(session.scene.by_id), session.selection, step)


def _next(ids: list[str], selected: frozenset[str], step: int) -> tuple[str, ...]:
    if not ids:
        return ()
    chosen = [number for number, i in enumerate(ids) if i in selected]
    if not chosen:
        return (ids[0 if step > 0 else -1],)
    return (ids[((chosen[-1] if step > 0 else chosen[0]) + step) % len(ids)],)

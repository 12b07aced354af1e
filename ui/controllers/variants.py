"""Choosing among several: shapes of a node, layouts of the room; looked at by hovering, taken by a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from psygnal import Signal

from composer.document import Document
from composer.edits import Edit, SetBoxes, SetNode, SetSeed, Together, called
from composer.messages import Message
from composer.relations.kin import INSTANCE, groups, relatives
from composer.scene import Box, Scene
from models.alternatives import LayoutAlternatives, PicturedShape, PlacedRoom, Request, ShapeAlternatives
from models.requests import Progress, Variation
from ui.controllers.regenerate import JobView, RegenerateController, Worker
from ui.controllers.session import Session
from ui.words import tr

COUNT = 6
"""How many are asked for at a time."""


@dataclass(frozen=True, eq=False)
class ShapeChoice:
    """A shape that a node could take; `vary` says how far it is from the one the node had."""

    node_id: str
    made: PicturedShape
    vary: Variation | None = None
    starred: bool = False

    @property
    def seed(self) -> int:
        return self.made.shape.seed


@dataclass(frozen=True, eq=False)
class LayoutChoice:
    """Boxes that the nodes of a room could take; `broken` relations would not hold."""

    seed: int
    scene: Scene
    boxes: dict[str, Box]
    broken: int
    starred: bool = False


Choice = ShapeChoice | LayoutChoice


@dataclass(frozen=True)
class _Asked:
    """A question under way; `more` says that its answers join those that are there."""

    node_id: str | None
    vary: Variation | None
    skip: int
    more: bool


class VariantsController:
    """Asks for alternatives and lets one be taken; taking one is one undo step.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    generator : RegenerateController
        Finishes what was taken at the quality that is exported.

    Attributes
    ----------
    changed : Signal
        Other choices are there.
    """

    changed = Signal()

    def __init__(self, session: Session, worker: Worker, view: JobView, generator: RegenerateController) -> None:
        self._session, self._worker, self._view, self._generator = session, worker, view, generator
        self._jobs: dict[int, _Asked] = {}
        self._last: _Asked | None = None
        self._previewed = False
        self.choices: tuple[Choice, ...] = ()
        session.replaced.connect(self._clear)

    # Asking

    def shapes(self, how: Variation | None = None) -> bool:
        """Ask for other shapes of the selected node, or for shapes near the one it has; False if it cannot be done."""
        node_id = self._one_selected()
        if node_id is None:
            self._view.say(tr("Select one object to see other shapes of it."))
            return False
        node = self._session.history.scene.node(node_id)
        if node.held:
            self._view.say(tr("The shape is locked; unlock it first."))
            return False
        if how is not None and node.shape is None:
            self._view.say(tr("There is no shape yet to vary; ask for a new one first."))
            return False
        return self._ask(_Asked(node_id, how, 0, False))

    def layouts(self) -> bool:
        """Ask for other layouts of the room; False if there is nothing to place."""
        if not any(not n.locks.position for n in self._session.history.scene.nodes):
            self._view.say(tr("There is nothing that could be placed otherwise."))
            return False
        return self._ask(_Asked(None, None, 0, False))

    def more(self) -> bool:
        """Ask the same again, for the seeds after those that are shown."""
        last = self._last
        if last is None or (last.node_id is not None and last.node_id not in self._session.history.scene.by_id):
            return False
        return self._ask(replace(last, skip=last.skip + COUNT, more=True))

    @property
    def can_ask_more(self) -> bool:
        """Whether something was asked that can be asked again."""
        return self._last is not None

    def _ask(self, asked: _Asked) -> bool:
        session = self._session
        self.leave()
        scene = session.history.scene
        request: Request
        if asked.node_id is None:
            first = scene.seed + 1 + asked.skip
            request = LayoutAlternatives(Document(scene), tuple(range(first, first + COUNT)))
        else:
            document = Document(scene, session.history.document.used_shapes())
            request = ShapeAlternatives(document, asked.node_id, COUNT, asked.skip, asked.vary)
        self._view.show_job(tr("Starting"), None)
        self._jobs = {self._worker.compose(request): asked}
        return True

    def _one_selected(self) -> str | None:
        chosen = self._session.selection
        return next(iter(chosen)) if len(chosen) == 1 else None

    # Looking and taking

    def preview(self, choice: Choice, only: frozenset[str] = frozenset()) -> None:
        """Show what taking a choice would give, in all views; of a layout maybe only some nodes."""
        edits = self._edits(choice, only)
        if edits:
            self._session.preview(Together(tuple(edits)))
            self._previewed = True

    def leave(self) -> None:
        """Back to the document as it is."""
        if self._previewed:
            self._previewed = False
            self._session.drop_preview()

    def take(self, choice: Choice, only: frozenset[str] = frozenset()) -> bool:
        """Take a choice; False if what it was for is gone."""
        self.leave()
        edits = self._edits(choice, only)
        if not edits:
            self._view.say(tr("What this was made for is no longer there."))
            return False
        session = self._session
        if isinstance(choice, LayoutChoice):
            if len(only) > 1:
                verb = Message("Take {count} objects of seed {seed}", count=len(only), seed=choice.seed)
            else:
                verb = Message("Take layout of seed {seed}", seed=choice.seed)
            session.push(*edits, verb=verb)
            session.rested()
            return True
        scene = session.history.scene
        kin = [i for group in relatives(scene, [choice.node_id]) for i in group]
        of_style = set(kin) - set(self._same(scene, choice.node_id)) if choice.vary is None else set()
        if of_style:  # what shall look alike is imagined along
            self._generator.reshape((choice.node_id,), seed=choice.seed)
            return True
        gesture = f"variant {session.history.revision}"
        verb = Message("Take another shape for {name}", name=called(scene.node(choice.node_id)))
        session.push(*edits, verb=verb, gesture=gesture)
        self._generator.refine(self._same(scene, choice.node_id), gesture)
        return True

    def star(self, choice: Choice) -> None:
        """Keep a choice in the tray when others are asked for, or no longer."""
        self.choices = tuple(replace(c, starred=not c.starred) if c is choice else c for c in self.choices)
        self.changed.emit()

    def _same(self, scene: Scene, node_id: str) -> tuple[str, ...]:
        """A node and those that are instances of the same thing, as far as their shapes are not held."""
        group = next((g for g in groups(scene, INSTANCE) if node_id in g), (node_id,))
        return tuple(i for i in scene.by_id if i in group and not scene.node(i).held)

    def _edits(self, choice: Choice, only: frozenset[str]) -> list[Edit]:
        scene = self._session.history.scene
        if isinstance(choice, LayoutChoice):
            boxes = {i: b for i, b in choice.boxes.items() if i in scene.by_id and not scene.node(i).locks.position}
            if only:
                with_stacks = {n.id for i in only if i in scene.by_id for n in scene.stack(i)}
                boxes = {i: b for i, b in boxes.items() if i in with_stacks}
            whole: list[Edit] = [] if only else [SetSeed(choice.seed)]
            return [*whole, SetBoxes(boxes, "Place")] if boxes else []
        node = scene.by_id.get(choice.node_id)
        if node is None or node.box is None or node.held:
            return []
        shape = choice.made.shape
        self._session.history.keep_shapes({shape.key: choice.made.stored})
        return [SetNode(i, {"shape": shape, "seed": choice.seed}) for i in self._same(scene, node.id)]

    # What the worker reports

    def on_progress(self, job: int, progress: Progress) -> None:
        if job in self._jobs:
            stage = tr("Imagining layouts") if self._jobs[job].node_id is None else tr("Imagining variants")
            self._view.show_job(stage, progress.fraction)

    def on_finished(self, job: int, answer: Any) -> None:
        asked = self._jobs.pop(job, None)
        if asked is None:
            return
        self._view.show_job("", None)
        self._last = asked
        found = self._layout_choices(answer) if asked.node_id is None else self._shape_choices(asked, answer)
        kept = [c for c in self.choices if c.starred or (asked.more and _alike(c, asked))]
        self.choices = (*kept, *found)
        self.changed.emit()
        if not found:
            self._view.say(tr("Nothing else could be found."))

    def on_failed(self, job: int, sentence: str) -> None:
        if self._jobs.pop(job, None) is not None:
            self._view.show_job("", None)
            self._view.say(sentence)

    def on_cancelled(self, job: int) -> None:
        if self._jobs.pop(job, None) is not None:
            self._view.show_job("", None)

    def _shape_choices(self, asked: _Asked, answer: Sequence[PicturedShape]) -> tuple[Choice, ...]:
        assert asked.node_id is not None
        return tuple(ShapeChoice(asked.node_id, made, asked.vary) for made in answer)

    def _layout_choices(self, answer: Sequence[PlacedRoom]) -> tuple[Choice, ...]:
        scene = self._session.history.scene
        found = []
        for room in answer:
            boxes = {i: b for i, b in room.boxes.items() if i in scene.by_id}
            placed = SetBoxes(boxes).apply(scene)
            found.append(LayoutChoice(room.seed, placed, boxes, len(room.report.hard_violations)))
        return tuple(found)

    def _clear(self) -> None:
        self._jobs, self._last, self.choices, self._previewed = {}, None, (), False
        self.changed.emit()


def _alike(choice: Choice, asked: _Asked) -> bool:
    """Whether a choice answers the same question."""
    if isinstance(choice, LayoutChoice):
        return asked.node_id is None
    return choice.node_id == asked.node_id and choice.vary == asked.vary

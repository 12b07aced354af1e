"""Asking the generator and taking its answer: scope, seed, progress, cancel; one answer is one undo step."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any, Protocol

from composer.document import Document
from composer.edits import Edit, Replace, SetBoxes, SetNode, SetSeed, another_shape, called
from composer.errors import SceneError
from composer.messages import Message
from composer.relations.kin import INSTANCE, groups, leader
from composer.scene import Node, Relation, Scene
from composer.vocabulary import category
from models.alternatives import Request
from models.requests import BoxesMade, ComposeRequest, Composition, Progress, Quality, Scope, ShapeMade, Variation
from models.shapes.variation import FORMS
from ui.controllers.inspector import attribute_gesture, setting
from ui.controllers.naming import names
from ui.controllers.session import Session
from ui.controllers.sharing import sharing
from ui.words import later, tr

STAGES = {
    "layout": later("Placing objects"),
    "shapes": later("Imagining shapes"),
    "meshes": later("Building meshes"),
}
LATE = later("The scene changed meanwhile, so that result was dropped.")
RELATED = 0.6
"""How strongly a shape that does not come from its noise alone is varied when an attribute of it is set."""
NOTHING = later("Nothing to do: every relation holds and every object has a shape.")


class Worker(Protocol):
    """What runs the models; `ui.engine.Engine` is one."""

    @property
    def busy(self) -> bool: ...

    def compose(self, request: Request) -> int:
        """Start a job in the place of one that runs; its number."""

    def cancel(self) -> None:
        """Give the running job up."""


class JobView(Protocol):
    """What the controller needs of the window."""

    def show_job(self, text: str, fraction: float | None) -> None:
        """Show what runs and how far it is; an empty text means nothing runs."""

    def say(self, sentence: str) -> None:
        """Tell the user something that needs no answer."""


@dataclass(frozen=True)
class Wish:
    """What a regeneration was asked for, to name the undo step by."""

    verb: Message
    gesture: str | None = None
    opening: bool = False
    """Whether this finishes a document that was just opened, which is no change of the user's."""


class RegenerateController:
    """Builds requests from the session and applies answers that are still for the present revision.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    """

    def __init__(self, session: Session, worker: Worker, view: JobView) -> None:
        self._session, self._worker, self._view = session, worker, view
        self._wishes: dict[int, Wish] = {}
        self._asked: ComposeRequest | None = None
        self._partial: Scene | None = None
        self.quality: Quality = "standard"
        session.replaced.connect(self.cancel)

    def regenerate(self, scope: Scope, only_layout: bool = False) -> bool:
        """Imagine anew what the scope says; False if there is nothing to do."""
        session = self._session
        scene = session.history.scene
        subjects: tuple[str, ...] = ()
        if scope == "selected":
            subjects = tuple(i for i in scene.by_id if i in session.selection)
            if not subjects:
                self._view.say(tr("Select the objects to regenerate first."))
                return False
        elif scope == "affected":
            subjects = self.affected()
            bare = self._bare(tuple(scene.by_id))
            if not subjects and bare and not only_layout:
                wish = Wish(Message("Shapes for {count} objects", count=len(bare)))
                self._ask(wish, scope="selected", subjects=bare, only_shapes=True)
                return True
            if not subjects:
                self._view.say(tr(NOTHING))
                return False
        if not scene.nodes:
            self._view.say(tr("Add objects first: drag them from the catalogue onto the plan."))
            return False
        count = len(subjects) or len(scene.nodes)
        if len(subjects) == 1:
            verb = Message("Regenerate {name}", name=called(scene.node(subjects[0])))
        else:
            verb = Message("Regenerate {count} objects", count=count)
        self._ask(Wish(verb), scope=scope, subjects=subjects, only_layout=only_layout)
        return True

    def again(self, seed: int, scope: Scope) -> None:
        """Try another seed; seed and result are one undo step."""
        session = self._session
        subjects = tuple(i for i in session.history.scene.by_id if i in session.selection)
        if scope != "selected" or not subjects:
            scope, subjects = "all", ()
        if not session.history.scene.nodes:
            self.regenerate("all")
            return
        gesture = f"seed {session.history.revision}"
        verb = Message("Regenerate with seed {seed}", seed=seed)
        session.push(SetSeed(seed), verb=verb, gesture=gesture)
        self._ask(Wish(verb, gesture), scope=scope, subjects=subjects)

    def affected(self) -> tuple[str, ...]:
        """The least a regeneration must see to: subjects of broken relations, what is overlapped or off the floor,
        nodes without a place; where all is well, whatever was touched since the last one."""
        session = self._session
        scene = session.history.scene
        session.check_at_last()
        broken = {v.relation.subject for v in session.report.hard_violations} | set(session.report.out_of_bounds)
        for pair in session.report.overlaps:
            # What the hand has placed stays; the other makes room, and of two others the smaller.
            free = [i for i in pair[:2] if i not in session.touched] or list(pair[:2])
            broken.add(min(free, key=lambda i: _volume(scene, i)))
        unplaced = {n.id for n in scene.nodes if n.box is None}
        due = broken | unplaced | (session.touched if not broken else frozenset())
        return tuple(i for i in scene.by_id if i in due)

    def put_right(self) -> bool:
        """Move what must move so that the relations hold again."""
        return self.regenerate("affected", only_layout=True)

    def put_relation_right(self, relation: Relation) -> None:
        """Make one relation hold."""
        wish = Wish(Message("Put “{predicate}” right", predicate=Message(relation.predicate)))
        self._ask(wish, scope="affected", subjects=(relation.subject,), only_layout=True)

    def reshape(self, ids: tuple[str, ...], seed: int | None = None) -> None:
        """Another shape for nodes and what is to stay alike them: of a seed, or the next. Undone in one step."""
        session = self._session
        scene = session.history.scene
        free = self._free(ids)
        if not free:
            return
        led = {n.id: leader(scene, n.id) for n in free}
        edits = another_shape(scene, [i for i, other in led.items() if other is None], seed)
        if not edits:
            other = next(o for o in led.values() if o is not None)
            known = names(scene)
            text = later("{name} is shaped after {other}, which is kept; vary it instead.")
            self._view.say(tr(text, name=known[free[0].id], other=known[other.id]))
            return
        gesture = f"reshape {session.history.revision}"
        if len(free) == 1:
            verb = Message("New shape for {name}", name=called(free[0]))
        else:
            verb = Message("New shapes for {count} objects", count=len(free))
        session.push(*edits, verb=verb, gesture=gesture)
        self._ask(Wish(verb, gesture), scope="selected", subjects=tuple(e.id for e in edits), only_shapes=True)

    def vary(self, ids: tuple[str, ...], how: Variation) -> None:
        """Shapes near those that are there, also of what was imported; instances of a node stay the same as it."""
        scene = self._session.history.scene
        shaped = [n for n in self._free(ids) if n.shape is not None]
        if not shaped:
            if any(scene.node(i).shape is None for i in ids):
                self._view.say(tr("There is no shape yet to vary; ask for a new one first."))
            return
        if len(shaped) == 1:
            verb = Message("Vary {name}", name=called(shaped[0]))
        else:
            verb = Message("Vary {count} objects", count=len(shaped))
        subjects = tuple(n.id for n in _with_instances(scene, shaped))
        self._ask(Wish(verb), scope="selected", subjects=subjects, only_shapes=True, vary=how)

    def follow_attributes(self, node_id: str, name: str) -> None:
        """The shape follows an attribute that was set; part of the step that set it.

        A form amount moves the shape that is there. Else it is imagined again from its own noise, or, if that is not
        what it came from, near what it is.
        """
        node = self._session.history.scene.by_id.get(node_id)
        if node is None or node.shape is None or node.held or node.shape.source == "imported":
            return
        near = Variation(RELATED) if node.shape.noise is None else None
        how = Variation(0.0) if name in FORMS else near
        wish = Wish(setting(node, name), attribute_gesture(node_id, name))
        subjects = tuple(n.id for n in _with_instances(self._session.history.scene, [node]))
        self._ask(wish, scope="selected", subjects=subjects, only_shapes=True, vary=how)

    def refine(self, ids: tuple[str, ...], gesture: str) -> None:
        """Mesh the latents that nodes have at the present quality; part of the step that gave them these."""
        if self.quality != "draft":
            wish = Wish(Message("Finish shapes"), gesture)
            self._ask(wish, scope="selected", subjects=ids, only_shapes=True, vary=Variation(0.0))

    def _free(self, ids: tuple[str, ...]) -> list[Node]:
        """Those of some nodes whose shapes are not held; says so if there are none."""
        free = [node for i in ids if not (node := self._session.history.scene.node(i)).held]
        if not free:
            self._view.say(tr("The shape is locked; unlock it first."))
        return free

    def furnish(self, ids: tuple[str, ...], gesture: str | None = None) -> None:
        """Shapes for nodes that have none yet, where the generator is idle; part of the step that added them."""
        bare = self._bare(ids)
        if bare and not self._worker.busy:
            self._ask(Wish(Message("Shape"), gesture), scope="selected", subjects=bare, only_shapes=True)

    def furnish_opened(self) -> None:
        """Shapes for all that has none in a document that was just opened."""
        bare = self._bare(tuple(self._session.history.scene.by_id))
        if bare:
            street = self._session.scene.kind == "street"
            verb = Message("Shape what is on the street") if street else Message("Furnish the room")
            wish = Wish(verb, opening=not self._session.history.modified)
            self._ask(wish, scope="selected", subjects=bare, only_shapes=True)

    def _bare(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some nodes that could have a shape and have none."""
        scene = self._session.history.scene
        found = [scene.by_id[i] for i in ids if i in scene.by_id]
        bare = (n for n in found if n.shape is None and n.building is None and n.box is not None)
        return tuple(n.id for n in bare if category(n.category).family)

    def _ask(self, wish: Wish, **how: Any) -> None:
        session = self._session
        if session.previewing:
            session.drop_preview()
        # Shapes that only undo still needs stay here.
        document = Document(session.history.scene, session.history.document.used_shapes())
        request = ComposeRequest(document, session.history.revision, quality=self.quality, **how)
        self._forget_made()
        self._asked = request
        self._view.show_job(tr("Starting"), None)
        job = self._worker.compose(request)
        self._wishes = {job: wish}

    def set_seed(self, seed: int) -> None:
        """Choose the scene's seed."""
        self._session.push(SetSeed(seed))

    def cancel(self) -> None:
        """Give up what runs."""
        if self._worker.busy:
            self._worker.cancel()

    # What the worker reports

    def on_progress(self, job: int, progress: Progress) -> None:
        if job not in self._wishes:
            return
        if progress.made is not None:
            self._show_made(progress.made)
        else:
            self._view.show_job(tr(STAGES.get(progress.stage, progress.stage.capitalize())), progress.fraction)

    def _show_made(self, made: ShapeMade | BoxesMade) -> None:
        """Show boxes and shapes as soon as they are there, unless the hand holds something."""
        session = self._session
        stale = self._asked is None or session.history.revision != self._asked.revision
        if stale or (session.previewing and session.scene is not self._partial):
            return
        edit: Edit
        if isinstance(made, BoxesMade):
            edit = SetBoxes(made.boxes)
        else:
            session.history.keep_shapes({made.shape.key: made.stored})
            edit = SetNode(made.node_id, {"shape": made.shape})
        with contextlib.suppress(SceneError):
            self._partial = edit.apply(self._partial or session.history.scene)
            session.show(self._partial)

    def _forget_made(self) -> None:
        """No longer show what a job had made so far."""
        if self._partial is not None and self._session.scene is self._partial:
            self._session.drop_preview()
        self._partial = None

    def on_finished(self, job: int, answer: Composition) -> None:
        wish = self._wishes.pop(job, None)
        self._view.show_job("", None)
        if wish is None:
            return
        session = self._session
        self._forget_made()
        if answer.revision != session.history.revision:
            self._take_late(wish, answer)
            return
        session.drop_preview()
        session.history.end_gesture() if wish.gesture is None else None
        session.history.keep_shapes(answer.document.shapes)
        clean = wish.opening and not session.history.modified
        scene = sharing(session.history.scene, answer.document.scene)
        if session.push(Replace(scene, wish.verb), verb=wish.verb, gesture=wish.gesture):
            session.rested()
            if clean:
                session.history.mark_saved()
                session.stepped.emit()
            for note in answer.notes[:1]:
                self._view.say(note)

    def _take_late(self, wish: Wish, answer: Composition) -> None:
        """Of shapes for a scene that has changed meanwhile, take those of nodes that are what they were."""
        session, asked = self._session, self._asked
        edits: list[Edit] = []
        if asked is not None and asked.only_shapes:
            before, now = asked.document.scene, session.history.scene
            for node in answer.document.scene.nodes:
                old, new = before.by_id[node.id], now.by_id.get(node.id)
                if node.shape != old.shape and new is not None and _looks(old) == _looks(new):
                    edits.append(SetNode(node.id, {"shape": node.shape}))
        if not edits:
            self._view.say(tr(LATE))
            return
        session.history.keep_shapes(answer.document.shapes)
        session.push(*edits, verb=wish.verb)

    def on_failed(self, job: int, sentence: str) -> None:
        if self._wishes.pop(job, None) is not None:
            self._forget_made()
            self._view.show_job("", None)
            self._view.say(sentence)

    def on_cancelled(self, job: int) -> None:
        if self._wishes.pop(job, None) is not None:
            self._forget_made()
            self._view.show_job("", None)
            self._view.say(tr("Cancelled; the scene is as it was."))


def _with_instances(scene: Scene, nodes: list[Node]) -> list[Node]:
    """Nodes and those that are instances of the same thing, as far as they have shapes that are not held."""
    chosen = {n.id for n in nodes}
    for group in groups(scene, INSTANCE):
        if not chosen.isdisjoint(group):
            chosen.update(group)
    return [n for n in scene.nodes if n.id in chosen and n.shape is not None and not n.held]


def _looks(node: Node) -> tuple[object, ...]:
    """What a shape is made for: where it stands does not matter."""
    size = None if node.box is None else (node.box.depth, node.box.width, node.box.height)
    return size, node.category, dict(node.attributes), node.seed, node.held, node.shape


def _volume(scene: Scene, node_id: str) -> float:
    box = scene.node(node_id).box
    return 0.0 if box is None else box.volume

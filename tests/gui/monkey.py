"""A monkey at the window: random actions of a user, each seen to be one undo step at most.

Its walk is told by a seed; a failure prints the seed and the actions that led to it, and `Monkey.walk` takes the same
way again. ``MONKEY_SEED=7 pytest tests/gui/test_monkey.py`` tries another one.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.document import Document, StoredShape
from composer.edits import SetFloor
from composer.relations import Report
from composer.scene import Floor, Opening, Scene, Shape, build, revise
from composer.vocabulary import categories, predicates
from models.requests import ComposeRequest, Composition, Progress
from tests.conftest import lumpy_mesh
from ui.engine import CRASHED, Engine
from ui.window import MainWindow

KEYS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
TRIGGERED = (
    *("edit.undo", "edit.undo", "edit.redo", "edit.duplicate", "edit.delete", "edit.all", "edit.turn", "edit.lock"),
    *("edit.snap", "scene.derive", "scene.everything", "scene.lay_out", "generate.run", "generate.again"),
    *("edit.cut", "edit.copy", "edit.paste", "edit.paste", "edit.align_left", "edit.align_top", "edit.distribute_up"),
    *("generate.layout", "generate.reshape", "generate.vary", "generate.right", "generate.cancel", "view.fit"),
)
MANY = 9
"""Objects from which on the monkey rather deletes than adds."""


class Puppet(Engine):
    """An engine without a process: the monkey says when and how a job ends."""

    request: ComposeRequest | None = None

    def start(self) -> None:
        pass

    def compose(self, request: ComposeRequest) -> int:
        self.cancel()
        self._count += 1
        self._job, self.request = self._count, request
        return self._job

    def cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self.cancelled.emit(job)

    def end(self, how: str, rng: random.Random) -> None:
        """Let the running job make a step, finish, or fail as if its process had been killed."""
        job, request = self._job, self.request
        if job is None or request is None:
            return
        if how == "step":
            self.progressed.emit(job, Progress("layout", rng.random()))
            return
        self._job = None
        if how == "killed":
            self.failed.emit(job, CRASHED)
            return
        document = _imagined(request.document, rng)
        self.finished.emit(job, Composition(document, request.revision, (), Report()))


def _imagined(document: Document, rng: random.Random) -> Document:
    """Every free node somewhere else, some with another shape."""
    shapes, nodes = dict(document.shapes), []
    for node in document.scene.nodes:
        if node.box is not None and not node.locks.position:
            node = revise(node, box=revise(node.box, x=node.box.x + rng.uniform(-0.3, 0.3)))
        if not node.held and rng.random() < 0.3:
            stored = StoredShape(lumpy_mesh(rng.randrange(20)))
            shapes[stored.key] = stored
            node = revise(node, shape=Shape(key=stored.key, model="shapes", version="1", seed=node.seed))
        nodes.append(node)
    return Document(document.scene.with_nodes(nodes), shapes)


class Monkey:
    """Acts on a window whose engine is a `Puppet`.

    Attributes
    ----------
    told : list of str
        What it did.
    trail : list of Scene
        The scene that each number of steps done must lead to.
    """

    def __init__(self, window: MainWindow, seed: int) -> None:
        assert isinstance(window.engine, Puppet)
        self.window, self.session, self.engine = window, window.session, window.engine
        self.rng = random.Random(seed)
        self.told: list[str] = []
        self.trail: list[Scene] = [window.session.history.scene]
        self.acts: list[tuple[int, Callable[[], object]]] = [
            (12, self.drag_on_plan),
            (5, self.drag_in_space),
            (3, self.abandon),
            (12, self.trigger),
            (10, self.choose),
            (5, self.add),
            (5, self.nudge),
            (4, self.number),
            (4, self.describe),
            (3, self.attribute),
            (3, self.colour),
            (4, self.lock),
            (6, self.relate),
            (6, self.change_relation),
            (2, self.keep),
            (3, self.floor),
            (8, self.job),
            (3, self.history),
            (1, self.theme),
            (2, self.search),
        ]

    def walk(self, steps: int) -> None:
        """Do so many things; after each, no more than one step came or went, and all earlier ones are as they were."""
        weights = [weight for weight, _ in self.acts]
        for _ in range(steps):
            (act,) = self.rng.choices([what for _, what in self.acts], weights)
            self.told.append(act.__name__)
            jump = act() if act.__name__ == "history" else act() and False
            self._settle()
            self._note(bool(jump))

    def _note(self, jump: bool) -> None:
        history = self.session.history
        depth = len(history.undo_labels)
        assert jump or abs(depth - len(self.trail) + 1) <= 1, "one action was more than one step"
        if depth + 1 < len(self.trail):
            # steps back; a redo finds them again, so nothing is forgotten but by an edit
            assert history.scene == self.trail[depth], "undo led elsewhere"
            self.trail = self.trail[: depth + 1]
        elif depth + 1 == len(self.trail):
            self.trail[-1] = history.scene  # nothing, or an edit that joined the gesture before it
        else:
            self.trail.append(history.scene)

    def _settle(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.rng.random() < 0.25:
            QApplication.processEvents()

    def any_node(self) -> str | None:
        ids = list(self.session.scene.by_id)
        return self.rng.choice(ids) if ids else None

    def spot(self) -> tuple[float, float]:
        return self.rng.uniform(-2.5, 2.5), self.rng.uniform(-2.2, 2.2)

    # What a user does

    def drag_on_plan(self) -> None:
        """A real drag: of an object, a handle, or empty space, maybe let go with Escape."""
        plan, view, key = self.window.plan, self.window.plan.viewport(), self.rng.choice(KEYS)
        node_id = self.any_node()
        box = self.session.scene.node(node_id).box if node_id and self.rng.random() < 0.8 else None
        x, y = (box.x, box.y) if box is not None else self.spot()
        start = plan.to_pixel(x, y).toPoint()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, key, start)
        for _ in range(self.rng.randrange(4)):
            QTest.mouseMove(view, plan.to_pixel(*self.spot()).toPoint())
        if self.rng.random() < 0.2:
            QTest.keyClick(plan, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, key, plan.to_pixel(*self.spot()).toPoint())

    def drag_in_space(self) -> None:
        space, left = self.window.space, Qt.MouseButton.LeftButton
        start, end = (QPoint(self.rng.randrange(space.width()), self.rng.randrange(space.height())) for _ in "12")
        QTest.mousePress(space, left, self.rng.choice(KEYS), start)
        QTest.mouseMove(space, end)
        QTest.mouseRelease(space, left, self.rng.choice(KEYS), end)

    def abandon(self) -> None:
        """A gesture that is given up leaves no trace."""
        node_id, before = self.any_node(), self.session.history.scene
        controller = self.window.plan.controller
        if node_id is None or self.session.scene.node(node_id).box is None:
            return
        begin = self.rng.choice((controller.begin_move, controller.begin_rotate))
        begin(node_id, self.spot())
        controller.drag(self.spot(), 0.01)
        controller.cancel()
        assert self.session.history.scene is before and self.session.scene is before

    def trigger(self) -> None:
        name = self.rng.choice(TRIGGERED)
        if name == "edit.duplicate" and len(self.session.scene.nodes) > MANY:
            name = "edit.delete"
        if name == "scene.derive" and len(self.session.scene.relations) > MANY:
            return
        self.told[-1] += f" {name}"
        self.window.actions_.by_id[name].trigger()

    def choose(self) -> None:
        ids = [i for i in self.session.scene.by_id if self.rng.random() < 0.25]
        relation = self.rng.choice(self.session.scene.relations) if self.session.scene.relations else None
        self.session.select(ids, relation if self.rng.random() < 0.3 else None)

    def add(self) -> None:
        if len(self.session.scene.nodes) > MANY:
            self.session.select([self.any_node() or ""])
            self.window.commands.edit_delete()
        elif self.rng.random() < 0.5:
            self.window.add(self.rng.choice(list(categories())))
        else:
            self.window.plan.controller.add(self.rng.choice(list(categories())), self.spot())

    def nudge(self) -> None:
        arrow = self.rng.choice((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
        QTest.keyClick(self.window.plan, arrow, self.rng.choice(KEYS[:2]))

    def number(self) -> None:
        self.session.select([self.any_node() or ""])
        name = self.rng.choice(("width", "depth", "height", "x", "y", "z", "yaw"))
        self.window.inspector.numbers[name].setValue(self.rng.uniform(5, 250))

    def describe(self) -> None:
        self.session.select([self.any_node() or ""])
        change = self.rng.choice(
            (
                {"label": self.rng.choice(("", "Favourite", "Old “one”, {0} %n"))},
                {"category": self.rng.choice(list(categories()))},
                {"parent": self.any_node()},
                {"seed": self.rng.randrange(99)},
            )
        )
        self.window.inspecting.set(**change)

    def attribute(self) -> None:
        self.session.select([self.any_node() or ""])
        rows = list(self.window.inspector.attributes.rows.values())
        if rows:
            self.rng.choice(rows).slider.setValue(self.rng.randrange(-100, 100))

    def colour(self) -> None:
        self.session.select([self.any_node() or ""])
        value, dragging = f"#{self.rng.randrange(1 << 24):06x}", self.rng.random() < 0.5
        self.window.inspecting.colour("body", value, dragging)

    def lock(self) -> None:
        self.session.select([self.any_node() or ""])
        self.window.inspecting.lock(self.rng.choice(("position", "size", "shape")), self.rng.random() < 0.5)

    def relate(self) -> None:
        subject, target = self.any_node(), self.rng.choice((self.any_node(), "wall", "corner", "floor"))
        if subject is not None and target is not None:
            choices = self.window.relations.choices(subject, target) if subject != target else list(predicates())
            if choices:
                self.window.relations.add(subject, self.rng.choice(choices), target)

    def change_relation(self) -> None:
        if not self.session.scene.relations:
            return
        relation, controller = self.rng.choice(self.session.scene.relations), self.window.relations
        what = self.rng.randrange(4)
        if what == 0:
            controller.flip(relation)
        elif what == 1:
            controller.change(relation, self.rng.choice(list(predicates())))
        elif what == 2:
            controller.set_hard(relation, not relation.hard)
        else:
            controller.remove(relation)

    def keep(self) -> None:
        self.session.check_now()
        self.window.relations.keep(tuple(v.relation for v in self.session.report.hard_violations))

    def floor(self) -> None:
        width, depth = self.rng.uniform(2.5, 6.0), self.rng.uniform(2.5, 6.0)
        floor = Floor.rectangle(width, depth, self.rng.uniform(2.2, 3.5))
        if self.rng.random() < 0.7:
            wall, kind = self.rng.randrange(4), self.rng.choice(("door", "window"))
            opening = build(Opening, kind=kind, wall=wall, offset=1.2, width=0.9, height=1.9)
            floor = revise(floor, openings=(opening,))
        self.session.push(SetFloor(floor))

    def job(self) -> None:
        self.engine.end(self.rng.choice(("step", "done", "done", "killed")), self.rng)

    def history(self) -> bool:
        """A click somewhere in the history: many steps at once."""
        done = len(self.session.history.undo_labels)
        self.window.history_panel.go(max(0, min(done, done - self.rng.randrange(4))))
        return True

    def theme(self) -> None:
        self.window.actions_.by_id["view.theme"].trigger()

    def search(self) -> None:
        self.window.catalogue.search.setText(self.rng.choice(("", "bed", "nothing of the kind")))
        self.window.session.select(())

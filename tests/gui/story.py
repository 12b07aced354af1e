"""The first five minutes of a newcomer, in the real window on a real screen: ``python -m tests.gui.story FOLDER``.

Mouse and keys come from the X server, by xdotool; this program only looks where things are and waits for what should
happen. Pictures of the screen go into the folder. It ends with 0 once everything has happened.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from composer.relations import check
from composer.scene import Node, Relation, Scene
from ui import app
from ui.graph.items import Chip, Pill
from ui.settings import Settings
from ui.templates import TemplateDialog
from ui.window import MainWindow

PATIENCE = 120.0
"""Seconds that anything may take: the machine may be busy."""
TICK_MS = 60
SETTLE = 0.5
"""Seconds between what was done and the next thing, as with a person."""

Condition = Callable[[], object]
Step = tuple[str, Condition]


class Hand:
    """Mouse and keys: what a step asks of them is done after it, while the window goes on living."""

    def __init__(self) -> None:
        self._asked: list[list[str]] = []
        self._process: subprocess.Popen[bytes] | None = None

    def do(self, *words: object) -> None:
        if not self._asked or self._asked[-1][0] == "type":  # which takes all that follows for text
            self._asked.append([])
        self._asked[-1] += map(str, words)

    def pause(self, seconds: float) -> None:
        self.do("sleep", seconds)

    def point(self, place: QPoint) -> None:
        """Go to a place of the screen."""
        self.do("mousemove", place.x(), place.y(), "sleep", 0.1)

    def click(self, place: QPoint, *keys: str) -> None:
        """Click at a place of the screen, with keys held."""
        self.point(place)
        for name in keys:
            self.do("keydown", name)
        self.do("click", 1)
        for name in keys:
            self.do("keyup", name)

    def drag(self, start: QPoint, stop: QPoint) -> None:
        """Drag from one place of the screen to another."""
        self.point(start)
        self.do("mousedown", 1, "sleep", 0.1)
        for step in range(1, 11):
            way = start + (stop - start) * step / 10
            self.do("mousemove", way.x(), way.y(), "sleep", 0.03)
        self.do("sleep", 0.1, "mouseup", 1)

    def key(self, *names: str) -> None:
        self.do("key", "--delay", 60, *names)

    def write(self, text: str) -> None:
        self._asked.append(["type", "--delay", "25", text])

    @property
    def busy(self) -> bool:
        """Whether something is still being done; goes on with it."""
        if self._process is not None and self._process.poll() is not None:
            assert self._process.returncode == 0, "xdotool failed"
            self._process = None
        if self._asked and self._process is None:
            self._process = subprocess.Popen(["xdotool", *self._asked.pop(0)])
        return self._process is not None


class Newcomer:
    """What is on the screen and where, for one window."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder, self.hand = window, folder, Hand()
        self.pictures = 0

    @property
    def scene(self) -> Scene:
        return self.window.session.history.scene

    def the(self, category: str) -> Node:
        """The only node of a category."""
        return next(n for n in self.scene.nodes if n.category == category)

    def on_plan(self, category: str) -> QPoint:
        """Where the middle of an object is on the screen."""
        box = self.the(category).box
        assert box is not None
        return self.spot(box.x, box.y)

    def spot(self, x: float, y: float) -> QPoint:
        """Where a point of the plan is on the screen."""
        plan = self.window.plan
        low, high = QPointF(0, 0), QPointF(plan.width(), plan.height())
        (x0, y0), (x1, y1) = plan.to_plan(low), plan.to_plan(high)
        across, down = (x - x0) / (x1 - x0) * plan.width(), (y - y0) / (y1 - y0) * plan.height()
        return plan.mapToGlobal(QPointF(across, down)).toPoint()

    def chip(self, category: str) -> QPoint:
        """Where the middle of an object's chip is on the screen."""
        return self._in_graph(category, 0.5)

    def rim(self, category: str) -> QPoint:
        """Where its edge is, from which relations are drawn."""
        return self._in_graph(category, 0.01)

    def _in_graph(self, category: str, across: float) -> QPoint:
        graph, name = self.window.graph, self.the(category).id
        chip = next(i for i in graph.scene().items() if isinstance(i, Chip) and i.name == name)
        frame = chip.sceneBoundingRect().adjusted(4, 4, -4, -4)
        place = QPointF(frame.left() + across * frame.width(), frame.center().y())
        return graph.viewport().mapToGlobal(graph.mapFromScene(place))

    def on_space(self, across: float, down: float) -> QPoint:
        """A place of the 3D view, in shares of its size."""
        space = self.window.space
        return space.mapToGlobal(QPoint(round(across * space.width()), round(down * space.height())))

    def centre(self, widget: QWidget) -> QPoint:
        return widget.mapToGlobal(widget.rect().center())

    def entry(self, menu: QMenu, wanted: Callable[[str, object], bool]) -> QPoint:
        """Where an entry of an open menu is; judged by its text and data."""
        action = next(a for a in menu.actions() if a.isEnabled() and wanted(a.text(), a.data()))
        return menu.mapToGlobal(menu.actionGeometry(action).center())

    def undone(self) -> tuple[str, ...]:
        return self.window.session.history.undo_labels

    def idle(self) -> bool:
        return not self.window.engine.busy

    def furnished(self) -> bool:
        return self.idle() and all(n.shape is not None for n in self.scene.nodes)

    def holds(self, subject: str, predicate: str, target: str) -> bool:
        """Whether the room is already as a relation would want it: then there would be nothing to see."""
        relation = Relation(subject=self.the(subject).id, predicate=predicate, objects=(self.the(target).id,))
        scene = self.scene.model_copy(update={"relations": (*self.scene.relations, relation)})
        return all(violation.relation != relation for violation in check(scene).violated)

    def state(self) -> str:
        """What to know when something does not come."""
        w = self.window
        broken = [violation.relation.key for violation in w.session.report.hard_violations]
        rest = f"models busy: {w.engine.busy}; view at rest: {w.space.resting}"
        return f"undo: {self.undone()[-3:]}; broken: {broken}; {rest}"

    def picture(self, name: str) -> None:
        """Keep what the screen shows."""
        self.pictures += 1
        shot = QGuiApplication.primaryScreen().grabWindow(0)
        assert shot.save(str(self.folder / f"{self.pictures:02d}-{name}.png"))


def menu_open() -> QMenu | None:
    found = QApplication.activePopupWidget()
    return found if isinstance(found, QMenu) else None


def open_menu() -> QMenu:
    found = menu_open()
    assert found is not None
    return found


def field_of_dialog() -> QLineEdit | None:
    """The field for the name in a file dialog."""
    dialog = QApplication.activeModalWidget()
    return dialog.findChild(QLineEdit) if isinstance(dialog, QFileDialog) else None


def story(me: Newcomer) -> Iterator[Step]:
    """What the newcomer does; each step says what it waits for."""
    w, hand = me.window, me.hand
    yield "the sample room is there", lambda: w.isActiveWindow() and w.space.resting and len(me.scene.nodes) == 9
    me.picture("first-start")

    hand.key("ctrl+shift+n")
    yield "the templates are shown", lambda: isinstance(QApplication.activeWindow(), TemplateDialog)
    me.picture("templates")
    hand.key("Right", "Return")
    yield "the living room opens", lambda: w.session.title == "Living room"
    yield "it is furnished", lambda: me.furnished() and w.space.resting
    me.picture("living-room")

    before = me.the("sofa").box
    hand.drag(me.on_plan("sofa"), me.on_plan("sofa") + QPoint(60, -40))
    yield "the sofa moved", lambda: me.the("sofa").box != before and "Move" in me.undone()[-1] and w.space.resting
    me.picture("sofa-dragged")
    hand.key("ctrl+z")
    yield "it is back", lambda: me.the("sofa").box == before

    hand.click(me.on_plan("sofa"))
    yield "the sofa is selected", lambda: w.session.selection == {me.the("sofa").id}
    hand.key("r")
    yield "it turned", lambda: before and abs((me.the("sofa").box.yaw - before.yaw) % 3.1416 - 1.5708) < 0.01
    hand.key("ctrl+z")
    yield "it turned back", lambda: me.the("sofa").box == before

    camera = w.space.camera
    hand.drag(me.on_space(0.12, 0.9), me.on_space(0.4, 0.8))
    yield "the view went round", lambda: w.space.camera != camera and w.space.resting
    me.picture("looked-around")

    hand.click(me.on_plan("plant"))
    yield "the plant is selected", lambda: w.session.selection == {me.the("plant").id}
    hand.key("Delete")
    yield "the plant is gone", lambda: all(n.category != "plant" for n in me.scene.nodes)

    lamps = len(me.scene.nodes)
    hand.key("shift+a")
    yield "the finder asks what to add", lambda: isinstance(QApplication.focusWidget(), QLineEdit)
    hand.write("round end")
    hand.pause(SETTLE)
    hand.key("Return")
    yield "a small table is added and shaped", lambda: len(me.scene.nodes) == lamps + 1 and me.furnished()
    hand.drag(me.rim("round_end_table"), me.chip("sofa"))
    yield "the menu offers relations", menu_open
    me.picture("relate")
    side = next(side for side in ("right", "left") if not me.holds("round_end_table", side, "sofa"))
    hand.click(me.entry(open_menu(), lambda text, data: data == side))
    said = (me.the("round_end_table").id, side, (me.the("sofa").id,))
    yield "the relation is said", lambda: any(r.key == said for r in me.scene.relations)
    hand.key("ctrl+g")
    yield (
        "the room answers, and it holds",
        lambda: me.idle() and me.undone()[-1].startswith("Regenerate") and not w.session.report.hard_violations,
    )

    pills = [i for i in w.graph.scene().items() if isinstance(i, Pill) and i.isVisible()]
    relation = next((p.relation for p in pills if p.relation.predicate in ("front", "left", "right", "behind")), None)
    assert relation is not None, "no relation with a direction can be seen in the graph"
    pill = next(p for p in pills if p.relation is relation)
    hand.click(w.graph.viewport().mapToGlobal(w.graph.mapFromScene(pill.sceneBoundingRect().center())))
    yield "the arrow's menu is open", menu_open
    hand.click(me.entry(open_menu(), lambda text, data: text == "Flip"))
    yield "the relation is flipped", lambda: relation not in me.scene.relations
    hand.key("ctrl+Return")
    yield "the room follows", lambda: me.idle() and not w.session.report.hard_violations and w.space.resting
    me.picture("flipped")

    shapes = {n.id: n.shape for n in me.scene.nodes}
    disliked = me.the("armchair").id
    hand.click(me.on_plan("armchair"))
    yield "the armchair is selected", lambda: w.session.selection == {disliked}
    hand.key("ctrl+j")
    yield "it has another shape", lambda: me.idle() and me.scene.node(disliked).shape != shapes[disliked]
    others = {n.id: n.shape for n in me.scene.nodes if n.id != disliked}
    assert others == {i: s for i, s in shapes.items() if i != disliked}, "another object changed as well"
    hand.key("v")
    yield "variants are there", lambda: me.idle() and w.tray.tiles.count() == 6 and w.tray.tiles.isVisible()
    tile = w.tray.tiles.visualItemRect(w.tray.tiles.item(2)).center()
    hand.point(w.tray.tiles.viewport().mapToGlobal(tile) + QPoint(4, 4))
    hand.point(w.tray.tiles.viewport().mapToGlobal(tile))
    yield "one is shown in the room", lambda: w.session.previewing and w.space.resting
    me.picture("variants")
    shape = me.scene.node(disliked).shape
    hand.do("click", 1)
    yield "it is taken", lambda: me.idle() and me.scene.node(disliked).shape != shape

    for keys, name in (("ctrl+e", "living-room.glb"), ("ctrl+s", "living-room.scene")):
        hand.key(keys)
        yield f"a name for {name} is asked", field_of_dialog
        hand.key("ctrl+a")
        hand.write(str(me.folder / name))
        hand.key("Return")
        yield f"{name} is written", lambda n=name: (me.folder / n).exists() and field_of_dialog() is None
    yield "all is saved", lambda: not w.session.history.modified
    me.picture("done")
    hand.key("ctrl+q")
    yield "the window closes", lambda: not w.isVisible()


class Teller:
    """Carries a story on, a step at a time, while the window lives its life."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps: Iterator[Step] | None = None
        self._waiting: Step = ("the window is there", lambda: True)
        self._since = self._rested = time.monotonic()
        self.trouble = "the window never came"
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        if window is None or time.monotonic() < self._rested:
            return
        if self._steps is None:
            window.setWindowState(Qt.WindowState.WindowMaximized)
            self._newcomer = Newcomer(window, self._folder)
            self._steps = story(self._newcomer)
        what, happened = self._waiting
        if self._newcomer.hand.busy:
            return
        if not happened():
            if time.monotonic() - self._since > PATIENCE:
                self._end(f"waited in vain: {what}\n{self._newcomer.state()}")
            return
        self._step()

    def _step(self) -> None:
        assert self._steps is not None
        self._timer.stop()  # what it does may open dialogs with event loops of their own
        try:
            self._waiting = next(self._steps)
            self._since = time.monotonic()
            self._rested = self._since + SETTLE
        except StopIteration:
            self.trouble = ""
            return
        except Exception:
            self._end(traceback.format_exc())
            return
        self._timer.start()

    def close(self) -> None:
        """The window is gone: that may be what the story was waiting for last."""
        what, happened = self._waiting
        if self._steps is not None and self._timer.isActive():
            self.trouble = f"the window closed before {what}"
            if happened():
                self._step()
            self._timer.stop()

    def _end(self, trouble: str) -> None:
        self.trouble = trouble
        self._timer.stop()
        QGuiApplication.primaryScreen().grabWindow(0).save(str(self._folder / "trouble.png"))
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.files.may_leave = lambda: True  # type: ignore[method-assign]
                window.close()
        QApplication.exit(1)


def main(folder: Path) -> int:
    """Live through the story; 0 if it came to its end."""
    application = QApplication(sys.argv[:1])
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    teller = Teller(folder)
    with tempfile.TemporaryDirectory() as home:
        app.run(settings=Settings(Path(home) / "window.ini"))
        teller.close()
    if teller.trouble:
        sys.stderr.write(f"{teller.trouble}\n")
    return 1 if teller.trouble else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

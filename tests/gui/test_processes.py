"""The two processes behind the window, real ones: frames, jobs, cancel, crashes."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.edits import SetNode
from composer.scene import Locks, revise
from models.alternatives import PlaceAlternatives
from models.requests import ComposeRequest
from tests.gui.conftest import STARTING, wait_for
from tests.streets import bushes
from tests.ui.rooms import bedroom
from ui.controllers.placing import new_node
from ui.controllers.regenerate import LATE
from ui.engine import CRASHED, Engine
from ui.renderer import CRASHED as VIEW_CRASHED
from ui.renderer import Renderer
from ui.space.painter import Show
from ui.space.views import plan
from ui.window import MainWindow


@pytest.fixture(scope="module")
def shown(qapp: QApplication) -> Iterator[Renderer]:
    """A renderer for all tests of this file: starting one takes seconds."""
    made = Renderer()
    made.show(bedroom())
    made.look(plan(bedroom().scene, 4 / 3), (400, 300))
    made.start()
    wait_for(made.framed)
    yield made
    made.stop()


@pytest.fixture
def renderer(shown: Renderer, document: Document) -> Renderer:
    """That renderer, showing the room from above."""
    shown.look(plan(document.scene, 4 / 3), (400, 300))
    shown.show(document)
    return shown


def test_suggestions_give_way_to_what_somebody_waits_for(qtbot: QtBot, engine: Engine, document: Document) -> None:
    """A real model imagines where something goes; a job takes its place, and while one runs none is started."""
    asked = PlaceAlternatives(document.scene, new_node(document.scene, "armchair"), 7)
    with qtbot.waitSignal(engine.finished, timeout=STARTING) as caught:
        job = engine.suggest(asked)
        assert job is not None and not engine.busy
    assert caught.args[0] == job and caught.args[1].revision == 7
    assert caught.args[1].boxes.shape == (12, 7) and np.isfinite(caught.args[1].boxes).all()
    gone: list[int] = []
    engine.cancelled.connect(gone.append)
    quiet = engine.suggest(asked)
    with qtbot.waitSignal(engine.finished, timeout=STARTING) as caught:
        waited_for = engine.compose(ComposeRequest(document, only_layout=True))
        assert engine.busy and engine.suggest(asked) is None
    engine.cancelled.disconnect(gone.append)
    assert gone == [quiet] and caught.args[0] == waited_for


def rest(qtbot: QtBot, renderer: Renderer, what: Callable[[], object] = lambda: None) -> QImage:
    with qtbot.waitSignal(renderer.framed, timeout=STARTING, check_params_cb=lambda image, final: final) as caught:
        what()
    image: QImage = caught.args[0]
    return image


def pixel(image: QImage, document: Document, x: float, y: float) -> np.ndarray:
    """Colour at a place of the room in a picture from above."""
    camera = plan(document.scene, 4 / 3)
    u = 0.5 + (x - camera.target[0]) / (camera.distance * 4 / 3)
    v = 0.5 - (y - camera.target[1]) / camera.distance
    colour = image.pixelColor(round(u * image.width()), round(v * image.height()))
    return np.array([colour.red(), colour.green(), colour.blue()], float)


def test_a_change_shows_where_it_was_made(qtbot: QtBot, renderer: Renderer, document: Document) -> None:
    """The chair goes from the right of the room to the lower left, in the picture as on the plan."""
    before = rest(qtbot, renderer, lambda: renderer.show(document))
    chair = document.scene.node("chair")
    assert chair.box is not None
    moved = document.scene.with_nodes([revise(chair, box=revise(chair.box, x=-1.6, y=-1.4))])
    after = rest(qtbot, renderer, lambda: renderer.show(Document(moved)))
    for place in ((1.2, -0.6), (-1.6, -1.4)):
        assert np.abs(pixel(before, document, *place) - pixel(after, document, *place)).max() > 12
    unchanged = pixel(before, document, 0.0, 1.0) - pixel(after, document, 0.0, 1.0)
    assert np.abs(unchanged).max() < 12


def test_the_view_takes_another_size_again_and_again(qtbot: QtBot, renderer: Renderer, document: Document) -> None:
    """Open3D dies when one of two renderers goes away; changing the size must not come to that."""
    said: list[str] = []
    renderer.noticed.connect(said.append)
    camera = plan(document.scene, 4 / 3)
    for size in ((320, 240), (200, 150), (400, 300)):
        image = rest(qtbot, renderer, lambda size=size: renderer.look(camera, size))  # type: ignore[misc]
        assert (image.width(), image.height()) == size
    assert not said


def test_a_change_of_one_thing_is_one_thing_to_tell(
    qtbot: QtBot, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a street of 400 things: one that moves, one surface that changes, one that goes, and then the camera alone."""
    street = bushes(400)
    rest(qtbot, renderer, lambda: renderer.show(street))
    told: list[Show] = []
    send = renderer._helper.send

    def spy(message: object) -> None:
        if isinstance(message, Show):
            told.append(message)
        send(message)

    monkeypatch.setattr(renderer._helper, "send", spy)
    node, lawn = street.scene.nodes[7], street.scene.surfaces[0]
    assert node.box is not None
    moved = street.scene.with_nodes([revise(node, box=revise(node.box, x=9.0))])
    renamed = revise(moved, surfaces=(revise(lawn, label="Park"),))
    shorter = revise(renamed, nodes=renamed.nodes[:-1])
    for scene in (moved, renamed, shorter):
        rest(qtbot, renderer, lambda scene=scene: renderer.show(Document(scene, street.shapes)))  # type: ignore[misc]
    rest(qtbot, renderer, lambda: renderer.look(plan(shorter, 4 / 3), (401, 300)))
    assert [len(message.props) for message in told] == [1, 0, 0, 0] and told[0].props[0].id == node.id
    changes = [message.around for message in told]
    assert [None if c is None else len(c.surfaces.rows) for c in changes] == [None, 1, None, None]
    assert [message.gone for message in told] == [(), (), (street.scene.nodes[-1].id,), ()]
    assert not any(message.meshes for message in told)


def test_things_of_a_crowd_can_be_picked_and_shown_elsewhere(qtbot: QtBot, renderer: Renderer) -> None:
    street = bushes(100)
    camera = plan(street.scene, 4 / 3)
    rest(qtbot, renderer, lambda: (renderer.look(camera, (400, 300)), renderer.show(street)))  # type: ignore[func-returns-value]
    node = street.scene.nodes[23]
    assert node.box is not None
    u, v = camera.seen((node.box.x, node.box.y, 1.0), 4 / 3) or (0.0, 0.0)
    with qtbot.waitSignal(renderer.picked, timeout=5000) as caught:
        renderer.pick(9, u, v)
    assert caught.args == [9, node.id]
    before = rest(qtbot, renderer, lambda: renderer.show(street, frozenset([node.id])))
    away = revise(node, box=revise(node.box, x=-6.0, y=-6.0))
    scene = street.scene.with_nodes([away])
    after = rest(qtbot, renderer, lambda: renderer.show(Document(scene, street.shapes)))

    def shade(image: QImage, x: float, y: float) -> np.ndarray:
        across, down = camera.seen((x, y, 0.5), 4 / 3) or (0.0, 0.0)
        colour = image.pixelColor(round(across * 400), round(down * 300))
        return np.array([colour.red(), colour.green(), colour.blue()], float)

    for place in ((node.box.x, node.box.y), (-6.0, -6.0)):
        assert np.abs(shade(before, *place) - shade(after, *place)).max() > 12


def test_clicking_finds_the_node(qtbot: QtBot, renderer: Renderer, document: Document) -> None:
    rest(qtbot, renderer, lambda: renderer.show(document))
    camera = plan(document.scene, 4 / 3)
    u = 0.5 + (1.25 - camera.target[0]) / (camera.distance * 4 / 3)
    v = 0.5 - (-0.6 - camera.target[1]) / camera.distance
    with qtbot.waitSignal(renderer.picked, timeout=5000) as caught:
        renderer.pick(7, u, v)
    assert caught.args == [7, "chair"]


def test_a_killed_view_comes_back_with_one_notice(qtbot: QtBot, renderer: Renderer) -> None:
    said: list[str] = []
    renderer.noticed.connect(said.append)
    old = renderer.pid
    assert old is not None
    picture = rest(qtbot, renderer, lambda: os.kill(old, signal.SIGKILL))
    assert renderer.pid != old and not picture.isNull()
    assert said == [VIEW_CRASHED]


def on_space(window: MainWindow, *point: float) -> QPoint:
    """Where a point of the room is on the 3D view."""
    camera, view = window.space.camera, window.space
    offset = np.array(point) - camera.eye
    half = camera.distance / 2 if camera.flat else math.tan(math.radians(21)) * float(-offset @ camera.backward)
    u = float(offset @ camera.right) / half / (view.width() / view.height())
    return QPoint(round((u + 1) / 2 * view.width()), round((1 - float(offset @ camera.up) / half) / 2 * view.height()))


def test_the_space_is_worked_by_mouse(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    """A click selects what is seen there, a drag of it moves it, a drag elsewhere orbits, and F goes near."""
    window = make_window(document)
    space = window.space
    with qtbot.waitSignal(window.renderer.framed, timeout=STARTING):
        window.renderer.start()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    seat = on_space(window, 1.25, -0.6, 0.88)
    qtbot.mouseClick(space, left, none, seat)
    qtbot.waitUntil(lambda: window.session.selection == {"chair"}, timeout=10_000)
    foot, goal = on_space(window, 1.25, -0.6, 0.0), on_space(window, -0.25, -1.1, 0.0)
    qtbot.mousePress(space, left, none, seat)
    for step in range(1, 6):
        qtbot.mouseMove(space, seat + (goal - foot) * step / 5)
    qtbot.mouseRelease(space, left, none, seat + goal - foot)
    box = window.session.history.scene.node("chair").box
    assert box is not None and box.x < 0.6 and window.session.history.undo_labels == ("Move",)
    azimuth = space.camera.azimuth
    qtbot.mousePress(space, left, none, QPoint(5, 5))
    qtbot.mouseMove(space, QPoint(60, 5))
    qtbot.mouseRelease(space, left, none, QPoint(60, 5))
    assert space.camera.azimuth != azimuth and window.session.selection == {"chair"}
    distance = space.camera.distance
    qtbot.keyClick(space, Qt.Key.Key_F)
    assert space.camera.distance < distance


def test_a_regeneration_is_one_step_and_leaves_locked_nodes(
    qtbot: QtBot, engine: Engine, make_window: Callable[..., MainWindow], document: Document
) -> None:
    window = make_window(document, engine)
    window.session.push(SetNode("bed", {"locks": Locks(position=True, size=True, shape=True)}))
    before = window.session.history.scene
    with qtbot.waitSignal(window.engine.finished, timeout=STARTING):
        assert window.generator.regenerate("all", only_layout=True)
    after = window.session.history.scene
    assert after != before and after.node("bed") == before.node("bed")
    assert len(window.session.history.undo_labels) == 2
    window.session.undo()
    assert window.session.history.scene == before


def test_an_answer_for_an_older_scene_is_dropped(
    qtbot: QtBot, engine: Engine, make_window: Callable[..., MainWindow], document: Document
) -> None:
    window = make_window(document, engine)
    window.generator.regenerate("all", only_layout=True)
    window.session.select(["chair"])
    window.plan.controller.nudge(0.1, 0)
    before = window.session.history.scene
    with qtbot.waitSignal(window.engine.finished, timeout=STARTING):
        pass
    assert window.session.history.scene is before
    assert window.statusBar().currentMessage() == LATE


def test_cancelling_is_immediate_and_the_next_job_works(qtbot: QtBot, engine: Engine, document: Document) -> None:
    ended: list[tuple[str, int]] = []
    engine.cancelled.connect(lambda job: ended.append(("cancelled", job)))
    engine.finished.connect(lambda job, answer: ended.append(("finished", job)))
    first = engine.compose(ComposeRequest(document, only_layout=True))
    start = time.perf_counter()
    engine.cancel()
    assert not engine.busy and time.perf_counter() - start < 0.3
    with qtbot.waitSignal(engine.finished, timeout=STARTING):
        second = engine.compose(ComposeRequest(document, only_layout=True))
    assert ended == [("cancelled", first), ("finished", second)]


def test_a_job_that_does_not_obey_is_ended(qtbot: QtBot, engine: Engine, document: Document) -> None:
    """A stopped process cannot obey; it is replaced, and the next job runs in the new one."""
    old = engine.pid
    assert old is not None
    os.kill(old, signal.SIGSTOP)
    engine.compose(ComposeRequest(document, only_layout=True))
    engine.cancel()
    with qtbot.waitSignal(engine.finished, timeout=STARTING):
        engine.compose(ComposeRequest(document, only_layout=True))
    assert engine.pid != old


def test_a_crash_in_the_middle_of_a_job(
    qtbot: QtBot, engine: Engine, make_window: Callable[..., MainWindow], document: Document
) -> None:
    """One notice, the document as it was, and the next job works."""
    window = make_window(document, engine)
    before, said = window.session.history.scene, []
    window.engine.failed.connect(lambda job, sentence: said.append(sentence))
    pid = window.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    window.generator.regenerate("all", only_layout=True)
    with qtbot.waitSignal(window.engine.failed, timeout=5000):
        os.kill(pid, signal.SIGKILL)
    assert said == [CRASHED] and window.session.history.scene is before
    assert not window.jobs.stop.isVisible()
    with qtbot.waitSignal(window.engine.finished, timeout=STARTING):
        window.generator.regenerate("all", only_layout=True)
    assert window.session.history.can_undo and said == [CRASHED]


def test_a_helper_that_dies_at_rest_is_there_again_before_anyone_asks(
    qtbot: QtBot, engine: Engine, document: Document
) -> None:
    """Nothing is said, for nothing was lost; the next job works."""
    failed: list[str] = []
    engine.failed.connect(lambda job, sentence: failed.append(sentence))
    old = engine.pid
    assert old is not None and not engine.busy
    with qtbot.waitSignal(engine.ready, timeout=STARTING):
        os.kill(old, signal.SIGKILL)
    assert engine.pid != old
    with qtbot.waitSignal(engine.finished, timeout=STARTING):
        engine.compose(ComposeRequest(document, only_layout=True))
    assert not failed


def test_closing_the_window_ends_both_processes(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window = make_window(document)
    before = len(multiprocessing.active_children())
    window.start_processes()
    assert len(multiprocessing.active_children()) == before + 2
    window.close()
    assert len(multiprocessing.active_children()) == before


@pytest.mark.parametrize("heavy", ["torch", "open3d", "models.pipeline"])
def test_the_window_does_without(heavy: str) -> None:
    """What draws and what imagines is imported in its own process only."""
    code = f"import sys, ui.app, ui.window; sys.exit('{heavy}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("main", ["ui.space.painter", "ui.imagining"])
def test_the_processes_do_without_the_window(main: str) -> None:
    """What is imported in all three processes costs its memory three times."""
    code = f"import sys, {main}; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_drawing_does_without_what_open3d_brings_along() -> None:
    """Its plotting and machine learning stay out, and whoever imports it by name afterwards gets the same library."""
    code = (
        "import sys; from ui.space.driver import open3d; ours = open3d(); "
        "assert not {'pandas', 'sklearn', 'dash'} & sys.modules.keys(); "
        "from open3d import core; from open3d.t import geometry; "
        "assert core is ours.core and geometry is ours.t.geometry"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

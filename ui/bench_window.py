"""The rows of ``bench`` about the window, measured in a window of its own.

It prints one JSON object: seconds from the program's start to a usable window, the longest gap between heartbeats while
a room is generated, milliseconds for a frame of the plan and of the 3D view, and megabytes of all its processes.
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from ui.headless import draw_off_screen

draw_off_screen()

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QMouseEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from composer.document import Document  # noqa: E402
from composer.scene import Floor, Locks, Scene, revise  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import sample  # noqa: E402
from ui.bench_boulevard import boulevard  # noqa: E402
from ui.bench_streets import streets  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.space.camera import Camera  # noqa: E402
from ui.space.lamps import kind_of  # noqa: E402
from ui.window import MainWindow  # noqa: E402

PATIENCE_S = 120.0
BEAT_MS = 5
FRAMES = 40
VIEW = (800, 600)


def until(done: Callable[[], bool], what: str) -> None:
    """Let the window work until something is so.

    Raises
    ------
    TimeoutError
        If it never is.
    """
    loop, begun = QEventLoop(), time.monotonic()
    timer = QTimer(interval=2)
    timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() - begun > PATIENCE_S else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not done():
        raise TimeoutError(what)


def measure(folder: Path, started: float) -> dict[str, float]:
    """All rows, one after the other in one window of a program that was `started` then, by the clock."""
    app = QApplication(sys.argv[:1])
    theme.apply(app, theme.LIGHT)
    room = sample()
    window = MainWindow(room, Settings(folder / "window.ini"))
    ready: list[bool] = []
    window.engine.ready.connect(lambda: ready.append(True))
    window.show()
    QTimer.singleShot(0, window.start_processes)
    until(lambda: window.isVisible() and bool(window.engine.pid), "the window")
    found = {"cold_window_s": time.time() - started}
    until(lambda: bool(ready), "the models")
    until(lambda: window.space.resting, "the first picture")
    found["gui_gap_ms"] = _heartbeat(window)
    window.session.open(repeated(window.session.document, 20))
    found["view_frame_ms"] = _space_frame(window)
    found["lamp_frame_ms"] = _lamp_frame(window)
    found["memory_mb"] = _memory()
    window.session.open(Document(crowd(room.scene, 300)))
    found["plan_frame_ms"] = _plan_frame(window)
    window.session.open(Document(streets(2000)))
    until(lambda: window.plan.complete, "the plan of the streets")
    found["plan2000_frame_ms"] = _plan_frame(window)
    window.session.open(boulevard())
    found["view1000_frame_ms"] = _street_frame(window)
    window.session.history.mark_saved()
    window.close()
    return found


def _heartbeat(window: MainWindow) -> float:
    """The longest time between two heartbeats while the whole room is generated, milliseconds."""
    beats = [time.perf_counter()]
    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    window.generator.again(7, "all")
    until(lambda: not window.engine.busy, "the room")
    until(lambda: window.space.resting, "its picture")
    timer.stop()
    return 1000 * max(b - a for a, b in itertools.pairwise(beats))


def _space_frame(window: MainWindow) -> float:
    """Milliseconds from one moving picture to the next at 800 x 600."""
    until(lambda: window.space.resting, "the picture")
    camera: Camera = window.space.camera
    times: list[float] = []
    frames: list[float] = []
    window.renderer.framed.connect(lambda image, rest: frames.append(time.perf_counter()))
    for _ in range(FRAMES):
        camera = camera.orbited(0.02, 0.0)
        begun, count = time.perf_counter(), len(frames)
        window.renderer.look(camera, VIEW)
        until(lambda count=count: len(frames) > count, "a frame")  # type: ignore[misc]
        times.append(frames[count] - begun)
    return 1000 * statistics.median(times[5:])


def _lamp_frame(window: MainWindow) -> float:
    """Milliseconds from a step of a lamp that is dragged in the evening to its picture, at 800 x 600."""
    session, lit = window.session, window.actions_.by_id["view.lamps"]
    lamp = next(n for n in session.scene.nodes if kind_of(n.category) == "floor_lamp" and n.box is not None)
    assert lamp.box is not None
    lit.trigger()
    window.renderer.look(window.space.camera, VIEW)
    until(lambda: window.space.resting, "the evening")
    times: list[float] = []
    frames: list[float] = []
    window.renderer.framed.connect(lambda image, rest: frames.append(time.perf_counter()))
    window.space.controller.begin_move(lamp.id, (lamp.box.x, lamp.box.y))
    for k in range(FRAMES):
        begun, count = time.perf_counter(), len(frames)
        window.space.controller.drag((lamp.box.x + 0.02 * k, lamp.box.y), 0.01, free=True)
        until(lambda count=count: len(frames) > count, "a frame")  # type: ignore[misc]
        times.append(frames[count] - begun)
    window.space.controller.cancel()
    lit.trigger()
    return 1000 * statistics.median(times[5:])


def _street_frame(window: MainWindow) -> float:
    """Milliseconds from a move of the mouse that orbits to the picture of it, painted at 800 x 600, on a street."""
    space = window.space
    space.setFixedSize(*VIEW)
    until(lambda: space.pixels == VIEW and space.resting, "the street")
    way = QPointF(400.0, 200.0)
    _mouse(space, QEvent.Type.MouseButtonPress, way)
    spent = []
    for _ in range(FRAMES):
        way += QPointF(6.0, 1.0)
        begun = time.perf_counter()
        _mouse(space, QEvent.Type.MouseMove, way)
        asked = space.camera
        until(lambda asked=asked: window.renderer.drawn == asked, "a frame")  # type: ignore[misc]
        space.repaint()
        spent.append(time.perf_counter() - begun)
    _mouse(space, QEvent.Type.MouseButtonRelease, way)
    return 1000 * statistics.median(spent[5:])


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    """The left button pressed, moved or let go, as Qt delivers it."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    where = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, where, button, held, Qt.KeyboardModifier.NoModifier))


def _memory() -> float:
    """Megabytes of this process and its helpers; what they share counts once."""
    own = psutil.Process()
    every = [own, *own.children(recursive=True)]
    used = 0.0
    for process in every:
        memory = process.memory_full_info()
        used += getattr(memory, "pss", 0) or memory.uss
    return used / 1e6


def _plan_frame(window: MainWindow) -> float:
    """Milliseconds to follow one step of a drag and to paint the plan."""
    plan = window.plan
    node = window.session.scene.nodes[0]
    assert node.box is not None
    plan.controller.begin_move(node.id, (node.box.x, node.box.y))
    spent = []
    for k in range(FRAMES):
        begun = time.perf_counter()
        plan.controller.drag((node.box.x + 0.01 * k, node.box.y + 0.005 * k), 0.01)
        plan.viewport().repaint()
        spent.append(time.perf_counter() - begun)
        QApplication.processEvents()
    plan.controller.cancel()
    return 1000 * statistics.median(spent[5:])


def repeated(document: Document, count: int) -> Document:
    """A room with so many generated objects: those of a document again, side by side."""
    return Document(crowd(document.scene, count), document.shapes)


def crowd(scene: Scene, count: int) -> Scene:
    """So many nodes: those of a scene again and again, in rooms' lengths from each other."""
    own = [n for n in scene.nodes if n.box is not None]
    width = 6.0
    columns = max(1, round((count / len(own)) ** 0.5))
    nodes = []
    for k in range(count):
        node, again = own[k % len(own)], k // len(own)
        assert node.box is not None
        box = revise(node.box, x=node.box.x + width * (again % columns), y=node.box.y + width * (again // columns))
        nodes.append(revise(node, id=f"{node.id}{again or ''}", box=box, locks=Locks()))
    side = width * (columns + 1)
    return Scene(floor=Floor.rectangle(2 * side, 2 * side), nodes=tuple(nodes), name=scene.name)


def main(started: float) -> None:
    """Measure and print; `started` is told by who started the program, to whom it took that long.

    The system's own figure will not do: it counts from the second in which the machine was started.
    """
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps(measure(Path(folder), started)) + "\n")

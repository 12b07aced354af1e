"""The pictures of the user guide, made anew: ``python -m ui.guide_pictures``.

Every picture is taken of the real window with its real processes, so that none shows what is no longer so. Those of the
first five minutes come from ``python -m tests.gui.story``, which needs a screen.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from composer.document import Document
from composer.edits import SetBoxes
from composer.scene import Node, revise
from ui import still
from ui import theme as themes
from ui.actions import ACTIONS, Palette
from ui.app import sample
from ui.bench_boulevard import boulevard
from ui.headless import draw_off_screen
from ui.preferences import PreferencesDialog
from ui.rig import SURROUND6, stand_at
from ui.settings import Settings
from ui.shortcuts import ShortcutsDialog
from ui.space.camera import Camera
from ui.window import MainWindow

SIZE = (1440, 900)
PATIENCE_MS = 120_000
POLL_MS = 50
TILE = (384, 216)
"""Of a picture among others, pixels."""
MOST_BYTES = 150_000
"""Of a picture, if fewer colours can have it so."""
README_BYTES = 250_000
README_SIZE = (1280, 720)
COLOURS = 224
"""In a picture: more would double its size and show nothing else."""


class Studio:
    """A window on the sample room, brought into one state after another."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def wait(self, happened: Callable[[], object]) -> None:
        """Let the window live until something has happened.

        Raises
        ------
        TimeoutError
            If it does not happen.
        """
        loop, tick = QEventLoop(), QTimer(interval=POLL_MS)
        tick.timeout.connect(lambda: happened() and loop.quit())
        tick.start()
        QTimer.singleShot(PATIENCE_MS, loop, lambda: loop.exit(1))
        if loop.exec():
            raise TimeoutError("the window never came to rest")

    def rest(self) -> None:
        """Let the window live until the 3D view is drawn in full and no job runs."""
        self.pause(300)
        self.wait(lambda: self.window.space.resting and not self.window.engine.busy)
        self.pause(300)

    def drawn_anew(self) -> None:
        """Let the window live until the next picture in full has come."""
        loop = QEventLoop()
        self.window.renderer.framed.connect(lambda image, rest: loop.quit() if rest else None)
        QTimer.singleShot(PATIENCE_MS // 10, loop.quit)
        loop.exec()
        self.rest()

    def pause(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def the(self, category: str) -> Node:
        return next(n for n in self.window.session.scene.nodes if n.category == category)

    def select(self, category: str) -> None:
        self.window.session.select([self.the(category).id])

    def drag(self, category: str, dx: float, dy: float) -> None:
        """Drag an object on the plan by so many metres, and hold it there."""
        box = self.the(category).box
        assert box is not None
        plan = self.window.plan
        plan.controller.begin_move(self.the(category).id, (box.x, box.y))
        plan.controller.drag((box.x + dx, box.y + dy), plan.pixel)

    def dialog(self, kind: type[QWidget]) -> QPixmap:
        """The picture of a dialog that is open, which is then closed."""
        self.pause(400)
        found = self.window.findChild(kind)
        assert found is not None
        taken = found.grab()
        found.close()
        return taken


def plan(studio: Studio) -> QWidget:
    studio.select("desk")
    return studio.window.plan


def plan_drag(studio: Studio) -> QWidget:
    studio.select("wardrobe")
    studio.drag("wardrobe", -0.2, 0.35)
    studio.pause(400)
    return studio.window.plan


def graph(studio: Studio) -> QWidget:
    studio.select("double_bed")
    return studio.window.graph


def checklist(studio: Studio) -> QWidget:
    chair = studio.the("chair")
    assert chair.box is not None
    studio.window.session.push(SetBoxes({chair.id: revise(chair.box, x=-1.2, y=-1.3)}))
    studio.window.session.check_now()
    studio.pause(300)
    return studio.window.checklist


def space(studio: Studio) -> QWidget:
    return studio.window.space


def inspector(studio: Studio) -> QWidget:
    studio.select("double_bed")
    studio.window.resizeDocks(
        [studio.window.docks["Inspector"], studio.window.docks["Checklist"]],
        [690, 120],
        Qt.Orientation.Vertical,
    )
    studio.pause(300)
    return studio.window.inspector


def variants(studio: Studio) -> QWidget:
    studio.select("chair")
    studio.window.commands.generate_variants()
    studio.wait(lambda: len(studio.window.variants.choices) > 0)
    studio.rest()
    return studio.window.docks["Variants"]


def layouts(studio: Studio) -> QWidget:
    studio.window.commands.generate_layouts()
    studio.wait(lambda: len(studio.window.variants.choices) > 0)
    studio.rest()
    return studio.window.docks["Variants"]


def templates(studio: Studio) -> QPixmap:
    from ui.templates import TemplateDialog

    studio.window.commands.file_template()
    return studio.dialog(TemplateDialog)


def palette(studio: Studio) -> QPixmap:
    studio.window.commands.view_palette()
    return studio.dialog(Palette)


def heat_map(studio: Studio) -> QWidget:
    studio.window.suggesting.suggest("dresser")
    studio.pause(3000)
    return studio.window.plan


def room(studio: Studio) -> QWidget:
    studio.window.actions_.by_id["scene.room"].trigger()
    studio.pause(400)
    return studio.window.docks["Plan"]


def handles(studio: Studio) -> QWidget:
    studio.select("double_bed")
    studio.window.actions_.by_id["view.handles"].setChecked(True)
    studio.window.space.show_handles(True)
    studio.drawn_anew()
    return studio.window.space


def walk(studio: Studio) -> QWidget:
    studio.window.actions_.by_id["view.walk"].trigger()
    studio.drawn_anew()
    return studio.window.space


def evening(studio: Studio) -> QWidget:
    studio.window.actions_.by_id["view.lamps"].trigger()
    studio.drawn_anew()
    return studio.window.space


def corner(studio: Studio) -> MainWindow:
    """The window on the street template, with its shapes."""
    window = studio.window
    window.session.open(street_corner())
    window.generator.furnish_opened()
    window.panels.bring("Graph")
    studio.wait(lambda: all(n.shape or n.building for n in window.session.scene.nodes))
    studio.rest()
    window.space.look(
        Camera(target=(0.0, 2.0, 0.0), distance=98.0, azimuth=math.radians(-64), elevation=math.radians(38))
    )
    studio.drawn_anew()
    return window


def street_window(studio: Studio) -> QWidget:
    window = corner(studio)
    window.session.select(["lime-8n1"])
    studio.rest()
    return window


def readme_street(studio: Studio) -> QPixmap:
    """The street template as it is rendered."""
    window = studio.window
    window.session.open(street_corner())
    window.generator.furnish_opened()

    def shaped() -> bool:
        document = window.session.history.document
        return all(n.building or document.shape_of(n) is not None for n in document.scene.nodes)

    studio.wait(lambda: shaped() and not window.engine.busy)
    document = window.session.history.document
    camera = Camera(target=(1.0, -2.0, 0.0), distance=58.0, azimuth=math.radians(-112), elevation=math.radians(27))
    return pixmap(still.render_document(document, README_SIZE, camera=camera).color)


def street_section(studio: Studio) -> QWidget:
    window = studio.window
    window.session.open(street_corner())
    studio.rest()
    window.session.select_ground(frozenset(["road-avenue/0/-1"]))
    window.actions_.by_id["street.section"].trigger()
    studio.pause(600)
    return window.section


def street_row(studio: Studio) -> QWidget:
    """A row of trees in the hand, with what it becomes."""
    window = studio.window
    window.session.open(street_corner())
    studio.rest()
    window.session.select(["lime-8n1"])
    hand = (10.5, 6.1)
    window.plan.rows.begin(1)
    window.plan.marks.pointer = window.plan.to_pixel(*hand)
    window.plan.rows.drag(hand)
    studio.pause(900)
    return window.plan


def street_building(studio: Studio) -> QWidget:
    window = studio.window
    window.session.open(street_corner())
    window.session.select(["arcade"])
    studio.pause(500)
    return window.inspector


def street_corner() -> Document:
    """The street template, without shapes."""
    from ui.templates import templates as known

    return next(t for t in known() if t.name == "street-corner").open()


def street(studio: Studio) -> QWidget:
    window = studio.window
    window.session.open(boulevard())
    studio.rest()
    window.space.look(
        Camera(target=(-6.0, 2.0, 0.0), distance=62.0, azimuth=math.radians(-132), elevation=math.radians(27))
    )
    studio.drawn_anew()
    return window.space


def surround6(studio: Studio) -> QPixmap:
    """What the six cameras see, as one picture."""
    scene = boulevard()
    stand = stand_at(scene.scene, None, None)
    order = ("front_left", "front", "front_right", "back_left", "back", "back_right")
    mounts = {mount.name: mount for mount in SURROUND6.cameras}
    with still.Studio(scene, around=math.inf) as pictures:
        seen = [pictures.picture(stand.camera(mounts[name], TILE), TILE).color for name in order]
    return pixmap(np.concatenate([np.concatenate(seen[:3], axis=1), np.concatenate(seen[3:], axis=1)]))


def shortcuts(studio: Studio) -> QPixmap:
    studio.window.actions_.by_id["edit.shortcuts"].trigger()
    return studio.dialog(ShortcutsDialog)


def preferences(studio: Studio) -> QPixmap:
    studio.window.actions_.by_id["edit.preferences"].trigger()
    return studio.dialog(PreferencesDialog)


PICTURES: dict[str, Callable[[Studio], QWidget | QPixmap]] = {
    "plan": plan,
    "plan-drag": plan_drag,
    "heat-map": heat_map,
    "graph": graph,
    "checklist": checklist,
    "inspector": inspector,
    "space": space,
    "handles": handles,
    "walk": walk,
    "evening": evening,
    "street": street,
    "street-window": street_window,
    "street-section": street_section,
    "street-row": street_row,
    "street-building": street_building,
    "surround6": surround6,
    "variants": variants,
    "layouts": layouts,
    "templates": templates,
    "room": room,
    "palette": palette,
    "shortcuts": shortcuts,
    "preferences": preferences,
}
README: dict[str, Callable[[Studio], QWidget | QPixmap]] = {"readme-street": readme_street}
"""Those of the page that one sees first; they lie in ``docs/images``, without the beginning of their names."""


def pixmap(picture: npt.NDArray[np.uint8]) -> QPixmap:
    """(H, W, 3) uint8 as a picture."""
    height, width = picture.shape[:2]
    return QPixmap.fromImage(QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888))


def pixels(taken: QPixmap) -> npt.NDArray[np.uint8]:
    """A picture as (H, W, 3) uint8."""
    image = taken.toImage().convertToFormat(QImage.Format.Format_RGB888)
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def save(taken: QPixmap, path: Path, most: int = MOST_BYTES) -> None:
    """Write a picture with few colours, and with fewer where it would be large."""
    picture = Image.fromarray(pixels(taken))
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < most:
            return


def keys() -> str:
    """The page of all keys, from the declared actions."""
    lines = ["# Keys", "", "Made from what the program declares; *Edit → Keyboard shortcuts* changes them.", ""]
    menu = ""
    for action in ACTIONS:
        if action.menu != menu:
            menu = action.menu
            lines += ["", f"## {menu}", "", "| | |", "|---|---|"]
        shown = " or ".join(f"`{key}`" for key in action.shortcut.split("|") if key)
        lines.append(f"| {action.label} | {shown} |")
    return "\n".join(lines) + "\n"


def place(name: str, out: Path) -> Path:
    """Where a picture lies; `out` is the folder of the guide."""
    if name in README:
        return out.parent / "images" / f"{name.removeprefix('readme-')}.png"
    return out / "pictures" / f"{name}.png"


def take(out: Path, names: Sequence[str]) -> None:
    """Open the window and take the pictures that are named; `out` is the folder of the guide."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "window.ini")
        settings.hinted = True
        themes.apply(app, themes.LIGHT)
        for name in names:
            window = MainWindow(sample(), settings)
            window.resize(*SIZE)
            window.show()
            window.start_processes()
            studio = Studio(window)
            try:
                studio.rest()
                taken = (PICTURES | README)[name](studio)
                path = place(name, out)
                path.parent.mkdir(parents=True, exist_ok=True)
                most = README_BYTES if name in README else MOST_BYTES
                save(taken if isinstance(taken, QPixmap) else taken.grab(), path, most)
            finally:
                window.plan.controller.cancel()
                window.files.may_leave = lambda: True  # type: ignore[method-assign]
                window.close()
            sys.stdout.write(f"{path}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Read the arguments, write the page of keys, take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m ui.guide_pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/guide"))
    parser.add_argument("--keys", action="store_true", help="only the page of keys")
    parser.add_argument("names", nargs="*", help=f"only these: {', '.join(PICTURES | README)}")
    given = parser.parse_args(argv)
    draw_off_screen()
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "keys.md").write_text(keys(), "utf-8")
    if not given.keys:
        take(given.out, given.names or tuple(PICTURES | README))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Rooms and streets to start from: what there is, their pictures, and a dialog to choose one.

``python -m ui.templates`` draws the pictures anew, with the shapes that the present weights imagine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from composer.document import Document
from composer.formats import open_document
from ui.space.camera import Camera
from ui.space.views import perspective
from ui.words import tr

PICTURE = (400, 300)
NEAR = 0.6
"""How near the eye comes to a street, as a share of where it would see all of it."""
SHOWN = QSize(200, 150)
_NAME = Qt.ItemDataRole.UserRole
_ORDER = ("bedroom", "living-room", "dining-room", "kitchen", "study", "childrens-room", "guest-room", "bathroom")
_LAST = ("street-corner",)


@dataclass(frozen=True)
class Template:
    """A room or a street to start from; `folder` is where in ``assets`` it lies."""

    name: str
    folder: str

    @property
    def title(self) -> str:
        return self.name.replace("childrens", "children's").replace("-", " ").capitalize()

    def open(self) -> Document:
        """The scene, with or still without shapes."""
        with as_file(files("assets").joinpath(self.folder, f"{self.name}.scene")) as path:
            return open_document(path)

    def picture(self) -> bytes:
        """A PNG of it with its shapes; empty if there is none."""
        drawn = files("assets").joinpath("templates", f"{self.name}.png")
        return drawn.read_bytes() if drawn.is_file() else b""


def templates() -> tuple[Template, ...]:
    """All there are, in the order of a walk through a home and out of it."""
    found = [
        Template(entry.name.removesuffix(".scene"), folder)
        for folder in ("samples", "templates")
        for entry in files("assets").joinpath(folder).iterdir()
        if entry.name.endswith(".scene")
    ]
    place = {name: number for number, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda t: (t.name in _LAST, place.get(t.name, len(place)), t.name)))


class TemplateDialog(QDialog):
    """Shows the templates; `chosen` is emitted with one when it is taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New from template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Templates"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setIconSize(SHOWN)
        self.list.setGridSize(SHOWN + QSize(24, 40))
        for template in templates():
            pixmap = QPixmap()
            pixmap.loadFromData(template.picture())
            picture = QIcon(pixmap)
            picture.addPixmap(pixmap, QIcon.Mode.Selected)  # else it would be tinted in the colour of the selection
            item = QListWidgetItem(picture, tr(template.title))
            item.setData(_NAME, template)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._take)
        note = QLabel(
            tr("A template opens at once; its shapes are imagined while you look, and repeat from their seeds.")
        )
        note.setProperty("faint", True)
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(note)
        column.addWidget(buttons)
        self.resize(4 * (SHOWN.width() + 24) + 60, 3 * (SHOWN.height() + 40) + 110)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(_NAME))


def _eye(document: Document) -> Camera:
    """All of a room; of a street its middle, where something is to be seen on a small picture."""
    eye = perspective(document.scene, PICTURE[0] / PICTURE[1])
    return eye if document.scene.kind == "room" else replace(eye, distance=NEAR * eye.distance)


def draw(out: Path, names: Sequence[str]) -> None:
    """Furnish templates and write a picture of each into a folder."""
    from PIL import Image

    from models.pipeline import ComposePipeline
    from models.requests import ComposeRequest
    from ui.still import render_document

    pipeline = ComposePipeline()
    for template in templates():
        if names and template.name not in names:
            continue
        document = template.open()
        if any(n.shape is None for n in document.scene.nodes):
            document = pipeline(ComposeRequest(document, only_shapes=True)).document
        drawn = Image.fromarray(render_document(document, PICTURE, camera=_eye(document)).color)
        drawn.quantize(192, dither=Image.Dither.NONE).save(out / f"{template.name}.png", optimize=True)
        sys.stdout.write(f"{out / template.name}.png\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the pictures."""
    parser = argparse.ArgumentParser(prog="python -m ui.templates", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("assets/templates"))
    parser.add_argument("names", nargs="*", help="only these")
    given = parser.parse_args(argv)
    given.out.mkdir(parents=True, exist_ok=True)
    draw(given.out, given.names)
    return 0


if __name__ == "__main__":
    sys.exit(main())

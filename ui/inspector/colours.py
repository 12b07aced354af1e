"""A swatch for each part of an object; a click chooses another colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QToolButton, QWidget

from composer.document import Document, colours_of
from composer.mesh import PARTS
from composer.scene import Node
from ui.controllers.inspector import InspectorController
from ui.controllers.session import Session
from ui.spoken import again
from ui.words import titled, tr


class Colours(QWidget):
    """The colours of one node."""

    def __init__(self, session: Session, controller: InspectorController) -> None:
        super().__init__()
        self._session, self._controller = session, controller
        self._shown: object = None
        self.buttons: list[QToolButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        again(self._retell)

    def _retell(self) -> None:
        for button in self.buttons:
            part = titled(button.objectName().removeprefix("colour "))
            button.setText(part)
            button.setAccessibleName(tr("Colour: {part}", part=part))

    def show_node(self, node: Node, document: Document) -> bool:
        """Show a node's colours; whether others are there than before."""
        look = node.category, node.shape, dict(node.materials)
        if look == self._shown:
            return False
        self._shown = look
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        stored = document.shape_of(node)
        slots = [PARTS[i] for i in sorted(set(stored.mesh.parts.tolist()))] if stored is not None else ["body"]
        self.buttons = [self._button(part, colour) for part, colour in colours_of(node, slots).items()]
        self._retell()
        for number, button in enumerate(self.buttons):
            self._grid.addWidget(button, number // 2, number % 2, Qt.AlignmentFlag.AlignLeft)
        return True

    def _button(self, part: str, colour: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"colour {part}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        swatch = QPixmap(18, 18)
        swatch.fill(QColor(colour))
        button.setIcon(swatch)
        button.clicked.connect(lambda: self._choose(part, colour))
        return button

    def _choose(self, part: str, colour: str) -> None:
        dialog = QColorDialog(QColor(colour), self)
        dialog.setWindowTitle(tr("Colour: {part}", part=titled(part)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.currentColorChanged.connect(lambda value: self._controller.colour(part, value.name(), dragging=True))
        dialog.rejected.connect(lambda: self._controller.colour(part, colour, dragging=True))
        dialog.finished.connect(lambda _: self._session.history.end_gesture())
        dialog.open()

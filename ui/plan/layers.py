"""What of the plan can be hidden, so that what lies below is at hand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from composer.scene import Node
from composer.vocabulary import category
from ui.icons import icon
from ui.plan.rulers import BREADTH
from ui.spoken import say
from ui.theme import Theme

LAYERS = ("ceiling", "tabletop", "rugs", "sizes", "names", "rulers")
"""Lamps and all else at the ceiling; what stands on things; rugs; the room's measures; names; rulers."""
FLAT = 0.06
"""Metres. What is lower lies on the floor like a rug."""


def layer_of(node: Node) -> str | None:
    """The layer that an object belongs to; None for furniture, which always shows."""
    mount = category(node.category).mount
    if mount == "ceiling":
        return "ceiling"
    if mount == "surface" or node.parent is not None:
        return "tabletop"
    if node.box is not None and node.box.height < FLAT:
        return "rugs"
    return None


class LayerButton(QToolButton):
    """A button in the upper left corner of the plan with a menu of its layers."""

    def __init__(self, over: QWidget, actions: Iterable[QAction], theme: Theme) -> None:
        super().__init__(over)
        say("What the plan shows", self.setToolTip, self.setAccessibleName)
        self.setIconSize(QSize(16, 16))
        self.setGeometry(0, 0, BREADTH, BREADTH)  # where the rulers meet
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the View menu has the same for the keyboard
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.setStyleSheet("QToolButton { padding: 0; border-radius: 3px; }")
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icon."""
        self.setIcon(icon("show", theme))

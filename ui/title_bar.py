"""The title of a panel, with what takes it out of the window and puts it away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.spoken import say
from ui.theme import Theme
from ui.words import later


class TitleBar(QWidget):
    """Stands above a panel, unless a tab with the same name does: a title twice would take the panel's room.

    A press that no button takes goes to the panel, which is so dragged, and with a double click floats.
    """

    def __init__(self, dock: QDockWidget, theme: Theme) -> None:
        super().__init__(dock)
        self._tabbed = False
        self.setProperty("title", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel(dock.windowTitle())
        self._label.setProperty("heading", True)
        dock.windowTitleChanged.connect(self._label.setText)
        self._buttons = {"float": QToolButton(), "cancel": QToolButton()}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 1)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        texts = later("Take the panel out of the window"), later("Put the panel away")
        for button, text in zip(self._buttons.values(), texts, strict=True):
            say(text, button.setToolTip, button.setAccessibleName)
            button.setProperty("small", True)
            row.addWidget(button)
        self._buttons["float"].clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._buttons["cancel"].clicked.connect(dock.close)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons, and make room for words of the present size."""
        letters = self.fontMetrics().height()
        self._label.setMinimumHeight(letters + 14)
        side = round(1.1 * letters)
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme))
            button.setIconSize(QSize(side, side))

    def set_tabbed(self, tabbed: bool) -> None:
        """Leave the title to a tab, or show it."""
        if tabbed is not self._tabbed:
            self._tabbed = tabbed
            for widget in (self._label, *self._buttons.values()):
                widget.setVisible(not tabbed)  # and nothing else would take room

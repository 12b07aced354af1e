"""What a user can set once for all rooms; every choice counts at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout

from ui.words import LANGUAGES, later, tr

if TYPE_CHECKING:
    from ui.window import MainWindow

THEMES = (("system", later("As the system")), ("light", later("Light")), ("dark", later("Dark")))
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
QUALITIES = (
    ("draft", later("Draft: quickest")),
    ("standard", later("Standard")),
    ("fine", later("Fine: takes longer")),
)
NAVIGATIONS = (("simple", later("Simple: left button orbits")), ("blender", later("Blender: middle button orbits")))
AUTOSAVES = (
    (5.0, later("5 seconds")),
    (10.0, later("10 seconds")),
    (30.0, later("30 seconds")),
    (120.0, later("2 minutes")),
    (300.0, later("5 minutes")),
)


def prefer(window: MainWindow) -> None:
    """Let a window work as its settings say; its theme is another matter."""
    settings = window.settings
    window.setIconSize(QSize(24, 24) * settings.scale)
    window.generator.quality = settings.quality
    window.recovery.seconds = settings.autosave
    steer = getattr(window.space, "set_navigation", None)
    if steer is not None:
        steer(settings.navigation)


class PreferencesDialog(QDialog):
    """A small form over the settings of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self._window, self._settings = window, window.settings
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setHorizontalSpacing(18)
        languages = (("system", tr("As the system")), *LANGUAGES.items())
        self.theme = self._choice(tr("Look"), "theme", self._said(THEMES), window.commands.dress)
        self.language = self._choice(tr("Language"), "language", languages, self._tell_language)
        sizes = [(scale, f"{scale * 100:.0f} %") for scale in SCALES]
        self.scale = self._choice(tr("Size of words and controls"), "scale", sizes, window.commands.dress)
        self.quality = self._choice(tr("Quality of shapes"), "quality", self._said(QUALITIES), self._prefer)
        self.navigation = self._choice(tr("Mouse in the 3D view"), "navigation", self._said(NAVIGATIONS), self._prefer)
        self.autosave = self._choice(
            tr("Keep a copy of unsaved work after"), "autosave", self._said(AUTOSAVES), self._prefer
        )
        self.note = QLabel()
        self.note.setProperty("faint", True)
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 14)
        whole.setSpacing(14)
        whole.addLayout(self._form)
        whole.addWidget(self.note)
        whole.addWidget(buttons)
        self.note.hide()

    @staticmethod
    def _said(choices: tuple[tuple[Any, str], ...]) -> list[tuple[Any, str]]:
        return [(value, tr(label)) for value, label in choices]

    def _choice(self, label: str, name: str, choices: Any, then: Callable[[], None]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(label)
        for value, said in choices:
            box.addItem(said, value)
        box.setCurrentIndex(max(box.findData(getattr(self._settings, name)), 0))

        def choose(_: int) -> None:
            setattr(self._settings, name, box.currentData())
            then()

        box.activated.connect(choose)
        self._form.addRow(label, box)
        return box

    def _prefer(self) -> None:
        prefer(self._window)

    def _tell_language(self) -> None:
        self.note.setText(tr("The language changes when the program is started again."))
        self.note.show()

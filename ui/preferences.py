"""What a user can set once for all rooms; every choice counts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout

from ui import units
from ui.spoken import offer, say, say_again, spoken_label
from ui.words import LANGUAGES, language, later, speak

if TYPE_CHECKING:
    from ui.window import MainWindow

THEMES = (("system", later("As the system")), ("light", later("Light")), ("dark", later("Dark")))
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
QUALITIES = (
    ("draft", later("Draft: quickest")),
    ("standard", later("Standard")),
    ("fine", later("Fine: takes longer")),
)
UNITS = (
    ("system", later("As the system")),
    ("metric", later("Metres and centimetres")),
    ("imperial", later("Feet and inches")),
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
        say("Preferences", self.setWindowTitle)
        self._window, self._settings = window, window.settings
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setHorizontalSpacing(18)
        languages = (("system", later("As the system")), *LANGUAGES.items())
        sizes = [(scale, f"{scale * 100:.0f} %") for scale in SCALES]
        dress = window.commands.dress
        self.theme = self._choice(later("Look"), "theme", THEMES, dress)
        self.language = self._choice(later("Language"), "language", languages, self._speak)
        self.units = self._choice(later("Lengths"), "units", UNITS, self._measure)
        self.scale = self._choice(later("Size of words and controls"), "scale", sizes, dress)
        self.quality = self._choice(later("Quality of shapes"), "quality", QUALITIES, self._prefer)
        self.navigation = self._choice(later("Mouse in the 3D view"), "navigation", NAVIGATIONS, self._prefer)
        self.autosave = self._choice(later("Keep a copy of unsaved work after"), "autosave", AUTOSAVES, self._prefer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 14)
        whole.setSpacing(14)
        whole.addLayout(self._form)
        whole.addWidget(buttons)

    def _choice(
        self, label: str, name: str, choices: Iterable[tuple[object, str]], then: Callable[[], None]
    ) -> QComboBox:
        box = QComboBox()
        offer(box, choices)
        say(label, box.setAccessibleName)
        box.setCurrentIndex(max(box.findData(getattr(self._settings, name)), 0))

        def choose(_: int) -> None:
            setattr(self._settings, name, box.currentData())
            then()

        box.activated.connect(choose)
        self._form.addRow(spoken_label(label, of=box), box)
        return box

    def _prefer(self) -> None:
        prefer(self._window)

    def _measure(self) -> None:
        app = QApplication.instance()
        assert app is not None
        units.use(app, units.units(self._settings.units))
        say_again(self._window)

    def _speak(self) -> None:
        app = QApplication.instance()
        assert app is not None
        speak(app, language(self._settings.language))
        self._window.commands.dress()  # its fonts are other ones

"""The small bars of the window: what to generate, what runs, what to do with relations a move broke."""

from __future__ import annotations

import itertools
import time

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ui.fields import roomy
from ui.icons import icon
from ui.spoken import again, offer, say
from ui.theme import Theme, letter
from ui.words import later, tr

SCOPES = (
    (
        "affected",
        later("Affected"),
        later("The least that the last changes need: broken relations, new objects"),
    ),
    ("selected", later("Selected"), later("Only the selected objects")),
    ("all", later("Everything"), later("All objects, except what is locked")),
)


class GenerateBar(QWidget):
    """Scope, seed and the button."""

    run = Signal()
    again = Signal()
    seed_changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.scope = QComboBox()
        offer(self.scope, SCOPES)
        say("What to regenerate", self.scope.setAccessibleName)
        say("What a regeneration may change", self.scope.setToolTip)
        self.seed = roomy(QSpinBox())
        self.seed.setRange(0, 2**31 - 1)
        say("Seed ", self.seed.setPrefix)
        say("Seed of the scene", self.seed.setAccessibleName)
        self.seed.setKeyboardTracking(False)
        say("The same seed gives the same result", self.seed.setToolTip)
        self.seed.valueChanged.connect(self.seed_changed)
        self.dice = QToolButton()
        say("Try another seed", self.dice.setToolTip, self.dice.setAccessibleName)
        self.dice.clicked.connect(self.again)
        self.button = QPushButton()
        say("Regenerate", self.button.setText)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self.run)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.scope, self.seed, self.dice, self.button):
            row.addWidget(widget)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons, and make room for words of the present size."""
        self.seed.setFixedWidth(16 * letter(self))
        self.dice.setIconSize(QSize(3, 3) * letter(self))
        self.dice.setIcon(icon("dice", theme))
        self.button.setIcon(icon("generate", theme, accent=True))

    def show_seed(self, seed: int) -> None:
        """Show the document's seed."""
        blocked = self.seed.blockSignals(True)
        self.seed.setValue(min(seed, 2**31 - 1))
        self.seed.blockSignals(blocked)


HINTS = (
    later("Drag objects on the plan"),
    later("drag from chip to chip in the graph to relate"),
    later("drag the 3D view to look around"),
    later("Regenerate imagines what is not locked"),
    later("Ctrl+Z undoes anything"),
)


class HintBar(QWidget):
    """What to try first; put away once and for all."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label, button = QLabel(), QPushButton()
        self._label.setProperty("faint", True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fill()
        again(self._fill)
        say("Got it", button.setText)
        button.clicked.connect(self.done)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(button)

    def _fill(self) -> None:
        self._label.setText("  •  ".join(map(tr, HINTS)))


class JobBar(QWidget):
    """What runs, how far it is, and a way to stop it; empty while nothing runs."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.label = QLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(160, 8)
        self.progress.setRange(0, 1000)
        self.stop = QToolButton()
        say("Cancel", self.stop.setText)
        self.stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        for widget in (self.label, self.progress, self.stop):
            row.addWidget(widget)
        self._begun = time.monotonic()
        self.show_job("", None)

    def show_job(self, text: str, fraction: float | None) -> None:
        """Show a stage and how much of the whole is done; None while that is unknown."""
        for widget in (self.label, self.progress, self.stop):
            widget.setVisible(bool(text))
        if not text or fraction is None:
            self._begun = time.monotonic()
        left = time_left(time.monotonic() - self._begun, fraction)
        self.label.setText(tr("{stage} … {left}", stage=text, left=left) if text else "")
        if fraction is None:
            self.progress.setRange(0, 0 if text else 1000)
        else:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(fraction * 1000))


def time_left(elapsed: float, fraction: float | None) -> str:
    """How long the rest will take, once that can be told and is worth telling; seconds."""
    if not fraction or elapsed < 1.5:
        return ""
    rest = elapsed / fraction - elapsed
    if rest < 1:
        return ""
    if rest < 90:
        return tr("about {seconds:.0f} s left", seconds=rest)
    return tr("about {minutes:.0f} min left", minutes=rest / 60)


class FollowBar(QFrame):
    """Offered after a move broke relations; goes away by itself with the next change."""

    keep = Signal()
    right = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("bar", True)
        self.label = QLabel()
        self.keep_button, self.right_button = QPushButton(), QPushButton()
        self.close_button = close = QToolButton()
        say("Keep", self.keep_button.setText)
        say("Put right", self.right_button.setText)
        say("Relations follow the plan: they become what holds now", self.keep_button.setToolTip)
        say("The plan follows the relations: what must move moves", self.right_button.setToolTip)
        close.setText("✕")
        say("Dismiss", close.setAccessibleName)
        for button in (self.keep_button, self.right_button, close):
            button.clicked.connect(self.hide)
        self.keep_button.clicked.connect(self.keep)
        self.right_button.clicked.connect(self.right)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        for widget in (self.label, self.keep_button, self.right_button, close):
            row.addWidget(widget)
        over.installEventFilter(self)
        again(self._place)
        self.hide()

    def offer(self, count: int) -> None:
        """Show it for so many broken relations; hide it for none."""
        self.setVisible(count > 0)
        if count:
            if count == 1:
                say("1 relation no longer holds", self.label.setText)
            else:
                say("{count} relations no longer hold", self.label.setText, count=count)
            self._place()
            self.raise_()
            buttons = (self.keep_button, self.right_button, self.close_button)
            for before, after in itertools.pairwise((self._over, *buttons)):
                QWidget.setTabOrder(before, after)

    def _place(self) -> None:
        self.label.setWordWrap(False)
        room = self._over.width() - 16
        if self.sizeHint().width() > room:
            self.label.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        else:
            self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

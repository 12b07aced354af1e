"""Fill a street: how much, from which seed, and what of that which is there gives way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.controllers.filling import FillController
from ui.controllers.session import Session
from ui.density import DensitySlider
from ui.fields import roomy
from ui.icons import icon
from ui.spoken import again, say, spoken_label
from ui.theme import Theme
from ui.words import later, tr


class FillDialog(QDialog):
    """Stays open beside the work, so that one seed after the other can be tried."""

    def __init__(self, parent: QWidget, session: Session, controller: FillController, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say("Fill the street", self.setWindowTitle)
        self._session, self._controller = session, controller
        self.density = DensitySlider()
        self.density.set_density(controller.density)
        self.seed = roomy(QSpinBox())
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setValue(min(session.history.scene.seed, 2**31 - 1))
        say("Seed of the street", self.seed.setAccessibleName)
        say("The same seed gives the same result", self.seed.setToolTip)
        self.dice = QToolButton()
        self.dice.setIconSize(QSize(18, 18))
        self.dice.setIcon(icon("dice", theme))
        say("Try another seed", self.dice.setToolTip, self.dice.setAccessibleName)
        self.dice.clicked.connect(self._another)
        self.free, self.anew, self.chosen = QRadioButton(), QRadioButton(), QRadioButton()
        say("Fill what is free", self.free.setText)
        say("Empty it first; what is locked or starred stays", self.anew.setText)
        say("Fill the selected ground anew", self.chosen.setText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = QPushButton()
        self.go.setProperty("primary", True)
        say("Fill", self.go.setText)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.close)
        self.go.clicked.connect(self._fill)
        self._lay_out()
        session.grounded.connect(self._on_ground)
        self._on_ground(session.ground)
        if session.ground:
            self.chosen.setChecked(True)
        else:
            self.free.setChecked(True)
        again(self._retell)

    def _lay_out(self) -> None:
        seeds = QHBoxLayout()
        seeds.addWidget(self.seed, 1)
        seeds.addWidget(self.dice)
        form = QFormLayout()
        form.addRow(spoken_label(later("How much"), of=self.density.slider), self.density)
        form.addRow(spoken_label(later("Seed"), of=self.seed), seeds)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for button in (self.free, self.anew, self.chosen):
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(440, self.sizeHint().height())

    def _retell(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))

    def _on_ground(self, ground: frozenset[str]) -> None:
        self.chosen.setEnabled(bool(ground))
        if not ground and self.chosen.isChecked():
            self.free.setChecked(True)

    def _another(self) -> None:
        self.seed.setValue(self.seed.value() + 1 if self.seed.value() < self.seed.maximum() else 0)
        self._fill()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._session.grounded.disconnect(self._on_ground)
        super().closeEvent(event)

    def _fill(self) -> None:
        density, seed = self.density.density, self.seed.value()
        if self.chosen.isChecked():
            self._controller.block_of(self._session.ground, density, seed)
        else:
            self._controller.fill(density, seed, self.anew.isChecked())

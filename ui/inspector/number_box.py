# ruff: noqa: N802 - Qt names its methods
"""A field for a length in metres, which it says and takes in the units of the moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from ui import units
from ui.controllers.lengths import length
from ui.spoken import again


class LengthBox(QDoubleSpinBox):
    """Its value is metres; what was typed may be any length that people write.

    Parameters
    ----------
    say : function
        Puts metres into words: by the millimetre for furniture, `units.told` for what is as large as streets.
    large : bool
        Whether its arrows go in large steps.
    """

    def __init__(self, say: Callable[[float], str] = units.exactly, large: bool = False) -> None:
        super().__init__()
        self._say, self._large = say, large
        self.setDecimals(6)
        self.retell()
        again(self.retell)

    def retell(self) -> None:
        """Say the value again, in other units or another language."""
        self.setSingleStep(units.nudge(self._large))
        self.setValue(self.value())

    def textFromValue(self, value: float) -> str:
        return self._say(value)

    def valueFromText(self, text: str) -> float:
        found = length(text)
        return self.value() if found is None else found

    def validate(self, text: str, at: int) -> object:
        return QValidator.State.Acceptable if length(text) is not None else QValidator.State.Intermediate, text, at

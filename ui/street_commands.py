"""What the declared actions about streets do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.controllers.session import next_ground
from ui.fill_dialog import FillDialog
from ui.new_street import NewStreetDialog
from ui.plan.street_tool import Mode

if TYPE_CHECKING:
    from ui.window import MainWindow


class StreetCommands:
    """The actions of the menu *Street*, of one window."""

    _window: MainWindow

    def file_street(self) -> None:
        dialog = NewStreetDialog(self._window, self._window.theme)
        dialog.chosen.connect(self._window.files.new_street)
        dialog.open()

    def street_edit(self, on: bool) -> None:
        self._window.plan.set_tool(self._window.plan.street_tool if on else None)

    def street_draw(self) -> None:
        self._draw("street")

    def street_ground(self) -> None:
        self._draw("ground")

    def street_crossing(self) -> None:
        self._draw("crossing")

    def _draw(self, mode: Mode) -> None:
        self._window.plan.set_tool(self._window.plan.street_tool)
        self._window.plan.street_tool.set_mode(mode)

    def street_section(self) -> None:
        self._window.panels.bring("Cross-section")
        self._window.section.view.setFocus()

    def street_next(self) -> None:
        self._window.session.select_ground(next_ground(self._window.session, 1))

    def street_previous(self) -> None:
        self._window.session.select_ground(next_ground(self._window.session, -1))

    def street_fill(self) -> None:
        w = self._window
        FillDialog(w, w.session, w.filling, w.theme).show()

    def street_block(self, on: bool) -> None:
        w = self._window
        if on and w.session.ground:
            w.filling.block_of(w.session.ground, w.plan.block_tool.density.density)
            w.actions_.by_id["street.block"].setChecked(False)
        else:
            w.plan.set_tool(w.plan.block_tool if on else None)

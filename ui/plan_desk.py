"""What the window does around the plan: its tools, layers, clipboard and pictures, put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.clipboard import SystemClipboard
from ui.controllers.aligning import AligningController
from ui.controllers.boxing import Area, BoxingController
from ui.controllers.clipboard import ClipboardController
from ui.inspector.fitting_finder import FittingFinder
from ui.plan.layers import LAYERS, LayerButton
from ui.plan.picture_file import PictureReader
from ui.plan.tool import Tool

if TYPE_CHECKING:
    from ui.window import MainWindow


class PlanDesk:
    """The plan's part of a window.

    Parameters
    ----------
    window : MainWindow
        With its plan and its actions.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        session, plan, actions = window.session, window.plan, window.actions_.by_id
        self.aligning, self.boxing = AligningController(session), BoxingController(session)
        self.clipboard = ClipboardController(session, SystemClipboard())
        self._pictures = PictureReader(window)
        self._pictures.done.connect(plan.trace_tool.show_image)
        self._pictures.failed.connect(window.say)
        plan.tool_changed.connect(self._on_tool)
        plan.box_tool.drawn = self._name_box
        plan.block_tool.drawn = self._fill_block
        layers = [actions[f"view.{name}"] for name in LAYERS]
        shown = frozenset(LAYERS) - window.settings.hidden_layers
        for name, action in zip(LAYERS, layers, strict=True):
            action.setChecked(name in shown)
        plan.set_layers(shown)
        self.layers = LayerButton(plan, layers, window.theme)

    def enable(self) -> None:
        """Allow the actions that make sense for what is selected."""
        actions, chosen, in_line = self._window.actions_.by_id, self._window.session.selection, self.aligning.count
        for name in ("edit.cut", "edit.copy"):
            actions[name].setEnabled(bool(chosen))
        for name, action in actions.items():
            if name.startswith(("edit.align_", "edit.centre_", "edit.distribute_")):
                action.setEnabled(in_line >= (3 if "distribute" in name else 2))

    def show_layer(self, name: str, shown: bool) -> None:
        """Show or hide a layer of the plan, also the next time."""
        self._window.plan.show_layer(name, shown)
        self._window.settings.hidden_layers = frozenset(LAYERS) - self._window.plan.layers

    def paste(self) -> None:
        """Paste where the cursor is on the plan; what comes without a shape gets one."""
        ids, gesture = self.clipboard.paste(self._window.plan.cursor)
        self._window.generator.furnish(ids, gesture)

    def trace(self, path: Path) -> None:
        """Lay a picture under the plan."""
        self._pictures.read(path)

    def _on_tool(self, tool: Tool | None) -> None:
        actions, plan = self._window.actions_.by_id, self._window.plan
        actions["scene.room"].setChecked(tool is plan.room_tool)
        actions["scene.draw"].setChecked(tool is plan.box_tool)
        actions["street.block"].setChecked(tool is plan.block_tool)
        actions["street.edit"].setChecked(tool is plan.street_tool)

    def _fill_block(self, area: Area) -> None:
        """Fill a rectangle of a street anew."""
        x0, y0, x1, y1 = area
        corners = (x0, y0), (x1, y0), (x1, y1), (x0, y1)
        self._window.filling.block(corners, self._window.plan.block_tool.density.density)

    def _name_box(self, area: Area) -> None:
        """Ask what the rectangle is that was drawn, and make it."""
        plan, finder = self._window.plan, FittingFinder(self._window, self._window.theme, area)
        finder.chosen.connect(lambda name: self._window.furnish(self.boxing.add(name, area)))
        finder.closed.connect(plan.box_tool.forget)
        corner = plan.to_pixel((area[0] + area[2]) / 2, area[1]).toPoint()
        finder.open(plan.viewport().mapToGlobal(corner) + QPoint(0, 8))

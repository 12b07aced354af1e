"""The window's panels as docks, and where each is at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from ui.spoken import say
from ui.theme import Theme
from ui.title_bar import TitleBar


class Panels(QObject):
    """The docks of one window.

    Parameters
    ----------
    window : QMainWindow
    widgets : mapping
        What each shows, by its name in English: those that `place` knows.
    """

    def __init__(self, window: QMainWindow, widgets: Mapping[str, QWidget], theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._title)
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.docks = {name: self._dock(name, widget) for name, widget in widgets.items()}

    def _dock(self, name: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(self._window)
        say(name, dock.setWindowTitle)
        dock.setObjectName(f"dock {name}")
        dock.setWidget(widget)
        dock.setTitleBarWidget(TitleBar(dock, self._theme))
        for moved in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            moved.connect(lambda _: self._later.start())
        return dock

    def set_theme(self, theme: Theme) -> None:
        """Change the look of the titles."""
        for bar in self._bars():
            bar.set_theme(theme)

    def _bars(self) -> Iterator[TitleBar]:
        for dock in self.docks.values():
            bar = dock.titleBarWidget()
            assert isinstance(bar, TitleBar)
            yield bar

    def _title(self) -> None:
        """Leave the titles of panels that share a place to their tabs."""
        for dock, bar in zip(self.docks.values(), self._bars(), strict=True):
            bar.set_tabbed(not dock.isFloating() and bool(self._window.tabifiedDockWidgets(dock)))

    def place(self, words: float) -> None:
        """Put every panel where it is at first, with room for words so many times as large as usual."""
        w, d, area = self._window, self.docks, Qt.DockWidgetArea
        for dock in d.values():
            dock.setFloating(False)  # while the window still knows it: afterwards it would float on
        for dock in d.values():
            w.removeDockWidget(dock)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        w.addDockWidget(area.LeftDockWidgetArea, d["Catalogue"])
        w.splitDockWidget(d["Catalogue"], d["Plan"], across)
        w.splitDockWidget(d["Plan"], d["Inspector"], across)
        w.splitDockWidget(d["Plan"], d["Graph"], down)
        w.splitDockWidget(d["Plan"], d["3D view"], across)
        w.tabifyDockWidget(d["Graph"], d["Variants"])
        w.tabifyDockWidget(d["Variants"], d["Cross-section"])
        w.splitDockWidget(d["Inspector"], d["Checklist"], down)
        w.tabifyDockWidget(d["Checklist"], d["History"])
        for dock in d.values():
            dock.show()
        d["Checklist"].raise_()
        d["Graph"].raise_()
        widths = [round(186 * words), 460, 484, round(296 * words)]
        w.resizeDocks([d["Catalogue"], d["Plan"], d["3D view"], d["Inspector"]], widths, across)
        w.resizeDocks([d["Plan"], d["Graph"]], [455, 330], down)
        w.resizeDocks([d["Inspector"], d["Checklist"]], [512, 273], down)

    def bring(self, name: str) -> None:
        """Show a panel in front of those that share its place."""
        self.docks[name].show()
        self.docks[name].raise_()

"""The menu of files used before."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.controllers.files import FileController
from ui.spoken import say
from ui.words import tr


class RecentMenu(QMenu):
    """Made anew whenever it opens."""

    def __init__(self, parent: QWidget, files: FileController) -> None:
        super().__init__(parent)
        say("Recent", self.setTitle)
        self._files = files
        self.setToolTipsVisible(True)  # two files may have one name; the tip says where each is
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in self._files.recent:
            action = self.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda checked=False, p=path: self._files.open(p))
        if not self._files.recent:
            self.addAction(tr("Nothing yet")).setEnabled(False)

"""What the window remembers between runs: its shape, its look, recent files."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

LAYOUT = 2
"""Version of the dock layout; another one is not restored."""


class Settings:
    """A file of settings.

    Parameters
    ----------
    path : Path, optional
        Where it is; the user's configuration folder if not given.
    """

    def __init__(self, path: Path | None = None) -> None:
        state = Path(platformdirs.user_state_dir("scene-composer", appauthor=False)) if path is None else path.parent
        path = path or Path(platformdirs.user_config_dir("scene-composer", appauthor=False)) / "window.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self.unsaved = state / "unsaved"
        """Folder for copies of what was never saved."""

    @property
    def theme(self) -> str:
        return str(self._store.value("theme", "light"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def hinted(self) -> bool:
        """Whether the first hints were put away."""
        return str(self._store.value("hinted", "false")).lower() == "true"

    @hinted.setter
    def hinted(self, done: bool) -> None:
        self._store.setValue("hinted", done)

    @property
    def recent(self) -> list[Path]:
        """Files used before that still exist, the latest first."""
        value = self._store.value("recent", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [p for p in (Path(str(name)) for name in names) if p.exists()]

    @recent.setter
    def recent(self, paths: list[Path]) -> None:
        self._store.setValue("recent", [str(p) for p in paths])

    @property
    def shape(self) -> tuple[QByteArray, QByteArray] | None:
        """Geometry and dock layout of the window; None the first time."""
        geometry, docks = self._store.value(f"geometry{LAYOUT}"), self._store.value(f"docks{LAYOUT}")
        return (geometry, docks) if isinstance(geometry, QByteArray) and isinstance(docks, QByteArray) else None

    def keep_shape(self, geometry: QByteArray, docks: QByteArray) -> None:
        """Remember geometry and dock layout."""
        self._store.setValue(f"geometry{LAYOUT}", geometry)
        self._store.setValue(f"docks{LAYOUT}", docks)

"""What the window remembers between runs: its shape, its look, recent files."""

from __future__ import annotations

import json
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from models.requests import Quality

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
        """``light``, ``dark``, or ``system``: as the rest of the desktop."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        """``en``, ``de``, ``zh_CN``, or ``system``."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    @property
    def units(self) -> str:
        """``metric``, ``imperial``, or ``system``."""
        return str(self._store.value("units", "system"))

    @units.setter
    def units(self, name: str) -> None:
        self._store.setValue("units", name)

    @property
    def scale(self) -> float:
        """How large words and controls are; 1 is the usual."""
        return self._number("scale", 1.0, 0.8, 2.0)

    @scale.setter
    def scale(self, value: float) -> None:
        self._store.setValue("scale", value)

    @property
    def quality(self) -> Quality:
        """How finely shapes are made."""
        found = str(self._store.value("quality", "standard"))
        return "draft" if found == "draft" else "fine" if found == "fine" else "standard"

    @quality.setter
    def quality(self, name: Quality) -> None:
        self._store.setValue("quality", name)

    @property
    def navigation(self) -> str:
        """How the mouse moves the 3D view: ``simple`` or ``blender``."""
        return "blender" if self._store.value("navigation") == "blender" else "simple"

    @navigation.setter
    def navigation(self, name: str) -> None:
        self._store.setValue("navigation", name)

    @property
    def autosave(self) -> float:
        """Seconds between a change and the copy that is kept for the case of a crash."""
        return self._number("autosave", 10.0, 1.0, 3600.0)

    @autosave.setter
    def autosave(self, seconds: float) -> None:
        self._store.setValue("autosave", seconds)

    @property
    def preset(self) -> str:
        """Which preset of keys is used."""
        return str(self._store.value("keys/preset", "simple"))

    @property
    def own_keys(self) -> dict[str, str]:
        """Keys that the user chose, by action."""
        try:
            found = json.loads(str(self._store.value("keys/own", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: keys for name, keys in found.items() if isinstance(keys, str)}

    def keep_keys(self, preset: str, own: dict[str, str]) -> None:
        """Remember a preset and what the user changed of it."""
        self._store.setValue("keys/preset", preset)
        self._store.setValue("keys/own", json.dumps(own))

    def _number(self, name: str, usual: float, low: float, high: float) -> float:
        try:
            return min(max(float(str(self._store.value(name, usual))), low), high)
        except ValueError:
            return usual

    @property
    def hinted(self) -> bool:
        """Whether the first hints were put away."""
        return str(self._store.value("hinted", "false")).lower() == "true"

    @hinted.setter
    def hinted(self, done: bool) -> None:
        self._store.setValue("hinted", done)

    @property
    def hidden_layers(self) -> frozenset[str]:
        """Layers of the plan that do not show."""
        return frozenset(filter(None, str(self._store.value("hidden", "")).split(" ")))

    @hidden_layers.setter
    def hidden_layers(self, names: frozenset[str]) -> None:
        self._store.setValue("hidden", " ".join(sorted(names)))

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

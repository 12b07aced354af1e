"""Which keys do what: as declared, as a preset has it, as the user wants it. No key does two things."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence

from ui.words import later

TAB = "Tab"
"""The graph's own way to add an object; elsewhere Tab leaves a field, so that no shortcut may take it."""

BLENDER = {
    "edit.delete": "X|Delete",
    "edit.duplicate": "Shift+D",
    "edit.all": "A",
    "edit.redo": "Ctrl+Shift+Z",
    "edit.snap": "Shift+S",
    "edit.next": "",
    "edit.previous": "",
    "scene.add": "Shift+A",
    "scene.everything": "Alt+H",
    "generate.run": "F12|Ctrl+G",
    "view.palette": "F3|Ctrl+Shift+P",
    "view.walk": "Shift+`",
    "view.fit": "Home|Ctrl+0",
}
PRESETS: Mapping[str, Mapping[str, str]] = {"simple": {}, "blender": BLENDER}
PRESET_LABELS = {"simple": later("Simple"), "blender": "Blender"}


class Keymap:
    """The keys of every action.

    Parameters
    ----------
    declared : mapping of str to str
        Id of an action → its keys in Qt's portable words, several separated by ``|``.
    preset : str
        One of `PRESETS`; an unknown one counts as ``simple``.
    own : mapping of str to str
        What the user chose, in the same words.
    """

    def __init__(
        self, declared: Mapping[str, str], preset: str = "simple", own: Mapping[str, str] | None = None
    ) -> None:
        self._declared = declared
        self.preset = preset if preset in PRESETS else "simple"
        self.own = {i: keys for i, keys in (own or {}).items() if i in declared}
        self._settle()

    def _settle(self) -> None:
        """A key belongs to the first that wants it, the user's own wishes before the preset's before the declared."""
        found: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for layer in (self.own, PRESETS[self.preset], self._declared):
            for name, text in layer.items():
                if name in self._declared and name not in found:
                    found[name] = tuple(k for k in split(text) if k not in taken)
                    taken.update(found[name])
        self._found = found

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action, the one that menus show first."""
        return self._found[name]

    def user(self, key: str) -> str | None:
        """The action that a key does; None if it is free."""
        (wanted,) = split(key) or ("",)
        return next((name for name, keys in self._found.items() if wanted in keys), None)

    def set(self, name: str, keys: str) -> None:
        """Give keys to an action; whoever had them loses them."""
        wanted = set(split(keys))
        for loser, found in self._found.items():
            if loser != name and not wanted.isdisjoint(found):
                self.own[loser] = "|".join(key for key in found if key not in wanted)
        self.own[name] = keys
        self._settle()

    def reset(self, name: str | None = None) -> None:
        """An action's keys as the preset has them; those of all actions if none is named."""
        self.own = {} if name is None else {i: keys for i, keys in self.own.items() if i != name}
        self._settle()

    def use(self, preset: str) -> None:
        """Another preset, with nothing changed."""
        self.preset, self.own = preset, {}
        self._settle()


def split(text: str) -> tuple[str, ...]:
    """Keys in one spelling, without Tab and what Qt does not know."""
    names = (QKeySequence(part).toString(QKeySequence.SequenceFormat.PortableText) for part in text.split("|"))
    return tuple(dict.fromkeys(name for name in names if name and name != TAB))


def shown(key: str) -> str:
    """A key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

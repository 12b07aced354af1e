"""Every action of the window, declared once: menus, toolbar, shortcuts and the command palette are made from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListWidgetItem, QMainWindow, QMenu, QWidget

from ui.icons import icon
from ui.inspector.catalogue import NAME, Finder
from ui.inspector.found import HINT, blank
from ui.keymap import Keymap, shown
from ui.spoken import say
from ui.theme import Theme
from ui.words import tr, without_dots


@dataclass(frozen=True)
class Declared:
    """One action.

    Attributes
    ----------
    id : str
        Also the name of the method of `Commands` that does it, with dots as underscores.
    menu : str
        Which menu it is in; empty for the palette alone.
    shortcut : str
        In Qt's words; several are separated by ``|``.
    icon : str
        File in ``assets/icons``.
    bar : bool
        Whether the toolbar shows it.
    checkable : bool
    line : bool
        Whether a separator comes before it.
    hint : str
    """

    id: str
    label: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    bar: bool = False
    checkable: bool = False
    line: bool = False
    hint: str = ""


ACTIONS: tuple[Declared, ...] = (
    Declared("file.new", "New room", "File", "Ctrl+N", "new", True, hint="An empty room, four metres by four"),
    Declared("file.street", "New street …", "File", "Ctrl+Alt+N", hint="Choose its strips, draw on from there"),
    Declared("file.open", "Open …", "File", "Ctrl+O", "open", True),
    Declared(
        "file.template",
        "New from template …",
        "File",
        "Ctrl+Shift+N",
        hint="A furnished room or a street to start from",
    ),
    Declared("file.save", "Save", "File", "Ctrl+S", "save", True, line=True),
    Declared("file.save_as", "Save as …", "File", "Ctrl+Shift+S"),
    Declared("file.export", "Export GLB …", "File", "Ctrl+E", "export", True, hint="Write the meshes for an engine"),
    Declared("file.picture", "Save picture of the 3D view …", "File"),
    Declared("file.quit", "Quit", "File", "Ctrl+Q", line=True),
    Declared("edit.undo", "Undo", "Edit", "Ctrl+Z", "undo", True),
    Declared("edit.redo", "Redo", "Edit", "Ctrl+Y|Ctrl+Shift+Z", "redo", True),
    Declared("edit.cut", "Cut", "Edit", "Ctrl+X", line=True),
    Declared("edit.copy", "Copy", "Edit", "Ctrl+C"),
    Declared("edit.paste", "Paste", "Edit", "Ctrl+V", hint="Where the cursor is on the plan, or beside the original"),
    Declared("edit.duplicate", "Duplicate", "Edit", "Ctrl+D", "duplicate"),
    Declared("edit.delete", "Delete", "Edit", "Delete|Backspace", "delete"),
    Declared("edit.all", "Select all", "Edit", "Ctrl+A"),
    Declared("edit.next", "Select the next object", "Edit", "N"),
    Declared("edit.previous", "Select the previous object", "Edit", "Shift+N"),
    Declared("edit.turn", "Turn a quarter", "Edit", "R", "rotate", line=True),
    Declared("edit.rename", "Rename", "Edit", "F2"),
    Declared("edit.lock", "Lock or unlock", "Edit", "Ctrl+L", "lock", hint="Regenerating leaves locked objects alone"),
    Declared("edit.align_left", "Align left edges", "Edit", "Alt+Shift+Left", line=True),
    Declared("edit.align_right", "Align right edges", "Edit", "Alt+Shift+Right"),
    Declared("edit.align_top", "Align top edges", "Edit", "Alt+Shift+Up"),
    Declared("edit.align_bottom", "Align bottom edges", "Edit", "Alt+Shift+Down"),
    Declared("edit.centre_across", "Align centres left to right", "Edit"),
    Declared("edit.centre_up", "Align centres up and down", "Edit"),
    Declared("edit.distribute_across", "Distribute left to right", "Edit", hint="Make the gaps equal"),
    Declared("edit.distribute_up", "Distribute up and down", "Edit", hint="Make the gaps equal"),
    Declared("edit.snap", "Snap to what is near", "Edit", "S", "magnet", checkable=True, line=True),
    Declared("edit.shortcuts", "Keyboard shortcuts …", "Edit", line=True),
    Declared("edit.preferences", "Preferences …", "Edit", "Ctrl+,"),
    Declared("scene.add", "Add object …", "Scene", "Tab|Shift+A", "add"),
    Declared("scene.draw", "Draw an object", "Scene", "B", "draw", True, True, hint="Drag its outline, say what it is"),
    Declared("scene.room", "Edit the room", "Scene", "Shift+R", "room", True, True, hint="Walls, doors and windows"),
    Declared("scene.outline", "Draw a new room", "Scene", hint="Corner by corner; objects stay where they are"),
    Declared("scene.trace", "Trace over a picture …", "Scene", hint="A PNG or JPEG under the plan, at a scale you set"),
    Declared("scene.relate", "Relate the two selected …", "Scene", "Ctrl+R", "relate"),
    Declared("scene.derive", "Derive relations from the plan", "Scene", hint="Write down what holds now"),
    Declared("scene.everything", "Show all relations in the graph", "Scene", "H", "show", checkable=True),
    Declared("scene.lay_out", "Lay out the graph", "Scene", "", "layout"),
    Declared("street.edit", "Edit the street", "Street", "Shift+T", "street", True, True, hint="Ground and roads"),
    Declared("street.draw", "Draw a street", "Street", hint="Point by point along its middle"),
    Declared("street.ground", "Draw ground", "Street", hint="A plaza, a lawn, a lake, corner by corner"),
    Declared("street.crossing", "Put a crossing", "Street", hint="Across the carriageway, with one click"),
    Declared("street.section", "Cross-section", "Street", "Shift+X", hint="Strips of the selected road, side by side"),
    Declared("street.next", "Select the next piece of ground", "Street", "G", line=True),
    Declared("street.previous", "Select the previous piece of ground", "Street", "Shift+G"),
    Declared(
        "street.fill", "Fill the street …", "Street", "Shift+F", "fill", line=True, hint="How much, from which seed"
    ),
    Declared("street.block", "Regenerate a block", "Street", "Shift+B", checkable=True, hint="The rest stays as it is"),
    Declared("generate.run", "Regenerate", "Generate", "Ctrl+G|F5", "generate"),
    Declared("generate.again", "Try another seed", "Generate", "Ctrl+Shift+G", "dice"),
    Declared("generate.layout", "Regenerate the layout only", "Generate"),
    Declared("generate.reshape", "New shape for the selected", "Generate", "Ctrl+J", "dice"),
    Declared("generate.vary", "Vary the shape of the selected", "Generate", "Ctrl+Shift+J", "dice"),
    Declared("generate.variants", "Other shapes to choose from", "Generate", "V", "dice", line=True),
    Declared("generate.layouts", "Other layouts to choose from", "Generate", "Shift+V", "layout"),
    Declared("generate.right", "Put relations right", "Generate", "Ctrl+Return", "fix", line=True),
    Declared("generate.cancel", "Cancel", "Generate", "Ctrl+.", "cancel"),
    Declared("view.fit", "Fit all views", "View", "Ctrl+0", "fit"),
    Declared("view.parallel", "Parallel projection", "View", checkable=True, hint="The 3D view without perspective"),
    Declared("view.walk", "Walk around", "View", "F3", checkable=True, hint="At eye height, in the 3D view"),
    Declared("view.lamps", "Lamps on", "View", "Shift+L", checkable=True, hint="The 3D view in the evening"),
    Declared("view.handles", "Handles in the 3D view", "View", checkable=True),
    Declared("view.ceiling", "Ceiling lamps on the plan", "View", checkable=True, line=True),
    Declared("view.tabletop", "Things on furniture", "View", checkable=True),
    Declared("view.rugs", "Rugs", "View", checkable=True),
    Declared("view.names", "Names", "View", checkable=True),
    Declared("view.sizes", "Lengths of walls", "View", checkable=True),
    Declared("view.rulers", "Rulers", "View", checkable=True),
    Declared("view.theme", "Dark", "View", "", "theme", checkable=True, line=True),
    Declared("view.palette", "All commands …", "View", "Ctrl+Shift+P", line=True),
    Declared("view.reset", "Reset the panels", "View"),
    Declared("help.keys", "Keys and gestures", "Help", "F1"),
)

DECLARED_KEYS = {declared.id: declared.shortcut for declared in ACTIONS}


class ActionSet:
    """The declared actions as Qt's, in a window, bound to the methods of `commands`."""

    def __init__(self, window: QMainWindow, commands: object, theme: Theme, keymap: Keymap | None = None) -> None:
        self._window = window
        self.keymap = keymap or Keymap(DECLARED_KEYS)
        self.by_id: dict[str, QAction] = {}
        for declared in ACTIONS:
            action = QAction(window)
            say(declared.label, action.setText)
            action.setObjectName(declared.id)
            action.setCheckable(declared.checkable)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(_caller(commands, declared))
            window.addAction(action)
            self.by_id[declared.id] = action
        self.take_keys()
        self.set_theme(theme)

    def take_keys(self) -> None:
        """Use the keymap as it is now, in menus and tooltips too."""
        for action in self.by_id.values():
            action.setShortcuts([])  # no key does two things, not even for a moment
        for declared in ACTIONS:
            action, keys = self.by_id[declared.id], self.keymap.keys(declared.id)
            action.setShortcuts([QKeySequence(key) for key in keys])
            tip = without_dots(declared.hint or declared.label)
            action.setToolTip(f"{tip} ({shown(keys[0])})" if keys else tip)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons."""
        for declared in ACTIONS:
            if declared.icon:
                self.by_id[declared.id].setIcon(icon(declared.icon, theme))

    def fill_menus(self) -> dict[str, QMenu]:
        """Make the menu bar's menus; they are returned by name."""
        menus: dict[str, QMenu] = {}
        for declared in ACTIONS:
            if not declared.menu:
                continue
            if declared.menu not in menus:
                menus[declared.menu] = self._window.menuBar().addMenu("")
                say(declared.menu, menus[declared.menu].setTitle)
            if declared.line:
                menus[declared.menu].addSeparator()
            menus[declared.menu].addAction(self.by_id[declared.id])
        return menus


def _caller(commands: Any, declared: Declared) -> Callable[[bool], None]:
    method = getattr(commands, declared.id.replace(".", "_"))

    def call(checked: bool = False) -> None:
        method(checked) if declared.checkable else method()

    return call


class Palette(Finder):
    """Finds a command."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        self._actions = actions
        super().__init__(parent, tr("Type a command"))
        self.resize(520, 420)
        self.chosen.connect(lambda key: actions.by_id[key].trigger())

    def items(self, words: str) -> list[QListWidgetItem]:
        parts, found = words.lower().split(), []
        for declared in ACTIONS:
            action = self._actions.by_id[declared.id]
            text = tr("{menu}: {command}", menu=tr(declared.menu), command=tr(declared.label))
            if declared.id == "view.palette" or not all(p in text.lower() for p in parts) or not action.isEnabled():
                continue
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            symbol = action.icon() if declared.icon else blank(self.list.iconSize().width())
            item = QListWidgetItem(symbol, text)
            item.setData(NAME, declared.id)
            item.setData(HINT, keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {keys}".strip())
            found.append(item)
        return found

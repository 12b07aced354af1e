"""Which actions make sense now: those that need a selection, something to undo, a job that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions import ACTIONS
from ui.controllers.naming import names, told
from ui.words import tr

if TYPE_CHECKING:
    from ui.window import MainWindow


STREET = tuple(declared.id for declared in ACTIONS if declared.id.startswith("street."))
"""What can be done with a street only, and with a room only."""
ROOM = ("scene.room", "scene.outline", "view.ceiling", "view.tabletop", "view.rugs")


def enable(window: MainWindow) -> None:
    """Allow a window's actions that can be done as things are, and say what Undo would undo."""
    session, actions = window.session, window.actions_.by_id
    history, chosen = session.history, session.selection
    street = session.scene.kind == "street"
    for name, on in (
        ("edit.undo", history.can_undo),
        ("edit.redo", history.can_redo),
        ("edit.duplicate", bool(chosen)),
        ("edit.delete", bool(chosen) or session.relation is not None),
        ("edit.next", bool(session.scene.nodes)),
        ("edit.previous", bool(session.scene.nodes)),
        ("edit.turn", bool(chosen)),
        ("edit.lock", bool(chosen)),
        ("edit.rename", len(chosen) == 1),
        ("scene.relate", len(chosen) == 2),
        ("generate.reshape", bool(chosen)),
        ("generate.vary", bool(chosen)),
        ("generate.variants", len(chosen) == 1),
        ("generate.cancel", window.engine.busy),
        *((name, street) for name in STREET),
        *((name, not street) for name in ROOM),
    ):
        actions[name].setEnabled(on)
    window.desk.enable()
    last = told(history.undo_labels[-1], names(history.scene)) if history.can_undo else ""
    actions["edit.undo"].setText(tr("Undo {name}", name=last) if last else tr("Undo"))

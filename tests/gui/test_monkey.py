"""A thousand random actions in a real window, undone step by step, are the start again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.document import Document
from composer.formats import open_document, save_scene
from tests.gui.monkey import Monkey, Puppet
from ui.window import MainWindow

SEED = int(os.environ.get("MONKEY_SEED", "5"))
STEPS = int(os.environ.get("MONKEY_STEPS", "1000"))


@pytest.mark.timeout(600)
def test_a_thousand_actions_undo_to_the_start(
    make_window: Callable[..., MainWindow], document: Document, tmp_path: Path
) -> None:
    window = make_window(document, Puppet())
    start, session = window.session.history.scene, window.session
    monkey = Monkey(window, SEED)
    try:
        monkey.walk(STEPS)
    except BaseException:
        print(f"MONKEY_SEED={SEED}, step {len(monkey.told)}; the last of them: {', '.join(monkey.told[-12:])}")
        raise
    window.engine.cancel()
    session.drop_preview()
    end = session.history.scene
    assert len(monkey.trail) > STEPS // 20, "the monkey hardly did anything"
    assert len(session.history.undo_labels) == len(monkey.trail) - 1
    save_scene(session.history.document, tmp_path / "end.scene")
    assert open_document(tmp_path / "end.scene").scene == end
    for expected in reversed(monkey.trail[:-1]):
        session.undo()
        assert session.history.scene == expected
    assert session.history.scene == start and not session.history.can_undo
    assert session.scene == start and not window.isWindowModified()
    assert window.plan.objects.places.nodes == start.nodes
    assert start.by_id.keys() <= window.graph.board.chips.keys()
    while session.history.can_redo:
        session.redo()
    assert session.history.scene == end
    session.history.mark_saved()

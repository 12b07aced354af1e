"""The history: gestures, revisions, what is saved, and what views are told."""

from __future__ import annotations

import pytest

from composer.document import Document
from composer.edits import RemoveNodes, SetBoxes, SetNode, SetSeed
from composer.errors import SceneError
from composer.history import Change, History
from composer.scene import Box


def _box(x: float) -> Box:
    return Box(depth=1, width=1, height=1, x=x, y=0)


def test_a_drag_is_one_step(document: Document) -> None:
    history = History(document)
    for x in range(1, 5):
        history.push(SetBoxes({"1": _box(x)}, gesture="drag"))
    history.end_gesture()
    history.push(SetBoxes({"1": _box(9)}, gesture="drag"))
    assert history.undo_labels == ("Move", "Move")
    history.undo()
    assert history.scene.node("1").box == _box(4)
    history.undo()
    assert history.scene == document.scene
    assert history.redo_labels == ("Move", "Move")


def test_an_edit_forgets_what_was_undone(document: Document) -> None:
    history = History(document)
    history.push(SetSeed(1))
    history.undo()
    history.push(SetSeed(2))
    assert not history.can_redo
    history.redo()
    assert history.scene.seed == 2


def test_what_fails_or_changes_nothing_is_not_recorded(document: Document) -> None:
    history = History(document)
    with pytest.raises(SceneError):
        history.push(RemoveNodes(("nobody",)))
    history.push(SetSeed(document.scene.seed))
    assert not history.can_undo
    assert history.revision == 0


def test_only_so_many_steps_are_kept(document: Document) -> None:
    history = History(document, limit=3)
    for seed in range(100, 110):
        history.push(SetSeed(seed))
    while history.can_undo:
        history.undo()
    assert history.scene.seed == 106


def test_views_learn_what_changed(document: Document) -> None:
    history = History(document)
    told: list[Change] = []
    history.changed.connect(told.append)
    history.push(SetBoxes({"1": _box(3)}))
    history.push(RemoveNodes(("5",)))
    history.undo()
    assert [sorted(c.changed_nodes) for c in told] == [["1"], ["5"], ["5"]]
    assert [c.revision for c in told] == [1, 2, 3]
    assert [c.label for c in told] == ["Move", "Delete", "Undo Delete"]


def test_undo_back_to_what_was_saved_is_unmodified(document: Document) -> None:
    history = History(document)
    history.push(SetNode("1", {"label": "x"}))
    assert history.modified
    history.undo()
    assert not history.modified
    history.push(SetSeed(5))
    history.mark_saved()
    assert not history.modified
    history.undo()
    assert history.modified


def test_a_snapshot_stays_as_it_is(document: Document) -> None:
    history = History(document)
    snapshot = history.document
    history.push(RemoveNodes(("1",)))
    history.keep_shapes({"f" * 32: next(iter(document.shapes.values()))})
    assert snapshot.scene == document.scene
    assert set(snapshot.shapes) == set(document.shapes)
    history.undo()
    assert set(history.document.shapes) == {*document.shapes, "f" * 32}

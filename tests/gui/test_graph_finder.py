"""Finding nodes in the graph and showing some kinds of relations alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from composer.edits import SetBoxes
from composer.scene import revise
from composer.vocabulary import predicate
from ui.graph.finder import KINDS
from ui.graph.items import Chip, Pill
from ui.window import MainWindow


def chips(window: MainWindow) -> dict[str, float]:
    return {i.name: i.opacity() for i in window.graph.scene().items() if isinstance(i, Chip)}


def predicates(window: MainWindow) -> set[str]:
    return {i.relation.predicate for i in window.graph.scene().items() if isinstance(i, Pill)}


def test_a_search_fades_the_rest_and_return_selects(qtbot: QtBot, window: MainWindow) -> None:
    graph = window.graph
    graph.setFocus()
    qtbot.keyClick(graph, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert graph.finder.words.hasFocus()
    qtbot.keyClicks(graph.finder.words, "Night")
    assert {name for name, seen in chips(window).items() if seen == 1} == {"left", "right"}
    qtbot.keyClick(graph.finder.words, Qt.Key.Key_Return)
    assert window.session.selection == {"left", "right"} and graph.hasFocus()
    graph.finder.focus()
    qtbot.keyClick(graph.finder.words, Qt.Key.Key_Escape)
    assert set(chips(window).values()) == {1.0} and graph.hasFocus()
    assert window.session.selection == {"left", "right"}


def test_what_is_found_by_its_kind_stays_found_when_the_graph_changes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.graph.finder.words, "desk lamp")
    assert {name for name, seen in chips(window).items() if seen == 1} == {"lamp"}
    window.add("desk_lamp")
    assert sum(seen == 1 for seen in chips(window).values()) == 2


def test_one_kind_of_relations_alone_and_what_does_not_hold(window: MainWindow) -> None:
    before = predicates(window)
    box = window.graph.finder.kinds
    box.setCurrentIndex(box.findText("What stands on what"))
    assert predicates(window) == {"standing on"}
    chair = window.session.scene.node("chair").box
    assert chair is not None
    window.session.push(SetBoxes({"chair": revise(chair, x=-1.5, y=-1.5)}))
    window.session.check_now()
    assert predicates(window) > {"standing on"}, "what does not hold is always shown"
    window.session.undo()
    window.session.check_now()
    box.setCurrentIndex(0)
    assert predicates(window) == before


def test_every_kind_of_predicate_can_be_filtered() -> None:
    from composer.vocabulary import predicates

    named = frozenset().union(*(kinds for _, kinds in KINDS if kinds is not None))
    assert {predicate(name).kind for name in predicates()} <= named


def test_renaming_and_the_quick_menu_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    window.actions_.by_id["edit.rename"].trigger()
    qtbot.waitUntil(lambda: window.inspector.label.hasFocus())
    with qtbot.waitSignal(window.graph.menu_wanted):
        qtbot.keyClick(window.graph, Qt.Key.Key_Space)
    menu = window.findChildren(type(window.menuBar().actions()[0].menu()))
    for popup in menu:
        popup.close()

"""The graph of a street: ground appears with what is selected, beside it; what is shown can be read."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.edits import SetBoxes
from composer.scene import Relation, Scene, revise
from tests.streets import street
from ui.graph.items import Chip
from ui.graph.layout import parts
from ui.graph.portion import Portions
from ui.graph.view import READABLE
from ui.guide_pictures import street_corner
from ui.window import MainWindow

ON = (
    Relation(subject="car", predicate="heading along", objects=("right",)),
    Relation(subject="lamp", predicate="on", objects=("north",)),
    Relation(subject="walker", predicate="on", objects=("south",)),
    Relation(subject="oncoming", predicate="instance of", objects=("car",)),
)


def related() -> Scene:
    return revise(street().scene, relations=ON)


def shown(window: MainWindow) -> set[str]:
    return {i.name for i in window.graph.scene().items() if isinstance(i, Chip)}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [((), {3}), (("lamp",), {1, 3}), (("lamp", "walker"), {1, 2, 3}), (("south",), {2, 3})],
)
def test_ground_goes_with_what_is_selected(chosen: tuple[str, ...], expected: set[int]) -> None:
    portion = Portions().of(related(), frozenset(chosen), ())
    assert {ON.index(r) for r in portion.relations} == expected
    assert len(portion.nodes) == 6 and not portion.hidden


def test_ground_is_shown_where_what_was_said_of_it_does_not_hold_and_on_demand() -> None:
    assert ON[0] in Portions().of(related(), frozenset(), ON[:1]).relations
    assert Portions().of(related(), frozenset(), (), everything=True).relations == ON


def test_of_a_large_street_what_stands_on_the_selected_ground() -> None:
    scene = related()
    more = tuple(revise(scene.node("tree"), id=f"tree {i}") for i in range(130))
    portion = Portions().of(revise(scene, nodes=(*scene.nodes, *more)), frozenset(["north"]), ())
    assert [n.id for n in portion.nodes] == ["lamp"] and portion.relations == (ON[1],)


def test_ground_is_beside_what_is_on_it_and_covers_nothing() -> None:
    scene = related()
    nodes = {n.id: (120.0 * (k % 3), 40.0 * (k // 3)) for k, n in enumerate(scene.nodes)}
    sizes = dict.fromkeys((*nodes, "north", "south", "right"), (100.0, 26.0))
    placed = parts(scene, nodes, sizes, scene.relations)
    assert set(placed) == {"north", "south", "right"}
    every = list((nodes | placed).values())
    clear = [abs(x - u) >= 100 or abs(y - v) >= 26 for k, (x, y) in enumerate(every) for u, v in every[:k]]
    assert all(clear)
    for part, user in (("north", "lamp"), ("south", "walker"), ("right", "car")):
        (x, y), (u, v) = placed[part], nodes[user]
        assert abs(x - u) + abs(y - v) < 200


def test_a_street_of_a_hundred_things_can_be_read_and_shows_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    window.session.open(street_corner())
    window.panels.bring("Graph")
    graph, scene = window.graph, window.session.scene
    assert shown(window) == set(scene.by_id) and len(scene.nodes) > 100
    assert graph.transform().m11() >= READABLE - 1e-6
    before = dict(graph.board.positions)
    window.session.select(["lime-8n1"])
    ground = {o for r in scene.relations if r.subject == "lime-8n1" for o in r.objects} - set(scene.by_id)
    assert ground and shown(window) == set(scene.by_id) | ground
    assert all(graph.board.positions[i] == at for i, at in before.items()), "no chip jumps away under the hand"
    seen = graph.mapToScene(graph.viewport().rect()).boundingRect()
    assert seen.contains(graph.board.extent_of(["lime-8n1"]))
    chips = graph.board.chips
    assert chips["lime-8n1"].opacity() == 1.0 > chips["arcade"].opacity()
    window.session.select(())
    assert shown(window) == set(scene.by_id) and chips["arcade"].opacity() == 1.0


def test_ground_appears_when_something_leaves_it(window: MainWindow) -> None:
    window.session.open(Document(related(), street().shapes))
    window.session.check_now()
    assert "right" not in shown(window)
    car = window.session.scene.node("car").box
    assert car is not None
    window.session.push(SetBoxes({"car": revise(car, y=-30.0)}))
    window.session.check_now()
    assert "right" in shown(window)
    window.session.undo()
    window.session.check_now()
    assert "right" not in shown(window)

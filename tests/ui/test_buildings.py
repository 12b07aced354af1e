"""Buildings by hand and by numbers: taller means more floors, and the roof stays what it was."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.scene import Box, Building, Node, Scene, revise
from composer.street.variety import SQUARE, usual_building, varied
from ui.controllers.buildings import BuildingController, grown
from ui.controllers.inspector import InspectorController
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.inspector.building_box import BuildingBox


def house(height: float = 9.0, roof: str = "gabled", rise: float = 3.0) -> Node:
    return Node(
        id="house",
        category="house",
        box=Box(depth=9.0, width=11.0, height=height, x=0.0, y=0.0),
        building=Building(outline=SQUARE, storey=3.0, roof=roof, roof_height=rise),  # type: ignore[arg-type]
    )


class Hints:
    def __init__(self) -> None:
        self.said: list[str] = []

    def show_hint(self, text: str, guides: object) -> None:
        self.said.append(text)


def opened() -> tuple[Session, BuildingController]:
    session = Session(Document(Scene(kind="street", nodes=(house(),))))
    session.select(["house"])
    return session, BuildingController(session, InspectorController(session))


def now(session: Session) -> Node:
    return session.history.scene.node("house")


def floors(node: Node) -> int:
    assert node.building is not None and node.box is not None
    return node.building.floors(node.box.height)


@pytest.mark.parametrize(("pulled", "count"), [(9.4, 2), (10.6, 3), (14.9, 4), (0.5, 1)])
def test_pulled_taller_it_gains_whole_floors(pulled: float, count: int) -> None:
    box = grown(house(), pulled)
    assert box.height == pytest.approx(3.0 + 3.0 * count)
    assert floors(revise(house(), box=box)) == count


def test_pulled_freely_it_is_as_tall_as_the_hand_says_but_keeps_walls() -> None:
    assert grown(house(), 10.37, free=True).height == pytest.approx(10.37)
    assert grown(house(), 0.1, free=True).height == pytest.approx(4.0)


def test_a_gesture_tells_the_floors_and_is_one_undo_step() -> None:
    session, _ = opened()
    hints = Hints()
    controller = PlanController(session, hints)
    controller.begin_grow("house", 9.0)
    for height in (10.0, 13.0, 17.6):
        controller.drag((0.0, height), 0.02)
    assert hints.said[-1] == "5 floors, 18.00 m"
    controller.drop()
    assert floors(now(session)) == 5 and now(session).building == house().building
    assert session.history.undo_labels == ("Resize",)
    session.undo()
    assert now(session) == house()


def test_each_number_of_a_building_is_one_undo_step() -> None:
    session, controller = opened()
    controller.floors(4)
    node = now(session)
    assert node.box is not None and node.box.height == pytest.approx(15.0)
    controller.storey(2.5)
    node = now(session)
    assert floors(node) == 4 and node.box is not None and node.box.height == pytest.approx(13.0)
    controller.roof_height(4.0)
    node = now(session)
    assert floors(node) == 4 and node.box is not None and node.box.height == pytest.approx(14.0)
    assert len(session.history.undo_labels) == 3
    for _ in range(3):
        session.undo()
    assert now(session) == house()


def test_another_roof_stands_on_the_same_walls() -> None:
    session, controller = opened()
    controller.roof("flat")
    node = now(session)
    assert node.box is not None and node.building is not None
    assert node.box.height == pytest.approx(6.0) and node.building.roof_height == 0.0
    controller.roof("hipped")
    node = now(session)
    assert node.box is not None and node.building is not None
    assert node.box.height == pytest.approx(6.0 + node.building.roof_height) and node.building.roof_height > 1.0


def test_the_inspector_shows_and_changes_a_building(qtbot: QtBot) -> None:
    session, controller = opened()
    box = BuildingBox(controller)
    qtbot.addWidget(box)
    box.show_node(now(session))
    assert (box.floors.value(), box.storey.value(), box.roof.currentData()) == (2, 3.0, "gabled")
    assert not session.history.can_undo
    box.floors.setValue(6)
    assert floors(now(session)) == 6
    box.show_node(revise(house(), building=None))
    assert box.isHidden()


def test_what_is_drawn_for_a_house_has_whole_floors_and_repeats() -> None:
    bare = revise(house(7.2), building=None)
    node = varied(bare, 5)
    assert node == varied(bare, 5) and node.materials
    assert {varied(bare, seed).building.roof for seed in range(40)} >= {"gabled", "hipped"}  # type: ignore[union-attr]
    built = usual_building("house", bare.box, "gabled")  # type: ignore[arg-type]
    walls = 7.2 - built.roof_height
    assert walls / built.storey == pytest.approx(round(walls / built.storey), abs=0.01)
    assert varied(house(), 5).building == house().building

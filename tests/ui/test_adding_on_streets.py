"""What is added on a street: on its ground, turned as one drives, a building with floors and a roof at once."""

from __future__ import annotations

import math

import pytest

from composer.scene import Box, Scene, revise
from composer.street.kinds import surface_kind
from tests.streets import street
from tests.ui.rooms import bedroom
from ui.controllers.boxing import box_of
from ui.controllers.inspector import InspectorController
from ui.controllers.placing import dressed, new_node, put_at
from ui.controllers.session import Session


def dropped(scene: Scene, name: str, at: tuple[float, float], pull: float = 0.1) -> Box:
    box = put_at(scene, new_node(scene, name), at, pull).box
    assert box is not None
    return box


def test_a_building_has_floors_and_a_roof_that_fill_its_box() -> None:
    scene = street().scene
    for name in ("house", "apartment_building", "building"):
        node = dressed(scene, new_node(scene, name))
        assert node.building is not None and node.box is not None and {"body", "top"} <= node.materials.keys()
        walls = node.box.height - node.building.roof_height
        assert walls == pytest.approx(node.building.floors(node.box.height) * node.building.storey, abs=0.02)


def test_the_same_street_builds_the_same_house_and_another_seed_others() -> None:
    scene = street().scene
    node = new_node(scene, "house")
    assert dressed(scene, node) == dressed(scene, node)
    roofs = {dressed(revise(scene, seed=seed), node).building.roof for seed in range(30)}  # type: ignore[union-attr]
    assert len(roofs) > 2


def test_a_room_gets_no_building() -> None:
    room = bedroom().scene
    node = new_node(room, "house")
    assert dressed(room, node) is node


def test_a_drawn_building_fills_what_was_drawn() -> None:
    node = box_of(street().scene, "apartment_building", (20.0, 10.0, 50.0, 24.0))
    assert node.box is not None and sorted((node.box.depth, node.box.width)) == pytest.approx([14.0, 30.0])
    assert node.building is not None and node.building.floors(node.box.height) == round(
        (node.box.height - node.building.roof_height) / node.building.storey
    )


@pytest.mark.parametrize(("at", "yaw"), [((5.0, -1.2), 0.0), ((-30.0, 1.2), math.pi)])
def test_a_car_that_is_dropped_faces_as_one_drives(at: tuple[float, float], yaw: float) -> None:
    box = dropped(street().scene, "car", at)
    assert math.cos(box.yaw - yaw) == pytest.approx(1.0, abs=1e-6)
    free = dropped(street().scene, "car", at, pull=0.0)
    assert (free.x, free.y) == at and free.yaw == pytest.approx(-math.pi / 2)


def test_what_is_dropped_on_a_sidewalk_stands_on_it() -> None:
    assert dropped(street().scene, "pedestrian", (-20.0, 4.5)).z == pytest.approx(surface_kind("sidewalk").lift)


def test_another_category_brings_a_building_or_takes_it_away() -> None:
    session = Session(street())
    session.select(["car"])
    inspector = InspectorController(session)
    inspector.set(category="house")
    built = session.history.scene.node("car").building
    assert built is not None
    inspector.set(category="apartment_building")
    assert session.history.scene.node("car").building == built, "it keeps what it is"
    inspector.set(category="car")
    assert session.history.scene.node("car").building is None
    for _ in range(3):
        session.undo()
    assert session.history.scene == street().scene

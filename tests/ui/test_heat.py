"""The map of suggestions: where a new object would go."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.scene import Floor, Node, Opening, Scene, revise
from composer.vocabulary import categories
from tests.ui.rooms import bedroom
from ui.controllers.heat import Heat, heat
from ui.controllers.placing import new_node

ROOM = Floor(
    polygon=((0, 0), (5, 0), (5, 4), (0, 4)), openings=(Opening(kind="door", wall=0, offset=1, width=0.9, height=2),)
)


def of(scene: Scene, name: str) -> Heat:
    found = heat(scene, new_node(scene, name))
    assert found is not None
    return found


def at(found: Heat, x: float, y: float) -> float:
    return float(found.score[np.abs(found.y - y).argmin(), np.abs(found.x - x).argmin()])


def placed(scene: Scene, name: str, x: float, y: float, yaw: float = 0.0) -> Scene:
    node = new_node(scene, name)
    assert node.box is not None
    return revise(scene, nodes=(*scene.nodes, revise(node, box=revise(node.box, x=x, y=y, yaw=yaw))))


def test_a_wardrobe_goes_with_its_back_to_a_wall_and_not_before_the_door() -> None:
    found = of(Scene(floor=ROOM), "wardrobe")
    assert at(found, 2.5, 3.7) > 0.9 and at(found, 0.3, 2.0) > 0.9
    assert at(found, 2.5, 2.0) < 0.05 and at(found, 1.0, 0.3) == 0.0
    assert found.best is not None
    gaps = {0: found.best.x, math.pi: 5 - found.best.x, math.pi / 2: found.best.y, -math.pi / 2: 4 - found.best.y}
    back = min(gaps, key=lambda yaw: gaps[yaw])
    assert math.remainder(found.best.yaw - back, math.tau) == pytest.approx(0)
    assert gaps[back] == pytest.approx(0.3, abs=0.1)


def test_nothing_goes_where_something_stands() -> None:
    scene = placed(Scene(floor=ROOM), "table", 2.5, 2.0)
    assert at(of(scene, "bookshelf"), 2.5, 2.0) == 0.0
    assert at(of(scene, "rug"), 2.5, 2.0) > 0.9


def test_things_go_where_they_usually_stand() -> None:
    """A double bed with its head at the upper wall: nightstands beside its pillows, a television across."""
    scene = placed(Scene(floor=ROOM), "double_bed", 2.5, 2.95, -math.pi / 2)
    night = of(scene, "nightstand")
    assert at(night, 2.5 - 1.17, 3.8) > 0.8 and at(night, 2.5 + 1.17, 3.8) > 0.8
    assert at(night, 0.3, 0.6) < 0.4 and night.best is not None and night.best.y > 3.5
    tv = of(scene, "tv_stand")
    assert at(tv, 2.6, 0.25) > 0.8 > at(tv, 4.8, 2.0)
    chair = of(placed(Scene(floor=ROOM), "desk", 4.69, 2.0, math.pi), "chair")
    assert chair.best is not None and (chair.best.x, chair.best.y) == pytest.approx((4.3, 2.0), abs=0.25)


def test_lamps_go_onto_desks_and_to_the_ceiling_over_tables() -> None:
    scene = bedroom().scene
    lamp = of(scene, "desk_lamp")
    assert at(lamp, 1.9, -0.3) > 0.7 and at(lamp, 1.95, -1.0) == 0.0 and at(lamp, -1.0, -1.0) == 0.0
    scene = placed(Scene(floor=ROOM), "dining_table", 3.5, 1.5)
    pendant = of(scene, "pendant_lamp")
    assert pendant.best is not None and (pendant.best.x, pendant.best.y) == pytest.approx((3.5, 1.5), abs=0.35)


def test_a_full_room_and_no_room_suggest_nothing() -> None:
    scene = Scene(floor=Floor.rectangle(1.5, 1.5))
    found = of(scene, "double_bed")
    assert found.best is None and not found.score.any()
    assert heat(Scene(), new_node(Scene(), "chair")) is None


def test_imagined_places_make_the_map_better_but_nothing_fit() -> None:
    scene = placed(Scene(floor=ROOM), "table", 2.5, 2.0)
    node = new_node(scene, "armchair")
    assert node.box is not None
    places = np.array([revise(node.box, x=x, y=y, yaw=0.7).values for x, y in ((4.2, 3.2), (4.1, 3.3), (2.5, 2.0))])
    quick, both = heat(scene, node), heat(scene, node, places)
    assert quick is not None and both is not None and both.best is not None
    assert both.best.x == pytest.approx(4.15, abs=0.2) and both.best.y == pytest.approx(3.25, abs=0.2)
    assert both.best.yaw == pytest.approx(0.7)
    assert at(both, 2.5, 2.0) == 0.0, "imagined on the table, where it does not fit"
    assert 0 < at(both, 0.8, 3.2) < at(quick, 0.8, 3.2), "possible elsewhere too"
    assert both.score.max() == pytest.approx(1.0)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(categories())), st.floats(0.4, 30), st.floats(0.4, 30))
def test_any_category_in_any_room_scores_between_nothing_and_one(name: str, wide: float, high: float) -> None:
    scene = revise(bedroom().scene, floor=Floor.rectangle(wide, high))
    found = of(scene, name)
    assert found.score.shape == (len(found.y), len(found.x))
    assert np.isfinite(found.score).all() and found.score.min() >= 0 and found.score.max() <= 1
    assert (found.best is None) == (not found.score.any())
    assert isinstance(new_node(scene, name), Node)

"""What the catalogue adds on a street is there at once: in sight, on the ground, a building with its floors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from composer.edits import SetBoxes
from composer.scene import revise
from tests.streets import bushes, street
from ui.window import MainWindow


def test_a_house_is_added_where_the_plan_looks_and_gains_floors(window: MainWindow) -> None:
    window.session.open(bushes(4, apart=30.0))
    window.add("house")
    (name,) = window.session.selection
    node = window.session.scene.node(name)
    assert node.building is not None and node.box is not None and node.shape is None
    middle = window.plan.to_plan(QPointF(window.plan.viewport().rect().center()))
    assert (node.box.x, node.box.y) == pytest.approx(middle, abs=1.5) and middle[0] > 20
    floors = node.building.floors(node.box.height)
    window.session.push(SetBoxes({name: revise(node.box, height=node.box.height + 2 * node.building.storey)}))
    grown = window.session.scene.node(name)
    assert grown.building is not None and grown.box is not None
    assert grown.building.floors(grown.box.height) == floors + 2


def test_no_words_of_rooms_on_a_street(window: MainWindow) -> None:
    window.session.open(street())
    actions = window.actions_.by_id
    said = [a.text() + a.toolTip() for a in actions.values() if a.isEnabled()]
    # A new room and a furnished template can be wanted everywhere.
    allowed = ("New room", "New from template")
    words = [s for s in said if "room" in s.lower() or "furniture" in s.lower() or "rug" in s.lower()]
    assert [s for s in words if not s.startswith(allowed)] == []

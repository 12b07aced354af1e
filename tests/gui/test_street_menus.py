"""The menus of the graph offer what is said of streets on a street, and what is said of rooms in a room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.document import Document
from tests.ui.rooms import bedroom
from tests.ui.test_street_relations import street
from ui.controllers.relations import RelationController
from ui.controllers.session import Session
from ui.graph.menus import RelationMenus


def menus(qtbot: QtBot, document: Document) -> tuple[Session, RelationMenus]:
    parent = QWidget()
    qtbot.addWidget(parent)
    session = Session(document)
    return session, RelationMenus(session, RelationController(session), parent)


def texts(menu: object) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]  # type: ignore[attr-defined]


def test_a_node_of_a_street_is_related_with_the_street(qtbot: QtBot) -> None:
    session, found = menus(qtbot, Document(street()))
    menu = found.of_node("car")
    assert menu.accessibleName() == "Relation with the street"
    assert texts(menu)[1:4] == ["heads along the lane", "is on the lane", "stands along the lane"]
    assert not any("wall" in text or "corner" in text for text in texts(menu))
    tree = texts(found.of_node("tree"))
    assert "stands along the curb" in tree and not any("heads" in text for text in tree)
    next(a for a in found.of_node("light").actions() if a.text() == "stands at the crossing").trigger()
    assert session.scene.relations[-1].key == ("light", "at crossing", ("crossing",))


def test_a_node_of_a_room_is_related_with_the_room(qtbot: QtBot) -> None:
    _, found = menus(qtbot, bedroom())
    menu = found.of_node("chair")
    assert menu.accessibleName() == "Relation with the room"
    assert any("wall" in text for text in texts(menu))
    assert not any(word in text for text in texts(menu) for word in ("lane", "curb", "crossing"))
    assert "opposite" not in {action.data() for action in found.of_pair("chair", "bed").actions()}


def test_a_third_that_is_selected_is_what_a_thing_may_be_between(qtbot: QtBot) -> None:
    session, found = menus(qtbot, Document(street()))
    assert "between" not in {action.data() for action in found.of_pair("bench", "tree").actions()}
    session.select(["bench", "tree", "far"])
    (action,) = (a for a in found.of_pair("bench", "tree").actions() if a.data() == "between")
    assert action.text() == "is between Tree 1 and Tree 2"
    action.trigger()
    assert session.scene.relations[-1].key == ("bench", "between", ("tree", "far"))
    assert session.scene.relations[-1] in session.report.held

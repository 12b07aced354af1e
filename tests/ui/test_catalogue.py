"""The catalogue: what a room needs comes first, the street is found when asked for."""

from pytestqt.qtbot import QtBot

from composer.vocabulary import categories
from ui import theme
from ui.inspector.catalogue import NAME, CataloguePanel, matching


def test_the_room_comes_before_the_street() -> None:
    kinds = [known.kind for known in matching("")]
    assert set(kinds) == {"room", "street"}
    assert kinds == sorted(kinds)


def test_the_street_is_found_by_its_name() -> None:
    found = {known.name for known in matching("street")}
    assert {name for name, known in categories().items() if known.kind == "street"} <= found
    assert matching("lamp")[0].kind == "room"
    assert "car" in {known.name for known in matching("vehicle")}


def test_on_a_street_what_belongs_there_comes_first_and_furniture_only_if_sought(qtbot: QtBot) -> None:
    panel = CataloguePanel(theme.LIGHT)
    qtbot.addWidget(panel)

    def shown() -> list[str]:
        return [categories()[panel.list.item(i).data(NAME)].kind for i in range(panel.list.count())]

    assert shown()[0] == "room" and "street" in shown()
    panel.show_place("street")
    assert set(shown()) == {"street"}
    panel.search.setText("lamp")
    assert shown()[0] == "street" and "room" in shown()
    panel.search.clear()
    panel.show_place("room")
    assert shown()[0] == "room"

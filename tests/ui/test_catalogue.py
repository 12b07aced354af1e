"""The catalogue: what a room needs comes first, the street is found when asked for."""

from composer.vocabulary import categories
from ui.inspector.catalogue import matching


def test_the_room_comes_before_the_street() -> None:
    kinds = [known.kind for known in matching("")]
    assert set(kinds) == {"room", "street"}
    assert kinds == sorted(kinds)


def test_the_street_is_found_by_its_name() -> None:
    found = {known.name for known in matching("street")}
    assert {name for name, known in categories().items() if known.kind == "street"} <= found
    assert matching("lamp")[0].kind == "room"
    assert "car" in {known.name for known in matching("vehicle")}

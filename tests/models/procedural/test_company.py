"""What pieces owe to their neighbours."""

import numpy as np
import pytest

from models.procedural.company import ON, RULES, UNDER, draw_context, owed, where
from models.procedural.families import FAMILIES
from models.shapes.context import MOST, SAYING, Neighbour

SIZE = (1.0, 1.0, 1.0)


def test_every_rule_speaks_of_what_there_is() -> None:
    for rule in RULES:
        assert set(rule.neighbours) <= set(FAMILIES)
        for category in rule.categories:
            assert set(rule.attributes) <= set(FAMILIES[category].attributes), (category, rule)
        assert all(0 <= low < high <= 1 for low, high in rule.attributes.values())


def test_a_chair_at_a_desk_is_another_than_one_at_a_table() -> None:
    desk = owed("chair", (Neighbour("front", True, "desk", SIZE),))
    table = owed("chair", (Neighbour("around", True, "dining_table", SIZE),))
    assert desk["base"][0] > table["base"][1]
    assert owed("chair", (Neighbour("front", True, "plant", SIZE),)) == {}
    assert owed("chair", ()) == {}


@pytest.mark.parametrize(
    ("predicate", "subject", "place"),
    [("standing on", True, ON), ("standing on", False, UNDER), ("above", True, ON), ("under", True, UNDER)],
)
def test_what_is_up_and_what_is_down(predicate: str, subject: bool, place: str) -> None:
    assert where(Neighbour(predicate, subject, "desk", SIZE)) == place


def test_a_lamp_on_a_desk_differs_from_one_beside_it() -> None:
    on = owed("desk_lamp", (Neighbour("standing on", True, "desk", SIZE),))
    beside = owed("desk_lamp", (Neighbour("left", True, "desk", SIZE),))
    assert on and not beside


def test_contexts_are_drawn_alike_and_within_bounds() -> None:
    contexts = [draw_context(np.random.default_rng(i), "chair") for i in range(200)]
    assert contexts == [draw_context(np.random.default_rng(i), "chair") for i in range(200)]
    assert all(len(c) <= MOST for c in contexts)
    assert all(n.predicate in SAYING and n.category in FAMILIES for c in contexts for n in c)
    heeding = sum(bool(owed("chair", c)) for c in contexts)
    assert 60 < heeding < 160  # about half
    assert 40 < sum(not c for c in contexts) < 100

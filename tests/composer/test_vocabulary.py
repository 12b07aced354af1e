"""The vocabulary: every category is a real piece of furniture, every predicate has its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from composer.mesh import PARTS
from composer.vocabulary import categories, category, category_of_procthor, palette, predicate, predicates

SGFRONT = (
    "left", "right", "front", "behind", "close by", "above", "standing on", "bigger than", "smaller than",
    "taller than", "shorter than", "symmetrical to", "same style as", "same super category as", "same material as",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(categories()))
def test_a_category_is_of_a_real_size(name: str) -> None:
    known = categories()[name]
    for low, usual, high in (known.depth, known.width, known.height):
        assert 0 < low <= usual <= high < 40
    assert known.mount in ("floor", "wall", "ceiling", "surface")
    assert known.label
    assert known.super
    for part, colour in known.parts.items():
        assert part in PARTS
        assert re.fullmatch("#[0-9a-f]{6}", colour)
    assert not known.family or known.family in palette() or known.parts.keys() & {"body", "foliage", "metal", "cushion"}


def test_sgfronts_predicates_have_their_numbers() -> None:
    assert [predicates()[name].code for name in SGFRONT] == list(range(1, 16))


def test_inverses_are_mutual_and_of_one_kind() -> None:
    for name, known in predicates().items():
        if known.inverse is not None:
            other = predicates()[known.inverse]
            assert other.inverse == name
            assert other.kind == known.kind


def test_kinds_are_those_of_the_contract() -> None:
    kinds = {name: predicates()[name].kind for name in SGFRONT}
    assert len({kinds[name] for name in ("left", "right", "front", "behind")}) == 1
    assert kinds["bigger than"] == kinds["smaller than"]
    assert kinds["taller than"] == kinds["shorter than"]
    assert len({kinds[name] for name in ("left", "close by", "bigger than", "taller than", "same style as")}) == 5


def test_what_nobody_knows_is_kept() -> None:
    strange = category("hover_board")
    assert (strange.label, strange.family, strange.super) == ("Hover board", "", "hover_board")
    assert category(" ").label
    assert not predicate("sings to").geometric
    assert predicate("sings to").kind == "sings to"


def test_every_name_of_the_data_is_known(shared: Callable[[str], Path]) -> None:
    import json

    for kind in ("bedroom", "livingroom"):
        for scan in json.loads(shared(f"sgfront-dev/relationships_{kind}_dev.json").read_text())["scans"]:
            assert set(scan["objects"].values()) - {"floor"} <= set(categories())
    listed = shared("sgfront-dev/relationships.txt").read_text().split("\n")
    assert {name.strip() for name in listed if name.strip()} <= set(predicates())


def test_procthors_types_map_to_categories() -> None:
    assert category_of_procthor()["Sofa"] == "sofa"
    assert set(category_of_procthor().values()) <= set(categories())


def test_the_street_comes_after_the_room_and_takes_no_name_of_it() -> None:
    kinds = [known.kind for known in categories().values()]
    assert kinds == sorted(kinds) and set(kinds) == {"room", "street"}
    folder = files("assets").joinpath("vocabulary")
    listed = [tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in ("categories.toml", "street.toml")]
    assert not set(listed[0]) & set(listed[1])
    assert all(categories()[name].kind == "street" for name in listed[1])

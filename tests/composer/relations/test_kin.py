"""Whose shapes go together."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from composer.edits import Together, another_shape
from composer.relations.kin import INSTANCE, STYLE, alike, copies, groups, natural, originals_first, relatives
from composer.scene import Locks, Node, Relation, Scene, Shape, build, revise
from composer.vocabulary import predicate


def scene(*said: tuple[str, str, str], nodes: tuple[str, ...] = ("1", "2", "3", "10", "a")) -> Scene:
    relations = tuple(Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in said)
    return build(Scene, nodes=tuple(Node(id=i, category="chair") for i in nodes), relations=relations)


def test_natural_order() -> None:
    ids = ["10", "a", "2", "02", "chair 10", "chair 9", "²", "1"]
    assert sorted(ids, key=natural) == ["1", "02", "2", "10", "a", "chair 9", "chair 10", "²"]


def test_groups_are_what_is_connected_directly_or_not() -> None:
    room = scene(("10", STYLE, "2"), ("3", STYLE, "2"), ("a", INSTANCE, "1"), ("1", "left", "2"))
    assert groups(room, STYLE) == (("2", "3", "10"),)
    assert groups(room, INSTANCE) == (("1", "a"),)
    assert groups(room, STYLE, INSTANCE) == (("1", "a"), ("2", "3", "10"))
    assert relatives(room, ["3", "2", "1"]) == (("1", "a"), ("2", "3", "10"))
    assert relatives(scene(), ["2"]) == (("2",),)


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] != p[1]), unique=True), st.randoms()
)
def test_groups_do_not_depend_on_the_order_of_what_is_said(pairs: list[tuple[int, int]], rng: random.Random) -> None:
    names = tuple(str(i) for i in range(9))
    said = [(str(a), STYLE, str(b)) for a, b in pairs]
    found = groups(scene(*said, nodes=names), STYLE)
    rng.shuffle(said)
    assert groups(scene(*said, nodes=names), STYLE) == found
    assert sorted(i for group in found for i in group) == sorted({i for s, _, o in said for i in (s, o)})
    assert all(any(s in g and o in g for g in found) for s, _, o in said)


def test_originals_come_before_copies() -> None:
    room = scene(("1", INSTANCE, "3"), ("2", INSTANCE, "1"))
    assert copies(room) == {"1", "2"}
    assert originals_first(("1", "2", "3"), copies(room)) == ["3", "1", "2"]
    circle = scene(("2", INSTANCE, "1"), ("1", INSTANCE, "2"))
    assert originals_first(("1", "2"), copies(circle)) == ["1", "2"]


def test_what_can_be_another_of_what() -> None:
    chair, armchair, table = (Node(id=c, category=c) for c in ("dining_chair", "chair", "dining_table"))
    assert alike(chair, armchair)
    assert not alike(chair, table)
    assert alike(chair, revise(table, shape=Shape(source="imported", key="0" * 32)))


def test_instances_are_said_and_not_measured() -> None:
    known = predicate(INSTANCE)
    assert (known.kind, known.phrase, known.geometric, known.inverse) == ("instance", "is another of", False, None)


def test_another_shape_is_for_all_that_are_alike_but_held_ones() -> None:
    room = scene(("1", STYLE, "2"), ("3", INSTANCE, "2"))
    shape = Shape(key="0" * 32)
    room = room.with_nodes(
        [
            revise(room.node("2"), seed=4),
            revise(room.node("3"), seed=9, shape=shape, locks=Locks(shape=True)),
        ]
    )
    after = Together(another_shape(room, ["1", "10"])).apply(room)
    assert [n.seed for n in after.nodes] == [5, 5, 9, 1, 0]
    starred = room.with_nodes([revise(room.node("2"), shape=revise(shape, starred=True))])
    assert [n.seed for n in Together(another_shape(starred, ["1"], 7)).apply(starred).nodes] == [7, 4, 9, 0, 0]

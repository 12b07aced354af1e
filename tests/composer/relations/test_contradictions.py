"""Every kind of contradiction, planted among innocent relations: found once, with exactly its set, and irreducible."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from composer.relations import check, contradictions
from composer.relations.report import Contradiction
from composer.scene import Box, Floor, Locks, Node, Opening, Relation, Scene, build, revise

Triple = tuple[str, str, str] | tuple[str, str, str, float]


def relation(triple: Triple, weight: float | None = None) -> Relation:
    subject, predicate, target, *value = triple
    return Relation(
        subject=subject, predicate=predicate, objects=(target,), value=value[0] if value else None, weight=weight
    )


def locked(name: str, category: str, x: float, y: float, yaw: float = 0.0) -> Node:
    box = Box(depth=0.5, width=0.5, height=0.8, x=x, y=y, yaw=yaw)
    return Node(id=name, category=category, box=box, locks=Locks(position=True, size=True))


WINDOW = Opening(kind="window", wall=0, offset=2.0, width=1.0, height=1.0, sill=0.8)
RIGHT, LEFT = locked("a", "chair", 1.5, 0), locked("b", "chair", -1.5, 0)
DOOR = Opening(kind="door", wall=1, offset=2.0, width=0.9, height=2.0)


@dataclass(frozen=True)
class Planted:
    """A scene that contradicts itself.

    `things` are categories, named a, b, c, … in order, or whole nodes; `innocent` relations take no part.
    """

    things: tuple[str | Node, ...]
    said: tuple[Triple, ...]
    innocent: tuple[Triple, ...] = ()
    kind: str = "relations"
    room: tuple[float, float] | None = (4.0, 4.0)
    height: float = 2.7
    openings: tuple[Opening, ...] = field(default=(WINDOW, DOOR))

    @property
    def scene(self) -> Scene:
        floor = None
        if self.room is not None:
            floor = revise(Floor.rectangle(*self.room, height=self.height), openings=self.openings)
        nodes = tuple(
            Node(id="abcdefghijklmnopqrstuvwxyz"[i], category=t) if isinstance(t, str) else t
            for i, t in enumerate(self.things)
        )
        return build(Scene, floor=floor, nodes=nodes, relations=tuple(map(relation, (*self.innocent, *self.said))))


BIG = (12.0, 12.0)
PLANTED = {
    "left circle of two": Planted(("chair", "desk"), (("a", "left", "b"), ("b", "left", "a"))),
    "left and right": Planted(("chair", "desk"), (("a", "left", "b"), ("a", "right", "b")), room=None),
    "left circle through the floor": Planted(
        ("chair", "desk"), (("a", "left", "floor"), ("b", "right", "floor"), ("b", "left", "a"))
    ),
    "behind and front": Planted(
        ("chair", "desk", "plant"),
        (("a", "behind", "b"), ("c", "front", "b"), ("c", "behind", "a")),
        (("a", "left", "b"), ("b", "close by", "c")),
        room=BIG,
    ),
    "bigger circle": Planted(
        ("chair", "stool", "plant"), (("a", "bigger than", "b"), ("b", "bigger than", "c"), ("a", "smaller than", "c"))
    ),
    "taller circle": Planted(
        ("desk", "table", "chair"), (("a", "taller than", "b"), ("c", "shorter than", "b"), ("c", "taller than", "a"))
    ),
    "above circle": Planted(("shelf", "shelf"), (("a", "above", "b"), ("b", "above", "a"))),
    "standing circle": Planted(("stool", "table"), (("a", "standing on", "b"), ("b", "standing on", "a"))),
    "above and standing on": Planted(("desk_lamp", "desk"), (("a", "above", "b"), ("a", "standing on", "b"))),
    "shorter than what carries it": Planted(
        ("desk_lamp", "desk"), (("a", "standing on", "b"), ("a", "shorter than", "b"))
    ),
    "above and standing on the floor": Planted(("chair",), (("a", "above", "floor"), ("a", "standing on", "floor"))),
    "on the floor and on a table": Planted(
        ("desk_lamp", "desk"),
        (("a", "standing on", "floor"), ("a", "standing on", "b")),
        (("b", "in corner", "corner"),),
    ),
    "on two tops of different height": Planted(
        ("desk_lamp", "wardrobe", "coffee_table"),
        (("a", "standing on", "b"), ("a", "standing on", "c")),
        (("c", "standing on", "floor"),),
    ),
    "close by over too great a height": Planted(
        ("painting", "wardrobe", "rug"), (("a", "above", "b"), ("a", "close by", "c")), height=6.0
    ),
    "inside circle": Planted(("bin", "hamper"), (("a", "inside", "b"), ("b", "inside", "a"))),
    "inside and bigger": Planted(("bin", "wardrobe"), (("a", "inside", "b"), ("a", "bigger than", "b"))),
    "inside and taller": Planted(("bin", "nightstand"), (("a", "inside", "b"), ("a", "taller than", "b"))),
    "inside and beside": Planted(("bin", "wardrobe"), (("a", "inside", "b"), ("a", "left", "b"))),
    "inside something smaller": Planted(("double_bed", "nightstand"), (("a", "inside", "b"),)),
    "too much inside": Planted(
        (*("washing_machine",) * 4, "safe"), tuple((i, "inside", "e") for i in "abcd"), room=BIG
    ),
    "under and above": Planted(("bin", "desk"), (("a", "under", "b"), ("a", "above", "b"))),
    "under and standing on": Planted(("bin", "desk"), (("a", "standing on", "b"), ("a", "under", "b"))),
    "under each other": Planted(("bin", "desk"), (("a", "under", "b"), ("b", "under", "a"))),
    "too tall to be under it": Planted(("wardrobe", "coffee_table"), (("a", "under", "b"),)),
    "next to and far": Planted(("bin", "desk"), (("a", "next to", "b"), ("b", "at", "a", 2.0))),
    "close by and far": Planted(("bin", "desk"), (("a", "close by", "b"), ("a", "at", "b", 2.0))),
    "at two distances": Planted(("bin", "desk"), (("a", "at", "b", 1.0), ("b", "at", "a", 2.0))),
    "touching and far": Planted(("desk_lamp", "desk"), (("a", "standing on", "b"), ("a", "at", "b", 1.0))),
    "around and far": Planted(("dining_chair", "dining_table"), (("a", "around", "b"), ("a", "at", "b", 1.5))),
    "far ends of a chain": Planted(
        ("chair", "desk", "chair"), (("a", "next to", "b"), ("b", "next to", "c"), ("a", "at", "c", 9.0)), room=BIG
    ),
    "far ends of a chain along a wall": Planted(
        ("chair", "plant"), (("a", "next to", "door:0"), ("b", "next to", "door:0"), ("a", "at", "b", 6.0)), room=BIG
    ),
    "below zero": Planted(("chair", "desk"), (("a", "at", "b", -1.0),)),
    "at a wall and far from it": Planted(("wardrobe",), (("a", "against wall", "wall:0"), ("a", "at", "wall:0", 2.0))),
    "in a corner and far from its wall": Planted(
        ("chair",), (("a", "in corner", "corner:0"), ("a", "at", "wall:3", 2.0))
    ),
    "back to opposite walls": Planted(
        ("wardrobe",), (("a", "against wall", "wall:0"), ("a", "against wall", "wall:2"))
    ),
    "sides at opposite walls": Planted(("chair",), (("a", "against wall", "wall:1"), ("a", "against wall", "wall:3"))),
    "back to two walls": Planted(("double_bed",), (("a", "against wall", "wall:0"), ("a", "against wall", "wall:1"))),
    "next to each other at opposite walls": Planted(
        ("wardrobe", "bin"),
        (("a", "against wall", "wall:0"), ("b", "against wall", "wall:2"), ("a", "next to", "b")),
        room=(4.0, 8.0),
    ),
    "left of what stands at the left wall": Planted(
        ("bin", "bin"), (("a", "against wall", "wall:3"), ("b", "against wall", "wall:1"), ("b", "left", "a"))
    ),
    "in two corners": Planted(("wardrobe",), (("a", "in corner", "corner:0"), ("a", "in corner", "corner:2"))),
    "in a corner and at an opposite wall": Planted(
        ("chair",), (("a", "in corner", "corner:0"), ("a", "against wall", "wall:2"))
    ),
    "in a corner and in the middle": Planted(
        ("chair",), (("a", "in corner", "corner:0"), ("a", "centred on", "wall:0"))
    ),
    "at a wall and in the middle": Planted(("chair",), (("a", "against wall", "wall:0"), ("a", "centred on", "floor"))),
    "two wide things in one corner": Planted(
        ("wardrobe", "double_bed"), (("a", "in corner", "corner:0"), ("b", "in corner", "corner:0"))
    ),
    "three things in one corner": Planted(
        ("nightstand", "bookshelf", "wardrobe"), tuple((i, "in corner", "corner:1") for i in "abc")
    ),
    "more wide things than corners": Planted(
        ("wardrobe",) * 5, tuple((i, "in corner", "corner") for i in "abcde"), room=BIG
    ),
    "facing its own wall": Planted(("double_bed",), (("a", "against wall", "wall:0"), ("a", "facing", "wall:0"))),
    "in a row and face to face": Planted(
        ("chair", "chair"), (("a", "in row with", "b"), ("a", "facing", "b"), ("b", "facing", "a"))
    ),
    "backs to one wall and face to face": Planted(
        ("wardrobe", "desk"),
        (("a", "against wall", "wall:0"), ("b", "against wall", "wall:0"), ("a", "facing", "b"), ("b", "facing", "a")),
    ),
    "in a row at opposite walls": Planted(
        ("wardrobe", "desk"),
        (("a", "against wall", "wall:0"), ("b", "in row with", "a"), ("b", "against wall", "wall:2")),
        room=(4.0, 8.0),
    ),
    "never so big": Planted(("desk_lamp", "double_bed"), (("a", "bigger than", "b"),)),
    "never so tall": Planted(("nightstand", "wardrobe"), (("a", "taller than", "b"),)),
    "a chain of sizes too long": Planted(
        ("desk_lamp", "cabinet", "cabinet", "single_bed"),
        (("a", "bigger than", "b"), ("b", "bigger than", "c"), ("c", "bigger than", "d")),
    ),
    "too far for the room": Planted(("chair", "desk"), (("a", "at", "b", 9.0),), kind="room"),
    "too far from a wall for the room": Planted(("chair",), (("a", "at", "wall:0", 5.0),), kind="room"),
    "too many for a wall": Planted(
        ("sofa",) * 4, tuple((i, "against wall", "wall:0") for i in "abcd"), kind="room", room=(4.0, 12.0)
    ),
    "too many for all walls": Planted(
        ("sofa",) * 14, tuple((i, "against wall", "wall") for i in "abcdefghijklmn"), kind="room"
    ),
    "taller than the window": Planted(("wardrobe",), (("a", "under", "window:0"),), kind="room"),
    "a tower through the ceiling": Planted(
        ("wardrobe",) * 3, (("a", "standing on", "b"), ("b", "standing on", "c")), kind="room"
    ),
    "a line too long for the room": Planted(
        ("double_bed",) * 5,
        tuple((a, "left", b) for a, b in ("ab", "bc", "cd", "de")),
        kind="room",
        room=(1.2, 30.0),
    ),
    "locked on the wrong side": Planted((RIGHT, LEFT), (("a", "left", "b"),)),
    "locked apart": Planted((RIGHT, LEFT), (("a", "close by", "b"),)),
    "locked away from the wall": Planted((locked("a", "chair", 0, 0),), (("a", "against wall", "wall:0"),)),
    "locked askew": Planted(
        (locked("a", "chair", 0, 0, 0.4), "desk"), (("b", "against wall", "wall:1"), ("b", "in row with", "a"))
    ),
    "between two locked": Planted((RIGHT, LEFT, "bin"), (("c", "next to", "a"), ("c", "next to", "b"))),
    "beyond something locked": Planted(
        (locked("a", "chair", -1.5, 0), "bin"), (("b", "left", "a"), ("b", "against wall", "wall:1"))
    ),
    "mirrored where they cannot be": Planted(
        ("bin", "bin"),
        (("a", "in corner", "corner:0"), ("b", "next to", "window:0"), ("a", "symmetrical to", "b")),
        room=BIG,
    ),
}


def only(scene: Scene) -> Contradiction:
    found = contradictions(scene)
    assert len(found) == 1, [c.sentence for c in found]
    return found[0]


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_once_with_its_set(name: str) -> None:
    planted = PLANTED[name]
    found = only(planted.scene)
    assert {(r.subject, r.predicate, r.object) for r in found.relations} == {t[:3] for t in planted.said}
    assert found.kind == planted.kind
    assert set(found.nodes) == {i for t in planted.said for i in (t[0], t[2]) if i in planted.scene.by_id}
    assert found.sentence.endswith(".") and all(str(r.predicate) in found.sentence for r in found.relations)


@pytest.mark.parametrize("name", PLANTED)
def test_without_any_one_member_the_rest_can_hold(name: str) -> None:
    scene = PLANTED[name].scene
    members = only(scene).relations
    for gone in members:
        assert not contradictions(revise(scene, relations=tuple(r for r in scene.relations if r != gone)))
        assert not contradictions(revise(scene, relations=tuple(r for r in members if r != gone)))


@pytest.mark.parametrize("name", PLANTED)
def test_wishes_give_way(name: str) -> None:
    scene = PLANTED[name].scene
    for one in only(scene).relations:
        wished = tuple(revise(r, weight=2.0) if r == one else r for r in scene.relations)
        assert not contradictions(revise(scene, relations=wished))


def beds(count: int, side: float, category: str = "double_bed") -> Scene:
    nodes = tuple(Node(id=str(i), category=category) for i in range(count))
    said = tuple(relation((n.id, "standing on", "floor")) for n in nodes)
    return build(Scene, floor=Floor.rectangle(side, side), nodes=nodes, relations=said)


def test_too_much_for_the_floor() -> None:
    found = only(beds(8, 3.0))
    assert found.kind == "room" and not found.relations and "9.0 m²" in found.sentence
    assert not contradictions(beds(len(found.nodes) - 1, 3.0))
    assert not contradictions(beds(8, 6.0))


def test_the_largest_are_named_of_what_is_too_much() -> None:
    crowd = beds(8, 3.0)
    small = tuple(Node(id=f"s{i}", category="bin") for i in range(3))
    assert all(not i.startswith("s") for i in only(revise(crowd, nodes=(*small, *crowd.nodes))).nodes)


def test_seats_may_be_pushed_under_tables() -> None:
    seats = tuple(Node(id=f"s{i}", category="dining_chair") for i in range(12))
    tables = tuple(Node(id=f"t{i}", category="dining_table") for i in range(3))
    room = build(Scene, floor=Floor.rectangle(1.7, 1.7), nodes=(*seats, *tables))
    assert not contradictions(room)


@pytest.mark.parametrize(("room", "height", "word"), [((1.0, 9.0), 2.7, "floor"), ((4.0, 4.0), 1.0, "ceiling")])
def test_too_large_for_the_room(room: tuple[float, float], height: float, word: str) -> None:
    category = "l_shaped_sofa" if word == "floor" else "wardrobe"
    nodes = (Node(id="a", category=category), Node(id="b", category="bin"))
    found = only(build(Scene, floor=Floor.rectangle(*room, height=height), nodes=nodes))
    assert (found.kind, found.relations, found.nodes) == ("room", (), ("a",)) and word in found.sentence


def test_a_long_chain_of_sizes() -> None:
    nodes = tuple(Node(id=str(i), category="chair") for i in range(25))
    said = tuple(relation((str(i), "bigger than", str(i + 1))) for i in range(24))
    room = build(Scene, floor=Floor.rectangle(20, 20), nodes=nodes, relations=said)
    found = only(room)
    assert 10 < len(found.relations) < 24
    rest = [tuple(r for r in found.relations if r != gone) for gone in found.relations]
    assert not any(contradictions(revise(room, relations=some)) for some in rest)


def test_locked_sizes_count() -> None:
    large = Box(depth=1, width=1, height=1, x=1, y=1)
    nodes = (locked("a", "gadget", 0, 0), Node(id="b", category="gadget", box=large, locks=Locks(size=True)))
    room = build(Scene, nodes=nodes, relations=(relation(("a", "bigger than", "b")),))
    assert only(room).relations == room.relations
    assert not contradictions(revise(room, nodes=tuple(revise(n, locks=Locks()) for n in nodes)))


def test_saying_the_same_from_both_sides_is_one_contradiction() -> None:
    said = (("a", "left", "b"), ("b", "right", "a"), ("b", "left", "a"))
    room = Planted(("chair", "desk"), said).scene
    found = only(room)
    assert len(found.relations) == 2
    assert not contradictions(
        revise(room, relations=tuple(r for r in room.relations if r.key != ("b", "left", ("a",))))
    )


def test_several_contradictions_are_all_named() -> None:
    names = ("above circle", "next to and far", "inside and bigger", "in two corners", "never so big")
    nodes: list[Node] = []
    said: list[Relation] = []
    for k, name in enumerate(names):
        scene = PLANTED[name].scene
        new = {n.id: f"{n.id}{k}" for n in scene.nodes}
        nodes += [revise(n, id=new[n.id]) for n in scene.nodes]
        said += [
            revise(r, subject=new[r.subject], objects=tuple(new.get(o, o) for o in r.objects)) for r in scene.relations
        ]
    room = build(Scene, floor=Floor.rectangle(5.0, 5.0), nodes=tuple(nodes), relations=tuple(said))
    found = contradictions(room)
    assert len(found) == len(names)
    assert sorted(r.key for c in found for r in c.relations) == sorted(r.key for r in said)


def test_what_holds_now_is_not_accused() -> None:
    """A desk lamp as big as a wardrobe is odd, but there it stands."""
    nodes = (
        Node(id="a", category="desk_lamp", box=Box(depth=2, width=2, height=2, x=0, y=0)),
        Node(id="b", category="double_bed", box=Box(depth=2, width=1.5, height=0.5, x=4, y=0)),
    )
    room = build(Scene, nodes=nodes, relations=(relation(("a", "bigger than", "b")),))
    assert check(room).sound
    assert contradictions(revise(room, nodes=tuple(revise(n, box=None) for n in nodes)))


def test_unknown_predicates_and_labels_take_no_part() -> None:
    said = (("a", "hates", "b"), ("b", "hates", "a"), ("a", "same style as", "b"), ("a", "against wall", "wall:9"))
    assert not contradictions(Planted(("chair", "desk"), said).scene)


def test_an_empty_scene() -> None:
    assert contradictions(Scene()) == ()

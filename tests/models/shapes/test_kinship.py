"""Which shapes are imagined and which are shared, planned on real documents; no model is needed for that."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.document import Document, StoredShape
from composer.edits import Together, another_shape
from composer.mesh import box_mesh
from composer.relations.kin import INSTANCE, STYLE
from composer.scene import Box, Node, Relation, Scene, Shape, build, revise
from models.procedural.families import FAMILIES, STYLE_NAMES
from models.shapes.kinship import (
    Asked,
    Kinship,
    Traits,
    kinship,
    noise_seed,
    outdated,
    shared_attributes,
    style_vector,
)

CHAIRS = FAMILIES["chair"].attributes
TRAITS = Traits({n: FAMILIES[n].attributes for n in ("chair", "dining_chair", "table")}, len(STYLE_NAMES), "v1")
SMALL, LARGE = (0.5, 0.5, 0.9), (0.6, 0.7, 1.0)


def node(name: str, category: str = "chair", size: tuple[float, float, float] = SMALL, **more: object) -> Node:
    depth, width, height = size
    x = float(sum(map(ord, name)) % 7) * 3  # too far apart to be each other's context
    return build(Node, id=name, category=category, box=Box(depth=depth, width=width, height=height, x=x, y=0), **more)


def document(nodes: tuple[Node, ...], *said: tuple[str, str, str], seed: int = 0) -> Document:
    relations = tuple(Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in said)
    return Document(build(Scene, seed=seed, nodes=nodes, relations=relations))


def with_shape(room: Document, name: str, latent: float = 0.0, **how: object) -> Document:
    """The room in which a node has a shape, made with noise 77 unless said otherwise."""
    stored = StoredShape(box_mesh(1, 1, 1 + latent), np.full((4, 8, 8, 8), latent, np.float32))
    shape = build(Shape, key=stored.key, **{"version": "v1", "noise": 77, **how})
    scene = room.scene.with_nodes([revise(room.scene.node(name), shape=shape)])
    return Document(scene, {**room.shapes, stored.key: stored})


def plan(room: Document, *wanted: str) -> Kinship:
    return kinship(room, wanted or tuple(room.scene.by_id), TRAITS)


def of(found: Kinship, name: str) -> Asked:
    return next(a for a in found.asked if a.node.id == name)


def test_strangers_have_noise_of_their_own_and_no_style() -> None:
    found = plan(document((node("1"), node("2", seed=3), node("10")), ("1", "left", "2"), seed=5))
    assert [a.request.noise_seed for a in found.asked] == [
        noise_seed(5, "1", 0),
        noise_seed(5, "2", 3),
        noise_seed(5, "10", 0),
    ]
    assert all(a.request.style is None and a.style is None for a in found.asked)
    assert not found.shared


def test_equal_boxes_of_one_style_share_a_shape_and_other_boxes_get_a_sibling() -> None:
    nodes = (node("10"), node("2"), node("1", size=LARGE), node("x"))
    found = plan(document(nodes, ("10", STYLE, "2"), ("2", STYLE, "1")))
    one, other = of(found, "1"), of(found, "2")
    assert found.shared == {"10": "2"}
    assert one.request.noise_seed == other.request.noise_seed != of(found, "x").request.noise_seed
    assert one.style == other.style == noise_seed(0, "1", 0)
    assert one.request.style == other.request.style == style_vector(one.style, 8)
    assert one.request.attributes == other.request.attributes == shared_attributes(one.style, "chair", CHAIRS)
    assert one.request.size == LARGE and other.request.size == SMALL
    assert of(found, "x").request.style is None


def test_what_a_designer_set_wins_over_what_is_shared() -> None:
    plain = plan(document((node("1"), node("2")), ("1", STYLE, "2")))
    found = plan(document((node("1"), node("2", attributes={"arms": 1.0})), ("1", STYLE, "2")))
    own, shared = of(found, "2").request.attributes, of(found, "1").request.attributes
    assert own == {**shared, "arms": 1.0} != shared
    assert plain.shared == {"2": "1"} and not found.shared


def test_only_attributes_the_model_knows_are_asked_for() -> None:
    asked = of(plan(document((node("1", attributes={"arms": 3.0, "form 1": 0.5, "wings": 1.0}),))), "1")
    assert asked.request.attributes == {"arms": 1.0}


def test_other_categories_share_the_style_and_not_the_noise() -> None:
    found = plan(document((node("1"), node("2", "table"), node("3", "table")), ("1", STYLE, "2"), ("3", STYLE, "2")))
    chair, table = of(found, "1"), of(found, "2")
    assert chair.request.style == table.request.style
    assert chair.request.noise_seed != table.request.noise_seed
    assert found.shared == {"3": "2"}


def test_kin_of_one_category_are_imagined_in_one_neighbourhood() -> None:
    first = node("1")
    lamp = build(Node, id="lamp", category="desk_lamp", box=revise(first.box, height=0.3), parent="1")
    found = plan(document((first, node("2", size=LARGE), lamp), ("1", STYLE, "2")), "1", "2")
    assert [n.category for n in of(found, "1").request.context] == ["desk_lamp"]
    assert of(found, "2").request.context == of(found, "1").request.context


def test_the_others_take_after_what_stands() -> None:
    nodes = (node("1"), node("2"), node("3", size=LARGE))
    room = with_shape(document(nodes, ("1", STYLE, "2"), ("2", STYLE, "3")), "2", style=9)
    found = plan(room, "1", "3")
    assert found.shared == {"1": "2"}  # the same box and nothing else set: the very shape that stands
    sibling = of(found, "3")
    assert (sibling.request.noise_seed, sibling.style) == (77, 9)
    assert sibling.request.style == style_vector(9, 8)


def test_what_stands_without_a_style_is_followed_without_one() -> None:
    room = with_shape(document((node("1"), node("2", size=LARGE)), ("1", STYLE, "2")), "1")
    sibling = of(plan(room, "2"), "2")
    assert sibling.request.noise_seed == 77 and sibling.request.style is None and not sibling.request.attributes


def test_a_shape_of_unknown_making_is_begun_at() -> None:
    nodes = (node("1"), node("2", size=LARGE))
    for how in ({"noise": None}, {"version": "v0"}, {"source": "imported", "noise": None}):
        room = with_shape(document(nodes, ("1", STYLE, "2")), "1", **how)
        found = of(plan(room, "2"), "2")
        assert found.after == "1" and found.request.noise_seed != 77
        assert found.request.style is not None


def test_an_import_is_never_imagined_anew_for_its_kin() -> None:
    room = with_shape(document((node("1"), node("2")), ("1", STYLE, "2")), "1", source="imported", noise=None)
    found = plan(room)
    assert [a.node.id for a in found.asked] == ["2"]


def test_another_shape_of_one_is_another_of_all_that_are_free() -> None:
    room = document((node("1"), node("2", size=LARGE), node("x")), ("1", STYLE, "2"))
    before = plan(room)
    edited = Together(another_shape(room.scene, ["2"])).apply(room.scene)
    after = plan(Document(edited))
    for name in ("1", "2"):
        assert of(after, name).request.noise_seed != of(before, name).request.noise_seed
    assert of(after, "1").request.noise_seed == of(after, "2").request.noise_seed
    assert of(after, "x") == of(before, "x")


def test_a_new_member_changes_nothing_for_those_that_stand() -> None:
    room = with_shape(document((node("2"), node("3"), node("1")), ("3", STYLE, "2"), ("1", STYLE, "2")), "2")
    room = with_shape(room, "3")
    assert plan(room, "1").shared == {"1": "2"}


def test_chains_of_instances_come_from_one_root() -> None:
    nodes = tuple(node(str(i)) for i in range(1, 6))
    room = document(nodes, ("1", INSTANCE, "2"), ("2", INSTANCE, "4"), ("3", INSTANCE, "4"))
    found = plan(room)
    assert found.shared == {"1": "4", "2": "4", "3": "4"}
    assert {a.node.id for a in found.asked} == {"4", "5"}


def test_circles_of_instances_have_a_root_too() -> None:
    found = plan(document((node("2"), node("10")), ("2", INSTANCE, "10"), ("10", INSTANCE, "2")))
    assert found.shared == {"10": "2"}


def test_instances_take_the_shape_that_stands_whoever_has_it() -> None:
    room = document((node("1"), node("2"), node("3")), ("1", INSTANCE, "2"), ("3", INSTANCE, "2"))
    assert plan(with_shape(room, "2"), "1", "3").shared == {"1": "2", "3": "2"}
    assert plan(with_shape(room, "3"), "1", "2").shared == {"1": "3", "2": "3"}


def test_a_table_is_not_another_of_a_chair() -> None:
    found = plan(document((node("1", "table"), node("2")), ("1", INSTANCE, "2")))
    assert not found.shared and len(found.asked) == 2
    assert found.notes == ("table 1 cannot be another of chair 2, a thing of another kind; its shape is its own.",)


def test_anything_can_be_another_of_an_import() -> None:
    room = with_shape(document((node("1"), node("2", "statue")), ("1", INSTANCE, "2")), "2", source="imported")
    assert plan(room, "1").shared == {"1": "2"}


def test_styles_and_instances_go_together() -> None:
    room = document((node("1"), node("2"), node("3", size=LARGE)), ("1", INSTANCE, "2"), ("1", STYLE, "3"))
    found = plan(room)
    assert found.shared == {"1": "2"}
    assert of(found, "2").request.noise_seed == of(found, "3").request.noise_seed


def test_who_is_said_to_take_after_another_and_does_not_yet_is_outdated() -> None:
    room = document((node("1"), node("2"), node("3")), ("1", STYLE, "2"), ("3", INSTANCE, "2"))
    for name, noise in (("1", 1), ("2", 2), ("3", 3)):
        room = with_shape(room, name, noise, noise=noise)
    assert outdated(room, ("1", "2", "3"), TRAITS) == {"1", "3"}
    stands = room.scene.node("2").shape
    followed = room.scene.with_nodes([revise(room.scene.node(i), shape=stands) for i in ("1", "3")])
    assert not outdated(Document(followed, room.shapes), ("1", "2", "3"), TRAITS)
    unknown = with_shape(room, "1", 1, noise=None)
    assert outdated(unknown, ("1",), TRAITS) == set()


def carried_out(room: Document, found: Kinship) -> Document:
    """The room with the shapes of a plan: latents that tell how they were asked for."""
    for asked in found.asked:
        seen = float(asked.request.noise_seed % 1000 + len(asked.request.attributes) + asked.request.size[0])
        room = with_shape(room, asked.node.id, seen, noise=asked.noise, style=asked.style)
    for name, source in found.shared.items():
        shape = room.scene.node(source).shape
        if shape is not None:
            room = Document(room.scene.with_nodes([revise(room.scene.node(name), shape=shape)]), room.shapes)
    return room


SAID = st.tuples(st.integers(0, 6), st.sampled_from([STYLE, INSTANCE]), st.integers(0, 6))


@given(
    st.lists(SAID.filter(lambda s: s[0] != s[2]), max_size=8, unique=True),
    st.lists(st.sampled_from(["chair", "dining_chair", "table", "statue"]), min_size=7, max_size=7),
    st.sets(st.integers(0, 6)),
    st.integers(0, 2**40),
)
def test_every_plan_is_whole(
    said: list[tuple[int, str, int]], categories: list[str], standing: set[int], seed: int
) -> None:
    """Everything that was trained gets a shape, what is shared is there, no noise is shared by accident."""
    nodes = tuple(node(str(i), categories[i], SMALL if i % 2 else LARGE) for i in range(7))
    room = document(nodes, *((str(a), p, str(b)) for a, p, b in said), seed=seed)
    for i in standing:
        room = with_shape(room, str(i), noise=None if i % 3 else 1000 + i)
    wanted = [n.id for n in nodes if int(n.id) not in standing]
    found = kinship(room, wanted, TRAITS)
    asked, shared = {a.node.id for a in found.asked}, dict(found.shared)
    assert not asked & shared.keys()
    assert asked | shared.keys() >= {i for i in wanted if categories[int(i)] != "statue"}
    assert all(source in asked or int(source) in standing for source in shared.values())
    assert found == kinship(room, wanted[::-1], TRAITS)
    related = {i for a, _, b in said for i in (str(a), str(b))}
    noises = [a.request.noise_seed for a in found.asked if a.node.id not in related]
    assert len(set(noises)) == len(noises)


@given(
    st.lists(SAID.filter(lambda s: s[0] != s[2]), max_size=8, unique=True),
    st.lists(st.sampled_from(["chair", "dining_chair", "table"]), min_size=7, max_size=7),
    st.lists(st.integers(0, 3), min_size=7, max_size=7),
    st.integers(0, 6),
)
def test_what_was_made_together_is_asked_for_again_alone(
    said: list[tuple[int, str, int]], categories: list[str], seeds: list[int], chosen: int
) -> None:
    """Whoever is asked for later, while the others stand, is as before; so nothing is ever outdated by itself."""
    nodes = tuple(node(str(i), categories[i], SMALL if i % 2 else LARGE, seed=seeds[i]) for i in range(7))
    room = document(nodes, *((str(a), p, str(b)) for a, p, b in said))
    made = carried_out(room, plan(room))
    assert not outdated(made, made.scene.by_id, TRAITS)
    assert not outdated(made, (str(chosen),), TRAITS)
    again = carried_out(made, plan(made, str(chosen)))
    latent, before = (d.shape_of(d.scene.node(str(chosen))) for d in (again, made))
    assert latent is not None and before is not None and np.array_equal(latent.latent, before.latent)

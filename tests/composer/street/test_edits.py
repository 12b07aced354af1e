"""Edits of ground and network: exact undo, and relations that follow what they name, or go with it."""

from __future__ import annotations

import random

import pytest

from composer.document import Document
from composer.edits import Edit, SetBoxes, Together
from composer.errors import SceneError
from composer.history import History
from composer.scene import Box, Junction, Relation, Road, Scene, Surface, build, describe, revise
from composer.street.edits import SetNetwork, SetSurfaces, say
from composer.street.lanes import surfaces_of
from composer.street.road import Connection, Cubic, Curve, Lane, RoadLink, Section
from tests.composer.relations.streets import said, scene, straight, strips, thing, zebra

STREET = (*strips(straight(60.0)), zebra(20.0), zebra(40.0, name="second"))
NODES = [
    thing("car", "car", (10, -1.5)),
    thing("t", "tree", (10, -3.6)),
    thing("p", "pedestrian", (41, -3.6)),
    thing("h", "house", (10, -20)),
]


def road(name: str, y: float = 0.0, length: float = 50.0, lanes: int = 2, **more: object) -> Road:
    width = (Cubic(a=3.0),)
    side = [Lane(id=k, kind="lane", widths=width) for k in range(lanes // 2, 0, -1)]
    other = [Lane(id=-k, kind="lane", widths=width) for k in range(1, lanes - lanes // 2 + 1)]
    walk = Lane(id=-(lanes - lanes // 2 + 1), kind="sidewalk", type="sidewalk", widths=(Cubic(a=2.0),))
    section = Section(lanes=(*side, Lane(id=0, kind="lane", type="none"), *other, walk))
    line = Curve(kind="line", start=0.0, length=length, x=0.0, y=y, heading=0.0)
    return build(Road, id=name, length=length, curves=(line,), sections=(section,), **more)


def relations(found: Scene) -> list[str]:
    return [describe(r) for r in found.relations]


def test_surfaces_are_added_changed_and_removed_in_their_places() -> None:
    before = scene(STREET, NODES)
    lawn = build(Surface, id="lawn", kind="grass", polygon=((0, 9), (9, 9), (9, 19)))
    moved = revise(STREET[2], z=0.2)
    after = SetSurfaces({"lawn": lawn, "lane-2": moved, "parking-1": None}).apply(before)
    assert [s.id for s in after.surfaces] == [*(s.id for s in STREET if s.id != "parking-1"), "lawn"]
    assert after.surfaces[1] is moved and after.surfaces[0] is STREET[0]
    assert after.nodes == before.nodes


@pytest.mark.parametrize(
    ("text", "removed", "left"),
    [
        ("car on lane-3", "lane-3", None),
        ("car on lane-3", "lane-2", "car on lane-3"),
        ("car on lane:1", "lane-2", "car on lane:0"),
        ("car on lane:0", "lane-2", None),
        ("car on lane", "lane-2", "car on lane"),
        ("p at crossing", "zebra", "p at crossing crossing"),
        ("p at crossing crossing:1", "zebra", "p at crossing crossing:0"),
        ("p at crossing crossing:1", "second", None),
        ("t along curb:1 8", "sidewalk-0", "t along curb:0 8"),
        ("t along curb:1 8", "sidewalk-4", None),
        ("t along curb:0 8", "sidewalk-4", "t along curb:0 8"),
        ("h facing road", "lane-2", "h facing road road"),
        ("h left car", "lane-2", "h left car"),
    ],
)
def test_relations_follow_what_they_name_or_go_with_it(text: str, removed: str, left: str | None) -> None:
    after = SetSurfaces({removed: None}).apply(scene(STREET, NODES, text))
    assert relations(after) == ([] if left is None else [left])


def test_what_named_nothing_before_stays() -> None:
    before = scene(STREET, NODES, "car on lane:7")
    assert relations(SetSurfaces({"zebra": None}).apply(before)) == ["car on lane:7"]


def test_the_last_of_a_kind_takes_what_names_any_of_it() -> None:
    before = scene(STREET, NODES, "p at crossing", "car on lane")
    after = SetSurfaces({"zebra": None, "second": None}).apply(before)
    assert relations(after) == ["car on lane"]
    assert relations(SetSurfaces({"lane-2": None, "lane-3": None}).apply(before)) == ["p at crossing crossing"]


def test_a_relation_with_several_objects_keeps_those_that_are_left() -> None:
    several = Relation(subject="car", predicate="on", objects=("lane-2", "lane-3"))
    before = revise(scene(STREET, NODES), relations=(several,))
    assert relations(SetSurfaces({"lane-2": None}).apply(before)) == ["car on lane-3"]


def test_a_curb_that_is_reshaped_is_the_same_curb() -> None:
    wider = revise(STREET[4], polygon=((0, -9), (60, -9), (60, -3), (30, -3), (0, -3)))
    front = build(Surface, id="new", kind="sidewalk", polygon=((0, 90), (9, 90), (9, 93), (0, 93)))
    after = SetSurfaces({"sidewalk-4": wider, "new": front}).apply(scene(STREET, NODES, "t along curb:1 8"))
    assert relations(after) == ["t along curb:1 8"]


def test_edits_of_ground_that_do_not_fit_are_refused() -> None:
    before = revise(scene(STREET, NODES), roads=(road("r"),))
    for edit in (
        SetSurfaces({"nothing": None}),
        SetSurfaces({"other": STREET[0]}),
        SetNetwork({"nothing": None}),
        SetNetwork({"other": road("r")}),
        SetNetwork(junctions={"nothing": None}),
        SetSurfaces({"s": build(Surface, id="s", kind="lane", polygon=((0, 0), (1, 0), (1, 1)), road="nowhere")}),
    ):
        with pytest.raises(SceneError):
            edit.apply(before)


def test_a_road_brings_and_takes_its_surfaces() -> None:
    before = scene(STREET, NODES, "car on lane:1", "h set back from road 3")
    first = SetNetwork({"r": road("r", y=40.0)}).apply(before)
    assert [s.id for s in first.surfaces[: len(STREET)]] == [s.id for s in STREET]
    assert [s.id for s in first.surfaces[len(STREET) :]] == [s.id for s in surfaces_of(road("r", y=40.0))]
    put = revise(first, relations=(*first.relations, said("p on road-r/0/-1"), said("p heading along lane:3")))
    wider = SetNetwork({"r": road("r", y=40.0, lanes=4)}).apply(put)
    assert "p on road-r/0/-1" in relations(wider) and "p heading along lane:4" in relations(wider)
    assert {"road-r/0/2", "road-r/0/-2"} < {s.id for s in wider.surfaces}
    gone = SetNetwork({"r": None}).apply(wider)
    assert not gone.roads and gone.surfaces == before.surfaces
    assert relations(gone) == ["car on lane:1", "h set back from road 3"]


def test_what_a_road_is_called_on_the_plan_stays_when_it_is_made_anew() -> None:
    first = SetNetwork({"r": road("r")}).apply(scene((), NODES))
    named = SetSurfaces({first.surfaces[0].id: revise(first.surfaces[0], label="Main Street")}).apply(first)
    again = SetNetwork({"r": road("r", length=80.0)}).apply(named)
    assert again.surfaces[0].label == "Main Street" and again.surfaces[0].polygon != first.surfaces[0].polygon


def test_what_leads_to_a_road_that_goes_leads_nowhere() -> None:
    link, into = RoadLink(kind="road", id="b", contact="start"), RoadLink(kind="junction", id="j")
    roads = {
        "a": road("a", successor=link, predecessor=into),
        "b": road("b", y=20.0),
        "c": road("c", y=40.0, junction="j"),
    }
    ways = (Connection(id="0", incoming="a", connecting="b"), Connection(id="1", incoming="a", connecting="c"))
    full = SetNetwork(roads, {"j": Junction(id="j", connections=ways)}).apply(scene((), []))
    without = SetNetwork({"b": None}).apply(full)
    assert without.roads[0].successor is None and without.roads[0].predecessor == into
    assert [c.connecting for c in without.junctions[0].connections] == ["c"]
    bare = SetNetwork(junctions={"j": None}).apply(without)
    assert bare.roads[0].predecessor is None and bare.roads[1].junction is None and not bare.junctions


def test_a_drag_of_ground_is_one_step() -> None:
    history = History(Document(scene(STREET, NODES, "t along curb:1 8")))
    for k in range(5):
        outline = tuple((x, y - 0.1 * k if y < -4 else y) for x, y in STREET[4].polygon)
        history.push(SetSurfaces({"sidewalk-4": revise(STREET[4], polygon=outline)}, gesture="drag"))
    history.end_gesture()
    assert len(history.undo_labels) == 1 and history.undo_labels[0] == "Reshape sidewalk"
    history.undo()
    assert history.scene == scene(STREET, NODES, "t along curb:1 8")


@pytest.mark.parametrize(
    ("there", "added", "left"),
    [
        (["car on lane:0", "car heading along lane:0"], "car on lane:1", ["car heading along lane:1", "car on lane:1"]),
        (["car on lane", "car heading along lane"], "car on lane:1", ["car on lane:1", "car heading along lane"]),
        (["car heading along lane-2"], "car on lane:1", ["car heading along lane:1", "car on lane:1"]),
        (["car heading along lane"], "car on parking", ["car on parking"]),
        (["car on parking"], "car heading along lane", ["car on lane", "car heading along lane"]),
        (["car heading along lane:0"], "car on crossing:0", ["car heading along lane:0", "car on crossing:0"]),
        (["t along curb:0 8"], "t along curb:1 6", ["t along curb:1 6"]),
        (["h set back from road 3"], "h set back from curb 3", ["h set back from road 3", "h set back from curb 3"]),
        (["h facing road"], "h facing road lane:1", ["h facing road lane:1"]),
    ],
)  # fmt: skip
def test_what_is_said_of_the_ground_follows_what_is_said_now(there: list[str], added: str, left: list[str]) -> None:
    before = scene(STREET, NODES, *there)
    after = say(before, said(added)).apply(before)
    assert sorted(relations(after)) == sorted(describe(said(text)) for text in left)


def _edit(rng: random.Random, now: Scene) -> Edit:
    """Any edit of ground or network, now and then one that does not fit."""
    names = [s.id for s in now.surfaces] or ["none"]
    some = rng.choice([*names, "missing"]) if rng.random() < 0.03 else rng.choice(names)
    surface = next((s for s in now.surfaces if s.id == some), None)
    x, y = rng.uniform(-40, 40), rng.uniform(-40, 40)
    fresh = build(
        Surface,
        id=f"s{rng.randrange(30)}",
        kind=rng.choice(["lane", "sidewalk", "crossing", "grass", "odd"]),
        polygon=((x, y), (x + 9, y), (x + 9, y + 4), (x, y + 4)),
    )
    name = f"r{rng.randrange(4)}"
    one = road(name, y=rng.uniform(-90, 90), length=rng.uniform(10, 90), lanes=rng.randrange(1, 5))
    thing_ = rng.choice(now.nodes).id
    target = rng.choice([*names, "lane", "lane:1", "curb:0", "curb", "crossing", "road:0", "sidewalk:1"])
    text = rng.choice([f"{thing_} on {target}", f"{thing_} along {target} 6", f"{thing_} heading along {target}"])
    choices = [
        lambda: SetSurfaces({fresh.id: fresh}, gesture=rng.choice([None, "draw"])),
        lambda: SetSurfaces({some: None}),
        lambda: SetSurfaces({some: None, fresh.id: fresh}),
        lambda: SetNetwork({name: one}, gesture=rng.choice([None, "drag"])),
        lambda: SetNetwork({name: None}),
        lambda: SetNetwork({name: one}, {"j": rng.choice([None, Junction(id="j")])}),
        lambda: say(now, said(text)),
        lambda: Together((SetSurfaces({some: None}), SetNetwork({name: one}))),
        lambda: SetBoxes({thing_: Box(depth=1, width=1, height=1, x=x, y=y)}),
    ]
    if surface is not None:
        moved = tuple((a + rng.gauss(0, 0.3), b + rng.gauss(0, 0.3)) for a, b in surface.polygon)
        shape = revise(surface, polygon=moved, heights=())
        choices += [lambda: SetSurfaces({some: shape}, gesture="drag")] * 2
    return rng.choice(choices)()


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_of_edits_of_ground_undone_is_the_start(seed: int) -> None:
    rng = random.Random(seed)
    start = scene(STREET, NODES, "car on lane:1", "t along curb:1 8", "p at crossing crossing:1", "h facing road")
    before = start.model_dump_json()
    history = History(Document(start))
    seen, refused = [start], 0
    for _ in range(300):
        now = history.scene
        try:
            history.push(_edit(rng, now))
        except SceneError:
            refused += 1
            assert history.scene is now
        seen.append(history.scene)
    assert refused > 5 and len(history.undo_labels) > 150
    end = history.scene
    assert Scene.model_validate_json(end.model_dump_json(), strict=True) == end
    while history.can_undo:
        history.undo()
        assert history.scene in seen
    assert history.scene == start and history.scene.model_dump_json() == before
    while history.can_redo:
        history.redo()
    assert history.scene == end

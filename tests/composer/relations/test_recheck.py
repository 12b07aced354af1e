"""A check of what may have changed says what a check of everything says."""

from __future__ import annotations

import random
from dataclasses import fields

import pytest

from composer.edits import AddNode, AddRelation, RemoveRelation
from composer.relations import Report, check
from composer.relations.recheck import MOST, recheck
from composer.scene import Box, Node, Relation, Scene, revise
from tests.composer.relations.streets import along, scene, straight, strips, thing
from tests.ui.rooms import bedroom

STRICT = [field.name for field in fields(Report) if field.name not in ("contradictions", "counts")]


def street() -> Scene:
    line = straight(90.0)
    trees = [along(line, f"t{i}", "young_tree", 4 + 8 * i, -4.1, z=0.15) for i in range(8)]
    cars = [thing(f"c{i}", "car", (6 + 9 * i, -1.5), size=(4.2, 1.7, 1.5)) for i in range(8)]
    said = [f"t{i} along curb:0 8" for i in range(8)] + [f"c{i} heading along lane" for i in range(8)]
    return scene(strips(line), (*trees, *cars, thing("bench", "street_bench", (20, -4.0), z=0.15)), *said)


def assert_same(found: Report | None, scene: Scene) -> None:
    assert found is not None
    whole = check(scene, with_contradictions=False)
    for name in STRICT:
        assert getattr(found, name) == getattr(whole, name), name


def moved(scene: Scene, rng: random.Random) -> Scene:
    nodes = rng.sample([n for n in scene.nodes if n.box is not None], rng.choice((1, 1, 2, 4)))
    shift = rng.choice((0.3, 3.0, 9.0))
    boxes = {}
    for node in nodes:
        assert node.box is not None
        dx, dy = rng.uniform(-shift, shift), rng.uniform(-shift, shift)
        boxes[node.id] = revise(node.box, x=node.box.x + dx, y=node.box.y + dy, yaw=rng.uniform(-3, 3))
    return scene.with_nodes(revise(scene.node(i), box=box) for i, box in boxes.items())


@pytest.mark.parametrize("make", [street, lambda: bedroom().scene])
@pytest.mark.parametrize("seed", range(4))
def test_where_things_are(make, seed: int) -> None:
    rng, before = random.Random(seed), make()
    report = check(before, with_contradictions=False)
    for _ in range(12):
        after = moved(before, rng)
        found = recheck(before, report, after)
        assert_same(found, after)
        before, report = after, found


def test_what_is_said() -> None:
    before = street()
    report = check(before, with_contradictions=False)
    for edit in (
        AddRelation(Relation(subject="bench", predicate="facing road", objects=("road",))),
        RemoveRelation(before.relations[3]),
        AddRelation(Relation(subject="c1", predicate="along", objects=("curb:0",), value=8.0)),
    ):
        after = edit.apply(before)
        assert_same(recheck(before, report, after), after)


def test_contradictions_and_counts_stay_what_they_were() -> None:
    before = street()
    report = check(before)
    after = moved(before, random.Random(1))
    found = recheck(before, report, after)
    assert found is not None and found.counts is report.counts and found.contradictions is report.contradictions


def test_what_carries_something_comes_with_it() -> None:
    room = bedroom().scene
    lamp = room.node("lamp")
    assert lamp.box is not None
    below = next(n for n in room.nodes if n.box is not None and n.id != "lamp" and n.box.height > 0.5)
    assert below.box is not None
    on_top = revise(lamp, parent=below.id, box=revise(lamp.box, x=below.box.x, y=below.box.y, z=below.box.top - 0.1))
    before = room.with_nodes([on_top])
    report = check(before, with_contradictions=False)
    after = before.with_nodes([revise(on_top, box=revise(on_top.box, x=below.box.x + 0.02))])
    assert_same(recheck(before, report, after), after)


def test_other_scenes_are_not_rechecked() -> None:
    before = street()
    report = check(before, with_contradictions=False)
    assert recheck(before, report, before) is report
    more = AddNode(Node(id="more", category="car", box=Box(depth=4, width=2, height=1, x=0, y=0))).apply(before)
    fewer_grounds = revise(before, surfaces=before.surfaces[1:])
    assert recheck(before, report, more) is None and recheck(before, report, fewer_grounds) is None
    every = revise(before, nodes=tuple(revise(n) for n in before.nodes))
    assert (recheck(before, report, every) is None) == (len(before.nodes) > MOST)

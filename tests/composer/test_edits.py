"""Promise 3: every edit undoes to an equal document; a long random walk, undone, is the start again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer import edits
from composer.document import Document
from composer.errors import SceneError
from composer.history import History
from composer.scene import Box, Floor, Node, Relation, Scene

PREDICATES = ("left", "right", "front", "behind", "close by", "bigger than", "taller than", "standing on", "hums to")


def _start() -> Scene:
    nodes = tuple(
        Node(id=str(i), category="chair", box=Box(depth=1, width=1, height=1, x=i, y=0), parent=None if i < 5 else "1")
        for i in range(8)
    )
    relations = tuple(Relation(subject=str(i), predicate="left", objects=(str(i + 1),)) for i in range(7))
    return Scene(floor=Floor.rectangle(9, 9), nodes=nodes, relations=relations)


def _edit(rng: random.Random, scene: Scene) -> edits.Edit:
    """Any edit there is, now and then one that does not fit."""
    ids = [n.id for n in scene.nodes] or ["0"]
    some = rng.choice([*ids, "missing"]) if rng.random() < 0.02 else rng.choice(ids)
    other = rng.choice([*ids, "floor", "wall:1"])
    box = Box(depth=rng.uniform(0.1, 2), width=1, height=1, x=rng.uniform(-4, 4), y=rng.gauss(0, 1), yaw=rng.random())
    relation = Relation(subject=some, predicate=rng.choice(PREDICATES), objects=(other,))
    choices = [
        lambda: edits.AddNode(Node(id=str(rng.randrange(40)), category="lamp", box=box), rng.choice([None, 0, 2])),
        lambda: edits.RemoveNodes((some,)),
        lambda: edits.SetBoxes({some: box}, gesture=rng.choice([None, "drag"])),
        lambda: edits.SetBoxes({some: None}),
        lambda: edits.SetNode(some, {"label": str(rng.random()), "parent": rng.choice([None, *ids])}),
        lambda: edits.lock(some, position=rng.random() < 0.5),
        lambda: edits.AddRelation(relation),
        lambda: edits.SetFloor(rng.choice([None, Floor.rectangle(rng.uniform(1, 9), 4)])),
        lambda: edits.SetSeed(rng.randrange(1000)),
        lambda: edits.Together((edits.SetSeed(rng.randrange(1000)), edits.SetBoxes({some: box}))),
        lambda: edits.Replace(Scene(nodes=_start().nodes[: rng.randrange(2, 9)])),
    ]
    if scene.relations:
        old = rng.choice(scene.relations)
        choices += [lambda: edits.RemoveRelation(old), lambda: edits.ChangeRelation(old, relation)]
    return rng.choice(choices)()


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_of_a_thousand_edits_undone_is_the_start(seed: int) -> None:
    rng = random.Random(seed)
    start = _start()
    before = start.model_dump_json()
    history = History(Document(start))
    seen, refused = [start], 0
    for _ in range(1000):
        scene = history.scene
        try:
            history.push(_edit(rng, scene))
        except SceneError:
            refused += 1
            assert history.scene is scene
        seen.append(history.scene)
    assert refused > 10
    assert len(history.undo_labels) > 500
    end = history.scene
    while history.can_undo:
        history.undo()
        assert history.scene in seen
    assert history.scene == start
    assert history.scene.model_dump_json() == before
    while history.can_redo:
        history.redo()
    assert history.scene == end


@given(st.integers(0, 2**32), st.integers(1, 30))
def test_every_edit_leaves_the_scene_it_was_applied_to(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    scene = _start()
    for _ in range(steps):
        before = scene.model_dump_json()
        try:
            after = _edit(rng, scene).apply(scene)
        except SceneError:
            after = scene
        assert scene.model_dump_json() == before
        # What an edit gives is a scene that could have been read from a file.
        assert Scene.model_validate_json(after.model_dump_json(), strict=True) == after
        scene = after


def _relation(text: str) -> Relation:
    subject, _, rest = text.partition(" ")
    predicate, _, target = rest.rpartition(" ")
    return Relation(subject=subject, predicate=predicate, objects=(target,))


@pytest.mark.parametrize(
    ("there", "added", "left"),
    [
        (["1 left 2", "3 left 1"], "1 right 2", ["1 right 2", "3 left 1"]),
        (["1 left 2"], "2 left 1", ["2 left 1"]),
        (["1 left 2"], "2 behind 1", ["2 behind 1"]),  # the four directions are one kind
        (["1 left 2"], "1 bigger than 2", ["1 left 2", "1 bigger than 2"]),
        (["1 bigger than 2", "1 taller than 2"], "2 bigger than 1", ["2 bigger than 1", "1 taller than 2"]),
        (["1 shorter than 2"], "1 taller than 2", ["1 taller than 2"]),
        (["1 hums to 2"], "1 sings to 2", ["1 hums to 2", "1 sings to 2"]),
    ],
)
def test_a_relation_replaces_those_of_its_kind_either_way(there: list[str], added: str, left: list[str]) -> None:
    nodes = tuple(Node(id=str(i), category="chair") for i in range(1, 4))
    scene = Scene(nodes=nodes, relations=tuple(map(_relation, there)))
    after = edits.AddRelation(_relation(added)).apply(scene)
    assert after.relations == tuple(map(_relation, left))


def test_removing_a_node_takes_its_relations_and_frees_what_stood_on_it() -> None:
    nodes = (
        Node(id="desk", category="desk"),
        Node(id="lamp", category="desk_lamp", parent="desk"),
        Node(id="chair", category="chair"),
    )
    relations = (
        Relation(subject="lamp", predicate="standing on", objects=("desk",)),
        Relation(subject="lamp", predicate="between", objects=("desk", "chair")),
        Relation(subject="chair", predicate="close by", objects=("lamp",)),
    )
    after = edits.RemoveNodes(("desk",)).apply(Scene(nodes=nodes, relations=relations))
    assert [n.id for n in after.nodes] == ["lamp", "chair"]
    assert after.node("lamp").parent is None
    assert [(r.subject, r.predicate, r.objects) for r in after.relations] == [
        ("lamp", "between", ("chair",)),
        ("chair", "close by", ("lamp",)),
    ]


def test_edits_that_do_not_fit_are_refused() -> None:
    scene = _start()
    for edit in (
        edits.SetNode("1", {"id": "2"}),
        edits.SetNode("1", {"colour": "red"}),
        edits.RemoveNodes(("nobody",)),
        edits.RemoveRelation(_relation("1 above 2")),
        edits.AddNode(Node(id="1", category="chair")),
        edits.Together((edits.SetSeed(4), edits.RemoveNodes(("nobody",)))),
    ):
        with pytest.raises(SceneError):
            edit.apply(scene)

"""Edits as the papers try them, and the whole measurement of two rooms, with the shipped model."""

from __future__ import annotations

import json

import numpy as np
import pytest

from composer.scene import Box, Floor, Node, Relation, Scene, build
from models.evaluation.changes import FLIPPED, Flip, add_node, addable, change_relation, flips, lockable
from models.evaluation.measure import COMPOSED, IMAGINED, LOCKED, SOURCE, UNTRAINED, Settings, figures, measure
from models.evaluation.rooms import Room, pipeline_of

SAID = (
    ("bed", "standing on", "floor"),
    ("a", "left", "b"),
    ("b", "right", "a"),
    ("a", "close by", "bed"),
    ("wardrobe", "taller than", "bed"),
    ("b", "behind", "wardrobe"),
)


def bedroom(*more: tuple[str, str, str]) -> Scene:
    pieces = {
        "bed": ("double_bed", Box(depth=2.1, width=1.7, height=0.9, x=0.0, y=-0.9, yaw=1.5707963)),
        "a": ("nightstand", Box(depth=0.4, width=0.5, height=0.5, x=-1.2, y=-1.6, yaw=1.5707963)),
        "b": ("nightstand", Box(depth=0.4, width=0.5, height=0.5, x=1.2, y=-1.6, yaw=1.5707963)),
        "wardrobe": ("wardrobe", Box(depth=0.6, width=1.6, height=2.1, x=0.0, y=1.6, yaw=-1.5707963)),
    }
    return build(
        Scene,
        floor=Floor.rectangle(4.2, 4.0),
        nodes=tuple(Node(id=i, category=c, box=b) for i, (c, b) in pieces.items()),
        relations=tuple(Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in (*SAID, *more)),
    )


def _flip(scene: Scene, predicate: str) -> Flip:
    rng = np.random.default_rng(0)
    [found] = [f for f in flips(scene, rng, len(FLIPPED)) if f.relation.predicate == predicate]
    return found


def test_a_flip_takes_what_says_the_same_from_the_other_side_with_it() -> None:
    flip = _flip(bedroom(), "right")
    assert (flip.relation.subject, flip.relation.object) == ("a", "b")
    said = [(r.subject, r.predicate, r.object) for r in flip.scene.relations]
    assert ("a", "right", "b") in said
    assert not {("a", "left", "b"), ("b", "right", "a")} & set(said)
    assert not flip.contradictory


def test_a_flip_that_closes_a_circle_is_a_contradiction() -> None:
    scene = bedroom(("bed", "left", "wardrobe"), ("a", "left", "bed"), ("wardrobe", "left", "b"))
    found = flips(scene, np.random.default_rng(1), len(FLIPPED))
    circles = [f for f in found if f.relation.predicate == "right"]
    assert [f.contradictory for f in circles] == [
        f.relation.subject == "a" and f.relation.object == "b" for f in circles
    ]


def test_a_changed_relation_holds_and_what_is_locked_keeps_its_bits() -> None:
    scene, pipeline = bedroom(), pipeline_of(None)
    flip = _flip(scene, "right")
    locked = lockable(scene, flip, np.random.default_rng(0))
    assert len(locked) == 1 and not locked & {"a", "b"}
    trial = change_relation(pipeline, scene, flip, 0, locked)
    assert trial.asked["strict"] == {"right": (1, 1)}
    assert trial.all["strict"]["close by"] == (1, 1)
    assert (trial.locked, trial.locked_drift, trial.still_drift) == (1, 0, 0)
    assert trial.others == 2


def test_an_added_node_finds_its_place() -> None:
    scene, pipeline = bedroom(), pipeline_of(None)
    assert set(addable(scene, np.random.default_rng(0), 9)) == {"bed", "a", "b", "wardrobe"}
    trial = add_node(pipeline, scene, "a", 1)
    assert trial.asked["strict"] == {"left": (1, 1), "right": (1, 1), "close by": (1, 1)}
    assert trial.all["strict"]["taller than"] == (1, 1)
    assert trial.still_drift == 0 and trial.still + trial.moved == trial.others


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    rooms = [Room("one", bedroom()), Room("two", bedroom(("bed", "bigger than", "a")))]
    told: list[int] = []
    measured = measure(rooms, Settings(edits=1, versions=1), told=told.append)
    assert told == [1, 2]
    assert [set(m.scored) >= {COMPOSED, IMAGINED, UNTRAINED, SOURCE} for m in measured] == [True, True]
    return figures(measured, Settings(edits=1))


def test_figures_have_the_contracts_form(found: dict[str, object]) -> None:
    out = json.loads(json.dumps(found))
    assert out["scenes"] == 2 and out["seed"] == 0
    generation = out["modes"]["generation"]
    assert generation["left"] == [1.0, 2, pytest.approx(0.3424), 1.0]
    assert generation["bigger than"][1] == 1
    assert {"generation", "node added", "relation changed"} <= set(out["modes"]) == set(out["published"])
    assert set(out["physical"]) >= {"Col_obj", "Col_scene", "R_out", "R_size", "R_walkable", "R_reach"}
    assert out["physical"]["Col_obj"][:2] == [0.0, 8]
    assert set(out["variants"]) >= {IMAGINED, UNTRAINED, SOURCE}
    assert out["displacement"][COMPOSED]["median"][1] == 8
    for mode, rows in out["edits"].items():
        drift = [row[0] for what, row in rows.items() if what.startswith("drift")]
        assert drift == [0.0] * len(drift), mode


def test_a_third_is_locked_in_some_edits(found: dict[str, object]) -> None:
    edits = found["edits"]
    assert isinstance(edits, dict)
    if LOCKED in edits:
        assert edits[LOCKED]["drift of locked nodes"][1] > 0

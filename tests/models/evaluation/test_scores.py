"""What is scored: the two readings, and that an outside scorer counts the same."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from composer.formats import read_scenes
from composer.scene import Box, Floor, Node, Relation, Scene
from models.evaluation.physics import physics
from models.evaluation.readings import READINGS, Counts, added, counted, verdicts


def _scene(*boxes: Box) -> Scene:
    nodes = tuple(Node(id=str(k), category="table", box=box) for k, box in enumerate(boxes))
    relations = tuple(
        Relation(subject="0", predicate=name, objects=("1",)) for name in ("front", "behind", "left", "standing on")
    )
    return Scene(floor=Floor.rectangle(6, 6), nodes=nodes, relations=relations)


def test_the_published_reading_is_laxer_only_where_the_field_is() -> None:
    side = Box(depth=0.5, width=0.5, height=0.5, x=-1.0, y=0.01)
    found = verdicts(_scene(side, Box(depth=0.5, width=0.5, height=0.5, x=1.0, y=0.0)))
    held = {reading: {r.predicate: v for r, v in found[reading].items()} for reading in READINGS}
    assert held["strict"] == {"front": False, "behind": False, "left": True, "standing on": False}
    assert held["published"] == {"front": True, "behind": True, "left": True, "standing on": True}
    inside = verdicts(_scene(side, side))["published"]
    assert not any(v for r, v in inside.items() if r.predicate != "standing on")


def test_counts_add_up() -> None:
    found = verdicts(_scene(*[Box(depth=1, width=1, height=1, x=x, y=0) for x in (-1.0, 1.0)]))["strict"]
    assert counted(found, lambda r: r.predicate == "left") == {"left": (1, 1)}
    assert added([{"left": (1, 1)}, {"left": (0, 2), "front": (1, 1)}]) == {"left": (1, 3), "front": (1, 1)}


def _scorer(shared: Callable[[str], Path]) -> ModuleType:
    path = shared("sgfront-dev").parent.parent / "tools" / "score_layouts.py"
    if not path.exists():
        pytest.skip("the outside scorer is not here")
    spec = importlib.util.spec_from_file_location("score_layouts", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["bedroom", "livingroom"])
def test_an_outside_scorer_counts_the_same(name: str, shared: Callable[[str], Path]) -> None:
    path = shared(f"sgfront-dev/relationships_{name}_dev.json")
    scorer = _scorer(shared)
    boxes = json.loads(path.with_name(f"obj_boxes_{name}_dev.json").read_text())
    scans = json.loads(path.read_text())["scans"][:40]
    scenes = [load().scene for _, load in read_scenes(path)][:40]
    theirs = [sum(counts) for counts in zip(*(scorer.physics(s, boxes[s["scan"]]) for s in scans), strict=True)]
    ours = [physics(scene) for scene in scenes]
    totals = [sum(getattr(p, n) for p in ours) for n in ("objects", "colliding", "outside", "implausible")]
    assert totals == theirs
    for reading in READINGS:
        counts: Counts = added(counted(verdicts(scene)[reading]) for scene in scenes)
        wanted = {k: tuple(v) for k, v in scorer.score(scans, boxes, reading == "strict").items()}
        assert counts == wanted

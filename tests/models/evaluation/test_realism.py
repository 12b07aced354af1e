"""Plans as pictures, and a network that must see what is there and must not see what is not."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

import models.evaluation.realism as realism
from composer.scene import Box, Floor, Node, Opening, Scene, build
from models.evaluation.plan_sheet import sheet
from models.evaluation.plans import DOOR, FLOOR, PAPER, WALL, colour_of, draw_plan
from models.evaluation.realism import Pictures, accuracies, folds_of, shuffled, turned
from models.procedural.rooms import sample_room


def _room() -> Scene:
    floor = build(
        Floor,
        polygon=Floor.rectangle(4, 4).polygon,
        openings=(Opening(kind="door", wall=0, offset=2.0, width=1.0, height=2.0),),
    )
    nodes = (
        Node(id="bed", category="double_bed", box=Box(depth=1.6, width=1.6, height=0.8, x=-1.0, y=1.0)),
        Node(id="table", category="table", box=Box(depth=0.8, width=0.8, height=0.7, x=1.2, y=-1.0)),
        Node(id="cup", category="cup", box=Box(depth=0.2, width=0.2, height=0.1, x=1.4, y=-0.8, z=0.7), parent="table"),
    )
    return Scene(floor=floor, nodes=nodes)


def test_a_plan_shows_every_piece_where_it_stands_and_where_its_front_is() -> None:
    image = draw_plan(_room(), 128)
    scale, middle = 128 / 4.6, 64

    def at(x: float, y: float) -> tuple[int, ...]:
        pixel = image.getpixel((int(middle + x * scale), int(middle - y * scale)))
        assert isinstance(pixel, tuple)
        return pixel

    assert at(-1.0, 1.0) == colour_of("double_bed")
    assert at(1.0, -1.2) == colour_of("table")
    assert at(1.4, -0.8) == pytest.approx(colour_of("cup"), abs=3)
    assert at(0.5, 0.5) == FLOOR
    assert at(2.2, 2.2) == PAPER
    assert np.abs(np.subtract(at(1.5, -2.0), WALL)).max() < 40
    assert np.abs(np.subtract(at(0.0, -2.0), DOOR)).max() < 60
    assert sum(at(-0.29, 1.0)) < sum(at(-1.7, 1.0)) / 2, "the bed faces +X, and a bar says so"


def test_shuffled_furniture_stays_whole_and_on_the_floor() -> None:
    scene = _room()
    moved = shuffled(scene, np.random.default_rng(0))
    assert moved.node("bed").box != scene.node("bed").box
    cup, table = moved.node("cup").box, moved.node("table").box
    assert cup is not None and table is not None
    assert math.hypot(cup.x - table.x, cup.y - table.y) == pytest.approx(math.hypot(0.2, 0.2))
    assert all(abs(n.box.x) < 2 and abs(n.box.y) < 2 for n in moved.nodes if n.box is not None)


def test_folds_keep_rooms_apart_and_symmetries_are_eight() -> None:
    folds = folds_of(23, 4)
    assert sorted(np.concatenate(folds).tolist()) == list(range(23))
    plan = torch.arange(16.0).reshape(1, 4, 4)
    assert len({tuple(turned(plan, k).flatten().tolist()) for k in range(8)}) == 8


def test_the_network_tells_what_differs_and_guesses_where_nothing_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(realism, "STEPS", 60)
    monkeypatch.setattr(realism, "FOLDS", 2)
    rooms = [s for s in (sample_room(k).scene() for k in range(40)) if len(s.nodes) > 3][:24]
    real = np.stack([np.asarray(draw_plan(s, 32)).transpose(2, 0, 1) for s in rooms])
    empty = np.stack([np.asarray(draw_plan(Scene(floor=s.floor), 32)).transpose(2, 0, 1) for s in rooms])
    found = accuracies({"same": Pictures(real, real[:, None]), "empty": Pictures(real, empty[:, None])}, 0)
    assert found["empty"].value > 0.9
    assert found["same"].value == pytest.approx(0.5), "a room and its own picture are taken for the same thing"
    assert found["empty"].n == 48
    assert found["same"].low <= 0.5 <= found["same"].high


def test_a_sheet_has_pairs_in_rows() -> None:
    page = sheet([("a", _room(), _room())] * 3, 100, 2)
    assert page.size == (400, 2 * 116)

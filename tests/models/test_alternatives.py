"""Several shapes and several layouts to choose from, with the shipped weights at few pixels."""

from __future__ import annotations

import math

import numpy as np
import pytest

from composer.document import Document
from composer.edits import SetBoxes
from composer.mesh import box_mesh
from composer.relations import check
from composer.scene import Locks, revise
from models.alternatives import LayoutAlternatives, PicturedShape, PlacedRoom, ShapeAlternatives, answer
from models.errors import Cancelled
from models.picture import picture
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest, Composition, Progress
from tests.ui.rooms import bedroom


@pytest.fixture(scope="module")
def pipeline() -> ComposePipeline:
    return ComposePipeline(device="cpu")


def test_shapes_come_with_pictures_in_the_colours_of_the_node(pipeline: ComposePipeline) -> None:
    document = bedroom()
    blue = revise(document.scene.node("chair"), materials=dict.fromkeys(("body", "cushion", "legs"), "#2040ff"))
    document = Document(document.scene.with_nodes([blue]))
    found = answer(pipeline, ShapeAlternatives(document, "chair", count=2, skip=3, pixels=48))
    assert isinstance(found, tuple) and [type(one) for one in found] == [PicturedShape] * 2
    for one, seed in zip(found, (4, 5), strict=True):
        assert isinstance(one, PicturedShape)
        assert one.shape.seed == seed and one.shape.key == one.stored.key
        assert one.picture.shape == (48, 48, 4)
        red, _, strong, alpha = one.picture.reshape(-1, 4).astype(int).sum(axis=0)
        assert strong > 2 * red and 0 < alpha < 48 * 48 * 255


def test_layouts_are_those_of_their_seeds_and_leave_what_is_locked(pipeline: ComposePipeline) -> None:
    document = bedroom()
    locked = revise(document.scene.node("bed"), locks=Locks(position=True, size=True))
    document = Document(document.scene.with_nodes([locked]))
    told: list[Progress] = []
    found = answer(pipeline, LayoutAlternatives(document, (3, 8)), told.append)
    assert isinstance(found, tuple)
    for room, seed in zip(found, (3, 8), strict=True):
        assert isinstance(room, PlacedRoom)
        assert room.seed == seed and room.boxes and "bed" not in room.boxes
        placed = SetBoxes(room.boxes).apply(document.scene)
        assert check(placed).hard_violations == room.report.hard_violations
        alone = answer(pipeline, ComposeRequest(document, seed=seed, only_layout=True))
        assert isinstance(alone, Composition)
        assert [n.box for n in alone.document.scene.nodes] == [n.box for n in placed.nodes]
    shares = [p.fraction for p in told]
    assert shares == sorted(shares) and shares[-1] == 1


def test_a_cancel_is_obeyed(pipeline: ComposePipeline) -> None:
    for request in (ShapeAlternatives(bedroom(), "chair"), LayoutAlternatives(bedroom(), (1,))):
        with pytest.raises(Cancelled):
            answer(pipeline, request, should_cancel=lambda: True)


def test_a_picture_shows_the_side_that_the_camera_sees() -> None:
    colours = np.tile([[1.0, 0.0, 0.0]], (8, 1))
    front = picture(box_mesh(0.1, 1.0, 1.0), colours, 64, yaw=0.0, pitch=0.0)
    edge = picture(box_mesh(0.1, 1.0, 1.0), colours, 64, yaw=math.pi / 2, pitch=0.0)
    covered, narrow = (drawn[..., 3] > 128 for drawn in (front, edge))
    assert covered.sum() > 5 * narrow.sum() > 0
    assert (front[covered][:, 0] > 60).all() and not front[..., 1:3].any()
    assert not front[0, 0].any()

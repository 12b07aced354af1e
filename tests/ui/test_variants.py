"""Choosing among variants, without a window: asking, looking, taking, keeping."""

from __future__ import annotations

from unittest.mock import create_autospec

import numpy as np
import pytest

from composer.document import StoredShape
from composer.edits import AddRelation, RemoveNodes, SetNode
from composer.mesh import box_mesh
from composer.relations import Report
from composer.relations.kin import INSTANCE
from composer.scene import Locks, Relation, Shape, build, revise
from models.alternatives import LayoutAlternatives, PicturedShape, PlacedRoom, ShapeAlternatives
from models.requests import ComposeRequest, Variation
from tests.ui.rooms import bedroom
from ui.controllers.regenerate import JobView, RegenerateController, Worker
from ui.controllers.session import Session
from ui.controllers.variants import COUNT, LayoutChoice, ShapeChoice, VariantsController


class Case:
    """A session with its controllers; the worker only takes notes."""

    def __init__(self) -> None:
        self.session = Session(bedroom())
        self.worker = create_autospec(Worker, instance=True)
        self.worker.compose.side_effect = range(1, 100)
        self.worker.busy = False
        self.view = create_autospec(JobView, instance=True)
        generator = RegenerateController(self.session, self.worker, self.view)
        self.variants = VariantsController(self.session, self.worker, self.view, generator)

    @property
    def asked(self) -> object:
        return self.worker.compose.call_args.args[0]

    @property
    def job(self) -> int:
        return int(self.worker.compose.call_count)

    def shapes(self, node_id: str, *seeds: int, how: Variation | None = None) -> list[ShapeChoice]:
        """Ask for shapes of a node and answer with boxes of different sizes."""
        self.session.select([node_id])
        assert self.variants.shapes(how)
        made = []
        for seed in seeds:
            stored = StoredShape(box_mesh(1, 1, seed), np.full((2, 8, 8, 8), seed, np.float32))
            shape = Shape(key=stored.key, seed=seed, quality="draft")
            made.append(PicturedShape(shape, stored, np.zeros((8, 8, 4), np.uint8)))
        self.variants.on_finished(self.job, tuple(made))
        return [c for c in self.variants.choices if isinstance(c, ShapeChoice) and c.seed in seeds]

    def layouts(self) -> list[LayoutChoice]:
        """Ask for layouts and answer with the room shifted by decimetres."""
        assert self.variants.layouts()
        asked = self.asked
        assert isinstance(asked, LayoutAlternatives)
        rooms = []
        for k, seed in enumerate(asked.seeds[:2], 1):
            boxes = {n.id: revise(n.box, x=n.box.x + k / 10) for n in self.session.scene.nodes if n.box is not None}
            rooms.append(PlacedRoom(seed, boxes, Report()))
        self.variants.on_finished(self.job, tuple(rooms))
        return [c for c in self.variants.choices if isinstance(c, LayoutChoice)]


@pytest.fixture
def case() -> Case:
    return Case()


def test_shapes_are_asked_for_the_one_selected(case: Case) -> None:
    assert not case.variants.shapes()
    case.session.select(["bed", "desk"])
    assert not case.variants.shapes()
    case.session.select(["bed"])
    assert not case.variants.shapes(Variation(0.5)), "there is no shape to vary"
    assert case.view.say.call_count == 3 and not case.worker.compose.called
    assert case.variants.shapes()
    asked = case.asked
    assert isinstance(asked, ShapeAlternatives) and (asked.node_id, asked.count, asked.skip) == ("bed", COUNT, 0)
    case.session.push(SetNode("bed", {"locks": Locks(shape=True)}))
    assert not case.variants.shapes()


def test_looking_leaves_no_trace_and_taking_is_one_step(case: Case) -> None:
    before = case.session.history.scene
    one, two = case.shapes("chair", 1, 2)
    case.variants.preview(one)
    assert case.session.scene.node("chair").shape == one.made.shape
    assert case.session.document.shape_of(case.session.scene.node("chair")) is one.made.stored
    case.variants.leave()
    assert case.session.scene is before and not case.session.history.can_undo
    case.variants.preview(one)
    assert case.variants.take(two)
    node = case.session.history.scene.node("chair")
    assert (node.shape, node.seed) == (two.made.shape, 2)
    refined = case.asked
    assert isinstance(refined, ComposeRequest)
    assert (refined.subjects, refined.vary, refined.quality) == (("chair",), Variation(0.0), "standard")
    assert case.session.history.undo_labels == ("Take another shape for Chair",)
    case.session.undo()
    assert case.session.history.scene == before


def test_instances_take_it_together_and_kin_by_style_are_imagined_along(case: Case) -> None:
    (choice,) = case.shapes("left", 5)
    case.variants.take(choice)
    asked = case.asked
    assert isinstance(asked, ComposeRequest) and asked.vary is None and asked.subjects == ("left", "right")
    assert {n.seed for n in asked.document.scene.nodes if n.id in asked.subjects} == {5}
    case.session.undo()
    case.session.push(AddRelation(build(Relation, subject="left", predicate=INSTANCE, objects=("right",))))
    (choice,) = case.shapes("left", 6)
    case.variants.take(choice)
    assert {case.session.scene.node(i).shape for i in ("left", "right")} == {choice.made.shape}


def test_what_is_gone_or_locked_meanwhile_is_not_taken(case: Case) -> None:
    (choice,) = case.shapes("chair", 1)
    case.session.push(SetNode("chair", {"locks": Locks(shape=True)}))
    assert not case.variants.take(choice)
    case.session.push(RemoveNodes(("chair",)))
    case.variants.preview(choice)
    assert not case.session.previewing and not case.variants.take(choice)
    assert not case.variants.more()


def test_more_are_the_seeds_after_and_stars_stay(case: Case) -> None:
    one, _ = case.shapes("chair", 1, 2)
    case.variants.star(one)
    assert case.variants.more()
    asked = case.asked
    assert isinstance(asked, ShapeAlternatives) and asked.skip == COUNT
    case.variants.on_finished(case.job, ())
    assert [c.seed for c in case.variants.choices] == [1, 2]
    found = case.shapes("desk", 3)
    assert [(c.seed, c.starred) for c in case.variants.choices] == [(1, True), (3, False)] and len(found) == 1
    case.variants.star(case.variants.choices[0])
    case.layouts()
    assert all(isinstance(c, LayoutChoice) for c in case.variants.choices)


def test_a_layout_is_taken_whole_or_for_the_selected_alone(case: Case) -> None:
    before = case.session.history.scene
    case.session.push(SetNode("bed", {"locks": Locks(position=True)}))
    first, second = case.layouts()
    asked = case.asked
    assert isinstance(asked, LayoutAlternatives) and asked.seeds == tuple(range(1, 1 + COUNT))
    case.variants.take(first)
    scene = case.session.history.scene
    shift = {n.id: round(n.box.x - before.node(n.id).box.x, 6) for n in scene.nodes}  # type: ignore[union-attr]
    assert shift == {"bed": 0, "left": 0.1, "right": 0.1, "desk": 0.1, "lamp": 0.1, "chair": 0.1}
    assert scene.seed == 1 and case.session.history.undo_labels[-1] == "Take layout of seed 1"
    case.variants.take(second, frozenset(["desk"]))
    mixed = case.session.history.scene
    moved = {n.id for n in mixed.nodes if n.box != scene.node(n.id).box}
    assert moved == {"desk", "lamp"} and mixed.seed == 1
    case.session.undo()
    assert case.session.history.scene == scene


def test_another_document_empties_the_tray_and_late_answers_are_dropped(case: Case) -> None:
    case.shapes("chair", 1)
    case.variants.more()
    late = case.job
    case.session.open(bedroom())
    assert case.variants.choices == () and not case.variants.can_ask_more
    case.variants.on_finished(late, ())
    assert case.variants.choices == ()


def test_a_failed_or_cancelled_question_is_told(case: Case) -> None:
    case.session.select(["chair"])
    case.variants.shapes()
    case.variants.on_failed(case.job, "No luck.")
    case.view.say.assert_called_with("No luck.")
    case.view.show_job.assert_called_with("", None)
    case.variants.shapes()
    case.variants.on_cancelled(case.job)
    case.variants.on_finished(case.job, ())
    assert not case.variants.can_ask_more

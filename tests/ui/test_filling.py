"""Filling streets and regenerating blocks, with the street model itself, without a window or another process."""

from __future__ import annotations

import pickle

import pytest

from composer.document import Document
from composer.edits import SetSeed
from composer.relations import check
from composer.scene import Locks, revise
from models.alternatives import Request
from models.pipeline import ComposePipeline
from tests.ui.rooms import bedroom
from tests.ui.streets import furnished
from ui.controllers.filling import FillController, region_of
from ui.controllers.session import Session
from ui.controllers.sharing import sharing


class Here:
    """A worker that does its one job when it is told to; answers travel as they do between processes."""

    def __init__(self) -> None:
        self.pipeline = ComposePipeline()
        self.count = 0
        self.asked: Request | None = None

    @property
    def busy(self) -> bool:
        return self.asked is not None

    def compose(self, request: Request) -> int:
        self.count += 1
        self.asked = request
        return self.count

    def cancel(self) -> None:
        self.asked = None

    def answer(self):
        request, self.asked = self.asked, None
        return pickle.loads(pickle.dumps(self.pipeline(request)))  # noqa: S301 - our own, made above


class View:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.jobs: list[str] = []

    def show_job(self, text: str, fraction: float | None) -> None:
        self.jobs.append(text)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


class Case:
    def __init__(self, document: Document) -> None:
        self.session, self.worker, self.view = Session(document), Here(), View()
        self.furnished: list[tuple[tuple[str, ...], str]] = []
        self.filling = FillController(
            self.session, self.worker, self.view, lambda ids, gesture: self.furnished.append((ids, gesture))
        )

    def finish(self) -> None:
        self.filling.on_finished(self.worker.count, self.worker.answer())


@pytest.fixture
def case() -> Case:
    return Case(furnished())


def test_a_street_is_filled_in_one_step_around_what_stands_there(case: Case) -> None:
    before = case.session.history.scene
    assert case.filling.fill(1.0, seed=4)
    case.finish()
    after = case.session.history.scene
    assert len(after.nodes) > len(before.nodes) + 10
    assert all(after.by_id[n.id] is n for n in before.nodes) and after.surfaces is before.surfaces
    assert case.session.history.undo_labels == ("Fill the street",)
    ((ids, gesture),) = case.furnished
    assert set(ids) == after.by_id.keys() - before.by_id.keys() and gesture
    case.session.undo()
    assert case.session.history.scene is before


def test_more_density_is_more(case: Case) -> None:
    counts = []
    for density in (0.0, 0.5, 1.0):
        case.filling.fill(density, seed=4, anew=True)
        case.finish()
        counts.append(len(case.session.history.scene.nodes))
        case.session.undo()
    assert counts[0] < counts[1] < counts[2]


def test_a_block_is_filled_anew_and_the_rest_stays_bit_for_bit(case: Case) -> None:
    case.filling.fill(1.0, seed=4)
    case.finish()
    before = case.session.history.scene
    region = ((20.0, -30.0), (40.0, -30.0), (40.0, 30.0), (20.0, 30.0))
    assert case.filling.block(region, 0.8)
    case.finish()
    after = case.session.history.scene
    outside = [n for n in before.nodes if n.box is not None and not 20 <= n.box.x <= 40]
    assert outside and all(after.by_id[n.id] is n for n in outside)
    assert "lamp" not in after.by_id and after.seed == before.seed + 1
    assert case.session.history.undo_labels == ("Fill the street", "Regenerate a block")
    assert not check(after, with_contradictions=False).overlaps


def test_what_is_locked_stays_within_a_block() -> None:
    document = furnished()
    lamp = revise(document.scene.node("lamp"), locks=Locks(position=True))
    case = Case(Document(document.scene.with_nodes([lamp])))
    case.filling.block(((20.0, -30.0), (40.0, -30.0), (40.0, 30.0), (20.0, 30.0)), 1.0)
    case.finish()
    assert case.session.history.scene.node("lamp") is case.session.scene.by_id["lamp"]
    assert case.session.history.scene.node("lamp").box == lamp.box


def test_the_ground_that_is_meant(case: Case) -> None:
    scene = case.session.history.scene
    ring = region_of(scene, ["road-1/0/-1", "road-1/0/-2"])
    assert ring is not None and min(y for _, y in ring) < -4.9 and max(y for _, y in ring) < 0.2
    apart = region_of(scene, ["road-1/0/5", "road-1/0/-5"])
    assert apart is not None and max(y for _, y in apart) > 8  # one ring around both
    assert region_of(scene, ["nothing"]) is None and not case.filling.block_of((), 0.5)


def test_a_late_answer_is_dropped(case: Case) -> None:
    case.filling.fill(1.0, seed=4)
    case.session.history.push(SetSeed(9))
    before = case.session.history.scene
    case.finish()
    assert case.session.history.scene is before and case.view.said


def test_a_room_is_not_filled() -> None:
    case = Case(bedroom())
    assert not case.filling.fill(1.0, 0) and case.view.said and not case.worker.busy


def test_an_answer_shares_what_is_as_it_was() -> None:
    scene = furnished().scene
    again = pickle.loads(pickle.dumps(scene))  # noqa: S301 - our own, made above
    assert again is not scene and sharing(scene, again).nodes is scene.nodes
    car = revise(again.node("car"), label="Mine")
    changed = sharing(scene, again.with_nodes([car]))
    assert changed == again.with_nodes([car]) and changed.surfaces is scene.surfaces
    assert [n.id for n in changed.nodes if n is not scene.by_id[n.id]] == ["car"]

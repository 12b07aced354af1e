"""Showing where something would go: at once from habits, then as the model imagines it."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import create_autospec

import numpy as np
import pytest

from composer.edits import RemoveNodes
from composer.scene import revise
from models.alternatives import ImaginedPlaces, PlaceAlternatives
from tests.ui.rooms import bedroom
from ui.controllers.heat import Heat, heat
from ui.controllers.placing import new_node
from ui.controllers.session import Session
from ui.controllers.suggesting import HeatView, Imagination, SuggestController


class Case:
    """A session and its suggestions; the worker takes notes, and time passes when it is told to."""

    def __init__(self) -> None:
        self.session = Session(bedroom())
        self.worker = create_autospec(Imagination, instance=True)
        self.worker.suggest.side_effect = range(1, 100)
        self.view = create_autospec(HeatView, instance=True)
        self.rest: Callable[[], None] = lambda: None
        self.suggesting = SuggestController(self.session, self.worker, self.view, self.later)

    def later(self, seconds: float, what: Callable[[], None]) -> None:
        self.rest = what

    @property
    def shown(self) -> Heat | None:
        found: Heat | None = self.view.show_heat.call_args.args[0]
        return found

    @property
    def asked(self) -> PlaceAlternatives:
        request: PlaceAlternatives = self.worker.suggest.call_args.args[0]
        return request

    def imagine(self, x: float, y: float, revision: int | None = None) -> ImaginedPlaces:
        """An answer: everything is imagined at one place."""
        box = self.asked.node.box
        assert box is not None
        boxes = np.array([revise(box, x=x, y=y, yaw=0.5).values] * 4)
        return ImaginedPlaces(boxes, self.asked.revision if revision is None else revision)


@pytest.fixture
def case() -> Case:
    return Case()


def test_habits_at_once_and_imagination_later(case: Case) -> None:
    case.suggesting.suggest("armchair")
    quick = case.shown
    expected = heat(case.session.scene, new_node(case.session.scene, "armchair"))
    assert quick is not None and expected is not None and np.array_equal(quick.score, expected.score)
    assert not case.worker.suggest.called
    case.rest()
    assert case.asked.node.category == "armchair" and case.asked.scene is case.session.scene
    case.suggesting.on_finished(1, case.imagine(0.4, -1.2))
    better = case.shown
    assert better is not None and better.best is not None and better.best.yaw == 0.5
    assert better.best.x == pytest.approx(0.4, abs=0.15) and better.best.y == pytest.approx(-1.2, abs=0.15)
    assert case.suggesting.best("armchair") == better.best, "added where it was shown"


def test_what_comes_too_late_is_dropped(case: Case) -> None:
    case.suggesting.suggest("armchair")
    case.rest()
    answer = case.imagine(0.4, -1.2)
    case.session.push(RemoveNodes(("desk",)))
    shown = case.view.show_heat.call_count
    case.suggesting.on_finished(1, answer)
    assert case.view.show_heat.call_count == shown
    case.suggesting.suggest("stool")
    case.suggesting.on_finished(1, case.imagine(0.4, -1.2, case.session.history.revision))
    assert case.view.show_heat.call_count == shown + 1, "that was for the armchair"
    case.rest()
    case.suggesting.suggest(None)
    assert case.shown is None
    case.suggesting.on_finished(2, case.imagine(0.4, -1.2))
    assert case.shown is None


def test_the_model_is_not_asked_of_things_on_furniture_nor_while_it_works(case: Case) -> None:
    case.suggesting.suggest("desk_lamp")
    case.rest()
    assert not case.worker.suggest.called and case.shown is not None
    case.worker.suggest.side_effect = [None]
    case.suggesting.suggest("armchair")
    case.rest()
    shown = case.shown
    case.suggesting.on_finished(1, "another answer")
    assert case.shown is shown


def test_after_a_change_the_best_place_is_looked_for_again(case: Case) -> None:
    case.suggesting.suggest("wardrobe")
    before = case.suggesting.best("wardrobe")
    case.session.push(RemoveNodes(("bed", "left", "right")))
    found = heat(case.session.scene, new_node(case.session.scene, "wardrobe"))
    assert found is not None and case.suggesting.best("wardrobe") == found.best and before is not None

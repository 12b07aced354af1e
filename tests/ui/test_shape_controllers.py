"""Another shape, variations, attributes: what is asked of the generator and what is undone in one step."""

from __future__ import annotations

import pytest

from composer.document import Document, StoredShape
from composer.edits import AddRelation, SetNode
from composer.mesh import box_mesh
from composer.relations.kin import INSTANCE
from composer.scene import Locks, Relation, Shape, build, revise
from models.requests import BoxesMade, Progress, ShapeMade, Variation
from tests.ui.rooms import bedroom
from tests.ui.test_controllers import Case
from ui.controllers.inspector import InspectorController, attributes_of
from ui.controllers.relations import RelationController
from ui.controllers.session import Session


@pytest.fixture
def session() -> Session:
    """The bedroom, with shapes for all; the two nightstands are of one style."""
    stored = StoredShape(box_mesh(1, 1, 1))
    room = bedroom()
    shape = Shape(key=stored.key, noise=1)
    nodes = [revise(n, shape=shape) for n in room.scene.nodes]
    return Session(Document(room.scene.with_nodes(nodes), {stored.key: stored}))


def seeds(session: Session) -> dict[str, int]:
    return {n.id: n.seed for n in session.history.scene.nodes if n.seed}


def test_another_shape_is_for_both_nightstands(session: Session) -> None:
    case = Case(session)
    case.generator.reshape(("left",))
    assert seeds(session) == {"left": 1, "right": 1}
    assert case.request().subjects == ("left", "right") and case.request().only_shapes
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert session.history.undo_labels == ("New shape for Left nightstand",)
    session.undo()
    assert not seeds(session)


def test_what_is_shaped_after_a_locked_one_says_so(session: Session) -> None:
    session.push(SetNode("right", {"locks": Locks(shape=True)}))
    case = Case(session)
    case.generator.reshape(("left",))
    case.worker.compose.assert_not_called()
    assert "Left nightstand is shaped after Right nightstand" in case.view.say.call_args.args[0]
    case.generator.reshape(("left", "chair"))
    assert case.request().subjects == ("chair",)


def test_varying_is_asked_for_what_has_a_shape(session: Session) -> None:
    case = Case(session)
    how = Variation(0.3)
    case.generator.vary(("left",), how)
    assert (case.request().subjects, case.request().vary, case.request().only_shapes) == (("left",), how, True)
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert session.history.undo_labels == ("Vary Left nightstand",) and not seeds(session)
    session.undo()
    session.push(SetNode("chair", {"shape": None}))
    case.worker.compose.reset_mock()
    case.generator.vary(("chair",), how)
    case.worker.compose.assert_not_called()


def test_instances_are_varied_together(session: Session) -> None:
    session.push(AddRelation(build(Relation, subject="left", predicate=INSTANCE, objects=("right",))))
    case = Case(session)
    case.generator.vary(("right",), Variation())
    assert case.request().subjects == ("left", "right")


def test_an_attribute_and_its_shape_are_one_step(session: Session) -> None:
    case, inspecting = Case(session), InspectorController(session)
    session.select(["chair"])
    for value in (0.2, 0.4, 0.6):
        inspecting.attribute("back height", value)
    case.generator.follow_attributes("chair", "back height")
    assert case.request().vary is None and case.request().subjects == ("chair",)
    assert case.request().document.scene.node("chair").attributes == {"back height": 0.6}
    case.generator.on_finished(1, case.answer(session.history.revision))
    assert session.history.undo_labels == ("Chair: back height",)
    session.undo()
    inspecting.attribute("back height", 0.5)
    inspecting.attribute("back height", None)
    assert not session.history.scene.node("chair").attributes


def test_forms_move_the_shape_and_varied_ones_stay_near(session: Session) -> None:
    case = Case(session)
    case.generator.follow_attributes("chair", "form 1")
    assert case.request().vary == Variation(0.0)
    shape = revise(session.history.scene.node("chair").shape, noise=None)  # type: ignore[type-var]
    session.push(SetNode("chair", {"shape": shape}))
    case.generator.follow_attributes("chair", "arms")
    vary = case.request().vary
    assert vary is not None and 0 < vary.strength < 1
    case.worker.compose.reset_mock()
    session.push(SetNode("chair", {"shape": revise(shape, source="imported")}))
    case.generator.follow_attributes("chair", "arms")
    case.worker.compose.assert_not_called()


def test_a_seed_is_for_all_that_are_alike(session: Session) -> None:
    session.select(["left"])
    InspectorController(session).set(seed=7)
    assert seeds(session) == {"left": 7, "right": 7}


def test_only_like_things_are_offered_as_instances(session: Session) -> None:
    controller = RelationController(session)
    assert INSTANCE in controller.choices("left", "right")
    assert INSTANCE not in controller.choices("left", "bed")
    assert controller.add("left", INSTANCE, "right") in session.scene.relations


def test_attributes_are_those_of_the_category() -> None:
    assert "back height" in attributes_of("chair")
    assert attributes_of("thing nobody knows") == ()


def made(node_id: str) -> Progress:
    stored = StoredShape(box_mesh(1, 2, 3))
    return Progress("meshes", 0.5, ShapeMade(node_id, Shape(key=stored.key, seed=9), stored))


def seed_shown(session: Session, node_id: str) -> int:
    shape = session.scene.node(node_id).shape
    assert shape is not None
    return shape.seed


def test_shapes_are_shown_as_they_come_and_forgotten_when_cancelled(session: Session) -> None:
    case = Case(session)
    before = session.history.scene
    case.generator.reshape(("bed", "chair"))
    case.generator.on_progress(1, made("bed"))
    case.generator.on_progress(1, made("chair"))
    assert (seed_shown(session, "bed"), seed_shown(session, "chair")) == (9, 9)
    assert session.history.scene.node("bed").shape == before.node("bed").shape
    case.generator.on_cancelled(1)
    assert not session.previewing and seed_shown(session, "bed") == 0


def test_what_comes_while_the_hand_holds_something_waits(session: Session) -> None:
    case = Case(session)
    case.generator.reshape(("bed",))
    session.preview(SetNode("desk", {"label": "held"}))
    held = session.scene
    case.generator.on_progress(1, made("bed"))
    assert session.scene is held
    session.drop_preview()
    session.push(SetNode("desk", {"label": "moved on"}))
    case.generator.on_progress(1, made("bed"))
    assert not session.previewing


def test_boxes_are_shown_before_the_shapes_that_are_made_for_them(session: Session) -> None:
    case = Case(session)
    case.generator.regenerate("all")
    box = session.scene.node("bed").box
    assert box is not None
    moved = revise(box, x=0.7)
    case.generator.on_progress(1, Progress("layout", 0.3, BoxesMade({"bed": moved})))
    case.generator.on_progress(1, made("bed"))
    assert session.scene.node("bed").box == moved and seed_shown(session, "bed") == 9
    case.generator.on_failed(1, "No luck.")
    assert session.scene.node("bed").box == box and not session.previewing

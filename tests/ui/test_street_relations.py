"""What the window offers of streets and of rooms, each where it makes sense."""

from __future__ import annotations

import math

import pytest

from composer.document import Document
from composer.edits import SetBoxes
from composer.relations import check
from composer.scene import Relation, Scene, describe, revise
from composer.vocabulary import predicates
from tests.composer.relations.streets import scene, straight, strips, thing, zebra
from tests.ui.rooms import bedroom
from ui.controllers.checklist import rows
from ui.controllers.naming import names, sentence
from ui.controllers.relations import RelationController
from ui.controllers.session import Session

STREET = {name for name, p in predicates().items() if p.scene == "street"}
ROOM = {name for name, p in predicates().items() if p.scene == "room"}


def street() -> Scene:
    nodes = [
        thing("car", "car", (10, -1.5)),
        thing("tree", "tree", (10, -3.6), z=0.15),
        thing("light", "traffic_light", (29.4, -3.5), z=0.15),
        thing("house", "house", (20, -15), math.pi / 2, size=(10, 10, 7)),
        thing("bench", "street_bench", (15, -3.6), math.pi / 2, 0.15),
        thing("far", "tree", (20, -3.6), z=0.15),
    ]
    return scene((*strips(straight(60.0)), zebra(30.0)), nodes, "car on lane:1", "tree along curb:1 8")


@pytest.fixture
def session() -> Session:
    return Session(Document(street()))


def test_of_two_things_on_a_street_what_streets_know_is_offered(session: Session) -> None:
    controller = RelationController(session)
    offered = set(controller.choices("tree", "bench"))
    assert "opposite" in offered and not offered & (ROOM | (STREET - {"opposite"}))
    room = set(RelationController(Session(bedroom())).choices("chair", "bed"))
    assert not room & STREET


def test_of_the_ground_what_suits_the_thing(session: Session) -> None:
    controller = RelationController(session)
    assert controller.room_parts() == ["lane", "road", "curb", "sidewalk", "parking", "crossing"]
    assert controller.choices("car", "lane") == ["heading along", "on", "along"]
    assert controller.choices("tree", "curb:1") == ["along", "set back from"]
    assert controller.choices("light", "crossing") == ["at crossing", "on"]
    assert controller.choices("house", "road") == ["facing road", "set back from"]
    assert "heading along" not in controller.choices("tree", "lane-2")
    assert controller.choices("car", "curb:7") == [] and controller.choices("car", "wall") == []
    for part in controller.room_parts():
        for name in (n.id for n in session.scene.nodes):
            for choice in controller.choices(name, part):
                said = controller.add(name, choice, part)
                assert said is not None and said not in session.report.unchecked


def test_a_room_offers_nothing_of_streets() -> None:
    controller = RelationController(Session(bedroom()))
    assert not {"lane", "curb", "crossing"} & set(controller.room_parts())
    assert controller.choices("chair", "lane") == []


def test_set_back_begins_with_the_distance_there_is(session: Session) -> None:
    said = RelationController(session).add("house", "set back from", "road")
    assert said is not None and said.value == pytest.approx(7.0) and said in session.report.held
    along = RelationController(session).add("bench", "along", "curb")
    assert along is not None and along.value is None


def test_a_thing_is_put_between_two(session: Session) -> None:
    said = RelationController(session).add("bench", "between", "tree", "far")
    assert said is not None and said.objects == ("tree", "far") and said in session.report.held
    assert session.selection == {"bench", "tree", "far"}
    assert sentence(said, names(session.scene)) == "Street bench between Tree 1 and Tree 2"


def test_another_lane_takes_the_place_of_the_first(session: Session) -> None:
    said = RelationController(session).add("car", "on", "lane:0")
    assert [r for r in session.scene.relations if r.subject == "car"] == [said]
    session.undo()
    assert describe(session.scene.relations[0]) == "car on lane:1"


def test_keeping_the_plan_says_where_things_are_now(session: Session) -> None:
    box = session.scene.node("car").box
    assert box is not None
    session.push(SetBoxes({"car": revise(box, y=1.5, yaw=math.pi)}))
    RelationController(session).keep(tuple(v.relation for v in session.report.hard_violations))
    assert [describe(r) for r in session.scene.relations] == ["car on lane:0", "tree along curb:1 8"]
    RelationController(session).add("house", "set back from", "road")
    house = session.scene.node("house").box
    assert house is not None
    session.push(SetBoxes({"house": revise(house, y=-17.0)}))
    RelationController(session).keep(tuple(v.relation for v in session.report.hard_violations))
    assert "house set back from road 9" in [describe(r) for r in session.scene.relations]


def test_deriving_writes_what_holds_besides(session: Session) -> None:
    controller = RelationController(session)
    assert controller.derive() > 3
    assert not check(session.scene).violated and controller.derive() == 0


def test_the_checklist_names_what_is_in_the_way(session: Session) -> None:
    tree, car = session.scene.node("far").box, session.scene.node("car").box
    assert tree is not None and car is not None
    session.push(SetBoxes({"far": revise(tree, y=-1.5, z=0.0), "car": revise(car, yaw=0.5)}))
    texts = {r.text: r for r in rows(session.scene, session.report) if r.problem}
    assert "Tree 2 stands in a lane" in texts and texts["Car is out of its lane"].note
    assert texts["Car is out of its lane"].ids == ("car",)


def test_what_is_said_of_a_street_reads_well() -> None:
    known = names(street())
    expected = {
        ("car", "on", "lane:1"): "Car on lane 2",
        ("car", "heading along", "lane"): "Car heads along the lane",
        ("tree", "along", "curb:0"): "Tree 1 stands along curb 1 (8 m)",
        ("light", "at crossing", "crossing"): "Traffic light stands at the crossing",
        ("house", "facing road", "road"): "House turns its front to the road",
        ("house", "set back from", "road"): "House set back from the road (8 m)",
        ("tree", "opposite", "far"): "Tree 1 across the road from Tree 2",
    }
    for (subject, name, target), text in expected.items():
        value = 8.0 if predicates()[name].value is not None else None
        assert sentence(Relation(subject=subject, predicate=name, objects=(target,), value=value), known) == text

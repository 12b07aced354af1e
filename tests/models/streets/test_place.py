"""The graph of a street becomes boxes: what is said holds, nothing is in the way, nothing else moves."""

import math

import numpy as np
import pytest

from composer.document import Document
from composer.edits import ChangeRelation
from composer.relations import check
from composer.scene import Locks, Node, Relation, Scene, Surface, revise
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest, Fill
from models.streets.fill import fill
from models.streets.model import StreetModel
from models.streets.series import longest
from models.streets.solve import compose_street, placed
from tests.models.streets.test_fill import assert_sound


def said(subject: str, predicate: str, *objects: str, value: float | None = None) -> Relation:
    return Relation(subject=subject, predicate=predicate, objects=objects, value=value)


def graph(straight, nodes: dict[str, str], *relations: Relation, length: float = 120.0) -> Scene:
    made = tuple(Node(id=i, category=c) for i, c in nodes.items())
    return revise(straight(length), nodes=made, relations=relations)


def everything(scene: Scene) -> list[str]:
    return [n.id for n in scene.nodes]


def test_what_is_said_of_a_street_holds(straight, model: StreetModel) -> None:
    scene = graph(
        straight,
        {"car": "car", "bus": "bus", "bench": "street_bench", "bin": "litter_bin", "light": "traffic_light"}
        | {"man": "pedestrian", "house": "house", "lamp": "street_lamp"},
        said("car", "heading along", "lane:1"),
        said("bus", "heading along", "lane-2"),
        said("bench", "on", "sidewalk-6"),
        said("bin", "next to", "bench"),
        said("light", "at crossing", "crossing"),
        said("man", "on", "sidewalk"),
        said("house", "facing road", "road"),
        said("lamp", "along", "curb"),
    )
    for seed in range(3):
        done = placed(model, scene, everything(scene), seed=seed)
        report = check(done)
        assert not report.violated and not report.contradictions, [v.relation for v in report.violated]
        assert_sound(done)
    car = done.by_id["car"].box
    assert abs(math.remainder(car.yaw - math.pi, 2 * math.pi)) < math.radians(5)  # lane-3 runs the other way


def test_a_row_stands_at_its_distance(straight, model: StreetModel) -> None:
    trees = {str(i): "young_tree" for i in range(9)}
    scene = graph(straight, trees, *(said(i, "along", "verge-5", value=8.0) for i in trees))
    done = placed(model, scene, everything(scene), seed=1)
    xs = sorted(n.box.x for n in done.nodes)
    assert np.diff(xs) == pytest.approx([8.0] * 8, abs=0.01)
    assert not check(done).violated


def two_lanes(length: float = 120.0) -> Scene:
    """A road with a narrow sidewalk on one side and nothing on the other."""
    strips = (("lane", 0.0, 3.0, -1), ("lane", 3.0, 6.0, 1), ("sidewalk", 6.0, 8.0, 1))
    surfaces = tuple(
        Surface(
            id=f"{kind}-{i}",
            kind=kind,
            polygon=((0, low), (length, low), (length, high), (0, high)),
            axis=((0.0, (low + high) / 2), (length, (low + high) / 2))[::way],
            z=0.15 if kind == "sidewalk" else 0.0,
        )
        for i, (kind, low, high, way) in enumerate(strips)
    )
    return Scene(kind="street", surfaces=surfaces)


@pytest.mark.parametrize("kind", ["tree", "conifer", "street_lamp"])
def test_of_trees_the_trunks_stand_on_a_narrow_sidewalk(kind: str, model: StreetModel) -> None:
    nodes = tuple(Node(id=str(i), category=kind) for i in range(6))
    row = tuple(said(n.id, "along", "curb:0", value=8.0) for n in nodes)
    done = placed(model, revise(two_lanes(), nodes=nodes, relations=row), [n.id for n in nodes], seed=0)
    report = check(done)
    assert not report.violated and not report.in_lanes and not report.overlaps


def test_a_house_opposite_stands_beyond_the_road_also_where_nothing_is_drawn(model: StreetModel) -> None:
    nodes = (Node(id="one", category="house"), Node(id="other", category="house"))
    rules = (said("one", "set back from", "road", value=6.0), said("other", "opposite", "one"))
    for seed in range(3):
        done = placed(model, revise(two_lanes(), nodes=nodes, relations=rules), ["one", "other"], seed=seed)
        report = check(done)
        assert not report.violated and not report.in_lanes and not report.overlaps
        assert (done.by_id["one"].box.y < 0) != (done.by_id["other"].box.y < 0)


def test_a_row_that_is_too_long_for_one_side_goes_on_at_the_other(straight, model: StreetModel) -> None:
    lamps = {str(i): "street_lamp" for i in range(14)}
    scene = graph(straight, lamps, *(said(i, "along", "curb", value=9.0) for i in lamps), length=100.0)
    done = placed(model, scene, everything(scene), seed=1)
    assert not check(done).violated
    assert {n.box.y < 6 for n in done.nodes} == {True, False}


def test_the_longest_row_is_found_and_stepped_to_exactly() -> None:
    along = np.array([0.5, 4.2, 8.4, 12.6, 30.0, 34.1])
    run = longest(along, np.zeros(6), 4.0, 10)
    places = [along[i] + shift for i, shift in run]
    assert len(run) == 4 and np.diff(places) == pytest.approx([4.0] * 3)
    assert len(longest(along, np.zeros(6), 4.0, 2)) == 2


def test_a_graph_read_off_a_street_is_placed_again(straight, model: StreetModel) -> None:
    full = fill(model, straight(160.0), seed=3, density=0.8)
    bare = revise(full, nodes=tuple(revise(n, box=None) for n in full.nodes))
    again = placed(model, bare, everything(bare), seed=9)
    report = check(again)
    hard = [r for r in again.relations if r.predicate != "instance of"]
    assert len(report.held) >= 0.99 * len(hard) and not report.overlaps
    assert all(n.box is not None for n in again.nodes)


@pytest.fixture(scope="module")
def pipeline() -> ComposePipeline:
    return ComposePipeline(device="cpu")


def compose(pipeline: ComposePipeline, scene: Scene, **asked: object) -> Scene:
    return pipeline(ComposeRequest(Document(scene), only_layout=True, **asked)).document.scene


@pytest.mark.parametrize("predicate", ["close by", "next to"])
def test_an_edit_brings_a_thing_from_afar_and_leaves_its_size(predicate: str, straight, model: StreetModel) -> None:
    scene = fill(model, straight(), seed=3, density=0.6)
    walk = [n for n in scene.nodes if n.box is not None and n.box.y > 15 and n.category != "house"]
    walk.sort(key=lambda n: n.box.x)
    first, last = walk[0], next(n for n in walk[::-1] if n.category != walk[0].category)
    rest = tuple(r for r in scene.relations if last.id not in (r.subject, *r.objects))
    asked = revise(scene, relations=(*rest, said(last.id, predicate, first.id)))
    done = compose_street(
        model, asked, ComposeRequest(Document(asked), subjects=(last.id,), scope="affected", only_layout=True)
    )
    assert not check(done).violated
    moved = {n.id for n in scene.nodes if n.box != done.by_id[n.id].box}
    assert moved == {last.id}
    before, after = last.box, done.by_id[last.id].box
    assert math.hypot(after.x - before.x, after.y - before.y) > 50
    assert (after.depth, after.width, after.height) == (before.depth, before.width, before.height)


def test_an_edit_moves_the_subject_alone(straight, model: StreetModel, pipeline: ComposePipeline) -> None:
    full = fill(model, straight(160.0), seed=3, density=0.5)
    car = next(n for n in full.nodes if n.category == "car" and n.box.y > 5 and n.box.y < 8)
    other = said(car.id, "heading along", "lane-3")
    edited = ChangeRelation(next(r for r in full.relations_of(car.id) if r.predicate == other.predicate), other).apply(
        full
    )
    done = compose(pipeline, edited, scope="affected", subjects=(car.id,))
    moved = [n.id for n in full.nodes if done.by_id[n.id].box != n.box]
    assert moved == [car.id]
    assert not check(done).violated and 8.1 < done.by_id[car.id].box.y < 11.1
    assert abs(done.by_id[car.id].box.x - car.box.x) < 25  # near where it was
    still = compose(pipeline, done, scope="affected", subjects=(car.id,))
    assert still == done  # what holds already moves nothing


def test_locked_and_unsaid_things_stay_bit_for_bit(straight, model: StreetModel, pipeline: ComposePipeline) -> None:
    full = fill(model, straight(120.0), seed=5, density=0.6)
    locked = full.nodes[3]
    unsaid = full.nodes[8]
    nodes = tuple(revise(n, locks=Locks(position=True)) if n is locked else n for n in full.nodes)
    relations = tuple(r for r in full.relations if r.subject != unsaid.id and unsaid.id not in r.objects)
    scene = revise(full, nodes=nodes, relations=relations)
    done = compose(pipeline, scene, scope="all", seed=77)
    assert done.by_id[locked.id].box is locked.box and done.by_id[unsaid.id].box is unsaid.box
    assert sum(a.box != b.box for a, b in zip(done.nodes, full.nodes, strict=True)) > len(full.nodes) / 2


def test_the_pipeline_fills_a_part_anew(straight, pipeline: ComposePipeline) -> None:
    full = compose(pipeline, straight(160.0), fill=Fill(0.8))
    region = ((60.0, -40.0), (100.0, -40.0), (100.0, 60.0), (60.0, 60.0))
    again = compose(pipeline, full, seed=8, scope="selected", fill=Fill(0.8, region))
    outside = [n for n in full.nodes if not 60 <= n.box.x <= 100]
    assert all(again.by_id[n.id].box is n.box for n in outside)
    assert {n.box for n in again.nodes if 60 <= n.box.x <= 100} != {n.box for n in full.nodes if 60 <= n.box.x <= 100}


@pytest.mark.parametrize("asked", [{"density": 1.5}, {"density": -0.1}, {"region": ((0.0, 0.0), (1.0, 1.0))}])
def test_nonsense_is_not_asked_for(asked: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"density|region"):
        Fill(**asked)

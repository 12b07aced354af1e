"""The pipeline with the shipped weights: promises 1 and 2 of the architecture, and that a scene reproduces itself."""

from __future__ import annotations

import pytest

from composer.document import Document
from composer.edits import AddRelation
from composer.relations import check
from composer.scene import Floor, Locks, Node, Relation, Scene, build, revise
from models.errors import Cancelled
from models.pipeline import ComposePipeline
from models.requests import BoxesMade, ComposeRequest, Composition, Progress, ShapeMade


@pytest.fixture(scope="module")
def pipeline() -> ComposePipeline:
    return ComposePipeline(device="cpu")


def graph() -> Scene:
    pieces = (("bed", "double_bed"), ("a", "nightstand"), ("b", "nightstand"), ("box", "thing nobody knows"))
    scene = build(Scene, floor=Floor.rectangle(4, 3.5), nodes=tuple(Node(id=i, category=c) for i, c in pieces))
    for subject, predicate, target in (("a", "close by", "bed"), ("b", "close by", "bed"), ("a", "left", "b")):
        scene = AddRelation(Relation(subject=subject, predicate=predicate, objects=(target,))).apply(scene)
    return scene


@pytest.fixture(scope="module")
def composed(pipeline: ComposePipeline) -> Composition:
    return pipeline(ComposeRequest(Document(graph()), revision=7, quality="draft"))


def test_a_graph_becomes_a_furnished_room(composed: Composition) -> None:
    document = composed.document
    assert composed.revision == 7 and composed.report.sound
    assert set(composed.moved) == {"bed", "a", "b", "box"}
    for node in document.scene.nodes:
        mesh = document.mesh_of(node)
        assert node.box is not None and mesh is not None
        low, high = mesh.bounds
        assert high - low == pytest.approx([node.box.depth, node.box.width, node.box.height], abs=1e-4)
    made = {n.id for n in document.scene.nodes if n.shape is not None}
    assert made == {"bed", "a", "b"}
    assert any("thing nobody knows" in note for note in composed.notes)
    assert len(document.mesh_of(document.scene.node("bed")).faces) > 200


def test_the_same_request_gives_the_same_bits(pipeline: ComposePipeline, composed: Composition) -> None:
    again = pipeline(ComposeRequest(Document(graph()), revision=7, quality="draft"))
    assert again.document.scene == composed.document.scene
    assert {n.shape.key for n in again.document.scene.nodes if n.shape} == set(composed.document.used_shapes())


def test_another_seed_gives_another_room(pipeline: ComposePipeline, composed: Composition) -> None:
    other = pipeline(ComposeRequest(Document(graph()), seed=1, only_layout=True))
    assert other.document.scene.node("bed").box != composed.document.scene.node("bed").box


def test_a_locked_node_keeps_box_and_mesh_bit_for_bit(pipeline: ComposePipeline, composed: Composition) -> None:
    scene = composed.document.scene
    locked = revise(scene.node("a"), locks=Locks(position=True, size=True, shape=True))
    document = Document(scene.with_nodes([locked]), composed.document.shapes)
    after = pipeline(ComposeRequest(document, seed=5, quality="draft")).document
    assert after.scene.node("a") == locked
    assert after.mesh_of(after.scene.node("a")) == composed.document.mesh_of(scene.node("a"))
    assert after.scene.node("bed").box != scene.node("bed").box
    assert after.scene.node("bed").shape != scene.node("bed").shape


def test_kept_nodes_of_a_request_stay_too(pipeline: ComposePipeline, composed: Composition) -> None:
    after = pipeline(ComposeRequest(composed.document, seed=5, keep=frozenset({"bed"}), only_layout=True)).document
    assert after.scene.node("bed") == composed.document.scene.node("bed")


def test_nothing_outside_the_scope_changes(pipeline: ComposePipeline, composed: Composition) -> None:
    scene = AddRelation(Relation(subject="a", predicate="right", objects=("b",))).apply(composed.document.scene)
    document = Document(scene, composed.document.shapes)
    request = ComposeRequest(document, scope="affected", subjects=("a",), quality="draft")
    answer = pipeline(request)
    after = answer.document.scene
    assert not check(after).hard_violations
    assert "a" in answer.moved and "bed" not in answer.moved
    for node in scene.nodes:
        if node.id not in answer.moved:
            assert after.node(node.id) == node
    assert {i for i in answer.moved if after.node(i).box == scene.node(i).box} == set()


def test_one_shape_anew_leaves_all_else(pipeline: ComposePipeline, composed: Composition) -> None:
    scene = composed.document.scene
    scene = scene.with_nodes([revise(scene.node("bed"), seed=9)])
    request = ComposeRequest(
        Document(scene, composed.document.shapes), only_shapes=True, subjects=("bed",), quality="draft"
    )
    after = pipeline(request).document.scene
    assert after.node("bed").shape != scene.node("bed").shape
    assert after.node("bed").box == scene.node("bed").box
    assert [n for n in after.nodes if n.id != "bed"] == [n for n in scene.nodes if n.id != "bed"]


def test_progress_grows_and_cancel_raises(pipeline: ComposePipeline) -> None:
    seen: list[Progress] = []
    pipeline(ComposeRequest(Document(graph()), quality="draft"), on_progress=seen.append)
    fractions = [p.fraction for p in seen]
    assert fractions == sorted(fractions) and fractions[0] == 0 and fractions[-1] == 1
    assert {"layout", "shapes", "meshes"} <= {p.stage for p in seen}
    for allowed in (0, 3, 8):
        left = [allowed]

        def stop(left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] < 0

        with pytest.raises(Cancelled):
            pipeline(ComposeRequest(Document(graph()), quality="draft"), should_cancel=stop)


def test_an_empty_graph_is_an_empty_room(pipeline: ComposePipeline) -> None:
    answer = pipeline(ComposeRequest(Document(Scene())))
    assert answer.document.scene.floor is not None and answer.report.sound and not answer.moved


def test_relations_that_cannot_hold_are_reported(pipeline: ComposePipeline) -> None:
    scene = graph()
    for subject, target in (("a", "b"), ("b", "bed"), ("bed", "a")):
        scene = AddRelation(Relation(subject=subject, predicate="left", objects=(target,))).apply(scene)
    answer = pipeline(ComposeRequest(Document(scene), only_layout=True))
    assert not answer.report.sound
    assert len(answer.report.contradictions) == 1 and len(answer.report.contradictions[0].relations) == 3
    assert len(answer.report.violated) == 1
    assert not answer.report.overlaps and not answer.report.out_of_bounds


def test_shapes_are_told_as_they_become_ready(pipeline: ComposePipeline, composed: Composition) -> None:
    told: list[Progress] = []
    answer = pipeline(ComposeRequest(composed.document, only_shapes=True, quality="draft"), told.append)
    made = [p.made for p in told if isinstance(p.made, ShapeMade)]
    assert sorted(m.node_id for m in made) == ["a", "b", "bed"]
    assert {m.node_id: m.shape for m in made} == {n.id: n.shape for n in answer.document.scene.nodes if n.shape}
    first = next(k for k, p in enumerate(told) if p.made is not None)
    assert any(p.stage == "shapes" for p in told[first:]), "others are imagined after the first is there"
    shares = [p.fraction for p in told]
    assert shares == sorted(shares) and shares[-1] == 1


def test_boxes_are_told_before_their_shapes(pipeline: ComposePipeline, composed: Composition) -> None:
    told: list[Progress] = []
    answer = pipeline(ComposeRequest(composed.document, seed=3, quality="draft"), told.append)
    boxes, *shapes = [p.made for p in told if p.made is not None]
    assert isinstance(boxes, BoxesMade) and len(shapes) == 3
    assert {i: answer.document.scene.node(i).box for i in answer.moved} == boxes.boxes

"""Shapes of whole scenes, with the pipeline and real weights of a tiny model: kin, instances, variation, imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from composer.document import Document
from composer.edits import SetNode, Together, another_shape
from composer.errors import SceneError
from composer.formats import open_document, save_scene
from composer.mesh import PARTS, box_mesh
from composer.relations.kin import INSTANCE, STYLE
from composer.scene import Box, Building, Locks, Node, Relation, Scene, build, revise
from models.errors import Cancelled
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest, Composition, Progress, Variation
from models.shapes.importing import document_of
from models.shapes.importing.mesh import ImportedMesh
from models.shapes.variation import cells_in, cells_of
from tests.models.shapes.tiny import tiny_weights

SMALL, LARGE = (0.5, 0.5, 0.9), (0.6, 0.7, 1.0)
UPPER = ((-1.0, -1.0, 0.0), (1.0, 1.0, 1.0))


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ComposePipeline]:
    # an autoencoder that was never trained leaves nothing of a shape that goes through it
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.shapes.model.SETTLING", False)
        yield ComposePipeline(tiny_weights(tmp_path_factory.mktemp("weights")), "cpu")


def room() -> Document:
    """Two chairs that are alike, a larger third one, one that is another of it, and a stranger."""
    sizes = {"1": SMALL, "2": SMALL, "3": LARGE, "4": SMALL, "5": SMALL}
    nodes = [
        Node(id=i, category="chair", box=Box(depth=d, width=w, height=h, x=3.0 * int(i), y=0.0))
        for i, (d, w, h) in sizes.items()
    ]
    said = (("1", STYLE, "2"), ("3", STYLE, "2"), ("4", INSTANCE, "3"))
    relations = tuple(Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in said)
    return Document(build(Scene, nodes=tuple(nodes), relations=relations))


def ask(pipeline: ComposePipeline, document: Document, *subjects: str, **how: object) -> Composition:
    return pipeline(ComposeRequest(document, subjects=subjects, only_shapes=True, quality="draft", **how))  # type: ignore[arg-type]


def edited(document: Document, *edits: SetNode) -> Document:
    return Document(Together(edits).apply(document.scene), document.shapes)


def latent(document: Document, name: str) -> np.ndarray:
    stored = document.shape_of(document.scene.node(name))
    assert stored is not None and stored.latent is not None
    return stored.latent


def key(document: Document, name: str) -> str:
    shape = document.scene.node(name).shape
    assert shape is not None
    return shape.key


@pytest.fixture(scope="module")
def furnished(pipeline: ComposePipeline) -> Document:
    return ask(pipeline, room()).document


@pytest.fixture(scope="module")
def imported(pipeline: ComposePipeline) -> Document:
    """A scene with one imported chair, whose latent nobody has made yet."""
    made = ImportedMesh(box_mesh(*SMALL), SMALL, "chair", "m", "+z", "+x", True, False)
    return document_of(made, "chair.obj")


def test_kin_are_alike_and_instances_the_same_in_their_own_boxes(furnished: Document) -> None:
    scene = furnished.scene
    assert key(furnished, "1") == key(furnished, "2")
    assert scene.node("3").shape.noise == scene.node("1").shape.noise != scene.node("5").shape.noise  # type: ignore[union-attr]
    assert key(furnished, "5") != key(furnished, "1") != key(furnished, "3")
    assert np.array_equal(latent(furnished, "3"), latent(furnished, "4")) and key(furnished, "3") != key(furnished, "4")
    for name, size in (("3", LARGE), ("4", SMALL)):
        stored = furnished.shape_of(scene.node(name))
        assert stored is not None
        assert np.ptp(stored.mesh.vertices, axis=0) == pytest.approx(size, abs=1e-4)
    assert len({n.shape.style for n in scene.nodes if n.id != "5" and n.shape}) == 1
    assert scene.node("5").shape.style is None  # type: ignore[union-attr]


def test_another_shape_of_one_is_another_of_its_kin_and_locked_ones_stay(
    pipeline: ComposePipeline, furnished: Document
) -> None:
    edits = another_shape(furnished.scene, ["1"])
    after = ask(pipeline, edited(furnished, *edits), *(e.id for e in edits)).document
    assert key(after, "1") == key(after, "2") != key(furnished, "1")
    assert key(after, "5") == key(furnished, "5")
    locked = edited(furnished, SetNode("2", {"locks": Locks(shape=True)}))
    edits = another_shape(locked.scene, ["1"])
    after = ask(pipeline, edited(locked, *edits), *(e.id for e in edits)).document
    assert key(after, "1") == key(after, "2") == key(furnished, "2")


def test_saying_that_one_is_another_makes_it_so_when_regenerated(
    pipeline: ComposePipeline, furnished: Document
) -> None:
    said = Relation(subject="5", predicate=INSTANCE, objects=("1",))
    scene = revise(furnished.scene, relations=(*furnished.scene.relations, said))
    # boxes were not asked for here, so that no layout weights are needed: what `affected` does to shapes
    after, notes, _ = pipeline.shaper.imagine(
        Document(scene, furnished.shapes),
        ComposeRequest(Document(scene), scope="affected", subjects=("5", "1")),
        lambda *_: None,
    )
    assert key(after, "5") == key(furnished, "1") and not notes
    assert [n for n in after.scene.nodes if n.id != "5"] == [n for n in scene.nodes if n.id != "5"]


def test_an_instance_of_an_import_is_its_mesh(pipeline: ComposePipeline, imported: Document) -> None:
    copy = Node(id="2", category="chair", box=Box(depth=0.6, width=0.7, height=1.0, x=4.0, y=0.0))
    said = Relation(subject="2", predicate=INSTANCE, objects=("1",))
    both = Document(revise(imported.scene, nodes=(*imported.scene.nodes, copy), relations=(said,)), imported.shapes)
    after = ask(pipeline, both).document
    assert key(after, "2") == key(after, "1") == key(imported, "1")
    mesh = after.mesh_of(after.scene.node("2"))
    assert mesh is not None and np.ptp(mesh.vertices, axis=0) == pytest.approx(LARGE, abs=1e-5)


def test_varying_repeats_and_leaves_all_else(pipeline: ComposePipeline, furnished: Document, tmp_path: Path) -> None:
    how = Variation(0.5, region=UPPER)
    after = ask(pipeline, furnished, "1", vary=how).document
    upper = cells_in(UPPER)
    assert np.array_equal(latent(after, "1")[:, ~upper], latent(furnished, "1")[:, ~upper])
    assert not np.array_equal(latent(after, "1")[:, upper], latent(furnished, "1")[:, upper])
    assert after.scene.nodes[1:] == furnished.scene.nodes[1:]
    assert after.scene.node("1").shape.noise is None  # type: ignore[union-attr]
    save_scene(furnished, tmp_path / "room.scene")
    again = ask(pipeline, open_document(tmp_path / "room.scene"), "1", vary=how).document
    assert key(again, "1") == key(after, "1")
    further = ask(pipeline, after, "1", vary=how).document
    assert not np.array_equal(latent(further, "1"), latent(after, "1"))
    kept = ask(pipeline, furnished, "1", vary=Variation(0.5, region=UPPER, keep=True)).document
    assert np.array_equal(latent(kept, "1")[:, upper], latent(furnished, "1")[:, upper])


def test_varying_a_part_changes_its_cells(pipeline: ComposePipeline, furnished: Document) -> None:
    decoded = pipeline.shapes.decode(latent(furnished, "5"))
    held = {part: cells_of(part, *decoded) for part in PARTS}
    part = min((p for p in PARTS if held[p].any()), key=lambda p: held[p].sum())
    assert not held[part].all()
    for keep in (False, True):
        after = ask(pipeline, furnished, "5", vary=Variation(0.9, part=part, keep=keep)).document
        changed = (latent(after, "5") != latent(furnished, "5")).any(axis=0)
        assert np.array_equal(changed, held[part] != keep)


def test_blending_goes_from_one_to_the_other(pipeline: ComposePipeline, furnished: Document) -> None:
    for share, like in ((0.0, "5"), (1.0, "3")):
        after = ask(pipeline, furnished, "5", vary=Variation(0.0, other="3", share=share)).document
        assert np.array_equal(latent(after, "5"), latent(furnished, like))
    assert key(ask(pipeline, furnished, "5", vary=Variation(0.0)).document, "5") == key(furnished, "5")
    bare = edited(furnished, SetNode("3", {"shape": None}))
    with pytest.raises(SceneError, match="chair 3 has no shape yet"):
        ask(pipeline, bare, "5", vary=Variation(0.0, other="3"))


def test_form_sliders_move_the_mesh_and_not_the_latent(pipeline: ComposePipeline, furnished: Document) -> None:
    formed = edited(furnished, SetNode("5", {"attributes": {"form 1": 1.0}}))
    after = ask(pipeline, formed, "5", vary=Variation(0.0)).document
    assert np.array_equal(latent(after, "5"), latent(furnished, "5")) and key(after, "5") != key(furnished, "5")
    back = ask(pipeline, edited(after, SetNode("5", {"attributes": {}})), "5", vary=Variation(0.0)).document
    assert back.scene == furnished.scene


def test_what_is_held_is_not_varied_and_instances_stay_one(pipeline: ComposePipeline, furnished: Document) -> None:
    starred = revise(furnished.scene.node("5").shape, starred=True)  # type: ignore[type-var]
    held = edited(furnished, SetNode("5", {"shape": starred}))
    answer = ask(pipeline, held, "4", "3", "5", vary=Variation(0.5))
    assert answer.notes == ("The shape of chair 5 is kept.",)
    after = answer.document
    assert after.scene.node("5") == held.scene.node("5")
    assert np.array_equal(latent(after, "3"), latent(after, "4"))
    assert not np.array_equal(latent(after, "3"), latent(furnished, "3"))


def test_an_import_becomes_a_shape_of_its_own_when_varied(pipeline: ComposePipeline, imported: Document) -> None:
    assert ask(pipeline, imported, "1").document.scene == imported.scene
    after = ask(pipeline, imported, "1", vary=Variation(0.3)).document
    shape = after.scene.node("1").shape
    assert shape is not None and (shape.source, shape.version) == ("generated", pipeline.shapes.version)
    assert imported.shapes.keys() <= after.shapes.keys()  # undo finds the import
    statue = edited(imported, SetNode("1", {"category": "statue"}))
    assert ask(pipeline, statue, "1", vary=Variation(0.3)).notes[0].startswith("No shapes are trained for statue")


def test_a_latent_of_other_weights_is_made_anew_from_the_mesh(pipeline: ComposePipeline, furnished: Document) -> None:
    old = revise(furnished.scene.node("5").shape, version="older")  # type: ignore[type-var]
    answer = ask(pipeline, edited(furnished, SetNode("5", {"shape": old})), "5", vary=Variation(0.0))
    assert not answer.notes and not np.array_equal(latent(answer.document, "5"), latent(furnished, "5"))


def test_variants_are_the_next_seeds(pipeline: ComposePipeline, furnished: Document) -> None:
    told: list[Progress] = []
    first, second = pipeline.variants(furnished, "5", 2, on_progress=told.append)
    assert (first.shape.seed, second.shape.seed) == (1, 2) and first.mesh != second.mesh
    assert [p.fraction for p in told] == sorted(p.fraction for p in told) and told[-1].fraction == 1
    edits = another_shape(furnished.scene, ["5"], seed=2)
    after = ask(pipeline, edited(furnished, *edits), "5").document
    stored = after.shape_of(after.scene.node("5"))
    assert stored is not None and np.array_equal(stored.latent, second.latent) and stored.mesh == second.mesh
    assert after.scene.node("5") == revise(furnished.scene.node("5"), shape=second.shape, seed=2)
    with pytest.raises(Cancelled):
        pipeline.variants(furnished, "5", should_cancel=lambda: True)
    with pytest.raises(SceneError, match="statue"):
        pipeline.variants(edited(furnished, SetNode("5", {"category": "statue"})), "5")


def test_variants_of_kin_differ_even_if_the_others_are_held(pipeline: ComposePipeline, furnished: Document) -> None:
    (free,) = pipeline.variants(furnished, "1", 1)
    edits = another_shape(furnished.scene, ["1"], seed=1)
    assert np.array_equal(
        latent(ask(pipeline, edited(furnished, *edits), "1", "2", "3", "4").document, "1"), free.latent
    )
    held = edited(furnished, *(SetNode(i, {"locks": Locks(shape=True)}) for i in "234"))
    (sibling,) = pipeline.variants(held, "1", 1)
    assert not np.array_equal(sibling.latent, latent(held, "2"))


def test_variants_of_a_varied_shape(pipeline: ComposePipeline, furnished: Document) -> None:
    (one,) = pipeline.variants(furnished, "5", 1, vary=Variation(0.4, region=UPPER, keep=True))
    upper = cells_in(UPPER)
    assert np.array_equal(one.latent[:, upper], latent(furnished, "5")[:, upper])
    assert not np.array_equal(one.latent, latent(furnished, "5"))


def test_a_variation_that_makes_no_sense_is_refused() -> None:
    for wrong in ({"strength": 1.5}, {"share": -0.1}, {"part": "wheels"}):
        with pytest.raises(ValueError, match=r"\[0, 1\]|no part"):
            Variation(**wrong)  # type: ignore[arg-type]


def test_a_building_stays_on_its_footprint(pipeline: ComposePipeline) -> None:
    square = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    house = Node(
        id="1",
        category="chair",  # whatever it is, and whether shapes are trained for it or not
        box=Box(depth=10, width=8, height=6, x=0, y=0),
        building=Building(outline=square),
    )
    made = ask(pipeline, Document(build(Scene, kind="street", nodes=(house,))))
    assert made.document.scene.node("1").shape is None
    assert made.notes == ()


@pytest.mark.parametrize(("longer", "same"), [(1.0, True), (1.1, True), (0.9, True), (1.3, False)])
def test_on_a_street_nearly_the_same_box_shows_the_same_mesh(
    pipeline: ComposePipeline, longer: float, same: bool
) -> None:
    boxes = {"1": 4.4, "2": 4.4 * longer}
    nodes = tuple(
        Node(id=i, category="chair", box=Box(depth=d, width=1.8, height=1.5, x=6.0 * int(i), y=0.0))
        for i, d in boxes.items()
    )
    said = (Relation(subject="2", predicate=INSTANCE, objects=("1",)),)
    street = Document(build(Scene, kind="street", nodes=nodes, relations=said))
    answer = ask(pipeline, street).document
    one, other = (answer.scene.node(i) for i in boxes)
    assert one.shape is not None and other.shape is not None
    assert (one.shape.key == other.shape.key) is same
    mesh = answer.mesh_of(other)
    assert mesh is not None and np.ptp(mesh.vertices[:, 0]) == pytest.approx(4.4 * longer, abs=0.01)
    indoors = ask(pipeline, Document(build(Scene, nodes=nodes, relations=said))).document.scene
    assert (indoors.node("1").shape.key == indoors.node("2").shape.key) is (longer == 1.0)

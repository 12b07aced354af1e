"""``compose``: what is asked of the pipeline, what it must leave alone, and what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import models.processes
import ui.cli_compose
from composer.document import Document
from composer.errors import FormatError, SceneError
from composer.formats import open_document, save_scene
from composer.scene import Box, Floor, Locks, Node, Relation, Scene, revise
from ui.cli import main
from ui.cli_compose import Options, file_name, request_of
from ui.cli_sources import parse_statement

BOXES = {
    "1": {"param7": [1.7, 1.0, 2.1, -0.4, 0.0, 0.1, 0.3]},
    "2": {"param7": [0.45, 0.5, 0.4, -1.6, 0.0, -1.2, 0.1]},
    "3": {"param7": [0.45, 0.5, 0.4, 1.55, 0.0, 1.1, -0.2]},
    "5": {"param7": [5.0, 0.02, 4.5, 0.1, 0.0, -0.1, 0.0]},
    "scene_center": [0.1, 0.0, -0.1],
}
GRAPH = {
    "scan": "Room",
    "objects": {"1": "double_bed", "2": "nightstand", "3": "nightstand", "5": "floor"},
    "relationships": [
        [1, 5, 7, "standing on"],
        [2, 5, 7, "standing on"],
        [3, 5, 7, "standing on"],
        [2, 1, 1, "left"],
        [3, 1, 2, "right"],
    ],
}


def _write(folder: Path, boxes: Any = BOXES) -> Path:
    path = folder / "relationships_a.json"
    other = {**GRAPH, "scan": "Other"}
    path.write_text(json.dumps({"scans": [GRAPH, other]}))
    (folder / "obj_boxes_a.json").write_text(json.dumps({"Room": boxes, "Other": BOXES}))
    return path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return _write(tmp_path)


@pytest.fixture(scope="session")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a layout network of the smallest size that has learnt nothing."""
    import torch

    from models.layout.network import LayoutNetwork
    from models.weights import save_weights

    folder = tmp_path_factory.mktemp("weights")
    torch.manual_seed(0)
    network = LayoutNetwork(hidden=16, encoder_layers=1, denoiser_layers=1, heads=2)
    save_weights(folder / "layout.safetensors", network, network.config)
    return folder


@pytest.fixture
def compose(untrained: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """``compose --only-layout`` with the untrained network; gives the exit status."""
    from models.pipeline import ComposePipeline

    monkeypatch.setattr(
        ui.cli_compose, "_pipeline", lambda options, kind: ComposePipeline(weights=untrained, device=options.device)
    )
    return lambda *arguments: main(["compose", *map(str, arguments), "--only-layout", "--device", "cpu"])


def _boxes(path: Path, scan: str = "Room") -> Any:
    return json.loads(path.read_text())[scan]


# ---- what is asked -----------------------------------------------------------------------------------------------


def test_alone_only_the_floors_box_counts(tmp_path: Path) -> None:
    whole = request_of(open_document(_write(tmp_path)), Options(seed=4))
    bare = request_of(open_document(_write(tmp_path, {k: BOXES[k] for k in ("5", "scene_center")})), Options(seed=4))
    assert whole.document.scene == bare.document.scene
    assert all(n.box is None for n in whole.document.scene.nodes)
    assert whole.document.scene.floor is not None
    assert (whole.scope, whole.seed, whole.keep, whole.subjects) == ("all", 4, frozenset(), ())


def test_what_is_locked_in_a_scene_keeps_its_box_and_shape(document: Document) -> None:
    scene = request_of(document, Options()).document.scene
    assert scene.node("2") == document.scene.node("2")
    assert scene.node("1").box is None
    assert scene.node("3").shape == document.scene.node("3").shape


def test_a_statement_starts_from_the_sources_boxes(graph: Path) -> None:
    document = open_document(graph)
    asked = request_of(document, Options(statements=("2 right 1",)))
    assert (asked.scope, asked.subjects) == ("affected", ("2",))
    assert [n.box for n in asked.document.scene.nodes] == [n.box for n in document.scene.nodes]
    said = [(r.subject, r.predicate, r.object) for r in asked.document.scene.relations]
    assert ("2", "right", "1") in said
    assert ("2", "left", "1") not in said
    assert len(said) == len(document.scene.relations)
    other = request_of(document, Options(statements=("1 behind 3", "2 close by 1"), keep=("2,5",), scope="all"))
    assert (other.scope, other.subjects, other.keep) == ("all", ("1", "2"), frozenset({"2"}))
    assert ("3", "right", "1") not in [(r.subject, r.predicate, r.object) for r in other.document.scene.relations]


def test_what_is_set_to_stand_on_a_node_is_carried_by_it(graph: Path) -> None:
    document = open_document(graph)
    scene = request_of(document, Options(statements=("2 standing on 1",))).document.scene
    assert scene.node("2").parent == "1"
    again = Document(scene)
    assert request_of(again, Options(statements=("2 standing on 5",))).document.scene.node("2").parent is None
    # A circle of carriers is no scene; the relations still say it, and are then found contradictory.
    assert request_of(again, Options(statements=("1 standing on 2",))).document.scene.node("1").parent is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(keep=("1,9",)), "no node '9'"),
        (Options(keep=("",)), "--keep names no node"),
        (Options(keep=("4",)), "node '4' cannot be kept: the source has no box for it"),
        (Options(statements=("9 left 1",)), "there is no node '9'"),
        (Options(statements=("1 left 9",)), "no node or part of the room '9'"),
        (Options(statements=("1 lefft 2",)), "names none of the predicates (left, right,"),
        (Options(statements=("",)), "names none of the predicates"),
        (Options(statements=("1 left 1",)), "relates a node to itself"),
        (Options(statements=("1 close by wall:7",)), "no node or part of the room 'wall:7'"),
    ],
)
def test_what_makes_no_sense_is_refused(options: Options, said: str) -> None:
    nodes = tuple(Node(id=i, category="chair", box=Box(depth=1, width=1, height=1, x=0, y=0)) for i in "123")
    scene = Scene(nodes=(*nodes, Node(id="4", category="lamp")), floor=Floor.rectangle(4, 4))
    with pytest.raises(SceneError) as error:
        request_of(Document(scene), options)
    assert said in str(error.value)


ODD = Scene(
    floor=Floor.rectangle(3, 3),
    nodes=tuple(Node(id=i, category="chair") for i in ("1", "a left b", "c", "b", "x, y", "y")),
    relations=(Relation(subject="1", predicate="sings close by", objects=("b",)),),
    provenance={"floor_id": "77"},
)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("1 left b", ("1", "left", ("b",)), None),
        ("  1   same style as   b ", ("1", "same style as", ("b",)), None),
        ("a left b left c", ("a left b", "left", ("c",)), None),
        ("c left a left b", ("c", "left", ("a left b",)), None),
        ("1 close by b", ("1", "close by", ("b",)), None),
        ("1 sings close by b", ("1", "sings close by", ("b",)), None),
        ("1 standing on floor", ("1", "standing on", ("floor",)), None),
        ("1 standing on 77", ("1", "standing on", ("floor",)), None),
        ("1 close by wall:2", ("1", "close by", ("wall:2",)), None),
        ("1 close by b 1.5", ("1", "close by", ("b",)), 1.5),
        ("1 close by x, y", ("1", "close by", ("x, y",)), None),
        ("1 close by b, c, y 0.4", ("1", "close by", ("b", "c", "y")), 0.4),
        ("x, y left 1", ("x, y", "left", ("1",)), None),
        ("1 against wall wall:2", ("1", "against wall", ("wall:2",)), None),
        ("1 against wall", ("1", "against wall", ("wall",)), None),
        ("1 in corner corner:0", ("1", "in corner", ("corner:0",)), None),
        ("1 at b 1.5", ("1", "at", ("b",)), 1.5),
        ("1 at wall 0.6m", ("1", "at", ("wall",)), 0.6),
        ("1 in row with b, c", ("1", "in row with", ("b", "c")), None),
    ],
)
def test_statements(text: str, key: tuple[str, str, tuple[str, ...]], value: float | None) -> None:
    relation = parse_statement(text, ODD)
    assert relation.key == key
    assert relation.value == value
    assert relation.hard


@pytest.mark.parametrize("text", ["1 at b", "1 against wall wall:9", "1 left", "1 in corner b:1"])
def test_statements_that_say_too_little(text: str) -> None:
    with pytest.raises(SceneError):
        parse_statement(text, ODD)


# ---- what is written ---------------------------------------------------------------------------------------------


def test_boxes_of_the_composed_scan_with_the_sources_ids(
    graph: Path, compose: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    status = compose(graph, "-o", out, "--timings")
    told = capsys.readouterr()
    assert status in (0, 1)
    assert told.out == ""
    assert set(json.loads(out.read_text())) == {"Room"}
    boxes = _boxes(out)
    assert set(boxes) == {*GRAPH["objects"], "scene_center"}
    assert all(len(boxes[i]["param7"]) == 7 and min(boxes[i]["param7"][:3]) > 0 for i in GRAPH["objects"])
    # The room is the source's, with the very same numbers; nothing else is.
    assert boxes["5"] == BOXES["5"]
    assert boxes["scene_center"] == BOXES["scene_center"]
    assert all(boxes[i] != BOXES[i] for i in "123")
    timings = json.loads(told.err.splitlines()[-1])
    assert set(timings) == {"load", "layout", "shapes", "meshes", "write", "total"}
    assert timings["total"] >= timings["layout"] > 0
    # 0 exactly if the checks find nothing hard that is violated.
    main(["check", str(graph), "--boxes", str(out), "--json"])
    [scene] = json.loads(capsys.readouterr().out)["scenes"]
    assert status == (1 if scene["violated"] else 0)


def test_the_same_command_gives_the_same_bytes_and_a_seed_others(
    graph: Path, compose: Callable[..., int], tmp_path: Path
) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        compose(graph, "-o", tmp_path / f"{name}.scene", "--seed", seed)
    a, b, c = ((tmp_path / f"{name}.scene").read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_deleting_all_boxes_but_the_floors_changes_nothing(compose: Callable[..., int], tmp_path: Path) -> None:
    compose(_write(tmp_path), "-o", tmp_path / "a.json")
    compose(_write(tmp_path, {"5": BOXES["5"], "scene_center": BOXES["scene_center"]}), "-o", tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_one_scan_is_as_it_is_among_all(graph: Path, compose: Callable[..., int], tmp_path: Path) -> None:
    compose(graph, "-o", tmp_path / "all.json", "--all")
    compose(graph, "-o", tmp_path / "one.json", "--scan", "Other")
    assert set(json.loads((tmp_path / "all.json").read_text())) == {"Room", "Other"}
    every, one = _boxes(tmp_path / "all.json", "Other"), _boxes(tmp_path / "one.json", "Other")
    for node_id in GRAPH["objects"]:
        assert one[node_id]["param7"] == pytest.approx(every[node_id]["param7"], abs=1e-4)


def test_many_scans_over_several_processes_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "relationships_many.json"
    monkeypatch.setattr(ui.cli_compose, "SCENES_A_JOB", 2)
    scans = [{**GRAPH, "scan": f"Room-{k}"} for k in range(4)]
    path.write_text(json.dumps({"scans": scans}))
    for cores in (1, 2):
        monkeypatch.setattr(models.processes, "cores", lambda cores=cores: cores)
        assert main(["compose", str(path), "-o", str(tmp_path / f"{cores}.json"), "--all", "--only-layout"]) == 0
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert len(json.loads((tmp_path / "1.json").read_text())) == len(scans)


def test_all_scans_into_a_folder(graph: Path, compose: Callable[..., int], tmp_path: Path) -> None:
    assert compose(graph, "-o", tmp_path / "folder", "--all") in (0, 1)
    assert sorted(p.name for p in (tmp_path / "folder").iterdir()) == ["Other.scene", "Room.scene"]
    assert open_document(tmp_path / "folder" / "Other.scene").scene.provenance.name == "Other"
    assert not list(tmp_path.glob(".*"))


def test_an_edit_leaves_what_is_out_of_its_scope_bit_for_bit(
    graph: Path, compose: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    # Satisfied already: nothing moves.
    compose(graph, "-o", out, "--set", "2 left 1")
    assert "moved: nothing" in capsys.readouterr().err
    assert _boxes(out) == BOXES
    # The subject alone can satisfy it.
    compose(graph, "-o", out, "--set", "3 left 1", "--keep", "2")
    assert "moved: 3" in capsys.readouterr().err.splitlines()
    after = _boxes(out)
    assert {i for i in BOXES if after[i] != BOXES[i]} == {"3"}


def test_what_is_kept_keeps_its_numbers(graph: Path, compose: Callable[..., int], tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    compose(graph, "-o", out, "--keep", "1,3", "--scope", "all")
    after = _boxes(out)
    assert {i for i in BOXES if after[i] != BOXES[i]} == {"2"}


def test_a_scene_keeps_what_is_locked(compose: Callable[..., int], tmp_path: Path, document: Document) -> None:
    locks = Locks(position=True, size=True, shape=True)
    locked = document.scene.with_nodes(revise(document.scene.node(i), locks=locks) for i in ("1", "2"))
    save_scene(Document(locked, document.shapes), tmp_path / "a.scene")
    compose(tmp_path / "a.scene", "-o", tmp_path / "b.scene", "--seed", "5")
    again = open_document(tmp_path / "b.scene")
    for node_id in ("1", "2"):
        assert again.scene.node(node_id) == locked.node(node_id)
    shape = locked.node("2").shape
    assert shape is not None
    assert again.shapes[shape.key].mesh == document.shapes[shape.key].mesh
    assert again.scene.node("5").box is not None


def test_contradictions_are_status_1_and_told(
    compose: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "relationships_c.json"
    rows = [[1, 2, 1, "left"], [2, 3, 1, "left"], [3, 1, 1, "left"]]
    path.write_text(json.dumps({"scans": [{**GRAPH, "relationships": rows}]}))
    assert compose(path, "-o", tmp_path / "a.json") == 1
    assert "contradictory: " in capsys.readouterr().err
    assert (tmp_path / "a.json").exists()


@pytest.mark.parametrize(
    ("objects", "rows"), [({}, []), ({"1": "weird thing", "2": "chair"}, [[1, 2, 99, "sings to"]])]
)
def test_empty_graphs_unknown_words_and_no_room(
    objects: dict[str, str], rows: list[Any], compose: Callable[..., int], tmp_path: Path
) -> None:
    path = tmp_path / "g.json"
    path.write_text(json.dumps({"scans": [{"scan": "A", "objects": objects, "relationships": rows}]}))
    assert compose(path, "-o", tmp_path / "a.json") == 0
    assert set(_boxes(tmp_path / "a.json", "A")) == {*objects, "scene_center"}
    assert compose(path, "-o", tmp_path / "a.glb") == 0


def test_a_failure_on_the_way_leaves_everything_as_it_was(
    graph: Path, compose: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes = json.loads((tmp_path / "obj_boxes_a.json").read_text())
    boxes["Other"]["1"]["param7"][0] = -1
    (tmp_path / "obj_boxes_a.json").write_text(json.dumps(boxes))
    (tmp_path / "out.json").write_text("old")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for out in ("out.json", "folder"):
        assert compose(graph, "-o", tmp_path / out, "--all") == 2
        assert "a size must be positive" in capsys.readouterr().err
    assert (tmp_path / "out.json").read_text() == "old"
    assert sorted(tmp_path.rglob("*")) == before


def test_scan_names_become_file_names_that_stay_in_their_folder(tmp_path: Path) -> None:
    assert file_name("Bedroom-12 b") == "Bedroom-12 b"
    for odd in ("../../etc/passwd", "..", ".", "a\\b", "a:b", "x" * 200, "ü" * 200, "a|b"):
        name = file_name(odd)
        assert (tmp_path / name).resolve().parent == tmp_path
        assert len(name.encode()) <= 210
    assert file_name("..") != file_name(".")


def test_two_scans_that_would_be_one_file(tmp_path: Path) -> None:
    def both() -> None:
        with ui.cli_compose._target(tmp_path / "out", True) as write:
            write("ü" * 150 + "a", Document(Scene()))
            write("ü" * 150 + "b", Document(Scene()))

    with pytest.raises(FormatError, match="two scenes"):
        both()
    assert list(tmp_path.iterdir()) == []

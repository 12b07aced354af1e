"""The command line's contract: exit status, what goes where, one sentence for every failure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
import trimesh
from PIL import Image

import ui.cli
from composer.document import Document
from composer.formats import open_document, save_scene
from composer.scene import Scene
from tests.ui.rooms import bedroom
from ui.cli import main

BOXES = {
    "1": {"param7": [0.5, 0.9, 0.5, -1.0, 0.0, 0.5, 0.0]},
    "2": {"param7": [1.5, 0.7, 0.9, 0.0, 0.0, -0.5, 1.57]},
    "3": {"param7": [4.0, 0.02, 3.0, 0.0, 0.0, 0.0, 0.0]},
    "scene_center": [0.0, 0.0, 0.0],
}
OBJECTS = {"1": "chair", "2": "table", "3": "floor"}
ROWS = [[1, 2, 3, "behind"], [1, 3, 7, "standing on"], [2, 3, 7, "standing on"]]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Two scans: one as it should be, one with every kind of trouble."""
    path = tmp_path / "relationships_a.json"
    good = {"scan": "Good", "objects": OBJECTS, "relationships": ROWS}
    bad = {
        "scan": "Bad",
        "objects": {**OBJECTS, "4": "stool"},
        "relationships": [*ROWS, [1, 2, 4, "front"], [2, 1, 10, "taller than"], [4, 1, 5, "close by"]],
    }
    path.write_text(json.dumps({"scans": [good, bad]}))
    boxes = {"Good": BOXES, "Bad": {**BOXES, "4": {"param7": [0.4, 0.5, 0.4, -1.1, 0.0, 3.0, 0.0]}}}
    boxes["Bad"]["2"] = {"param7": [1.5, 0.7, 0.9, -0.1, 0.0, 0.4, 0.0]}
    (tmp_path / "obj_boxes_a.json").write_text(json.dumps(boxes))
    return path


def _run(*args: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def _sentence(capsys: pytest.CaptureFixture[str], out: str = "") -> str:
    """The one sentence on standard error; nothing may stand on standard output."""
    told = capsys.readouterr()
    assert told.out == out
    assert told.err.startswith("error: ")
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["compose"], "Missing argument"),
        (["compose", "nowhere.json"], "Missing option"),
        (["check", "nowhere.json"], "there is no file nowhere.json"),
        (["check", "."], "is a folder"),
        (["check", "--wrong"], "No such option"),
        (["render", "nowhere.json", "-o", "a.png", "--view", "side"], "--view"),
        (["render", "nowhere.json", "-o", "a.png", "--size", "12"], "WIDTHxHEIGHT"),
        (["render", "nowhere.json", "-o", "a.png", "--size", "9x9000000"], "WIDTHxHEIGHT"),
        (["render", "nowhere.json", "-o", "a.png", "--size", "9x9000"], "between 16 and 8192"),
        (["render", "nowhere.json", "-o", "a.jpg"], "must be .png"),
        (["compose", "nowhere.json", "-o", "a.json", "--seed", "-1"], "--seed"),
        (["compose", "nowhere.json", "-o", "a.json", "--quality", "best"], "--quality"),
        (["compose", "nowhere.json", "-o", "a.doc"], "its ending must be one of"),
        (["compose", "nowhere.json", "-o", "no/a.json"], "there is no folder"),
        (["compose", "nowhere.json", "-o", "."], "is a folder"),
        (["compose", "nowhere.json", "-o", "a.glb", "--all"], "--all writes a folder or one .json"),
        (["compose", "nowhere.json", "-o", "a.json"], "there is no file nowhere.json"),
        (["compose", "nowhere.json", "-o", "a.json", "--scope", "affected"], "--scope affected needs"),
        (["convert", "nowhere.json", "a.glb"], "there is no file"),
        (["nowhere.scene"], "there is no file"),
        (["nowhere"], "No such command"),
        (["open", "nowhere.json"], "there is no file"),
        (["train", "everything"], "everything"),
        (["evaluate", "x"], "there is no file x"),
        (["bench", "--only", "speed"], "there is no row 'speed'; there are reference_s,"),
    ],
)
def test_bad_usage_is_status_2_and_one_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert said in _sentence(capsys)
    assert list(tmp_path.iterdir()) == []


def test_help_is_fast_and_needs_no_model() -> None:
    code = "import sys; from ui.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    for command in ("compose", "check", "convert", "render", "evaluate", "bench", "train", "schema", "open"):
        assert f"\n  {command} " in done.stdout
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint({"torch", "open3d", "PySide6", "diffusers", "trimesh", "scipy", "numpy"})


def test_check_and_convert_need_neither_torch_nor_open3d(graph: Path) -> None:
    code = (
        "import sys; from ui.cli import main; "
        "main(['check', sys.argv[1]]); main(['convert', sys.argv[1], sys.argv[1] + '.glb']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(graph)], capture_output=True, text=True, timeout=60)
    assert Path(f"{graph}.glb").exists(), done.stderr
    assert set(done.stderr.split()).isdisjoint({"torch", "open3d", "PySide6", "diffusers"})


def test_check_says_what_holds(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(graph), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "scenes": [
            {"scan": "Good", "held": 3, "violated": [], "overlaps": [], "out_of_bounds": [], "contradictions": []}
        ]
    }


def test_check_says_what_does_not_and_by_how_much(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(graph), "--scan", "Bad", "--json"]) == 1
    [scene] = json.loads(capsys.readouterr().out)["scenes"]
    violated = {(v["subject"], v["predicate"], v["object"]): v for v in scene["violated"]}
    assert set(violated) == {("1", "front", "2"), ("2", "taller than", "1"), ("4", "close by", "1")}
    # 0.9 m behind instead of 0.05 m before: x of SG-FRONT is our y.
    assert violated["1", "front", "2"]["off_by"] == pytest.approx(0.95)
    assert violated["1", "front", "2"]["unit"] == "m"
    assert scene["out_of_bounds"] == ["4"]
    [(a, b, share)] = scene["overlaps"]
    assert {a, b} == {"1", "2"}
    assert share == pytest.approx(0.1 * 0.5 * 0.7 / (0.5 * 0.9 * 0.5))
    assert scene["held"] == 3
    found = [{tuple(r) for r in c["relations"]} for c in scene["contradictions"]]
    assert {("1", "behind", "2"), ("1", "front", "2")} in found
    for contradiction in scene["contradictions"]:
        assert set(contradiction) == {"kind", "sentence", "relations", "nodes"}
        assert contradiction["kind"] in ("relations", "room")
    assert main(["check", str(graph), "--scan", "Bad"]) == 1
    told = capsys.readouterr().out
    assert "violated: 1 front 2: off by 0.95 m" in told
    assert "off the floor: 4" in told


def test_check_all_and_relations_to_the_floor_in_the_sources_words(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes = json.loads((tmp_path / "obj_boxes_a.json").read_text())
    boxes["Good"]["1"]["param7"][4] = 0.5
    (tmp_path / "lifted.json").write_text(json.dumps(boxes))
    assert main(["check", str(graph), "--all", "--json", "--boxes", str(tmp_path / "lifted.json")]) == 1
    good, bad = json.loads(capsys.readouterr().out)["scenes"]
    assert (good["scan"], bad["scan"]) == ("Good", "Bad")
    [violation] = good["violated"]
    assert (violation["subject"], violation["predicate"], violation["object"]) == ("1", "standing on", "3")
    assert violation["off_by"] == pytest.approx(0.46)
    del boxes["Bad"]
    (tmp_path / "lifted.json").write_text(json.dumps(boxes))
    assert main(["check", str(graph), "--all", "--json", "--boxes", str(tmp_path / "lifted.json")]) == 2
    assert "no boxes for the scene 'Bad'" in _sentence(capsys)


def test_check_of_a_bare_graph_reports_contradictions_only(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "obj_boxes_a.json").unlink()
    assert main(["check", str(graph), "--all", "--json"]) == 1
    good, bad = json.loads(capsys.readouterr().out)["scenes"]
    assert [good[k] for k in ("held", "violated", "overlaps", "out_of_bounds", "contradictions")] == [0, [], [], [], []]
    assert bad["violated"] == []
    assert bad["contradictions"]


def test_unknown_scans(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(graph), "--scan", "Ugly"]) == 2
    assert "no scene named 'Ugly'" in _sentence(capsys)
    assert main(["check", str(graph), "--scan", "Good", "--all"]) == 2
    assert "exclude each other" in _sentence(capsys)


def test_convert_by_ending(graph: Path, tmp_path: Path) -> None:
    assert main(["convert", str(graph), str(tmp_path / "a.scene"), "--scan", "Bad"]) == 0
    assert main(["convert", str(tmp_path / "a.scene"), str(tmp_path / "b.json")]) == 0
    boxes = json.loads((tmp_path / "obj_boxes_a.json").read_text())
    assert json.loads((tmp_path / "b.json").read_text()) == {"Bad": boxes["Bad"]}
    assert main(["convert", str(tmp_path / "a.scene"), str(tmp_path / "a.glb")]) == 0
    loaded = trimesh.load(tmp_path / "a.glb")
    assert {"chair_1", "table_2", "stool_4", "room"} <= set(loaded.graph.nodes)
    assert main(["convert", str(tmp_path / "a.scene"), str(tmp_path / "relationships_b.json")]) == 0
    assert open_document(tmp_path / "relationships_b.json").scene == open_document(tmp_path / "a.scene").scene


def test_a_failed_convert_leaves_the_old_file(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.glb").write_bytes(b"old")
    graph.write_text("{" + graph.read_text())
    before = sorted(p.name for p in tmp_path.iterdir())
    assert main(["convert", str(graph), str(tmp_path / "a.glb")]) == 2
    _sentence(capsys)
    assert (tmp_path / "a.glb").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_schema_describes_scene_json(capsys: pytest.CaptureFixture[str], document: Document) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    assert valid.is_valid(json.loads(document.scene.model_dump_json()))
    assert not valid.is_valid({"version": 1, "nodes": [{"id": "1"}]})
    assert not valid.is_valid({"version": 1, "colour": "red"})


def _pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_render_writes_colour_depth_and_ids(graph: Path, tmp_path: Path) -> None:
    pytest.importorskip("open3d")
    picture, depth, ids = (tmp_path / name for name in ("a.png", "depth.png", "ids.png"))
    done = _run("render", graph, "-o", picture, "--view", "plan", "--size", "160x120", "--depth", depth, "--ids", ids)
    assert done.returncode == 0, done.stderr
    with Image.open(picture) as drawn:
        assert (drawn.size, drawn.mode) == ((160, 120), "RGB")
    deep, owner = _pixels(depth), _pixels(ids)
    assert (deep.dtype, owner.dtype) == (np.uint16, np.uint16)
    names = json.loads((tmp_path / "ids.json").read_text())
    chair, table = (int(next(k for k, v in names.items() if v == node)) for node in ("1", "2"))
    # From above: the chair's 0.9 m top is nearer than the table's 0.7 m, the floor farther than both.
    near = [np.median(deep[owner == k]) for k in (chair, table)]
    assert near[1] - near[0] == pytest.approx(200, abs=25)
    # The chair stands at x = 0.5, y = -1: below the middle of a plan, and to the right of the table at x = -0.5.
    rows, columns = np.nonzero(owner == chair)
    assert rows.mean() > 60
    assert columns.mean() > np.nonzero(owner == table)[1].mean()


def test_bench_prints_rows_and_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--only", "reference_s", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    [row] = found["rows"]
    assert set(row) == {"key", "value", "unit", "goal", "ok", "what"}
    assert (row["key"], row["unit"], row["goal"], row["ok"]) == ("reference_s", "s", None, None)
    assert row["value"] > 0
    assert found["machine"]["cores"] >= 1


def test_bench_has_a_row_for_every_stage_of_shapes() -> None:
    from ui.cli_bench import ROWS

    goals = {row.key: (row.goal, row.unit) for row in ROWS}
    assert len(goals) == len(ROWS)
    assert goals["object_s"] == (0.3, "s")
    assert goals["variants6_s"] == (1.5, "s")
    assert goals["room8_s"] == (2.5, "s")
    assert goals["room8_standard_s"] == (5.0, "s")
    assert goals["decode_mesh_ms"] == (80.0, "ms")
    assert goals["decode_mesh_standard_ms"] == (300.0, "ms")


def test_bench_has_a_row_for_everything_the_window_promises() -> None:
    from ui.cli_bench import ROWS

    goals = {row.key: (row.goal, row.unit) for row in ROWS}
    assert goals["cold_window_s"] == (2.5, "s")
    assert goals["gui_gap_ms"] == (50.0, "ms")
    assert goals["plan_frame_ms"] == (8.0, "ms") and goals["plan2000_frame_ms"] == (16.0, "ms")
    assert goals["view_frame_ms"] == (33.0, "ms")
    assert goals["lamp_frame_ms"] == (33.0, "ms")
    assert goals["memory_mb"] == (1500.0, "MB")


def test_an_empty_room_is_checked_and_drawn(tmp_path: Path) -> None:
    save_scene(Document(Scene()), tmp_path / "a.scene")
    assert main(["check", str(tmp_path / "a.scene")]) == 0


def test_a_failure_inside_is_one_sentence(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("composer.relations.check", fail)
    monkeypatch.setattr("ui.cli_check.check", fail)
    assert main(["check", str(graph)]) == 2
    assert "something failed inside (ZeroDivisionError: division by zero)" in _sentence(capsys)
    monkeypatch.setenv(ui.cli.DEBUG, "1")
    assert main(["check", str(graph)]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_silent(graph: Path, tmp_path: Path) -> None:
    """Ctrl-C ends a long check without a word."""
    code = (
        "import sys, time; import ui.cli_check; from ui.cli import main; "
        "ui.cli_check.check = lambda scene: (print('go', flush=True), time.sleep(60)); "
        "sys.exit(main(['check', sys.argv[1]]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(graph)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "")


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "ui", "schema"], stdout=gone, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.stderr == ""


def test_a_terminal_of_few_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"scans": [{"scan": "Zürich ☃", "objects": {}, "relationships": []}]}))
    done = _run("check", path, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(r"Z\xfcrich \u2603: 0 relations hold")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str | None]]:
    import ui.app as app

    asked: list[str | None] = []
    monkeypatch.setattr(app, "run", lambda path: asked.append(path) or 0)
    return asked


def test_the_window_opens_without_a_command_and_with_open(graph: Path, opened: list[str | None]) -> None:
    assert main([]) == 0
    assert main(["open", str(graph)]) == 0
    assert opened == [None, str(graph)]


def test_without_a_display_a_sentence(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in ([], ["open", str(graph)]):
        assert main(arguments) == 2
        assert "no display" in _sentence(capsys)


def test_notes_of_readers_are_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[1, 2, 0, "in"]] * 30
    path = tmp_path / "a.json"
    scan = {"scan": "A", "objects": {"1": "chair", "2": "_scene_"}, "relationships": rows}
    path.write_text(json.dumps({"scans": [scan]}))
    assert main(["check", str(path)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "note: a.json: A: relation 0 is about the whole scene and left out"
    assert lines[-1] == "note: … and more like this"
    assert len(lines) == ui.cli.MAX_NOTES + 1


def test_the_installed_command_is_this_one(shared: Callable[[str], Path]) -> None:
    command = Path(sys.executable).parent / "scene-composer"
    if not command.exists():
        pytest.skip("the program is not installed in this environment")
    path = shared("sgfront-dev/relationships_livingroom_dev.json")
    done = subprocess.run([command, "check", path, "--json"], capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout)["scenes"][0]["held"] > 20
    assert done.returncode in (0, 1)


def test_a_file_alone_opens_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file manager gives it; what was opened is told by a stand-in for the window's program alone."""
    opened: list[str | None] = []
    monkeypatch.setattr("ui.app.run", lambda path: opened.append(path) or 0)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("room.scene", "-- odd name.scene", "no ending"):
        path = tmp_path / name
        save_scene(bedroom(), path)
        assert main([str(path)]) == 0
        assert opened.pop() == str(path)
    assert main([]) == 0 and opened == [None]

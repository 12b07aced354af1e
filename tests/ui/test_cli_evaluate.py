"""``evaluate``: which scenes, what is printed, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.document import Document
from composer.formats import save_scene
from composer.scene import Box, Floor, Node, Provenance, Scene
from models.evaluation.measure import MODES, REALISM
from models.evaluation.rooms import Room
from models.training.real_rooms import held_out
from ui.cli import main
from ui.cli_evaluate import Options, command_of, rooms_asked, settings_of

OBJECTS = {"1": "double_bed", "2": "nightstand", "3": "floor"}
ROWS = [[1, 3, 7, "standing on"], [2, 3, 7, "standing on"], [2, 1, 1, "left"], [2, 1, 5, "close by"]]
FLOOR = {"param7": [4.0, 0.02, 3.6, 0.0, 0.0, 0.0, 0.0]}


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "relationships_a.json"
    names = [f"Room-{k}" for k in range(6)]
    path.write_text(json.dumps({"scans": [{"scan": n, "objects": OBJECTS, "relationships": ROWS} for n in names]}))
    boxes = {n: {"3": FLOOR, "scene_center": [0, 0, 0]} for n in names}
    (tmp_path / "obj_boxes_a.json").write_text(json.dumps(boxes))
    return path


def test_figures_as_json(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    modes = "generation,relation-changed"
    status = main(["evaluate", str(graph), "--json", "--limit", "2", "--edits", "1", "--jobs", "1", "--modes", modes])
    told = capsys.readouterr()
    assert status == 0, told.err
    out = json.loads(told.out)
    assert (out["source"], out["scenes"], out["seed"], out["held_out"]) == (graph.name, 2, 0, False)
    value, n, low, high = out["modes"]["generation"]["left"]
    assert (value, n, high) == (1.0, 2, 1.0) and 0 < low < 1
    assert out["modes"]["generation"]["standing on"][1] == 4
    assert out["modes"]["relation changed"]["right"][:2] == [1.0, 2]
    assert "node added" not in out["modes"] and "realism" not in out
    assert out["command"].endswith("relationships_a.json --limit 2 --modes generation,relation-changed --edits 1")
    assert len(out["weights"]) == 12
    assert "2 of 2 scenes" in told.err


def test_tables_for_people_of_our_own_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bed = Node(id="bed", category="double_bed", box=Box(depth=2.1, width=1.7, height=0.9, x=0, y=0))
    save_scene(Document(Scene(name="Mine", floor=Floor.rectangle(4, 4), nodes=(bed,))), tmp_path / "mine.scene")
    assert main(["evaluate", str(tmp_path / "mine.scene"), "--modes", "generation"]) == 0
    told = capsys.readouterr().out
    assert "### mine.scene" in told and "| Col_obj | 0.000" in told


def test_which_scenes(graph: Path) -> None:
    assert [r.name for r in rooms_asked(graph, Options())] == [f"Room-{k}" for k in range(6)]
    assert [r.name for r in rooms_asked(graph, Options(scan="Room-4"))] == ["Room-4"]
    kept = [f"Room-{k}" for k in range(6) if held_out(f"Room-{k}")]
    assert 0 < len(kept) < 6, "the names were chosen so"
    assert [r.name for r in rooms_asked(graph, Options(held_out=True))] == kept
    assert len(rooms_asked(graph, Options(held_out=True, limit=1))) == 1


def test_settings_and_command(graph: Path) -> None:
    rooms = rooms_asked(graph, Options(limit=1))
    assert settings_of(Options(), rooms).modes == tuple(mode for mode in MODES if mode != REALISM)
    house = Room("house-0", Scene(provenance=Provenance(source="ProcTHOR")))
    assert settings_of(Options(), [house]).modes == MODES
    quick = settings_of(Options(quick=True, seed=3), rooms)
    assert (quick.edits, quick.versions, quick.seed) == (2, 1, 3)
    assert settings_of(Options(modes="node-added, realism"), rooms).modes == ("node added", "realism")
    assert command_of(Path("x/a.json"), Options(seed=2, held_out=True)) == (
        "scene-composer evaluate a.json --held-out --seed 2"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--modes", "guessing"], "there is no mode 'guessing'"),
        (["--scan", "Nowhere"], "no scene named 'Nowhere'"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_what_is_refused(arguments: list[str], said: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(graph), *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err and told.err.count("\n") == 1

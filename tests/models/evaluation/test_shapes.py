"""The measurement of shapes, at tiny sizes with the shipped model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.evaluation.report import BEGIN, END
from models.evaluation.shape_figures import Measured, Settings, figures
from models.evaluation.shape_samples import held_out_random, held_out_shapes, trained_shapes
from models.evaluation.shapes import main
from models.evaluation.shapes_report import section
from models.training.shapes import draw_conditioned, pool_random

TINY = ["--categories", "nightstand", "--count", "4", "--training", "4", "--nodes", "2", "--points", "128"]


@pytest.fixture(scope="module")
def out() -> dict[str, Any]:
    import contextlib
    import io

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert main([*TINY, "--jobs", "1", "--json"]) == 0
    return json.loads(printed.getvalue())


def test_the_command_measures_everything(out: dict[str, Any]) -> None:
    assert out["categories"] == ["nightstand"]
    assert out["command"].endswith("--categories nightstand --count 4 --training 4 --nodes 2 --points 128")
    value, n, low, high = out["reconstruction"]["mean"]["IoU"]
    assert n == 4 and 0.9 < low <= value <= high <= 1
    for reading in ("unit box", "published"):
        for kind in ("imagined", "families"):
            row = out["sets"][reading][kind]["mean"]
            assert row["1-NNA"][1] == 8 and row["COV"][1] == 4
            assert 0 <= row["1-NNA"][0] <= 1 and 0.25 <= row["COV"][0] <= 1 and row["MMD"][0] > 0
        style = out["same_style"][reading]["categories"]["nightstand"]
        assert style["same style"][0] < style["unrelated"][0]
        assert style["ratio"][0] == pytest.approx(style["unrelated"][0] / style["same style"][0], rel=0.05)  # rounded
    context = out["graph_context"]["categories"]["nightstand"]
    assert all(context[name][0] > 0 for name in ("moved by", "told", "not told"))
    assert out["generated_part_accuracy"] is None
    assert out["meshes"]["watertight"][:2] == [1.0, 2]
    assert out["meshes"]["fills its box exactly"][:2] == [1.0, 2]


def test_the_page_has_every_table(out: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved, target = tmp_path / "shapes.json", tmp_path / "shapes.md"
    saved.write_text(json.dumps(out))
    target.write_text(f"# Shapes\n\n{BEGIN}\n{END}\n\nWords.\n")
    assert main(["--figures", str(saved), "--page", str(target)]) == 0
    text = target.read_text()
    assert section(out) in text and text.endswith("Words.\n")
    assert "| nightstand |" in text and "| 1-NNA, unit box |" in text
    assert "| the same, not told |" in text and "1.68" in text
    assert main(["--figures", str(saved)]) == 0
    assert capsys.readouterr().out.strip() == section(out)


def test_an_unknown_category_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--categories", "spaceship"])
    assert stopped.value.code == 2
    assert "no shapes of category 'spaceship' were trained on" in capsys.readouterr().err


def test_training_shapes_are_those_of_the_pool_and_held_out_ones_are_not() -> None:
    names = ("chair", "stool")
    again = trained_shapes(names, 3, 16, 3)
    rng = pool_random(3, 0)
    drawn = [draw_conditioned(rng, names) for _ in range(16)]
    for name in names:
        wanted = [shape.piece.size for shape in drawn if shape.piece.category == name][:3]
        assert [shape.piece.size for shape in again[name]] == wanted
    fresh = held_out_shapes("chair", 3, held_out_random(3, 0, 0))
    assert not {s.piece.size for s in fresh} & {s.piece.size for s in again["chair"]}


def test_a_ratio_is_that_of_the_means() -> None:
    def measured(name: str, same: float, unrelated: float) -> Measured:
        values = {"IoU": np.array([0.9, 1.0])}
        for reading in ("unit box", "published"):
            values[f"{reading}/imagined/same style"] = np.array([same, same])
            values[f"{reading}/imagined/unrelated"] = np.array([unrelated, unrelated])
        return Measured(name, values, failed=1, asked=4)

    found = figures([measured("a", 1.0, 6.0), measured("b", 3.0, 6.0)], [(True, True, True, True)], Settings())
    assert found["same_style"]["unit box"]["mean"]["ratio"][0] == pytest.approx(3.0)
    assert found["same_style"]["unit box"]["categories"]["a"]["ratio"][0] == pytest.approx(6.0)
    assert found["failed"][:2] == [0.25, 8]
    assert found["sets"]["unit box"]["imagined"]["mean"]["1-NNA"] is None

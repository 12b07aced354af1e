"""Figures become tables, and a page keeps what people wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.evaluation.report import BEGIN, END, main, page, section, shortfalls

OUT: dict[str, Any] = {
    "source": "a.json",
    "command": "scene-composer evaluate a.json --held-out",
    "weights": "0123456789ab",
    "held_out": True,
    "edits_a_scene": 2,
    "scenes": 4,
    "seed": 0,
    "seconds": 12.3,
    "modes": {
        "generation": {"left": [1.0, 40, 0.91, 1.0], "close by": [0.9, 10, 0.6, 0.98]},
        "relation changed": {"left": [1.0, 3, 0.4, 1.0]},
    },
    "published": {"generation": {"left": [1.0, 40, 0.91, 1.0], "close by": [0.9, 10, 0.6, 0.98]}},
    "physical": {"Col_obj": [0.0, 20, 0.0, 0.2], "R_reach": [0.8, 4, 0.5, 0.9]},
    "edits": {"relation changed": {"others moved": [0.1, 9, 0.0, 0.3], "drift of locked nodes": [0.0, 9, 0.0, 0.3]}},
    "variants": {
        "before projection": {
            "scenes": 4,
            "generation": {"left": [0.5, 40, 0.4, 0.6]},
            "published": {},
            "physical": {"Col_obj": [0.5, 20, 0.2, 0.8]},
        }
    },
    "displacement": {"composed": {"median": [0.1, 20, 0.05, 0.2], "mean": [0.2, 20, 0.1, 0.3]}},
    "realism": {"composed": [0.9, 80, 0.8, 0.95], "shuffled": [0.97, 80, 0.9, 0.99]},
}


def test_a_section_says_every_figure_with_its_interval_and_how_it_was_made() -> None:
    text = section(OUT)
    assert "4 scenes that no weights were trained on, seed 0" in text
    assert "`scene-composer evaluate a.json --held-out`" in text
    assert (
        "| left | 40 | 1.000 [0.910, 1.000] | 1.000 [0.910, 1.000] | 1.000 [0.400, 1.000] | 0.500 [0.400, 0.600]"
        in text
    )
    assert "| Col_obj | 0.000 [0.000, 0.200] | 0.500 [0.200, 0.800] | 0.187 |" in text
    assert "| synthetic versus real, composed | 0.900 [0.800, 0.950] | 80 |" in text


def test_what_misses_its_goal_is_said() -> None:
    missed = shortfalls(OUT)
    assert [m.split(" 0.")[0] for m in missed] == [
        "*close by*, generation",
        "R_reach",
        "synthetic versus real (composed)",
    ]
    good = json.loads(json.dumps(OUT))
    good["realism"]["shuffled"][0] = 0.7
    good["edits"]["relation changed"]["drift of locked nodes"][0] = 0.1
    assert any(m.startswith("control") for m in shortfalls(good))
    assert any(m.startswith("drift of locked") for m in shortfalls(good))


def test_a_page_keeps_its_words(tmp_path: Path) -> None:
    text = f"# Title\n\n{BEGIN}\nold\n{END}\n\nWords.\n"
    assert page(text, "new") == f"# Title\n\n{BEGIN}\n\nnew\n\n{END}\n\nWords.\n"
    with pytest.raises(ValueError, match="marks"):
        page("# Title", "new")
    figures, target = tmp_path / "a.json", tmp_path / "page.md"
    figures.write_text(json.dumps(OUT))
    target.write_text(text)
    assert main([str(figures), "--page", str(target)]) == 0
    written = target.read_text()
    assert written.startswith("# Title") and written.endswith("Words.\n")
    assert "### a.json" in written and "old" not in written

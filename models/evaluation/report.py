"""The figures of ``scene-composer evaluate --json`` as Markdown tables.

``python -m models.evaluation.report A.json B.json`` prints them; ``--page docs/evaluation.md`` writes them into that
page, between its two marks, and leaves the rest of the page alone.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

PUBLISHED_FIGURES = {
    "left": (0.98, 0.94, 0.98),
    "right": (0.98, 0.94, 0.98),
    "front": (0.99, 0.96, 1.0),
    "behind": (0.99, 0.96, 1.0),
    "smaller than": (0.96, 0.92, 0.97),
    "bigger than": (0.96, 0.92, 0.97),
    "taller than": (0.96, 0.93, 0.95),
    "shorter than": (0.96, 0.93, 0.95),
    "close by": (0.74, 0.74, 0.77),
    "symmetrical to": (0.55, 0.50, 0.60),
}
"""Predicate → accuracy of EchoScene, of EchoScene after a relation is changed, of CommonScenes; on their own scenes."""
PHYSCENE = {"Col_obj": 0.187, "R_out": 0.245, "R_reach": 0.762}
"""PhyScene's figures for bedrooms, on its own scenes."""

Row = Sequence[float]
Goal = tuple[str, float]
"""``≥`` or ``≤``, and the figure."""
GOALS: Mapping[str, Goal] = {
    "generation": ("≥", 0.995),
    "node added": ("≥", 0.995),
    "relation changed": ("≥", 0.99),
    "Col_obj": ("≤", 0.01),
    "R_out": ("≤", 0.01),
    "R_size": ("≤", 0.01),
    "R_reach": ("≥", 0.95),
    "median displacement": ("≤", 0.15),
    "synthetic versus real": ("≤", 0.60),
    "control": ("≥", 0.90),
    "drift": ("≤", 0.0),
}


def number(value: float) -> str:
    """A figure to three places; nothing for what was not measured."""
    return "–" if math.isnan(value) else f"{value:.3f}"


def cell(row: Row | None) -> str:
    """``value [low, high]`` of ``[value, n, low, high]``."""
    if row is None:
        return "–"
    value, _, low, high = row
    return f"{number(value)} [{number(low)}, {number(high)}]"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def relations_table(out: Mapping[str, Any]) -> str:
    """A row for each predicate: both readings of generation, the edits, and what the comparisons reach."""
    variants = out["variants"]
    columns: list[tuple[str, Mapping[str, Row]]] = [
        ("generation, strict", out["modes"]["generation"]),
        ("generation, published", out["published"]["generation"]),
    ]
    columns += [(mode, out["modes"][mode]) for mode in ("node added", "relation changed") if mode in out["modes"]]
    columns += [(name, variants[name]["generation"]) for name in variants if name != "source"]
    predicates = out["modes"]["generation"]

    def line(name: str) -> Iterator[str]:
        yield name
        yield str(predicates[name][1])
        yield from (cell(values.get(name)) for _, values in columns)
        theirs = PUBLISHED_FIGURES.get(name)
        yield "–" if theirs is None else f"{theirs[0]:.2f} / {theirs[1]:.2f}"

    head = ["predicate", "n", *(name for name, _ in columns), "EchoScene / changed"]
    return table(head, (list(line(name)) for name in predicates))


def physical_table(out: Mapping[str, Any]) -> str:
    """A row for each metric, a column for each kind of layout."""
    kinds: dict[str, Mapping[str, Row]] = {"composed": out["physical"]}
    kinds |= {name: variant["physical"] for name, variant in out["variants"].items()}
    rows = []
    for name in out["physical"]:
        theirs = PHYSCENE.get(name)
        rows.append([name, *(cell(k.get(name)) for k in kinds.values()), "–" if theirs is None else f"{theirs:.3f}"])
    return table(["", *kinds, "PhyScene"], rows)


def edits_table(out: Mapping[str, Any]) -> str:
    """What edits did to nodes that they do not name."""
    rows = [[mode, what, cell(row), str(row[1])] for mode, rows in out["edits"].items() for what, row in rows.items()]
    return table(["edit", "share", "", "n"], rows)


def distances_table(out: Mapping[str, Any]) -> str:
    """How far the projection moved what was imagined, and what a network can tell from real rooms."""
    rows = [
        [f"{which} displacement by projection, {name} (m)", cell(values[which]), str(values[which][1])]
        for name, values in out["displacement"].items()
        for which in ("median", "mean")
    ]
    rows += [[f"synthetic versus real, {name}", cell(row), str(row[1])] for name, row in out.get("realism", {}).items()]
    return table(["", "", "n"], rows)


def section(out: Mapping[str, Any]) -> str:
    """All tables of one source."""
    held = " that no weights were trained on" if out["held_out"] else ""
    intro = (
        f"{out['scenes']} scenes{held}, seed {out['seed']}, {out['edits_a_scene']} edits of each kind in each scene, "
        f"layout weights `{out['weights']}`. Made by `{out['command']}` in {out['seconds']:.0f} s."
    )
    parts = [f"### {out['source']}", intro, relations_table(out), physical_table(out), distances_table(out)]
    if out["edits"]:
        parts.append(edits_table(out))
    missed = shortfalls(out)
    parts.append("Short of the goal: " + ("; ".join(missed) if missed else "nothing measured here") + ".")
    return "\n\n".join(parts)


def shortfalls(out: Mapping[str, Any]) -> list[str]:
    """Every figure that misses its goal."""
    missed = []
    for goal, name, row in _judged(out):
        sign, bar = GOALS[goal]
        fails: Callable[[float], bool] = (lambda v: v < bar) if sign == "≥" else (lambda v: v > bar)  # noqa: B023
        if row[1] and fails(row[0]):
            missed.append(f"{name} {cell(row)} (goal {sign} {bar:g})")
    return missed


def _judged(out: Mapping[str, Any]) -> Iterator[tuple[str, str, Row]]:
    """(goal, what, figure) of all that has a goal."""
    for mode in ("generation", "node added", "relation changed"):
        for name, row in out["modes"].get(mode, {}).items():
            yield mode, f"*{name}*, {mode}", row
    for name, row in out["physical"].items():
        if name in GOALS:
            yield name, name, row
    if "composed" in out["displacement"]:
        yield "median displacement", "median displacement by projection", out["displacement"]["composed"]["median"]
    for kind, goal in (("composed", "synthetic versus real"), ("shuffled", "control")):
        if kind in out.get("realism", {}):
            yield goal, f"{goal} ({kind})", out["realism"][kind]
    for mode, rows in out["edits"].items():
        for what, row in rows.items():
            if what.startswith("drift"):
                yield "drift", f"{what}, {mode}", row


def page(text: str, figures: str) -> str:
    """A page with new figures between its marks.

    Raises
    ------
    ValueError
        If the marks are not there.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def main(argv: Sequence[str] | None = None) -> int:
    """Read figures, and print them or write them into a page."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.report", description=__doc__)
    parser.add_argument("figures", type=Path, nargs="+", help="what `evaluate --json` printed")
    parser.add_argument("--page", type=Path, help="write into this page, between its marks")
    given = parser.parse_args(argv)
    text = "\n\n".join(section(json.loads(path.read_text("utf-8"))) for path in given.figures)
    if given.page is None:
        print(text)
    else:
        given.page.write_text(page(given.page.read_text("utf-8"), text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

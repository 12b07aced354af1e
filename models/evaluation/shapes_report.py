"""The figures of ``python -m models.evaluation.shapes`` as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.evaluation.report import Goal, cell, table
from models.evaluation.shape_metrics import READINGS, UNIT_BOX

GOALS: Mapping[str, Goal] = {
    "IoU": ("≥", 0.95),
    "1-NNA": ("≤", 0.60),
    "COV": ("≥", 0.50),
    "ratio": ("≥", 5.0),
    "made": ("≥", 1.0),
    "watertight": ("≥", 1.0),
    "fills its box exactly": ("≥", 1.0),
}
ECHOSCENE: Mapping[str, float] = {"wardrobe": 0.14, "nightstand": 1.68, "dining_chair": 0.99, "dining_table": 3.02}
"""Same-style Chamfer distances, times 1,000, that EchoScene reports (Zhai et al. 2024, published reading)."""
SETS = ("1-NNA", "COV", "MMD")


def section(out: Mapping[str, Any]) -> str:
    """All tables of one measurement."""
    intro = (
        f"Shape weights `{out['weights']}`, {len(out['categories'])} categories, {out['count']} imagined shapes of "
        f"each ({out['quality']} quality) beside as many held-out ones, {out['points']} points on each, "
        f"seed {out['seed']}. "
        f"Made by `{out['command']}` in {out['seconds']:.0f} s."
    )
    missed = [
        f"{name} {cell(row)} (goal {GOALS[goal][0]} {GOALS[goal][1]:g})"
        for goal, name, row in _judged(out)
        if _fails(goal, row)
    ]
    return "\n\n".join(
        [
            intro,
            "### All categories together",
            means_table(out),
            "### Meshes of random nodes",
            meshes_table(out),
            "### Each category",
            categories_table(out),
            "### Pairs of one style, and unrelated pairs",
            styles_table(out),
            "### Pieces that heed their neighbours",
            contexts_table(out),
            "Short of the goal: " + ("; ".join(missed) if missed else "nothing measured here") + ".",
        ]
    )


def means_table(out: Mapping[str, Any]) -> str:
    """The means over categories; beside the imagined shapes, shapes of the pool: the best that can be hoped for."""
    worst = out["reconstruction"]["worst"]
    rows = [
        [name, cell(out["reconstruction"]["mean"][key]), "–", _goal(key)]
        for name, key in (("held-out reconstruction, IoU", "IoU"), ("the same, part accuracy", "part accuracy"))
    ]
    rows.append([f"the same, worst category ({_plain(worst['category'])}), IoU", cell(worst["IoU"]), "–", "–"])
    for reading in READINGS:
        mine, theirs = (out["sets"][reading][kind]["mean"] for kind in ("imagined", "families"))
        rows += [[f"{name}, {reading}", cell(mine[name]), cell(theirs[name]), _goal(name)] for name in SETS]
    nearest, alike = out["nearest_training"]["mean"], out["asked_like"]["mean"]
    rows.append(["nearest shape of the pool", cell(nearest["imagined"]), cell(nearest["held out"]), "–"])
    rows.append(["asked like a shape of the pool / held out", cell(alike["training"]), cell(alike["held out"]), "–"])
    shares = out["part_shares"]["mean"]
    rows.append(["part shares, total variation", cell(shares["imagined"]), cell(shares["families"]), "–"])
    for reading in READINGS:
        mine = out["same_style"][reading]["mean"]
        for name in ("same style", "unrelated", "ratio"):
            label = "unrelated : same style" if name == "ratio" else f"{name}, Chamfer"
            rows.append([f"{label}, {reading}", cell(mine[name]), "–", _goal(name)])
    around = out["graph_context"]["mean"]
    rows.append(["moved by being told of the neighbours", cell(around["moved by"]), "–", "–"])
    rows.append(["nearest of what the family makes of them: told", cell(around["told"]), "–", "–"])
    rows.append(["the same, not told", cell(around["not told"]), "–", "–"])
    rows.append(["nothing worth drawing came out", cell(out["failed"]), "–", "–"])
    return table(["", "imagined", "families themselves", "goal"], rows)


def meshes_table(out: Mapping[str, Any]) -> str:
    """What random nodes' meshes are like."""
    return table(
        ["share of", "", "n", "goal"],
        [[name, cell(row), str(row[1]), _goal(name)] for name, row in out["meshes"].items()],
    )


def categories_table(out: Mapping[str, Any]) -> str:
    """A row for each category: the autoencoder, and the sets in the unit box."""
    rebuilt, sets = out["reconstruction"]["categories"], out["sets"][UNIT_BOX]["imagined"]["categories"]
    nearest = out["nearest_training"]["categories"]
    rows = []
    for name in out["categories"]:
        row = [_plain(name), cell(rebuilt[name]["IoU"]), cell(rebuilt[name]["part accuracy"])]
        row += [cell(sets[name][key]) for key in SETS]
        row += [cell(nearest[name][key]) for key in ("imagined", "held out")]
        rows.append(row)
    return table(["category", "IoU", "part accuracy", *SETS, "nearest of the pool", "the same, held out"], rows)


def styles_table(out: Mapping[str, Any]) -> str:
    """A row for each category: distances of pairs in both readings, EchoScene's beside ours where it reports one."""
    pairs = {reading: out["same_style"][reading]["categories"] for reading in READINGS}
    head = ["category"]
    for reading in READINGS:
        head += [f"{name}, {reading}" for name in ("same style", "unrelated", "ratio")]
    rows = []
    for name in out["categories"]:
        row = [_plain(name)]
        for reading in READINGS:
            row += [cell(pairs[reading][name][key]) for key in ("same style", "unrelated", "ratio")]
        bar = ECHOSCENE.get(name)
        rows.append([*row, "–" if bar is None else f"{bar:.2f}"])
    return table([*head, "EchoScene, same style"], rows)


def contexts_table(out: Mapping[str, Any]) -> str:
    """A row for each category that heeds its neighbours."""
    known = out["graph_context"]["categories"]
    keys = ("moved by", "told", "not told")
    rows = [[_plain(n), *(cell(known[n][key]) for key in keys)] for n in out["categories"] if known[n]["told"]]
    return table(["category", *keys], rows)


def _judged(out: Mapping[str, Any]) -> Iterator[tuple[str, str, Sequence[float] | None]]:
    """(goal, what, figure) of all that has a goal."""
    yield "IoU", "held-out reconstruction IoU", out["reconstruction"]["mean"]["IoU"]
    for reading in READINGS:
        for name in ("1-NNA", "COV"):
            yield name, f"{name}, {reading}", out["sets"][reading]["imagined"]["mean"][name]
        yield "ratio", f"unrelated : same style, {reading}", out["same_style"][reading]["mean"]["ratio"]
    for name, row in out["meshes"].items():
        if name in GOALS:
            yield name, f"meshes, {name}", row


def _fails(goal: str, row: Sequence[float] | None) -> bool:
    if row is None or not row[1]:
        return False
    sign, bar = GOALS[goal]
    return row[0] < bar if sign == "≥" else row[0] > bar


def _goal(name: str) -> str:
    return f"{GOALS[name][0]} {GOALS[name][1]:g}" if name in GOALS else "–"


def _plain(category: str) -> str:
    return category.replace("_", " ")

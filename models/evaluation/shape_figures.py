"""What was measured of shapes, put together into figures with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.evaluation.intervals import Figure, average, proportion, resampled
from models.evaluation.shape_metrics import PUBLISHED, READINGS, UNIT_BOX, Floats

Verdict = tuple[bool, bool, bool, bool]
"""Of one node: whether a mesh came out, is watertight, fills its box exactly, and keeps to its triangles."""


@dataclass(frozen=True)
class Settings:
    """What is measured, and how much of it.

    Parameters
    ----------
    count : int
        Imagined shapes a category, and held-out shapes beside them.
    training : int
        Shapes a category of the pool that the nearest one is looked for in.
    likes : int
        Shapes a category, of the pool and held out each, that are asked for by all that decided them.
    triples : int
        Pairs of one style a category, each with a third shape of another style.
    company : int
        Shapes that the family makes of the same neighbours, to compare an imagined one with.
    points, pair_points : int
        On each surface for sets, and for pairs of one style.
    nodes : int
        Random nodes whose meshes are examined.
    pool_seed, pool_shapes : int
        Of the denoiser's training, as its card says.
    """

    count: int = 24
    training: int = 48
    likes: int = 8
    triples: int = 6
    company: int = 4
    points: int = 1024
    pair_points: int = 4096
    nodes: int = 500
    seed: int = 0
    quality: str = "draft"
    pool_seed: int = 0
    pool_shapes: int = 20_000
    weights: Path | None = None


@dataclass(eq=False)
class Measured:
    """Everything measured of one category; each entry holds one value for each shape or pair."""

    category: str
    values: dict[str, Floats] = field(default_factory=dict)
    """By name; those of a reading under ``reading/name``."""
    failed: int = 0
    asked: int = 0


def figures(found: Sequence[Measured], meshes: Sequence[Verdict], settings: Settings) -> dict[str, Any]:
    """What ``--json`` prints; every figure is ``[value, n, low, high]`` with a 95 % interval.

    A category's interval is over its shapes; that of a mean, over categories, each with its shapes. For 1-NNA and COV
    the shapes are resampled by their verdicts, since a shape that is drawn twice would be its own neighbour.
    """

    def figure(name: str, some: Sequence[Measured]) -> list[float | int] | None:
        rows = [m.values[name] for m in some if len(m.values.get(name, ()))]
        if not rows:
            return None
        if len(some) == 1:
            rows = [rows[0][i : i + 1] for i in range(len(rows[0]))]
        if name.endswith(("1-NNA", "COV")):
            return proportion([float(r.sum()) for r in rows], [len(r) for r in rows], settings.seed).as_list()
        return average(rows, settings.seed).as_list()

    def table(names: Sequence[str]) -> dict[str, Any]:
        short = [name.rpartition("/")[2] for name in names]
        return {
            "mean": {s: figure(n, found) for s, n in zip(short, names, strict=True)},
            "categories": {m.category: {s: figure(n, [m]) for s, n in zip(short, names, strict=True)} for m in found},
        }

    def styles(start: str) -> dict[str, Any]:
        out = table([start + name for name in ("same style", "unrelated")])
        out["mean"]["ratio"] = _ratio(found, start, settings.seed)
        for m in found:
            out["categories"][m.category]["ratio"] = _ratio([m], start, settings.seed)
        return out

    worst = min(found, key=lambda m: float(m.values["IoU"].mean()))
    verdicts = np.array(meshes, np.float64).reshape(-1, 4)
    good = verdicts[verdicts[:, 0] > 0]
    return {
        "seed": settings.seed,
        "count": settings.count,
        "training_shapes": settings.training,
        "quality": settings.quality,
        "points": settings.points,
        "pair_points": settings.pair_points,
        "conventions": {
            "chamfer": "mean squared distance to the nearest point, both ways added, times 1,000",
            UNIT_BOX: "each shape stretched to fill [0, 1]^3",
            PUBLISHED: "true proportions, centred on the mean, divided by the largest absolute coordinate "
            "(CommonScenes, EchoScene)",
        },
        "failed": _share(np.concatenate([np.arange(m.asked) < m.failed for m in found])),
        "reconstruction": table(["IoU", "part accuracy"])
        | {"worst": {"category": worst.category, "IoU": figure("IoU", [worst])}},
        "sets": {
            reading: {
                kind: table([f"{reading}/{kind}/{name}" for name in ("1-NNA", "COV", "MMD")])
                for kind in ("imagined", "families")
            }
            for reading in READINGS
        },
        "nearest_training": table(["nearest training/imagined", "nearest training/held out"]),
        "asked_like": table(["asked like/training", "asked like/held out"]),
        "same_style": {reading: styles(f"{reading}/imagined/") for reading in READINGS},
        "graph_context": table([f"context/{name}" for name in ("moved by", "told", "not told")]),
        "generated_part_accuracy": None,
        "part_shares": table(["part shares/imagined", "part shares/families"]),
        "meshes": {
            "made": _share(verdicts[:, 0]),
            "watertight": _share(good[:, 1]),
            "fills its box exactly": _share(good[:, 2]),
            "within its triangles": _share(good[:, 3]),
        },
    }


def _share(verdicts: npt.NDArray[Any]) -> list[float | int]:
    return proportion(verdicts.astype(np.float64).tolist(), np.ones(len(verdicts)).tolist()).as_list()


def _ratio(found: Sequence[Measured], start: str, seed: int) -> list[float | int] | None:
    """How many times farther apart unrelated pairs are, with a bootstrap over categories, or over one's pairs."""
    rows = [
        (m.values[start + "unrelated"], m.values[start + "same style"])
        for m in found
        if start + "unrelated" in m.values
    ]
    if not rows:
        return None
    if len(found) == 1:
        far, near = rows[0]
    else:
        far, near = (np.array([row[k].mean() for row in rows]) for k in range(2))
    drawn = resampled(len(far), seed)
    low, high = np.quantile((drawn @ far) / (drawn @ near), (0.025, 0.975))
    return Figure(float(far.sum() / near.sum()), len(far), float(low), float(high)).as_list()

"""Measure rooms, and put the figures of many together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from composer.scene import Scene
from models.evaluation.changes import Trial, add_node, addable, change_relation, flips, lockable
from models.evaluation.intervals import Figure, average, middle, proportion
from models.evaluation.physics import Physics, physics
from models.evaluation.readings import READINGS, Counts, Reading, added, counted, verdicts
from models.evaluation.rooms import Layout, Room, compose, displacement, pipeline_of, placed, untrained_of
from models.layout.problem import FloatArray
from models.processes import spread

GENERATION, NODE_ADDED, RELATION_CHANGED = "generation", "node added", "relation changed"
UNTRAINED, REALISM = "untrained", "realism"
MODES = (GENERATION, NODE_ADDED, RELATION_CHANGED, UNTRAINED, REALISM)

COMPOSED, IMAGINED, SOURCE = "composed", "before projection", "source"
UNTRAINED_IMAGINED = "untrained, before projection"
LOCKED = "relation changed, a third locked"


@dataclass(frozen=True)
class Settings:
    """What is measured, and how much of it.

    Parameters
    ----------
    modes : tuple of str
        Of `MODES`.
    edits : int
        Relations flipped in each scene, and nodes added in each.
    versions : int
        Compositions of each room, with different seeds, that the synthetic-versus-real test learns from.
    weights : Path, optional
        A folder with other weights than the shipped ones.
    """

    seed: int = 0
    modes: tuple[str, ...] = MODES
    edits: int = 4
    versions: int = 2
    weights: Path | None = None


@dataclass(frozen=True)
class Scored:
    """Relations and physics of one layout of one room."""

    relations: dict[Reading, Counts]
    physics: Physics


@dataclass
class Measured:
    """Everything measured of one room; keys of the mappings are names of layouts or of kinds of edits."""

    room: Room
    scored: dict[str, Scored] = field(default_factory=dict)
    layouts: dict[str, list[FloatArray]] = field(default_factory=dict)
    moved: dict[str, FloatArray] = field(default_factory=dict)
    trials: dict[str, list[Trial]] = field(default_factory=dict)
    flipped: int = 0
    contradictory: int = 0


def measure_room(room: Room, settings: Settings) -> Measured:
    """Compose a room, edit it, and score what comes out; the same bits whatever else is measured."""
    pipeline = pipeline_of(settings.weights)
    bare = room.bare
    found = Measured(room)
    first = compose(pipeline.layout, bare, settings.seed)
    found.moved[COMPOSED] = displacement(first)
    _keep(found, bare, COMPOSED, IMAGINED, first, settings)
    if room.real:
        found.scored[SOURCE] = _score(room.scene)
    if UNTRAINED in settings.modes:
        untrained = untrained_of(settings.weights, settings.seed)
        layout = compose(untrained, bare, settings.seed)
        found.moved[UNTRAINED] = displacement(layout)
        _keep(found, bare, UNTRAINED, UNTRAINED_IMAGINED, layout, settings)
    if REALISM in settings.modes and room.real:
        for k in range(1, settings.versions):
            again = compose(pipeline.layout, bare, settings.seed + k)
            found.layouts[COMPOSED].append(again.boxes)
            found.layouts[IMAGINED].append(again.imagined)
    scene = placed(bare, first.boxes)
    rng = np.random.default_rng((settings.seed, _number(room.name)))
    if NODE_ADDED in settings.modes:
        chosen = addable(scene, rng, settings.edits)
        # Another seed than the composition's, or the same noise would imagine the node where it was.
        found.trials[NODE_ADDED] = [add_node(pipeline, scene, i, settings.seed + 1) for i in chosen]
    if RELATION_CHANGED in settings.modes:
        _flip(found, scene, rng, settings)
    return found


def _flip(found: Measured, scene: Scene, rng: np.random.Generator, settings: Settings) -> None:
    pipeline = pipeline_of(settings.weights)
    free, locked = found.trials.setdefault(RELATION_CHANGED, []), found.trials.setdefault(LOCKED, [])
    for flip in flips(scene, rng, settings.edits):
        found.flipped += 1
        if flip.contradictory:
            found.contradictory += 1
            continue
        free.append(change_relation(pipeline, scene, flip, settings.seed, frozenset()))
        if len(locked) < len(free) / 2:
            locked.append(change_relation(pipeline, scene, flip, settings.seed, lockable(scene, flip, rng)))


def _keep(found: Measured, bare: Scene, final: str, imagined: str, layout: Layout, settings: Settings) -> None:
    for name, boxes in ((final, layout.boxes), (imagined, layout.imagined)):
        found.scored[name] = _score(placed(bare, boxes))
        if REALISM in settings.modes and found.room.real:
            found.layouts[name] = [boxes]


def _score(scene: Scene) -> Scored:
    return Scored({reading: counted(v) for reading, v in verdicts(scene).items()}, physics(scene))


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha1(name.encode()).digest()[:4], "big")


def measure(
    rooms: Sequence[Room], settings: Settings, jobs: int = 1, told: Callable[[int], None] = lambda done: None
) -> list[Measured]:
    """Measure rooms, `jobs` of them at a time; `told` hears how many are done."""
    found = []
    for one in spread(partial(measure_room, settings=settings), rooms, jobs):
        found.append(one)
        told(len(found))
    return found


# ---- figures ---------------------------------------------------------------------------------------------------------

Table = dict[str, list[float | int]]


def figures(found: Sequence[Measured], settings: Settings) -> dict[str, Any]:
    """The figures of many rooms, each ``[value, n, low, high]``, as ``evaluate --json`` prints them."""
    seed = settings.seed
    out: dict[str, Any] = {"scenes": len(found), "seed": seed}
    for reading, key in zip(READINGS, ("modes", "published"), strict=True):
        out[key] = {GENERATION: _relations([m.scored[COMPOSED].relations[reading] for m in found], seed)}
        for mode in (NODE_ADDED, RELATION_CHANGED, LOCKED):
            trials = [m.trials[mode] for m in found if mode in m.trials]
            if trials:
                out[key][mode] = _relations([added(t.asked[reading] for t in some) for some in trials], seed)
                out[key][f"{mode}: all relations"] = _relations(
                    [added(t.all[reading] for t in some) for some in trials], seed
                )
    out["physical"] = _physical([m.scored[COMPOSED].physics for m in found], seed)
    out["edits"] = _edits(found, seed)
    out["variants"] = {}
    for name in (IMAGINED, UNTRAINED, UNTRAINED_IMAGINED, SOURCE):
        scored = [m.scored[name] for m in found if name in m.scored]
        if scored:
            out["variants"][name] = {
                "scenes": len(scored),
                GENERATION: _relations([s.relations["strict"] for s in scored], seed),
                "published": _relations([s.relations["published"] for s in scored], seed),
                "physical": _physical([s.physics for s in scored], seed),
            }
    out["displacement"] = {
        name: {
            "median": middle(moved, seed).as_list(),
            "mean": average(moved, seed).as_list(),
        }
        for name in (COMPOSED, UNTRAINED)
        if (moved := [m.moved[name] for m in found if name in m.moved])
    }
    return out


def _relations(scenes: Sequence[Mapping[str, tuple[int, int]]], seed: int) -> Table:
    """Per predicate, of all scenes."""
    names = sorted({name for counts in scenes for name in counts})
    return {name: _share([counts.get(name, (0, 0)) for counts in scenes], seed).as_list() for name in names}


def _share(pairs: Iterable[tuple[float, float]], seed: int) -> Figure:
    good, total = zip(*pairs, strict=True)
    return proportion(good, total, seed)


def _physical(scenes: Sequence[Physics], seed: int) -> Table:
    def mean(values: Iterable[float | None]) -> Figure:
        return average([np.array([v]) for v in values if v is not None], seed)

    rows = {
        "Col_obj": _share([(p.colliding, p.objects) for p in scenes], seed),
        "Col_scene": _share([(p.colliding > 0, 1) for p in scenes], seed),
        "R_out": _share([(p.outside, p.objects) for p in scenes], seed),
        "R_size": _share([(p.implausible, p.objects) for p in scenes], seed),
        "R_walkable": mean(p.walkable for p in scenes),
        "R_reach": mean(p.reach for p in scenes),
        "R_reach_door": mean(p.reach_door for p in scenes),
    }
    return {name: figure.as_list() for name, figure in rows.items() if figure.n}


def _edits(found: Sequence[Measured], seed: int) -> dict[str, Table]:
    """What edits did to nodes they do not name; drift must be 0."""
    out: dict[str, Table] = {}
    for mode in (NODE_ADDED, RELATION_CHANGED, LOCKED):
        scenes = [m.trials[mode] for m in found if m.trials.get(mode)]
        if not scenes:
            continue

        def total(good: str, asked: str, scenes: list[list[Trial]] = scenes) -> Figure:
            return _share(
                [(sum(getattr(t, good) for t in some), sum(getattr(t, asked) for t in some)) for some in scenes], seed
            )

        told = {
            "others moved": total("moved", "others"),
            "drift of nodes not told to have moved": total("still_drift", "still"),
            "drift of locked nodes": total("locked_drift", "locked"),
        }
        out[mode] = {name: figure.as_list() for name, figure in told.items() if figure.n}
    if any(m.flipped for m in found):
        share = _share([(m.contradictory, m.flipped) for m in found], seed)
        out.setdefault(RELATION_CHANGED, {})["flips that contradict the rest"] = share.as_list()
    return out

"""``evaluate``: the field's metrics on the scenes of a file."""

from __future__ import annotations

import itertools
import json
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.errors import FormatError
from ui.cli_sources import select, tell

if TYPE_CHECKING:
    from models.evaluation.measure import Settings
    from models.evaluation.rooms import Room

QUICK_SCENES = 20


@dataclass(frozen=True)
class Options:
    """The options of ``evaluate``; see there."""

    seed: int = 0
    scan: str | None = None
    limit: int | None = None
    held_out: bool = False
    modes: str | None = None
    edits: int | None = None
    quick: bool = False
    jobs: int | None = None
    weights: Path | None = None
    assets: Path | None = None


def run(source: Path, options: Options, as_json: bool) -> int:
    """Measure and print.

    Raises
    ------
    FormatError
        If a mode has no meaning, or the file has no scene to measure.
    """
    from models.evaluation.measure import REALISM, figures, measure
    from models.evaluation.realism import LEAST_ROOMS, realism
    from models.layout.sampler import WEIGHTS
    from models.processes import cores
    from models.weights import read_weights

    start = time.perf_counter()
    rooms = rooms_asked(source, options)
    settings = settings_of(options, rooms)
    jobs = options.jobs or cores()
    with _progress(len(rooms)) as told:
        found = measure(rooms, settings, jobs, told)
    out: dict[str, Any] = {
        "source": source.name,
        "command": command_of(source, options),
        "weights": read_weights(WEIGHTS, options.weights)[2],
        "held_out": options.held_out,
        "edits_a_scene": settings.edits,
        **figures(found, settings),
    }
    if REALISM in settings.modes and sum(m.room.real for m in found) >= LEAST_ROOMS:
        tell("synthetic versus real …")
        out["realism"] = realism(found, settings.seed, jobs)
    out["seconds"] = round(time.perf_counter() - start, 1)
    if as_json:
        print(json.dumps(out))
    else:
        from models.evaluation.report import section

        print(section(out))
    return 0


def command_of(source: Path, options: Options) -> str:
    """What to type for the same figures, beside the file."""
    words = ["scene-composer evaluate", source.name]
    words += [f"--{f.name.replace('_', '-')}" for f in fields(options) if getattr(options, f.name) is True]
    for name in ("seed", "scan", "limit", "modes", "edits"):
        value = getattr(options, name)
        if value not in (None, 0):
            words.append(f"--{name} {shlex.quote(str(value))}")
    return " ".join(words)


def rooms_asked(source: Path, options: Options) -> list[Room]:
    """The scenes to measure: all of them, unless one is named or fewer are asked for.

    Raises
    ------
    FormatError
        If there are none.
    """
    from models.evaluation.rooms import rooms_of

    scenes = select(source, options.scan, options.scan is None, options.assets)
    limit = options.limit or (QUICK_SCENES if options.quick else None)
    rooms = list(itertools.islice(rooms_of(scenes, only_held_out=options.held_out), limit))
    if not rooms:
        raise FormatError(f"{source.name} has no {'held-out ' if options.held_out else ''}scene with anything in it")
    return rooms


def settings_of(options: Options, rooms: Sequence[Room]) -> Settings:
    """What to measure of these rooms; whether ours look real is asked by itself only where theirs are.

    Raises
    ------
    FormatError
        If a mode has no meaning.
    """
    from composer.formats.procthor import SOURCE
    from models.evaluation.measure import MODES, REALISM, Settings

    if options.modes is None:
        real = any(room.scene.provenance.source == SOURCE for room in rooms)
        asked = [mode for mode in MODES if real or mode != REALISM]
    else:
        asked = [part.strip().replace("-", " ") for part in options.modes.split(",") if part.strip()]
    unknown = [mode for mode in asked if mode not in MODES]
    if unknown:
        known = ", ".join(mode.replace(" ", "-") for mode in MODES)
        raise FormatError(f"there is no mode {unknown[0]!r}; there are {known}")
    edits = options.edits if options.edits is not None else 2 if options.quick else Settings.edits
    versions = 1 if options.quick else Settings.versions
    return Settings(options.seed, tuple(asked), edits, versions, options.weights)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """How many scenes are done, on standard error: a bar for a person, a line now and then for a log."""
    if not sys.stderr.isatty():
        step = max(1, total // 10)
        yield lambda done: tell(f"{done} of {total} scenes") if done % step == 0 or done == total else None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("scenes", total=total)
        yield lambda done: bar.update(task, completed=done)

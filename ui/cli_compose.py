"""``compose``: what is asked of the pipeline, and writing what it answers."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from composer.document import Document
from composer.edits import AddRelation, Edit, SetNode, Together
from composer.errors import FormatError, SceneError
from composer.formats import Loader, encode, format_to, sgfront, writable_endings, write_whole
from composer.scene import Node, Relation, Scene, revise
from composer.street.edits import say
from composer.vocabulary import predicate
from ui.cli_check import problems
from ui.cli_sources import is_floor, parse_statement, select, tell

if TYPE_CHECKING:
    from models.pipeline import ComposePipeline
    from models.requests import ComposeRequest, Composition, Progress, Quality

STAGES = ("layout", "shapes", "meshes")
MOST_JOBS, SCENES_A_JOB = 4, 20
"""Processes at most for many scenes, each of which holds the weights; and scenes that make one worth starting."""


@dataclass(frozen=True)
class Options:
    """The options of ``compose``; see there."""

    seed: int = 0
    quality: Quality = "standard"
    device: str = "auto"
    only_layout: bool = False
    keep: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    scope: Literal["affected", "all"] | None = None
    scan: str | None = None
    every: bool = False
    timings: bool = False
    assets: Path | None = None
    fill: bool = False
    density: float | None = None

    @property
    def starts_from_source(self) -> bool:
        """Whether the source's boxes are the current layout; otherwise only the floor's counts."""
        return bool(self.keep or self.statements)


def run(source: Path, out: Path, options: Options) -> int:
    """Compose scenes and write them; 1 if a hard relation does not hold.

    Raises
    ------
    ComposerError
        If something cannot be read, asked or written; `out` is as it was.
    """
    clock = time.perf_counter()
    spent = dict.fromkeys(("load", *STAGES, "write"), 0.0)
    if options.scope == "affected" and not options.starts_from_source:
        raise SceneError("--scope affected needs --set or --keep: without them everything is composed anew")
    _check_target(out, options.every)
    sound = True
    with _target(out, options.every) as write:
        scenes = select(source, options.scan, options.every, options.assets)
        for name, answer in _answers(scenes, options, spent):
            start = time.perf_counter()
            write(name, answer.document)
            spent["write"] += time.perf_counter() - start
            _report(name if options.every else "", answer, options)
            sound = sound and answer.report.sound
        start = time.perf_counter()
    spent["write"] += time.perf_counter() - start
    if options.timings:
        spent["total"] = time.perf_counter() - clock
        tell(json.dumps({stage: round(seconds, 6) for stage, seconds in spent.items()}))
    return 0 if sound else 1


def _answers(
    scenes: Iterator[tuple[str, Loader]], options: Options, spent: dict[str, float]
) -> Iterator[tuple[str, Composition]]:
    """Scenes composed one after the other; where only boxes of many are asked for, over all cores. Adds to `spent`."""
    if options.every and options.only_layout:
        listed = list(scenes)
        from models.processes import cores

        jobs = min(cores(), MOST_JOBS, len(listed) // SCENES_A_JOB)
        if jobs > 1:
            yield from _answers_of_many(listed, options, jobs, spent)
            return
        scenes = iter(listed)
    while True:
        start = time.perf_counter()
        name, load = next(scenes, ("", None))
        if load is None:
            return
        asked = request_of(load(), options)
        pipeline = _pipeline(options, asked.document.scene.kind)
        spent["load"] += time.perf_counter() - start
        with _progress(name) as on_progress:
            answer = pipeline(asked, on_progress)
        for stage in STAGES:
            spent[stage] += answer.timings.get(stage, 0.0)
        yield name, answer


def _answers_of_many(
    scenes: Sequence[tuple[str, Loader]], options: Options, jobs: int, spent: dict[str, float]
) -> Iterator[tuple[str, Composition]]:
    """The same in several processes, in order; each of them reads the weights, which counts as layout here."""
    from models.processes import spread
    from models.requests import Progress

    start = time.perf_counter()
    requests = [request_of(load(), options) for _, load in scenes]
    spent["load"] += time.perf_counter() - start
    answers = spread(partial(composed, options), requests, jobs)
    with _progress(f"{len(scenes)} scenes") as on_progress:
        for done, (name, _) in enumerate(scenes):
            start = time.perf_counter()
            answer = next(answers)
            spent["layout"] += time.perf_counter() - start
            on_progress(Progress("layout", (done + 1) / len(scenes)))
            yield name, answer


def composed(options: Options, request: ComposeRequest) -> Composition:
    """What the pipeline answers; it is made at the first call in a process."""
    pipeline: Callable[..., Composition] = _pipeline(options, request.document.scene.kind)
    return pipeline(request)


@cache
def _loaded(device: str) -> ComposePipeline:
    from models.pipeline import ComposePipeline

    return ComposePipeline(device=device)


def _pipeline(options: Options, kind: str) -> ComposePipeline:
    """The pipeline, with the weights read that a scene of this kind needs: that counts as loading, not as the first
    scene's layout."""
    pipeline = _loaded(options.device)
    _ = pipeline.street if kind == "street" else pipeline.layout
    if not options.only_layout:
        _ = pipeline.shapes
    return pipeline


def request_of(document: Document, options: Options) -> ComposeRequest:
    """What the options ask for, of one scene.

    Raises
    ------
    SceneError
        If a kept node or a node of a statement is not there.
    """
    from models.requests import ComposeRequest, Fill

    ask = partial(ComposeRequest, seed=options.seed, quality=options.quality, only_layout=options.only_layout)
    fill = None
    if options.fill:
        if document.scene.kind != "street":
            raise SceneError("--fill is for streets: this scene is a room")
        fill = Fill(options.density)
    if not options.starts_from_source:
        return ask(_without_layout(document), scope="all", fill=fill)
    scene = document.scene
    kept = frozenset(i for value in options.keep for i in _ids(value, scene) if not is_floor(i, scene))
    for node_id in kept:
        if scene.node(node_id).box is None:
            raise SceneError(f"node {node_id!r} cannot be kept: the source has no box for it")
    subjects: dict[str, None] = {}
    for text in options.statements:
        relation = parse_statement(text, scene)
        scene = statement_edit(scene, relation).apply(scene)
        subjects[relation.subject] = None
    return ask(
        Document(scene, document.shapes),
        scope=options.scope or "affected",
        subjects=tuple(subjects),
        keep=kept,
        fill=fill,
    )


def _ids(value: str, scene: Scene) -> list[str]:
    """The ids in ``ID[,ID…]``; an id may itself have a comma."""
    ids = [value] if value in scene.by_id else [part.strip() for part in value.split(",") if part.strip()]
    if not ids:
        raise SceneError("--keep names no node")
    return ids


def statement_edit(scene: Scene, relation: Relation) -> Edit:
    """Set a relation; what is set to stand on a node is carried by it from now on, unless that would go in a circle."""
    if predicate(relation.predicate).scene == "street":
        return say(scene, relation)
    add = AddRelation(relation)
    if relation.predicate != "standing on" or len(relation.objects) > 1:
        return add
    target = relation.object if relation.object in scene.by_id else None
    if target is not None and target in {n.id for n in scene.stack(relation.subject)}:
        return add
    return Together((add, SetNode(relation.subject, {"parent": target})))


def _without_layout(document: Document) -> Document:
    """The document as a graph in its room: only what is locked keeps its place.

    On a street, what nobody has said anything about keeps it too: a map's houses stand where they stand.
    """
    scene = document.scene
    said = {r.subject for r in scene.relations if predicate(r.predicate).geometric}

    def bare(node: Node) -> Node:
        stays = node.box is None or node.locks.any or (scene.kind == "street" and node.id not in said)
        return node if stays else revise(node, box=None)

    return Document(revise(scene, nodes=tuple(bare(n) for n in scene.nodes)), document.shapes)


def _check_target(out: Path, every: bool) -> None:
    """Refuse what cannot be written before minutes are spent on composing it."""
    folder = out.resolve().parent
    endings = writable_endings()
    known = out.name.lower().endswith(endings)
    if every and not _is_boxes(out):
        if known:
            raise FormatError(f"--all writes a folder or one .json, not {out.name}")
        if out.exists() and not out.is_dir():
            raise FormatError(f"{out} is a file; --all writes into a folder")
    elif out.is_dir():
        raise FormatError(f"{out} is a folder, not a file")
    elif not known:
        raise FormatError(f"{out.name} cannot be written: its ending must be one of {', '.join(endings)}")
    if not folder.is_dir():
        raise FormatError(f"{out} cannot be written: there is no folder {folder}")
    if not os.access(folder, os.W_OK) and not out.exists():
        raise FormatError(f"{out} cannot be written: the folder is read-only")


def _is_boxes(out: Path) -> bool:
    """Whether a file is written as SG-FRONT's boxes, of one scene or of many."""
    return out.name.lower().endswith(sgfront.FORMAT.endings) and format_to(out) is sgfront.FORMAT


Write = Callable[[str, Document], None]


@contextmanager
def _target(out: Path, every: bool) -> Iterator[Write]:
    """Collects scenes and puts them where `out` says when all of them are there; after a failure, nothing is."""
    if _is_boxes(out):
        boxes: dict[str, Any] = {}

        def collect(name: str, document: Document) -> None:
            boxes[name] = sgfront.boxes_of(document)

        yield collect
        write_whole(out, sgfront.encode_boxes(boxes))
    elif every:
        with _folder(out) as stage:

            def put(name: str, document: Document) -> None:
                path = stage / f"{file_name(name)}.scene"
                if path.exists():
                    raise FormatError(f"two scenes would be written to {path.name}")
                write_whole(path, encode(document, path)[path])

            yield put
    else:
        files: dict[Path, bytes] = {}

        def keep(name: str, document: Document) -> None:
            files.update(encode(document, out))

        yield keep
        for path, data in files.items():
            write_whole(path, data)


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """A folder beside `out` that takes its place, or whose files go into it, when all went well."""
    stage = Path(tempfile.mkdtemp(prefix=f".{out.name[:100]}.", suffix=".tmp", dir=out.resolve().parent))
    try:
        yield stage
        out.mkdir(exist_ok=True)
        for path in sorted(stage.iterdir()):
            os.replace(path, out / path.name)
    except OSError as error:
        raise FormatError(f"{out} cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def file_name(scan: str) -> str:
    """A scan's name as a file name: what a path could misread is percent-encoded."""
    return quote(scan, safe=" !#$&'()+,;=@[]{}^~|")[:200].replace("|", "%7C") if scan.strip(".") else f"scan{scan}"


def _report(name: str, answer: Composition, options: Options) -> None:
    prefix = f"{name}: " if name else ""
    for note in answer.notes:
        tell(f"{prefix}note: {note}")
    if options.starts_from_source:
        tell(f"{prefix}moved: {', '.join(answer.moved) or 'nothing'}")
    for sentence in problems(answer.document.scene, answer.report):
        tell(f"{prefix}{sentence}")


@contextmanager
def _progress(name: str) -> Iterator[Callable[[Progress], None]]:
    """A bar where a person is watching, silence where a script is."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(escape(name), total=1.0)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.fraction, description=f"{escape(name)}: {progress.stage}")

        yield show

"""``bench``: the rows of the goals that can be measured without a person, on this machine.

After one warm-up, the median of five. Rows that need what is not there, such as weights that are not shipped yet, are
left out aloud. Timings are for reading, and as ratios to `reference_s` for comparing runs; no test asserts them.
"""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from composer.document import Document
from composer.edits import AddNode, AddRelation, RemoveNodes
from composer.errors import FormatError
from composer.formats import encode, open_document
from composer.scene import Box, Floor, Node, Relation, Scene, revise
from ui.cli_compose import MOST_JOBS, Options, composed
from ui.cli_sources import tell

if TYPE_CHECKING:
    from models.pipeline import ComposePipeline
    from models.requests import ComposeRequest

REPEATS = 5


class NotMeasuredError(Exception):
    """A row cannot be measured here, and why."""


@dataclass(frozen=True)
class Row:
    """One figure: `goal` is the most it should be, None if it has none."""

    key: str
    unit: str
    goal: float | None
    what: str
    measure: Callable[[Workload], float]


def median_of(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds, after one warm-up."""
    work()
    spent = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


class Workload:
    """What is measured; made when first needed."""

    @cached_property
    def pipeline(self) -> ComposePipeline:
        from models.pipeline import ComposePipeline

        return ComposePipeline(device="cpu")

    @cached_property
    def room(self) -> Document:
        """The sample bedroom: eight objects in their places."""
        with as_file(files("assets").joinpath("samples", "bedroom.scene")) as path:
            return open_document(path)

    @cached_property
    def composed(self) -> Document:
        """The sample bedroom with shapes."""
        return self.compose(document=self.room, quality="draft")

    @cached_property
    def window(self) -> dict[str, float]:
        """What a window of its own measures of itself."""
        # Not with -m: the window's helpers would then import that module again, and Qt with it.
        command = [sys.executable, "-c", f"from ui.bench_window import main; main({time.time()})"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        try:
            figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        except (IndexError, ValueError):
            raise NotMeasuredError((done.stderr.splitlines() or ["the window said nothing"])[-1]) from None
        return figures

    def compose(self, **request: Any) -> Document:
        from models.requests import ComposeRequest

        asked: ComposeRequest = ComposeRequest(**request)
        return self.pipeline(asked).document


def bare(document: Document) -> Document:
    """The graph in its room, no node placed."""
    scene = document.scene
    return Document(revise(scene, nodes=tuple(revise(n, box=None, shape=None) for n in scene.nodes)))


def _reference(_: Workload) -> float:
    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(600, 600))

    def work() -> None:
        np.linalg.svd(matrix[:200, :200])
        for _ in range(10):
            matrix @ matrix
        sum(i * i for i in range(300_000))

    return median_of(work)


def _room(quality: str) -> Callable[[Workload], float]:
    return lambda w: median_of(lambda: w.compose(document=bare(w.room), quality=quality))


def _edit_layout(w: Workload) -> float:
    scene = w.room.scene
    for node_id, category, x, y in (("armchair", "armchair", 0.1, -1.2), ("stool", "stool", 1.6, -1.2)):
        box = Box(depth=0.5, width=0.5, height=0.6, x=x, y=y)
        scene = AddNode(Node(id=node_id, category=category, box=box)).apply(scene)
    scene = AddRelation(Relation(subject="chair", predicate="behind", objects=("desk",))).apply(scene)
    document = Document(scene)
    asked = {"document": document, "scope": "affected", "subjects": ("chair",), "only_layout": True}
    return 1000 * median_of(lambda: w.compose(**asked))


def _layouts(w: Workload) -> float:
    from models.procedural.rooms import sample_room
    from models.processes import cores, spread
    from models.requests import ComposeRequest

    rooms = [bare(Document(sample_room(seed).scene())) for seed in range(120)]
    requests = [ComposeRequest(room, only_layout=True) for room in rooms]
    jobs = min(cores(), MOST_JOBS)
    return median_of(lambda: list(spread(partial(composed, Options()), requests, jobs)), repeats=1)


def _nodes500(w: Workload) -> float:
    nodes = tuple(Node(id=str(k), category=("chair", "table", "nightstand")[k % 3]) for k in range(500))
    relations = tuple(Relation(subject=n.id, predicate="standing on", objects=("floor",)) for n in nodes)
    relations += tuple(Relation(subject=str(k), predicate="left", objects=(str(k + 1),)) for k in range(0, 499, 3))
    document = Document(Scene(floor=Floor.rectangle(40, 40), nodes=nodes, relations=relations))
    return median_of(lambda: w.compose(document=document, only_layout=True), repeats=1)


def _street(nodes: int) -> Callable[[Workload], float]:
    """Seconds for the graph of a street of so many objects: what is said of a filled one, and none of its boxes."""

    def measure(w: Workload) -> float:
        from models.procedural.streets.templates import town
        from models.requests import Fill

        ground = Document(town(nodes // 30 + 2))
        full = w.compose(document=ground, fill=Fill(0.9), only_layout=True).scene
        kept = {n.id for n in full.nodes[:nodes]}
        if len(kept) < nodes:
            raise NotMeasuredError(f"the street has only {len(kept)} objects")
        gone = tuple(n.id for n in full.nodes if n.id not in kept)
        document = bare(Document(RemoveNodes(gone).apply(full)))
        return median_of(lambda: w.compose(document=document, only_layout=True), repeats=3)

    return measure


def _growth(w: Workload) -> float:
    return (_street(1000)(w) / 1000) / (_street(100)(w) / 100)


def _one_object(seeds: int) -> Callable[[Workload], float]:
    def measure(w: Workload) -> float:
        def again() -> None:
            for seed in range(seeds):
                request = {"only_shapes": True, "subjects": ("chair",), "seed": seed, "quality": "draft"}
                w.compose(document=w.composed, **request)

        return median_of(again)

    return measure


def _decode_mesh(quality: str) -> Callable[[Workload], float]:
    def measure(w: Workload) -> float:
        document = w.composed
        node = next(n for n in document.scene.nodes if n.shape is not None and n.box is not None)
        stored, box = document.shape_of(node), node.box
        assert stored is not None
        assert stored.latent is not None
        assert box is not None
        latent, size = stored.latent, (box.depth, box.width, box.height)
        return 1000 * median_of(lambda: w.pipeline.shapes.mesh(latent, size, quality=quality))

    return measure


def _window(key: str) -> Callable[[Workload], float]:
    return lambda w: w.window[key]


def _cancel(w: Workload) -> float:
    from models.errors import Cancelled
    from models.requests import ComposeRequest

    def cancelled() -> float:
        start = time.perf_counter()
        asked: list[float] = []

        def should_cancel() -> bool:
            if time.perf_counter() - start > 0.2:
                asked.append(time.perf_counter())
            return bool(asked)

        try:
            w.pipeline(ComposeRequest(bare(w.room), quality="fine"), None, should_cancel)
        except Cancelled:
            # Asked 0.2 s after the start, whenever that was noticed.
            return time.perf_counter() - start - 0.2
        raise FormatError("it was done before it could be cancelled")

    cancelled()
    return statistics.median(cancelled() for _ in range(REPEATS))


def _glb(w: Workload) -> bytes:
    return encode(w.composed, Path("room.glb"))[Path("room.glb")]


ROWS: tuple[Row, ...] = (
    Row("reference_s", "s", None, "a fixed workload of matrices and Python, to compare runs by", _reference),
    Row("room8_s", "s", 2.5, "8-object room, graph to meshes, draft", _room("draft")),
    Row("room8_standard_s", "s", 5.0, "8-object room, graph to meshes, standard", _room("standard")),
    Row("edit_layout_ms", "ms", 150.0, "layout after one edit, 10 nodes", _edit_layout),
    Row("object_s", "s", 0.3, "one object again, draft", _one_object(1)),
    Row("variants6_s", "s", 1.5, "six variants of one object, draft", _one_object(6)),
    Row("cancel_s", "s", 0.3, "from asking to having cancelled", _cancel),
    Row("glb_mb", "MB", 5.0, "exported GLB, 8 objects", lambda w: len(_glb(w)) / 1e6),
    Row("glb_s", "s", None, "exporting it", lambda w: median_of(lambda: _glb(w))),
    Row("decode_mesh_ms", "ms", 80.0, "one latent to a mesh, draft", _decode_mesh("draft")),
    Row("decode_mesh_standard_ms", "ms", 300.0, "one latent to a mesh, standard", _decode_mesh("standard")),
    Row("layouts120_s", "s", 20.0, "120 procedural rooms, layout, over all cores from a cold start", _layouts),
    Row("nodes500_s", "s", 10.0, "500 nodes, layout; once after one warm-up", _nodes500),
    Row("street100_s", "s", 1.5, "100 objects of a street, graph to layout", _street(100)),
    Row("street1000_s", "s", 10.0, "1,000 objects of a street, graph to layout", _street(1000)),
    Row("growth_ratio", "x", 2.0, "cost of each of 1,000 objects of a street, against each of 100", _growth),
    Row("cold_window_s", "s", 2.5, "from the program's start to a usable window, once", _window("cold_window_s")),
    Row("gui_gap_ms", "ms", 50.0, "longest gap between heartbeats while a room is generated", _window("gui_gap_ms")),
    Row("plan_frame_ms", "ms", 8.0, "plan, a step of a drag among 300 nodes, painted", _window("plan_frame_ms")),
    Row(
        "plan2000_frame_ms",
        "ms",
        16.0,
        "plan, a step of a drag among 2,000 nodes on hundreds of surfaces, painted",
        _window("plan2000_frame_ms"),
    ),
    Row("view_frame_ms", "ms", 33.0, "3D view while moving, 20 objects, 800 x 600", _window("view_frame_ms")),
    Row("lamp_frame_ms", "ms", 33.0, "3D view while a lamp is dragged that is on, likewise", _window("lamp_frame_ms")),
    Row(
        "view1000_frame_ms",
        "ms",
        66.0,
        "3D view of a street with 1,000 objects while moving, 800 x 600, from the mouse to the painted picture",
        _window("view1000_frame_ms"),
    ),
    Row("memory_mb", "MB", 1500.0, "all processes with a 20-object room, proportional", _window("memory_mb")),
)


def run(as_json: bool, only: str | None) -> int:
    """Measure and print; rows that cannot be measured here are told.

    Raises
    ------
    FormatError
        If `only` names a row that does not exist.
    """
    wanted = [part.strip() for part in only.split(",") if part.strip()] if only else [row.key for row in ROWS]
    unknown = sorted(set(wanted) - {row.key for row in ROWS})
    if unknown:
        raise FormatError(f"there is no row {unknown[0]!r}; there are {', '.join(row.key for row in ROWS)}")
    workload, found = Workload(), []
    for row in ROWS:
        if row.key not in wanted:
            continue
        try:
            value = float(f"{row.measure(workload):.4g}")
        except FileNotFoundError as error:
            tell(f"{row.key}: not measured: {Path(str(error.filename)).name} is not there")
            continue
        except NotMeasuredError as error:
            tell(f"{row.key}: not measured: {error}")
            continue
        good = None if row.goal is None else value <= row.goal
        found.append({"key": row.key, "value": value, "unit": row.unit, "goal": row.goal, "ok": good, "what": row.what})
        if not as_json:
            goal = "" if row.goal is None else f"   goal ≤ {row.goal:g} {row.unit}{'' if good else ': missed'}"
            print(f"{row.key:24} {value:10.4g} {row.unit:3} {row.what}{goal}", flush=True)
    if as_json:
        print(json.dumps({"rows": found, "machine": machine()}))
    return 0


def machine() -> dict[str, Any]:
    """What it was measured on."""
    from models.processes import cores

    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": cores(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())

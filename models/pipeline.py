"""Scene in, scene out: graph → layout → shapes → meshes, with progress and cancel callbacks.

The pipeline knows nothing of windows or processes. It never touches a locked node, changes nothing outside the scope,
and reports what it could not make hold.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from composer.document import Document, StoredShape
from composer.relations import check
from composer.scene import Box, Node, Scene, Shape, build, revise
from models.errors import Cancelled, MeshingError
from models.requests import ComposeRequest, Composition, OnProgress, Progress, ShouldCancel

if TYPE_CHECKING:
    from models.layout.sampler import LayoutModel
    from models.layout.solve import Solution
    from models.shapes.model import ShapeModel

LAYOUT_SHARE = 0.3
"""Share of the progress bar for the layout where shapes follow."""


class ComposePipeline:
    """Holds the models, loaded when first needed, and answers requests.

    Parameters
    ----------
    weights : Path, optional
        A folder with other weights than the shipped ones.
    device : str
        ``cpu``, ``cuda``, or ``auto`` for a GPU if there is one.
    """

    def __init__(self, weights: Path | None = None, device: str = "auto") -> None:
        self._weights = weights
        self._device = device

    @cached_property
    def device(self) -> str:
        """The device the models run on."""
        if self._device != "auto":
            return self._device
        import torch

        return "cuda" if torch.cuda.is_available() else "cpu"

    @cached_property
    def layout(self) -> LayoutModel:
        """The layout model."""
        from models.layout.sampler import LayoutModel

        return LayoutModel.load(self._weights, self.device)

    @cached_property
    def shapes(self) -> ShapeModel:
        """The shape model."""
        from models.shapes.model import ShapeModel

        return ShapeModel.load(self._weights, self.device)

    def warm(self) -> None:
        """Load everything, so that the first request is as fast as the others."""
        _ = self.layout, self.shapes

    def __call__(
        self,
        request: ComposeRequest,
        on_progress: OnProgress | None = None,
        should_cancel: ShouldCancel | None = None,
    ) -> Composition:
        """Compose.

        Raises
        ------
        Cancelled
            As soon as `should_cancel` returns True; nothing is changed.
        SceneError
            If the request names nodes that do not exist.
        """
        timings: dict[str, float] = {}
        before = request.document.scene
        for node_id in (*request.subjects, *request.keep):
            before.node(node_id)
        scene = before if request.seed is None else revise(before, seed=request.seed)
        document = Document(scene, request.document.shapes)

        def progress(stage: str, fraction: float) -> None:
            if should_cancel is not None and should_cancel():
                raise Cancelled
            if on_progress is not None:
                on_progress(Progress(stage, min(max(fraction, 0.0), 1.0)))

        share = 1.0 if request.only_layout else LAYOUT_SHARE
        notes: list[str] = []
        if not request.only_shapes:
            with _timed(timings, "layout"):
                progress("layout", 0.0)
                scene = self._place(scene, request, should_cancel, lambda f: progress("layout", f * share))
                document = Document(scene, document.shapes)
        if not request.only_layout:
            with _timed(timings, "shapes"):
                document, told = self._shape(
                    document, request, should_cancel, lambda s, f: progress(s, share + f * (1 - share)), timings
                )
                notes += told
            timings["shapes"] -= timings.get("meshes", 0.0)
        progress("done", 1.0)
        moved = tuple(n.id for n in document.scene.nodes if n.box != before.node(n.id).box)
        return Composition(document, request.revision, moved, check(document.scene), tuple(notes), timings)

    # ---- layout ----------------------------------------------------------------------------------------------------

    def _place(
        self, scene: Scene, request: ComposeRequest, should_cancel: ShouldCancel | None, tick: Callable[[float], None]
    ) -> Scene:
        from models.layout.beginning import fitting_floor
        from models.layout.editing import compose_affected
        from models.layout.solve import compose_all

        if scene.floor is None:
            scene = revise(scene, floor=fitting_floor(scene))
        solution: Solution
        if request.scope == "all":
            solution = compose_all(
                self.layout, scene, seed=scene.seed, keep=request.keep, should_cancel=should_cancel, tick=tick
            )
        else:
            solution = compose_affected(
                self.layout,
                scene,
                request.subjects,
                seed=scene.seed,
                keep=request.keep,
                only=request.scope == "selected",
                should_cancel=should_cancel,
            )
        return _with_boxes(scene, solution.boxes)

    # ---- shapes ----------------------------------------------------------------------------------------------------

    def _shape(
        self,
        document: Document,
        request: ComposeRequest,
        should_cancel: ShouldCancel | None,
        tick: Callable[[str, float], None],
        timings: dict[str, float],
    ) -> tuple[Document, list[str]]:
        """Sample and mesh the shapes that the request may change and that need one."""
        from models.shapes.model import ShapeRequest

        scene = document.scene
        wanted = [node for node in scene.nodes if self._needs_shape(document, node, request)]
        known = [n for n in wanted if n.category in self.shapes.categories]
        boxed = sorted(
            {n.category for n in scene.nodes if n.category not in self.shapes.categories and n.shape is None}
        )
        notes = [f"No shapes are trained for {name.replace('_', ' ')}: drawn as its box." for name in boxed]
        if not known:
            return document, notes
        asked = [
            ShapeRequest(
                category=node.category,
                size=_size(node),
                noise_seed=noise_seed(scene.seed, node.id, node.seed),
                attributes=dict(node.attributes),
            )
            for node in known
        ]
        latents = self.shapes.sample(
            asked, quality=request.quality, on_progress=lambda f: tick("shapes", 0.6 * f), should_cancel=should_cancel
        )
        start = time.perf_counter()
        shapes = dict(document.shapes)
        changed = []
        for k, (node, latent) in enumerate(zip(known, latents, strict=True)):
            tick("meshes", 0.6 + 0.4 * k / len(known))
            try:
                mesh = self.shapes.mesh(latent, _size(node), quality=request.quality)
            except MeshingError as error:
                notes.append(f"{node.label or node.category} {node.id} is drawn as its box: {error}.")
                continue
            stored = StoredShape(mesh, latent)
            shapes[stored.key] = stored
            shape = build(
                Shape,
                source="generated",
                key=stored.key,
                model="latent SDF diffusion",
                version=self.shapes.version,
                seed=node.seed,
                quality=request.quality,
            )
            changed.append(revise(node, shape=shape))
        timings["meshes"] = time.perf_counter() - start
        return Document(scene.with_nodes(changed), shapes), notes

    def _needs_shape(self, document: Document, node: Node, request: ComposeRequest) -> bool:
        """Whether a node gets a new shape: asked for, not locked, and not already what the request would make."""
        if node.box is None or (node.id in request.keep and node.shape is not None):
            return False
        if request.only_shapes and request.subjects and node.id not in request.subjects:
            return False
        shape = node.shape
        if shape is None or document.shape_of(node) is None:
            return True
        if node.locks.shape or shape.starred or shape.source == "imported":
            return False
        return request.only_shapes or request.scope == "all"


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        timings[stage] = time.perf_counter() - start


def _size(node: Node) -> tuple[float, float, float]:
    assert node.box is not None
    return node.box.depth, node.box.width, node.box.height


def noise_seed(scene_seed: int, node_id: str, node_seed: int) -> int:
    """The seed of a node's shape noise: its own whatever else is in the scene."""
    digest = hashlib.sha256(f"{scene_seed}\x00{node_id}\x00{node_seed}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def _with_boxes(scene: Scene, boxes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Scene:
    """The scene with new boxes; a box whose numbers did not change stays the very same value."""
    changed = []
    for node, row in zip(scene.nodes, boxes, strict=True):
        if node.box is None or node.box.values != tuple(row.tolist()):
            changed.append(revise(node, box=Box.of(row)))
    return scene.with_nodes(changed) if changed else scene

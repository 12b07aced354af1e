"""Scene in, scene out: graph → layout → shapes → meshes, with progress and cancel callbacks.

The pipeline knows nothing of windows or processes. It never touches a locked node, changes nothing outside the scope,
and reports what it could not make hold.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from composer.document import Document
from composer.messages import Message
from composer.relations import check
from composer.scene import Box, Scene, revise
from models.errors import Cancelled
from models.requests import (
    BoxesMade,
    ComposeRequest,
    Composition,
    OnProgress,
    Progress,
    Quality,
    ShapeMade,
    ShouldCancel,
    Variation,
)

if TYPE_CHECKING:
    from models.layout.sampler import LayoutModel
    from models.layout.solve import Solution
    from models.shapes.model import ShapeModel
    from models.shaping import Shaper
    from models.streets.model import StreetModel
    from models.varying import Variant

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
    def street(self) -> StreetModel:
        """The street model."""
        from models.streets.model import StreetModel

        return StreetModel.load(self._weights)

    @cached_property
    def shapes(self) -> ShapeModel:
        """The shape model."""
        from models.shapes.model import ShapeModel

        return ShapeModel.load(self._weights, self.device)

    def warm(self) -> None:
        """Load everything, so that the first request is as fast as the others."""
        _ = self.layout, self.shapes, self.street

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
        there = _boxes(before)
        for node_id in (*request.subjects, *request.keep):
            before.node(node_id)
        scene = before if request.seed is None else revise(before, seed=request.seed)
        document = Document(scene, request.document.shapes)

        reached = 0.0

        def progress(stage: str, fraction: float) -> None:
            nonlocal reached
            if should_cancel is not None and should_cancel():
                raise Cancelled
            reached = min(max(fraction, 0.0), 1.0)
            if on_progress is not None:
                on_progress(Progress(stage, reached))

        share = 1.0 if request.only_layout else LAYOUT_SHARE
        notes: list[Message] = []
        if not request.only_shapes:
            with _timed(timings, "layout"):
                progress("layout", 0.0)
                scene = self._place(scene, request, should_cancel, lambda f: progress("layout", f * share))
                document = Document(scene, document.shapes)
                if on_progress is not None and not request.only_layout:
                    boxes = {i: b for i, b in _boxes(scene).items() if b != there.get(i)}
                    on_progress(Progress("layout", reached, BoxesMade(boxes)))
        if not request.only_layout:
            with _timed(timings, "shapes"):
                start = 0.0 if request.only_shapes else share

                def on_part(stage: str, fraction: float) -> None:
                    progress(stage, start + fraction * (1 - start))

                def on_made(made: ShapeMade) -> None:
                    if on_progress is not None:
                        on_progress(Progress("meshes", reached, made))

                document, told, meshing = self._shape(document, request, on_part, should_cancel, on_made)
                notes += told
            timings["meshes"] = meshing
            timings["shapes"] -= meshing
        progress("done", 1.0)
        moved = tuple(n.id for n in document.scene.nodes if n.box != there.get(n.id))
        return Composition(document, request.revision, moved, check(document.scene), tuple(notes), timings)

    # ---- layout ----------------------------------------------------------------------------------------------------

    def _place(
        self, scene: Scene, request: ComposeRequest, should_cancel: ShouldCancel | None, tick: Callable[[float], None]
    ) -> Scene:
        if scene.kind == "street":
            from models.streets.solve import compose_street

            return compose_street(self.street, scene, request, should_cancel, tick)
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

    @cached_property
    def shaper(self) -> Shaper:
        """What makes shapes with the shape model."""
        from models.shaping import Shaper

        return Shaper(self.shapes)

    def variants(
        self,
        document: Document,
        node_id: str,
        count: int = 6,
        quality: Quality = "draft",
        vary: Variation | None = None,
        on_progress: OnProgress | None = None,
        should_cancel: ShouldCancel | None = None,
        skip: int = 0,
    ) -> list[Variant]:
        """Other shapes of one node to choose from; see `models.varying.variants`."""
        from models.varying import variants

        return variants(self.shaper, document, node_id, count, quality, vary, on_progress, should_cancel, skip)

    def _shape(
        self,
        document: Document,
        request: ComposeRequest,
        tick: Callable[[str, float], None],
        should_cancel: ShouldCancel | None,
        on_made: Callable[[ShapeMade], None],
    ) -> tuple[Document, list[Message], float]:
        from models.varying import vary

        if request.only_shapes and request.vary is not None:
            return vary(self.shaper, document, request, request.vary, tick, should_cancel, on_made)
        return self.shaper.imagine(document, request, tick, should_cancel, on_made)


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        timings[stage] = time.perf_counter() - start


def _boxes(scene: Scene) -> dict[str, Box]:
    """Boxes of the nodes that are placed."""
    return {n.id: n.box for n in scene.nodes if n.box is not None}


def _with_boxes(scene: Scene, boxes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Scene:
    """The scene with new boxes; a box whose numbers did not change stays the very same value."""
    changed = []
    for node, row in zip(scene.nodes, boxes, strict=True):
        if node.box is None or node.box.values != tuple(row.tolist()):
            changed.append(revise(node, box=Box.of(row)))
    return scene.with_nodes(changed) if changed else scene

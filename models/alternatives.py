"""Several ways a node or a whole room could be, to choose from: requests for the models, and their answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from composer.document import Document, StoredShape, colours_of, rgb
from composer.mesh import PARTS
from composer.relations.report import Report
from composer.scene import Box, Node, Scene, Shape
from models.errors import Cancelled
from models.mesh_import import Imported, MeshImport, read_meshes
from models.picture import picture
from models.requests import (
    ComposeRequest,
    Composition,
    OnProgress,
    Progress,
    Quality,
    ShouldCancel,
    Variation,
)
from models.scene_import import ImportedScene, SceneImport, read_scene

if TYPE_CHECKING:
    from models.pipeline import ComposePipeline


@dataclass(frozen=True, eq=False)
class ShapeAlternatives:
    """Other shapes of one node, each with a picture.

    Parameters
    ----------
    document : Document
    node_id : str
    count, skip : int
        So many, after so many of its next seeds.
    vary : Variation, optional
        Near the shape that is there, instead of new ones.
    quality : str
    pixels : int
        Side of the pictures.
    """

    document: Document
    node_id: str
    count: int = 6
    skip: int = 0
    vary: Variation | None = None
    quality: Quality = "draft"
    pixels: int = 144


@dataclass(frozen=True, eq=False)
class PicturedShape:
    """One of them: how it was made, what the document keeps, and a picture as `models.picture.picture` draws it."""

    shape: Shape
    stored: StoredShape
    picture: npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class LayoutAlternatives:
    """Other layouts of the whole room, one for each seed; what is locked or kept stays."""

    document: Document
    seeds: tuple[int, ...]
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class PlacedRoom:
    """One of them: the seed it comes from, the boxes that are not as they were, and what holds then."""

    seed: int
    boxes: dict[str, Box]
    report: Report


@dataclass(frozen=True, eq=False)
class PlaceAlternatives:
    """Where a new node would stand, as the model imagines; for a scene of this revision, which has a floor."""

    scene: Scene
    node: Node
    revision: int


@dataclass(frozen=True, eq=False)
class ImaginedPlaces:
    """Boxes (K, 7) of the node, and the revision of the scene that they are for."""

    boxes: npt.NDArray[np.float64]
    revision: int


Request = ComposeRequest | ShapeAlternatives | LayoutAlternatives | PlaceAlternatives | MeshImport | SceneImport
Answer = Composition | tuple[PicturedShape, ...] | tuple[PlacedRoom, ...] | ImaginedPlaces | Imported | ImportedScene


def answer(
    pipeline: ComposePipeline,
    request: Request,
    on_progress: OnProgress | None = None,
    should_cancel: ShouldCancel | None = None,
) -> Answer:
    """Do what any request asks for.

    Raises
    ------
    Cancelled
        As soon as `should_cancel` returns True.
    SceneError, MeshingError
        If the request does not fit its document; see `ComposePipeline`.
    """
    if isinstance(request, ShapeAlternatives):
        return _shapes(pipeline, request, on_progress, should_cancel)
    if isinstance(request, LayoutAlternatives):
        return _layouts(pipeline, request, on_progress, should_cancel)
    if isinstance(request, MeshImport):
        return read_meshes(request, on_progress, should_cancel)
    if isinstance(request, SceneImport):
        return read_scene(request, on_progress, should_cancel)
    if isinstance(request, PlaceAlternatives):
        return _places(pipeline, request, should_cancel)
    return pipeline(request, on_progress, should_cancel)


def _places(
    pipeline: ComposePipeline, request: PlaceAlternatives, should_cancel: ShouldCancel | None
) -> ImaginedPlaces:
    from models.layout.suggest import imagined_places

    scene = request.scene
    found = imagined_places(pipeline.layout, scene, request.node, seed=scene.seed, should_cancel=should_cancel)
    return ImaginedPlaces(found, request.revision)


def _shapes(
    pipeline: ComposePipeline,
    request: ShapeAlternatives,
    on_progress: OnProgress | None,
    should_cancel: ShouldCancel | None,
) -> tuple[PicturedShape, ...]:
    found = pipeline.variants(
        request.document,
        request.node_id,
        request.count,
        request.quality,
        request.vary,
        on_progress,
        should_cancel,
        request.skip,
    )
    named = colours_of(request.document.scene.node(request.node_id), PARTS)
    colours = np.stack([rgb(named[part]) for part in PARTS])
    drawn = []
    for variant in found:
        if should_cancel is not None and should_cancel():
            raise Cancelled("variants")
        stored = StoredShape(variant.mesh, variant.latent)
        drawn.append(PicturedShape(variant.shape, stored, picture(variant.mesh, colours, request.pixels)))
    return tuple(drawn)


def _layouts(
    pipeline: ComposePipeline,
    request: LayoutAlternatives,
    on_progress: OnProgress | None,
    should_cancel: ShouldCancel | None,
) -> tuple[PlacedRoom, ...]:
    document = Document(request.document.scene)  # shapes need not be there to be placed
    rooms = []
    for k, seed in enumerate(request.seeds):
        ask = ComposeRequest(document, seed=seed, scope="all", keep=request.keep, only_layout=True)
        composed = pipeline(ask, _share(on_progress, k, len(request.seeds)), should_cancel)
        scene = composed.document.scene
        boxes = {i: box for i in composed.moved if (box := scene.node(i).box) is not None}
        rooms.append(PlacedRoom(seed, boxes, composed.report))
    return tuple(rooms)


def _share(on_progress: OnProgress | None, number: int, count: int) -> Callable[[Progress], None] | None:
    if on_progress is None:
        return None
    return lambda progress: on_progress(replace(progress, fraction=(number + progress.fraction) / count))

"""One picture of a document, for commands and files: drawn here and now, without a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from composer.document import Document
from ui.space.camera import Camera
from ui.space.looks import shaded
from ui.space.props import Stock, props_of
from ui.space.views import perspective, plan

View = Literal["plan", "perspective"]


@dataclass(frozen=True, eq=False)
class RenderResult:
    """A picture and what is in it.

    Attributes
    ----------
    color : (H, W, 3) uint8
    depth : (H, W) float32 or None
        Metres along the line of sight; 0 where nothing is.
    ids : (H, W) uint16 or None
        0 where no node is.
    id_map : dict
        Value of `ids` → node id.
    """

    color: npt.NDArray[np.uint8]
    depth: npt.NDArray[np.float32] | None
    ids: npt.NDArray[np.uint16] | None
    id_map: dict[int, str]


def render_document(
    document: Document,
    size: tuple[int, int] = (1280, 960),
    view: View = "perspective",
    depth: bool = False,
    ids: bool = False,
    camera: Camera | None = None,
) -> RenderResult:
    """Draw a document: the room cut away toward the eye, soft shadows, edges smoothed.

    Parameters
    ----------
    size : (int, int)
        Width and height, pixels.
    view : str
        ``plan`` from above, X to the right and Y up; ``perspective`` from the front.
    depth, ids : bool
        Whether to measure depth and which node each pixel shows.
    camera : Camera, optional
        Overrides `view`.
    """
    from ui.space.rays import Rays
    from ui.space.stage import Stage

    width, height = size
    aspect = width / height
    if camera is None:
        camera = plan(document.scene, aspect) if view == "plan" else perspective(document.scene, aspect)
    stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props_of(document))
    stock.set_room(document.scene)
    rays = Rays(stock)
    stage = Stage(stock, width, height)
    try:
        picture = stage.smooth(camera, samples=8)
    finally:
        stage.close()
    assert picture is not None
    light = rays.shadows(camera, width, height)
    if light is not None:
        picture = shaded(picture, light)
    deep, owner = rays.cast(camera, width, height) if depth or ids else (None, None)
    return RenderResult(
        picture,
        deep if depth else None,
        owner if ids else None,
        {number: prop.id for number, prop in enumerate(stock.props, 1)} if ids else {},
    )

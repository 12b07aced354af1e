"""One picture of a document, for commands and files: drawn here and now, without a process of its own."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from composer.document import Document
from ui.space.camera import Camera
from ui.space.looks import BACKGROUND, shaded
from ui.space.props import Stock, props_of
from ui.space.views import perspective, plan

View = Literal["plan", "perspective"]
MOST_SIDE = 2048
"""A larger picture is drawn in pieces, so that it takes little more memory than its own pixels."""


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
    background: str = BACKGROUND,
    ghosts: bool = False,
    lamps: bool = False,
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
    background : str
        What surrounds the room.
    ghosts : bool
        Whether an object that waits for its shape is pale.
    lamps : bool
        Whether it is evening and lamps are on.
    """
    from ui.space.rays import Rays
    from ui.space.stage import Stage

    width, height = size
    aspect = width / height
    if camera is None:
        camera = plan(document.scene, aspect) if view == "plan" else perspective(document.scene, aspect)
    props = props_of(document, ghosts=ghosts, lamps=lamps)
    stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props)
    stock.set_room(document.scene)
    rays = Rays(stock)
    wide, high = (math.ceil(side / math.ceil(side / MOST_SIDE)) for side in size)
    picture = np.empty((height, width, 3), np.uint8)
    stage = Stage(stock, wide, high)
    try:
        for left, top in itertools.product(range(0, width, wide), range(0, height, high)):
            piece = stage.smooth(camera, background, samples=8, part=(left, top, width, height))
            assert piece is not None
            exposure = stage.exposure
            picture[top : top + high, left : left + wide] = piece[: height - top, : width - left]
    finally:
        stage.close()
    light = rays.shadows(camera, width, height)
    if light is not None:
        for top in range(0, height, high):
            rows = slice(top, top + high)
            picture[rows] = shaded(picture[rows], light[rows], exposure)
    deep, owner = rays.cast(camera, width, height) if depth or ids else (None, None)
    return RenderResult(
        picture,
        deep if depth else None,
        owner if ids else None,
        {number: prop.id for number, prop in enumerate(stock.props, 1)} if ids else {},
    )

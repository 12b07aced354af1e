"""One picture of a document, for commands and files: drawn here and now, without a process of its own."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

import numpy as np
import numpy.typing as npt

from composer.document import Document
from ui.space.camera import Camera
from ui.space.looks import BACKGROUND
from ui.space.props import props_of
from ui.space.stock import Stock
from ui.space.views import perspective, plan

if TYPE_CHECKING:
    from ui.space.stage import Stage

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
    aspect = size[0] / size[1]
    if camera is None:
        camera = plan(document.scene, aspect) if view == "plan" else perspective(document.scene, aspect)
    with Studio(document, ghosts=ghosts, lamps=lamps) as studio:
        return studio.picture(camera, size, depth, ids, background)


class Studio:
    """Pictures of one document, one after the other.

    Parameters
    ----------
    document : Document
    ghosts, lamps : bool
        See `render_document`.
    around : float
        Metres around what is in a picture that are made with it; infinite for a camera that turns on the spot.
    """

    def __init__(
        self, document: Document, ghosts: bool = False, lamps: bool = False, around: float | None = None
    ) -> None:
        from ui.space.rays import SHADOWS, Rays

        props = props_of(document, ghosts=ghosts, lamps=lamps)
        self.stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props)
        self.stock.set_room(document.scene)
        self.rays = Rays(self.stock, SHADOWS if around is None else around)
        self._stage: Stage | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    @property
    def ids(self) -> dict[int, str]:
        """Value of a picture's `ids` → node id."""
        return {number: prop.id for number, prop in enumerate(self.stock.props, 1)}

    def picture(
        self,
        camera: Camera,
        size: tuple[int, int],
        depth: bool = False,
        ids: bool = False,
        background: str = BACKGROUND,
    ) -> RenderResult:
        """What a camera sees; see `render_document`."""
        from ui.space.rays import finished

        width, height = size
        wide, high = (math.ceil(side / math.ceil(side / MOST_SIDE)) for side in size)
        picture = np.empty((height, width, 3), np.uint8)
        stage = self._staged(wide, high)
        for left, top in itertools.product(range(0, width, wide), range(0, height, high)):
            piece = stage.smooth(camera, background, samples=8, part=(left, top, width, height))
            assert piece is not None
            picture[top : top + high, left : left + wide] = piece[: height - top, : width - left]
        air = self.rays.air(camera, width, height)
        assert air is not None
        for top in range(0, height, high):
            rows = slice(top, top + high)
            picture[rows] = finished(picture[rows], air, camera, rows, stage.exposure)
        deep, owner = self.rays.cast(camera, width, height) if depth or ids else (None, None)
        return RenderResult(picture, deep if depth else None, owner if ids else None, self.ids if ids else {})

    def _staged(self, width: int, height: int) -> Stage:
        from ui.space.stage import Stage

        if self._stage is not None and self._stage.size != (width, height):
            self._stage.close()
            self._stage = None
        if self._stage is None:
            self._stage = Stage(self.stock, width, height)
        return self._stage

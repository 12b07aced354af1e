"""Ground and sky of a street on the canvas."""

from __future__ import annotations

import numpy as np

from ui.space.camera import Camera
from ui.space.coat import Backdrop
from ui.space.earth import Earth, Tile
from ui.space.paintwork import Paintwork
from ui.space.sight import Sight
from ui.space.sky import dome

SKY = "sky"
PLANE = "plane"
LIT_EDGE = 2.5
"""The longest edge of a triangle near the eye in the light of lamps, metres; twice as long farther away."""
FARTHEST = 3000.0
"""How far one sees where there is a sky and no ground, metres."""


class Landscape:
    """Keeps tiles of the ground on the canvas, those near the eye with their textures, and the sky around it.

    Parameters
    ----------
    paint : Paintwork

    Attributes
    ----------
    reach : float
        How far there is something to see, metres; 0 without ground.
    """

    def __init__(self, paint: Paintwork) -> None:
        self._paint = paint
        self._made: dict[tuple[int, bool, bool], list[str]] = {}
        self._shown: set[tuple[int, bool, bool]] = set()
        self._plane: Backdrop | None = None
        self._sky = False
        self.reach = 0.0

    def show(self, earth: Earth | None, camera: Camera, pixels: int, evening: bool, seconds: float) -> bool:
        """Draw this ground from here in a picture so many pixels high; whether all of it is there.

        In the `evening` all but what is far is made of triangles that show how light changes over it.
        """
        if earth is None:
            self._clear()
            return True
        tiles, whole = earth.tiles(camera, pixels, seconds)
        self._surround(earth, camera)
        view = Sight(camera, pixels)
        wanted = {}
        for tile in tiles:
            wanted[tile.number, tile.textured(view), evening and not tile.large] = tile
        for key in self._shown ^ wanted.keys():
            if key in self._made:
                for name in self._made[key]:
                    self._paint.show(name, key in wanted)
            else:
                self._made[key] = self._put(wanted[key], key)
        self._shown = set(wanted)
        kept = earth.numbers
        for key in [key for key in self._made if key[0] not in kept]:
            for name in self._made.pop(key):
                self._paint.remove(name)
        return whole

    def _surround(self, earth: Earth, camera: Camera) -> None:
        """The wide ground, and the sky around the eye."""
        if not self._sky:
            self._paint.add(SKY, dome(), behind=True)
            self._sky = True
        if earth.plane is not self._plane:
            if self._plane is not None:
                self._paint.remove(PLANE)
            self._plane = earth.plane
            if self._plane is not None:
                self._paint.add(PLANE, self._plane, behind=True)
        self.reach = FARTHEST if self._plane is None else float(np.ptp(self._plane.vertices[:, 0]))
        place = np.diag([0.9 * self.reach] * 3 + [1.0])
        place[:3, 3] = camera.eye
        self._paint.place(SKY, place)
        self._paint.show(SKY, not camera.flat)

    def _put(self, tile: Tile, key: tuple[int, bool, bool]) -> list[str]:
        _, textured, evening = key
        names = []
        for count, patch in enumerate(tile.patches if textured else tile.bare):
            names.append(f"ground {tile.number} {count} {'near' if textured else 'far'} {'late' if evening else ''}")
            shown = patch.divided(LIT_EDGE if textured else 2 * LIT_EDGE) if evening else patch
            if shown.texture:
                places = shown.places[shown.coat.faces.ravel()]
                self._paint.add(names[-1], shown.coat.apart(), texture=shown.texture, places=places)
            else:
                self._paint.add(names[-1], shown.coat)
        return names

    def _clear(self) -> None:
        for names in self._made.values():
            for name in names:
                self._paint.remove(name)
        if self._plane is not None:
            self._paint.remove(PLANE)
        if self._sky:
            self._paint.remove(SKY)
        self._made, self._shown, self._plane, self._sky, self.reach = {}, set(), None, False, 0.0

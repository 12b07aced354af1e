"""Many objects, merged into few pieces of geometry: finer ones near the eye, coarser ones and larger pieces far away.

The plan is a tree of squares. A square is drawn as one piece if it is small in the picture, else its four quarters
are; so how finely its objects are drawn follows from its size, and a piece once made serves until one of its objects
changes. Nothing here draws: pieces are arrays, for the stage to show and for rays to hit.
"""

from __future__ import annotations

import math
import time
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS
from composer.scene import Building
from ui.space.camera import Camera
from ui.space.coat import Coat
from ui.space.lamps import shining
from ui.space.levels import COARSEST, FINEST, PLAIN, Levels, Template, level_of
from ui.space.looks import UNKNOWN, linear, part_colour
from ui.space.props import Prop
from ui.space.sight import Sight
from ui.space.textures import FACADE, TEXTURES

LEAF = 16.0
"""Side of the smallest squares, metres."""
TOP = 9
"""Doublings to the largest."""
MOST_FINENESS = 12
"""Half doublings by which the smallest squares may be drawn finer than their size asks for."""
MOST_TRIANGLES = 1_500_000
"""In pieces that are kept; those not drawn for longest go first."""
SOME = 0.25
"""A piece is made anew when this share of what it lacked is there."""

BOX = "box"
"""Under this key `Levels` knows a box."""

Key = tuple[int, int, int]
"""Doublings, column and row of a square."""
Floats = npt.NDArray[np.float32]
_WALL, _PITCH = PARTS.index("body"), TEXTURES[FACADE].side


@dataclass(frozen=True)
class Detail:
    """How finely a picture is drawn.

    Attributes
    ----------
    square : float
        Pixels at which a square is cut into its quarters.
    triangles : float
        Triangles for a pixel's square, of an object so many pixels large.
    finest : int
        No finer level than this.
    least : float
        Pixels below which an object is left out.
    windows : float
        Pixels from which on a building has windows.
    """

    square: float
    triangles: float
    finest: int
    least: float
    windows: float


MOVING = Detail(520.0, 0.04, 1, 1.3, 260.0)
RESTING = Detail(360.0, 0.5, FINEST, 0.5, 80.0)


@dataclass(eq=False)
class Piece:
    """Some objects as triangles.

    Attributes
    ----------
    number : int
        Another one for every piece that was ever made.
    coat : Coat
        In the scene's frame.
    owner : (F,) int32
        Index into `ids`.
    ids : list of str
    places : (V, 2) float32
        Where on the texture of a facade each vertex is.
    walls : (F,) bool
        Which faces have that texture: walls of buildings that are drawn without windows.
    lacking : set
        Shapes and levels that were not there yet: boxes stand in.
    """

    number: int
    coat: Coat
    owner: npt.NDArray[np.int32]
    ids: list[str]
    places: Floats
    walls: npt.NDArray[np.bool_]
    lacking: set[tuple[Hashable, int]] = field(default_factory=set)
    used: int = 0


@dataclass(eq=False)
class _Square:
    """A square of the tree: its objects if it is a leaf, its quarters otherwise."""

    props: dict[str, tuple[Prop, Hashable]] = field(default_factory=dict)
    quarters: set[Key] = field(default_factory=set)
    extent: npt.NDArray[np.float64] | None = None


class Crowd:
    """Objects in merged pieces.

    Parameters
    ----------
    levels : Levels
    """

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._squares: dict[Key, _Square] = {}
        self._home: dict[str, Key] = {}
        self._pieces: dict[tuple[Key, int, Detail], Piece] = {}
        self._clock = self._made = self._kept = 0

    def __len__(self) -> int:
        return len(self._home)

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._home

    @property
    def shapes(self) -> Set[Hashable]:
        """What the shapes of its objects are known by."""
        return {shape for square in self._squares.values() for _, shape in square.props.values()}

    # What there is

    def put(self, prop: Prop, shape: Hashable) -> None:
        """Add an object, or change it; `shape` is what `Levels` knows its shape by."""
        self.take(prop.id)
        box = prop.box
        key = (0, math.floor(box.x / LEAF), math.floor(box.y / LEAF))
        self._home[prop.id] = key
        self._square(key).props[prop.id] = prop, shape
        self._touch(key)

    def take(self, node_id: str) -> None:
        """Remove an object, if it is there."""
        key = self._home.pop(node_id, None)
        if key is not None:
            del self._squares[key].props[node_id]
            self._touch(key)

    def clear(self) -> None:
        """Remove all."""
        self._squares.clear()
        self._home.clear()
        self._pieces.clear()
        self._kept = 0

    def _square(self, key: Key) -> _Square:
        found = self._squares.get(key)
        if found is None:
            found = self._squares[key] = _Square()
            if key[0] < TOP:
                self._square(_parent(key)).quarters.add(key)
        return found

    def _touch(self, key: Key) -> None:
        """Forget what was made of a square and of those around it; squares without objects go."""
        touched = {key}
        while True:
            square = self._squares[key]
            square.extent = None
            if key[0] == TOP:
                empty = None if square.props or square.quarters else key
            else:
                empty = None
                if not square.props and not square.quarters:
                    self._squares[_parent(key)].quarters.discard(key)
                    del self._squares[key]
            if empty is not None:
                del self._squares[key]
            if key[0] == TOP:
                break
            key = _parent(key)
            touched.add(key)
        for name in [name for name in self._pieces if name[0] in touched]:
            self._drop(name)

    def _drop(self, name: tuple[Key, int, Detail]) -> None:
        self._kept -= len(self._pieces.pop(name).coat.faces)

    # What is drawn

    @property
    def numbers(self) -> Set[int]:
        """Of the pieces that are kept."""
        return {piece.number for piece in self._pieces.values()}

    def pieces(
        self, camera: Camera, aspect: float, pixels: int, detail: Detail, seconds: float = math.inf, around: float = 0.0
    ) -> tuple[list[Piece], bool]:
        """What to draw, and whether that is as fine as it should be.

        Parameters
        ----------
        camera : Camera
        aspect : float
            Width of the picture by its height.
        pixels : int
            Height of the picture.
        detail : Detail
        seconds : float
            How long pieces may be made that are not there yet; coarser ones that are serve meanwhile.
        around : float
            Metres around what is in the picture that are wanted too.
        """
        self._clock += 1
        view = Sight(camera, pixels, aspect, around)
        until = time.perf_counter() + seconds
        roots = [key for key in self._squares if key[0] == TOP]
        found: list[Piece] = []
        whole = True
        for key in roots:
            whole &= self._visit(key, view, detail, until, found)
        for piece in found:
            piece.used = self._clock
        self._make_room()
        return found, whole and not any(piece.lacking for piece in found)

    def _visit(self, key: Key, view: Sight, detail: Detail, until: float, found: list[Piece]) -> bool:
        """Find what to draw of a square; whether all of it was there."""
        low, high = self._extent(key)
        if not view.shows(low, high):
            return True
        scale = float(view.scale(low, high))
        side = LEAF * 2 ** key[0]
        if key[0] > 0 and scale * side > detail.square:
            before, whole = len(found), True
            for quarter in self._squares[key].quarters:
                whole &= self._visit(quarter, view, detail, until, found)
            if not whole and (key, 0, detail) in self._pieces:
                # Better all of it coarse than some of it missing.
                found[before:] = [self._pieces[key, 0, detail]]
            return whole
        fineness = 0
        if key[0] == 0:
            fineness = min(max(math.ceil(2 * math.log2(max(scale * side / detail.square, 1e-9))), 0), MOST_FINENESS)
        piece = self._piece(key, fineness, detail, until)
        if piece is not None:
            found.append(piece)
            return True
        # Whatever is there of this square, the finest that is.
        for other in range(MOST_FINENESS, -1, -1):
            piece = self._pieces.get((key, other, detail))
            if piece is not None:
                found.append(piece)
                break
        return False

    def _piece(self, key: Key, fineness: int, detail: Detail, until: float) -> Piece | None:
        name = key, fineness, detail
        found = self._pieces.get(name)
        late = time.perf_counter() > until
        if found is not None and (late or not self._ready(found)):
            return found
        if found is None and late:
            return None
        if found is not None:
            self._drop(name)
        scale = detail.square / (LEAF * 2 ** key[0]) * 2 ** (fineness / 2)
        found = self._pieces[name] = self._merged(list(self._within(key)), scale, detail)
        self._kept += len(found.coat.faces)
        return found

    def _ready(self, piece: Piece) -> bool:
        """Whether something that a piece lacks is there by now."""
        if not piece.lacking:
            return False
        there = sum(self._levels.template(*want, 0.0) is not None for want in piece.lacking)
        # Not for every single one: a piece may be of thousands of objects.
        return there > SOME * len(piece.lacking) or (there > 0 and not self._levels.busy)

    def _make_room(self) -> None:
        if self._kept > MOST_TRIANGLES:
            for name, piece in sorted(self._pieces.items(), key=lambda row: row[1].used):
                if piece.used == self._clock or self._kept <= 0.7 * MOST_TRIANGLES:
                    break
                self._drop(name)

    def _within(self, key: Key) -> Iterator[tuple[Prop, Hashable]]:
        square = self._squares[key]
        yield from square.props.values()
        for quarter in sorted(square.quarters):
            yield from self._within(quarter)

    def _extent(self, key: Key) -> npt.NDArray[np.float64]:
        """Lowest and highest corner of all objects of a square, (2, 3)."""
        square = self._squares[key]
        if square.extent is None:
            if square.quarters:
                around = np.stack([self._extent(quarter) for quarter in square.quarters])
                square.extent = np.stack([around[:, 0].min(axis=0), around[:, 1].max(axis=0)])
            else:
                boxes = np.array([p.box.values for p, _ in square.props.values()])
                reach = np.hypot(boxes[:, 0], boxes[:, 1])[:, None] / 2
                low = np.column_stack([boxes[:, 3:5] - reach, boxes[:, 5]])
                high = np.column_stack([boxes[:, 3:5] + reach, boxes[:, 5] + boxes[:, 2]])
                square.extent = np.stack([low.min(axis=0), high.max(axis=0)])
        return square.extent

    # Making a piece

    def _merged(self, props: list[tuple[Prop, Hashable]], scale: float, detail: Detail) -> Piece:
        """Objects as one piece, seen where a metre has so many pixels."""
        lacking: set[tuple[Hashable, int]] = set()
        drawn: list[Drawn] = []
        for prop, key in props:
            size = scale * max(prop.box.values[:3])
            if size < detail.least:
                continue
            level = min(max(level_of(detail.triangles * size * size), detail.finest), COARSEST)
            if self._levels.fixed(key):
                level = FINEST if size >= detail.windows else max(level, PLAIN)
            template = self._levels.template(key, level, size)
            if template is None:
                lacking.add((key, level))
                template = self._stand_in(key, level)
            plain = prop.building is not None and PLAIN <= level < COARSEST
            drawn.append(Drawn(prop, template, prop.building[0] if plain and prop.building is not None else None))
        self._made += 1
        piece = merged(self._made, drawn)
        piece.lacking |= lacking
        return piece

    def _stand_in(self, key: Hashable, level: int) -> Template:
        """The nearest coarser level that is there, or the next finer one; else the box."""
        for other in (*range(level + 1, COARSEST + 1), max(level - 1, 1)):
            found = self._levels.made(key, other)
            if found is not None:
                return found
        found = self._levels.template(BOX, FINEST, 0.0)
        assert found is not None
        return found


@dataclass(frozen=True, eq=False)
class Drawn:
    """An object at a level of detail, and the building whose windows it lacks."""

    prop: Prop
    template: Template
    plain: Building | None = None


def merged(number: int, drawn: Sequence[Drawn]) -> Piece:
    """Shapes in their boxes as one piece."""
    ids = [each.prop.id for each in drawn]
    if not drawn:
        none, empty = np.zeros((0, 3), np.float32), np.zeros(0, np.int32)
        return Piece(number, Coat(none, none, empty.reshape(0, 3), none), empty, ids, none[:, :2], empty.astype(bool))
    props, templates = [each.prop for each in drawn], [each.template for each in drawn]
    counts = np.array([len(t.vertices) for t in templates])
    whose = np.repeat(np.arange(len(drawn)), counts)
    boxes = np.array([p.box.values for p in props], np.float64)
    size = boxes[:, :3].astype(np.float32)
    c, s = np.cos(boxes[:, 6]).astype(np.float32), np.sin(boxes[:, 6]).astype(np.float32)
    flat = (np.concatenate([t.vertices for t in templates]) - np.array([0.5, 0.5, 0.0], np.float32)) * size[whose]
    vertices = _turned(flat, c[whose], s[whose]) + boxes[:, 3:6].astype(np.float32)[whose]
    stretch = np.stack([t.extent for t in templates]) / size
    level = np.concatenate([t.normals for t in templates]) * stretch[whose]
    level /= np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-12)
    parts = np.concatenate([t.parts for t in templates])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    faces = np.concatenate([t.faces + start for t, start in zip(templates, starts, strict=True)]).astype(np.int32)
    coat = Coat(
        vertices,
        _turned(level, c[whose], s[whose]),
        faces,
        np.stack([_palette(p.colours, p.ghost, p.selected) for p in props])[whose, parts],
        np.concatenate([t.gloss for t in templates]),
        _glowing(props, starts, counts, flat[:, 2]),
    )
    storeys = np.array([_storey(each.plain, each.prop.box.height) for each in drawn], np.float32)
    upright = (storeys[whose] > 0) & (np.abs(level[:, 2]) < 0.2) & (parts == _WALL)
    along = flat[:, 1] * level[:, 0] - flat[:, 0] * level[:, 1]
    places = np.stack([along / _PITCH, flat[:, 2] / np.maximum(storeys[whose], 1e-3)], axis=1)
    owner = np.repeat(np.arange(len(drawn), dtype=np.int32), [len(t.faces) for t in templates])
    return Piece(number, coat, owner, ids, places, upright[faces].all(axis=1))


def _glowing(
    props: Sequence[Prop], starts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64], heights: Floats
) -> npt.NDArray[np.bool_] | None:
    """Which vertices belong to shades of lamps that are on; None if no lamp is."""
    if not any(prop.lamp for prop in props):
        return None
    found = np.zeros(len(heights), bool)
    for row, prop in enumerate(props):
        if prop.lamp:
            own = slice(starts[row], starts[row] + counts[row])
            found[own] = shining(prop.lamp, heights[own], prop.box.height)
    return found


def _storey(building: Building | None, height: float) -> float:
    """Height of a building's floors, metres; 0 for what is none."""
    return 0.0 if building is None else (height - building.roof_height) / building.floors(height)


def _turned(vectors: Floats, c: Floats, s: Floats) -> Floats:
    x, y, z = vectors.T
    turned: Floats = np.stack([c * x - s * y, s * x + c * y, z], axis=1)
    return turned


@lru_cache(maxsize=4096)
def _palette(colours: tuple[tuple[str, str], ...], ghost: bool, selected: bool) -> Floats:
    """Colours of all parts as linear light, (P, 3)."""
    known = dict(colours)
    shades = np.stack([part_colour(known.get(part, UNKNOWN), ghost, selected) for part in PARTS])
    return linear(shades).astype(np.float32)


def _parent(key: Key) -> Key:
    return key[0] + 1, key[1] >> 1, key[2] >> 1

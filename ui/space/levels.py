"""Shapes at several levels of detail: as they are from near, a handful of triangles from afar.

Coarser meshes are made between pictures, those that are wanted most first; until one is there, the box stands in.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS, PartMesh
from ui.space.looks import GLOSS
from ui.space.simplify import banded, clustered, face_areas, simplified

COUNTS = (2000, 600, 200, 60, 16)
"""Triangles of the levels after the first, which is the shape as it is."""
FINEST, COARSEST = 0, len(COUNTS)
PLAIN = 2
"""From this level on buildings have plain walls."""
_EDGES = (COUNTS[0] * 2.0, *(math.sqrt(a * b) for a, b in pairwise(COUNTS)))
_FAR = 2
"""From this level on a shape is clustered before it is simplified: ten times faster, and too small to tell."""
_CELLS = 26
_KEPT = 0.7
"""Share of its surface that a shape must keep; else it is thin, and is treated otherwise."""
_LEFT = (0.0, 0.0, 0.4, 0.45, 0.6, 0.6)
"""The same of each level; a shape that keeps less is drawn as a pile of boxes."""
_RECOLOURED = 0.3
"""Share of its surface that may have gone to other parts."""
_BANDS = (0, 0, 24, 12, 6, 3)
_COARSER = (14, 10, 7, 5, 4, 3)

Floats = npt.NDArray[np.float32]
_GLOSS = np.array([GLOSS.get(part, 0.0) for part in PARTS], np.float32)


@dataclass(frozen=True, eq=False)
class Template:
    """A mesh ready to be put into many boxes: vertices split where parts meet.

    Attributes
    ----------
    vertices : (V, 3) float32
        Each in [0, 1] along the box's sides.
    normals : (V, 3) float32
    extent : (3,) float32
        Of the mesh, metres: its normals are those of a mesh so large.
    faces : (F, 3) int32
    parts : (V,) uint8
        Index into `PARTS`.
    """

    vertices: Floats
    normals: Floats
    extent: Floats
    faces: npt.NDArray[np.int32]
    parts: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, mesh: PartMesh) -> Template:
        """Of a mesh that is stretched to fill its box."""
        keys, index = np.unique(
            np.column_stack([np.repeat(mesh.parts, 3), mesh.faces.ravel()]), axis=0, return_inverse=True
        )
        low, high = mesh.bounds
        extent = np.maximum(high - low, 1e-9)
        return cls(
            ((mesh.vertices[keys[:, 1]] - low) / extent).astype(np.float32),
            mesh.normals[keys[:, 1]].astype(np.float32),
            extent.astype(np.float32),
            index.reshape(-1, 3).astype(np.int32),
            keys[:, 0].astype(np.uint8),
        )

    @cached_property
    def gloss(self) -> Floats:
        """Of each vertex, see `ui.space.looks.GLOSS`."""
        return _GLOSS[self.parts]


@dataclass(frozen=True)
class Source:
    """Where the levels of a shape come from.

    Attributes
    ----------
    ready : mapping of int to PartMesh
        Meshes that are there, by level.
    makers : mapping of int to callable
        What makes others.
    fixed : bool
        Whether there are no other meshes than those: each serves for the coarser levels up to the next. Otherwise the
        finest is ready, and the levels are simplified from it.
    """

    ready: Mapping[int, PartMesh]
    makers: Mapping[int, Callable[[], PartMesh]] = field(default_factory=dict)
    fixed: bool = False

    def level(self, level: int) -> int:
        """The level whose mesh serves for another."""
        return max(at for at in (*self.ready, *self.makers) if at <= level) if self.fixed else level


class Levels:
    """The levels of shapes by key."""

    def __init__(self) -> None:
        self._sources: dict[Hashable, Source] = {}
        self._meshes: dict[Hashable, dict[int, PartMesh]] = {}
        self._templates: dict[tuple[Hashable, int], Template] = {}
        self._wanted: dict[tuple[Hashable, int], float] = {}
        self._by_mesh: dict[int, tuple[PartMesh, Template]] = {}

    def __len__(self) -> int:
        return len(self._sources)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._sources

    def learn(self, key: Hashable, source: Source) -> None:
        """Keep where a shape comes from."""
        if key not in self._sources:
            self._sources[key], self._meshes[key] = source, dict(source.ready)

    def forget(self, keys: Set[Hashable]) -> None:
        """Keep only these."""
        for table in (self._sources, self._meshes):
            for key in [key for key in table if key not in keys]:
                del table[key]
        for rows in (self._templates, self._wanted):
            for row in [row for row in rows if row[0] not in keys]:
                del rows[row]
        used = {id(template) for template in self._templates.values()}
        self._by_mesh = {key: row for key, row in self._by_mesh.items() if id(row[1]) in used}

    def template(self, key: Hashable, level: int, weight: float) -> Template | None:
        """A shape at a level; None while that must still be made, and `weight` says how much it is missed."""
        found = self._templates.get((key, level))
        if found is None:
            mesh = self._known(key, self._sources[key].level(level))
            if mesh is None:
                if weight > self._wanted.get((key, level), -1.0):
                    self._wanted[key, level] = weight
                return None
            # One mesh that stands for many shapes has one template.
            found = self._templates[key, level] = self._shared(mesh)
        return found

    def fixed(self, key: Hashable) -> bool:
        """Whether a shape has only the levels that somebody made for it."""
        return self._sources[key].fixed

    def made(self, key: Hashable, level: int) -> Template | None:
        """A shape at a level, if that is there already."""
        known = self._known(key, self._sources[key].level(level)) is not None
        return self.template(key, level, 0.0) if known else None

    def _shared(self, mesh: PartMesh) -> Template:
        found = self._by_mesh.get(id(mesh))
        if found is None or found[0] is not mesh:
            found = self._by_mesh[id(mesh)] = mesh, Template.of(mesh)
        return found[1]

    def _known(self, key: Hashable, level: int) -> PartMesh | None:
        """The mesh of a level; a finer one that is light enough is that of the coarser ones too."""
        known = self._meshes[key]
        found = known.get(level)
        if found is None and not self._sources[key].fixed:
            light = (m for at, m in sorted(known.items()) if at < level and len(m.faces) <= 1.2 * COUNTS[level - 1])
            found = next(light, None)
        return found

    @property
    def busy(self) -> bool:
        """Whether anything is missed."""
        return bool(self._wanted)

    def work(self, seconds: float) -> bool:
        """Make what is missed most for so long; whether anything was made."""
        begun, made = time.perf_counter(), False
        for key, level in sorted(self._wanted, key=self._wanted.__getitem__, reverse=True):
            del self._wanted[key, level]
            level = self._sources[key].level(level)
            if self._known(key, level) is None:
                self._make(key, level)
                made = True
            if time.perf_counter() - begun > seconds:
                break
        return made

    def _make(self, key: Hashable, level: int) -> None:
        known, source = self._meshes[key], self._sources[key]
        if level in source.makers:
            known[level] = source.makers[level]()
            return
        above = max(at for at in known if at < level)
        mesh = whole = known[above]
        if above < _FAR <= level:
            rough = clustered(mesh, _CELLS)
            # Of a pole or a bicycle nothing would be left.
            mesh = rough if areas(rough).sum() > _KEPT * areas(mesh).sum() else mesh
        for at in range(max(above + 1, min(level, _FAR)), level + 1):
            mesh = simplified(mesh, COUNTS[at - 1])
            for cells in _COARSER:
                if len(mesh.faces) <= 1.5 * COUNTS[at - 1]:
                    break
                mesh = clustered(whole, cells)  # what is tangled cannot be simplified further
            fits = len(mesh.faces) <= 2 * COUNTS[at - 1] and _like(mesh, whole, _LEFT[at])
            known[at] = mesh if fits else banded(whole, _BANDS[at])


def areas(mesh: PartMesh) -> npt.NDArray[np.float64]:
    """Of the parts, square metres, (P,)."""
    return np.bincount(mesh.parts, face_areas(mesh), len(PARTS))


def _like(mesh: PartMesh, whole: PartMesh, least: float) -> bool:
    """Whether a coarse mesh has at least this share of a shape's surface left, and its colours."""
    left, before = areas(mesh), areas(whole)
    share = left.sum() / max(before.sum(), 1e-12)
    moved = np.abs(left / max(left.sum(), 1e-12) - before / max(before.sum(), 1e-12)).sum() / 2
    return bool(share >= least and moved <= _RECOLOURED)


def level_of(triangles: float) -> int:
    """The level that has about so many triangles."""
    return sum(edge >= triangles for edge in _EDGES)

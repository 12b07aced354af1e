"""Fewer triangles: edges collapsed to a budget, with the borders between parts and the closed surface kept."""

from __future__ import annotations

import fast_simplification
import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from models.shapes.quadrics import Floats, solved, summed
from models.shapes.surface import Surface, is_closed, neighbours

Ints = npt.NDArray[np.int64]

TARGETS = (0.98, 0.93, 0.85)
"""Shares of the budget to decimate to: now and then a collapse tears the surface, which another target avoids."""
RELIEF = 1.0
"""Samples between the levels that parts are lifted to while decimating."""
FARTHEST = 4.0
"""Samples that a vertex may be moved to meet the planes around it."""
_MOST_SHARED_EDGES = 200
"""After so many repairs a mesh is given up, and decimated anew to another number of faces."""


def decimated(surface: Surface, scale: Floats, budget: int) -> Surface | None:
    """Quadric edge collapse that keeps the borders between parts; None if the surface did not stay closed.

    Quadrics know only geometry, and a border across a flat face would fray. So every part is first lifted to a level
    of its own, which makes its border a crease. Afterwards vertices go back to where the planes around them meet.

    Parameters
    ----------
    surface : Surface
    scale : (3,) float64
        Metres per sample: errors count in metres, else triangles would be spent along the wrong axis.
    budget : int
        Triangles that may be left.
    """
    if len(surface.faces) <= budget:
        return surface
    points = surface.vertices * scale
    lift = _lift(points, surface) * (RELIEF * float(np.max(scale)))
    lifted, corners = points + lift, surface.faces.astype(np.int32)
    for share in TARGETS:
        left, _, collapses = fast_simplification.simplify(
            lifted, corners, target_count=int(share * budget), agg=4.0, return_collapses=True
        )
        became, faces, kept = _survivors(surface.faces, len(points), collapses)
        folded = _folded(faces)
        faces, parts = faces[~folded], surface.parts[kept][~folded]
        count = len(left)
        if not len(faces) or became.max() != count - 1:
            continue
        alive = became >= 0
        merged = np.bincount(became[alive], minlength=count)
        down = np.stack([np.bincount(became[alive], lift[alive, axis], count) / merged for axis in range(3)], axis=1)
        start = (left - down) / scale
        quadrics = summed(surface.quadrics[alive], became[alive], count)
        for _ in range(2):  # the first leaves a fiftieth of the lift, since vertices are tied to where they start
            start, _ = solved(quadrics, start, start - FARTHEST, start + FARTHEST)
        faces, origin = _without_pinches(faces)
        vertices, faces, parts = _without_shared_edges(start[origin], faces, parts)
        if len(vertices) > len(origin):
            origin = np.concatenate([origin, np.zeros(len(vertices) - len(origin), np.int64)])
        if len(faces) <= budget and is_closed(faces):
            return Surface(vertices, faces, parts, quadrics[origin])
    return None


def _lift(points: Floats, surface: Surface) -> Floats:
    """By how much vertices (V, 3) go outwards for each unit of their parts' levels: flat faces stay flat."""
    levels = _levels(surface)
    of_vertex = np.zeros(len(points))
    np.maximum.at(of_vertex, surface.faces.ravel(), np.repeat(levels[surface.parts].astype(np.float64), 3))
    raised = np.flatnonzero(of_vertex[surface.faces].max(axis=1) > 0)
    lift = np.zeros_like(points)
    if not len(raised):
        return lift
    corner = points[surface.faces[raised]]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.sqrt(np.einsum("ij,ij->i", normal, normal))
    normal /= np.maximum(area, 1e-30)[:, None]
    # the vertex between planes that are each moved by one: n . x = 1 for all faces around it
    x, y, z = normal.T
    one = np.ones_like(x)
    rows = np.column_stack([x * x, x * y, x * z, y * y, y * z, z * z, x, y, z, one, x, y, z, one])
    rows *= area[:, None]
    at = surface.faces[raised]
    total = summed(rows, at, len(points))
    used = np.flatnonzero((total[:, 13] > 0) & (of_vertex > 0))
    mean = total[used, 10:13] / total[used, 13:]
    lift[used] = solved(total[used], mean, -2.0, 2.0)[0] * of_vertex[used, None]
    return lift


def _levels(surface: Surface) -> Ints:
    """A level for every part, as low as it can be while parts that meet differ."""
    parts = surface.parts
    slots = int(parts.max()) + 1
    one, other = neighbours(surface.faces)
    meets = np.zeros((slots, slots), np.bool_)
    meets[parts[one], parts[other]] = True
    meets |= meets.T
    levels = np.full(slots, -1, np.int64)
    # the largest part stays where it is
    for part in np.argsort(-np.bincount(parts, minlength=slots), kind="stable"):
        taken = set(levels[meets[part]].tolist())
        levels[part] = next(level for level in range(slots) if level not in taken)
    return levels


def _survivors(triangles: Ints, count: int, collapses: npt.NDArray[np.integer]) -> tuple[Ints, Ints, Ints]:
    """What became of a decimated mesh.

    Returns
    -------
    became : (count,) int64
        Which of the remaining vertices each vertex was merged into, in their order; -1 where it vanished
        together with all its faces.
    faces : (F, 3) int64
        The remaining faces.
    kept : (F,) int64
        Which faces they were.
    """
    into = np.arange(count)
    into[collapses[:, 1]] = collapses[:, 0]
    while True:
        further = into[into]
        if np.array_equal(further, into):
            break
        into = further
    faces = into[triangles]
    a, b, c = faces.T
    kept = np.flatnonzero((a != b) & (b != c) & (c != a))
    faces = faces[kept]
    used = np.zeros(count, np.bool_)
    used[faces] = True
    rank = np.where(used, np.cumsum(used) - 1, -1)
    return rank[into], rank[faces], kept


def _folded(faces: Ints) -> npt.NDArray[np.bool_]:
    """Pairs of faces over the same three vertices, one the back of the other: what is left of a flattened part.

    Only whole pairs, for without one of its faces the surface would be open.
    """
    ordered = np.sort(faces, axis=1)
    count = int(faces.max()) + 1 if len(faces) else 1
    key = (ordered[:, 0] * count + ordered[:, 1]) * count + ordered[:, 2]
    a, b, c = faces.T
    front = ((a < b) & (b < c)) | ((b < c) & (c < a)) | ((c < a) & (a < b))
    _, group = np.unique(key, return_inverse=True)
    group = group.ravel()
    pairs = np.minimum(
        np.bincount(group[front], minlength=len(faces)), np.bincount(group[~front], minlength=len(faces))
    )
    sided = 2 * group + front
    order = np.argsort(sided, kind="stable")
    first = np.flatnonzero(np.diff(sided[order], prepend=-1) != 0)
    place = np.arange(len(faces)) - np.repeat(first, np.diff(first, append=len(faces)))
    folded = np.zeros(len(faces), np.bool_)
    folded[order] = place < pairs[group[order]]
    return folded


def _without_pinches(faces: Ints) -> tuple[Ints, Ints]:
    """Give every sheet of surface that passes through a vertex a vertex of its own.

    Decimation may press two sheets together until they share an edge; that edge then has four faces. Here every
    half-edge is paired with one opposite half-edge, and only corners joined through such pairs stay one vertex.

    Returns
    -------
    faces : (F, 3) int64
    origin : (V,) int64
        Which old vertex each vertex is.
    """
    start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    key = np.minimum(start, stop) * (int(faces.max()) + 1) + np.maximum(start, stop)
    up, down = np.flatnonzero(start < stop), np.flatnonzero(start > stop)
    up, down = up[np.argsort(key[up], kind="stable")], down[np.argsort(key[down], kind="stable")]
    if not np.array_equal(key[up], key[down]):
        return faces, np.arange(int(faces.max()) + 1)  # not even closed
    after = np.arange(len(start)).reshape(-1, 3)[:, [1, 2, 0]].ravel()  # the next corner of the same face
    links = coo_matrix(
        (np.ones(2 * len(up), np.int8), (np.concatenate([up, after[up]]), np.concatenate([after[down], down]))),
        shape=(len(start), len(start)),
    )
    count, corner = connected_components(links, directed=False)
    origin = np.zeros(count, np.int64)
    origin[corner] = start
    return corner.reshape(-1, 3).astype(np.int64), origin


def _without_shared_edges(points: Floats, faces: Ints, parts: Ints) -> tuple[Floats, Ints, Ints]:
    """Split edges that still have four faces: two of them get a vertex of their own in its middle."""
    for _ in range(_MOST_SHARED_EDGES):
        start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
        key = start * len(points) + stop
        order = np.argsort(key, kind="stable")
        twice = np.flatnonzero(np.diff(key[order]) == 0)
        if not len(twice):
            break
        one = int(order[twice[0] + 1])
        opposite = np.flatnonzero((start == stop[one]) & (stop == start[one]))
        if not len(opposite):
            break  # a hole: decimation went wrong in a way that no cut repairs
        other = int(opposite[-1])
        middle = len(points)
        points = np.vstack([points, points[[start[one], stop[one]]].mean(axis=0)])
        halves = faces[[one // 3, other // 3]]
        for half, edge in zip(halves, (one, other), strict=True):
            faces[edge // 3, (edge + 1) % 3] = middle  # (a, b, c) becomes (a, m, c) ...
            half[edge % 3] = middle  # ... and (m, b, c)
        faces = np.vstack([faces, halves])
        parts = np.append(parts, parts[[one // 3, other // 3]])
    return points, faces, parts

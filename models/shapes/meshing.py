"""From a sampled field to a closed mesh with part labels."""

from __future__ import annotations

import fast_simplification
import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from skimage.measure import marching_cubes

from composer.mesh import PARTS, PartMesh
from models.errors import MeshingError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

CRUMB_SHARE = 0.01
"""Components with less than this share of the faces are dropped."""

_LEVELS = 0.8 * np.array([0.0, 1.0, 2.0, 3.0, 3.0, 2.0, 3.0, 2.0])
"""How many voxels a part is lifted while decimating; parts that often meet differ."""

_MOST_SHARED_EDGES = 200
"""After so many repairs a mesh is given up, and decimated anew to another number of faces."""

BLENDS = 10
"""How often part scores are averaged with the neighbours' before the best is taken."""
CREASE = 6
"""Power of the cosine between two vertex normals by which one vertex counts for the other."""

JOINING = (0.0, 0.05, 0.1)
"""By how much the surface may be moved outwards, in unit-box space, where that joins loose pieces."""
LEAST_PIECE = 20
"""Samples of the field that make a piece."""

FLATTEST = 8.0
"""How many times thinner than it is long a thing may be before decimation takes it for thicker."""

LEAST_EXTENT = 0.3
"""A field that spans less of the box than this along some axis is taken for a failure, not stretched to fit."""


def mesh_field(distance: Floats, part_scores: Floats, size: tuple[float, float, float], faces: int) -> PartMesh:
    """Turn a field into a watertight mesh that fills its box.

    Parameters
    ----------
    distance : (N, N, N) float32
        Negative inside, in unit-box space with equal spacing along the axes x, y, z.
    part_scores : (P, N, N, N) float32
        Score of every part (logits or one-hot) on the same grid.
    size : (depth, width, height)
        Of the node's box, metres.
    faces : int
        How many triangles to keep at most.

    Returns
    -------
    PartMesh
        In the node's frame, with the bounds (-d/2, -w/2, 0) to (d/2, w/2, h).

    Raises
    ------
    MeshingError
        If the field is empty, full of crumbs, not finite, or spans too little of the box.
    """
    vertices, triangles = closed_surface(distance)
    # In metres: errors measured in the flattened unit box would spend the triangles along the wrong axis.
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    side = np.asarray(size, np.float64)
    metres = (vertices - low) / (high - low) * side
    labels = _vertex_parts(vertices - 1.0, triangles, part_scores)
    # Rugs and pictures are decimated thicker than they are, else lifting parts would tear their two sides apart.
    relief = np.maximum(side, side.max() / FLATTEST) / side
    metres, triangles, labels = _decimate(
        metres * relief, triangles, labels, faces, float(side.max()) / distance.shape[0]
    )
    metres /= relief
    grid = metres / side * (high - low) + low - 1.0  # back to samples of the unpadded field
    normals = _normals(metres, triangles, distance, grid, side / (high - low))
    parts = labels[triangles].max(axis=1)  # a face on a border goes to one side of it, so that the border is clean
    low, high = metres.min(axis=0), metres.max(axis=0)
    placed = (metres - low) / (high - low) * side - np.array([side[0] / 2, side[1] / 2, 0.0])
    return PartMesh(
        np.ascontiguousarray(placed, np.float32),
        np.ascontiguousarray(triangles, np.int32),
        np.ascontiguousarray(normals, np.float32),
        parts.astype(np.uint8),
    )


def closed_surface(distance: Floats) -> tuple[npt.NDArray[np.float64], Ints]:
    """The surface of a field before it is decimated and stretched to its box.

    Returns
    -------
    vertices : (V, 3) float64
        In samples of the field, padded by one on each side.
    triangles : (F, 3) int64

    Raises
    ------
    MeshingError
        If the field is empty, full of crumbs, not finite, or spans too little of the box.
    """
    if not np.isfinite(distance).all():
        raise MeshingError("the field holds values that are not finite")
    if not (distance < 0).any():
        raise MeshingError("the field encloses nothing")
    padded = np.pad(distance, 1, constant_values=1.0)  # so that a solid that reaches the border is closed there
    vertices, triangles, _, _ = marching_cubes(padded, 0.0, gradient_direction="descent", allow_degenerate=False)  # type: ignore[no-untyped-call, unused-ignore]
    vertices, triangles = _without_crumbs(vertices.astype(np.float64), triangles.astype(np.int64))
    extent = np.ptp(vertices, axis=0) / (distance.shape[0] - 1)
    if extent.min() < LEAST_EXTENT:
        raise MeshingError(f"the field spans only {extent.min():.0%} of its box")
    return vertices, triangles


def joined(distance: Floats) -> Floats:
    """A field whose thin parts hang together: of surfaces further and further out, the first with fewest pieces."""
    pieces = []
    for step in JOINING:
        solid, _ = ndimage.label(distance < step)
        pieces.append(int((np.bincount(solid.ravel())[1:] >= LEAST_PIECE).sum()))
        if pieces[-1] == 1:
            break
    return distance - np.float32(JOINING[int(np.argmin(pieces))])


def one_hot_scores(labels: npt.NDArray[np.uint8]) -> Floats:
    """Scores (P, N, N, N) of a label field, for meshes made straight from a family."""
    hot: Floats = (labels[None] == np.arange(len(PARTS), dtype=np.uint8)[:, None, None, None]).astype(np.float32)
    return hot


def is_watertight(triangles: npt.NDArray[np.integer]) -> bool:
    """Whether every directed edge occurs once and its opposite once."""
    start, stop = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
    count = int(triangles.max()) + 1
    forward = np.sort(start.astype(np.int64) * count + stop)
    backward = np.sort(stop.astype(np.int64) * count + start)
    return bool(np.array_equal(forward, backward) and (np.diff(forward) > 0).all())


def _without_crumbs(vertices: npt.NDArray[np.float64], triangles: Ints) -> tuple[npt.NDArray[np.float64], Ints]:
    """Keep the components that are large enough and not bubbles inside another."""
    count = len(vertices)
    a, b = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    links = coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(count, count))
    components, label = connected_components(links, directed=False)
    if components == 1:
        return vertices, triangles
    of_face = label[triangles[:, 0]]
    p, q, r = (vertices[triangles[:, i]] for i in range(3))
    volume = np.bincount(of_face, np.einsum("ij,ij->i", p, np.cross(q, r)) / 6, components)
    faces = np.bincount(of_face, minlength=components)
    keep = (faces >= CRUMB_SHARE * faces.sum()) & (volume > 0)
    if not keep.any():
        raise MeshingError("the field holds only crumbs")
    triangles = triangles[keep[of_face]]
    used = np.zeros(count, np.bool_)
    used[triangles] = True
    return vertices[used], (np.cumsum(used) - 1)[triangles]


def _decimate(
    vertices: npt.NDArray[np.float64], triangles: Ints, labels: Ints, budget: int, step: float
) -> tuple[npt.NDArray[np.float64], Ints, Ints]:
    """Quadric edge collapse to the budget that respects the borders between parts.

    Quadrics know only geometry, and a border across a flat face would fray. So every part is first lifted
    along the normals to a level of its own, which makes its border a crease; afterwards the lift is undone.
    """
    if len(triangles) <= budget:
        return vertices, triangles, labels
    lift = _around(vertices, triangles) * (step * _LEVELS[labels])[:, None]
    corners = triangles.astype(np.int32)
    lifted = vertices + lift
    for target in (int(share * budget) for share in (0.98, 0.93, 0.85, 0.7)):
        # now and then a collapse leaves an edge with four faces; a slightly different target avoids it
        points, _, collapses = fast_simplification.simplify(
            lifted, corners, target_count=target, agg=4.0, return_collapses=True
        )
        became, faces = _survivors(triangles, len(vertices), collapses)
        faces = _without_folds(faces)
        if not len(faces) or became.max() != len(points) - 1:
            continue
        alive, count = became >= 0, len(points)
        merged = np.bincount(became[alive], minlength=count)
        mean = np.stack([np.bincount(became[alive], lift[alive, axis], count) / merged for axis in range(3)], axis=1)
        kept = np.zeros(count, np.int64)
        kept[became[alive]] = labels[alive]
        faces, origin = _without_pinches(faces)
        points, faces, kept = _without_shared_edges((points - mean)[origin], faces, kept[origin])
        if is_watertight(faces):
            return points, faces, kept
    return vertices, triangles, labels


def _survivors(triangles: Ints, count: int, collapses: npt.NDArray[np.integer]) -> tuple[Ints, Ints]:
    """What became of a decimated mesh.

    Returns
    -------
    became : (count,) int64
        Which of the remaining vertices each vertex was merged into, in their order; -1 where it vanished
        together with all its faces.
    faces : (F, 3) int64
        The remaining faces.
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
    faces = faces[(a != b) & (b != c) & (c != a)]
    used = np.zeros(count, np.bool_)
    used[faces] = True
    rank = np.where(used, np.cumsum(used) - 1, -1)
    return rank[into], rank[faces]


def _without_folds(faces: Ints) -> Ints:
    """Drop pairs of faces over the same three vertices: what is left of a part that was flattened by decimation."""
    _, group, times = np.unique(np.sort(faces, axis=1), axis=0, return_inverse=True, return_counts=True)
    kept: Ints = faces[times[group.ravel()] == 1]
    return kept


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


def _without_shared_edges(
    points: npt.NDArray[np.float64], faces: Ints, labels: Ints
) -> tuple[npt.NDArray[np.float64], Ints, Ints]:
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
        labels = np.append(labels, labels[[start[one], stop[one]]].max())
        halves = faces[[one // 3, other // 3]]
        for half, edge in zip(halves, (one, other), strict=True):
            faces[edge // 3, (edge + 1) % 3] = middle  # (a, b, c) becomes (a, m, c) ...
            half[edge % 3] = middle  # ... and (m, b, c)
        faces = np.vstack([faces, halves])
    return points, faces, labels


def _sample(field: Floats, at: npt.NDArray[np.float64]) -> Floats:
    """Trilinear interpolation of (..., N, N, N) at (V, 3) sample coordinates: (..., V)."""
    limit = np.array(field.shape[-3:]) - 1
    at = np.clip(at, 0, limit - 1e-4)
    cell = at.astype(np.int64)
    share = np.ascontiguousarray((at - cell).T, np.float32)
    weights = np.stack([1 - share, share])
    flat = field.reshape(*field.shape[:-3], -1)
    first = np.ravel_multi_index(tuple(cell.T), field.shape[-3:])
    total = np.zeros((*field.shape[:-3], len(at)), np.float32)
    for i, j, k in np.ndindex(2, 2, 2):
        weight = weights[i, 0] * weights[j, 1] * weights[k, 2]
        total += flat[..., first + np.ravel_multi_index((i, j, k), field.shape[-3:])] * weight
    return total


def _normals(
    vertices: npt.NDArray[np.float64],
    triangles: Ints,
    distance: Floats,
    grid: npt.NDArray[np.float64],
    spacing: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Unit vertex normals: the mean of the field's gradient and of the faces around the vertex.

    The gradient keeps curved surfaces smooth, the faces keep flat ones flat where the field ripples.
    """
    step = np.eye(3)
    gradient = np.stack(
        [_sample(distance, grid + step[i]) - _sample(distance, grid - step[i]) for i in range(3)], axis=1
    )
    gradient = _unit(gradient / spacing)
    around = _around(vertices, triangles)
    agree = np.einsum("ij,ij->i", gradient, around)[:, None] > 0
    mixed = _unit(np.where(agree, gradient + around, around))
    up = np.array([0.0, 0.0, 1.0])
    return np.where(np.linalg.norm(mixed, axis=1, keepdims=True) > 0.5, mixed, up)


def _unit(v: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    x, y, z = v.T
    unit: npt.NDArray[np.float64] = v / np.maximum(np.sqrt(x * x + y * y + z * z), 1e-12)[:, None]
    return unit


def _around(vertices: npt.NDArray[np.float64], triangles: Ints) -> npt.NDArray[np.float64]:
    """Mean direction of the faces around every vertex, weighted by their areas."""
    corners = np.ascontiguousarray(triangles.T)
    x, y, z = np.ascontiguousarray(vertices.T)
    # written out axis by axis, since this runs over every vertex three times a mesh
    (ax, bx), (ay, by), (az, bz) = ((c[corners[1]] - c[corners[0]], c[corners[2]] - c[corners[0]]) for c in (x, y, z))
    normal = (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
    total = np.zeros_like(vertices)
    for axis in range(3):
        total[:, axis] = np.bincount(corners.ravel(), np.tile(normal[axis], 3), len(vertices))
    return _unit(total)


def _vertex_parts(grid: npt.NDArray[np.float64], triangles: Ints, scores: Floats) -> Ints:
    """The best part of every vertex, after its probabilities have been averaged with its neighbours'.

    Neighbours across a crease count little, so that a face of the solid tends to one part and borders follow creases.
    """
    # a vertex of marching cubes lies on an edge of the grid: the mean of the edge's two ends will do before smoothing
    ends = np.moveaxis(scores, 0, -1)
    limit = np.array(scores.shape[1:]) - 1
    first, last = (np.clip(f(grid).astype(np.int64), 0, limit).T for f in (np.floor, np.ceil))
    score = ends[tuple(first)] + ends[tuple(last)]
    score = np.exp(score - score.max(axis=1, keepdims=True))
    score /= score.sum(axis=1, keepdims=True)
    count = len(grid)
    a, b = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    normals = _around(grid, triangles).astype(np.float32)
    alike = np.maximum(np.einsum("ij,ij->i", normals[a], normals[b]), 0.0) ** CREASE + 1e-3
    links = coo_matrix((alike, (a, b)), shape=(count, count)).tocsr()
    degree = np.maximum(np.asarray(links.sum(axis=1)), 1e-6)
    for _ in range(BLENDS):
        score = 0.4 * score + 0.6 * (links @ score) / degree
    best: Ints = score.argmax(axis=1)
    return best

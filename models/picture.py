"""Pictures of single meshes, drawn without a graphics card: for contact sheets and for choosing among variants."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.mesh import PartMesh

LIGHT = (0.45, -0.35, 0.82)


def picture(
    mesh: PartMesh, colours: npt.NDArray[np.float64], pixels: int = 160, yaw: float = 0.75, pitch: float = 0.42
) -> npt.NDArray[np.uint8]:
    """Draw one mesh by splatting points of its faces into a depth buffer.

    Parameters
    ----------
    mesh : PartMesh
    colours : (P, 3) float64
        Of the parts, in [0, 1].
    pixels : int
        Side of the square picture.
    yaw, pitch : float
        Where the camera stands, radians: at yaw 0 it looks at the front (+x) of the node.

    Returns
    -------
    (pixels, pixels, 4) uint8
        Red, green, blue and alpha, the colours multiplied by it; nothing is drawn around the mesh.
    """
    fine = pixels * 2
    eye = np.array([np.cos(pitch) * np.cos(yaw), np.cos(pitch) * np.sin(yaw), np.sin(pitch)])
    right = np.array([-np.sin(yaw), np.cos(yaw), 0.0])
    up = np.cross(eye, right)
    vertices = mesh.vertices.astype(np.float64)
    centre = vertices.min(axis=0) / 2 + vertices.max(axis=0) / 2
    radius = np.linalg.norm(np.ptp(vertices, axis=0)) / 2
    scale = 0.96 * fine / (2 * radius)
    flat = np.stack([(vertices - centre) @ right, (vertices - centre) @ up, (vertices - centre) @ eye], axis=1)
    flat[:, :2] = flat[:, :2] * [scale, -scale] + fine / 2
    corners = flat[mesh.faces]
    turned = np.linalg.det((corners[:, 1:] - corners[:, :1])[:, :, :2])
    seen = mesh.faces[turned < 0]  # the picture's y runs down, so faces towards the camera turn clockwise
    parts = mesh.parts[turned < 0]
    corners = flat[seen]
    edge_a, edge_b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    # enough points that neighbours are less than a pixel apart: one along every pixel of the longest edges
    longest = np.maximum(np.linalg.norm(edge_a[:, :2], axis=1), np.linalg.norm(edge_b[:, :2], axis=1))
    longest = np.maximum(longest, np.linalg.norm((edge_a - edge_b)[:, :2], axis=1))
    image = np.zeros((fine * fine, 4))
    depth = np.full(fine * fine, -np.inf)
    light = np.array(LIGHT)
    light /= np.linalg.norm(light)
    steps = np.maximum(np.ceil(longest * 1.1).astype(int), 1)
    for bucket in np.unique(np.ceil(np.log2(steps)).astype(int)):
        chosen = np.flatnonzero(np.ceil(np.log2(steps)).astype(int) == bucket)
        n = 2**bucket
        i, j = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
        inside = i + j <= n
        weight = np.stack([n - i[inside] - j[inside], i[inside], j[inside]], axis=1) / n
        for some in np.array_split(chosen, max(1, len(chosen) * len(weight) // 2_000_000)):
            points = np.einsum("wk,fkc->fwc", weight, corners[some]).reshape(-1, 3)
            normal = np.einsum("wk,fkc->fwc", weight, mesh.normals[seen[some]]).reshape(-1, 3)
            normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
            shade = 0.42 + 0.5 * np.clip(normal @ light, 0, 1) + 0.12 * np.clip(normal @ eye, 0, 1)
            colour = colours[np.repeat(parts[some], len(weight))] * shade[:, None]
            x, y = np.floor(points[:, 0]).astype(int), np.floor(points[:, 1]).astype(int)
            visible = (x >= 0) & (x < fine) & (y >= 0) & (y < fine)
            pixel, near = (y * fine + x)[visible], points[visible, 2]
            order = np.argsort(near, kind="stable")  # the nearest is written last
            pixel, near, colour = pixel[order], near[order], colour[visible][order]
            last = np.full(fine * fine, -1)
            last[pixel] = np.arange(len(pixel))
            hit = np.flatnonzero(last >= 0)
            closer = hit[near[last[hit]] > depth[hit]]
            depth[closer] = near[last[closer]]
            image[closer, :3] = colour[last[closer]]
            image[closer, 3] = 1
    image = np.clip(image, 0, 1).reshape(pixels, 2, pixels, 2, 4).mean(axis=(1, 3))
    drawn: npt.NDArray[np.uint8] = (image * 255).astype(np.uint8)
    return drawn

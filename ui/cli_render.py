"""``render``: a picture of a scene, with depths and node ids if asked for."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from composer.errors import FormatError
from composer.formats import write_whole
from ui.cli_sources import select

MAX_SIDE = 8192
SIZE = "1280x960"


def run(
    file: Path,
    out: Path,
    view: Literal["plan", "perspective"],
    size: str | None,
    depth: Path | None,
    ids: Path | None,
    scan: str | None,
    assets: Path | None,
) -> int:
    """Draw a scene and write the pictures, once all of them are ready."""
    pixels = parse_size(size or SIZE)
    for path in (out, depth, ids):
        if path is not None and path.suffix.lower() != ".png":
            raise FormatError(f"{path.name} cannot be written: a picture's ending must be .png")
    [(_, load)] = select(file, scan, False, assets)
    document = load()
    from ui.still import render_document

    drawn = render_document(document, size=pixels, view=view, depth=depth is not None, ids=ids is not None)
    files = {out: png(drawn.color)}
    if depth is not None:
        assert drawn.depth is not None
        files[depth] = png(steps(drawn.depth))
    if ids is not None:
        assert drawn.ids is not None
        files[ids] = png(drawn.ids)
        names = {str(value): node_id for value, node_id in drawn.id_map.items()}
        files[ids.with_suffix(".json")] = json.dumps(names).encode()
    for path, data in files.items():
        write_whole(path, data)
    return 0


def parse_size(text: str) -> tuple[int, int]:
    """Width and height of ``1280x960``.

    Raises
    ------
    FormatError
        If it is not that, or not between 16 and `MAX_SIDE`.
    """
    match = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text.strip())
    if match is None:
        raise FormatError(f"--size must be WIDTHxHEIGHT, such as 1280x960, not {text!r}")
    width, height = int(match[1]), int(match[2])
    if not (16 <= width <= MAX_SIDE and 16 <= height <= MAX_SIDE):
        raise FormatError(f"--size must be between 16 and {MAX_SIDE} pixels each way, not {text}")
    return width, height


def steps(depth: npt.NDArray[np.floating[Any]], unit: float = 0.001) -> npt.NDArray[np.uint16]:
    """Metres as 16-bit steps of a unit: 0 where nothing is, and the largest number beyond what it can tell."""
    finite = np.nan_to_num(depth, nan=0.0, posinf=0.0, neginf=0.0)
    scaled: npt.NDArray[np.uint16] = np.clip(np.rint(finite / unit), 0, 65_535).astype(np.uint16)
    return scaled


def png(pixels: npt.NDArray[Any]) -> bytes:
    """An image as a PNG: (H, W, 3) uint8 in colour or (H, W) uint16 in grey."""
    from PIL import Image

    out = io.BytesIO()
    # A 16-bit picture must reach Pillow in the machine's own byte order.
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "PNG")
    return out.getvalue()

"""``render --rig``: pictures of all cameras of a rig in one run, their calibration, and labels of what each sees."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

from composer.document import Document
from composer.errors import FormatError
from composer.formats import labels, strict_json, write_whole
from composer.formats.limits import MIB, read_file
from composer.scene import MAX_EXTENT
from composer.values import explain
from ui.cli_render import parse_size, png, steps
from ui.cli_sources import tell
from ui.rig import RIGS, Rig, Stand, calibration, stand_at

CALIBRATION = "calibration"
MAX_BYTES = MIB
"""Of a file that describes a rig."""
PIXEL_CONVENTION = "OpenCV: x to the right, y down, z ahead; the middle of the upper left pixel is (0, 0)"


@dataclass(frozen=True)
class RigOptions:
    """What ``render --rig`` was asked for; see its ``--help``."""

    rig: str
    at: str | None = None
    heading: float | None = None
    size: str | None = None
    depth: Path | None = None
    ids: Path | None = None
    labels: Path | None = None


def run(document: Document, out: Path, options: RigOptions) -> int:
    """Draw, and write everything once all of it is ready."""
    rig = rig_named(options.rig)
    for path in (out, options.depth, options.ids):
        if path is not None and path.suffix.lower() not in ("", ".png"):
            raise FormatError(f"{path.name} cannot be written: a rig's pictures go into a folder, or end in .png")
    if options.labels is not None and not options.labels.name.lower().endswith(labels.ENDING):
        raise FormatError(f"{options.labels.name} cannot be written: the ending of labels is {labels.ENDING}")
    place = None if options.at is None else parse_place(options.at)
    heading = None if options.heading is None else math.radians(options.heading)
    stand = stand_at(document.scene, place, heading)
    tell(
        f"the rig {rig.name} stands at {stand.x:.2f}, {stand.y:.2f}, heading {math.degrees(stand.heading):.1f} degrees"
    )
    files, seen = _drawn(document, rig, stand, out, options)
    if options.labels is not None:
        files[options.labels] = labels.text(labels.labels_of(document, seen))
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    return 0


def _drawn(
    document: Document, rig: Rig, stand: Stand, out: Path, options: RigOptions
) -> tuple[dict[Path, bytes], dict[str, dict[str, Any]]]:
    """All files by path, and what each camera sees of each node."""
    from ui.still import Studio

    asked = None if options.size is None else parse_size(options.size)
    files: dict[Path, bytes] = {}
    rows: list[dict[str, Any]] = []
    seen: dict[str, dict[str, Any]] = {}
    ids = options.ids is not None
    with Studio(document, around=math.inf) as studio:
        for mount in rig.cameras:
            size = asked or mount.size or rig.size
            camera = stand.camera(mount, size)
            drawn = studio.picture(camera, size, options.depth is not None, ids or options.labels is not None)
            row = calibration(mount, camera, size)
            row["image"] = _put(files, out, mount.name, png(drawn.color))
            if options.depth is not None and drawn.depth is not None:
                row["depth"] = _put(files, options.depth, mount.name, png(steps(drawn.depth, rig.depth_unit)))
            if options.ids is not None and drawn.ids is not None:
                row["ids"] = _put(files, options.ids, mount.name, png(drawn.ids))
            if options.labels is not None and drawn.ids is not None:
                for number, part in visible(drawn.ids).items():
                    prop = studio.stock.props[number - 1]
                    alone = max(studio.rays.alone(camera, *size, prop), part["pixels"])
                    part["visible"] = round(part["pixels"] / alone, 4)
                    seen.setdefault(prop.id, {})[mount.name] = part
            rows.append(row)
        if options.ids is not None:
            names = {str(value): node_id for value, node_id in studio.ids.items()}
            files[_beside(options.ids, "ids")] = json.dumps(names).encode()
    files[_beside(out, CALIBRATION)] = json.dumps(_head(rig, stand, options) | {"cameras": rows}, indent=1).encode()
    return files, seen


def _head(rig: Rig, stand: Stand, options: RigOptions) -> dict[str, Any]:
    head: dict[str, Any] = {
        "format": "scene-composer calibration",
        "version": 1,
        "conventions": {
            "camera": PIXEL_CONVENTION,
            "scene": "X to the right of the plan, Y up the plan, Z up; metres",
            "rig": "x ahead, y to the left, z up; metres; its origin is on the ground",
            "matrices": "row by row; camera_to_scene times a point of the camera is the point of the scene",
        },
        "rig": {
            "name": rig.name,
            "heading": stand.heading,
            "rig_to_scene": stand.matrix.tolist(),
            "lane": stand.surface,
        },
    }
    if options.depth is not None:
        head["depth"] = {"unit": rig.depth_unit, "along": "z of the camera", "nothing": 0, "most": 65_535}
    if options.ids is not None:
        head["ids"] = _beside(options.ids, "ids").name
    return head


def _put(files: dict[Path, bytes], where: Path, name: str, data: bytes) -> str:
    """Add a camera's picture; what the file is called."""
    path = where / f"{name}.png" if where.suffix == "" else where.with_name(f"{where.stem}_{name}{where.suffix}")
    files[path] = data
    return path.name


def _beside(where: Path, what: str) -> Path:
    """The JSON that goes with pictures: in their folder, or with their name."""
    return where / f"{what}.json" if where.suffix == "" else where.with_suffix(".json")


def rig_named(word: str) -> Rig:
    """A rig of `RIGS`, or the one in a JSON file.

    Raises
    ------
    FormatError
        If it is neither.
    """
    if word in RIGS:
        return RIGS[word]
    path = Path(word)
    if path.suffix.lower() != ".json":
        raise FormatError(f"there is no rig {word!r}: it is one of {', '.join(RIGS)}, or a .json file")
    try:
        rig = Rig.model_validate(strict_json.parse(read_file(path, MAX_BYTES), path.name))
    except ValidationError as error:
        raise FormatError(f"{path.name} is no rig: {explain(error)}") from None
    names = [mount.name for mount in rig.cameras]
    if len(set(names)) < len(names):
        raise FormatError(f"{path.name} is no rig: two of its cameras have one name")
    return rig


def parse_place(text: str) -> tuple[float, ...]:
    """Numbers of ``X,Y`` or ``X,Y,Z``, metres.

    Raises
    ------
    FormatError
        If it is not that.
    """
    words = re.split(r"\s*,\s*", text.strip())
    try:
        place = tuple(float(word) for word in words)
    except ValueError:
        place = ()
    if len(place) not in (2, 3) or not all(abs(value) <= MAX_EXTENT for value in place):
        raise FormatError(f"--at must be X,Y or X,Y,Z in metres, such as 12.5,-3, not {text!r}")
    return place


def visible(ids: npt.NDArray[np.uint16]) -> Mapping[int, dict[str, Any]]:
    """How many pixels show each value of a picture of ids, and the frame around them."""
    rows, columns = np.nonzero(ids)
    values = ids[rows, columns]
    found = {}
    for value in np.unique(values):
        own = values == value
        down, across = rows[own], columns[own]
        frame = [int(across.min()), int(down.min()), int(across.max()) + 1, int(down.max()) + 1]
        found[int(value)] = {"pixels": int(own.sum()), "frame": frame}
    return found

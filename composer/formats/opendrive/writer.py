"""A street as an OpenDRIVE file, written with the library ``scenariogeneration``.

Roads are written from the scene's network, exactly; strips of ground that belong to no road become roads that are
fitted to them. Nodes become objects and signals of the road that is nearest, or of the one they were read with; other
ground becomes objects with outlines.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import shapely

from composer.document import Document
from composer.errors import ComposerError, FormatError
from composer.formats.limits import brief
from composer.formats.opendrive.fields import Report
from composer.formats.opendrive.fitted import fitted_road, is_strip
from composer.formats.opendrive.locate import Network
from composer.formats.opendrive.sound import sound_network
from composer.formats.opendrive.things import Things
from composer.scene import Scene, Surface
from composer.street.curves import ReferenceLine
from composer.street.kinds import kind_of_opendrive, surface_kind
from composer.street.lanes import surfaces_of
from composer.street.road import Lane, Road

_VERSION = ("1", "7")
_CLOSE = 0.01
"""Metres by which what is written may leave what is there without a word."""
_SPACE = 8.0
"""Metres: a longer piece of ground to park on is a lane."""


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """The scene as a ``.xodr`` file. What OpenDRIVE has no place for is told in a `FormatWarning`.

    Raises
    ------
    FormatError
        If there is neither a road in it nor ground that can be one, or the library is missing.
    """
    if find_spec("scenariogeneration") is None:
        raise FormatError(
            "writing OpenDRIVE needs the library scenariogeneration: pip install 'scene-composer[opendrive]'"
        )
    scene, report = document.scene, Report(path.name)
    try:
        data = _encoded(scene, report)
    except FormatError as error:
        raise FormatError("{name} cannot be written: {error}", name=path.name, error=error) from None
    except (ComposerError, ArithmeticError, ValueError) as error:
        raise FormatError("{name} cannot be written: {error}", name=path.name, error=brief(error)) from None
    report.tell()
    return {path: data}


def _encoded(scene: Scene, report: Report) -> bytes:
    from scenariogeneration import xodr

    from composer.formats.opendrive.network import junction_for, road_for
    from composer.formats.opendrive.said import complete_header, complete_roads, complete_signals

    network, junctions = sound_network(scene.roads, scene.junctions, report)
    _tell_kinds([lane for road in network for section in road.sections for lane in section.lanes if lane.id], report)
    roads = (*network, *_fitted(scene, report))
    if not roads:
        raise FormatError("OpenDRIVE describes roads, and the scene has none")
    lines = [ReferenceLine(road) for road in roads]
    _tell_changed(scene, report)
    things = Things(Network(list(zip(roads, lines, strict=True))), report)
    things.add_nodes(scene.nodes)
    for surface in scene.surfaces:
        if surface.road is None and not _is_lane(surface):
            things.add_ground(surface)
    name = scene.provenance.name or scene.name
    made = xodr.OpenDrive(name, *_VERSION, geo_reference=scene.provenance.georeference or None)
    for road in roads:
        one = road_for(road)
        # Its own ways of adding count ids over all files of the process.
        one.objects, one.signals = things.objects.get(road.id, []), things.signals.get(road.id, [])
        made.add_road(one)
    for junction in junctions:
        made.add_junction(junction_for(junction))
    root = made.get_element()
    complete_header(root, scene.provenance)
    complete_roads(root, roads)
    complete_signals(root, things.extras)
    ET.indent(root)
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _is_lane(surface: Surface) -> bool:
    """Whether a surface without a road becomes one: a strip, and no single parking space."""
    if not is_strip(surface) or surface.kind != "parking":
        return is_strip(surface)
    corners = shapely.get_coordinates(surface.area.minimum_rotated_rectangle)
    return bool(np.hypot(*np.diff(corners[:3], axis=0).T).max() > _SPACE)


def _fitted(scene: Scene, report: Report) -> Iterator[Road]:
    """Roads for the strips that have none."""
    taken = {road.id for road in scene.roads}
    number = 0
    for surface in scene.surfaces:
        if not _is_lane(surface):
            continue
        while str(number) in taken:
            number += 1
        taken.add(str(number))
        try:
            fit = fitted_road(surface, str(number))
        except ComposerError as error:
            report.note(f"{error}; it is left out")
            continue
        if fit.miss > _CLOSE:
            report.note(f"the road for {surface.id!r} leaves its outline by up to {fit.miss:.2f} m")
        _tell_kinds(fit.road.sections[0].lanes[1:], report)
        if surface.holes:
            report.left_out("hole in a lane", len(surface.holes))
        yield fit.road


def _tell_kinds(lanes: Sequence[Lane], report: Report) -> None:
    """Say which kinds of lanes will not be known again by the words they are written as."""
    for lane in lanes:
        if kind_of_opendrive().get(lane.type, "ground") != lane.kind:
            label = surface_kind(lane.kind).label.lower()
            report.left_out(f"name of the kind {label!r} (it is written as {lane.type!r})")


def _tell_changed(scene: Scene, report: Report) -> None:
    """Say which lanes are not any more as their roads make them: roads are written as they are."""
    drawn = {surface.id: surface for surface in scene.surfaces if surface.road is not None}
    for road in scene.roads:
        for made in surfaces_of(road):
            there = drawn.pop(made.id, None)
            if there is None:
                report.left_out("lane taken away from its road (it is written nevertheless)")
            elif there.kind != made.kind or (
                there.polygon != made.polygon and there.area.symmetric_difference(made.area).area > _CLOSE
            ):
                report.left_out("change of a lane by hand (it is written as its road says)")
    if drawn:
        report.left_out("lane added to a road by hand", len(drawn))

"""What the library that writes OpenDRIVE has no words for, added to what it writes.

`scenariogeneration` knows neither whether a lane stays level, nor limits of single lanes, nor where a whole map lies,
and takes words only from lists of its own. This module gives it words that it does not know, and fills in the rest of
the elements it has made, in the order in which the standard wants them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from enum import Enum
from types import SimpleNamespace
from typing import Any

from composer.scene import Provenance
from composer.street.road import Road


def said(text: str, words: type[Enum]) -> Any:
    """A word for the library: one of its own list, or one that only looks so."""
    key = text.replace(" ", "_")
    return words[key] if key in words.__members__ else SimpleNamespace(name=text)


def complete_header(root: ET.Element, provenance: Provenance) -> None:
    """Say where the map lies, and not when it was written: the same scene gives the same file."""
    header = root.find("header")
    assert header is not None
    header.attrib.pop("date", None)
    header.set("vendor", "Scene Composer")
    if any(provenance.shift):
        x, y, z = (repr(v) for v in provenance.shift)
        ET.SubElement(header, "offset", {"x": x, "y": y, "z": z, "hdg": "0.0"})


def complete_roads(root: ET.Element, roads: Sequence[Road]) -> None:
    """Lengths as they are, and what lanes have beside widths, marks and heights."""
    for element, road in zip(root.findall("road"), roads, strict=True):
        element.set("length", repr(road.length))
        for section, lanes in zip(element.findall("lanes/laneSection"), road.sections, strict=True):
            by_id = {lane.id: lane for lane in lanes.lanes}
            for lane in section.iter("lane"):
                known = by_id.get(int(lane.get("id", "0")))
                if known is None:
                    continue
                lane.set("level", "true" if known.level else "false")
                at = next((k for k, child in enumerate(lane) if child.tag == "height"), len(lane))
                for limit in known.limits:
                    words = {"sOffset": repr(limit.start), "max": repr(limit.speed), "unit": "m/s"}
                    lane.insert(at, ET.Element("speed", words))
                    at += 1


def complete_signals(root: ET.Element, extras: Mapping[str, Mapping[str, str]]) -> None:
    """Attributes of signals by id, and under the key ``xyz`` where one stands that its road does not reach."""
    for element in root.iter("signal"):
        words = dict(extras.get(element.get("id", ""), {}))
        place = words.pop("xyz", "")
        for key, value in words.items():
            element.set(key, value)
        if place:
            x, y, z, heading = place.split()
            ET.SubElement(element, "positionInertial", {"x": x, "y": y, "z": z, "hdg": heading})

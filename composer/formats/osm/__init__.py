"""OpenStreetMap (``.osm`` XML): a piece of the map as a street scene.

Degrees become metres about the middle of the map, X to the east and Y to the north. Which tags become what is written
in ``assets/vocabulary/osm.toml``. What a map leaves open – how wide a lane is, how tall a house – is taken from what
such things mostly are; what cannot be read is told in a few sentences.
"""

from __future__ import annotations

from pathlib import Path

from composer.formats.strict_xml import root_tag
from composer.formats.table import Format, Scenes


def sniff(head: bytes) -> bool:
    """Whether it begins like an OpenStreetMap file."""
    return root_tag(head) == "osm"


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The map of a file, named as the file is; see `composer.formats.osm.reader`."""
    from composer.formats.osm import reader  # takes a while, and few programs read maps

    return reader.read(path, assets)


FORMAT = Format("OpenStreetMap", (".osm",), sniff, read, None)

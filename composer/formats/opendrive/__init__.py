"""OpenDRIVE (``.xodr``), ASAM's description of road networks: read in versions 1.1 to 1.8, written in 1.7.

Its x, y, z and headings are ours as they are. A file becomes a street: its roads and junctions stay as they stand in
the file (`composer.street.road`), every lane becomes a surface, objects and signals become nodes, crosswalks and
parking spaces surfaces. Whatever there is no place for is told in a warning.
"""

from __future__ import annotations

from pathlib import Path

from composer.document import Document
from composer.formats.strict_xml import root_tag
from composer.formats.table import Format, Scenes


def sniff(head: bytes) -> bool:
    """Whether it is XML whose root is ``OpenDRIVE``."""
    return root_tag(head) == "OpenDRIVE"


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The one scene of a map; see `composer.formats.opendrive.reader`."""
    from composer.formats.opendrive import reader  # takes a while, and few programs read maps

    return reader.read(path, assets)


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """The document as OpenDRIVE; see `composer.formats.opendrive.writer`."""
    from composer.formats.opendrive import writer  # takes a library that reading does without

    return writer.encode(document, path)


FORMAT = Format("OpenDRIVE", (".xodr",), sniff, read, encode)

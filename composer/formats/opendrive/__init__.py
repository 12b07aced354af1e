"""OpenDRIVE (``.xodr``), ASAM's description of road networks: read in versions 1.1 to 1.8, written in 1.7.

Its x, y, z and headings are ours as they are. A file becomes a street: its roads and junctions stay as they stand in
the file (`composer.street.road`), every lane becomes a surface, objects and signals become nodes, crosswalks and
parking spaces surfaces. Whatever there is no place for is told in a warning.
"""

from __future__ import annotations

from pathlib import Path

from composer.document import Document
from composer.formats.opendrive.reader import read, sniff
from composer.formats.table import Format


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """The document as OpenDRIVE; see `composer.formats.opendrive.writer`."""
    from composer.formats.opendrive import writer  # takes a library that reading does without

    return writer.encode(document, path)


FORMAT = Format("OpenDRIVE", (".xodr",), sniff, read, encode)

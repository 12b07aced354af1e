"""OpenDRIVE (``.xodr``), ASAM's description of road networks, versions 1.1 to 1.8.

Its x, y, z and headings are ours as they are. A file becomes a street: its roads and junctions stay as they stand in
the file (`composer.street.road`), every lane becomes a surface, objects and signals become nodes, crosswalks and
parking spaces surfaces. Whatever there is no place for is told in a warning.
"""

from __future__ import annotations

from composer.formats.opendrive.reader import read, sniff
from composer.formats.table import Format

FORMAT = Format("OpenDRIVE", (".xodr",), sniff, read, None)

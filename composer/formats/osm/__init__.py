"""OpenStreetMap (``.osm`` XML): a piece of the map as a street scene.

Degrees become metres about the middle of the map, X to the east and Y to the north. Which tags become what is written
in ``assets/vocabulary/osm.toml``. What a map leaves open – how wide a lane is, how tall a house – is taken from what
such things mostly are; what cannot be read is told in a few sentences.
"""

from __future__ import annotations

from composer.formats.osm.reader import read, sniff
from composer.formats.table import Format

FORMAT = Format("OpenStreetMap", (".osm",), sniff, read, None)

"""What becomes of OpenStreetMap's tags: ``assets/vocabulary/osm.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from composer.vocabulary import read_vocabulary

Tags = Mapping[str, str]
NO = ("no", "none", "")


@cache
def table() -> Mapping[str, Any]:
    """All of it."""
    return read_vocabulary("osm.toml")


@dataclass(frozen=True)
class Highway:
    """A row of ``[highways]``; see there."""

    kind: str
    lanes: int
    width: float
    rank: int
    oneway: bool = False
    sidewalks: float = 0.0
    shoulder: float = 0.0
    marked: bool = False
    radius: float = 4.0


@cache
def _highways() -> Mapping[str, Highway]:
    return {name: Highway(**row) for name, row in table()["highways"].items()}


def highway(tags: Tags) -> Highway | None:
    """What a way is that one goes along; None if it is none."""
    found = _highways().get(tags.get("highway", ""))
    if found is None:
        return None
    for detail in table()["highway_details"]:
        if fits(tags, detail["tags"]):
            return replace(found, **{k: v for k, v in detail.items() if k != "tags"})
    return found


def fits(tags: Tags, wanted: Tags) -> bool:
    """Whether all the wanted tags are there."""
    return all(tags.get(key) == value for key, value in wanted.items())


def row_of(tags: Tags, rows: Iterable[Sequence[Any]]) -> Sequence[Any] | None:
    """The first row whose key and value (``*``: any but *no*) the tags have."""
    for row in rows:
        value = tags.get(row[0])
        if value is not None and (value == row[1] or (row[1] == "*" and value not in NO)):
            return row
    return None


def area_kind(tags: Tags) -> str | None:
    """What ground an area is; empty if it is none worth showing, None if nobody knows."""
    row = row_of(tags, table()["areas"]["rows"])
    return None if row is None else row[2]


def is_line(tags: Tags) -> bool:
    """Whether a closed way is a line that comes back to its start rather than an area."""
    return tags.get("area") != "yes" and any(key in tags for key in table()["areas"]["lines"])

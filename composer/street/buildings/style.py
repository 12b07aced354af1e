"""How the walls of one building look: figures drawn from its style's ranges by its seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from composer.street.buildings.looks import Kind
from composer.vocabulary import read_vocabulary

RHYTHMS = ("even", "even", "pairs", "narrow")


@cache
def _table() -> Mapping[str, Any]:
    return read_vocabulary("facades.toml")


@dataclass(frozen=True)
class Style:
    """A building's own figures; metres, shares of a floor's height, or how its windows follow each other.

    Attributes
    ----------
    pitch, width : float
        From window to window, and of a window.
    share, sill : float
        Height of a window, and of its lower edge above the floor, as shares of a floor's height.
    window, door : Kind
    rhythm : str
        One of `RHYTHMS`.
    loggias, course, shops, chimney : bool
        Whether it has them.
    doors : float
        Metres of front for each door.
    plinth, fascia : float
        Height of its dark foot, and of the light edge below the roof.
    """

    pitch: float
    width: float
    share: float
    sill: float
    window: Kind
    door: Kind
    rhythm: str
    loggias: bool
    course: bool
    shops: bool
    chimney: bool
    doors: float
    plinth: float
    fascia: float


def style_of(category: str, storey: float, area: float, floors: int, seed: int) -> Style:
    """The style of a building of this category, with its own figures."""
    rng = np.random.default_rng(seed)
    row = _table()["styles"][_chosen(category, storey, area, floors)]
    pitch, width = _between(rng, row["pitch"]), _between(rng, row["window"])
    share = _between(rng, row["share"])
    look = str(rng.choice(row["looks"]))
    shutters, surround = rng.random() < row.get("shutters", 0.0), rng.random() < row.get("surrounds", 0.0)
    around = "shutters" if shutters else "edge" if surround else ""
    if shutters:
        pitch = max(pitch, width * 2.3)
    return Style(
        pitch=pitch,
        width=min(width, 0.82 * pitch),
        share=share,
        sill=row["sill"],
        window=Kind(look, around),
        door=Kind(row["door"]),
        rhythm="even" if shutters else str(rng.choice(RHYTHMS)),
        loggias=bool(rng.random() < row.get("loggias", 0.0)),
        course=bool(rng.random() < row.get("courses", 0.0)) and floors > 1,
        shops=bool(rng.random() < row.get("shops", 0.0)),
        chimney=bool(rng.random() < row.get("chimney", 0.0)),
        doors=row.get("doors", 1e9),
        plinth=row["plinth"],
        fascia=row["fascia"],
    )


def _chosen(category: str, storey: float, area: float, floors: int) -> str:
    for row in _table()["chosen"]:
        fits = category in row.get("category", [category]) and storey >= row.get("storey", 0.0)
        if fits and area <= row.get("area", np.inf) and floors <= row.get("floors", 10**9):
            return str(row["style"])
    raise LookupError("the last row of [[chosen]] must fit everything")


def _between(rng: np.random.Generator, limits: list[float]) -> float:
    return float(rng.uniform(limits[0], limits[1]))


def colours(seed: int, flat: bool) -> dict[str, str]:
    """Colours for a building of which nothing is said, by part; `flat` roofs are not tiled."""
    rng = np.random.default_rng([seed, 1])
    table = _table()["colours"]
    found = {part: str(rng.choice(table[part])) for part in ("body", "top", "deck", "frame", "dark", "cushion")}
    deck = found.pop("deck")
    return {**found, "top": deck} if flat else found

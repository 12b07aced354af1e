"""What a piece owes to the pieces around it: the part of its form that the scene graph decides.

A chair at a desk turns on a star, one at a dining table stands on four legs; a lamp on a desk has a joint, one on a
nightstand a shade. These rules make the data from which the denoiser learns to heed a node's context; nothing else
uses them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from models.procedural.families import FAMILIES, STREET, draw_size
from models.shapes.context import MOST, SAYING, Neighbour

ON, UNDER, BESIDE = "on", "under", "beside"
"""Where a piece is, seen from its neighbour: it stands on it, hangs or lies below it, or is somewhere next to it.
What hangs above something counts as *on* it."""

_UPRIGHT: Mapping[tuple[str, bool], str] = {
    ("standing on", True): ON,
    ("standing on", False): UNDER,
    ("inside", True): ON,
    ("inside", False): UNDER,
    ("above", True): ON,
    ("above", False): UNDER,
    ("under", True): UNDER,
    ("under", False): ON,
}

BEDS = ("double_bed", "single_bed", "kids_bed", "bunk_bed", "crib")
SOFAS = ("sofa", "multi_seat_sofa", "loveseat_sofa", "l_shaped_sofa", "chaise_longue_sofa")
SEATS = (*SOFAS, "armchair", "lounge_chair", "lazy_sofa")
EATING = ("dining_table", "table")
SIDE_TABLES = ("nightstand", "corner_side_table", "round_end_table")
CASES = ("dresser", "cabinet", "console_table", "tv_stand", "children_cabinet", "wine_cabinet")


@dataclass(frozen=True)
class Rule:
    """Pieces of these categories, next to any of these neighbours, have attributes within these ranges."""

    categories: tuple[str, ...]
    where: str
    neighbours: tuple[str, ...]
    attributes: Mapping[str, tuple[float, float]]


def _rule(
    categories: tuple[str, ...], where: str, neighbours: tuple[str, ...], **attributes: tuple[float, float]
) -> Rule:
    named = {name.replace("_", " "): span for name, span in attributes.items()}
    return Rule(categories, where, neighbours, MappingProxyType(named))


RULES: tuple[Rule, ...] = (
    _rule(("chair", "dining_chair"), BESIDE, EATING, base=(0.0, 0.45), arms=(0.0, 0.5), back_height=(0.4, 1.0)),
    _rule(("chair", "dressing_chair"), BESIDE, ("dressing_table",), upholstery=(0.6, 1.0), back_height=(0.0, 0.3)),
    _rule(("chair", "dressing_chair"), BESIDE, ("desk",), base=(0.96, 1.0), arms=(0.65, 1.0), upholstery=(0.5, 1.0)),
    _rule(("stool",), BESIDE, ("piano", "grand_piano", "dressing_table"), upholstery=(0.6, 1.0), low_back=(0.0, 0.3)),
    _rule(("stool",), BESIDE, ("counter",), low_back=(0.7, 1.0), stretchers=(0.6, 1.0)),
    _rule(("nightstand",), BESIDE, ("kids_bed", "bunk_bed", "crib"), open_niches=(0.65, 1.0), drawers=(0.0, 0.28)),
    _rule(("nightstand",), BESIDE, ("double_bed", "single_bed"), open_niches=(0.0, 0.4), drawers=(0.35, 1.0)),
    _rule(
        ("double_bed", "single_bed"), BESIDE, SIDE_TABLES, headboard_height=(0.65, 1.0), footboard=(0.0, 0.4)
    ),
    _rule(("double_bed", "single_bed"), BESIDE, ("wardrobe", "dresser"), pillows=(0.76, 1.0), blanket=(0.7, 1.0)),
    _rule(("wardrobe",), BESIDE, BEDS, mirror=(0.93, 1.0), open_section=(0.0, 0.5)),
    _rule(("wardrobe",), BESIDE, ("dressing_table", "standing_mirror", "mirror"), mirror=(0.0, 0.5)),
    _rule(("tv_stand",), UNDER, ("television", "speaker"), open_niches=(0.6, 1.0), leg_height=(0.0, 0.3)),
    _rule(("tv_stand",), BESIDE, SEATS, drawers=(0.6, 1.0)),
    _rule(CASES[:2], UNDER, ("vase", "desk_lamp", "mirror", "painting", "television"), top_overhang=(0.7, 1.0)),
    _rule(("coffee_table",), BESIDE, SOFAS, lower_shelf=(0.6, 1.0), base=(0.0, 0.16), top_shape=(0.0, 0.3)),
    _rule(("coffee_table",), BESIDE, ("lazy_sofa", "lounge_chair", "ottoman"), top_shape=(0.85, 1.0)),
    _rule(("bookshelf", "shelf"), BESIDE, ("desk", "armchair"), books=(0.75, 1.0), doors_below=(0.0, 0.5)),
    _rule(("bookshelf", "shelf"), BESIDE, ("tv_stand", *SOFAS), books=(0.0, 0.2), doors_below=(0.75, 1.0)),
    _rule(SOFAS, BESIDE, SIDE_TABLES, arm_height=(0.0, 0.25)),
    _rule(SOFAS, BESIDE, ("coffee_table",), leg_height=(0.6, 1.0)),
    _rule(SOFAS, BESIDE, ("tv_stand", "television"), back_cushions=(0.6, 1.0), back_rake=(0.6, 1.0)),
    _rule(
        ("armchair", "lounge_chair"), BESIDE, ("fireplace", "bookshelf", "floor_lamp"),
        back_height=(0.75, 1.0), wings=(0.75, 1.0), body_style=(0.0, 0.19),
    ),
    _rule(("armchair", "lounge_chair"), BESIDE, ("dining_table", "desk"), leg_height=(0.6, 1.0), arm_width=(0.0, 0.3)),
    _rule(("floor_lamp",), BESIDE, SEATS, shade_size=(0.7, 1.0)),
    _rule(("floor_lamp",), BESIDE, ("desk", "bookshelf", "piano"), shade_size=(0.0, 0.25)),
    _rule(("pendant_lamp",), ON, ("dining_table", "counter", "table"), count=(0.61, 0.79)),
    _rule(("pendant_lamp",), ON, (*BEDS, "coffee_table"), count=(0.81, 1.0)),
    _rule(("ceiling_lamp",), ON, BEDS, shape=(0.0, 0.16), layers=(0.0, 0.5)),
    _rule(("ceiling_lamp",), ON, EATING, shape=(0.84, 1.0)),
    _rule(("desk_lamp",), ON, ("desk", "counter"), kind=(0.17, 0.33)),
    _rule(("desk_lamp",), ON, (*SIDE_TABLES, *CASES), kind=(0.0, 0.16)),
    _rule(("plant",), ON, ("desk", "shelf", "bookshelf", *SIDE_TABLES, *CASES), kind=(0.51, 0.62), stand=(0.0, 0.7)),
    _rule(("plant",), BESIDE, (*SEATS, "tv_stand", "curtain"), stand=(0.78, 1.0)),
    _rule(("vase",), ON, ("dining_table", "table", "coffee_table"), filling=(0.5, 0.79)),
    _rule(("vase",), ON, ("shelf", "bookshelf", *CASES), filling=(0.0, 0.4)),
    _rule(("rug",), UNDER, EATING, fringe=(0.0, 0.5), pattern=(0.0, 0.12)),
    _rule(("rug",), UNDER, ("coffee_table", *SEATS), fringe=(0.6, 1.0)),
    _rule(("rug",), UNDER, BEDS, fringe=(0.0, 0.5), pattern=(0.76, 0.87)),
    _rule(("mirror",), ON, ("sink", "washing_machine"), shape=(0.0, 0.19), shelf=(0.82, 1.0)),
    _rule(("mirror",), ON, ("dresser", "dressing_table", "console_table"), shape=(0.2, 0.39), shelf=(0.0, 0.7)),
    _rule(("ottoman",), BESIDE, ("armchair", "lounge_chair"), leg_height=(0.6, 1.0)),
    _rule(("speaker",), BESIDE, ("tv_stand", "television"), stand=(0.7, 1.0)),
    _rule(("house",), BESIDE, ("fence", "hedge", "street_bench"), porch=(0.75, 1.0)),
    _rule(("tree",), BESIDE, ("apartment_building", "bus_shelter", "bus"), trunk_height=(0.75, 1.0)),
    _rule(("shrub", "hedge"), BESIDE, ("house",), density=(0.7, 1.0)),
    _rule(("bicycle",), BESIDE, ("bicycle_rack", "street_bench"), basket=(0.7, 1.0)),
)  # fmt: skip
"""Later rules win over earlier ones."""


def where(neighbour: Neighbour) -> str:
    """Where the piece is, seen from a neighbour."""
    return _UPRIGHT.get((neighbour.predicate, neighbour.subject), BESIDE)


def owed(category: str, context: tuple[Neighbour, ...]) -> dict[str, tuple[float, float]]:
    """The ranges that its neighbours leave to the attributes of a piece; an attribute that is not named is free."""
    found: dict[str, tuple[float, float]] = {}
    for rule in RULES:
        if category in rule.categories and any(
            n.category in rule.neighbours and where(n) == rule.where for n in context
        ):
            known = FAMILIES[category].attributes
            found.update({name: span for name, span in rule.attributes.items() if name in known})
    return found


ALONE, FITTING = 0.35, 0.75
"""Share of pieces without neighbours; share of the others with one that a rule knows."""


def draw_context(rng: np.random.Generator, category: str) -> tuple[Neighbour, ...]:
    """Neighbours for a piece: often one that a rule knows, and some that may mean nothing."""
    if rng.random() < ALONE:
        return ()
    found = []
    fitting = [rule for rule in RULES if category in rule.categories]
    if fitting and rng.random() < FITTING:
        rule = fitting[int(rng.integers(len(fitting)))]
        other = rule.neighbours[int(rng.integers(len(rule.neighbours)))]
        found.append(_neighbour(rng, other, rule.where))
    outdoors = category in STREET
    others = [name for name in sorted(FAMILIES) if (name in STREET) == outdoors]
    for _ in range(int(rng.integers(0, MOST)) if found else int(rng.integers(1, MOST + 1))):
        place = BESIDE if rng.random() < 0.8 else (ON, UNDER)[int(rng.integers(2))]
        found.append(_neighbour(rng, others[int(rng.integers(len(others)))], place))
    order = rng.permutation(len(found))
    return tuple(found[i] for i in order)


def _neighbour(rng: np.random.Generator, category: str, place: str) -> Neighbour:
    """A neighbour of its usual size, by any relation that says where."""
    if place == BESIDE:
        besides = [name for name in SAYING if (name, True) not in _UPRIGHT]
        predicate, subject = besides[int(rng.integers(len(besides)))], bool(rng.random() < 0.5)
    else:
        ways = [key for key, value in _UPRIGHT.items() if value == place]
        predicate, subject = ways[int(rng.integers(len(ways)))]
    size = draw_size(rng, category)
    return Neighbour(predicate, subject, category, (float(size[0]), float(size[1]), float(size[2])))

"""What usually stands by what, and how: the habits behind the map of suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BEDS = ("double_bed", "single_bed", "kids_bed", "bunk_bed", "crib")
SOFAS = ("sofa", "multi_seat_sofa", "loveseat_sofa", "l_shaped_sofa", "chaise_longue_sofa")
SEATS = (*SOFAS, "armchair", "lounge_chair", "lazy_sofa")
CHAIRS = ("chair", "dining_chair", "dressing_chair", "chinese_chair", "stool")
EATING = ("dining_table", "table")
DESKS = ("desk", "dressing_table")
LOW = ("coffee_table", "ottoman")


@dataclass(frozen=True)
class Rule:
    """Things of these categories usually have this place by any of that company.

    Attributes
    ----------
    place : str
        ``beside`` its back end, ``before`` its front, ``around`` it, ``opposite`` it across the room, or at the
        ``same`` place, over or under it.
    gap : float
        Metres between them.
    weight : float
        How strong the habit is, up to 1.
    """

    categories: tuple[str, ...]
    company: tuple[str, ...]
    place: Literal["beside", "before", "around", "opposite", "same"]
    gap: float = 0.0
    weight: float = 1.0


RULES: tuple[Rule, ...] = (
    Rule(("nightstand",), BEDS, "beside"),
    Rule(("floor_lamp", "corner_side_table", "round_end_table"), SEATS, "beside"),
    Rule(("floor_lamp",), BEDS, "beside", weight=0.6),
    Rule(CHAIRS, DESKS, "before", -0.15),
    Rule(("stool",), ("piano", "grand_piano"), "before", 0.05),
    Rule(CHAIRS, EATING, "around", -0.1),
    Rule(LOW, SOFAS, "before", 0.4),
    Rule(("ottoman",), ("armchair", "lounge_chair"), "before", 0.2),
    Rule(("armchair", "lounge_chair", "lazy_sofa"), ("coffee_table",), "around", 0.45),
    Rule(SOFAS, ("coffee_table",), "around", 0.4, 0.7),
    Rule(("tv_stand", "television", "fireplace"), SOFAS, "opposite"),
    Rule(("tv_stand", "television"), BEDS, "opposite", weight=0.7),
    Rule(SOFAS, ("tv_stand", "television", "fireplace"), "opposite"),
    Rule(("television",), ("tv_stand",), "same"),
    Rule(("speaker",), ("tv_stand",), "beside"),
    Rule(("rug",), (*EATING, "coffee_table"), "same"),
    Rule(("rug",), BEDS, "same", weight=0.8),
    Rule(("pendant_lamp", "ceiling_lamp"), EATING, "same"),
    Rule(("desk_lamp", "laptop", "monitor"), DESKS, "same"),
    Rule(("desk_lamp",), ("nightstand",), "same", weight=0.9),
    Rule(("painting",), (*SOFAS, *BEDS, "console_table", "dresser", "fireplace"), "same", weight=0.9),
    Rule(("mirror",), ("sink", "dresser", "dressing_table", "console_table"), "same"),
    Rule(("range_hood",), ("cooker",), "same"),
)

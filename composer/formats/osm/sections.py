"""The cross-section of a way from its tags: lanes, bus and bike lanes, parked cars, sidewalks, shoulders."""

from __future__ import annotations

from dataclasses import dataclass

from composer.formats.osm.measures import count, metres
from composer.formats.osm.table import NO, Highway, Tags, table
from composer.street.kinds import surface_kind
from composer.street.strips import CrossSection, Direction, Strip

LEFT, RIGHT = "left", "right"
Side = str
_MOST_LANES = 16
_NARROWEST, _WIDEST = 1.2, 30.0
_BESIDE = ("lane", "track", "opposite_lane", "opposite_track", "shared_lane", "exclusive")
_PARKED = {
    "lane": "parallel", "street_side": "parallel", "half_on_kerb": "parallel", "on_kerb": "", "shoulder": "parallel",
    "yes": "parallel", "parallel": "parallel", "diagonal": "diagonal", "perpendicular": "perpendicular",
    "marked": "parallel",
}  # fmt: skip


@dataclass(frozen=True)
class Street:
    """What the tags of a way say of it.

    Attributes
    ----------
    section : CrossSection
        In the direction of the way's points, or against it if `reverse`.
    reverse : bool
        Whether one drives only against the order of its points.
    assumed : float
        Width of the sidewalks that it has only because such streets mostly do; 0 if there are none.
    """

    section: CrossSection
    reverse: bool
    assumed: float


def street_of(tags: Tags, row: Highway, left_hand: bool, built_up: bool) -> Street:
    """The cross-section of a way.

    Parameters
    ----------
    left_hand : bool
        Whether traffic keeps left.
    built_up : bool
        Whether there are houses along it.
    """
    oneway, reverse = _oneway(tags, row)
    if row.rank < 3:
        return Street(CrossSection(_single(tags, row, oneway)), reverse, 0.0)
    left, right = (RIGHT, LEFT) if reverse else (LEFT, RIGHT)
    lanes = _lanes(tags, row, oneway, left_hand)
    beside = {side: _cycle(tags, name, oneway, side, left_hand) for side, name in ((LEFT, left), (RIGHT, right))}
    parked = {side: _parking(tags, name) for side, name in ((LEFT, left), (RIGHT, right))}
    lanes = _fitted(lanes, tags, [s for row_ in (*beside.values(), *parked.values()) for s in row_])
    assumed = 0.0
    outer = {}
    for side, name in ((LEFT, left), (RIGHT, right)):
        # A road driven one way has its shoulder on the near side only.
        near = not oneway or (side == LEFT) == left_hand
        walk, guessed = _walk(tags, name, row, built_up, near)
        assumed = max(assumed, guessed)
        outer[side] = walk
    # From the lanes outward: bikes on the roadway, parked cars, bikes on a track of their own, the walk.
    strips = lanes
    for side in (LEFT, RIGHT):
        on, off = _on_and_off(tags, beside[side], left if side == LEFT else right)
        out = [*on, *parked[side], *off, *outer[side]]
        strips = (*reversed(out), *strips) if side == LEFT else (*strips, *out)
    return Street(CrossSection(strips), reverse, assumed)


def _oneway(tags: Tags, row: Highway) -> tuple[bool, bool]:
    """Whether one drives only one way, and whether that is against the order of the points."""
    value = tags.get("oneway")
    if value in ("-1", "reverse"):
        return True, True
    if value is not None:
        return value in ("yes", "true", "1"), False
    return row.oneway or tags.get("junction") in ("roundabout", "circular"), False


def _single(tags: Tags, row: Highway, oneway: bool) -> tuple[Strip, ...]:
    """A way that is one strip."""
    width = metres(tags, "width", "est_width", least=0.5, most=_WIDEST) or row.width
    use = surface_kind(row.kind).use
    direction: Direction = ("forward" if oneway else "both") if use in ("drive", "cycle") else "none"
    if tags.get("highway") == "service" and not oneway and (count(tags, "lanes") or 0) >= 2:
        half = max(width, 2 * row.width) / 2
        return Strip(row.kind, half, "backward"), Strip(row.kind, half, "forward")
    return (Strip(row.kind, width, direction),)


def _lanes(tags: Tags, row: Highway, oneway: bool, left_hand: bool) -> tuple[Strip, ...]:
    """What one drives on, from left to right."""
    total = count(tags, "lanes", least=1, most=_MOST_LANES)
    forward = count(tags, "lanes:forward", most=_MOST_LANES)
    backward = count(tags, "lanes:backward", most=_MOST_LANES)
    both = int(count(tags, "lanes:both_ways", most=2) or 0)
    if surface_kind(row.kind).use == "walk":
        return (Strip(row.kind, row.width),)
    if oneway:
        ahead, back = int(total or forward or max(row.lanes if row.oneway else 1, 1)), 0
    elif total is None and forward is None and backward is None:
        if row.lanes == 1:
            return (Strip(row.kind, row.width, "both"),)
        ahead, back = row.lanes // 2, row.lanes - row.lanes // 2
    else:
        every = int(total if total is not None else (forward or 1) + (backward or 1) + both)
        if every == 1 and forward is None and backward is None:
            return (Strip(row.kind, max(row.width, 3.0), "both"),)
        rest = max(every - both, 1)
        ahead = int(forward) if forward is not None else rest - int(backward if backward is not None else rest // 2)
        back = int(backward) if backward is not None else rest - ahead
    lanes_ahead = _kinds(tags, row, max(ahead, 0), "forward", not oneway)
    lanes_back = _kinds(tags, row, max(back, 0), "backward", not oneway)
    # Buses are listed from left to right as one drives; the near side is the outer one.
    middle = tuple(Strip("turn_lane", row.width, "both") for _ in range(both))
    if left_hand:
        strips = (*lanes_ahead, *middle, *lanes_back[::-1])
    else:
        strips = (*lanes_back[::-1], *middle, *lanes_ahead)
    return strips or (Strip(row.kind, row.width, "both"),)


def _kinds(tags: Tags, row: Highway, lanes: int, direction: Direction, two_way: bool) -> list[Strip]:
    """The lanes of a direction, from left to right as one drives."""
    kinds = [row.kind] * lanes
    for key in ("bus:lanes", "psv:lanes"):
        words = tags.get(f"{key}:{direction}" if two_way else key, "").split("|")
        if len(words) == lanes:
            kinds = [
                "bus_lane" if word in ("designated", "yes") else kind for word, kind in zip(words, kinds, strict=True)
            ]
    for key in ("lanes:bus", "lanes:psv"):
        buses = int(count(tags, f"{key}:{direction}" if two_way else key, most=_MOST_LANES) or 0)
        if buses and "bus_lane" not in kinds:
            kinds = [*kinds[: lanes - buses], *["bus_lane"] * min(buses, lanes)]
    if "bus_lane" not in kinds and direction == "forward" and lanes > 1:
        ways = (tags.get(key) for key in ("busway", "busway:right", "busway:both"))
        if "lane" in ways:
            kinds[-1] = "bus_lane"
    return [Strip(kind, 3.25 if kind == "bus_lane" else row.width, direction) for kind in kinds]


def _cycle(tags: Tags, name: Side, oneway: bool, side: Side, left_hand: bool) -> list[Strip]:
    """Bike lanes on one side; `name` is what the tags call it."""
    value = _sided(tags, "cycleway", name)
    if value not in _BESIDE or value == "shared_lane":
        return []
    opposite = value.startswith("opposite")
    near = RIGHT if not left_hand else LEFT
    if oneway and side != near and "cycleway:both" not in tags and f"cycleway:{name}" not in tags and not opposite:
        return []
    if oneway and opposite and side == near:
        return []
    width = metres(tags, f"cycleway:{name}:width", "cycleway:both:width", "cycleway:width", least=0.5, most=8.0) or 1.8
    direction: Direction = "forward" if side == near else "backward"
    if oneway and not opposite:
        direction = "forward"
    if tags.get(f"cycleway:{name}:oneway") == "no":
        direction = "both"
    return [Strip("bike_lane", width, direction)]


def _on_and_off(tags: Tags, strips: list[Strip], name: Side) -> tuple[list[Strip], list[Strip]]:
    """Bike lanes beside the driving lanes, and those behind the parked cars."""
    return ([], strips) if "track" in _sided(tags, "cycleway", name) else (strips, [])


def _sided(tags: Tags, key: str, side: Side) -> str:
    return tags.get(f"{key}:{side}") or tags.get(f"{key}:both") or tags.get(key) or ""


def _parking(tags: Tags, side: Side) -> list[Strip]:
    for key in (f"parking:{side}", "parking:both", f"parking:lane:{side}", "parking:lane:both"):
        value = tags.get(key)
        if value is None:
            continue
        way = _PARKED.get(value, "")
        turned = next((tags[f"{key}:{w}"] for w in ("orientation",) if f"{key}:{w}" in tags), way)
        way = turned if way and turned in table()["parking"] else way
        if not way:
            return []
        width = metres(tags, f"{key}:width", least=1.0, most=8.0) or table()["parking"][way]
        return [Strip("parking", width)]
    return []


def _walk(tags: Tags, side: Side, row: Highway, built_up: bool, near: bool) -> tuple[list[Strip], float]:
    """The sidewalk on one side, or a shoulder; and its width if it is only assumed."""
    value = tags.get(f"sidewalk:{side}") or tags.get("sidewalk:both") or tags.get("sidewalk")
    width = metres(tags, f"sidewalk:{side}:width", "sidewalk:both:width", "sidewalk:width", least=0.5, most=15.0)
    if value is not None:
        there = value in ("both", "yes", side) or (value not in (*NO, "separate", LEFT, RIGHT))
        return ([Strip("sidewalk", width or row.sidewalks or 2.0)] if there else []), 0.0
    if row.sidewalks and built_up:
        return [Strip("sidewalk", row.sidewalks)], row.sidewalks
    shoulder = tags.get("shoulder")
    wants = row.shoulder > 0 and not built_up and near if shoulder is None else shoulder in ("yes", "both", side)
    beside = metres(tags, "shoulder:width", least=0.2, most=5.0) or row.shoulder or 1.0
    kind = "stop" if beside >= 2.0 else "shoulder"
    return ([Strip(kind, beside)] if wants else []), 0.0


def _fitted(lanes: tuple[Strip, ...], tags: Tags, beside: list[Strip]) -> tuple[Strip, ...]:
    """Lanes as wide as the roadway's width leaves them."""
    width = metres(tags, "width:carriageway", "width", "est_width", least=1.0, most=60.0)
    if width is None:
        return lanes
    level = sum(strip.width for strip in beside if strip.level)
    room = width - level if width - level >= _NARROWEST * len(lanes) else width
    share = room / sum(strip.width for strip in lanes)
    fitted = tuple(Strip(s.kind, round(s.width * share, 3), s.direction) for s in lanes)
    return fitted if all(_NARROWEST <= s.width <= _WIDEST for s in fitted) else lanes

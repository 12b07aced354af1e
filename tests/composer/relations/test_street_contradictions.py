"""What cannot be on a street is found with exactly its set, among innocent relations; what can be is never accused."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations import check, contradictions
from composer.relations.geometry import footprint_distance
from composer.relations.report import Contradiction
from composer.relations.rows import FloatArray
from composer.scene import Building, Locks, Node, Relation, Scene, Surface, build, describe, revise
from composer.street.survey import Survey, survey_of
from composer.vocabulary import categories
from tests.composer.relations.streets import along, bend, ribbon, said, scene, straight, strips, thing, zebra

NARROW = ("sidewalk", -3.8, -3.0, 0.15, 1)
ROWS = (
    ("sidewalk", 5.1, 8.1, 0.15, 1),
    ("parking", 3.0, 5.1, 0.0, -1),
    ("lane", 0.0, 3.0, 0.0, -1),
    ("lane", -3.0, 0.0, 0.0, 1),
    NARROW,
)
STREET = (*strips(straight(60.0), rows=ROWS), zebra(30.0))
NORTH = straight(60.0, math.pi / 2) + np.array([30, -30])
CROSSROADS = (ribbon(straight(60.0), "east", "lane", -1.5, 1.5), ribbon(NORTH, "north", "lane", -1.5, 1.5))
SAME_WAY = (ribbon(straight(60.0), "one", "lane", -1.5, 1.5), ribbon(straight(60.0, 0.1), "two", "lane", -1.5, 1.5))
BUMP = build(Surface, id="bump", kind="plaza", polygon=((0, -3), (60, -3), (60, 0), (0, 0)), z=0.15)
SQUARE = build(Surface, id="sq", kind="plaza", polygon=((0, 0), (30, 0), (30, 30), (0, 30)), z=0.15)


def locked(name: str, kind: str, at: tuple[float, float], yaw: float = 0.0, z: float = 0.0) -> Node:
    return revise(thing(name, kind, at, yaw, z), locks=Locks(position=True, size=True))


@dataclass(frozen=True)
class Planted:
    """Things (categories, named a, b, c, …, or whole nodes), what contradicts itself, and what has no part in it."""

    things: tuple[str | Node, ...]
    said: tuple[str, ...]
    innocent: tuple[str, ...] = ()
    kind: str = "relations"
    surfaces: tuple[Surface, ...] = STREET

    @property
    def scene(self) -> Scene:
        names = "abcdefghijklmnop"
        nodes = [Node(id=names[i], category=t) if isinstance(t, str) else t for i, t in enumerate(self.things)]
        return scene(self.surfaces, nodes, *self.innocent, *self.said)


PLANTED = {
    "on two surfaces that do not meet": Planted(
        ("car", "tree"), ("a on lane:1", "a on sidewalk"), ("b on sidewalk:0", "a facing road")
    ),
    "on two lanes": Planted(("car",), ("a on lane:0", "a on lane:1")),
    "on a lane and parked": Planted(("car",), ("a heading along lane", "a on parking")),
    "at two heights": Planted(("car",), ("a on lane:1", "a on bump"), surfaces=(*STREET, BUMP)),
    "too narrow for it": Planted(("car", "pedestrian"), ("a on sidewalk:1",), ("b on sidewalk:1",), kind="room"),
    "too narrow for a house": Planted(("house",), ("a on parking",), ("a along curb",), kind="room"),
    "on a lane and at its kerb": Planted(("pedestrian",), ("a on lane", "a at crossing")),
    "on a lane and along the curb": Planted(("street_bench",), ("a on lane:0", "a along curb")),
    "at a crossing and along a far curb": Planted(
        ("litter_bin",),
        ("a at crossing", "a along curb:0"),
        surfaces=(*strips(straight(60.0, 0.0), rows=ROWS), zebra(30.0, 200.0, 208.0)),
    ),
    "opposing headings": Planted(("car",), ("a heading along lane:0", "a heading along lane:1")),
    "headings that cross": Planted(
        ("car",), ("a heading along east", "a heading along north"), ("a on east",), surfaces=CROSSROADS
    ),
    "two set-backs": Planted(("house",), ("a set back from lane:1 4", "a set back from lane-3 8")),
    "nearer to a lane than to the road": Planted(("house",), ("a set back from road 6", "a set back from lane:1 3")),
    "on the sidewalk and far back": Planted(("litter_bin",), ("a on sidewalk:0", "a set back from road 9")),
    "far from the curb and along it": Planted(("litter_bin",), ("a along curb:1", "a set back from curb 5")),
    "more trees than a curb is long": Planted(
        ("tree",) * 9, tuple(f"{i} along curb:1 9" for i in "abcdefgh"), ("i on sidewalk:0",), kind="room"
    ),
    "more trees than all curbs are long": Planted(
        ("tree",) * 9, tuple(f"{i} along curb 20" for i in "abcdefghi"), kind="room"
    ),
    "two distances in one row": Planted(
        ("tree", "tree", "bollard"), ("a along curb:1 8", "b along curb:1 5"), ("c along curb:1 3",)
    ),
    "between each other": Planted(
        ("tree", "street_bench", "tree"), ("b between a,c", "a between b,c"), ("a along curb",)
    ),
    "between two that stand elsewhere": Planted(
        (locked("a", "tree", (5, -3.4), z=0.15), "litter_bin", locked("c", "tree", (15, -3.4), z=0.15)),
        ("b between a,c", "b on sidewalk:0"),
    ),
    "across the road and beside": Planted(("litter_bin", "street_bench"), ("a opposite b", "b next to a")),
    "across the road and near": Planted(("litter_bin", "mailbox"), ("a opposite b", "a at b 0.5"), ("a on sidewalk",)),
    "locked on the wrong side": Planted((locked("a", "litter_bin", (10, 6.0), z=0.15),), ("a on lane",)),
    "locked and turned": Planted((locked("a", "car", (10, -1.5), yaw=0.3),), ("a heading along lane",)),
    "a crossing that is not there": Planted(("pedestrian",), ("a at crossing crossing:3",), kind="room"),
    "a road that is not there": Planted(
        ("house", "house"), ("a opposite b",), kind="room", surfaces=(SQUARE,)
    ),
}  # fmt: skip


def only(found_in: Scene) -> Contradiction:
    (found,) = contradictions(found_in)
    return found


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_once_with_its_set(name: str) -> None:
    planted = PLANTED[name]
    found = only(planted.scene)
    assert {describe(r) for r in found.relations} == {describe(said(text)) for text in planted.said}
    assert found.kind == planted.kind and len(found.sentence) > 20
    assert set(found.nodes) <= {n.id for n in planted.scene.nodes}


@pytest.mark.parametrize("name", PLANTED)
def test_without_any_one_member_the_rest_can_hold(name: str) -> None:
    whole = PLANTED[name].scene
    for gone in only(whole).relations:
        rest = tuple(r for r in whole.relations if r.key != gone.key)
        assert not contradictions(revise(whole, relations=rest)), describe(gone)


@pytest.mark.parametrize("name", PLANTED)
def test_wishes_give_way(name: str) -> None:
    whole = PLANTED[name].scene
    last = whole.relations[-1].key
    soft = tuple(revise(r, weight=1.0) if r.key == last else r for r in whole.relations)
    assert not contradictions(revise(whole, relations=soft))


POSSIBLE = [
    (("car",), ("a on lane", "a heading along lane:1", "a on road"), STREET),
    (("car",), ("a on lane", "a on crossing"), (*strips(straight(60)), zebra(30, width=6.0))),
    (("car",), ("a heading along one", "a heading along two"), SAME_WAY),
    (("car",), ("a on east", "a on north"), CROSSROADS),
    (("tree",), ("a on sidewalk:1", "a along curb:1", "a set back from road 0.1"), STREET),
    (("tree",) * 7, tuple(f"{i} along curb:1 9" for i in "abcdefg"), STREET),
    (("tree", "tree", "tree"), ("a along curb:1 8", "b along curb:1 5", "c along curb:1"), STREET),
    (("tree", "tree"), ("a along curb 8", "b along curb 5"), STREET),
    (("house", "house"), ("a opposite b", "b opposite a", "a set back from road 5", "b set back from road 5"), STREET),
    (("apartment_building", "house"), ("a opposite b", "a close by b"), STREET),
    (("car", "car"), ("a along curb", "a on parking", "b along curb", "b heading along lane"), STREET),
    (("pedestrian",), ("a at crossing", "a on sidewalk", "a facing road"), STREET),
    (("pedestrian",), ("a on lane:9",), ()),
    (("tree", "street_bench", "tree"), ("b between a,c", "a along curb", "c along curb"), STREET),
]


@pytest.mark.parametrize(("things", "texts", "surfaces"), POSSIBLE)
def test_what_can_be_is_not_accused(things: Sequence[str], texts: Sequence[str], surfaces: tuple[Surface, ...]) -> None:
    nodes = [Node(id="abcdefgh"[i], category=t) for i, t in enumerate(things)]
    assert not contradictions(scene(surfaces, nodes, *texts))


def test_every_contradiction_of_a_thing_is_named() -> None:
    nodes = [Node(id="a", category="litter_bin"), Node(id="b", category="car")]
    texts = ("a on sidewalk:0", "a on lane:0", "b heading along lane:0", "b heading along lane:1", "a along curb:1")
    found = contradictions(scene(STREET, nodes, *texts))
    assert {frozenset(describe(r) for r in c.relations) for c in found} == {
        frozenset(("a on sidewalk:0", "a on lane:0")),
        frozenset(("a on sidewalk:0", "a along curb:1")),
        frozenset(("a on lane:0", "a along curb:1")),
        frozenset(("b heading along lane:0", "b heading along lane:1")),
    }


def test_what_holds_now_is_not_accused() -> None:
    """A car as narrow as a door does not exist, but there it stands."""
    car = thing("a", "car", (10, -3.4), 0.0, 0.15, size=(4.0, 0.7, 1.4))
    assert check(scene(STREET, [car], "a on sidewalk:1")).sound
    assert contradictions(scene(STREET, [Node(id="a", category="car")], "a on sidewalk:1"))


def test_a_building_that_is_no_rectangle_may_stand_around_a_narrow_place() -> None:
    ring = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (0.45, 0.5), (0.45, -0.45), (-0.5, -0.45))
    house = Node(id="a", category="house", building=Building(outline=ring))
    assert not contradictions(scene(STREET, [house], "a on sidewalk:1"))


# ---- whatever holds somewhere is never accused -----------------------------------------------------------------------


def ground(rng: np.random.Generator) -> tuple[FloatArray, tuple[Surface, ...]]:
    """A line, and strips of any width along it; now and then cut into sections, with a crossing, sloping, with a road
    that crosses it."""
    line = [
        straight(float(rng.uniform(25, 90)), float(rng.uniform(-3, 3))),
        bend(float(rng.uniform(15, 80)), float(rng.uniform(0.6, 1.6)), int(rng.integers(20, 80))),
    ][int(rng.integers(2))]
    low = -float(rng.uniform(4, 12))
    rows = []
    for k in range(int(rng.integers(3, 9))):
        kind = str(rng.choice(["sidewalk", "lane", "lane", "parking", "bike_lane", "verge", "grass", "curb", "plaza"]))
        wide = float(rng.uniform(0.1, 0.3) if kind == "curb" else rng.uniform(0.8, 4.0))
        raised = kind in ("sidewalk", "verge", "curb", "plaza")
        rows.append((kind, low, low + wide, 0.15 if raised else 0.0, 1 if k % 2 else -1))
        low += wide
    if len(line) > 10 and rng.random() < 0.4:
        cut = int(rng.integers(4, len(line) - 4))
        found = [*strips(line[: cut + 1], "a-", rows), *strips(line[cut:], "b-", rows)]
    else:
        found = [*strips(line, rows=rows)]
    if rng.random() < 0.4:
        middle = line[len(line) // 2] if len(line) > 2 else line.mean(axis=0)
        other = straight(40.0, float(rng.uniform(-3, 3)))
        found.append(ribbon(other - other.mean(axis=0) + middle, "over", str(rng.choice(["lane", "crossing"])), -2, 2))
    if rng.random() < 0.3:
        found = [revise(s, heights=tuple(0.03 * x + 0.01 * y for x, y in s.polygon)) for s in found]
    return line, tuple(found)


def things_on(rng: np.random.Generator, line: FloatArray, surfaces: tuple[Surface, ...]) -> list[Node]:
    """Things here and there, on the ground they are over, many of them in rows and along the street."""
    survey = survey_of(scene(surfaces, []))
    kinds = [c for c in categories().values() if c.kind == "street"]
    nodes: list[Node] = []
    pitch, offset = float(rng.uniform(3, 12)), float(rng.uniform(-8, 12))
    row = kinds[int(rng.integers(len(kinds)))]
    for i in range(int(rng.integers(4, 12))):
        in_row = rng.random() < 0.5
        known = row if in_row else kinds[int(rng.integers(len(kinds)))]
        size = [low * 1.001 if rng.random() < 0.4 else float(rng.uniform(low, high)) for low, high in known.limits]
        s = 3 + pitch * i + float(rng.uniform(-0.05, 0.05)) if in_row else float(rng.uniform(-3, 70))
        t = offset if in_row else float(rng.uniform(-13, 13))
        turn = float(rng.choice([0, math.pi / 2, math.pi, -math.pi / 2]) + rng.normal(0, 0.03))
        node = along(line, f"n{i}", known.name, s, t, turn, size=size)
        if not in_row and rng.random() < 0.6:
            node = _somewhere(rng, survey, node)
        assert node.box is not None
        top = int(survey.topmost(np.array([(node.box.x, node.box.y)]))[0])
        if top >= 0:
            surface = surfaces[top]
            slope = 0.03 * node.box.x + 0.01 * node.box.y if surface.heights else 0.0
            node = revise(node, box=revise(node.box, z=surface.z + slope + float(rng.uniform(-0.03, 0.03))))
        if known.super == "building" and rng.random() < 0.5:
            outline = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.1), (0.0, 0.1), (0.0, 0.5), (-0.5, 0.5))
            node = revise(node, building=Building(outline=outline))
        nodes.append(node)
    return nodes


def _somewhere(rng: np.random.Generator, survey: Survey, node: Node) -> Node:
    """The node in the middle of some ground, in its direction, or at the end of a crossing."""
    assert node.box is not None
    ends = survey.crossing_ends
    if ends and rng.random() < 0.5:
        end = ends[int(rng.integers(len(ends)))]
        away = end.points.mean(axis=0) + float(rng.uniform(0.3, 2.5)) * np.array(
            [math.cos(end.outward), math.sin(end.outward)]
        )
        return revise(node, box=revise(node.box, x=float(away[0]), y=float(away[1])))
    row = int(rng.integers(len(survey.surfaces)))
    track = survey.track(row)
    if track is None:
        return node
    place, heading = track.at(rng.uniform(0, track.length, 1), rng.normal(0, 0.2, 1))
    turn = float(heading[0] + rng.normal(0, 0.04))
    return revise(node, box=revise(node.box, x=float(place[0, 0]), y=float(place[0, 1]), yaw=turn))


def all_that_holds(now: Scene, rng: np.random.Generator) -> tuple[Relation, ...]:
    """Every relation of the street's vocabulary that holds, with values within their tolerance; of rows those
    distances that hold as well."""
    survey = survey_of(now)
    parts = ["lane", "road", "sidewalk", "parking", "crossing", "curb", *(s.id for s in now.surfaces)]
    parts += [f"{p}:{k}" for p in ("lane", "sidewalk", "curb", "crossing", "parking") for k in range(survey.count(p))]
    names = [n.id for n in now.nodes]
    texts: list[str] = []
    for node, part in itertools.product(names, parts):
        texts += [f"{node} {p} {part}" for p in ("on", "heading along", "along", "at crossing", "facing road")]
        texts.append(f"{node} set back from {part} {rng.uniform(0, 12):.2f}")
    for a, b in itertools.permutations(names, 2):
        texts += [
            f"{a} {p} {b}" for p in ("opposite", "next to", "close by", "in row with", "taller than", "bigger than")
        ]
    for a, b, c in itertools.permutations(names, 3):
        if b < c:
            texts.append(f"{a} between {b},{c}")
    asked = [said(text) for text in dict.fromkeys(texts)]
    asked += _distances(now, rng)
    held = check(revise(now, relations=_once(asked)), with_contradictions=False).held
    alone = [r for r in held if r.predicate != "along"]
    # Of one row only one relation at a time can be said of a thing and a line; with its distance if that holds.
    rows = [r for r in held if r.predicate == "along"]
    spaced = check(revise(now, relations=tuple(_spaced(now, rows, rng))), with_contradictions=False).held
    return _once([*alone, *(r for r in spaced if r.value is not None), *rows])


def _once(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    found: dict[object, Relation] = {}
    for relation in relations:
        found.setdefault(relation.key, relation)
    return tuple(found.values())


def _distances(now: Scene, rng: np.random.Generator) -> list[Relation]:
    """*At* and *set back from* with the distances that there are, give or take."""
    found = []
    for a, b in itertools.permutations(now.nodes, 2):
        assert a.box is not None and b.box is not None
        apart = float(footprint_distance(np.array(a.box.values), np.array(b.box.values)))
        if apart > 0:
            found.append(said(f"{a.id} at {b.id} {apart + rng.uniform(-0.04, 0.04):.3f}"))
    for node, surface in itertools.product(now.nodes, now.surfaces):
        assert node.box is not None
        apart = float(shapely.distance(shapely.Polygon(node.box.footprint()), surface.area))
        found.append(said(f"{node.id} set back from {surface.id} {max(apart + rng.uniform(-0.09, 0.09), 0):.3f}"))
    return found


def _spaced(now: Scene, rows: Sequence[Relation], rng: np.random.Generator) -> list[Relation]:
    """Members of rows with the distance that the first of them has from the next."""
    pitches = rng.uniform(3, 12, 3)
    groups: dict[tuple[str, str], list[Relation]] = {}
    for relation in rows:
        groups.setdefault((relation.object, now.by_id[relation.subject].category), []).append(relation)
    found = []
    for members in groups.values():
        boxes = [now.by_id[r.subject].box for r in members]
        places = sorted((b.x, b.y) for b in boxes if b is not None)
        pitch = math.dist(*places[:2]) if len(places) > 1 else float(pitches[0])
        found += [revise(r, value=round(pitch, 2)) for r in members]
    return found


def bare(now: Scene, kept: Sequence[bool]) -> Scene:
    """The scene without boxes, except where `kept` says so: those are locked."""
    lock = Locks(position=True, size=True)
    nodes = [revise(n, locks=lock) if k else revise(n, box=None) for n, k in zip(now.nodes, kept, strict=True)]
    return revise(now, nodes=tuple(nodes))


@given(st.integers(0, 1_000_000))
@settings(max_examples=25)
def test_what_holds_on_some_street_is_never_accused(seed: int) -> None:
    rng = np.random.default_rng(seed)
    line, surfaces = ground(rng)
    now = scene(surfaces, things_on(rng, line, surfaces))
    now = revise(now, relations=all_that_holds(now, rng))
    for there in (bare(now, [False] * len(now.nodes)), bare(now, (rng.random(len(now.nodes)) < 0.5).tolist())):
        assert not [c.sentence for c in contradictions(there)]


def test_the_relations_of_that_test_are_many() -> None:
    """Otherwise it would say nothing."""
    count: dict[str, int] = {}
    for seed in range(12):
        rng = np.random.default_rng(seed)
        line, surfaces = ground(rng)
        now = scene(surfaces, things_on(rng, line, surfaces))
        for relation in all_that_holds(now, rng):
            name = relation.predicate if relation.value is None or relation.predicate != "along" else "spaced"
            count[name] = count.get(name, 0) + 1
    street = {
        "on",
        "heading along",
        "along",
        "spaced",
        "at crossing",
        "facing road",
        "set back from",
        "between",
        "opposite",
    }
    assert street <= set(count) and min(count[name] for name in street) >= 2, count

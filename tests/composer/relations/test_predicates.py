"""Each predicate at its threshold, from both sides, in numpy and in torch alike."""

from __future__ import annotations

import numpy as np
import pytest

from composer.relations.predicates import FLOOR_RULES, PUBLISHED, RULES, rule_for
from composer.relations.rule import TOLD
from composer.relations.street import STREET_RULES
from composer.vocabulary import predicates

# depth, width, height, x, y, z, yaw
UNIT = (1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0)


def moved(**changes: float) -> tuple[float, ...]:
    names = ("depth", "width", "height", "x", "y", "z", "yaw")
    return tuple(changes.get(name, value) for name, value in zip(names, UNIT, strict=True))


CASES = [
    # predicate, subject, object, holds
    ("left", moved(x=-1.1), UNIT, True),
    ("left", moved(x=1.1), UNIT, False),
    ("left", moved(x=-0.051, y=5.0), moved(y=5.0), False),  # far enough left, but one inside the other
    ("left", moved(x=-0.051, y=5.0), UNIT, True),
    ("left", moved(x=-0.049, y=5.0), UNIT, False),
    ("right", moved(x=0.051, y=5.0), UNIT, True),
    ("right", moved(x=0.049, y=5.0), UNIT, False),
    ("front", moved(y=0.051, x=5.0), UNIT, True),
    ("front", moved(y=0.049, x=5.0), UNIT, False),
    ("front", moved(y=-0.04, x=5.0), UNIT, False),  # held in the published reading, not in the strict one
    ("behind", moved(y=-0.051, x=5.0), UNIT, True),
    ("behind", moved(y=-0.049, x=5.0), UNIT, False),
    ("close by", moved(x=1.449), UNIT, True),
    ("close by", moved(x=1.451), UNIT, False),
    ("close by", moved(x=1.3, z=1.4), UNIT, False),  # 0.3 m aside, 0.4 m up: corners are 0.5 m apart
    ("close by", moved(x=1.3, z=1.3), UNIT, True),
    ("above", moved(z=1.051), UNIT, True),
    ("above", moved(z=1.049), UNIT, False),
    ("standing on", moved(z=1.039, x=0.9), UNIT, True),
    ("standing on", moved(z=1.041), UNIT, False),
    ("standing on", moved(z=1.0, x=1.1), UNIT, False),  # at the right height, beside it
    ("bigger than", moved(depth=1.18), UNIT, True),
    ("bigger than", moved(depth=1.17), UNIT, False),
    ("smaller than", moved(depth=0.869), UNIT, True),
    ("smaller than", moved(depth=0.871), UNIT, False),
    ("taller than", moved(height=1.112), UNIT, True),
    ("taller than", moved(height=1.11), UNIT, False),
    ("taller than", moved(height=0.6, z=0.6), UNIT, True),  # tops count, not heights
    ("shorter than", moved(height=0.909), UNIT, True),
    ("shorter than", moved(height=0.91), UNIT, False),
    ("symmetrical to", moved(x=-2.0, y=0.44), moved(x=2.0), True),
    ("symmetrical to", moved(x=-2.0, y=0.46), moved(x=2.0), False),
    ("symmetrical to", moved(x=1.0, y=-2.0), moved(x=1.0, y=2.0), True),
    ("symmetrical to", moved(x=1.0, y=-2.0), moved(x=-1.0, y=2.0), True),
    ("symmetrical to", moved(x=1.0, y=2.0), moved(x=1.0, y=2.0), False),
]


@pytest.mark.parametrize(("name", "subject", "target", "holds"), CASES)
def test_threshold(name: str, subject: tuple[float, ...], target: tuple[float, ...], holds: bool) -> None:
    s, o, centre = np.array([subject]), np.array([target]), np.zeros((1, 2))
    assert bool((RULES[name].gaps(s, o, centre) <= 0).all()) is holds


def test_symmetry_is_about_the_scene_centre() -> None:
    s, o = np.array([moved(x=9.0)]), np.array([moved(x=11.0)])
    assert (RULES["symmetrical to"].gaps(s, o, np.array([[10.0, 0.0]])) <= 0).all()
    assert not (RULES["symmetrical to"].gaps(s, o, np.zeros((1, 2))) <= 0).all()


def test_every_geometric_predicate_of_sg_front_has_a_rule() -> None:
    published = {name for name, p in predicates().items() if p.geometric and p.code is not None}
    assert published == set(PUBLISHED)
    assert {name for name, p in predicates().items() if p.geometric} == set(RULES) | set(STREET_RULES)


def test_relations_to_the_floor_have_their_own_rules() -> None:
    floor = np.array([(4.0, 4.0, 0.02, 0.0, 0.0, 0.0, 0.0)])
    centre = np.zeros((1, 2))
    standing = rule_for("standing on", object_is_floor=True)
    above = rule_for("above", object_is_floor=True)
    assert standing is FLOOR_RULES["standing on"] and above is FLOOR_RULES["above"]
    assert (standing.gaps(np.array([moved(z=0.039)]), floor, centre) <= 0).all()
    assert not (standing.gaps(np.array([moved(z=0.041)]), floor, centre) <= 0).all()
    assert (above.gaps(np.array([moved(z=0.11)]), floor, centre) <= 0).all()
    assert not (above.gaps(np.array([moved(z=0.09)]), floor, centre) <= 0).all()


@pytest.mark.parametrize("name", sorted(RULES))
def test_torch_gives_the_same_gaps_and_a_gradient_that_mends_them(name: str) -> None:
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(7)
    low, high = (0.3, 0.3, 0.3, -2, -2, 0, -3), (2, 2, 2, 2, 2, 1, 3)
    s, o = rng.uniform(low, high, (200, 7)), rng.uniform(low, high, (200, 7))
    centre = np.zeros((200, TOLD))
    expected = RULES[name].gaps(s, o, centre)
    subject = torch.tensor(s, requires_grad=True)
    got = RULES[name].gaps(subject, torch.tensor(o), torch.tensor(centre))
    np.testing.assert_allclose(got.detach().numpy(), expected, atol=1e-9)
    guide = RULES[name].guide(subject, torch.tensor(o), torch.tensor(centre)).clamp(min=0).sum(dim=1)
    guide.sum().backward()
    step = subject.detach() - 1e-4 * subject.grad / subject.grad.norm(dim=1, keepdim=True).clamp(min=1e-9)
    after = RULES[name].guide(step, torch.tensor(o), torch.tensor(centre)).clamp(min=0).sum(dim=1)
    broken = guide.detach() > 1e-3
    assert (after[broken] < guide.detach()[broken]).double().mean() > 0.98


def test_guides_are_the_gaps_without_overlap_shares() -> None:
    rng = np.random.default_rng(3)
    s, o = rng.uniform(0.3, 2, (50, 7)), rng.uniform(0.3, 2, (50, 7))
    for rule in RULES.values():
        lengths = [i for i, unit in enumerate(rule.units) if unit != "share"]
        np.testing.assert_array_equal(
            rule.guide(s, o, np.zeros((50, TOLD))), rule.gaps(s, o, np.zeros((50, TOLD)))[:, lengths]
        )

"""Very large scenes that fall into small groups."""

from __future__ import annotations

import numpy as np

from composer.relations import check
from composer.scene import Box, Node, Relation, Scene, build, revise
from models.layout.beginning import fitting_floor
from models.layout.groups import groups_of, set_out
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all

KINDS = ("double_bed", "nightstand", "wardrobe", "floor_lamp")


def bedrooms(count: int) -> Scene:
    """So many beds, each with its nightstand, wardrobe and lamp."""
    nodes, said = [], []
    for k in range(count):
        bed, *others = (f"{kind}-{k}" for kind in KINDS)
        nodes += [build(Node, id=f"{kind}-{k}", category=kind) for kind in KINDS]
        said += [(others[0], "left", bed), (others[0], "close by", bed), (others[1], "behind", bed)]
        said += [(others[2], "close by", others[0]), (others[1], "taller than", bed)]
    relations = tuple(build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in said)
    return Scene(nodes=tuple(nodes), relations=relations)


def test_groups_are_what_relations_tie_together() -> None:
    scene = bedrooms(40)
    groups = groups_of(scene)
    assert sorted(len(g) for g in groups) == [4] * 40
    for group in groups:
        assert len({scene.nodes[i].id.split("-")[1] for i in group}) == 1


def test_one_large_group_or_a_small_scene_is_not_taken_apart() -> None:
    assert groups_of(bedrooms(10)) == []
    scene = bedrooms(40)
    chain = tuple(
        build(Relation, subject=f"double_bed-{k}", predicate="left", objects=(f"double_bed-{k + 1}",))
        for k in range(39)
    )
    assert groups_of(revise(scene, relations=scene.relations + chain)) == []


def test_groups_are_set_out_beside_each_other_on_the_floor() -> None:
    scene = bedrooms(40)
    scene = revise(scene, floor=fitting_floor(scene))

    def draw(parts: list[Scene]) -> list[np.ndarray]:
        return [np.tile([0.5, 0.5, 0.5, 7.0, -3.0, 0.0, 0.0], (len(p.nodes), 1)) for p in parts]

    groups = groups_of(scene)
    boxes = set_out(scene, groups, fitting_floor, draw)
    places = np.array([boxes[g[0], 3:5] for g in groups])
    apart = np.abs(places[:, None] - places[None]).max(axis=-1) + np.eye(len(groups))
    assert apart.min() > 0.5
    x0, y0, x1, y1 = scene.floor.bounds
    assert (places > (x0, y0)).all() and (places < (x1, y1)).all()


def test_where_the_boxes_of_a_hall_were_does_not_matter(shipped_model: LayoutModel) -> None:
    scene = bedrooms(40)
    scene = revise(scene, floor=fitting_floor(scene))
    boxes = compose_all(shipped_model, scene, seed=0).boxes
    there = [Box(depth=1.0, width=1.0, height=1.0, x=float(k % 7), y=0.0) for k in range(len(scene.nodes))]
    elsewhere = scene.with_nodes(revise(n, box=box) for n, box in zip(scene.nodes, there, strict=True))
    np.testing.assert_array_equal(compose_all(shipped_model, elsewhere, seed=0).boxes, boxes)


def test_a_hall_of_many_groups_holds_every_relation(shipped_model: LayoutModel) -> None:
    scene = bedrooms(40)
    scene = revise(scene, floor=fitting_floor(scene))
    boxes = compose_all(shipped_model, scene, seed=0).boxes
    found = check(scene.with_nodes(revise(n, box=Box.of(b)) for n, b in zip(scene.nodes, boxes, strict=True)))
    assert not found.violated and not found.overlaps and not found.out_of_bounds

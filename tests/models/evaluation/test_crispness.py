"""Whether flat sides shade flat and boards are whole is told from the solids that a mesh was made of."""

from dataclasses import replace

import numpy as np
import pytest

from composer.mesh import PartMesh
from models.evaluation.crispness import Crispness, crispness, summary
from models.procedural.sdf import Placed, RoundBox, RoundCone, sample_field
from models.shapes.meshing import mesh_field, one_hot_scores

TABLE = (
    Placed(RoundBox((0.4, 0.6, 0.01)), 0, (0.0, 0.0, 0.69)),
    *(Placed(RoundCone(0.03, 0.03, 0.34), 1, (0.3 * x, 0.5 * y, 0.34)) for x in (-1, 1) for y in (-1, 1)),
)
SIZE = (0.8, 1.2, 0.7)


def _mesh(solids: tuple[Placed, ...]) -> PartMesh:
    field = sample_field(solids)
    return mesh_field(field.distance, one_hot_scores(field.part), SIZE, 6000)


@pytest.fixture(scope="module")
def table() -> PartMesh:
    return _mesh(TABLE)


def test_a_clean_table_is_flat_and_its_board_is_whole(table: PartMesh) -> None:
    found = crispness("table", TABLE, table, np.random.default_rng(0))
    assert found.thin == found.whole == 1
    assert len(found.spreads) >= 1
    assert max(found.spreads) < 1


def test_wavy_shading_and_a_lost_board_are_noticed(table: PartMesh) -> None:
    rng = np.random.default_rng(1)
    wavy = table.normals + 0.2 * rng.standard_normal(table.normals.shape).astype(np.float32)
    found = crispness("table", TABLE, replace(table, normals=wavy), rng)
    assert min(found.spreads) > 3
    lower = (*TABLE, Placed(RoundBox((0.28, 0.5, 0.01)), 0, (0.0, 0.0, 0.3)))
    assert crispness("table", lower, table, rng).whole == 1
    assert crispness("table", lower, table, rng).thin == 2
    assert crispness("table", lower, _mesh(lower), rng).whole == 2


def test_the_summary_weighs_sides_by_their_area() -> None:
    rows = [Crispness("table", (1.0, 5.0), (0.3, 0.1), 2, 1), Crispness("ball", (), (), 0, 0)]
    figures = summary(rows)
    assert figures["spread of the normals on flat sides, degrees"].value == pytest.approx(2.0)
    assert figures["share of the flat surface that shades flat"].value == pytest.approx(0.75)
    assert figures["boards and posts of 2 cm that are whole"].value == pytest.approx(0.5)

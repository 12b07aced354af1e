from collections.abc import Callable

import pytest

from composer.scene import Scene, Surface
from models.streets.model import StreetModel


@pytest.fixture(scope="session")
def model() -> StreetModel:
    """The shipped street model."""
    return StreetModel.load()


@pytest.fixture(scope="session")
def straight() -> Callable[[float], Scene]:
    """Makes a straight street along X with something of everything, so many metres long."""

    def make(length: float = 120.0) -> Scene:
        strips = (
            ("sidewalk", 3.0, 1, 0.15),
            ("parking", 2.1, 1, 0.0),
            ("lane", 3.0, 1, 0.0),
            ("lane", 3.0, -1, 0.0),
            ("bike_lane", 1.8, -1, 0.0),
            ("verge", 2.0, 1, 0.15),
            ("sidewalk", 4.6, 1, 0.15),
        )
        surfaces, low = [], 0.0
        for i, (kind, width, way, z) in enumerate(strips):
            high, middle = low + width, low + width / 2
            axis = ((0.0, middle), (length, middle))
            polygon = ((0, low), (length, low), (length, high), (0, high))
            surfaces.append(Surface(id=f"{kind}-{i}", kind=kind, polygon=polygon, axis=axis[::way], z=z))
            low = high
        x = length / 2
        crossing = ((x, 3.0), (x + 3, 3.0), (x + 3, 12.9), (x, 12.9))
        surfaces.append(Surface(id="crossing", kind="crossing", polygon=crossing))
        return Scene(kind="street", surfaces=tuple(surfaces))

    return make

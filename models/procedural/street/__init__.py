"""Street families: vehicles, people, plants, poles, what stands on the pavement, and buildings."""

from models.procedural.street import (  # noqa: F401
    barriers,
    blocks,
    cars,
    cycles,
    houses,
    people,
    plants,
    poles,
    posts,
    shelters,
    signals,
    street_furniture,
    trees,
    vehicles,
)
from models.procedural.street.sizes import STREET_SIZES

__all__ = ["STREET_SIZES"]

"""What a street is like: three numbers, from which everything follows that its parts have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Character:
    """A street's character; every number in [0, 1].

    Attributes
    ----------
    density : float
        From deserted to packed.
    city : float
        From a village to a centre: houses in gardens or blocks in a row, conifers or columnar trees.
    green : float
        From bare to leafy.
    rhythm : float
        How wide apart what stands in rows is.
    """

    density: float
    city: float
    green: float
    rhythm: float

    @classmethod
    def drawn(cls, rng: np.random.Generator, density: float | None = None) -> Character:
        """A random one, of this density where one is given."""
        values = rng.random(4)
        return cls(float(values[0]) if density is None else density, *map(float, values[1:]))

    @property
    def values(self) -> tuple[float, float, float, float]:
        return self.density, self.city, self.green, self.rhythm

    @property
    def tree(self) -> str:
        """The tree of this street's rows where there is room for it."""
        if self.city > 0.55:
            return "columnar_tree" if self.rhythm > 0.35 else "young_tree"
        if self.green > 0.9:
            return "palm"
        return "tree" if self.rhythm > 0.25 else "conifer"

    @property
    def tree_pitch(self) -> float:
        """Metres from tree to tree."""
        return 5.5 + 6.5 * self.rhythm

    @property
    def lamp_pitch(self) -> float:
        """Metres from lamp to lamp."""
        return 18.0 + 14.0 * self.rhythm

"""From degrees to metres: a transverse Mercator projection about the middle of the map, on the WGS 84 ellipsoid.

Within some ten kilometres of its middle, lengths are true to a millimetre in a kilometre.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from composer.street.frames import FloatArray
from composer.values import MAX_EXTENT

Places = Mapping[str, tuple[float, float]]
"""Latitude and longitude, degrees, by point."""


@dataclass(frozen=True)
class Plane:
    """Where the points of a map lie.

    Attributes
    ----------
    origin : (float, float)
        Latitude and longitude of x = y = 0, degrees.
    definition : str
        The projection, as PROJ writes it.
    xy : Mapping
        Metres, X to the east and Y to the north, of every point that a scene has room for.
    """

    origin: tuple[float, float]
    definition: str
    xy: Mapping[str, tuple[float, float]]

    def line(self, points: tuple[str, ...]) -> FloatArray:
        """Places of the points that are known, (A, 2), none twice in a row."""
        known = [self.xy[p] for p in points if p in self.xy]
        kept = [p for k, p in enumerate(known) if k == 0 or p != known[k - 1]]
        return np.array(kept, np.float64).reshape(-1, 2)

    @property
    def words(self) -> str:
        """Where the origin is, for people."""
        (lat, lon), sides = self.origin, ("NS", "EW")
        north, east = sides[0][lat < 0], sides[1][lon < 0]
        return f"{abs(lat):.6f}° {north}, {abs(lon):.6f}° {east}"


def project(places: Places) -> Plane:
    """Lay points onto a plane about the middle of most of them: a few that lie far off do not move it."""
    from pyproj import Transformer

    degrees = np.array(list(places.values()), np.float64)
    lat, lon = (round(float(v), 6) for v in np.median(degrees, axis=0))
    definition = f"+proj=tmerc +lat_0={lat} +lon_0={lon} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs"
    transform = Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step {definition}"
    )
    east, north = transform.transform(degrees[:, 1], degrees[:, 0], errcheck=False)
    metres = np.round(np.stack([east, north], axis=1), 4)
    sound = np.isfinite(metres).all(axis=1) & (
        np.abs(np.nan_to_num(metres, posinf=1e12, neginf=-1e12)) < 0.99 * MAX_EXTENT
    ).all(axis=1)
    rows = zip(places, metres.tolist(), sound.tolist(), strict=True)
    return Plane((lat, lon), definition, {name: (x, y) for name, (x, y), known in rows if known})

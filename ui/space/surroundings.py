"""What is around the nodes of a scene, and how it changed: a change of one surface is one surface to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from composer.scene import Floor, Junction, Road, Scene, Surface


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True)
class Rows(Generic[T]):
    """How a table of named things changed.

    Attributes
    ----------
    order : tuple of str or None
        All their ids; None if those are the same as before.
    rows : tuple
        Those that are new or changed.
    """

    order: tuple[str, ...] | None
    rows: tuple[T, ...]

    @classmethod
    def between(cls, before: Sequence[T], after: Sequence[T]) -> Rows[T]:
        """From one state to another; a thing is unchanged if it is the very same object."""
        if before is after:
            return cls(None, ())
        known = {row.id: row for row in before}
        changed = tuple(row for row in after if known.get(row.id) is not row)
        order = tuple(row.id for row in after)
        return cls(None if order == tuple(known) else order, changed)

    def applied(self, before: Sequence[T]) -> tuple[T, ...]:
        """The state after the change."""
        known = {row.id: row for row in (*before, *self.rows)}
        return tuple(known[name] for name in (self.order if self.order is not None else [row.id for row in before]))

    def __bool__(self) -> bool:
        return self.order is not None or bool(self.rows)


@dataclass(frozen=True)
class Change:
    """How surroundings changed."""

    floor: Floor | None
    street: bool
    surfaces: Rows[Surface]
    roads: Rows[Road]
    junctions: Rows[Junction]


@dataclass(frozen=True, eq=False)
class Surroundings:
    """A room, or the ground of a street.

    Attributes
    ----------
    floor : Floor or None
    street : bool
        Whether it is a street.
    surfaces, roads, junctions : tuple
    """

    floor: Floor | None = None
    street: bool = False
    surfaces: tuple[Surface, ...] = ()
    roads: tuple[Road, ...] = ()
    junctions: tuple[Junction, ...] = ()

    @classmethod
    def of(cls, scene: Scene) -> Surroundings:
        """Those of a scene."""
        street = scene.kind == "street" or bool(scene.surfaces)
        return cls(scene.floor, street, scene.surfaces, scene.roads, scene.junctions)

    def since(self, before: Surroundings) -> Change | None:
        """What changed; None if nothing did."""
        tables = [
            Rows.between(old, new)
            for old, new in (
                (before.surfaces, self.surfaces),
                (before.roads, self.roads),
                (before.junctions, self.junctions),
            )
        ]
        if self.floor is before.floor and self.street == before.street and not any(tables):
            return None
        return Change(self.floor, self.street, *tables)  # type: ignore[arg-type]

    def changed(self, change: Change) -> Surroundings:
        """What they are after a change."""
        return Surroundings(
            change.floor,
            change.street,
            change.surfaces.applied(self.surfaces),
            change.roads.applied(self.roads),
            change.junctions.applied(self.junctions),
        )

"""What all document values are made of: frozen parts, checked numbers, and errors in one sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from functools import cached_property
from operator import is_
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticKnownError

from composer.errors import SceneError
from composer.messages import Message

MAX_EXTENT = 1_000_000.0
"""Metres. Nothing may be larger or farther than this from the origin: a map may hold a house of another region."""
MIN_EXTENT = 1e-6
"""Metres. Nothing may be thinner than this, so that ratios of volumes stay numbers."""

M = TypeVar("M", bound="Part")


class Part(BaseModel):
    """Base of all document values: frozen, no unknown fields, no NaN or infinity."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, ignored_types=(cached_property,))

    def __getstate__(self) -> dict[Any, Any]:
        """What goes to another process: the fields, not the answers that were kept beside them."""
        state = super().__getstate__()
        names, kept = type(self).model_fields, state["__dict__"]
        if len(kept) > len(names):
            state["__dict__"] = {name: kept[name] for name in names}
        return state


def revise(value: M, /, **changes: Any) -> M:
    """Return `value` with some fields changed, validated like a new one.

    Raises
    ------
    SceneError
        If the result breaks a rule of its type.
    """
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return build(type(value), **(fields | changes))


def numbered(prefix: str, taken: Collection[str]) -> str:
    """The first of ``prefix1``, ``prefix2``, … that is not taken."""
    return next(name for k in itertools.count(1) if (name := f"{prefix}{k}") not in taken)


def identical(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether two sequences hold the very same objects: what has not changed from one scene to the next.

    Far faster than to compare them, and true wherever a scene was made by revising another.
    """
    return one is other or (len(one) == len(other) and all(map(is_, one, other)))


def build(kind: type[M], /, **fields: Any) -> M:
    """Make a document value, turning pydantic's report into one sentence.

    Raises
    ------
    SceneError
        With the first thing that is wrong and where it is.
    """
    try:
        return kind(**fields)
    except ValidationError as error:
        raise SceneError(explain(error)) from None


def explain(error: ValidationError) -> Message:
    """The first problem of a pydantic report as one sentence."""
    first = error.errors(include_url=False, include_input=False)[0]
    where, context = ".".join(str(step) for step in first["loc"]), first.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, ValueError):
        what = cause.message if isinstance(cause, SceneError) else Message(str(cause))
    else:
        what = _templated(first["type"], first["msg"], context)
    return Message("{where}: {reason}", where=where, reason=what) if where else what


def _templated(kind: str, said: str, context: dict[str, Any]) -> Message:
    """What pydantic says, with the template that it made it from; the values are read off the sentence itself."""
    try:
        template = PydanticKnownError(kind, context).message_template  # type: ignore[arg-type]
    except (KeyError, TypeError):
        return Message(said)
    parts = re.split(r"\{(\w+)\}", template)
    parts[0::2] = map(re.escape, parts[0::2])
    parts[1::2] = [f"(?P<{name}>.*?)" for name in parts[1::2]]
    found = re.fullmatch("".join(parts), said, re.DOTALL)
    return Message(said) if found is None else Message(template, **found.groupdict())


Metres = Annotated[float, Field(ge=-MAX_EXTENT, le=MAX_EXTENT)]
Extent = Annotated[float, Field(ge=MIN_EXTENT, le=MAX_EXTENT)]
Angle = Annotated[float, Field(ge=-1e6, le=1e6)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=2000)]
Point = tuple[Metres, Metres]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


def polygon_area(points: tuple[Point, ...]) -> float:
    """Signed area of a ring, square metres: positive if it runs counter-clockwise."""
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))

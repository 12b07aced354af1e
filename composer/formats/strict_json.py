"""JSON from outside: refused where it is ambiguous, too deep or not finite, with the place of what is wrong."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from composer.errors import ComposerError, FormatError
from composer.messages import Message

_TYPES = {
    dict: Message("an object"),
    list: Message("a list"),
    str: Message("a text"),
    bool: Message("true or false"),
    type(None): Message("null"),
}
_SHOWN = 40


class _RefusedError(ComposerError, ValueError):
    """Raised by the hooks below, to be told apart from what the parser itself finds."""


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RefusedError("the key {key} stands twice in one object", key=shown(key))
            seen.add(key)
    return found


def _no_constant(name: str) -> NoReturn:
    raise _RefusedError("{name} is not a number", name=name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _RefusedError("the number {number} is too large", number=text[:_SHOWN])
    return value


def parse(data: bytes | bytearray, name: str) -> Any:
    """Parse a JSON text.

    Parameters
    ----------
    data : bytes
        UTF-8; the caller has limited its length.
    name : str
        What to call it in a sentence.

    Raises
    ------
    FormatError
        If it is not UTF-8, not JSON, nested too deeply, has a key twice in one object, or a number that is not finite.
    """
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise FormatError("{name} is not UTF-8 text (byte {place})", name=name, place=error.start) from None
    except json.JSONDecodeError as error:
        raise FormatError(
            "{name} is not JSON: {reason} in line {line}, column {column}",
            name=name,
            reason=Message(error.msg),
            line=error.lineno,
            column=error.colno,
        ) from None
    except _RefusedError as error:
        raise FormatError("{name}: {reason}", name=name, reason=error.message) from None
    except RecursionError:
        raise FormatError("{name} is nested too deeply", name=name) from None
    except ValueError as error:  # a whole number of more digits than Python converts
        raise FormatError("{name} is not JSON: {reason}", name=name, reason=str(error)) from None


def shown(value: object) -> str:
    """A value as it may stand in a sentence: quoted, and cut if it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN + 2 else f"{text[:_SHOWN]}…"


def within(where: str, place: str) -> Message:
    """A place within another, for a sentence."""
    return Message("{where}: {place}", where=where, place=place)


def kind_of(value: object) -> Message:
    """What a JSON value is, for a sentence."""
    return _TYPES.get(type(value), Message("a number"))


def as_object(value: Any, where: str) -> dict[str, Any]:
    """`value` if it is a JSON object, else a `FormatError` that says where it is not."""
    if not isinstance(value, dict):
        raise FormatError("{where} must be an object, not {kind}", where=where, kind=kind_of(value))
    return value


def as_list(value: Any, where: str) -> list[Any]:
    """`value` if it is a list, else a `FormatError`."""
    if not isinstance(value, list):
        raise FormatError("{where} must be a list, not {kind}", where=where, kind=kind_of(value))
    return value


def as_text(value: Any, where: str, limit: int = 200) -> str:
    """`value` if it is a text of 1 to `limit` characters that can be written down again, else a `FormatError`."""
    if not isinstance(value, str):
        raise FormatError("{where} must be a text, not {kind}", where=where, kind=kind_of(value))
    if not 0 < len(value) <= limit:
        raise FormatError(
            "{where} must have 1 to {limit} characters, not {count}", where=where, limit=limit, count=len(value)
        )
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise FormatError("{where} has half a character in it: {text}", where=where, text=shown(value))
    return value


def as_number(value: Any, where: str) -> float:
    """`value` as a finite float if it is a number, else a `FormatError`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FormatError("{where} must be a number, not {kind}", where=where, kind=kind_of(value))
    try:
        return float(value)
    except OverflowError:
        raise FormatError("{where} is too large", where=where) from None


def member(value: dict[str, Any], key: str, where: str) -> Any:
    """A member that must be there."""
    if key not in value:
        raise FormatError("{where} has no {key!r}", where=where, key=key)
    return value[key]

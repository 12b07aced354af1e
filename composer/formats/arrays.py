"""Arrays in npz files, written the same way every time and read without trusting what they claim."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.errors import FormatError
from composer.formats.limits import Archive, brief
from composer.formats.strict_json import within
from composer.messages import Message

MAX_HEADER = 10_000


def pack(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Arrays as a compressed npz; the same arrays give the same bytes."""
    out = io.BytesIO()
    # np.savez has keyword parameters of its own; none of our names may meet one.
    np.savez_compressed(out, allow_pickle=False, **{name: np.ascontiguousarray(a) for name, a in arrays.items()})
    return out.getvalue()


def unpack(data: bytes | bytearray, name: str, expected: Mapping[str, type[np.generic]]) -> dict[str, npt.NDArray[Any]]:
    """The arrays of an npz that are expected and there; others are not looked at.

    Parameters
    ----------
    data : bytes
        The npz.
    name : str
        What to call it in a sentence.
    expected : Mapping
        Scalar type of each array.

    Raises
    ------
    FormatError
        If it is damaged, an array is of another type, or claims another size than it has.
    """
    archive = Archive(data, name)
    return {
        key: _array(archive.read(f"{key}.npy"), within(name, Message("the array {key}", key=key)), np.dtype(kind))
        for key, kind in expected.items()
        if f"{key}.npy" in archive.names
    }


def _array(data: bytes | bytearray, where: str, expected: np.dtype[Any]) -> npt.NDArray[Any]:
    stream = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"version {version} of the array format")
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream, max_header_size=MAX_HEADER)
    except (ValueError, TypeError, SyntaxError, KeyError, EOFError, RecursionError, MemoryError) as error:
        raise FormatError("{where} is damaged: {reason}", where=where, reason=brief(error)) from None
    # The size is compared before anything is made of it: a header may claim terabytes.
    body = memoryview(data)[stream.tell() :]
    if dtype != expected or fortran:
        raise FormatError(
            "{where} must hold {expected} in C order, not {dtype}", where=where, expected=expected, dtype=dtype
        )
    if any(n < 0 for n in shape) or math.prod(shape) * dtype.itemsize != len(body):
        raise FormatError("{where} does not have the size it claims", where=where)
    return np.frombuffer(body, dtype).reshape(shape).copy()

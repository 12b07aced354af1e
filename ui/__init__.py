"""The faces of the program: the window and the command line."""

from __future__ import annotations

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12's wheels are built for a Python whose None, True and False cannot die, and hand them out without
    # taking a reference. On 3.11 those are counted: after some hundred thousand calls into Qt the count reaches zero
    # and the interpreter aborts ("deallocating None"). Counts that no session can use up keep them alive.
    import ctypes

    for _constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 40

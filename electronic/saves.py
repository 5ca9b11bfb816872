"""The states that a PDF went through: it may be saved on top of itself, what was there stays in the file."""

from __future__ import annotations

import re

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[ \t]*\r?\n?")


def states(data: bytes) -> tuple[int, ...]:
    """Lengths of the file after each save, the last one included; a web-optimised file has one state.

    A web-optimised (linearised) file ends its first part with "startxref 0".
    """
    ends = [match.end() for match in _END.finditer(data) if int(match[1]) > 0]
    return tuple(ends)

"""What a layout gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """HTML of the body, CSS of its own, page size, and the legal foot of the pages."""

    body: str
    css: str = ""
    size: str = "A4"
    foot: str = ""

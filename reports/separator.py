"""Separator sheets: what a person puts between the sheets of a stack before scanning it."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from markupsafe import escape

from reports.pdf import to_pdf

STYLE = (
    "@page { size: A4; margin: 30mm } body { font: 16pt sans-serif; text-align: center } "
    "h1 { font-size: 34pt } svg { width: 80mm; height: 80mm } section { break-after: page }"
)


def separators(codes: Sequence[tuple[str, str]]) -> bytes:
    """One A4 page a code, as PDF: what the code says, and the words under the title."""
    pages = "".join(_page(code, words) for code, words in codes)
    return to_pdf(f"<html lang='fr'><head><style>{STYLE}</style></head><body>{pages}</body></html>")


def _page(code: str, words: str) -> str:
    drawn = segno.make(code, error="h", micro=False).svg_inline(scale=8)
    return f"<section><h1>Intercalaire</h1><p>{escape(words)}</p>{drawn}</section>"

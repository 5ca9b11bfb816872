"""A name that a line of a paragraph breaks: « …, représentant le Centre de Semur- | Montbard (… »."""

from __future__ import annotations

import re
from itertools import dropwhile

from extractors.fields.context import Context
from extractors.layout.continued import continuation
from extractors.layout.segments import Segment
from models.page import Word

_PART = re.compile(r".*(?:[,;:.(]|\s[–—-])(?=\s)", re.DOTALL)
_NEAR = 8  # lines back, on a page with columns
_HYPHENS = ("-", "‐", "‑")
_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "au", "aux", "et"})


def begun(context: Context, line: Segment, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a name on the line above that these, which open their line, go on with; () for none.

    A hyphen or a small word says so: « Maison de santé de | l’Estuaire », « Centre hospitalier | de Semur ».
    """
    if not words or words[0].box.left > line.words[0].box.left:
        return ()
    near = context.segments[max(0, line.index - _NEAR) : line.index]
    upper = next((s for s in near if continuation(s, context.segments) is line), None)
    if upper is None or not (_goes_on(upper) or words[0].text.lower() in _SMALL):
        return ()
    part = _PART.match(upper.text)
    told = upper.slice(part.end() if part else 0)
    name = tuple(dropwhile(lambda word: not word.text[:1].isupper(), told))
    labels = {word.box for hit in context.hits_on[upper.index] for word in hit.words}
    return () if any(word.box in labels for word in name) else name  # « Facturé à », over the name


def _goes_on(line: Segment) -> bool:
    last = line.words[-1].text
    return last.endswith(_HYPHENS) or last.lower() in _SMALL

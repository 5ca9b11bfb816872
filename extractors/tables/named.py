"""Amounts that a line names one by one: « 9 € HT, 1,80 € de TVA », « TTC : 10,80 € »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.values import Candidate

_SUFFIX = (
    (re.compile(r"^[\s(€|]*(?:H\.?T\.?)\b"), "ht"),
    (re.compile(r"^[\s(€|]*T\.?T\.?C"), "ttc"),
    (re.compile(r"^[\s(€|]*(?:de\s+TVA|TVA(?!\s*(?:à\s*)?\d))"), "vat"),
)
# « TVA 20 % soit 75,25 € », « HT : 376,25 € ».
TAX_WORD = re.compile(r"\b(?:(?P<ht>H\.?T)\b|(?P<vat>T\.?V\.?A)|(?P<ttc>T\.?T\.?C))", re.IGNORECASE)


def told_by_names(text: str, found: Sequence[Candidate]) -> dict[str, Candidate]:
    """Amounts named after them (« 9 € HT »), or before them where the last one is not (« TTC : 9 € »)."""
    if not found:
        return {}
    after = [_after(text, c) for c in found]
    before = [
        _before(text[a.end if a else 0 : c.start]) for a, c in zip((None, *found[:-1]), found, strict=True)
    ]
    if after[-1] is None and before[0] is not None:
        after = [None for _ in found]
    told: dict[str, Candidate] = {}
    for key, candidate in zip(after, found, strict=True):
        if key is not None:
            told.setdefault(key, candidate)
    for key, own, candidate in zip(before, after, found, strict=True):
        if own is None and key is not None:
            told.setdefault(key, candidate)
    return told


def _after(text: str, candidate: Candidate) -> str | None:
    return next((k for pattern, k in _SUFFIX if pattern.match(text[candidate.end :])), None)


def _before(text: str) -> str | None:
    """The last tax word before an amount."""
    found = list(TAX_WORD.finditer(text))
    return found[-1].lastgroup if found else None

"""The rank that a title carries: « 2. », « III – », « a) », « Article 4 – », « Cadre B »."""

from __future__ import annotations

import re

_WORD = r"(?:article|art\.?|partie|section|titre|chapitre|rubrique|cadre|encadré|§)\s*"
_NUMBER = r"(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])"
_SIGN = r"[.):–—-]"
_ALONE = re.compile(rf"\W*(?:{_WORD}{_NUMBER}\s?{_SIGN}?|{_NUMBER}\s?{_SIGN})\s*", re.IGNORECASE)
# Before a title; a letter alone is an enumeration in a text as often, « A – » in a form.
_OPENS = re.compile(
    rf"\W*(?:{_WORD}{_NUMBER}\s?{_SIGN}|(?:\d{{1,2}}|[IVX]{{1,4}})\s?{_SIGN})\s*[^\W\d]", re.IGNORECASE
)


def is_rank(text: str) -> bool:
    """Whether a text is a rank and nothing else."""
    return bool(_ALONE.fullmatch(text))


def has_rank(text: str) -> bool:
    """Whether a line starts with a rank."""
    return bool(_OPENS.match(text))


def without_rank(text: str) -> str:
    """« Montants » for « 5. Montants »."""
    return _ALONE.sub("", text, count=1) if has_rank(text) else text

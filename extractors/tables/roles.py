"""The meaning of a row, told by its description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.layout.segments import SHORT
from extractors.layout.wordings import squash, wording_squash
from extractors.normal import fold
from models.page import Word
from schemes.piece import TableModel

OTHER = "other"
SUBTOTAL = "subtotal"  # a sum of some lines, which no total counts again
_SUBTOTAL = re.compile(r"(?:\w+ ){0,3}sous tota(?:l|ux)\b")
_ERRORS_PER = 7
_UNITS = frozenset({"en", "eur", "euro", "euros"})
_HEADED = {"ht": "total-ht", "vat": "total-vat", "ttc": "total-ttc"}
# « TVA non applicable, article L. 223-1 … » starts as a line of totals does, and is a sentence.
_LABEL = 7  # words
_RANK = re.compile(r"\d+|[a-z]|[ivx]+")
_PART = 20  # letters of a label that tell it without the others


def role_of(table: TableModel, text: str) -> str:
    """The role whose label is longest in the text; "" when none is. A total must lead the text.

    « Sous-total HT » is the total of a piece that has no other; « Sous-total Prestation Ségur » is none.
    """
    role = _role_of(table, text)
    return SUBTOTAL if _SUBTOTAL.match(fold(text)) and not role.startswith("total") else role


def _role_of(table: TableModel, text: str) -> str:
    tokens = tuple(SHORT.get(t, t) for t in fold(text).split())
    best, length = "", 0.0
    for row in table.rows:
        for label in row.labels:
            strength = _inside(wording_squash(label), tokens, leading=row.role.startswith("total"))
            if strength > length:
                best, length = row.role, strength
    return best or _by_a_part(table, squash(tokens))


def led_by(table: TableModel, text: str) -> str:
    """The role whose label a text begins with, a rank before it left out (« 1. Prestation principale »)."""
    tokens = tuple(SHORT.get(t, t) for t in fold(text).split())
    while tokens and _RANK.fullmatch(tokens[0]):
        tokens = tokens[1:]
    found = (
        (_inside(wording_squash(label), tokens, leading=True), r.role)
        for r in table.rows
        for label in r.labels
    )
    strength, role = max(found, default=(0.0, ""))
    return role if strength else ""


def total_of(table: TableModel, text: str) -> str:
    """The total that a line names which has no description: its label, or a header (« Montant HT »)."""
    role = role_of(table, text)
    if role:
        return role if role.startswith("total") else ""
    said = _bare(text)
    headed = (c.key for c in table.columns if c.key in _HEADED and any(said == _bare(h) for h in c.headers))
    return _HEADED.get(next(headed, ""), "")


def _bare(text: str) -> str:
    """The words of a header, units and rates left out: « Montant TVA (20,00 %) »."""
    words = (t for t in fold(text).split() if t.isalpha() and t not in _UNITS)
    return squash([SHORT.get(t, t) for t in words])


def wordy(label: str) -> bool:
    """Whether a label is a sentence; signs, figures and what stands in brackets do not count."""
    said = [w for w in re.sub(r"\([^)]*\)", " ", label).split() if any(c.isalpha() for c in w)]
    return len(said) > _LABEL


def _by_a_part(table: TableModel, text: str) -> str:
    """« (Indiquer le montant maximum sur toute la durée … » alone: the rest of one role's label was lost."""
    holders = {row.role for row in table.rows for label in row.labels if text in wording_squash(label)}
    return holders.pop() if len(text) >= _PART and len(holders) == 1 else ""


def opens_row(table: TableModel, words: Sequence[Word]) -> bool:
    """Whether a line of text starts with the label of a row."""
    return bool(role_of(table, " ".join(w.text for w in words)))


@lru_cache(maxsize=16384)
def _inside(label: str, tokens: tuple[str, ...], leading: bool) -> float:
    """How many letters of a label are found at the tokens; 0 when it is not there."""
    allowed = (len(label) - 1) // _ERRORS_PER
    best = 0.0
    for start in range(1 if leading else len(tokens)):
        for end in range(start + 1, len(tokens) + 1):
            text = squash(tokens[start:end])
            if len(text) > len(label) + allowed:
                break
            if abs(len(text) - len(label)) > allowed:
                continue
            distance = (
                Levenshtein.distance(text, label, score_cutoff=allowed) if allowed else int(text != label)
            )
            if distance <= allowed:
                best = max(best, len(label) - 1.5 * distance)
    return best

"""Values in the sentences of a letter: « … passe commande du logiciel MédiLog 4.2 (…) »."""

from __future__ import annotations

import re

from extractors.fields.context import Context
from extractors.fields.look import Found
from extractors.layout.neighbours import under
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS
from models.page import Word
from models.reading import ValueKind
from schemes.piece import FieldModel

# After which words a sentence, or a list of particulars, names the software; it goes on while the words are a
# name or a version.
_SOFTWARE = re.compile(
    r"(?:\b(?:du|le|la|au)|[,;])\s+(?:logiciel|progiciel|solution(?:\s+logicielle)?)\s+", re.IGNORECASE
)
# « … portant sur la mise à jour de Galatée IDV en version 3.3 »: less sure, where nothing else names one.
_UPDATED = re.compile(
    r"\bmise\s+à\s+jour\s+(?:de\s|du\s|d['’])\s?(?=[A-ZÀ-Þ])(?!(?:Windows|Mac|Linux|Android|Office|i?OS)\b)"
    r"(?!.*\bvers\b)"
)
_VERSION = frozenset({"version", "v", "sp", "-", "–", "—"})
_FIGURE = re.compile(r"[1-9]|\d[.,]\d")  # of a version; « depuis le logiciel LG0. » is LGO read with a nought
_LONGEST = 8


def in_prose(context: Context, field: FieldModel) -> list[Found]:
    """The software that a sentence names, a count told before its short name; [] for other fields.

    The heads of a printed export are no labels of their own: « mois;Dt;Dm;T;Tq;Ts ».
    """
    if field.kind is ValueKind.COUNT:
        told = [t.totals[field.key] for t in context.count_tables if field.key in t.totals]
        told += [context.told_counts[field.key]] if field.key in context.told_counts else []
        return [Found(*told[0], None)] if len(told) == 1 else []
    if field.key != "software":
        return []
    for wording in (_SOFTWARE, _UPDATED):
        for segment in context.segments:
            for match in wording.finditer(segment.text):
                name = _named(segment.slice(match.end()) + _next(context, segment))
                if any(_FIGURE.search(w.text) for w in name):
                    return [Found(c, segment, None) for c in KINDS[field.kind].find(name)][:1]
    return []


def _named(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Capitalised words and versions, up to a bracket, a comma or a word in small letters."""
    kept: list[Word] = []
    for at, word in enumerate(words[:_LONGEST]):
        start = word.text[:1]
        if word.text == "en" and [fold(w.text) for w in words[at + 1 : at + 2]] == ["version"]:
            continue  # « Galatée IDV en version 3.3 »
        named = start.isupper() or start.isdigit() or fold(word.text) in _VERSION or word.text in _VERSION
        if not named and not re.match(r"v\.?\d", word.text):
            break
        kept.append(word)
        following = fold(words[at + 1].text) if at + 1 < len(words) else ""
        if word.text.endswith((";", ")", ".")) or (word.text.endswith(",") and following not in _VERSION):
            break
    return tuple(kept)


def _next(context: Context, segment: Segment) -> tuple[Word, ...]:
    """The line under a line of the same paragraph."""
    below = under(segment.box, segment.view, context.segments, segment.height)
    return next((s.words for s in below if abs(s.box.left - segment.box.left) < 0.02), ())

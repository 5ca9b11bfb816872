"""Sheets that are no page of a form: separators put between pieces, general terms printed overleaf."""

from __future__ import annotations

import re

from extractors.normal import fold
from models.page import Line, Page

SEPARATORS = re.compile(
    r"\b(?:intercalaires?|separateurs?|separation|separator"
    r"|(?:document|piece|dossier|fichier)s? suivante?s?|(?:piece|document|annexe) (?:n ?o? ?)?\d{1,2})\b"
)
SEPARATOR_WORDS = 10
MARGIN = 0.06  # of the page's height: where a fax or a scanner adds its header
TITLE_WORDS, TITLE_HEIGHT = 6, 0.018  # a cover sheet: a few words, each that high (of the page's height)
SIGNING = frozenset({"signature", "signe", "cachet", "accord", "approuve", "fait", "client", "nom"})
TERMS = re.compile(r"(?:nos |extraits? des )?conditions (?:generales|particulieres)\b|(?:cgv|cgu|cgvu)\b")
HEAD_LINES = 4  # among which the title of general terms stands
LONG_PAGE = 80  # words, at least: a line about them is not the terms themselves


def is_separator(page: Page) -> bool:
    """A sheet put between pieces: hardly a word but the one that says so, or a large title alone."""
    body = [line for line in page.lines if MARGIN < line.box.middle_y < 1 - MARGIN]
    words = fold(" ".join(line.text for line in body)).split()
    if len(words) <= SEPARATOR_WORDS and SEPARATORS.search(" ".join(words)):
        return True
    return bool(body) and all(_is_title(line) for line in body) and _count(body) <= TITLE_WORDS


def _count(lines: list[Line]) -> int:
    return sum(len(line.words) for line in lines)


def _is_title(line: Line) -> bool:
    """Large printed letters; nothing that a signer writes: a date, a number, the words of a signing block."""
    words = fold(line.text).split()
    figures = sum(c.isdigit() for c in line.text)
    large = all(w.box.height >= TITLE_HEIGHT and w.confidence >= 0.8 for w in line.words if w.text.isalnum())
    return large and figures <= 2 and not SIGNING & set(words)


def is_general_terms(page: Page) -> bool:
    """A page of general terms of sale, which forms carry overleaf."""
    heads = sorted(page.lines, key=lambda line: line.box.top)[:HEAD_LINES]
    long = sum(len(line.words) for line in page.lines) >= LONG_PAGE
    return long and any(TERMS.match(fold(line.text)) for line in heads)

"""Does a page carry a phrase? Tolerant to the reader's mistakes, never across a short word."""

from __future__ import annotations

from rapidfuzz import fuzz

from extractors.normal import fold

SHORT = 8  # letters: below, a mistake makes another word, so it must stand as it is
CLOSE = 88.0  # per cent of alike letters


class PageText:
    """The folded text of a page, made once, asked often."""

    def __init__(self, text: str) -> None:
        self.flat = fold(text)
        self._padded = f" {self.flat} "

    def has(self, phrase: str) -> bool:
        """True when the phrase stands on the page, up to a few misread letters."""
        wanted = fold(phrase)
        if not wanted or not self.flat:
            return False
        if f" {wanted} " in self._padded:
            return True
        if len(wanted) <= SHORT or len(self.flat) < len(wanted):
            return False
        return fuzz.partial_ratio(wanted, self.flat, score_cutoff=CLOSE) > 0

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
        self._known: dict[str, bool] = {}

    def has(self, phrase: str) -> bool:
        """True when the phrase stands on the page, up to a few misread letters."""
        if phrase not in self._known:
            self._known[phrase] = self._has(phrase)
        return self._known[phrase]

    def _has(self, phrase: str) -> bool:
        wanted = fold(phrase)
        if not wanted or not self.flat:
            return False
        if f" {wanted} " in self._padded:
            return True
        if len(wanted) <= SHORT or len(self.flat) < len(wanted) or self._has_one(wanted):
            return False
        found = fuzz.partial_ratio_alignment(wanted, self.flat, score_cutoff=CLOSE)
        if found is None:
            return False
        return _codes(phrase) <= set(self.flat[max(0, found.dest_start - 1) : found.dest_end + 1].split())

    def _has_one(self, wanted: str) -> bool:
        """« établissement client » stands there, where « établissements clients » is looked for."""
        words = wanted.split()
        one = " ".join(word.removesuffix("s") for word in words)
        return all(word.endswith("s") for word in words) and f" {one} " in self._padded


def _codes(phrase: str) -> set[str]:
    """What a mistake would make another thing: SGL, RIS, RI; « Cas A »; figures."""
    words = (word.strip(".,:;()«»“”’'") for word in phrase.split())
    coded = (w for w in words if w.isupper() or any(c.isdigit() for c in w))
    return {part for word in coded for part in fold(word).split()}

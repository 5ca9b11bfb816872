"""Finds values of one kind in words: Matcher patterns propose, the kind's own parser decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span

from extractors.values.candidate import Candidate, Parsed
from extractors.values.tokens import doc_of, language, text_of
from models.page import Word

Pattern = list[dict[str, Any]]
_LONGEST_RUN = 40
_KEPT = 1024  # runs of words whose values are known, of each kind


class Finder:
    """One kind of value: patterns over tokens, and the parser that has the last word."""

    def __init__(self, patterns: Sequence[Pattern], parse: Callable[[str], Parsed | None]) -> None:
        self._patterns = list(patterns)
        self._parse = parse
        # The same words are looked at by label, by cell and by block: half of all are asked for again.
        self._found = lru_cache(maxsize=_KEPT)(self._searched)

    @cached_property
    def _matcher(self) -> Matcher:
        matcher = Matcher(language().vocab)
        matcher.add("value", self._patterns, greedy="LONGEST")
        return matcher

    def __call__(self, words: Sequence[Word]) -> Iterator[Candidate]:
        """The values of a run of words, from left to right, none overlapping."""
        found = self._found(tuple(word.text for word in words))
        if not found:
            return
        text = text_of(words)
        for start, end, parsed in found:
            part = text.doc[start:end]
            yield Candidate(
                parsed=parsed,
                raw=part.text,
                words=text.words_of(part),
                start=part.start_char,
                end=part.end_char,
            )

    def _searched(self, texts: tuple[str, ...]) -> tuple[tuple[int, int, Parsed], ...]:
        """The values in the texts of some words: first token, the one after the last, and the value."""
        doc, _, _ = doc_of(texts)
        spans: list[Span] = self._matcher(doc, as_spans=True)
        parts = (one for span in sorted(spans, key=lambda s: s.start) for one in self._parts(span))
        return tuple((part.start, part.end, parsed) for part, parsed in parts)

    def _parts(self, span: Span) -> list[tuple[Span, Parsed]]:
        """The longest parts of a match that parse, none over another; a right key goes before length."""
        kept: list[tuple[Span, Parsed]] = []
        wrong: list[tuple[Span, Parsed]] = []
        taken = [False] * len(span)
        for size in range(min(len(span), _LONGEST_RUN), 0, -1):
            for start in range(len(span) - size + 1):
                if any(taken[start : start + size]):
                    continue
                part = span[start : start + size]
                parsed = self._parse(part.text)
                if parsed is not None and parsed.valid is False:
                    wrong.append((part, parsed))
                elif parsed is not None:
                    kept.append((part, parsed))
                    taken[start : start + size] = [True] * size
        for part, parsed in wrong:
            at = slice(part.start - span.start, part.end - span.start)
            if not any(taken[at]):
                kept.append((part, parsed))
                taken[at] = [True] * len(part)
        return sorted(kept, key=lambda one: one[0].start)

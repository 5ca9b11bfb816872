"""Finds values of one kind in words: Matcher patterns propose, the kind's own parser decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span

from extractors.values.candidate import Candidate, Parsed
from extractors.values.tokens import Text, language, text_of
from models.page import Word

Pattern = list[dict[str, Any]]
_LONGEST_RUN = 40


class Finder:
    """One kind of value: patterns over tokens, and the parser that has the last word."""

    def __init__(self, patterns: Sequence[Pattern], parse: Callable[[str], Parsed | None]) -> None:
        self._patterns = list(patterns)
        self._parse = parse

    @cached_property
    def _matcher(self) -> Matcher:
        matcher = Matcher(language().vocab)
        matcher.add("value", self._patterns, greedy="LONGEST")
        return matcher

    def __call__(self, words: Sequence[Word]) -> Iterator[Candidate]:
        """The values of a run of words, from left to right, none overlapping."""
        text = text_of(words)
        spans: list[Span] = self._matcher(text.doc, as_spans=True)
        for span in sorted(spans, key=lambda s: s.start):
            yield from self._inside(text, span)

    def _inside(self, text: Text, span: Span) -> Iterator[Candidate]:
        """The longest parts of a match that parse; a right key goes before length."""
        best = self._best(span)
        if best is None:
            return
        part, parsed = best
        if part.start > span.start:
            yield from self._inside(text, text.doc[span.start : part.start])
        yield Candidate(
            parsed=parsed,
            raw=part.text,
            words=text.words_of(part),
            start=part.start_char,
            end=part.end_char,
        )
        if part.end < span.end:
            yield from self._inside(text, text.doc[part.end : span.end])

    def _best(self, span: Span) -> tuple[Span, Parsed] | None:
        fallback: tuple[Span, Parsed] | None = None
        length = min(len(span), _LONGEST_RUN)
        for size in range(length, 0, -1):
            for start in range(span.start, span.end - size + 1):
                part = span.doc[start : start + size]
                parsed = self._parse(part.text)
                if parsed is None:
                    continue
                if parsed.valid is not False:
                    return part, parsed
                fallback = fallback or (part, parsed)
        return fallback

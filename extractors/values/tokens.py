"""Words as a spaCy Doc of small tokens that know their word and what stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from models.geometry import Box
from models.page import Word

# Letters and digits stay together (3O5, 27f99871b4); a real word glued to a number does not.
_TOKEN = re.compile(
    r"\d{4}(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|[Ll]e(?=\d)|\d{2,}(?=(?:au|du|le|et|à)\b)|[^\W\d_]{3,}(?=\d{2})|\d+(?=(?:EUR|eur|Eur|euros)\b)|[^\W_]+|[^\w\s]|_"
)


@lru_cache
def language() -> Language:
    """A blank pipeline. We bring our own tokens: the French tokeniser would cost a second at every start."""
    return spacy.blank("xx")


def _loose(token: Token) -> bool:
    """Apart from the token before it, with no joining sign on either side of the space."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    joins = {".", "@", "_", "-", "©", "®"}
    return bool(before.whitespace_) and token.text not in joins and before.text not in joins


for _name, _getter in (("loose", _loose),):
    if not Token.has_extension(_name):
        Token.set_extension(_name, getter=_getter)


@dataclass(frozen=True)
class Text:
    """A run of words as a Doc.

    `homes[i]` is the index of the word that token i comes from, `spans[i]` its first letter
    and its end there.
    """

    words: tuple[Word, ...]
    doc: Doc
    homes: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def words_of(self, span: Span) -> tuple[Word, ...]:
        """The words under a span, the first and last cut to what the span covers of them."""
        by_home: dict[int, list[Token]] = {}
        for token in span:
            by_home.setdefault(self.homes[token.i], []).append(token)
        return tuple(self._cut(home, tokens) for home, tokens in by_home.items())

    def _cut(self, home: int, tokens: list[Token]) -> Word:
        word = self.words[home]
        text = self.doc[tokens[0].i : tokens[-1].i + 1].text
        if text == word.text:
            return word
        first, last = (part(word, *self.spans[token.i]) for token in (tokens[0], tokens[-1]))
        return word.model_copy(update={"text": text, "box": first.union(last)})


def part(word: Word, start: int, end: int) -> Box:
    """The box of the characters start..end of a word, as if all were equally wide."""
    step = word.box.width / max(len(word.text), 1)
    return word.box.model_copy(
        update={"left": word.box.left + start * step, "right": word.box.left + end * step}
    )


def text_of(words: Sequence[Word]) -> Text:
    """The Doc of a run of words; its text is the words joined by single spaces."""
    doc, homes, spans = doc_of([word.text for word in words])
    return Text(words=tuple(words), doc=doc, homes=homes, spans=spans)


def doc_of(texts: Sequence[str]) -> tuple[Doc, tuple[int, ...], tuple[tuple[int, int], ...]]:
    """The Doc of the texts of some words, and `homes` and `spans` as `Text` has them."""
    pieces: list[str] = []
    spaces: list[bool] = []
    homes: list[int] = []
    spans: list[tuple[int, int]] = []
    for home, text in enumerate(texts):
        found = list(_TOKEN.finditer(text))
        for match in found:
            pieces.append(match[0])
            spaces.append(False)
            homes.append(home)
            spans.append(match.span())
        if found:
            spaces[-1] = True
    return Doc(language().vocab, words=pieces, spaces=spaces), tuple(homes), tuple(spans)

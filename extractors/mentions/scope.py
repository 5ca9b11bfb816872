"""The words that go with a sentence: the rest of it, the one that follows it, its lead, its row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.align import Flow, Token
from extractors.normal import fold_words
from models.geometry import Box
from models.page import Line
from models.view import PageView

At = tuple[int, int, int]
ENDS = ".;:!?"
BEFORE, AFTER, LEADING = 12, 40, 60  # tokens of a sentence left of a passage, right of it, of a lead
CLOSE = 1.1  # heights of a line between two lines of one paragraph
GAP = 3  # heights of a line between two parts of one line; more room parts two cells
ROW = 0.1  # of a line's height: what its row takes over and under it
FULL = 0.01  # of the page's width: what a line leaves free at its end
SAID = 5  # tokens of a lead: less is a heading


@dataclass(frozen=True)
class Scope:
    """`flow` is where the passage stands least scattered; `others`: the words of other sentences."""

    flow: Flow
    views: Sequence[PageView]
    others: Collection[At]

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """From the start to the end of the sentence about tokens [first, last]."""
        start, end = first, last + 1
        while start > max(0, first - BEFORE) and self._goes_on(start - 1):
            start -= 1
        return start, self.end_of(last, end)

    def end_of(self, last: int, end: int) -> int:
        """Where the sentence of token `last`, read up to `end`, ends."""
        while end < min(len(self.flow.tokens), last + AFTER) and self._goes_on(end - 1):
            end += 1
        return end

    def following(self, end: int) -> tuple[int, int]:
        """The sentence that follows in the same paragraph; nothing where another begins."""
        if end >= len(self.flow.tokens) or not self._near(end - 1):
            return end, end
        return end, self.end_of(end, end + 1)

    def lead(self, first: int) -> tuple[int, int]:
        """The sentence that ends with « : » over a list, some words of a table's head between."""
        tokens = self.flow.tokens
        for at in range(first - 1, max(-1, first - LEADING), -1):
            if tokens[at].at in self.others or tokens[at].at[0] != tokens[first].at[0]:
                break
            if self._mark(at) == ":":
                start = at
                while start > max(0, at - LEADING) and self._goes_on(start - 1, strangers=True):
                    start -= 1
                return (start, at + 1) if at + 1 - start >= SAID else (first, first)
        return first, first

    def _goes_on(self, at: int, *, strangers: bool = False) -> bool:
        """The sentence of a token goes on with the next one."""
        return not self._mark(at) and self._near(at) and (strangers or not self._begins(at + 1))

    def _near(self, at: int) -> bool:
        """The next token is of the same paragraph, and of no other sentence that is known."""
        one, two = self.flow.tokens[at : at + 2]
        if one.at in self.others or two.at in self.others or one.at[0] != two.at[0]:
            return False
        if one.at[1] == two.at[1]:
            return True
        upper, lower = self._line(one).box, self._line(two).box
        height = min(upper.height, lower.height)
        if upper.top < lower.middle_y < upper.bottom:
            return 0 <= lower.left - upper.right < GAP * height
        over = upper.left < lower.right and lower.left < upper.right
        return over and upper.middle_y < lower.middle_y <= upper.bottom + (CLOSE + 0.5) * height

    def _begins(self, at: int) -> bool:
        """A line opened by a bullet, or by a capital that had room on the line over it: another sentence."""
        token = self.flow.tokens[at]
        if token.at[1] == self.flow.tokens[at - 1].at[1]:
            return False
        head = self._line(token).words[: token.at[2] + 1]
        bullet = len(head) > 1 and not any(fold_words(word.text) for word in head[:-1])
        if bullet and head[0].text[:1] not in "(«":
            return True
        return token.word.text[:1].isupper() and self._has_room(self.flow.tokens[at - 1], token.word.box)

    def _has_room(self, last: Token, word: Box) -> bool:
        """The word that opens the next line would have stood at the end of this one."""
        line = self._line(last).box
        lines = (one.box for one in self.views[last.at[0]].page.lines)
        edge = max(b.right for b in lines if b.left < line.right and b.right > line.left)
        return line.right + word.width + FULL < edge

    def _mark(self, at: int) -> str:
        """The sign that ends a sentence behind a token, "" without one."""
        token = self.flow.tokens[at]
        if at + 1 < len(self.flow.tokens) and self.flow.tokens[at + 1].at == token.at:
            return ""
        words = self._line(token).words[token.at[2] : token.at[2] + 2]
        text = words[0].text + (words[1].text if len(words) > 1 and not fold_words(words[1].text) else "")
        last = text.rstrip("»”\"') ")[-1:]
        return last if last in tuple(ENDS) else ""

    def _line(self, token: Token) -> Line:
        return self.views[token.at[0]].page.lines[token.at[1]]


def beside(tokens: Sequence[Token], views: Sequence[PageView], others: Collection[At]) -> list[list[Token]]:
    """The words right and left of a sentence on its rows, cell by cell, those of other sentences left out."""
    cells = []
    for view in sorted({token.at[0] for token in tokens}):
        own = [token.word.box for token in tokens if token.at[0] == view]
        first, last = min(own, key=lambda b: b.middle_y), max(own, key=lambda b: b.middle_y)
        left, right = min(box.left for box in own), max(box.right for box in own)
        for rank, line in enumerate(views[view].page.lines):
            if not first.top - ROW * first.height < line.box.middle_y < last.bottom + ROW * last.height:
                continue
            found = [
                Token(text, word, (view, rank, n))
                for n, word in enumerate(line.words)
                for text in fold_words(word.text)
                if (view, rank, n) not in others and _outside(word.box, left, right)
            ]
            if found:
                cells.append(found)
    return cells


def _outside(box: Box, left: float, right: float) -> bool:
    return box.left >= right or box.right <= left

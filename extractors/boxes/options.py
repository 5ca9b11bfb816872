"""Where do the options of a group stand? Longest wordings first: « Vague 2 » is not « Vague 1 + Vague 2 »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.align import Flow, Token, parted
from extractors.mentions.words import critical_of, shape
from models.geometry import Box, union_of
from schemes.piece import GroupModel, Option

LONG = 10  # letters from which a wording may carry mistakes
CLOSE = 0.86  # likeness of a long wording
HEADING = 3  # words of a heading that is no part of an option
TAIL = 0.75  # likeness at which a short wording is only the end of a longer one


@dataclass(frozen=True)
class Spot:
    """An option's wording on a page: its tokens, the box of its first line and of all of it."""

    key: str
    tokens: tuple[Token, ...]
    wording: str
    view: int
    alike: float = 1.0  # likeness of what was read, up to 1

    @property
    def first_line(self) -> Box:
        first = self.tokens[0].at[:2]
        return union_of(t.word.box for t in self.tokens if t.at[:2] == first)

    @property
    def last_line(self) -> Box:
        last = self.tokens[-1].at[:2]
        return union_of(t.word.box for t in self.tokens if t.at[:2] == last)

    @property
    def stray(self) -> bool:
        """Its first word was read with its box or its tick as a letter before it (« Ooui »)."""
        return self.tokens[0].text[1:] == self.wording.split()[0]

    @property
    def height(self) -> float:
        """Height of its text, as a fraction of the page."""
        heights = sorted(t.word.box.height for t in self.tokens)
        return heights[len(heights) // 2]


def find_spots(group: GroupModel, flows: Sequence[Flow]) -> tuple[Spot, ...]:
    """Every place where an option's wording stands, each word taken once.

    The last word of a heading opens no option: « Type de prestation | Mise à jour vague 2 ».
    """
    wanted = sorted(
        ((parted(text), option) for option in group.options for text in option.wordings),
        key=lambda one: -len("".join(one[0])),
    )
    spots: list[Spot] = []
    heads = (h for flow in flows for h in find_headings(group, flow) if _is_plain_heading(h))
    taken = {token.at for head in heads for token in head.tokens}
    for words, option in wanted:
        longer = [w for w, other in wanted if other.key != option.key and len(w) > len(words)]
        for flow in flows:
            for spot in _occurrences(words, option, flow, longer, taken):
                places = {token.at for token in spot.tokens}
                if not places & taken:
                    taken |= places
                    spots.append(spot)
    return tuple(spots)


def _is_plain_heading(head: Spot) -> bool:
    """Some words, read as they are printed: a likeness may take a word of what follows."""
    return len(head.tokens) >= HEADING and [t.text for t in head.tokens] == list(parted(head.wording))


def find_headings(group: GroupModel, flow: Flow) -> tuple[Spot, ...]:
    """Where the headings of the group stand."""
    found = []
    for text in group.headings:
        words = parted(text)
        found += [Spot("", tokens, text, tokens[0].at[0], alike) for alike, tokens in _matches(words, flow)]
    return tuple(found)


def _occurrences(
    words: tuple[str, ...],
    option: Option,
    flow: Flow,
    longer: Sequence[tuple[str, ...]],
    taken: set[tuple[int, int, int]],
) -> Iterator[Spot]:
    for alike, tokens in _matches(words, flow):
        if not any(_ends(tokens, flow, other, taken) for other in longer):
            yield Spot(option.key, tokens, " ".join(words), tokens[0].at[0], alike)


def _matches(words: tuple[str, ...], flow: Flow) -> Iterator[tuple[float, tuple[Token, ...]]]:
    """Stretches of tokens on one page that are these words, the likest first, none over another.

    Each with its likeness.
    """
    wanted = "".join(words)
    starts = [n for n, token in enumerate(flow.tokens) if _may_start(wanted, token.text)]
    found = [one for start in starts if (one := _match(words, wanted, flow, start))]
    taken: set[int] = set()
    for alike, start, end in sorted(found, key=lambda one: (-one[0], one[1])):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            yield alike, flow.tokens[start:end]


def _may_start(wanted: str, text: str) -> bool:
    """The token has one of the wording's first letters in its place."""
    return text[0] == wanted[0] or wanted[:2] in (text[:2], text[1:3]) or text[1:3] == wanted[1:3]


def _match(words: tuple[str, ...], wanted: str, flow: Flow, start: int) -> tuple[float, int, int] | None:
    """The likest stretch that starts there: likeness, start, end."""
    text, end, view = "", start, flow.tokens[start].at[0]
    best: tuple[float, int, int] | None = None
    spare = max(1, len(wanted) // 10)
    while end < len(flow.tokens) and flow.tokens[end].at[0] == view and len(text) <= len(wanted) + spare:
        text += flow.tokens[end].text
        end += 1
        if abs(len(text) - len(wanted)) <= spare:
            alike = _likeness(words, wanted, text, flow.tokens[start:end])
            if alike and (best is None or alike > best[0]):
                best = (alike, start, end)
    return best


def _likeness(words: Sequence[str], wanted: str, text: str, found: Sequence[Token]) -> float:
    """1 for the wording itself, 0 for something else."""
    if text == wanted:
        return 1.0
    if shape(text) == shape(wanted) or text[1:] == wanted:  # a box, a bracket or a tick read as a letter
        return max(0.99, fuzz.ratio(wanted, text) / 100)  # never less than with a word of the next option
    if len(wanted) < LONG or not _same_end(wanted, text):
        return 0.0
    alike = fuzz.ratio(wanted, text) / 100
    if alike < CLOSE:
        return 0.0
    same = critical_of(_parts(words)) == critical_of(_parts(token.text for token in found))
    return alike if same else 0.0


def _same_end(wanted: str, text: str) -> bool:
    """Both end with the same figure, or both with a letter."""
    return wanted[-1] == text[-1] or not (wanted[-1].isdigit() or text[-1].isdigit())


def _parts(words: Iterable[str]) -> list[str]:
    """Words, figures parted from letters (« vague2 »)."""
    return [part for word in words for part in parted(word)]


def _ends(
    tokens: Sequence[Token], flow: Flow, longer: tuple[str, ...], taken: set[tuple[int, int, int]]
) -> bool:
    """These tokens are the end of a longer wording of another option, whose start no option has taken."""
    wanted = "".join(longer)
    mine = "".join(token.text for token in tokens)
    if mine not in wanted:
        return False
    end = next(i for i, token in enumerate(flow.tokens) if token is tokens[-1]) + 1
    text, start = "", end
    while start > 0 and len(text) < len(wanted) - 1:
        start -= 1
        if flow.tokens[start].at in taken:
            return False
        text = flow.tokens[start].text + text
    return fuzz.ratio(wanted, text) >= 100 * TAIL and critical_of(longer) == critical_of(
        _parts(token.text for token in flow.tokens[start:end])
    )

"""What a page looks like: how much speaks for each piece model, and whether a piece starts here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from rapidfuzz import fuzz

from extractors.normal import fold, fold_words
from extractors.phrases import SHORT, PageText
from models.page import Line, Page
from models.reading import ValueKind
from schemes.piece import PieceModel

HEADING_ZONE = 0.5  # a title stands in the upper half
TALL = 1.25  # times the usual height of a line: printed as a heading
FIRST = 2  # lines at the top of a page, where a title may be as small as the rest
TITLE_CLOSE = 86.0
SAME_WORD = 60.0  # « Ban de commande », not « N° de commande »
GLUED_TITLE = 12  # letters of a title that tell it without its blanks
ENOUGH = 2.5  # evidence that makes a page part of a piece of that model
MOST_MENTIONS, MOST_LABELS, LABEL_WEIGHT = 4.0, 2.0, 0.15
USUAL = 0.3  # less than one word of another case
SENTENCE = 40  # letters beside a box that no other piece says
LONG_SENTENCE, STRETCH, CUT = 36, 9, 0.4  # words of a long sentence, of a stretch; share that tells
TITLE_TAIL = 7  # words that may follow a title on its line (a number, a date, a case)
_SUBJECT = re.compile(r"^\W*objet\s*:\s*", re.I)  # a letter names itself after that word
_PARTED = re.compile(r"\s+[–—|:-]\s+")
_PAGE_OF = re.compile(
    r"\b(?:page|p)\s*(\d{1,3})\s*(?:/|sur|de|of)\s*(\d{1,3})\b|^\s*(\d{1,2})\s*/\s*(\d{1,2})\s*$", re.I
)


@dataclass(frozen=True)
class Likeness:
    """How much a page looks like a model: its title's strength (0 none), the sum of evidence, and which
    of the model's phrases, sentences and labels the page carries."""

    model: PieceModel
    title: float
    score: float
    carried: frozenset[str] = frozenset()

    @property
    def words(self) -> float:
        """The evidence without the title."""
        return self.score - self.title


@dataclass(frozen=True)
class Sight:
    """What was seen of a page: likeness by model, best first; its printed number (n of m), if any."""

    likenesses: tuple[Likeness, ...]
    number: tuple[int, int] | None

    @property
    def best(self) -> Likeness | None:
        return self.likenesses[0] if self.likenesses and self.likenesses[0].score > 0 else None

    @property
    def starts(self) -> bool:
        """A piece starts on a page with a title, or on one numbered first that looks like a piece.

        A page that says that it is not the first starts nothing.
        """
        best = self.best
        if best is None or (self.number is not None and self.number[0] > 1):
            return False
        return best.title > 0 or (self.number is not None and best.score >= ENOUGH)

    def of(self, model_id: str) -> Likeness | None:
        return next((one for one in self.likenesses if one.model.id == model_id), None)


def look(page: Page, models: Sequence[PieceModel]) -> Sight:
    """Likeness of the page to every model."""
    text = PageText(page.text)
    headings = _headings(page)
    found = [_likeness(model, headings, text, _own(model, models)) for model in models]
    return Sight(tuple(sorted(found, key=lambda one: -one.score)), _number(page))


@dataclass(frozen=True)
class _Heading:
    """`first`: at the very top of the page. `capital`: opens in capitals, as most of the page does not."""

    words: tuple[str, ...]
    tall: bool
    first: bool
    capital: bool = False


def _headings(page: Page) -> list[_Heading]:
    """Lines that may be a title: in the upper half, or taller than the rest."""
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        return []
    usual = median(_height(line) for line in lines)
    top = sorted(line.box.top for line in lines)[:FIRST][-1]
    small = sum(c.islower() for line in lines for c in line.text)
    mixed = small > sum(c.isupper() for line in lines for c in line.text)
    found = []
    for line in lines:
        tall = _height(line) >= TALL * usual
        if tall or (line.box.middle_y < HEADING_ZONE and not _goes_on(line.text)):
            first = line.box.top <= top
            # « Tableau de bord – journal de monitoring »: each half of such a line may say what it is.
            said = _SUBJECT.sub("", line.text)
            halves = _PARTED.split(said) if tall or first or said != line.text else [said]
            found += [_Heading(fold_words(half), tall, first, mixed and _capital(half)) for half in halves]
    return found


def _capital(text: str) -> bool:
    """« FACTURE N° FC2611-0045 du 16/11/2026 »: the first word is printed in capitals."""
    first = next(iter(text.split()), "")
    return len(first) > 3 and first.isalpha() and first.isupper()


def _goes_on(text: str) -> bool:
    """« commande : », the end of a sentence that began on the line above, opens nothing."""
    return next((c for c in text if c.isalpha()), "A").islower()


def _height(line: Line) -> float:
    return median(word.box.height for word in line.words) if line.words else line.box.height


def _own(model: PieceModel, models: Sequence[PieceModel]) -> dict[str, tuple[str, ...]]:
    """The labels that tell a case from the other cases of its piece, by field: no other field has them."""
    others = [one for one in models if one.kind is model.kind and one.id != model.id]
    own = [f for f in model.fields if any(one.field(f.key) is None for one in others)]
    rest = [f for one in (model, *others) for f in one.fields if f not in own]
    shared = {fold(label) for f in rest for label in f.labels}
    return {f.key: tuple(one for one in f.labels if fold(one) not in shared) for f in own}


def _likeness(
    model: PieceModel, headings: Sequence[_Heading], text: PageText, own: dict[str, tuple[str, ...]]
) -> Likeness:
    title = max((_title(wanted, h) for wanted in model.recognise.titles for h in headings), default=0.0)
    phrases = frozenset(phrase for phrase in model.recognise.phrases if text.has(phrase))
    against = sum(1.0 for phrase in model.recognise.against if text.has(phrase))
    mentions = _mentions_of(model, text)
    labels = _labels_of(model, text, own)
    # A sentence says more than a label.
    said = len(mentions) + _cut_mentions(model, mentions, text)
    words = min(float(said), MOST_MENTIONS) + min(len(labels) * LABEL_WEIGHT, MOST_LABELS)
    score = title + len(phrases) + words - against
    if model.recognise.usual and score > 0:
        score += USUAL
    return Likeness(model, title, score, phrases | mentions | labels)


def _title(wanted: str, heading: _Heading) -> float:
    """0 when the line does not open with the title; more for a long title and a tall line."""
    words = fold_words(wanted)
    tail = _after(words, heading.words)
    if tail is None or len(tail) > TITLE_TAIL:
        return 0.0
    if len(words) == 1 and tail and not (heading.tall or heading.first or heading.capital):
        return 0.0  # "Facture n° …" at the usual size is a label, not a title
    return (2.0 if len(words) == 1 else 3.0) + (1.5 if heading.tall else 0.0)


def _after(title: Sequence[str], line: Sequence[str]) -> Sequence[str] | None:
    """The words after a title that opens a line; None when it does not open it.

    A reader may have left no blanks (« Journalde monitoringTilia »); « N° de commande » is no « Bon de
    commande », although most of its letters are the same.
    """
    opening = " ".join(line[: len(title)])
    if (
        line
        and fuzz.ratio(title[0], line[0]) >= SAME_WORD
        and fuzz.ratio(" ".join(title), opening) >= TITLE_CLOSE
    ):
        return line[len(title) :]
    wanted, letters = "".join(title), "".join(line)
    if len(title) > 1 and len(wanted) >= GLUED_TITLE and letters.startswith(wanted):
        place = accumulate(len(word) for word in line)
        return line[1 + next(i for i, end in enumerate(place) if end >= len(wanted)) :]
    return None


def _mentions_of(model: PieceModel, text: PageText) -> frozenset[str]:
    """The keys of the model's sentences that the page carries, those beside its boxes among them."""
    said = {m.key for m in model.mentions if any(text.has(one) for one in m.wordings)}
    boxes = {
        group.key: [*group.headings, *(w for option in group.options for w in option.wordings)]
        for group in model.groups
    }
    told = {key for key, ones in boxes.items() if any(len(w) >= SENTENCE and text.has(w) for w in ones)}
    return frozenset(said | told)


def _cut_mentions(model: PieceModel, whole: frozenset[str], text: PageText) -> int:
    """Long sentences of which the page carries a fair part: they go on over the end of a page."""
    others = (one for m in model.mentions if m.key not in whole for one in m.wordings[:1])
    return sum(_share_of(one, text) >= CUT for one in others)


def _share_of(wording: str, text: PageText) -> float:
    """How many of the stretches of a long sentence stand on the page."""
    words = wording.split()
    if len(words) < LONG_SENTENCE:
        return 0.0
    parts = [" ".join(words[at : at + STRETCH]) for at in range(0, len(words), STRETCH)]
    return sum(text.has(part) for part in parts) / len(parts)


def _labels_of(model: PieceModel, text: PageText, own: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The first labels that the page carries, short ones left out; any label that is the case’s own."""
    wanted = [own.get(f.key) or f.labels[:1] for f in model.fields]
    carried = (next((one for one in labels if _carries(text, one)), None) for labels in wanted)
    # « FINESS | Juridique : 974002172 »: the name of a number that only this case asks for.
    numbers = {
        f.kind.value for f in model.fields if f.key in own and f.kind in (ValueKind.RPPS, ValueKind.FINESS)
    }
    named = {number for number in numbers if text.has(number)}
    return frozenset(label for label in carried if label is not None) | named


def _carries(text: PageText, label: str) -> bool:
    return len(fold(label)) > SHORT and text.has(label)


def _number(page: Page) -> tuple[int, int] | None:
    """« Page 2/3 », « 2 sur 3 » at the top or foot of the page."""
    for line in page.lines:
        if 0.12 < line.box.middle_y < 0.88:
            continue
        match = _PAGE_OF.search(line.text)
        if match:
            first, last = (int(g) for g in match.groups() if g)
            if 1 <= first <= last:
                return first, last
    return None

"""What a page looks like: how much speaks for each piece model, and whether a piece starts here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.covers import is_contents, is_letter, is_slip
from extractors.folios import page_number
from extractors.layout.spaced import closed_up_page
from extractors.normal import fold, unglued
from extractors.phrases import SHORT, PageText
from extractors.titles import Heading, first_of, headings_of, strength, titles_of
from models.page import Page
from models.reading import ValueKind
from schemes.piece import PieceModel

ENOUGH = 2.5  # evidence that makes a page part of a piece of that model
MOST_MENTIONS, MOST_LABELS, LABEL_WEIGHT = 4.0, 2.0, 0.15
LETTER = 0.9  # evidence in words that no covering letter has: a sentence, six labels
SHORT_NAME, COUNTS = 2, 3  # letters of a count's name; names that tell a table of counts
USUAL = 0.3  # less than one word of another case
SENTENCE = 40  # letters beside a box that no other piece says
LONG_SENTENCE, STRETCH, CUT = 36, 9, 0.4  # words of a long sentence, of a stretch; share that tells


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
    """What was seen of a page: likeness by model, best first; its printed number (n of m), if any.

    `slip`: it only lists pieces, and is a page of none.
    """

    likenesses: tuple[Likeness, ...]
    number: tuple[int, int] | None
    slip: bool = False

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
    """Likeness of the page to every model. What only names pieces bears the title of none."""
    page = closed_up_page(page)
    text = PageText(unglued(page.text))
    headings = headings_of(page)
    opened = {kind: first_of(kind, headings, models) for kind in {model.kind for model in models}}
    found = [
        _likeness(model, titles_of(model.kind, headings, opened), text, _own(model, models))
        for model in models
    ]
    said = max((one.words for one in found), default=0.0)
    slip = said < ENOUGH and is_slip(headings, models)
    names = slip or (said < ENOUGH and is_contents(headings, models))
    if names or (said < LETTER and is_letter(headings, text, models)):
        found = [replace(one, title=0.0, score=one.words) for one in found]
    return Sight(tuple(sorted(found, key=lambda one: -one.score)), page_number(page), slip)


def _own(model: PieceModel, models: Sequence[PieceModel]) -> dict[str, tuple[str, ...]]:
    """The labels that tell a case from the other cases of its piece, by field: no other field has them."""
    others = [one for one in models if one.kind is model.kind and one.id != model.id]
    own = [f for f in model.fields if any(one.field(f.key) is None for one in others)]
    rest = [f for one in (model, *others) for f in one.fields if f not in own]
    shared = {fold(label) for f in rest for label in f.labels}
    return {f.key: tuple(one for one in f.labels if fold(one) not in shared) for f in own}


def _likeness(
    model: PieceModel, headings: Sequence[Heading], text: PageText, own: dict[str, tuple[str, ...]]
) -> Likeness:
    title = max((strength(wanted, h) for wanted in model.recognise.titles for h in headings), default=0.0)
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
    return frozenset(label for label in carried if label is not None) | named | _short_counts(model, text)


def _short_counts(model: PieceModel, text: PageText) -> frozenset[str]:
    """« Dt », « Dm », « Tq » head the columns of a journal; an invoice may quote the ratio of two of them."""
    counts = (label for f in model.fields if f.kind is ValueKind.COUNT for label in f.labels)
    found = frozenset(label for label in counts if len(label) == SHORT_NAME and text.has(label))
    return found if len(found) >= COUNTS else frozenset()


def _carries(text: PageText, label: str) -> bool:
    return len(fold(label)) > SHORT and text.has(label)

"""The reason that a sentence gives: « … ma demande de financement … suite à une commande en double »."""

from __future__ import annotations

from itertools import takewhile

from extractors.fields.context import Context
from extractors.fields.look import Found
from extractors.layout.neighbours import under
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.values import KINDS
from models.page import Word
from schemes.piece import FieldModel

_REASON = "cancellation_reason"
_LEFT = 0.02  # of the page: where the lines of one paragraph start
_AFTER = "a ce titre"  # opens the next sentence of the official letter, its capital lost by a reader or not
_WORDS = 2  # that say a reason, at least, or one of this many letters
_LETTERS = 5


def because(context: Context, field: FieldModel) -> list[Found]:
    """What follows the words that announce a reason, to the end of their sentence; [] for other fields.

    The words may be broken by the end of a line; a line that opens with a capital or a bullet is no more of
    the sentence (S0:1353-1357).
    """
    if field.key != _REASON:
        return []
    announced = [tuple(fold(label).split()) for label in field.labels if label[:1].islower()]
    for segment in context.segments:
        words = (*segment.words, *_goes_on(context, segment))
        said = [fold(word.text) for word in words]
        for label in announced:
            for at in range(len(segment.words)):
                if tuple(said[at : at + len(label)]) == label:
                    return _reason(field, segment, words[at + len(label) :])
    return []


def _reason(field: FieldModel, segment: Segment, words: tuple[Word, ...]) -> list[Found]:
    """The words up to a full stop; [] where they say nothing: a blank left blank."""
    before = tuple(takewhile(lambda word: word.text[-1:] not in ".:;", words))
    sentence = words[: len(before) + 1]
    letters = [sum(c.isalpha() for c in word.text) for word in sentence]
    if sum(n > 1 for n in letters) < _WORDS and max(letters, default=0) < _LETTERS:
        return []
    last = sentence[-1].model_copy(update={"text": sentence[-1].text.rstrip(".:;")})
    return [Found(c, segment, None) for c in KINDS[field.kind].find((*sentence[:-1], last))][:1]


def _goes_on(context: Context, segment: Segment) -> tuple[Word, ...]:
    """The next line of the same sentence, () when it starts another one."""
    below = under(segment.box, segment.view, context.segments, 2 * segment.height)
    line = next((s for s in below if abs(s.box.left - segment.box.left) < _LEFT), None)
    if line is None or not line.words[0].text[:1].islower() or fold(line.text).startswith(_AFTER):
        return ()
    return line.words

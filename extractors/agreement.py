"""Does a second reading say the same as the first one? Signs, dots and strokes of a pen may differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from extractors.daysigns import days_said
from extractors.signs import with_signs
from extractors.values import KINDS, Parsed
from models.page import Reader, Word
from models.reading import Reading, ValueKind

NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.REFERENCE})
_DOTS = " .,:;+-–=_|·•"  # what the dots of a blank before a value may be read as
_MORE, _CENTS = re.compile(r"[/_-]"), re.compile(r"[.,]\s?(?!00)\d[\dA-Z](?!\d)")
_BARS = re.compile(r"^[|\[\]]+\s+|\s+[|\[\]]+$")
_STROKE = re.compile(r"^[1Il|\[!/]\s?(?=\d)")
_LE = re.compile(r"^l?e\s*(?=\d)", re.IGNORECASE)
_OF_LABEL = re.compile(r"[^\W\d_]?[a-zß-ÿ]{4,}\W*")  # « BC », « FAC » may be the beginning of a number
_LABEL_WORDS = frozenset({"du", "de", "des", "la", "le", "les", "bon", "par", "et", "sur", "au"})
_SIGNS = frozenset({"Sc", "Sm", "So"})  # Unicode: currencies, mathematics, other symbols
_DEGREES = "°º"  # « BC n° 4500006862 »
LABEL_ENDS = "nolie"  # the last letter of « n° », « le » and the like may stand before a value
_SLASH = "[/1Il|!]"  # what a stroke between the figures of a date may be read as
_CENTURY = re.compile(r"20(?=\d\d$)")
_WHOLE = (6, 8)  # figures of a day written with two figures for the day and the month
_SURE_OF_ONE = 0.99  # of two days: a hundred times likelier than any other
_SAME = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})


def second_value(kind: ValueKind, words: Sequence[Word]) -> Parsed | None:
    """The value in the second reader's words: all of them, else the first value among them."""
    text = _BARS.sub("", " ".join(w.text for w in _without_label(kind, words)))
    if kind is ValueKind.REFERENCE:
        text = text.strip("|[] ")
    text = text.lstrip(_DOTS) if kind in NUMBERS else text
    if kind in NUMBERS and _strange(text):
        return None
    whole = KINDS[kind].parse(text)
    if whole is None and kind is ValueKind.DATE:
        # The side of a cell, read as a stroke: |01/09/26, 101/09/26. The end of the label: « e15/04/2026 ».
        whole = KINDS[kind].parse(_STROKE.sub("", text)) or KINDS[kind].parse(_LE.sub("", text))
    if whole is not None:
        return whole
    return next((c.parsed for c in KINDS[kind].find(words)), None)


def _strange(text: str) -> bool:
    """« C0006€ »: figures that this reader could not make out."""
    return any(category(c) in _SIGNS for c in text if c not in _DEGREES)


def _without_label(kind: ValueKind, words: Sequence[Word]) -> Sequence[Word]:
    """A number without the end of its label, which the crop took in: « unique 2a15d6 », « bon de C-17 »."""
    if kind not in NUMBERS:
        return words
    rest = [w for w in words if not (_OF_LABEL.fullmatch(w.text) or w.text in _LABEL_WORDS)]
    return rest or words


def confirms(first: Reading, kind: ValueKind, second: Reading, before: str = "") -> bool:
    """Whether the second reader's value is the first one's.

    A text layer is no guess: there the second reader may take an O for a 0, it is the same sign. A date in
    figures is confirmed by its figures: « 26.0.8.26. » on a dotted line, « 260826 ». Strokes may look like 1.
    `before`, the end of the word there, is no sign of a number: « ta6de6903cb » behind « référencement ».
    Nor are the dots of a blank: « .BC:2025:06117... ».
    """
    if first.value is None or (kind is ValueKind.AMOUNT and _goes_on(first, kind, second)):
        return False
    text = first.text.translate(_SAME)
    if kind is ValueKind.DATE and _figures(text) and _same_figures(text, second.text):
        return True
    if kind in NUMBERS and bare(second.text) in (bare(first.value), before + bare(first.value)):
        return not _strange(second.text.lstrip(_DOTS))
    if second.value is None:
        return False
    if first.reader is Reader.TEXT_LAYER and kind in NUMBERS:
        return agree(kind, first.value.translate(_SAME), second.value.translate(_SAME))
    return agree(kind, first.value, second.value)


def has_more(first: Reading, kind: ValueKind, second: Reading, before: str = "") -> bool:
    """Whether another reader saw more of a value, which the first one's box may have cut.

    A sign before it; cents or the rest of a number behind it: « 9177 » and 9177.71, « 2026 » and 2026/0.

    « f1952d8178 » and 1952d8178; « l6.05.2026 » and 6.05.2026, a day of one figure. The end of a label or the
    side of a cell (« n », « e », a stroke) is no such sign, nor is `before`, the end of the word there.
    """
    if _goes_on(first, kind, second):
        return True
    own, other = bare(first.text), bare(second.text)
    if len(other) != len(own) + 1 or not other.endswith(own) or other[0] == before:
        return False
    if kind is ValueKind.DATE:
        return re.match(r"\d\D", first.text) is not None and other[0] in "123li"
    return kind in NUMBERS and other[0] not in LABEL_ENDS


def _goes_on(first: Reading, kind: ValueKind, second: Reading) -> bool:
    """Whether a reading begins with the first one's value, and goes on as no dots of a blank do."""
    value = "".join((first.value or "").split())
    said = "".join(second.text.split()).lstrip(_DOTS)
    value = value.removesuffix(".00") if kind is ValueKind.AMOUNT and not _CENTS.search(first.text) else value
    more = {ValueKind.AMOUNT: _CENTS, ValueKind.NUMBER: _MORE, ValueKind.REFERENCE: _MORE}.get(kind)
    return bool(more and value and said.startswith(value) and more.match(said[len(value) :]))


def _same_figures(first: str, second: str) -> bool:
    """The same figures in both, whatever the signs between them; a stroke of the first may look like a 1."""
    strokes = "".join(_SLASH if c == "/" else re.escape(c) for c in first if not c.isspace())
    shown = "".join(second.split()).strip(".,;:")
    return _figures(first) == _figures(second) or re.fullmatch(strokes, shown) is not None


def _figures(text: str) -> str:
    """The figures of a text that holds no letter, "" when it holds one."""
    return "" if any(c.isalpha() for c in text) else "".join(c for c in text if c.isdigit())


def day_in(raw: str, reading: Reading) -> str | None:
    """The day of a text that is no date, where another reader saw the same figures or strokes: to be parsed.

    « 06/1012026 » beside 06/10/2026, « 21 08.26. » beside 210826, « 0310/22 » beside 03/10/2022. In days and
    months of one figure a stroke may be a 1 of the day as well: see `days_said`; its reader must be sure
    where two days are left.
    """
    said = days_said(raw)
    if reading.value in said and (len(said) == 1 or reading.confidence >= _SURE_OF_ONE):
        return reading.text
    figures = _figures(reading.text)
    short = _CENTURY.sub("", reading.text) if len(figures) == max(_WHOLE) else reading.text
    if len(figures) not in _WHOLE or not any(_same_figures(text, raw) for text in (reading.text, short)):
        return None
    return reading.text if reading.value else f"{figures[:2]}/{figures[2:4]}/{figures[4:]}"


def agree(kind: ValueKind, first: str, second: str) -> bool:
    """Whether two readers saw the same value; in a number of piece only letters and figures count.

    The dots of a leader stand between its figures, and a capital C has the shape of a small one.
    """
    if kind in NUMBERS:
        return bare(first) == bare(second)
    return first == second


def stroke_lost(kind: ValueKind, first: str, other: str) -> bool:
    """Whether another day is the first one with its 11 seen as one stroke: networks lose one of the two."""
    if kind is not ValueKind.DATE or first == other:
        return False
    pairs = zip(first.split("-"), other.split("-"), strict=True)
    return all(a == b or (a, b) == ("11", "01") for a, b in pairs)


def kept(kind: ValueKind, first: str | None, second: str | None) -> str | None:
    """The value of two readings that agree, a number of piece with the signs that one of them saw better."""
    if kind not in NUMBERS or first is None or second is None or not agree(kind, first, second):
        return first
    return with_signs(first, second)


def bare(text: str) -> str:
    """Letters and figures of a number of piece, capitals made small."""
    return "".join(c for c in text.casefold() if c.isalnum())

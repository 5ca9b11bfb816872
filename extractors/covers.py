"""Pages that go with pieces and only name them: a slip, a covering letter, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.normal import fold
from extractors.phrases import PageText
from extractors.remarks.limits import limits_on
from extractors.titles import Heading, first_of, strength
from models.page import Page
from models.piece import PieceKind
from schemes.piece import PieceModel

_SHORT = 120  # words of a slip that only names what is sent
_PLAIN = 0.7  # confidence of each of its words
_PIECES = (PieceKind.BDC, PieceKind.VA, PieceKind.MOM, PieceKind.FACTURE, PieceKind.JOURNAL)

_SLIP = re.compile(
    r"(?:bordereau|lettre|courrier|note|fiche) (?:d |de |des )?"
    r"(?:envoi|expedition|transmission|accompagnement|remise|depot|pieces)\b"
    r"|(?:liste|inventaire|recapitulatif) des (?:pieces|documents) (?:joint|transmis|fourni|remis)\w*"
)
_CONTENTS = re.compile(
    r"(?:sommaire|table des matieres|page de garde|(?:contenu|composition) (?:du dossier|de l envoi))$"
)
_ENCLOSED = re.compile(
    r"\b(?:trouve[rz]\w*|adress\w+|transm\w+|envoy\w+|remett\w+|parvenir) (?:\w+ ){0,4}?"
    r"(?:ci (?:joint|inclus|annexe)|en pieces? jointes?)"
)


def is_slip(headings: Sequence[Heading], models: Sequence[PieceModel]) -> bool:
    """Whether a page is headed « Bordereau d’envoi » before any title of a piece: it is a page of none."""
    return _opens(_SLIP, headings, models)


def is_contents(headings: Sequence[Heading], models: Sequence[PieceModel]) -> bool:
    """Whether a page is headed « Sommaire » before any title of a piece; a long piece may have one."""
    return _opens(_CONTENTS, headings, models)


def _opens(said: re.Pattern[str], headings: Sequence[Heading], models: Sequence[PieceModel]) -> bool:
    at = next((n for n, h in enumerate(headings) if said.match(" ".join(h.words))), len(headings))
    kinds = {model.kind for model in models}
    return at < min((first_of(kind, headings, models) for kind in kinds), default=len(headings))


def is_letter(headings: Sequence[Heading], text: PageText, models: Sequence[PieceModel]) -> bool:
    """Whether a page says that pieces are enclosed, and is set off as none: « Vous trouverez ci-joint … »."""
    titles = {title for model in models for title in model.recognise.titles}
    set_off = (h for h in headings if h.set_off)
    return bool(_ENCLOSED.search(text.flat)) and not any(strength(t, h) > 0 for h in set_off for t in titles)


def only_names(page: Page) -> bool:
    """Whether a slip is short, plain to read and limits nothing.

    « Sous réserve de … » on it is for a person, and so are words that nobody could read and a mark across it.
    """
    text = fold(page.text)
    plain = all(word.confidence >= _PLAIN for word in page.words if sum(map(str.isalnum, word.text)) > 1)
    told = (words for kind in _PIECES if (words := limits_on(kind)) is not None)
    short = len(text.split()) <= _SHORT and plain and not page.marks
    return short and not any(True for words in told for _ in words.found(text))

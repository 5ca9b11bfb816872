"""Prices printed on a piece outside of its table of amounts: an option, a training, a charge to the client.

Sums that the texts or the law put there themselves are left out: those of the table and of the declaration,
the fixed indemnity and penalties, the capital of a firm, ceilings and de minimis aids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from checks.case import Case
from checks.fold import fold
from checks.owed import funds_nothing, of_state, owed_by_client
from checks.printed import prices
from checks.sums import ceiling_sums, declared_sums, paid_sums, read_sums
from models.geometry import Place
from models.months import MONTHS
from models.page import Line, Page
from models.piece import Piece

# « Indemnité forfaitaire de 40 € », « au capital de 10 000 € », « aides de minimis : 1 200 € ».
_OTHER = re.compile(
    r"indemni|recouvrement|penalit|retard|capital|minimis|\baides\b|aides? (?:percu|de l ?etat|publi)"
    r"|reglement (?:ue\b|europ|n\b)|amende|subvention|cotisation"
)
_AIDS = re.compile(r"aides? (?:percu|de minimis)|minimis")
_BOUND = re.compile(r"plafond|maxim|seuil")
# What a line is made of that does no more than quote a ceiling.
_OF_A_CEILING = re.compile(
    r"montants?|plafon\w+|maxim\w+|seuils?|prestations?|principales?|secondaires?|vagues?|segur|h|t|ht|ttc"
    r"|euros?|eur|etat|finance\w*|pris\w*|charge|profils?|tranches?|liberal|liberaux|dispositifs?"
    r"|sons|fixes?|fixee?s?|prevue?s?|arrete|appel|applicables?|rappel|les?|la|l|d|de|du|des|pour|par|a|au|aux"
    r"|en|et|un|une|est|dans|cadre|sur|toute|duree|indiquer|\d+"
)
_CLIENT = re.compile(r"\b(?:clients?|cabinet|praticiens?|medecins?|patients?|adherents?|votre|vos|vous)\b")
_WORD = re.compile(r"[a-z]{2,}")
_CURRENCIES = ("eur", "euro", "euros")
# « Règlement par l’agence : 270,90 €. Somme restant à la charge du client : 0,00 €. »: two sentences.
_SENTENCE = re.compile(r"(?<=[€\w)])[.;]\s+(?=[A-ZÀ-Þ])")


def prices_elsewhere(case: Case, piece: Piece) -> Iterator[tuple[Place, str]]:
    """Lines outside of the table that say a price which is nobody's: where, and what they say."""
    tables = [place for table in piece.tables for place in table.evidence]
    known = declared_sums(case) | read_sums(piece)
    for name, page in case.pages_of(piece):
        before, listed = "", False
        for line in page.lines:
            place = Place(document=name, page=page.number, box=line.box)
            goes_on = line.text[:1].islower() or line.text[:1].isdigit()
            context, before = f"{before if goes_on else ''}\n{line.text}", line.text
            said = fold(context)
            listed = bool(_AIDS.search(said)) or (listed and _of_a_list(line))
            if listed or _of_law(said) or any(place.within(table) for table in tables):
                continue
            if _asked(case, known, page, line, context):
                yield place, line.text


def _asked(case: Case, known: set[Decimal], page: Page, line: Line, context: str) -> bool:
    """Whether a line says a sum that is not one of the declared or read ones, or that the client owes."""
    own, left_of, said = set(prices(line.text)), _row(page, line), fold(context)
    if not own:
        return False
    beside = f"{left_of}\n{context}"
    if owed_by_client(beside, own) or funds_nothing(fold(beside), own):
        return True
    left = {value for value in own if value and value not in known}
    if left and _BOUND.search(said):
        left = set() if _of_ceiling(said) else left - ceiling_sums(case)
    told = f"{_owed(line, said)} {fold(left_of)}"
    client = _CLIENT.search(told) and not of_state(told)
    return bool(left) and not (left <= paid_sums(case) and not client)


def _owed(line: Line, said: str) -> str:
    """What a line says, without its later sentences that only say that nothing is owed."""
    _, *later = _SENTENCE.split(line.text)
    nothing = [text for text in later if (sums := list(prices(text))) and not any(sums)]
    for text in nothing:
        said = said.replace(fold(text), "")
    return said


def _row(page: Page, line: Line) -> str:
    """What stands left of a line, level with it."""
    level = (one for one in page.lines if abs(one.box.middle_y - line.box.middle_y) < line.box.height / 2)
    return "\n".join(one.text for one in level if one.box.left < line.box.left)


def _of_law(said: str) -> bool:
    """A sum that the texts put there; « au capitai de 11 000 € » is one letter off in the small print."""
    words = _WORD.findall(said)
    nearly = any(Levenshtein.distance(word, "capital", score_cutoff=1) <= 1 for word in words)
    return nearly or bool(_OTHER.search(said))


def _of_ceiling(said: str) -> bool:
    """« Montant maximum 300 000 € »; a « supplément maximum » or one « par mois » is a price."""
    return all(_OF_A_CEILING.fullmatch(word) for word in said.split())


def _of_a_list(line: Line) -> bool:
    """« février 2025 », « 2 400,00 € » under « Montant total des aides perçues », an aside without a sum."""
    words = (word for word in _WORD.findall(fold(line.text)) if word not in _CURRENCIES)
    aside = line.text.lstrip().startswith("(") and not any(prices(line.text))
    return aside or all(word in MONTHS for word in words)

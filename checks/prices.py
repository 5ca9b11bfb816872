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
from models.geometry import Place
from models.months import MONTHS
from models.page import Line, Page
from models.piece import Piece
from models.reading import ValueKind

_PRICE = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d\d))?(?!\d)"
    r"\s?(?:€|(?:eur(?:os?)?|h\.?t|ttc)\b)",
    re.IGNORECASE,
)
# « Indemnité forfaitaire de 40 € », « au capital de 10 000 € », « aides de minimis : 1 200 € », « plafond ».
_OTHER = re.compile(
    r"indemni|recouvrement|penalit|retard|capital|minimis|plafond|maxim|seuil|aide|reglement"
    r"|montant total|pris en charge|amende|subvention|cotisation"
)
_AIDS = re.compile(r"aides? (?:percu|de minimis)|minimis")
_CLIENT = re.compile(r"\b(?:clients?|cabinet|praticiens?|medecins?|patients?|adherents?|votre|vos|vous)\b")
_WORD = re.compile(r"[a-z]{2,}")
_CURRENCIES = ("eur", "euro", "euros")
# « Règlement par l’agence : 270,90 €. Somme restant à la charge du client : 0,00 €. »: two sentences.
_SENTENCE = re.compile(r"(?<=[€\w)])[.;]\s+(?=[A-ZÀ-Þ])")
_PARTS = ("excl_tax", "vat", "incl_tax")


def prices_elsewhere(case: Case, piece: Piece) -> Iterator[tuple[Place, str]]:
    """Lines outside of the table that say a price which is nobody's: where, and what they say."""
    known, paid = _known(case, piece), _paid(case)
    tables = [place for table in piece.tables for place in table.evidence]
    for name, page in case.pages_of(piece):
        before, listed = "", False
        for line in page.lines:
            place = Place(document=name, page=page.number, box=line.box)
            goes_on = line.text[:1].islower() or line.text[:1].isdigit()
            said, before = f"{before if goes_on else ''} {fold(line.text)}", fold(line.text)
            listed = bool(_AIDS.search(said)) or (listed and _of_a_list(line))
            if listed or _of_law(said) or any(_inside(place, table) for table in tables):
                continue
            left = {value for value in _prices(line.text) if value and value not in known}
            told = f"{_owed(line, said)} {_row(page, line)}"
            if left and not (left <= paid and not _CLIENT.search(told)):
                yield place, line.text


def _owed(line: Line, said: str) -> str:
    """What a line says, without its later sentences that only say that nothing is owed."""
    _, *later = _SENTENCE.split(line.text)
    nothing = [text for text in later if (sums := list(_prices(text))) and not any(sums)]
    for text in nothing:
        said = said.replace(fold(text), "")
    return said


def _row(page: Page, line: Line) -> str:
    """What stands left of a line, level with it."""
    level = (one for one in page.lines if abs(one.box.middle_y - line.box.middle_y) < line.box.height / 2)
    return " ".join(fold(one.text) for one in level if one.box.left < line.box.left)


def _paid(case: Case) -> set[Decimal]:
    """What the agency pays: « Avance versée par l’ASP : - 180,60 € », « Solde restant dû : 270,90 € »."""
    payments = case.dossier.payments
    return {payments.avance, payments.solde} if payments else set()


def _of_law(said: str) -> bool:
    """A sum that the texts put there; « au capitai de 11 000 € » is one letter off in the small print."""
    words = _WORD.findall(said)
    nearly = any(Levenshtein.distance(word, "capital", score_cutoff=1) <= 1 for word in words)
    return nearly or bool(_OTHER.search(said))


def _of_a_list(line: Line) -> bool:
    """« février 2025 », « 2 400,00 € » under « Montant total des aides perçues », an aside without a sum."""
    words = (word for word in _WORD.findall(fold(line.text)) if word not in _CURRENCIES)
    aside = line.text.lstrip().startswith("(") and not any(_prices(line.text))
    return aside or all(word in MONTHS for word in words)


def _prices(text: str) -> Iterator[Decimal]:
    """The sums of a text that a currency, HT or TTC follows."""
    for match in _PRICE.finditer(text):
        yield Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "00"))


def _known(case: Case, piece: Piece) -> set[Decimal]:
    """The amounts that were read in the fields and tables of the piece, and those that are declared."""
    cells = [cell for table in piece.tables for row in table.rows for cell in row.cells]
    read = [f for f in (*piece.fields, *cells) if f.kind is ValueKind.AMOUNT]
    dossier = case.dossier
    lines = (*dossier.principale, *dossier.secondaire, *dossier.secondaire_invoiced)
    told = [part for line in lines for key in _PARTS if (part := getattr(line, key)) is not None]
    values = [Decimal(value) for f in read for value in (f.value, *f.values) if value]
    sums = [sum((getattr(line, key) or 0 for line in lines), Decimal(0)) for key in _PARTS]
    return {Decimal(value).quantize(Decimal("0.01")) for value in (*values, *told, *sums)}


def _inside(place: Place, table: Place) -> bool:
    same = (place.document, place.page) == (table.document, table.page)
    return same and table.box.contains_point(place.box.middle_x, place.box.middle_y)

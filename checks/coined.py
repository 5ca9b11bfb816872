"""Amounts that are not plain euros: another currency, thousands, a credit written as an accountant does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from checks.case import Case
from checks.fold import fold
from checks.sums import declared_sums
from models.geometry import Place
from models.piece import Piece


class Coin(StrEnum):
    """What an amount is written in."""

    FOREIGN = "foreign"
    THOUSANDS = "thousands"
    CREDIT = "credit"


_PLAIN = r"CHF|SFR|USD|GBP|XPF|FCFA|XOF|XAF|AUD|JPY|CNY|TND|DZD|DKK|SEK|NOK|PLN"
_CODES = rf"{_PLAIN}|F\.?\s?CFP|CFP|F\s?CFA|CFA|CAD|MAD"  # these may be short for something else
_NAMES = (
    r"(?i:francs?(?:\s(?:suisses?|français|francais|pacifiques?|cfa|cfp))?|dollars?|livres?\ssterling|yens?)"
)
_OTHER = rf"(?:(?:{_CODES}|{_NAMES}|Frs?|FF)(?!\w)|[$£¥₣])"
_THOUSANDS = r"(?:[kKM]\s?(?:€|[Ee][Uu][Rr]\b)|(?i:(?:milliers?|millions?)\s+d.?\s?euros?))"
# « 104,17 CHF », « USD 104.17 », « 104,17 F ».
_AFTER = r"\d[\d .\u00a0\u202f]*(?:[.,]\d\d)?\s?"
_BEFORE = r"\s?\d+(?:[ .,]\d+)*"
# « Montant HT (k€) », « en CHF », « Devise : dollar ».
_HEADED = (
    r"\b(?i:en|devises?|monnaie|HT|TTC|TVA|prix|tarifs?|montants?|total)"
    r"\s*[:(]?\s*(?:en\s|[a-z ]+:\s*)?"
)
_FOREIGN = re.compile(
    rf"(?<![\w.,/-])(?:{_AFTER}{_OTHER}|(?:{_CODES}|[$£¥₣]){_BEFORE}|\d+[.,]\d\d\s?F(?!\w))"
    rf"|{_HEADED}{_OTHER}|\((?:{_PLAIN}|[$£¥₣])\)"
)
# A line of a cell: the reader parted the sign from its amount, or a head of the column ends with it.
_ALONE = re.compile(rf"\W*(?:{_CODES}|[$£¥₣]|(?P<large>{_THOUSANDS}))\W*")
_LARGE = re.compile(rf"(?<![\w.,/-]){_AFTER}{_THOUSANDS}|{_HEADED}{_THOUSANDS}|\({_THOUSANDS}\)")
_FIGURES = r"(?P<whole>\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)[.,](?P<cents>\d\d)"
_EURO = r"\s?(?:€|EUR\b)?"
_BRACKETS = re.compile(rf"\(\s?[-−–]?\s?{_FIGURES}{_EURO}\s?\){_EURO}")
_CREDIT = re.compile(rf"{_FIGURES}(?:{_EURO}\s?C[Rr]\b|\s?[-−–]\s?(?:€|EUR\b)|{_EURO}\s?[-−–]\s?$)")


def coined(case: Case, piece: Piece) -> Iterator[tuple[Coin, Place, str]]:
    """The lines of a piece whose amounts are no plain euros: how they are written, where, what they say.

    A credit is told of a declared sum alone, one in brackets within the table alone: in a sentence they
    repeat a sum told in words. The capital of a firm may be in anything.
    """
    declared = declared_sums(case)
    tables = [place for table in piece.tables for place in table.evidence]
    for name, page in case.pages_of(piece):
        for line in page.lines:
            place = Place(document=name, page=page.number, box=line.box)
            celled = any(place.within(table) for table in tables)
            coin = None if "capital" in fold(line.text) else _coin(line.text, declared, celled=celled)
            if coin is not None:
                yield coin, place, line.text


def _coin(text: str, declared: set[Decimal], *, celled: bool) -> Coin | None:
    """`celled`: the line stands in a table."""
    alone = _ALONE.fullmatch(text) if celled else None
    if _LARGE.search(text) or (alone and alone["large"]):
        return Coin.THOUSANDS
    if alone or _FOREIGN.search(text):
        return Coin.FOREIGN
    credit = _of(_CREDIT, text) | (_of(_BRACKETS, text) if celled else set())
    return Coin.CREDIT if credit & declared else None


def _of(form: re.Pattern[str], text: str) -> set[Decimal]:
    """The sums of a text in that form, zero left out."""
    found = (Decimal(re.sub(r"\D", "", m["whole"]) + "." + m["cents"]) for m in form.finditer(text))
    return {value for value in found if value}

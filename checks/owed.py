"""Sums that a line puts at the client's charge, or says that the State pays."""

from __future__ import annotations

import re
from decimal import Decimal

from checks.printed import prices

_WHO = r"(?:clients?|cabinets?|praticiens?|m[ée]decins?|patients?|adh[ée]rents?|professionnels?)\b"
# « Reste à charge du client », « à votre charge », « à payer par le client », « chèque du client ».
_OWED = re.compile(
    rf"\brest(?:e|es|ant)\s+[àa]\s+(?:la\s+|sa\s+|votre\s+)?charge\b(?!\s+de\s+l.?\s?(?:etat|état|asp|agence))"
    rf"|[àa]\s+la\s+charge\s+(?:du|des|de\s+la)\s+{_WHO}|[àa]\s+votre\s+charge\b"
    rf"|\b(?:pay\w+|r[ée]gl\w+|vers\w+|due?s?)\s+par\s+(?:le|la|les|votre)\s+{_WHO}"
    rf"|\b(?:r[èe]glement|paiement|ch[èe]que|virement|versement)\s+(?:\w+\s+)?(?:du|des|par\s+le)\s+{_WHO}"
    rf"|\b(?:participation|part|contribution|apport)\s+(?:du\s+|des\s+|de\s+la\s+)?{_WHO}"
    rf"|{_WHO}\s+(?:vers|pai|pay|r[èeé]gl|devra|doit|redevable)\w*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[€\w)])[.;]\s+(?=[A-ZÀ-Þ])")
_STATE = re.compile(r"(?<!non )pris en charge par l ?etat")
_REST = re.compile(r"\brest|\bhors\b|\bnon\b")


def owed_by_client(context: str, own: set[Decimal]) -> bool:
    """Whether a sum of a line is said to be owed by the client: the one after these words, else before.

    `context`: the line as read, with what it goes on from and what stands left of it; `own`: its sums.
    """
    for sentence in _SENTENCE.split(context):
        match = _OWED.search(sentence)
        if match is None:
            continue
        after, before = list(prices(sentence[match.end() :])), list(prices(sentence[: match.start()]))
        told = after[:1] or before[-1:]
        if any(value and value in own for value in told):
            return True
    return False


def funds_nothing(said: str, own: set[Decimal]) -> bool:
    """« Montant pris en charge par l’Etat … : 0,00 € »: the mention itself says that nothing is paid."""
    return own == {Decimal(0)} and bool(_STATE.search(said)) and not _REST.search(said)


def of_state(said: str) -> bool:
    """The mention of what the State pays."""
    return bool(_STATE.search(said))

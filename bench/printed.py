"""Whether a true value stands letter by letter in the text that a reader made of a page.

The reader is given every way in which a French document prints the value; only spaces, separators,
accents and case are forgiven.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

DATES = frozenset({"order_issued", "signed_on", "invoice_issued", "finalised", "period_start", "period_end"})
AMOUNTS = frozenset({"amounts.ht", "amounts.vat", "amounts.ttc", "de_minimis_total"})
COUNTS = frozenset({"documents_total", "documents_sent"})
# Two digits stand on every page: finding them proves nothing.
NOT_SEARCHED = frozenset({"amounts.rate"})
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
SHORT = 5


def stands_in(key: str, value: str, text: str) -> bool:
    """`value` is canonical: ISO date, plain decimal, compact identifier."""
    plain = fold(text)
    if key in DATES:
        return re.search(date_pattern(date.fromisoformat(value)), plain) is not None
    if key in AMOUNTS or key in COUNTS:
        return re.search(amount_pattern(value), plain) is not None
    wanted = compact(fold(value))
    if len(wanted) < SHORT:
        return re.search(rf"(?<![a-z0-9]){re.escape(fold(value))}(?![a-z0-9])", plain) is not None
    return wanted in compact(plain)


def fold(text: str) -> str:
    """Small letters without accents, all spaces plain."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def compact(text: str) -> str:
    """Letters and digits only."""
    return "".join(c for c in text if c.isalnum())


def date_pattern(day: date) -> str:
    """18/03/2026, 18.3.26, 18 mars 2026, 1er mars 2026, 2026-03-18."""
    between = r" ?[/.\- ] ?"
    digits = rf"0?{day.day}{between}0?{day.month}{between}(?:{day.year}|{day.year % 100:02d})"
    words = rf"0?{day.day} ?(?:er)? ?{MONTHS[day.month - 1]} ?{day.year}"
    return rf"(?<!\d)(?:{digits}|{words}|{day.isoformat()})(?!\d)"


def amount_pattern(value: str) -> str:
    """1 250,00 or 1.250,00 or 1250.00 or 1250,00; cents may be left out when there are none."""
    euros, _, cents = value.partition(".")
    groups: list[str] = []
    while euros:
        euros, group = euros[:-3], euros[-3:]
        groups.insert(0, group)
    whole = "[ .']?".join(groups)
    ending = "" if not cents else rf" ?[.,] ?{cents}"
    return rf"(?<!\d){whole}(?:{ending}){'?' if cents == '00' else ''}(?![.,]?\d)"

"""Labels that say the same in English behind a stroke: « N° de facture / Invoice No. : INV-2306-0771 »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.hit import Hit

_WORD = (
    r"(?:account|address|agent|amount|bill|billing|buyer|by|code|company|completion|contact|customer|data|date"
    r"|description|due|email|end|file|gross|head|invoice|item|legal|licen[cs]e|name|net|no|number|of|office|order"
    r"|payment|phone|place|po|postcode|price|product|purchase|ref|reference|registered|registration"
    r"|representative|represented|seller|service|signature|signatory|site|software|supplier|tax|telephone|the|to"
    r"|total|unit|vat|vendor|version|zip)"
)
_TRANSLATION = re.compile(
    rf"^\s*/\s*{_WORD}(?:[ -]{_WORD}){{0,3}}\.?(?=\s*(?:[:：]|$))", re.IGNORECASE
)  # what is asked follows a colon, or stands in another place


def past_translations(hits: Sequence[Hit]) -> list[Hit]:
    """The labels, each with its translation; a word of a translation is no label of its own."""
    told = [_past_its_translation(hit) for hit in hits]
    longer = [(one, hit) for one, hit in zip(told, hits, strict=True) if one.end != hit.end]
    return [hit for hit in told if not any(_within(hit, whole, own) for whole, own in longer)]


def _past_its_translation(hit: Hit) -> Hit:
    found = _TRANSLATION.match(hit.last.text[hit.end :])
    return replace(hit, end=hit.end + found.end()) if found else hit


def _within(hit: Hit, whole: Hit, own: Hit) -> bool:
    same = hit is not whole and hit.segments == whole.segments[-1:]
    return same and own.end <= hit.start and hit.end <= whole.end

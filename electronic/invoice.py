"""A structured invoice -> its values under the keys that the pieces use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from electronic.dialects import DIALECTS, Dialect, Paths
from electronic.hardened import BadXmlError, parsed
from models.electronic import DataLine, DataValue, InvoiceData

UNKNOWN = (
    "Les données XML ne sont ni une facture Factur-X, ZUGFeRD, CII ou UBL, ni une commande Order-X, ou leur "
    "espace de noms n’est pas celui de la norme : elles n’ont pas été lues."
)
MOST_LINES, MOST_NOTES, LONGEST = 200, 30, 2000
_AMOUNTS = frozenset({"total-ht", "total-vat", "total-ttc"})
_DATES = frozenset({"invoice_issued", "order_issued", "due_date"})


def read_invoice(name: str, data: bytes) -> InvoiceData:
    """The data of one XML file. Raises BadXmlError."""
    root = parsed(data)
    dialect = DIALECTS.get(str(root.tag))
    if dialect is None:
        raise BadXmlError(UNKNOWN)
    return InvoiceData(
        name=name,
        kind=dialect.kind,
        profile=_first(root, (dialect.profile,)),
        regular=_regular(root),
        values=(*_values(root, dialect), *_identifiers(root, dialect)),
        lines=tuple(_line(item, dialect.line) for item in _all(root, dialect.lines)[:MOST_LINES]),
        notes=tuple(_notes(root, dialect))[:MOST_NOTES],
    )


def _all(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.findall("/".join(f"{{*}}{part}" for part in path.split("/"))))


def _first(root: etree._Element, paths: tuple[str, ...]) -> str:
    texts = (_text(found) for path in paths for found in _all(root, path))
    return next((text for text in texts if text), "")


def _text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())[:LONGEST]


def _values(root: etree._Element, dialect: Dialect) -> Iterator[DataValue]:
    for key, paths in dialect.values.items():
        text = _first(root, paths)
        if text:
            value = canonical(key, text)
            yield DataValue(key=key, value=value or text, understood=value is not None)


def canonical(key: str, text: str) -> str | None:
    """The text as fields are kept (2026-03-18, 451.50, 20), None when it is not what its key says."""
    if key in _DATES:
        return _day(text)
    if key in _AMOUNTS:
        return _number(text, places=2)
    return _number(text, places=None) if key == "rate" else text


def _day(text: str) -> str | None:
    found = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T+Z].*)?", text)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _number(text: str, places: int | None) -> str | None:
    """Plain decimal; amounts keep two places, and more when they are not zeros."""
    try:
        number = Decimal(text) if re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", text) else None
    except InvalidOperation:
        return None
    if number is None:
        return None
    if places is not None and number == round(number, places):
        return f"{number:.{places}f}"
    return f"{number.normalize():f}"


def _identifiers(root: etree._Element, dialect: Dialect) -> Iterator[DataValue]:
    for party, path in dialect.parties.items():
        seen: set[str] = set()
        for place in dialect.ids:
            for found in _all(root, f"{path}/{place}"):
                text = re.sub(r"[\s.]", "", _text(found)).upper()
                key = f"{party}_{_kind_of(text, (found.get('schemeID') or '').upper())}"
                if text and key not in seen:
                    seen.add(key)
                    yield DataValue(key=key, value=text)


def _kind_of(text: str, scheme: str) -> str:
    """What an identifier is: by its scheme (ISO 6523: 0002 SIREN, 0009 SIRET), else by its shape."""
    if scheme in ("VA", "VAT") or re.fullmatch(r"FR[0-9A-Z]{2}\d{9}", text):
        return "vat_number"
    if "RPPS" in scheme:
        return "rpps"
    if "FINESS" in scheme:
        return "finess_juridique"
    if scheme in ("0009", "SIRET") or re.fullmatch(r"\d{14}", text):
        return "siret"
    return "siren" if scheme in ("0002", "SIREN") or re.fullmatch(r"\d{9}", text) else "id"


def _line(item: etree._Element, paths: Paths) -> DataLine:
    amount, rate = _first(item, paths["excl_tax"]), _first(item, paths["rate"])
    return DataLine(
        label=_first(item, paths["label"]),
        details=_first(item, paths["details"]),
        excl_tax=canonical("total-ht", amount) or amount,
        rate=canonical("rate", rate) or rate,
    )


def _notes(root: etree._Element, dialect: Dialect) -> Iterator[str]:
    texts = (_text(found) for path in dialect.notes for found in _all(root, path))
    yield from dict.fromkeys(text for text in texts if text)


def _regular(root: etree._Element) -> bool | None:
    """Whether it keeps to the schema of its profile; None when the profile is not one that is known."""
    from facturx import get_level, xml_check_xsd  # noqa: PLC0415 - slow to load, and for few files

    try:
        get_level(root)
    except ValueError:
        return None
    try:
        return bool(xml_check_xsd(root))
    except Exception:  # noqa: BLE001 - factur-x raises a bare Exception for data that break the schema
        return False

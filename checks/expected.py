"""What the dossier declares for a field of a piece: the one place where keys meet the declaration.

Canonical text as `models.reading.ValueKind` has it, None where nothing is declared or compared.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from checks.case import Case
from checks.fold import compact
from models.dossier import Dossier, Stage
from models.piece import Piece, PieceKind

_Declared = Callable[[Dossier], str | None]


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _plain(value: int | Decimal | None) -> str | None:
    return None if value is None else str(value)


_EVERYWHERE: dict[str, _Declared] = {
    "order_number": lambda d: d.order.number,
    "order_issued": lambda d: _iso(d.order.issued),
    "supplier_name": lambda d: d.supplier.name,
    "supplier_siret": lambda d: compact(d.supplier.siret),
    "supplier_vat_number": lambda d: (
        compact(d.supplier.vat_number).upper() if d.supplier.vat_number else None
    ),
    "solution_reference": lambda d: "".join(d.solution.reference.split()) if d.solution.reference else None,
    "software_name": lambda d: d.solution.name,
    "software_version": lambda d: d.solution.version,
    "software": lambda d: " ".join(filter(None, (d.solution.name, d.solution.version))),
    "technical_version": lambda d: d.solution.technical_version,
    "client_rpps": lambda d: rpps(d.client.rpps) if d.client.rpps else None,
    "client_finess_juridique": lambda d: _finess(d.client.finess_juridique),
    "client_name": lambda d: d.client.representative,
    "client_structure": lambda d: d.client.name,
    "client_representative": lambda d: d.client.representative,
    "signatory_name": lambda d: d.signatory,
    "client_email": lambda d: d.client.email.casefold().strip() if d.client.email else None,
    "client_phone": lambda d: phone(d.client.phone) if d.client.phone else None,
    "client_address": lambda d: d.client.address,
    "client_postal_code": lambda d: d.client.postal_code,
    "client_city": lambda d: d.client.city,
    "client_finess_pmsi": lambda d: _finess(d.client.finess_pmsi),
    "client_siren": lambda d: compact(d.client.siren) if d.client.siren else None,
    "client_siret": lambda d: compact(d.client.siret) if d.client.siret else None,
    "client_am": lambda d: compact(d.client.am).upper() if d.client.am else None,
    "mandataire_name": lambda d: d.mandataire.name if d.mandataire else None,
    "mandataire_representative": lambda d: d.mandataire.representative if d.mandataire else None,
    "mandataire_finess": lambda d: _finess(d.mandataire.finess_juridique) if d.mandataire else None,
    "mandataire_siret": lambda d: compact(d.mandataire.siret or "") or None if d.mandataire else None,
    "mandataire_email": lambda d: _email(d.mandataire.email) if d.mandataire else None,
    "mandataire_phone": lambda d: phone(d.mandataire.phone) if d.mandataire and d.mandataire.phone else None,
    "supplier_representative": lambda d: d.supplier.representative,
    "order_signed": lambda d: _iso(d.order.signed),
    "asp_number": lambda d: d.asp_number,
}
_BY_KIND: dict[PieceKind, dict[str, _Declared]] = {
    PieceKind.BDC: {
        "signed_on": lambda d: _iso(d.order.signed),
        "de_minimis_total": lambda d: _plain(d.de_minimis.total) if d.de_minimis else None,
    },
    PieceKind.VA: {
        "signed_on": lambda d: _iso(d.va_signed),
        # At the secondaire the declared invoice is the secondary one, which no VA cites.
        "invoice_number": lambda d: d.invoice.number if d.invoice and d.stage is Stage.SOLDE else None,
    },
    PieceKind.FACTURE: {
        "invoice_number": lambda d: d.invoice.number if d.invoice else None,
        "invoice_issued": lambda d: _iso(d.invoice.issued) if d.invoice else None,
        # Finalisation is the principale's; a secondary invoice may show a day of its own.
        "finalised": lambda d: _iso(d.finalised) if d.stage is Stage.SOLDE else None,
    },
    PieceKind.MOM: {
        "signed_on": lambda d: _iso(d.mom_signed),
        "signatory_name": lambda d: d.supplier.representative,
        "invoice_number": lambda d: d.invoice.number if d.invoice and d.stage is Stage.SOLDE else None,
    },
    PieceKind.ANNULATION_FOURNISSEUR: {
        "signed_on": lambda d: _iso(d.cancellation.signed) if d.cancellation else None,
        "signatory_name": lambda d: _canceller(d) or d.supplier.representative,
    },
    PieceKind.ANNULATION_CLIENT: {
        "signed_on": lambda d: _iso(d.cancellation.signed) if d.cancellation else None,
        "signatory_name": lambda d: _canceller(d) or d.client.representative,
    },
    PieceKind.JOURNAL: {
        "period_start": lambda d: _iso(d.monitoring.starts) if d.monitoring else None,
        "period_end": lambda d: _iso(d.monitoring.ends) if d.monitoring else None,
        "documents_total": lambda d: _plain(d.monitoring.documents_total) if d.monitoring else None,
        "documents_sent": lambda d: _plain(d.monitoring.documents_sent) if d.monitoring else None,
    },
}


def declared(case: Case, piece: Piece, key: str) -> str | None:
    """The canonical value that the dossier (or the scheme) gives for a field of a piece."""
    if key == "af_reference":
        return case.scheme.reference if isinstance(case.scheme.reference, str) else None
    if len(case.dossier.parties) > 1 and key.startswith("client_"):
        return None  # which of the clients a field names is told by their set (DEC-04, DEC-05)
    tell = _BY_KIND.get(piece.kind, {}).get(key) or _EVERYWHERE.get(key)
    return tell(case.dossier) if tell else None


def _canceller(dossier: Dossier) -> str | None:
    return dossier.cancellation.signatory if dossier.cancellation else None


def _email(value: str | None) -> str | None:
    return value.casefold().strip() if value else None


def declared_sites(case: Case) -> tuple[str, ...]:
    """The FINESS géographiques declared, canonical, in order."""
    return tuple(compact(s.finess).upper() for client in case.dossier.parties for s in client.sites)


def rpps(text: str) -> str:
    """11 digits; the 8 that Pro Santé Connect puts before them is left out (facts §1.2)."""
    digits = compact(text)
    return digits[1:] if len(digits) == 12 and digits.startswith("8") else digits


def phone(text: str) -> str:
    """Ten digits, national form."""
    digits = "".join(c for c in text if c.isdigit())
    if digits.startswith("0033"):
        digits = digits[4:]
    elif digits.startswith("33") and len(digits) in (11, 12):
        digits = digits[2:]
    return digits if digits.startswith("0") else f"0{digits}"


def _finess(value: str | None) -> str | None:
    return compact(value).upper() if value else None

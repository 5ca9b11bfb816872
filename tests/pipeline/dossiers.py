"""A sound declared dossier, for tests to change."""

from __future__ import annotations

import copy
from typing import Any

AVANCE: dict[str, Any] = {
    "scheme": "AF-MDV-LGC-Va2",
    "stage": "avance",
    "case": "medecin-liberal",
    "received": "2026-06-01T10:00:00+02:00",
    "supplier": {"name": "Logisoin SAS", "siret": "83187825100014", "vat_liable": True},
    "client": {"representative": "Jeanne Martin", "rpps": "10101299823", "postal_code": "69003"},
    "order": {"number": "BC-2026-018", "issued": "2026-03-10", "signed": "2026-03-18", "nature": "vague-2"},
    "solution": {"name": "MediCab", "version": "4.2", "reference": "27f99871b4"},
    "referencing": {"evidence_complete": "2025-12-01", "granted": "2026-02-01"},
    "principale": [{"excl_tax": "376.25", "rate": "20", "vat": "75.25", "incl_tax": "451.50"}],
    "secondaire": [{"excl_tax": "104.17", "rate": "20", "vat": "20.83", "incl_tax": "125.00"}],
    "payments": {"avance": "180.60", "solde": "270.90"},
    "de_minimis": {"received": False},
}


def avance(**changes: Any) -> dict[str, Any]:
    """The sound avance, with top-level keys replaced."""
    return {**copy.deepcopy(AVANCE), **changes}

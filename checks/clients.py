"""Which field of a piece holds which identifier of a client."""

from __future__ import annotations

from models.parties import Identifier

FIELDS: dict[Identifier, str] = {
    Identifier.RPPS: "client_rpps",
    Identifier.AM: "client_am",
    Identifier.SIREN: "client_siren",
    Identifier.FINESS_JURIDIQUE: "client_finess_juridique",
    Identifier.FINESS_PMSI: "client_finess_pmsi",
    Identifier.FINESS_GEOGRAPHIQUE: "site_finess",
}

"""All the defects, by name."""

from __future__ import annotations

from testdata.generate import (
    defects_amounts,
    defects_any,
    defects_files,
    defects_hospital,
    defects_journal,
    defects_later,
    defects_order,
    defects_parties,
    defects_proof,
    defects_signing,
)
from testdata.generate.defects import Defect
from testdata.generate.demand import SCHEME
from testdata.generate.scheme import load_scheme

MODULES = (defects_order, defects_amounts, defects_signing, defects_later, defects_journal, defects_files)
CATALOGUE: dict[str, Defect] = {defect.name: defect for module in MODULES for defect in module.DEFECTS}

# Defects of MDV-LGC-Va2 that any scheme may have: not those of its own calendar, sentences and lines.
SHARED = """
    order_number_differs order_number_digit supplier_siren_differs supplier_nic_differs
    supplier_siret_key supplier_name_differs rpps_differs rpps_key finess_juridique_differs
    finess_juridique_key representative_differs doctor_differs software_differs version_differs
    no_state_mention altered_state no_signature va_no_signature stamp_only va_stamp_only
    typed_name_only va_typed_name_only image_only va_image_only other_signatory
    va_no_signature_date no_signature_date order_signed_differs invoice_number_differs
    invoice_date_differs finalised_differs invoice_to_asp invoice_order_differs va_invoice_differs
    blank_finalised blank_invoice_number blank_invoice_order invoice_rpps_differs
    invoice_siren_differs invoice_no_state invoice_altered_state invoice_no_franchise
    va_rpps_differs va_before_order missing_piece two_orders care_document stray_page empty_file
    encrypted_file not_a_document same_file_twice ht_differs vat_wrong ttc_wrong total_wrong
    total_zero bad_shares invoice_total_wrong invoice_total_zero
"""
# Only texts of vague 2 ask for the sentence on the order and tell the shares of avance and solde.
WAVE_2 = ("no_state_mention", "altered_state", "bad_shares")
ANY_CATALOGUE: dict[str, Defect] = {name: CATALOGUE[name] for name in SHARED.split()} | {
    defect.name: defect
    for module in (defects_any, defects_hospital, defects_parties, defects_proof)
    for defect in module.DEFECTS
}


def catalogue_of(scheme: str) -> dict[str, Defect]:
    """The defects that are defects in that scheme."""
    if scheme == SCHEME:
        return CATALOGUE
    if load_scheme(scheme).wave == 2:
        return ANY_CATALOGUE
    return {name: defect for name, defect in ANY_CATALOGUE.items() if name not in WAVE_2}

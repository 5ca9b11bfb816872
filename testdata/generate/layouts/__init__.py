"""The layouts, by name: each draws the body and the style of one piece."""

from __future__ import annotations

from collections.abc import Callable

from testdata.generate.drawing import Drawing
from testdata.generate.layouts.bdc_official import official
from testdata.generate.layouts.bdc_rare import cerfa, landscape, sidebar
from testdata.generate.layouts.bdc_tables import boxed, erp, two_columns
from testdata.generate.layouts.bdc_words import letter, word
from testdata.generate.layouts.factures import (
    accent,
    classic,
    erp_invoice,
    side_invoice,
    wide_invoice,
    word_invoice,
)
from testdata.generate.layouts.journals import export, monthly, summary
from testdata.generate.layouts.skins import SKINS
from testdata.generate.layouts.vas import attestation, checklist_va, grid_va, letter_va, official_va
from testdata.generate.sheet import Sheet

LAYOUTS: dict[str, Callable[[Sheet], Drawing]] = {
    "official": official,
    "two_columns": two_columns,
    "boxed": boxed,
    "erp": erp,
    "word": word,
    "letter": letter,
    "sidebar": sidebar,
    "cerfa": cerfa,
    "landscape": landscape,
    "classic": classic,
    "erp_invoice": erp_invoice,
    "accent": accent,
    "word_invoice": word_invoice,
    "side_invoice": side_invoice,
    "wide_invoice": wide_invoice,
    "attestation": attestation,
    "official_va": official_va,
    "grid_va": grid_va,
    "letter_va": letter_va,
    "checklist_va": checklist_va,
    "monthly": monthly,
    "summary": summary,
    "export": export,
    **SKINS,
}

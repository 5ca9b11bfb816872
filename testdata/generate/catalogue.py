"""All the defects, by name."""

from __future__ import annotations

from testdata.generate import (
    defects_amounts,
    defects_any,
    defects_files,
    defects_journal,
    defects_later,
    defects_order,
    defects_signing,
)
from testdata.generate.defects import Defect

MODULES = (defects_order, defects_amounts, defects_signing, defects_later, defects_journal, defects_files)
CATALOGUE: dict[str, Defect] = {defect.name: defect for module in MODULES for defect in module.DEFECTS}
ANY_CATALOGUE: dict[str, Defect] = {defect.name: defect for defect in defects_any.DEFECTS}

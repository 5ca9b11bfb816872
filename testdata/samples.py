"""The committed scans, and how each was asked for: `python -m testdata.samples` draws them anew.

What is committed keeps the layouts of the day it was drawn: the generator of now may draw it otherwise.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from testdata.generate.demand import SCHEME as MDV
from testdata.generate.run import Order, make, write

SCANS = Path(__file__).parent / "scans"


@dataclass(frozen=True)
class Sample:
    """A dossier of the generator, named after what it shows. `defect` None is a sound dossier."""

    name: str
    seed: int
    stage: str
    quality: str
    defect: str | None = None
    index: int = 1
    scheme: str = MDV


SAMPLES = (
    Sample("avance-digital-conforme", 42, "avance", "digital"),
    Sample("solde-conforme", 43, "solde", "clean"),
    Sample("secondaire-conforme", 44, "secondaire", "office"),
    Sample("lis-02-review", 163, "avance", "poor"),
    Sample("solde-a-completer", 45, "solde", "clean", "invoice_before_va"),
    Sample("arc-01-fail", 46, "solde", "digital", "encrypted_file"),
    Sample("arc-04-fail", 47, "avance", "office", "care_document"),
    Sample("cal-02-fail", 48, "avance", "office", "signed_after_date_4"),
    Sample("coc-01-fail", 49, "avance", "office", "nature_both"),
    Sample("coh-02-fail", 50, "solde", "office", "va_invoice_differs"),
    Sample("dec-04-fail", 51, "solde", "clean", "va_rpps_differs"),
    Sample("men-02-fail", 52, "avance", "clean", "altered_no_strings"),
    Sample("mon-01-fail", 53, "avance", "clean", "over_ceiling"),
    Sample("pie-01-fail", 55, "solde", "office", "missing_piece"),
    Sample("sig-01-fail", 56, "avance", "clean", "no_signature"),
    Sample("bio-loinc-va1-conforme", 5, "avance", "digital", scheme="BIO-LOINC-Va1"),
    Sample("bio-loinc-va1-sig-01-fail", 5, "avance", "digital", "no_signature", scheme="BIO-LOINC-Va1"),
    Sample("bio-sgl-va1-conforme", 5, "avance", "digital", scheme="BIO-SGL-Va1"),
    Sample("hop-dpi-va1-conforme", 5, "avance", "digital", scheme="HOP-DPI-Va1"),
    Sample("hop-dpi-va1-sig-01-fail", 5, "avance", "digital", "no_signature", scheme="HOP-DPI-Va1"),
    Sample("hop-dpi-va2-conforme", 5, "avance", "digital", scheme="HOP-DPI-Va2"),
    Sample("hop-dpi-va2-men-06-fail", 5, "avance", "digital", "not_read_and_approved", scheme="HOP-DPI-Va2"),
    Sample("hop-dpi-va2-coc-06-fail", 5, "avance", "digital", "funded_twice", scheme="HOP-DPI-Va2"),
    Sample("hop-dpi-va2-men-10-fail", 5, "solde", "digital", "no_sending_number", scheme="HOP-DPI-Va2"),
    Sample("hop-dpi-va2-solde-conforme", 5, "solde", "digital", scheme="HOP-DPI-Va2"),
    Sample("hop-pfi-va1-conforme", 5, "avance", "digital", scheme="HOP-PFI-Va1"),
    Sample("hop-pfi-va1-dec-02-fail", 5, "avance", "digital", "order_number_differs", scheme="HOP-PFI-Va1"),
    Sample("hop-ri-va1-conforme", 5, "avance", "digital", scheme="HOP-RI-Va1"),
    Sample("mdv-lgc-va1-sig-01-fail", 5, "avance", "digital", "no_signature", scheme="MDV-LGC-Va1"),
    Sample("ms1-dui-va1-sig-01-fail", 5, "avance", "digital", "no_signature", scheme="MS1-DUI-Va1"),
    Sample("mdv-lgc-va1-conforme", 93, "avance", "digital", scheme="MDV-LGC-Va1"),
    Sample("ms1-dui-va1-conforme", 91, "avance", "digital", scheme="MS1-DUI-Va1"),
    Sample("pha-lgo-va1-conforme", 91, "avance", "digital", scheme="PHA-LGO-Va1"),
    Sample("pha-lgo-va1-sig-01-fail", 91, "avance", "digital", "no_signature", scheme="PHA-LGO-Va1"),
    Sample("pha-lgo-va1-solde-conforme", 93, "solde", "office", scheme="PHA-LGO-Va1"),
    Sample("hop-dpi-va1-sig-03-review", 82, "annulation", "office", scheme="HOP-DPI-Va1"),
    Sample("sfp-lgc-va2-conforme", 91, "avance", "digital", scheme="SFP-LGC-Va2"),
    Sample("ris-va1-conforme", 5, "avance", "digital", scheme="RIS-Va1"),
    Sample("bio-sgl-va1-sig-01-fail", 92, "avance", "digital", "no_signature", scheme="BIO-SGL-Va1"),
    Sample("hop-ri-va1-dec-02-fail", 93, "avance", "digital", "order_number_differs", scheme="HOP-RI-Va1"),
    Sample("ris-va1-sig-01-fail", 92, "avance", "digital", "no_signature", scheme="RIS-Va1"),
    Sample("sfp-lgc-va2-dec-02-fail", 5, "avance", "digital", "order_number_differs", scheme="SFP-LGC-Va2"),
)


def draw(sample: Sample, out: Path) -> None:
    """Writes the dossier of a sample, in place of the former one."""
    order = Order(
        sample.seed,
        "dev",
        sample.stage,
        sample.quality,
        sample.defect is not None,
        sample.defect,
        scheme=sample.scheme,
        skins=sample.scheme != MDV,
    )
    folder = out / sample.name
    shutil.rmtree(folder, ignore_errors=True)
    write(make(order, sample.index), folder)
    (folder / "truth.json").unlink()  # a folder is handed in as it is: the dossier and its pieces


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m testdata.samples")
    parser.add_argument("names", nargs="*", metavar="NAME", help="samples to draw; all of them by default")
    parser.add_argument("--out", type=Path, default=SCANS)
    asked = parser.parse_args(arguments)
    known = {sample.name: sample for sample in SAMPLES}
    if unknown := sorted(set(asked.names) - set(known)):
        parser.error(f"no such sample: {', '.join(unknown)}")
    for name in asked.names or known:
        draw(known[name], asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

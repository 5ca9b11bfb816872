"""What the documentation says of the coverage is true."""

from __future__ import annotations

from pathlib import Path

from reports.coverage import Scan, coverage, scans
from schemes import load_scheme, scheme_ids

HOUSE = Path(__file__).parent.parent.parent


def test_the_page_is_what_the_command_writes() -> None:
    """Write it again with `recevable schemes coverage > docs/schemes.md`."""
    made = coverage([load_scheme(one) for one in scheme_ids()], scans(HOUSE / "testdata" / "scans"))
    assert (HOUSE / "docs" / "schemes.md").read_text(encoding="utf-8") == made


def test_scans_are_counted_where_they_belong() -> None:
    scheme = load_scheme("SFP-LGC-Va2")
    found = [
        Scan("AF-SFP-LGC-VA2", "avance", "professionnel-liberal", "conforme", ()),
        Scan("SFP-LGC-Va2", "avance", "professionnel-liberal", "irrecevable", ("CAL-05",)),
        Scan("MDV-LGC-Va2", "avance", "medecin-liberal", "conforme", ()),
    ]
    rows = [line for line in coverage([scheme], found).splitlines() if "| avance |" in line]
    assert rows[0].endswith("| 1 | CAL-05 (1) |")
    assert rows[1].endswith("| 0 | – |")

"""What a person reads of the sources of a finding."""

from __future__ import annotations

import pytest

from reports.sources import GENERAL, Citation, citation
from schemes import load_scheme, scheme_ids


def test_line_of_a_text() -> None:
    assert citation("S2:504-505") == Citation(
        "Appel à financement AF-MDV-LGC-Va2, lignes 504 à 505", "S2:504-505"
    )


@pytest.mark.parametrize("scheme", scheme_ids())
def test_every_control_cites_in_french(scheme: str) -> None:
    """No name of a note of ours reaches a gestionnaire."""
    for control in load_scheme(scheme).controls.values():
        for source in control.source:
            said = citation(source)
            assert said.place or said.text in GENERAL.values()

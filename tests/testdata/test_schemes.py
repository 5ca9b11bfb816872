"""Every scheme can be drawn, each of its stages, and declares what the product takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.truth import load_truth
from pipeline.control import scheme_of
from pipeline.declared import load_dossier
from testdata.generate.catalogue import ANY_CATALOGUE, catalogue_of
from testdata.generate.run import ANY_STAGES, Order, make, write
from testdata.generate.scheme import scheme_keys


@pytest.mark.parametrize("key", scheme_keys())
def test_a_sound_dossier_declares_its_scheme_and_case(key: str) -> None:
    for stage in sorted(set(ANY_STAGES)):
        made = make(Order(7, "dev", stage, "digital", defective=False, scheme=key), 1)
        dossier = load_dossier(json.dumps(made.dossier).encode())
        scheme = scheme_of(dossier)
        assert scheme.id == key
        assert scheme.case(dossier.case) is not None
        assert made.truth["expected_verdict"] == "conforme"


@pytest.mark.parametrize("name", sorted(ANY_CATALOGUE))
def test_a_defect_can_be_planted_somewhere(name: str) -> None:
    """In one scheme at least; what it costs is in the truth."""
    for key in scheme_keys():
        try:
            made = make(Order(3, "dev", None, "digital", True, name, scheme=key), 1)
        except ValueError:
            continue
        assert [one["name"] for one in made.truth["defects"]] == [name]
        return
    pytest.fail(f"{name} suits no scheme")


def test_the_truth_of_every_layout_is_what_the_measure_reads(tmp_path: Path) -> None:
    for index in range(1, 13):
        write(make(Order(8, "bench", quality="digital"), index), tmp_path / str(index))
        assert load_truth(tmp_path / str(index)).index == index


def test_what_no_text_of_vague_1_asks_for_is_no_defect_there() -> None:
    assert not {"no_state_mention", "bad_shares"} & set(catalogue_of("HOP-RI-Va1"))
    assert {"no_state_mention", "bad_shares"} <= set(catalogue_of("SFP-LGC-Va2"))
    with pytest.raises(ValueError, match="no defect of HOP-RI-Va1"):
        make(Order(1, "dev", defect="bad_shares", scheme="HOP-RI-Va1"), 1)

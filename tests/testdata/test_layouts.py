"""Every layout prints what its piece must say, whoever the client is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from testdata.generate import split
from testdata.generate.content import MENTIONS
from testdata.generate.draft import MAKERS, make_draft
from testdata.generate.layouts import LAYOUTS
from testdata.generate.look import make_look
from testdata.generate.render import draw
from testdata.generate.truth import piece_truth, wanted_mentions

STAGES = {"bdc": "avance", "va": "solde", "facture": "solde", "journal": "secondaire"}
MUST = {
    "bdc": """af_reference order_number order_issued supplier_name supplier_siret supplier_address
        supplier_contact supplier_phone supplier_email software_name software_version solution_reference
        signed_on signatory_name client_phone client_email""",
    "va": "invoice_number software_name software_version signed_on client_phone client_email",
    "facture": """invoice_number invoice_issued order_number supplier_name supplier_siret finalised
        software_name software_version""",
    "journal": """supplier_name software_name period_start period_end documents_total documents_sent
        patients_total patients_qualified patients_transitional""",
}
CLIENT = {
    "medecin-liberal": {"client_name", "client_rpps"},
    "structure": {"client_structure", "site_finess"},
}
ALL = [(kind, family) for kind, lists in split.FAMILIES.items() for family in (*lists[0], *lists[1])]


@pytest.mark.parametrize("case", ["medecin-liberal", "structure"])
@pytest.mark.parametrize(("kind", "family"), ALL)
def test_layout_prints_what_it_must(kind: str, family: str, case: str) -> None:
    rng = Random(f"{family}-{case}")
    draft = make_draft(rng, STAGES[kind], case, "office")
    piece = draft.piece(kind)
    assert piece is not None
    look = replace(make_look(rng, kind, "bench", "office"), family=family, fill="partial")
    drawn = draw(piece, look)
    assert {*MUST[kind].split(), *CLIENT[case]} <= set(drawn.printed)
    assert {m for m in piece.mentions if m in MENTIONS[kind]} == {
        m for m in drawn.mentions if m in MENTIONS[kind]
    }
    assert len(drawn.rows) == len(piece.rows)
    assert all(noted.ht == row.ht for noted, row in zip(drawn.rows, piece.rows, strict=True))
    assert (drawn.signed_page >= 0) == (kind in ("bdc", "va"))
    truth = piece_truth(drawn, [])
    assert set(truth["mentions"]) == set(wanted_mentions(piece))
    assert kind != "bdc" or truth["groups"]["nature"] == draft.world.nature


def test_every_family_of_the_split_has_a_layout() -> None:
    shared = {family for both in split.SKINS.values() for families in both for family in families}
    assert set(LAYOUTS) == {family for _, family in ALL} | shared | {"official_form"}
    assert set(MAKERS) == set(split.FAMILIES)


@pytest.mark.parametrize("kind", sorted(split.FAMILIES))
def test_dev_never_sees_what_is_held_out(kind: str) -> None:
    for seed in range(200):
        look = make_look(Random(seed), kind, "dev", "office")
        assert not look.held_out
        assert look.font not in split.TEXT_FONTS[1]
        assert look.hand not in split.HANDS[1]
        assert look.signature_style not in split.SIGNATURES[1]


def test_bench_shows_held_out_layouts_half_of_the_time() -> None:
    looks = [make_look(Random(seed), "facture", "bench", "office") for seed in range(400)]
    assert sum(look.held_out for look in looks) >= 200


def test_a_sheet_that_was_never_printed_has_no_pen_on_it() -> None:
    looks = [make_look(Random(seed), "bdc", "bench", "digital") for seed in range(200)]
    assert not any(look.penned or look.initials for look in looks)

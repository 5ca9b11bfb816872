"""Dossiers of every scheme and case: sound, declared as the product wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pypdfium2 as pdfium
import pytest

from checks.registry import RULES
from models.dossier import Dossier
from models.finding import Verdict
from schemes.load import load_scheme as regulation
from testdata.generate.any_demand import wants_mom
from testdata.generate.any_draft import make_any_draft
from testdata.generate.catalogue import ANY_CATALOGUE
from testdata.generate.ceilings import hospital_ceiling
from testdata.generate.defects import VERDICTS
from testdata.generate.demand import SCHEME
from testdata.generate.draft import Draft
from testdata.generate.form import FORMS, Sign, load_model
from testdata.generate.render import draw
from testdata.generate.run import Order, look_of, make_draft_with_defects
from testdata.generate.scheme import load_scheme, scheme_keys

CASES = [(key, case) for key in scheme_keys() for case in load_scheme(key).cases]


def drafted(key: str, case: str, stage: str, seed: int = 1) -> Draft:
    return make_any_draft(Random(seed), key, stage, case, "office", whole=True)


@pytest.mark.parametrize(("key", "case"), CASES)
@pytest.mark.parametrize("stage", ["avance", "solde", "annulation"])
def test_what_is_declared_is_valid_and_of_a_known_case(key: str, case: str, stage: str) -> None:
    for seed in range(5):
        dossier = Dossier.model_validate(drafted(key, case, stage, seed).declared)
        assert dossier.case in {c.id for c in regulation(key).cases}
        assert dossier.order.issued is not None
        assert dossier.order.issued <= dossier.order.signed <= dossier.received.date()
        for line in dossier.principale:
            assert line.vat is None or line.incl_tax == line.excl_tax + line.vat


@pytest.mark.parametrize(("key", "case"), CASES)
def test_the_solde_has_the_proof_that_the_sending_calls_for(key: str, case: str) -> None:
    for seed in range(8):
        draft = drafted(key, case, "solde", seed)
        kinds = [piece.kind for piece in draft.contents]
        assert ("mom" in kinds) == (wants_mom(draft.world) and load_scheme(key).cases[case].mom is not None)
        assert {"bdc", "facture"} < set(kinds)


@pytest.mark.parametrize(("key", "case"), CASES)
def test_every_client_signs_where_there_is_no_mandataire(key: str, case: str) -> None:
    order = drafted(key, case, "avance").piece("bdc")
    assert order is not None
    assert order.form is not None
    each = load_scheme(key).cases[case].each
    assert any(isinstance(item, Sign) for item in order.form.body)
    assert bool(order.signers) == each


@pytest.mark.parametrize("case", ["sans-mandataire", "avec-mandataire"])
def test_a_va_names_the_beneficiaries_of_every_client(case: str) -> None:
    drafts = [drafted("RIS-Va1", case, "solde", seed) for seed in range(8)]
    attested = [(draft, draft.piece("va")) for draft in drafts if draft.piece("va")]
    assert attested
    for draft, va in attested:
        declared = Dossier.model_validate(draft.declared).beneficiaries
        assert va is not None
        printed = va.values["beneficiary"].split(", ")
        assert sorted(printed) == sorted([*declared.am, *declared.finess_geographique])


def test_dates_of_the_new_texts() -> None:
    scheme = load_scheme("SFP-LGC-Va2")
    for seed in range(30):
        dossier = Dossier.model_validate(drafted(scheme.key, "professionnel-liberal", "solde", seed).declared)
        assert dossier.order.signed >= scheme.unknown["date-0"].replace(year=2026)
        assert dossier.invoice is not None
        assert dossier.va_signed is not None
        assert timedelta(0) <= dossier.invoice.issued - dossier.va_signed


@pytest.mark.parametrize(
    ("activity", "nature", "expected"),
    [
        (3500, "vague-2", "5958.33"),
        (12345, "vague-1-et-2", "10962.72"),
        (50000, "vague-2", "15196.79"),
        (800000, "vague-1-et-2", "68509.73"),
    ],
)
def test_the_affine_ceiling(activity: int, nature: str, expected: str) -> None:
    assert hospital_ceiling(activity, nature) == Decimal(expected)


@pytest.mark.parametrize("name", sorted(path.stem for path in FORMS.glob("*.yaml")))
def test_every_model_is_read_with_its_sentences(name: str) -> None:
    model = load_model(name)
    assert any(isinstance(item, Sign) for item in model.form.body)
    assert all(sentence.strip() == sentence for sentence in model.sentences.values())


@pytest.mark.parametrize("name", sorted(ANY_CATALOGUE))
def test_a_defect_can_be_planted_in_some_scheme(name: str) -> None:
    defect = ANY_CATALOGUE[name]
    assert set(defect.controls) <= set(RULES)
    assert Verdict(VERDICTS[defect.cost])
    for key in scheme_keys():
        try:
            draft, planted = make_draft_with_defects(Order(3, "dev", defect=name, scheme=key), Random(name))
        except ValueError:
            continue
        assert [d.name for d in planted] == [name]
        Dossier.model_validate(draft.declared)
        return
    pytest.fail(f"{name} fits no scheme")


def test_the_first_scheme_keeps_its_own_code() -> None:
    assert SCHEME not in scheme_keys()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("stage", "kind"), [("avance", "bdc"), ("solde", "va")])
def test_a_long_list_of_numbers_stays_on_the_paper(stage: str, kind: str, seed: int) -> None:
    """The beneficiaries of a RIS: a number that the paper's edge cuts stands on no piece."""
    rng = Random(seed)
    order = Order(seed, "bench", stage, "digital", scheme="RIS-Va1")
    piece = make_any_draft(rng, "RIS-Va1", stage, "sans-mandataire", "digital").piece(kind)
    assert piece is not None
    piece.values["beneficiary"] = ", ".join(f"45099{n:04}" for n in range(24))
    look = look_of(piece, order, "digital", rng)
    drawn = draw(piece, replace(look, family="official_form") if kind == "va" else look)
    with pdfium.PdfDocument(drawn.pdf) as document:
        pages = [(page.get_width(), page.get_textpage()) for page in document]
        ends = [
            text.get_charbox(at)[2] / wide
            for wide, text in pages
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).isdigit()  # the dots of a leader are cut at the end of their line
        ]
    assert max(ends) < 1.0

"""What no dossier shows alone: a client, an invoice, a page or a signature that comes back in another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from checks.case import PARIS
from models.archive import Link
from models.dossier import Cancellation, Dossier, Stage
from models.finding import Finding, Outcome, Report, Verdict
from models.geometry import Place
from pipeline.batch.alike import RARE
from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places
from pipeline.batch.remarks import remarks
from schemes import Scheme, load_scheme
from tests.batch.world import ZONE, content, declared, go, put
from tests.checks.world import MEDECIN, SITES, STRUCTURE
from tests.checks.world import dossier as sound_dossier

LATER = datetime(2026, 11, 21, 10, 0, tzinfo=PARIS)
HASH = "0123456789abcdef" * 4
NEAR = "1123456789abcdef" * 4  # four bits away
FAR = "fedcba9876543210" * 4


def report(out: Path, dossier: str) -> Report:
    with Ledger(Places(out).ledger) as ledger:
        return Report.model_validate_json((out / ledger.row(dossier).report).read_bytes())


def tied(out: Path, dossier: str) -> list[Finding]:
    return [f for f in report(out, dossier).findings if f.field == "archive"]


def make(root: Path, **dossiers: tuple[Dossier, dict[str, Any]]) -> Path:
    for name, (made, recorded) in dossiers.items():
        put(root / name, *content(made, **recorded))
    return root


def same_client(number: int, order: str, **changes: Any) -> Dossier:
    made = declared(1)
    return made.model_copy(update={"order": made.order.model_copy(update={"number": order}), **changes})


def test_a_second_order_of_a_client_is_rejected_and_the_first_is_looked_at(tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive = make(
        tmp_path / "in",
        b=(same_client(1, "BC-1"), {}),
        a=(same_client(1, "BC-2", received=LATER), {}),
        c=(declared(2), {}),
    )
    totals, _ = go(archive, out)
    assert totals.verdicts == {"a-verifier": 1, "conforme": 1, "irrecevable": 1}
    (late,), (early,) = tied(out, "a"), tied(out, "b")
    assert (late.rule, late.outcome, report(out, "a").verdict) == (
        "UNI-01",
        Outcome.FAIL,
        Verdict.IRRECEVABLE,
    )
    assert (early.rule, early.outcome) == ("UNI-01", Outcome.TO_REVIEW)
    assert late.evidence[0].document == "bdc.pdf"
    assert "« b » (bdc.pdf, page 1)" in late.message
    assert tied(out, "c") == []


def structure(order: str, **changes: Any) -> Dossier:
    """A client of two sites."""
    made = sound_dossier(Stage.AVANCE, STRUCTURE)
    return made.model_copy(update={"order": made.order.model_copy(update={"number": order}), **changes})


def test_one_finding_tells_all_the_sites_of_a_client(tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive = make(tmp_path / "in", a=(structure("BC-1"), {}), b=(structure("BC-2", received=LATER), {}))
    totals, _ = go(archive, out)
    (late,), (early,) = tied(out, "b"), tied(out, "a")
    assert totals.links == 1
    assert (late.outcome, early.outcome) == (Outcome.FAIL, Outcome.TO_REVIEW)
    for said in (late, early):
        assert f"Les clients ou sites {SITES[1]} et {SITES[0]} figurent aussi" in said.message
    assert len(late.evidence) == len(SITES)


def test_the_sites_that_are_proved_stay_apart_from_those_that_are_not() -> None:
    place = Place(document="bdc.pdf", page=1, box=ZONE)
    links = [
        Link(rule="UNI-01", first="a", second="b", value=v, at_fault=v != "2", second_place=place)
        for v in "1234"
    ]
    found = list(remarks("b", links, load_scheme("MDV-LGC-Va2")))
    assert [f.outcome for f in found] == [Outcome.FAIL, Outcome.TO_REVIEW]
    assert "Les clients ou sites 1, 3 et 4 figurent" in found[0].message
    assert "Le client 2 figure aussi" in found[1].message
    assert found[0].evidence == (place,)
    assert len(list(remarks("a", links, load_scheme("MDV-LGC-Va2")))) == 1


def cancelled(made: Dossier) -> Dossier:
    return made.model_copy(update={"stage": Stage.ANNULATION, "cancellation": Cancellation(by="client")})


@pytest.mark.parametrize(("letter", "outcomes"), [(True, []), (False, [Outcome.TO_REVIEW])])
def test_a_cancelled_order_frees_its_client(tmp_path: Path, letter: bool, outcomes: list[Outcome]) -> None:
    """ANN-03: with the letter there, the client may order elsewhere; declared only, a person decides."""
    archive = make(
        tmp_path / "in",
        a=(same_client(1, "BC-1"), {}),
        b=(same_client(1, "BC-2", received=LATER), {}),
        c=(cancelled(same_client(1, "BC-1")), {"cancelled": letter}),
    )
    go(archive, tmp_path / "out")
    assert [f.outcome for f in tied(tmp_path / "out", "b") if f.rule == "UNI-01"] == outcomes
    assert [f.outcome for f in tied(tmp_path / "out", "a") if f.rule == "UNI-01"] == outcomes
    assert [f for f in tied(tmp_path / "out", "c") if f.rule == "UNI-01"] == []


def test_the_stages_of_one_order_are_one_financing(tmp_path: Path) -> None:
    avance = sound_dossier(Stage.AVANCE, MEDECIN)
    solde = sound_dossier(Stage.SOLDE, MEDECIN)
    assert avance.client == solde.client
    archive = make(tmp_path / "in", a=(avance, {"page": HASH}), s=(solde, {"page": HASH}))
    assert go(archive, tmp_path / "out")[0].links == 0


def test_the_same_demand_twice_is_a_second_financing(tmp_path: Path) -> None:
    archive = make(
        tmp_path / "in", a=(same_client(1, "BC-1"), {}), b=(same_client(1, "BC-1", received=LATER), {})
    )
    go(archive, tmp_path / "out")
    assert [f.outcome for f in tied(tmp_path / "out", "b")] == [Outcome.FAIL]


def test_an_identifier_that_no_piece_proves_is_for_a_person(tmp_path: Path) -> None:
    other = same_client(1, "BC-2", received=LATER)
    archive = make(tmp_path / "in", a=(same_client(1, "BC-1"), {}))
    put(archive / "b", other.model_dump_json(exclude_none=True).encode(), content(declared(9))[1])
    go(archive, tmp_path / "out")
    assert [f.outcome for f in tied(tmp_path / "out", "b")] == [Outcome.TO_REVIEW]


def test_an_invoice_number_of_a_supplier_serves_once(tmp_path: Path) -> None:
    solde = sound_dossier(Stage.SOLDE, MEDECIN)
    other = declared(5)
    second = solde.model_copy(
        update={"client": other.client, "order": solde.order.model_copy(update={"number": "BC-9"})}
    )
    archive = make(tmp_path / "in", a=(solde, {}), b=(second.model_copy(update={"received": LATER}), {}))
    go(archive, tmp_path / "out")
    assert [f.rule for f in tied(tmp_path / "out", "b")] == ["UNI-02"]
    assert [f.rule for f in tied(tmp_path / "out", "a")] == ["UNI-02"]


def test_a_signature_under_two_names(tmp_path: Path) -> None:
    archive = make(
        tmp_path / "in",
        a=(declared(1), {"signature": HASH}),
        b=(declared(2), {"signature": NEAR}),
        c=(declared(3), {"signature": FAR}),
    )
    out = tmp_path / "out"
    totals, _ = go(archive, out)
    assert totals.links == 1
    (finding,) = tied(out, "b")
    assert (finding.rule, finding.outcome) == ("SIG-06", Outcome.TO_REVIEW)
    assert "« a » (bdc.pdf, page 1)" in finding.message
    assert tied(out, "c") == []


def test_what_many_share_ties_nobody(tmp_path: Path) -> None:
    """A form's own signature zone, printed in every dossier, is not a signature that comes back."""
    archive = make(tmp_path / "in", **{f"d{n}": (declared(n), {"signature": HASH}) for n in range(18)})
    assert go(archive, tmp_path / "out")[0].links == 0


def test_the_same_page_in_two_dossiers(tmp_path: Path) -> None:
    one = declared(1)
    text = declared(2, received=LATER).model_dump_json(exclude_none=True).encode()
    archive = make(tmp_path / "in", a=(one, {"page": HASH}))
    put(archive / "b", text, content(one, page=NEAR)[1])
    go(archive, tmp_path / "out")
    assert "UNI-03" in [f.rule for f in tied(tmp_path / "out", "b")]


def test_a_page_that_serves_everywhere_is_told_of_each_dossier(tmp_path: Path) -> None:
    """All its words come back: more copies than a form's text may have do not hide it."""
    count = RARE + 2
    archive = tmp_path / "in"
    for number in range(count):
        made = declared(number + 1, received=LATER)
        put(
            archive / f"d{number:02d}",
            made.model_dump_json(exclude_none=True).encode(),
            content(declared(99), page=HASH)[1],
        )
    out = tmp_path / "out"
    go(archive, out)
    assert all("UNI-03" in [f.rule for f in tied(out, f"d{number:02d}")] for number in range(count))


def test_a_notice_on_which_nothing_is_filled_in_ties_nobody(tmp_path: Path) -> None:
    """The second page of an official order is the same in every dossier."""
    archive = make(
        tmp_path / "in", a=(declared(1), {"notice": HASH}), b=(declared(2, received=LATER), {"notice": HASH})
    )
    assert go(archive, tmp_path / "out")[0].links == 0


def test_the_signatory_of_a_supplier_signs_many_dossiers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_the_supplier(reference: str) -> Scheme:
        scheme = load_scheme(reference)
        zones = {
            m.id: tuple(z.model_copy(update={"signer": "supplier"}) for z in m.signatures)
            for m in scheme.pieces
        }
        pieces = tuple(m.model_copy(update={"signatures": zones[m.id]}) for m in scheme.pieces)
        return scheme.model_copy(update={"pieces": pieces})

    monkeypatch.setattr("pipeline.batch.traces.load_scheme", by_the_supplier)
    archive = make(
        tmp_path / "in", a=(declared(1), {"signature": HASH}), b=(declared(2), {"signature": NEAR})
    )
    assert go(archive, tmp_path / "out")[0].links == 0


@pytest.mark.parametrize("again", [False, True])
def test_links_follow_the_archive(tmp_path: Path, again: bool) -> None:
    """When the other dossier leaves, the report is what it would have been alone."""
    out = tmp_path / "out"
    archive = make(
        tmp_path / "in", a=(same_client(1, "BC-1"), {}), b=(same_client(1, "BC-2", received=LATER), {})
    )
    go(archive, out)
    if again:
        go(archive, out)
    before = report(out, "b")
    for path in (archive / "a").iterdir():
        path.unlink()
    (archive / "a").rmdir()
    totals, _ = go(archive, out)
    assert (totals.links, totals.verdicts) == (0, {"conforme": 1})
    assert before.verdict is Verdict.IRRECEVABLE
    assert tied(out, "b") == []

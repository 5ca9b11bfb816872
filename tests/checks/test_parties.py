"""Names read in the wrong block, and names that stand elsewhere: what may pass and what may not."""

from __future__ import annotations

from dataclasses import replace

from checks import Case
from checks.rules.client import sites_read
from models.dossier import Stage
from models.finding import Outcome
from models.geometry import Box, Place
from models.page import Document, Grade, Line
from models.piece import Piece, PieceKind, SignatureKind
from models.reading import Proof, Status
from tests.checks.change import absent, change, field, grade, sign, the, unlabelled
from tests.checks.paper import sound
from tests.checks.test_doubt import of, outcomes
from tests.checks.world import STRUCTURE

BDC, VA, FACTURE = PieceKind.BDC, PieceKind.VA, PieceKind.FACTURE


def misread(case: Case, kind: PieceKind, key: str, value: str) -> Case:
    """The field gives another text, and what was declared still stands on the page."""

    def one(piece: Piece) -> Piece:
        fields = tuple(
            f.model_copy(update={"value": value, "raw": value, "evidence": ()}) if f.key == key else f
            for f in piece.fields
        )
        return piece.model_copy(update={"fields": fields})

    return change(case, kind, fields=one(the(case, kind)).fields)


def test_the_supplier_read_as_the_client_is_no_fault_beside_a_proved_identifier() -> None:
    made = misread(sound(Stage.SOLDE, STRUCTURE), VA, "client_structure", "Logisanté Ouest SAS")
    assert outcomes(made, "DEC-05") == {Outcome.PASS}


def test_another_doctor_never_passes_because_the_declared_one_is_named_somewhere() -> None:
    made = misread(sound(), BDC, "client_name", "Dr Paul Verdier")
    assert outcomes(made, "DEC-05") == {Outcome.TO_REVIEW}
    signed = misread(sound(), BDC, "signatory_name", "Paul Verdier")
    assert Outcome.PASS not in outcomes(signed, "SIG-02")


def test_an_electronic_signature_names_its_signer() -> None:
    made = absent(sound(), BDC, "signatory_name")
    named = sign(made, BDC, SignatureKind.ELECTRONIC, "Signé électroniquement par Jeanne LE GOFF")
    assert outcomes(named, "SIG-02") == {Outcome.PASS}
    other = sign(made, BDC, SignatureKind.ELECTRONIC, "Signé électroniquement par Paul VERDIER")
    assert Outcome.PASS not in outcomes(other, "SIG-02")


def test_an_electronic_signature_on_another_page_than_who_signs_must_name_the_signatory() -> None:
    """The supplier's own may stand at the head of the next page, over a place that the client left blank."""
    for text, outcome in (("Jeanne LE GOFF", Outcome.PASS), ("Paul VERDIER", Outcome.TO_REVIEW)):
        made = sign(sound(), BDC, SignatureKind.ELECTRONIC, f"Signé électroniquement par {text}")
        assert outcomes(made, "SIG-01") == {Outcome.PASS}
        (page,) = {(p.document, p.page) for p in the(made, BDC).field("signatory_name").evidence}
        overleaf = Place(
            document=page[0], page=page[1] + 1, box=Box(left=0.1, top=0.05, right=0.4, bottom=0.1)
        )
        signatures = tuple(s.model_copy(update={"evidence": (overleaf,)}) for s in the(made, BDC).signatures)
        assert outcomes(change(made, BDC, signatures=signatures), "SIG-01") == {outcome}


def test_a_va_names_its_signatory_in_its_first_words() -> None:
    made = absent(sound(Stage.SOLDE), VA, "signatory_name")
    assert Outcome.FAIL not in outcomes(made, "SIG-02")


def test_a_firm_in_a_stamp_signs_for_nobody_on_a_va() -> None:
    """« Je soussigné … » names who signs; another person's name by the signature is for a person to see."""
    made = sound(Stage.SOLDE, STRUCTURE)
    firm = the(made, VA).field("client_structure").value or ""
    stamped = field(made, VA, "signatory_name", value=firm, raw=firm, labelled=False)
    assert outcomes(stamped, "SIG-02") == {Outcome.PASS}
    other = field(made, VA, "signatory_name", value="Paul Verdier", labelled=False)
    assert Outcome.PASS not in {f.outcome for f in of(other, "SIG-02") if f.piece == "va"}


def test_an_initial_and_the_surname_sign_where_the_whole_name_is_printed() -> None:
    made = sound(Stage.SOLDE, STRUCTURE)
    short = misread(made, VA, "signatory_name", "A. Kerbrat")
    assert outcomes(short, "SIG-02") == {Outcome.PASS}
    assert outcomes(misread(made, VA, "signatory_name", "P. Kerbrat"), "SIG-02") != {Outcome.PASS}
    nowhere = unlabelled(field(made, VA, "signatory_name", value="A. Kerbrat"), VA, "client_representative")
    assert {f.outcome for f in of(nowhere, "SIG-02") if f.piece == "va"} == {Outcome.TO_REVIEW}


def test_another_establishment_of_the_same_supplier_is_a_remark() -> None:
    siret = sound().dossier.supplier.siret[:9] + "00025"
    found = of(field(sound(), BDC, "supplier_siret", value=siret), "DEC-03")
    assert [f.severity.value for f in found if f.outcome is Outcome.FAIL] == ["note"]


def test_another_representative_on_the_invoice_is_a_remark() -> None:
    made = field(sound(Stage.SOLDE), FACTURE, "client_name", value="Dr Paul Verdier")
    failed = [f for f in of(made, "DEC-05") if f.outcome is Outcome.FAIL]
    assert [f.severity.value for f in failed] == ["note"]


def test_a_structure_is_known_by_its_set_of_sites() -> None:
    made = sound(Stage.AVANCE, STRUCTURE)
    table = the(made, BDC).table("sites")
    tables = tuple(
        t.model_copy(update={"rows": table.rows[:1]}) if t.key == "sites" else t
        for t in the(made, BDC).tables
    )
    assert Outcome.FAIL not in outcomes(change(made, BDC, tables=tables), "DEC-04")
    blurred = tuple(
        f.model_copy(update={"proof": Proof.NONE, "status": Status.FOUND}) for f in the(made, BDC).fields
    )
    assert Outcome.FAIL not in outcomes(change(made, BDC, fields=blurred), "DEC-04")


def test_a_name_that_no_label_announces_refuses_nothing() -> None:
    other = field(sound(), BDC, "signatory_name", value="Paul Verdier", labelled=False)
    assert outcomes(other, "SIG-02") == {Outcome.TO_REVIEW}


def lost(case: Case, site: str, shown: str) -> Case:
    """The site was not read on the order, whose page shows another text in its place."""
    piece = the(case, BDC)
    tables = tuple(
        t.model_copy(update={"rows": tuple(r for r in t.rows if all(c.value != site for c in r.cells))})
        for t in piece.tables
    )
    fields = tuple(f for f in piece.fields if f.value != site)
    made = change(case, BDC, tables=tables, fields=fields)
    return replace(made, documents=tuple(retyped(d, site, shown) for d in made.documents))


def retyped(document: Document, old: str, new: str) -> Document:
    def line(one: Line) -> Line:
        words = (w.model_copy(update={"text": w.text.replace(old, new)}) for w in one.words)
        return one.model_copy(update={"words": tuple(words)})

    pages = (p.model_copy(update={"lines": tuple(map(line, p.lines))}) for p in document.pages)
    return document.model_copy(update={"pages": tuple(pages)})


def test_a_site_shown_but_for_one_figure_is_left_to_a_person() -> None:
    """A list that shows 69 078 1 9 810 for 690781810: a reader saw a figure too many, no site is missing."""
    made = sound(Stage.AVANCE, STRUCTURE)
    site = next(f.value for f in sites_read(the(made, BDC)) if f.value is not None)
    said = [f.outcome for f in of(lost(made, site, "illisible"), "DEC-04") if f.expected == site]
    assert said == [Outcome.FAIL]
    said = [f.outcome for f in of(lost(made, site, f"{site[:4]}9{site[4:]}"), "DEC-04") if f.expected == site]
    assert said == [Outcome.TO_REVIEW]


def test_a_name_alone_on_a_page_that_reads_badly_refuses_nothing() -> None:
    """The strokes over a typed name may not have been seen."""
    typed = sign(sound(Stage.SOLDE), VA, SignatureKind.TYPED, "Jeanne LE GOFF")
    assert outcomes(typed, "SIG-01") >= {Outcome.FAIL}
    blurred = grade(typed, VA, Grade.POOR)
    assert Outcome.FAIL not in outcomes(blurred, "SIG-01") | outcomes(blurred, "SIG-05")
    assert Outcome.TO_REVIEW in outcomes(blurred, "SIG-01")


def test_a_name_read_where_one_signs_fills_no_name_of_the_client() -> None:
    """« Client | (blank) » and, in the block of the signature, « Nom, prénom : Jeanne LE GOFF »."""
    made = absent(sound(), BDC, "signatory_name")
    zone = next(s for s in the(made, BDC).signatures if s.evidence).evidence
    moved = field(made, BDC, "client_name", evidence=zone)
    assert [f.outcome for f in of(moved, "MEN-03") if f.field == "client_name"] == [Outcome.TO_REVIEW]
    assert [f.outcome for f in of(made, "MEN-03") if f.field == "client_name"] == [Outcome.PASS]


def test_nor_does_it_where_the_signature_stands_overleaf() -> None:
    """The name stands where the signatory's does, at the foot of a page; an electronic signature follows."""
    made = sound()
    named = the(made, BDC).field("signatory_name").evidence
    assert named
    moved = field(made, BDC, "client_name", evidence=named)
    pieces = tuple(
        p.model_copy(
            update={"signatures": tuple(s.model_copy(update={"evidence": ()}) for s in p.signatures)}
        )
        for p in moved.pieces
    )
    overleaf = replace(moved, pieces=pieces)
    assert [f.outcome for f in of(overleaf, "MEN-03") if f.field == "client_name"] == [Outcome.TO_REVIEW]

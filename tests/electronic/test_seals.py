"""What is told of a signed PDF, in each way that a signature may be made, changed or broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from electronic.read import read_electronic
from electronic.trust import Trust, load_trust
from models.electronic import Coverage, Electronic, Later, Seal, SealState
from models.page import Document, MediaType
from tests.electronic.signing import (
    SIGNED_ON,
    Identity,
    page,
    person,
    root,
    signed,
    with_byte_changed,
    with_empty_field,
    with_field_filled,
    with_note,
    with_proofs,
    with_text_after,
    with_text_field,
)

FILE = Document(name="bdc.pdf", sha256="", size=0, media_type=MediaType.PDF)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return page("<h1>Bon de commande</h1><p>Montant HT : 376,25 €</p>")


def trusting(folder: Path, *known: Identity) -> Trust:
    for rank, one in enumerate(known):
        (folder / f"{rank}.pem").write_bytes(one.pem)
    return load_trust(folder)


def read(data: bytes, trust: Trust | None = None) -> Electronic:
    found = read_electronic(data, FILE, trust or Trust())
    assert found is not None
    return found


def only(data: bytes, trust: Trust | None = None) -> Seal:
    found = read(data, trust)
    assert len(found.seals) == 1
    return found.seals[0]


def test_a_plain_page_carries_nothing(plain: bytes) -> None:
    assert read_electronic(plain, FILE, Trust()) is None


def test_a_signature_is_told_with_its_certificate_and_its_place(plain: bytes, tmp_path: Path) -> None:
    seal = only(signed(plain, box=(60, 60, 260, 120)), trusting(tmp_path, root()))
    assert seal.certificate is not None
    assert (seal.certificate.subject, seal.certificate.issuer) == ("Jeanne Le Goff", "Racine d'essai")
    assert (seal.intact, seal.coverage, seal.later) == (True, Coverage.FILE, Later.NOTHING)
    assert (seal.claimed, seal.stamped, seal.root) == (SIGNED_ON, None, "Racine d'essai")
    assert seal.place is not None
    assert seal.place.box.contains_point(0.2, 0.9)


def test_without_a_root_nothing_is_trusted(plain: bytes) -> None:
    seal = only(signed(plain))
    assert seal.intact
    assert seal.root == ""


def test_one_byte_changed_breaks_it(plain: bytes) -> None:
    assert not only(with_byte_changed(signed(plain))).intact


def test_text_added_after_is_found_where_it_shows(plain: bytes) -> None:
    seal = only(with_text_after(signed(plain)))
    assert seal.intact
    assert (seal.coverage, seal.later) == (Coverage.REVISION, Later.OTHER)
    assert all(place.box.contains_point(place.box.middle_x, 0.6) for place in seal.changed)
    assert seal.changed


def test_a_second_signature_alters_nothing(plain: bytes) -> None:
    once = signed(plain, box=(60, 60, 260, 120))
    twice = signed(once, person("Paul Verdier"), field="Fournisseur", box=(300, 60, 500, 120))
    first, second = read(twice).seals
    assert (first.later, first.changed, first.coverage) == (Later.FORM, (), Coverage.REVISION)
    assert (second.later, second.coverage) == (Later.NOTHING, Coverage.FILE)


@pytest.mark.parametrize(
    ("change", "later"),
    [(with_proofs, Later.ARCHIVAL), (with_field_filled, Later.FORM), (with_note, Later.OTHER)],
)
def test_each_change_after_a_signature_has_its_name(
    change: Callable[[bytes], bytes], later: Later, plain: bytes
) -> None:
    seal = only(change(signed(with_text_field(plain))))
    assert (seal.intact, seal.coverage, seal.later) == (True, Coverage.REVISION, later)


def test_an_empty_field_is_said_to_be_empty(plain: bytes) -> None:
    assert only(with_empty_field(plain)).state is SealState.EMPTY


def test_an_expired_certificate_keeps_its_dates(plain: bytes, tmp_path: Path) -> None:
    seal = only(signed(plain, person(days=30)), trusting(tmp_path, root()))
    assert seal.certificate is not None
    assert seal.claimed is not None
    assert seal.certificate.not_after < seal.claimed
    assert seal.root == "Racine d'essai"


def test_a_certificate_of_its_own_chains_only_when_it_is_trusted(plain: bytes, tmp_path: Path) -> None:
    own = person(own=True)
    data = signed(plain, own)
    alone = only(data)
    assert alone.certificate is not None
    assert alone.certificate.self_signed
    assert (alone.root, only(data, trusting(tmp_path, own)).root) == ("", "Jeanne Le Goff")


def test_an_unsigned_save_that_shows_something_else_is_seen(plain: bytes) -> None:
    found = read(with_text_after(plain))
    assert found.saves == 1
    assert found.rewritten


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/ByteRange", b"/ByteRonge"),
        (b"/Contents <30", b"/Contents <99"),
        (b"/Contents <", b"/Contonts <"),
        (b"/Type /Sig", b"/Type /Sog"),
        (b"/SubFilter", b"/SubFalter"),
    ],
)
def test_a_broken_dictionary_is_a_finding(plain: bytes, old: bytes, new: bytes) -> None:
    data = signed(plain).replace(old, new)
    seal = only(data)
    assert seal.state is SealState.BROKEN or not seal.intact


def test_fields_that_hold_themselves_do_not_hang() -> None:
    found = read(circular_form())
    assert found.seals == ()
    assert "endommagé" in found.trouble


def circular_form() -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /T (a) /Kids [4 0 R] >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )


def test_a_folder_of_roots_holds_certificates_only(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("rien")
    (tmp_path / "a.crt").write_bytes(b"no certificate")
    with pytest.raises(ValueError, match="not a certificate"):
        load_trust(tmp_path)


def test_dates_carry_their_zone(plain: bytes) -> None:
    claimed = only(signed(plain, on=datetime(2026, 3, 1, tzinfo=UTC))).claimed
    assert claimed is not None
    assert claimed.tzinfo is not None

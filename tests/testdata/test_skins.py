"""Layouts that print any piece print what it must say; the truth is in the words of the readers."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pypdfium2 as pdfium
import pytest

from bench.truth import TruePiece
from testdata.generate import split
from testdata.generate.any_draft import make_any_draft
from testdata.generate.look import make_look
from testdata.generate.render import draw
from testdata.generate.scheme import load_scheme, scheme_keys
from testdata.generate.truth import piece_truth

CASES = [(key, case) for key in scheme_keys() for case in load_scheme(key).cases]


def families(kind: str) -> tuple[str, ...]:
    return (*split.SKINS[kind][0], *split.SKINS[kind][1], "official_form")


@pytest.mark.parametrize(("key", "case"), CASES)
def test_a_skin_prints_every_value_and_sentence(key: str, case: str) -> None:
    for rank, stage in enumerate(("avance", "solde", "annulation")):
        draft = make_any_draft(Random(f"{key}{case}"), key, stage, case, "office")
        for content in draft.contents:
            rng = Random(f"{key}{case}{stage}{content.kind}")
            family = families(content.kind)[(rank + len(key)) % len(families(content.kind))]
            look = replace(make_look(rng, content.kind, "bench", "office", family), fill="partial")
            drawn = draw(content, look)
            unsaid = set(content.values) - set(drawn.printed) - {"signed_at", "signatory_name"}
            assert not unsaid & {"invoice_number", "order_number", "signed_on", "supplier_siret", "finalised"}
            assert set(content.mentions) <= drawn.mentions | {"read_and_approved"}
            assert {name: len(rows) for name, rows in content.rosters.items()} == {
                name: len(rows) for name, rows in drawn.rosters.items() if name != "answers"
            }
            assert bool(drawn.zones) == (content.kind != "facture")
            assert TruePiece.model_validate(piece_truth(drawn, []))


@pytest.mark.parametrize("family", [f for f in families("bdc") if f != "official_form"])
def test_a_table_of_clients_stays_on_the_sheet_and_in_one_piece(family: str) -> None:
    draft = make_any_draft(Random(2), "HOP-DPI-Va1", "avance", "sans-mandataire", "office")
    drawn = draw(draft.contents[0], make_look(Random(4), "bdc", "bench", "office", family))
    document = pdfium.PdfDocument(drawn.pdf)
    names = "".join(page.get_textpage().get_text_range() for page in document)
    for rank in range(1, len(draft.world.clients) + 1):
        assert f"Client {rank}" in names
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        assert max(right for _, _, right, _ in boxes) < page.get_width() - 8
        assert min(left for left, _, _, _ in boxes) >= 8


def test_each_client_has_a_signature_of_its_own_but_the_one_who_has_not_signed() -> None:
    draft = make_any_draft(Random(2), "HOP-RI-Va1", "solde", "sans-mandataire", "office")
    content = draft.piece("va")
    assert content is not None
    content.unsigned = {1}
    drawn = draw(content, make_look(Random(4), "va", "dev", "office", "official_form"))
    signatures = piece_truth(drawn, [])["signatures"]
    assert list(signatures) == [f"client-{i}" for i in range(1, len(content.signers) + 1)]
    assert signatures["client-1"] == "ink"
    assert signatures["client-2"] == "none"

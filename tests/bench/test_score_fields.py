from typing import Any

from bench.score_fields import score_fields
from models.piece import Table
from models.reading import Proof, Status, ValueKind
from tests.bench.made import field, read_piece, row, true_piece


def outcomes(wanted: dict[str, Any], **read: Any) -> dict[str, str]:
    seen = score_fields(true_piece(**wanted), read_piece(**read))
    return {one.key: one.outcome for one in seen}


def test_each_outcome_of_a_value() -> None:
    printed = dict.fromkeys(("a", "b", "c", "d", "e"), "BC 12")
    fields = (
        field("a", "BC  12"),
        field("b", "BC 13"),
        field("c", None, status=Status.ABSENT, proof=Proof.NONE),
        field("d", None, status=Status.UNREADABLE, proof=Proof.NONE),
        field("e", "BC 12", status=Status.AMBIGUOUS, proof=Proof.NONE),
        field("f", "BC 12"),
    )
    assert outcomes({"fields": printed}, fields=fields) == {
        "a": "exact",
        "b": "wrong",
        "c": "absent",
        "d": "unreadable",
        "e": "ambiguous",
        "f": "invented",
    }


def test_numbers_are_compared_by_value_and_names_without_accents_are_near() -> None:
    printed = {"rate": "8.5", "client_name": "Dr Émile Zèbre", "order_number": "bc1"}
    fields = (
        field("rate", "8.50", ValueKind.RATE),
        field("client_name", "EMILE ZEBRE", ValueKind.PERSON),
        field("order_number", "BC1"),
    )
    assert outcomes({"fields": printed}, fields=fields) == {
        "rate": "exact",
        "client_name": "near",
        "order_number": "wrong",
    }


def test_certainty_and_handwriting_are_kept() -> None:
    wanted = true_piece(fields={"order_number": "1", "signed_on": "2026-03-18"}, handwritten=["signed_on"])
    read = read_piece(fields=(field("order_number", "2"), field("signed_on", "2026-03-18", proof=Proof.NONE)))
    number, signed = score_fields(wanted, read)
    assert (number.outcome, number.certain, number.handwritten) == ("wrong", True, False)
    assert (signed.outcome, signed.certain, signed.handwritten) == ("exact", False, True)


def test_a_list_is_a_set() -> None:
    wanted = true_piece(fields={"site_finess": ["1", "2", "3"]})
    fields = (field("site_finess", "3"), field("site_finess", "1"), field("site_finess", "9"))
    seen = score_fields(wanted, read_piece(fields=fields))
    assert [(one.wanted, one.got, one.outcome) for one in seen] == [
        ("1", "1", "exact"),
        ("3", "3", "exact"),
        ("2", "9", "wrong"),
    ]


def test_rows_are_matched_by_role_and_site() -> None:
    rows = [
        {"role": "principale", "site": "S1", "ht": "100.00", "rate": "20", "vat": None, "ttc": "120.00"},
        {"role": "principale", "site": "S2", "ht": "200.00", "ttc": "240.00"},
        {"role": "total", "site": None, "ht": "300.00"},
    ]
    read = read_piece(
        tables=(
            {
                "key": "amounts",
                "rows": (
                    row("principale", site="S2", ht="200.00", ttc="24.00"),
                    row("principale", site="S1", ht="100.00", rate="20", vat="20.00"),
                ),
            },
        )
    )
    seen = score_fields(true_piece(tables={"amounts": rows}), read)
    assert [(one.key.removeprefix("amounts."), one.wanted, one.outcome) for one in seen] == [
        ("site", "S1", "exact"),
        ("ht", "100.00", "exact"),
        ("rate", "20", "exact"),
        ("vat", "", "invented"),
        ("ttc", "120.00", "absent"),
        ("site", "S2", "exact"),
        ("ht", "200.00", "exact"),
        ("ttc", "240.00", "wrong"),
        ("ht", "300.00", "absent"),
    ]


def test_nothing_is_right_on_a_piece_that_was_not_found() -> None:
    wanted = true_piece(
        fields={"order_number": "1", "site_finess": ["1", "2"]},
        tables={"amounts": [{"role": "total", "ht": "1.00"}]},
    )
    assert [one.outcome for one in score_fields(wanted, None)] == ["no-piece"] * 4


def test_sites_are_read_as_fields_or_as_cells_of_their_table() -> None:
    printed = {"site_finess": ["930993621", "930997580"]}
    table = Table(key="sites", rows=(row("row", finess="930993621"), row("row", finess="930997580")))
    seen = score_fields(true_piece(fields=printed), read_piece(tables=(table,)))
    assert [one.outcome for one in seen if one.key == "site_finess"] == ["exact", "exact"]


def test_what_stands_in_a_table_of_clients_is_not_invented_when_read_as_a_field_too() -> None:
    rosters = {"clients": ({"site_finess": ("350997805", "350992467")},)}
    fields = (field("site_finess", "350997805"), field("client_structure", "Cabinet Nord"))
    found = outcomes({"rosters": rosters}, fields=fields)
    assert found == {"client_structure": "invented", "clients.site_finess": "absent"}


def test_cells_of_a_table_of_clients_are_found_in_whatever_row_they_were_read() -> None:
    rosters = {"clients": ({"rpps": ("1",)}, {"rpps": ("2",)})}
    table = Table(key="clients", rows=(row("row", rpps="2"), row("row", rpps="3")))
    seen = score_fields(true_piece(rosters=rosters), read_piece(tables=(table,)))
    assert sorted((one.wanted, one.outcome) for one in seen) == [("1", "wrong"), ("2", "exact")]

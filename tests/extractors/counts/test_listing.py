"""A printed export, cells between signs."""

from __future__ import annotations

from tests.extractors.fields.test_counts import counts
from tests.extractors.fields.test_layouts import Texts

MONTHS = ("2027-03;206;178;184;159;2", "2027-04;60;44;210;172;12")


def lines(*texts: str) -> Texts:
    return [(text, 0.1, 0.2 + 0.016 * at) for at, text in enumerate(texts)]


def test_an_export_with_its_total() -> None:
    total = "TOTAL;266;222;394;331;14"
    assert counts(lines("mois;Dt;Dm;T;Tq;Ts", *MONTHS, total)) == ["266", "222", "394", "331", "14"]


def test_an_export_without_a_total_gives_no_month() -> None:
    assert counts(lines("mois;Dt;Dm;T;Tq;Ts", *MONTHS)) == [None] * 5


def test_a_line_that_lost_a_sign_ends_it() -> None:
    total = "TOTAL;266;222394;331;14"
    assert counts(lines("mois;Dt;Dm;T;Tq;Ts", *MONTHS, total)) == [None] * 5

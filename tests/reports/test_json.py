"""Canonical JSON: the same bytes each time, and a report that can be read again."""

import json

import pytest

from models.finding import Report
from reports.json_ import canonical, to_json
from tests.reports.sample import report


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_json(report()) == to_json(report())


def test_the_order_of_keys_does_not_count() -> None:
    versions = {"b": "2", "a": "1"}
    assert to_json(report(versions=versions)) == to_json(report(versions=dict(sorted(versions.items()))))


def test_it_can_be_read_again() -> None:
    assert Report.model_validate_json(to_json(report())) == report()


def test_accents_are_kept_and_keys_sorted() -> None:
    data = to_json(report())
    assert "Numéro RPPS".encode() in data
    assert list(json.loads(data)) == sorted(json.loads(data))
    assert data.endswith(b"}\n")


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"score": float("nan")})

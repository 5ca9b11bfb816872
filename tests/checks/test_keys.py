"""Check keys on the numbers of the domain notes: real ones pass, printed mistakes do not."""

from __future__ import annotations

import pytest

from checks import keys

FINESS = ["010010171", "010000024", "970100012", "970200028", "2A0000030", "2A0000139", "2A0002614"]
FINESS += ["2B0000012", "2B0000038", "750712184", "690781810"]
RPPS = "10101299823 10004630413 10100315737 10000781483 10005945976 10003820189 10005173140 10000001916"
SIRET = "26750045200011 35600000000048 35600000049837 73282932000074 55208131766522"


@pytest.mark.parametrize("number", FINESS)
def test_finess(number: str) -> None:
    assert keys.finess(number)
    assert keys.finess_department(number)
    assert not keys.finess(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["970208003", "20000003X", "75071218", "7507121844", "2C0000030"])
def test_no_finess(number: str) -> None:
    assert not keys.finess(number)


@pytest.mark.parametrize("number", RPPS.split())
def test_rpps(number: str) -> None:
    assert keys.rpps(number)


@pytest.mark.parametrize("number", ["10000001111", "10001766123", "1000517314", "810005173140"])
def test_no_rpps(number: str) -> None:
    assert not keys.rpps(number)


@pytest.mark.parametrize("number", SIRET.split())
def test_siret(number: str) -> None:
    assert keys.siret(number)


def test_vat_numbers() -> None:
    assert keys.vat_number("FR40303265045")
    assert not keys.vat_number("FR41303265045")
    assert not keys.vat_number("DE136695976")


@pytest.mark.parametrize(("head", "known"), [("96", False), ("00", False), ("20", False), ("2A", True)])
def test_departments_of_finess(head: str, known: bool) -> None:
    assert keys.finess_department(f"{head}0000000") is known

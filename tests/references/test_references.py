"""Bases from CSV and XLSX, kept by version, looked up for a dossier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from cli.main import app
from models.dossier import Stage
from models.reference import Kind
from pipeline.references import BaseError, Columns, keep, look_up, read_base
from tests.checks.world import SITES, STRUCTURE, dossier

COLUMNS = Columns(columns={"key": "N° FINESS", "tranche": "Tranche", "ceiling": "Plafond"})


def write(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(("N° FINESS;Tranche;Plafond", *lines)), encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_whatever_its_letters(tmp_path: Path, encoding: str) -> None:
    entries = read_base(write(tmp_path, "b.csv", f"{SITES[0]};A;1 575,00 €", encoding=encoding), COLUMNS)
    assert [(e.key, e.tranche, e.ceiling) for e in entries] == [(SITES[0], "A", Decimal("1575.00"))]


def test_a_workbook_loses_no_leading_zero(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["N° FINESS", "Tranche", "Plafond"])
    sheet.append([10010171, "B", 2475.0])
    book.save(tmp_path / "b.xlsx")
    assert read_base(tmp_path / "b.xlsx", COLUMNS)[0].key == "010010171"


def test_the_latest_version_answers_and_the_others_stay(tmp_path: Path) -> None:
    made = dossier(Stage.AVANCE, STRUCTURE)
    for day, tranche in ((date(2026, 1, 1), "A"), (date(2026, 6, 1), "C"), (date(2025, 1, 1), "E")):
        source = write(tmp_path, f"{tranche}.csv", f"{SITES[0]};{tranche};")
        keep(tmp_path / "kept", Kind.BASE_STRUCTURES, day, source, read_base(source, COLUMNS))
    found = look_up(tmp_path / "kept", made)
    entry = found.find(Kind.BASE_STRUCTURES, SITES[0])
    version = found.version(Kind.BASE_STRUCTURES)
    assert entry is not None
    assert version is not None
    assert (entry.tranche, version.of) == ("C", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("columns", "line", "told"),
    [
        ({"key": "Finess"}, "1;A;2", "colonne absente"),
        ({"tranche": "Tranche"}, "1;A;2", "key"),
        ({"key": "N° FINESS", "colour": "Tranche"}, "1;A;2", "colour"),
        ({"key": "N° FINESS", "ceiling": "Plafond"}, "1;A;beaucoup", "Ligne 2"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, columns: dict[str, str], line: str, told: str) -> None:
    with pytest.raises(BaseError, match=told):
        read_base(write(tmp_path, "b.csv", line), Columns(columns=columns))


def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> Result:
    """`recevable reference load` of a small base of that day."""
    monkeypatch.setenv("RECEVABLE_REFERENCES", str(tmp_path / "kept"))
    source = write(tmp_path, "b.csv", f"{SITES[0]};A;")
    columns = tmp_path / "columns.yaml"
    columns.write_text("columns: {key: N° FINESS, tranche: Tranche}", encoding="utf-8")
    options = ["--kind", "base-structures", "--columns", str(columns), "--date", day]
    return CliRunner().invoke(app, ["reference", "load", str(source), *options])


@pytest.mark.parametrize("day", ["2026-11-01", "01/11/2026"])
def test_a_base_is_loaded_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    loaded = load(tmp_path, monkeypatch, day)
    listed = CliRunner().invoke(app, ["reference", "list"])
    assert (loaded.exit_code, listed.exit_code) == (0, 0)
    assert "base-structures  01/11/2026  1 lignes" in listed.output


@pytest.mark.parametrize("day", ["2026-13-01", "hier", "31/02/2026", ""])
def test_a_day_that_is_none_is_refused_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    refused = load(tmp_path, monkeypatch, day)
    assert refused.exit_code == 2
    assert "La date (--date) est incorrecte" in refused.output
    assert "2026-11-01" in refused.output
    assert not (tmp_path / "kept").exists()


REGISTER = (
    "finess;etalab;98;2026-11-01",
    "structureet;010000024;010780195;CH DE FLEYRIAT",
    "structureet;010000032;010780195;CH DU HAUT BUGEY",
    "geolocalisation;010000024;870215.7;6571590.5",
)


def test_the_register_without_titles_gives_both_levels(tmp_path: Path) -> None:
    """The open FINESS extract: no line of titles, lines of several sorts, both numbers on a line."""
    path = tmp_path / "etalab.csv"
    path.write_text("\n".join(REGISTER), encoding="utf-8")
    mapping = Columns.model_validate(
        {
            "titles": False,
            "only": {"1": "structureet"},
            "columns": {"key": "2", "name": "4"},
            "constants": {"level": "geographique"},
            "also": [
                {"only": {"1": "structureet"}, "columns": {"key": "3"}, "constants": {"level": "juridique"}}
            ],
        }
    )
    found = [(e.key, e.level, e.name) for e in read_base(path, mapping)]
    assert found == [
        ("010000024", "geographique", "CH DE FLEYRIAT"),
        ("010780195", "juridique", None),
        ("010000032", "geographique", "CH DU HAUT BUGEY"),
    ]


def test_a_line_too_short_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "etalab.csv"
    path.write_text("\n".join(REGISTER[1:2]) + "\nstructureet\n", encoding="utf-8")
    with pytest.raises(BaseError, match="Ligne 2, colonne absente : 2"):
        read_base(path, Columns(titles=False, columns={"key": "2"}))

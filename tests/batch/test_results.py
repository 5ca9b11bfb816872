"""What a controller opens: the workbook, the tables and the index page say what the ledger says."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from pipeline.batch.diff import diff
from pipeline.batch.ledger import Ledger, LedgerError
from pipeline.batch.places import Places
from pipeline.batch.summary import summarise
from reports.archive import write_results
from tests.batch.world import content, declared, folders, go, put


def results(archive: Path, out: Path, **changes: object) -> Path:
    totals, _ = go(archive, out, **changes)
    with Ledger(Places(out).ledger) as ledger:
        write_results(out, ledger, summarise(ledger, totals))
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("results")
    archive = folders(root / "in", 6)
    client = declared(50).client.model_copy(update={"name": "=cmd()<b>"})
    put(archive / "bad", *content(declared(50, client=client)))
    (archive / "stray.pdf").write_bytes(b"x")
    return results(archive, root / "out")


def test_the_tables_have_a_row_a_dossier(out: Path) -> None:
    table = pq.read_table(out / "results.parquet")
    assert table.num_rows == 7
    assert table["verdict"].to_pylist().count("conforme") == 5
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [row["id"] for row in rows] == table["id"].to_pylist()
    assert rows[-1]["client"] == "'=cmd()<b>"
    assert table["client"].to_pylist()[-1] == "=cmd()<b>"
    assert pq.read_table(out / "findings.parquet")["rule"].to_pylist()


def test_the_workbook_is_one_to_work_with(out: Path) -> None:
    book = load_workbook(out / "results.xlsx")
    assert book.sheetnames == ["Synthèse", "Dossiers", "Constats", "Recoupements", "Hors place"]
    sheet = book["Dossiers"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:X8"
    links = [sheet.cell(row, 24).value for row in range(2, 9)]
    assert all(link.startswith('=HYPERLINK("dossiers/') for link in links)
    assert all((out / link.split('"')[1]).is_file() for link in links)
    assert sheet.cell(8, 15).data_type == "s"
    assert sheet.cell(8, 15).value == "=cmd()<b>"
    assert [row[0] for row in book["Hors place"].iter_rows(min_row=2, values_only=True)] == ["stray.pdf"]
    assert book["Constats"].max_row > 1


def test_the_index_page_fetches_nothing_and_runs_nothing(out: Path) -> None:
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "Verdicts par fournisseur" in page
    assert "DEC-02" in page


def test_a_name_from_a_dossier_stays_text(tmp_path: Path) -> None:
    supplier = declared(1).supplier.model_copy(update={"name": "<script>x</script>\u202e"})
    archive = put(tmp_path / "in" / "a", *content(declared(1, supplier=supplier))).parent
    page = (results(archive, tmp_path / "out") / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "\u202e" not in page


def test_a_sample_gives_its_interval(tmp_path: Path) -> None:
    out = results(folders(tmp_path / "in", 9), tmp_path / "out", sample=5, seed=3)
    with (out / "sample.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream, delimiter=";"))) == 5
    assert "Clopper-Pearson" in (out / "index.html").read_text(encoding="utf-8")


def test_the_same_results_have_the_same_bytes(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 3)
    one, other = results(archive, tmp_path / "a"), results(archive, tmp_path / "b")
    for name in ("results.parquet", "results.csv", "results.xlsx", "findings.parquet"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_diff_says_which_verdicts_changed_and_by_which_control(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 4)
    go(archive, tmp_path / "a")
    put(archive / "0003", *content(declared(3)))
    folders(archive, 1, first=4)
    go(archive, tmp_path / "b")
    changes = list(diff(tmp_path / "a", tmp_path / "b"))
    assert [(c.dossier, c.before, c.after) for c in changes] == [
        ("0003", "a-completer", "conforme"),
        ("0004", "", "conforme"),
    ]
    assert "DEC-02 fail" in changes[0].gone
    assert list(diff(tmp_path / "b", tmp_path / "b")) == []


def test_diff_refuses_a_folder_without_results(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="résultats"):
        list(diff(tmp_path, tmp_path))

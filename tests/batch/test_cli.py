"""`recevable batch` as it is typed: what it shows, what it answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import batch as batch_command
from cli.codes import Code
from cli.main import app
from pipeline.batch.run import Order
from tests.batch.world import folders, inline, recorded_reader, reports


@pytest.fixture(autouse=True)
def recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recorded readings instead of engines."""

    def order(*args: Any) -> Order:
        return replace(Order(*args), hire=inline)

    monkeypatch.setattr(batch_command, "read_for_good", recorded_reader)
    monkeypatch.setattr(batch_command, "Order", order)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["batch", *map(str, arguments)])


def test_a_whole_archive(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 3), tmp_path / "out"
    result = run(archive, "--out", out)
    assert result.exit_code == 0, result.output
    assert "3 dossiers, 3 pages." in result.output
    assert {"index.html", "results.csv", "results.parquet", "results.xlsx"} <= {p.name for p in out.iterdir()}
    # Illustrated reports are for the dossiers to look at.
    assert sum(name.endswith(".html") for name in reports(out)) == 1


def test_json_lines_are_for_machines(tmp_path: Path) -> None:
    result = run(folders(tmp_path / "in", 3), "--out", tmp_path / "out", "--json-lines")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["start", "dossier", "dossier", "dossier", "end"]
    assert lines[0]["waiting"] == 3
    assert lines[-1]["verdicts"] == {"a-completer": 1, "conforme": 2}


def test_quiet_says_nothing(tmp_path: Path) -> None:
    result = run(folders(tmp_path / "in", 1), "--out", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 2)
    (archive / "stray.pdf").write_bytes(b"x")
    result = run(archive, "--plan", "--out", tmp_path / "out")
    assert result.stdout.splitlines()[:2] == ["0000\trépertoire\t1", "0001\trépertoire\t1"]
    assert "stray.pdf\t" in result.stdout
    assert "Dossiers : 2. Fichiers hors place : 1." in result.stderr
    assert not (tmp_path / "out").exists()


def test_diff(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 2)
    run(archive, "--out", tmp_path / "a")
    folders(archive, 1, first=2)
    run(archive, "--out", tmp_path / "b")
    result = run("diff", tmp_path / "a", tmp_path / "b")
    assert result.stdout.splitlines()[0] == "0002\tabsent → conforme\t"
    assert "1 × absent → conforme" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("{in}",),
        ("{in}/none", "--out", "{out}"),
        ("{in}", "--out", "{out}", "--executor", "nobody"),
        ("{in}/0000/bdc.csv", "--out", "{out}"),
        ("diff", "{in}", "{in}"),
    ],
)
def test_misuse_is_said(tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_command, "Order", Order)
    archive = folders(tmp_path / "in", 1)
    (archive / "0000" / "bdc.csv").write_text("not,a,manifest\n")
    result = run(*(a.format(**{"in": archive, "out": tmp_path / "out"}) for a in arguments))
    assert result.exit_code == Code.MISUSE, result.output
    assert "Erreur interne" not in result.output


def test_the_help_lists_both_commands() -> None:
    assert "diff" in run("--help").stdout
    assert "--executor" in run("run", "--help").stdout

from pathlib import Path

import pytest

from bench.compare import main
from models.finding import Verdict
from tests.bench.made import record, seen


def test_gains_and_losses_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = record(
        "1",
        verdict=Verdict.A_VERIFIER,
        fields=(seen("wrong", wanted="a"), seen("exact", "signed_on", wanted="2026-03-18")),
    )
    after = record("1", fields=(seen("exact", wanted="a"), seen("absent", "signed_on", wanted="2026-03-18")))
    for name, one in (("before", before), ("after", after)):
        (tmp_path / name).write_text(one.model_dump_json() + "\n", encoding="utf-8")
    assert main([str(tmp_path / "before"), str(tmp_path / "after")]) == 0
    told = capsys.readouterr().out
    assert "| 1 | clean | conforme | a-verifier | conforme |" in told
    assert "| bdc.signed_on | 0 | 1 |" in told
    assert "| bdc.order_number | 1 | 0 |" in told


def test_two_files_are_needed() -> None:
    assert main([]) == 2

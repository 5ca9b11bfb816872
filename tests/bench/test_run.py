import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bench import run
from bench.record import Record
from models.finding import Outcome, Verdict
from tests.bench.made import record, said, seen, spoilt


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four generated dossiers; controlling the second is a false accept, the fourth a crash."""
    measured = {
        "0001": record("0001", fields=(seen("exact", certain=True),), warm=True, paper="scanned"),
        "0002": spoilt("0002", Verdict.CONFORME),
        "0003": spoilt("0003", Verdict.A_COMPLETER, said("MON-03", Outcome.FAIL)),
        "0004": record("0004", verdict=None, crash="the process ended with code 7"),
    }

    def generate(_: Namespace, folder: Path) -> None:
        for name in measured:
            (folder / name).mkdir(parents=True)

    def measure(folders: Iterable[Path], workers: int, until: float) -> Iterator[Record]:
        assert workers == 2
        assert until > 0
        yield from (measured[folder.name] for folder in folders)

    monkeypatch.setattr(run, "WORK", tmp_path / "work")
    monkeypatch.setattr(run, "generate", generate)
    monkeypatch.setattr(run, "measure_all", measure)
    return tmp_path


def bench(world: Path, *more: str) -> int:
    return run.main(["--seed", "5", "--count", "4", "--out", str(world / "results" / "t.md"), *more])


def test_the_page_lists_false_accepts_and_crashes(world: Path) -> None:
    assert bench(world) == 1
    text = (world / "results" / "t.md").read_text(encoding="utf-8")
    assert "4 of 4 dossiers (seed 5, split `bench`), 1 ended in a crash" in text
    assert "| 0002 | wrong-total (clean) |" in text
    assert "| 0004 | the process ended with code 7 |" in text
    assert "| wrong-total | 2 | 50.0 % (1/2) | 50.0 % (1/2) | 1 |" in text
    data = json.loads((world / "results" / "t.json").read_text(encoding="utf-8"))
    assert data["false_accepts"] == {"hits": 1, "total": 2}
    assert data["context"]["seed"] == 5


def test_a_run_cut_short_goes_on_where_it_stopped(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench(world)
    log = next((world / "work").rglob("records.jsonl"))
    lines = log.read_text(encoding="utf-8").splitlines()
    log.write_text("\n".join([*lines[:2], lines[2][:40]]), encoding="utf-8")
    capsys.readouterr()
    bench(world, "--resume")
    told = capsys.readouterr().err
    assert "3/4 0003" in told
    assert "0001" not in told
    assert len(log.read_text(encoding="utf-8").splitlines()) == 4


def test_quick_is_twelve_dossiers() -> None:
    assert run.parse(["--seed", "1", "--out", "x.md", "--quick"]).count == 12


def test_the_scheme_and_the_quality_are_those_of_the_generator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("bench.run.subprocess.run", lambda command, check: asked.extend(command))
    options = ["--seed", "1", "--out", "x.md", "--scheme", "all", "--quality", "digital"]
    run.generate(run.parse(options), tmp_path / "dossiers")
    assert asked[asked.index("--scheme") + 1] == "all"
    assert asked[asked.index("--quality") + 1] == "digital"


def test_a_run_over_several_schemes_has_a_line_for_each(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = [record("0001", scheme="RIS-Va1"), spoilt("0002", Verdict.A_COMPLETER, scheme="SFP-LGC-Va2")]
    monkeypatch.setattr(run, "measure_all", lambda *_, **__: iter(measured))
    assert bench(world, "--scheme", "all") == 0
    text = (world / "results" / "t.md").read_text(encoding="utf-8")
    assert "| RIS-Va1 | 1 | - | 100.0 % (1/1) | 0.0 % (0/1) | 0.0 % (0/1) |" in text
    assert "| SFP-LGC-Va2 | 1 | 0.0 % (0/1) | - |" in text

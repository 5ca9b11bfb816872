import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench import worker
from models.finding import Verdict
from pipeline.settings import Settings
from tests.bench.made import report, truth

POOL: Any = SimpleNamespace(settings=Settings())


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "0007"
    folder.mkdir()
    for name in ("scan.pdf", "IMG_2.jpg"):
        (folder / name).write_bytes(b"x")
    (folder / "dossier.json").write_bytes(b"{}")
    (folder / "truth.json").write_text(truth().model_dump_json(), encoding="utf-8")
    monkeypatch.setattr(worker, "load_dossier", lambda data, _: data)
    return folder


def test_the_control_never_sees_the_truth(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[str] = []

    def control(declared: bytes, raw: bytes, files: Any, settings: Settings, *, pool: Any) -> Any:
        assert declared == raw == b"{}"
        assert pool is POOL
        handed.extend(one.name for one in files)
        return SimpleNamespace(report=report(), folder=tempfile.TemporaryDirectory())

    monkeypatch.setattr(worker, "control", control)
    made = worker.measure(dossier, POOL)
    assert handed == ["IMG_2.jpg", "scan.pdf"]
    assert (made.dossier, made.verdict, made.crash) == ("0007", Verdict.CONFORME, None)
    assert made.peak_mb > 0


def test_a_crash_is_a_record(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def control(*_: Any, **__: Any) -> Any:
        raise KeyError("boom")

    monkeypatch.setattr(worker, "control", control)
    made = worker.measure(dossier, POOL)
    assert made.crash == "KeyError: 'boom'"
    assert made.verdict is None

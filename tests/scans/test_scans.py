"""The committed scans: each says what it is for, and two of them go through the whole program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.finding import Outcome, Verdict
from pipeline.control import control
from pipeline.declared import load_dossier
from pipeline.files import gather
from pipeline.pool import Pool
from pipeline.settings import Settings
from schemes import scheme_ids
from testdata.samples import SAMPLES, SCANS

SETTINGS = Settings()
LIMIT = 25_000_000


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(SETTINGS) as made:
        yield made


def test_every_folder_is_in_the_table_and_in_the_samples() -> None:
    folders = {path.name for path in SCANS.iterdir() if path.is_dir()} - {"expected"}
    table = set(re.findall(r"^\| `([a-z0-9-]+)` \|", (SCANS / "README.md").read_text(), flags=re.MULTILINE))
    assert folders == table == {sample.name for sample in SAMPLES}


def test_the_scans_stay_small() -> None:
    assert sum(path.stat().st_size for path in SCANS.rglob("*") if path.is_file()) <= LIMIT


@pytest.mark.parametrize("scheme", scheme_ids())
def test_each_scheme_has_a_sound_scan_and_a_defective_one(scheme: str) -> None:
    mine = [sample.name for sample in SAMPLES if sample.scheme == scheme]
    told = {json.loads((SCANS / "expected" / f"{name}.json").read_text())["verdict"] for name in mine}
    assert Verdict.CONFORME.value in told
    assert told & {Verdict.A_COMPLETER.value, Verdict.IRRECEVABLE.value}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_declared_dossier_can_be_used(sample) -> None:  # type: ignore[no-untyped-def]  # given by pytest
    load_dossier((SCANS / sample.name / "dossier.json").read_bytes())


@pytest.mark.parametrize("name", ["solde-conforme", "solde-a-completer"])
def test_real_reading_gives_the_expected_verdict(name: str, pool: Pool, tmp_path: Path) -> None:
    folder = SCANS / name
    expected = json.loads((SCANS / "expected" / f"{name}.json").read_text())
    gathered = gather([folder], tmp_path, SETTINGS)
    assert gathered.dossier is not None
    data = gathered.dossier.path.read_bytes()
    controlled = control(load_dossier(data), data, gathered.files, SETTINGS, pool=pool)
    controlled.close()
    report = controlled.report
    assert report.verdict is Verdict(expected["verdict"])
    for rule, outcome in expected["findings"].items():
        assert Outcome(outcome) in {f.outcome for f in report.findings if f.rule == rule}
    assert {entry.document for entry in report.pages} == {one.name for one in gathered.files}

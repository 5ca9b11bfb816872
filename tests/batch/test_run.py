"""An archive is controlled whole, once, and resumed: what is done stays done."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

import pytest

from models.archive import State
from models.finding import Verdict
from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places
from pipeline.batch.run import BusyError
from tests.batch.world import content, declared, folders, go, numbered, put, reports


def test_every_dossier_and_every_page_ends_in_one_state(tmp_path: Path) -> None:
    totals, done = go(folders(tmp_path / "in", 6), tmp_path / "out")
    assert len(done) == totals.dossiers == 6
    assert totals.states == {"done": 6}
    assert totals.page_states == {"attributed": 6}
    assert totals.pages == 6
    assert totals.verdicts == {"a-completer": 2, "conforme": 4}
    assert len(reports(tmp_path / "out")) == 6


def test_the_same_command_again_does_nothing(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 4), tmp_path / "out"
    first, _ = go(archive, out)
    before = reports(out)
    again, done = go(archive, out)
    assert done == []
    assert again == first
    assert reports(out) == before


def test_only_what_changed_is_done_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 4), tmp_path / "out"
    go(archive, out)
    put(archive / "0002", *content(declared(77)))
    _, done = go(archive, out)
    assert [one.row.id for one in done] == ["0002"]
    assert done[0].read == 1


def test_a_file_that_was_only_touched_is_not_read_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 2), tmp_path / "out"
    go(archive, out)
    put(archive / "0001", *numbered(1))
    _, done = go(archive, out)
    assert [(one.row.id, one.read) for one in done] == [("0001", 0)]


def test_other_rules_read_nothing_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 4), tmp_path / "out"
    go(archive, out)
    _, done = go(archive, out, version="2")
    assert [one.read for one in done] == [0, 0, 0, 0]


def test_rules_only_says_what_was_never_read(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 2), tmp_path / "out"
    go(archive, out)
    folders(archive, 1, first=2)
    totals, _ = go(archive, out, rules_only=True)
    assert totals.states == {"done": 2, "unread": 1}
    assert totals.page_states == {"attributed": 2, "not-opened": 1}
    assert go(archive, out)[0].states == {"done": 3}


def test_a_dossier_that_left_the_archive_leaves_the_results(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 3), tmp_path / "out"
    go(archive, out)
    for path in (archive / "0001").iterdir():
        path.unlink()
    (archive / "0001").rmdir()
    totals, done = go(archive, out)
    assert (totals.dossiers, totals.pages, done) == (2, 2, [])
    assert len(reports(out)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"{", "JSON"),
        (b"[]", "objet"),
        (json.dumps({**json.loads(numbered(1)[0]), "scheme": "AF-AUTRE"}).encode(), "AF-MDV-LGC-Va2"),
    ],
)
def test_a_declaration_that_cannot_be_used_is_a_state(tmp_path: Path, text: bytes, said: str) -> None:
    put(tmp_path / "in" / "a", text, b"{}")
    folders(tmp_path / "in", 1, first=1)
    totals, done = go(tmp_path / "in", tmp_path / "out")
    assert totals.states == {"done": 1, "refused": 1}
    refused = next(one.row for one in done if one.row.state is State.REFUSED)
    assert said in refused.reason
    assert refused.verdict == Verdict.NON_CONTROLE
    assert totals.page_states == {"attributed": 1, "not-opened": 1}


def test_a_report_that_was_lost_is_made_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 2), tmp_path / "out"
    go(archive, out)
    before = reports(out)
    next((out / "dossiers").rglob("report.json")).unlink()
    _, done = go(archive, out)
    assert len(done) == 1
    assert done[0].read == 0
    assert reports(out) == before


def test_after_a_power_cut_a_report_with_holes_is_made_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 2), tmp_path / "out"
    go(archive, out)
    before = reports(out)
    with Ledger(Places(out).ledger) as ledger:
        ledger.set_meta("open", "another start of the machine")
    next((out / "dossiers").rglob("report.json")).write_bytes(b"")
    assert len(go(archive, out)[1]) == 1
    assert reports(out) == before


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 1), tmp_path / "out"
    go(archive, out)
    with Places(out).lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            go(archive, out)


def test_a_damaged_kept_reading_is_read_again(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 1), tmp_path / "out"
    go(archive, out)
    next((out / "readings").rglob("*.zst")).write_bytes(b"damaged")
    _, done = go(archive, out, version="2")
    assert done[0].read == 1


def test_a_sample_is_drawn_again_the_same(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 12)
    first = {one.row.id for one in go(archive, tmp_path / "a", sample=4, seed=7)[1]}
    totals, done = go(archive, tmp_path / "b", sample=4, seed=7)
    assert {one.row.id for one in done} == first
    assert totals.states == {"done": 4, "not-drawn": 8}
    assert {one.row.id for one in go(archive, tmp_path / "c", sample=4, seed=8)[1]} != first


def test_the_rest_of_the_archive_follows_a_sample(tmp_path: Path) -> None:
    archive = folders(tmp_path / "in", 6)
    go(archive, tmp_path / "out", sample=2)
    totals, done = go(archive, tmp_path / "out")
    assert (len(done), totals.states) == (4, {"done": 6})


def test_a_full_disk_stops_the_run_and_blames_no_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, out = folders(tmp_path / "in", 2), tmp_path / "out"

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.batch.settle.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        go(archive, out)
    monkeypatch.undo()
    assert go(archive, out)[0].states == {"done": 2}


def test_a_lost_page_is_never_passed_over(tmp_path: Path) -> None:
    folders(tmp_path / "in", 1, first=1)
    put(tmp_path / "in" / "lost", *content(declared(8), lose=True))
    totals, done = go(tmp_path / "in", tmp_path / "out")
    assert totals.states == {"done": 1, "left": 1}
    assert "PagesLostError" in next(one.row.reason for one in done if one.row.id == "lost")


def test_what_failed_is_tried_again_when_asked(tmp_path: Path) -> None:
    archive, out = folders(tmp_path / "in", 1, first=1), tmp_path / "out"
    put(archive / "lost", *content(declared(8), lose=True))
    go(archive, out)
    assert go(archive, out)[1] == []
    assert [one.row.id for one in go(archive, out, retry=True)[1]] == ["lost"]

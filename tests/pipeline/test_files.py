"""Folders and zips become files; what is hostile is refused with a reason, the rest is kept."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from pipeline.files import gather
from pipeline.reading import joined
from pipeline.settings import Settings
from pipeline.worker import ExtractResult

SETTINGS = Settings()


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_folder_gives_its_dossier_and_pieces(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "dossier.json").write_text("{}")
    (folder / "sub/bdc.pdf").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    found = gather([folder], tmp_path / "work", SETTINGS)
    assert found.dossier is not None
    assert found.dossier.name == "dossier.json"
    assert [one.name for one in found.files] == ["sub/bdc.pdf"]


def test_a_zip_gives_its_members(tmp_path: Path) -> None:
    path = _zip(tmp_path / "d.zip", {"d.json": b"{}", "a/bdc.pdf": b"pdf", "a/va.tif": b"tif"})
    found = gather([path], tmp_path / "work", SETTINGS)
    assert found.dossier is not None
    assert [one.name for one in found.files] == ["d.zip/a/bdc.pdf", "d.zip/a/va.tif"]
    assert found.files[0].path.read_bytes() == b"pdf"


def test_same_names_become_different(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "scan.pdf").write_bytes(b"x")
    found = gather([tmp_path / "a/scan.pdf", tmp_path / "b/scan.pdf"], tmp_path / "work", SETTINGS)
    assert [one.name for one in found.files] == ["scan.pdf", "scan.pdf (2)"]


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "a/../../evil.pdf", "..\\evil.pdf"])
def test_a_member_that_leaves_the_archive_is_not_written(tmp_path: Path, name: str) -> None:
    path = _zip(tmp_path / "d.zip", {name: b"evil", "good.pdf": b"good"})
    found = gather([path], tmp_path / "work", SETTINGS)
    problems = {one.name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]: one.problem for one in found.files}
    assert problems["good.pdf"] is None
    assert problems["evil.pdf"] is not None
    assert not list(tmp_path.parent.glob("evil.pdf"))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "d.zip", {"bomb.pdf": bytes(50_000_000), "good.pdf": b"good"})
    found = gather([path], tmp_path / "work", SETTINGS)
    assert [one.problem is None for one in found.files] == [False, True]
    assert not found.files[0].path.exists()


def test_the_total_size_is_bounded(tmp_path: Path) -> None:
    settings = Settings(archive_max_bytes=1500)
    path = _zip(tmp_path / "d.zip", {"a.pdf": bytes(range(250)) * 4, "b.pdf": bytes(range(250)) * 4})
    found = gather([path], tmp_path / "work", settings)
    assert [one.problem is None for one in found.files] == [True, False]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("link.pdf")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    found = gather([path], tmp_path / "work", SETTINGS)
    assert found.files[0].problem is not None


def test_a_damaged_zip_is_a_named_problem(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(b"PK\x03\x04 not a zip")
    found = gather([path], tmp_path / "work", SETTINGS)
    assert found.files[0].problem is not None
    assert found.files[0].problem.code == "bad-archive"


def test_an_empty_zip_is_a_named_problem(tmp_path: Path) -> None:
    found = gather([_zip(tmp_path / "d.zip", {})], tmp_path / "work", SETTINGS)
    assert [one.problem is not None for one in found.files] == [True]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        gather([tmp_path / "nothing.pdf"], tmp_path / "work", SETTINGS)


def test_a_piece_that_no_share_made_is_never_left_out_in_silence() -> None:
    made = [ExtractResult({}, (), whole=1), ExtractResult({}, (), whole=1)]
    with pytest.raises(KeyError):
        joined(made)

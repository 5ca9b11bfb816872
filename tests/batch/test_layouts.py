"""Which files make which dossier, and what is out of place."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.batch.demand import gather_demand
from pipeline.batch.layouts import plan
from pipeline.batch.manifest import ManifestError
from pipeline.batch.run import out_of_place, scratch
from pipeline.settings import Settings
from tests.batch.world import zipped


def planned(tmp_path: Path, *archives: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The names handed over for each dossier, JSON first, and what is out of place."""
    with scratch(tmp_path / "plan.sqlite") as listing:
        found: dict[str, list[str]] = {}
        for demand, _stamp in plan(listing, archives, tmp_path / "out"):
            work = tmp_path / "work" / str(len(found))
            work.mkdir(parents=True)
            gathered = gather_demand(demand, work, Settings())
            assert gathered.dossier is not None
            assert gathered.dossier.path.is_file()
            found[demand.id] = [gathered.dossier.name, *(one.name for one in gathered.files)]
        return found, dict(out_of_place(listing))


def write(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}" if name.endswith(".json") else b"x")
    return root


def test_a_folder_per_dossier(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "a/d.json", "a/bdc.pdf", "a/sub/va.tif", "b/c/d.json", "b/c/x.jpg")
    found, misplaced = planned(tmp_path, root)
    assert found == {"a": ["d.json", "bdc.pdf", "sub/va.tif"], "b/c": ["d.json", "x.jpg"]}
    assert misplaced == {}


def test_pairs_as_the_agency_receives_them(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "X1.json", "X2.json", "X2.pdf")
    zipped(root / "X1.zip", {"bdc.pdf": b"x", "va.pdf": b"y"})
    found, misplaced = planned(tmp_path, root)
    assert found == {"X1": ["X1.json", "X1.zip/bdc.pdf", "X1.zip/va.pdf"], "X2": ["X2.json", "X2.pdf"]}
    assert misplaced == {}


def test_a_pair_may_be_a_folder_of_the_same_name(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "A.json", "A/p.pdf", "B.json", "B/p.pdf", "B/q/r.pdf")
    assert planned(tmp_path, root)[0] == {
        "A": ["A.json", "A/p.pdf"],
        "B": ["B.json", "B/p.pdf", "B/q/r.pdf"],
    }


def test_a_zip_of_folders(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "all.zip", {"a/d.json": b"{}", "a/p.pdf": b"x", "b/d.json": b"{}", "b/p.pdf": b"y"}
    )
    assert planned(tmp_path, path)[0] == {
        "all.zip/a": ["d.json", "p.pdf"],
        "all.zip/b": ["d.json", "p.pdf"],
    }


def test_a_zip_of_pairs_of_json_and_zip(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"bdc.pdf": b"x"}).read_bytes()
    path = zipped(
        tmp_path / "all.zip", {"X1.json": b"{}", "X1.zip": inner, "X2.json": b"{}", "X2.zip": inner}
    )
    assert planned(tmp_path, path)[0] == {
        "all.zip/X1": ["X1.json", "X1.zip/bdc.pdf"],
        "all.zip/X2": ["X2.json", "X2.zip/bdc.pdf"],
    }


def test_one_zip_a_dossier(tmp_path: Path) -> None:
    for name in "ab":
        zipped(tmp_path / "in" / f"{name}.zip", {"dossier.json": b"{}", "p.pdf": b"x"})
    assert planned(tmp_path, tmp_path / "in")[0] == {
        "a.zip": ["dossier.json", "p.pdf"],
        "b.zip": ["dossier.json", "p.pdf"],
    }


def test_the_archive_may_be_one_dossier(tmp_path: Path) -> None:
    root = write(tmp_path / "one", "d.json", "p.pdf")
    assert planned(tmp_path, root)[0] == {"one": ["d.json", "p.pdf"]}


def test_all_the_layouts_at_once(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "f/d.json", "f/p.pdf", "P.json", "readme.txt", "Thumbs.db")
    zipped(root / "P.zip", {"p.pdf": b"x"})
    zipped(root / "z.zip", {"d.json": b"{}", "p.pdf": b"x"})
    zipped(root / "loose.zip", {"p.pdf": b"x"})
    (root / "broken.zip").write_bytes(b"not a zip")
    (root / "link.pdf").symlink_to(root / "f" / "p.pdf")
    found, misplaced = planned(tmp_path, root)
    assert set(found) == {"f", "P", "z.zip"}
    assert set(misplaced) == {"readme.txt", "Thumbs.db", "loose.zip", "broken.zip", "link.pdf"}
    assert "endommagée" in misplaced["broken.zip"]
    assert "lien" in misplaced["link.pdf"]


def test_what_has_no_dossier_is_said(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "a/d.json", "b/p.pdf", "c/1.json", "c/2.json", "c/p.pdf", "index.json")
    found, misplaced = planned(tmp_path, root)
    assert found == {}
    assert set(misplaced) == {"a/d.json", "b/p.pdf", "c/1.json", "c/2.json", "c/p.pdf", "index.json"}
    assert "sans aucune pièce" in misplaced["a/d.json"]
    assert "plusieurs" in misplaced["c/1.json"]


def test_several_archives_keep_their_ids_apart(tmp_path: Path) -> None:
    one = write(tmp_path / "x" / "in", "a/d.json", "a/p.pdf")
    two = write(tmp_path / "y" / "in", "a/d.json", "a/p.pdf")
    assert set(planned(tmp_path, one, two)[0]) == {"in/a", "in~2/a"}


def test_the_output_folder_is_not_part_of_the_archive(tmp_path: Path) -> None:
    write(tmp_path, "a/d.json", "a/p.pdf", "out/dossiers/x/report.json", "out/x.pdf")
    assert set(planned(tmp_path, tmp_path)[0]) == {"a"}


def test_the_stamp_changes_with_any_file(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "a/d.json", "a/p.pdf")

    def stamp() -> str:
        with scratch(tmp_path / "plan.sqlite") as listing:
            return next(iter(plan(listing, [root], tmp_path / "out")))[1]

    before = stamp()
    assert stamp() == before
    (root / "a" / "p.pdf").write_bytes(b"longer")
    assert stamp() != before


def test_a_csv_manifest(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "j/1.json", "j/2.json", "p/1a.pdf", "p/1b.pdf", "p/2.pdf", "p/other.pdf")
    (root / "m.csv").write_text("id;dossier;pieces\nUN;j/1.json;p/1a.pdf|p/1b.pdf\n;j/2.json;p/2.pdf\n")
    found, misplaced = planned(tmp_path, root / "m.csv")
    assert found == {"UN": ["j/1.json", "p/1a.pdf", "p/1b.pdf"], "j/2": ["j/2.json", "p/2.pdf"]}
    assert set(misplaced) == {"m.csv", "p/other.pdf"}


def test_a_manifest_beside_other_archives(tmp_path: Path) -> None:
    folders = write(tmp_path / "lots", "a/d.json", "a/p.pdf")
    listed = write(tmp_path / "in", "1.json", "1.pdf", "sub/2.json", "sub/2.pdf")
    (listed / "m.csv").write_text("dossier;pieces\n1.json;1.pdf\n")
    found, misplaced = planned(tmp_path, folders, listed / "m.csv")
    assert found == {"m.csv/1": ["1.json", "1.pdf"], "lots/a": ["d.json", "p.pdf"]}
    assert set(misplaced) == {"m.csv/m.csv", "m.csv/sub/2.json", "m.csv/sub/2.pdf"}


def test_an_xlsx_manifest(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "1.json", "1.pdf")
    book = Workbook()
    book.active.append(["Dossier", "Pièces"])
    book.active.append(["1.json", "1.pdf"])
    book.save(root / "m.xlsx")
    assert planned(tmp_path, root / "m.xlsx")[0] == {"1": ["1.json", "1.pdf"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "colonnes"),
        ("dossier,pieces\n/etc/passwd,p.pdf\n", "relatif"),
        ("dossier,pieces\n../x.json,p.pdf\n", "relatif"),
        ("id,dossier,pieces\n1,a.json,p\n1,b.json,q\n", "deux fois"),
    ],
)
def test_a_manifest_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "m.csv").write_text(text)
    write(tmp_path, "a.json", "p")
    with pytest.raises(ManifestError, match=said):
        planned(tmp_path, tmp_path / "m.csv")


def test_a_name_that_is_not_utf8_is_said_and_stops_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "in", "a/d.json", "a/p.pdf")
    Path(bytes(root).decode() + "/a/" + b"pi\xe8ce.pdf".decode("utf-8", "surrogateescape")).write_bytes(b"x")
    found, misplaced = planned(tmp_path, root)
    assert set(found) == {"a"}
    assert [reason for path, reason in misplaced.items() if "UTF-8" in reason]

"""A folder that a scanner delivers to: complete files once, bad ones aside with the reason, stacks cut."""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast

import pypdfium2
import pytest

from api.watch import DONE, REFUSED, Watch
from pipeline.pool import Pool
from pipeline.stack import DOSSIER, PIECE
from reports.separator import separators
from store import dossiers
from store.dossiers import Wanted
from tests.api.world import World
from tests.batch.world import InlinePool, content, declared


@pytest.fixture
def watch(idle: World, tmp_path: Path) -> Watch:
    folder = tmp_path / "depot"
    folder.mkdir()
    return Watch(idle.service, cast(Pool, InlinePool(idle.service.settings)), folder, quiet=0)


def accepted(watch: Watch) -> int:
    with watch.service.db.read() as db:
        return dossiers.find(db, Wanted())[1]


def delivered(watch: Watch, number: int) -> Path:
    """A folder with a dossier."""
    text, piece = content(declared(number))
    folder = watch.folder / f"lot-{number}"
    folder.mkdir()
    (folder / "dossier.json").write_bytes(text)
    (folder / "bdc.pdf").write_bytes(piece)
    return folder


def test_a_delivery_is_taken_once(watch: Watch) -> None:
    delivered(watch, 1)
    assert watch.look() == 1
    assert watch.look() == 0
    assert (watch.folder / DONE / "lot-1" / "bdc.pdf").is_file()
    delivered(watch, 1)  # the same again: a crash before it was moved, or a scanner that repeats itself
    watch.look()
    assert accepted(watch) == 1


def test_what_still_changes_waits(watch: Watch) -> None:
    watch.quiet = 60
    delivered(watch, 1)
    assert (watch.look(), watch.look(), accepted(watch)) == (0, 0, 0)


def test_what_cannot_be_a_dossier_is_moved_aside_with_the_reason(watch: Watch) -> None:
    delivered(watch, 1).joinpath("dossier.json").write_text("{")
    (watch.folder / "seul.pdf").write_bytes(paper(1))
    watch.look()
    reasons = {p.name: p.read_text() for p in (watch.folder / REFUSED).glob("*.motif.txt")}
    assert "incorrect" in reasons["lot-1.motif.txt"]
    assert "seul.json" in reasons["seul.pdf.motif.txt"]
    assert accepted(watch) == 0


def test_nothing_is_remembered_of_what_was_taken(watch: Watch) -> None:
    for number in (1, 2):
        delivered(watch, number)
    watch.look()
    watch.look()
    assert watch._seen == {}


def test_a_full_queue_leaves_it_for_later(watch: Watch) -> None:
    for number in (1, 2, 3):
        delivered(watch, number)
    watch.look()
    assert accepted(watch) == 2
    assert [p.name for p in watch.folder.iterdir() if p.name.startswith("lot")] == ["lot-3"]


def stacked(watch: Watch, codes: list[str], lengths: tuple[int, ...]) -> None:
    """A stack: each sheet, then so many pages."""
    stack = pypdfium2.PdfDocument.new()
    for code, pages in zip(codes, lengths, strict=True):
        for part in (separators([(code, "")]), paper(pages)):
            stack.import_pages(pypdfium2.PdfDocument(part))
    stack.save(watch.folder / "liasse.pdf")


def test_a_stack_refused_half_way_says_where_and_is_not_handed_in_twice(watch: Watch) -> None:
    sound = declared(1).model_dump_json(exclude_none=True)
    (watch.folder / "BC-1.json").write_text(sound)
    (watch.folder / "BC-2.json").write_text("{")
    stacked(watch, [DOSSIER + "BC-1", DOSSIER + "BC-2"], (1, 2))
    watch.look()
    refused = watch.folder / REFUSED / "liasse.pdf"
    reason = refused.with_name("liasse.pdf.motif.txt").read_text()
    assert reason.startswith("BC-2.json : ")
    assert "Déjà remis : BC-1.json." in reason
    (watch.folder / "BC-2.json").write_text(declared(2).model_dump_json(exclude_none=True))
    refused.rename(watch.folder / "liasse.pdf")
    watch.look()
    assert accepted(watch) == 2


def test_separators_cut_a_stack_into_dossiers_and_pieces(watch: Watch) -> None:
    for name, number in (("BC-1", 1), ("BC-2", 2)):
        (watch.folder / f"{name}.json").write_text(declared(number).model_dump_json(exclude_none=True))
    codes = [DOSSIER + "BC-1", PIECE, DOSSIER + "BC-2"]
    stacked(watch, codes, (2, 1, 1))
    assert watch.look() == 1
    with watch.service.db.read() as db:
        rows = dossiers.find(db, Wanted())[0]
        pieces = [dossiers.files(db, dossiers.versions(db, row.id)[0].id) for row in rows]
    assert sorted(len(one) for one in pieces) == [1, 2]
    lengths = [
        len(pypdfium2.PdfDocument(watch.service.blobs.get(file.sha256))) for one in pieces for file in one
    ]
    assert sorted(lengths) == [1, 1, 2]
    assert not list(watch.folder.glob("*.json"))


def test_a_stack_without_its_declaration_is_refused(watch: Watch) -> None:
    (watch.folder / "liasse.pdf").write_bytes(separators([(DOSSIER + "BC-9", "")]))
    watch.look()
    assert accepted(watch) == 0


def paper(pages: int) -> bytes:
    """A PDF of empty pages."""
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(595, 842)

    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()

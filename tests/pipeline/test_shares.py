"""A file whose pages are shared out among workers is read as by one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import weasyprint

from models.page import Document, FileProblem, Grade, Legibility, Page
from ocr.document import Share
from ocr.settings import Limits
from pipeline.files import Handed
from pipeline.opening import ReadResult
from pipeline.pool import Pool
from pipeline.reading import Reading, read_files
from pipeline.settings import Settings
from pipeline.shares import joined
from testdata.samples import SCANS

LIMITS = Limits()
NIR = "Numéro de sécurité sociale : 2 55 08 14 168 025 38"
ORDER, LAST = "Bon de commande n° 2026-118 du 3 mars 2026", "Page de fin, sans autre mention"
ASIDE = "margin-top: 80mm; width: 120mm; transform: rotate(90deg)"
THREE_PAGES = "".join(
    f"<section style='break-before: page'><div style='{style}'>{f'<p>{said}</p>' * 6}</div></section>"
    for said, style in ((ORDER, ""), (NIR, ASIDE), (LAST, ""))
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Handed]:
    """A sound dossier, a PDF of three pages of which one is set sideways and one holds a NIR, and no PDF."""
    folder = tmp_path_factory.mktemp("handed")
    (folder / "trois pages.pdf").write_bytes(weasyprint.HTML(string=THREE_PAGES).write_pdf())
    (folder / "rien.pdf").write_bytes(b"%PDF-1.7 rien")
    made = [*sorted((SCANS / "avance-digital-conforme").glob("*.pdf")), *sorted(folder.iterdir())]
    return [Handed(path.name, path) for path in made]


def _read(files: list[Handed], folder: Path, workers: int) -> tuple[Reading, list[tuple[str, int, int]]]:
    told: list[tuple[str, int, int]] = []
    with Pool(Settings(workers=workers)) as pool:
        read = read_files(files, "MDV-LGC-Va2", folder, pool, lambda *one: told.append(one))
    return read, told


def test_the_same_bytes_whatever_the_number_of_workers(files: list[Handed], tmp_path: Path) -> None:
    alone, _ = _read(files, tmp_path / "1", 1)
    several, told = _read(files, tmp_path / "3", 3)
    assert not alone.failure
    assert alone.documents == several.documents
    assert alone.pieces == several.pieces
    assert alone.ledger == several.ledger
    assert alone.masked == several.masked != ()
    assert list(alone.pictures) == list(several.pictures)
    for key, path in alone.pictures.items():
        assert (
            hashlib.sha256(path.read_bytes()).digest()
            == hashlib.sha256(several.pictures[key].read_bytes()).digest()
        )
    assert max(done for name, done, total in told if name == "trois pages.pdf") == 3
    assert {total for name, done, total in told if name == "trois pages.pdf"} == {3}


def test_shares_leave_no_page_out_and_read_none_twice() -> None:
    for pages in range(8):
        dealt = [index for rank in range(3) for index in Share(rank, 3).of(pages)]
        assert sorted(dealt) == list(range(pages))


def _share(*pages: Page, problem: FileProblem | None = None) -> ReadResult:
    return ReadResult(Document(name="a.pdf", sha256="", size=1, pages=pages, problem=problem), {})


def _page(number: int) -> Page:
    fair = Legibility(grade=Grade.GOOD, dpi=200, contrast=1, sharpness=1, mean_confidence=1)
    return Page(number=number, width=1000, height=1000, dpi=200, legibility=fair)


def test_the_limit_of_pixels_is_that_of_the_whole_file() -> None:
    shares = [_share(_page(1), _page(3)), _share(_page(2))]
    assert [page.number for page in joined(shares, LIMITS).document.pages] == [1, 2, 3]
    over = joined(shares, Limits(max_total_pixels=2_500_000)).document
    assert over.problem is not None
    assert (over.problem.code, over.pages) == ("too-many-pixels", ())


def test_what_one_share_cannot_open_is_opened_by_none() -> None:
    problem = FileProblem(code="too-many-pixels", message="Trop grand.")
    found = joined([_share(_page(1)), _share(problem=problem)], LIMITS)
    assert (found.document.problem, found.document.pages, found.pictures) == (problem, (), {})


def test_a_file_with_a_gap_in_its_pages_is_not_read() -> None:
    found = joined([_share(_page(1)), _share(_page(3))], LIMITS).document
    assert found.problem is not None
    assert (found.problem.code, found.pages) == ("crashed", ())

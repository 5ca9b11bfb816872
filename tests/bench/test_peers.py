import random
from pathlib import Path

import pytest
from PIL import Image

from bench.peer_readers import GaveUpError, run
from bench.peers import Sample, choose, compare, page, values
from bench.pictures import picture
from tests.bench.made import true_piece, truth

FIELDS = {"order_number": "BC-2026-17", "supplier_name": "Atelier", "site_finess": ["010000024", "2A0000014"]}
ROWS = [{"role": "principale", "ht": "100.00", "rate": "20", "vat": None}, {"role": "total", "ht": "100.00"}]


def draw(folder: Path, name: str, frames: int = 1) -> Path:
    pages = [Image.new("RGB", (40 + n, 50), "white") for n in range(frames)]
    pages[0].save(folder / name, save_all=frames > 1, append_images=pages[1:], dpi=(200, 200))
    return folder / name


def give_up(_: Path) -> str:
    raise GaveUpError("too long")


def test_critical_values_are_searched_once_each() -> None:
    wanted = true_piece(fields=FIELDS, tables={"amounts": ROWS})
    assert list(values(wanted)) == [
        ("order_number", "BC-2026-17"),
        ("site_finess", "010000024"),
        ("site_finess", "2A0000014"),
        ("amounts.ht", "100.00"),
    ]


def test_every_reader_gets_the_same_pages(tmp_path: Path) -> None:
    draw(tmp_path, "scan.pdf", frames=2)
    sample = Sample(folder=tmp_path, quality="poor", piece=true_piece((1, 2), fields=FIELDS))
    given = {
        "good": lambda path: f"BC 2026 17, 01 000 002 4, 2A0000014 ({path.stem})",
        "bad": lambda _: "BC-2O26-17",
        "lazy": give_up,
    }
    reached = {one.reader: one for one in compare([sample], given, tmp_path / "work")}
    assert reached["good"].found == (True, True, True)
    assert reached["bad"].found == (False, False, False)
    assert (reached["good"].pages, reached["good"].quality) == (2, "poor")
    assert reached["lazy"].found == (False, False, False)
    assert (reached["lazy"].gave_up, reached["good"].gave_up) == (2, 0)
    text = page(list(reached.values()), seed=3)
    assert "2 scanned pages (seed 3)" in text
    assert "| 100.0 % (3/3) | 100.0 % (3/3) |" in text


def test_only_scanned_pieces_within_the_number_of_pages(tmp_path: Path) -> None:
    for name, quality, pages in (("1", "digital", (1,)), ("2", "poor", (1, 2)), ("3", "clean", (1, 2, 3))):
        (tmp_path / name).mkdir()
        made = truth(quality=quality, pieces=[true_piece(pages).model_dump()])
        (tmp_path / name / "truth.json").write_text(made.model_dump_json(), encoding="utf-8")
    assert {one.quality for one in choose(tmp_path, 10, random.Random(1))} == {"poor", "clean"}
    assert [one.quality for one in choose(tmp_path, 2, random.Random(1))] == ["poor"]


def test_pages_of_a_tiff_are_told_apart(tmp_path: Path) -> None:
    source = draw(tmp_path, "scan.tif", frames=2)
    second = picture(source, 2, tmp_path / "second.png")
    with Image.open(second) as shown:
        assert shown.size == (41, 50)
        assert round(shown.info["dpi"][0]) == 200


def test_a_program_that_takes_too_long_is_ended_with_its_children() -> None:
    with pytest.raises(GaveUpError, match="more than 1 s"):
        run(("-c", "sleep 60 & wait"), program="bash", seconds=1.0)
    with pytest.raises(GaveUpError, match="code 3"):
        run(("-c", "exit 3"), program="bash")


def test_a_page_a_metre_high_is_rendered_as_a_scan_would_be(tmp_path: Path) -> None:
    Image.new("RGB", (2160, 3053), "white").save(tmp_path / "photo.pdf", resolution=72)
    with Image.open(picture(tmp_path / "photo.pdf", 1, tmp_path / "page.png")) as shown:
        assert shown.size[1] == 3508

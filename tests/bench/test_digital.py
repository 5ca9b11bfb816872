"""The measure of a born-digital dossier: what it draws, and what it tells."""

from __future__ import annotations

from pathlib import Path

from bench.digital import PAGES, Watch, dossiers, parse


def test_only_drawn_dossiers_of_four_pages_are_measured() -> None:
    made = next(dossiers(20263, 1))
    assert all(data.startswith(b"%PDF") for data in made.files.values())
    assert (
        len({(p["document"], p["page"]) for piece in made.truth["pieces"] for p in piece["pages"]}) == PAGES
    )


def test_steps_are_timed_one_after_the_other() -> None:
    watch = Watch()
    watch.start()
    watch.lap("one")
    watch.lap("two")
    assert list(watch.laps) == ["one", "two"]
    assert all(lap.wall >= 0 for laps in watch.laps.values() for lap in laps)


def test_the_command_line() -> None:
    assert parse(["--seed", "1", "--out", "x.md"]).out == Path("x.md")

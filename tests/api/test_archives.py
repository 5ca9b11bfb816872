"""Archives that were run: shown while they go on and after, never changed, nothing read outside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.job import Html
from store.people import Role
from tests.api.world import World, made
from tests.batch.world import folders, go


@pytest.fixture
def world(tmp_path: Path) -> World:
    runs = tmp_path / "archives"
    go(folders(tmp_path / "in", 3), runs / "lot-1", html=Html.ALL)
    (runs / "autre").mkdir()
    return World(made(tmp_path / "service", archives=runs))


def test_runs_and_their_dossiers_are_shown(world: World) -> None:
    client = world.person("alix", Role.GESTIONNAIRE)
    page = client.get("/archives").text
    assert "lot-1" in page
    assert "autre" not in page
    assert "3 dossiers" in client.get("/archives/lot-1").text
    assert "Aucun dossier" in client.get("/archives/lot-1?verdict=irrecevable").text
    address = client.get("/archives/lot-1").text.partition('href="/archives/lot-1/rapport.html?')[2]
    report = client.get(f"/archives/lot-1/rapport.html?{address.partition(chr(34))[0]}")
    assert report.status_code == 200
    assert report.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["autre", "rien", "%2e%2e", "lot-1%2f.."])
def test_what_is_no_run_is_not_found(world: World, name: str) -> None:
    client = world.person("alix", Role.GESTIONNAIRE)
    assert client.get(f"/archives/{name}").status_code == 404
    assert client.get("/archives/lot-1/rapport.html?dossier=../../x").status_code == 404


def test_only_those_who_may_see_them_do(world: World, tmp_path: Path) -> None:
    assert world.machine(Role.SCANNER).get("/archives").status_code == 403
    without = World(made(tmp_path / "sans"))
    assert "/archives" not in without.person("noa", Role.GESTIONNAIRE).get("/").text

"""The pages: what they show, and that nothing of a piece becomes markup."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from store.people import Role
from tests.api.world import ORIGIN, PASSWORD, World


@pytest.mark.parametrize("address", ["/", "/suivi", "/deposer", "/audit", "/?q=rien&state=done"])
def test_every_page_is_whole(idle: World, address: str) -> None:
    page = idle.person("alix", Role.ADMINISTRATEUR).get(address)
    assert page.status_code == 200
    assert page.text.rstrip().endswith("</html>")
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", page.text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)


def test_a_dossier_shows_progress_then_findings(world: World) -> None:
    client = world.person("alix", Role.GESTIONNAIRE)
    dossier = world.hand_in(client, wrong=True)
    world.settled(client, dossier)
    page = client.get(f"/dossiers/{dossier}").text
    assert 'data-decide="finding"' in page
    assert 'data-places="[[1, ' in page
    assert "BC-2026-999999" in page
    assert re.search(r"Texte : Appel à financement AF-MDV-LGC-Va2, lignes? \d", page)
    assert "place=" not in page
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", page)


def test_what_waits_says_so(idle: World) -> None:
    client = idle.person("alix", Role.GESTIONNAIRE)
    page = client.get(f"/dossiers/{idle.hand_in(client)}").text
    assert "En attente" in page
    assert "progress.js" in page


def test_values_are_escaped(idle: World) -> None:
    client = idle.person("alix", Role.GESTIONNAIRE)
    page = client.get("/", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_a_browser_gets_its_errors_as_pages_and_a_program_as_json(idle: World) -> None:
    client = idle.person("alix", Role.GESTIONNAIRE)
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    for address, status in (
        ("/dossiers/rien", 404),
        ("/audit", 403),
        ("/nulle-part", 404),
        ("/?offset=x", 422),
    ):
        shown = client.get(address, headers=browser)
        assert (shown.status_code, shown.text.rstrip().endswith("</html>")) == (status, True)
        assert "Voir les dossiers" in shown.text
        assert client.get(address).json()["status"] == status


def test_a_failure_is_shown_without_asking_the_store(idle: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = idle.person("alix", Role.GESTIONNAIRE)
    broken = TestClient(client.app, base_url=ORIGIN, cookies=client.cookies, raise_server_exceptions=False)

    def away(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(idle.service.db, "read", away)
    shown = broken.get("/", headers={"Accept": "text/html"})
    assert (shown.status_code, "prévenez l’exploitant" in shown.text) == (500, True)
    assert "disk" not in shown.text


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/suivi?x=1", "/suivi?x=1"),
        ("//ailleurs.example", "/"),
        ("/\\ailleurs.example", "/"),
        ("https://a.b", "/"),
    ],
)
def test_who_must_sign_in_first_goes_on_to_what_they_asked_for(
    idle: World, wanted: str, reached: str
) -> None:
    idle.person("alix", Role.GESTIONNAIRE)
    client = idle.client()
    sent = {"login": "alix", "password": PASSWORD, "suite": wanted}
    answer = client.post("/connexion", data=sent, follow_redirects=False)
    assert answer.headers["location"] == reached


def test_the_form_to_sign_in_knows_what_was_asked_for(idle: World) -> None:
    form = idle.client().get("/v1/dossiers/abc/report.html?version=1", headers={"Accept": "text/html"})
    assert 'name="suite" value="/v1/dossiers/abc/report.html?version=1"' in form.text

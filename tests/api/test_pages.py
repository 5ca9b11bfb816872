"""The pages: what they show, and that nothing of a piece becomes markup."""

from __future__ import annotations

import re

import pytest

from store.people import Role
from tests.api.world import World


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

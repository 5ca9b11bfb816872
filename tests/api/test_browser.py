"""A gestionnaire at work in Chromium: sign in, drop, verdict, review; axe-core finds nothing on any page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from store import people
from store.people import Role
from tests.api.browser import CHROMIUM, serving
from tests.api.world import PASSWORD, made, working
from tests.batch.world import content, declared

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is not installed: apt-get install chromium"
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    service = made(tmp_path_factory.mktemp("service"))
    with service.db.write() as db:
        people.add_user(db, "alix", "Alix Martin", Role.ADMINISTRATEUR, PASSWORD, "test")
    with working(service), serving(service) as found:
        yield found
    service.db.close()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A page where nobody is signed in; whatever its console complains of fails the test."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=address, locale="fr-FR")
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield opened
        browser.close()
    assert [one for one in complaints if "status of 4" not in one] == []


def sign_in(page: Page, password: str = PASSWORD) -> None:
    """Signs in, and waits for the answer: another address asked for meanwhile would cancel the demand."""
    page.goto("/connexion")
    page.get_by_label("Identifiant").fill("alix")
    page.get_by_label("Mot de passe").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Se connecter").click()


def drop(page: Page, number: int, folder: Path, *, wrong: bool = False) -> None:
    """Chooses a declared dossier and its piece, and waits for the verdict."""
    said = declared(number)
    if wrong:
        said = said.model_copy(update={"order": said.order.model_copy(update={"number": "BC-2026-999999"})})
    (folder / "dossier.json").write_text(said.model_dump_json(exclude_none=True))
    (folder / "bdc.pdf").write_bytes(content(declared(number))[1])
    page.goto("/deposer")
    page.set_input_files("#fichiers-choisis", [folder / "dossier.json", folder / "bdc.pdf"])
    page.get_by_role("button", name="Contrôler ce dossier").click()
    verdict(page)


def verdict(page: Page) -> None:
    """Waits for the verdict, and for the scripts of its page: they run when the whole page is parsed."""
    page.wait_for_selector("#verdict", timeout=60_000)
    page.wait_for_load_state("domcontentloaded")


def drag(page: Page, *paths: Path) -> None:
    """Drags files or folders of the disk over the page, as a hand does, and lets them go."""
    place = page.locator("#depot").bounding_box()
    assert place is not None
    at = {"x": place["x"] + place["width"] / 2, "y": place["y"] + place["height"] / 2}
    data: dict[str, Any] = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    hand = page.context.new_cdp_session(page)
    for step in ("dragEnter", "dragOver", "drop"):
        hand.send("Input.dispatchDragEvent", {"type": step, **at, "data": data})


def accessible(page: Page) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_signing_in_and_every_page_is_accessible(page: Page) -> None:
    sign_in(page, "faux")
    assert page.get_by_role("alert").is_visible()
    accessible(page)
    sign_in(page)
    for place in ("/", "/suivi", "/audit", "/deposer"):
        page.goto(place)
        accessible(page)
    page.get_by_text("Je n’ai pas de fichier JSON").click()
    accessible(page)


def test_from_a_drop_to_a_decision(page: Page, tmp_path: Path) -> None:
    sign_in(page)
    drop(page, 1, tmp_path, wrong=True)
    assert "Conforme" not in page.locator("#verdict").inner_text()
    assert page.locator("#preuves .chosen").count() == 1
    accessible(page)
    before = page.locator("article.finding form.judge").count()
    card = page.locator("article.finding", has=page.locator("form.judge")).first
    card.get_by_label("Motif").fill("Vu avec le fournisseur")
    card.get_by_role("button", name="Juger conforme").click()
    page.wait_for_selector(".automatic")
    page.wait_for_load_state("domcontentloaded")  # all of the page is there
    assert page.locator("article.finding form.judge").count() < before
    assert "Vu avec le fournisseur" in page.content()


def test_findings_are_walked_by_key(page: Page, tmp_path: Path) -> None:
    sign_in(page)
    drop(page, 2, tmp_path, wrong=True)
    page.locator(".see").first.focus()
    page.keyboard.press("n")
    assert page.locator(".point.current").count() == 1
    wide = page.locator("#feuille").bounding_box()
    page.keyboard.press("+")
    larger = page.locator("#feuille").bounding_box()
    assert wide is not None
    assert larger is not None
    assert larger["width"] > wide["width"]
    page.keyboard.press("r")
    assert "rotate(90deg)" in (page.locator("#feuille").get_attribute("style") or "")


def test_a_value_is_corrected_beside_the_finding_that_rests_on_it(page: Page, tmp_path: Path) -> None:
    sign_in(page)
    drop(page, 3, tmp_path, wrong=True)
    card = page.locator("article.finding", has=page.get_by_text("BC-2026-999999", exact=True)).first
    card.get_by_text("Corriger ce qui a été lu").click()
    row = card.locator(".fix li").first
    row.get_by_placeholder("valeur exacte").fill("BC-2026-999999")
    accessible(page)
    row.get_by_role("button", name="Corriger").click()
    page.wait_for_selector(".automatic")
    page.wait_for_load_state("domcontentloaded")
    assert page.locator("#verdict").inner_text().endswith("Conforme")


def test_the_form_follows_scheme_case_and_stage(page: Page) -> None:
    sign_in(page)
    page.goto("/deposer")
    page.get_by_text("Je n’ai pas de fichier JSON").click()
    page.get_by_label("Dispositif").select_option("AF-MDV-LGC-Va2")
    page.get_by_label("Cas").select_option("medecin-liberal")
    assert page.locator("#f-client-rpps").is_visible()
    assert not page.locator("#f-client-finess_juridique").is_visible()
    page.get_by_label("Cas").select_option("structure")
    assert not page.locator("#f-client-rpps").is_visible()
    assert page.locator("[data-lines='client.sites']").is_visible()
    assert page.locator("#f-client-finess_juridique").get_attribute("aria-required") == "true"
    assert not page.locator("#f-invoice-number").is_visible()
    page.get_by_label("Étape").select_option("solde")
    assert page.locator("#f-invoice-number").is_visible()
    accessible(page)


def test_a_dossier_is_declared_in_the_form(page: Page, tmp_path: Path) -> None:
    said = declared(4)
    piece = tmp_path / "bdc.pdf"
    piece.write_bytes(content(said)[1])
    sign_in(page)
    page.goto("/deposer")
    page.set_input_files("#fichiers-choisis", [piece])
    page.get_by_text("Je n’ai pas de fichier JSON").click()
    for name, value in (("Dispositif", "AF-MDV-LGC-Va2"), ("Cas", said.case), ("Étape", said.stage.value)):
        page.get_by_label(name).select_option(value)
    for path, value in flat(json.loads(said.model_dump_json(exclude_none=True, exclude_defaults=True))):
        field = page.locator(f"[data-path='{path}']").first
        if path in ("scheme", "case", "stage", "received") or not field.is_visible():
            continue
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    for name, lines in (("principale", said.principale), ("secondaire", said.secondaire)):
        for column, value in lines[0].model_dump(exclude_none=True).items():
            cell = page.locator(f"[data-lines='{name}'] [data-column='{column}']").first
            if cell.is_visible():
                cell.fill(str(value).replace(".", ","))
    page.locator("#f-received").fill("2026-11-20T10:00")
    page.get_by_role("button", name="Contrôler ce dossier").click()
    verdict(page)


def flat(said: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """« order.number », « BC-1 »: what is neither a list nor a group."""
    for key, value in said.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        elif not isinstance(value, list):
            yield f"{before}{key}", str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("whole", [False, True], ids=["files", "folder"])
def test_what_is_dragged_onto_the_page_is_controlled(page: Page, tmp_path: Path, whole: bool) -> None:
    number = 6 + whole
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "dossier.json").write_text(declared(number).model_dump_json(exclude_none=True))
    (folder / "bdc.pdf").write_bytes(content(declared(number))[1])
    sign_in(page)
    page.goto("/deposer")
    drag(page, *([folder] if whole else sorted(folder.iterdir())))
    page.get_by_text("bdc.pdf").wait_for()
    page.get_by_role("button", name="Contrôler ce dossier").click()
    verdict(page)


def test_a_wrong_form_names_its_fields(page: Page, tmp_path: Path) -> None:
    piece = tmp_path / "bdc.pdf"
    piece.write_bytes(b"%PDF")
    sign_in(page)
    page.goto("/deposer")
    page.set_input_files("#fichiers-choisis", [piece])
    page.get_by_text("Je n’ai pas de fichier JSON").click()
    page.get_by_role("button", name="Contrôler ce dossier").click()
    page.wait_for_selector("#f-supplier-name[aria-invalid], #erreurs li")
    assert page.locator("#erreurs li").count() > 3
    accessible(page)


def test_what_is_too_heavy_is_told_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    with (tmp_path / "pages.pdf").open("wb") as heavy:
        heavy.truncate(300_000_001)
    sign_in(page)
    page.goto("/deposer")
    page.on("request", lambda asked: pytest.fail("sent") if asked.method == "POST" else None)
    page.set_input_files("#fichiers-choisis", [tmp_path / "pages.pdf"])
    page.get_by_role("button", name="Contrôler ce dossier").click()
    page.get_by_role("alert").filter(has_text="300,0 Mo au plus").wait_for()


def test_a_wrong_file_is_told_in_the_words_of_the_form_and_of_the_file(page: Page, tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_text('{"scheme": "AF-MDV-LGC-Va2", "supplier": {"siret": "1"}}')
    (tmp_path / "bdc.pdf").write_bytes(b"%PDF")
    sign_in(page)
    page.goto("/deposer")
    page.set_input_files("#fichiers-choisis", [tmp_path / "dossier.json", tmp_path / "bdc.pdf"])
    page.get_by_role("button", name="Contrôler ce dossier").click()
    for words in ("Étape (stage) :", "Raison sociale (supplier.name) :", "Commande (order) :"):
        page.locator("#erreurs li").filter(has_text=words).wait_for()

"""Fills the form of the declared dossier as a person does: what is shown, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Locator, Page

CHOSEN = ("scheme", "stage", "case")


def declare(page: Page, said: Mapping[str, Any]) -> None:
    """The form shows the fields of the demand; each value goes where its field is."""
    page.get_by_text("Je n’ai pas de fichier JSON").click()
    for name, key in (("Dispositif", "scheme"), ("Étape", "stage"), ("Cas", "case")):
        page.get_by_label(name, exact=True).select_option(said[key])
    _client(page, "client", said["client"])
    for rank, client in enumerate(said.get("clients", ())[1:], start=1):
        page.get_by_role("button", name="Ajouter un client").click()
        _client(page, f"clients-{rank}", client)
    rest = {
        key: value for key, value in said.items() if key not in (*CHOSEN, "client", "clients", "received")
    }
    for path, value in flat(rest):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            _lines(page.locator(f"[data-lines='{path}']").first, value)
        else:
            _fill(page.locator(f"[data-path='{path}']:visible"), value)


def _client(page: Page, name: str, client: Mapping[str, Any]) -> None:
    for path, value in flat(client):
        if path == "sites":
            _lines(
                page.locator(f"#f-{name}-representative").locator("xpath=ancestor::fieldset[1]//table"), value
            )
        elif path == "profession":
            _fill(page.locator("[data-path='client.profession']:visible"), value)
        else:
            _fill(page.locator(f"#f-{name}-{path}:visible"), value)


def _fill(field: Locator, value: Any) -> None:
    if value in (None, []) or field.count() == 0:
        return
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(str(value).lower() if isinstance(value, bool) else str(value))
    else:
        field.fill("\n".join(value) if isinstance(value, list) else str(value))


def _lines(table: Locator, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows or not table.is_visible():
        return
    for rank, row in enumerate(rows):
        if rank:
            table.locator("xpath=ancestor::div[contains(@class,'field')]").get_by_role(
                "button", name="Ajouter une ligne"
            ).click()
        for column, value in row.items():
            _fill(table.locator(f"tbody tr:nth-child({rank + 1}) [data-column='{column}']:visible"), value)


def flat(said: Mapping[str, Any], before: str = "") -> list[tuple[str, Any]]:
    """« order.number », « principale »: every group opened, lists as they are."""
    found: list[tuple[str, Any]] = []
    for key, value in said.items():
        if isinstance(value, dict):
            found += flat(value, f"{before}{key}.")
        elif value is not None:
            found.append((f"{before}{key}", value))
    return found

"""A dossier beside those of the store: client, invoice, page and signature that come back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from checks.case import PARIS
from models.dossier import Cancellation, Dossier, Stage
from models.finding import Finding
from pipeline.batch import kept as keeping
from pipeline.batch.job import ReadOrder
from pipeline.batch.places import write_whole
from pipeline.pool import Pool, Progress
from pipeline.review import fingerprint
from store import audit
from store.notices import NOTICED
from store.people import Role
from tests.api.world import World, made, reader, working
from tests.batch.world import content, declared
from tests.checks.world import MEDECIN, SITES, STRUCTURE
from tests.checks.world import dossier as sound_dossier

LATER = datetime(2026, 11, 21, 10, 0, tzinfo=PARIS)
HASH = "0123456789abcdef" * 4
NEAR = "1123456789abcdef" * 4  # four bits away
FAR = "fedcba9876543210" * 4


def sheet(seed: int) -> bytes:
    """A page of strokes at places of its own, as JPEG."""
    drawn = np.random.default_rng(seed)
    grey = np.full((1200, 900), 255, np.uint8)
    for _ in range(400):
        top, left = drawn.integers(20, 1150), drawn.integers(20, 820)
        grey[top : top + drawn.integers(3, 20), left : left + drawn.integers(3, 60)] = drawn.integers(0, 120)
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG")
    return buffer.getvalue()


def illustrated(seeds: dict[str, int], order: ReadOrder, pool: Pool, progress: Progress | None) -> int:
    """A recorded reading whose page shows the sheet that its print names."""
    count = reader(order, pool, progress)
    kept = keeping.load(order.places, order.key)
    assert kept is not None
    for one in kept.prints:
        write_whole(order.places.pictures(order.key) / "0000.jpg", sheet(seeds[one.value]))
    return count


@pytest.fixture
def drawn(tmp_path: Path) -> Iterator[World]:
    """HASH and NEAR are one sheet, FAR another."""
    service = replace(made(tmp_path), reader=partial(illustrated, {HASH: 1, NEAR: 1, FAR: 2}))
    with working(service):
        yield World(service)
    service.db.close()


def same_client(order: str, **changes: Any) -> Dossier:
    base = declared(1)
    return base.model_copy(update={"order": base.order.model_copy(update={"number": order}), **changes})


def hand_in(
    world: World, client: TestClient, given: Dossier, to: str = "", **recorded: Any
) -> dict[str, Any]:
    """The dossier once settled, as `client` sees it."""
    text, piece = content(given, **recorded)
    files = [
        ("files", ("dossier.json", text, "application/json")),
        ("files", ("bdc.pdf", piece, "application/pdf")),
    ]
    answer = client.post(f"/v1/dossiers/{to}/pieces" if to else "/v1/dossiers", files=files)
    assert answer.status_code == 202, answer.text
    return world.settled(client, answer.json()["id"])


def tied(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [f for f in body["report"]["findings"] if f["field"] == "archive"]


def test_a_second_order_of_a_client_is_rejected_and_names_the_first(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first = hand_in(world, client, same_client("BC-1"))
    second = hand_in(world, client, same_client("BC-2", received=LATER))
    assert tied(first) == []
    (said,) = tied(second)
    assert (said["rule"], said["outcome"], second["dossier"]["verdict"]) == ("UNI-01", "fail", "irrecevable")
    assert f"« {first['dossier']['id']} » (bdc.pdf, page 1)" in said["message"]
    assert said["evidence"][0]["document"] == "bdc.pdf"
    assert tied(hand_in(world, client, declared(2))) == []


def test_one_finding_tells_all_the_sites_of_a_client(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    one = sound_dossier(Stage.AVANCE, STRUCTURE)
    other = one.model_copy(
        update={"order": one.order.model_copy(update={"number": "BC-2"}), "received": LATER}
    )
    first = hand_in(world, client, one)["dossier"]["id"]
    (said,) = tied(hand_in(world, client, other))
    assert (said["rule"], said["outcome"]) == ("UNI-01", "fail")
    assert all(site in said["message"] for site in SITES)
    (notice,) = client.get(f"/v1/dossiers/{first}").json()["notices"]
    assert all(site in notice["finding"]["message"] for site in SITES)


def test_a_scanner_does_not_learn_whose_dossier_it_is(world: World) -> None:
    first = hand_in(world, world.machine(Role.GESTIONNAIRE), same_client("BC-1"))["dossier"]["id"]
    scanner = world.machine(Role.SCANNER, "scanner")
    second = hand_in(world, scanner, same_client("BC-2", received=LATER))
    assert [f["rule"] for f in tied(second)] == ["UNI-01"]
    address = f"/v1/dossiers/{second['dossier']['id']}"
    for seen in ("", "/report.json", "/report.html"):
        assert first not in scanner.get(address + seen).text
    assert first in world.machine(Role.GESTIONNAIRE).get(f"{address}/report.json").text


def test_a_version_does_not_collide_with_its_own_dossier(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first = hand_in(world, client, same_client("BC-1"), page=HASH, signature=HASH)
    again = hand_in(world, client, same_client("BC-1"), first["dossier"]["id"], page=HASH, signature=HASH)
    assert again["dossier"]["version"] == 2
    assert tied(again) == []


def test_a_reviewed_dossier_keeps_what_ties_it_and_a_person_may_settle_it(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    hand_in(world, client, same_client("BC-1"))
    body = hand_in(world, client, same_client("BC-2", received=LATER))
    identifier = body["dossier"]["id"]
    page = client.get(f"/v1/dossiers/{identifier}").json()
    subject = next(
        fingerprint(Finding.model_validate(f)) for f in page["report"]["findings"] if f["field"] == "archive"
    )
    decision = {"kind": "finding", "subject": subject, "answer": "pass", "reason": "Commande reprise."}
    sent = {"revision": body["dossier"]["revision"], "decisions": [decision]}
    answer = client.post(f"/v1/dossiers/{identifier}/decisions", json=sent)
    assert (answer.status_code, answer.json()["verdict"]) == (200, "conforme")
    assert [f["outcome"] for f in tied(client.get(f"/v1/dossiers/{identifier}").json())] == ["pass"]


@pytest.mark.parametrize(("letter", "outcomes"), [(True, []), (False, ["to-review"])])
def test_a_cancelled_order_frees_its_client(world: World, letter: bool, outcomes: list[str]) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    order = same_client("BC-1")
    first = hand_in(world, client, order)["dossier"]["id"]
    ended = order.model_copy(
        update={"stage": Stage.ANNULATION, "cancellation": Cancellation(by="client"), "received": LATER}
    )
    letter_id = hand_in(world, client, ended, cancelled=letter)["dossier"]["id"]
    second = hand_in(world, client, same_client("BC-2", received=LATER))
    assert [f["outcome"] for f in tied(second) if f["rule"] == "UNI-01"] == outcomes
    with world.service.db.read() as db:
        marked = [line.detail for line in audit.lines(db, first) if line.action == NOTICED]
    assert (f'{{"par": "{letter_id}", "regle": "ANN-03"}}' in marked) is letter
    rules = [notice["finding"]["rule"] for notice in client.get(f"/v1/dossiers/{first}").json()["notices"]]
    assert ("ANN-03" in rules) is letter


def test_the_page_of_a_scanner_does_not_name_the_dossier_that_cancels(world: World) -> None:
    clerk, owner = world.machine(Role.GESTIONNAIRE), world.person("sam", Role.SCANNER)
    order = same_client("BC-1")
    first = hand_in(world, owner, order)["dossier"]["id"]
    ended = order.model_copy(update={"stage": Stage.ANNULATION, "cancellation": Cancellation(by="client")})
    letter = hand_in(world, clerk, ended, cancelled=True)["dossier"]["id"]
    assert letter not in owner.get(f"/dossiers/{first}").text
    assert letter in world.person("alix", Role.GESTIONNAIRE).get(f"/dossiers/{first}").text


def test_an_invoice_serves_one_dossier(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    solde = sound_dossier(Stage.SOLDE, MEDECIN)
    assert solde.invoice is not None
    hand_in(world, client, solde)
    other = declared(7)
    given = solde.model_copy(update={"client": other.client, "order": other.order, "received": LATER})
    assert [f["rule"] for f in tied(hand_in(world, client, given))] == ["UNI-02"]
    third = declared(8)
    invoice = solde.invoice.model_copy(update={"number": "F-OTHER"})
    given = solde.model_copy(update={"client": third.client, "order": third.order, "invoice": invoice})
    assert tied(hand_in(world, client, given)) == []


def test_a_page_that_comes_back_is_told_and_a_like_one_is_not(drawn: World) -> None:
    client = drawn.machine(Role.GESTIONNAIRE)
    hand_in(drawn, client, declared(1), page=HASH)
    assert [f["rule"] for f in tied(hand_in(drawn, client, declared(2), page=NEAR))] == ["UNI-03"]
    assert tied(hand_in(drawn, client, declared(3), page=FAR)) == []


def test_a_signature_under_another_name_is_told(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    hand_in(world, client, declared(1), signature=HASH)
    assert [f["rule"] for f in tied(hand_in(world, client, declared(2), signature=NEAR))] == ["SIG-06"]
    assert tied(hand_in(world, client, declared(3), signature=FAR)) == []


def test_what_is_erased_ties_nobody(world: World) -> None:
    client = world.machine(Role.ADMINISTRATEUR)
    first = hand_in(world, client, same_client("BC-1"))["dossier"]["id"]
    assert client.delete(f"/v1/dossiers/{first}").status_code == 204
    assert tied(hand_in(world, client, same_client("BC-2", received=LATER))) == []

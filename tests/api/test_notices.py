"""What comes up after a report: the report stays, the notice stands beside it until a person judges it."""

from __future__ import annotations

import json
from typing import Any

from fastapi.testclient import TestClient

from models.dossier import Cancellation, Dossier, Stage
from store import webhooks
from store.people import Role
from tests.api.test_across import LATER, hand_in, same_client, tied
from tests.api.world import World


def get(client: TestClient, dossier: str) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"/v1/dossiers/{dossier}").json()
    return body


def two(world: World, client: TestClient) -> tuple[dict[str, Any], dict[str, Any]]:
    """A sound dossier, and one of another order of its client that came after."""
    return hand_in(world, client, same_client("BC-1")), hand_in(
        world, client, same_client("BC-2", received=LATER)
    )


def judge(client: TestClient, body: dict[str, Any], answer: str) -> dict[str, Any]:
    decision = {
        "kind": "finding",
        "subject": body["notices"][0]["subject"],
        "answer": answer,
        "reason": "Comparés.",
    }
    sent = {"revision": body["dossier"]["revision"], "decisions": [decision]}
    address = f"/v1/dossiers/{body['dossier']['id']}"
    answered = client.post(f"{address}/decisions", json=sent)
    assert answered.status_code == 200, answered.text
    return get(client, body["dossier"]["id"])


def test_the_first_dossier_learns_of_the_second_and_its_report_stays(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first, second = two(world, client)
    identifier = first["dossier"]["id"]
    now = get(client, identifier)
    (notice,) = now["notices"]
    assert (notice["open"], notice["finding"]["rule"], notice["finding"]["outcome"]) == (
        True,
        "UNI-01",
        "to-review",
    )
    assert f"« {second['dossier']['id']} »" in notice["finding"]["message"]
    assert notice["finding"]["evidence"][0]["document"] == "bdc.pdf"
    assert (now["report"], now["dossier"]["verdict"]) == (first["report"], "conforme")
    assert now["dossier"]["notices"] == 1
    assert get(client, second["dossier"]["id"])["notices"] == []
    found = client.get("/v1/dossiers", params={"noticed": True}).json()["dossiers"]
    assert [one["id"] for one in found] == [identifier]


def test_the_page_and_the_list_show_it(world: World) -> None:
    person = world.person("alix", Role.GESTIONNAIRE)
    first, second = two(world, person)
    page = person.get(f"/dossiers/{first['dossier']['id']}").text
    assert "Un autre dossier recoupe celui-ci" in page
    assert f'href="/dossiers/{second["dossier"]["id"]}"' in page
    assert "1 nouveau recoupement" in person.get("/").text
    assert second["dossier"]["id"] not in person.get("/?noticed=true").text


def test_a_person_judges_it_and_the_verdict_follows_beside_the_automatic_one(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first, _ = two(world, client)
    judged = judge(client, get(client, first["dossier"]["id"]), "fail")
    assert (judged["dossier"]["verdict"], judged["dossier"]["automatic"]) == ("irrecevable", "conforme")
    assert (judged["dossier"]["notices"], judged["notices"][0]["open"]) == (0, False)
    undone = judge(client, judged, "none")
    assert (undone["dossier"]["verdict"], undone["dossier"]["notices"]) == ("a-verifier", 1)
    assert judge(client, undone, "pass")["dossier"]["verdict"] == "conforme"


def test_who_had_the_page_open_before_must_look_again(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first, _ = two(world, client)
    subject = get(client, first["dossier"]["id"])["notices"][0]["subject"]
    decision = {"kind": "finding", "subject": subject, "answer": "pass", "reason": "Vu."}
    sent = {"revision": first["dossier"]["revision"], "decisions": [decision]}
    assert client.post(f"/v1/dossiers/{first['dossier']['id']}/decisions", json=sent).status_code == 409


def test_a_scanner_learns_that_there_is_one_and_not_which(world: World) -> None:
    scanner, clerk = world.machine(Role.SCANNER, "scanner"), world.machine(Role.GESTIONNAIRE)
    first = hand_in(world, scanner, same_client("BC-1"))["dossier"]["id"]
    second = hand_in(world, clerk, same_client("BC-2", received=LATER))["dossier"]["id"]
    assert get(scanner, first)["dossier"]["notices"] == 1
    assert second not in scanner.get(f"/v1/dossiers/{first}").text
    assert second in clerk.get(f"/v1/dossiers/{first}").text


def test_it_is_withdrawn_when_the_other_no_longer_says_it(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first, second = two(world, client)
    other = same_client("BC-2", received=LATER)
    corrected = other.model_copy(update={"client": other.client.model_copy(update={"rpps": "10000000009"})})
    hand_in(world, client, corrected, to=second["dossier"]["id"])
    assert get(client, first["dossier"]["id"])["notices"] == []
    assert get(client, first["dossier"]["id"])["dossier"]["notices"] == 0


def test_a_new_version_says_it_itself(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first, second = two(world, client)
    again = hand_in(world, client, same_client("BC-1"), to=first["dossier"]["id"])
    assert [f["rule"] for f in tied(again)] == ["UNI-01"]
    assert (again["notices"], again["dossier"]["verdict"]) == ([], "a-verifier")
    assert get(client, second["dossier"]["id"])["notices"] == []  # its own report named the first already


def cancellation(order: Dossier) -> Dossier:
    return order.model_copy(
        update={"stage": Stage.ANNULATION, "cancellation": Cancellation(by="client"), "received": LATER}
    )


def test_an_order_that_is_cancelled_is_told_to_what_came_before_and_to_what_comes(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    first = hand_in(world, client, same_client("BC-1"))["dossier"]["id"]
    letter = hand_in(world, client, cancellation(same_client("BC-1")), cancelled=True)["dossier"]["id"]
    told = [n["finding"] for n in get(client, first)["notices"] if n["finding"]["rule"] == "ANN-03"]
    assert [f["observed"] for f in told] == [f"{letter}, bdc.pdf, page 1"]
    again = hand_in(world, client, same_client("BC-1"), to=first)
    assert ("ANN-03", "to-review") in [(f["rule"], f["outcome"]) for f in tied(again)]
    assert (again["dossier"]["verdict"], again["notices"]) == ("a-verifier", [])


def test_webhooks_tell_it_and_an_erasure_takes_it_away(world: World) -> None:
    client = world.machine(Role.ADMINISTRATEUR)
    with world.service.db.write() as db:
        webhooks.add(db, "https://example.org/", "test")
    first, _ = two(world, client)
    with world.service.db.read() as db:
        told = [json.loads(row.body) for row in webhooks.deliveries(db)]
    said = [(one["event"], one["dossier"], one["notices"]) for one in told if one["event"] != "verdict"]
    assert said == [("signalement", first["dossier"]["id"], 1)]
    assert client.delete(f"/v1/dossiers/{first['dossier']['id']}").status_code == 204
    assert get(client, first["dossier"]["id"])["notices"] == []

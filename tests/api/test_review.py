"""Decisions: the verdict follows at once, the automatic one stays, nobody overwrites what others did."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from models.finding import Outcome, Report
from pipeline.review import fingerprint, value_subjects
from store.people import Role
from tests.api.world import World


def opened(world: World) -> tuple[TestClient, str, Report]:
    """A dossier whose order number is not the declared one."""
    client = world.person("alix", Role.GESTIONNAIRE)
    dossier = world.hand_in(client, wrong=True)
    return client, dossier, Report.model_validate(world.settled(client, dossier)["report"])


def decide(client: TestClient, dossier: str, revision: int, **said: Any) -> Any:
    body = {"revision": revision, "decisions": [said]}
    return client.post(f"/v1/dossiers/{dossier}/decisions", json=body)


def test_a_corrected_value_runs_the_controls_again(world: World) -> None:
    client, dossier, report = opened(world)
    subject = next(s for s, f in value_subjects(report.pieces).items() if f.key == "order_number")
    answer = decide(
        client, dossier, 0, kind="value", subject=subject, answer="correct", value="BC-2026-999999"
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["verdict"] == "conforme"
    assert answer.json()["automatic"] == report.verdict.value
    undone = decide(client, dossier, 1, kind="value", subject=subject, answer="none")
    assert undone.json()["verdict"] == report.verdict.value


def test_a_finding_is_accepted_with_a_reason(world: World) -> None:
    client, dossier, report = opened(world)
    subjects = client.get(f"/v1/dossiers/{dossier}").json()["subjects"]
    judged = zip(subjects, report.findings, strict=True)
    open_ = [subject for subject, f in judged if f.outcome in (Outcome.FAIL, Outcome.TO_REVIEW)]
    assert open_
    for revision, subject in enumerate(open_):
        said = {"kind": "finding", "subject": subject, "answer": "pass"}
        assert decide(client, dossier, revision, **said).status_code == 422
        answer = decide(client, dossier, revision, **said, reason="Vu avec le fournisseur")
        assert answer.status_code == 200, answer.text
    assert answer.json()["verdict"] == "conforme"
    assert "Vu avec le fournisseur" in client.get(f"/dossiers/{dossier}").text


def test_two_people_cannot_overwrite_each_other(world: World) -> None:
    client, dossier, report = opened(world)
    other = world.person("noa", Role.GESTIONNAIRE)
    finding = next(f for f in report.findings if f.outcome is Outcome.FAIL)
    said = {"kind": "finding", "subject": fingerprint(finding), "answer": "pass", "reason": "vu"}
    assert decide(client, dossier, 0, **said).status_code == 200
    late = decide(other, dossier, 0, **said)
    assert late.status_code == 409
    assert "Rechargez" in late.json()["detail"]


def test_a_decision_about_nothing_is_refused(world: World) -> None:
    client, dossier, _ = opened(world)
    for kind, answer in (("finding", "pass"), ("value", "confirm"), ("page", "set-aside")):
        refused = decide(client, dossier, 0, kind=kind, subject="rien", answer=answer, reason="x")
        assert refused.status_code == 422
    assert client.get(f"/v1/dossiers/{dossier}").json()["dossier"]["revision"] == 0

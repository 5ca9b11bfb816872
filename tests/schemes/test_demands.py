"""A scheme asks the declared dossier for its own fields, each by its path."""

from __future__ import annotations

import pytest

from models.dossier import Stage
from schemes import load_scheme
from schemes.demands import lacks
from tests.checks.elsewhere import declared


@pytest.mark.parametrize(
    ("scheme_id", "known", "changes", "path"),
    [
        ("BIO-SGL-Va1", "avec-mandataire", {"mandataire": None}, "mandataire"),
        ("BIO-SGL-Va1", "client-unique", {"case": "Z"}, "case"),
        ("RIS-Va1", "sans-mandataire", {"scenarios": {"dmp": "peut-être"}}, "scenarios.dmp"),
        ("RIS-Va1", "sans-mandataire", {"scenarios": {"pfi": "direct"}}, "scenarios.pfi"),
    ],
)
def test_what_is_lacking_is_told_by_its_path(
    scheme_id: str, known: str, changes: dict[str, object], path: str
) -> None:
    scheme = load_scheme(scheme_id)
    made = declared(scheme, known, Stage.AVANCE).model_copy(update=changes)
    assert [told for told, _ in lacks(scheme, made)] == [path]


def test_every_client_is_asked_for_its_identifier() -> None:
    scheme = load_scheme("RIS-Va1")
    made = declared(scheme, "sans-mandataire", Stage.AVANCE)
    second = made.clients[1].model_copy(update={"siren": None})
    found = lacks(scheme, made.model_copy(update={"clients": (made.client, second)}))
    assert [path for path, _ in found] == ["clients.1.siren"]


def test_a_cancellation_is_asked_for_no_amounts() -> None:
    scheme = load_scheme("HOP-DPI-Va2")
    assert list(lacks(scheme, declared(scheme, "client-unique", Stage.ANNULATION))) == []

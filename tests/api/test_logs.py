"""The logs tell what happens by identifiers and codes; never a value of a dossier nor a file's name."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from api.logs import JsonLines
from store.people import Role
from tests.api.world import World
from tests.batch.world import declared


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_value_of_a_dossier_is_logged(world: World, lines: io.StringIO) -> None:
    said = declared(7)
    client = world.machine(Role.ADMINISTRATEUR)
    dossier = world.hand_in(client, 7, wrong=True)
    world.settled(client, dossier)
    for name in ("report.json", "report.pdf", "report.html", "pages/1.png"):
        client.get(f"/v1/dossiers/{dossier}/{name}")
    client.get("/v1/dossiers", params={"q": said.supplier.name})
    client.post("/v1/dossiers", files={"files": (f"{said.order.number}.pdf", b"x")})
    own = [json.loads(one) for one in lines.getvalue().splitlines()]
    assert {"request", "settled"} <= {one["event"] for one in own}
    assert all(one.get("request") for one in own if one["logger"] == "recevable.http")
    written = lines.getvalue()
    values = (said.supplier.name, said.supplier.siret, said.client.representative, said.order.number)
    for value in (*values, "BC-2026-999999", "bdc.pdf"):
        assert value not in written


def test_an_exception_is_told_without_its_text() -> None:
    try:
        raise ValueError("73282932000074")
    except ValueError as error:
        raised = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "SIRET 73282932000074", (), raised)
    said = JsonLines().format(record)
    assert "73282932000074" not in said
    assert json.loads(said)["exception"] == "ValueError"

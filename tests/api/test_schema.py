"""Whatever is sent, as the API's own description allows or not, it never answers with a 5xx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from api.app import application
from store.people import Role
from tests.api.world import World, made

# The stream lasts as long as its dossier; the reading of a piece is tried on real files.
LEFT_OUT = ("/v1/dossiers/{dossier}/events", "/v1/pieces:read")
TRIES = 8


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    service = made(tmp_path_factory.mktemp("schema"))
    yield World(service)
    service.db.close()


def test_nothing_makes_it_fail(world: World, subtests: pytest.Subtests) -> None:
    key = world.machine(Role.ADMINISTRATEUR).headers["Authorization"]
    app = application(world.service)
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", app)
    for path, methods in app.openapi()["paths"].items():
        for method in methods if path not in LEFT_OUT else ():
            with subtests.test(method=method, path=path):
                for mode in schemathesis.GenerationMode:
                    probe(schema[path][method].as_strategy(generation_mode=mode), key)


def test_the_description_has_examples(world: World) -> None:
    said = application(world.service).openapi()
    bodies = {name: one for name, one in said["components"]["schemas"].items() if name.endswith("Body")}
    assert len(bodies) > 8
    for name, one in bodies.items():
        nested = any("$ref" in json.dumps(part) for part in one["properties"].values())
        assert nested or any("examples" in part for part in one["properties"].values()), name


def probe(cases: SearchStrategy[Any], key: str) -> None:
    """Sends many of them."""

    @given(case=cases)
    @settings(
        max_examples=TRIES,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    def tried(case: Any) -> None:
        answer = case.call(headers={"Authorization": key})
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"]

    with suppress(Unsatisfiable):  # an operation without any parameter cannot be sent wrongly
        tried()

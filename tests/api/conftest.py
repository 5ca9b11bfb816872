"""A fresh service for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.world import World, made, working


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A service whose engine works."""
    service = made(tmp_path)
    with working(service):
        yield World(service)
    service.db.close()


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[World]:
    """A service that accepts and settles nothing."""
    service = made(tmp_path, queue_max=2)
    yield World(service)
    service.db.close()

"""Both stores keep, give back and forget in the same way; S3 is a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.objects import Objects, open_objects
from tests.store.bucket import bucket

NAME = "pieces/ab/abcd"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with bucket() as found:
        yield found


@pytest.fixture(params=["folder", "s3"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    if request.param == "folder":
        return open_objects(str(tmp_path / "store"))
    address: str = request.getfixturevalue("address")
    return open_objects(f"{address}/{tmp_path.name}")


def test_what_is_put_is_there_and_then_gone(objects: Objects, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"page " * 400_000)
    objects.put(NAME, b"before")
    objects.put(NAME, source)
    assert objects.get(NAME) == source.read_bytes()
    assert objects.fetch(NAME, tmp_path / "copy").read_bytes() == source.read_bytes()
    objects.remove(NAME)
    objects.remove(NAME)
    for gone in (lambda: objects.get(NAME), lambda: objects.fetch(NAME, tmp_path / "none")):
        with pytest.raises(FileNotFoundError):
            gone()


def test_names_are_listed_under_a_prefix_and_by_age(objects: Objects) -> None:
    for name in (NAME, "pieces/cd/cdef", "lectures/ab/abcd"):
        objects.put(name, b"x")
    now = datetime.now(UTC)
    assert sorted(objects.names("pieces")) == [NAME, "pieces/cd/cdef"]
    assert list(objects.names("pieces", now - timedelta(hours=1))) == []
    assert len(list(objects.names("pieces", now + timedelta(hours=1)))) == 2

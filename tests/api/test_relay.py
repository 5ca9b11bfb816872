"""The reader kept for scanners is replaced before its worker ends, and nobody waits for the next one."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from api.relay import Relay
from pipeline.settings import Settings


class Hand:
    """A pool that only says how it is."""

    made: list[Hand]

    def __init__(self, settings: Settings, warm: bool) -> None:
        assert (settings.workers, warm) == (1, True)
        self.ready, self.worn = False, False
        self.closed = threading.Event()
        self.made.append(self)

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> list[Hand]:
    Hand.made = []
    monkeypatch.setattr("api.relay.Pool", Hand)
    return Hand.made


def used(relay: Relay) -> Any:
    with relay.seat() as pool:
        return pool


def test_a_worn_reader_serves_until_the_next_one_is_loaded(hands: list[Hand]) -> None:
    relay = Relay(Settings())
    relay.open()
    assert not relay.ready
    (old,) = hands
    old.ready = True
    assert relay.ready
    assert used(relay) is old
    assert len(hands) == 1
    old.worn = True
    assert used(relay) is old
    assert used(relay) is old
    _, new = hands
    assert relay.ready
    new.ready = True
    assert used(relay) is new
    assert old.closed.wait(5)
    assert not new.closed.is_set()
    relay.close()
    assert new.closed.is_set()
    assert len(hands) == 2


def test_a_reader_that_was_replaced_ends_its_file_first(hands: list[Hand]) -> None:
    relay = Relay(Settings())
    with relay.seat():
        hands[0].worn = True
        assert used(relay) is hands[0]
        hands[1].ready = True
        assert used(relay) is hands[1]
        assert not hands[0].closed.wait(0.2)
    assert hands[0].closed.wait(5)


def test_closing_ends_the_one_that_is_being_loaded_too(hands: list[Hand]) -> None:
    relay = Relay(Settings())
    used(relay)
    hands[0].worn = True
    used(relay)
    relay.close()
    assert [one.closed.is_set() for one in hands] == [True, True]


def test_closing_ends_a_reader_that_was_replaced_and_is_in_use(hands: list[Hand]) -> None:
    relay = Relay(Settings())
    with relay.seat():
        hands[0].worn = True
        used(relay)
        hands[1].ready = True
        used(relay)
        relay.close()
        assert [one.closed.is_set() for one in hands] == [True, True]

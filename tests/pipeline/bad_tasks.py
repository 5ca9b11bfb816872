"""Tasks that misbehave the way a library does on a hostile file."""

import os
import time


def echo(value: str) -> str:
    return value


def hang(_: str) -> str:
    time.sleep(60)
    return "never"


def die(_: str) -> str:
    os._exit(139)


def eat(_: str) -> int:
    return len(bytearray(4_000_000_000))


_KEPT: list[bytearray] = []


def keep(_: str) -> int:
    """Another gigabyte that the worker goes on holding, as an engine does with what it has compiled."""
    _KEPT.append(bytearray(1_000_000_000))
    return len(_KEPT)


def fail(_: str) -> str:
    raise ValueError("a value that must not travel: 83187825100014")

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


def fail(_: str) -> str:
    raise ValueError("a value that must not travel: 83187825100014")

"""The families of letters that strips are written with, by the list in `fonts.txt`."""

from __future__ import annotations

from pathlib import Path

from scripts.hands.ink import Hand

LIST = Path(__file__).with_name("fonts.txt")


def hands(folder: Path, role: str) -> list[Hand]:
    """The families of a role: "hand", "script" (joined letters), "held-out" or "print"."""
    rows = (row.split() for row in LIST.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    names = [family for kind, family in rows if kind == role]
    return [Hand(folder / f"{n}.woff2", written=role != "print", joined=role == "script") for n in names]

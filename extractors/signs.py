"""The signs between the letters of a number of piece, where two readers saw the same letters.

Readers lose a dash (« BDC V2-3392/26 »), and take the dots of a blank for signs (« C000075.9 »,
« DEV26073.03 », « 6722/.26 »). « BC.2026.015 » keeps its dots.
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"([^\W_]+)([\W_]*)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_signs(first: str, second: str) -> str:
    """The first text, with the signs that the second reader saw better; the letters of both are alike."""
    other = _signs(second)
    whole, at = "", 0
    pieces = _PIECES.findall(first)
    for (letters, sign), (after, _) in zip(pieces, [*pieces[1:], ("", "")], strict=False):
        start, at = at, at + len(letters)
        lost = ((n, other[n]) for n in range(start + 1, at) if _strong(other.get(n, "")))
        whole += _inserted(letters, start, dict(lost)) + _better(sign, other.get(at, ""), letters, after)
    return whole


def _signs(text: str) -> dict[int, str]:
    """What stands behind so many letters of a text."""
    found, at = {}, 0
    for letters, sign in _PIECES.findall(text):
        at += len(letters)
        found[at] = sign
    return found


def _inserted(letters: str, start: int, signs: dict[int, str]) -> str:
    return "".join(signs.get(start + n, "") + letter for n, letter in enumerate(letters))


def _better(one: str, two: str, before: str, after: str) -> str:
    """The sign of two that were seen in one place, between those letters."""
    if not after:
        return ""
    if _strong(one):
        return one if "." in two else one.replace(".", "")
    if _strong(two):
        return two
    blank = "." in one and "." not in two and before[-1].isdigit() == after[0].isdigit()
    dated = _YEAR.fullmatch(before) or _YEAR.fullmatch(after)
    return "" if blank and not dated else one


def _strong(sign: str) -> str:
    """A dash, a stroke: no reader sees one where there is none."""
    return sign.strip(" ._")

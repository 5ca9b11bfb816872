"""A software's name and its version, and whether two writings of them are one."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from checks.fold import fold, one_shape
from checks.names import Match

CLOSE = 85.0  # per cent of alike letters of a name found in a line
_WORDS = ("version", "vers", "ver", "release", "logiciel", "lgc", "v")
# « 4.2 (réf. ANS 93cba988e8) »: the number of the référencement is another matter than the version.
_REFERENCE = re.compile(r"\b(?:ref(?:erence|erencement)?|nur|n\w? unique|numero unique)\b.*$")
# « Kinéa version 14 (90ab5d7c2e) »: so is a number in brackets, or the next sentence: « 2.14. La … ».
# A sentence with a figure may tell another version, and so may a word in brackets.
_BRACKETED = re.compile(r"[(\[/]\s*(?=\w*\d)(?=\w*[a-f])[0-9a-f]{8,}\s*(?:[)\]]|$)", re.IGNORECASE)
# What a software is, before its name: « le RIS Scanovia », « SGL Lumilab ».
_SORT = re.compile(r"^(?:(?:logiciel|progiciel|solution|lgc|lgo|sgl|ris|dpi|pfi|ri|dui)\s+)+(?=\S)")
_NEXT_SENTENCE = re.compile(r"(?<=\d)\.\s+[A-ZÀ-Þ][a-zà-ÿ]+\b\D*$")
# « version 8.3 – profil « IDE » »: so is the profile of who uses it, where no figure may be of a version.
_PROFILE = re.compile(
    r"(?<=\d)\s*[,(–—-]\s*(?:profi?l|gamme|offre|m[ée]tier|sp[ée]cialit[ée])s?\b\D*$", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:\b(?:version|vers|ver|v)\b[ .:]*|\bv)?\d[\d .,a-z]*$")


def split(text: str, name: str) -> tuple[str, str]:
    """« MediSoft Pro v3.2 » -> ("medisoft pro", "3 2"), both folded.

    The name ends where the letters of `name` end, misread or not; else where the last number begins.
    """
    plain = _alone(text)
    end = _end_of(plain, fold(name))
    if end is not None:
        start = max(0, end - len(fold(name)))
        named = plain[:end].strip()
        own = named if _SORT.match(fold(name)) else _SORT.sub("", named)
        return own, _bare(plain[end:]) or _bare(plain[:start])
    found = _NUMBER.search(plain)
    if found is None:
        return plain, ""
    return plain[: found.start()].strip(), _bare(found[0])


def version(read: str, declared: str) -> Match:
    """Two versions: « v3.2 », « Version 3.2 » and « V.3 2 » are one.

    CLOSE, for a person: a zero at the end, a lost point (« 32 »), a part that is missing (« 3 »).
    """
    mine, theirs = _parts(_alone(read)), _parts(declared)
    if mine == theirs:
        return Match.SAME
    if "".join(mine) == "".join(theirs) or _shape(mine) == _shape(theirs):
        return Match.CLOSE
    short, long = sorted((mine, theirs), key=len)
    return Match.CLOSE if short and long[: len(short)] == short else Match.DIFFERENT


def _shape(parts: list[str]) -> str:
    """« vll.5 » is v11.5 to a reader."""
    return one_shape("".join(parts)).removeprefix("v")


def _alone(text: str) -> str:
    """A software and its version, folded, without what is said of it after."""
    return _REFERENCE.sub(
        "", fold(_PROFILE.sub("", _NEXT_SENTENCE.sub("", _BRACKETED.sub(" ", text))))
    ).strip()


def _end_of(plain: str, name: str) -> int | None:
    """Where the name ends in a folded line, wherever the spaces are; None when it is not there."""
    places = [at for at, letter in enumerate(plain) if letter != " "]
    letters, wanted = plain.replace(" ", ""), name.replace(" ", "")
    if not wanted or not letters:
        return None
    found = fuzz.partial_ratio_alignment(one_shape(wanted), one_shape(letters), score_cutoff=CLOSE)
    if found is None or len(letters) < len(wanted):
        return None
    return places[min(found.dest_end, len(places)) - 1] + 1


def _bare(text: str) -> str:
    return " ".join(_parts(text))


def _parts(text: str) -> list[str]:
    """« V.7 0 SP 2 » -> ["7", "0", "sp", "2"]: numbers and words in turn, without the word « version »."""
    parts: list[str] = []
    for part in re.findall(r"\d+|[^\W\d_]+", fold(text)):
        if parts and part.isalpha() and parts[-1].isalpha():
            parts[-1] += part
        else:
            parts.append(part)
    while parts and (
        parts[0].strip("v") == "" or parts[0] in _WORDS or fuzz.ratio(parts[0], _WORDS[0]) >= CLOSE
    ):
        parts = parts[1:]
    return parts

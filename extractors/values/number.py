"""Numbers of pieces (order, invoice, dossier): F-2026-0042, BC 2026/17, 000123; as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.normal import squeeze
from extractors.values.candidate import Candidate, Parsed
from extractors.values.finder import Finder
from extractors.values.glued import whole
from models.page import Word

EXAMPLES = {
    "F-2026-0042": "F-2026-0042",
    "BC 2026/17": "BC 2026/17",
    "000123": "000123",
    "CMD_2026.17": "CMD_2026.17",
    "2026 - 0042": "2026 - 0042",
    "IFL 2022 / 39": "IFL 2022 / 39",
    "RAD-22 / 0061": "RAD-22 / 0061",
    "SEGUR LGC 05984": "SEGUR LGC 05984",
    "BDC2026001": "BDC2026001",
    "n° 42": "42",
    "NO 42": "42",
    "NO512": "512",
    "NoFA26-17": "FA26-17",
    "NOC-2609-021": "NOC-2609-021",
    "Nova2026-17": "Nova2026-17",
    "°F.26.0583": "F.26.0583",
    "S26-1159 - établie": "S26-1159",
    "S26-1159. Elle": "S26-1159",
    "F2026-8435du": "F2026-8435",
    "F2027–9181": "F2027-9181",
    "F2027-0318 bis": "F2027-0318 bis",
}
COUNTER_EXAMPLES = ("du", "chez l’éditeur", "référence", "Client")
_NUMBER = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[A-Za-zÀ-ÿ0-9\-–—_/. ]*[A-Za-z0-9])?")
_DASH = re.compile(r"(?<=\w)[–—](?=\w)")
# « No 42 », « NoFA26-17 » (a reader's « N° »); not NOC-26-17, Nova2026, which begin with these letters.
_NO = r"(?-i:[Nn]o(?:\.|(?![a-zà-ÿ]))|NO(?:\.|(?![^\W\d_])))"
_HEAD = re.compile(rf"^(?:n\s?[°º]|{_NO}|num[ée]ro)\s*[:.]?\s*(?=\S*\d)", re.IGNORECASE)

# « S26-1159 – établie le … »: after a dash between spaces, a word in small letters is no part of it.
_NEXT = re.compile(r"(?:\s[-–—/]\s[a-zà-ÿ]{2,}|\.\s[A-ZÀ-Þ][a-zà-ÿ]+)$")
# « ORD/2026/00974 - AF-MDV-LGC-Va2 », « 2026-C-0418 - Date d’émission … »: what begins behind the dash.
# « BC-26-30417- Dr … » too.
_BEHIND = re.compile(
    r"(?:\s[-–—/|]\s?|[-–—]\s)(?:(?:AF|SONS|DSR)\b|N[°º]?$|(?:Dr|Pr|M|Mr|Mme|[Pp]ages?)\b|[A-ZÀ-Þ][a-zà-ÿ]{2,})"
)
# « F2026-8435du 12/03/2027 »: the small word before a date, glued to the last figure.
_GLUED_WORD = re.compile(r"(?<=\d)\s?(?:du|le|de|en|au)$")


def parse(text: str) -> Parsed | None:
    """As written, without N° before it; at least one digit."""
    bare = _GLUED_WORD.sub("", _NEXT.sub("", _HEAD.sub("", squeeze(text).strip(" .,;:–-°º"))))
    if not _NUMBER.fullmatch(bare) or not any(c.isdigit() for c in bare) or len(bare) > 40:
        return None
    return Parsed(_DASH.sub("-", bare))


_GLUED = {"TEXT": {"REGEX": r"^([^\W_]+|[\-–—_/.])$"}, "_": {"loose": False}, "OP": "*"}
# « F2027-0318 bis » is another number than F2027-0318.
_REPEATED = {"TEXT": {"REGEX": r"^(?i:bis|ter|quater)$"}, "OP": "?"}
# Letters before the figures belong to the number when they are a code: BC 2026/17, not "du 2026".
find_numbers = Finder(
    [
        [
            {"TEXT": {"REGEX": r"^[A-Z]{1,6}$"}, "OP": "?"},
            {"TEXT": {"REGEX": r"^\w*\d\w*$"}},
            _GLUED,
            _REPEATED,
        ],
        [
            {"TEXT": {"REGEX": r"^[^\W\d_]{1,8}$"}},
            {"TEXT": {"IN": ["-", "–", "—", "_", "/"]}},
            _GLUED,
            _REPEATED,
        ],
        [{"TEXT": {"REGEX": r"^[^\W\d_]{3,8}$"}}, {"TEXT": {"REGEX": r"^\d"}, "_": {"loose": False}}, _GLUED],
        # « SEGUR-LGC-05984 », whose dashes a reader lost
        [
            {"TEXT": {"REGEX": r"^(?!(?:REF|NUM|BON|BDC|CDE|CMD|FAC|FACT)$)[A-Z]{3,6}$"}},
            {"TEXT": {"REGEX": r"^[A-Z]{2,6}$"}},
            {"TEXT": {"REGEX": r"^\d{4,8}$"}},
        ],
        # « IFL 2022 / 39 », « RAD-22 / 0061 »: a stroke between blanks, and figures alone behind it
        [
            {"TEXT": {"REGEX": r"^[A-Z]{1,6}$"}, "OP": "?"},
            {"TEXT": {"REGEX": r"^(\w*\d\w*|[-–—_.])$"}, "OP": "{1,4}"},
            {"TEXT": "/"},
            {"TEXT": {"REGEX": r"^\d{1,6}$"}},
        ],
    ],
    parse,
)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """The numbers of a run, whole words only; « BC-26-17 / 12/03/2026 » ends before its day."""
    text = " ".join(word.text for word in words)
    for candidate in whole(find_numbers(words), words, parse):
        own, _, last = candidate.raw.rpartition(" / ")
        parsed = parse(own) if own and text[candidate.end : candidate.end + 1] in ("/", ".", "-") else None
        if parsed is None:
            yield _without_last_dash(_before_what_follows(candidate))
        else:
            end, kept = candidate.end - len(f" / {last}"), candidate.words[:-2]
            yield replace(candidate, parsed=parsed, raw=own, words=kept, end=end)


def _before_what_follows(candidate: Candidate) -> Candidate:
    """The number without the reference of its scheme, or the next label, that a dash parts from it."""
    match = _BEHIND.search(candidate.raw)
    if match is None:
        return candidate
    raw = candidate.raw[: match.start()]
    own = parse(raw)
    count = len(raw.split())
    if own is None or count >= len(candidate.words):
        return candidate
    words = candidate.words[:count]
    return replace(candidate, parsed=own, raw=raw, words=words, end=candidate.start + len(raw))


def _without_last_dash(candidate: Candidate) -> Candidate:
    """« 2026-0418 - Date … »: the dash before what comes next is no part of the number, nor of its box."""
    raw, words = candidate.raw.rstrip("-–— "), candidate.words
    last = words[-1]
    text = last.text.rstrip("-–—")
    if text == last.text or (not text and (raw == candidate.raw or len(words) == 1)):
        return candidate
    own = (_cut(last, text),) if text else ()
    return replace(candidate, raw=raw, words=(*words[:-1], *own), end=candidate.start + len(raw))


def _cut(word: Word, text: str) -> Word:
    """The first letters of a word, and the part of its box that they take."""
    right = word.box.left + word.box.width * len(text) / len(word.text)
    return word.model_copy(update={"text": text, "box": word.box.model_copy(update={"right": right})})

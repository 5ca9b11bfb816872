"""The characters that the fonts of a PDF say: put as one writes them, mended where a program is known to err,
and told where a font says none."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"  # stands in a word for each letter whose character nobody says
GLYPHS = str.maketrans(
    {
        # check boxes and bullets of the symbol fonts of word processors, left in the private area
        "\uf06f": "☐", "\uf0a8": "☐", "\uf071": "☐", "\uf0a3": "☐", "\uf070": "☐",
        "\uf0fe": "☑", "\uf052": "☑", "\uf0fd": "☒", "\uf054": "☒", "\uf078": "☒",
        "\uf0fc": "✓", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
        "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
        "\u00ad": "-", "\u2011": "-", "\u2010": "-",
    }
)  # fmt: skip
_NUMBERED = re.compile(r"\(cid:\d+\)")  # what pdfminer says of a letter without a character


def written(text: str) -> str:
    """The text of a word as one writes it; `UNKNOWN` for each of its letters that has no character."""
    known = _NUMBERED.sub(UNKNOWN, unicodedata.normalize("NFC", text)).translate(GLYPHS)
    return "".join(UNKNOWN if unicodedata.category(c) in ("Co", "Cn") else c for c in known)


@lru_cache(maxsize=4096)
def is_unknown(text: str) -> bool:
    """Whether a letter has no character: "(cid:12)", the replacement sign, the private area."""
    return UNKNOWN in written(text)


@lru_cache(maxsize=4096)
def is_sign(text: str) -> bool:
    """Whether a letter is a picture (« ✝ », « ☐ ») and no sign of print (« ° », « © »)."""
    return all(c > "\u2000" and unicodedata.category(c) == "So" for c in written(text)) and bool(text)


def unswapped(text: str) -> str:
    """A ligature as its letters: Ghostscript writes those of « fi » with their two bytes exchanged, « 昀椀 ».

    Only where all of several letters of one sign are so: there is no such ligature in Chinese.
    """
    if len(text) < 2 or any(ord(c) & 0xFF or not 0x20 < ord(c) >> 8 < 0x7F for c in text):
        return text
    return "".join(chr(ord(c) >> 8) for c in text)

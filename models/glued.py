"""Where a word that a reader made of two is parted: « Bourg-en-Bresselel8mai2026 », « FA-23-1045-Date »."""

from __future__ import annotations

import re

# Place, « le », day and month as one word.
_DATE = re.compile(
    r"(?:^|(?<=[^\W\d_]))(?P<le>[lL]e)(?P<day>(?:\d[\dlIO|]?|[lIO|]\d)(?:er)?(?:janv|f[ée]vr?|mars|avr|mai|jui|ao[ûu]t|sept|oct|nov|d[ée]c)"
    r"[^\W\d_]*(?:20\d\d)?)$"
)
# « Paris,lel3/09/26 », « ,1le10/08/2026 », « e29/6/2026 », « Châtillon1e28 » before « juillet 2026 »,
# « ,1e19-07 » before « -2022 »; of a hand that the reader does not know too, « ,1e2810/2022 ».
_FIGURES = re.compile(
    r"(?:^|(?<=[^\W\d_])|(?<=[,.;:]))(?P<le>[lL1I|]{1,2}e|^e)"
    r"(?:[.:]*(?P<day>[\dlIO|]{1,2}[/.-][\dlIO|]{1,2}[/.-]?(?:20)?\d\d\W*|(?<=1e)\d{1,2}"
    r"|(?<=[,.;:][1lL]e)\d{1,2}[/.-]\d{1,2}[/.-]?)"
    r"|(?=(?:[^\d]*\d){5})(?=[^/.-]*[/.-])(?P<garbled>[\dlIO|/.-]+))$"
)


def glued_day(text: str) -> tuple[int, int] | None:
    """Where « le » and its day start in a word; None when it holds none.

    >>> glued_day("Pau,le18/07/2026")
    (4, 6)
    >>> glued_day("4ab90cc1e7") is None
    True
    """
    if match := _DATE.search(text):
        return match.start("le"), match.start("day")
    match = _FIGURES.search(text)
    if match is None or any(c.isdigit() for c in text[: match.start()]):
        return None
    return match.start("le"), max(match.start("day"), match.start("garbled"))


# The dash between a number and the next label: a number ends in figures, and no code in small letters.
_LABEL = re.compile(r"(?<=\d)[-–—](?=[A-ZÀ-Þ][a-zà-ÿ]{2,}|[Nn][°º])")


def glued_label(text: str) -> tuple[int, int] | None:
    """Where the dash before the next label stands, and the label; None where no label is glued on.

    >>> glued_label("FA-23-1045-Date")
    (10, 11)
    >>> glued_label("BC/0263-N°")
    (7, 8)
    >>> glued_label("BC-0263-Na") is None
    True
    """
    match = _LABEL.search(text)
    return match.span() if match else None

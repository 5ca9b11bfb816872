"""Where a day starts in a word that a reader glued it to: « Bourg-en-Bresselel8mai2026 », « ,1e10/08/26 »."""

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

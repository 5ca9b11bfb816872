"""Words that stand together: what no edge of a column goes through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.layout.neighbours import on_row
from models.page import Word

_SPACE = 0.6  # of a word's height: the widest blank between two words of one text


def blocks(
    words: Sequence[Word], parted: Callable[[Word, Word], bool] = lambda left, right: False
) -> list[tuple[float, float]]:
    """Words with no more than a space between them, as one: no edge goes through « 1 250,00 »."""
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and on_row(last.box, word.box)
            and 0 <= word.box.left - last.box.right < _SPACE * word.box.height
            and not (parted(last, word) or _next_amount(last, word))
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return [(block[0].box.left, block[-1].box.right) for block in found]


def text_and_figure(left: Word, right: Word) -> bool:
    return not any(c.isdigit() for c in left.text) and right.text[:1].isdigit()


def _next_amount(left: Word, right: Word) -> bool:
    """« 2 612,25 € 15 673,50 € », close as they stand: a currency ends an amount, and a figure opens one."""
    return left.text[-1:] in "€%" and right.text[:1].isdigit()

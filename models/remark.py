"""What a piece says of itself beside its values: a mark that voids it, another title, comments, figures."""

from __future__ import annotations

from enum import StrEnum

from models.base import Frozen
from models.geometry import Place


class RemarkKind(StrEnum):
    """What it is: see each."""

    VOID = "void"  # « ANNULÉ » stamped across it
    TITLE = "title"  # it calls itself another paper
    COMMENT = "comment"  # of who signs
    WITHDRAWN = "withdrawn"  # a sentence that takes back what it says elsewhere
    STRUCK = "struck"  # words that a stroke runs through
    RATE = "rate"  # a performance told beside the counts of a journal, or billed
    COUNT = "count"  # documents told in a sentence of a journal
    MONTHS = "months"  # those that a journal lists


class Remark(Frozen):
    """`word`: the word or title that was recognised, "" for a comment and for the title of a later page.

    `text`: as it was read. Of a RATE, `word` is a share (« 0.5 »); of a COUNT, plain digits; of MONTHS,
    « 2027-02 », « 2 » without its year.
    """

    kind: RemarkKind
    word: str = ""
    text: str
    evidence: tuple[Place, ...] = ()

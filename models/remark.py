"""What a piece says of itself beside its values: a mark that voids it, another title, comments, figures."""

from __future__ import annotations

from enum import StrEnum

from models.base import Frozen
from models.geometry import Place


class RemarkKind(StrEnum):
    """VOID: « ANNULÉ » stamped across it. TITLE: it calls itself another paper. COMMENT: of who signs.

    RATE, COUNT, MONTHS: what is told of the counts of a journal beside them, the performance, documents in a
    sentence, the months that it lists.
    """

    VOID = "void"
    TITLE = "title"
    COMMENT = "comment"
    RATE = "rate"
    COUNT = "count"
    MONTHS = "months"


class Remark(Frozen):
    """`word`: the word or title that was recognised, "" for a comment; `text`: as it was read.

    Of a RATE, a share (« 0.5 »); of a COUNT, plain digits; of MONTHS, « 2027-02 », « 2 » without its year.
    """

    kind: RemarkKind
    word: str = ""
    text: str
    evidence: tuple[Place, ...] = ()

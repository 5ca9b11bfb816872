"""What a piece says of itself beside its values: a mark that voids it, another title, comments."""

from __future__ import annotations

from enum import StrEnum

from models.base import Frozen
from models.geometry import Place


class RemarkKind(StrEnum):
    """VOID: « ANNULÉ » stamped across it. TITLE: it calls itself another paper. COMMENT: of who signs."""

    VOID = "void"
    TITLE = "title"
    COMMENT = "comment"


class Remark(Frozen):
    """`word`: the word or title that was recognised, "" for a comment and for the title of a later page.

    `text`: as it was read.
    """

    kind: RemarkKind
    word: str = ""
    text: str
    evidence: tuple[Place, ...] = ()

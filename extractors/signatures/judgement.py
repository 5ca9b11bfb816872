"""What a zone holds."""

from __future__ import annotations

from dataclasses import dataclass

from models.geometry import Box
from models.page import Reader
from models.piece import SignatureKind
from models.view import PageView


@dataclass(frozen=True)
class Judgement:
    """What a zone holds, where, and the share of the zone that is inked; `apart` as `Signature` has it."""

    kind: SignatureKind
    box: Box | None = None
    share: float = 0.0
    text: str = ""
    stamped: bool = False
    apart: str = ""


def never_paper(view: PageView) -> bool:
    """A page whose words come from its file was never under a pen: strokes on it are a picture."""
    words = [w for w in view.page.words if w.text.strip()]
    return 2 * sum(w.reader is Reader.TEXT_LAYER for w in words) > len(words)

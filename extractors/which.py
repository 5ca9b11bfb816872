"""Of which scheme the pieces are that come without a dossier: by what they quote, or look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.recognise import look
from models.page import Document, Page
from schemes import Scheme

_BARE = re.compile(r"[^a-z0-9]")


def which(documents: Sequence[Document], schemes: Sequence[Scheme]) -> Scheme:
    """The likeliest of the schemes; the first one when nothing speaks for any. Raises ValueError for none."""
    pages = [page for document in documents for page in document.pages if not page.blank]
    text = _bare(" ".join(page.text for page in pages))
    quoted = [scheme for scheme in schemes if _bare(f"AF-{scheme.id}") in text]
    if len(quoted) == 1:
        return quoted[0]
    return max(quoted or schemes, key=_likeness(pages))


def _likeness(pages: Sequence[Page]) -> Callable[[Scheme], float]:
    """How much the pages look like pieces of a scheme, by the sentences and labels that they carry."""

    def score(scheme: Scheme) -> float:
        sights = (look(page, scheme.pieces) for page in pages)
        return sum(sight.best.score for sight in sights if sight.best is not None)

    return score


def _bare(text: str) -> str:
    return _BARE.sub("", text.casefold())

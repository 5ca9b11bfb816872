"""A page of which no reader saw a word is for a person: it may be blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.finding import Outcome
from models.piece import PageState
from tests.checks.paper import sound
from tests.checks.test_doubt import outcomes


@pytest.mark.parametrize(("wordless", "expected"), [(True, Outcome.TO_REVIEW), (False, Outcome.FAIL)])
def test_a_page_without_a_word_may_be_blank(wordless: bool, expected: Outcome) -> None:
    """The back of a folded sheet in the shade looks like a page that nobody can read."""
    case = sound()
    entries = tuple(e.model_copy(update={"state": PageState.UNREADABLE}) for e in case.pages)
    documents = tuple(
        d.model_copy(update={"pages": tuple(p.model_copy(update={"lines": ()}) for p in d.pages)})
        for d in case.documents
    )
    made = replace(case, pages=entries, documents=documents if wordless else case.documents)
    assert outcomes(made, "LIS-01") == {expected}

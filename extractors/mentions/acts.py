"""What somebody attests that can be done: an act that a sentence leaves out is not attested."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INFINITIVE = re.compile(r"\w{3,}(?:er|ir|oir|ire|dre|ttre)")


def lost_acts(lost: Sequence[str], words: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """The verbs that a wording loses and that no other verb stands for.

    « produire une ordonnance et consulter une ordonnance » says two things: « produire une ordonnance » alone
    keeps most of its words, and half of its sense. Another verb in the place of the lost one (« visualiser »)
    may say the same.
    """
    acts = [word for word in lost if _INFINITIVE.fullmatch(word)]
    other = {word for word in told if _INFINITIVE.fullmatch(word) and word not in words}
    return tuple(acts[len(other) :])

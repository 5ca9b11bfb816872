"""The heading of a list over its first item: « Fonctions disponibles et vérifiées : | S'authentifier … ».

The wording opens with « La possibilité de », which a list leaves to its heading: what stands there replaces
nothing. Only a heading that says no more than that the functions are there is such a one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.align import Flow, Token
from extractors.mentions.words import HALF_NEGATIONS, is_content, is_critical

_LISTED = ("fonction", "fonctionnalite", "service", "element", "point", "suivant", "liste")
_THERE = ("disponible", "verifie", "operationnel", "present", "constate", "atteste", "installe", "acti")
_ENDINGS = frozenset({"", "e", "s", "es", "le", "les", "ve", "ves", "f", "fs"})


def of_a_heading(tokens: Sequence[Token], flow: Flow) -> bool:
    """Whether tokens are of a line that begins a sentence and says no other word."""
    lines = {token.at[:2] for token in tokens}
    said = [token for token in flow.tokens if token.at[:2] in lines]
    return len(lines) == 1 and said[0].word.text[:1].isupper() and all(map(_assents, said))


def _assents(token: Token) -> bool:
    if is_critical(token.text) or token.text in HALF_NEGATIONS:
        return False
    known = (stem for stem in (*_LISTED, *_THERE) if token.text.startswith(stem))
    return not is_content(token.text) or any(token.text.removeprefix(stem) in _ENDINGS for stem in known)

"""Sentences that are there, and that other words take back or limit: they are for a person.

« La possibilité d’envoyer un message … (non fonctionnel à ce jour) », « KO » in the column beside it, « Le
Fournisseur s’est partiellement acquitté », « …, à l’exception du contrat de maintenance ». What the models
themselves print (« à l’exception de celles éventuellement assurées … ») limits nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from rapidfuzz import fuzz

from extractors.align import Flow, Token, parted
from extractors.mentions.limits import LEAD, NEXT, OWN, ROW, TAIL, VOID, limiting
from extractors.mentions.loose import ATTESTED
from extractors.mentions.scope import At, Scope, beside
from extractors.mentions.settle import SURE
from extractors.mentions.verdict import Verdict
from models.piece import MentionOutcome, WordChange
from models.view import PageView
from schemes.piece import MentionModel

AROUND = 3  # tokens each side of a word that tell whose it is
Hit = Sequence[Token]  # words that limit a sentence
PRINTED = 90  # likeness of those to a wording of the model
COLUMN = 3  # cells that make a column of answers
SHORT, LETTERS = 4, 2  # words of an answer at most, and its letters at least
ALIKE = 60  # likeness of an answer to another one badly read
ASSENTS = re.compile(
    r"ok|oui|non|yes|vu|x|v|bon(?:ne)?|acquis|satisfaisant|positif|actif|active"
    r"|(?:conforme|valide|verifie|fait|effectue|disponible|operationnel|fonctionnel|present|atteste|teste"
    r"|controle|constate|realise|reussi)(?:le)?e?s?"
)


@dataclass(frozen=True)
class Paper:
    """The pages, their reading orders, and what the model prints on them, folded and without spaces."""

    flows: Sequence[Flow]
    views: Sequence[PageView]
    printed: Sequence[str]

    def is_printed(self, around: Sequence[Token]) -> bool:
        text = "".join(token.text for token in around)
        return any(len(one) > len(text) and fuzz.partial_ratio(text, one) >= PRINTED for one in self.printed)


def with_limits(
    verdicts: Mapping[str, Verdict],
    mentions: Sequence[MentionModel],
    flows: Sequence[Flow],
    views: Sequence[PageView],
    options: Sequence[str],
) -> dict[str, Verdict]:
    """The verdicts, a sentence that is there and that other words limit made a question."""
    wordings = [*options, *(text for one in mentions for text in one.wordings)]
    paper = Paper(flows, views, tuple("".join(parted(text)) for text in wordings))
    there = {
        one.key: verdicts[one.key]
        for one in mentions
        if verdicts[one.key].outcome is MentionOutcome.PRESENT and verdicts[one.key].tokens
    }
    attested = [one.key for one in mentions if one.control == ATTESTED and one.key in there]
    found: dict[str, list[Hit]] = {}
    for one in mentions:
        if one.key in attested:
            found[one.key] = list(_sentence(verdicts[one.key], _scope(one.key, verdicts, paper), paper))
        elif one.key in there and one.strict:
            found[one.key] = list(_tail(verdicts[one.key], _scope(one.key, verdicts, paper), paper))
    for key, hit in _on_rows(attested, verdicts, paper):
        found[key].append(hit)
    return {key: _limited(one, found.get(key, ())) for key, one in verdicts.items()}


def _limited(verdict: Verdict, hits: Iterable[Hit]) -> Verdict:
    told = dict.fromkeys(tuple(dict.fromkeys((token.at, token.word.text) for token in hit)) for hit in hits)
    changes = tuple(WordChange(expected="", found=" ".join(text for _, text in words)) for words in told)
    if not changes:
        return verdict
    return replace(verdict, outcome=MentionOutcome.UNREADABLE, changes=changes)


def _scope(key: str, verdicts: Mapping[str, Verdict], paper: Paper) -> Scope:
    """The reading order in which the sentence is least scattered, the one that goes down cells first."""
    own = {token.at for token in verdicts[key].tokens}
    others = {t.at for other, one in verdicts.items() if other != key for t in one.tokens} - own
    flow = min(reversed(paper.flows), key=lambda flow: _spread(own, flow))
    return Scope(flow, paper.views, frozenset(others))


def _spread(own: set[At], flow: Flow) -> float:
    """How many tokens a sentence takes in a flow; a flow without headers may lack some of it."""
    first, last = _ends(own, flow)
    whole = own <= {token.at for token in flow.tokens[first : last + 1]}
    return last - first if whole else inf


def _ends(own: set[At], flow: Flow) -> tuple[int, int]:
    """The first and the last token of a sentence in a flow, (0, -1) where it is not in it."""
    found = [n for n, token in enumerate(flow.tokens) if token.at in own]
    return (found[0], found[-1]) if found else (0, -1)


def _sentence(verdict: Verdict, scope: Scope, paper: Paper) -> Iterator[Hit]:
    """What an attested sentence says beyond its wording, and what the next one takes back."""
    first, last = _ends({token.at for token in verdict.tokens}, scope.flow)
    _, end = scope.sentence(first, last)
    yield from _hits(_whole(verdict, scope), OWN, paper, known=frozenset(parted(verdict.wording)))
    yield from _hits(scope.flow.tokens[slice(*scope.lead(first))], LEAD, paper)
    after = scope.flow.tokens[slice(*scope.following(end))]
    row = [token for token in after if token.at[:2] == scope.flow.tokens[end - 1].at[:2]]
    before = scope.flow.tokens[max(0, end - AROUND) : end]
    yield from _hits(row, ROW, paper, before=before)
    yield from _hits(after[len(row) :], NEXT, paper, before=(*before, *row)[-AROUND:])


def _whole(verdict: Verdict, scope: Scope) -> tuple[Token, ...]:
    """The words of the sentence in which a passage stands, without those of other sentences."""
    first, last = _ends({token.at for token in verdict.tokens}, scope.flow)
    start, end = scope.sentence(first, last)
    return tuple(token for token in scope.flow.tokens[start:end] if token.at not in scope.others)


def _tail(verdict: Verdict, scope: Scope, paper: Paper) -> Iterator[Hit]:
    """An exception in what follows a sentence before its end."""
    _, last = _ends({token.at for token in verdict.tokens}, scope.flow)
    tokens = scope.flow.tokens
    rest = tokens[last + 1 : scope.end_of(last, last + 1)]
    yield from _hits(rest, TAIL, paper, before=tokens[max(0, last + 1 - AROUND) : last + 1])


def _hits(
    tokens: Sequence[Token],
    kind: re.Pattern[str],
    paper: Paper,
    *,
    known: frozenset[str] = frozenset(),
    before: Sequence[Token] = (),
) -> Iterator[Hit]:
    """The limiting words among tokens: not those of the wording itself, nor what the model prints."""
    whole = (*before, *tokens)
    for start, end in limiting([token.text for token in tokens], kind):
        words = tokens[start:end]
        at = len(before) + start
        around = whole[max(0, at - AROUND) : at + end - start + AROUND]
        if not all(token.text in known for token in words) and not paper.is_printed(around):
            yield words


def _on_rows(keys: Sequence[str], verdicts: Mapping[str, Verdict], paper: Paper) -> Iterator[tuple[str, Hit]]:
    """What the cells beside the sentences say against them, and answers unlike those of the other rows."""
    answers: list[tuple[str, Hit]] = []
    taken = frozenset(token.at for one in verdicts.values() for token in one.tokens)
    for key in keys:
        own = _whole(verdicts[key], _scope(key, verdicts, paper))
        for cell in beside(own, paper.views, taken):
            hits = [cell] if VOID.fullmatch(_said(cell)) else list(_hits(cell, ROW, paper))
            yield from ((key, hit) for hit in hits)
            if not hits and _is_answer(cell, own):
                answers.append((key, cell))
    yield from _odd(answers)


def _is_answer(cell: Hit, own: Sequence[Token]) -> bool:
    """A few words right of the sentence."""
    right = cell[0].word.box.left >= max(token.word.box.right for token in own)
    return right and len(cell) <= SHORT and sum(c.isalpha() for c in _said(cell)) >= LETTERS


def _odd(answers: Sequence[tuple[str, Hit]]) -> Iterator[tuple[str, Hit]]:
    """The answers of a column that do not assent, surely read, where most of it does."""
    counts = Counter(_said(cell) for _, cell in answers)
    usual, times = counts.most_common(1)[0] if counts else ("", 0)
    if times < COLUMN or 2 * times <= len(answers) or not _assents(usual):
        return
    for key, cell in answers:
        said, sure = _said(cell), all(token.word.confidence >= SURE for token in cell)
        if sure and fuzz.ratio(said, usual) < ALIKE and not _assents(said):
            yield key, cell


def _assents(said: str) -> bool:
    return all(map(ASSENTS.fullmatch, said.split()))


def _said(cell: Sequence[Token]) -> str:
    return " ".join(token.text for token in cell)

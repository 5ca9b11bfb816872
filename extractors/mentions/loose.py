"""Mentions whose letters are not known to us: the sense is asked for, through the words that carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from extractors.align import Flow, Token, align, parted
from extractors.mentions.acts import lost_acts
from extractors.mentions.compare import compare, replaced
from extractors.mentions.words import (
    NEGATIONS,
    alike,
    is_content,
    is_critical,
    is_figure,
    same_figure,
    stem,
)
from models.piece import WordChange
from schemes.piece import MentionModel

Presence = NDArray[np.bool_]
Weights = NDArray[np.float64]
STEM = 6  # letters in common from the start that make two words of one family
ROOT = 5  # letters of the shortest word whose root tells its family
DENIALS = NEGATIONS - {"non", "sans"}  # boxes « oui non » and mere absences deny nothing
ATTESTED = "MEN-08"  # the control of what a client attests
AFTER = 40  # tokens after a passage where a denial is looked for
AROUND = 3  # tokens each side of a denial that tell whose it is
BOXED = 90  # likeness of those to the wording of a box
REMARKS = frozenset({"commentaire", "commentaires", "observation", "observations", "remarque", "remarques"})
VERBATIM = 0.7  # score of an alignment that is the wording itself
SPREAD = 0.1  # cost of a stretch as long as the wording
STATES = ("attest", "certifi")  # how the verb of what a client states begins
PURPOSE = frozenset({"permettant", "permet", "permettent", "afin", "pour"})  # « permettant d’attester »
SLACK = 1.7  # a free wording may be that much longer


@dataclass(frozen=True)
class Sense:
    """The stretch that carries most of a wording: share of its weight, tokens, what turns the sense."""

    wording: str
    carried: float
    tokens: tuple[Token, ...]
    lost_figures: tuple[str, ...] = ()
    lost_words: tuple[str, ...] = ()
    lost_acts: tuple[str, ...] = ()
    added_negations: tuple[Token, ...] = ()
    doubts: tuple[WordChange, ...] = ()
    scattered: bool = False


def weights_of(mentions: Sequence[MentionModel]) -> Mapping[str, float]:
    """What each word tells of its own mention: the more mentions share it, the less."""
    counts = Counter(
        word for mention in mentions for word in {w for text in mention.wordings for w in parted(text)}
    )
    return {word: 1.0 / count for word, count in counts.items()}


def best_sense(
    mention: MentionModel, flows: Sequence[Flow], weights: Mapping[str, float], beside: Sequence[str] = ()
) -> Sense:
    """The wording and stretch that carry most; the shorter stretch when they carry as much.

    `beside`: wordings of the piece's check boxes, whose negations are their own.
    """
    attests = mention.control == ATTESTED
    found = [_sense(text, flow, weights, attests, beside) for text in mention.wordings for flow in flows]
    return max(found, key=lambda s: (round(s.carried, 2), not s.added_negations, -len(s.tokens)))


def _sense(
    wording: str, flow: Flow, weights: Mapping[str, float], attests: bool, beside: Sequence[str]
) -> Sense:
    """`attests`: a person attests it, and may take it back in the next sentence."""
    words = parted(wording)
    keys = list(dict.fromkeys(w for w in words if is_content(w) or is_critical(w)))
    aligned = align(words, flow)
    if attests and _is_purpose(aligned.found, flow):
        return Sense(wording, 0.0, ())
    if aligned.score >= VERBATIM:
        sense = _measured(wording, keys, aligned.found, weights)
        denied = _denied_after(aligned.found, flow, beside) if attests else ()
        return replace(sense, doubts=(*replaced(compare(aligned), flow), *denied))
    there = _presence(keys, flow.tokens)
    if there.size == 0:
        return Sense(wording, 0.0, ())
    start, end = _stretch(there, _values(keys, weights), len(words))
    if attests and _is_purpose(flow.tokens[start:end], flow):
        return Sense(wording, 0.0, ())
    return replace(_measured(wording, keys, flow.tokens[start:end], weights), scattered=True)


def _is_purpose(found: Sequence[Token], flow: Flow) -> bool:
    """« …, permettant d’attester de … » says what a control is for: nobody attests anything by it."""
    verbs = [flow.tokens.index(token) for token in found if token.text.startswith(STATES)]
    return bool(verbs) and all(
        any(token.text in PURPOSE for token in flow.tokens[max(at - 2, 0) : at]) for at in verbs
    )


def _denied_after(found: Sequence[Token], flow: Flow, beside: Sequence[str]) -> tuple[WordChange, ...]:
    """A negation in the sentence that follows may take back what was attested."""
    start = flow.tokens.index(found[-1]) + 1
    changes, ends = [], 0
    for at, token in enumerate(flow.tokens[start : start + AFTER], start):
        boxed = _of_a_box(flow.tokens[at - AROUND : at + AROUND + 1], beside)
        if token.text in DENIALS and not boxed and not _no_remark(flow, at):
            changes.append(WordChange(expected="", found=token.word.text))
        ends += token.word.text.endswith(".") or token.word.text[:1] in "•-–▪☐"
        if ends > 1 or token.at[0] != found[-1].at[0]:
            break
    return tuple(changes)


def _no_remark(flow: Flow, at: int) -> bool:
    """« Commentaires : aucun », and nothing after it on its line, nor on the next one in small letters."""
    before, after = flow.tokens[at - 1], flow.tokens[at + 1 : at + 2]
    ends = not after or after[0].at[:2] != flow.tokens[at].at[:2]
    alone = ends and not (after and after[0].word.text[:1].islower())
    return alone and before.text in REMARKS and before.at[:2] == flow.tokens[at].at[:2]


def _of_a_box(around: Sequence[Token], beside: Sequence[str]) -> bool:
    """« … atteste qu’il n’a pas financé … » stands beside a box of the model, ticked or not."""
    text = "".join(token.text for token in around)
    return any(
        fuzz.partial_ratio(text, "".join(parted(wording))) >= BOXED
        for wording in beside
        if len(wording) > len(text)
    )


def _values(keys: Sequence[str], weights: Mapping[str, float]) -> Weights:
    return np.array([weights.get(key, 1.0) for key in keys])


def _measured(
    wording: str, keys: Sequence[str], tokens: tuple[Token, ...], weights: Mapping[str, float]
) -> Sense:
    """What those tokens carry of the wording."""
    if not tokens:
        return Sense(wording, 0.0, ())
    value = _values(keys, weights)
    inside: Presence = np.asarray(_presence(keys, tokens).any(axis=1))
    missing = tuple(key for key, ok in zip(keys, inside.tolist(), strict=True) if not ok)
    return Sense(
        wording,
        float(value[inside].sum() / value.sum()),
        tokens,
        lost_figures=tuple(key for key in missing if is_figure(key) and len(key) > 1),
        lost_words=missing,
        lost_acts=lost_acts(missing, words=keys, told=[token.text for token in tokens]),
        added_negations=_added(keys, tokens),
    )


def _presence(keys: Sequence[str], tokens: Sequence[Token]) -> Presence:
    """keys × tokens: which token is which key."""
    vocabulary = list(dict.fromkeys(token.text for token in tokens))
    if not keys or not vocabulary:
        return np.zeros((0, 0), dtype=np.bool_)
    close = process.cdist(keys, vocabulary, scorer=fuzz.ratio) >= 60
    same = np.zeros((len(keys), len(vocabulary)), dtype=np.bool_)
    for i, j in zip(*np.nonzero(close), strict=True):
        same[i, j] = _kin(keys[i], vocabulary[j])
    index = {text: at for at, text in enumerate(vocabulary)}
    return same[:, [index[token.text] for token in tokens]]


def _kin(key: str, word: str) -> bool:
    """The same word, or one of its family (« authentification », « envoi » of « envoyer »)."""
    if is_figure(key):
        return same_figure(key, word)
    if alike(key, word) or (len(word) >= STEM and key[:STEM] == word[:STEM] and len(key) >= STEM):
        return True
    return len(word) >= ROOT and len(key) >= ROOT and stem(key) == stem(word)


def _stretch(there: Presence, value: Weights, length: int) -> tuple[int, int]:
    """The tokens that carry most of the weight, every token that they take counted against them."""
    hits = [int(at) for at in np.nonzero(there.any(axis=0))[0]]
    best, found = 0.0, (0, 0)
    for n, start in enumerate(hits):
        seen: Presence = np.zeros(len(value), dtype=np.bool_)
        for end in hits[n:]:
            if end - start >= length * SLACK + 4:
                break
            seen |= there[:, end]
            worth = float(value[seen].sum() / value.sum()) - SPREAD * (end + 1 - start) / length
            if worth > best:
                best, found = worth, (start, end + 1)
    return found


def _added(words: Sequence[str], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Negations of the stretch that the wording lacks; « oui non » beside a sentence is a pair of boxes."""
    texts = [token.text for token in tokens]
    return tuple(
        token
        for at, token in enumerate(tokens)
        if token.text in NEGATIONS and token.text not in words and "oui" not in texts[max(0, at - 3) : at + 4]
    )

"""Where a name begins and ends among the words of its place, and whether words are a name at all."""

from __future__ import annotations

import re
from itertools import takewhile

from extractors.normal import fold
from extractors.values import Candidate
from extractors.values.plain import parse_person
from models.page import Word

PARTICLES = frozenset(
    ("de", "du", "des", "d", "la", "le", "van", "von", "der", "den", "ben", "el", "al", "da")
)


_TAIL = re.compile(
    r"(?:de la|du|de l|de) (?:structure|etablissement|societe|cabinet|organisme|entite|client)"
    r"(?: (?:juridique|cliente|beneficiaire))?(?: [.])*(?= |$)"
)
# « Je, soussigné, atteste … », « …, représentant ci-dessus désigné, »: a sentence goes on, and names nobody.
_CLAUSE = re.compile(
    r"attest|certifi|declar|reconnai|confirm|agissant|command|pass|donn|accept|engage|ci (?:de|ap)"
)
_OF_WHOM = re.compile(r"represent|domicili|immatricul|sise?$|dont$|ayant$")
_ASKED = frozenset({"nom", "noms", "prenom", "prenoms"})
_LONGEST = 5  # words of a name; of more, those that begin a sentence


# What stands at the label of a person and names none, whatever it is.
_OF_A_FIRM = re.compile(
    r"(?:centre|maison|cabinet|clinique|polyclinique|hopital|pharmacie|officine|laboratoire|association|groupement"
    r"|residence|etablissement|societe|sisa|selarl|selas|scm|msp)\b|(?:ci|sus)\s?(?:dessus|dessous|apres|nomme|designe)"
)
_AT = re.compile(r"A?À[.…]*")  # « À Chambéry » names a town
_OF_A_BLOCK = frozenset(("signature", "cachet", "signataire", "tampon"))


def asks_for_a_name(words: tuple[Word, ...]) -> bool:
    """« Je, soussigné : Nom | MARTIN »: the words after a label are the end of it."""
    said = [fold(word.text) for word in words if fold(word.text)]
    return bool(_ASKED & set(said)) and set(said) <= _ASKED | {"et"}


def before_dash(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« NEPTIS MÉDICAL – logiciel NEPTIS Med 12.4 »: after a dash, small letters begin another thing."""
    for at, word in enumerate(words[1:-1], 1):
        if word.text in ("-", "–", "—") and words[at + 1].text[:1].islower():
            return words[:at]
    return words


def before_its_clause(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« SELAS Biolab, représentée par Yannick TRÉGUIER – 22 mail … »: a firm's name ends before that."""
    for at, word in enumerate(words[:-1]):
        if word.text.endswith(",") and _OF_WHOM.match(fold(words[at + 1].text)):
            return words[: at + 1]
    return words


def before_date(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« Lyon, le 18/03/2026 »: the place ends before the date."""
    kept: list[Word] = []
    for word in words:
        if any(c.isdigit() for c in word.text) or fold(word.text).replace(" ", "") == "le":
            break
        kept.append(word)
    return tuple(kept)


def of_a_person(words: tuple[Word, ...], *, on_line: bool, told: bool) -> tuple[Word, ...]:
    """The words of a name without what goes on its label. `told`: a colon stands before them.

    « Nom du représentant légal | de la structure Mme Jeanne Martin », in capitals too; « nom Marchetti,
    prénom Mickaël ». Nothing is left of « REPRÉSENTANT LÉGAL | DE LA STRUCTURE », « Je, soussigné : Nom »,
    « Je, soussignée, atteste du bon déroulement de la Prestation Ségur ».
    """
    tail = _TAIL.match(" ".join(fold(w.text) or "." for w in words))
    words = words[len(tail[0].split()) :] if tail else words
    if on_line and not told:
        small = tuple(takewhile(_is_small, words))
        if any(_CLAUSE.match(fold(w.text)) for w in small):
            return ()
        words = words[len(small) :] or words
    words = _before_its_role(tuple(w for w in words if fold(w.text) not in _ASKED))
    return _leading(words) if on_line and len(words) > _LONGEST else words


def _before_its_role(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« NOBEL Gérald, directeur du Centre hospitalier de Thiérache-Nord »: the name without a long role."""
    if len(words) <= _LONGEST:
        return words
    ends = (n for n, w in enumerate(words[:-1]) if w.text.endswith(",") and words[n + 1].text[:1].islower())
    at = next(ends, None)
    return words if at is None else words[: at + 1]


def names_no_person(candidate: Candidate) -> bool:
    """« Centre de santé Belle-de-Mai », « ci-dessus désigné »."""
    return is_of_a_firm(fold(candidate.parsed.value))


def is_of_a_firm(said: str) -> bool:
    """Whether folded words begin as the name of a firm or a structure does: « centre hospitalier »."""
    return _OF_A_FIRM.match(said) is not None


def _is_small(word: Word) -> bool:
    return word.text.replace("-", "").isalpha() and word.text.islower()


def _leading(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """« M. Rémi PAYET passe commande auprès … »: the capitalised words at the head of a sentence."""
    kept = list(takewhile(lambda w: w.text[:1].isupper(), words))
    return tuple(kept) if len(kept) > 1 else words


def is_written_as_a_name(candidate: Candidate) -> bool:
    """Each word has its capital but « de », « van » …: « Conditions générales » names nobody."""
    said = candidate.parsed.value.replace("’", " ").replace("'", " ").split()
    names = [w for w in said if any(c.isalpha() for c in w)]
    capitals = all(w[0].isupper() or fold(w) in PARTICLES for w in names)
    return capitals and "·" not in candidate.raw


def looks_like_a_name(candidate: Candidate, least: int = 2) -> bool:
    """Two to five words, most of them capitalised: no sentence, no scribble read as letters.

    `least` is 1 where the first name stands at a label of its own.
    """
    names = [w for w in candidate.parsed.value.split() if any(c.isalpha() for c in w)]
    capitals = sum(w[0].isupper() for w in names)
    legible = candidate.confidence >= 0.5
    return (
        legible
        and ":" not in candidate.raw
        and parse_person(candidate.raw) is not None
        and least <= len(names) <= 5
        and capitals * 2 >= len(names)
        and not _AT.fullmatch(names[0])
        and not _OF_A_BLOCK & set(fold(candidate.parsed.value).split())  # « Karim | Cachet et signature »
    )


def is_a_role(candidate: Candidate) -> bool:
    """« Client – laboratoire de biologie médicale » over the lines of a party: what it is, no name of one."""
    return candidate.raw.islower()

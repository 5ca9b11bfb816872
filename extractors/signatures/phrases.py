"""What the mark of an electronic signature says, told from what a form says of such signatures.

A form quotes them (« signature électronique acceptée », « à signer avec DocuSign ») and leaves a place
for who signs: what tells an act is who signed, with the instant or the number of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.normal import fold
from models.months import MONTHS

SERVICES = (
    "docusign|yousign|universign|oodrive|contralia|pandadoc|certeurope|docaposte|lexpersona|certigna"
    "|chambersign|certinomis|adobesign|acrobatsign|hellosign|goodflag"
)
# Matched without spaces: readers lose and add them, and lose an accented letter.
SIGNED = re.compile(
    r"(?<!etre)(?<!ou)signee?s?(?:e?l?e?c?troniquement|numeriquement)|numeriquementsignee?s?"
    r"|(?:digitally|electronically)signed|docusignedby"
)
NOUN = re.compile(r"(?<!ou)signaturee?l?e?c?tronique|signaturenumeriquede")
# What the texts name a simple signature by (S4:499-501), and what services write in short: the instant of it
# is asked for besides, as forms quote these words.
_NAMED = re.compile(r"signatureavec(?:identificatione?lectronique|certificat)|signatureparcertificat")
_SHORT = re.compile(r"(?<!a)signee?(?:par|le(?=\d))")
_SERVICE = re.compile(
    r"prosanteconnect|transaction|certificat|horodat|eidas|enveloppe|envelope"
    r"|\d{14}(?:\+?0\d00|cest|cet|utc|gmt)|" + SERVICES
)
FEW = 5  # words of a line that holds the number of an envelope
_BY = re.compile(SERVICES)
_DOCUMENT = re.compile(r"documentsignee?(?:lectroniquement|numeriquement)")
_PROVEN = re.compile(
    r"prosanteconnect|psc|cps|ref|certificat|identifiant|horodat|eidas|\d{6}|enveloppe|envelope"
)
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_FIGURES = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d\d|20\d\d(?:0[1-9]|1[0-2])[0-3]\d"
INSTANT = re.compile(
    rf"(?<!\d)(?:{_FIGURES}|\d{{1,2}}(?:er)?{_MONTH}20\d\d)(?:a|at|t)?(?:[01]?\d|2[0-3])h?[0-5]\d"
)
PROOF = re.compile(r"(?:preuve|transaction|enveloppe|envelope)(?:n|id)?(?=[a-z]*\d)[a-z\d]{6}")
NUMBER = re.compile(  # of an envelope
    r"(?:docusign)?(?:envelop?pe)?(?:id)?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{10,}(?![\da-z])"
)
_LONG = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{12,}")  # DocuSign's, in one word
_BANNER = re.compile(r"(?:docusign)?envelop?pe")
_NAME_IN_CERTIFICATE = re.compile(r"\bcn ?=", re.IGNORECASE)
# In the normal form, with its spaces.
_DAY = re.compile(rf"\b\d{{1,2}} (?:\d\d|{_MONTH}) (?:20)?\d\d\b|\b20\d\d \d\d \d\d\b")
_FILED = re.compile(
    r"\b(?:ref|reference|identifiant|id|transaction|preuve|dossier|procedure|enveloppe|envelope)"
    r"(?: (?:n|id|no))?"
    r" (?:(?=[a-z]*\d+[a-z]+\d)[a-z\d]{8,}|(?=[a-f]*\d+[a-f])[\da-f]{4}(?: [\da-f]{2,12})+)\b"
)
_SPEAKS = re.compile(
    r"\b(?:peut|peuvent|pourra|doit|doivent|devra|devront|sera|seront|soit|ou|si|s il|non|pas|vaut|cas"
    r"|acceptee?s?|admise?s?|autorisee?s?|possible|lorsque|quand|merci|veuillez|attente|envoyee?"
    r"|pour signer|retourner|must|may|pending|to be|a signer)\b"
)
_NOBODY = re.compile(
    r"\bsigne(?:e|es|s)? (?:electroniquement|numeriquement) par"
    r"(?: (?:date|le|la|l|nom|prenom|qualite|identifiant|ref|fonction|lieu|client|fournisseur)\b| ?$)"
)


def glued(text: str) -> str:
    """The normal form without its spaces."""
    return fold(text).replace(" ", "")


def only_speaks(first: str) -> bool:
    """A line of a form that quotes such signatures, or the number of an envelope that heads its pages."""
    return _SPEAKS.search(fold(first)) is not None or _BANNER.match(glued(first)) is not None


def is_record(text: str) -> bool:
    """« Signé électroniquement par Océane Hoarau le 16 oct. 2026 à 12:41 … »: who and when, at once."""
    done = INSTANT.search(glued(text)) or _FILED.search(fold(text))
    return SIGNED.match(glued(text)) is not None and done is not None


def tells(lines: Sequence[str]) -> bool:
    """Whether lines say, in the first of them, that somebody signed electronically, with what proves it."""
    text = " ".join(lines)
    whole, head = glued(text), len(glued(lines[0]))
    sure = INSTANT.search(whole) or _NAME_IN_CERTIFICATE.search(text)
    if _starts(SIGNED, whole, head):
        proven = _PROVEN.search(whole) or any(NUMBER.match(glued(line)) for line in lines[1:])
        return bool(sure or (proven and not _NOBODY.search(fold(text))))
    filed = _FILED.search(fold(text)) and (_DAY.search(fold(text)) or _SERVICE.search(whole))
    return _starts(NOUN, whole, head) and bool(sure or filed)


def tells_in_short(lines: Sequence[str]) -> bool:
    """« Signé par … », « signature avec identification électronique … », with the instant or an envelope."""
    whole, head = glued(" ".join(lines)), len(glued(lines[0]))
    if _SHORT.match(whole) and any(map(_is_numbered, lines)):
        return True
    known = _starts(_NAMED, whole, head) or (_SERVICE.search(whole) and _starts(_SHORT, whole, head))
    return bool(known and INSTANT.search(whole))


def starts_a_mark(first: str) -> bool:
    """Whether a line opens with what was done; « … du bon de commande signé électroniquement » goes on."""
    opening, whole = first.lstrip('✓✔☑●•·-–—«" '), glued(first)
    said = any(one.match(whole) for one in (SIGNED, NOUN, _SHORT)) or _DOCUMENT.match(whole)
    return opening[:1].isupper() and bool(said)


def may_tell(lines: Sequence[str]) -> bool:
    """Whether lines are near what a mark says: words of such a signature, or a service, with some proof."""
    whole, head = glued(" ".join(lines)), len(glued(lines[0]))
    named = any(_starts(one, whole, head) for one in (SIGNED, NOUN, _BY))
    return named and _PROVEN.search(whole) is not None


def _is_numbered(line: str) -> bool:
    words = [glued(word) for word in line.split()]
    return len(words) <= FEW and any(_LONG.fullmatch(word) for word in words)


def _starts(words: re.Pattern[str], whole: str, head: int) -> bool:
    match = words.search(whole)
    return match is not None and match.start() < head

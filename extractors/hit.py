"""A label found on a page: where it stands, and whether its place confirms it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout.ranks import is_rank
from extractors.layout.segments import SHORT, Segment
from extractors.layout.wordings import SMALL, Wording
from extractors.normal import fold
from models.geometry import Box, union_of
from models.page import Word

# « N° FINESS EJ » where the wording is FINESS EJ.
_NUMERO = re.compile(r"^\W*(?:n\s?[°ºo.]|num[ée]ro)\s*(?:de\s|du\s|d[’'])?\W*$", re.IGNORECASE)
_BINDING = SMALL | {"ou", "en", "au", "aux", "a", "par", "sur", "pour"}
_ARTICLES = frozenset({"le", "la", "les", "l"})
_TINY = 2
# « … référencée depuis le 12/12/2024 », « La prestation a été finalisée le 10/11/2026 »: no day of signing.
_SINCE = re.compile(r"\b(?:depuis|avant|apres|des|jusqu|entre|sous|d ici)$")
_DONE = re.compile(r"(?<![^\W\d_])(?!sign|dat)[a-zà-ÿ]+ées?$|\b(?:a|ai|avons|ont) été (?!sign)[a-zà-ÿ]+$")
_PLACE_AND_DATE = re.compile(r"\d|\ble\b|^\W*\w+\W*$")
# « Structure | juridique : »: words in small letters up to the colon belong to the label.
_COLON = re.compile(r"^[^:=A-ZÀ-Þ\d]{0,40}[:：=]")  # « Logiciel = … » in an export as « Logiciel : … »
# « – (information : référence du bon de commande chez l’éditeur) » belongs to the label before it.
ASIDE = re.compile(r"^[\s–—.-]*\([^()]*\)")
_GLUED = re.compile(r"[@_]|[.-][a-z]")
# « -V2-7055/22 » after BDC; « RPPS-10005173140 » has its label before it.
_REST_OF_CODE = re.compile(r"^[-/_](?=\S*\d)(?=\w\S*[A-Za-z/_-])\w")
# « Centre | de soins infirmiers du Lac », « Client | d’été » are names, whatever label opens them.
_OF = re.compile(r"^\s(?:de\s|du\s|des\s|d[’'])\s?\w{2}")
_LETTERS = 3
_CLOSES = re.compile(r"^[)}\]][\W]*$|^[)}\]]\s*[:：]")  # a reader takes a bracket for another one
# « N° BDC 26-17 », « N° BDC BC 26.17 »
_FIGURE = re.compile(r"^[°º]?\s*(?:n[°º]\s*)?(?:[A-Z]{1,6}\s)?\S*\d")
# « le lo juillet 2023 », a ten of which a reader saw no figure
_DAY = re.compile(r"^\s[lIoO|]{1,2}\s[^\W\d_]{3,9}\.?\s20\d\d\b")
# « …, courriel contact@exemple.fr, … »
_MAIL = re.compile(r"^\s*[\w.+-]+\s?@")
# « … délivré par l’ANS est le 0833f523bc »: a code is neither a date nor a count.
_CODE = re.compile(r"^\s*(?=\S*[A-Za-z])(?=\S*\d)[A-Za-z\d]{5,}\b")


def binds(before: str) -> bool:
    """Whether a text ends with a word that wants another one: « par le », « de la », « d’ »."""
    text = before.rstrip()
    last = fold(text[-12:]).split()[-1:]
    return bool(last) and last[0] in _BINDING and text[-1:].isalpha() | (text[-1:] in "'’")


def is_short(text: str) -> bool:
    """Whether a text ends with a word cut short, after which a full stop ends nothing: « tél »."""
    return any(word in SHORT for word in fold(text[-12:]).split()[-1:])


@dataclass(frozen=True, eq=False)
class Hit:
    """A wording found, over one line or more. `start`, `end`: characters of the first and of the last."""

    wording: Wording
    segments: tuple[Segment, ...]
    start: int
    end: int
    score: float

    @property
    def last(self) -> Segment:
        return self.segments[-1]

    @property
    def leads(self) -> bool:
        """Nothing but bullets and signs before it on its line."""
        before = self.segments[0].text[: self.start]
        return not any(c.isalnum() for c in before) or is_rank(before) or bool(_NUMERO.match(before))

    @property
    def in_address(self) -> bool:
        """Whether it is a part of an e-mail or web address: martin@medecin.example."""
        before = self.segments[0].text[: self.start][-1:]
        after = self.last.text[self.end : self.end + 2]
        return before in ("@", "_") or (before == "." and self.start > 1) or bool(_GLUED.match(after))

    @property
    def cuts_a_code(self) -> bool:
        """« CDE202600318 », « BDC-V2-7055/22 » are numbers: a shortened word glued to what has figures.

        So is « SEGUR-LGC-04087 » after « Numéro du bon de commande », in capitals where its label is not.
        """
        last = fold(self.last.text[: self.end][-12:]).split()[-1:]
        after = self.last.text[self.end :]
        if self._capitals_begin and _REST_OF_CODE.match(after):
            return True
        if not last or not (last[0] in SHORT or len(last[0]) <= _LETTERS):
            return False
        if self.score < 1 and self._capitals_begin and after[:1] in ("-", "/", "_") and after[1:2].isdigit():
            return True  # « Facture FA-230118 » is no « Facturée à »
        if after[:1].isdigit() and (self._says_it_again(last[0]) or len(self.segments) > 1):
            return True  # « Dossier ASP n° ASP6514882 », « V/Réf. » over « ASP6514882 »
        return (last[0] in SHORT and after[:1].isdigit()) or bool(_REST_OF_CODE.match(after))

    def _says_it_again(self, last: str) -> bool:
        """Whether the last word of a wording stands on the line before it: here it begins a number."""
        return last in fold(self.last.text[: self.end]).split()[:-1]

    @property
    def _capitals_begin(self) -> bool:
        """Whether the last word of several is in capitals and the others are not."""
        *others, last = " ".join(w.text for w in self.words).split() or [""]
        return last.isupper() and any(not word.isupper() for word in others)

    @property
    def inner(self) -> bool:
        """Whether it goes on a wording that began before it: « … de la structure », « … et version »."""
        before = self.segments[0].text[: self.start].rstrip()
        last = fold(before[-24:]).split()[-2:]
        if len(last) > 1 and last[1] in _ARTICLES and last[0] not in _BINDING and not self.wording.weak:
            return False  # « sous le numéro unique de référencement 5e0c71ab94 » begins with its article
        return binds(before)

    @property
    def ends_a_sentence(self) -> bool:
        """« client. », the last line of a paragraph."""
        small = self.segments[0].text[self.start : self.start + 1].islower()
        return small and self.last.text[self.end :].strip() == "."

    @property
    def colon(self) -> bool:
        return bool(_COLON.match(self._after))

    @property
    def before_comma(self) -> bool:
        """« Solution logicielle, notamment : »: a comma follows, and then the sentence goes on."""
        return self.last.text[self.end :].lstrip().startswith(",")

    @property
    def _after(self) -> str:
        """What follows on the line, the label's own closing parenthesis and its aside left out."""
        text = self.last.text[self.end :]
        own = self.last.text[self.start : self.end] if len(self.segments) == 1 else ""
        if own.count("(") > own.count(")"):
            text = text.lstrip(" ").removeprefix(")")
        return ASIDE.sub("", text)

    @property
    def alone(self) -> bool:
        """Nothing but signs after it on its line."""
        return not any(c.isalnum() for c in self._after)

    @property
    def coded(self) -> bool:
        """A code in brackets at the end of its line: « Documents à envoyer (Dt) »."""
        text = self.last.text
        return text[: self.start].endswith(("(", "{", "[")) and bool(_CLOSES.match(text[self.end :]))

    @property
    def told(self) -> bool:
        """Whether its place confirms it: a short word in the middle of a sentence is no label."""
        if self.colon or self.coded:
            return True
        if len(self.wording.squash) <= _TINY:
            return self._told_tiny
        after = self._after
        if is_short(self.last.text[: self.end]):
            after = after.removeprefix(".")  # « …, tél. 01 99 00 26 94, … »
        if not self.wording.weak or self.leads:
            return not (self.wording.weak and _OF.match(after))
        return not self.wording.plain and bool(_FIGURE.match(after) or _MAIL.match(after))

    @property
    def since(self) -> bool:
        """« … est ouverte depuis le | 29/08/2026 »: the day of something else."""
        return bool(_SINCE.search(fold(self.segments[0].text[: self.start])))

    @property
    def _told_tiny(self) -> bool:
        """« LE GOFF Sandrine » holds no label « Le »; « À Lyon, le 18 mars » and « T | 168 » do."""
        after = self.last.text[self.end :]
        before = self.segments[0].text[: self.start].rstrip()
        if self.since or _DONE.search(before):
            return False
        if self.alone or _DAY.match(after) or (_FIGURE.match(after) and not _CODE.match(after)):
            return True
        return self.leads and self.wording.plain and bool(_PLACE_AND_DATE.search(after))

    @property
    def words(self) -> tuple[Word, ...]:
        if len(self.segments) == 1:
            return self.last.slice(self.start, self.end)
        between = tuple(word for line in self.segments[1:-1] for word in line.words)
        return self.segments[0].slice(self.start) + between + self.last.slice(0, self.end)

    @property
    def box(self) -> Box:
        if self.coded:
            return self.last.box
        return union_of(word.box for word in self.words)

"""The evidence pages of signature providers (dossier de preuve, certificate of completion): whose they are.

Such a page proves nothing by itself; it is recognised, tied to the piece that it speaks of, and never read
for the piece's own values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.normal import fold
from models.page import Page

# Matched without spaces: readers lose and add them.
TITLES = re.compile(
    r"dossierdepreuve|fichierdepreuve|certificateofcompletion|certificatderealisation|certificatdesignature"
    r"|journaldesignature|auditdesignature|audittrail|pistedaudit|preuvedesignature|signaturecertificate"
)
TRACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"adresseip|ipaddress",
        r"horodat|timestamp",
        r"envelopeid|enveloppe|procedureid|transaction|iddelaprocedure|identifiantdelaprocedure",
        r"codeotp|otp|codesms|authentification|securitylevel",
        r"empreinte|sha256|hash",
        r"signataire|signer|signatory",
        r"consent|accepte|viewed|consulte",
    )
)
ENOUGH = 3  # traces beside the title
FEW_WORDS = 80  # of a certificate that tells next to nothing
FIRST_LINES = 4  # among which its title stands
HARDLY_MORE = 1.6  # letters of the line of a title, of the title's own
PROVIDERS = {
    "docusign": "DocuSign",
    "yousign": "Yousign",
    "universign": "Universign",
    "contralia": "Contralia",
    "docaposte": "Docaposte",
    "oodrive": "Oodrive",
    "pandadoc": "PandaDoc",
    "certeurope": "CertEurope",
}
SHORTEST = 10  # signs of an identifier that ties an evidence page to a piece
_GROUPED = re.compile(r"[0-9A-Za-z]{4,}(?:-[0-9A-Za-z]{2,})*")


def is_evidence(page: Page) -> bool:
    """A title of its kind, and what such a page tells of a signature."""
    text = fold(page.text).replace(" ", "")
    return TITLES.search(text) is not None and sum(bool(t.search(text)) for t in TRACES) >= ENOUGH


def is_short_evidence(page: Page) -> bool:
    """A title of its kind over a few words: an evidence page if it also names what was signed (`speaks_of`).

    A page of a piece may say the same words in a sentence, and every page of it bears the envelope's number.
    """
    if len(page.words) > FEW_WORDS:
        return False
    heads = (fold(line.text).replace(" ", "") for line in page.lines[:FIRST_LINES])
    found = ((head, TITLES.search(head)) for head in heads)
    return any(title is not None and len(head) <= HARDLY_MORE * len(title[0]) for head, title in found)


def provider(page: Page) -> str:
    """The provider that the page names, "" when it names none that is known."""
    text = fold(page.text).replace(" ", "")
    return next((name for key, name in PROVIDERS.items() if key in text), "")


def reason(page: Page, tied: bool) -> str:
    """What the ledger says of it."""
    of = f" de {provider(page)}" if provider(page) else ""
    if tied:
        return f"Page de preuve{of} de la signature électronique : elle ne vaut pas vérification."
    return (
        f"Page de preuve{of} d’une signature électronique, sans identifiant commun avec une pièce remise : "
        "joignez le document signé qu’elle accompagne, ou retirez-la."
    )


def speaks_of(evidence: Page, sha256: str, pages: Iterable[Page]) -> bool:
    """The evidence page holds the digest of the file, or an identifier that stands on one of its pages."""
    own = _identifiers(evidence)
    return sha256.lower() in own or any(own & _identifiers(page) for page in pages)


def _identifiers(page: Page) -> set[str]:
    """Long marks with figures, letters and figures only: envelopes, procedures, digests."""
    found = (match[0].replace("-", "").lower() for match in _GROUPED.finditer(page.text))
    return {one for one in found if len(one) >= SHORTEST and sum(c.isdigit() for c in one) >= 3}

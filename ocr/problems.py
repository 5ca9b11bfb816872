"""Why a file or a page could not be read, with what to do next in French."""

from __future__ import annotations

from typing import Literal

from models.page import FileProblem

Code = Literal[
    "empty",
    "unknown-type",
    "damaged",
    "encrypted",
    "no-page",
    "too-large",
    "too-many-pages",
    "too-many-pixels",
]

MESSAGES: dict[Code, str] = {
    "empty": "Le fichier est vide. Merci de transmettre à nouveau la pièce.",
    "unknown-type": "Le type du fichier n'est pas reconnu. Merci de transmettre la pièce en PDF, TIFF, "
    "JPEG, PNG, WebP, HEIC, ou la facture en XML (UBL, CII).",
    "damaged": "Le fichier est endommagé et ne peut pas être ouvert. Merci de le numériser ou de l'exporter "
    "à nouveau.",
    "encrypted": "Le PDF est protégé par un mot de passe. Merci de transmettre une version sans protection.",
    "no-page": "Le fichier ne contient aucune page. Merci de transmettre à nouveau la pièce.",
    "too-large": "Le fichier est trop volumineux. Merci de le transmettre en plusieurs fichiers ou dans une "
    "résolution plus basse (300 points par pouce suffisent).",
    "too-many-pages": "Le fichier contient trop de pages. Merci de ne transmettre que les pièces du dossier, "
    "en plusieurs fichiers au besoin.",
    "too-many-pixels": "Les images du fichier sont trop grandes. Merci de numériser la pièce à 300 points "
    "par pouce.",
}


class UnreadableError(Exception):
    """A file that cannot be opened. `code` is stable; the message is looked up, never invented."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code

    @property
    def problem(self) -> FileProblem:
        return FileProblem(code=self.code, message=MESSAGES[self.code])


class DamagedPageError(Exception):
    """One page that cannot be decoded in a file whose other pages can. The message is French."""

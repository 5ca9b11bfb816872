"""A believable report with drawn pages: an incomplete avance demand. Every person and firm is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.finding import Finding, InputFile, Outcome, Report, Severity, Verdict
from models.geometry import Box, Place
from models.page import Document, FileProblem, Grade, Legibility, Line, MediaType, Page, Reader, Word
from models.piece import (
    CheckGroup,
    CheckMark,
    GroupOutcome,
    MarkState,
    Mention,
    MentionOutcome,
    PageEntry,
    PageRef,
    PageState,
    Piece,
    PieceKind,
    Row,
    Signature,
    SignatureKind,
    Table,
    WordChange,
)
from models.reading import Field, Proof, Reading, Status, ValueKind, absent

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dpi
RECEIVED = datetime(2026, 11, 18, 10, 42, tzinfo=ZoneInfo("Europe/Paris"))
# Pillow's own font has no accents: the pages are drawn without.
LINES = (
    (0.08, 0.05, 40, "Bon de commande"),
    (0.08, 0.10, 24, "Reference de l'appel a financement : AF-MDV-LGC-Va2"),
    (0.08, 0.14, 24, "Numero du bon de commande : BC-2026-0417"),
    (0.08, 0.17, 24, "Date d'emission du bon de commande : 02/03/2026"),
    (0.08, 0.23, 28, "Fournisseur"),
    (0.08, 0.27, 24, "Denomination sociale : Editions du Cormier SAS"),
    (0.08, 0.30, 24, "N° de SIRET : 732 829 320 00074"),
    (0.08, 0.36, 28, "Client unique"),
    (0.08, 0.40, 24, "Nom du medecin : Docteur Helene Vasseur-Lambin"),
    (0.08, 0.43, 24, "RPPS : 10005173148"),
    (0.08, 0.52, 22, "Prestation principale      376,25      20 %      75,25      451,50"),
    (0.08, 0.55, 22, "Prestation secondaire    104,17      20 %      20,83      125,00"),
    (0.08, 0.58, 22, "Montant Total                 480,42                    96,08      576,50"),
    (
        0.08,
        0.64,
        22,
        "Montant de la Prestation Segur pris en charge par l'Etat au titre du Segur de la sante.",
    ),
    (
        0.08,
        0.70,
        22,
        "J'atteste que cette commande est conditionnee a une commande a titre onereux d'une option",
    ),
    (
        0.08,
        0.725,
        22,
        "contractuelle, d'un autre produit ou d'un service hors perimetre des prestations Segur.",
    ),
    (0.08, 0.79, 24, "Le 18/03/2027"),
    (0.08, 0.83, 24, "Nom, prenom et signature :"),
)


@dataclass
class Sheet:
    """A drawn page: its picture and where each line stands."""

    document: str
    page: int
    pixels: NDArray[np.uint8]
    boxes: dict[str, Box] = field(default_factory=dict)

    def place(self, start: str) -> Place:
        """Where the line that starts like this stands."""
        box = next(box for text, box in self.boxes.items() if text.startswith(start))
        return Place(document=self.document, page=self.page, box=box)

    def at(self, left: float, top: float, right: float, bottom: float) -> Place:
        return Place(
            document=self.document, page=self.page, box=Box(left=left, top=top, right=right, bottom=bottom)
        )


def draw(document: str, page: int, lines: tuple[tuple[float, float, int, str], ...] = LINES) -> Sheet:
    """A white page with those lines (left, top, size in pixels, text)."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(image)
    boxes: dict[str, Box] = {}
    for left, top, size, text in lines:
        font = ImageFont.load_default(size)
        pen.text((left * WIDTH, top * HEIGHT), text, font=font, fill=(20, 24, 48))
        x0, y0, x1, y1 = pen.textbbox((left * WIDTH, top * HEIGHT), text, font=font)
        boxes[text] = Box(left=x0 / WIDTH, top=y0 / HEIGHT, right=min(x1 / WIDTH, 1.0), bottom=y1 / HEIGHT)
    return Sheet(document, page, np.asarray(image), boxes)


def read_page(sheet: Sheet, grade: Grade = Grade.GOOD, reasons: tuple[str, ...] = ()) -> Page:
    """The page as the reader would give it, a word a line."""
    lines = tuple(
        Line(words=(Word(text=text, box=box, confidence=0.97, reader=Reader.PPOCR),), box=box)
        for text, box in sheet.boxes.items()
    )
    legibility = Legibility(
        grade=grade, dpi=150, contrast=0.8, sharpness=0.7, mean_confidence=0.97, reasons=reasons
    )
    return Page(number=sheet.page, width=WIDTH, height=HEIGHT, dpi=150, legibility=legibility, lines=lines)


def found(key: str, kind: ValueKind, value: str, place: Place, proof: Proof = Proof.TWO_READERS) -> Field:
    readings = (
        Reading(reader=Reader.PPOCR, text=value, value=value, confidence=0.98),
        Reading(reader=Reader.TESSERACT, text=value, value=value, confidence=0.91),
    )
    return Field(
        key=key,
        kind=kind,
        status=Status.FOUND,
        value=value,
        raw=value,
        proof=proof,
        readings=readings,
        evidence=(place,),
    )


def order(sheet: Sheet) -> Piece:
    """The bon de commande as read."""
    amounts = sheet.place("Prestation principale")
    rpps = Field(
        key="client_rpps",
        kind=ValueKind.RPPS,
        status=Status.FOUND,
        value="10005173148",
        raw="1OOO5173148",
        valid=False,
        repaired=True,
        evidence=(sheet.place("RPPS"),),
        readings=(
            Reading(reader=Reader.PPOCR, text="1OOO5173148", value="10005173148", confidence=0.71),
            Reading(reader=Reader.TESSERACT, text="10005173140", value="10005173140", confidence=0.64),
        ),
    )
    row = Row(
        role="principale",
        label="Prestation principale",
        evidence=(amounts,),
        cells=(
            found("ht", ValueKind.AMOUNT, "376.25", amounts),
            found("rate", ValueKind.RATE, "20", amounts),
        ),
    )
    mention = Mention(
        key="no_strings",
        outcome=MentionOutcome.ALTERED,
        score=0.95,
        expected="J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux",
        found="J'atteste que cette commande est conditionnée à une commande à titre onéreux",
        changes=(WordChange(expected="n’est pas", found="est"),),
        evidence=(sheet.place("J'atteste"),),
    )
    nature = CheckGroup(
        key="nature",
        outcome=GroupOutcome.ONE,
        marks=(
            CheckMark(key="vague-2", state=MarkState.CHECKED, fill=0.4, evidence=(sheet.place("Reference"),)),
            CheckMark(key="vague-1-et-2", state=MarkState.EMPTY, fill=0.01),
        ),
    )
    return Piece(
        key="bdc",
        kind=PieceKind.BDC,
        scheme="AF-MDV-LGC-Va2",
        model="bdc-medecin-liberal",
        case="medecin-liberal",
        pages=(PageRef(document=sheet.document, page=1),),
        recognition=0.98,
        remarks=(),
        attested=True,
        folios=(),
        fields=(
            found("order_number", ValueKind.NUMBER, "BC-2026-0417", sheet.place("Numero")),
            found("order_issued", ValueKind.DATE, "2026-03-02", sheet.place("Date")),
            found("supplier_siret", ValueKind.SIRET, "73282932000074", sheet.place("N° de SIRET")),
            rpps,
            absent("client_email", ValueKind.EMAIL),
        ),
        tables=(Table(key="amounts", rows=(row,), evidence=(amounts,)),),
        mentions=(mention,),
        groups=(nature,),
        signatures=(
            Signature(key="client", kind=SignatureKind.NONE, evidence=(sheet.at(0.08, 0.85, 0.6, 0.93),)),
        ),
    )


def findings(sheet: Sheet) -> tuple[Finding, ...]:
    """One of each concern, passes first, as an engine might give them."""
    ok = [
        (
            "DEC-02",
            "Numéro et dates du bon de commande",
            "Le numéro lu est celui déclaré.",
            "Numero",
            "BC-2026-0417",
        ),
        (
            "IDF-01",
            "SIRET du Fournisseur",
            "Le SIRET est bien formé et sa clé est exacte.",
            "N° de SIRET",
            "732 829 320 00074",
        ),
        (
            "MON-02",
            "Calcul de la TVA",
            "Les montants se recoupent au centime.",
            "Prestation principale",
            "451,50 €",
        ),
    ]
    passed = [
        Finding(
            rule=rule,
            title=title,
            outcome=Outcome.PASS,
            severity=Severity.FIX,
            message=message,
            piece="bdc",
            observed=value,
            expected=value,
            evidence=(sheet.place(start),),
            sources=("S2:504",),
        )
        for rule, title, message, start, value in ok
    ]
    return (
        *passed,
        Finding(
            rule="MON-06",
            title="Fournisseur non assujetti",
            outcome=Outcome.NOT_APPLICABLE,
            severity=Severity.FIX,
            message="Le Fournisseur est assujetti à la TVA.",
            piece="bdc",
        ),
        Finding(
            rule="IDF-03",
            title="Numéro RPPS du client",
            outcome=Outcome.TO_REVIEW,
            severity=Severity.FIX,
            message="Les deux lectures du numéro RPPS diffèrent et sa clé ne se vérifie pas. Comparez "
            "l’extrait avec le numéro déclaré.",
            piece="bdc",
            field="client_rpps",
            expected="10005173140",
            observed="1OOO5173148",
            evidence=(sheet.place("RPPS"),),
            sources=("S3:66",),
        ),
        Finding(
            rule="SIG-01",
            title="Signature du client",
            outcome=Outcome.FAIL,
            severity=Severity.FIX,
            message="La zone de signature du client est vide. Demandez un bon de commande signé.",
            piece="bdc",
            field="client",
            expected="Signature manuscrite ou électronique",
            observed="Aucune signature",
            evidence=(sheet.at(0.08, 0.85, 0.6, 0.93),),
            sources=("S2:583-590",),
        ),
        Finding(
            rule="MEN-02",
            title="Engagement de non-conditionnement",
            outcome=Outcome.FAIL,
            severity=Severity.FIX,
            piece="bdc",
            field="no_strings",
            message="La mention est présente mais son sens est modifié : la négation manque. Demandez un "
            "bon de commande conforme au modèle.",
            evidence=(sheet.place("J'atteste"),),
            sources=("S3:153",),
        ),
        Finding(
            rule="CAL-02",
            title="Date de signature du bon de commande",
            outcome=Outcome.FAIL,
            severity=Severity.REJECT,
            piece="bdc",
            field="signed_on",
            message="Le bon de commande est signé après la fin du dispositif. La demande est irrecevable.",
            expected="au plus tard le 16/12/2026",
            observed="18/03/2027",
            evidence=(sheet.place("Le 18"),),
            sources=("S2:505", "S2:123-124"),
        ),
        Finding(
            rule="DEC-06",
            title="Coordonnées du client",
            outcome=Outcome.FAIL,
            severity=Severity.NOTE,
            message="L’adresse électronique ne figure pas sur le bon de commande.",
            piece="bdc",
            field="client_email",
            expected="h.vasseur@exemple.fr",
        ),
        Finding(
            rule="ARC-02",
            title="Toutes les pages sont rattachées",
            outcome=Outcome.FAIL,
            severity=Severity.FIX,
            message="Une page n’a pas été reconnue : dites à quelle pièce elle appartient, ou retirez-la.",
            evidence=(Place(document="annexe.png", page=1, box=Box(left=0, top=0, right=1, bottom=1)),),
        ),
    )


def pictures() -> dict[tuple[str, int], NDArray[np.uint8]]:
    annex = draw("annexe.png", 1, ((0.1, 0.1, 30, "Conditions generales de vente"),))
    return {("commande.pdf", 1): draw("commande.pdf", 1).pixels, ("annexe.png", 1): annex.pixels}


def report(**changes: object) -> Report:
    """The whole report; `changes` replace parts of it."""
    sheet = draw("commande.pdf", 1)
    annex = draw("annexe.png", 1, ((0.1, 0.1, 30, "Conditions generales de vente"),))
    base = Report(
        verdict=Verdict.IRRECEVABLE,
        summary="Un motif d’irrecevabilité, deux points à corriger et un point à vérifier.",
        scheme="AF-MDV-LGC-Va2",
        stage="avance",
        received=RECEIVED,
        dossier_sha256="a" * 64,
        inputs=(
            InputFile(name="commande.pdf", sha256="b" * 64, size=184_320),
            InputFile(name="annexe.png", sha256="c" * 64, size=1_450_000),
            InputFile(name="protege.pdf", sha256="d" * 64, size=900),
        ),
        findings=findings(sheet),
        pieces=(order(sheet),),
        pages=(
            PageEntry(document="commande.pdf", page=1, state=PageState.ATTRIBUTED, piece="bdc"),
            PageEntry(
                document="annexe.png",
                page=1,
                state=PageState.UNRECOGNISED,
                reason="Aucun modèle de pièce ne lui correspond.",
            ),
            PageEntry(
                document="protege.pdf",
                page=0,
                state=PageState.NOT_OPENED,
                reason="Le fichier est protégé par un mot de passe.",
            ),
        ),
        documents=(
            Document(
                name="commande.pdf",
                sha256="b" * 64,
                size=184_320,
                media_type=MediaType.PDF,
                pages=(read_page(sheet),),
            ),
            Document(
                name="annexe.png",
                sha256="c" * 64,
                size=1_450_000,
                media_type=MediaType.PNG,
                pages=(read_page(annex, Grade.POOR, ("La page est pâle.",)),),
            ),
            Document(
                name="protege.pdf",
                sha256="d" * 64,
                size=900,
                media_type=MediaType.PDF,
                problem=FileProblem(
                    code="encrypted", message="Fichier protégé : demandez-en une copie libre."
                ),
            ),
        ),
        versions={"recevable": "0.1.0", "rapidocr": "3.10.0", "tesseract": "5.3.0"},
    )
    return base.model_copy(update=changes)

"""The French words of every output: verdicts, outcomes, kinds of piece, states, readers, texts.

One place, so that the web page, the terminal and the documentation never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.dossier import Nature, Stage
from models.finding import Outcome, Severity, Verdict
from models.page import Grade, Reader
from models.piece import GroupOutcome, MarkState, MentionOutcome, PageState, PieceKind, SignatureKind
from models.reading import Proof, Status


@dataclass(frozen=True)
class Wording:
    """A short title and one sentence that says what to do next."""

    title: str
    next_step: str


VERDICTS: dict[Verdict, Wording] = {
    Verdict.CONFORME: Wording("Conforme", "L’instruction du dossier peut se poursuivre."),
    Verdict.A_VERIFIER: Wording(
        "À vérifier", "Comparez chaque point ci-dessous avec son extrait avant de conclure."
    ),
    Verdict.A_COMPLETER: Wording(
        "À compléter",
        "Demandez la correction des points ci-dessous, puis contrôlez de nouveau le dossier.",
    ),
    Verdict.IRRECEVABLE: Wording(
        "Irrecevable", "Examinez la preuve de chaque motif ci-dessous avant de notifier la décision."
    ),
    Verdict.NON_CONTROLE: Wording(
        "Non contrôlé",
        "Ce résultat ne vaut ni accord ni refus : relancez le contrôle ou instruisez le dossier à la main.",
    ),
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.PASS: "Conforme",
    Outcome.FAIL: "Non conforme",
    Outcome.TO_REVIEW: "À vérifier",
    Outcome.NOT_APPLICABLE: "Sans objet",
    Outcome.ERROR: "Contrôle en erreur",
}

SEVERITIES: dict[Severity, Wording] = {
    Severity.REJECT: Wording("Rejet", "Le non-respect rend la demande irrecevable."),
    Severity.FIX: Wording("Correction", "Le non-respect appelle une correction ou un complément."),
    Severity.NOTE: Wording("Remarque", "Le non-respect est signalé, sans bloquer le dossier."),
}

STAGES: dict[str, str] = {
    Stage.AVANCE: "Demande d’avance",
    Stage.SOLDE: "Demande de solde",
    Stage.SECONDAIRE: "Demande de paiement de la Prestation secondaire",
    Stage.ANNULATION: "Demande d’annulation",
}

NATURES: dict[str, str] = {
    Nature.V2: "Prestation Ségur Vague 2",
    Nature.V1_V2: "Prestation Ségur Vague 1 + Vague 2",
}

PIECES: dict[PieceKind, str] = {
    PieceKind.BDC: "Bon de commande",
    PieceKind.VA: "Attestation de vérification d’aptitude (VA)",
    PieceKind.MOM: "Déclaration de mise en ordre de marche (MOM)",
    PieceKind.FACTURE: "Facture",
    PieceKind.JOURNAL: "Journal de monitoring",
    PieceKind.ANNULATION_FOURNISSEUR: "Annulation par le fournisseur",
    PieceKind.ANNULATION_CLIENT: "Annulation par le client",
}

PAGE_STATES: dict[PageState, str] = {
    PageState.ATTRIBUTED: "Rattachée",
    PageState.BLANK: "Page blanche",
    PageState.SEPARATOR: "Intercalaire",
    PageState.UNRECOGNISED: "Non reconnue",
    PageState.UNREADABLE: "Illisible",
    PageState.NOT_OPENED: "Non ouverte",
    PageState.SET_ASIDE: "Écartée par une personne",
}

GRADES: dict[Grade, str] = {
    Grade.GOOD: "Bonne",
    Grade.POOR: "Médiocre",
    Grade.ILLEGIBLE: "Illisible",
}

READERS: dict[Reader, str] = {
    Reader.PPOCR: "Lecteur 1 (PP-OCR)",
    Reader.PPOCR_V4: "Lecteur 2 (PP-OCRv4)",
    Reader.HANDS: "Lecteur 2 bis (PP-OCRv4 instruit sur des écritures manuscrites)",
    Reader.TESSERACT: "Lecteur 3 (Tesseract)",
    Reader.TEXT_LAYER: "Texte du PDF",
}

STATUSES: dict[Status, str] = {
    Status.FOUND: "Lu",
    Status.ABSENT: "Absent",
    Status.UNREADABLE: "Illisible",
    Status.AMBIGUOUS: "Lecture ambiguë",
}

PROOFS: dict[Proof, str] = {
    Proof.TWO_READERS: "Deux lectures concordantes",
    Proof.CHECK_DIGIT: "Clé de contrôle exacte",
    Proof.ARITHMETIC: "Confirmé par le calcul",
    Proof.PERSON: "Confirmé par une personne",
    Proof.NONE: "Sans seconde lecture concordante",
}

MENTIONS: dict[MentionOutcome, str] = {
    MentionOutcome.PRESENT: "Présente",
    MentionOutcome.ALTERED: "Modifiée",
    MentionOutcome.MISSING: "Absente",
    MentionOutcome.UNREADABLE: "Illisible",
}

MARKS: dict[MarkState, str] = {
    MarkState.CHECKED: "Cochée",
    MarkState.EMPTY: "Vide",
    MarkState.CORRECTED: "Raturée",
    MarkState.UNREADABLE: "Illisible",
}

GROUPS: dict[GroupOutcome, str] = {
    GroupOutcome.NONE: "Aucune case cochée",
    GroupOutcome.ONE: "Une case cochée",
    GroupOutcome.SEVERAL: "Plusieurs cases cochées",
    GroupOutcome.UNREADABLE: "Illisible",
    GroupOutcome.NOT_FOUND: "Cases introuvables",
}

SIGNATURES: dict[SignatureKind, str] = {
    SignatureKind.INK: "Signature manuscrite",
    SignatureKind.STAMP: "Cachet seul",
    SignatureKind.IMAGE: "Image de signature",
    SignatureKind.TYPED: "Nom dactylographié",
    SignatureKind.ELECTRONIC: "Signature électronique affichée",
    SignatureKind.NONE: "Aucune signature",
    SignatureKind.UNREADABLE: "Illisible",
}


DISCLAIMER = (
    "Ce rapport aide à l’instruction : il montre la preuve de chaque constat, et la décision appartient "
    "à la personne qui instruit le dossier. Une signature y est constatée, jamais authentifiée."
)

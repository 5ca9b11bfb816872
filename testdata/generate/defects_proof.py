"""Defects of the VA and MOM of the schemes drawn from YAML: wrong piece, words, boxes, answers."""

from __future__ import annotations

from random import Random

from testdata.generate import any_pieces
from testdata.generate.any_values import all_values
from testdata.generate.content import Content
from testdata.generate.defects import Defect, Plant
from testdata.generate.draft import Draft
from testdata.generate.form import Answers, Group
from testdata.generate.scheme import load_scheme

SOLDE = ("solde",)
# Schemes whose proofs look alike and speak of another programme.
SISTERS = {
    "BIO-SGL-Va1": "va-loinc", "BIO-LOINC-Va1": "va-sgl", "HOP-DPI-Va1": "va-pfi", "HOP-PFI-Va1": "va-ri",
    "HOP-RI-Va1": "va-dpi", "RIS-Va1": "va-lgc", "MDV-LGC-Va1": "va-ris",
}  # fmt: skip


def proof_of(draft: Draft) -> Content | None:
    return draft.piece("va") or draft.piece("mom")


def replaced(draft: Draft, rng: Random, name: str) -> bool:
    """Another model in place of the proof, signed on the same day."""
    old = proof_of(draft)
    if old is None:
        return False
    keep = {key: old.values[key] for key in ("signed_on", "signed_at") if key in old.values}
    new = any_pieces.model_content(
        draft.world, name, all_values(rng, draft.world) | keep | supplier_name(draft)
    )
    new.signature, new.stamp = "ink", old.stamp
    draft.contents[draft.contents.index(old)] = new
    return True


def supplier_name(draft: Draft) -> dict[str, str]:
    contact = draft.world.supplier.contact
    return {"signatory_family": contact.family, "signatory_given": contact.given}


def mom_for_va(draft: Draft, rng: Random) -> bool:
    """A MOM though another software sends (S0:380, S0:591)."""
    case = load_scheme(draft.world.scheme).cases[draft.world.case]
    if draft.piece("va") is None or case.mom is None:
        return False
    draft.required = ("facture", "mom")
    return replaced(draft, rng, case.mom)


def va_for_mom(draft: Draft, rng: Random) -> bool:
    """A VA though the software sends everything by itself (S0:379, S0:587)."""
    case = load_scheme(draft.world.scheme).cases[draft.world.case]
    if draft.piece("mom") is None:
        return False
    draft.declared["va_signed"] = draft.declared.pop("mom_signed")
    return replaced(draft, rng, case.proof)


def other_scheme(draft: Draft, rng: Random) -> bool:
    """The proof of another programme."""
    sister = SISTERS.get(draft.world.scheme)
    return sister is not None and draft.piece("va") is not None and replaced(draft, rng, f"{sister}-a")


def other_case(draft: Draft, rng: Random) -> bool:
    """The model of another case of the same scheme."""
    cases = load_scheme(draft.world.scheme).cases
    others = [
        c
        for c in cases.values()
        if c.proof != cases[draft.world.case].proof and c.trade == cases[draft.world.case].trade
    ]
    if draft.piece("va") is None or not others or draft.world.mandatary is None:
        return False
    return replaced(draft, rng, others[0].proof)


def ticks(how: str) -> Plant:
    """`how`: none, both or other, in one group of the proof."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece("va")
        groups = [i for i in piece.form.body if isinstance(i, Group)] if piece and piece.form else []
        if piece is None or not groups:
            return False
        group = rng.choice(groups)
        options = [key for key, _ in group.options]
        others = [key for key in options if key not in piece.ticks[group.key]]
        if how == "other" and group.key not in dict(draft.world.sending):
            return False
        piece.ticks[group.key] = {"none": [], "both": options[:2], "other": others[:1]}[how]
        return True

    return plant


def answers(value: str) -> Plant:
    """One cell of the oui/non table says no, or is left blank."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece("va")
        if piece is None or piece.form is None or not any(isinstance(i, Answers) for i in piece.form.body):
            return False
        row = piece.answers[rng.choice(sorted(piece.answers))]
        row[rng.randrange(len(row))] = value
        return True

    return plant


def one_unsigned(kind: str) -> Plant:
    """One of the clients has not signed."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or not piece.signers:
            return False
        piece.unsigned = {rng.randrange(len(piece.signers))}
        return True

    return plant


def drop_sentence(*keys: str) -> Plant:
    """The first of these sentences that the proof has is left out."""

    def plant(draft: Draft, _rng: Random) -> bool:
        piece = proof_of(draft)
        key = next((k for k in keys if piece and k in piece.mentions), None)
        if piece is None or key is None:
            return False
        del piece.mentions[key]
        return True

    return plant


def change_sentence(key: str, changes: tuple[tuple[str, str], ...]) -> Plant:
    def plant(draft: Draft, rng: Random) -> bool:
        piece = proof_of(draft)
        text = piece.mentions.get(key, "") if piece else ""
        fit = [pair for pair in changes if pair[0] in text]
        if piece is None or not fit:
            return False
        old, new = rng.choice(fit)
        piece.mentions[key] = text.replace(old, new)
        piece.altered.add(key)
        return True

    return plant


ATTEST = (
    ("Atteste du bon déroulement", "Atteste du commencement"),
    ("Vague 1", "Vague 2"),
    ("Vague 2", "Vague 1"),
    ("du bon déroulement", "de l'absence"),
)
DONE = (("s'est acquitté", "ne s'est pas acquitté"), ("l'ensemble des tâches", "une partie des tâches"),
        ("ont été réalisées", "n'ont pas été réalisées"))  # fmt: skip
MANDATE = (("certifie disposer", "ne certifie pas disposer"),)
SENDING = (("a bien été atteint", "n'a pas été atteint"), ("sont assurés par", "ne sont pas assurés par"))

DEFECTS: list[Defect] = [
    Defect("mom_for_va", ("PIE-04", "PIE-01"), "fix", SOLDE, mom_for_va),
    Defect("va_for_mom", ("PIE-04", "PIE-01", "COC-04"), "fix", SOLDE, va_for_mom),
    Defect("proof_other_scheme", ("PIE-02", "MEN-08", "PIE-01"), "fix", SOLDE, other_scheme),
    Defect("proof_other_case", ("PIE-03",), "fix", SOLDE, other_case),
    Defect("scenario_none", ("COC-01",), "fix", SOLDE, ticks("none")),
    Defect("scenario_both", ("COC-01",), "fix", SOLDE, ticks("both")),
    Defect("scenario_other", ("COC-04", "COC-02"), "fix", SOLDE, ticks("other")),
    Defect("answer_no", ("COC-05",), "fix", SOLDE, answers("non")),
    Defect("answer_blank", ("COC-05",), "fix", SOLDE, answers("")),
    Defect("one_client_unsigned", ("SIG-01",), "fix", SOLDE, one_unsigned("va")),
    Defect("order_one_unsigned", ("SIG-01",), "fix", ("avance",), one_unsigned("bdc")),
    Defect("no_mandate", ("MEN-07",), "fix", SOLDE, drop_sentence("mandate")),
    Defect("altered_mandate", ("MEN-07", "MEN-02"), "fix", SOLDE, change_sentence("mandate", MANDATE)),
    Defect("no_attestation", ("MEN-08",), "fix", SOLDE, drop_sentence("attestation", "va_attestation")),
    Defect(
        "no_supplier_done",
        ("MEN-08",),
        "fix",
        SOLDE,
        drop_sentence("supplier_done", "mom_done", "result_dossier", "va_psc"),
    ),
    Defect("altered_attestation", ("MEN-08",), "fix", SOLDE, change_sentence("attestation", ATTEST)),
    Defect("altered_done", ("MEN-08",), "fix", SOLDE, change_sentence("supplier_done", DONE)),
    Defect("altered_sending", ("MEN-08",), "fix", SOLDE, change_sentence("envoi_distinct", SENDING)),
    Defect(
        "no_result",
        ("MEN-08",),
        "fix",
        SOLDE,
        drop_sentence("result_deploiement", "result_tests", "va_mes_read", "result_mss"),
    ),
]

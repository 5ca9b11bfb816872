"""Words that take back or limit what a client attests go to a person; the models' own words do not."""

from __future__ import annotations

import pytest

from extractors.mentions import extract_mentions
from models.piece import Mention, MentionOutcome, PieceKind
from schemes.load import load_scheme, scheme_ids
from schemes.piece import PieceModel
from tests.extractors.mentions.test_mentions import ATTESTATION, FILLER, NO_STRINGS, mention, paragraph
from tests.extractors.pages import view

ATTESTS = (
    "Atteste du bon déroulement de la Prestation Ségur dans les conditions définies par les textes",
    "réglementaires du dispositif SONS LGC Vague 2, et en lien avec les éléments à déclarer. Le Fournisseur",
    "s’est acquitté de l’ensemble des tâches attendues, à l’exception de celles éventuellement assurées",
    "directement par mes soins.",
)
LEAD = (
    "La vérification a porté sur les points suivants, permettant d’attester de la disponibilité des",
    "fonctions clés de la Solution logicielle, notamment :",
)
ITEMS = {
    "va_ins": "La possibilité de connaître le statut INS des patients et de qualifier l’identité facilement.",
    "va_mss_patient": "La possibilité d’envoyer un message vers la MSSanté patient.",
    "va_mes_send": "La possibilité d’envoyer simplement les documents produits à Mon espace santé.",
    "va_mes_read": "La possibilité de consulter simplement Mon espace santé.",
}
ANSWERS = 0.88  # where a column of answers stands
Change = tuple[str, str]


def read(*changes: Change, answers: tuple[str, ...] = ()) -> dict[str, Mention]:
    """The mentions of an attestation, words put in the place of others; answers beside its list."""
    text = "\n".join((*ATTESTS, "", *LEAD, "", *(f"• {item}" for item in ITEMS.values())))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    lines = [line for line in paragraph(tuple(text.split("\n")), 0.03) if line[0]]
    first = next(n for n, line in enumerate(lines) if line[0].startswith("•"))
    lines += [(said, ANSWERS, lines[first + n][2]) for n, said in enumerate(answers)]
    lines.sort(key=lambda one: (one[2], one[1]))
    return {one.key: one for one in extract_mentions(ATTESTATION, [view(lines)])}


def outcomes(found: dict[str, Mention]) -> set[MentionOutcome]:
    return {found[key].outcome for key in ("va_attestation", "supplier_done", *ITEMS)}


@pytest.mark.parametrize(
    "change",
    [
        ("acquitté", "bien acquitté"),
        ("Mon espace santé.", "Mon espace santé (fonctionne sans réserve)."),
        ("Mon espace santé.", "Mon espace santé, conforme."),
        ("Atteste du bon", "Je, soussigné Paul Rivera, atteste du bon"),
        ("définies par", "prévues au bon de commande et définies par"),
    ],
)
def test_what_limits_nothing(change: Change) -> None:
    assert outcomes(read(change)) == {MentionOutcome.PRESENT}


@pytest.mark.parametrize(
    "change",
    [
        ("MSSanté patient.", "MSSanté patient (non fonctionnel à ce jour)."),
        ("MSSanté patient.", "MSSanté patient (prévu au 2e trimestre 2027)."),
        ("MSSanté patient.", "MSSanté patient. Non testé."),
        ("MSSanté patient.", "MSSanté patient. À paramétrer."),
        ("MSSanté patient.", "MSSanté patient : reste à paramétrer"),
        ("MSSanté patient.", "MSSanté patient, sauf en visite"),
        ("possibilité d’envoyer un", "possibilité, dans une prochaine version, d’envoyer un"),
        ("possibilité d’envoyer un", "possibilité théorique d’envoyer un"),
        ("d’envoyer un", "d’envoyer manuellement, un par un, un"),
    ],
)
def test_words_of_an_item_that_limit_it(change: Change) -> None:
    found = read(change)
    assert found["va_mss_patient"].outcome is MentionOutcome.UNREADABLE
    assert found["va_mss_patient"].changes[0].expected == ""
    assert found["va_mes_read"].outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("va_attestation", ("Atteste du bon", "Atteste de l’absence de bon")),
        ("va_attestation", ("Atteste du bon", "Ne peut attester que pour partie du bon")),
        ("va_attestation", ("Atteste du bon", "Atteste, sans avoir pu le vérifier, du bon")),
        ("supplier_done", ("s’est acquitté", "s’est partiellement acquitté")),
        ("supplier_done", ("s’est acquitté", "s’engage à s’acquitter")),
        ("supplier_done", ("de l’ensemble des tâches", "d’une partie des tâches")),
        ("va_ins", ("a porté", "n’a pas porté")),
        ("va_ins", ("a porté", "portera")),
        ("va_ins", ("notamment :", "à l’exclusion de :")),
        ("va_ins", ("notamment :", "après installation des modules payants suivants :")),
    ],
)
def test_the_sentence_that_attests_and_the_lead_of_the_list(key: str, change: Change) -> None:
    assert read(change)[key].outcome in (MentionOutcome.UNREADABLE, MentionOutcome.ALTERED)


@pytest.mark.parametrize("said", ["KO", "Non testé", "À faire", "N/A", "Échec", "Bof"])
def test_an_answer_against_a_sentence(said: str) -> None:
    found = read(answers=("OK", "OK", said, "OK"))
    assert found["va_mes_send"].outcome is MentionOutcome.UNREADABLE
    assert found["va_mes_read"].outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize("said", ["OK", "Conforme", "Vérifiée", "12/01/2027"])
def test_an_answer_that_assents(said: str) -> None:
    assert outcomes(read(answers=("OK", "OK", said, "OK"))) == {MentionOutcome.PRESENT}


def test_an_exception_behind_a_sentence_of_the_model() -> None:
    limited = (*NO_STRINGS[:2], "des prestations Ségur, à l’exception du contrat de maintenance.")
    found = mention("no_strings", view(paragraph(FILLER, y=0.1) + paragraph(limited)))
    assert found.outcome is MentionOutcome.UNREADABLE
    followed = (*NO_STRINGS, "Toutefois le client reste libre de choisir un autre produit.")
    found = mention("no_strings", view(paragraph(FILLER, y=0.1) + paragraph(followed)))
    assert found.outcome is MentionOutcome.PRESENT


def attestations() -> list[PieceModel]:
    signed = (PieceKind.VA, PieceKind.MOM)
    return [model for one in scheme_ids() for model in load_scheme(one).pieces if model.kind in signed]


@pytest.mark.parametrize("model", attestations(), ids=lambda model: model.id)
def test_what_a_model_prints_itself_limits_nothing(model: PieceModel) -> None:
    said = [one.wordings[0] for one in model.mentions]
    said += [option.wordings[0] for group in model.groups for option in group.options]
    found = extract_mentions(model, [view(paragraph(tuple(f"{text}." for text in said), 0.01, 0.05))])
    assert [m.key for m in found if any(not change.expected for change in m.changes)] == []

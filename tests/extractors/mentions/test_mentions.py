"""A mandatory sentence is found in any layout, and its sense is read word by word."""

from __future__ import annotations

import pytest

from extractors.mentions import extract_mentions
from models.page import Reader
from models.piece import Mention, MentionOutcome
from models.view import PageView
from schemes.load import load_scheme
from schemes.piece import PieceModel
from tests.extractors.pages import Replay, view, words

MODELS = {model.id: model for model in load_scheme("MDV-LGC-Va2").pieces}
ORDER = MODELS["bdc-medecin-liberal"]
ATTESTATION = MODELS["va-medecin-liberal"]
INVOICE = MODELS["facture-medecin-liberal"]

NO_STRINGS = (
    "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux",
    "d’une option contractuelle, d’un autre produit ou d’un service hors périmètre",
    "des prestations Ségur.",
)
CONDITIONAL = (
    "⚠ Si le bon de commande est antérieur au référencement de la solution : « Bon de commande",
    "conditionnée à l’obtention par le logiciel du référencement ANS. L’affermissement de cette",
    "commande est conditionné au dépôt d’un dossier de référencement complet, contenant",
    "l’ensemble des preuves attendues, sous 120 jours sur le site de l’ANS et à l’obtention",
    "subséquente du référencement ».",
)
FILLER = ("Bon de commande", "Fournisseur : Éditions Martin", "Adresse : 4 rue du Port, 44000 Nantes")


def paragraph(lines: tuple[str, ...], x: float = 0.05, y: float = 0.3) -> list[tuple[str, float, float]]:
    return [(text, x, y + 0.02 * n) for n, text in enumerate(lines)]


def mention(key: str, *views: PageView, model: PieceModel = ORDER) -> Mention:
    return next(m for m in extract_mentions(model, views) if m.key == key)


def test_a_sentence_over_lines_is_present() -> None:
    found = mention("no_strings", view(paragraph(FILLER, y=0.1) + paragraph(NO_STRINGS)))
    assert found.outcome is MentionOutcome.PRESENT
    assert found.score > 0.99
    assert len(found.evidence) == 3
    assert found.changes == ()


def test_a_sentence_in_a_column_beside_another_one_is_present() -> None:
    left = ("Le client peut à tout moment", "demander au fournisseur une copie", "de la commande signée")
    right = (
        "J’atteste que cette commande n’est pas",
        "conditionnée à une commande à titre",
        "onéreux d’une option contractuelle, d’un",
        "autre produit ou d’un service hors",
        "périmètre des prestations Ségur",
    )
    rows = sorted([*paragraph(left, 0.03), *paragraph(right, 0.55)], key=lambda one: (one[2], one[1]))
    assert mention("no_strings", view(rows)).outcome is MentionOutcome.PRESENT


def test_the_conditional_mention_is_present_inside_its_official_quote() -> None:
    found = mention("conditional_order", view(paragraph(CONDITIONAL)))
    assert found.outcome is MentionOutcome.PRESENT
    assert "conditionnée à l’obtention" in found.expected


@pytest.mark.parametrize(
    "text",
    [
        "Montant de la Prestation Ségur pris en charge par l'Etat au titre du Ségur de la santé.",
        "Montants de la Prestation Segur pris en charge par I'Etat au titre du Segur de la sante",
        "MONTANT PRIS EN CHARGE PAR L'ÉTAT DANS LE CADRE DU SÉGUR DE LA SANTÉ",
        "Montant de la PrestationSégur prisencharge par l'Etat au titre du Ségur dela santé",
    ],
)
def test_the_state_mention_in_all_its_wordings(text: str) -> None:
    assert mention("state_funding", view([(text, 0.05, 0.4)])).outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("n’est pas conditionnée", "est conditionnée"),
        ("n’est pas", "n’est"),
        ("hors périmètre", "du périmètre"),
        ("à titre onéreux", "à titre gratuit"),
    ],
)
def test_words_that_turn_the_sense_are_an_alteration(old: str, new: str) -> None:
    text = tuple(line.replace(old, new) for line in NO_STRINGS)
    found = mention("no_strings", view(paragraph(text)))
    assert found.outcome is MentionOutcome.ALTERED
    assert found.changes


def test_another_figure_is_an_alteration_and_is_shown() -> None:
    text = tuple(line.replace("120", "180") for line in CONDITIONAL)
    found = mention("conditional_order", view(paragraph(text)))
    assert found.outcome is MentionOutcome.ALTERED
    assert [(c.expected, c.found) for c in found.changes] == [("120", "180")]


def test_a_clause_left_out_is_an_alteration() -> None:
    text = (*CONDITIONAL[:2], "commande est conditionné au dépôt d’un dossier de référencement complet",
            "sous 120 jours sur le site de l’ANS et à l’obtention subséquente du référencement")  # fmt: skip
    found = mention("conditional_order", view(paragraph(text)))
    assert found.outcome is MentionOutcome.ALTERED
    assert any("preuves attendues" in change.expected for change in found.changes)


def test_half_of_the_mention_is_an_alteration_not_an_absence() -> None:
    text = ("Bon de commande conditionné à l’obtention par le logiciel du référencement ANS.",)
    assert mention("conditional_order", view(paragraph(text))).outcome is MentionOutcome.ALTERED


def test_a_difference_seen_by_one_reader_only_goes_to_a_person() -> None:
    text = tuple(line.replace("120", "180") for line in CONDITIONAL)
    seen = (w for n, one in enumerate(CONDITIONAL) for w in words(one, 0.05, 0.3 + 0.02 * n))
    second = Replay(tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in seen))
    found = mention("conditional_order", view(paragraph(text), second=second))
    assert found.outcome is MentionOutcome.UNREADABLE


def test_a_difference_badly_read_goes_to_a_person() -> None:
    text = tuple(line.replace("120", "180") for line in CONDITIONAL)
    found = mention("conditional_order", view(paragraph(text), second=Replay(), confidence=0.7))
    assert found.outcome is MentionOutcome.UNREADABLE


def test_nothing_close_is_missing() -> None:
    found = mention("no_strings", view(paragraph(FILLER)))
    assert found.outcome is MentionOutcome.MISSING
    assert found.evidence == ()


def test_silence_of_a_page_badly_read_proves_nothing() -> None:
    found = mention("no_strings", view(paragraph(FILLER), confidence=0.4))
    assert found.outcome is MentionOutcome.UNREADABLE


def test_a_sentence_cut_by_a_page_break() -> None:
    first = view([*paragraph(NO_STRINGS[:1], y=0.88), ("SARL Martin - RCS Nantes - page 1/2", 0.3, 0.95)])
    second = view([("Bon de commande 2026-12", 0.05, 0.03), *paragraph(NO_STRINGS[1:], y=0.1)], number=2)
    found = mention("no_strings", first, second)
    assert found.outcome is MentionOutcome.PRESENT
    assert {place.page for place in found.evidence} == {1, 2}


def test_hyphens_at_line_ends() -> None:
    text = (
        "J’atteste que cette commande n’est pas condi-",
        "tionnée à une commande à titre onéreux d’une op-",
        "tion contractuelle, d’un autre produit ou d’un ser-",
        "vice hors périmètre des prestations Ségur",
    )
    assert mention("no_strings", view(paragraph(text))).outcome is MentionOutcome.PRESENT


ITEMS = tuple(m.wordings[0] for m in ATTESTATION.mentions)


def test_every_sentence_of_an_attestation_is_found() -> None:
    found = extract_mentions(ATTESTATION, [view(paragraph(ITEMS, y=0.1))])
    assert {m.key: m.outcome for m in found if m.outcome is not MentionOutcome.PRESENT} == {}


@pytest.mark.parametrize("key", [m.key for m in ATTESTATION.mentions])
def test_a_sentence_left_out_is_not_taken_from_its_neighbours(key: str) -> None:
    kept = tuple(m.wordings[0] for m in ATTESTATION.mentions if m.key != key)
    found = {m.key: m.outcome for m in extract_mentions(ATTESTATION, [view(paragraph(kept, y=0.1))])}
    assert found.pop(key) is MentionOutcome.MISSING
    assert set(found.values()) == {MentionOutcome.PRESENT}


def test_a_free_wording_of_an_attestation_is_present() -> None:
    text = ("Mon logiciel permet désormais l’authentification par Pro Santé Connect",)
    assert mention("va_psc", view(paragraph(text)), model=ATTESTATION).outcome is MentionOutcome.PRESENT


def test_words_of_one_family_carry_the_sense() -> None:
    text = ("l’envoi simple des documents produits à Mon espace santé",)
    found = mention("va_mes_send", view(paragraph(text)), model=ATTESTATION)
    assert found.outcome is not MentionOutcome.MISSING


def test_a_negation_in_an_attestation_is_an_alteration() -> None:
    text = ("Atteste que la Prestation Ségur n’a pas été intégralement réalisée",)
    found = mention("va_attestation", view(paragraph(text)), model=ATTESTATION)
    assert found.outcome is MentionOutcome.ALTERED


@pytest.mark.parametrize(
    "text", ["TVA non applicable, art. 293 B du CGI", "TVA non applicable - article 293B du CGI"]
)
def test_the_franchise_mention(text: str) -> None:
    found = mention("vat_franchise", view([(text, 0.05, 0.7)]), model=INVOICE)
    assert found.outcome is MentionOutcome.PRESENT


def test_an_invoice_with_vat_has_no_franchise_mention() -> None:
    lines = paragraph(("TVA 20 %", "Montant de la TVA 75,25", "Taux de TVA applicable"))
    assert mention("vat_franchise", view(lines), model=INVOICE).outcome is MentionOutcome.MISSING


def test_the_sentence_after_a_tax_mention_denies_nothing() -> None:
    lines = ("TVA non applicable, art. 293 B du CGI", "Pas d’escompte pour paiement anticipé.")
    found = mention("vat_franchise", view(paragraph(lines)), model=INVOICE)
    assert found.outcome is MentionOutcome.PRESENT


def test_the_negation_beside_a_box_takes_nothing_back() -> None:
    model = MODELS["va-medecin-liberal"]
    attested = ("La possibilité de produire une ordonnance numérique de produits de santé et consulter une",
                "ordonnance numérique")  # fmt: skip
    box = ("Prestation Ségur Vague 1 + Vague 2, le client atteste qu’il n’a pas financé antérieurement, à",
           "ses frais, la mise à jour d’une version de LGC référencée Ségur vague 1")  # fmt: skip
    page = view(paragraph((*attested, *box)))
    assert mention("va_ordonnance", page, model=model).outcome is MentionOutcome.PRESENT
    taken_back = view(paragraph((*attested, "Cette fonction n’est pas disponible à ce jour.")))
    assert mention("va_ordonnance", taken_back, model=model).outcome is MentionOutcome.UNREADABLE


SFP = load_scheme("SFP-LGC-Va2").piece_model("va-professionnel-liberal")
PURPOSE = (
    "La vérification a porté sur les points suivants, permettant d’attester de la bonne",
    "disponibilité",
)
STATED = ("Je soussigné atteste de la bonne disponibilité des fonctions clés de la Solution logicielle.",)
KEYS = ("des fonctions clés de la Solution logicielle, notamment :",)


@pytest.mark.parametrize("model", [SFP, ATTESTATION], ids=lambda m: m.id)
def test_what_a_control_is_for_is_no_attestation(model: PieceModel) -> None:
    """« permettant d’attester de … »: the sentence of the client was left out."""
    left_out = mention("va_attestation", view(paragraph((*PURPOSE, *KEYS))), model=model)
    assert left_out.outcome is not MentionOutcome.PRESENT
    stated = mention("va_attestation", view(paragraph(STATED)), model=model)
    assert stated.outcome is MentionOutcome.PRESENT


@pytest.mark.parametrize("model", [SFP, ATTESTATION], ids=lambda m: m.id)
@pytest.mark.parametrize(
    "text",
    [
        "Le client atteste du bon déroulement de la Prestation Ségur et constate :",
        "Le client n’atteste pas du bon déroulement de la Prestation Ségur et constate :",
        "Le client atteste du bon déroulement de la Prestation Ségur sauf la migration, non réalisée.",
        "Le client attestera du bon déroulement de la Prestation Ségur à son terme.",
    ],
)
def test_half_of_what_is_attested_is_for_a_person(model: PieceModel, text: str) -> None:
    """What follows may take it back: only the whole sentence is the client's word."""
    assert (
        mention("va_attestation", view(paragraph((text,))), model=model).outcome is not MentionOutcome.PRESENT
    )


NOTE = (
    "Le Fournisseur dispose d’une durée totale de 18 mois à compter de la date de démarrage de la",
    "Prestation secondaire pour constater, sur une période continue d’observation de 6 mois, l’atteinte",
    "du niveau de performance d’alimentation telle que définie en section 3.3.",
)


def test_the_second_sentence_of_the_note_is_compared_too() -> None:
    whole = mention("secondary_note_duration", view(paragraph(NOTE)))
    assert whole.outcome is MentionOutcome.PRESENT
    other = mention("secondary_note_duration", view(paragraph((NOTE[0].replace("18", "36"), *NOTE[1:]))))
    assert other.outcome is MentionOutcome.ALTERED


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        (("Commentaires : Aucun", "Fait à Marseille"), MentionOutcome.PRESENT),
        (("Commentaires : aucun document envoyé", "Fait à Marseille"), MentionOutcome.UNREADABLE),
        (("Commentaires : aucun", "document envoyé"), MentionOutcome.UNREADABLE),
    ],
)
def test_no_remark_takes_nothing_back(remark: tuple[str, str], expected: MentionOutcome) -> None:
    lines = ("• la possibilité de consulter simplement Mon espace santé ;", *remark)
    assert mention("va_mes_read", view(paragraph(lines)), model=SFP).outcome is expected

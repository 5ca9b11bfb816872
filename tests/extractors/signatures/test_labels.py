"""Which words head the place where one signs, and which only stand in a sentence."""

from __future__ import annotations

import pytest

from extractors.signatures.labels import find_labels
from schemes import load_scheme
from tests.extractors.pages import view

CLIENT = next(
    model
    for model in load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal").signatures
    if model.key == "client"
)


def headed(*texts: tuple[str, float, float]) -> list[float]:
    """How far down each place stands where the client may sign, the likeliest first."""
    return [round(label.box.top, 2) for label in find_labels(CLIENT, [view(list(texts))])]


def test_the_party_of_a_sentence_heads_no_place_to_sign() -> None:
    sentence, alone = ("chloe.martin@example.org, ci-après le Client.", 0.08, 0.8), ("Le client", 0.5, 0.2)
    assert headed(sentence, alone)[0] == 0.2


@pytest.mark.parametrize(
    "line",
    [
        "Fait en deux exemplaires à Rodez, le 19 avril 2026. Pour le Client, Chloé MARTIN :",
        "Pour le client, Chloé MARTIN :",
    ],
)
def test_who_signs_is_told_at_the_end_of_a_line(line: str) -> None:
    assert headed(("Le prix est dû par le client dès la commande", 0.08, 0.3), (line, 0.08, 0.6))[0] == 0.6


def test_the_last_words_of_a_paragraph_head_no_block() -> None:
    """« … suite à cessation d’activité | du fournisseur » over the « Signature » of a client."""
    sentence = ("Je souhaite annuler ma commande n° 12 suite à la cessation d’activité", 0.08, 0.5)
    block = ("Signature", 0.08, 0.62)
    assert headed(sentence, ("du fournisseur", 0.08, 0.516), block)[:1] == [0.62]
    assert headed(sentence, ("Fournisseur", 0.08, 0.58), block) == []


def test_a_formula_of_agreement_asks_for_a_signature_more_than_the_name_of_the_party() -> None:
    assert headed(("Le client", 0.05, 0.3), ("Bon pour accord", 0.5, 0.6))[0] == 0.6


def test_the_day_of_a_signature_in_brackets_is_no_place_to_sign() -> None:
    """« Date du bon de commande (signature) : … » over an order: under it stands no name."""
    assert headed(("Date du bon de commande (signature) : 10/06/2025", 0.08, 0.1)) == []
    assert headed(("Le représentant (signature et cachet)", 0.08, 0.6)) == [0.6]


def test_what_somebody_is_heads_the_place_at_the_foot_of_a_letter() -> None:
    """« La directrice générale, » over her name; a place that says so comes first."""
    (model,) = load_scheme("HOP-DPI-Va1").piece_model("annulation-client").signatures
    letter = [
        ("La directrice de l’établissement atteste par la présente que la commande est annulée", 0.08, 0.3),
        ("La directrice générale,", 0.5, 0.6),
        ("Marie-Ange Castaing", 0.5, 0.62),
    ]
    first, *_ = find_labels(model, [view(letter)])
    assert (first.text, round(first.box.top, 2)) == ("la directrice generale", 0.6)
    first, *_ = find_labels(model, [view([*letter, ("Signature :", 0.5, 0.7)])])
    assert first.text == "signature"

"""The name of the signatory as hands write it and readers take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.fields import extract_fields
from extractors.fields.names import of_a_person
from models.geometry import Box
from models.page import Line
from models.reading import Field
from models.view import Hand, Pixels
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import line, view, words


def signatory(*told: tuple[str, float]) -> str | None:
    texts: Texts = [("Bon de commande", 0.05, 0.05), *((text, x, 0.8) for text, x in told)]
    texts += [("Signature du client", 0.05, 0.84)]
    return values(read("bdc-medecin-liberal", texts), "signatory_name")[0]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (("Nom du signataire : Nadia ETCHEGARAY",), "Nadia ETCHEGARAY"),
        (("Nom du signataire :", "ETCHEGARAYNadia"), "ETCHEGARAY Nadia"),
        (("Nom du signataire :", "NadiaETCHEGARAY"), "Nadia ETCHEGARAY"),
        (("Nom du signataire", ": Nadia ETCHEGARAY"), "Nadia ETCHEGARAY"),
        (("Nom du signataire·Nadia.Etchegaray",), "Nadia Etchegaray"),
        (("Nom du signataire :", ".Nadia.Etchegaray."), "Nadia Etchegaray"),
        (("Nom du signataire :", "Nadia"), None),
        (("Nom du signataire :", "Signature"), None),
        (("Nom du signataire :", "MARCHETTI Gaë1"), "MARCHETTI Gaël"),
        (("Nom du signataire :", "0livier MAR0T"), "Olivier MAROT"),
        (("Nom et signature du responsable de l'OG : Gérard Chazal",), "Gérard Chazal"),
        (("Nom du signataire :", "Madame, Monsieur,"), None),
    ],
)
def test_two_words_make_a_name_even_glued(told: tuple[str, ...], name: str | None) -> None:
    assert signatory(*((text, 0.05 + 0.25 * n) for n, text in enumerate(told))) == name


STAMP: Texts = [
    ("Bon de commande", 0.05, 0.05),
    ("Nom du client : Vincent WAGNER", 0.05, 0.2),
    ("Signature du client", 0.5, 0.8),
    ("17 quai de la Fosse", 0.3, 0.847),
    ("44000 NANTES", 0.32, 0.861),
    ("Tél. 02 40 48 19 30", 0.3, 0.875),
]


@pytest.mark.parametrize(
    ("said", "name"),
    [("BIO ESTUAIRE", None), ("Dr Paul MARTIN", "Dr Paul MARTIN"), ("Vincent WAGNER", "Vincent WAGNER")],
)
def test_a_stamp_with_an_address_names_a_firm_unless_it_says_a_title_or_a_known_name(
    said: str, name: str | None
) -> None:
    assert values(read("bdc-medecin-liberal", [*STAMP, (said, 0.32, 0.833)]), "signatory_name") == [name]


@pytest.mark.parametrize(
    ("over", "said", "name"),
    [
        ("CENTRE HOSPITALIER", "DU HAUT-ADOUR", None),
        ("CENTRE HOSPITALIER", "DE VILLIERS Anne", "DE VILLIERS Anne"),
        ("CENTRE HOSPITALIER", "Anne Dutrey-Laval", "Anne Dutrey-Laval"),
        ("La Directrice", "DE VILLIERS ANNE", "DE VILLIERS ANNE"),
    ],
)
def test_the_end_of_the_name_of_a_firm_names_nobody(over: str, said: str, name: str | None) -> None:
    texts = [*STAMP[:3], (over, 0.3, 0.833), (said, 0.31, 0.847)]
    assert values(read("bdc-medecin-liberal", texts), "signatory_name") == [name]


def test_a_name_under_the_place_and_the_day_is_in_no_stamp() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Nom du client : Vincent WAGNER", 0.05, 0.2),
        ("Téléphone", 0.05, 0.765),
        ("02 99 60 71 45", 0.2, 0.765),
        ("44000 NANTES", 0.05, 0.78),
        ("A Vitré, le 2 avril 2027", 0.05, 0.797),
        ("Signature du client", 0.5, 0.797),
        ("P. Le Moal", 0.05, 0.814),
    ]
    assert values(read("bdc-medecin-liberal", texts), "signatory_name") == ["P. Le Moal"]


def test_a_title_glued_to_an_initial_is_a_title() -> None:
    assert signatory(("Nom du signataire : DrC. Delmas", 0.05)) == "Dr C. Delmas"


def told_by(
    hand: Hand, written: str = "Yincent Magnes", confidence: float = 0.98, client: str = "Vincent WAGNER"
) -> Field:
    """The signatory of an order whose client is Vincent Wagner; `hand` says which name the ink may say."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        (f"Nom du client : {client}", 0.05, 0.2),
        (f"Nom du signataire : {written}", 0.05, 0.8),
        ("Signature du client", 0.05, 0.84),
    ]
    page = replace(view(texts, confidence=confidence), hand=hand)
    model = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    return next(f for f in extract_fields(model, [page]) if f.key == "signatory_name")


class Asked:
    """Says the first name, and keeps what it was asked."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, _: Pixels, box: Box, names: Sequence[str]) -> tuple[str, float] | None:
        assert box.contains_point(box.middle_x, 0.806)
        self.names += names
        return names[0], 0.6


def test_a_hurried_hand_is_told_among_the_names_that_the_piece_prints() -> None:
    hand = Asked()
    found = told_by(hand)
    assert hand.names == ["Vincent WAGNER"]
    assert (found.value, found.raw, found.repaired) == ("Vincent WAGNER", "Yincent Magnes", True)
    assert (found.readings[-1].value, found.readings[-1].confidence) == ("Vincent WAGNER", 0.6)


def test_a_title_is_no_letter_of_the_name_that_a_hand_wrote() -> None:
    hand = Asked()
    assert told_by(hand, client="M. Vincent WAGNER").value == "Vincent WAGNER"
    assert hand.names == ["Vincent WAGNER"]


def test_a_name_that_the_ink_does_not_say_stays_as_it_was_read() -> None:
    found = told_by(lambda *_: None)
    assert (found.value, found.repaired) == ("Yincent Magnes", False)


def test_nobody_is_asked_where_the_name_is_read_as_printed_or_nothing_is_plain() -> None:
    hand = Asked()
    assert told_by(hand, "WAGNER Vincent").value == "WAGNER Vincent"
    assert told_by(hand, confidence=0.8).value == "Yincent Magnes"
    assert hand.names == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DE LA STRUCTURE · Dr Alain GIRARD", "Dr Alain GIRARD"),
        ("DE LA STRUCTURE", ""),
        ("de la structure Mme Jeanne MARTIN", "Mme Jeanne MARTIN"),
        ("DE LA FONTAINE Marie", "DE LA FONTAINE Marie"),
        ("DU CABINET JURIDIQUE : Paul HARDY", "Paul HARDY"),
        ("Marchetti, prénom Mickaël", "Marchetti, Mickaël"),
        ("DE CLIENTIS Paul", "DE CLIENTIS Paul"),
    ],
)
def test_what_goes_on_a_label_is_no_name(text: str, name: str) -> None:
    """« REPRÉSENTANT LÉGAL | DE LA STRUCTURE »: the end of its label was told to be who signs."""
    kept = of_a_person(words(text), on_line=True, told=False)
    assert " ".join(w.text for w in kept) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("atteste du bon déroulement de la Prestation Ségur,", ""),
        ("représentant ci-dessus désigné,", ""),
        ("représentant légal Mme Jeanne MARTIN", "Mme Jeanne MARTIN"),
        ("Rémi Claudel (p/o Paul DURAND)", "Rémi Claudel (p/o Paul DURAND)"),
        ("MARTIN (épouse DURAND) Jeanne", "MARTIN (épouse DURAND) Jeanne"),
    ],
)
def test_a_sentence_names_nobody_and_a_bracket_is_left_to_the_controls(text: str, name: str) -> None:
    """« Je, soussignée, atteste du bon déroulement de la Prestation Ségur » named « Prestation Ségur »."""
    kept = of_a_person(words(text), on_line=True, told=False)
    assert " ".join(w.text for w in kept) == name


def by_signature(said: str, height: float = 0.012, confidence: float = 0.98) -> str | None:
    """The signatory of an order of Vincent Wagner where these words alone stand by the signature."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Nom du client : Vincent WAGNER", 0.05, 0.2),
        ("Signature du client", 0.05, 0.8),
    ]
    shown = view(texts)
    own = line(said, 0.4, 0.82, confidence)
    box = own.box.model_copy(update={"bottom": own.box.top + height})
    tall = tuple(
        w.model_copy(update={"box": w.box.model_copy(update={"bottom": box.bottom})}) for w in own.words
    )
    page = shown.page.model_copy(update={"lines": (*shown.page.lines, Line(words=tall, box=box))})
    model = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    return next(
        f.value for f in extract_fields(model, [replace(shown, page=page)]) if f.key == "signatory_name"
    )


@pytest.mark.parametrize("said", ["SEL APL", "SELARL Wagner", "DE LA BRUCHE", "PHARMACIE DU BEFFROI"])
def test_words_of_a_firm_by_the_signature_name_nobody(said: str) -> None:
    """The middle of a round stamp, the second line of one, were told to be who signs."""
    assert by_signature(said) is None


@pytest.mark.parametrize(
    ("said", "height", "confidence", "name"),
    [
        ("S. Bachelcse", 0.03, 0.77, None),
        ("S. Bachelcse", 0.03, 0.98, "S. Bachelcse"),
        ("S. Bachelcse", 0.016, 0.77, "S. Bachelcse"),
        ("Vincent Wagner", 0.03, 0.77, "Vincent Wagner"),
        ("Paul de la Bruche", 0.012, 0.98, "Paul de la Bruche"),
    ],
)
def test_a_tall_name_that_reads_badly_is_a_signature(
    said: str, height: float, confidence: float, name: str | None
) -> None:
    """A name that is plain to read, or written small, is still for a person: another one may have signed."""
    assert by_signature(said, height, confidence) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Centre hospitalier de Thiérache-Nord", None),
        ("Cabinet médical de Soissons", "ANNE THIÉRACHE-NORD"),
        ("Centre hospitalier représenté par Anne Thiérache-Nord", "ANNE THIÉRACHE-NORD"),
    ],
)
def test_a_half_hidden_line_of_a_stamp_names_the_firm_of_the_piece(head: str, name: str | None) -> None:
    said = "AH DE THIÉRACHE-NORD" if name is None else name
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        (head, 0.05, 0.1),
        ("A Vervins, le 2 avril 2027", 0.05, 0.797),
        ("Signature du client", 0.5, 0.797),
        (said, 0.6, 0.83),
    ]
    assert values(read("bdc-medecin-liberal", texts), "signatory_name") == [name]


def test_a_long_role_behind_a_name_is_left_out() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        ("Nom du signataire : NOBEL Gérald, directeur du Centre hospitalier de Thiérache-Nord", 0.05, 0.7),
        ("Signature du client", 0.05, 0.75),
    ]
    assert values(read("va-medecin-liberal", texts), "signatory_name") == ["NOBEL Gérald"]

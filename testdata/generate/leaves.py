"""Pages on their way into files: of pieces, blank, separators, strangers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import weasyprint

from testdata.generate import names
from testdata.generate.fonts import font_faces
from testdata.generate.numbers import digits
from testdata.generate.render import Drawn
from testdata.generate.style import BASE

STYLE = (
    font_faces({"arimo", "lato"}) + "@page{size:A4;margin:20mm}body{font-family:arimo;font-size:11pt}" + BASE
)


@dataclass(frozen=True)
class Leaf:
    """One page: the PDF that holds it and its index there. `state` as in `models.piece.PageState`."""

    pdf: bytes
    index: int
    state: str = "attributed"
    piece: int | None = None


def piece_leaves(drawn: Drawn, index: int) -> list[Leaf]:
    return [Leaf(drawn.pdf, page, "attributed", index) for page in range(drawn.pages)]


def one_page(body: str, state: str) -> Leaf:
    html = f"<html lang='fr'><head><style>{STYLE}</style></head><body>{body}</body></html>"
    return Leaf(weasyprint.HTML(string=html).write_pdf(), 0, state)


def blank() -> Leaf:
    return one_page("", "blank")


def separator(rng: Random) -> Leaf:
    """A sheet that an office puts between pieces."""
    title = rng.choice(("PIÈCE N° 2", "INTERCALAIRE", "SÉPARATEUR DE DOCUMENTS", "--- Document suivant ---"))
    return one_page(
        f"<h1 style='margin-top:110mm;text-align:center;font-size:30pt'>{title}</h1>", "separator"
    )


def care(rng: Random) -> Leaf:
    """A care document with an invented NIR (month 20 and above is never a month of birth)."""
    place = rng.choice(("75", "31", "69", "13"))
    body = f"{rng.choice('12')}{rng.randint(40, 99)}{rng.randint(21, 30)}{place}{digits(rng, 6)}"
    key = 97 - int(body) % 97
    person = f"{rng.choice(names.GIVEN)} {rng.choice(names.FAMILY).upper()}"
    nir = f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {key:02d}"
    drugs = rng.sample(
        ("Amoxicilline 1 g", "Paracétamol 1 g", "Ramipril 5 mg", "Metformine 850 mg", "Oméprazole 20 mg"), 3
    )
    lines = "".join(
        f"<p>- {d} : {rng.randint(1, 3)} par jour pendant {rng.choice((5, 7, 30, 90))} jours</p>"
        for d in drugs
    )
    return one_page(
        f"<h2>ORDONNANCE</h2><p>Patient : {person}</p><p>N° de sécurité sociale : {nir}</p><p>Né(e) le "
        f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/19{body[1:3]}</p><br>{lines}",
        "unrecognised",
    )


def stray(rng: Random) -> Leaf:
    """A page that has nothing to do with the dossier."""
    return one_page(
        rng.choice(
            (
                "<h1>Menu de la semaine</h1><p>Lundi : velouté de potiron, poisson du jour</p><p>Mardi "
                ": salade de lentilles</p>"
                "<p>Mercredi : gratin dauphinois</p><p>Jeudi : couscous de légumes</p><p>Vendredi : "
                "brandade</p>",
                "<h1>Notice de l'imprimante</h1><p>1. Ouvrir le capot. 2. Retirer la cartouche. 3. "
                "Agiter cinq à six fois. "
                "4. Insérer la nouvelle cartouche jusqu'au déclic.</p>",
                "<h1>Compte rendu de réunion</h1><p>Présents : l'équipe administrative. Ordre du jour : "
                "planning des congés, "
                "travaux de peinture, parking.</p><p>La prochaine réunion est fixée au premier mardi du "
                "mois.</p>",
            )
        ),
        "unrecognised",
    )

"""What people write by hand on a form: dates above all, names, numbers, towns, short words. All invented."""

from __future__ import annotations

from random import Random

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
    "jan fev mars avr mai juin juil aout sept oct nov dec".split(),
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(),
)
FIRST = (
    "Anne Marie Jean Paul Luc Marc Zoé Léa Éric Hélène François Benoît Chloé Inès Loïc Maëlle Noël Agnès "
    "Yves Guy Hugo Nadia Karim Fatou Ali Sarah Ugo Igor Wanda Xavier Quentin Solène Aïcha Jérôme Cédric "
    "Denise Rémi Odile Valérie Josette Bruno Fabrice Gérard Mireille Patrick Thierry Véronique Zélie Joël"
).split()
ONSETS = "b c ch d f g gu h j k l m n p qu r s t v w z br cl cr dr fl fr gr pl pr tr bl vr st".split()
VOWELS = "a e i o u é è ou an en on in ai au eau oi y ê â ï eu ei".split()
ENDS = ["", "", "", "r", "t", "s", "l", "n", "d", "x", "z", "rt", "rd", "lle", "nt", "ck", "tte", "que", "re"]
TOWNS = (
    "Paris,Lyon,Lille,Nantes,Brest,Pau,Nice,Dijon,Metz,Tours,Caen,Rennes,Évreux,Sète,Albi,Agen,Auch,Béziers,"
    "Orléans,Angoulême,Saint-Étienne,Aix-en-Provence,Le Mans,La Rochelle,Besançon,Châteauroux,Nîmes,Vannes"
).split(",")
WORDS = (
    "oui non néant bon pour accord lu et approuvé le la les du de des à fait signature cachet gérant gérante "
    "directeur directrice président présidente médecin docteur Dr Mme M. Mlle cabinet centre clinique "
    "hôpital pharmacie laboratoire infirmier libéral associé mandataire responsable adjoint SARL SAS SELARL "
    "SCM EURL reçu solde avance total euros montant service logiciel poste page sur version avenant annexe"
).split()
SIGNS = [*"//////...--,", " "]


def text(rng: Random) -> str:
    """One value, of a kind drawn by lot; two in five are dates, and a few are nothing that can be read."""
    kinds = (date, person, number, town, words, noise, nothing)
    return rng.choices(kinds, (42, 23, 14, 4, 11, 3, 3))[0](rng)


def nothing(rng: Random) -> str:
    """The reading of a scrawl."""
    return ""


def date(rng: Random) -> str:
    """A date in one of the ways in which a French hand writes it.

    No year is likelier than another, and some are no dates at all: a reader that expects 2026 sees it.
    """
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(2010, 2039)
    if rng.random() < 0.72:
        return _figures(rng, day, month, year)
    names = rng.choice(MONTHS)
    name = names[month - 1]
    name = rng.choice((name, name, name.upper(), name.capitalize()))
    first = rng.choice(("1er", "1er", "1")) if day == 1 else rng.choice((str(day), f"{day:02d}"))
    shown = rng.choice((str(year), str(year), str(year), f"{year % 100:02d}"))
    ahead = rng.choice(("", "", "", "le ", "Le ", "lundi ", "fait le ", "À " + rng.choice(TOWNS) + ", le "))
    return ahead + f"{first} {name} {shown}"


def _figures(rng: Random, day: int, month: int, year: int) -> str:
    if rng.random() < 0.25:
        day, month, year = rng.randint(0, 99), rng.randint(0, 99), rng.randint(1000, 9999)
    sign = rng.choice(SIGNS)
    gap = rng.choice(("", "", "", "", " ", "  ")) if sign != " " else ""
    led = rng.choice(("02d", "02d", "02d", "d"))
    shown = f"{year}" if rng.random() < 0.65 else f"{year % 100:02d}"
    other = rng.choice(SIGNS) if rng.random() < 0.05 else sign  # a hurried hand changes its mind
    body = f"{day:{led}}{gap}{sign}{gap}{month:{led}}{gap}{other}{gap}{shown}"
    return rng.choice(("", "", "", "", "", "", "le ", "Le ", "Le : ", "Date : ")) + " ".join(body.split())


def name(rng: Random) -> str:
    """A family name made of syllables."""
    made = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 3)))
    return made.capitalize() + rng.choice(ENDS)


def person(rng: Random) -> str:
    """First and family name, in one of the orders and cases that forms get."""
    first, last = rng.choice(FIRST) if rng.random() < 0.6 else name(rng), name(rng)
    if rng.random() < 0.12:
        first += "-" + rng.choice(FIRST)
    if rng.random() < 0.08:
        last = rng.choice(("de ", "Le ", "d'", "du ")) + last
    last = rng.choice((last, last, last.upper()))
    whole = rng.choice((f"{first} {last}", f"{first} {last}", f"{last} {first}", f"{first[0]}. {last}"))
    whole = whole.upper() if rng.random() < 0.08 else whole
    return rng.choice(("", "", "", "", "Dr ", "M. ", "Mme ", "Docteur ")) + whole


def number(rng: Random) -> str:
    """Figures alone or in groups: RPPS, FINESS, SIRET, telephone, amount, number of a piece."""
    size = rng.choice((11, 9, 14, 10, 5, 4, 6, 2, 3))
    figures = "".join(rng.choice("0123456789") for _ in range(size))
    how = rng.random()
    if how < 0.25:
        step = rng.choice((2, 3, 3))
        return " ".join(figures[at : at + step] for at in range(0, size, step))
    if how < 0.4:
        euros, cents, sign = rng.randint(0, 9999), rng.randint(0, 99), rng.choice(",.")
        return f"{euros}{sign}{cents:02d}" + rng.choice(("", " €", "€"))
    if how < 0.55:
        head = "".join(rng.choice("ABCDEFGHJKLMNPRSTVWX") for _ in range(rng.randint(1, 3)))
        return head + rng.choice(("", "-", " ", "/")) + figures[:6]
    return figures


def town(rng: Random) -> str:
    return rng.choice((rng.choice(TOWNS), f"{rng.randint(1000, 97999):05d} {rng.choice(TOWNS)}"))


def words(rng: Random) -> str:
    """A few words of a form, now and then an e-mail or a sentence in capitals."""
    if rng.random() < 0.08:
        return f"{name(rng).lower()}@{name(rng).lower()}.fr"
    said = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 4)))
    return rng.choice((said, said.capitalize(), said.upper()))


def noise(rng: Random) -> str:
    """Signs in no order: every letter is seen, and none can be guessed from its neighbours."""
    signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/.-,:;'()&°@+éèêàâçôûùîïëÉÈÀÇ"
    return "".join(rng.choice(signs) for _ in range(rng.randint(2, 10)))

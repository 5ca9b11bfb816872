"""`recevable learn`: an official model in, the YAML of its piece out, for a person to complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from cli.console import out, refuse
from cli.inputs import load_settings
from models.piece import PieceKind
from pipeline.learn.draft import Wanted
from pipeline.learn.learn import Asked, kind_of, learn
from pipeline.learn.picture import WORDS
from pipeline.learn.sheet import ModelError
from pipeline.learn.sort import Role
from pipeline.pool import Pool


@dataclass(frozen=True)
class Options:
    """The options of the command."""

    model: Path
    scheme: str
    piece: str
    case: str | None
    out: Path
    first: str
    last: str
    force: bool


def run(options: Options) -> None:
    """Writes PIECE.yaml and PIECE.html, and says what was taken."""
    kind = kind_of(options.piece)
    if kind is None:
        known = ", ".join(one.value for one in PieceKind)
        refuse(f"L’identifiant d’une pièce commence par son genre : {known}.", ["bdc-medecin-liberal"])
    case = options.case if options.case is not None else options.piece.removeprefix(kind.value).strip("-")
    places = [options.out / f"{options.piece}{suffix}" for suffix in (".yaml", ".html")]
    if places[0].exists() and not options.force:
        refuse(f"{places[0]} existe déjà.", ["--force le remplace, et ce qui y a été complété avec."])
    asked = Asked(
        options.model, Wanted(options.scheme, options.piece, kind, case), options.first, options.last
    )
    try:
        with Pool(load_settings().model_copy(update={"workers": 1})) as pool:
            learnt = learn(asked, pool)
    except ModelError as error:
        refuse(str(error))
    options.out.mkdir(parents=True, exist_ok=True)
    for place, text in zip(places, (learnt.yaml, learnt.html), strict=True):
        place.write_text(text, encoding="utf-8")
    for role in Role:
        if number := learnt.counts.get(role.value, 0):
            out().print(Text(f"  {WORDS[role]} : {number}"))
    out().print(Text(f"À compléter : {places[0]}"), soft_wrap=True)
    out().print(Text(f"À comparer au modèle : {places[1]}"), soft_wrap=True)

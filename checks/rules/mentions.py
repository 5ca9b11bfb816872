"""MEN-01, 02, 04, 05, 08: the mandatory sentences."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.named import unnamed
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.wording import day, on
from models.dossier import Nature
from models.finding import Outcome
from models.piece import Mention, MentionOutcome, Piece
from schemes.piece import MentionModel

_MOSTLY = 0.8  # share of a wording that is read, from which the words that differ are worth telling
_ASK = "Demandez au fournisseur une pièce qui porte la mention."


def of_control(case: Case, control: str) -> Iterator[Result]:
    """The mentions that every piece must carry under this control."""
    for piece, model in _mentions(case):
        if model.control == control and model.required in ("always", "if-vague-1-et-2"):
            if not demanded(case, model):
                continue
            yield present(case, piece, model)
        elif model.control == control and model.required == "unknown":
            yield perhaps(case, piece, model)


def generic(case: Case) -> Iterator[Result]:
    """MEN-01: each mandatory mention of the model is there (S3:8, S0:24-27)."""
    return of_control(case, "MEN-01")


def state_funding(case: Case) -> Iterator[Result]:
    """MEN-04: the State mention in one of its wordings (S2:568-569, S3:115)."""
    return of_control(case, "MEN-04")


def approved(case: Case) -> Iterator[Result]:
    """MEN-06: « lu et approuvé », written by the client (S1:1047-1051)."""
    return of_control(case, "MEN-06")


def mandates(case: Case) -> Iterator[Result]:
    """MEN-07: with a mandataire, the sentence that certifies the mandates (S0:213, S0:328)."""
    return of_control(case, "MEN-07")


def present(case: Case, piece: Piece, model: MentionModel) -> Result:
    """One mention that must stand on a piece. MEN-02 tells the altered ones, and MEN-08 those of a VA."""
    mention = unnamed(case, piece.mention(model.key))
    where = _spot(piece, model, mention)
    said = f"La mention {model.title}"
    if mention is None or mention.outcome is MentionOutcome.UNREADABLE:
        differs = _differs(mention) if mention else ""
        unread = f"{said} figure {on(piece.kind)}, mais {differs}" if differs else ""
        return review(
            f"{unread or f'{said} n’a pas pu être lue {on(piece.kind)}'}. Vérifiez sur l’image.",
            where,
            expected=model.wordings[0],
            observed=mention.found if mention else "",
        )
    if mention.outcome is MentionOutcome.PRESENT:
        return passed(
            f"{said} figure {on(piece.kind)}.", where, expected=mention.expected, observed=mention.found
        )
    if mention.outcome is MentionOutcome.ALTERED and model.control == "MEN-08":
        return failed(
            f"{said} ne figure pas telle quelle {on(piece.kind)} : {_changes(mention)}. {_ASK}",
            where,
            expected=mention.expected,
            observed=mention.found,
        )
    if mention.outcome is MentionOutcome.ALTERED:
        return skipped(
            f"{said} figure {on(piece.kind)}, mais modifiée : voir MEN-02.", where, observed=mention.found
        )
    if not case.clear(piece):
        return review(
            f"{said} n’a pas été trouvée {on(piece.kind)}, dont la lecture est difficile. Vérifiez sur "
            "l’image.",
            where,
            expected=mention.expected,
        )
    return failed(f"{said} ne figure pas {on(piece.kind)}. {_ASK}", where, expected=mention.expected)


def perhaps(case: Case, piece: Piece, model: MentionModel) -> Result:
    """A mention of the official model that the texts do not call mandatory: its absence is for a person."""
    result = present(case, piece, model)
    if result.outcome is not Outcome.FAIL:
        return result
    return review(
        f"La mention {model.title}, que porte le modèle officiel, ne figure pas {on(piece.kind)}. Les textes "
        "ne précisent pas si elle est obligatoire : vérifiez si elle peut manquer.",
        result.spot,
        expected=model.wordings[0],
    )


def unaltered(case: Case) -> Iterator[Result]:
    """MEN-02: the words are those of the text; a sense that differs is shown word by word (S3:8)."""
    for piece, model in _mentions(case):
        mention = unnamed(case, piece.mention(model.key))
        if mention is None:
            continue
        if mention.outcome is MentionOutcome.ALTERED:
            yield _altered(piece, model, mention, demanded=demanded(case, model))
        elif mention.outcome is MentionOutcome.PRESENT:
            yield passed(
                f"La mention {model.title} est conforme {on(piece.kind)}.",
                _spot(piece, model, mention),
                expected=mention.expected,
                observed=mention.found,
            )
        elif model.required == "never" and _limited(mention, attested=model.control == "MEN-08"):
            yield present(case, piece, model)


def _limited(mention: Mention, *, attested: bool) -> bool:
    """The sentence is there, and other words take it back or limit it; or it seems changed, if attested."""
    told = mention.changes if attested else [c for c in mention.changes if not c.expected]
    return mention.outcome is MentionOutcome.UNREADABLE and bool(told)


def _altered(piece: Piece, model: MentionModel, mention: Mention, *, demanded: bool) -> Result:
    """A sentence that nobody demands, but that says something else than the model's, is for a person."""
    said = f"La mention {model.title} est modifiée {on(piece.kind)} : {_changes(mention)}."
    where = _spot(piece, model, mention)
    if demanded:
        return failed(f"{said} {_ASK}", where, expected=mention.expected, observed=mention.found)
    return review(
        f"{said} Elle n’est pas exigée ici : vérifiez que son sens n’engage pas le client autrement.",
        where,
        expected=mention.expected,
        observed=mention.found,
    )


def demanded(case: Case, model: MentionModel) -> bool:
    """The mention is asked of this dossier; an unknown date of référencement does not lift the demand."""
    if model.required == "if-signed-before-referencing":
        granted = case.dossier.referencing.granted
        return granted is None or case.dossier.order.signed < granted
    if model.required == "if-not-liable":
        return not case.dossier.supplier.vat_liable
    if model.required == "if-vague-1-et-2":
        return case.dossier.order.nature is Nature.V1_V2
    return model.required == "always"


def conditional(case: Case) -> Iterator[Result]:
    """MEN-05: demanded only when the order was signed before the référencement (S2:512-516, S3:77)."""
    signed, granted = case.dossier.order.signed, case.dossier.referencing.granted
    for piece, model in _mentions(case):
        if model.required != "if-signed-before-referencing":
            continue
        mention = unnamed(case, piece.mention(model.key))
        is_there = mention is not None and mention.outcome is MentionOutcome.PRESENT
        if granted is not None and signed < granted:
            yield present(case, piece, model)
        elif is_there:
            yield passed(f"La mention {model.title} figure {on(piece.kind)}.", _spot(piece, model, mention))
        elif granted is None:
            yield skipped(
                f"La mention {model.title} n’est exigée que si la commande précède le référencement, dont "
                "la date n’est pas déclarée. Renseignez-la pour contrôler ce point.",
                _spot(piece, model, mention),
            )
        else:
            yield skipped(
                f"La commande, signée le {day(signed)}, ne précède pas le référencement du {day(granted)} : "
                f"la mention {model.title} n’est pas exigée.",
                _spot(piece, model, mention),
            )


def _mentions(case: Case) -> Iterator[tuple[Piece, MentionModel]]:
    for piece in case.of():
        model = case.model(piece)
        for mention in model.mentions if model else ():
            yield piece, mention


def _spot(piece: Piece, model: MentionModel, mention: Mention | None) -> Spot:
    return Spot(piece.key, model.key, mention.evidence if mention else ())


def _changes(mention: Mention) -> str:
    """« 120 » remplacé par « 180 », « non » ajouté …"""
    told = []
    for change in mention.changes:
        if not change.found:
            told.append(f"« {change.expected} » manque")
        elif not change.expected:
            told.append(f"« {change.found} » est ajouté")
        else:
            told.append(f"« {change.found} » remplace « {change.expected} »")
    return ", ".join(told) or "le sens n’est plus le même"


def _differs(mention: Mention) -> str:
    """« un mot semble différer : « deux » au lieu de « dix » », « il semble manquer « consulter » ».

    "" where much more could not be read.
    """
    added = [c.found for c in mention.changes if not c.expected]
    if added:
        return "des mots pourraient la contredire ou la limiter : " + ", ".join(f"« {one} »" for one in added)
    told = [c for c in mention.changes if c.expected and c.found]
    lost = [c.expected for c in mention.changes if c.expected and not c.found]
    if not mention.changes or len(told) + len(lost) < len(mention.changes) or mention.score < _MOSTLY:
        return ""
    if not told:
        return "il semble manquer " + ", ".join(f"« {word} »" for word in lost)
    if lost:
        return ""
    head = "un mot semble différer" if len(told) == 1 else "des mots semblent différer"
    return f"{head} : " + ", ".join(f"« {c.found} » au lieu de « {c.expected} »" for c in told)

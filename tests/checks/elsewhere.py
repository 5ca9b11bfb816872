"""Sound demands of the schemes other than MDV-LGC-Va2, for each of their cases and stages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checks.case import Case
from models.dossier import Cancellation, Dossier, Nature, Order, Payments, Stage
from models.parties import Client, Identifier, Mandataire, Site
from models.piece import PieceKind
from schemes import Scheme, load_scheme, scheme_ids
from schemes.facts import Case as DeclaredCase
from tests.checks.paper import sound
from tests.checks.world import MEDECIN, SITES, dossier, keyed, line

OTHERS = tuple(one for one in scheme_ids() if one != "MDV-LGC-Va2")
NUMBERS = {
    Identifier.RPPS: (keyed("1000000001"), keyed("1000000002")),
    Identifier.SIREN: (keyed("12345679"), keyed("12345680")),
    Identifier.FINESS_JURIDIQUE: (keyed("75000001"), keyed("75000003")),
    Identifier.FINESS_PMSI: (keyed("75000004"), keyed("75000005")),
}
NAMES = ("Dr Jeanne Le Goff", "M. Yannick Tanguy")


def client(known: DeclaredCase, rank: int) -> Client:
    kinds = set(known.identifiers)
    own = {kind.value.replace("-", "_"): NUMBERS[kind][rank] for kind in kinds & set(NUMBERS)}
    site = Site(finess=SITES[rank], tranche="A")
    return Client(
        representative=NAMES[rank],
        name=f"Structure des Tilleuls {rank + 1}",
        sites=(site,) if Identifier.FINESS_GEOGRAPHIQUE in kinds else (),
        profession="ide" if known.ceiling_by == "profession" else None,
        activity=Decimal(3500) if known.ceiling_by == "activity" else None,
        **own,
    )


def declared(scheme: Scheme, case: str, stage: Stage, answer: int = 0) -> Dossier:
    """A demand that breaks nothing; every scenario has its `answer`-th option."""
    known = scheme.case(case)
    assert known is not None
    base = dossier(Stage.AVANCE if stage is Stage.ANNULATION else stage, MEDECIN)
    clients = tuple(client(known, rank) for rank in range(2 if known.several else 1))
    lines = (line("200.00"),)
    total = lines[0].incl_tax or Decimal(0)
    return base.model_copy(
        update={
            "scheme": scheme.id,
            "stage": stage,
            "case": case,
            "client": clients[0],
            "clients": clients if len(clients) > 1 else (),
            "mandataire": Mandataire(name="Mme Solenn Riou") if known.mandataire else None,
            "supplier": base.supplier.model_copy(update={"representative": "M. Paul Nedelec"}),
            "order": Order(
                number="BC-2026-0042",
                issued=date(2026, 9, 1),
                signed=date(2026, 9, 15),
                nature=Nature.V2 if scheme.scales else None,
            ),
            "scenarios": {one.key: one.options[answer].key for one in scheme.scenarios},
            "principale": lines,
            "secondaire": (),
            "payments": Payments(avance=total * 4 / 10, solde=total * 6 / 10),
            "de_minimis": base.de_minimis if known.de_minimis else None,
            "asp_number": "ASP0000001",
            "mom_signed": base.va_signed,
            "cancellation": Cancellation(by="client", signed=date(2026, 10, 1))
            if stage is Stage.ANNULATION
            else None,
        }
    )


def demand(
    scheme_id: str,
    case: str,
    stage: Stage = Stage.AVANCE,
    answer: int = 0,
    kinds: tuple[PieceKind, ...] = (),
) -> Case:
    """The demand with its pieces; MOM when every scenario of the attestation is direct."""
    scheme = load_scheme(scheme_id)
    need = scheme.required_at(stage)
    assert need is not None
    made = declared(scheme, case, stage, answer)
    one_of = need.one_of[:1] if answer == 0 else need.one_of[1:2]
    return sound(stage, case, made, kinds or (*need.pieces, *one_of), scheme)


CASES = [(one, case.id) for one in OTHERS for case in load_scheme(one).cases]

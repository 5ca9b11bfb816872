"""The pieces that say all that a dossier declares, with the words that a reader would have seen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checks.case import Case
from checks.expected import declared, declared_sites
from checks.lines import declared_lines
from models.dossier import (
    Dossier,
    Line,
    Stage,
)
from models.geometry import Box, Place
from models.page import Document, Grade, Legibility, MediaType, Page, Reader, Word
from models.page import Line as TextLine
from models.parties import Client, Identifier
from models.piece import (
    CheckGroup,
    CheckMark,
    GroupOutcome,
    MarkState,
    Mention,
    MentionOutcome,
    PageEntry,
    PageRef,
    PageState,
    Piece,
    PieceKind,
    Row,
    Signature,
    SignatureKind,
    Table,
)
from models.reading import Field, Proof, Reading, Status, ValueKind
from schemes import Scheme
from schemes.piece import FieldModel, PieceModel, SignatureModel, TableModel
from tests.checks.world import MEDECIN, dossier, scheme


class Drawer:
    """Gives every value a place of its own on the one page of a piece, and keeps the words."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.lines: list[TextLine] = []

    def place(self, text: str) -> Place:
        top = 0.01 + 0.008 * len(self.lines)
        box = Box(left=0.1, top=top, right=0.9, bottom=top + 0.006)
        parts = text.split() or ["-"]
        step = 0.8 / len(parts)
        words = tuple(
            Word(
                text=part,
                box=Box(left=0.1 + i * step, top=top, right=0.1 + (i + 1) * step, bottom=top + 0.006),
                confidence=0.99,
                reader=Reader.PPOCR,
            )
            for i, part in enumerate(parts)
        )
        self.lines.append(TextLine(words=words, box=box))
        return Place(document=self.document, page=1, box=box)


def read(draw: Drawer, key: str, kind: ValueKind, value: str) -> Field:
    """A field read twice, with the place where it stands."""
    return Field(
        key=key,
        kind=kind,
        status=Status.FOUND,
        value=value,
        raw=value,
        valid=True,
        proof=Proof.TWO_READERS,
        readings=(Reading(reader=Reader.PPOCR, text=value, value=value, confidence=0.98),),
        evidence=(draw.place(value),),
    )


_FREE = {
    "due_date": "2027-12-31",
    "supplier_address": "3 quai des Brumes 44000 Nantes",
    "supplier_contact": "Paul Nedelec",
    "supplier_phone": "0240000001",
    "supplier_email": "contact@logisante.example",
    "patients_total": "500",
    "patients_qualified": "420",
    "patients_transitional": "30",
    "signed_at": "Paris",
    "dmp_certificate": "1A2B3C4D5E",
    "mss_pro_box": "envoi.dpi@tilleuls.mssante.example",
    "mss_patient_box": "patients@tilleuls.mssante.example",
}
# What a mandatory field of which nothing is declared holds.
_FILLED = {
    ValueKind.TEXT: "Renseigné",
    ValueKind.PERSON: "Mme Anne Kerbrat",
    ValueKind.PHONE: "0198765432",
    ValueKind.EMAIL: "contact@tilleuls.example",
    ValueKind.ADDRESS: "12 rue des Lilas 75011 Paris",
    ValueKind.NUMBER: "N-001",
}
_IDENTIFYING = ("client_rpps", "client_finess", "client_siren", "client_am")
_ABSENT = {"de_minimis_dates", "de_minimis_total", "asp_number", "technical_version"}


def piece(base: Case, kind: PieceKind, case: str) -> tuple[Piece, Document]:
    """A piece that says all that the dossier declares, in the order of its model."""
    model = base.scheme.models_of(kind, case)[0]
    name = f"{kind}.pdf"
    draw = Drawer(name)
    empty = Piece(
        key=kind.value,
        kind=kind,
        scheme=base.scheme.id,
        model=model.id,
        case=case,
        pages=(PageRef(document=name, page=1),),
        recognition=1.0,
        remarks=(),
        withdrawn=(),
        struck=(),
        attested=True,
        folios=(),
    )
    made = empty.model_copy(
        update={
            "fields": _fields(base, empty, model, draw),
            "tables": _tables(base, empty, model, draw),
            "mentions": _mentions(model, draw),
            "groups": _groups(base, model, draw),
            "signatures": tuple(
                Signature(key=key, kind=SignatureKind.INK, ink_share=0.1, evidence=(draw.place("signature"),))
                for zone in model.signatures
                for key in _zone_keys(base, zone)
            ),
        }
    )
    return made, document(name, draw.lines)


def _zone_keys(base: Case, zone: SignatureModel) -> list[str]:
    ranks = range(1, len(base.dossier.parties) + 1)
    return [f"{zone.key}-{rank}" for rank in ranks] if zone.each else [zone.key]


def _fields(base: Case, empty: Piece, model: PieceModel, draw: Drawer) -> tuple[Field, ...]:
    found: list[Field] = []
    for item in model.fields:
        found.extend(_field(base, empty, item, draw))
    return tuple(found)


def _field(base: Case, empty: Piece, item: FieldModel, draw: Drawer) -> list[Field]:
    if item.key == "site_finess":
        return [read(draw, item.key, item.kind, site) for site in declared_sites(base)]
    many = {f"client_{kind.value.replace('-', '_')}": kind for kind in Identifier}
    if item.key in many and len(base.dossier.parties) > 1:
        numbers = [n for c in base.dossier.parties for n in c.identifiers(many[item.key])]
        return [read(draw, item.key, item.kind, number) for number in numbers]
    own = {
        "client_identifier": next(n for kind in Identifier for n in base.dossier.client.identifiers(kind)),
        "client_representative": base.dossier.client.representative,
    }
    if item.key == "dispositif" and base.scheme.dispositif:
        own[item.key] = base.scheme.dispositif
    if item.key in own:
        return [read(draw, item.key, item.kind, own[item.key])]
    value = None if item.key in _ABSENT else _FREE.get(item.key) or declared(base, empty, item.key)
    if value is None and item.required and not item.key.startswith(_IDENTIFYING):
        value = declared(base, empty, item.key) or _FILLED.get(item.kind)
    if value is None:
        return [Field(key=item.key, kind=item.kind, status=Status.ABSENT)]
    return [read(draw, item.key, item.kind, value)]


def _tables(base: Case, empty: Piece, model: PieceModel, draw: Drawer) -> tuple[Table, ...]:
    tables = []
    for item in model.tables:
        if item.key == "sites":
            cells = [read(draw, "finess", ValueKind.FINESS, site) for site in declared_sites(base)]
            rows = tuple(Row(role="row", cells=(cell,), evidence=cell.evidence) for cell in cells)
        elif item.key == "clients":
            rows = tuple(_client_row(draw, item, client) for client in base.dossier.parties)
        elif item.key == "answers":
            rows = tuple(_answer_row(draw, item, site) for site in declared_sites(base))
        elif item.key != "amounts":
            rows = ()
        else:
            rows = _amount_rows(base, empty, draw)
        tables.append(Table(key=item.key, rows=rows))
    return tuple(tables)


def _client_row(draw: Drawer, table: TableModel, client: Client) -> Row:
    cells: list[Field] = []
    for column in table.columns:
        kind = next((k for k in Identifier if k.value.replace("-", "_") == column.key), None)
        if column.key == "site_finess":
            cells += [read(draw, column.key, column.kind, site.finess) for site in client.sites]
        elif column.key == "name":
            cells.append(read(draw, "name", column.kind, client.representative))
        elif kind is not None:
            cells += [read(draw, column.key, column.kind, number) for number in client.identifiers(kind)]
    return Row(role="row", cells=tuple(cells), evidence=(draw.place("client"),))


def _answer_row(draw: Drawer, table: TableModel, site: str) -> Row:
    return Row(
        role="row",
        cells=tuple(
            read(draw, c.key, c.kind, "oui" if c.kind is ValueKind.YES_NO else site) for c in table.columns
        ),
    )


def _amount_rows(base: Case, empty: Piece, draw: Drawer) -> tuple[Row, ...]:
    rows, lines = [], []
    for role in ("principale", "secondaire"):
        for item in declared_lines(base, empty, role):
            lines.append(item)
            rows.append(row(draw, role, item, label=f"Prestation {role}"))
    rows.append(total_row(draw, lines))
    return tuple(rows)


def row(draw: Drawer, role: str, item: Line, *, label: str = "") -> Row:
    cells = [read(draw, "site", ValueKind.FINESS, item.site)] if item.site else []
    amounts = {"ht": item.excl_tax, "vat": item.vat, "ttc": item.incl_tax}
    cells += [read(draw, k, ValueKind.AMOUNT, f"{v:.2f}") for k, v in amounts.items() if v is not None]
    cells.append(read(draw, "rate", ValueKind.RATE, f"{item.rate.normalize():f}"))
    return Row(role=role, cells=tuple(cells), label=label, evidence=(draw.place(label or role),))


def total_row(draw: Drawer, lines: list[Line]) -> Row:
    def total(values: list[Decimal | None]) -> str:
        return f"{sum((v for v in values if v is not None), Decimal(0)):.2f}"

    sums = {
        "ht": total([item.excl_tax for item in lines]),
        "vat": total([item.vat for item in lines]),
        "ttc": total([item.incl_tax for item in lines]),
    }
    cells = tuple(read(draw, key, ValueKind.AMOUNT, value) for key, value in sums.items())
    return Row(role="total", cells=cells, label="Total", evidence=(draw.place("Total"),))


def _mentions(model: PieceModel, draw: Drawer) -> tuple[Mention, ...]:
    """Every mention but the one of suppliers without VAT."""
    made = []
    for item in model.mentions:
        absent = item.required in ("if-not-liable", "if-vague-1-et-2")
        made.append(
            Mention(
                key=item.key,
                outcome=MentionOutcome.MISSING if absent else MentionOutcome.PRESENT,
                expected=item.wordings[0],
                found="" if absent else item.wordings[0],
                score=0.0 if absent else 1.0,
                evidence=() if absent else (draw.place(item.wordings[0]),),
            )
        )
    return tuple(made)


def _groups(base: Case, model: PieceModel, draw: Drawer) -> tuple[CheckGroup, ...]:
    nature = base.dossier.order.nature
    chosen = {"nature": nature.value if nature else "", "de_minimis": "non"} | base.dossier.scenarios
    return tuple(
        group(draw, item.key, [option.key for option in item.options], [chosen[item.key]])
        for item in model.groups
        if item.key in chosen
    )


def group(draw: Drawer, key: str, options: list[str], ticked: list[str]) -> CheckGroup:
    marks = tuple(
        CheckMark(
            key=option,
            state=MarkState.CHECKED if option in ticked else MarkState.EMPTY,
            fill=0.4 if option in ticked else 0.02,
            evidence=(draw.place(option),),
        )
        for option in options
    )
    outcome = {0: GroupOutcome.NONE, 1: GroupOutcome.ONE}.get(len(ticked), GroupOutcome.SEVERAL)
    return CheckGroup(key=key, outcome=outcome, marks=marks)


def document(name: str, lines: list[TextLine], grade: Grade = Grade.GOOD) -> Document:
    legibility = Legibility(grade=grade, dpi=300, contrast=0.9, sharpness=0.9, mean_confidence=0.97)
    page = Page(number=1, width=2480, height=3508, dpi=300, legibility=legibility, lines=tuple(lines))
    return Document(
        name=name, sha256=f"{sum(map(ord, name)):064x}", size=1000, media_type=MediaType.PDF, pages=(page,)
    )


KINDS = {
    Stage.AVANCE: (PieceKind.BDC,),
    Stage.SOLDE: (PieceKind.FACTURE, PieceKind.VA),
    Stage.SECONDAIRE: (PieceKind.JOURNAL, PieceKind.FACTURE),
}


def sound(
    stage: Stage = Stage.AVANCE,
    case: str = MEDECIN,
    declared_as: Dossier | None = None,
    kinds: tuple[PieceKind, ...] = (),
    of: Scheme | None = None,
) -> Case:
    """A case that a careful officer calls conforme; its pieces follow `declared_as` when it is given."""
    base = Case(
        pieces=(), pages=(), documents=(), dossier=declared_as or dossier(stage, case), scheme=of or scheme()
    )
    made = [piece(base, kind, case) for kind in kinds or KINDS[stage]]
    pages = tuple(
        PageEntry(document=doc.name, page=1, state=PageState.ATTRIBUTED, piece=item.key) for item, doc in made
    )
    return replace(base, pieces=tuple(p for p, _ in made), documents=tuple(d for _, d in made), pages=pages)

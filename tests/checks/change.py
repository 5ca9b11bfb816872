"""Changes of a sound case: a test changes one thing and looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from checks.case import Case
from checks.expected import declared
from models.electronic import (
    Certificate,
    Coverage,
    DataKind,
    DataValue,
    Electronic,
    InvoiceData,
    Later,
    Seal,
    SealState,
)
from models.page import Document, Grade
from models.piece import (
    Piece,
    PieceKind,
    Row,
    SignatureKind,
)
from models.reading import Field, Proof, Status
from tests.checks.paper import Drawer, document, group


def with_piece(case: Case, changed: Piece) -> Case:
    return replace(case, pieces=tuple(changed if p.key == changed.key else p for p in case.pieces))


def the(case: Case, kind: PieceKind) -> Piece:
    found = case.piece(kind)
    assert found is not None
    return found


def change(case: Case, kind: PieceKind, **updates: Any) -> Case:
    return with_piece(case, the(case, kind).model_copy(update=updates))


def field(case: Case, kind: PieceKind, key: str, **updates: Any) -> Case:
    """Another reading of a field; `value` changes what was read, not what stands elsewhere on the page."""
    fields = tuple(_read(f, updates) if f.key == key else f for f in the(case, kind).fields)
    case = change(case, kind, fields=fields)
    return forget(case, kind, key) if "value" in updates or updates.get("status") is Status.ABSENT else case


def _read(one: Field, updates: dict[str, Any]) -> Field:
    """The field with the updates; every reader saw the new value unless the readings are given."""
    if updates.get("value") is not None and "readings" not in updates:
        readings = [r.model_copy(update={"value": updates["value"]}) for r in one.readings]
        updates = {**updates, "readings": tuple(readings)}
    return one.model_copy(update=updates)


def absent(case: Case, kind: PieceKind, *keys: str) -> Case:
    """The fields are blank: their labels are there, with nothing beside them."""
    for key in keys:
        case = field(case, kind, key, status=Status.ABSENT, value=None, raw="", proof=Proof.NONE)
    return case


def unlabelled(case: Case, kind: PieceKind, *keys: str) -> Case:
    """The fields were found nowhere, and neither were their labels."""
    case = absent(case, kind, *keys)
    for key in keys:
        case = field(case, kind, key, evidence=())
    return case


def unsure(case: Case, kind: PieceKind, key: str, **updates: Any) -> Case:
    return field(case, kind, key, proof=Proof.NONE, **updates)


def forget(case: Case, kind: PieceKind, key: str) -> Case:
    """Takes the words of a declared value off the pages of a piece."""
    wanted = declared(case, the(case, kind), key)
    return erase(case, kind, wanted) if wanted else case


def erase(case: Case, kind: PieceKind, text: str) -> Case:
    name = the(case, kind).pages[0].document
    documents = tuple(
        d.model_copy(
            update={
                "pages": tuple(
                    p.model_copy(update={"lines": tuple(item for item in p.lines if item.text != text)})
                    for p in d.pages
                )
            }
        )
        if d.name == name
        else d
        for d in case.documents
    )
    return replace(case, documents=documents)


def rows(case: Case, kind: PieceKind, role: str, **cells: Any) -> Case:
    """Other values or readings in the rows of a role: `ht="0.00"`, or `ht={"proof": Proof.NONE}`."""
    found = the(case, kind)
    table = found.table("amounts")
    changed = tuple(_row(r, cells) if r.role == role else r for r in table.rows)
    return amounts(case, kind, changed)


def amounts(case: Case, kind: PieceKind, changed: tuple[Row, ...]) -> Case:
    found = the(case, kind)
    tables = tuple(t.model_copy(update={"rows": changed}) if t.key == "amounts" else t for t in found.tables)
    return change(case, kind, tables=tables)


def _row(item: Row, cells: dict[str, Any]) -> Row:
    def one(cell: Field) -> Field:
        if cell.key not in cells:
            return cell
        new = cells[cell.key]
        return cell.model_copy(update=new if isinstance(new, dict) else {"value": new, "raw": new})

    return item.model_copy(update={"cells": tuple(one(c) for c in item.cells)})


def mention(case: Case, kind: PieceKind, key: str, **updates: Any) -> Case:
    return change(
        case,
        kind,
        mentions=tuple(m.model_copy(update=updates) if m.key == key else m for m in the(case, kind).mentions),
    )


def tick(case: Case, kind: PieceKind, key: str, *ticked: str) -> Case:
    draw = Drawer("boxes")
    groups = tuple(
        group(draw, g.key, [m.key for m in g.marks], list(ticked)) if g.key == key else g
        for g in the(case, kind).groups
    )
    return change(case, kind, groups=groups)


def sign(case: Case, kind: PieceKind, how: SignatureKind, text: str = "") -> Case:
    signatures = tuple(s.model_copy(update={"kind": how, "text": text}) for s in the(case, kind).signatures)
    return change(case, kind, signatures=signatures)


def carry(case: Case, kind: PieceKind, carried: Electronic) -> Case:
    """The file of a piece carries this beside its pages."""
    name = the(case, kind).pages[0].document
    documents = tuple(
        d.model_copy(update={"electronic": carried}) if d.name == name else d for d in case.documents
    )
    return replace(case, documents=documents)


def data(case: Case, other: dict[str, str]) -> Case:
    """The file of the invoice carries data that say what the page shows, but for `other`."""
    piece = the(case, PieceKind.FACTURE)
    said = {
        key: piece.field(key).value or ""
        for key in ("invoice_number", "invoice_issued", "order_number", "supplier_siret", "client_rpps")
    }
    line = case.dossier.principale[0]
    said |= {"total-ht": str(line.excl_tax), "total-vat": str(line.vat), "total-ttc": str(line.incl_tax)}
    values = tuple(DataValue(key=key, value=value) for key, value in {**said, **other}.items() if value)
    invoice = InvoiceData(name="factur-x.xml", kind=DataKind.CII, regular=True, values=values)
    return carry(case, PieceKind.FACTURE, Electronic(invoice=invoice))


def sealed(case: Case, kind: PieceKind, name: str = "", roots: int = 1, **updates: Any) -> Case:
    """The file of a piece is signed electronically, by the declared client unless a name is given."""
    certificate = Certificate(
        subject=name or case.dossier.client.representative,
        issuer="Racine d'essai",
        serial="1",
        not_before=datetime(2026, 1, 1, tzinfo=UTC),
        not_after=datetime(2028, 1, 1, tzinfo=UTC),
        self_signed=False,
    )
    seal = Seal(
        field="Signature1",
        state=SealState.SIGNED,
        certificate=certificate,
        claimed=datetime.combine(case.dossier.order.signed, time(10), tzinfo=UTC),
        intact=True,
        coverage=Coverage.FILE,
        later=Later.NOTHING,
        root="Racine d'essai",
    )
    return carry(case, kind, Electronic(seals=(seal.model_copy(update=updates),), roots=roots))


def declare(case: Case, **updates: Any) -> Case:
    """Another declaration with the same pieces; keys with two underscores reach inside (order__number)."""
    changed = case.dossier
    for key, value in updates.items():
        outer, _, inner = key.partition("__")
        new = getattr(changed, outer).model_copy(update={inner: value}) if inner else value
        changed = changed.model_copy(update={outer: new})
    return replace(case, dossier=changed)


def grade(case: Case, kind: PieceKind, worse: Grade) -> Case:
    name = the(case, kind).pages[0].document
    documents = tuple(
        document(d.name, list(d.pages[0].lines), worse) if d.name == name else d for d in case.documents
    )
    return replace(case, documents=documents)


def printed(case: Case, kind: PieceKind, *texts: str) -> Case:
    """The case with lines at the foot of the page of that piece."""
    name = the(case, kind).pages[0].document

    def with_lines(one: Document) -> Document:
        if one.name != name:
            return one
        draw = Drawer(name)
        draw.lines = list(one.pages[0].lines)
        for text in texts:
            draw.place(text)
        page = one.pages[0].model_copy(update={"lines": tuple(draw.lines)})
        return one.model_copy(update={"pages": (page,)})

    return replace(case, documents=tuple(with_lines(one) for one in case.documents))

"""The piece model of what was taken, as YAML for a person to complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from extractors.normal import fold
from models.piece import PieceKind
from models.reading import ValueKind
from pipeline.learn.known import Known, same
from pipeline.learn.sheet import Passage, Table
from pipeline.learn.sort import Role, Taken, groups, slug
from schemes import load_scheme, scheme_ids
from schemes.load import TO_FILL

LONG = 4  # words: how much of a sentence its title quotes
WIDTH = 110
HEAD = f"""\
# Modèle de pièce appris de « {{name}} », à compléter par une personne.
# - Remplacez chaque « {TO_FILL} » : une source est une ligne du texte ([S3:115]), le paragraphe d’un document
#   ([Modèle ASP du 12 mars 2026]) ou un fait (facts §3.4).
# - kind : {", ".join(kind.value for kind in ValueKind)}.
# - signer : client ou supplier. control : le contrôle que la mention nourrit (recevable rules list).
# - Est obligatoire (required) ce qui est imprimé en bleu. Vérifiez-le sur l’image {{picture}}.
"""
Entry = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """The piece to be described. `id` begins with its kind."""

    scheme: str
    id: str
    kind: PieceKind
    case: str


def draft(found: Sequence[Taken], wanted: Wanted, known: Known, name: str, picture: str) -> str:
    """The YAML text."""
    content = {
        "id": wanted.id,
        "kind": wanted.kind.value,
        "case": wanted.case,
        "title": _title(found, wanted),
        "source": [TO_FILL],
        "recognise": _recognise(found, wanted, known),
        "sections": _sections(found, known),
        "fields": _once(_fields(found, known)),
        "mentions": _once(_mentions(found, known)),
        "groups": _once(_groups(found, known)),
        "tables": _once(_tables(found, known)),
        "signatures": _once(_signatures(found, known)),
    }
    text = yaml.safe_dump(
        {key: value for key, value in content.items() if value},
        allow_unicode=True,
        sort_keys=False,
        width=WIDTH,
    )
    return HEAD.format(name=name, picture=picture) + text


def _of(found: Iterable[Taken], *roles: Role) -> Iterator[tuple[Taken, Passage]]:
    for one in found:
        if one.role in roles and isinstance(one.item, Passage):
            yield one, one.item


def _title(found: Sequence[Taken], wanted: Wanted) -> str:
    title = next((one.text for one, _ in _of(found, Role.TITLE)), TO_FILL)
    return f"{title} – {_case_title(wanted)}" if wanted.case else title


def _case_title(wanted: Wanted) -> str:
    """As the scheme calls it, when it is there already."""
    case = load_scheme(wanted.scheme).case(wanted.case) if wanted.scheme in scheme_ids() else None
    return case.title.lower() if case else wanted.case.replace("-", " ")


def _recognise(found: Sequence[Taken], wanted: Wanted, known: Known) -> Entry:
    titles = [one.text for one, _ in _of(found, Role.TITLE)]
    phrases = [one.text for one, _ in _of(found, Role.PHRASE)]
    return {
        "titles": titles or list(known.titles(wanted.kind)) or [TO_FILL],
        "phrases": list(dict.fromkeys(phrases)),
        "against": list(known.other_titles(wanted.kind)),
    }


def _sections(found: Sequence[Taken], known: Known) -> list[Entry]:
    merged: dict[str, list[str]] = {}
    for one, _ in _of(found, Role.SECTION):
        merged.setdefault(one.section or slug(one.text), []).append(one.text)
    return [{"key": key, "titles": list(dict.fromkeys(titles))} for key, titles in merged.items()]


def _fields(found: Sequence[Taken], known: Known) -> Iterator[Entry]:
    """A field for each label, and for the name and the date that a place to sign asks for."""
    for one, item in _of(found, Role.LABEL, Role.SIGNATURE):
        model = known.field(one.text, one.section)
        if model is None and one.role is Role.SIGNATURE:
            continue
        section = one.section if model is None or model.section == one.section else None
        entry: Entry = {
            "key": model.key if model else slug(one.text),
            "title": model.title if model else one.text,
            "kind": model.kind.value if model else TO_FILL,
            "labels": _labels(one.text, item, model.labels if model else ()),
        }
        flags = {
            "section": section,
            "required": item.is_blue,
            "critical": bool(model and model.critical),
            "many": bool(model and model.many),
            "anywhere": bool(model and model.anywhere),
        }
        yield {**entry, **{k: v for k, v in flags.items() if v}, "source": [TO_FILL]}


def _labels(text: str, item: Passage, others: Sequence[str]) -> list[str]:
    """The printed label first, then the wordings that suppliers use for it."""
    whole = item.text.rstrip(" :·•") if item.blank or item.text.endswith(":") else text
    seen: dict[str, str] = {}
    for one in (text, whole, *others):
        seen.setdefault(fold(one), one)
    return list(seen.values())


def _mentions(found: Sequence[Taken], known: Known) -> Iterator[Entry]:
    for one, _ in _of(found, Role.MENTION):
        model = known.mention(one.text)
        title = f"« {' '.join(one.text.split()[: LONG * 2])}… »"
        entry: Entry = {
            "key": model.key if model else slug(one.text),
            "title": title,
            "control": model.control if model else "MEN-01",
        }
        if one.condition:
            entry["required"] = model.required if model else TO_FILL
        yield {**entry, "wordings": [one.text], "source": [TO_FILL]}


def _groups(found: Sequence[Taken], known: Known) -> Iterator[Entry]:
    for heading, options in groups(found):
        texts = [one.text for one in options]
        if len(texts) < 2:
            continue
        model = known.group(heading.text if heading else "", texts)
        yield {
            "key": model.key if model else slug(heading.text if heading else texts[0]),
            "title": model.title if model else (heading.text if heading else TO_FILL),
            "headings": [heading.text] if heading else [],
            "options": _once(_option(text, model.options if model else ()) for text in texts),
            "source": [TO_FILL],
        }


def _option(text: str, known: Sequence[Any]) -> Entry:
    model = next((one for one in known if same(text, one.wordings)), None)
    others = model.wordings if model else ()
    wordings = {fold(one): one for one in reversed((text, *others))}
    return {
        "key": model.key if model else slug(text),
        "title": model.title if model else text,
        "wordings": list(reversed(list(wordings.values()))),
    }


def _tables(found: Sequence[Taken], known: Known) -> Iterator[Entry]:
    for one in found:
        if not isinstance(one.item, Table):
            continue
        heads = [cell.text for cell in one.item.head]
        model = known.table(heads)
        rows = [cell.text for cell in one.item.rows if cell is not None]
        yield {
            "key": model.key if model else slug(heads[0]),
            "title": model.title if model else heads[0],
            "columns": _once(_column(head, model.columns if model else (), one, known) for head in heads),
            **(
                {"rows": _once((_row(row, model.rows if model else ()) for row in rows), "role")}
                if rows
                else {}
            ),
            "source": [TO_FILL],
        }


def _column(head: str, columns: Sequence[Any], table: Taken, known: Known) -> Entry:
    """A column that no table has may bear the name of a field: it is then of its kind."""
    model = next((one for one in columns if same(head, one.headers)), None)
    kin = model or known.field(head, table.section)
    entry: Entry = {
        "key": model.key if model else slug(head),
        "title": model.title if model else head,
        "kind": kin.kind.value if kin else TO_FILL,
        "headers": _labels(head, Passage(head, 1.0), model.headers if model else ()),
    }
    return {**entry, "critical": True} if model and model.critical else entry


def _row(text: str, known: Sequence[Any]) -> Entry:
    model = next((one for one in known if same(text, one.labels)), None)
    return {
        "role": model.role if model else slug(text).replace("_", "-"),
        "title": model.title if model else text,
        "labels": _labels(text, Passage(text, 1.0), model.labels if model else ()),
    }


def _signatures(found: Sequence[Taken], known: Known) -> Iterator[Entry]:
    for one, item in _of(found, Role.SIGNATURE):
        model = known.signature(one.text)
        yield {
            "key": model.key if model else slug(one.text),
            "title": model.title if model else one.text,
            "signer": model.signer if model else TO_FILL,
            "labels": _labels(one.text, item, model.labels if model else ()),
            "source": [TO_FILL],
        }


def _once(entries: Iterable[Entry], by: str = "key") -> list[Entry]:
    """Keys are unique: a second one with the same key has its rank added."""
    found: list[Entry] = []
    seen: dict[str, int] = {}
    for entry in entries:
        key = str(entry[by])
        seen[key] = seen.get(key, 0) + 1
        found.append({**entry, by: f"{key}_{seen[key]}"} if seen[key] > 1 else entry)
    return found

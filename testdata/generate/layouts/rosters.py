"""Tables of clients and sites, and the oui/non table."""

from __future__ import annotations

from html import escape

from testdata.generate.form import Answers, Roster
from testdata.generate.keys import KINDS
from testdata.generate.layouts.pairs import label_of
from testdata.generate.sheet import Sheet


def roster_table(sheet: Sheet, item: Roster) -> str:
    """A row for each client or site; a cell with several values has a line for each."""
    rows = sheet.content.rosters.get(item.name, [])
    head = "".join(f"<th>{label_of(sheet, key, label)}</th>" for key, label in item.columns)
    ranked = item.name == "clients" and len(rows) > 1
    body = ""
    for rank, row in enumerate(rows, 1):
        first = f'<td class="rank">Client {rank}</td>' if ranked else ""
        body += f"<tr>{first}" + "".join(cell(sheet, key, row[key]) for key, _ in item.columns) + "</tr>"
        noted = {key: row[key] for key, _ in item.columns}
        sheet.rosters.setdefault(item.name, []).append(noted)
    corner = "<th></th>" if ranked else ""
    title = f"<h3>{escape(item.title)}</h3>" if item.title else ""
    heads = f"<thead><tr>{corner}{head}</tr></thead>"
    return f'{title}<table class="grid roster">{heads}<tbody>{body}</tbody></table>'


def cell(sheet: Sheet, key: str, values: list[str]) -> str:
    """The values of one cell, one under the other."""
    lines = []
    for value in values:
        shown = sheet.look.formats.show(KINDS[key], value)
        if key.startswith("site_"):
            sheet.note(key, value, shown)
        lines.append(sheet.written(shown, 30) if sheet.look.by_hand(key) else sheet.ink(shown, ""))
    return f"<td>{'<br>'.join(lines) or '&nbsp;'}</td>"


def answers_table(sheet: Sheet, item: Answers) -> str:
    """A row for each site; « oui » or « non » under each statement, by hand on most papers."""
    head = f"<th>{escape(item.first)}</th>" + "".join(
        f"<th>{escape(words)}</th>" for _, words in item.columns
    )
    body = ""
    written = sheet.look.penned or (sheet.flag("answers_by_hand") and sheet.look.fill != "typed")
    form = sheet.rng.choice(("oui", "Oui", "OUI"))
    for finess, answers in sheet.content.answers.items():
        shown = sheet.look.formats.show("finess", finess)
        sheet.note("site_finess", finess, shown)
        cells = [cased(answer, form) for answer in answers]
        marks = [sheet.written(x, 20) if written and x else escape(x) for x in cells]
        row = "".join(f'<td class="yes">{mark or "&nbsp;"}</td>' for mark in marks)
        body += f"<tr><td>{sheet.ink(shown, '')}</td>{row}</tr>"
        keys = [key for key, _ in item.columns]
        sheet.rosters.setdefault("answers", []).append(
            {"site_finess": [finess], **{k: [a] if a else [] for k, a in zip(keys, answers, strict=True)}}
        )
    return f'<table class="grid roster answers"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def cased(answer: str, form: str) -> str:
    """As this writer writes it: oui, Oui or OUI."""
    return answer.upper() if form.isupper() else answer.capitalize() if form[0].isupper() else answer

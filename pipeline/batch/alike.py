"""Pages and signatures that come back in other dossiers (UNI-03, SIG-06), found without comparing all pairs.

Each print is cut in bands, each page has its telling words: what two prints share, and few others have,
makes them candidates. What thousands have (the text of a form, a white corner) tells nothing and is
left aside, so the work grows with the number of prints and not with its square. All the words of a page
together tell it whatever their number: each such page is a candidate with the first of them only.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from models.archive import Link, TraceKind
from models.fingerprint import SAME_SIGNATURE, distance
from pipeline.batch.same import COLUMNS, Member, member

BANDS = 10
BAND_DIGITS = 6  # 24 bits
RARE = 16  # prints that share something; more of them, and it tells nothing
LEAST_WORDS = 3
WHOLE = "="  # before the mark of all the telling words of a page
WHOLE_WORDS = 4
Verify = Callable[[Member, Member], bool]

TABLES = (
    "DROP TABLE IF EXISTS temp.shared",
    "DROP TABLE IF EXISTS temp.pairs",
    "CREATE TEMP TABLE shared (mark TEXT NOT NULL, weight INTEGER NOT NULL, trace INTEGER NOT NULL)",
    """CREATE TEMP TABLE pairs (one INTEGER, other INTEGER, weight INTEGER, PRIMARY KEY (one, other))
       WITHOUT ROWID""",
)


def alike(connection: sqlite3.Connection, kind: TraceKind, rule: str, verify: Verify) -> Iterator[Link]:
    """The links of a rule; `verify` looks closer at each pair of candidates."""
    for table in TABLES:
        connection.execute(table)
    _spread(connection, kind)
    _pair(connection)
    seen = ""
    for one, other in _candidates(connection):
        first, second = sorted((one, other), key=lambda m: (m.received, m.dossier))
        key = f"{first.dossier}\0{second.dossier}"
        if key != seen and verify(first, second):
            seen = key
            yield Link(
                rule=rule,
                first=first.dossier,
                second=second.dossier,
                value="",
                first_place=first.trace.place,
                second_place=second.trace.place,
            )


def _spread(connection: sqlite3.Connection, kind: TraceKind) -> None:
    """Each print under each of its bands and words; a shared band suffices, words must be several."""
    rows = connection.execute(
        """SELECT t.id, t.value, t.content FROM traces t JOIN dossiers d ON d.id = t.dossier
           WHERE t.kind = ? AND d.state = 'done'""",
        (kind.value,),
    )
    spread = (
        (mark, weight, trace)
        for trace, value, content in rows
        for mark, weight in marks(value, json.loads(content)["words"])
    )
    connection.executemany("INSERT INTO temp.shared VALUES (?, ?, ?)", spread)
    connection.execute("CREATE INDEX temp.shared_mark ON shared (mark, trace)")


def marks(value: str, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What a print may share with another, and what it weighs."""
    if value:
        for band in range(BANDS):
            part = value[band * BAND_DIGITS : (band + 1) * BAND_DIGITS]
            if part.strip("0"):
                yield f"{band}:{part}", LEAST_WORDS
    for word in words:
        yield word, 1
    if len(words) >= WHOLE_WORDS:
        yield WHOLE + hashlib.blake2b("".join(words).encode(), digest_size=8).hexdigest(), LEAST_WORDS


def _pair(connection: sqlite3.Connection) -> None:
    connection.execute(
        f"""INSERT INTO temp.pairs
            SELECT a.trace, b.trace, sum(a.weight) FROM temp.shared a JOIN temp.shared b
            ON a.mark = b.mark AND a.trace < b.trace
            WHERE a.mark IN (SELECT mark FROM temp.shared GROUP BY mark HAVING count(*) BETWEEN 2 AND {RARE})
            GROUP BY a.trace, b.trace HAVING sum(a.weight) >= {LEAST_WORDS}"""  # noqa: S608 - numbers of ours
    )
    connection.execute(
        f"""INSERT OR IGNORE INTO temp.pairs
            SELECT f.first, s.trace, {LEAST_WORDS} FROM temp.shared s JOIN (
                SELECT mark, min(trace) AS first FROM temp.shared WHERE mark GLOB '{WHOLE}*'
                GROUP BY mark HAVING count(*) > {RARE}) f
            ON s.mark = f.mark AND s.trace > f.first"""  # noqa: S608 - words and numbers of ours
    )


def _candidates(connection: sqlite3.Connection) -> Iterator[tuple[Member, Member]]:
    """Pairs of different dossiers that are not two stages of the same demand, in a settled order."""
    rows = connection.execute(
        f"""SELECT {COLUMNS}, {COLUMNS.replace("t.", "u.").replace("d.", "e.")} FROM temp.pairs p
            JOIN traces t ON t.id = p.one JOIN dossiers d ON d.id = t.dossier
            JOIN traces u ON u.id = p.other JOIN dossiers e ON e.id = u.dossier
            WHERE d.id <> e.id
            ORDER BY min(d.id, e.id), max(d.id, e.id), p.weight DESC, t.content, u.content"""  # noqa: S608 - names of ours
    )
    for row in rows:
        one, other = member(*row[:6]), member(*row[6:])
        if one.affair != other.affair:
            yield one, other


def same_signature(one: Member, other: Member) -> bool:
    """The same picture under two names; two signatures by one hand are never that close."""
    apart = one.trace.person != other.trace.person
    return apart and distance(one.trace.value, other.trace.value) <= SAME_SIGNATURE

"""The HTML report: one file, safe with hostile values, readable by all, the same twice."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest

from models.finding import Finding, Outcome, Report, Severity, Verdict
from models.piece import PageEntry, PageState
from reports.html import to_html
from reports.words import VERDICTS
from tests.reports.sample import pictures, report

VOID = {"meta", "img", "br", "path", "rect", "circle", "use", "link", "input"}
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' {{ 7*7 }} \u202e\x1b[31m"
)


class Outline(HTMLParser):
    """Elements with their attributes, and elements left open."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


@pytest.fixture(scope="module")
def html() -> str:
    return to_html(report(), pictures())


@pytest.fixture(scope="module")
def parsed(html: str) -> Outline:
    return outline(html)


def test_the_same_report_gives_the_same_bytes(html: str) -> None:
    assert to_html(report(), pictures()) == html


def test_nothing_is_fetched_from_elsewhere(html: str, parsed: Outline) -> None:
    assert not re.search(r"(https?:)?//[a-z]", re.sub(r"data:image/jpeg;base64,[\w+/=]+", "", html))
    assert all((image["src"] or "").startswith("data:image/jpeg;base64,") for image in parsed.all("img"))
    assert parsed.all("link") == []
    assert all((a["href"] or "").startswith("#") for a in parsed.all("a"))


def test_only_our_own_style_and_script_may_run(html: str, parsed: Outline) -> None:
    policy = next(
        m["content"] for m in parsed.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_link_leads_somewhere_and_every_id_is_unique(parsed: Outline) -> None:
    ids = [attrs["id"] for _, attrs in parsed.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"] for tag, attrs in parsed.elements if tag in ("a", "use") and attrs.get("href")}
    assert {(target or "")[1:] for target in targets} <= set(ids)
    named = {attrs["aria-labelledby"] for _, attrs in parsed.elements if "aria-labelledby" in attrs}
    assert named <= set(ids)


def test_it_says_its_language_and_its_headings_never_skip_a_level(parsed: Outline) -> None:
    assert parsed.all("html")[0]["lang"] == "fr"
    levels = [int(tag[1]) for tag, _ in parsed.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_pictures_have_a_text_and_table_headers_a_scope(parsed: Outline) -> None:
    assert all(image.get("alt") for image in parsed.all("img"))
    assert all(header.get("scope") for header in parsed.all("th"))
    assert {attrs.get("style") for _, attrs in parsed.elements} == {None}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_verdict_is_the_title_of_the_page(verdict: Verdict) -> None:
    page = to_html(report(verdict=verdict), {})
    wording = VERDICTS[verdict]
    assert re.search(rf"<h1[^>]*>.*{wording.title}</h1>", page)
    assert wording.next_step in page


def test_a_failing_finding_shows_its_proof_what_is_declared_and_its_text(html: str) -> None:
    card = re.search(r'<article class="finding finding-reject.*?</article>', html, re.DOTALL)
    assert card is not None
    text = card[0]
    for part in (
        "18/03/2027",
        "au plus tard le 16/12/2026",
        "CAL-02",
        "S2:505",
        "ligne 505",
        'href="#preuve-',
    ):
        assert part in text
    assert 'src="data:image/jpeg' in text


def test_the_readings_of_a_doubtful_value_are_shown(html: str) -> None:
    assert "1OOO5173148" in html
    assert "71 %" in html


def test_the_words_that_differ_in_a_mention_are_shown(html: str) -> None:
    assert "<bdi>n’est pas</bdi>" in html


def test_every_page_handed_in_is_in_the_ledger(parsed: Outline) -> None:
    text = " ".join(parsed.text)
    for part in ("Non reconnue", "Non ouverte", "Rattachée", "La page est pâle.", "b" * 64, "d" * 64):
        assert part in text


def test_hostile_values_stay_text() -> None:
    finding = Finding(
        rule=HOSTILE, title=HOSTILE, outcome=Outcome.FAIL, severity=Severity.FIX, message=HOSTILE,
        expected=HOSTILE, observed=HOSTILE, sources=(HOSTILE,), piece="bdc", field="client_rpps",
    )  # fmt: skip
    entry = PageEntry(document=HOSTILE, page=0, state=PageState.NOT_OPENED, reason=HOSTILE)
    page = to_html(
        report(
            findings=(finding,), pages=(entry,), summary=HOSTILE, stage=HOSTILE, versions={HOSTILE: HOSTILE}
        ),
        {},
    )
    found = outline(page)
    assert len(found.all("script")) == 1
    assert not [attrs for _, attrs in found.elements if any(name.startswith("on") for name in attrs)]
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_a_report_without_pieces_pages_or_pictures_is_still_shown() -> None:
    empty: Report = report(
        findings=(), pieces=(), pages=(), documents=(), inputs=(), verdict=Verdict.NON_CONTROLE
    )
    assert "Aucune page n’a pu être ouverte." in to_html(empty, {})


def test_a_page_without_picture_is_said() -> None:
    page = to_html(report(), {})
    assert "L’image de cette page n’est pas disponible." in page
    outline(page)

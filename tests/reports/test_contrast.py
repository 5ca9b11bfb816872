"""Every text colour of the report has the contrast that WCAG AA asks for (4.5) on what it stands on."""

import re

import pytest

from reports.html import TEMPLATES

COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", (TEMPLATES / "report.css").read_text("utf-8")))
WHITE = "#ffffff"


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["reject", "fix", "review", "remark", "pass", "error"])
def test_concerns(name: str) -> None:
    assert contrast(COLOURS[name], WHITE) >= 4.5
    assert contrast(COLOURS[name], COLOURS[f"{name}-soft"]) >= 4.5


@pytest.mark.parametrize("name", ["ink", "soft", "link"])
@pytest.mark.parametrize("ground", ["paper", "ground", "review-soft"])
def test_text(name: str, ground: str) -> None:
    assert contrast(COLOURS[name], COLOURS[ground]) >= 4.5

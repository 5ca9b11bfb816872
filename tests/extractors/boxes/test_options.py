"""Where the wordings of the options stand, however readers take their letters."""

from __future__ import annotations

from extractors.align import flow_of
from extractors.boxes.options import find_spots
from extractors.flow import orders
from schemes import load_scheme
from tests.extractors.pages import view

GROUP = next(
    group
    for group in load_scheme("HOP-DPI-Va1").piece_model("va-client-unique").groups
    if group.key == "ihe_pam"
)


def test_a_misread_letter_takes_no_word_of_the_next_option() -> None:
    said = [option.wordings[0] for option in GROUP.options]
    said[1] = said[1].replace("version", "versjon")
    lines = [(text, 0.01, 0.1 + 0.05 * n) for n, text in enumerate(said)]
    flow = flow_of(orders([view(lines)])[0])
    found = find_spots(GROUP, [flow])
    assert sorted(spot.key for spot in found) == sorted(option.key for option in GROUP.options)

"""The hidden text layer: there, in its place, and wrong now and then."""

import itertools
from random import Random

import pypdfium2
import pytest
import weasyprint
from PIL import Image

from testdata.scanner import PrintedWord, printed_words, scan_with
from testdata.scanner.profile import Profile
from testdata.scanner.profiles import PROFILES
from testdata.scanner.words import misread

WORDS = [PrintedWord(f"N°{n:05d}", 0.1, 0.1 + n / 60, 0.3, 0.11 + n / 60) for n in range(40)]
SEARCHABLE = [p for p in PROFILES if p.hidden_words]


@pytest.mark.parametrize("profile", SEARCHABLE, ids=lambda p: p.name)
def test_layer_lies_where_the_words_are_and_does_not_show(profile: Profile, page: Image.Image) -> None:
    taken = scan_with(profile, [page], Random(4), ".pdf", [WORDS])
    found = printed_words(taken.data)[0]
    kept = {word.text: word for word in found if word.text in {w.text for w in WORDS}}
    assert len(kept) > 15
    for word in WORDS:
        if word.text in kept:
            assert kept[word.text].left == pytest.approx(word.left, abs=0.02)
            assert kept[word.text].bottom == pytest.approx(word.bottom, abs=0.02)
    plain = pypdfium2.PdfDocument(scan_with(profile, [page], Random(4), ".pdf", [[]]).data)
    full = pypdfium2.PdfDocument(taken.data)
    assert plain[0].render().to_pil().tobytes() == full[0].render().to_pil().tobytes()
    plain.close()
    full.close()


def test_misread_spoils_about_the_rate_asked() -> None:
    spoilt = misread(WORDS * 20, Random(1), 0.05)
    right = {word.text for word in WORDS}
    share = sum(word.text in right for word in spoilt) / len(WORDS * 20)
    assert 0.5 < share < 0.9
    assert misread(WORDS, Random(1), 0.0) == WORDS


def test_words_of_a_born_digital_pdf_come_once_each(page: Image.Image) -> None:
    pdf = weasyprint.HTML(string="<p style='font-size:9pt'>Bon de commande, réf. 3f9a : 1&nbsp;250,00 €</p>")
    found = printed_words(pdf.write_pdf())[0]
    assert " ".join(word.text for word in found) == "Bon de commande, réf. 3f9a : 1 250,00 €"
    assert all(0 < a.left < a.right <= b.left < 1 for a, b in itertools.pairwise(found))
    assert all(0 < word.top < word.bottom < 0.2 for word in found)


def test_page_without_words_gets_an_empty_layer(page: Image.Image) -> None:
    taken = scan_with(SEARCHABLE[0], [page], Random(1), ".pdf", [[]])
    assert printed_words(taken.data) == [[]]

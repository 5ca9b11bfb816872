"""Law 2: what makes a value certain, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractors.certainty import prove
from extractors.layout.segments import segments_of
from extractors.values import KINDS
from models.geometry import Box
from models.page import Reader, Word
from models.reading import Field, Proof, Status, ValueKind
from tests.extractors.pages import Replay, view, words


def proved(kind: ValueKind, first: str, second: str, confidence: float = 0.98) -> tuple[Field, Replay]:
    """What comes out when the two readers see these texts at one place."""
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words(second)) if second else ()
    replay = Replay(other)
    page = view([(first, 0.05, 0.1)], second=replay, confidence=confidence)
    candidate = next(iter(KINDS[kind].find(page.page.words)))
    return prove("key", kind, candidate, page, critical=True), replay


def test_two_readers_that_agree() -> None:
    field, _ = proved(ValueKind.DATE, "18/03/2026", "18.03.2026")
    assert field.proof is Proof.TWO_READERS
    assert [r.reader for r in field.readings] == [Reader.PPOCR, Reader.TESSERACT]


@pytest.mark.parametrize("second", ["19/03/2026", "", "l8/~3"])
def test_a_date_that_the_second_reader_does_not_confirm(second: str) -> None:
    field, _ = proved(ValueKind.DATE, "18/03/2026", second)
    assert (field.status, field.proof) == (Status.FOUND, Proof.NONE)


def test_a_stroke_of_the_pen_read_as_a_figure_still_confirms_a_date() -> None:
    field, _ = proved(ValueKind.DATE, "16/3/2026", "1613/2026")
    assert (field.value, field.proof) == ("2026-03-16", Proof.TWO_READERS)


@pytest.mark.parametrize("second", ["1613/2025", "1673/2026", "6/3/2026"])
def test_figures_that_differ_never_confirm_a_date(second: str) -> None:
    field, _ = proved(ValueKind.DATE, "16/3/2026", second)
    assert field.proof is Proof.NONE


@pytest.mark.parametrize(
    ("day", "by_hand", "status"),
    [
        ("3/05/2026", 0.9, Status.AMBIGUOUS),
        ("3/05/2026", 0.1, Status.FOUND),
        ("03/05/2026", 0.9, Status.FOUND),
        ("3/5/2026", 0.9, Status.FOUND),
        ("3/11/2026", 0.9, Status.FOUND),
    ],
)
def test_a_hand_pads_both_the_day_and_the_month_or_none(day: str, by_hand: float, status: Status) -> None:
    """Of « 31/05/2026 » all readers may see « 3/05/2026 »."""
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words(day))
    page = replace(view([(day, 0.05, 0.1)], second=Replay(other)), pen=lambda _: by_hand)
    candidate = next(iter(KINDS[ValueKind.DATE].find(page.page.words)))
    assert prove("key", ValueKind.DATE, candidate, page, critical=True).status is status


def test_the_end_of_the_label_before_a_date_does_not_hide_it() -> None:
    field, _ = proved(ValueKind.DATE, "15/04/2026", "e15/04/2026")
    assert field.proof is Proof.TWO_READERS


def test_the_end_of_the_label_before_a_number_does_not_hide_it() -> None:
    field, _ = proved(ValueKind.NUMBER, "4500006862", "BC n° 4500006862")
    assert field.proof is Proof.TWO_READERS


@pytest.mark.parametrize(("confidence", "proof"), [(0.97, Proof.TWO_READERS), (0.88, Proof.NONE)])
def test_a_wrong_key_that_reads_badly_is_no_certainty(confidence: float, proof: Proof) -> None:
    """On a fax two readers take the same 5 for a 6; a key that is printed wrong reads well."""
    field, _ = proved(ValueKind.FINESS, "750712185", "750712185", confidence)
    assert (field.valid, field.proof) == (False, proof)


def test_a_right_key_needs_no_second_reader() -> None:
    field, replay = proved(ValueKind.SIRET, "73282932000074", "")
    assert field.proof is Proof.CHECK_DIGIT
    assert not replay.asked


def test_a_doubtful_right_key_asks_the_second_reader() -> None:
    field, replay = proved(ValueKind.SIRET, "73282932000074", "73282932000074", confidence=0.7)
    assert field.proof is Proof.TWO_READERS
    assert replay.asked


def test_two_right_keys_that_differ_are_ambiguous() -> None:
    field, _ = proved(ValueKind.SIRET, "73282932000074", "55208131766522", confidence=0.7)
    assert field.status is Status.AMBIGUOUS
    assert field.proof is Proof.NONE


def test_a_repaired_value_is_not_proved_by_its_key() -> None:
    field, _ = proved(ValueKind.SIRET, "7328293200OO74", "")
    assert field.repaired
    assert field.proof is Proof.NONE
    assert field.raw == "7328293200OO74"


def test_a_wrong_key_that_both_readers_see_is_certain() -> None:
    field, _ = proved(ValueKind.SIRET, "73282932000075", "73282932000075")
    assert field.valid is False
    assert field.proof is Proof.TWO_READERS


def test_what_nobody_can_read_is_unreadable() -> None:
    field, _ = proved(ValueKind.DATE, "18/03/2026", "", confidence=0.2)
    assert field.status is Status.UNREADABLE
    assert field.value is None


def test_the_side_of_a_cell_read_as_a_stroke() -> None:
    field, _ = proved(ValueKind.DATE, "01/09/26", "|01/09/26")
    assert field.proof is Proof.TWO_READERS


@pytest.mark.parametrize(
    ("reader", "proof"), [(Reader.TEXT_LAYER, Proof.TWO_READERS), (Reader.PPOCR, Proof.NONE)]
)
def test_an_o_for_a_zero_confirms_a_text_layer_only(reader: Reader, proof: Proof) -> None:
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words("CO000462"))
    page = view([("C0000462", 0.05, 0.1)], second=Replay(other))
    candidate = next(
        iter(KINDS[ValueKind.NUMBER].find([w.model_copy(update={"reader": reader}) for w in page.page.words]))
    )
    assert prove("key", ValueKind.NUMBER, candidate, page, critical=True).proof is proof


def test_the_second_reader_sees_a_letter_that_the_first_one_lost() -> None:
    page = view([("C2707441", 0.20, 0.1)], second=Replay())
    seen = page.page.words[0].box
    letter = Word(
        text="FC2707441", box=seen.model_copy(update={"left": seen.left - 0.01}), confidence=0.9,
        reader=Reader.TESSERACT,
    )  # fmt: skip
    page = view([("C2707441", 0.20, 0.1)], second=Replay((letter,)))
    candidate = next(iter(KINDS[ValueKind.NUMBER].find(page.page.words)))
    assert prove("key", ValueKind.NUMBER, candidate, page, critical=True).proof is Proof.NONE
    assert isinstance(page.second, Replay)
    assert page.second.asked[0].left < seen.left


def test_half_of_a_word_is_no_number() -> None:
    found = list(KINDS[ValueKind.NUMBER].find(words("N° F.C2707441")))
    assert [c.parsed.value for c in found] == ["F.C2707441"]


class InTurn:
    """Second readers that say these texts, one after the other; « 1: … » is the first reader again."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        for text, reader in zip(self.texts, (Reader.PPOCR_V4, *3 * (Reader.TESSERACT,)), strict=False):
            again = text.removeprefix("1: ")
            name = Reader.PPOCR if again != text else reader
            if name is not but:
                yield tuple(word.model_copy(update={"reader": name}) for word in words(again))


def seen_by(first: str, *seen: tuple[Reader, str], sure: float = 0.9) -> Field:
    """A date of the first reader, and what others saw there, one after the other, that sure."""
    readings = [
        tuple(w.model_copy(update={"reader": r, "confidence": sure}) for w in words(text)) for r, text in seen
    ]
    page = view([(first, 0.05, 0.1)], second=Told(readings), confidence=0.7)
    candidate = next(iter(KINDS[ValueKind.DATE].find(page.page.words)))
    return prove("key", ValueKind.DATE, candidate, page, critical=True)


def test_two_networks_of_one_schooling_do_not_outvote_the_first_reader() -> None:
    other = "16/03/2026"
    pupil = seen_by("18/03/2026", (Reader.PPOCR_V4, other), (Reader.HANDS, other))
    assert (pupil.value, pupil.proof) == ("2026-03-18", Proof.NONE)
    stranger = seen_by("18/03/2026", (Reader.PPOCR_V4, other), (Reader.TESSERACT, other))
    assert (stranger.value, stranger.proof) == ("2026-03-16", Proof.TWO_READERS)


def test_the_reader_of_hands_confirms_unless_two_others_agree_on_another_value() -> None:
    seen, other = "13/09/2027", "13/04/2027"
    alone = seen_by(seen, (Reader.HANDS, seen), (Reader.TESSERACT, other))
    assert (alone.value, alone.proof) == ("2027-09-13", Proof.TWO_READERS)
    assert [r.reader for r in alone.readings] == [Reader.PPOCR, Reader.HANDS]
    doubted = seen_by(seen, (Reader.PPOCR_V4, other), (Reader.HANDS, seen), (Reader.TESSERACT, "13/01/2027"))
    assert (doubted.value, doubted.proof) == ("2027-09-13", Proof.TWO_READERS)
    divided = seen_by(seen, (Reader.PPOCR_V4, other), (Reader.HANDS, seen), (Reader.TESSERACT, other))
    assert (divided.status, divided.proof) == (Status.AMBIGUOUS, Proof.NONE)


def test_a_value_confirmed_after_two_others_agreed_on_another_one_is_in_doubt() -> None:
    seen, other = "13/09/2027", "13/04/2027"
    divided = seen_by(seen, (Reader.PPOCR_V4, other), (Reader.PPOCR, other), (Reader.TESSERACT, seen))
    assert (divided.status, divided.proof) == (Status.AMBIGUOUS, Proof.NONE)
    alone = seen_by(seen, (Reader.PPOCR_V4, other), (Reader.PPOCR, seen), (Reader.TESSERACT, seen))
    assert (alone.value, alone.proof) == ("2027-09-13", Proof.TWO_READERS)


def test_the_two_strokes_of_an_eleven_seen_as_one_are_no_other_day() -> None:
    lost = "19/1/2024"
    seen = (Reader.PPOCR_V4, lost), (Reader.TESSERACT, lost), (Reader.HANDS, "19/11/2024")
    field = seen_by("19/11/2024", *seen)
    assert (field.value, field.proof) == ("2024-11-19", Proof.TWO_READERS)
    other = seen_by(
        "19/12/2024", (Reader.PPOCR_V4, lost), (Reader.TESSERACT, lost), (Reader.HANDS, "19/12/2024")
    )
    assert other.status is Status.AMBIGUOUS


def test_a_value_that_a_box_cut_is_the_one_that_all_see_with_more_paper() -> None:
    whole = "10007053"
    page = view([("0007053", 0.05, 0.1)], second=InTurn(whole, f"1: {whole}", whole), confidence=0.99)
    candidate = next(iter(KINDS[ValueKind.NUMBER].find(page.page.words)))
    assert prove("key", ValueKind.NUMBER, candidate, page, critical=True).value == whole
    page = view([("0007053", 0.05, 0.1)], second=InTurn(whole, "1: 0007053", whole), confidence=0.99)
    assert prove("key", ValueKind.NUMBER, candidate, page, critical=True).status is Status.AMBIGUOUS


@pytest.mark.parametrize(
    ("seen", "status", "value"),
    [
        (("SEGUR-01362,", "1: SEGUR-01362", "SEGUR-01362"), Status.FOUND, "SEGUR-01362"),
        (("SEGUR-01362,", "1: SEGUR-01 362", "SEGUR-01362"), Status.AMBIGUOUS, "SEGUR-01"),
        (("SEGUR-01362,", "1: SEGUR-01362"), Status.AMBIGUOUS, "SEGUR-01"),
    ],
)
def test_a_number_that_a_blank_cut_is_the_one_that_all_see_whole(
    seen: tuple[str, ...], status: Status, value: str
) -> None:
    """« SEGUR-01 362 »: three readings of one word; a word apart may be of another cell."""
    page = view([("SEGUR-01", 0.05, 0.1)], second=InTurn(*seen), confidence=0.99)
    candidate = next(iter(KINDS[ValueKind.NUMBER].find(page.page.words)))
    made = prove("key", ValueKind.NUMBER, candidate, page, critical=True)
    assert (made.status, made.value) == (status, value)


class Told:
    """Second readers that saw these words."""

    def __init__(self, readings: list[tuple[Word, ...]]) -> None:
        self.readings = readings

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        yield from self.readings


@pytest.mark.parametrize(
    ("kind", "first", "seen", "status", "proof"),
    [
        (ValueKind.DATE, "18/03/2026", ("18 mars 2026", "19/03/2026"), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.DATE, "18/03/2026", ("l8/~3", "18.03.26"), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.DATE, "18.03.26", ("180326",), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.DATE, "18.03.26", ("18.0.3.26.",), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.DATE, "18.03.26", ("18.0.8.26.",), Status.FOUND, Proof.NONE),
        (ValueKind.NUMBER, "C0006", (".C0006€", "C0006608"), Status.FOUND, Proof.NONE),
        (ValueKind.NUMBER, "C00.03985", ("C0003985",), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.REFERENCE, "7aaC842fd3", ("7aac842fd3",), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.REFERENCE, "7aac842fd8", ("7aac842fd3", "7aac842fd3"), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.DATE, "18/03/2026", ("16/03/2026", "13/03/2026"), Status.FOUND, Proof.NONE),
        (ValueKind.REFERENCE, "7aac842fd8", ("1: 7aac842fd8", "7aac842fd3"), Status.FOUND, Proof.NONE),
        (ValueKind.DATE, "15/04/2026", ("1: 5/04/2026", "5/04/2026"), Status.AMBIGUOUS, Proof.NONE),
        (ValueKind.REFERENCE, "1952d8178", ("f1952d8178", "1952d8178"), Status.AMBIGUOUS, Proof.NONE),
        (ValueKind.DATE, "6.05.2026", ("l6.05.2026", "6.05.2026"), Status.AMBIGUOUS, Proof.NONE),
        (
            ValueKind.REFERENCE,
            "952d8178a",
            ("1952d8178a", "1: 952d8178a", "952d8178a"),
            Status.FOUND,
            Proof.TWO_READERS,
        ),
        (ValueKind.DATE, "16.05.2026", ("l16.05.2026", "16.05.2026"), Status.FOUND, Proof.TWO_READERS),
        (ValueKind.SIRET, "73282932000074", ("?", "35600000000048"), Status.AMBIGUOUS, Proof.NONE),
    ],
)
def test_one_of_the_second_readers_is_enough(
    kind: ValueKind, first: str, seen: tuple[str, ...], status: Status, proof: Proof
) -> None:
    page = view([(first, 0.05, 0.1)], second=InTurn(*seen), confidence=0.7)
    candidate = next(iter(KINDS[kind].find(page.page.words)))
    field = prove("key", kind, candidate, page, critical=True)
    assert (field.status, field.proof) == (status, proof)


def test_two_second_readers_overrule_a_first_one_in_doubt_only() -> None:
    for confidence, expected in ((0.7, "7aac842fd3"), (0.99, "7aac842fd8")):
        page = view(
            [("7aac842fd8", 0.05, 0.1)], second=InTurn("7aac842fd3", "7aac842fd3"), confidence=confidence
        )
        candidate = next(iter(KINDS[ValueKind.REFERENCE].find(page.page.words)))
        field = prove("key", ValueKind.REFERENCE, candidate, page, critical=True)
        assert field.value == expected
        assert field.certain is (confidence < 0.9)


def test_readings_of_a_crop_that_may_be_cut_overrule_nothing() -> None:
    """« lel8mai2026 »: where the day starts in its word is guessed, and its 18 looks like a 3 when cut."""
    page = view([("Fait lel8mai2026", 0.05, 0.1)], second=InTurn("3mai2026", "3mai2026"), confidence=0.97)
    segment = segments_of([page])[0]
    candidate = next(iter(KINDS[ValueKind.DATE].find(segment.words)))
    field = prove("key", ValueKind.DATE, candidate, page, critical=True)
    assert (field.value, field.status) == ("2026-05-18", Status.AMBIGUOUS)


def test_a_first_reader_that_changes_its_mind_is_overruled_with_another_reader() -> None:
    for seen, expected in (
        (("1: 7aac842fd3", "7aac842fd3"), "7aac842fd3"),
        (("1: 7aac842fd3",), "7aac842fd8"),
    ):
        page = view([("7aac842fd8", 0.05, 0.1)], second=InTurn(*seen), confidence=0.99)
        candidate = next(iter(KINDS[ValueKind.REFERENCE].find(page.page.words)))
        field = prove("key", ValueKind.REFERENCE, candidate, page, critical=True)
        assert (field.value, field.certain) == (expected, len(seen) == 2)


@pytest.mark.parametrize(("said", "proof"), [("BC", Proof.NONE), ("VA", Proof.TWO_READERS)])
def test_the_last_letter_of_the_word_before_is_no_sign_that_a_box_cut(said: str, proof: Proof) -> None:
    """« VA VTE-23-05919 », of which a wider box gives « AVTE-23-05919 »; behind « BC » not."""
    page = view([(f"{said} VTE-23-05919", 0.05, 0.1)], second=InTurn("AVTE-23-05919", "VTE-23-05919"))
    (candidate,) = KINDS[ValueKind.NUMBER].find(page.page.words[1:])
    field = prove("key", ValueKind.NUMBER, candidate, page, critical=True)
    assert (field.status is Status.FOUND) is (proof is Proof.TWO_READERS)


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("C000075.9", "C0000759", "C0000759"),
        ("4500.0.02249", "4500002249", "4500002249"),
        ("BC-2026-0.6579", "BC-2026-06579", "BC-2026-06579"),
        ("BC.2026.015", "BC2026015", "BC.2026.015"),
        ("C000075.9", "C000075.9", "C000075.9"),
    ],
)
def test_a_dot_of_a_blank_that_one_reader_alone_saw_is_no_part_of_a_number(
    first: str, second: str, value: str
) -> None:
    field, _ = proved(ValueKind.NUMBER, first, second)
    assert (field.value, field.proof) == (value, Proof.TWO_READERS)


def test_a_day_written_whole_is_cut_by_no_box() -> None:
    """A hand's « 17/11/2022 » of which the first reader saw 1/1/2022: the figures that it lost."""
    whole = "17/11/2022"
    found = seen_by("1/1/2022", (Reader.PPOCR_V4, whole), (Reader.PPOCR, whole))
    assert (found.value, found.proof) == ("2022-11-17", Proof.TWO_READERS)
    longer = seen_by("17/11/2022", (Reader.PPOCR_V4, "1/1/2022"), (Reader.PPOCR, "1/1/2022"))
    assert longer.value == "2022-11-17"
    assert longer.proof is Proof.NONE


def test_a_day_whose_first_figure_a_box_cut_is_no_other_day() -> None:
    """Where another reader sees it whole; two who agree on what is no part of it leave a doubt."""
    seen, cut, other = "17-08-2022", "7-08-2022", "12-08-2022"
    whole = seen_by(seen, (Reader.PPOCR, cut), (Reader.PPOCR_V4, cut), (Reader.TESSERACT, seen))
    assert (whole.value, whole.proof) == ("2022-08-17", Proof.TWO_READERS)
    nobody = seen_by(seen, (Reader.PPOCR, cut), (Reader.PPOCR_V4, cut))
    assert nobody.proof is Proof.NONE
    doubted = seen_by(seen, (Reader.PPOCR, other), (Reader.PPOCR_V4, other), (Reader.TESSERACT, seen))
    assert doubted.proof is Proof.NONE

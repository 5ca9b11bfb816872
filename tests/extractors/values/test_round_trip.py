"""Whatever the way of writing a value, parsing gives it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from extractors.values import amount, count, dates, email, finess, phone, rate, rpps, siret
from extractors.values.candidate import Parsed

SPRING = ("janvier", "février", "mars", "avril", "mai", "juin")
MONTHS = (*SPRING, "juillet", "août", "septembre", "octobre", "novembre", "décembre")
CENTS = st.integers(min_value=0, max_value=99_999_999)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DIGITS = st.text("0123456789", min_size=12, max_size=12)


def value(parsed: Parsed | None) -> str | None:
    return parsed.value if parsed is not None and not parsed.repaired else None


def grouped(whole: int, sign: str) -> str:
    return f"{whole:,}".replace(",", sign)


@given(
    CENTS, st.sampled_from([" ", "\u00a0", "\u202f", ".", "'", ""]), st.sampled_from(["", " €", "€", " EUR"])
)
def test_french_amounts(cents: int, sign: str, currency: str) -> None:
    text = f"{grouped(cents // 100, sign)},{cents % 100:02d}{currency}"
    assert value(amount.parse(text)) == f"{Decimal(cents) / 100:.2f}"


@given(CENTS)
def test_amounts_with_a_point(cents: int) -> None:
    assert value(amount.parse(f"{cents // 100}.{cents % 100:02d} EUR")) == f"{Decimal(cents) / 100:.2f}"


@given(DAYS, st.sampled_from("/.-"))
def test_dates_in_figures(day: date, sign: str) -> None:
    assert value(dates.parse(f"{day:%d}{sign}{day:%m}{sign}{day:%Y}")) == day.isoformat()
    assert value(dates.parse(f"{day:%d}{sign}{day:%m}{sign}{day:%y}")) == day.isoformat()


@given(DAYS)
def test_dates_in_words(day: date) -> None:
    number = "1er" if day.day == 1 else str(day.day)
    assert value(dates.parse(f"{number} {MONTHS[day.month - 1]} {day.year}")) == day.isoformat()


@given(st.integers(min_value=0, max_value=10_000), st.sampled_from(["%", " %", ""]))
def test_rates(hundredths: int, sign: str) -> None:
    text = f"{hundredths // 100},{hundredths % 100:02d}{sign}"
    found = value(rate.parse(text))
    assert found is not None
    assert Decimal(found) == Decimal(hundredths) / 100


@given(st.integers(min_value=0, max_value=99_999_999), st.sampled_from([" ", "\u202f", ""]))
def test_counts(number: int, sign: str) -> None:
    assert value(count.parse(grouped(number, sign))) == str(number)


@given(DIGITS)
def test_a_siret_keeps_its_key_and_shows_a_wrong_one(digits: str) -> None:
    siren = digits[:8] + luhn.calc_check_digit(digits[:8])
    whole = siren + digits[8:] + luhn.calc_check_digit(siren + digits[8:])
    parsed = siret.parse(f"{whole[:3]} {whole[3:6]} {whole[6:9]} {whole[9:]}")
    assert parsed is not None
    assert (parsed.value, parsed.valid) == (whole, True)
    wrong = whole[:-1] + str((int(whole[-1]) + 1) % 10)
    shown = siret.parse(wrong)
    assert shown is not None
    assert (shown.value, shown.valid) == (
        wrong,
        wrong.startswith("356000000") and sum(map(int, wrong)) % 5 == 0,
    )


@given(st.text("0123456789", min_size=9, max_size=9))
def test_rpps(digits: str) -> None:
    whole = "1" + digits
    whole += luhn.calc_check_digit(whole)
    parsed = rpps.parse(whole)
    assert parsed is not None
    assert (parsed.value, parsed.valid) == (whole, True)


@given(st.sampled_from(["01", "75", "974", "2A", "2B"]), st.text("0123456789", min_size=6, max_size=6))
def test_finess(department: str, digits: str) -> None:
    start = (department + digits)[:8].ljust(8, "0")
    key = luhn.calc_check_digit(start.replace("A", "1").replace("B", "2"))
    parsed = finess.parse(f"{start[:2]} {start[2:5]} {start[5:]}{key}")
    assert parsed is not None
    assert (parsed.value, parsed.valid) == (start + key, True)


@given(st.text("0123456789", min_size=8, max_size=8), st.sampled_from([" ", ".", "-", ""]))
def test_phones(digits: str, sign: str) -> None:
    number = "06" + digits
    pairs = [number[i : i + 2] for i in range(0, 10, 2)]
    assert value(phone.parse(sign.join(pairs))) == number
    assert value(phone.parse("+33 " + sign.join(["6", *pairs[1:]]))) == number


@given(
    st.from_regex(
        r"[a-z][a-z0-9]{0,8}(?:[._-][a-z0-9]{1,8})?@[a-z][a-z0-9-]{0,8}[a-z0-9]\.(?:fr|com|org)",
        fullmatch=True,
    )
)
def test_emails(address: str) -> None:
    assert value(email.parse(address.upper())) == address
    assert value(email.parse(address.replace("@", " @ "))) == address

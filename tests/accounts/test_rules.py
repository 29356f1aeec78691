"""What a PIN may be, and how long wrong ones make a person wait."""

from datetime import timedelta

import pytest

from lotse.accounts.rules import PinMalformed, PinTooSimple, check_pin, pin_tries_left, pin_wait


@pytest.mark.parametrize(("kind", "pin"), [("digits", "481509"), ("digits", "112233"), ("pictures", "03-11-07-01")])
def test_an_ordinary_pin_is_taken(kind: str, pin: str) -> None:
    assert check_pin(kind, pin) == pin


def test_a_pin_typed_in_arabic_digits_is_the_same_pin() -> None:
    assert check_pin("digits", " ٤٨١٥٠٩ ") == "481509"


@pytest.mark.parametrize("pin", ["000000", "777777", "123456", "654321", "345678", "010190"])
def test_six_digits_that_everybody_tries_first_are_too_simple(pin: str) -> None:
    with pytest.raises(PinTooSimple):
        check_pin("digits", pin)


@pytest.mark.parametrize("pin", ["05-05-05-05", "01-02-03-04", "12-11-10-09"])
def test_four_pictures_that_everybody_tries_first_are_too_simple(pin: str) -> None:
    with pytest.raises(PinTooSimple):
        check_pin("pictures", pin)


@pytest.mark.parametrize(
    ("kind", "pin"),
    [
        ("digits", ""),
        ("digits", "48150"),
        ("digits", "4815099"),
        ("digits", "48150a"),
        ("digits", "²²²²²²"),
        ("pictures", "481509"),
        ("pictures", "03-11-07"),
        ("pictures", "03-11-07-13"),
        ("pictures", "00-11-07-01"),
        ("pictures", "3-11-7-1"),
    ],
)
def test_what_is_no_pin_is_malformed(kind: str, pin: str) -> None:
    with pytest.raises(PinMalformed):
        check_pin(kind, pin)


def test_four_mistakes_are_free_then_the_waits_grow() -> None:
    minutes = [pin_wait(failures) for failures in range(1, 11)]
    free, waits = [None] * 4, [timedelta(minutes=n) for n in (1, 5, 15, 30, 60)]
    assert minutes == [*free, *waits, None]


def test_the_person_is_told_how_many_tries_are_left_until_something_happens() -> None:
    assert [pin_tries_left(failures) for failures in (1, 4, 5, 9)] == [4, 1, 5, 1]

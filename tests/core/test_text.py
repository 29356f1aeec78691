"""One spelling for search, whatever keyboard wrote it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse.core.text import search_key


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("علي", "علی"),  # Arabic and Persian yeh
        ("كريم", "کریم"),  # Arabic and Persian kaf
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهیم"),
        ("فاطمة", "فاطمه"),
        ("مُحَمَّد", "محمد"),  # vowel signs
        ("IŞIL", "ışıl"),
        ("İbrahim", "ibrahim"),
        ("Straße", "STRASSE"),
        ("Müller", "Mu\u0308ller"),
        ("Ґалаґан", "ґалаґан"),
        ("Łukasz", "łUKASZ"),
        ("ﻋﻠﻲ", "علی"),  # presentation forms, as copied from a scan
        ("  Amina\t Haddad ", "amina haddad"),
    ],
)
def test_two_spellings_of_one_name_are_found_as_one(written: str, also_written: str) -> None:
    assert search_key(written) == search_key(also_written) != ""


def test_parts_are_joined_and_empty_ones_left_out() -> None:
    assert search_key("Haddad", "", "Amina") == "haddad amina"
    assert search_key("", "") == ""


@pytest.mark.parametrize(("one", "other"), [("Müller", "Moller"), ("علي", "عمر"), ("Іван", "Иван")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_and_has_no_marks_or_outer_blanks(written: str) -> None:
    key = search_key(written)
    assert key == key.strip()
    assert "  " not in key
    assert not any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFKD", key))
    assert search_key(key) == key

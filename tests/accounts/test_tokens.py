"""The words of cards, and the hashes under which secrets are kept."""

import uuid

from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from lotse.accounts.tokens import (
    CROCKFORD,
    code_of_secret,
    device_token,
    hashed_pin,
    keyed_hash,
    keyed_hashes,
    latin_digits,
    new_card_words,
    pin_matches,
    spaced_code,
    typed_code,
)

SOMEBODY = uuid.UUID("5b3e0a5e-4a7c-4c39-9d0b-0d0a1f4a7c39")


@given(st.text(alphabet=CROCKFORD, min_size=12, max_size=12))
def test_a_printed_code_is_read_however_it_is_typed(code: str) -> None:
    printed = spaced_code(code)
    lookalikes = printed.lower().replace("0", "o").replace("1", "l")
    assert [typed_code(printed), typed_code(f"  {lookalikes} "), typed_code(printed.replace("-", " "))] == [code] * 3


def test_what_cannot_be_a_code_is_none() -> None:
    assert [typed_code(text) for text in ("", "ABCD", "UUUU-UUUU-UUUU", "ABCD-EFGH-JKMN-P")] == [None] * 4


def test_digits_of_arabic_and_persian_keyboards_are_digits() -> None:
    assert [latin_digits("٤٨١٥٠٩"), latin_digits("۴۸۱۵۰۹")] == ["481509", "481509"]


def test_the_code_follows_from_the_secret_and_two_cards_differ() -> None:
    one, other = new_card_words(), new_card_words()
    assert code_of_secret(one.secret) == one.code
    assert one.code != other.code
    assert one.secret != other.secret


def test_a_token_needs_the_device_and_what_was_in_hand() -> None:
    token = device_token(SOMEBODY, "ABCD")
    assert device_token(SOMEBODY, "ABCD") == token
    assert token not in {device_token(uuid.uuid4(), "ABCD"), device_token(SOMEBODY, "ABCE")}


def test_hashes_for_different_purposes_differ() -> None:
    assert keyed_hash("card secret", "x") != keyed_hash("card code", "x")


def test_a_pin_is_bound_to_the_person_and_stored_as_argon2() -> None:
    stored = hashed_pin(SOMEBODY, "481509")
    assert stored.startswith("argon2$argon2id$")
    assert pin_matches(SOMEBODY, "481509", stored)
    assert not pin_matches(SOMEBODY, "481508", stored)
    assert not pin_matches(uuid.uuid4(), "481509", stored)


def test_after_a_change_of_the_secret_key_the_retired_one_still_counts(settings: Settings) -> None:
    stored_pin, stored_hash = hashed_pin(SOMEBODY, "481509"), keyed_hash("card code", "ABCD")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key of the house", [settings.SECRET_KEY]
    assert pin_matches(SOMEBODY, "481509", stored_pin)
    assert stored_hash in keyed_hashes("card code", "ABCD")

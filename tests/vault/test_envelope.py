"""A sealed value opens with its key, in its row, unchanged, and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse.vault.envelope import Unreadable, key_id, seal, unseal

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
ROW, OTHER_ROW = b"messaging.message:1:body", b"messaging.message:2:body"


@given(st.binary(max_size=500), st.binary(max_size=60))
def test_what_is_sealed_opens_in_its_row(plain: bytes, row: bytes) -> None:
    sealed = seal(KEY, "k1", plain, row)
    assert unseal(KEY, "k1", sealed, row) == plain
    assert len(sealed) == len(b"v1|k1|") + 12 + len(plain) + 16


def test_the_same_text_is_never_sealed_the_same_way() -> None:
    assert len({seal(KEY, "k1", b"Guten Morgen", ROW) for _ in range(50)}) == 50


def test_another_key_or_row_or_key_id_opens_nothing() -> None:
    sealed = seal(KEY, "k1", b"Guten Morgen", ROW)
    renamed = sealed.replace(b"|k1|", b"|k2|", 1)
    for key, kid, value, row in (
        (OTHER_KEY, "k1", sealed, ROW),
        (KEY, "k1", sealed, OTHER_ROW),
        (KEY, "k2", sealed, ROW),
        (KEY, "k2", renamed, ROW),
    ):
        with pytest.raises(Unreadable):
            unseal(key, kid, value, row)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal(KEY, "k1", b"Guten Morgen", ROW)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Unreadable):
            unseal(KEY, "k1", bytes(changed), ROW)


@pytest.mark.parametrize("damaged", [b"", b"v1", b"v1|", b"v1|k1", b"v1|k1|", b"v1|k1|short", b"v2|k1|" + bytes(40)])
def test_what_is_no_envelope_is_unreadable(damaged: bytes) -> None:
    with pytest.raises(Unreadable):
        unseal(KEY, "k1", damaged, ROW)


def test_the_envelope_names_its_key() -> None:
    assert key_id(seal(KEY, "2026-a", b"", ROW)) == "2026-a"
    for damaged in (b"", b"v1|k1", b"v2|k1|" + bytes(40), b"v1|\xff|" + bytes(40)):
        with pytest.raises(Unreadable):
            key_id(damaged)

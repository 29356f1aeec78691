"""Sealing under the master keys, keys for single conversations, and the renewal of all that."""

import os
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from lotse.vault.envelope import KEY_BYTES, Unreadable, key_id, seal, unseal
from lotse.vault.keyring import Keyring, read_keyring
from lotse.vault.models import Canary
from lotse.vault.registry import SealedColumn, sealed_columns

CANARY: Final = b"vault.canary"
BATCH: Final = 200
UNREADABLE: Final = "unreadable"


class WrongKeys(Exception):
    """The keys of this process do not open this database: another file, or a key was taken out too early."""


def keyring() -> Keyring:
    """The master keys as they are in the file now: a key that was added counts without a restart. Raises BadKeyFile."""
    file = Path(settings.LOTSE_KEYS_FILE)
    try:
        told = file.stat()
    except OSError:
        return read_keyring(file)  # says what is wrong
    return _read(file, told.st_mtime_ns, told.st_ino, told.st_size, told.st_mode)


@lru_cache(maxsize=2)
def _read(file: Path, *_state: int) -> Keyring:
    return read_keyring(file)


def seal_small(plain: bytes, aad: bytes) -> bytes:
    """Seal a small value under the current master key, for the row that `aad` names."""
    ring = keyring()
    return seal(ring.keys[ring.current], ring.current, plain, aad)


def unseal_small(sealed: bytes, aad: bytes) -> bytes:
    """The small value. Raises Unreadable."""
    kid = key_id(sealed)
    key = keyring().keys.get(kid)
    if key is None:
        raise Unreadable
    return unseal(key, kid, sealed, aad)


def new_data_key(aad: bytes) -> bytes:
    """A fresh key for the values of one row's family, sealed under the master key."""
    return seal_small(os.urandom(KEY_BYTES), aad)


def open_data_key(wrapped: bytes, aad: bytes) -> bytes:
    """The data key itself; those of the busiest rows are remembered. Raises Unreadable."""
    return _opened(bytes(wrapped), aad)


@lru_cache(maxsize=2048)
def _opened(wrapped: bytes, aad: bytes) -> bytes:
    return unseal_small(wrapped, aad)


@transaction.atomic
def check_canary() -> None:
    """Prove that the present keys open this database; the first time leaves the proof there. Raises WrongKeys."""
    canary, _ = Canary.objects.get_or_create(only=True, defaults={"sealed": seal_small(CANARY, CANARY)})
    try:
        proved = unseal_small(bytes(canary.sealed), CANARY) == CANARY
    except Unreadable:
        proved = False
    if not proved:
        raise WrongKeys


def rows_per_key() -> Iterator[tuple[SealedColumn, Counter[str]]]:
    """How many rows of each sealed column open with which key; what does not open counts as `unreadable`."""
    for column in sealed_columns():
        yield column, Counter(_opening_key(column, pk, sealed) for pk, sealed in _rows(column))


def _opening_key(column: SealedColumn, pk: Any, sealed: bytes) -> str:
    try:
        unseal_small(sealed, column.identity(pk))
        return key_id(sealed)
    except Unreadable:
        return UNREADABLE


def renew(column: SealedColumn) -> tuple[int, int]:
    """Seal the column's values anew under the current key; answers how many were renewed, and how many do not open.

    Every row is renewed by itself and names its key, so an interruption leaves everything readable, and the next call
    goes on. A row that changes meanwhile is left as it is and found by the next call.
    """
    current = keyring().current
    renewed = unreadable = 0
    for pk, sealed in _rows(column):
        try:
            if key_id(sealed) != current:
                renewed += _renew_row(column, pk, sealed)
        except Unreadable:
            unreadable += 1
    return renewed, unreadable


def _renew_row(column: SealedColumn, pk: Any, sealed: bytes) -> int:
    aad = column.identity(pk)
    fresh = seal_small(unseal_small(sealed, aad), aad)
    unchanged = column.model._default_manager.filter(pk=pk, **{column.field: sealed})
    return unchanged.update(**{column.field: fresh})


def _rows(column: SealedColumn) -> Iterator[tuple[Any, bytes]]:
    """All rows with a value, in keyset pages: no cursor stays open and no list grows with the table."""
    rows = column.model._default_manager.filter(**{f"{column.field}__isnull": False}).order_by("pk")
    last: Any = None
    while True:
        page = rows if last is None else rows.filter(pk__gt=last)
        found = list(page.values_list("pk", column.field)[:BATCH])
        yield from ((pk, bytes(sealed)) for pk, sealed in found)
        if len(found) < BATCH:
            return
        last = found[-1][0]

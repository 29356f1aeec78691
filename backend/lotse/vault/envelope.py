"""One sealed value: AES-256-GCM in an envelope that names its key. Pure: no files, no settings.

The bytes are `v1|kid|` and then nonce, ciphertext and tag. Version and key id are authenticated with the rest, and so
is the identity of the row: a value that was moved to another row does not open there.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION: Final = b"v1"
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16


class Unreadable(Exception):
    """The value does not open: another key, another row, or it was damaged."""


def seal(key: bytes, kid: str, plain: bytes, aad: bytes) -> bytes:
    """Seal `plain` for the row that `aad` names, under `key`, whose id is `kid`."""
    head = b"|".join((VERSION, kid.encode("ascii"), b""))
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + aad)


def unseal(key: bytes, kid: str, sealed: bytes, aad: bytes) -> bytes:
    """The plain bytes. Raises Unreadable."""
    head = b"|".join((VERSION, kid.encode("ascii"), b""))
    start = len(head) + NONCE_BYTES
    if not sealed.startswith(head) or len(sealed) < start + TAG_BYTES:
        raise Unreadable
    try:
        return AESGCM(key).decrypt(sealed[len(head) : start], sealed[start:], head + aad)
    except InvalidTag:
        raise Unreadable from None


def key_id(sealed: bytes) -> str:
    """Which key opens it. Raises Unreadable for what is no envelope."""
    version, _, rest = sealed.partition(b"|")
    kid, found, _ = rest.partition(b"|")
    if version != VERSION or not found or not kid.isascii():
        raise Unreadable
    return kid.decode("ascii")

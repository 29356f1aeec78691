"""How the texts and files of a conversation are sealed: under its own key, each bound to its row."""

import hmac
from hashlib import sha256
from typing import Final, Self
from uuid import UUID

from lotse.vault.envelope import seal, unseal
from lotse.vault.services import new_data_key, open_data_key

KEY_NAME: Final = "c"  # the key is the conversation's; its id in the envelope says no more


def data_key_identity(conversation_id: UUID) -> bytes:
    """The row that a conversation's key belongs to."""
    return b"messaging.conversation:%s:data_key" % str(conversation_id).encode()


def new_conversation_key(conversation_id: UUID) -> bytes:
    """A fresh key for a conversation, sealed under the master key."""
    return new_data_key(data_key_identity(conversation_id))


class Seal:
    """Seals and opens what belongs to one conversation. Opening raises vault's Unreadable."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def of(cls, conversation_id: UUID, data_key: bytes | memoryview) -> Self:
        """From the row's sealed key. Raises Unreadable."""
        return cls(open_data_key(bytes(data_key), data_key_identity(conversation_id)))

    def body(self, message_id: UUID, text: str) -> bytes:
        """The text of a message."""
        return seal(self._key, KEY_NAME, text.encode(), _identity("message", message_id, "body"))

    def open_body(self, message_id: UUID, sealed: bytes | memoryview) -> str:
        """The text of a message."""
        return unseal(self._key, KEY_NAME, bytes(sealed), _identity("message", message_id, "body")).decode()

    def of_file(self, attachment_id: UUID, part: str, plain: bytes) -> bytes:
        """A part of a file: its `name`, `content` or `thumbnail`."""
        return seal(self._key, KEY_NAME, plain, _identity("attachment", attachment_id, part))

    def open_file(self, attachment_id: UUID, part: str, sealed: bytes | memoryview) -> bytes:
        """A part of a file: its `name`, `content` or `thumbnail`."""
        return unseal(self._key, KEY_NAME, bytes(sealed), _identity("attachment", attachment_id, part))

    def fingerprint(self, *parts: bytes) -> bytes:
        """A proof of what a request asked for that tells nothing without the key."""
        told = hmac.new(self._key, digestmod=sha256)
        for part in parts:
            told.update(len(part).to_bytes(8, "big") + part)
        return told.digest()


def _identity(table: str, row: UUID, part: str) -> bytes:
    return f"messaging.{table}:{row}:{part}".encode()

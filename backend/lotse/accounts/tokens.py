"""The secrets of cards and devices, and the hashes under which they are stored. No database, no clock."""

import base64
import hashlib
import secrets
import unicodedata
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import salted_hmac

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
LOOK_ALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, kw_only=True)
class CardWords:
    """What is printed on a card: the secret of the QR code (128 bits) and the code to type (60 bits)."""

    secret: str
    code: str


def new_card_words() -> CardWords:
    """Fresh words for one card."""
    secret = secrets.token_urlsafe(16)
    return CardWords(secret=secret, code=code_of_secret(secret))


def code_of_secret(secret: str) -> str:
    """The code printed beside this secret. It follows from the secret, never the other way round."""
    number = int.from_bytes(hashlib.sha256(b"lotse card code\0" + secret.encode()).digest(), "big")
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in range(CODE_LENGTH))


def spaced_code(code: str) -> str:
    """The code as it is printed: XXXX-XXXX-XXXX."""
    return "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def typed_code(text: str) -> str | None:
    """What a person typed, as a code; None if it cannot be one. Takes small letters, spaces, O for 0, I and L for 1."""
    letters = "".join(character for character in latin_digits(text).upper() if character.isalnum())
    code = letters.translate(LOOK_ALIKES)
    return code if len(code) == CODE_LENGTH and set(code) <= set(CROCKFORD) else None


def latin_digits(text: str) -> str:
    """The text with the digits of every script written 0–9: an Arabic or Persian keyboard types others."""
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in text.strip()
    )


def keyed_hash(purpose: str, value: str) -> str:
    """HMAC-SHA256 of the value as 64 hexadecimal digits, with a key made for this purpose from SECRET_KEY."""
    return salted_hmac(f"lotse.{purpose}", value, algorithm="sha256").hexdigest()


def keyed_hashes(purpose: str, value: str) -> list[str]:
    """The hash under today's key, then under each retired key that is still accepted."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(f"lotse.{purpose}", value, secret=key, algorithm="sha256").hexdigest() for key in keys]


def device_token(device_id: uuid.UUID, proof: str) -> str:
    """The token of a device, from the server's key and what the person had in hand when signing in.

    It is computed, not drawn, so that a sign-in whose answer got lost can be answered again with the same token.
    """
    digest = salted_hmac("lotse.device token", f"{device_id}\0{proof}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def token_hash(token: str) -> str:
    """How a device token is stored. It has 256 bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_id_of_step(nonce: str) -> uuid.UUID:
    """The id of the device that this sign-in of a staff member leads to: the same for every repetition."""
    return uuid.UUID(bytes=salted_hmac("lotse.step", nonce, algorithm="sha256").digest()[:16], version=4)


def hashed_pin(user_id: uuid.UUID, pin: str) -> str:
    """A PIN as it is stored: argon2 over a keyed hash, so that a stolen database alone gives no PIN away."""
    return make_password(keyed_hash("pin", f"{user_id}\0{pin}"))


def pin_matches(user_id: uuid.UUID, pin: str, stored: str) -> bool:
    """Whether this is the PIN that was stored."""
    return any(check_password(value, stored) for value in keyed_hashes("pin", f"{user_id}\0{pin}"))

"""The keys that a browser makes for its subscription."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import Final, Self

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

POINT_BYTES: Final = 65
SECRET_BYTES: Final = 16


class BadKeys(ValueError):
    """These are not the keys of a push subscription."""


@dataclass(frozen=True)
class SubscriptionKeys:
    """The public key of a browser (uncompressed point of P-256) and its secret, as URL-safe base64 without padding."""

    p256dh: str
    auth: str

    @classmethod
    def of(cls, *, p256dh: str, auth: str) -> Self:
        """The keys that a browser sent, checked: right lengths, a point on the curve. Raises BadKeys."""
        point, secret = _decoded(p256dh), _decoded(auth)
        if len(point) != POINT_BYTES or len(secret) != SECRET_BYTES:
            raise BadKeys
        try:
            EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        except ValueError:
            raise BadKeys from None
        return cls(p256dh=base64url(point), auth=base64url(secret))

    @classmethod
    def read(cls, stored: bytes) -> Self:
        """The keys as they were stored."""
        return cls(**json.loads(stored))

    def stored(self) -> bytes:
        """The keys as they are sealed."""
        return json.dumps({"p256dh": self.p256dh, "auth": self.auth}).encode()


def base64url(value: bytes) -> str:
    """URL-safe base64 without padding."""
    return urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    try:
        value = urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (NotBase64, ValueError):
        raise BadKeys from None
    if base64url(value) != text.rstrip("="):  # the decoder skips what is not base64
        raise BadKeys
    return value

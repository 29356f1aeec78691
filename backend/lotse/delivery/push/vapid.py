"""Our sign-in at the push services (RFC 8292): keys in a file of their own, a token per service, kept for hours."""

import json
import threading
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final

import structlog
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from lotse.delivery.push.browser_keys import base64url
from lotse.vault.keyring import BadKeyFile, read_keyring

logger = structlog.get_logger(__name__)
TOKEN_LIFE: Final = timedelta(hours=12)  # a push service takes at most 24 h
RENEWED_BEFORE: Final = timedelta(hours=1)
MOST_KEPT: Final = 256  # tokens; there are a handful of push services


@dataclass(frozen=True, eq=False)
class VapidKey:
    """A key of ours: its id, its private half, and the public half as browsers take it."""

    kid: str
    private: ec.EllipticCurvePrivateKey
    public: str


@dataclass(frozen=True, eq=False)
class VapidKeys:
    """All keys by their ids; browsers that subscribed with an older one still get pushes signed with it."""

    by_id: dict[str, VapidKey]
    current: VapidKey


def vapid_keys() -> VapidKeys | None:
    """The keys as they are in the file now; None while there is no file: then nobody is pushed to.

    Raises BadKeyFile for a file that others can read or that holds something else.
    """
    file = Path(settings.LOTSE_VAPID_FILE)
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadKeyFile(f"the key file {file} cannot be read: {type(error).__name__}") from None
    return _read(file, told.st_mtime_ns, told.st_size, told.st_mode)


def usable_keys() -> VapidKeys | None:
    """The keys, also None while their file is broken: that is for the operator, and nobody's request ends over it."""
    try:
        return vapid_keys()
    except BadKeyFile as error:
        logger.error("push_keys_broken", reason=str(error))
        return None


@lru_cache(maxsize=2)
def _read(file: Path, *_state: int) -> VapidKeys:
    ring = read_keyring(file)
    try:
        by_id = {kid: _key(kid, secret) for kid, secret in ring.keys.items()}
    except ValueError:
        raise BadKeyFile(f"the key file {file} has a key that is none of the curve P-256") from None
    return VapidKeys(by_id, by_id[ring.current])


def _key(kid: str, secret: bytes) -> VapidKey:
    private = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return VapidKey(kid, private, base64url(point))


class Tokens:
    """The `Authorization` of pushes, one per key and origin, signed anew an hour before it ends."""

    def __init__(self, contact: str) -> None:
        self._contact = contact
        self._kept: dict[tuple[str, str], tuple[datetime, str]] = {}
        self._lock = threading.Lock()

    def authorization(self, key: VapidKey, origin: str, now: datetime) -> str:
        """The header for a push to this origin. `origin` has the port where it is not the usual one."""
        place = (key.public, origin)
        with self._lock:
            ends_at, header = self._kept.get(place, (now, ""))
        if ends_at - now <= RENEWED_BEFORE or ends_at - now > TOKEN_LIFE:
            ends_at = now + TOKEN_LIFE
            header = f"vapid t={self._token(key, origin, ends_at)}, k={key.public}"
            with self._lock:
                self._forget_ended(now)
                self._kept[place] = (ends_at, header)
        return header

    def _forget_ended(self, now: datetime) -> None:
        """Names below those of push services are anybody's choice: what is kept has an end."""
        if len(self._kept) >= MOST_KEPT:
            self._kept = {place: kept for place, kept in self._kept.items() if kept[0] > now + RENEWED_BEFORE}
        while len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]

    def _token(self, key: VapidKey, origin: str, ends_at: datetime) -> str:
        """A JSON web token, ES256."""
        claims: dict[str, object] = {"aud": origin, "exp": int(ends_at.timestamp()), "sub": self._contact}
        signed = b".".join([_part({"typ": "JWT", "alg": "ES256"}), _part(claims)])
        r, s = decode_dss_signature(key.private.sign(signed, ec.ECDSA(SHA256())))
        signature = urlsafe_b64encode(r.to_bytes(32, "big") + s.to_bytes(32, "big")).rstrip(b"=")
        return b".".join([signed, signature]).decode("ascii")


def _part(content: dict[str, object]) -> bytes:
    return urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).rstrip(b"=")

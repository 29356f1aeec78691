"""Making a push: our wrapper round the `webpush` package, the package as it comes, and `cryptography` by hand.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_push)

All three in one run and in turns, CPU of this process. Prints ratios; nothing is asserted.
"""

import json
import os
import secrets
import struct
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from statistics import median
from time import process_time
from typing import Final

ROUNDS: Final = 15
PUSHES: Final = 200
GOAL: Final = 1.25
HOST: Final = "https://push.example.org"


def main() -> None:
    """Measure in a data folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as folder:
        os.environ |= {"LOTSE_DATA_DIR": folder, "LOTSE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "lotse.config.settings"}
        import django

        django.setup()
        measure()


def measure() -> None:
    """Each way makes the same push, with the sign-in it needs for it."""
    ways = {"raw": raw_way(), "ours": our_way(), "whole": whole_way(), "package": package_way()}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for make in ways.values():
        make()
    for _ in range(ROUNDS):
        for name, make in ways.items():
            begin = process_time()
            for _each in range(PUSHES):
                make()
            seconds[name].append((process_time() - begin) / PUSHES)
    raw = median(seconds["raw"])
    titles = {
        "raw": "cryptography by hand, encryption only",
        "ours": "our wrapper, encryption only",
        "whole": "our wrapper, padded and signed in (token kept)",
        "package": "the package as it comes, signed in anew each time",
    }
    print(f"{ROUNDS} rounds of {PUSHES} pushes of 256 bytes, CPU each, median round")
    for name, title in titles.items():
        each = [mine / base for mine, base in zip(seconds[name], seconds["raw"], strict=True)]
        goal = f"   goal <= {GOAL} x" if name in ("ours", "whole") else ""
        print(f"  {title:52} {median(seconds[name]) * 1e6:7.0f} us   {median(each):5.2f} x{goal}")
    print(f"  one core makes {1 / median(seconds['whole']):.0f} pushes a second; raw {1 / raw:.0f}")


def browser() -> tuple[bytes, bytes]:
    """The public point and the secret of a browser."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint), secrets.token_bytes(16)


def content() -> bytes:
    """What a push says."""
    told = {"title": "Lotse", "navigate": f"{HOST}/ar/messages", "lang": "ar", "dir": "rtl", "body": "رسالة جديدة"}
    return json.dumps({"web_push": 8030, "notification": told}, ensure_ascii=False).encode()


def raw_way() -> Callable[[], bytes]:
    """RFC 8291 with nothing but the primitives, from the keys as a database would hold them."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point, secret = browser()
    plain = content().ljust(256) + b"\x02"

    def derived(source: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(source)

    def make() -> bytes:
        salt = os.urandom(16)
        own = ec.generate_private_key(ec.SECP256R1())
        mine = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = own.exchange(ec.ECDH(), theirs)
        both = derived(shared, secret, b"WebPush: info\0" + point + mine, 32)
        key = derived(both, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = derived(both, salt, b"Content-Encoding: nonce\0", 12)
        return salt + struct.pack("!LB", 4096, 65) + mine + AESGCM(key).encrypt(nonce, plain, None)

    return make


def our_way() -> Callable[[], bytes]:
    """The wrapper's encryption."""
    from lotse.delivery.push.browser_keys import SubscriptionKeys, base64url
    from lotse.delivery.push.encryption import encrypt

    point, secret = browser()
    keys = SubscriptionKeys.of(p256dh=base64url(point), auth=base64url(secret))
    plain = content().ljust(256)
    return lambda: encrypt(plain, keys)


def whole_way() -> Callable[[], object]:
    """Everything that a push costs before it goes out: reading the keys, padding, encryption, sign-in."""
    from lotse.delivery.push.browser_keys import SubscriptionKeys, base64url
    from lotse.delivery.push.encryption import encrypt, padded
    from lotse.delivery.push.vapid import Tokens, vapid_keys

    point, secret = browser()
    stored = SubscriptionKeys.of(p256dh=base64url(point), auth=base64url(secret)).stored()
    keys = vapid_keys()
    if keys is None:
        raise RuntimeError("the demo makes its own keys")
    tokens, said, now = Tokens("mailto:house@example.org"), content(), datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    current = keys.current

    def make() -> object:
        return encrypt(padded(said), SubscriptionKeys.read(stored)), tokens.authorization(current, HOST, now)

    return make


def package_way() -> Callable[[], object]:
    """The package by its own front door."""
    from webpush import WebPush
    from webpush.types import WebPushSubscription
    from webpush.vapid import VAPID

    from lotse.delivery.push.browser_keys import base64url

    private, public, _key = VAPID.generate_keys()
    point, secret = browser()
    keys = {"p256dh": base64url(point), "auth": base64url(secret)}
    there = WebPushSubscription.model_validate({"endpoint": f"{HOST}/push/x", "keys": keys})
    push = WebPush(BytesIO(private), BytesIO(public), subscriber="house@example.org")
    plain = content().ljust(256)
    return lambda: push.get(plain, there)


if __name__ == "__main__":
    main()

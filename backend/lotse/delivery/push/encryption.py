"""Encryption of a push (RFC 8291) with the `webpush` package, of which only the encryption is used.

The package signs every message anew, keeps the last message's time to live for the next one, knows neither size limit
nor padding, and takes any address. What is around the encryption is therefore done in the modules beside this one.

Import this module where it is used: the package takes a quarter of a second.
"""

from typing import Final

from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from lotse.delivery.push.browser_keys import SubscriptionKeys

PADDED_SIZES: Final = (256, 512, 1024)
LARGEST_PLAIN: Final = 3993  # bytes; one more and the record of 4,096 cannot be opened by anybody


class TooLong(ValueError):
    """More than fits into a push."""


class _Encryption(WebPush):  # type: ignore[misc]  # the package has no types
    """The package's encryption alone: no keys of ours, no token, nothing that one message leaves for the next."""

    def __init__(self) -> None:
        self.max_resord_size = 4096  # the package's own spelling

    def encrypted(self, plain: bytes, keys: SubscriptionKeys) -> bytes:
        """The body of a push."""
        known = WebPushKeys.model_construct(auth=keys.auth, p256dh=keys.p256dh)
        sealed: bytes = self._encrypt(plain, WebPushSubscription.model_construct(keys=known))
        return sealed


_encryption: Final = _Encryption()


def encrypt(plain: bytes, keys: SubscriptionKeys) -> bytes:
    """The body of a push for this browser, as aes128gcm. Raises TooLong."""
    if len(plain) > LARGEST_PLAIN:
        raise TooLong
    return _encryption.encrypted(plain, keys)


def padded(plain: bytes) -> bytes:
    """The JSON filled up with blanks to one of three sizes, so that its length says nothing. Raises TooLong."""
    size = next((size for size in PADDED_SIZES if len(plain) <= size), None)
    if size is None:
        raise TooLong
    return plain.ljust(size)

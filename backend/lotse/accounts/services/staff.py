"""Staff sign in, first step: user name and password."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Self
from urllib.parse import quote, urlencode

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _
from django_otp.util import random_hex

from lotse.accounts.models import SecondFactor, User
from lotse.accounts.services.people import normal_username
from lotse.accounts.services.throttle import (
    Count,
    Limit,
    count_attempt,
    forget_attempts,
    neighbourhood_of,
    take_back_attempt,
)
from lotse.accounts.tokens import keyed_hash
from lotse.core.errors import DomainError

ISSUER = "Lotse"
QUARTER = timedelta(minutes=15)
# A computer on which this person signed in before has a budget of its own, so that no attack from elsewhere can use it
# up: it is never asked about addresses. Strangers are counted per name and address, and per name together: one address
# alone never reaches the limit of all (40 of 100 in an hour). One address over all names ends the trying of one
# password on everybody, and its load; it hits new computers in that network alone and ends with the quarter of an hour.
# Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
KNOWN_COMPUTER = Limit(purpose="password known", failures=10, window=QUARTER)
ONE_ADDRESS = Limit(purpose="password all names", failures=60, window=QUARTER)
STRANGE_ADDRESS = Limit(purpose="password address", failures=10, window=QUARTER)
ALL_STRANGERS = Limit(purpose="password name", failures=100, window=timedelta(hours=1))


class SignInFailed(DomainError):
    """User name and password do not belong together; which of them is wrong is not told."""

    code = "sign_in_failed"
    status = 403
    sentence = _("Benutzername oder Passwort ist falsch.")


@dataclass(frozen=True, kw_only=True)
class SignInStep:
    """What the first step hands to the second, in a signed cookie.

    `key` is the hexadecimal secret of a new authenticator app, empty if there is one already; `password_mark` ends the
    step when the password changes; `at` is Unix time.
    """

    user_id: str
    nonce: str
    kind: Literal["code", "enrol"]
    key: str
    password_mark: str
    at: int

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """The step from the content of its cookie, whose signature was checked."""
        return cls(**content)

    def content(self) -> dict[str, Any]:
        """The step as content of its cookie."""
        return asdict(self)

    @property
    def base32_key(self) -> str:
        """The secret as people type it into an app."""
        return base64.b32encode(bytes.fromhex(self.key)).decode()

    def otpauth_uri(self, username: str) -> str:
        """The address in the QR code that an authenticator app scans."""
        query = urlencode({"secret": self.base32_key, "issuer": ISSUER})
        return f"otpauth://totp/{ISSUER}:{quote(username)}?{query}"


@dataclass(frozen=True, kw_only=True)
class BegunSignIn:
    """The password was right."""

    step: SignInStep
    user: User


def begin_sign_in(
    *, username: str, password: str, address: str, known: Mapping[str, str], now: datetime
) -> BegunSignIn:
    """Check user name and password. `known` maps user ids to the mark of this computer, from its signed cookie.

    Not one transaction: the attempt is counted before the password is compared and must stay counted.
    Raises SignInFailed (the same, after the same time, for a user name that does not exist) and TooManyAttempts.
    """
    name = normal_username(username)
    user = User.objects.filter(username=name, is_active=True).first()
    mark = known.get(str(user.id)) if user else None
    counts = _count(name, mark, address, now)
    if user is None:
        make_password(password)  # costs as much time as comparing one
        raise SignInFailed
    if not user.check_password(password):
        raise SignInFailed
    forget_attempts(counts[0])
    for shared in counts[1:]:
        take_back_attempt(shared)
    return BegunSignIn(step=_step(user, now), user=user)


def password_mark(user: User) -> str:
    """Changes with the password and tells nothing about it."""
    return keyed_hash("password mark", user.password)[:16]


def _step(user: User, now: datetime) -> SignInStep:
    has_app = SecondFactor.objects.filter(user=user, confirmed=True).exists()
    return SignInStep(
        user_id=str(user.id),
        nonce=secrets.token_urlsafe(16),
        kind="code" if has_app else "enrol",
        key="" if has_app else random_hex(20),
        password_mark=password_mark(user),
        at=int(now.timestamp()),
    )


def _count(name: str, mark: str | None, address: str, now: datetime) -> list[Count]:
    """Counts the attempt. The first count is this person's own, the others are shared with strangers."""
    if mark is not None:
        return [_checked(KNOWN_COMPUTER, f"{name}\0{mark}", now)]
    network = neighbourhood_of(address)
    one_address = _checked(ONE_ADDRESS, network, now)  # first: above it, no row for one more name
    own = _checked(STRANGE_ADDRESS, f"{name}\0{network}", now)
    return [own, one_address, _checked(ALL_STRANGERS, name, now)]


def _checked(limit: Limit, who: str, now: datetime) -> Count:
    count = count_attempt(limit, who, now=now)
    count.check(now)
    return count

"""The cookies of a signed-in device. Only the edge of the house (api, auth, sockets) touches them."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse

from lotse.accounts.rules import STEP_LIFE, UNLOCK_LIFE

DEVICE: Final = "lotse_device"
UNLOCK: Final = "lotse_unlock"
KNOWN: Final = "lotse_known"
STEP: Final = "lotse_step"
KNOWN_LIFE = timedelta(days=400)
KNOWN_PEOPLE = 8  # who share one office computer
CLOCK_SKEW = timedelta(minutes=1)
CookieName = Literal["lotse_device", "lotse_unlock", "lotse_known", "lotse_step"]


class Unlocking(NamedTuple):
    """Which device was unlocked, and how often it had been locked before that."""

    device_id: uuid.UUID
    times_locked: int


def set_device(response: HttpResponse, token: str, *, life: timedelta) -> None:
    """Keep the device signed in."""
    _set(response, DEVICE, token, life)


def set_unlock(response: HttpResponse, unlocking: Unlocking, now: datetime) -> None:
    """Keep the device unlocked for the day, or until it is locked."""
    _set(response, UNLOCK, unlock_value(unlocking, now), UNLOCK_LIFE)


def unlock_value(unlocking: Unlocking, now: datetime) -> str:
    """Signed proof that the PIN of this device was entered now. The server keeps no note of when."""
    return Signer(salt=UNLOCK).sign_object([str(unlocking.device_id), int(now.timestamp()), unlocking.times_locked])


def read_unlocking(cookies: Mapping[str, str], now: datetime) -> Unlocking | None:
    """What was unlocked within the last twelve hours; whether it was locked since then, the device knows."""
    content = _read(cookies, UNLOCK)
    if not isinstance(content, list) or len(content) != 3:
        return None
    device_id, moment, times_locked = content
    return Unlocking(uuid.UUID(device_id), times_locked) if is_fresh(moment, UNLOCK_LIFE, now) else None


def unlocked_until(cookies: Mapping[str, str]) -> datetime | None:
    """When the unlocking in these cookies ends; None without one."""
    content = _read(cookies, UNLOCK)
    return datetime.fromtimestamp(content[1], UTC) + UNLOCK_LIFE if isinstance(content, list) else None


def set_step(response: HttpResponse, content: dict[str, Any]) -> None:
    """Remember for five minutes that the password was right."""
    _set(response, STEP, Signer(salt=STEP).sign_object(content), STEP_LIFE, path="/api/staff")


def read_step(cookies: Mapping[str, str], now: datetime) -> dict[str, Any] | None:
    """What the first step of a staff sign-in left behind, if it is recent."""
    content = _read(cookies, STEP)
    return content if isinstance(content, dict) and is_fresh(content["at"], STEP_LIFE, now) else None


def known_people(cookies: Mapping[str, str]) -> dict[str, str]:
    """Staff who signed in on this computer before: user id to the mark of the computer."""
    content = _read(cookies, KNOWN)
    return content if isinstance(content, dict) else {}


def set_known(response: HttpResponse, cookies: Mapping[str, str], user_id: uuid.UUID, mark: str) -> None:
    """Remember that this person signed in on this computer."""
    others = [item for item in known_people(cookies).items() if item[0] != str(user_id)]
    people = dict([*others, (str(user_id), mark)][-KNOWN_PEOPLE:])
    _set(response, KNOWN, Signer(salt=KNOWN).sign_object(people), KNOWN_LIFE, path="/api/staff")


def forget_device(response: HttpResponse) -> None:
    """Sign this browser out."""
    response.delete_cookie(DEVICE, samesite="Lax")
    response.delete_cookie(UNLOCK, samesite="Lax")


def lock(response: HttpResponse) -> None:
    """Ask for the PIN again."""
    response.delete_cookie(UNLOCK, samesite="Lax")


def is_fresh(moment: int, life: timedelta, now: datetime) -> bool:
    """Whether this Unix time lies within the last `life`."""
    age = timedelta(seconds=now.timestamp() - moment)
    return -CLOCK_SKEW <= age < life


def _read(cookies: Mapping[str, str], name: CookieName) -> Any:
    try:
        return Signer(salt=name).unsign_object(cookies.get(name, ""))
    except (BadSignature, ValueError):
        return None


def _set(response: HttpResponse, name: CookieName, value: str, life: timedelta, path: str = "/") -> None:
    # The same rule as for the CSRF cookie: plain http is for a demo on one's own computer.
    secure = settings.CSRF_COOKIE_SECURE
    response.set_cookie(name, value, max_age=life, path=path, secure=secure, httponly=True, samesite="Lax")

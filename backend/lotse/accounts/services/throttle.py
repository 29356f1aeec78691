"""Counting failures under a key, so that guessing is slow and nobody can lock others out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from lotse.accounts.models import Attempt
from lotse.accounts.rules import local_time
from lotse.accounts.tokens import keyed_hash
from lotse.core.errors import DomainError

KEPT = timedelta(days=1)


class TooManyAttempts(DomainError):
    """Too many failures. `retry_after` is in seconds, the sentence names the time of day."""

    code = "too_many_attempts"
    status = 429
    sentence = _("Zu viele Versuche. Bitte versuchen Sie es um %(time)s Uhr noch einmal.")

    def __init__(self, *, until: datetime, now: datetime, **extra: int) -> None:
        shown = local_time(until + timedelta(seconds=59))
        wait = max(1, ceil((until - now).total_seconds()))
        super().__init__(params={"time": f"{shown:%H:%M}"}, extra={"retry_after": wait, **extra})


@dataclass(frozen=True, kw_only=True)
class Limit:
    """So many failures in a window of time, for one purpose."""

    purpose: str
    failures: int
    window: timedelta


@dataclass(frozen=True, kw_only=True)
class Count:
    """The failures under one key in the present window."""

    limit: Limit
    key_hash: str
    failures: int
    window_ends_at: datetime

    def check(self, now: datetime) -> None:
        """Raises TooManyAttempts above the limit."""
        if self.failures > self.limit.failures:
            raise TooManyAttempts(until=self.window_ends_at, now=now)


@transaction.atomic
def count_attempt(limit: Limit, who: str, *, now: datetime) -> Count:
    """Count one more attempt. Call it before the secret is compared: guesses sent all at once are then counted too."""
    key_hash = _key_hash(limit, who)
    row, is_new = Attempt.objects.select_for_update().get_or_create(
        key_hash=key_hash, defaults={"window_starts_at": now}
    )
    if is_new:
        Attempt.objects.filter(window_starts_at__lt=now - KEPT).delete()
    if row.window_starts_at <= now - limit.window:
        row.window_starts_at, row.failures = now, 0
    row.failures += 1
    row.save(update_fields=["window_starts_at", "failures"])
    return Count(
        limit=limit, key_hash=key_hash, failures=row.failures, window_ends_at=row.window_starts_at + limit.window
    )


def forget_attempts(count: Count) -> None:
    """The attempt was good: this key starts afresh."""
    Attempt.objects.filter(key_hash=count.key_hash).update(failures=0)


def take_back_attempt(count: Count) -> None:
    """The attempt was good: it alone is not counted, the failures of others under the same key stay."""
    Attempt.objects.filter(key_hash=count.key_hash).update(failures=Greatest(F("failures") - 1, Value(0)))


def network_of(address: str) -> str:
    """The address to count by: IPv6 by its /64, because one phone has as many addresses there as it likes."""
    return _prefix(address, bits=64)


def neighbourhood_of(address: str) -> str:
    """The address to count by where one customer must be one: IPv6 by its /48, the most that one is given (RFC 6177).

    Several customers of a provider may share it, so it is for limits that leave others a way in.
    """
    return _prefix(address, bits=48)


def _prefix(address: str, *, bits: int) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or int(parsed) >> 128 - bits)
    return str(parsed)


def _key_hash(limit: Limit, who: str) -> str:
    return keyed_hash(f"attempt {limit.purpose}", who)

"""Whoever looks after somebody changed: the rooms above are told, in the same transaction or by a job of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from lotse.core.owed import owe

CARE_CHANGED: Final = "directory: care changed"


class CareChanged(Protocol):
    """What another room does when the people around some residents have changed."""

    def __call__(self, *, resident_ids: Collection[UUID], people: Collection[UUID], now: datetime) -> None:
        """`people` are the staff who had or have a part in it."""


_listeners: list[CareChanged] = []


def at_care_change(listener: CareChanged) -> None:
    """Have this done whenever care changes from now on. The rooms above register here when they start."""
    if listener not in _listeners:
        _listeners.append(listener)


def care_changed(*, resident_ids: Collection[UUID], people: Collection[UUID], now: datetime) -> None:
    """Tell everybody who asked, as the last step of the transaction that made the change."""
    for listener in _listeners:
        listener(resident_ids=resident_ids, people=people, now=now)


def tell_afterwards(*, resident_ids: Collection[UUID], people: Collection[UUID], now: datetime) -> None:
    """Tell everybody who asked in a transaction of its own, soon after this one and only if this one is committed.

    For changes that hold locks which a change of care must not come after.
    """
    payload = {"residents": [str(each) for each in resident_ids], "people": [str(each) for each in people]}
    owe(CARE_CHANGED, payload, now=now)


def tell_owed(payload: dict[str, Any], now: datetime) -> None:
    """Tell what `tell_afterwards` noted; telling it twice is harmless."""
    residents, people = (tuple(map(UUID, payload[each])) for each in ("residents", "people"))
    care_changed(resident_ids=residents, people=people, now=now)

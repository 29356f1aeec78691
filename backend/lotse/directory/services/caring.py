"""Whoever looks after somebody changed: the rooms above are told, in the same transaction."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID


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

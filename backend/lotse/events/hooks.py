"""What others do when events are written or read. Delivery hangs itself in here; the log knows nothing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from django.db import transaction


@dataclass(frozen=True, slots=True)
class Appended:
    """One event was written: its kind, its subject, and each recipient with the number in their log.

    `actor` did it: gets the event like everybody, and no push. `is_silent`: nobody gets one.
    """

    event_type_name: str
    subject_id: UUID
    numbers: tuple[tuple[UUID, int], ...]
    actor: UUID | None
    now: datetime
    is_silent: bool = False


AppendedHook = Callable[[Appended], None]
ReadHook = Callable[[UUID, int], None]
_before_commit: Final[list[AppendedHook]] = []
_after_commit: Final[list[AppendedHook]] = []
_on_read: Final[list[ReadHook]] = []
logger = structlog.get_logger(__name__)


def before_commit(hook: AppendedHook) -> None:
    """Run this inside the transaction of every change; what it raises undoes the change."""
    _before_commit.append(hook)


def after_commit(hook: AppendedHook) -> None:
    """Run this once the change is safe. What it raises is logged and disturbs nobody: the log is the truth."""
    _after_commit.append(hook)


def on_read(hook: ReadHook) -> None:
    """Run this with the device and the number whenever a phone says how far it has applied its log."""
    _on_read.append(hook)


def appended(told: Appended) -> None:
    """Tell everybody who asked. Called inside the transaction."""
    for hook in _before_commit:
        hook(told)
    if _after_commit:
        transaction.on_commit(lambda: _committed(told))


def _committed(told: Appended) -> None:
    for hook in _after_commit:
        try:
            hook(told)
        except Exception:  # the change is safe and must be answered; phones find it in the log
            logger.exception("event_hook_failed")


def was_read(device_id: UUID, seq: int) -> None:
    """This device has applied its person's log up to `seq`."""
    for hook in _on_read:
        hook(device_id, seq)

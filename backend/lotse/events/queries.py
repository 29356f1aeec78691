"""Reading the event log: where it stands, and what follows a number."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery

from lotse.events.models import Event, Inbox, LogEpoch

FIRST_EPOCH = "0"


@dataclass(frozen=True)
class LogHead:
    """The life of the log and the number of a person's last event."""

    epoch: str
    head: int


@dataclass(frozen=True)
class LogPage:
    """Events after a number, oldest first; `more` when the page did not hold them all."""

    head: LogHead
    events: list[Event]
    more: bool


def log_head(user_id: UUID) -> LogHead:
    """Where a person's log stands now, in one query. Read it before the data that it is to vouch for."""
    inbox = Inbox.objects.filter(user_id=OuterRef("pk")).values("last_seq")
    epoch = LogEpoch.objects.values("epoch")
    row = (
        get_user_model()
        ._default_manager.filter(pk=user_id)
        .values_list(Subquery(inbox[:1]), Subquery(epoch[:1]))
        .first()
    )
    last_seq, current = row or (None, None)
    return LogHead(epoch=current or FIRST_EPOCH, head=last_seq or 0)


def log_page(user_id: UUID, *, epoch: str, after: int, limit: int) -> LogPage | None:
    """What follows number `after` in a person's log, at most `limit` events.

    None when the reader has to start anew: another epoch, a number from the future, or events already cleaned away
    (the numbers have no gaps, so a first event other than `after + 1` tells).
    """
    head = log_head(user_id)
    if epoch != head.epoch or after > head.head:
        return None
    if after == head.head:
        return LogPage(head=head, events=[], more=False)
    found = list(Event.objects.filter(recipient_id=user_id, seq__gt=after).order_by("seq")[: limit + 1])
    if not found or found[0].seq != after + 1:
        return None
    events = found[:limit]
    return LogPage(
        head=LogHead(epoch=head.epoch, head=max(head.head, events[-1].seq)),
        events=events,
        more=len(found) > limit,
    )

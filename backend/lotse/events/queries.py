"""Reading the event log: where it stands, what follows a number, and what the subjects are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.db import connection
from django.utils.translation import gettext_lazy as _

from lotse.accounts.queries import Viewer
from lotse.core.errors import DomainError
from lotse.events import registry
from lotse.events.models import Event, Inbox, LogEpoch

FIRST_EPOCH = "0"
UNREADABLE = object()
logger = structlog.get_logger(__name__)


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


class ResyncNeeded(DomainError):
    """The reader cannot go on from where it is and has to fetch everything anew."""

    code = "resync_needed"
    status = 409
    sentence = _("Die App lädt alles neu.")


def log_head(user_id: UUID) -> LogHead:
    """Where a person's log stands now, in one query. Read it before the data that it is to vouch for.

    By hand, because every phone asks this again and again, and building the statement costs more than running it.
    """
    inbox, epochs = (connection.ops.quote_name(model._meta.db_table) for model in (Inbox, LogEpoch))
    sql = (
        f"SELECT (SELECT last_seq FROM {inbox} WHERE user_id = %s), "  # noqa: S608 - names come from the models
        f"(SELECT epoch FROM {epochs})"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [Inbox._meta.pk.get_db_prep_value(user_id, connection)])
        last_seq, epoch = cursor.fetchone()
    return LogHead(epoch=epoch or FIRST_EPOCH, head=last_seq or 0)


def log_page(user_id: UUID, *, epoch: str, after: int, limit: int) -> LogPage:
    """What follows number `after` in a person's log, at most `limit` events.

    Raises ResyncNeeded for another epoch, a number from the future, or events already cleaned away (the numbers
    have no gaps, so a first event other than `after + 1` tells).
    """
    head = log_head(user_id)
    start_anew = ResyncNeeded(extra={"epoch": head.epoch, "head": head.head})
    if epoch != head.epoch or after > head.head:
        raise start_anew
    if after == head.head:
        return LogPage(head=head, events=[], more=False)
    found = list(Event.objects.filter(recipient_id=user_id, seq__gt=after).order_by("seq")[: limit + 1])
    if not found or found[0].seq != after + 1:
        raise start_anew
    events = found[:limit]
    newest = LogHead(epoch=head.epoch, head=max(head.head, found[-1].seq))
    return LogPage(head=newest, events=events, more=len(found) > limit)


def present_states(viewer: Viewer, events: Sequence[Event]) -> list[dict[str, object]]:
    """The events with the present state of their subjects: one set of queries per kind of event."""
    subjects: dict[str, set[UUID]] = {}
    for event in events:
        subjects.setdefault(event.event_type, set()).add(event.subject_id)
    states = {name: _load_kind(viewer, name, sorted(ids)) for name, ids in subjects.items()}
    return [_joined(event, states[event.event_type].get(event.subject_id)) for event in events]


def _joined(event: Event, state: object) -> dict[str, object]:
    known = registry.find(event.event_type) is not None
    return {
        "seq": event.seq,
        "event_type": event.event_type if known else "unknown",
        "subject_id": event.subject_id,
        "data": None if state is UNREADABLE else state,
        "unreadable": state is UNREADABLE or not known,
    }


def _load_kind(viewer: Viewer, name: str, ids: Sequence[UUID]) -> Mapping[UUID, object]:
    """The present states of one kind; if reading all at once fails, one by one, so that only the bad ones are lost."""
    kind = registry.find(name)
    if kind is None:
        logger.error("event_kind_unknown", event_type=name, count=len(ids))
        return {}
    try:
        return kind.load(viewer, ids)
    except Exception:  # one bad row must not stop a person's log for ever; each is reported below
        return {key: state for one in ids for key, state in _load_one(viewer, kind, one).items()}


def _load_one(viewer: Viewer, kind: registry.EventType, subject_id: UUID) -> Mapping[UUID, object]:
    try:
        return kind.load(viewer, [subject_id])
    except Exception:  # reported, marked, and the log goes on
        logger.exception("event_unreadable", event_type=kind.name)
        return {subject_id: UNREADABLE}

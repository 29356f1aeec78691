"""Reading the event log: where it stands, what follows a number, and what the subjects are now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext_lazy as _

from lotse.accounts.queries import Viewer
from lotse.core.by_hand import id_of, run
from lotse.core.errors import DomainError
from lotse.events import registry
from lotse.events.models import Event, Inbox, LogEpoch

FIRST_EPOCH = "0"
SPANS_PER_STATEMENT = 300
BETWEEN = """
WITH asked (person, low, high) AS (VALUES {rows})
SELECT e.recipient_id, e.seq, e.event_type, e.subject_id
FROM asked JOIN events_event e ON e.recipient_id = person AND e.seq > low AND e.seq <= high
ORDER BY e.recipient_id, e.seq
"""
UNREADABLE = object()
PASSING = (OperationalError, InterfaceError)  # the database was away: nothing is wrong with the event
Loader = Callable[[Sequence[UUID]], Mapping[UUID, object]]
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


class Logged(NamedTuple):
    """An event of the log as the sockets read it: many at once, without the weight of a model."""

    recipient_id: UUID
    seq: int
    event_type: str
    subject_id: UUID


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


def events_between(spans: Sequence[tuple[UUID, int, int]]) -> list[Logged]:
    """The events of several people, for each those after one number up to another; by person and number.

    By hand: when a wake-up was lost, everybody who is connected asks at once, each from a place of their own.
    """
    found: list[Logged] = []
    for start in range(0, len(spans), SPANS_PER_STATEMENT):
        some = spans[start : start + SPANS_PER_STATEMENT]
        sql = BETWEEN.format(rows=", ".join(["(%s, %s, %s)"] * len(some)))
        for person, seq, name, subject in run(sql, [each for span in some for each in span]):
            found.append(Logged(id_of(person), seq, name, id_of(subject)))
    return found


def shared_states(language: str, name: str, ids: Sequence[UUID]) -> dict[UUID, dict[str, object]]:
    """The present states of a kind that looks the same to everybody: without number, and for all of these subjects."""
    kind = registry.find(name)
    if kind is None or kind.load_shared is None:
        raise LookupError(name)
    states = _load_all(kind.name, partial(kind.load_shared, language), ids)
    return {key: {"data": _data(states.get(key)), "unreadable": states.get(key) is UNREADABLE} for key in ids}


def present_states(viewer: Viewer, events: Sequence[Event | Logged]) -> list[dict[str, object]]:
    """The events with the present state of their subjects: one set of queries per kind of event."""
    subjects: dict[str, set[UUID]] = {}
    for event in events:
        subjects.setdefault(event.event_type, set()).add(event.subject_id)
    states = {name: _load_kind(viewer, name, sorted(ids)) for name, ids in subjects.items()}
    return [_joined(event, states[event.event_type].get(event.subject_id)) for event in events]


def _joined(event: Event | Logged, state: object) -> dict[str, object]:
    known = registry.find(event.event_type) is not None
    return {
        "seq": event.seq,
        "event_type": event.event_type if known else "unknown",
        "subject_id": event.subject_id,
        "data": _data(state),
        "unreadable": state is UNREADABLE or not known,
    }


def _data(state: object) -> object:
    return None if state is UNREADABLE else state


def _load_kind(viewer: Viewer, name: str, ids: Sequence[UUID]) -> Mapping[UUID, object]:
    kind = registry.find(name)
    if kind is None:
        logger.error("event_kind_unknown", event_type=name, count=len(ids))
        return {}
    return _load_all(name, partial(kind.load, viewer), ids)


def _load_all(name: str, load: Loader, ids: Sequence[UUID]) -> Mapping[UUID, object]:
    """The present states of one kind; if reading all at once fails, one by one, so that only the bad ones are lost."""
    try:
        return load(ids)
    except PASSING:
        raise
    except Exception:  # one bad row must not stop a person's log for ever; each is reported below
        return {key: state for one in ids for key, state in _load_one(name, load, one).items()}


def _load_one(name: str, load: Loader, subject_id: UUID) -> Mapping[UUID, object]:
    try:
        return load([subject_id])
    except PASSING:
        raise
    except Exception:  # reported, marked, and the log goes on
        logger.exception("event_unreadable", event_type=name)
        return {subject_id: UNREADABLE}

"""Writing to the event log: the last step of the transaction that made the change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Max

from lotse.core.by_hand import id_parameter, moment_parameter, run, vendor
from lotse.events import hooks
from lotse.events.models import Event, Inbox, LogEpoch
from lotse.events.registry import EventType

INBOXES_PER_STATEMENT = 400
BUMP = (
    "INSERT INTO events_inbox (user_id, last_seq) VALUES {rows} "
    "ON CONFLICT (user_id) DO UPDATE SET last_seq = events_inbox.last_seq + excluded.last_seq "
    "RETURNING user_id, last_seq"
)
APPEND = "INSERT INTO events_event (recipient_id, seq, event_type, subject_id, created_at) VALUES {rows}"

# PostgreSQL does both in one statement, row by row in the order given; SQLite knows no INSERT within a WITH.
BUMP_AND_APPEND = f"""
WITH bumped (recipient_id, seq) AS ({BUMP})
INSERT INTO events_event (recipient_id, seq, event_type, subject_id, created_at)
SELECT recipient_id, seq, %s, %s, %s FROM bumped RETURNING recipient_id, seq
"""  # noqa: S608 - nothing of a request is in the text


def publish(
    *,
    event_type: EventType,
    subject_id: UUID,
    recipients: Iterable[UUID],
    now: datetime,
    actor: UUID | None = None,
    is_silent: bool = False,
) -> None:
    """Append one event to the log of every recipient, as the last step of the caller's transaction.

    The counter rows stay locked until the commit, so the numbers of a person are given in the order in which
    they become visible: nobody who reads "after N" can miss one. Each recipient counts once. `actor` did it and
    gets no push; nobody does when it `is_silent`. Who waits for events is told by the hooks.
    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("publish() belongs into the transaction that makes the change")
    everybody = sorted(set(recipients))  # one order for all writers: no deadlocks
    numbers: list[tuple[UUID, int]] = []
    for start in range(0, len(everybody), INBOXES_PER_STATEMENT):
        numbers += _appended(everybody[start : start + INBOXES_PER_STATEMENT], event_type.name, subject_id, now)
    if numbers:
        hooks.appended(hooks.Appended(event_type.name, subject_id, tuple(numbers), actor, now, is_silent))


def publish_all(
    *, event_type: EventType, told: Mapping[UUID, Iterable[UUID]], now: datetime, actor: UUID | None = None
) -> None:
    """Append an event for each subject to the logs of its recipients: as `publish`, for many subjects at once.

    All counters are locked first and in one order, which several calls of `publish` in one transaction could not do.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("publish_all() belongs into the transaction of the change")
    rows = [(subject, sorted(set(people))) for subject, people in sorted(told.items())]
    following = _reserve(Counter(person for _subject, people in rows for person in people))
    for subject, people in rows:
        numbers = [(person, next(following[person])) for person in people]
        if numbers:
            _append(numbers, event_type.name, subject, now)
            hooks.appended(hooks.Appended(event_type.name, subject, tuple(numbers), actor, now))


def _reserve(wanted: Counter[UUID]) -> dict[UUID, Iterator[int]]:
    """Lock and raise everybody's counter by as many numbers as are wanted; answers those numbers."""
    everybody, found = sorted(wanted), {}
    for start in range(0, len(everybody), INBOXES_PER_STATEMENT):
        some = {id_parameter(person): person for person in everybody[start : start + INBOXES_PER_STATEMENT]}
        parameters = [each for kept, person in some.items() for each in (kept, wanted[person])]
        for kept, last in run(_with_rows(BUMP, "(%s, %s)", len(some)), parameters):
            found[some[kept]] = iter(range(last - wanted[some[kept]] + 1, last + 1))
    return found


def _appended(recipients: Sequence[UUID], name: str, subject_id: UUID, now: datetime) -> list[tuple[UUID, int]]:
    """Give each of them the event under the next number of their log; answers the numbers."""
    if vendor() == "postgresql":
        return run(_with_rows(BUMP_AND_APPEND, "(%s, 1)", len(recipients)), [*recipients, name, subject_id, now])
    numbers = _next_numbers(recipients)
    _append(numbers, name, subject_id, now)
    return numbers


def _next_numbers(recipients: Sequence[UUID]) -> list[tuple[UUID, int]]:
    """Lock and bump the counters in the order given, making those that are missing; answers the new numbers.

    One statement on both engines: rows of VALUES are upserted one after the other, and an upsert that leaves the
    key alone locks as FOR NO KEY UPDATE does. The ORM's upsert can only write constants, hence SQL by hand.
    """
    by_id = {id_parameter(recipient): recipient for recipient in recipients}
    return [(by_id[kept], seq) for kept, seq in run(_with_rows(BUMP, "(%s, 1)", len(by_id)), list(by_id))]


def _append(numbers: Sequence[tuple[UUID, int]], name: str, subject_id: UUID, now: datetime) -> None:
    """Insert the events in one statement. By hand: every booking and message ends here."""
    subject, moment = id_parameter(subject_id), moment_parameter(now)
    run(
        _with_rows(APPEND, "(%s, %s, %s, %s, %s)", len(numbers)),
        [each for recipient, seq in numbers for each in (recipient, seq, name, subject, moment)],
    )


@lru_cache(maxsize=64)
def _with_rows(sql: str, row: str, count: int) -> str:
    return sql.format(rows=", ".join([row] * count))


@transaction.atomic
def start_new_epoch(*, now: datetime) -> LogEpoch:
    """Give the log a new life after a restore from a backup: every phone then fetches everything anew."""
    epoch, _ = LogEpoch.objects.update_or_create(only=True, defaults={"epoch": uuid4().hex, "started_at": now})
    return epoch


def forget_events(*, older_than: timedelta, now: datetime) -> int:
    """Delete what happened that long ago; who was away for longer reads a snapshot. Answers how many went."""
    people = Inbox.objects.order_by("pk").values_list("pk", flat=True)
    gone, some = 0, list(people[:INBOXES_PER_STATEMENT])
    while some:
        gone += _forget_of(some, now - older_than)
        some = list(people.filter(pk__gt=some[-1])[:INBOXES_PER_STATEMENT])
    return gone


@transaction.atomic
def _forget_of(people: Sequence[UUID], before: datetime) -> int:
    """Always the beginning of a log: moments may cross by a little, and a hole would look like a lost event."""
    old = Event.objects.filter(recipient__in=people, created_at__lt=before).order_by()
    last = old.values_list("recipient_id").annotate(Max("seq"))
    return sum(Event.objects.filter(recipient=person, seq__lte=upto)._raw_delete("default") for person, upto in last)

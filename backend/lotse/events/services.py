"""Writing to the event log: the last step of the transaction that made the change."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from lotse.events.models import Event, Inbox, LogEpoch
from lotse.events.registry import EventType

INBOXES_PER_STATEMENT = 400


def publish(*, event_type: EventType, subject_id: UUID, recipients: Iterable[UUID], now: datetime) -> None:
    """Append one event to the log of every recipient, as the last step of the caller's transaction.

    The counter rows stay locked until the commit, so the numbers of a person are given in the order in which
    they become visible: nobody who reads "after N" can miss one. Each recipient counts once.
    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("publish() belongs into the transaction that makes the change")
    everybody = sorted(set(recipients))  # one order for all writers: no deadlocks
    for start in range(0, len(everybody), INBOXES_PER_STATEMENT):
        Event.objects.bulk_create(
            Event(
                recipient_id=recipient,
                seq=seq,
                event_type=event_type.name,
                subject_id=subject_id,
                created_at=now,
            )
            for recipient, seq in _next_numbers(everybody[start : start + INBOXES_PER_STATEMENT])
        )


def _next_numbers(recipients: Sequence[UUID]) -> list[tuple[UUID, int]]:
    """Lock and bump the counters in the order given, making those that are missing; answers the new numbers.

    One statement on both engines: rows of VALUES are upserted one after the other, and an upsert that leaves the
    key alone locks as FOR NO KEY UPDATE does. The ORM's upsert can only write constants, hence SQL by hand.
    """
    field = Inbox._meta.pk
    quoted = connection.ops.quote_name
    table, key = quoted(Inbox._meta.db_table), quoted(field.attname)
    rows = ", ".join(["(%s, 1)"] * len(recipients))
    sql = (
        f"INSERT INTO {table} ({key}, last_seq) VALUES {rows} "  # noqa: S608 - names come from the model
        f"ON CONFLICT ({key}) DO UPDATE SET last_seq = {table}.last_seq + 1 RETURNING {key}, last_seq"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [field.get_db_prep_value(recipient, connection) for recipient in recipients])
        return [(field.to_python(recipient), seq) for recipient, seq in cursor.fetchall()]


@transaction.atomic
def start_new_epoch(*, now: datetime) -> LogEpoch:
    """Give the log a new life after a restore from a backup: every phone then fetches everything anew."""
    epoch, _ = LogEpoch.objects.update_or_create(only=True, defaults={"epoch": uuid4().hex, "started_at": now})
    return epoch

"""Statements by hand go past Django's cursor and must behave as if they had not."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.db.utils import OperationalError
from django.test.utils import CaptureQueriesContext

from lotse.appointments.models import Absence, Closure
from lotse.core.by_hand import id_of, run
from lotse.events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db

MOMENTS = [
    datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
    datetime(2026, 11, 24, 8, 0, 7, 40, tzinfo=UTC),
    datetime(2026, 3, 29, 3, 30, tzinfo=timezone(timedelta(hours=2))),
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_is_found_as_a_field_wrote_it(moment: datetime) -> None:
    worker = factories.staff()
    absence = Absence.objects.create(worker=worker, starts_at=moment, ends_at=moment + timedelta(hours=1))
    by_hand = run("SELECT id FROM appointments_absence WHERE worker_id = %s AND starts_at = %s", [worker.pk, moment])
    assert by_hand == [(absence.pk,)]


def test_what_is_written_by_hand_is_read_by_fields() -> None:
    recipient, subject, moment = factories.resident().pk, uuid4(), MOMENTS[1]
    run(
        "INSERT INTO events_event (recipient_id, seq, event_type, subject_id, created_at) VALUES (%s, %s, %s, %s, %s)",
        [recipient, 1, "appointment_changed", subject, moment],
    )
    event = Event.objects.get(recipient_id=recipient)
    assert (event.subject_id, event.created_at) == (subject, moment)
    assert id_of(run("SELECT subject_id FROM events_event WHERE seq = %s", [1])[0][0]) == subject


def test_a_day_is_found_as_a_field_wrote_it() -> None:
    closure = Closure.objects.create(on=date(2026, 12, 24), reason_de="Heiligabend")
    assert run('SELECT id FROM appointments_closure WHERE "on" = %s', [date(2026, 12, 24)]) == [(closure.pk,)]


def test_a_per_cent_sign_is_written_twice() -> None:
    assert run("SELECT %s WHERE 'ab' LIKE 'a%%'", [1]) == [(1,)]


def test_who_counts_statements_counts_these() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert run("SELECT id FROM appointments_closure WHERE reason_de = %s", ["none"]) == []
    assert [query["sql"][:6] for query in queries] == ["SELECT"]


def test_errors_are_those_of_django() -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        run("INSERT INTO events_inbox (user_id, last_seq) VALUES (%s, NULL)", [factories.resident().pk])
    assert refused.value.__cause__ is not None
    with pytest.raises((OperationalError, ProgrammingError)), transaction.atomic():
        run("SELECT nothing FROM nowhere")


def test_in_a_transaction_that_is_lost_nothing_runs() -> None:
    with pytest.raises(TransactionManagementError), transaction.atomic():
        transaction.set_rollback(True)
        run("SELECT 1")

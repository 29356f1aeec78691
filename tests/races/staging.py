"""What the staged interleavings share: bare statements, waiting for a blocked one, the constraint taken away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

from lotse.appointments.models import Appointment
from tests.appointments.scene import appointment_row, office
from tests.races.test_booking_races import neighbours

COLUMNS = [field.column for field in Appointment._meta.concrete_fields if field.column]
IS_TAKEN = (
    "SELECT 1 FROM appointments_appointment WHERE worker_id = %(worker_id)s"
    " AND busy_starts_at < %(busy_ends_at)s AND busy_ends_at > %(busy_starts_at)s"
)
VALUES = ", ".join(f"%({column})s" for column in COLUMNS)
INSERT = f"INSERT INTO appointments_appointment ({', '.join(COLUMNS)}) SELECT {VALUES}"
INSERT_IF_FREE = f"{INSERT} WHERE NOT EXISTS ({IS_TAKEN})"
HOLD = "SELECT id FROM accounts_user WHERE id = %(worker_id)s FOR NO KEY UPDATE"
LOCK_AND_INSERT_IN_ONE = f"WITH held AS ({HOLD}) {INSERT_IF_FREE.replace(' WHERE NOT', ' FROM held WHERE NOT')}"


@contextmanager
def without_the_constraint() -> Iterator[None]:
    """Take the worker's guard away, to see what the code before it is worth."""
    constraint = next(each for each in Appointment._meta.constraints if each.name == "appointment_worker_no_overlap")
    everything = Appointment._meta.constraints
    Appointment._meta.constraints = [each for each in everything if each is not constraint]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, constraint)
    try:
        yield
    finally:
        Appointment.objects.all().delete()
        Appointment._meta.constraints = everything
        with connection.schema_editor() as editor:
            editor.add_constraint(Appointment, constraint)


def parameters(row: Appointment) -> dict[str, Any]:
    return {column: getattr(row, field.attname) for field in row._meta.concrete_fields if (column := field.column)}


def two_rows_for_one_slot() -> tuple[dict[str, Any], dict[str, Any]]:
    one, other = neighbours(office(), 2)
    return parameters(appointment_row(one)), parameters(appointment_row(other))


def wait_until_blocked(watcher: "psycopg.Connection[Any]", process: int) -> None:
    """Return when the process waits for a lock; the server knows, no clock is asked."""
    blocked = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
    while not watcher.execute(blocked, [process]).fetchone()[0]:  # type: ignore[index]
        watcher.rollback()

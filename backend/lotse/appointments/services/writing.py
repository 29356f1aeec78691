"""The one way appointments are written: locked, retried once in silence, the database's refusals understood."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, Final, ParamSpec, TypeVar
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction

from lotse.appointments.models import Appointment
from lotse.appointments.rules.refusals import AnotherAppointment, InterpreterTaken, SlotTaken
from lotse.core.by_hand import run, vendor
from lotse.core.errors import DomainError
from lotse.core.second_try import is_passing, violated_constraint, with_second_try

P = ParamSpec("P")
R = TypeVar("R")

REFUSALS: Final[dict[str, type[DomainError]]] = {
    "appointment_worker_no_overlap": SlotTaken,
    "group_session_worker_no_overlap": SlotTaken,
    "appointment_resident_no_overlap": AnotherAppointment,
    "appointment_interpreter_no_overlap": InterpreterTaken,
}
# A second request with the same key got in between; looked up anew, it answers with the first one's result.
SEEN_ON_RETRY: Final = {
    "appointments_appointment.resident_id, appointments_appointment.idempotency_key": "appointment_key_once",
    "appointments_groupplace.session_id, appointments_groupplace.resident_id": "group_place_once",
}
LOCK = "SELECT id FROM accounts_user WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"


def writes(work: Callable[P, R]) -> Callable[P, R]:
    """Run a use case in a transaction of its own; a deadlock or lock time-out gets one silent second try.

    A broken no-overlap constraint becomes its refusal, outside the transaction it ended. Raises TryAgain when the
    second try fails too.
    """

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return with_second_try(lambda: _attempt(work, *args, **kwargs), _deserves_second_try)

    return run


def _attempt(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        with transaction.atomic():
            return work(*args, **kwargs)
    except IntegrityError as error:
        refusal = REFUSALS.get(violated_constraint(error, SEEN_ON_RETRY))
        if refusal is None:
            raise
        raise refusal from error


def _deserves_second_try(error: Exception) -> bool:
    if isinstance(error, IntegrityError):
        return violated_constraint(error, SEEN_ON_RETRY) in SEEN_ON_RETRY.values()
    return is_passing(error)


def lock_people(*user_ids: UUID) -> None:
    """Hold these people's appointments still until the transaction ends: workers and resident, in one order for all.

    Its own statement, so that whatever is read next sees what the previous holder committed. SQLite has one writer at
    a time from BEGIN IMMEDIATE on and needs no lock.
    """
    if vendor() == "postgresql":
        run(LOCK, [sorted(set(user_ids))])


def insert(values: dict[str, Any]) -> Appointment:
    """Write a new appointment by a statement made once, and answer it; what is left out has the model's default."""
    sql, defaults = _insert_statement()
    row = defaults | {"id": uuid4()} | values
    if len(row) != len(defaults):
        raise TypeError(f"not of an appointment: {row.keys() - defaults.keys()}")
    run(sql, list(row.values()))
    return Appointment.from_db(DEFAULT_DB_ALIAS, list(row), list(row.values()))


@cache
def _insert_statement() -> tuple[str, dict[str, Any]]:
    """The statement, and what a row begins with, in the order of its columns."""
    fields = Appointment._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {Appointment._meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608
    return sql, {field.attname: field.get_default() for field in fields}

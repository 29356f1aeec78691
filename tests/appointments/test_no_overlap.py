"""The database itself keeps two appointments from overlapping: on both engines, and after a table was rebuilt."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SQLiteEditor
from django.db.migrations.writer import MigrationWriter

from lotse.appointments.models import Appointment, GroupSession, NoOverlap, Status
from lotse.appointments.models.guards import check_guards, expected_guards, standing_guards
from lotse.appointments.services.writing import SEEN_ON_RETRY
from lotse.core.second_try import violated_constraint
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, NOW, QUARTER, Office, appointment_row, office

OCCUPYING = [Status.BOOKED, Status.HANDOVER, Status.EXCUSED, Status.NO_SHOW, Status.FULFILLED]


def refused_by(row: Appointment) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save(force_insert=True)
    return violated_constraint(refusal.value, SEEN_ON_RETRY)


def other(first: Office) -> Office:
    """Somebody else at the same worker's."""
    return Office(first.worker, first.place, first.topic, factories.resident())


@pytest.mark.django_db
@pytest.mark.parametrize("status", OCCUPYING)
def test_every_state_that_occupies_time_blocks(status: Status) -> None:
    first = office()
    appointment_row(first, status=status).save()
    assert refused_by(appointment_row(other(first), NINE + QUARTER)) == "appointment_worker_no_overlap"


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.CANCELLED_BY_RESIDENT, Status.CANCELLED_BY_SERVICE])
def test_a_cancelled_appointment_frees_its_time(status: Status) -> None:
    first = office()
    appointment_row(first, status=status).save()
    appointment_row(other(first)).save()
    assert Appointment.objects.count() == 2


@pytest.mark.django_db
def test_one_may_begin_in_the_minute_in_which_another_ends() -> None:
    first = office()
    appointment_row(first).save()
    appointment_row(other(first), NINE + HALF_HOUR).save()
    appointment_row(other(first), NINE - HALF_HOUR).save()


@pytest.mark.django_db
def test_a_resident_cannot_be_in_two_places() -> None:
    first, second = office(), office()
    appointment_row(first).save()
    assert refused_by(appointment_row(second, resident=first.resident)) == "appointment_resident_no_overlap"


@pytest.mark.django_db
def test_an_interpreter_cannot_be_in_two_places_and_nobody_is_nobody() -> None:
    interpreter = factories.interpreter()
    appointment_row(office(), interpreter=interpreter).save()
    appointment_row(office()).save()
    assert refused_by(appointment_row(office(), interpreter=interpreter)) == "appointment_interpreter_no_overlap"


@pytest.mark.django_db
def test_the_buffer_belongs_to_the_worker_alone() -> None:
    first, second = office(), office()
    appointment_row(first, busy_ends_at=NINE + HALF_HOUR + QUARTER).save()
    assert refused_by(appointment_row(other(first), NINE + HALF_HOUR)) == "appointment_worker_no_overlap"
    appointment_row(second, NINE + HALF_HOUR, resident=first.resident).save()


@pytest.mark.django_db
def test_an_update_is_guarded_too_and_a_row_never_collides_with_itself() -> None:
    first = office()
    appointment_row(first).save()
    second = appointment_row(other(first), NINE + HALF_HOUR)
    second.save()
    row = Appointment.objects.filter(pk=second.pk)
    row.update(busy_starts_at=NINE + HALF_HOUR, version=2)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.update(starts_at=NINE, busy_starts_at=NINE)
    assert violated_constraint(refusal.value, SEEN_ON_RETRY) == "appointment_worker_no_overlap"
    first_row = Appointment.objects.exclude(pk=second.pk)
    first_row.update(status=Status.CANCELLED_BY_SERVICE)
    row.update(starts_at=NINE, busy_starts_at=NINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        first_row.update(status=Status.BOOKED)


@pytest.mark.django_db
def test_group_sessions_of_one_worker_do_not_overlap() -> None:
    first = office()
    fields = {"worker": first.worker, "place": first.place, "title_de": "Café", "starts_at": NINE,
              "ends_at": NINE + HALF_HOUR, "capacity": 3, "changed_at": NOW}  # fmt: skip
    GroupSession.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupSession.objects.create(**fields)
    GroupSession.objects.create(**fields | {"status": GroupSession.Status.CANCELLED})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ends_at": NINE, "busy_ends_at": NINE + HALF_HOUR}, "appointment_ends_after_start"),
        ({"busy_starts_at": NINE + timedelta(minutes=1)}, "appointment_busy_covers"),
        ({"busy_ends_at": NINE + QUARTER}, "appointment_busy_covers"),
        ({"status": "maybe"}, "appointment_status_is_known"),
    ],
)
def test_impossible_rows_are_refused_by_name(fields: dict[str, Any], constraint: str) -> None:
    assert refused_by(appointment_row(office(), **fields)) == constraint


@pytest.mark.django_db
def test_a_key_is_used_once_per_resident() -> None:
    first, key = office(), uuid4()
    appointment_row(first, idempotency_key=key).save()
    later = appointment_row(first, NINE + HALF_HOUR, idempotency_key=key)
    assert refused_by(later) == "appointment_key_once"
    appointment_row(other(first), NINE + HALF_HOUR, idempotency_key=key).save()


@pytest.mark.django_db
def test_forms_are_told_politely() -> None:
    first = office()
    appointment_row(first).save()
    constraint = next(each for each in Appointment._meta.constraints if each.name == "appointment_worker_no_overlap")
    with pytest.raises(ValidationError):
        constraint.validate(Appointment, appointment_row(other(first)))
    constraint.validate(Appointment, appointment_row(other(first), status=Status.CANCELLED_BY_SERVICE))
    constraint.validate(Appointment, appointment_row(other(first), NINE + HALF_HOUR))


@pytest.mark.django_db
def test_every_guard_stands_and_the_check_counts_them() -> None:
    expected = [guard for _model, guard in expected_guards(connection.vendor)]
    assert len(expected) == (4 if connection.vendor == "postgresql" else 8)
    assert set(expected) <= standing_guards(connection)
    assert [error for error in run_checks(databases=["default"]) if error.id == "appointments.E001"] == []


@pytest.mark.django_db
def test_the_check_names_a_guard_that_is_gone() -> None:
    table, name = Appointment._meta.db_table, "appointment_worker_no_overlap"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        else:
            cursor.execute(f"DROP TRIGGER {name}_update")
    errors = check_guards(databases=["default"])
    assert [error.id for error in errors] == ["appointments.E001"]
    assert name in errors[0].msg
    appointment_row(first := office()).save()
    second = appointment_row(other(first), NINE + HALF_HOUR)
    second.save()
    assert Appointment.objects.filter(pk=second.pk).update(starts_at=NINE, busy_starts_at=NINE) == 1  # unguarded now


@pytest.mark.django_db(transaction=True)
def test_the_guards_survive_a_rebuild_of_the_table_and_others_made_by_hand_do_not() -> None:
    """The trap: SQLite rebuilds a table to change it, and triggers that nobody re-creates are silently gone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("CREATE TRIGGER by_hand BEFORE INSERT ON appointments_appointment BEGIN SELECT 1; END")
    field = models.CharField(max_length=3, blank=True, default="")
    field.set_attributes_from_name("rebuilt")
    with connection.schema_editor() as editor:
        if isinstance(editor, SQLiteEditor):
            editor._remake_table(Appointment)  # type: ignore[attr-defined]
        else:
            editor.add_field(Appointment, field)
            editor.remove_field(Appointment, field)
    assert {guard for _model, guard in expected_guards(connection.vendor)} <= standing_guards(connection)
    assert "by_hand" not in standing_guards(connection)
    first = office()
    appointment_row(first).save()
    assert refused_by(appointment_row(other(first), NINE + QUARTER)) == "appointment_worker_no_overlap"


@pytest.mark.django_db(transaction=True)
def test_the_constraint_can_be_removed_and_added_by_a_migration() -> None:
    constraint = next(each for each in Appointment._meta.constraints if each.name == "appointment_worker_no_overlap")
    without = [each for each in Appointment._meta.constraints if each is not constraint]
    everything = Appointment._meta.constraints
    try:
        Appointment._meta.constraints = without
        with connection.schema_editor() as editor:
            editor.remove_constraint(Appointment, constraint)
        assert not {name for name in standing_guards(connection) if name.startswith(constraint.name)}
    finally:
        Appointment._meta.constraints = everything
        with connection.schema_editor() as editor:
            editor.add_constraint(Appointment, constraint)
    assert {guard for _model, guard in expected_guards(connection.vendor)} <= standing_guards(connection)


def test_a_migration_can_write_it_down_and_equal_ones_are_equal() -> None:
    words = {"name": "x", "scope": "worker", "starts": "starts_at", "ends": "ends_at"}
    constraint = NoOverlap(**words, freed_by=["gone"])
    text, imports = MigrationWriter.serialize(constraint)
    assert "lotse.appointments.models.no_overlap.NoOverlap" in text
    assert imports == {"import lotse.appointments.models.no_overlap"}
    assert constraint == constraint.clone()
    assert constraint != NoOverlap(**words, freed_by=["gone", "lost"])

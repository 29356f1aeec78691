"""Absences that were taken before there were bounds: cut to the century and told once, without being read."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lotse.appointments.models import Absence
from tests import factories

INSERT = "INSERT INTO appointments_absence (worker_id, starts_at, ends_at, reason) VALUES (%s, %s, %s, 'away')"
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
PLAIN = (datetime(2026, 12, 9, 9, tzinfo=UTC), datetime(2026, 12, 10, 9, tzinfo=UTC))


def migrate(*targets: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate(list(targets))


@pytest.mark.django_db(transaction=True)
def test_old_rows_are_cut_to_the_century(engine: str) -> None:
    worker = factories.staff()
    number = worker.pk if engine == "postgres" else worker.pk.hex
    leaves = [leaf for leaf in MigrationExecutor(connection).loader.graph.leaf_nodes() if leaf[0] == "appointments"]
    migrate(("appointments", "0001_initial"))
    try:
        with connection.cursor() as cursor:
            far = "10000-01-01 00:59:00+00" if engine == "postgres" else "9999-12-31 23:59:59"
            day = "2026-12-09 09:00:00+00" if engine == "postgres" else "2026-12-09 09:00:00"
            end = day.replace("12-09", "12-10")
            for starts, ends in [
                ("0001-01-01 00:00:00", far), (day, far), (day, end), (day, end),
                ("0001-01-01 00:00:00", "1999-01-01 00:00:00"), ("2100-01-01 00:00:00", far),
            ]:  # fmt: skip
                cursor.execute(INSERT, [number, starts, ends])
    finally:
        migrate(*leaves)
    assert sorted(Absence.objects.values_list("starts_at", "ends_at")) == [(FIRST, LAST), PLAIN, (PLAIN[0], LAST)]

"""No list asks the database more often because it is longer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lotse.appointments.models import TopicResponsibility
from tests import factories
from tests.appointments.desk import Desk, group_session

pytestmark = pytest.mark.django_db


def queries(desk: Desk, name: str, path: str) -> int:
    client = desk.browser(name)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_take_as_many_queries_for_three_as_for_one(desk: Desk) -> None:
    weeks = f"/api/staff/week?from={timezone.now().date() + timedelta(days=1)}"
    paths = [
        ("amina", "/api/appointments", 3),
        ("amina", "/api/topics", 2),
        ("amina", f"/api/topics/{desk.letters.pk}/workers", 5),
        ("amina", f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}", 6),
        ("amina", "/api/group-sessions", 2),
        ("weber", weeks, 6),
        ("weber", "/api/staff/hours", 6),
    ]
    desk.book()
    group_session(desk)
    one = [queries(desk, name, path) for name, path, _most in paths]
    for number in (1, 2):
        desk.book(index=4 * number)
        colleague = factories.staff(works_for=desk.cast.weber.organisation)
        TopicResponsibility.objects.create(topic=desk.letters, worker=colleague)
        desk.past(desk.cast.amina, desk.cast.weber, days=number)
    three = [queries(desk, name, path) for name, path, _most in paths]
    assert one == three
    assert one == [most for _name, _path, most in paths]

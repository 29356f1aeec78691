"""Somebody moves out while appointments with her are booked, cancelled and moved: everybody gets an answer."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from lotse.appointments.models import Appointment
from lotse.appointments.rules.booking import Wish
from lotse.appointments.services.booking import book_appointment
from lotse.appointments.services.changing import cancel_appointment
from lotse.directory.models import Residency
from lotse.directory.services import move_out
from tests import factories
from tests.appointments import scene
from tests.races.crowd import at_once, tally

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS, WORKERS = 5, 4


def worker_with_hours(office: scene.Office) -> Any:
    """A colleague who has time on the same Tuesday."""
    colleague = factories.staff()
    scene.rule(colleague, office.place)
    return colleague


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_moving_out_amid_bookings_is_done_and_stops_nobody(turn: int) -> None:
    mine = scene.office(max_open_per_resident=9)
    workers = [mine.worker, *(worker_with_hours(mine) for _ in range(WORKERS - 1))]
    booked = [mine.book(scene.NINE + place * scene.HALF_HOUR).appointment for place in range(2)]

    def book(place: int) -> object:
        starts_at = scene.NINE + timedelta(hours=1) + place * scene.HALF_HOUR
        wish = Wish(resident_id=mine.resident.pk, worker_id=workers[place].pk, topic=mine.topic, starts_at=starts_at)
        return book_appointment(wish=wish, by=mine.resident.pk, key=uuid4(), now=scene.NOW)

    def leave() -> None:
        move_out(resident_id=mine.resident.pk, on=scene.NOW.date(), by=mine.worker.pk, now=scene.NOW)

    def cancel() -> object:
        return cancel_appointment(appointment=booked[0], version=1, by=mine.resident.pk, now=scene.NOW)

    works: list[Callable[[], object]] = [leave, cancel, *(partial(book, place) for place in range(WORKERS))]
    answers = at_once(works)

    assert answers[0] is None
    assert set(tally(answers)) <= {"done", "not_changeable"}
    assert Residency.objects.get(resident=mine.resident).ends_on == scene.NOW.date()
    assert {each.status for each in Appointment.objects.filter(pk__in=[one.pk for one in booked])} <= {
        "cancelled_by_resident",
        "cancelled_by_service",
    }

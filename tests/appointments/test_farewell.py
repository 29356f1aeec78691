"""Who moves out leaves no appointment behind, and the worker sees why."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from lotse.appointments.models import Appointment, GroupSession
from lotse.directory.rules import DayAhead
from lotse.directory.services import move_out
from tests.appointments.desk import Desk, group_session, post
from tests.people import signed_in

pytestmark = pytest.mark.django_db


def moves_out(desk: Desk) -> int:
    body = {"on": str(timezone.localdate())}
    path = f"/api/staff/residents/{desk.cast.amina.pk}/moving-out"
    status: int = post(signed_in(desk.cast.roth), path, body).status_code
    return status


def test_coming_appointments_are_cancelled_by_the_service_with_the_reason_and_past_ones_stay(desk: Desk) -> None:
    coming = [desk.book(), desk.book(index=3)]
    past = desk.past(desk.cast.amina, desk.cast.weber)

    assert moves_out(desk) == 204

    rows = Appointment.objects.filter(pk__in=[made["id"] for made in coming])
    assert [(row.status, row.cancel_reason_code, row.version) for row in rows] == [
        ("cancelled_by_service", "moved_out", 2)
    ] * 2
    past.refresh_from_db()
    assert (past.status, past.version) == ("booked", 1)


def test_the_worker_is_told_and_sees_the_reason_in_her_week(desk: Desk) -> None:
    weber = desk.browser("weber")
    made = desk.book()
    log = weber.get("/api/bootstrap").json()

    moves_out(desk)

    news = weber.get(f"/api/events?epoch={log['epoch']}&after={log['head']}").json()["events"]
    assert [(event["event_type"], event["data"]["status"], event["data"]["cancel_reason"]) for event in news] == [
        ("appointment_changed", "cancelled_by_service", "moved_out")
    ]
    seen = weber.get(f"/api/staff/appointments/{made['id']}").json()
    assert (seen["status"], seen["cancel_reason"]) == ("cancelled_by_service", "moved_out")


def test_the_appointments_of_others_stand(desk: Desk) -> None:
    other = desk.book("dmytro", worker="kaya")

    moves_out(desk)

    assert Appointment.objects.get(pk=other["id"]).status == "booked"


def test_a_place_in_a_group_becomes_free(desk: Desk) -> None:
    session = GroupSession.objects.get(pk=group_session(desk))
    assert post(desk.browser("amina"), f"/api/group-sessions/{session.pk}/join", {}).status_code == 200

    moves_out(desk)

    session.refresh_from_db()
    assert (session.taken, session.places.count()) == (0, 0)


def test_a_refused_moving_out_cancels_nothing(desk: Desk) -> None:
    made = desk.book()

    with pytest.raises(DayAhead):
        move_out(
            resident_id=desk.cast.amina.pk,
            on=timezone.localdate() + timedelta(days=1),
            by=desk.cast.roth.pk,
            now=datetime.now(UTC),
        )

    assert Appointment.objects.get(pk=made["id"]).status == "booked"

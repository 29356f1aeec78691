"""A resident's own appointments: the list, one of them, and the file for the phone's calendar."""

from datetime import datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.utils import timezone

from lotse.appointments.models import Appointment
from tests.appointments.desk import SECRET_TOPIC, Desk, post

pytestmark = pytest.mark.django_db


def test_past_appointments_come_in_pages(desk: Desk) -> None:
    rows = [desk.past(desk.cast.amina, desk.cast.weber, days=day) for day in range(1, 24)]
    amina = desk.browser("amina")
    first = amina.get("/api/appointments").json()["past"]
    rest = amina.get(f"/api/appointments?after={first['next']}").json()["past"]
    seen = [each["id"] for each in [*first["items"], *rest["items"]]]
    assert (len(first["items"]), rest["next"]) == (20, None)
    assert seen == [str(row.pk) for row in rows]


def test_dmytros_list_holds_nothing_of_aminas(desk: Desk) -> None:
    desk.book()
    desk.past(desk.cast.amina, desk.cast.weber)
    of_his_own = desk.past(desk.cast.dmytro, desk.cast.kaya)
    seen = desk.browser("dmytro").get("/api/appointments").json()
    assert (seen["upcoming"], [each["id"] for each in seen["past"]["items"]]) == ([], [str(of_his_own.pk)])
    assert desk.browser("dmytro").get("/api/bootstrap").json()["resident"]["next_appointment"] is None


def test_what_the_service_cancels_stays_in_sight_until_its_start(desk: Desk) -> None:
    """Nobody shall stand at a closed door; what Amina cancels herself is over for her."""
    first, second, third = (desk.book(index=index) for index in (0, 2, 4))
    cancel = {"version": 1, "reason": "ill"}
    assert post(desk.browser("weber"), f"/api/staff/appointments/{first['id']}/cancel", cancel).status_code == 200
    assert post(desk.browser("amina"), f"/api/appointments/{second['id']}/cancel", {"version": 1}).status_code == 200
    assert listed(desk, "amina") == ([first["id"], third["id"]], [second["id"]])
    assert listed(desk, "dmytro") == ([], [])
    begun = Appointment.objects.get(pk=first["id"])
    earlier = timezone.now() - begun.starts_at - timedelta(minutes=5)
    begun.starts_at, begun.ends_at = begun.starts_at + earlier, begun.ends_at + earlier
    begun.busy_starts_at, begun.busy_ends_at = begun.busy_starts_at + earlier, begun.busy_ends_at + earlier
    begun.save()
    assert listed(desk, "amina") == ([third["id"]], [second["id"], first["id"]])


def listed(desk: Desk, who: str) -> tuple[list[str], list[str]]:
    answer = desk.browser(who).get("/api/appointments").json()
    return [each["id"] for each in answer["upcoming"]], [each["id"] for each in answer["past"]["items"]]


def test_a_malformed_id_has_its_own_code(desk: Desk) -> None:
    answer = desk.browser("amina").get("/api/appointments/seven")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed_id")


def event_in(answer: Any) -> Any:
    return icalendar.Calendar.from_ical(answer.content).events[0]


def test_the_calendar_file_says_when_and_where_and_nothing_else(desk: Desk) -> None:
    made = desk.book(topic=desk.discreet)
    amina, path = desk.browser("amina"), f"/api/appointments/{made['id']}"
    answer = amina.get(f"{path}/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="termin.ics"'
    event = event_in(answer)
    assert str(event["UID"]) == f"{made['id']}@lotse"
    assert (int(event["SEQUENCE"]), str(event["STATUS"])) == (1, "CONFIRMED")
    assert event["DTSTART"].dt == datetime.fromisoformat(made["starts_at"])
    assert event["DTSTART"].dt.tzinfo is not None
    assert "Büro Lindenhof" in str(event["LOCATION"])
    text = answer.content.decode()
    assert [word for word in (SECRET_TOPIC, "الإقامة", "Weber", "Haddad", "Amina") if word in text] == []
    post(amina, f"{path}/cancel", {"version": 1})
    event = event_in(amina.get(f"{path}/calendar.ics"))
    assert (str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])) == (f"{made['id']}@lotse", 2, "CANCELLED")
